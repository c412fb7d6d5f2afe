"""Whether two surfaces name the same: a candidate against the names that gold accepts."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

LONGEST = 7
"""Words of a candidate; more is no name but a clause that happens to hold one."""

ALIKE = 0.8
"""Likeness of two words of four or more letters, from which one is a spelling of the other."""

HALF = 0.5
"""Share of words that have to be in common."""

_SMALL = {"il", "lo", "la", "l", "i", "gli", "le", "un", "uno", "una", "the"}
_SMALL |= {"di", "del", "dello", "della", "dell", "dei", "degli", "delle", "da", "dal", "dalla", "of"}
_WORD = re.compile(r"\w+")


def words(surface: str | None) -> list[str]:
    """The words of a surface without accents, case, articles and their prepositions."""
    plain = unicodedata.normalize("NFKD", surface or "").encode("ascii", "ignore").decode().lower()
    return [word for word in _WORD.findall(plain) if word not in _SMALL]


@cache
def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= 4 and SequenceMatcher(None, one, other).ratio() >= ALIKE


def _found(wanted: list[str], among: list[str]) -> int:
    return sum(any(_near(word, other) for other in among) for word in wanted)


def same_name(accepted: Iterable[str | None], candidates: Iterable[str | None]) -> bool:
    """Whether a candidate of at most `LONGEST` words shares half of all their words with an accepted name.

    None among the accepted is no question: anything is right.
    """
    known = [found for found in map(words, candidates) if 0 < len(found) <= LONGEST]
    for name in accepted:
        if name is None:
            return True
        wanted = words(name)
        for candidate in known if wanted else ():
            hits = _found(wanted, candidate)
            if hits / (len(wanted) + len(candidate) - hits) >= HALF:
                return True
    return False


def same_item(wanted: str, candidate: str | None) -> bool:
    """Whether at least half of the wanted words stand in the candidate."""
    asked, given = words(wanted), words(candidate)
    return bool(asked) and bool(given) and _found(asked, given) / len(asked) >= HALF


@cache
def _states() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    table = tomllib.loads((Path(__file__).parent / "states.toml").read_text("utf-8"))
    return tuple((tuple(state["names"]), tuple(state["seats"])) for state in table["state"])


def widened(accepted: Iterable[str | None], *, seats: bool = True) -> tuple[str | None, ...]:
    """The accepted names, and of each state among them its other names; with `seats` also the capital it acts from."""
    names = tuple(accepted)
    lowered = {name.lower() for name in names if name}
    others: list[str] = []
    for called, seated in _states():
        state = called + seated if seats else called
        if lowered & {name.lower() for name in state}:
            others += state
    return (*names, *others)
