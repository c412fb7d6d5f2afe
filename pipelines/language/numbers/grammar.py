"""The stage that finds numerals: one pass over the tokens, most of which cost one failed look-up."""

from __future__ import annotations

from pipelines.language.document import Document, Number
from pipelines.language.numbers.lexicon import Part, lexicon
from pipelines.language.numbers.magnitudes import Magnitude, Magnitudes
from pipelines.language.pack import Pack

_SMALLEST_BIG = 1e6
"""From here on "e mezzo" and "e tre quarti" are parts of the scale ("due milioni e mezzo"), below of one."""


ROUND_WHOLES = frozenset({*range(2, 11), 20, 50, 100, 1000})
"""Wholes that a part is told of by rule ("sette su dieci"); of others the parts were counted ("11 su 14")."""


def find_numbers(doc: Document, pack: Pack) -> tuple[Number, ...]:
    """All numerals of the document in reading order, none overlapping another.

    Reads `words`, `lowers`, `starts`, `ends`; uses `tags` and `sentences` where they are filled, to tell the
    numeral "sei" from the verb and "secondo" the ordinal from the preposition. "un", "una" are found too, as 1.
    """
    reader = Numerals(doc, lexicon(pack))
    found: list[Number] = []
    lex, lowers = reader.lex, doc.lowers
    index, end = 0, len(lowers)
    while index < end:
        lower = lowers[index]
        if lower[:3] in lex.prefixes or not lower[0].isalpha():
            number = reader.number(index)
            if number is not None:
                found.append(number)
                index = number.end
                continue
        index += 1
    return tuple(found)


class Numerals(Magnitudes):
    """The numeral grammar over one document: magnitudes added up, divided and signed."""

    def number(self, index: int) -> Number | None:
        """The numeral that begins at `index`."""
        start, sign = index, 0
        if self.lower(index) in self.lex.signs:
            sign = self.sign(index)
            if not sign:
                return None
            index += 1
        part = self.part(index)
        if part is None:
            return None
        if part.kind == "ordinal":
            return None if sign else self.ordinal(index, part)
        if part.kind == "multiple":
            return None if sign or not self.noun_like(index) else Number(index, index + 1, part.value, "multiple")
        read = self.amount(index)
        if read is None:
            return None
        value = -read.value if sign < 0 else read.value
        signed = bool(sign) or read.signed
        return Number(start, read.end, value, read.form, read.open_above, read.approximate, signed, read.decimal)

    def sign(self, index: int) -> int:
        """-1 or 1 where the token at `index` is the sign of the figure behind it, else 0."""
        lower, lex = self.lower(index), self.lex
        if not self.joined(index + 1):
            return 0
        if lower.isalpha():
            if self.lower(index - 1) in lex.sets["signs_not_after"] and self.doc.gap(index) != "" and index:
                return 0
            if lower in lex.sets["plus_words"] and self.doc.lowers[index + 1][0].isalpha():
                # "mezza squadra, più due assessori" adds to what was named.
                return 0
            return (-1 if lower in lex.sets["minus_words"] else 1) if self.next_is_figure(index + 1) else 0
        gap = self.doc.gap(index)
        if self.lower(index - 1) == "(" and not gap:
            # "(+ 7 milioni)": in a bracket there is nothing to add to.
            return -1 if lower in lex.sets["minus"] else 1
        if self.doc.gap(index + 1) and gap and self.lower(index - 1).isalpha() and self.lower(index + 2) == "%":
            return -1 if lower in lex.sets["minus"] else 1
        if self.doc.gap(index + 1) or (index and not gap and self.lower(index - 1)[-1] not in "(«“\"'["):
            return 0
        return -1 if lower in lex.sets["minus"] else 1

    def next_is_figure(self, index: int) -> bool:
        part = self.part(index)
        return part is not None and part.kind == "cardinal" and (part.figures or part.value > 1)

    def amount(self, index: int) -> Magnitude | None:
        """Magnitudes in falling order, then a fraction: "un milione e duecentomila", "due e tre quarti"."""
        read = self.magnitude(index)
        if read is None or read.form == "fraction":
            return self.divided(index, read)
        while True:
            more = self.added(index, read)
            if more is None:
                break
            read = more
        return self.divided(index, self.with_fraction(read))

    def added(self, start: int, read: Magnitude) -> Magnitude | None:
        """A smaller magnitude behind `read`, with or without "e": "due milioni 300 mila", "mille e duecento"."""
        end = read.end
        if read.form == "fraction" or read.open_above or not self.joined(end):
            return None
        conjunction = self.is_in(end, "and")
        after = end + 1 if conjunction else end
        part = self.part(after)
        if part is None or part.kind == "ordinal" or not self.joined(after):
            return None
        if not conjunction and self.is_in(after, "one") and self.joined(after + 1):
            # "21 milioni un anno prima": an article.
            return None
        more = self.magnitude(after)
        if more is None or more.signed or more.open_above or more.form == "fraction":
            return None
        floor = read.scale if read.scale > 1 else _round_to(read.value)
        if more.value >= floor or (more.decimal and more.scale == 1):
            return None
        if conjunction:
            if more.form == "collective" and read.scale == 1 and read.value < 100:
                return None
            if read.scale < 1000 and (read.figures or more.figures):
                return None
            if self.between(start) and not self.is_in(more.end, "and"):
                return None
            if more.value < 2 or self.ordinal_follows(more.end):
                return None
        elif (read.figures or more.figures) and read.scale < 1000:
            return None
        if not conjunction and self.ordinal_follows(more.end) and read.scale == 1:
            return None
        scale = more.scale if more.scale > 1 else read.scale if more.scale == read.scale else 1
        return read._replace(end=more.end, value=read.value + more.value, scale=scale, figures=more.figures)

    def between(self, start: int) -> bool:
        """Whether "tra" stands before: its "e" parts two bounds."""
        before = start - 1
        if self.is_in(before, "articles"):
            before -= 1
        return self.is_in(before, "between")

    def ordinal_follows(self, index: int) -> bool:
        part = self.part(index)
        return part is not None and part.kind == "ordinal" and part.value not in self.lex.not_fractions

    def with_fraction(self, read: Magnitude) -> Magnitude:
        """ "e mezzo", "e un quarto", "e 1/4", "2 1/4" behind a whole number."""
        if read.decimal or read.open_above or not self.joined(read.end):
            return read
        unit = read.scale if read.scale >= _SMALLEST_BIG else 1
        conjunction = self.is_in(read.end, "and")
        after = read.end + 1 if conjunction else read.end
        if conjunction and self.lower(after) in self.lex.halves_before:
            following = self.part(after + 1)
            if following is None or following.kind not in ("scale", "collective"):
                return read._replace(end=after + 1, value=read.value + 0.5 * unit, decimal=True)
        part = self.part(after)
        if part is None or part.kind != "cardinal":
            return read
        if not conjunction and not (part.figures and read.figures):
            return read
        share = self.divided(after, Magnitude(after + 1, part.value, figures=part.figures))
        if share is None or share.form != "fraction" or not 0 < share.value < 1 or not self.quotient(after):
            return read
        return read._replace(end=share.end, value=read.value + share.value * unit, decimal=True)

    def quotient(self, index: int) -> bool:
        """Whether the fraction at `index` is written as one ("1/4", "tre quarti"), not as "uno su tre"."""
        return not self.is_in(index + 1, "out_of")

    def divided(self, index: int, read: Magnitude | None) -> Magnitude | None:
        """What `read` becomes with its denominator ("due terzi", "1/3", "uno su tre"); else `read` itself."""
        if read is None or read.form != "cardinal" or read.open_above or not self.joined(read.end):
            return read
        if self.is_in(read.end, "slash"):
            return self.slashed(read)
        part = self.part(read.end)
        if part is not None and part.kind == "ordinal" and not part.figures:
            if part.value in self.lex.not_fractions or part.gender != "m" or read.decimal:
                return read
            if read.value == 1 and not part.plural and self.stands_alone(read.end + 1):
                return read._replace(end=read.end + 1, value=1 / part.value, form="fraction")
            if read.value > 1 and part.plural and part.value not in self.lex.money_fractions:
                return read._replace(end=read.end + 1, value=read.value / part.value, form="fraction")
            return read
        if (
            part is not None
            and part.kind == "half"
            and read.value == 1
            and self.lower(read.end) in self.lex.halves_before
        ):
            last = read.end + 1 >= self.size or not self.lower(read.end + 1)[0].isalpha()
            return read._replace(end=read.end + 1, value=0.5, form="fraction") if last else read
        if self.is_in(read.end, "out_of") and read.scale == 1 and not read.decimal:
            whole = self.magnitude(read.end + 1) if self.joined(read.end + 1) else None
            if whole is not None and whole.form == "cardinal" and 2 <= whole.value >= read.value and not whole.decimal:
                if read.value != 1 and whole.value not in ROUND_WHOLES and not self.lower(read.end - 1)[0].isalpha():
                    # "1.204 su 1.870" were counted, both of them.
                    return read
                return read._replace(end=whole.end, value=read.value / whole.value, form="fraction")
        return read

    def slashed(self, read: Magnitude) -> Magnitude:
        """ "1/3": small whole numbers with no space around the stroke."""
        part = self.part(read.end + 1)
        tight = read.end + 1 < self.size and not self.doc.gap(read.end) and not self.doc.gap(read.end + 1)
        if not tight or part is None or not part.figures or part.decimal or read.decimal or part.scale > 1:
            return read
        if not (0 < abs(read.value) < part.value <= 1000) or self.is_in(read.end + 2, "slash"):
            return read
        return read._replace(end=read.end + 2, value=read.value / part.value, form="fraction")

    def stands_alone(self, index: int) -> bool:
        """Whether no noun follows at `index`, so that "un terzo" is a fraction and "il doppio" a multiple."""
        if index >= self.size or not self.joined(index) or not self.lower(index)[0].isalpha():
            return True
        if self.is_in(index, "after_fraction"):
            return True
        if self.pos(index) == "ADJ" and self.pos(index + 1) == "ADP":
            # "un terzo proveniente dal bilancio".
            return True
        return bool(self.doc.tags) and self.pos(index) not in ("NOUN", "ADJ", "PROPN", "NUM")

    def noun_like(self, index: int) -> bool:
        """Whether a word like "doppio" stands as a noun: a determiner before it and no noun behind."""
        named = bool(self.doc.tags) and self.joined(index + 1) and self.pos(index + 1) in ("NOUN", "ADJ")
        return self.is_in(index - 1, "determiners") and self.stands_alone(index + 1) and not named

    def ordinal(self, index: int, part: Part) -> Number | None:
        """ "quinta", "4°", "trentatreesimo"; not the preposition "secondo" nor the adverb "prima"."""
        lower, ambiguous = self.lower(index), self.lex.ambiguous
        if not part.figures:
            # Only the first two are words of another kind as well: "secondo me", "prima di".
            barred = ambiguous["tags_barred"] if part.value in self.lex.not_fractions else ambiguous["tags_of_names"]
            if self.pos(index) in barred:
                following = self.lower(index + 1)
                placed = following in ambiguous["contests"] or (
                    following in ambiguous["events"] and self.pos(index - 1) == "VERB"
                )
                ranked = following in ambiguous["ranked"] or (lower in ambiguous["preposition"] and placed)
                return Number(index, index + 1, part.value, "ordinal") if ranked else None
            if lower in ambiguous["adverb"] and self.lower(index + 1) in ambiguous["prima_before"]:
                return None
            if lower in ambiguous["preposition"] and self.lower(index + 1) in ambiguous["after_preposition"]:
                return None
        return Number(index, index + 1, part.value, "ordinal")


def _round_to(value: float) -> float:
    """The largest of 1000, 100 and 1 that a written-out number is a multiple of: what may be added stays below it."""
    if not value or value != int(value):
        return 1
    return next(power for power in (1000, 100, 1) if value % power == 0)
