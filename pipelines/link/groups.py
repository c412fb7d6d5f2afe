"""The same thing told again: statements of one speaker in nearly the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import polars as pl
from rensa import RMinHash, RMinHashLSH

from pipelines.link.union import Groups

PERMUTATIONS = 64
BANDS = 32
MIN_WORDS = 3
"""Different words that a statement must have to be known again."""

CONTAINED = 0.6
"""Share of the words of the shorter of two statements that stand in the other, from which they are one."""

FEW_WORDS = 5
"""Of a statement with fewer, all words must stand in the other."""

NEAR = timedelta(days=10)
"""Between two days on which the same can have been said or done."""

_WORD = re.compile(r"\w+")


def group_statements(statements: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Columns `statement_id`, `group_id`: the same speaker, near days, and words that overlap.

    A statement without a known speaker is in a group of its own. Both frames have the contract's columns; rows of
    `statements` are in reading order, so that the group's first member is the earliest. Nearly linear: only what
    shares a band of hashed words with another is compared.
    """
    when = days_of(statements, articles)
    words = [frozenset(_WORD.findall(content.lower())) for content in statements["content"].to_list()]
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for row, speaker in enumerate(statements["speaker_id"].to_list()):
        if speaker and len(words[row]) >= MIN_WORDS:
            by_speaker[speaker].append(row)
    groups = Groups(statements.height)
    for rows in by_speaker.values():
        for one, other in _candidates(rows, words):
            if _overlap(words[one], words[other]) and near(when[one], when[other]):
                groups.join(one, other)
    return grouped(statements["statement_id"], groups)


Days = tuple[date, date]


def days_of(rows: pl.DataFrame, articles: pl.DataFrame) -> list[Days | None]:
    """For each row the first and last day of what it tells, an open side closed by the days of its article."""
    published = articles.select("article_id", "published_start", "published_end")
    joined = rows.select("article_id", "date_start", "date_end").join(
        published, on="article_id", how="left", maintain_order="left"
    )
    found: list[Days | None] = []
    for _, start, end, first, last in joined.iter_rows():
        start, end = start or end or first, end or start or last
        found.append((start, end) if start and end else None)
    return found


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return len(one & other) >= (shorter if shorter < FEW_WORDS else CONTAINED * shorter)


def near(one: Days | None, other: Days | None) -> bool:
    """Whether both are known and no more than `NEAR` apart."""
    if one is None or other is None:
        return False
    return one[0] <= other[1] + NEAR and other[0] <= one[1] + NEAR


def _candidates(rows: list[int], words: list[frozenset[str]]) -> Iterable[tuple[int, int]]:
    """Pairs of rows that share a band of hashed words."""
    if len(rows) < 2:
        return
    index = RMinHashLSH(threshold=0.3, num_perm=PERMUTATIONS, num_bands=BANDS)
    for row in rows:
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(sorted(words[row]))
        for other in sorted(index.query(sketch)):
            yield other, row
        index.insert(row, sketch)


def grouped(keys: pl.Series, groups: Groups) -> pl.DataFrame:
    """The keys beside the key of the first row of their group, as column `group_id`."""
    first = [groups.first(row) for row in range(len(keys))]
    return pl.DataFrame({keys.name: keys, "group_id": keys.gather(first)})
