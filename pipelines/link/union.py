"""Disjoint sets over row numbers, for grouping what was found alike pair by pair."""

from __future__ import annotations

import polars as pl


class Groups:
    """Rows `0 … n - 1`, each at first a group of its own. The first row of a group stands for it."""

    def __init__(self, n: int) -> None:
        self._parent = list(range(n))

    def first(self, row: int) -> int:
        """The lowest row of the group of `row`."""
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def join(self, one: int, other: int) -> None:
        """Make the groups of two rows one."""
        one, other = self.first(one), self.first(other)
        if one != other:
            low, high = sorted((one, other))
            self._parent[high] = low


def in_reading_order(rows: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """The rows by their articles' first day (unknown last), then article and place: the earliest telling first."""
    days = articles.select("article_id", "published_start")
    joined = rows.join(days, on="article_id", how="left", maintain_order="left")
    ordered = joined.sort("published_start", "article_id", "start", "end", rows.columns[0], nulls_last=True)
    return ordered.drop("published_start")


def grouped(keys: pl.Series, groups: Groups) -> pl.DataFrame:
    """The keys beside the key of the first row of their group, as column `group_id`."""
    first = [groups.first(row) for row in range(len(keys))]
    return pl.DataFrame({keys.name: keys, "group_id": keys.gather(first)})
