"""`croissant.json`: the release as a Croissant 1.0 data set, so that machine learning tools can load it."""

from __future__ import annotations

from typing import Any

from pipelines.release.context import (
    CREATOR,
    KEYWORDS,
    LICENSE_URL,
    SUMMARY,
    Context,
    as_json,
)
from pipelines.release.place import DEV
from schemas import TABLES, Column, Table

_NAMES = (
    "citeAs",
    "column",
    "dataBiases",
    "dataCollection",
    "equivalentProperty",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "personalSensitiveInformation",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
)
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    **{name: f"cr:{name}" for name in _NAMES},
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
}
DATA_TYPE = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "list of string": "sc:Text",
}


def field(table: Table, column: Column) -> dict[str, Any]:
    """A column as a field that is read from the table's file.

    What it points to is not said: tools follow references when they load, and ours lead in circles.
    """
    name = f"{table.name}/{column.name}"
    source = {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": column.name}}
    found: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": name,
        "name": column.name,
        "description": column.description,
        "dataType": DATA_TYPE[column.type],
        "source": source,
    }
    if column.type == "list of string":
        found["repeated"] = True
    return found


def croissant(context: Context) -> str:
    """The description of the release, as JSON-LD."""
    distribution, record_sets = [], []
    for table in TABLES.values():
        path = context.data_path(table)
        distribution.append(
            {
                "@type": "cr:FileObject",
                "@id": f"{table.name}.parquet",
                "name": f"{table.name}.parquet",
                "description": table.description,
                "contentUrl": path,
                "contentSize": f"{context.size(path)} B",
                "encodingFormat": "application/x-parquet",
                "sha256": context.sums[path],
            }
        )
        record_sets.append(
            {
                "@type": "cr:RecordSet",
                "@id": table.name,
                "name": table.name,
                "description": table.description,
                "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
                "field": [field(table, column) for column in table.columns if column.type in DATA_TYPE],
            }
        )
    document: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "monazite",
        "description": SUMMARY,
        "license": LICENSE_URL,
        "version": "0.0.0-dev" if context.build.version == DEV else context.build.version,
        "keywords": list(KEYWORDS),
        "inLanguage": context.frames["articles"]["language"].unique().sort().to_list(),
        "creator": {"@type": "sc:Organization", "name": CREATOR},
        "citeAs": f"{CREATOR}: Monazite {context.build.version}, CC BY 4.0",
        "url": f"urn:monazite:{context.build.version}",
        "distribution": distribution,
        "recordSet": record_sets,
    }
    if context.date:
        document["datePublished"] = context.date.isoformat()
    return as_json(document)
