"""`times.toml` compiled: words to classes, and forms to regular expressions over classes.

Each token becomes one character: the set of classes that its word is in (`marzo` is a month and nothing else, `primo`
an ordinal and the first of a month). A form like `d:day m:month ( of? y:year )?` becomes a regular expression over such
characters, so that a match says at once which token filled which place.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pipelines.language.pack import Pack

NO_CLASS = "."
FIRST_CODE = 0xE000
"""Classes are written in characters of the private use area, which no text is matched against."""
ELEMENT = re.compile(r"\(|\)\??|(?:(\w+):)?([\w|]+)(\??)")
MONTHS_LAST_DAY = 31
FIRST_YEAR, LAST_YEAR = 1000, 2199


class Lexicon(NamedTuple):
    """What is compiled from `times.toml`. `codes` maps a lowercase word to its character."""

    codes: dict[str, str]
    values: dict[str, dict[str, Any]]
    """By class, the value of each word."""
    members: dict[str, str]
    """By class, all characters whose words are in it."""
    number_code: str
    """The character of a number that is told by no word of the lexicon."""
    dotted_code: str
    heads: re.Pattern[str]
    """One character that can begin a form."""
    readers: dict[str, list[tuple[str, re.Pattern[str]]]]
    """By first character: the forms that it can begin, in order, as (means, pattern)."""
    table: dict[str, Any]


def _words(table: dict[str, Any], cardinals: dict[str, int]) -> dict[str, dict[str, Any]]:
    """All words by class: those of the table, and the numerals, years, hours and ages that are too many to list."""
    words = {name: dict(entries) for name, entries in table["words"].items()}
    for name in ("day", "short_year", "apostrophe_year", "year", "clock", "aged", "dotted_date"):
        words.setdefault(name, {})
    words["number"] |= cardinals
    for value in range(1000):
        words["number"][str(value)] = value
    for value in range(10):
        words["number"][f"0{value}"] = value
    for value in range(1, MONTHS_LAST_DAY + 1):
        words["day"] |= {str(value): value, f"{value:02d}": value}
    for mark in "°º^":
        words["day"][f"1{mark}"] = 1
    for value in range(100):
        words["short_year"][f"{value:02d}"] = value
        for mark in "'’":
            words["apostrophe_year"][f"{mark}{value:02d}"] = value
    for value in range(FIRST_YEAR, LAST_YEAR + 1):
        words["year"][str(value)] = value
    for hour in range(25):
        for minute in range(60 if hour < 24 else 1):
            for separator in ":.":
                words["clock"][f"{hour}{separator}{minute:02d}"] = 0
                words["clock"][f"{hour:02d}{separator}{minute:02d}"] = 0
    names = list(words["month"].items())
    words["month_span"] = {f"{first}-{last}": (a, b) for first, a in names for last, b in names if a != b}
    ages = table["ages"]
    stems = list(ages["whole"]) + [str(age) for age in range(1, 131)]
    stems += [ten + joint + one for ten in ages["tens"] for joint in ages["joints"] for one in ["", *ages["ones"]]]
    words["aged"] |= {stem + ending: 0 for stem in stems for ending in ages["endings"]}
    return words


def _first_codes(form: str, members: dict[str, str]) -> str:
    """The characters that can begin a form: those of its elements up to the first that must be there."""
    found = ""
    for element in form.split():
        name = element.rpartition(":")[2]
        found += "".join(members[part] for part in name.rstrip("?").split("|"))
        if not name.endswith("?"):
            return found
    raise ValueError(f"form {form!r} can be empty")


def compile_form(form: str, members: dict[str, str]) -> re.Pattern[str]:
    """A form as a regular expression over class characters. Raises KeyError where it names an unknown class."""

    def one(match: re.Match[str]) -> str:
        if match.group(2) is None:
            return match.group().replace("(", "(?:")
        name, classes, optional = match.groups()
        chars = f"[{''.join(members[part] for part in classes.split('|'))}]"
        return (f"(?P<{name}>{chars})" if name else chars) + optional

    return re.compile("".join(one(match) for match in ELEMENT.finditer(form)))


def build(pack: Pack) -> Lexicon:
    """The lexicon of a language. Raises KeyError where a form names an unknown class."""
    table = pack.table("times")
    values = _words(table, pack.table("numbers")["cardinals"])
    classes: dict[str, list[str]] = {}
    for name, entries in values.items():
        for word in entries:
            classes.setdefault(word, []).append(name)
    signatures: dict[tuple[str, ...], str] = {("number",): chr(FIRST_CODE), ("dotted_date",): chr(FIRST_CODE + 1)}
    codes = {}
    for word, names in classes.items():
        codes[word] = signatures.setdefault(tuple(names), chr(FIRST_CODE + len(signatures)))
    members = {name: "".join(code for names, code in signatures.items() if name in names) for name in values}
    readers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for entry in table["form"]:
        pattern = compile_form(entry["form"], members)
        for code in sorted(set(_first_codes(entry["form"], members))):
            readers.setdefault(code, []).append((entry["means"], pattern))
    heads = re.compile(f"[{''.join(readers)}]")
    return Lexicon(codes, values, members, chr(FIRST_CODE), chr(FIRST_CODE + 1), heads, readers, table)


def lexicon(pack: Pack) -> Lexicon:
    """The compiled lexicon of a pack, built once."""
    return pack.cached("times", build)
