"""Choose the articles of the gold set from `wikinews.jsonl`, by rule and not by taste.

    python benchmarks/gold/choose.py wikinews.jsonl [--texts DIR]

In file order, of 90 to 400 words (from the fourth draw on: to 450), six draws:

1. the first 20 with three or more numbers, then the first 20 others with three or more quotation marks or reporting
   verbs; odd ones (1st, 3rd …) are `dev`, even ones `test`;
2. past the 150th record, the first 60 others with four or more words of politics and the economy, and two or more
   numbers or reports; every third is `test`;
3. past the 150th record, the first 24 others with three or more of those words and three or more reports, all `dev`;
4. past the 150th record, the first 48 others with two or more of those words and three or more numbers or reports;
   every second is `test`;
5. of all others, the 24 with the most reports, four at the least, all `dev`;
6. of all others with three or more reports, the 24 with most reports, words of the subject and half the numbers
   together, all `dev`.

Prints place, part, id and title, one article a line; with `--texts`, writes each text to `DIR/<place>_<part>_<id>.txt`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

N_EACH = 20
SHORTEST, LONGEST, LONGEST_LATER = 90, 400, 450
ENOUGH = 3
FIRST_OF_LATER = 150
N_SECOND, N_THIRD, N_FOURTH, N_RICHEST = 60, 24, 48, 24

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
"""A number is a token of digits, with the points and commas inside it; number words do not count."""

MARKS = re.compile('[«»“”„"]')
"""Each mark counts, so that a quotation that is opened and closed counts two. Apostrophes and single marks do not."""

_STEMS = (
    "accus afferm annunci assicur comment comunic conferm denunci dichiar domand evidenzi illustr lament minacci neg"
    " ordin parl precis raccont replic ricord rivel sottoline spieg stim"
)
_ENDINGS = "a ano ato ava avano ando ò arono"
_IRREGULAR = """
aggiunge aggiungono aggiunto aggiunse aggiunsero aggiungendo ammette ammettono ammesso ammise ammisero ammettendo
avverte avvertono avvertito avvertì avvertendo chiede chiedono chiesto chiese chiesero chiedeva chiedendo
conclude concludono concluso concluse concludendo definisce definiscono definito definì definendo
dice dicono detto disse dissero diceva dicevano dicendo promette promettono promesso promise promettendo
ribadisce ribadiscono ribadito ribadì ribadendo riferisce riferiscono riferito riferì riferendo
ritiene ritengono ritenuto ritenne ritenendo risponde rispondono risposto rispose risposero rispondendo
scrive scrivono scritto scrisse scrissero scrivendo smentisce smentiscono smentito smentì smentendo
sostiene sostengono sostenuto sostenne sostennero sosteneva sostenendo
"""
REPORTING_VERBS = frozenset(stem + ending for stem in _STEMS.split() for ending in _ENDINGS.split()) | frozenset(
    _IRREGULAR.split()
)
"""Forms of 40 verbs, as newspapers report with them; words of the text are compared in lower case."""

WORD = re.compile(r"\w+")

_SUBJECT = (
    "accord alleanz ambasc Borsa commerc dazi diplom econom embargo energ esport export gas govern import industri"
    " invest litio materie metall miliard milion minier miner ministr negozi nuclear ONU onu petrol premier president"
    " produzion sanzion tonnell trattat uran vertic"
)
SUBJECT = re.compile(rf"\b(?:{'|'.join(_SUBJECT.split())})\w*")
"""Words of politics and the economy, by how they begin."""


class Choice(NamedTuple):
    """A chosen article: its place among the chosen (from 1), its part, and the record as it stands in the file."""

    place: int
    part: str
    record: dict[str, Any]


def n_numbers(text: str) -> int:
    """How many tokens of digits."""
    return len(NUMBER.findall(text))


def n_reports(text: str) -> int:
    """How many quotation marks and reporting verbs together."""
    return len(MARKS.findall(text)) + sum(word in REPORTING_VERBS for word in WORD.findall(text.lower()))


def n_subject(text: str) -> int:
    """How many words of politics and the economy."""
    return len(SUBJECT.findall(text))


def choose(records: Iterable[dict[str, Any]]) -> list[Choice]:
    """The articles of all draws in the order of the rule; fewer where the records do not hold so many."""
    records = list(records)
    first = _first_draw(records)
    taken = {choice.record["id"] for choice in first}
    later = [r for r in records[FIRST_OF_LATER:] if _fits(r) and r["id"] not in taken]
    second = [
        r for r in later if n_subject(r["text"]) >= 4 and (n_reports(r["text"]) >= 2 or n_numbers(r["text"]) >= 2)
    ][:N_SECOND]
    taken |= {r["id"] for r in second}
    third = [
        r for r in later if n_subject(r["text"]) >= ENOUGH and n_reports(r["text"]) >= ENOUGH and r["id"] not in taken
    ][:N_THIRD]
    taken |= {r["id"] for r in third}
    fourth = [
        r
        for r in records[FIRST_OF_LATER:]
        if _fits(r, LONGEST_LATER)
        and r["id"] not in taken
        and n_subject(r["text"]) >= 2
        and (n_reports(r["text"]) >= ENOUGH or n_numbers(r["text"]) >= ENOUGH)
    ][:N_FOURTH]
    taken |= {r["id"] for r in fourth}
    fifth = _richest(records, taken, 4, n_reports)
    taken |= {r["id"] for r in fifth}
    sixth = _richest(records, taken, ENOUGH, _n_all)
    parts = ["test" if place % 3 == 2 else "dev" for place in range(len(second))] + ["dev"] * len(third)
    parts += ["test" if place % 2 else "dev" for place in range(len(fourth))] + ["dev"] * (len(fifth) + len(sixth))
    later = second + third + fourth + fifth + sixth
    return first + [
        Choice(place, part, record)
        for place, (part, record) in enumerate(zip(parts, later, strict=True), start=len(first) + 1)
    ]


def _n_all(text: str) -> float:
    return n_reports(text) + n_subject(text) + n_numbers(text) / 2


def _richest(
    records: list[dict[str, Any]], taken: set[str], fewest: int, count: Callable[[str], float]
) -> list[dict[str, Any]]:
    """The records of which there is most, the first of equals first."""
    others = [r for r in records if _fits(r, LONGEST_LATER) and r["id"] not in taken and n_reports(r["text"]) >= fewest]
    return sorted(others, key=lambda r: -count(r["text"]))[:N_RICHEST]


def _fits(record: dict[str, Any], longest: int = LONGEST) -> bool:
    return SHORTEST <= len(record["text"].split()) <= longest


def _first_draw(records: list[dict[str, Any]]) -> list[Choice]:
    fitting = [r for r in records if _fits(r)]
    with_numbers = [r for r in fitting if n_numbers(r["text"]) >= ENOUGH][:N_EACH]
    taken = {r["id"] for r in with_numbers}
    with_reports = [r for r in fitting if r["id"] not in taken and n_reports(r["text"]) >= ENOUGH][:N_EACH]
    return [
        Choice(place, "dev" if place % 2 else "test", record)
        for place, record in enumerate(with_numbers + with_reports, start=1)
    ]


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Print the choice, and write its texts where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, help="wikinews.jsonl")
    parser.add_argument("--texts", type=Path, help="folder to write the texts to")
    args = parser.parse_args()
    for place, part, record in choose(read_records(args.records)):
        print(place, part, record["id"], record["title"], sep="\t")
        if args.texts:
            args.texts.mkdir(parents=True, exist_ok=True)
            (args.texts / f"{place:03d}_{part}_{record['id']}.txt").write_bytes(record["text"].encode())


if __name__ == "__main__":
    main()
