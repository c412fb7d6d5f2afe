"""Incises: the reporter's words between dashes inside a quotation («Chiuderemo – ha detto il sindaco – entro marzo»).

Found after tagging, as they are known by the reporting verb that they begin with.
"""

from __future__ import annotations

from bisect import bisect_left

from pipelines.language.document import Document, Quotation, Span
from pipelines.language.pack import Pack

LONGEST = 30
"""Tokens of the longest incise."""
TRAILING = 15
"""Tokens of the longest that the closing mark ends instead of a dash."""
VERB_WITHIN = 4
"""The reporting verb stands among so many first tokens ("ha poi aggiunto")."""


def _reporting(pack: Pack) -> frozenset[str]:
    """Lemmas of the verbs that introduce a quotation (`reporting.toml`)."""
    acts = pack.table("reporting")["verbs"].values()
    return frozenset(lemma for verbs in acts for lemma, frames in verbs.items() if "q" in frames)


def with_incises(doc: Document, pack: Pack) -> Document:
    """The document with the incises of its quotations; their tokens stand in no quotation."""
    dashes = frozenset(pack.table("quotations")["incise"]["dashes"])
    places = [i for i, word in enumerate(doc.words) if word in dashes and doc.quotation_of[i] >= 0]
    if not places:
        return doc
    reporting = pack.cached("incise verbs", _reporting)
    quotations = list(doc.quotations)
    owner = list(doc.quotation_of)
    for index, quote in enumerate(quotations):
        inside = places[bisect_left(places, quote.start_token) : bisect_left(places, quote.end_token)]
        mine = [place for place in inside if owner[place] == index and _spaced(doc, place)]
        incises = _incises(doc, quote, mine, reporting)
        if incises:
            quotations[index] = quote._replace(incises=incises, parts=_cut(doc, quote, incises))
            for start, end in incises:
                owner[start:end] = [-1] * (end - start)
    return doc.with_(quotations=tuple(quotations), quotation_of=owner)


def _spaced(doc: Document, index: int) -> bool:
    return index + 1 < len(doc) and bool(doc.gap(index) or doc.gap(index + 1))


def _incises(doc: Document, quote: Quotation, dashes: list[int], reporting: frozenset[str]) -> tuple[Span, ...]:
    """Token ranges, the dashes included."""
    found: list[Span] = []
    skip = -1
    for at, dash in enumerate(dashes):
        if dash <= skip or not _reports(doc, dash + 1, quote.end_token, reporting):
            continue
        if at + 1 < len(dashes) and dashes[at + 1] - dash <= LONGEST:
            end = dashes[at + 1] + 1
        elif quote.end_token - dash <= TRAILING:
            end = quote.end_token
        else:
            continue
        found.append((dash, end))
        skip = end - 1
    return tuple(found)


def _reports(doc: Document, start: int, end: int, reporting: frozenset[str]) -> bool:
    """Whether the words from `start` begin with a reporting verb: finite, or a participle with its auxiliary."""
    auxiliary = False
    for index in range(start, min(start + VERB_WITHIN, end)):
        tag = doc.tags[index]
        if tag.pos == "AUX" and tag.form == "Fin":
            auxiliary = True
        elif tag.pos in ("VERB", "AUX"):
            told = tag.form == "Fin" or (tag.form == "Part" and auxiliary)
            return told and doc.lemmas[index] in reporting
        elif tag.pos not in ("ADV", "PRON", "CCONJ"):
            return False
    return False


def _cut(doc: Document, quote: Quotation, incises: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts of the quotation without the incises."""
    parts: list[Span] = []
    for start, end in quote.parts:
        at = start
        for first, last in incises:
            low, high = doc.span(first, last)
            if start <= low and high <= end:
                parts.append((at, low))
                at = high
        parts.append((at, end))
    trimmed = []
    for number, (start, end) in enumerate(parts):
        piece = doc.text[start:end]
        kept = piece.lstrip(" \t\n\r.,;:" if number else None)
        start, end = end - len(kept), start + len(piece.rstrip())
        if start < end:
            trimmed.append((start, end))
    return tuple(trimmed)
