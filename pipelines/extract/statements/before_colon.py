"""Whose words go on after a colon: "Il legale va oltre: la cava, sostiene, è sicura"."""

from __future__ import annotations

from pipelines.extract.statements.cues import cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.saying import speaker_phrase
from pipelines.extract.statements.who import is_who, whose
from pipelines.language.document import Document
from pipelines.language.mentions import mentions_over
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    agrees,
    chunks,
    extent,
    governing_verb,
    subject_of,
    subordinate,
)

STOPS = frozenset({":", ";"})


def colon_before(doc: Document, token: int) -> int:
    """The colon of the reporter's before the token in its sentence, with no semicolon between; or -1."""
    floor = doc.sentences[doc.sentence_of[token]].start
    stop = next((at for at in range(token, floor, -1) if doc.words[at] in STOPS), -1)
    return stop if stop >= 0 and doc.words[stop] == ":" and doc.quotation_of[stop] < 0 else -1


def teller(doc: Document, token: int, verb: VerbGroup | None = None) -> NounPhrase | None:
    """Of whom the clause before the colon tells, after which the token stands; with a `verb`, one that agrees with it.
    None where there is no colon, or nobody before it."""
    found, colon = chunks(doc), colon_before(doc, token)
    if colon < 0:
        return None
    floor = doc.sentences[doc.sentence_of[token]].start
    told = [
        speaker_phrase(doc, index) if index in cues(doc) else subject_of(doc, index)
        for index in sorted({found.verb_of[at] for at in range(floor, colon) if found.verb_of[at] >= 0}, reverse=True)
        if found.verbs[index].form == "Fin"
        and found.verbs[index].mood != "Sub"
        and not subordinate(doc, found.verbs[index])
    ]
    owners = sorted({found.noun_of[at] for at in range(floor, colon)}, reverse=True)
    bare = (found.nouns[owner] for owner in owners if owner >= 0 and not found.nouns[owner].prep)
    for phrase in (*told, *(phrase for phrase in bare if governing_verb(doc, phrase) < 0)):
        if phrase is not None and doc.lemmas[phrase.head] in reporting(doc).nouns.keys() | reporting(doc).documents:
            # "La versione del ministro è un'altra: …"
            phrase = whose(doc, found.noun_of[phrase.head], colon)
        if phrase is None or not is_who(doc, phrase):
            continue
        # "Più prudenti quelli di Oslo: …"
        pointed = phrase.kind == "pronoun" and extent(doc, phrase)[1] > phrase.end
        if doc.tags[phrase.head].pos not in ("NOUN", "PROPN") and not pointed:
            continue
        if verb is None or agrees(phrase, verb, doc):
            return _without_stance(doc, phrase)
    return None


def _without_stance(doc: Document, phrase: NounPhrase) -> NounPhrase:
    """The phrase without the word that tells how somebody takes it: "Soddisfatta Ada Neri: …"."""
    named = next((m for m in mentions_over(doc, phrase.start, phrase.end) if m.kind == "name"), None)
    stance = phrase.kind == "name" or doc.lemmas[phrase.start] in reporting(doc).stance_adjectives
    if not stance or named is None or named.start <= phrase.start:
        return phrase
    return phrase._replace(start=named.start, head=named.start)
