"""A release is made here: the data, the database, the documents about them, and the sums of all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipelines.release.archive import write_archive
from pipelines.release.build import Build, ReleaseInfo, file_metadata, release_date
from pipelines.release.card import card
from pipelines.release.changes import changes, changes_md
from pipelines.release.citation import citation, license_text
from pipelines.release.context import SUMS, Context, digest
from pipelines.release.croissant import croissant
from pipelines.release.database import write_database
from pipelines.release.datapackage import datapackage
from pipelines.release.explorer import explorer
from pipelines.release.floors import under_floors
from pipelines.release.frames import Frames
from pipelines.release.parquet import write_table
from pipelines.release.place import DATABASE, DEV, ReleaseError, folder, staged
from pipelines.release.provenance import provenance
from pipelines.release.scorecard import scorecard_json, scorecard_md, with_gold
from schemas import TABLES

DOCUMENTS: dict[str, Callable[[Context], str]] = {
    "CHANGES.md": changes_md,
    "CITATION.cff": citation,
    "LICENSE": license_text,
    "README.md": card,
    "croissant.json": croissant,
    "datapackage.json": datapackage,
    "explorer.html": explorer,
    "provenance.json": provenance,
    "scorecard.json": scorecard_json,
    "scorecard.md": scorecard_md,
}
"""File → what writes it. Each finds the data and the database in the context's folder."""


def write_release(frames: Frames, out: Path, build: Build) -> ReleaseInfo:
    """Make `out/monazite-<version>/` of frames that passed their checks.

    It is written beside its place and moved there whole; what lay there stays as it was if anything fails. `changes`
    and the gold columns of `rules` are filled here. Raises ReleaseError where `out` cannot be written, the version is
    none, or a numbered one stands already or falls under its floors.
    """
    if build.version != DEV and (low := under_floors(frames, build)):
        raise ReleaseError(f"{build.version} is not made: {'; '.join(low)}")
    frames = {**frames, "rules": with_gold(frames["rules"], build.scores)}
    if build.previous is not None:
        frames["changes"] = changes(build.previous, frames, build.code_version)
    day = release_date(frames, build.date)
    archive = None
    with staged(out, build.version) as staging:
        context = Context(frames, build, day, staging)
        (staging / "data").mkdir()
        for table in TABLES.values():
            write_table(table, frames[table.name], staging / context.data_path(table), file_metadata(frames, build))
        write_database(context.database, staging / "data")
        for name, document in DOCUMENTS.items():
            (staging / name).write_text(document(context), "utf-8", newline="\n")
        write_sums(staging)
        files = {path: context.size(path) for path in files_of(staging)}
        if build.archive:
            archive = write_archive(context, [path for path in files if not path.startswith(DATABASE)], out)
    return ReleaseInfo(
        path=folder(out, build.version),
        version=build.version,
        date=day,
        n_rows={name: frame.height for name, frame in frames.items()},
        files=files,
        archive=archive,
    )


def files_of(release: Path) -> list[str]:
    """All files of a release by their path in it, in order."""
    return sorted(path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file())


def write_sums(release: Path) -> None:
    """Write `SHA256SUMS` of every file but the database, whose sum stands alone: its bytes are never twice the same."""
    own = {SUMS, DATABASE, f"{DATABASE}.sha256"}
    lines = [f"{digest(release / path)}  {path}\n" for path in files_of(release) if path not in own]
    (release / SUMS).write_text("".join(lines), "utf-8", newline="\n")
    sum_of_database = f"{digest(release / DATABASE)}  {DATABASE}\n"
    (release / f"{DATABASE}.sha256").write_text(sum_of_database, "utf-8", newline="\n")
