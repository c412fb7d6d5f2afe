"""The database of a release: the Parquet files as tables, with comments, views and macros, in one DuckDB file."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import duckdb

from pipelines.release.models import sql_type
from schemas import TABLES, Table

STORAGE_VERSION = "v1.0.0"
"""The oldest that holds all we need, so that DuckDB 1.1 and the one in browsers can open the file."""


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def table_ddl(table: Table) -> str:
    """The statements that create a table and comment on it and on each column.

    Keys are checked before a release is made and not declared here: an index would double the file.
    """
    columns = ",\n  ".join(
        f'"{column.name}" {sql_type(column)}{"" if column.nullable else " NOT NULL"}' for column in table.columns
    )
    lines = [
        f'CREATE TABLE "{table.name}" (\n  {columns}\n);',
        f'COMMENT ON TABLE "{table.name}" IS {quoted(table.description)};',
    ]
    for column in table.columns:
        about = f"{column.description} ({column.unit})" if column.unit else column.description
        lines.append(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {quoted(about)};')
    return "\n".join(lines)


def views_sql() -> str:
    """The statements that create the views and macros."""
    return (files("pipelines.release") / "database.sql").read_text("utf-8")


def write_database(path: Path, data: Path) -> None:
    """Make the database at `path` of the Parquet files in the folder `data`.

    Raises duckdb.Error where a file does not hold what its table promises.
    """
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        connection.execute(
            f"ATTACH {quoted(str(path))} AS release (STORAGE_VERSION {quoted(STORAGE_VERSION)}); USE release"
        )
        for table in TABLES.values():
            connection.execute(table_ddl(table))
            source = quoted(str(data / f"{table.name}.parquet"))
            connection.execute(f'INSERT INTO "{table.name}" SELECT * FROM read_parquet({source})')
        connection.execute(views_sql())
        connection.execute("CHECKPOINT release; USE memory; DETACH release")


def differences(path: Path, data: Path) -> dict[str, int]:
    """For each table that is not the same in the database and in its Parquet file, how many rows differ."""
    found = {}
    with duckdb.connect(str(path), read_only=True) as connection:
        for name in TABLES:
            here, there = f'TABLE "{name}"', f"FROM read_parquet({quoted(str(data / f'{name}.parquet'))})"
            count = connection.execute(
                f"SELECT (SELECT count(*) FROM ({here} EXCEPT ALL {there})) "
                f"+ (SELECT count(*) FROM ({there} EXCEPT ALL {here}))"
            ).fetchone()
            if count and count[0]:
                found[name] = count[0]
    return found
