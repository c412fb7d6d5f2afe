"""Rows of gold and rows found in one article, paired by likeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.score.corpus import Corpus, Found
from pipelines.score.gold import TABLES, GoldRow
from pipelines.score.judge import JUDGES, Fields, Judge


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of gold and the row that tells it, with which fields are right."""

    gold: GoldRow
    found: Found
    fields: Fields
    reached: frozenset[str]
    """The measures whose fields are all right."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one table of one article.

    `missed` are rows of gold that must be found and were not, `false` rows that gold does not have. A second telling,
    in the group of a row that was paired, is neither.
    """

    key: str
    part: str | None
    table: str
    pairs: tuple[Pair, ...]
    missed: tuple[GoldRow, ...]
    false: tuple[Found, ...]


def outcomes(corpus: Corpus) -> list[Outcome]:
    """The outcome of every table of every article, in the order of gold."""
    return [
        outcome(key, article.part, table, getattr(article, table), corpus.found[key][table])
        for key, article in corpus.gold.items()
        for table in TABLES
    ]


def outcome(key: str, part: str | None, table: str, gold: Sequence[GoldRow], found: Sequence[Found]) -> Outcome:
    """The outcome of one table of one article."""
    judge = JUDGES[table]
    matched = pair(judge, gold, found)
    pairs = tuple(_judged(judge, gold[i], found[j]) for i, j in sorted(matched))
    taken, used = {i for i, _ in matched}, {j for _, j in matched}
    told = {group for j in used if (group := found[j].row.get("group_id")) is not None}
    missed = tuple(row for i, row in enumerate(gold) if row.must and i not in taken)
    false = tuple(row for j, row in enumerate(found) if j not in used and row.row.get("group_id") not in told)
    return Outcome(key, part, table, pairs, missed, false)


def pair(judge: Judge, gold: Sequence[GoldRow], found: Sequence[Found]) -> list[tuple[int, int]]:
    """Numbers of rows that belong together, the likest first; each row is in one pair at most."""
    likely = ((judge.likeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found))
    order = sorted((match for match in likely if match[0] > 0), key=lambda match: (-match[0], *match[1:]))
    taken, used, pairs = set(), set(), []
    for _, i, j in order:
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((i, j))
    return pairs


def _judged(judge: Judge, gold: GoldRow, found: Found) -> Pair:
    fields = judge.fields(gold, found)
    reached = frozenset(
        name for name, needed in judge.measures.items() if all(fields[field] is not False for field in needed)
    )
    return Pair(gold, found, fields, reached)
