"""When, to whom and through whom it was said: the words around the cue."""

from __future__ import annotations

from pipelines.extract.statements.candidates import Candidate
from pipelines.extract.statements.lexicon import reporting
from pipelines.language.document import Document, Time
from pipelines.language.mentions import mentions_over
from pipelines.language.syntax import NounPhrase, chunks, extent, lexicon, phrases_after


def clause_tokens(doc: Document, candidate: Candidate) -> list[int]:
    """The tokens around the cue that are not said, nor in another finite clause: where its day would stand."""
    cue = candidate.cue
    if cue is None:
        return []
    sentence = doc.sentences[doc.sentence_of[cue.start]]
    found = chunks(doc)
    tokens: list[int] = []
    for step, first, stop in ((1, cue.end, sentence.end), (-1, cue.start - 1, sentence.start - 1)):
        for token in range(first, stop, step):
            if any(start <= doc.starts[token] < end for start, end in candidate.parts) or doc.quotation_of[token] >= 0:
                break
            owner = found.verb_of[token]
            if owner >= 0 and owner != cue.verb and found.verbs[owner].form in ("Fin", "Ger"):
                break
            if step > 0 and doc.lowers[token] in lexicon(doc).relative:
                break
            tokens.append(token)
    return tokens


def when(doc: Document, candidate: Candidate) -> Time | None:
    """The time that the cue's clause gives, or None; the nearest where there are several."""
    allowed = set(clause_tokens(doc, candidate))
    if not allowed:
        return None
    times = [time for time in doc.times if time.kind == "date" and time.start in allowed and time.end - 1 in allowed]
    if not times:
        return _told_after(doc, candidate)
    return min(times, key=lambda time: (abs(time.start - candidate.cue.start), time.start))


def _told_after(doc: Document, candidate: Candidate) -> Time | None:
    """The time in the next sentence where that speaks of "queste dichiarazioni", "tali parole"; else None."""
    following = doc.sentence_of[candidate.cue.start] + 1
    if following >= len(doc.sentences):
        return None
    sentence, lex = doc.sentences[following], reporting(doc)
    first = sentence.start + 1
    if (
        first >= sentence.end
        or doc.lemmas[first] not in lex.nouns
        or doc.lemmas[sentence.start] not in lex.demonstratives
    ):
        return None
    inside = (time for time in doc.times if time.kind == "date" and sentence.start <= time.start < sentence.end)
    return next(inside, None)


def _complements(doc: Document, candidate: Candidate) -> list[NounPhrase]:
    """The phrases with a preposition beside the cue, before what was said."""
    cue = candidate.cue
    if cue is None or cue.verb < 0:
        return []
    sentence = doc.sentences[doc.sentence_of[cue.start]]
    return [
        phrase
        for phrase in phrases_after(doc, cue.end, sentence.end, doc.quotation_of[cue.start])
        if not any(start <= doc.starts[phrase.start] < end for start, end in candidate.parts)
    ]


def _text(doc: Document, phrase: NounPhrase) -> str:
    start, end = extent(doc, phrase)
    start = phrase.prep_token if phrase.prep_token >= 0 else start
    return doc.surface(start, end)


def addressee(doc: Document, candidate: Candidate) -> str | None:
    """To whom it was said, with its preposition: "ai giornalisti"; None where nobody is named."""
    lex = reporting(doc)
    for phrase in _complements(doc, candidate):
        if phrase.prep not in lex.addressee_prepositions or _is_medium(doc, phrase) is not None:
            continue
        if doc.lemmas[phrase.head] in lex.addressees or _is_somebody(doc, phrase):
            return _text(doc, phrase)
    return None


def via(doc: Document, candidate: Candidate) -> str | None:
    """The medium that carried it: an agency, a channel, a press conference; None where none is named."""
    lex = reporting(doc)
    for phrase in _complements(doc, candidate):
        if phrase.prep in lex.via_prepositions:
            medium = _is_medium(doc, phrase)
            if medium is not None:
                return medium
            if doc.lemmas[phrase.head] in lex.via_nouns and phrase.prep in lex.via_places:
                last = phrase.head + 1
                while last < phrase.end and doc.tags[last].pos == "NOUN":
                    last += 1
                return doc.surface(phrase.head, last)
    return None


def _is_medium(doc: Document, phrase: NounPhrase) -> str | None:
    """The name of the medium that the phrase is, or None."""
    start, end = extent(doc, phrase)
    lex = reporting(doc)
    for mention in mentions_over(doc, start, end):
        named = start <= mention.start < end and mention.kind == "name" and mention.entity is not None
        if named and mention.entity.entity_type == "media":
            return doc.surface(mention.start, mention.end)
    words = doc.surface(phrase.head, end)
    return words if words.lower() in lex.channels else None


def _is_somebody(doc: Document, phrase: NounPhrase) -> bool:
    return any(
        mention.entity is not None and mention.entity.entity_type in ("person", "government", "organization", "company")
        for mention in mentions_over(doc, phrase.head, phrase.head + 1)
    )
