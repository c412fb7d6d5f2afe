"""The same happening told again: events of one type between the same parties on near days."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

import polars as pl

from pipelines.link.groups import Days, days_of, grouped, near
from pipelines.link.union import Groups

WINDOW = 12
"""How many of the last events with a party are compared with the next: bounds the work where one party is in many."""

STEM = 5
"""Letters by which two words are known as one: "arrestato", "arresto"."""

ALIKE = 0.34
"""Share of the words of the shorter of two clauses that stand in the other, from which they tell the same."""

_WORD = re.compile(r"\w{4,}")


class Telling(NamedTuple):
    """What of an event is compared. `sides`: role and party, an entity or the words of one that is not known."""

    article: str
    kind: tuple[str, bool]
    """Type, and whether it is denied."""
    words: frozenset[str]
    """Beginnings of the words of its clause."""
    days: Days | None
    dated: bool
    sides: frozenset[tuple[str, str]]


def group_events(events: pl.DataFrame, participants: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Columns `event_id`, `group_id`: the same type, parties that do not contradict each other, days that touch.

    Within an article they share a party and are told in words alike; across articles all parties of the one that names
    fewer are in the other, and where that is a single one, the words are alike too. An event without a party is in a
    group of its own. Frames have the contract's columns, `events` in reading order, so that the group's first member is
    the earliest. Nearly linear: only events that share a party and a type are compared, in order of time.
    """
    tellings = _tellings(events, participants, articles)
    shared: dict[tuple, list[int]] = defaultdict(list)
    for row, telling in enumerate(tellings):
        for _, party in sorted(telling.sides):
            shared[(*telling.kind, party)].append(row)
    groups = Groups(len(tellings))
    for rows in shared.values():
        rows.sort(key=lambda row: (tellings[row].days is None, tellings[row].days or (), row))
        for place, row in enumerate(rows):
            for other in rows[max(0, place - WINDOW) : place]:
                if _same(tellings[other], tellings[row]):
                    groups.join(other, row)
    return grouped(events["event_id"], groups)


def _same(one: Telling, other: Telling) -> bool:
    if one.article == other.article:
        apart = one.dated and other.dated and not _overlap(one.days, other.days)
        return not apart and _compatible(one, other) and _alike(one, other)
    fewer = min(one.sides, other.sides, key=lambda sides: (len(sides), sorted(sides)))
    if not (fewer <= one.sides and fewer <= other.sides and near(one.days, other.days)):
        return False
    return len(fewer) > 1 or _alike(one, other)


def _alike(one: Telling, other: Telling) -> bool:
    shorter = min(len(one.words), len(other.words))
    return shorter > 0 and len(one.words & other.words) >= ALIKE * shorter


def _compatible(one: Telling, other: Telling) -> bool:
    """Whether on each side on which both name somebody they share one, and on one side they do."""
    found = False
    for role in ("actor", "target"):
        mine = {party for side, party in one.sides if side == role}
        theirs = {party for side, party in other.sides if side == role}
        if mine and theirs:
            if not mine & theirs:
                return False
            found = True
    return found


def _overlap(one: Days | None, other: Days | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _tellings(events: pl.DataFrame, participants: pl.DataFrame, articles: pl.DataFrame) -> list[Telling]:
    sides: dict[str, set[tuple[str, str]]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    columns = participants.select("event_id", "role", "entity_id", "surface")
    for event_id, role, entity_id, surface in columns.iter_rows():
        words = _WORD.findall(surface.lower())
        named[event_id].update(word[:STEM] for word in words)
        if party := entity_id or max(words, key=len, default=""):
            sides[event_id].add((role, party))
    when = days_of(events, articles)
    rows = events.select("event_id", "article_id", "event_type", "status", "text", "date_basis").iter_rows()
    return [
        Telling(
            article=article,
            kind=(event_type, status == "negated"),
            words=frozenset(word[:STEM] for word in _WORD.findall(text.lower())) - named[event_id],
            days=days,
            dated=basis is not None,
            sides=frozenset(sides[event_id]),
        )
        for days, (event_id, article, event_type, status, text, basis) in zip(when, rows, strict=True)
    ]
