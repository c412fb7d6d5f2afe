"""Text to tokens, with code-point offsets.

A token is a word, a number, an abbreviation with its dots, an address, or a single mark. What is cut where, in Italian:
`dell'|estrazione`, `+|61|%`, `3,8`, `270mila`, `5|km`, `2013|-|2014`, `nord-occidentale`, `S.p.A.`, `J.|P.|Rossi`,
`25|/|02|/|2025`. White space, control characters and byte-order marks lie between tokens; everything else is in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.language.pack import Pack

LETTER = r"[^\W\d_]"
# Marks that combine with the letter before them are no word characters for `re`; the soft hyphen is invisible.
MARKS = "\u0300-\u036f\u00ad\u0483-\u0487\u0591-\u05bd\u064b-\u0655\u0900-\u0903\u093a-\u094f"
WORD = rf"{LETTER}[\w{MARKS}]*"
SEPARATORS = r"\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff"


class Rules(NamedTuple):
    """What is compiled from `tokens.toml`."""

    pattern: re.Pattern[str]
    with_addresses: re.Pattern[str]
    """The same, and electronic mail: slower, and used only on a text with an @."""
    before_capital: frozenset[str]
    before_number: frozenset[str]
    after_number: frozenset[str]
    before_small: frozenset[str]
    domains: frozenset[str]
    starters: frozenset[str]


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=lambda w: (-len(w), w)))


def _compile(pack: Pack) -> Rules:
    table = pack.table("tokens")
    cut_short = _either(table["apocopes"])
    accents = _either(table["accents"]).replace("['’]", "'")
    endings = _either(table["accent_endings"]).replace("['’]", "'")
    letters = "|".join(unit for unit in table["units"] if len(unit) == 1)
    units = _either([unit for unit in table["units"] if len(unit) > 1])
    parts = [
        r"https?://[^\s<>«»“”\"]{0,2000}[\w/]",
        r"www\.[\w-][^\s<>«»“”\"]{0,2000}[\w/]",
        rf"(?i:{_either(table['dotted'])})(?!\w)",
        # A.C., U.S.A., a.k.a: letters each with its dot; the last dot may be missing.
        rf"(?:{LETTER}\.){{2,20}}(?:{LETTER}(?![\w.]))?|(?:{LETTER}\.){{1,20}}{LETTER}(?![\w.'’])",
        # Not after a mark that they would close: 'da'.
        rf"(?<!['‘])(?i:{cut_short}|{accents}|{LETTER}{{2,40}}(?:{endings}))(?!\w)",
        rf"[ODN]['’][A-Z]{LETTER}[\w{MARKS}]*(?:-{WORD})*",
        rf"{WORD}(?:[-‐‑]\w[\w{MARKS}]*|(?<=[A-Z])&[A-Z]\w*)*(?:['’](?!s(?!\w))(?=[«“\"‘]?\w))?",
        rf"\d+(?:[.,:]\d+)*(?:[°ºª](?!\w)|(?!(?:{letters}|(?i:{units}))(?!\w))[^\W\d_]\w*)?",
        r"(?<!\w)['’]\d\d(?!\d)",
        r"[@#]\w+",
        r"['’]s(?!\w)",
        r"\.{2,}|[!?]+|-{2,}|<<|>>|''|``",
        rf"[^{SEPARATORS}][{MARKS}\u200d\ufe0e\ufe0f]*",
    ]
    pattern = "|".join(parts)
    return Rules(
        re.compile(pattern),
        re.compile(rf"[\w.+-]{{1,64}}@\w[\w-]{{0,200}}(?:\.\w[\w-]{{0,60}}){{1,8}}|{pattern}"),
        *(frozenset(table[name]) for name in ("before_capital", "before_number", "after_number", "before_small")),
        frozenset(table["domains"]),
        frozenset(table["starters"]),
    )


def tokenize(text: str, pack: Pack) -> tuple[list[int], list[int]]:
    """The offsets of all tokens, `(starts, ends)`, in code points of `text`: in order, without overlap, none empty."""
    rules = pack.cached("tokens", _compile)
    pattern = rules.with_addresses if "@" in text else rules.pattern
    spans = [match.span() for match in pattern.finditer(text)]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    for first, last in reversed(list(_joined(text, starts, ends, rules))):
        ends[first] = ends[last]
        del starts[first + 1 : last + 1], ends[first + 1 : last + 1]
    return starts, ends


def _joined(text: str, starts: list[int], ends: list[int], rules: Rules) -> Iterator[tuple[int, int]]:
    """Tokens `first` to `last` that are one: an abbreviation and its dot, the name of a site."""
    count = len(starts)
    position = text.find(".")
    index = 0
    taken = -1
    while position >= 0:
        while index < count and ends[index] <= position:
            index += 1
        if index == count:
            return
        if starts[index] == position and ends[index] == position + 1 and index > taken + 1:
            before = index - 1
            if ends[before] == position and text[ends[before] - 1].isalpha():
                last = _last_joined(text, starts, ends, index, rules)
                if last is not None:
                    yield before, last
                    taken = last
        position = text.find(".", position + 1)


def _last_joined(text: str, starts: list[int], ends: list[int], dot: int, rules: Rules) -> int | None:
    """The last token that belongs to the word before the dot, or None where the dot ends a sentence."""
    before = dot - 1
    word = text[starts[before] : ends[before]]
    if dot + 1 == len(starts):
        return None
    following = text[starts[dot + 1] : ends[dot + 1]]
    if starts[dot + 1] == ends[dot]:
        if following.lower() in rules.domains and following.islower():
            return dot + 1
        if not following[0].isupper() and following[0].isalpha():
            return None
    lower = word.lower()
    broken = "\n" in text[ends[dot] : starts[dot + 1]]
    if broken:
        return None
    first = following[0]
    numeric = first.isdigit()
    after_number = before > 0 and text[starts[before - 1]].isdigit()
    if first.isupper():
        if len(word) == 1 and word.isupper():
            # "J. Smith", "George W. Bush"; not "Serie A. Il", "il piano B. Così".
            return dot if following.lower() not in rules.starters else None
        return dot if lower in rules.before_capital and following.lower() not in rules.starters else None
    if numeric:
        numbered = lower in rules.before_number or (after_number and lower in rules.after_number)
        return dot if numbered or (lower in rules.before_small and first.isdigit()) else None
    if after_number and lower in rules.after_number:
        return dot
    if lower in rules.before_small or (len(word) == 1 and word.isupper() and first.isalpha()):
        return dot
    if lower in rules.before_capital and first in "«“\"'‘":
        return dot
    return None
