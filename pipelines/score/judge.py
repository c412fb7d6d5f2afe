"""One row of gold and one row found: how likely they are the same, and which fields are right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pipelines.score.corpus import Found
from pipelines.score.gold import Cut, GoldEvent, GoldQuantity, GoldStatement, Names
from pipelines.score.names import same_item, same_name, widened

Fields = dict[str, bool | None]
"""Field → whether it is right; None where gold does not ask it."""

SAME_CONTENT = 0.8
"""Overlap, as a share of the longer, from which the content of a statement is right."""
LOOSE = 0.3
"""Overlap from which a row is found at all: of statements as a share of the longer, of triggers of the shorter."""
LOOSE_NUMBER = 0.5
"""Likewise of quantities, as a share of the shorter."""
IN_CLAUSE = 0.2
"""Likeness of an event of the right type whose clause holds the trigger of gold, but whose trigger is another."""
CLOSE = 1e-3
"""Relative difference of values that are the same."""
RECIPROCAL = frozenset({"talks", "meeting", "agreement", "cooperation", "armed_conflict"})
"""Types in which both sides act: a party that gold calls an actor may stand as the target."""


def size(cut: Cut) -> int:
    """Code points in a cut."""
    return sum(end - start for start, end in cut)


def shared(one: Cut, other: Cut) -> int:
    """Code points in both cuts."""
    return sum(max(0, min(e, f) - max(s, t)) for s, e in one for t, f in other)


def overlap(one: Cut, other: Cut) -> tuple[float, float]:
    """What two cuts share, of the shorter and of the longer."""
    common = shared(one, other)
    return (common / min(size(one), size(other)), common / max(size(one), size(other))) if common else (0.0, 0.0)


def best_overlap(cuts: tuple[Cut, ...], found: Cut) -> tuple[float, float]:
    """The overlap with the cut of gold that shares most of the longer."""
    return max((overlap(cut, found) for cut in cuts), key=lambda shares: shares[1])


def close(found: float | None, wanted: float | None) -> bool:
    """Whether two values are the same but for rounding; an open side is the same as an open side only."""
    if found is None or wanted is None:
        return found is wanted
    return abs(found - wanted) <= CLOSE * max(1e-9, abs(wanted))


def same_value(gold: GoldQuantity, low: float | None, high: float | None, unit: str | None) -> bool:
    """Whether both bounds are right; a fraction may be given in per cent."""
    if close(low, gold.low) and close(high, gold.high):
        return True
    times = [bound and 100 * bound for bound in (gold.low, gold.high)]
    return gold.kinds[0] == "fraction" and unit == "%" and close(low, times[0]) and close(high, times[1])


def same_unit(gold: GoldQuantity, unit: str | None) -> bool:
    """Whether the unit is one that gold accepts; a fraction may be given in per cent."""
    return unit in gold.unit or (gold.kinds[0] == "fraction" and unit == "%")


def same_parties(accepted: tuple[Names, ...], event_type: str, found: Found, role: str) -> bool:
    """Whether every party of gold stands in the role, and no more than one beside them. Nobody is no question."""
    if not accepted:
        return True
    mine = found.sides.get(role, [])
    others = [party for other, parties in found.sides.items() if other != role for party in parties]
    have = mine + others if event_type in RECIPROCAL else mine
    everyone = all(any(same_name(widened(names), party) for party in have) for names in accepted)
    return everyone and len(mine) <= len(accepted) + 1


def _same_days(wanted: tuple[str | None, str | None] | None, found: Found) -> bool | None:
    if wanted is None:
        return None
    days = (found.row["date_start"], found.row["date_end"])
    return tuple(day and day.isoformat() for day in days) == wanted


def statement_fields(gold: GoldStatement, found: Found) -> Fields:
    """Which fields of a statement are right."""
    row = found.row
    nobody = gold.speaker == (None,)
    return {
        "content": best_overlap(gold.cuts, found.spans)[1] >= SAME_CONTENT,
        "speaker": None if nobody else same_name(widened(gold.speaker), found.speakers),
        "nobody": not found.speakers if nobody else None,
        "form": row["form"] in gold.form,
        "act": None if gold.act is None else row["act"] in gold.act,
        "cue": None if gold.cue is None else row["cue_lemma"] == gold.cue,
        "negated": row["negated"] == gold.negated,
        "hearsay": None if gold.hearsay is None else row["hearsay"] == gold.hearsay,
        "date": _same_days(gold.date, found),
    }


def quantity_fields(gold: GoldQuantity, found: Found) -> Fields:
    """Which fields of a quantity are right."""
    row = found.row
    return {
        "value": same_value(gold, row["value_low"], row["value_high"], row["unit"]),
        "unit": same_unit(gold, row["unit"]),
        "kind": row["kind"] in gold.kinds,
        "item": any(same_item(item, row["item"]) for item in gold.items) if gold.items else None,
        "place": _same_place(gold.place, found.place),
    }


def _same_place(wanted: Names | None, place: str | None) -> bool | None:
    """Whether the place is right; not asked where gold has none, or where none is right and none is given."""
    if wanted is None or (place is None and None in wanted):
        return None
    return same_name(widened(filter(None, wanted), seats=False), [place])


def event_fields(gold: GoldEvent, found: Found) -> Fields:
    """Which fields of an event are right."""
    row = found.row
    kind = row["event_type"]
    return {
        "type": kind in gold.types,
        "actors": same_parties(gold.actors, kind, found, "actor") if gold.actors else None,
        "targets": same_parties(gold.targets, kind, found, "target") if gold.targets else None,
        "status": row["status"] in gold.status,
        "hearsay": None if gold.hearsay is None else row["hearsay"] == gold.hearsay,
        "date": _same_days(gold.date, found),
    }


def _statement_likeness(gold: GoldStatement, found: Found) -> float:
    share = best_overlap(gold.cuts, found.spans)[1]
    if share < LOOSE:
        return 0.0
    return share + 0.01 * (gold.speaker == (None,) or same_name(widened(gold.speaker), found.speakers))


def _quantity_likeness(gold: GoldQuantity, found: Found) -> float:
    shorter, longer = best_overlap(gold.cuts, found.spans)
    row = found.row
    right = same_value(gold, row["value_low"], row["value_high"], row["unit"])
    return shorter + longer + right if shorter >= LOOSE_NUMBER else 0.0


def _event_likeness(gold: GoldEvent, found: Found) -> float:
    shorter, longer = best_overlap(gold.cuts, found.spans)
    typed = found.row["event_type"] in gold.types
    if shorter >= LOOSE:
        return longer + typed
    start, end = gold.cuts[0][0]
    return IN_CLAUSE if typed and found.row["start"] <= start and end <= found.row["end"] else 0.0


class Judge(NamedTuple):
    """How rows of a table are scored.

    `likeness` is 0 for rows that cannot be the same. `measures`: name → the fields that all have to be right, those
    that gold does not ask aside; where they are, a row counts as found. `groups`: breakdown → what gold accepts there,
    and the column that the program fills.
    """

    likeness: Callable[[Any, Found], float]
    fields: Callable[[Any, Found], Fields]
    measures: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[Callable[[Any], tuple[str, ...]], str]]
    shown: tuple[str, ...]


JUDGES = {
    "statements": Judge(
        _statement_likeness,
        statement_fields,
        {
            "loose": (),
            "core": ("content", "speaker"),
            "strict": ("content", "speaker", "form", "act", "negated", "hearsay", "date"),
        },
        {"form": (lambda gold: gold.form, "form")},
        ("content", "speaker", "form", "act", "negated", "hearsay", "date_start", "date_end"),
    ),
    "quantities": Judge(
        _quantity_likeness,
        quantity_fields,
        {
            "loose": (),
            "core": ("value", "unit"),
            "kind_item": ("value", "unit", "kind", "item"),
            "strict": ("value", "unit", "kind", "item", "place"),
        },
        {"kind": (lambda gold: gold.kinds, "kind")},
        ("text", "value_low", "value_high", "unit", "kind", "item"),
    ),
    "events": Judge(
        _event_likeness,
        event_fields,
        {
            "loose": (),
            "type": ("type",),
            "core": ("type", "actors"),
            "strict": ("type", "actors", "targets", "status", "hearsay", "date"),
        },
        {"type": (lambda gold: gold.types, "event_type")},
        ("trigger", "event_type", "status", "hearsay", "date_start", "date_end"),
    ),
}
