"""The Document: one text as parallel arrays, all that a rule may ask of it.

Everything is indexed by token, from 0. Tokens carry code-point offsets into `text`; every other layer
(sentences, quotations, numbers, times, mentions) is a tuple of small records that name token ranges
`[start, end)` and lies in reading order. A Document never changes: a stage returns a new one with its layer filled
(`doc.with_(times=...)`), which shares all arrays with the old one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

Span = tuple[int, int]


class Tag(NamedTuple):
    """What the tagger says of a token, in the values of Universal Dependencies; empty where the form shows none."""

    pos: str
    """UPOS: NOUN, PROPN, VERB, AUX, ADJ, ADV, DET, PRON, ADP, CCONJ, SCONJ, NUM, PUNCT, SYM, INTJ, X."""
    form: str = ""
    """VerbForm: Fin, Inf, Part, Ger."""
    mood: str = ""
    """Ind, Sub, Cnd, Imp."""
    tense: str = ""
    """Pres, Past, Imp (imperfect), Fut."""
    person: str = ""
    number: str = ""
    """Sing, Plur."""
    gender: str = ""
    """Masc, Fem."""


class Sentence(NamedTuple):
    """Tokens `[start, end)`. `kind`: `sentence`, `headline`, `rubric`, `dateline`, `item` (of a list), `furniture`."""

    start: int
    end: int
    kind: str


class Quotation(NamedTuple):
    """A quoted passage. Characters `[start, end)` with its marks, `[inner_start, inner_end)` without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    start_token: int
    """The first token of the inside."""
    end_token: int
    """One past the last token of the inside."""
    depth: int
    """0 for an outermost quotation, 1 for one inside it …"""
    closed: bool
    """False where no closing mark was found and the paragraph ended it."""
    parts: tuple[Span, ...]
    """Character spans of the quoted words: one, or several where the quotation is reopened at each paragraph
    (the repeated marks left out) or interrupted by an incise between dashes (the incise left out)."""
    incises: tuple[Span, ...] = ()
    """Token ranges of the incises between dashes that are not the speaker's words."""


class Number(NamedTuple):
    """A numeral as written, without unit and modifiers, over tokens `[start, end)`."""

    start: int
    end: int
    value: float
    """The value, or the lower bound of an open collective ("decine": 20)."""
    form: str
    """`cardinal`, `ordinal`, `fraction`, `multiple`,
    `collective` ("una decina": 10, approximate; "decine": open above)."""
    open_above: bool = False
    approximate: bool = False
    signed: bool = False
    decimal: bool = False
    """Written with decimals, so that neither a year nor a day of a month."""


class Time(NamedTuple):
    """An expression of time over tokens `[start, end)`, as days by the contract; one or both None where unknown."""

    start: int
    end: int
    date_start: date | None
    date_end: date | None
    basis: str | None
    """`explicit`, `relative`, None (both days null)."""
    kind: str
    """`date` (locates something), `duration` ("per tre anni"), `age`, `clock` (an hour of the day),
    `set` ("ogni anno")."""


class Entity(NamedTuple):
    """Who or what a mention means; equal entities have equal `(entity_type, name)`."""

    entity_type: str
    name: str
    country: str | None = None
    part_of: tuple[str, str] | None = None
    """`(entity_type, name)` of the entity that it is part of."""
    geonames_id: int | None = None
    gender: str = ""
    """Masc, Fem or empty where unknown: for agreement."""
    number: str = "Sing"


class Mention(NamedTuple):
    """Tokens `[start, end)` that name an entity (`name`), call it by its role (`role`) or stand for it (`pronoun`)."""

    start: int
    end: int
    entity: Entity | None
    """None where the words name somebody, but who cannot be told."""
    kind: str
    role: str | None = None
    """The office or title as written near a name: "portavoce del Cremlino"."""
    head: int = -1
    """The token that heads the mention (the surname, the role noun)."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A text and what was read in it. See the module's docstring for how the layers are indexed."""

    text: str
    language: str = "it"
    published: tuple[date, date] | None = None
    """First and last day of publication, or None where unknown."""
    furniture: tuple[Span, ...] = ()
    """Character spans that no extractor reads."""
    headlines: tuple[Span, ...] = ()
    """Character spans that the reader knows to be titles."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    """`words` in lower case, with ’ as '."""
    sentences: tuple[Sentence, ...] = ()
    sentence_of: list[int] = field(default_factory=list)
    """For each token the index of its sentence."""
    quotations: tuple[Quotation, ...] = ()
    quotation_of: list[int] = field(default_factory=list)
    """For each token the index of the innermost quotation that it stands in, or -1; the marks themselves and
    the incises are outside."""
    tags: list[Tag] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    numbers: tuple[Number, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cache: dict = field(default_factory=dict)
    """What is worked out once and on demand (roles, chunks), by name; part of no comparison."""

    def __len__(self) -> int:
        """How many tokens."""
        return len(self.starts)

    def with_(self, **layers) -> Document:
        """The same text with some layers filled. Work that was cached is not carried over."""
        return replace(self, cache={}, **layers)

    def span(self, start: int, end: int) -> Span:
        """Code points covered by tokens `[start, end)`; `end > start`."""
        return self.starts[start], self.ends[end - 1]

    def surface(self, start: int, end: int) -> str:
        """The text over tokens `[start, end)`, letter for letter."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def token_at(self, offset: int) -> int:
        """The first token that ends after code point `offset`; `len(doc)` where none does."""
        return bisect_right(self.ends, offset)

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The token range that lies in code points `[start, end)`: tokens that begin in it."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def gap(self, index: int) -> str:
        """The characters between token `index - 1` and token `index`."""
        return self.text[self.ends[index - 1] if index else 0 : self.starts[index]]
