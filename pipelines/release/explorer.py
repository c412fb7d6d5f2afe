"""`explorer.html`: a page to search the rows in and see their evidence, without a server or a library."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import Any, NamedTuple

from pipelines.release.context import SUMMARY, Context
from pipelines.release.query import query_arrow
from schemas import TABLES

MOST = 5_000
"""Rows of a table that the page holds; it says so where there are more."""
AROUND = 120
"""Code points of an open text that stand before and after what a row shows."""


class Shown(NamedTuple):
    """A table of the page: the view it is read from, the column that is evidence, and the one to choose by."""

    view: str
    shows: str
    facet: str
    columns: str
    spans: str = "NULL"
    """The column with the spans of what is shown, where they are not `start` and `end`."""


TABLES_SHOWN = {
    "statements": Shown(
        "v_statements",
        "content",
        "act",
        "statement_id, content, speaker_name, speaker, cue, form, act, speaker_basis, addressee, via, "
        "negated, hearsay, date_start, date_end",
        "content_spans",
    ),
    "quantities": Shown(
        "v_quantities",
        "text",
        "kind",
        "quantity_id, text, value_low, value_high, unit, kind, change, approximate, item, measure, commodity, "
        "place_name, source_name, date_start, date_end",
    ),
    "events": Shown(
        "v_events",
        "text",
        "event_type",
        "event_id, text, event_type, status, trigger, actors, targets, hearsay, place_name, date_start, date_end",
    ),
}
SOURCE = "outlet, title, published_start, source_path, url, rule"


def explorer(context: Context) -> str:
    """The page with the rows of the release in it."""
    tables = {name: _table(context, name, shown) for name, shown in TABLES_SHOWN.items()}
    data = {"version": context.build.version, "about": SUMMARY, "tables": tables}
    embedded = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)
    page = (files("pipelines.release") / "explorer.html").read_text("utf-8")
    return page.replace("__DATA__", embedded.replace("<", "\\u003c"))


def _table(context: Context, name: str, shown: Shown) -> dict[str, Any]:
    """The first rows of a table; those of open texts with some of what stands around them."""
    sql = f"""
        SELECT {shown.columns}, {SOURCE}, v.start, v."end", r.full_text, {shown.spans} AS spans
        FROM {shown.view} v
        JOIN (SELECT article_id AS read_id, text AS full_text FROM articles) r ON r.read_id = v.article_id
        ORDER BY published_start NULLS LAST, article_id, v.start, v."end", {TABLES[name].key[0]}
        LIMIT {MOST}
    """
    rows = query_arrow(sql, context.folder).to_pylist()
    for row in rows:
        text, spans = row.pop("full_text"), row.pop("spans") or [row]
        if text is not None:
            start, end = spans[0]["start"], spans[-1]["end"]
            row["before"], row["after"] = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return {"total": context.frames[name].height, "shows": shown.shows, "facet": shown.facet, "rows": rows}
