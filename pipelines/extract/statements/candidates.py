"""What a rule yields: a passage, the cue that attributes it and the phrase that names its speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.statements.cues import Cue
from pipelines.extract.statements.lexicon import reporting
from pipelines.language.document import Document, Entity, Quotation, Span
from pipelines.language.syntax import NounPhrase

CLOSING = frozenset(".,;:!?…")
MARKS = frozenset("«»“”\"„‘’'‹›")
DASHES = frozenset("-–—")


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A statement before its speaker is resolved. `parts` are code points of the content, in reading order."""

    rule: str
    parts: tuple[Span, ...]
    cue: Cue | None
    speaker: NounPhrase | None = None
    continues: bool = False
    """Said by whoever made the statement before it."""
    sayer: Entity | None = None
    """Who said it, where layout tells and no phrase beside it."""
    impersonal: bool = False
    """Nobody is named by the construction: "è stato annunciato che"."""

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.parts[-1][1]


def trim(doc: Document, start: int, end: int) -> Span | None:
    """The code points of `[start, end)` without white space and outer punctuation that is no part of what was said."""
    text = doc.text
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-("):
        end -= 1
    if end > start and text[end - 1] == "." and text[max(start, end - 3) : end] != "...":
        end -= 1
        while end > start and text[end - 1].isspace():
            end -= 1
    return (start, end) if any(character.isalnum() for character in text[start:end]) else None


def inside(doc: Document, index: int) -> tuple[Span, ...]:
    """The quoted words of quotation `index`, without a comma or white space before the closing mark."""
    parts = []
    for start, end in doc.quotations[index].parts:
        while end > start and (doc.text[end - 1].isspace() or doc.text[end - 1] == ","):
            end -= 1
        while start < end and doc.text[start].isspace():
            start += 1
        if any(character.isalnum() for character in doc.text[start:end]):
            parts.append((start, end))
    first = doc.token_at(parts[0][0]) if parts else len(doc)
    if first + 1 < len(doc) and doc.words[first] in reporting(doc).complementizers:
        # "ha annunciato «che la gara è ferma»": the conjunction is the reporter's.
        parts[0] = (max(parts[0][0], doc.starts[first + 1]), parts[0][1])
    return tuple(part for part in parts if part[1] > part[0])


def quotations_over(doc: Document, start: int, end: int) -> Iterator[tuple[int, Quotation]]:
    """The quotations that share code points with `[start, end)`, with their indexes, in reading order."""
    first = bisect_right(doc.quotations, start, key=lambda quotation: quotation.start) - 1
    while first > 0 and doc.quotations[first].depth:
        first -= 1
    for index in range(max(first, 0), len(doc.quotations)):
        if doc.quotations[index].start >= end:
            return
        if doc.quotations[index].end > start:
            yield index, doc.quotations[index]


def whole_quotation(doc: Document, start: int, end: int) -> int:
    """The index of the outermost quotation that fills code points `[start, end)` but for punctuation, or -1."""
    for index, quotation in quotations_over(doc, start, end):
        if quotation.depth:
            continue
        before = doc.text[start : max(start, quotation.start)].strip()
        after = doc.text[min(end, quotation.end) : end].strip()
        if not before and all(character in CLOSING or character.isspace() for character in after):
            return index
        return -1
    return -1


def has_quotation(doc: Document, parts: tuple[Span, ...]) -> bool:
    """Whether any quotation lies wholly in the parts."""
    return any(start <= q.start and q.end <= end for start, end in parts for _, q in quotations_over(doc, start, end))


def make(
    doc: Document, rule_id: str, start: int, end: int, cue: Cue, speaker: NounPhrase | None, **more
) -> Candidate | None:
    """A candidate over tokens `[start, end)`; a quotation that fills them is taken without its marks."""
    if end <= start:
        return None
    first, last = doc.starts[start], doc.ends[end - 1]
    index = whole_quotation(doc, first, last)
    if index >= 0:
        parts: tuple[Span, ...] = inside(doc, index)
    else:
        span = trim(doc, first, last)
        if span is None:
            return None
        parts = (span,)
    return Candidate(rule=rule_id, parts=parts, cue=cue, speaker=speaker, **more) if parts else None
