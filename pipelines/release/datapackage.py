"""`datapackage.json`: the release as a Data Package, version 2."""

from __future__ import annotations

from typing import Any

from pipelines.release.context import (
    CREATOR,
    KEYWORDS,
    LICENSE,
    LICENSE_TITLE,
    LICENSE_URL,
    SUMMARY,
    TITLE,
    Context,
    as_json,
)
from pipelines.release.dictionary import example_text
from schemas import SCHEMA_VERSION, TABLES, Column, Table

_FIELD_TYPE: dict[str, dict[str, str]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "list of string": {"type": "array"},
    "list of span": {"type": "array"},
}


def field_descriptor(column: Column) -> dict[str, Any]:
    """A column as a field of a Table Schema; the unit as a property of our own."""
    constraints: dict[str, Any] = {"required": True} if not column.nullable else {}
    if column.enum:
        constraints["enum"] = list(column.enum)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    field = {"name": column.name, **_FIELD_TYPE[column.type], "description": column.description}
    if column.unit:
        field["unit"] = column.unit
    if column.example is not None:
        field["example"] = example_text(column.example)
    return {**field, "constraints": constraints} if constraints else field


def table_schema(table: Table) -> dict[str, Any]:
    """A table as a Table Schema. Lists of ids have no foreign key, for the standard knows none."""
    foreign = [
        {
            "fields": [column.name],
            "reference": {"resource": column.foreign, "fields": list(TABLES[column.foreign].key)},
        }
        for column in table.columns
        if column.foreign and column.type == "string"
    ]
    schema = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [field_descriptor(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    for key in foreign:
        if key["reference"]["resource"] == table.name:
            key["reference"] = {"fields": key["reference"]["fields"]}
    return {**schema, "foreignKeys": foreign} if foreign else schema


def datapackage(context: Context) -> str:
    """The descriptor of the whole release, as JSON."""
    resources = []
    for table in TABLES.values():
        path = context.data_path(table)
        resources.append(
            {
                "name": table.name,
                "type": "table",
                "title": table.title,
                "description": table.description,
                "path": path,
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "bytes": context.size(path),
                "hash": f"sha256:{context.sums[path]}",
                "schema": table_schema(table),
            }
        )
    document: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "monazite",
        "title": TITLE,
        "description": SUMMARY,
        "version": context.build.version,
        "schemaVersion": SCHEMA_VERSION,
        "codeVersion": context.build.code_version,
        "keywords": list(KEYWORDS),
        "licenses": [{"name": LICENSE, "path": LICENSE_URL, "title": LICENSE_TITLE}],
        "contributors": [{"title": CREATOR, "roles": ["creator"]}],
        "resources": resources,
    }
    if context.date:
        document["created"] = f"{context.date.isoformat()}T00:00:00Z"
    return as_json(document)
