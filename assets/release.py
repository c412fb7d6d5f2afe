"""Group `release`: the tables that passed their checks become files that others can use."""

from __future__ import annotations

import json
import subprocess
import tomllib
from datetime import date
from pathlib import Path

import dagster as dg

from assets.project import CHECKED, ROOT, Project
from pipelines.extract.cache import code_version
from pipelines.release.build import Build
from pipelines.release.place import previous_release
from pipelines.release.write import write_release

SCORES = ROOT / "benchmarks" / "gold" / "scores.json"
FLOORS = ROOT / "floors.toml"


@dg.asset(group_name="release", deps=CHECKED)
def release(project: Project) -> dg.MaterializeResult:
    """The release: Parquet, DuckDB, metadata. It is made beside its place and moved there whole."""
    out = Path(project.out)
    info = write_release(
        project.tables(),
        out,
        Build(
            version=project.version,
            code_version=code_version(),
            date=date.fromisoformat(project.date) if project.date else None,
            commit=commit(),
            scores=json.loads(SCORES.read_text("utf-8")) if SCORES.is_file() else None,
            floors=tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else None,
            warnings=tuple(json.loads(project.noted("warnings.json") or "[]")),
            previous=previous_release(out, project.version),
            archive=project.archive,
        ),
    )
    project.note("raw.released", project.noted("raw.read") or "")
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(info.path),
            "version": info.version,
            "date": str(info.date),
            "rows": info.n_rows,
            "bytes": sum(info.files.values()),
        }
    )


def commit() -> str | None:
    """The revision of the code, or None where it is not known or something is changed in it."""
    try:
        changed = _git("status", "--porcelain", "--untracked-files=no")
        return None if changed else _git("rev-parse", "HEAD")
    except (OSError, subprocess.CalledProcessError):
        return None


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
