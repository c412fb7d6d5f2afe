"""When what a row tells was said or done, as far as that helps to know it again in another article."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import polars as pl

NEAR = timedelta(days=10)
"""Between days of which one is only that of publication: articles tell again what is up to ten days old."""

NEAR_DATED = timedelta(days=3)
"""Between days that both articles give: outlets differ by a night or a weekend."""


class Days(NamedTuple):
    """First and last day. `dated`: the article itself gives them; else they are those of its publication."""

    start: date
    end: date
    dated: bool

    def overlaps(self, other: Days, apart: timedelta | None = None) -> bool:
        """Whether the two share a day, or are no more than `apart` from it."""
        if self.start <= other.end and other.start <= self.end:
            return True
        return apart is not None and self.start <= other.end + apart and other.start <= self.end + apart


def days_of(rows: pl.DataFrame, articles: pl.DataFrame) -> list[Days | None]:
    """For each row its days, an open side closed by those of its article; None where nothing is known."""
    published = articles.select("article_id", "published_start", "published_end")
    joined = rows.select("article_id", "date_start", "date_end").join(
        published, on="article_id", how="left", maintain_order="left"
    )
    found: list[Days | None] = []
    for _, start, end, first, last in joined.iter_rows():
        dated = start is not None or end is not None
        start, end = start or end or first, end or start or last
        start, end = start or end, end or start
        found.append(Days(start, end, dated) if start and end else None)
    return found


def near(one: Days | None, other: Days | None) -> bool | None:
    """Whether both can be of one time; None where a side is unknown."""
    if one is None or other is None:
        return None
    return one.overlaps(other, NEAR_DATED if one.dated and other.dated else NEAR)
