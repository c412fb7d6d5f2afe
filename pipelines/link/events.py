"""The same happening told again: events of one type between the same parties at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

import polars as pl

from pipelines.language.pack import load_pack
from pipelines.link.days import NEAR, NEAR_DATED, Days, days_of
from pipelines.link.parties import Sides, sides_of
from pipelines.link.union import Groups, grouped, in_reading_order
from pipelines.link.wording import Reader

WINDOW = 12
"""How many of the last events with a party are compared with the next: bounds the work where one party is in many."""

ALIKE = 0.34
"""Share of the words of the shorter of two clauses that stand in the other, from which they tell the same."""

BY_SPEAKING = frozenset({"order", "request", "promise", "threaten", "accuse", "criticise", "reject", "support"})
"""Types of event that one party can do again any hour: only what is said tells them apart."""

STRONG = 2
"""Parties that two reports share, from which their words may differ."""


class Telling(NamedTuple):
    """What of an event is compared."""

    article: str
    kind: tuple[str, bool]
    """Type, and whether it is denied."""
    is_done: bool
    words: frozenset[str]
    """Beginnings of the words of its clause that name no party."""
    days: Days | None
    sides: Sides
    in_headline: bool


def group_events(
    events: pl.DataFrame, participants: pl.DataFrame, articles: pl.DataFrame, entities: pl.DataFrame
) -> pl.DataFrame:
    """Columns `event_id`, `group_id`: what happened once, under the id of the first telling.

    Two tellings are of one type, agree in the parties that both name (a state's people stand for the state), and where
    both give days, these touch. They share two parties, or one and words besides; a headline needs no words to be one
    with what its article goes on to tell. All of a group agree with each other. An event without a party is in a group
    of its own. Frames have the contract's columns, in any order. Nearly linear: only events that share a party and a
    type are compared, in order of time.
    """
    rows = in_reading_order(events, articles)
    told = _tellings(rows, participants, articles, entities)
    groups = _Happenings(told)
    headlines = list(_headlines(told))
    alike = {pair for pair in _candidates(told) if _same(told[pair[0]], told[pair[1]])}
    for pair in headlines + sorted(alike, key=lambda pair: (-_certainty(told, pair), pair)):
        groups.join(*pair)
    return grouped(rows["event_id"], groups)


def _certainty(told: Sequence[Telling], pair: tuple[int, int]) -> int:
    """How many of the two have a day of their own: what is dated is grouped before what is not."""
    return sum(days is not None and days.dated for days in (told[row].days for row in pair))


def _same(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of one happening, as far as the two show."""
    if not _at_one_time(one, other):
        return False
    shared = one.sides.shared(other.sides)
    if not shared:
        return False
    if _alike(one, other):
        return True
    if one.article == other.article or shared < STRONG:
        return False
    return one.days is not None and other.days is not None and one.days.overlaps(other.days, NEAR_DATED)


def _at_one_time(one: Telling, other: Telling) -> bool:
    """Whether days and status let both be one: what is done and what is not are, where both give the same day."""
    if one.days is None or other.days is None:
        return one.article == other.article and one.is_done == other.is_done
    if one.days.dated and other.days.dated:
        return one.days.overlaps(other.days)
    return one.is_done == other.is_done and (one.article == other.article or one.days.overlaps(other.days, NEAR))


def _alike(one: Telling, other: Telling) -> bool:
    shorter, shared = min(len(one.words), len(other.words)), len(one.words & other.words)
    return shared >= (2 if one.kind[0] in BY_SPEAKING else 1) and shared >= ALIKE * shorter


def _headlines(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Each event of a headline with the first of its article that can be the same."""
    bodies: dict[tuple, list[int]] = defaultdict(list)
    for row, telling in enumerate(told):
        if not telling.in_headline:
            bodies[telling.article, telling.kind].append(row)
    for row, telling in enumerate(told):
        for body in bodies[telling.article, telling.kind] if telling.in_headline else ():
            if telling.sides.shared(told[body].sides) and _at_one_time(telling, told[body]):
                yield row, body
                break


def _candidates(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of events of one type that share a party or two, near in time; some come twice."""
    sharing: dict[tuple, list[int]] = defaultdict(list)
    for row, telling in enumerate(told):
        keys = telling.sides.keys()
        for some in (*((key,) for key in keys), *combinations(keys, 2)):
            sharing[(*telling.kind, *some)].append(row)
    for rows in sharing.values():
        rows.sort(key=lambda row: (told[row].days or (date.max,), row))
        for place, row in enumerate(rows):
            for other in rows[max(0, place - WINDOW) : place]:
                yield min(other, row), max(other, row)


class _Happenings(Groups):
    """Groups of which all members agree with each other in their parties and days."""

    def __init__(self, told: Sequence[Telling]) -> None:
        super().__init__(len(told))
        self._sides = [{telling.sides} for telling in told]
        self._days = [{telling.days} - {None} for telling in told]

    def join(self, one: int, other: int) -> None:
        """Make the groups of two rows one, unless their members contradict each other."""
        one, other = sorted((self.first(one), self.first(other)))
        if one == other or not self._agree(one, other):
            return
        super().join(one, other)
        self._sides[one] |= self._sides[other]
        self._days[one] |= self._days[other]

    def _agree(self, one: int, other: int) -> bool:
        if any(mine.shared(theirs) is None for mine in self._sides[one] for theirs in self._sides[other]):
            return False
        return all(
            mine.overlaps(theirs, None if mine.dated and theirs.dated else NEAR)
            for mine in self._days[one]
            for theirs in self._days[other]
        )


def _tellings(
    rows: pl.DataFrame, participants: pl.DataFrame, articles: pl.DataFrame, entities: pl.DataFrame
) -> list[Telling]:
    named: dict[str, list[str]] = defaultdict(list)
    for event_id, surface in participants.select("event_id", "surface").iter_rows():
        named[event_id].append(surface)
    facts = articles.select("article_id", "language", "title")
    joined = rows.join(facts, on="article_id", how="left", maintain_order="left")
    readers = {language: Reader(load_pack(language)) for language in joined["language"].unique()}
    columns = joined.select("event_id", "article_id", "event_type", "status", "text", "language", "title").iter_rows()
    found = []
    for days, sides, row in zip(days_of(rows, articles), sides_of(rows, participants, entities), columns, strict=True):
        event_id, article, event_type, status, text, language, title = row
        read = readers[language].read
        found.append(
            Telling(
                article=article,
                kind=(event_type, status == "negated"),
                is_done=status == "actual",
                words=read(text).stems - read(" ".join(named[event_id])).stems,
                days=days,
                sides=sides,
                in_headline=" ".join(text.split()) in " ".join((title or "").split()),
            )
        )
    return found
