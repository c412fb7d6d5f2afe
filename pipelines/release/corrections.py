"""Corrections as data: `corrections.toml` drops rows, sets columns and merges entities, each with guard and reason."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.release.frames import Frames
from pipelines.release.models import polars_schema
from pipelines.release.place import ReleaseError
from schemas import TABLES, Column, Table, enums, ids

ACTIONS = ("drop", "set", "merge")
PREFIX = "correction."
"""Of the rule that a corrected row names; the rule that made it follows."""


class CorrectionError(ReleaseError):
    """A correction is not well formed, or the row that it names is no longer what it was made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry. `guard` is what the row has to hold for the correction to be right still."""

    action: str
    table: str
    row_id: str
    reason: str
    date: date
    guard: Mapping[str, Any]
    article_id: str | None = None
    """The article of the row: without it among the inputs there is nothing to correct. None for entities."""
    set: Mapping[str, Any] = field(default_factory=dict)
    into: str | None = None
    """The entity that another is merged into."""


def read_corrections(path: Path) -> list[Correction]:
    """The entries of a file; none where there is no file. Raises CorrectionError, in one line, for a bad one."""
    if not path.is_file():
        return []
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{path.name}: {error}") from error
    return [_checked(entry, number, path.name) for number, entry in enumerate(document.get("correction", []), 1)]


def _checked(entry: Mapping[str, Any], number: int, name: str) -> Correction:
    place = f"{name}: correction {number}"
    try:
        correction = Correction(**entry)
    except TypeError as error:
        raise CorrectionError(f"{place}: {str(error).removeprefix('Correction.__init__() ')}") from error
    for fault in _faults(correction):
        raise CorrectionError(f"{place}: {fault}")
    return correction


def _faults(correction: Correction) -> Iterable[str]:
    """What is wrong with an entry as it stands."""
    if correction.action not in ACTIONS:
        yield f"{correction.action!r} is none of {', '.join(ACTIONS)}"
        return
    allowed = ("entities",) if correction.action == "merge" else enums.TARGET
    if correction.table not in allowed:
        yield f"{correction.action} is for {', '.join(allowed)}, not {correction.table!r}"
        return
    table = TABLES[correction.table]
    if not correction.guard:
        yield "there is no guard"
    if not correction.reason.strip():
        yield "there is no reason"
    if correction.table != "entities" and not correction.article_id:
        yield "there is no article_id"
    unknown = sorted({*correction.guard, *correction.set} - set(table.names))
    if unknown:
        yield f"{correction.table} has no {', '.join(unknown)}"
    if (correction.action == "set") != bool(correction.set):
        yield "`set` goes with the action set, and only with it"
    if (correction.action == "merge") != (correction.into is not None):
        yield "`into` goes with the action merge, and only with it"
    facts = sorted({*table.key, *table.identity, "rule"} & set(correction.set))
    if facts:
        yield f"{', '.join(facts)} make the row what it is: drop it instead"


def corrected(frames: Frames, corrections: Iterable[Correction]) -> Frames:
    """The frames with all corrections made, in their order. Groups and counts of rules are to be worked out after this.

    A correction whose article is not among the inputs is passed over. Raises CorrectionError where its row is gone or
    does not hold what the guard says.
    """
    articles = set(frames["articles"]["article_id"])
    for correction in corrections:
        if correction.article_id is not None and correction.article_id not in articles:
            continue
        table = TABLES[correction.table]
        row = frames[table.name].filter(pl.col(table.key[0]) == correction.row_id)
        if not row.height and correction.action == "merge":
            continue
        _hold(correction, row)
        frames = {"drop": _drop, "set": _set, "merge": _merge}[correction.action](frames, correction, table)
    return frames


def _hold(correction: Correction, row: pl.DataFrame) -> None:
    """Let pass where the row is there and as the guard says."""
    place = f"correction of {correction.date} to {correction.table} {correction.row_id}"
    if not row.height:
        raise CorrectionError(f"{place}: there is no such row any more")
    found = row.row(0, named=True)
    for name, expected in correction.guard.items():
        if found[name] != expected:
            raise CorrectionError(f"{place}: {name} is now {found[name]!r}, not {expected!r}")


def _drop(frames: Frames, correction: Correction, table: Table) -> Frames:
    """Without the row; what pointed to it points to nothing, participants of an event go with it."""
    key = table.key[0]
    frames = {**frames, table.name: frames[table.name].filter(pl.col(key) != correction.row_id)}
    for name, frame in frames.items():
        for column in TABLES[name].columns:
            if column.foreign != table.name:
                continue
            if column.key:
                frame = frame.filter(pl.col(column.name) != correction.row_id)
            else:
                kept = pl.when(pl.col(column.name) != correction.row_id).then(pl.col(column.name))
                frame = frame.with_columns(kept.alias(column.name))
        frames[name] = frame
    return frames


def _set(frames: Frames, correction: Correction, table: Table) -> Frames:
    """With other values in the row, and a rule that says so."""
    frame, schema = frames[table.name], polars_schema(table)
    here = pl.col(table.key[0]) == correction.row_id
    values = {name: pl.lit(value, dtype=schema[name]) for name, value in correction.set.items()}
    values["rule"] = pl.concat_str([pl.lit(PREFIX), pl.col("rule").str.strip_prefix(PREFIX)])
    changed = [pl.when(here).then(value).otherwise(pl.col(name)).alias(name) for name, value in values.items()]
    return {**frames, table.name: frame.with_columns(changed)}


def _merge(frames: Frames, correction: Correction, table: Table) -> Frames:
    """With one entity for two: all that pointed to the one points to the other."""
    entities, gone, into = frames["entities"], correction.row_id, correction.into
    if into == gone or into not in set(entities["entity_id"]):
        raise CorrectionError(f"correction of {correction.date}: there is no other entity {into} to merge {gone} into")
    count = entities.filter(pl.col("entity_id") == gone)["n_mentions"][0]
    total = pl.col("n_mentions") + pl.when(pl.col("entity_id") == into).then(count).otherwise(0)
    frames = {**frames, "entities": entities.filter(pl.col("entity_id") != gone).with_columns(total)}
    for name, frame in frames.items():
        for column in TABLES[name].columns:
            if column.foreign == table.name:
                frame = frame.with_columns(_renamed(column, gone, into))
        frames[name] = frame
    whole = pl.when(pl.col("part_of") != pl.col("entity_id")).then(pl.col("part_of"))
    frames["entities"] = frames["entities"].with_columns(whole.alias("part_of"))
    facts = frames["mentions"].select(TABLES["mentions"].identity).iter_rows()
    new_ids = pl.Series("mention_id", [ids.mention_id(*row) for row in facts], dtype=pl.String)
    frames["mentions"] = frames["mentions"].with_columns(new_ids).unique("mention_id", maintain_order=True)
    return frames


def _renamed(column: Column, gone: str, into: str) -> pl.Expr:
    """A column of entity ids with one of them replaced; no list names an entity twice for it."""
    if column.type.startswith("list"):
        return pl.col(column.name).list.eval(pl.element().replace(gone, into).unique(maintain_order=True))
    return pl.col(column.name).replace(gone, into)
