"""The same statement told again: one speaker, near days, and the same words, translated or cut differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import polars as pl

from pipelines.language.pack import load_pack
from pipelines.link.candidates import pairs
from pipelines.link.days import NEAR, Days, days_of, near
from pipelines.link.speakers import Speaker, speakers_of
from pipelines.link.union import Groups, grouped, in_reading_order
from pipelines.link.wording import RUN, Reader, Wording, repeats, same, weights

PERIOD = 15
"""Days that are compared together."""

LONG = 24 * PERIOD
"""Days from which on a time is as good as unknown."""

VERBATIM = 5
"""Words in a row by which a statement is known again whose speaker is not known."""


class Place(NamedTuple):
    """Where the content stands, from its first letter to its last."""

    article: str
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        """Whether the two have letters in common."""
        return self.article == other.article and self.start < other.end and other.start < self.end


class Telling(NamedTuple):
    """What of a statement is compared."""

    place: Place
    wording: Wording
    days: Days | None
    negated: bool
    speaker: Speaker


def group_statements(statements: pl.DataFrame, articles: pl.DataFrame, entities: pl.DataFrame) -> pl.DataFrame:
    """Columns `statement_id`, `group_id`: what a speaker said once, under the id of the first telling.

    A speaker who is not resolved fits an entity whose name is among the words; one who is not named at all fits whoever
    said the very same words. Where that leaves several speakers the statement stays apart, so that a group has one
    speaker. A statement within another is not told again by it. Frames have the contract's columns, in any order.
    Nearly linear: rows of a speaker and a time are compared, and where these are many, those that share hashes.
    """
    rows = in_reading_order(statements, articles)
    told = _tellings(rows, articles, entities)
    groups = Groups(len(told))
    leaders = [row for row in _without_copies(told, groups) if len(told[row].wording.stems) > 1]
    alike = _Alike(told)
    by_speaker: dict[str, list[int]] = defaultdict(list)
    visitors: dict[str, list[int]] = defaultdict(list)
    for row in leaders:
        speaker = told[row].speaker
        if speaker.key:
            by_speaker[speaker.key].append(row)
        for key in speaker.fits:
            visitors[key].append(row)
    for own in by_speaker.values():
        for one, other in _near_pairs(own, told):
            if groups.first(one) != groups.first(other) and alike(one, other):
                groups.join(one, other)
    _join_to_one_speaker(_visits(by_speaker, visitors, told, alike), told, groups)
    unnamed = [row for row in leaders if told[row].speaker.unnamed]
    verbatim = [pair for pair in _same_runs(unnamed, leaders, told) if alike.verbatim(*pair)]
    for one, other in verbatim:
        if told[other].speaker.unnamed:
            groups.join(one, other)
    _join_to_one_speaker([pair for pair in verbatim if not told[pair[1]].speaker.unnamed], told, groups)
    return grouped(rows["statement_id"], groups)


class _Alike:
    """Whether two rows tell the same, whoever said it."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        self._weight = weights(telling.wording for telling in told)

    def __call__(self, one: int, other: int) -> bool:
        a, b = self._told[one], self._told[other]
        return _can_be_one(a, b) and same(a.wording, b.wording, self._weight)

    def verbatim(self, one: int, other: int) -> bool:
        """Whether in the very same words."""
        a, b = self._told[one], self._told[other]
        return _can_be_one(a, b) and repeats(a.wording, b.wording, VERBATIM)


def _can_be_one(one: Telling, other: Telling) -> bool:
    """Whether place, denial and days let both be one, whatever the words."""
    if one.negated != other.negated or one.place.overlaps(other.place):
        return False
    return near(one.days, other.days) is not False


def _tellings(rows: pl.DataFrame, articles: pl.DataFrame, entities: pl.DataFrame) -> list[Telling]:
    languages = rows.join(articles.select("article_id", "language"), on="article_id", how="left", maintain_order="left")
    readers = {language: Reader(load_pack(language)) for language in languages["language"].unique()}
    wordings = [readers[language].read(text) for language, text in languages.select("language", "content").iter_rows()]
    parts = (_places(rows), wordings, days_of(rows, articles), rows["negated"], speakers_of(rows, entities))
    return [Telling(*telling) for telling in zip(*parts, strict=True)]


def _places(rows: pl.DataFrame) -> list[Place]:
    spans = pl.col("content_spans").list
    first, last = spans.first().struct.field("start"), spans.last().struct.field("end")
    return [Place(*row) for row in rows.select("article_id", first, last).iter_rows()]


def _without_copies(told: Sequence[Telling], groups: Groups) -> list[int]:
    """One row of all that are the same in every respect, with which the others are joined."""
    first: dict[tuple, int] = {}
    leaders = []
    for row, (_, wording, days, negated, speaker) in enumerate(told):
        leader = row
        if speaker.key and repeats(wording, wording, RUN):
            leader = first.setdefault((speaker.key, negated, wording.words, days), row)
            groups.join(leader, row)
        if leader == row:
            leaders.append(row)
    return leaders


def _near_pairs(rows: Sequence[int], told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of rows that can be of one time and in the same words; some come twice."""
    periods: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        days = told[row].days
        if days is None or (days.end - days.start).days > LONG:
            periods = {0: list(rows)}
            break
        for period in range(days.start.toordinal() // PERIOD, (days.end + NEAR).toordinal() // PERIOD + 1):
            periods[period].append(row)
    for some in periods.values():
        yield from pairs([(row, told[row].wording) for row in some])


def _visits(
    own: dict[str, list[int]], visitors: dict[str, list[int]], told: Sequence[Telling], alike: _Alike
) -> Iterator[tuple[int, int]]:
    """Pairs of a row whose speaker is not resolved and a row of a speaker whom its words fit."""
    for key, rows in visitors.items():
        guests = set(rows)
        for one, other in _near_pairs(own[key] + rows, told):
            if (one in guests) != (other in guests) and alike(one, other):
                yield (one, other) if one in guests else (other, one)


def _same_runs(unnamed: Sequence[int], rows: Sequence[int], told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of an unnamed row and any other, one of which begins with words that the other holds."""
    beginnings: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows if unnamed else ():
        beginnings[told[row].wording.words[:VERBATIM]].append(row)
    for row in unnamed:
        yield from ((row, other) for run in _runs(told[row]) for other in beginnings.get(run, ()) if other != row)
    beginnings.clear()
    for row in unnamed:
        beginnings[told[row].wording.words[:VERBATIM]].append(row)
    for other in rows if unnamed else ():
        yield from ((row, other) for run in _runs(told[other]) for row in beginnings.get(run, ()) if other != row)


def _runs(telling: Telling) -> set[tuple[str, ...]]:
    words = telling.wording.words
    return {words[start : start + VERBATIM] for start in range(len(words) - VERBATIM + 1)}


def _join_to_one_speaker(found: Iterable[tuple[int, int]], told: Sequence[Telling], groups: Groups) -> None:
    """Join the group of the first row of each pair with that of the second, where all its pairs name one speaker."""
    speakers: dict[int, set[str | None]] = defaultdict(set)
    rows: dict[int, list[int]] = defaultdict(list)
    known: dict[int, str | None] = {}
    for row, telling in enumerate(told):
        speaker = telling.speaker
        if not speaker.fits and not speaker.unnamed:
            known[groups.first(row)] = speaker.key
    for one, other in found:
        root = groups.first(one)
        speakers[root].add(known.get(groups.first(other), told[other].speaker.key))
        rows[root] += (one, other)
    for root, keys in speakers.items():
        if len(keys) == 1:
            for row in rows[root]:
                groups.join(rows[root][0], row)
