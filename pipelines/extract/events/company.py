"""Who has what a noun names "con" somebody."""

from __future__ import annotations

from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.parties import Party
from pipelines.extract.events.predicate import Predicate
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks


def company(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> list[Party]:
    """The subject of the verb before "per incontri con …"."""
    found = chunks(doc)
    owner = found.verb_of[phrase.start - 1] if phrase.start else -1
    at = phrase.start - 1
    first = doc.sentences[doc.sentence_of[phrase.head]].start
    while owner < 0 and at > first:
        at -= 1
        owner = found.verb_of[at]
        if doc.lowers[at] in (",", ";", ":"):
            return []
    if owner < 0 or phrase.prep in ("", lex.genitive):
        return []
    return Predicate(doc, lex, owner).subject
