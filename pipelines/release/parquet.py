"""Frames as Parquet files whose bytes depend on nothing but the rows, the schema and the versions of the libraries."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow.parquet

from pipelines.release.models import arrow_schema
from schemas import SCHEMA_VERSION, Table

ROW_GROUP = 131_072


def write_table(table: Table, frame: pl.DataFrame, path: Path, metadata: dict[str, str]) -> None:
    """Write the rows of a table in their order, with field descriptions and `metadata` in the Arrow schema.

    Raises OSError where the file cannot be written, and polars' errors where the frame is not of the table's schema.
    """
    schema = arrow_schema(table)
    about = {"table": table.name, "description": table.description, "schema_version": SCHEMA_VERSION, **metadata}
    frame.rechunk().write_parquet(
        path,
        compression="zstd",
        compression_level=9,
        row_group_size=ROW_GROUP,
        statistics="full",
        arrow_schema=schema.with_metadata(about),
        metadata=about,
    )


def read_table(path: Path) -> pl.DataFrame:
    """The rows of a table. Raises OSError or polars' ComputeError where the file is missing or damaged."""
    return pl.read_parquet(path)


def read_metadata(path: Path) -> dict[str, str]:
    """What the file says of itself: table, description, version, schema version, source hash."""
    found = pyarrow.parquet.read_metadata(path).metadata or {}
    return {key.decode(): value.decode() for key, value in found.items() if key != b"ARROW:schema"}
