"""`provenance.json`: what a release was made of, by what and how, in the terms of W3C PROV (PROV-JSON)."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import Any

from pipelines.release.build import source_hash
from pipelines.release.context import CREATOR, Context, as_json
from pipelines.release.dictionary import example_text
from schemas import SCHEMA_VERSION

PACKAGES = (
    "duckdb",
    "pandera",
    "pint",
    "polars",
    "py3langid",
    "pyarrow",
    "python-crfsuite",
    "rensa",
    "spacy-lookups-data",
    "trafilatura",
)
"""Those that have a part in what the files hold."""


def provenance(context: Context) -> str:
    """The PROV document: each raw record an entity by its hash, the build an activity, the release its outcome."""
    build, articles = context.build, context.frames["articles"]
    release = f"monazite:{build.version}"
    entities: dict[str, dict[str, Any]] = {
        release: {
            "prov:type": "prov:Collection",
            "dcterms:title": "Monazite",
            "dcterms:hasVersion": build.version,
            "monazite:schemaVersion": SCHEMA_VERSION,
            "monazite:sourceHash": source_hash(context.frames),
        },
        "monazite:code": {
            "prov:type": "prov:Plan",
            "monazite:codeVersion": build.code_version,
            "monazite:commit": build.commit or "unknown",
        },
    }
    for path, total in context.sums.items():
        entities[f"file:{path}"] = {"prov:type": "monazite:Table", "monazite:sha256": total}
    used = {"_:plan": {"prov:activity": "monazite:build", "prov:entity": "monazite:code"}}
    columns = ("article_id", "source_path", "source_sha256", "media_type", "encoding", "reader", "rights", "url")
    for number, row in enumerate(articles.select(columns).iter_rows(named=True)):
        name = f"monazite:{row.pop('article_id')}"
        facts = {f"monazite:{key}": value for key, value in row.items() if value is not None}
        entities[name] = {"prov:type": "monazite:RawRecord", **facts}
        used[f"_:used{number}"] = {"prov:activity": "monazite:build", "prov:entity": name}
    activity: dict[str, Any] = {
        "prov:type": "monazite:Build",
        "monazite:python": platform.python_version(),
        "monazite:packages": {name: version(name) for name in PACKAGES},
        "monazite:parameters": {key: example_text(value) for key, value in sorted(build.parameters.items())},
    }
    return as_json(
        {
            "prefix": {
                "prov": "http://www.w3.org/ns/prov#",
                "dcterms": "http://purl.org/dc/terms/",
                "monazite": "urn:monazite:",
                "file": "urn:monazite:file:",
            },
            "entity": entities,
            "activity": {"monazite:build": activity},
            "agent": {"monazite:contributors": {"prov:type": "prov:Organization", "dcterms:title": CREATOR}},
            "used": used,
            "wasGeneratedBy": {
                "_:generated": {"prov:entity": release, "prov:activity": "monazite:build"},
            },
            "wasAssociatedWith": {
                "_:associated": {
                    "prov:activity": "monazite:build",
                    "prov:agent": "monazite:contributors",
                    "prov:plan": "monazite:code",
                },
            },
            "wasAttributedTo": {"_:attributed": {"prov:entity": release, "prov:agent": "monazite:contributors"}},
            "hadMember": {
                f"_:member{number}": {"prov:collection": release, "prov:entity": f"file:{path}"}
                for number, path in enumerate(context.sums)
            },
        }
    )
