"""How a release differs from the one before: `data/changes.parquet` and `CHANGES.md`."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipelines.release.checks import key_text
from pipelines.release.context import Context
from pipelines.release.frames import Frames, articles_of, frame_of
from pipelines.release.parquet import read_metadata, read_table
from schemas import SCHEMA_VERSION, TABLES, ChangeRow, Table

COMPARED = tuple(name for name in TABLES if name != "changes")
ACROSS_ARTICLES = {"group_id", "duplicate_of", "n_mentions", "n_rows"}
"""Columns that other articles have a part in."""


def changes(previous: Path, frames: Frames, code_version: str) -> pl.DataFrame:
    """The rows of `changes`: what was added, removed or changed since the release in the folder `previous`.

    The cause is `source` where the article of a row is new, gone or different, or where the code is the same; else
    `code`. Columns that the release before did not have are not compared.
    """
    before = {name: _read(previous, name) for name in COMPARED}
    same_code = read_metadata(previous / "data" / "articles.parquet").get("code_version") == code_version
    moved = _moved_articles(before["articles"], frames["articles"])
    rows = []
    for name in COMPARED:
        table = TABLES[name]
        old, new = _keyed(table, before), _keyed(table, frames)
        compared = [column for column in table.names if column in old.columns]
        added = new.join(old, on="_key", how="anti")
        removed = old.join(new, on="_key", how="anti")
        successors = _successors(added, removed)
        found = [*_rows(added, "added"), *_rows(removed, "removed"), *_differing(old, new, name, compared)]
        for key, article, change, columns in found:
            by_source = same_code or (article in moved if article else bool(moved))
            if change == "changed" and set(columns) <= ACROSS_ARTICLES and moved:
                by_source = True
            rows.append(
                ChangeRow(
                    table=name,
                    row_id=key,
                    change=change,
                    columns=columns,
                    cause="source" if by_source else "code",
                    successor_id=successors.get(key) if change == "removed" else None,
                )
            )
    return frame_of(TABLES["changes"], rows).sort("table", "row_id", "change")


def _read(release: Path, name: str) -> pl.DataFrame:
    path = release / "data" / f"{name}.parquet"
    return read_table(path) if path.is_file() else frame_of(TABLES[name], [])


def _keyed(table: Table, frames: Frames) -> pl.DataFrame:
    """The rows of a table with their key as one string and the article they belong to (null where to none)."""
    frame = frames[table.name]
    owner = articles_of(frames, table.name) if table.by_article else pl.Series([None] * frame.height, dtype=pl.String)
    return frame.with_columns(key_text(table).alias("_key"), owner.alias("_article"))


def _moved_articles(old: pl.DataFrame, new: pl.DataFrame) -> set[str]:
    """Articles that are new, gone, or of other bytes or another day than before."""
    facts = ["article_id", "source_sha256", "published_start", "published_end"]
    one, other = (set(frame.select(facts).iter_rows()) for frame in (old, new))
    return {row[0] for row in one ^ other}


def _rows(frame: pl.DataFrame, change: str) -> list[tuple[str, str | None, str, list[str]]]:
    return [(key, article, change, []) for key, article in frame.select("_key", "_article").iter_rows()]


def _differing(
    old: pl.DataFrame, new: pl.DataFrame, name: str, compared: list[str]
) -> list[tuple[str, str | None, str, list[str]]]:
    """Rows that are in both and differ in some column, with those columns."""
    both = new.join(old, on="_key", how="inner", suffix="_before")
    columns = [column for column in compared if column not in TABLES[name].key]
    unlike = both.select("_key", "_article", *(pl.col(c).ne_missing(pl.col(f"{c}_before")).alias(c) for c in columns))
    found = []
    for key, article, *differs in unlike.iter_rows():
        if any(differs):
            found.append((key, article, "changed", [c for c, other in zip(columns, differs, strict=True) if other]))
    return found


def _successors(added: pl.DataFrame, removed: pl.DataFrame) -> dict[str, str]:
    """For each removed row the added row of its article that shares most letters with it, if any does."""
    if "start" not in added.columns or not added.height or not removed.height:
        return {}
    place = ["_key", "_article", "start", "end"]
    pairs = removed.select(place).join(added.select(place), on="_article", suffix="_new")
    shared = pl.min_horizontal("end", "end_new") - pl.max_horizontal("start", "start_new")
    best = (
        pairs.with_columns(shared.alias("_shared"))
        .filter(pl.col("_shared") > 0)
        .sort("_key", "_shared", "_key_new", descending=[False, True, False])
        .unique("_key", keep="first", maintain_order=True)
    )
    return dict(best.select("_key", "_key_new").iter_rows())


def changes_md(context: Context) -> str:
    """`CHANGES.md`: the changes counted by table and cause."""
    build = context.build
    lines = [f"# Changes in Monazite {build.version}", ""]
    if build.previous is None:
        return "\n".join([*lines, "This is the first release: there is none before it to compare with."]) + "\n"
    about = read_metadata(build.previous / "data" / "articles.parquet")
    schema = about.get("schema_version", "")
    lines += [
        f"Compared with {about.get('version')}.",
        "",
        f"- Schema: {schema} → {SCHEMA_VERSION}."
        if schema != SCHEMA_VERSION
        else f"- Schema: {SCHEMA_VERSION}, as before.",
        "- Code: as before." if about.get("code_version") == build.code_version else "- Code: changed.",
        "",
        "| table | added | removed | changed | because of sources | because of code |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    frame = context.frames["changes"]
    for name in COMPARED:
        part = frame.filter(pl.col("table") == name)
        counts = [part.filter(pl.col("change") == change).height for change in ("added", "removed", "changed")]
        causes = [part.filter(pl.col("cause") == cause).height for cause in ("source", "code")]
        lines.append(f"| {name} | " + " | ".join(f"{count:,}" for count in (*counts, *causes)) + " |")
    columns = frame.filter(pl.col("change") == "changed").explode("columns").group_by("table", "columns").len()
    most = columns.sort("len", "table", "columns", descending=[True, False, False]).head(10)
    if most.height:
        lines += ["", "Columns that changed most often:", ""]
        lines += [f"- {table}.{column}: {count:,} rows" for table, column, count in most.iter_rows()]
    lines += ["", "Each row stands in `data/changes.parquet`, a removed one with its successor where there is one."]
    return "\n".join(lines) + "\n"
