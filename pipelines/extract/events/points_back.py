"""Whom a clitic or a possessive of the third person stands for: who the clauses before it are about."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract.events.actors import Actors
from pipelines.extract.events.complements import known
from pipelines.extract.events.parties import Party, parties_of
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks, phrases_after, subordinate

Agreement = tuple[str, str]
"""Gender and number, each empty where a word does not tell."""


def of_clitic(clause: Actors, table: dict[str, Agreement]) -> Agreement | None:
    """What the clitic of a verb tells of whom it stands for, by a table of the lexicon; None where it has none."""
    doc, verb = clause.doc, clause.verb
    for clitic in verb.clitics:
        if clitic in table:
            gender, number = table[clitic]
            participle = doc.tags[verb.head]
            if not gender and number and verb.finite not in (-1, verb.head) and participle.number == number:
                # "l'ha accusata": the participle tells what the clitic does not.
                gender = participle.gender
            return gender, number
    if verb.form in ("Ger", "Inf"):
        words = doc.lowers[verb.start : verb.head + 1]
        endings = clause.lex.enclitics.items()
        written_on = (clitic for ending, clitic in endings if any(word.endswith(ending) for word in words))
        return next((table[clitic] for clitic in written_on if clitic in table), None)
    return None


def meant(clause: Actors, agreement: Agreement, *, things: bool = False) -> list[Party]:
    """Whom a pronoun in the clause stands for: of the clauses before it in its sentence, then of the main ones in the
    sentence before, the nearest who agrees and is not the clause's own subject; in each the subject before the object
    before other complements. `things`: a thing that agrees may be meant as well, so that nobody is.
    """
    doc = clause.doc
    own = clause.subject
    for before in _clauses_before(clause):
        subject = before.subject if before.verb.form == "Fin" else []
        if found := _fitting(doc, subject, agreement, own):
            return found
        thing = before.object_phrase
        objects = parties_of(doc, clause.lex, thing)
        if found := _fitting(doc, objects, agreement, own):
            return found
        if things and thing is not None and not objects and _fits(thing.gender, thing.number, agreement):
            return []
        stop = min(clause.verb.start, before.sentence.end)
        for phrase in phrases_after(doc, before.verb.end, stop, doc.quotation_of[before.verb.head]):
            parties = [party for party in parties_of(doc, clause.lex, phrase) if known(clause.lex, party)]
            if phrase.prep and (found := _fitting(doc, parties, agreement, own)):
                return found
    return []


def possessor(clause: Actors, phrase: NounPhrase) -> list[Party]:
    """Whose the phrase says that a thing is: "la sua proposta"."""
    table = clause.lex.possessives
    words = (table.get(clause.doc.lowers[at]) for at in range(phrase.start, phrase.end))
    agreement = next((found for found in words if found is not None), None)
    return meant(clause, agreement) if agreement is not None else []


def _clauses_before(clause: Actors) -> Iterator[Actors]:
    """The clauses before this one, nearest first: for a finite verb the finite ones of its sentence before the others,
    then the main ones of the sentence before."""
    doc, verbs = clause.doc, chunks(clause.doc).verbs
    sentence = doc.sentence_of[clause.verb.head]
    quotation = doc.quotation_of[clause.verb.head]
    here: list[int] = []
    before: list[int] = []
    for index in range(clause.index - 1, -1, -1):
        verb = verbs[index]
        at = doc.sentence_of[verb.head]
        if at < sentence - 1:
            break
        if doc.quotation_of[verb.head] != quotation:
            continue
        if at == sentence:
            here.append(index)
        elif verb.form == "Fin" and not subordinate(doc, verb):
            before.append(index)
    if clause.verb.form == "Fin":
        here.sort(key=lambda index: verbs[index].form != "Fin")
    for index in here + before:
        yield type(clause)(doc, clause.lex, index)


def _fitting(doc: Document, parties: list[Party], agreement: Agreement, own: list[Party]) -> list[Party]:
    """Those of the parties that agree, where they are one for a singular; several in the singular are a plural."""
    others = [party for party in parties if not any(_same(party, one) for one in own)]
    if len(others) != len(parties) or not others:
        return []
    if len(others) > 1:
        return [] if agreement[1] == "Sing" else others
    return others if _fits(*_told(doc, others[0]), agreement) else []


def _same(one: Party, other: Party) -> bool:
    return one.start == other.start or (one.entity is not None and one.entity == other.entity)


def _told(doc: Document, party: Party) -> Agreement:
    """Gender and number of a party: of its entity, else of the noun that heads it."""
    if party.entity is not None:
        return party.entity.gender, party.entity.number
    owner = chunks(doc).noun_of[party.start]
    phrase = chunks(doc).nouns[owner] if owner >= 0 else None
    number = "Plur" if party.plural else "Sing"
    if phrase is None or phrase.start > party.start:
        return "", number
    # "il pilota": the article knows better than the ending.
    return doc.tags[phrase.start].gender or phrase.gender, number


def _fits(gender: str, number: str, agreement: Agreement) -> bool:
    return all(not one or not other or one == other for one, other in zip((gender, number), agreement, strict=True))
