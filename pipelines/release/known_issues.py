"""What is known to be missing or weak in a release, in figures of the release itself."""

from __future__ import annotations

import polars as pl

from pipelines.release.context import Context
from pipelines.release.scorecard import percent, speakers


def known_issues(context: Context) -> list[str]:
    """One sentence an issue, numbered in this order; those that a release does not have are left out."""
    frames = context.frames
    spoken = speakers(frames)
    issues = [
        _share(
            spoken["unknown"], spoken["statements"], "statements have a speaker that is no known entity, or none at all"
        ),
        _nulls(frames["statements"], "date_start", "statements have no first day"),
        _nulls(frames["quantities"], "item", "quantities do not say what is measured"),
        _nulls(frames["quantities"], "unit", "quantities have a unit that could not be told"),
        _nulls(frames["events"], "date_start", "events have no first day; that of publication is not put in its place"),
        _share(_without_actor(context), frames["events"].height, "events name no actor"),
        _nulls(frames["articles"], "published_start", "articles have no day, so that `yesterday` in them is left open"),
        _nulls(frames["entities"], "wikidata_id", "entities have no identifier in Wikidata"),
        _share(
            frames["articles"]["duplicate_of"].count(),
            frames["articles"].height,
            "articles nearly repeat another; count with `n_independent`",
        ),
    ]
    return [issue for issue in issues if issue] or ["None that figures show."]


def _nulls(frame: pl.DataFrame, column: str, said: str) -> str | None:
    return _share(frame[column].null_count(), frame.height, said)


def _share(count: int, total: int, said: str) -> str | None:
    return f"{count:,} of {total:,} ({percent(count / total)}) {said}." if count else None


def _without_actor(context: Context) -> int:
    actors = context.frames["event_participants"].filter(pl.col("role") == "actor")
    return context.frames["events"].join(actors, on="event_id", how="anti").height
