"""Group `tables`: what rows of different articles have in common, and the tables of the contract."""

from __future__ import annotations

import dagster as dg
import polars as pl

from assets.ingest import EXTRACTED
from assets.metadata import table_metadata
from assets.plots import plot_of
from assets.project import ROOT, Project
from pipelines.link.duplicates import find_duplicates
from pipelines.link.entities import merge_entities, rename_entities
from pipelines.link.events import group_events
from pipelines.link.groups import group_statements
from pipelines.read.staged import read_articles
from pipelines.release.corrections import corrected, read_corrections
from pipelines.release.frames import in_order
from pipelines.release.rules import rules_frame
from schemas import TABLES

CORRECTIONS = ROOT / "corrections.toml"

MADE_OF = {
    "articles": ["extracted/articles", "duplicates"],
    "entities": ["merged_entities"],
    "mentions": ["extracted/mentions", "merged_entities"],
    "statements": ["extracted/statements", "merged_entities", "statement_groups"],
    "quantities": ["extracted/quantities", "merged_entities"],
    "events": ["extracted/events", "merged_entities", "event_groups"],
    "event_participants": ["extracted/event_participants", "merged_entities"],
    "rules": ["extracted/statements", "extracted/quantities", "extracted/events"],
}
"""Table → the assets that it is put together from."""


def key(name: str) -> dg.AssetKey:
    """The key of an asset: `extracted/events` is `events` among the extracted."""
    return dg.AssetKey(name.split("/"))


@dg.asset(group_name="tables", deps=["articles_read"])
def duplicates(project: Project) -> dg.MaterializeResult:
    """Articles that nearly repeat an earlier one."""
    frame = project.keep("duplicates", find_duplicates(read_articles(project.articles_path)))
    found = frame["duplicate_of"].count()
    return dg.MaterializeResult(metadata={"dagster/row_count": frame.height, "duplicates": found})


@dg.asset(group_name="tables", deps=[key("extracted/entities"), key("extracted/mentions")])
def merged_entities(project: Project) -> dg.MaterializeResult:
    """Entities of all articles, those of one type and one name, spelling aside, made one."""
    frame = merge_entities(project.frame("extracted.entities"), project.frame("extracted.mentions"))
    project.keep("merged_entities", frame)
    merged = frame.filter(pl.col("was") != pl.col("entity_id")).height
    return dg.MaterializeResult(metadata={"dagster/row_count": frame.height, "merged": merged})


def linked(project: Project) -> dict[str, pl.DataFrame]:
    """The extracted frames in reading order, every entity under its final id, corrected by hand where that is asked."""
    frames = {name: project.frame(f"extracted.{name}") for name in EXTRACTED}
    merged = project.frame("merged_entities")
    frames["entities"] = merged.select(TABLES["entities"].names).unique("entity_id")
    return in_order(corrected(rename_entities(frames, merged), read_corrections(CORRECTIONS)))


@dg.asset(group_name="tables", deps=[key("extracted/statements"), key("extracted/articles"), "merged_entities"])
def statement_groups(project: Project) -> dg.MaterializeResult:
    """The same statement told again, in one article or in several."""
    frames = linked(project)
    groups = project.keep(
        "statement_groups", group_statements(frames["statements"], frames["articles"], frames["entities"])
    )
    return dg.MaterializeResult(metadata=_group_metadata(groups))


@dg.asset(
    group_name="tables",
    deps=[key("extracted/events"), key("extracted/event_participants"), key("extracted/articles"), "merged_entities"],
)
def event_groups(project: Project) -> dg.MaterializeResult:
    """The same happening told again, in one article or in several."""
    frames = linked(project)
    groups = group_events(frames["events"], frames["event_participants"], frames["articles"], frames["entities"])
    return dg.MaterializeResult(metadata=_group_metadata(project.keep("event_groups", groups)))


def _group_metadata(groups: pl.DataFrame) -> dict[str, int]:
    return {"dagster/row_count": groups.height, "groups": groups["group_id"].n_unique()}


@dg.multi_asset(
    name="tables",
    group_name="tables",
    specs=[
        dg.AssetSpec(name, deps=[key(made_of) for made_of in deps], description=TABLES[name].description)
        for name, deps in MADE_OF.items()
    ],
)
def tables(project: Project):
    """Put the tables together, in the contract's order."""
    frames = linked(project)
    frames["articles"] = _with(frames["articles"], "article_id", project.frame("duplicates"))
    frames["statements"] = _with(frames["statements"], "statement_id", project.frame("statement_groups"))
    frames["events"] = _with(frames["events"], "event_id", project.frame("event_groups"))
    frames["rules"] = rules_frame(frames)
    for name in MADE_OF:
        frame = project.keep(name, frames[name])
        yield dg.MaterializeResult(name, metadata=table_metadata(name, frame) | plot_of(name, frames))


def _with(frame: pl.DataFrame, on: str, found: pl.DataFrame) -> pl.DataFrame:
    """The frame with a column replaced by that of `found`."""
    (column,) = (name for name in found.columns if name != on)
    joined = frame.drop(column).join(found, on=on, how="left", maintain_order="left")
    return joined.select(frame.columns)
