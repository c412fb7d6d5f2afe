"""The same thing told again: statements of one speaker in nearly the same words, events alike between the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import polars as pl
from rensa import RMinHash, RMinHashLSH

from pipelines.link.union import Groups

PERMUTATIONS = 64
BANDS = 32
MIN_WORDS = 4
"""Different words that a statement must have to be known again."""

CONTAINED = 0.6
"""Share of the words of the shorter of two statements that stand in the other, from which they are one."""

NEAR = timedelta(days=10)
"""Between two days on which the same can have been said or done."""

_WORD = re.compile(r"\w+")


def group_statements(statements: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Columns `statement_id`, `group_id`: the same speaker, near days, and words that overlap.

    A statement without a known speaker is in a group of its own. Both frames have the contract's columns; rows of
    `statements` are in reading order, so that the group's first member is the earliest. Nearly linear: only what
    shares a band of hashed words with another is compared.
    """
    when = _days_of(statements, articles)
    words = [frozenset(_WORD.findall(content.lower())) for content in statements["content"].to_list()]
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for row, speaker in enumerate(statements["speaker_id"].to_list()):
        if speaker and len(words[row]) >= MIN_WORDS:
            by_speaker[speaker].append(row)
    groups = Groups(statements.height)
    for rows in by_speaker.values():
        for one, other in _candidates(rows, words):
            shorter = min(len(words[one]), len(words[other]))
            if len(words[one] & words[other]) >= CONTAINED * shorter and _near(when[one], when[other]):
                groups.join(one, other)
    return _grouped(statements["statement_id"], groups)


def group_events(events: pl.DataFrame, participants: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Columns `event_id`, `group_id`: the same type and status, the same known participants, near days.

    An event whose participants are not known is in a group of its own. Frames as for `group_statements`.
    """
    when = _days_of(events, articles)
    sides: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event_id, role, entity_id in participants.select("event_id", "role", "entity_id").iter_rows():
        if entity_id:
            sides[event_id].append((role, entity_id))
    alike: dict[tuple, list[int]] = defaultdict(list)
    for row, (event_id, event_type, status) in enumerate(events.select("event_id", "event_type", "status").iter_rows()):
        if sides[event_id] and when[row]:
            alike[event_type, status, tuple(sorted(set(sides[event_id])))].append(row)
    groups = Groups(events.height)
    for rows in alike.values():
        rows.sort(key=lambda row: when[row])
        for one, other in pairwise(rows):
            if _near(when[one], when[other]):
                groups.join(one, other)
    return _grouped(events["event_id"], groups)


Days = tuple[date, date]


def _days_of(rows: pl.DataFrame, articles: pl.DataFrame) -> list[Days | None]:
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


def _near(one: Days | None, other: Days | None) -> bool:
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


def _grouped(keys: pl.Series, groups: Groups) -> pl.DataFrame:
    first = [groups.first(row) for row in range(len(keys))]
    return pl.DataFrame({keys.name: keys, "group_id": keys.gather(first)})
