"""The patterns of what surrounds an article, compiled from a language's file in `languages/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pipelines.read.dates import DateReader
from pipelines.read.languages import load


class Pattern(NamedTuple):
    """One row of the tables `prefix`, `inline` or `line`."""

    regex: re.Pattern[str]
    where: str
    basis: str | None
    updated: bool
    reserved: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of a language, compiled."""

    dates: DateReader
    prefixes: tuple[Pattern, ...]
    inline: tuple[Pattern, ...]
    lines: tuple[Pattern, ...]
    name: re.Pattern[str]
    rubrics: frozenset[str]
    buttons: frozenset[str]
    button_heads: frozenset[str]
    unfinished: frozenset[str]
    own_words: frozenset[str]
    foreign_words: frozenset[str]


PLAIN = Pattern(re.compile(""), "any", None, False, False, False)
"""What stands for a rubric or a row of buttons, which are words and no pattern."""


@cache
def load_grammar(language: str) -> Grammar:
    """The patterns of a language. Raises KeyError where it has no file."""
    table = load(language)
    dates = DateReader(table["dates"])
    fragments: dict[str, str] = {
        "date": f"(?P<date>{dates.date})",
        "other_date": dates.date,
        "time": dates.time,
        "day_month": f"(?P<day_month>{dates.day_month})",
    }
    for name, pattern in table["fragments"].items():
        fragments[name] = _fill(pattern, fragments)
    return Grammar(
        dates=dates,
        prefixes=_patterns(table["prefix"], fragments),
        inline=_patterns(table["inline"], fragments),
        lines=_patterns(table["line"], fragments),
        name=re.compile(fragments["names"]),
        rubrics=frozenset(table["rubrics"]),
        buttons=frozenset(table["buttons"]),
        button_heads=frozenset(table["button_heads"]),
        unfinished=frozenset(table["unfinished"]),
        own_words=frozenset(table["function_words"]),
        foreign_words=frozenset(table["foreign_words"]),
    )


def _patterns(rows: list[dict[str, Any]], fragments: dict[str, str]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(
            regex=re.compile(_fill(row["pattern"], fragments)),
            where=row.get("where", "head"),
            basis=row.get("basis"),
            updated=row.get("updated", False),
            reserved=row.get("rights") == "reserved",
            opens=row.get("opens", False),
        )
        for row in rows
    )


def _fill(pattern: str, fragments: dict[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda match: fragments[match[1]], pattern)
