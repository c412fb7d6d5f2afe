"""A document as a row of class characters, and the register of readers, each named as its form's `means`.

A reader is given the scan and where its form stands, and returns an Item, or None where these words, here, are no time
(a surname, a street, a bare number). It looks at the words beside the form, never at tense.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from pipelines.language.document import Document
from pipelines.language.times import calendar as cal
from pipelines.language.times import meanings
from pipelines.language.times.lexicon import Lexicon

DOTTED = re.compile(r"(?<![\w.])\d{1,2}\.\d{1,2}\.\d{4}(?!\w|\.\d)")


class Item(NamedTuple):
    """A reading of tokens `[start, end)`."""

    start: int
    end: int
    meaning: meanings.Meaning
    kind: str = "date"
    needs: str = ""
    """What must stand beside it to make it a time: `company` (a bare "anno"), `place` (a clock without "ore")."""


class Scan:
    """A document with a class character for each token."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.lowers = doc.lowers
        self.numbers = {number.start: number for number in doc.numbers if number.end - number.start == 1}
        get = lexicon.codes.get
        codes = [get(word, ".") for word in doc.lowers]
        for index, number in self.numbers.items():
            if codes[index] == "." and number.form == "cardinal" and not number.signed:
                codes[index] = lexicon.number_code
        for match in DOTTED.finditer(doc.text):
            index = doc.token_at(match.start())
            if index < len(codes) and doc.span(index, index + 1) == match.span():
                codes[index] = lexicon.dotted_code
        self.codes = "".join(codes)

    def is_a(self, index: int, *names: str) -> bool:
        """Whether the token is in one of these classes; False outside the document."""
        if not 0 <= index < len(self.codes):
            return False
        code = self.codes[index]
        return any(code in self.lexicon.members[name] for name in names)

    def value(self, index: int, *names: str) -> Any:
        """The token's value in the first of these classes that it is in, a numeral's number, else None."""
        word = self.lowers[index]
        for name in names:
            if word in self.lexicon.values[name]:
                return self.lexicon.values[name][word]
        number = self.numbers.get(index)
        return number.value if number and "number" in names else None

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter; False outside the document."""
        return 0 <= index < len(self.codes) and self.doc.words[index][:1].isupper()

    def opens_sentence(self, index: int) -> bool:
        """Whether the token is the first word of its sentence, or follows a mark that may begin one."""
        doc = self.doc
        if doc.sentence_of and doc.sentences[doc.sentence_of[index]].start == index:
            return True
        return index == 0 or not (doc.words[index - 1][-1:].isalnum() or doc.words[index - 1] in (",", "'"))

    def glued(self, index: int) -> bool:
        """Whether no space parts the token from the one before."""
        return index > 0 and self.doc.ends[index - 1] == self.doc.starts[index]

    def looks_like_a_name(self, index: int) -> bool:
        """A month or weekday that is part of a name: "Mario Maggio", "via XX Settembre", "Settembre Nero"."""
        if self.is_a(index - 1, "roman"):
            return True
        if not self.capital(index) or self.doc.words[index].isupper():
            return False
        if self.capital(index - 1) and not self.lexicon.codes.get(self.lowers[index - 1]):
            return True
        return not self.opens_sentence(index) and self.capital(index + 1) and self.codes[index + 1] == "."

    def on_a_street(self, start: int) -> bool:
        """A date that is an address: "piazza 4 novembre"."""
        # "nel corso del 2024" is no street.
        return self.is_a(start - 1, "street") and not (self.is_a(start - 1, "course") and self.is_a(start - 2, "in"))

    def counts_what_follows(self, end: int) -> bool:
        """Whether the number before token `end` counts something: "2024 tonnellate", "il 5 %"."""
        doc = self.doc
        if end >= len(self.codes) or self.codes[end] != ".":
            return self.is_a(end, "unit")
        if doc.tags:
            return doc.tags[end].pos in ("NOUN", "SYM") or doc.words[end] in "%‰€$£°"
        return doc.words[end] in "%‰€$£°"


Match = re.Match[str]
Reader = Callable[[Scan, Match], Item | None]
READERS: dict[str, Reader] = {}


def reader(function: Reader) -> Reader:
    """Register a function as what its form `means`."""
    READERS[function.__name__] = function
    return function


def at(match: Match, name: str) -> int | None:
    """The token that fills a place of the form, or None."""
    groups = match.re.groupindex
    return match.start(name) if name in groups and match.group(name) is not None else None


def when(scan: Scan, match: Match, *names: str) -> str:
    """`last`, `next` or "", as an adjective in one of these places says."""
    for name in names or ("l", "k"):
        index = at(match, name)
        if index is not None and not scan.is_a(index, "this"):
            return "next" if scan.is_a(index, "next") else "last"
    return ""


def the_year(scan: Scan, index: int | None) -> int | None:
    """The year that a token writes: four figures, or '90 (of this century below 40)."""
    if index is None:
        return None
    if scan.is_a(index, "year"):
        return scan.value(index, "year")
    short = scan.value(index, "apostrophe_year", "short_year")
    return short + (2000 if short < 40 else 1900)


def yearly(
    scan: Scan, match: Match, make: Callable[[int], cal.Pair | None], weekday: int | None = None
) -> meanings.Meaning:
    """What comes once a year, in the written year where there is one."""
    year = the_year(scan, at(match, "y"))
    if year is None:
        return meanings.Yearly(make, when(scan, match), weekday)
    days = make(year)
    return meanings.Fixed(days) if days else meanings.Meaning()


def item(
    match: Match, meaning: meanings.Meaning, kind: str = "date", needs: str = "", *, start: int | None = None
) -> Item:
    """An Item over the whole form."""
    return Item(match.start() if start is None else start, match.end(), meaning, kind, needs)
