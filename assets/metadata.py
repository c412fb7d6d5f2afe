"""What the user interface shows of a table beside its name: columns, rows, nulls, a preview."""

from __future__ import annotations

from typing import Any

import dagster as dg
import polars as pl

from pipelines.release.models import column_view
from schemas import TABLES

PREVIEW_ROWS = 8
PREVIEW_WIDTH = 60
HIDDEN = ("source_sha256", "text_sha256")
"""Columns that a preview leaves out: nobody reads a hash."""


def table_metadata(name: str, frame: pl.DataFrame) -> dict[str, Any]:
    """Column schema with descriptions, row count, null rates and a preview of a table, as Dagster shows them."""
    return {
        "dagster/column_schema": column_schema(name),
        "dagster/row_count": frame.height,
        "null rates": dg.MetadataValue.md(null_rates(frame)),
        "preview": dg.MetadataValue.md(preview(frame)),
    }


def column_schema(name: str) -> dg.TableSchema:
    """The columns of a table as Dagster's user interface shows them."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                view["name"],
                view["type"],
                view["description"],
                dg.TableColumnConstraints(nullable=view["nullable"], unique=view["unique"], other=view["notes"]),
            )
            for view in column_view(TABLES[name])
        ]
    )


def null_rates(frame: pl.DataFrame) -> str:
    """A Markdown table of the columns that hold nulls, the emptiest first."""
    if not frame.height:
        return "no rows"
    counts = sorted(frame.null_count().row(0, named=True).items(), key=lambda item: (-item[1], item[0]))
    lines = [f"| {name} | {count} | {count / frame.height:.0%} |" for name, count in counts if count]
    return "\n".join(["| column | nulls | rate |", "| --- | --- | --- |", *lines]) if lines else "no nulls"


def preview(frame: pl.DataFrame) -> str:
    """The first rows as a Markdown table, long values cut."""
    shown = frame.head(PREVIEW_ROWS).drop(HIDDEN, strict=False)
    lines = [shown.columns, ["---"] * shown.width, *([_cell(value) for value in row] for row in shown.iter_rows())]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= PREVIEW_WIDTH else text[: PREVIEW_WIDTH - 1] + "…"
