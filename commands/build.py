"""`build` and `release`: the Dagster job in this process, with its progress and what came of it."""

from __future__ import annotations

import logging
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from commands.dagster_home import prepare
from commands.errors import CommandError

NAMED = 5
"""Rejected inputs that are named one by one."""


@dataclass(slots=True)
class Outcome:
    """What a run gave: the release, the seconds of each stage, and the failed checks in words."""

    path: Path | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def build(
    raw: Path, out: Path, *, version: str, day: str | None = None, fresh: bool = False, archive: bool = False
) -> int:
    """Make a release and say what it is. Gives the exit status: 1 where a check of severity ERROR failed.

    Raises CommandError where there is nothing to read or nowhere to write.
    """
    started = time.perf_counter()
    look_before(raw, out, version, day)
    from assets.project import HOME, Project

    project = Project(
        raw=str(raw.resolve()), out=str(out.resolve()), version=version, date=day, fresh=fresh, archive=archive
    )
    console = Console(stderr=True, highlight=False)
    try:
        prepare(HOME)
    except OSError as error:
        raise CommandError(f"cannot write to {HOME}: {error.strerror}") from None
    outcome = run(project, console)
    for line in outcome.warnings:
        console.print(f"[yellow]warning[/] {line}", soft_wrap=True)
    for line in outcome.errors:
        console.print(f"[red]error[/] {line}", soft_wrap=True)
    if outcome.path is None:
        raise CommandError(f"no release was made; what lay in {out} is as it was")
    report(project, outcome, time.perf_counter() - started)
    return 0


def look_before(raw: Path, out: Path, version: str, day: str | None) -> None:
    """Raise CommandError for what can be known to fail before any work is done."""
    from pipelines.read.folder import input_files
    from pipelines.release.place import DEV, ReleaseError, folder

    if not raw.exists():
        raise CommandError(f"there is no folder {raw}")
    if not raw.is_dir():
        raise CommandError(f"{raw} is no folder: to look at one text, use `read`")
    if not input_files(raw):
        raise CommandError(f"there is nothing to read in {raw}")
    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise CommandError(f"{day!r} is no day: write it as 2026-11-30") from None
    try:
        target = folder(out, version)
    except ReleaseError as error:
        raise CommandError(str(error)) from None
    if version != DEV and target.exists():
        raise CommandError(f"{target} stands already: a numbered release is never overwritten")
    try:
        out.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=out).close()
    except OSError as error:
        raise CommandError(f"cannot write to {out}: {error.strerror}") from None


def run(project: Any, console: Console) -> Outcome:
    """Run the job `build` in this process over the same history as the user interface."""
    import dagster as dg

    from assets.definitions import defs
    from assets.progress import LOGGER

    job = defs.resolve_job_def("build")
    settings = {
        "loggers": {"progress": {}},
        "resources": {"project": {"config": project.model_dump()}},
    }
    with dg.DagsterInstance.get() as instance, _bars(console) as progress:
        handler = ProgressHandler(progress, n_steps=len(job.nodes))
        LOGGER.addHandler(handler)
        try:
            result = job.execute_in_process(run_config=settings, instance=instance, raise_on_error=False)
        finally:
            LOGGER.removeHandler(handler)
    return outcome_of(result)


def _bars(console: Console) -> Progress:
    """The progress bars; none where nobody watches."""
    columns = (TextColumn("{task.description:<18}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def outcome_of(result: Any) -> Outcome:
    """What matters of Dagster's events."""
    import dagster as dg

    outcome = Outcome()
    for event in result.all_events:
        if event.is_step_success:
            outcome.seconds[event.step_key] = event.event_specific_data.duration_ms / 1000
        elif event.is_step_failure:
            outcome.errors.append(f"{event.step_key}: {_cause(event.step_failure_data.error)}")
    for check in result.get_asset_check_evaluations():
        if not check.passed:
            wanted = outcome.errors if check.severity is dg.AssetCheckSeverity.ERROR else outcome.warnings
            findings = check.metadata["findings"].value.splitlines()
            wanted.extend(line.removeprefix("- ") for line in findings)
    if result.success and not outcome.errors:
        made = result.asset_materializations_for_node("release")[0]
        outcome.path = Path(made.metadata["path"].value)
    return outcome


def _cause(error: Any) -> str:
    """The first line of the innermost message of a failure, and, of one that nobody foresaw, where it happened."""
    while error.cause is not None:
        error = error.cause
    message = error.message.strip().splitlines()[0]
    if error.cls_name in ("Failure", "DagsterAssetCheckFailedError", "ReleaseError", "CorrectionError"):
        return message
    place = error.stack[-1].strip().splitlines()[0] if error.stack else "an unknown place"
    return f"{message} ({place}; the whole story: ./run ui)"


class ProgressHandler(logging.Handler):
    """Moves the bars: one for the stages of the job, one for the articles of the stage that reads them."""

    def __init__(self, progress: Progress, n_steps: int) -> None:
        super().__init__(logging.DEBUG)
        self._progress = progress
        self._stages = progress.add_task("stages", total=n_steps)
        self._articles = progress.add_task("articles", total=None, visible=False)

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of a step that begins or ends, or of an article that is done."""
        if (done := getattr(record, "done", None)) is not None:
            self._progress.update(self._articles, completed=done, total=record.total, visible=True)
            return
        event = getattr(record, "dagster_event", None)
        if event is not None and event.event_type_value == "STEP_START":
            self._progress.update(self._stages, description=event.step_key)
        elif event is not None and event.event_type_value == "STEP_SUCCESS":
            self._progress.advance(self._stages)


def report(project: Any, outcome: Outcome, seconds: float) -> None:
    """Print what was made, what was not read, how long it took, and what to do next."""
    console = Console(highlight=False)
    frames = project.tables()
    table = Table("table", "rows", "nulls", "emptiest columns", box=None, header_style="bold", pad_edge=False)
    for column in table.columns[1:3]:
        column.justify = "right"
    for name, frame in frames.items():
        if name != "changes":
            table.add_row(name, f"{frame.height:,}", *_nulls(frame))
    console.print(table)
    rejects = frames["rejects"]
    if rejects.height:
        reasons = rejects["reason"].value_counts(sort=True).sort("count", "reason", descending=[True, False])
        counted = ", ".join(f"{count} {reason}" for reason, count in reasons.iter_rows())
        console.print(f"\n{rejects.height} inputs rejected: {counted}", soft_wrap=True)
        for path, reason, detail in rejects.head(NAMED).iter_rows():
            console.print(f"  {path}: {reason}, {detail}" if detail else f"  {path}: {reason}", soft_wrap=True)
        if rejects.height > NAMED:
            console.print("  … all of them: ./run query 'from rejects'")
    path = _shown(outcome.path)
    stages = ", ".join(f"{name} {time:.1f}" for name, time in outcome.seconds.items() if time >= 0.1)
    size = sum(file.stat().st_size for file in outcome.path.rglob("*") if file.is_file()) / 1e6
    console.print(f"\nMade [bold]{path}[/] in {seconds:.1f} s ({size:.1f} MB; stages: {stages}).", soft_wrap=True)
    if outcome.warnings:
        console.print(f"Warnings, {len(outcome.warnings)} of them, stand above; none stops a release.")
    console.print(
        "\nNext:\n"
        f"  ./run query --out {path.parent} 'from v_statements limit 5'   what was said, and by whom\n"
        f"  ./run verify {path}   that every row shows what its article says\n"
        "  ./run ui   the graph of the tables, in a browser",
        soft_wrap=True,
    )


def _shown(path: Path) -> Path:
    """The path as a person would type it here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _nulls(frame: Any) -> tuple[str, str]:
    """Share of cells that are null, and the columns that hold most of them."""
    if not frame.height:
        return "", ""
    counts = frame.null_count().row(0, named=True)
    share = sum(counts.values()) / (frame.height * frame.width)
    emptiest = sorted((item for item in counts.items() if item[1]), key=lambda item: (-item[1], item[0]))[:3]
    return f"{share:.0%}", ", ".join(f"{name} {count / frame.height:.0%}" for name, count in emptiest)
