"""Outcomes → precision, recall and F1, with intervals, by field, form, kind, type and rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import Any, NamedTuple

from pipelines.score.gold import TABLES, GoldQuantity
from pipelines.score.judge import JUDGES
from pipelines.score.pairing import Outcome

RESAMPLES = 2000
SEED = 20
"""Of the bootstrap: the same outcomes give the same intervals."""
INNER = 0.95
"""Share of resamples that lie inside an interval."""
WORST = 10


class Score(NamedTuple):
    """`must` of `gold` rows that have to be found were, and `right` of the `rows` that were found are right."""

    must: int
    gold: int
    right: int
    rows: int

    @property
    def recall(self) -> float:
        """Of what has to be found, the share that was; 0 where nothing has to be."""
        return self.must / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right (rows that may be found are); 0 where nothing was."""
        return self.right / self.rows if self.rows else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(outcomes: Iterable[Outcome], measure: str) -> Score:
    """The score of outcomes of one table by one of its measures."""
    total = Score(0, 0, 0, 0)
    for outcome in outcomes:
        total = Score(*map(sum, zip(total, _counts(outcome, measure), strict=True)))
    return total


def _counts(outcome: Outcome, measure: str) -> Score:
    right = [pair for pair in outcome.pairs if measure in pair.reached]
    return Score(
        must=sum(pair.gold.must for pair in right),
        gold=sum(pair.gold.must for pair in outcome.pairs) + len(outcome.missed),
        right=len(right),
        rows=len(outcome.pairs) + len(outcome.false),
    )


def figures(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    """For each table: each measure with its interval, `fields`, and the breakdowns."""
    tables = {}
    for name in TABLES:
        mine = [outcome for outcome in outcomes if outcome.table == name]
        judge = JUDGES[name]
        found: dict[str, Any] = {measure: _measure(mine, measure) for measure in judge.measures}
        found["fields"], found["asked"] = fields(mine)
        for group in judge.groups:
            found[f"by_{group}"] = breakdown(mine, group)
        found["worst"] = worst(mine)
        tables[name] = found
    return tables


def _measure(outcomes: Sequence[Outcome], measure: str) -> dict[str, Any]:
    vectors = [_counts(outcome, measure) for outcome in outcomes]
    whole = Score(*map(sum, zip(*vectors, strict=True))) if vectors else Score(0, 0, 0, 0)
    draw = Random(SEED)
    samples: dict[str, list[float]] = {"precision": [], "recall": [], "f1": []}
    for _ in range(RESAMPLES if vectors else 0):
        drawn = Score(*map(sum, zip(*draw.choices(vectors, k=len(vectors)), strict=True)))
        for name, values in samples.items():
            values.append(getattr(drawn, name))
    entry: dict[str, Any] = {name: _rounded(getattr(whole, name)) for name in samples}
    entry |= {f"{name}_interval": _interval(values) for name, values in samples.items()}
    return entry | {"gold": whole.gold, "rows": whole.rows}


def _interval(values: list[float]) -> list[float] | None:
    if not values:
        return None
    values = sorted(values)
    outside = int(len(values) * (1 - INNER) / 2)
    return [_rounded(values[outside]), _rounded(values[-1 - outside])]


def _rounded(value: float) -> float:
    return round(value, 4)


def fields(outcomes: Sequence[Outcome]) -> tuple[dict[str, float], dict[str, int]]:
    """Share of right values by field, and how many were asked; over pairs, of events over those of the right type.

    `date` is over rows to which gold gives one, `undated` over those that rightly have none. `place` is an F1: also
    wrong is a place where gold has none; it is left out where gold never asks it. `unknown_speakers` is the share of
    statements found without a known entity.
    """
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    places = [0, 0, 0]
    for outcome in outcomes:
        for pair in outcome.pairs:
            if pair.fields.get("type") is False:
                asked["type"] += 1
                continue
            for field, value in pair.fields.items():
                if value is None or field == "place":
                    continue
                if field == "date" and not any(pair.gold.date):
                    field = "undated"
                asked[field] += 1
                right[field] += value
            if isinstance(pair.gold, GoldQuantity):
                places[0] += pair.fields["place"] is True
                places[1] += pair.fields["place"] is not None
                places[2] += pair.found.place is not None
    shares = {field: _rounded(right[field] / asked[field]) for field in asked}
    if places[1]:
        shares["place"] = _rounded(2 * places[0] / (places[1] + places[2]))
        asked["place"] = places[1]
    rows = [row for outcome in outcomes for row in (*(pair.found for pair in outcome.pairs), *outcome.false)]
    if outcomes and outcomes[0].table == "statements" and rows:
        unknown = sum(not row.row["speaker_id"] and not row.row["speaker_ids"] for row in rows)
        shares["unknown_speakers"], asked["unknown_speakers"] = _rounded(unknown / len(rows)), len(rows)
    return shares, dict(asked)


def breakdown(outcomes: Sequence[Outcome], group: str) -> dict[str, dict[str, int]]:
    """By the value of a column: of `gold` rows that have to be found `found` were, of `rows` `right` are right (core).

    A row of gold counts under the first value that it accepts, a row found under its own.
    """
    counts: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        accepted, column = JUDGES[outcome.table].groups[group]
        for pair in outcome.pairs:
            core = "core" in pair.reached
            if pair.gold.must:
                counts.setdefault(accepted(pair.gold)[0], Counter()).update(gold=1, found=core)
            counts.setdefault(pair.found.row[column], Counter()).update(rows=1, right=core)
        for row in outcome.missed:
            counts.setdefault(accepted(row)[0], Counter()).update(gold=1)
        for row in outcome.false:
            counts.setdefault(row.row[column], Counter()).update(rows=1)
    names = ("gold", "found", "rows", "right")
    return {value: {name: counts[value][name] for name in names} for value in sorted(counts)}


def rules(outcomes: Sequence[Outcome]) -> dict[str, dict[str, int]]:
    """By rule: `rows` that it made on gold, second tellings aside, and `hits`, those that are right (core)."""
    counts: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        for pair in outcome.pairs:
            counts.setdefault(pair.found.row["rule"], Counter()).update(rows=1, hits="core" in pair.reached)
        for row in outcome.false:
            counts.setdefault(row.row["rule"], Counter()).update(rows=1)
    return {rule: {"hits": counts[rule]["hits"], "rows": counts[rule]["rows"]} for rule in sorted(counts)}


def worst(outcomes: Sequence[Outcome]) -> list[list[Any]]:
    """The most frequent errors of a table, `[what, how often]`, at most `WORST`."""
    errors: Counter[str] = Counter()
    for outcome in outcomes:
        accepted, column = next(iter(JUDGES[outcome.table].groups.values()))
        errors.update(f"{accepted(row)[0]} missed" for row in outcome.missed)
        errors.update(f"{row.row[column]} that is none" for row in outcome.false)
        for pair in outcome.pairs:
            if pair.gold.must or "core" not in pair.reached:
                errors.update(_wrong(pair, accepted, column))
    return [[what, count] for what, count in sorted(errors.items(), key=lambda item: (-item[1], item[0]))[:WORST]]


def _wrong(pair: Any, accepted: Any, column: str) -> Iterable[str]:
    value, found = accepted(pair.gold)[0], pair.found.row[column]
    if found not in accepted(pair.gold):
        yield f"{value} taken for {found}"
        return
    for field, right in pair.fields.items():
        if right is False:
            yield f"{value} with wrong {field}"
