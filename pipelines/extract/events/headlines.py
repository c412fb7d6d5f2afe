"""Happenings that a headline tells without a verb: "In manette il sindaco", "Visita del premier a Oslo"."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract.events.candidates import Candidate
from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.parties import belongs, parties_of
from pipelines.extract.events.sentence import verbless
from pipelines.extract.events.status import ACTUAL
from pipelines.extract.rules import rule
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks

RULE = "event.headline"
TOPIC = 5
"""Tokens of the topic of a headline and its comma, at most."""


@rule(RULE, example="In manette il sindaco di Valdora.")
def opened(doc: Document, lex: EventLexicon, sentence: int) -> Iterator[Candidate]:
    """A complement that opens a sentence without a verb, and of whom it is told right after it."""
    start, end, _ = doc.sentences[sentence]
    entries = lex.openings.get(doc.lowers[start]) if end > start else None
    if not entries or not verbless(doc, sentence):
        return
    for words, trigger in entries:
        stop = lex.matches(doc, start, words)
        owner = chunks(doc).noun_of[stop] if start < stop < end else -1
        if owner < 0 or chunks(doc).nouns[owner].prep or chunks(doc).nouns[owner].start != stop:
            continue
        phrase = chunks(doc).nouns[owner]
        parties = parties_of(doc, lex, phrase)
        wanted = trigger.actor_in | trigger.target_in
        if not parties or (wanted and not any(belongs(doc, lex, party, wanted) for party in parties)):
            continue
        actors = parties if "subject" in trigger.actor else []
        targets = parties if "subject" in trigger.target else []
        lemma = " ".join(doc.lemmas[start:stop])
        yield Candidate(trigger, RULE, start, stop, lemma, ACTUAL, None, phrase, actors, targets)
        return


def heads(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is what a headline without a verb tells of: it opens it, alone, after a colon or a
    short topic ("Dazi, intesa tra Oslo e Londra"), or after "al via" and the like."""
    sentence = doc.sentence_of[phrase.head]
    if not verbless(doc, sentence):
        return False
    start = doc.sentences[sentence].start
    at = phrase.prep_token if phrase.prep else phrase.start
    before = tuple(doc.lowers[start : phrase.start])
    topic = start < at <= start + TOPIC and not phrase.prep and doc.lowers[at - 1] == ","
    opens = (at == start and not phrase.prep) or before in lex.openers
    return opens or topic or (at > start and doc.lowers[at - 1] == ":")
