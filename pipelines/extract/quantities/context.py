"""What the rules for quantities ask of a Document: its tokens by number, time and mention, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extract.quantities.lexicon import Lexicon, Unit, lexicon
from pipelines.language.document import Document, Number, Tag

NO_TAG = Tag("")
OPENINGS = frozenset({",", "("})
CLAUSE_MARKS = frozenset({",", ";", ":", "(", ")", "–", "—"})
HEADCOUNTS = frozenset({"people", "casualties"})
"""Measures of nouns that name people."""
QUOTE_MARKS = frozenset('«»“”"„‘’')


@dataclass(slots=True)
class Amount:
    """One or two numerals read as one value over tokens `[start, end)`, with the unit and the modifiers beside them."""

    start: int
    end: int
    first: Number
    last: Number
    low: float | None
    high: float | None
    approximate: bool = False
    unit: Unit | None = None
    per: str | None = None
    """What it is per, as a code; empty where that has no unit ("pro capite")."""
    unit_end: int = 0
    """One past the tokens of numerals, unit and rate."""
    scale: float = 0
    """The scale that was taken from a neighbour, else 0."""
    ellipsis: str = ""
    """`before` or `after` where the unit was taken from a neighbour."""

    @property
    def point(self) -> bool:
        return self.first is self.last

    @property
    def form(self) -> str:
        return self.first.form

    @property
    def value(self) -> float:
        return self.first.value


@dataclass(slots=True)
class Found:
    """A quantity on its way to a row: tokens `[start, end)`, and what the rules found out."""

    rule: str
    amount: Amount
    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    kind: str
    change: str | None = None
    noun: tuple[int, int] | None = None
    """The counted or ranked noun with its adjectives."""
    item: tuple[int, int] | None = None
    like: Found | None = None
    """The quantity that an elliptic one leans on."""

    @classmethod
    def of(cls, rule: str, amount: Amount, unit: str | None, kind: str, end: int | None = None, **more) -> Found:
        """A quantity with the bounds of its amount, over the tokens of it or up to `end`."""
        last = amount.unit_end if end is None else end
        return cls(rule, amount, amount.start, last, amount.low, amount.high, amount.approximate, unit, kind, **more)


class Context:
    """A Document with the look-ups that rules need; every question is by token."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lex: Lexicon = lexicon(doc)
        self.lowers, self.words, self.size = doc.lowers, doc.words, len(doc)
        self.number_at = {number.start: number for number in doc.numbers}
        self.figures = {start for start, number in self.number_at.items() if number.form != "ordinal"}
        """Where numerals begin that are no ordinals: no noun phrase of an item holds one."""
        self.ones = {start for start in self.figures if self.lowers[start] in self.lex.sets["change.indefinite"]}
        """Those of them that are rather articles."""
        self.numerals = self.figures - self.ones
        self.number_end = {number.end: number for number in doc.numbers}
        self.moneyed = False
        """Whether the document names a sum of money with its currency."""
        self.used: set[int] = set()
        """Numerals (by first token) that are part of another quantity: cents, the "tre" of "uno su tre"."""
        self.time_at: dict[int, str] = {}
        for time in doc.times:
            for token in range(time.start, time.end):
                self.time_at[token] = time.kind
        self.name_at: dict[int, tuple[int, int]] = {}
        for mention in doc.mentions:
            if mention.kind == "name" and not (mention.entity and mention.entity.entity_type == "commodity"):
                for token in range(mention.start, mention.end):
                    self.name_at[token] = (mention.start, mention.end)

    def lower(self, index: int) -> str:
        return self.lowers[index] if 0 <= index < self.size else ""

    def plain(self, index: int) -> str:
        return self.lex.plain(self.lower(index))

    def tag(self, index: int) -> Tag:
        return self.doc.tags[index] if self.doc.tags and 0 <= index < self.size else NO_TAG

    def pos(self, index: int) -> str:
        return self.tag(index).pos

    def lemma(self, index: int) -> str:
        return self.doc.lemmas[index] if self.doc.lemmas and 0 <= index < self.size else ""

    def is_in(self, index: int, name: str) -> bool:
        return self.lower(index) in self.lex.sets[name]

    def plain_in(self, index: int, name: str) -> bool:
        """Whether the token, its article taken out of it, is in a set of words."""
        return self.plain(index) in self.lex.sets[name]

    def joined(self, index: int) -> bool:
        """Whether token `index` stands on one line with the token before it."""
        return 0 < index < self.size and "\n" not in self.doc.gap(index)

    def joined_word(self, index: int) -> bool:
        """Whether token `index` is a word that goes on the line."""
        return self.joined(index) and self.lower(index)[:1].isalnum()

    def sentence(self, index: int) -> tuple[int, int]:
        """The tokens of the sentence of a token."""
        if not self.doc.sentences:
            return 0, self.size
        sentence = self.doc.sentences[self.doc.sentence_of[index]]
        return sentence.start, sentence.end

    def changing(self, index: int) -> bool:
        """Whether the token is a noun of change: "aumento", "calo"."""
        lemma = self.lemma(index)
        return lemma in self.lex.sets["change.increase_nouns"] or lemma in self.lex.sets["change.decrease_nouns"]

    def skip_articles(self, index: int) -> int:
        """The first token before `index` (going left) that is no article; `index` is the token looked at first."""
        while self.is_in(index, "joints.articles"):
            index -= 1
        return index

    def first_behind_articles(self, index: int) -> int:
        """The first token from `index` on that is no article."""
        while self.is_in(index, "joints.articles"):
            index += 1
        return index

    def capital(self, index: int) -> bool:
        return 0 <= index < self.size and self.words[index][:1].isupper()
