"""What the taggers see of a token: a few strings, made once for each word form and kept.

A sentence's features are joined from lists per form: what it tells of itself, and what it tells as the neighbour before
and after. Only what depends on two words at once is built each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.language.lexicon import Lexicon
from pipelines.language.morphology import difference

ALIKE = str.maketrans(
    dict.fromkeys("«»“”„‟‹›", '"') | {"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-"} | dict.fromkeys("£¥₽₴₹", "€")
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
    lower: str
    kind: str
    """Its possible parts of speech (an unknown word's ending) and whether it has a capital."""
    capital: bool


EDGE = Form([], [], ["-^"], ["+$"], [], [], "^", "^", False)


def shape_of(word: str) -> str:
    """`Xx`, `X`, `x`, `d`, `Xd` …: the kinds of characters, repeats dropped."""
    shape = []
    for char in word:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if not shape or shape[-1] != kind:
            shape.append(kind)
    return "".join(shape[:6])


class Features:
    """Makes and keeps the features of word forms. One for each language."""

    def __init__(
        self, lexicon: Lexicon, participles: frozenset[str], clitics: Iterable[str], hosts: Iterable[str]
    ) -> None:
        """`participles` are irregular ones, which look like nouns; `clitics` pronouns written together with the verb
        forms that end in one of `hosts`."""
        self._participles = participles
        self._lexicon = lexicon
        self._forms: dict[str, Form] = {}
        joined = "|".join(sorted(clitics, key=lambda c: (-len(c), c)))
        self._joined = re.compile(rf"({'|'.join(hosts)})(?:{joined})$")

    def _form(self, word: str) -> Form:
        # Half a surrogate pair is no letter of any word, and the field takes none.
        plain = word.translate(ALIKE).encode(errors="replace").decode()
        lower = plain.lower()
        if lower[0].isdigit() or lower[-1].isdigit():
            lower = DIGITS.sub("0", lower)
        known = self._lexicon.classes(lower) + ("P" if lower in self._participles else "")
        shape = shape_of(plain)
        capital = plain[0].isupper()
        stem = ["w=" + lower, "l=" + known]
        if lower[0].isalpha():
            stem += [f"s{n}={lower[-n:]}" for n in (2, 3, 4, 5) if n < len(lower)]
            stem.append("p=" + lower[:3])
            if (verb := self._lexicon.lemma(lower, "VERB")) is not None:
                stem.append("k=" + difference(self._joined.sub(r"\1", lower), verb))
        mark = "C" if capital else ""
        return Form(
            own=[*stem, "h=" + shape, "lh=" + known + shape[:2]],
            first=[*stem, "h^" + shape, "bos"],
            before=["-w=" + lower, "-l=" + known + mark, "-s=" + lower[-2:]],
            after=["+w=" + lower, "+l=" + known + mark, "+s=" + lower[-2:]],
            before2=["--w=" + lower, "--l=" + known],
            after2=["++l=" + known],
            lower=lower,
            kind=(known or lower[-3:]) + mark,
            capital=capital,
        )

    def of_sentence(self, words: list[str]) -> list[list[str]]:
        """One list of strings a token."""
        forms = self._forms
        if len(forms) > CAP:
            forms.clear()
        row = [EDGE, EDGE]
        for word in words:
            form = forms.get(word)
            if form is None:
                form = forms[word] = self._form(word)
            row.append(form)
        row += (EDGE, EDGE)
        features = []
        for before2, before, form, after, after2 in zip(row, row[1:], row[2:], row[3:], row[4:], strict=False):
            kind = form.kind
            told = [
                *(form.first if before is EDGE else form.own),
                *before.before,
                *after.after,
                *before2.before2,
                *after2.after2,
                f"a{before.kind}|{kind}",
                f"b{kind}|{after.kind}",
                f"c{before.kind}|{kind}|{after.kind}",
                f"d{before.lower}|{kind}",
                f"e{kind}|{after.lower}",
            ]
            if form.capital:
                told.append(f"C{before.capital and before2 is not EDGE}{after.capital}")
            features.append(told)
        return features
