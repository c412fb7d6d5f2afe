"""Who was killed or hurt in what a noun names: "il sindaco è stato ucciso in un attentato"."""

from __future__ import annotations

from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.parties import Party
from pipelines.extract.events.predicate import Predicate
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks


def victims(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> list[Party]:
    """Those of whom the nearest verb of its clause tells that they died or were hurt in it."""
    if phrase.prep not in lex.noun["toll_in"]:
        return []
    found, sentence = chunks(doc), doc.sentences[doc.sentence_of[phrase.head]]
    for way in (range(phrase.prep_token - 1, sentence.start - 1, -1), range(phrase.end, sentence.end)):
        owner = next((found.verb_of[at] for at in way if found.verb_of[at] >= 0), -1)
        verb = found.verbs[owner] if owner >= 0 else None
        if verb is None or verb.negated or verb.lemma not in lex.noun["toll"]:
            continue
        predicate = Predicate(doc, lex, owner)
        people = predicate.object if predicate.passive else predicate.subject if predicate.unaccusative else []
        if people:
            return people
    return []
