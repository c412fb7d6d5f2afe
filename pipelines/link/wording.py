"""Wordings that tell the same: translated or cut differently, and not turned into their contrary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log
from typing import NamedTuple

from pipelines.language.pack import Pack

STEM = 6
"""Letters by which words are known as one: "mostrano", "mostrando"."""

CONTAINED = 0.7
"""Share of the words of the shorter wording, by weight, that stand in the longer, from which they are one."""

FEW = 4
"""Of a wording with fewer words of content, all must stand in the other."""

STRETCH = 2
"""Times its own length in which the words of the shorter must stand together in the longer."""

RUN = 3
"""Words in a row that tell the same where the longer holds them letter for letter."""

SMALL = 100
"""Wordings from which on their number tells which words are common."""

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")


NOT = "¬"
"""Stands for each word of negation."""

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")


class Wording(NamedTuple):
    """A statement as it is compared."""

    words: tuple[str, ...]
    """All of them, in small letters."""
    content: tuple[str, ...]
    """Beginnings of those that say what it is about, and the negations."""
    stems: frozenset[str]
    """The different ones of `content`, without negations."""
    numbers: frozenset[str]


class Reader:
    """Takes texts of one language apart, by the lists of its pack."""

    def __init__(self, pack: Pack) -> None:
        table = pack.table("link")
        self._negations = frozenset(table["negations"])
        self._stems: dict[str, str | None] = dict.fromkeys(table["function_words"])

    def read(self, text: str) -> Wording:
        """The wording of a text."""
        words = tuple(NOT if word in self._negations else word for word in _WORD.findall(text.lower()))
        stems = self._stems
        for word in words:
            if word not in stems:
                stems[word] = _stem(word)
        content = tuple(stem for word in words if (stem := stems[word]))
        numbers = frozenset(word for word in words if word[0].isdigit())
        return Wording(words, content, frozenset(content) - {NOT}, numbers)


def _stem(word: str) -> str:
    """The beginning of a word, of a short one without its last letter; a number is whole."""
    return word if word[0].isdigit() or word == NOT else word[: min(STEM, max(3, len(word) - 1))]


def weights(wordings: Iterable[Wording]) -> dict[str, float]:
    """How much each stem tells: the rarer among different wordings, the more."""
    different = {wording.stems for wording in wordings}
    counts = Counter(stem for stems in different for stem in stems)
    total = max(SMALL, len(different))
    return {stem: log(1 + total / count) for stem, count in counts.items()}


def same(one: Wording, other: Wording, weight: Mapping[str, float]) -> bool:
    """Whether one tells what the other does, or a part of it, with the same numbers and negations."""
    shared = one.stems & other.stems
    if len(shared) < 2 or not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    return repeats(one, other, RUN) or _contains(one, other, shared, weight)


def repeats(one: Wording, other: Wording, run: int) -> bool:
    """Whether the longer holds the shorter, of at least `run` words, letter for letter, with no negation before it."""
    short, long = sorted((one, other), key=lambda wording: (len(wording.words), wording.words))
    if len(short.words) < run or len(short.stems) < 2:
        return False
    before, found, _ = f" {' '.join(long.words)} ".partition(f" {' '.join(short.words)} ")
    return bool(found) and NOT not in before.split()[-RUN:]


def _contains(one: Wording, other: Wording, shared: frozenset[str], weight: Mapping[str, float]) -> bool:
    """Whether enough of the shorter's words stand together in a stretch of the longer, negated alike."""
    short, long = sorted((one, other), key=lambda wording: (len(wording.stems), wording.content))
    enough = (1.0 if len(short.stems) < FEW else CONTAINED) * sum(weight[stem] for stem in short.stems) - 1e-9
    if len(short.stems) < 3 or sum(weight[stem] for stem in shared) < enough:
        return False
    width = STRETCH * len(short.content)
    for start in range(max(1, len(long.content) - width + 1)):
        stretch = long.content[start : start + width]
        if sum(weight[stem] for stem in shared.intersection(stretch)) >= enough:
            return (NOT in stretch) == (NOT in short.content)
    return False
