"""Number words of a language, and the reader of one word: "duecentosettantamila", "trentatreesimo"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from pipelines.language.numbers.figures import Figure, parse_figure
from pipelines.language.pack import Pack


class Part(NamedTuple):
    """What one token can be in a numeral."""

    kind: str
    """`cardinal`, `scale`, `ordinal`, `collective`, `multiple`, `half`."""
    value: float
    scale: float = 1
    """Of a cardinal: the scale word or suffix in it ("270mila": 1000)."""
    plural: bool = False
    gender: str = ""
    figures: bool = False
    decimal: bool = False
    signed: bool = False


class Lexicon:
    """The tables of `numbers.toml`, ready to be asked; made once a pack by `lexicon(pack)`."""

    def __init__(self, tables: dict) -> None:
        self.cardinals: dict[str, int] = tables["cardinals"]
        self.elided: dict[str, int] = tables["elided"]
        self.scales: dict[str, float] = tables["scales"]
        self.singular_scales = frozenset(tables["scale_words"]["singular"])
        self.plural_scales = frozenset(tables["scale_words"]["plural"])
        self.glued = {**self.scales, **tables["scale_words"]["glued"]}
        self.spaced: dict[str, float] = tables["scale_words"]["spaced"]
        self.ordinal_forms = tables["ordinal_forms"]
        self.marks = frozenset(self.ordinal_forms["marks"])
        self.collectives: dict[str, int] = tables["collectives"]
        self.open_collectives = frozenset(tables["collective_forms"]["open"])
        self.some = frozenset(tables["collective_forms"]["some"])
        self.joined_by = frozenset(tables["collective_forms"]["joined_by"])
        self.multiples: dict[str, int] = tables["multiples"]
        self.halves: dict[str, float] = tables["halves"]
        self.halves_before = frozenset(tables["half_forms"]["before"])
        self.halves_alone = frozenset(tables["half_forms"]["alone"])
        self.halved = frozenset(tables["half_forms"]["halved"])
        self.sets = {name: frozenset(words) for name, words in tables["words"].items()}
        self.ambiguous = {name: frozenset(words) for name, words in tables["ambiguous"].items()}
        self.not_fractions = frozenset(self.ordinal_forms["not_fractions"])
        self.money_fractions = frozenset(self.ordinal_forms["money_fractions"])
        self.simple = self._simple_parts(tables)
        atoms = sorted(
            {**self.cardinals, **self.elided, **{w: 0 for w in self.scales if len(w) > 3}}, key=len, reverse=True
        )
        self._atoms = re.compile("|".join(map(re.escape, atoms)))
        self._compound = re.compile(f"(?:{self._atoms.pattern})+")
        self._suffix = re.compile(rf"(.+){self.ordinal_forms['suffix']}([{''.join(self.ordinal_forms['endings'])}])")
        firsts = [*self.cardinals, *self.elided, *self.scales, *self.simple]
        firsts += [*tables["words"]["minus_words"], *tables["words"]["plus_words"]]
        self.prefixes = frozenset(word[:3] for word in firsts)
        """The first three letters of every number word: what does not begin so costs one look-up."""
        self.signs = self.sets["minus"] | self.sets["plus"]
        self.compound = lru_cache(maxsize=16384)(self._read_compound)

    def _simple_parts(self, tables: dict) -> dict[str, Part]:
        parts: dict[str, Part] = {}
        for stem, value in tables["ordinals"].items():
            for ending, form in self.ordinal_forms["endings"].items():
                parts[stem + ending] = Part("ordinal", value, plural=form[1] == "p", gender=form[0])
        parts |= {w: Part("half", v) for w, v in self.halves.items()}
        parts |= {w: Part("multiple", v) for w, v in self.multiples.items()}
        parts |= {w: Part("collective", v, plural=w in self.open_collectives) for w, v in self.collectives.items()}
        parts |= {w: Part("scale", v, plural=w in self.plural_scales) for w, v in self.scales.items()}
        parts |= {w: Part("cardinal", v) for w, v in self.cardinals.items()}
        return parts

    def word(self, lower: str) -> Part | None:
        """Read a token of letters in lower case; None where it is no number word."""
        part = self.simple.get(lower)
        if part is None and lower[:3] in self.prefixes:
            part = self.compound(lower)
        return part

    def figure(self, word: str, english: bool) -> Part | None:
        """Read a token of figures; None where it is no number, or where a unit is glued to it."""
        found: Figure | None = parse_figure(word, english)
        if found is None:
            return None
        if not found.tail:
            return Part("cardinal", found.value, figures=True, decimal=found.decimal, signed=found.signed)
        if found.tail in self.marks:
            return Part("ordinal", found.value, figures=True) if not found.decimal else None
        scale = self.glued.get(found.tail.lower())
        if scale is None:
            return None
        return Part("cardinal", found.value * scale, scale, figures=True, decimal=found.decimal, signed=found.signed)

    def _read_compound(self, word: str) -> Part | None:
        """A word of several atoms, an elided one, or an ordinal built on one by the suffix."""
        plain = _without_accents(word)
        if plain in self.simple:
            return self.simple[plain]
        if plain.endswith("'"):
            elided = plain[:-1]
            value = self._value(elided) if elided in self.elided or self._compound.fullmatch(elided) else None
            return None if value is None else Part("cardinal", value)
        value = self._value(plain)
        if value is not None:
            elided_last = any(plain.endswith(stem) for stem in self.elided)
            return None if elided_last else Part("cardinal", value, self._lowest_scale(plain))
        match = self._suffix.fullmatch(plain)
        if match is None:
            return None
        form = self.ordinal_forms["endings"][match[2]]
        value = self.stem(match[1])
        return None if value is None else Part("ordinal", value, plural=form[1] == "p", gender=form[0])

    def stem(self, stem: str) -> float | None:
        """The cardinal whose last vowel a suffix has cut ("trent", "duemill"); None where it is none."""
        for short, long in self.ordinal_forms["thousands"].items():
            if stem.endswith(short):
                before = stem[: -len(short)]
                return 1000 if not before else self._value(before + long)
        for vowel in self.ordinal_forms["restored"]:
            value = self._value(stem + vowel)
            if value is not None:
                return value
        return None

    def _lowest_scale(self, word: str) -> float:
        """The scale word that a written-out cardinal ends in ("duemilioni"), else 1."""
        return next((v for w, v in self.scales.items() if len(w) > 4 and word.endswith(w)), 1)

    def _value(self, word: str) -> float | None:
        """The value of the atoms that `word` is made of, by every way to cut it; None where no way makes a number."""
        if not self._compound.fullmatch(word):
            return None
        for atoms in _cuts(word, self._all_atoms):
            value = fold([self._all_atoms[atom] for atom in atoms])
            if value is not None:
                return value
        return None

    @property
    def _all_atoms(self) -> dict[str, float]:
        return {**self.cardinals, **self.elided, **{w: v for w, v in self.scales.items() if len(w) > 3}}


def _cuts(word: str, atoms: dict[str, float]) -> list[list[str]]:
    """Every way to write `word` as a row of atoms, longest first atom first."""
    if not word:
        return [[]]
    found = []
    for length in range(len(word), 1, -1):
        if word[:length] in atoms:
            found += [[word[:length], *rest] for rest in _cuts(word[length:], atoms)]
    return found


def fold(values: list[float]) -> float | None:
    """The number that a row of atoms means (2, 100, 70, 1000 → 270000); None where they stand in no order.

    Units follow tens, tens follow hundreds, and scales go down.
    """
    total: float = 0
    current: float = 0
    ceiling = float("inf")
    zero = False
    for value in values:
        if value == 0:
            zero = True
        elif value < 10:
            if current % 10 or current % 100 == 10:
                return None
            current += value
        elif value < 100:
            if current % 100:
                return None
            current += value
        elif value == 100:
            if current >= 10 or current == 1:
                return None
            current = (current or 1) * 100
        else:
            if value >= ceiling:
                return None
            total += (current or 1) * value
            current, ceiling = 0, value
    if zero:
        return 0 if len(values) == 1 else None
    return total + current


def _without_accents(word: str) -> str:
    """The last letter without its accent: "ventitré" and "ventitrè" are spelled "ventitre" in the lexicon."""
    if word[-1:].isascii():
        return word
    return word[:-1] + unicodedata.normalize("NFD", word[-1])[0]


def lexicon(pack: Pack) -> Lexicon:
    """The pack's number words; raises FileNotFoundError where the pack has no `numbers.toml`."""
    return pack.cached("numbers.lexicon", lambda p: Lexicon(p.table("numbers")))
