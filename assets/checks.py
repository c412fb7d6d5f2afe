"""Checks of the tables as asset checks: those of severity ERROR stop the release, those of severity WARN are shown."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import polars as pl

from assets.project import CHECKED, Project
from pipelines.extract.quantities.plausible import implausible
from pipelines.link.entity_checks import in_two_countries, twins
from pipelines.read.staged import read_articles
from pipelines.release.checks import (
    SHOWN,
    Finding,
    check_evidence,
    check_foreign_keys,
    check_ids,
    check_keys,
    check_rights,
    check_schema,
)
from pipelines.release.frames import Frames
from schemas import TABLES, Quantity

EXPECTED = tomllib.loads((Path(__file__).parent / "expectations.toml").read_text("utf-8"))

ERRORS = {
    "schema": "Columns, types, values, patterns and bounds are those of the contract.",
    "keys": "Keys are unique.",
    "foreign_keys": "What a row points to exists.",
    "ids": "Ids are the hashes of their facts.",
    "rights": "Text is shown only where its rights are open.",
    "evidence": "Every surface is the text at its span, letter for letter.",
}
WARNINGS = {
    "rows": "There are rows.",
    "nulls": "No column is emptier than is usual.",
    "plausible": "Measures and units fit each other: a reserve is a mass, a share lies within 0 and 100.",
    "names": "No two entities of one type have the same name, spelling aside.",
    "countries": "No entity is placed in two countries.",
}


def checks_of(name: str) -> list[dg.AssetCheckSpec]:
    """The checks that the table `name` can fail."""
    table = TABLES[name]
    kinds = ["schema", "keys"]
    kinds += ["foreign_keys"] if any(column.foreign for column in table.columns) else []
    kinds += ["ids"] if table.identity else []
    kinds += ["rights"] if name == "articles" else []
    kinds += ["evidence"] if any(column.shows for column in table.columns) else []
    specs = [dg.AssetCheckSpec(kind, asset=name, description=ERRORS[kind], blocking=True) for kind in kinds]
    kinds = ["rows"] if name in EXPECTED["min_rows"] else []
    kinds += ["nulls"] if any(column.startswith(f"{name}.") for column in EXPECTED["max_null_rate"]) else []
    kinds += {"quantities": ["plausible"], "entities": ["names", "countries"]}.get(name, [])
    return specs + [dg.AssetCheckSpec(kind, asset=name, description=WARNINGS[kind]) for kind in kinds]


@dg.multi_asset_check(name="check_tables", specs=[spec for name in CHECKED for spec in checks_of(name)])
def check_tables(project: Project) -> Iterator[dg.AssetCheckResult]:
    """Check all tables in one pass. Warnings are staged for the release, whose scorecard lists them."""
    frames = project.tables()
    found = findings(frames, project)
    warned = []
    for name in CHECKED:
        for spec in checks_of(name):
            faults = found[name, spec.name]
            severity = dg.AssetCheckSeverity.ERROR if spec.name in ERRORS else dg.AssetCheckSeverity.WARN
            if spec.name in WARNINGS:
                warned += map(str, faults)
            yield dg.AssetCheckResult(
                asset_key=name,
                check_name=spec.name,
                passed=not faults,
                severity=severity,
                metadata={"rows": frames[name].height, "findings": dg.MetadataValue.md(_listed(faults))},
            )
    project.note("warnings.json", json.dumps(warned, ensure_ascii=False))


def findings(frames: Frames, project: Project) -> dict[tuple[str, str], list[Finding]]:
    """What the checks found, by table and check. Where the schema fails nothing else is asked: it could not be."""
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    faults = check_schema(frames)
    if not faults:
        texts = ((article.article_id, article.text) for article in read_articles(project.articles_path))
        evidence = check_evidence(frames, texts)
        faults = [*check_keys(frames), *check_foreign_keys(frames), *check_ids(frames), *check_rights(frames)]
        faults += [*evidence.findings, *unusual(frames), *implausible_rows(frames["quantities"])]
        faults += doubtful_entities(frames["entities"], project.frame("extracted.entities"))
    known = {(name, spec.name) for name in CHECKED for spec in checks_of(name)}
    for finding in faults:
        if (finding.table, finding.check) not in known:
            raise dg.Failure(f"a finding that no check stands for: {finding}")
        found[finding.table, finding.check].append(finding)
    return found


def unusual(frames: Frames) -> Iterator[Finding]:
    """Tables with too few rows, and columns with too many nulls, by `expectations.toml`."""
    for name, least in EXPECTED["min_rows"].items():
        if frames[name].height < least:
            yield Finding("rows", name, None, f"has {frames[name].height} rows, at least {least} are usual", 0)
    for path, most in EXPECTED["max_null_rate"].items():
        name, column = path.split(".")
        nulls, rows = frames[name][column].null_count(), frames[name].height
        if nulls > most * rows:
            yield Finding("nulls", name, column, f"is null in {nulls} of {rows} rows, at most {most:.0%} are usual", 0)


def implausible_rows(quantities: pl.DataFrame) -> Iterator[Finding]:
    """Quantities that can hardly be true, by reason."""
    wrong: dict[str, list[str]] = defaultdict(list)
    for row in quantities.iter_rows(named=True):
        if reason := implausible(Quantity(**row)):
            wrong[reason].append(row["quantity_id"])
    for reason, keys in sorted(wrong.items()):
        yield Finding("plausible", "quantities", None, f"has {reason}", len(keys), tuple(keys[:SHOWN]))


def doubtful_entities(entities: pl.DataFrame, extracted: pl.DataFrame) -> Iterator[Finding]:
    """Entities that should have become one, and those that articles place in different countries."""
    again = [entity_id for ids in twins(entities)["entity_ids"].to_list() for entity_id in ids]
    if again:
        yield Finding("names", "entities", "name", "is that of another entity", len(again), tuple(again[:SHOWN]))
    several = in_two_countries(extracted)["entity_id"].to_list()
    if several:
        message = "is not the same in all articles, and so null"
        yield Finding("countries", "entities", "country", message, len(several), tuple(several[:SHOWN]))


def _listed(faults: list[Finding]) -> str:
    return "\n".join(f"- {fault}" for fault in faults) or "none"
