"""Who is to do what is asked for, and whose a thing is that a pronoun says whose it is."""

from __future__ import annotations

from pipelines.extract.events.complements import complements, genitives
from pipelines.extract.events.parties import Party
from pipelines.extract.events.points_back import meant, possessor
from pipelines.extract.events.predicate import Predicate
from pipelines.language.syntax import NounPhrase, chunks, lexicon

OPPOSING = frozenset({"accuse", "concession", "criticise", "reject", "request"})
"""Types of what is done to somebody else's things: "ha respinto la sua richiesta"."""


def by_pronoun(predicate: Predicate | None, thing: NounPhrase, event_type: str) -> list[Party]:
    """Whose the thing is by a possessive or by "ne"; of an active verb only where nobody would do it to himself."""
    if predicate is None or (not predicate.passive and event_type not in OPPOSING):
        return []
    if predicate.lex.of_that in predicate.verb.clitics:
        return meant(predicate, ("", ""))
    return possessor(predicate, thing)


def asked(predicate: Predicate, event_type: str) -> list[Party]:
    """Who is to do what is asked for: "ha chiesto le dimissioni del governo", "… che il governo intervenga"."""
    doc, lex, thing = predicate.doc, predicate.lex, predicate.object_phrase
    if thing is not None and {doc.lemmas[thing.head], doc.lowers[thing.head]} & lex.noun["asked_of"]:
        return genitives(doc, lex, thing) or by_pronoun(predicate, thing, event_type)
    if thing is not None and doc.lemmas[thing.head] in lex.noun["asked_with"]:
        return complements(doc, lex, thing.end, predicate.sentence.end, lex.company)
    found = chunks(doc)
    index, at = predicate.index + 1, predicate.verb.end
    if at >= predicate.sentence.end or doc.lowers[at] not in lexicon(doc).relative_heads or index >= len(found.verbs):
        return []
    wanted = found.verbs[index]
    if wanted.form != "Fin" or wanted.mood in ("Ind", "Cnd") or wanted.head >= predicate.sentence.end or wanted.passive:
        return []
    return [party for party in Predicate(doc, lex, index).subject if party.start > at]
