"""What the taggers see of a token: a few strings, made once for each word form and kept.

A sentence's features are joined from three lists per form: what it tells of itself, and what it tells as the
neighbour before and after. No string is built twice for a form, which makes for most of the speed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.language.lexicon import Lexicon
from pipelines.language.morphology import difference

ALIKE = str.maketrans(
    {mark: '"' for mark in "«»“”„‟‹›"} | {"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-"} | dict.fromkeys("£¥₽₴₹", "€")
)
"""Marks that the treebanks write in one way and papers in another."""
CAP = 200_000
"""Forms kept; beyond that the store is emptied, so that a stream of texts needs bounded memory."""

DIGITS = re.compile(r"\d")


class Form(NamedTuple):
    """The features of a word form by where it stands from the token."""

    own: list[str]
    first: list[str]
    """The same as `own`, where it begins a sentence: its capital tells little."""
    before: list[str]
    after: list[str]
    before2: list[str]
    after2: list[str]


def shape_of(word: str) -> str:
    """`Xx`, `X`, `x`, `d`, `Xd` …: the kinds of characters, repeats dropped."""
    shape = []
    for char in word:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if not shape or shape[-1] != kind:
            shape.append(kind)
    return "".join(shape[:6])


class Features:
    """Makes and keeps the features of word forms. One for each lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._forms: dict[str, Form] = {}

    def _form(self, word: str) -> Form:
        plain = word.translate(ALIKE)
        lower = plain.lower()
        if lower[0].isdigit() or lower[-1].isdigit():
            lower = DIGITS.sub("0", lower)
        known = self._lexicon.classes(lower)
        shape = shape_of(plain)
        stem = ["w=" + lower, "l=" + known]
        if lower[0].isalpha():
            stem += ["s%d=%s" % (n, lower[-n:]) for n in (2, 3, 4, 5) if n < len(lower)]
            stem += ["p=" + lower[:3]]
            if (verb := self._lexicon.lemma(lower, "VERB")) is not None:
                stem.append("k=" + difference(lower, verb))
        capital = plain[0].isupper()
        own = [*stem, "h=" + shape, "lh=" + known + shape[:2]]
        first = [*stem, "h^" + shape, "bos"]
        end = lower[-2:]
        before = ["-w=" + lower, "-l=" + known + ("C" if capital else ""), "-s=" + end]
        after = ["+w=" + lower, "+l=" + known + ("C" if capital else ""), "+s=" + end]
        return Form(own, first, before, after, ["--w=" + lower, "--l=" + known], ["++l=" + known])

    def of_sentence(self, words: list[str]) -> list[list[str]]:
        """One list of strings a token."""
        forms = self._forms
        if len(forms) > CAP:
            forms.clear()
        row = []
        for word in words:
            form = forms.get(word)
            if form is None:
                form = forms[word] = self._form(word)
            row.append(form)
        edge = Form([], [], ["-^"], ["+$"], [], [])
        row = [edge, edge, *row, edge, edge]
        features = [
            row[i].own + row[i - 1].before + row[i + 1].after + row[i - 2].before2 + row[i + 2].after2
            for i in range(2, len(row) - 2)
        ]
        if features:
            features[0] = row[2].first + row[1].before + row[3].after + row[4].after2
        return features
