"""Magnitudes: one value with its scales, as the tokens of a numeral write it."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.language.document import Document
from pipelines.language.numbers.figures import SPACES, english_writing
from pipelines.language.numbers.lexicon import Lexicon, Part


class Magnitude(NamedTuple):
    """A value read over tokens up to `end`, with what may still follow it."""

    end: int
    value: float
    scale: float = 1
    """What an added half is a half of; 1 where no scale was written."""
    form: str = "cardinal"
    open_above: bool = False
    approximate: bool = False
    figures: bool = False
    decimal: bool = False
    signed: bool = False


class Magnitudes:
    """Magnitudes of one document: each method reads from a token and says where it ended, or None."""

    def __init__(self, doc: Document, lex: Lexicon) -> None:
        self.doc = doc
        self.lex = lex
        self.size = len(doc)
        self.english = english_writing(doc.words)

    def part(self, index: int) -> Part | None:
        """What the token can be in a numeral, by its form alone."""
        if index >= self.size:
            return None
        lower = self.doc.lowers[index]
        if lower[0].isalpha():
            return self.lex.word(lower)
        return self.lex.figure(self.doc.words[index], self.english)

    def joined(self, index: int) -> bool:
        """Whether token `index` goes on from the one before it: no line break between."""
        return index < self.size and "\n" not in self.doc.gap(index)

    def lower(self, index: int) -> str:
        return self.doc.lowers[index] if 0 <= index < self.size else ""

    def pos(self, index: int) -> str:
        return self.doc.tags[index].pos if self.doc.tags and 0 <= index < self.size else ""

    def plural(self, index: int) -> bool:
        """Whether the token is a noun or adjective in the plural."""
        tags = self.doc.tags
        return bool(tags) and tags[index].number == "Plur" and tags[index].pos in ("NOUN", "ADJ")

    def is_in(self, index: int, name: str) -> bool:
        return self.lower(index) in self.lex.sets[name]

    def magnitude(self, index: int) -> Magnitude | None:
        """One value with its scales: "270mila", "12 mila miliardi", "mezzo milione", "una decina"."""
        part = self.part(index)
        if part is None or part.kind in ("ordinal", "multiple"):
            return None
        if part.kind == "half":
            return self.half(index, part)
        if part.kind == "collective":
            return self.collective(index, part)
        if part.kind == "scale":
            if self.lower(index) in self.lex.plural_scales:
                return Magnitude(index + 1, 2 * part.value, part.value, "collective", open_above=True)
            if self.lower(index) in self.lex.singular_scales and self.is_in(index - 1, "determiners"):
                return self.scaled(Magnitude(index + 1, part.value, part.value))
            return None
        if not self.is_cardinal(index, part):
            return None
        following = self.part(index + 1) if self.joined(index + 1) else None
        if following is not None and following.kind == "collective":
            return self.collective(index + 1, following, part.value, one=self.is_in(index, "one"))
        end, value, decimal = index + 1, part.value, part.decimal
        if part.figures:
            if part.scale == 1 and not decimal:
                end, value = self.grouped(index, value)
            if self.lower(end) in self.lex.sets["power"] and not self.doc.gap(end):
                end, value = self.power(end, value)
        else:
            end, value, decimal = self.spoken_decimals(index, value)
        return self.scaled(Magnitude(end, value, part.scale, figures=part.figures, decimal=decimal, signed=part.signed))

    def is_cardinal(self, index: int, part: Part) -> bool:
        """Not the verb "sei", the noun "venti" or the name of a century."""
        if part.figures:
            return True
        lower, ambiguous = self.lower(index), self.lex.ambiguous
        # "uccisi sei civili": the verb is in the singular.
        several = self.joined(index + 1) and self.plural(index + 1)
        counted = (self.lower(index - 1) in ambiguous["counting"] and index > 0) or several
        if lower in ambiguous["verbs"] and self.pos(index) in ambiguous["verb_tags"] and not counted:
            return False
        if lower in ambiguous["nouns"] and self.pos(index) in ambiguous["noun_tags"]:
            return not (
                self.pos(index - 1) in ambiguous["noun_determiners"] and self.pos(index + 1) not in ("NOUN", "SYM")
            )
        if lower in ambiguous["centuries"] and self.doc.words[index][0].isupper():
            return bool(self.doc.sentences) and self.doc.sentences[self.doc.sentence_of[index]].start == index
        return True

    def scaled(self, read: Magnitude) -> Magnitude:
        """The scales behind a value: "milioni", "mila miliardi", "mld", a "k" with a space."""
        end, value, scale, form = read.end, read.value, read.scale, read.form
        while self.joined(end):
            lower = self.lower(end)
            factor = self.lex.scales.get(lower) or (self.lex.spaced.get(lower) if read.figures else None)
            if factor is None:
                break
            value, scale, end = value * factor, factor * (scale if scale > 1 and scale < factor else 1), end + 1
            scale = max(factor, 1)
        return read._replace(end=end, value=_exact(value), scale=scale, form=form)

    def grouped(self, index: int, value: float) -> tuple[int, float]:
        """Groups of three figures that a space parts: "934 000"."""
        words, end = self.doc.words, index + 1
        if not (words[index].isdecimal() and 1 <= len(words[index]) <= 3 and words[index][0] != "0"):
            return end, value
        while end < self.size and len(words[end]) == 3 and words[end].isdecimal():
            gap = self.doc.gap(end)
            if gap != " " and (len(gap) != 1 or gap not in SPACES):
                break
            value, end = value * 1000 + int(words[end]), end + 1
        return end, value

    def power(self, index: int, value: float) -> tuple[int, float]:
        """The exponent behind "^": "10^6", "2,5^-1"."""
        end, sign = index + 1, 1
        while self.lower(end) in self.lex.signs and not self.doc.gap(end):
            sign, end = -sign if self.is_in(end, "minus") else sign, end + 1
        part = self.part(end)
        if part is None or not part.figures or abs(part.value) > 100 or not value:
            return index, value
        return end + 1, value ** (sign * part.value)

    def spoken_decimals(self, index: int, value: float) -> tuple[int, float, bool]:
        """Decimals in words: "tre virgola cinque", "duecento punto zero tre"."""
        if not self.is_in(index + 1, "point"):
            return index + 1, value, False
        digits, end = "", index + 2
        while self.joined(end):
            part = self.part(end)
            if (
                part is None
                or part.kind != "cardinal"
                or part.figures
                or part.value >= 1000
                or (digits.strip("0") and part.value > 9)
            ):
                break
            digits, end = digits + str(int(part.value)), end + 1
        if not digits or "," in self.doc.text[self.doc.ends[index] : self.doc.starts[end - 1]]:
            return index + 1, value, False
        return end, float(f"{int(value)}.{digits}"), True

    def half(self, index: int, part: Part) -> Magnitude | None:
        """ "mezzo milione", "mezza dozzina"; "metà" alone is one half."""
        lower = self.lower(index)
        if lower in self.lex.halves_alone:
            return Magnitude(index + 1, part.value, form="fraction")
        following = self.part(index + 1) if self.joined(index + 1) else None
        if following is None and self.joined(index + 1) and self.lower(index + 1) in self.lex.halved:
            return Magnitude(index + 1, part.value, decimal=True)
        if following is None or following.kind not in ("scale", "collective"):
            return None
        if following.kind == "collective":
            return Magnitude(index + 2, part.value * following.value, form="cardinal")
        return self.scaled(Magnitude(index + 2, part.value * following.value, following.value))

    def collective(self, index: int, part: Part, times: float | None = None, one: bool = False) -> Magnitude:
        """ "una decina", "due dozzine", "centinaia", "decine di migliaia", "un centinaio di milioni"."""
        many = times is None and (part.plural or self.lower(index - 1) in self.lex.some)
        value = part.value * (times if times is not None else 2 if many else 1)
        end, scale = index + 1, 1.0
        while self.lower(end) in self.lex.joined_by and self.joined(end + 1):
            following = self.part(end + 1)
            if following is None or following.kind not in ("scale", "collective"):
                break
            value, end, scale = value * following.value, end + 2, following.value
        approximate = many or one or times is None
        return Magnitude(end, value, scale, "collective", open_above=many, approximate=approximate)


def _exact(value: float) -> float:
    """A product of decimals without the dust of binary fractions: 2.3 × 1e6 is 2300000."""
    rounded = round(value)
    return float(rounded) if abs(value - rounded) <= 1e-14 * abs(value) else value
