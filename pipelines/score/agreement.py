"""How far two annotations of the same articles agree: F1 by table and field, no one of them being the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.score.gold import TABLES, GoldArticle, GoldEvent, GoldQuantity, GoldRow, GoldStatement, Names
from pipelines.score.judge import LOOSE, SAME_CONTENT, close, overlap
from pipelines.score.names import same_item, same_name, widened


class Agreement(NamedTuple):
    """`pairs` of rows that are told by both, of `one` and `other` rows.

    `must` rows of either: of `must_rows` that one holds to be necessary, the other has `must_found` at any level.
    `fields`: of the pairs, how many agree.
    """

    one: int
    other: int
    pairs: int
    must_rows: int
    must_found: int
    fields: dict[str, int]

    def f1(self, field: str | None = None) -> float:
        """F1 of being found at all, or of being found with `field` agreed on."""
        agreed = self.pairs if field is None else self.fields[field]
        return 2 * agreed / (self.one + self.other) if self.one + self.other else 0.0


def agreement(one: Mapping[str, GoldArticle], other: Mapping[str, GoldArticle]) -> dict[str, Agreement]:
    """By table, over the articles that both have."""
    found = {}
    for table in TABLES:
        rows = [0, 0]
        must_rows = must_found = n_pairs = 0
        fields: Counter[str] = Counter(dict.fromkeys(_FIELDS[table], 0))
        for key in one.keys() & other.keys():
            mine, theirs = getattr(one[key], table), getattr(other[key], table)
            pairs = matched(mine, theirs)
            rows[0] += len(mine)
            rows[1] += len(theirs)
            n_pairs += len(pairs)
            for i, j in pairs:
                fields.update(agreed(table, mine[i], theirs[j]))
                must_found += mine[i].must + theirs[j].must
            must_rows += sum(row.must for row in (*mine, *theirs))
        found[table] = Agreement(*rows, n_pairs, must_rows, must_found, dict(fields))
    return found


def matched(mine: Sequence[GoldRow], theirs: Sequence[GoldRow]) -> list[tuple[int, int]]:
    """Numbers of rows that tell the same, by the cuts that overlap most; each row is in one pair at most."""
    likely = [(_likeness(a, b), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs)]
    taken, used, pairs = set(), set(), []
    for share, i, j in sorted(likely, key=lambda match: (-match[0], *match[1:])):
        if share >= LOOSE and i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def _likeness(one: GoldRow, other: GoldRow) -> float:
    """Overlap of the longer cut; of numbers and triggers, whose extent varies more, of the shorter one.

    What agrees beside it decides between rows over the same words.
    """
    statement = isinstance(one, GoldStatement)
    share = max(overlap(a, b)[statement] for a in one.cuts for b in other.cuts)
    table = {GoldStatement: "statements", GoldQuantity: "quantities", GoldEvent: "events"}[type(one)]
    return share + 0.01 * sum(1 for _ in agreed(table, one, other)) if share >= LOOSE else 0.0


def agreed(table: str, one: Any, other: Any) -> Iterator[str]:
    """The fields that two rows agree on: what they accept has something in common."""
    for field, same in _FIELDS[table].items():
        if same(one, other):
            yield field


def _common(name: str) -> Callable[[Any, Any], bool]:
    return lambda one, other: bool(set(getattr(one, name)) & set(getattr(other, name)))


def _equal(name: str) -> Callable[[Any, Any], bool]:
    return lambda one, other: getattr(one, name) == getattr(other, name)


def _same_span(one: GoldRow, other: GoldRow) -> bool:
    return max(overlap(a, b)[1] for a in one.cuts for b in other.cuts) >= SAME_CONTENT


def _same_names(one: Names | None, other: Names | None) -> bool:
    if one is None or other is None or None in one or None in other:
        return one == other or (None in (one or ()) and None in (other or ()))
    return same_name(widened(one), other)


def _same_speaker(one: GoldStatement, other: GoldStatement) -> bool:
    return _same_names(one.speaker, other.speaker)


def _same_date(one: Any, other: Any) -> bool:
    """Days are the same; one that does not ask them does not disagree."""
    return one.date is None or other.date is None or one.date == other.date


def _same_value(one: GoldQuantity, other: GoldQuantity) -> bool:
    return close(one.low, other.low) and close(one.high, other.high)


def _same_item(one: GoldQuantity, other: GoldQuantity) -> bool:
    if not one.items or not other.items:
        return one.items == other.items
    return any(same_item(a, b) or same_item(b, a) for a in one.items for b in other.items)


def _same_place(one: GoldQuantity, other: GoldQuantity) -> bool:
    return _same_names(one.place, other.place)


def _same_side(name: str) -> Callable[[Any, Any], bool]:
    def same(one: GoldEvent, other: GoldEvent) -> bool:
        mine, theirs = getattr(one, name), getattr(other, name)
        return len(mine) == len(theirs) and all(any(_same_names(a, b) for b in theirs) for a in mine)

    return same


_FIELDS: dict[str, dict[str, Callable[[Any, Any], bool]]] = {
    "statements": {
        "span": _same_span,
        "level": _equal("must"),
        "speaker": _same_speaker,
        "form": _common("form"),
        "act": _common("act"),
        "cue": _equal("cue"),
        "negated": _equal("negated"),
        "hearsay": _equal("hearsay"),
        "date": _same_date,
    },
    "quantities": {
        "span": _same_span,
        "level": _equal("must"),
        "value": _same_value,
        "unit": _common("unit"),
        "kind": _common("kinds"),
        "item": _same_item,
        "place": _same_place,
    },
    "events": {
        "span": _same_span,
        "level": _equal("must"),
        "type": _common("types"),
        "actors": _same_side("actors"),
        "targets": _same_side("targets"),
        "status": _common("status"),
        "hearsay": _equal("hearsay"),
        "date": _same_date,
    },
}
