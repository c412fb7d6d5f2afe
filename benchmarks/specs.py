"""Published cases for numbers, percentages and money, read by Monazite and by its peers.

    python benchmarks/specs.py FOLDER [--peers] [--show]

FOLDER holds files of the Recognizers-Text suite, Italian: `NumberModel.json`, `PercentModel.json`,
`CurrencyModel.json`, and `OrdinalModel.json` where it is there. A case is right where every expected result is found
with overlapping span, equal value and unit, and nothing else of the kind is found. All cases count, those of
`DOUBTFUL` too. Monazite is asked through the code that extraction runs: `analyse`, then its numerals or quantities.
Peers that are not installed are passed over. Speed is measured over the same inputs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipelines.extract.quantities import extract_quantities
from pipelines.language.analyse import analyse
from pipelines.language.document import Document


class Reading(NamedTuple):
    """One number as some reader found it: code points `[start, end)`, the value, and a unit where it has one."""

    start: int
    end: int
    value: float | None
    unit: str | None = None


DOUBTFUL = {
    "192.168.1.2": "an address of the internet is no number",
    "10G": "5G is a network and 10 G a size; no Italian text writes ten thousand millions so",
    "1,2b": "no Italian abbreviation: 'mld' is",
    "- 10  k": "a dash with a space is a list mark far more often than a sign",
    "due centesimo": "no Italian: 'due centesimi'",
    "tre mezzi": "in the news 'mezzi' are vehicles: 'tre mezzi dei vigili del fuoco'",
}
"""Cases held to be wrong or not Italian, and why; they are counted all the same."""

LOOSE_UNITS = {
    "Dollar": {"USD"},
    "Pound": {"GBP"},
    "Franc": {None, "CHF", "FRF"},
    "Peseta": {"ESP"},
    "Krona": {None, "SEK"},
    "Pence": {"GBP"},
    "Penny": {"GBP"},
    "Cent": {None, "USD", "EUR"},
    "Peso": {None, "MXN"},
}
"""What the suite calls a currency without its country → the codes that say the same; None where no country is told."""
DUCKLING_UNITS = {"$": "USD", "€": "EUR", "£": "GBP"}
SUBUNITS = {"Cent": 100, "Pence": 100, "Penny": 100}


def monazite(model: str) -> Callable[[str], list[Reading]]:
    """The project's reader for a model of the suite."""

    def numbers(text: str) -> list[Reading]:
        doc = analyse(text)
        return [
            Reading(*doc.span(number.start, number.end), number.value)
            for number in doc.numbers
            if (number.form == "ordinal") == (model == "Ordinal") and not _glued(doc, number.end)
        ]

    def quantities(text: str) -> list[Reading]:
        kinds = ("money", "price", "rate") if model == "Currency" else ("share", "growth")
        return [
            Reading(row.start, row.end, row.value_low if row.value_low is not None else row.value_high, row.unit)
            for row in extract_quantities(analyse(text))
            if row.kind in kinds
        ]

    return numbers if model in ("Number", "Ordinal") else quantities


def _glued(doc: Document, end: int) -> bool:
    """Whether a unit is written onto the numeral: the suite gives "180ml" to its model of dimensions."""
    return end < len(doc) and not doc.gap(end) and doc.words[end].isalpha() and doc.words[end - 1][-1].isdigit()


class _Token:
    """A word as text2num asks for it."""

    def __init__(self, start: int, word: str) -> None:
        self.start, self.word = start, word

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def text2num(model: str) -> Callable[[str], list[Reading]]:
    """text2num reads number words; figures are read with `float`, as its users do."""
    from text_to_num import find_numbers

    def read(text: str) -> list[Reading]:
        if model not in ("Number", "Ordinal"):
            return []
        tokens = [_Token(match.start(), match[0]) for match in re.finditer(r"\w+(?:[.,]\d+)*|[^\w\s]", text)]
        found = []
        for hit in find_numbers(tokens, "it", threshold=0):
            last = tokens[hit.end - 1]
            if hit.is_ordinal == (model == "Ordinal"):
                found.append(Reading(tokens[hit.start].start, last.start + len(last.word), _number(hit.text)))
        return found

    return read


def duckling(model: str) -> Callable[[str], list[Reading]]:
    """duckling through its Python wheel."""
    import duckling as wheel

    zones = wheel.load_time_zones("/usr/share/zoneinfo")
    locale = wheel.parse_locale("IT", wheel.default_locale_lang(wheel.parse_lang("IT")))
    context = wheel.Context(wheel.parse_ref_time(zones, "UTC", 0), locale)
    wanted = {"Number": "number", "Ordinal": "ordinal", "Percent": "number", "Currency": "amount-of-money"}[model]
    dimensions = wheel.parse_dimensions([wanted])

    def read(text: str) -> list[Reading]:
        found = []
        for row in wheel.parse(text, context, dimensions, False):
            value = row["value"]
            unit = DUCKLING_UNITS.get(value.get("unit"), value.get("unit"))
            found.append(Reading(row["start"], row["end"], value.get("value"), unit))
        return found

    return read


def recognizers(model: str) -> Callable[[str], list[Reading]]:
    """Microsoft's own Python port, which has had no Italian rules so far."""
    from recognizers_number import recognize_number, recognize_ordinal, recognize_percentage

    readers = {"Number": recognize_number, "Ordinal": recognize_ordinal, "Percent": recognize_percentage}

    def read(text: str) -> list[Reading]:
        if model not in readers:
            return []
        found = []
        for row in readers[model](text, "it-it"):
            value = (row.resolution or {}).get("value")
            found.append(Reading(row.start, row.end + 1, _number(value), "%" if model == "Percent" else None))
        return found

    return read


PEERS = {"text2num": text2num, "duckling": duckling, "recognizers-text": recognizers}


def _number(value: object) -> float | None:
    try:
        return float(str(value).rstrip("%").replace(",", "."))
    except ValueError:
        return None


def cases(path: Path) -> list[tuple[str, list[Reading]]]:
    """The inputs of a file with what is expected of each; money with ISO codes where the suite's name says one."""
    read = []
    names = _currency_names()
    for case in json.loads(path.read_text("utf-8-sig")):
        expected = []
        for row in case["Results"]:
            resolution = row.get("Resolution") or {}
            text, start = row["Text"], row.get("Start")
            if start is None:
                start = max(case["Input"].lower().find(text.lower()), 0)
            value, unit = _number(resolution.get("value")), resolution.get("unit")
            if unit in SUBUNITS and value is not None:
                value /= SUBUNITS[unit]
            expected.append(
                Reading(start, start + len(text), value, resolution.get("isoCurrency") or names.get(unit, unit))
            )
        read.append((case["Input"], expected))
    return read


def _currency_names() -> dict[str, str]:
    from babel import Locale
    from babel.numbers import get_currency_name

    english = Locale("en")
    names = {get_currency_name(code, locale=english).lower(): code for code in english.currencies}
    known = {"United States dollar": "USD", "Hong Kong dollar": "HKD", "Netherlands guilder": "NLG", "Euro": "EUR"}
    known |= {name.title(): code for name, code in names.items()}
    known |= {name.capitalize(): code for name, code in names.items()}
    return {**known, "New Taiwan dollar": "TWD"}


def right(expected: list[Reading], found: list[Reading], model: str) -> bool:
    """Whether the readings say the same."""
    if len(expected) != len(found):
        return False
    return all(any(_alike(want, have, model) for have in found) for want in expected)


def _alike(want: Reading, have: Reading, model: str) -> bool:
    if have.end <= want.start or have.start >= want.end:
        return False
    if want.value is None or have.value is None:
        return want.value is have.value
    if abs(want.value - have.value) > 1e-9 * max(1.0, abs(want.value)):
        return False
    if model != "Currency":
        return True
    code = (have.unit or "").partition("/")[0] or None
    return code in LOOSE_UNITS.get(want.unit or "", {want.unit})


def score(
    reader: Callable[[str], list[Reading]], rows: Iterable[tuple[str, list[Reading]]], model: str, show: bool
) -> tuple[int, float]:
    """Right cases, and seconds for all."""
    hits, started = 0, time.perf_counter()
    for text, expected in rows:
        found = reader(text)
        ok = right(expected, found, model)
        hits += ok
        if show and not ok:
            print(f"  {text!r}\n    expected {[r[2:] for r in expected]}\n    found    {[r[2:] for r in found]}")
    return hits, time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description="Score numerals, percentages and money on published cases.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", action="store_true", help="run the peers that are installed too")
    parser.add_argument("--show", action="store_true", help="print the cases that Monazite fails")
    arguments = parser.parse_args()
    readers = {"monazite": monazite, **(PEERS if arguments.peers else {})}
    totals: dict[str, list[float]] = {}
    for model in ("Number", "Ordinal", "Percent", "Currency"):
        path = arguments.folder / f"{model}Model.json"
        if not path.exists():
            continue
        rows = cases(path)
        for name, make in readers.items():
            try:
                reader = make(model)
                reader("5")
            except ImportError as missing:
                print(f"{name}: passed over, {missing}")
                continue
            hits, seconds = score(reader, rows, model, arguments.show and name == "monazite")
            print(f"{model:9s} {name:17s} {hits:4d} of {len(rows):4d}  {1000 * seconds / len(rows):7.3f} ms a case")
            total = totals.setdefault(name, [0, 0])
            total[0] += hits
            total[1] += len(rows)
    for name, (hits, count) in totals.items():
        print(f"all       {name:17s} {hits:4.0f} of {count:4.0f}  {hits / count:.1%}")


if __name__ == "__main__":
    main()
