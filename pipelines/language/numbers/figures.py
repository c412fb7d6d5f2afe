"""One token of figures: `3,8`, `1.234,5`, `1,234.5`, `270mila`, `2½`, `1e10`, in any Unicode digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

SPACES = "\u00a0\u2007\u2009\u202f"
"""Spaces that may stand between groups of three digits inside one token: no-break, figure, thin, narrow no-break."""
_FIGURE = re.compile(
    r"(?P<sign>[+\-−–]?)(?P<body>\d+(?:[.,'’" + SPACES + r"]\d+)*)?(?P<vulgar>[¼-¾⅐-⅞↉])?"
    r"(?:[eE](?P<exponent>[+-]?\d{1,2}))?(?P<tail>[^\W\d_]*|[°ºª])"
)
_GROUPS = re.compile(r"\d{1,3}(?:\D\d{3})+")


LONGEST = 60
"""Characters of the longest figure; a row of more digits is a code, and no float holds it."""


class Figure(NamedTuple):
    """What a token of figures says. `tail`: letters or a mark glued behind it, not part of the value."""

    value: float
    decimal: bool
    signed: bool
    tail: str
    ambiguous: bool = False
    """`3,500`: three decimals as Italians write it, or thousands as the English do."""


def _plain(body: str) -> float | int:
    return int("".join(ch for ch in body if ch.isdecimal()))


@lru_cache(maxsize=8192)
def parse_figure(word: str, english: bool = False) -> Figure | None:
    """Read a token that begins with a digit, a sign or a vulgar fraction; None where it is no number.

    A dot parts thousands where every group has three digits, else decimals; a comma parts decimals; where both
    stand the later one parts decimals. `english` reads `3,500` as thousands.
    """
    match = _FIGURE.fullmatch(word) if len(word) <= LONGEST else None
    if match is None or (match["body"] is None and match["vulgar"] is None):
        return None
    value: float = 0
    decimal = ambiguous = False
    if body := match["body"]:
        marks = "".join(dict.fromkeys(ch for ch in body if not ch.isdecimal()))
        last = marks[-1:]
        if not marks:
            value = int(body)
        elif len(marks) > 2:
            return None
        elif len(marks) == 2:
            whole, _, decimals = body.rpartition(last)
            if last not in ".," or last in whole or not _GROUPS.fullmatch(whole):
                return None
            value, decimal = float(f"{_plain(whole)}.{_plain_digits(decimals)}"), True
        else:
            grouped = _GROUPS.fullmatch(body) is not None and body[0] != "0"
            once = body.count(last) == 1
            # Nobody writes three noughts as decimals: "5,000" are thousands in any text.
            ambiguous = grouped and once and last == "," and not body.endswith("000")
            if grouped and not (ambiguous and not english):
                value = _plain(body)
            elif once and last in ".,":
                whole, _, decimals = body.partition(last)
                value, decimal = float(f"{_plain(whole)}.{_plain_digits(decimals)}"), True
            else:
                return None
    if match["vulgar"]:
        value, decimal = value + unicodedata.numeric(match["vulgar"]), True
    if match["exponent"]:
        value *= 10.0 ** int(match["exponent"])
    if match["sign"] not in ("", "+"):
        value = -value
    return Figure(float(value), decimal, bool(match["sign"]), match["tail"], ambiguous)


def _plain_digits(digits: str) -> str:
    return "".join(str(unicodedata.decimal(ch)) for ch in digits)


def english_writing(words: Iterable[str]) -> bool:
    """Whether figures of a text are written as the English do, by those that can be read in one way only.

    Those with both marks weigh most: a text that mixes ways and has `7,341.6` has thousands in `4,500` too.
    """
    balance = both = 0
    mixed = False
    for word in words:
        if word[0].isdecimal() and ("," in word or "." in word):
            comma, dot = word.rfind(","), word.rfind(".")
            figure = parse_figure(word)
            if figure is None:
                continue
            if comma >= 0 and dot >= 0:
                balance += 1 if dot > comma else -1
                both += 1 if dot > comma else -1
                mixed = mixed or dot > comma
            elif comma >= 0:
                balance += 0 if figure.ambiguous else 1 if word.count(",") > 1 else -1
            elif figure.decimal:
                balance += 1
            else:
                balance -= 1 if word.count(".") > 1 else 0
    return balance > 0 or (mixed and both >= 0)
