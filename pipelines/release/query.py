"""SQL over a release: it reads, and can do nothing else."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow
import pyarrow.parquet

from pipelines.release.place import DATABASE, ReleaseError

FORMATS = ("table", "csv", "json", "parquet")
_READING = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}


def connect(release: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a release's database that cannot write, reach other files or load extensions.

    Raises ReleaseError where there is no database or it cannot be opened.
    """
    path = release / DATABASE
    if not path.is_file():
        raise ReleaseError(f"{release} is no release: it has no {DATABASE}")
    try:
        connection = duckdb.connect(str(path), read_only=True)
        connection.execute("SET enable_external_access = false; SET autoload_known_extensions = false")
        connection.execute("SET autoinstall_known_extensions = false; SET lock_configuration = true")
    except duckdb.Error as error:
        raise ReleaseError(f"cannot open {path}: {_first_line(error)}") from error
    return connection


def query_arrow(sql: str, release: Path) -> pyarrow.Table:
    """The answer to one reading statement.

    Raises ReleaseError, in one line, for wrong SQL, several statements, and SQL that would write or reach outside.
    """
    with connect(release) as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1:
                raise ReleaseError(f"one statement is wanted, not {len(statements)}")
            if statements[0].type not in _READING:
                raise ReleaseError(f"a release can only be read: {statements[0].type.name} is refused")
            return connection.sql(statements[0].query).to_arrow_table()
        except duckdb.Error as error:
            raise ReleaseError(_first_line(error)) from error


def query(sql: str, release: Path, format: str = "table") -> bytes:
    """The answer to one reading statement, in one of `FORMATS`; text formats in UTF-8.

    Raises ReleaseError as `query_arrow` does, and for an unknown format.
    """
    if format not in FORMATS:
        raise ReleaseError(f"{format!r} is no format: choose from {', '.join(FORMATS)}")
    answer = query_arrow(sql, release)
    if format == "parquet":
        sink = io.BytesIO()
        pyarrow.parquet.write_table(answer, sink, compression="zstd")
        return sink.getvalue()
    render = {"table": as_markdown, "csv": _as_csv, "json": _as_json}[format]
    return render(answer).encode()


def as_markdown(answer: pyarrow.Table, width: int = 80) -> str:
    """An answer as a Markdown table; long values are cut with an ellipsis."""
    lines = [" | ".join(["", *answer.column_names, ""]).strip(), "|" + " --- |" * answer.num_columns]
    for row in _rows(answer):
        cells = [_cell(value, width) for value in row]
        lines.append(" | ".join(["", *cells, ""]).strip())
    return "\n".join(lines) + "\n"


def _rows(answer: pyarrow.Table) -> list[tuple]:
    return list(zip(*(column.to_pylist() for column in answer.columns), strict=True))


def _cell(value: Any, width: int) -> str:
    """A value for people: nothing for null, lists joined, whole floats without a fraction, in one line."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _cell(", ".join(_cell(part, width) for part in value), width)
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.6g}"
    text = " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _as_csv(answer: pyarrow.Table) -> str:
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(answer.column_names)
    for row in _rows(answer):
        writer.writerow([_plain(value) for value in row])
    return sink.getvalue()


def _plain(value: Any) -> Any:
    """A value for a cell of CSV: lists and records as JSON."""
    return _json(value) if isinstance(value, list | dict) else value


def _as_json(answer: pyarrow.Table) -> str:
    """An answer as a JSON array with one object a line."""
    lines = [_json(dict(zip(answer.column_names, row, strict=True))) for row in _rows(answer)]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_text_of)


def _text_of(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
