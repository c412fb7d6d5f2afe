"""Figures for people: tables in plain text, and what was missed or is false with its words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipelines.score.corpus import Corpus, Found
from pipelines.score.gold import TABLES, GoldRow, letters
from pipelines.score.judge import JUDGES
from pipelines.score.pairing import Outcome

WIDE = 110
"""Characters of an object that is written in one line."""


def as_text(tables: Mapping[str, Mapping[str, Any]], rules: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """The figures of one part, line by line."""
    yield f"{'':12}{'':10}{'precision':>18}{'recall':>20}{'F1':>20}{'gold':>6}{'rows':>6}"
    for table in TABLES:
        for number, measure in enumerate(JUDGES[table].measures):
            found = tables[table][measure]
            cells = "  ".join(f"{_cell(found, name):>18}" for name in ("precision", "recall", "f1"))
            yield f"{'' if number else table:12}{measure:10}{cells}{found['gold']:6}{found['rows']:6}"
    for table in TABLES:
        found = tables[table]
        yield ""
        shares = (f"{field} {share:.3f} of {found['asked'][field]}" for field, share in found["fields"].items())
        yield f"{table}, fields of the rows found: {', '.join(shares) or 'none'}"
        for group in JUDGES[table].groups:
            yield from _breakdown(f"{table}, by {group}", found[f"by_{group}"])
        yield f"{table}, worst errors: {'; '.join(f'{what} ({count})' for what, count in found['worst']) or 'none'}"
    yield ""
    yield f"{'rule':44}{'right':>6}{'rows':>6}{'precision':>11}"
    for rule, counts in rules.items():
        yield f"{rule:44}{counts['hits']:6}{counts['rows']:6}{counts['hits'] / counts['rows']:11.2f}"


def _cell(found: Mapping[str, Any], name: str) -> str:
    interval = found[f"{name}_interval"]
    return f"{found[name]:.3f}" + (f" ({interval[0]:.2f}–{interval[1]:.2f})" if interval else "")


def _breakdown(title: str, counts: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    yield f"{title:34}{'found':>6}{'of':>4}{'recall':>8}{'right':>7}{'of':>4}{'precision':>11}"
    for value, n in counts.items():
        recall = f"{n['found'] / n['gold']:.2f}" if n["gold"] else ""
        precision = f"{n['right'] / n['rows']:.2f}" if n["rows"] else ""
        yield f"  {value:32}{n['found']:6}{n['gold']:4}{recall:>8}{n['right']:7}{n['rows']:4}{precision:>11}"


def errors(outcomes: Iterable[Outcome], corpus: Corpus) -> Iterator[str]:
    """What was missed, what is false and what is partly wrong, a line each, with the words of the article."""
    for outcome in outcomes:
        head = f"{outcome.key} {outcome.table}"
        judge = JUDGES[outcome.table]
        for pair in outcome.pairs:
            wrong = [field for field, right in pair.fields.items() if right is False]
            if wrong and (pair.gold.must or "core" not in pair.reached):
                kind = "PARTLY" if "core" in pair.reached else "WRONG "
                words = gold_words(pair.gold, corpus.texts.get(outcome.key))
                said = columns(pair.found, judge.shown)
                yield f"{head} {kind} {', '.join(wrong)}: {words} -> {said} [{pair.found.row['rule']}]"
        for row in outcome.missed:
            yield f"{head} MISSED {gold_words(row, corpus.texts.get(outcome.key))}"
        for row in outcome.false:
            yield f"{head} FALSE  {columns(row, judge.shown)} [{row.row['rule']}]"


def gold_words(row: GoldRow, text: str | None) -> str:
    """The words of a row of gold; where the text is not known, what gold says of them, else the spans."""
    if text is not None:
        return repr(letters(text, row.cuts[0]))
    return repr(row.words) if row.words is not None else f"at {list(map(list, row.cuts[0]))}"


def columns(found: Found, names: Sequence[str]) -> str:
    """Columns of a row found that are not null, and who is in it."""
    shown = [(name, value) for name in names if (value := found.row[name]) is not None]
    said = ", ".join(f"{name} {value!r}" if isinstance(value, str) else f"{name} {value}" for name, value in shown)
    parties = (
        f"{role} {surface!r} ({name})" if name else f"{role} {surface!r}"
        for role, side in found.sides.items()
        for surface, name in side
    )
    known = () if len(found.speakers) < 2 else (f"who {found.speakers[-1]!r}",)
    return ", ".join([said, *known, *parties])


def as_json(value: Any) -> str:
    """The same value, the same bytes: one line for what is short, keys in their order."""
    return _laid_out(value, "") + "\n"


def _laid_out(value: Any, indent: str) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    nested = isinstance(value, dict) and any(isinstance(item, dict) for item in value.values())
    if not isinstance(value, dict) or (len(flat) <= WIDE and not nested):
        return flat
    inner = indent + "  "
    lines = (f"{inner}{json.dumps(key, ensure_ascii=False)}: {_laid_out(item, inner)}" for key, item in value.items())
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
