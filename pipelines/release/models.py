"""What each table becomes in other systems: polars, Arrow, pandera and DuckDB types, and plain data for readers."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl
import pyarrow

from schemas import SCHEMA_VERSION, TABLES, Column, Table

POLARS: dict[str, pl.DataType] = {
    "string": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "list of string": pl.List(pl.String()),
    "list of span": pl.List(pl.Struct({"start": pl.Int64(), "end": pl.Int64()})),
}
_SPAN = pyarrow.struct([("start", pyarrow.int64()), ("end", pyarrow.int64())])
ARROW: dict[str, pyarrow.DataType] = {
    "string": pyarrow.large_string(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
    "list of string": pyarrow.large_list(pyarrow.large_string()),
    "list of span": pyarrow.large_list(_SPAN),
}
SQL: dict[str, str] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "list of string": "VARCHAR[]",
    "list of span": 'STRUCT("start" BIGINT, "end" BIGINT)[]',
}


def polars_schema(table: Table) -> pl.Schema:
    """Column names and polars types of a table, in order."""
    return pl.Schema({column.name: POLARS[column.type] for column in table.columns})


def field_metadata(column: Column) -> dict[str, str]:
    """What a file says of a column beside its type: description, unit, values, the table it points to, its evidence."""
    found = {
        "description": column.description,
        "unit": column.unit,
        "enum": json.dumps(column.enum) if column.enum else None,
        "pattern": column.pattern,
        "foreign_key": column.foreign,
        "shows": json.dumps(column.shows) if column.shows else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def arrow_schema(table: Table) -> pyarrow.Schema:
    """The Arrow schema of a table: required columns are not nullable, every field carries `field_metadata`."""
    return pyarrow.schema(
        [
            pyarrow.field(column.name, ARROW[column.type], column.nullable, field_metadata(column))
            for column in table.columns
        ],
        metadata={"table": table.name, "description": table.description, "schema_version": SCHEMA_VERSION},
    )


def _checks(column: Column) -> list[pa.Check]:
    """What a value of the column has to be; nulls are the business of `nullable`."""
    checks = []
    if column.type == "string":
        checks.append(pa.Check.str_length(min_value=1, error="is an empty string"))
    if column.enum:
        checks.append(pa.Check.isin(list(column.enum), error="is not one of its values"))
    if column.pattern:
        checks.append(pa.Check.str_matches(f"^(?:{column.pattern})$", error=f"does not match {column.pattern}"))
    if column.minimum is not None:
        checks.append(pa.Check.ge(column.minimum, error=f"is less than {column.minimum:g}"))
    if column.type == "number":
        checks.append(pa.Check(_is_finite, error="is not finite"))
    if column.type.startswith("list"):
        checks.append(pa.Check(_has_no_null, error="holds a null"))
    if column.shows and column.shows[0].endswith("spans"):
        checks.append(pa.Check.str_length(min_value=1, error="shows nothing"))
    return checks


def _is_finite(data: pa.PolarsData) -> pl.LazyFrame:
    return data.lazyframe.select(pl.col(data.key).is_finite().fill_null(True))


def _has_no_null(data: pa.PolarsData) -> pl.LazyFrame:
    return data.lazyframe.select(pl.col(data.key).list.eval(pl.element().is_null()).list.any().not_())


def _row_checks(table: Table) -> list[pa.Check]:
    """What columns of one row owe each other: bounds in order, and evidence that is there or not as a whole."""
    checks = []
    for column in table.columns:
        if column.not_below:
            holds = (pl.col(column.name) >= pl.col(column.not_below)).fill_null(True)
            checks.append(_row_check(holds, f"{column.name} is less than {column.not_below}"))
        if column.shows:
            names = (column.name, *column.shows)
            nulls = pl.sum_horizontal(pl.col(name).is_null().cast(pl.Int64) for name in names)
            holds = (nulls == 0) | (nulls == len(names))
            checks.append(_row_check(holds, f"{', '.join(names)} are not null together"))
    return checks


def _row_check(holds: pl.Expr, error: str) -> pa.Check:
    return pa.Check(lambda data: data.lazyframe.select(holds), error=error)


@cache
def pandera_model(name: str) -> pa.DataFrameSchema:
    """The pandera schema of a table. Validate collected frames only: lazy ones are checked for types alone.

    Raises KeyError for an unknown table.
    """
    table = TABLES[name]
    columns = {
        column.name: pa.Column(
            POLARS[column.type],
            checks=_checks(column),
            nullable=column.nullable,
            title=column.name,
            description=column.description,
            metadata=field_metadata(column),
        )
        for column in table.columns
    }
    return pa.DataFrameSchema(
        columns,
        checks=_row_checks(table),
        strict=True,
        ordered=True,
        name=table.name,
        title=table.title,
        description=table.description,
    )


def sql_type(column: Column) -> str:
    """The type of a column in DuckDB."""
    return SQL[column.type]


def column_view(table: Table) -> list[dict[str, Any]]:
    """Each column as plain data for a user interface: `name`, `type`, `description`, and constraints in words."""
    view = []
    for column in table.columns:
        notes = [
            "not null" if not column.nullable else None,
            "key" if column.key else None,
            f"→ {column.foreign}" if column.foreign else None,
            f"unit: {column.unit}" if column.unit else None,
            f"one of {', '.join(column.enum)}" if column.enum else None,
        ]
        view.append(
            {
                "name": column.name,
                "type": column.type,
                "description": column.description,
                "nullable": column.nullable,
                "unique": table.key == (column.name,),
                "notes": [note for note in notes if note],
            }
        )
    return view
