"""What stands in each column of a release: how often it is null, and one value of it."""

from __future__ import annotations

from typing import Any, NamedTuple

import polars as pl

from schemas import Column, Table

EXAMPLE_WIDTH = 48


class Entry(NamedTuple):
    """A column with the share of its nulls (None where the table is empty) and an example as text (or None)."""

    column: Column
    null_rate: float | None
    example: str | None


def null_rates(table: Table, frame: pl.DataFrame) -> dict[str, float]:
    """The share of nulls of each nullable column, to four places; empty where there are no rows."""
    if not frame.height:
        return {}
    return {
        column.name: round(frame[column.name].null_count() / frame.height, 4)
        for column in table.columns
        if column.nullable
    }


def dictionary(table: Table, frame: pl.DataFrame) -> list[Entry]:
    """An entry for each column. The example is the first value of the release, else the one that was declared."""
    rates = null_rates(table, frame)
    entries = []
    for column in table.columns:
        values = frame[column.name].drop_nulls()
        if column.type.startswith("list"):
            values = values.filter(values.list.len() > 0)
        value = values[0] if len(values) else column.example
        rate = None if not frame.height else rates.get(column.name, 0.0)
        entries.append(Entry(column, rate, None if value is None else example_text(value)))
    return entries


def example_text(value: Any) -> str:
    """A value in one short line."""
    if isinstance(value, pl.Series):
        value = value.to_list()
    if isinstance(value, list):
        text = ", ".join(f"{part['start']}–{part['end']}" if isinstance(part, dict) else str(part) for part in value)
    elif isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, float):
        text = f"{value:.12g}"
    else:
        text = " ".join(str(value).split())
    return text if len(text) <= EXAMPLE_WIDTH else text[: EXAMPLE_WIDTH - 1].rstrip() + "…"
