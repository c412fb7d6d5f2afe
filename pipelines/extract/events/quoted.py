"""Whom a quotation blames that tells the criticism: "«Il governo mente», attacca Ada Neri"."""

from __future__ import annotations

from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.parties import Party, belongs
from pipelines.extract.events.predicate import Predicate
from pipelines.language.document import Document
from pipelines.language.syntax import chunks

BLAMED = frozenset({"blamed"})
"""The group of those who are blamed for what is said of them."""


def blamed(doc: Document, lex: EventLexicon, predicate: Predicate) -> list[Party]:
    """The subject of the first clause of the quotation right before or, past a colon, after the verb, where it is one
    who can be blamed and is not the speaker."""
    quotation = _beside(doc, predicate)
    if quotation < 0:
        return []
    here = doc.quotations[quotation]
    found = chunks(doc)
    owners = (found.verb_of[at] for at in range(here.start_token, here.end_token))
    first = next((owner for owner in owners if owner >= 0 and found.verbs[owner].form == "Fin"), -1)
    if first < 0 or found.verbs[first].person not in ("", "3"):
        return []
    inside = Predicate(doc, lex, first)
    phrase = inside.subject_phrase
    if phrase is None or inside.passive or doc.quotation_of[phrase.head] != quotation:
        return []
    others = [party for party in inside.subject if all(party.start != own.start for own in predicate.subject)]
    return [party for party in others if belongs(doc, lex, party, BLAMED)]


def _beside(doc: Document, predicate: Predicate) -> int:
    """The quotation whose words the verb introduces, or -1."""
    verb = predicate.verb
    if predicate.after_quotation:
        at = verb.start - 1
        while at > predicate.sentence.start and doc.quotation_of[at] < 0 and verb.start - at < 4:
            at -= 1
        return doc.quotation_of[at]
    colon = next((at for at in range(verb.end, predicate.sentence.end) if doc.lowers[at] == ":"), -1)
    return doc.quotation_of[colon + 2] if 0 <= colon < len(doc) - 2 else -1
