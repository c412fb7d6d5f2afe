"""The unwritten subject of a verb: who the clauses before it were about."""

from __future__ import annotations

from pipelines.language.document import Document, Entity, Mention
from pipelines.language.mentions.queries import mention_at
from pipelines.language.syntax import VerbGroup, chunks, lexicon, subject_of

BACK = 2
"""How many sentences before the verb's own are looked at."""
ACTORS = frozenset({"person", "organization", "government", "company", "media", "country"})


def implicit_subject(doc: Document, verb_token: int) -> tuple[Entity, Mention] | None:
    """Who the unwritten subject of the verb at `verb_token` is, and the mention that names it, or None.

    The subject of the nearest main clause before it, in this sentence and then in the ones before, that agrees in
    person, number and gender. A clause whose subject is written and names nobody known ends the search, unless it
    disagrees with the verb.
    """
    found = chunks(doc)
    index = found.verb_of[verb_token]
    if index < 0:
        return None
    verb = found.verbs[index]
    if verb.person not in ("3", "") or verb.form != "Fin":
        return None
    if _name_follows(doc, verb):
        return None
    if (mention := _before_incise(doc, verb)) is not None and _agrees(mention.entity, verb):
        return mention.entity, mention
    sentence = doc.sentence_of[verb.head]
    quotation = doc.quotation_of[verb.head]
    clauses: dict[int, list[int]] = {}
    for other in range(index - 1, -1, -1):
        at = doc.sentence_of[found.verbs[other].head]
        if at < sentence - BACK:
            break
        if found.verbs[other].form == "Fin" and doc.quotation_of[found.verbs[other].head] == quotation:
            clauses.setdefault(at, []).append(other)
    for at in sorted(clauses, reverse=True):
        nearest_first = clauses[at]
        main = [other for other in nearest_first if not _subordinate(doc, found.verbs[other])]
        for other in main:
            subject = subject_of(doc, other)
            if subject is None:
                continue
            mention = mention_at(doc, subject.head)
            if mention is None or mention.entity is None:
                if subject.person == "3" and _number_fits(subject.number, verb):
                    return None
                continue
            if mention.entity.entity_type in ACTORS and _agrees(mention.entity, verb):
                return mention.entity, mention
    return None


def _before_incise(doc: Document, verb: VerbGroup) -> Mention | None:
    """The bare name before the incise that a comma closes right before the verb: "X, allora ministro, aveva detto"."""
    found = chunks(doc)
    floor = doc.sentences[doc.sentence_of[verb.head]].start
    at = verb.start - 1
    if at <= floor or doc.lowers[at] != ",":
        return None
    at -= 1
    while at > floor and doc.lowers[at] != ",":
        if found.verb_of[at] >= 0 or doc.lowers[at] in ":;":
            return None
        at -= 1
    mention = mention_at(doc, at - 1) if at > floor else None
    if mention is None or mention.entity is None or mention.entity.entity_type != "person" or mention.end != at:
        return None
    before = doc.tags[mention.start - 1].pos if mention.start > floor else ""
    return mention if mention.kind == "name" and before != "ADP" else None


def _name_follows(doc: Document, verb: VerbGroup) -> bool:
    """Whether a bare name stands right after the verb, which may be its subject though nothing proves it."""
    found = chunks(doc)
    owner = found.noun_of[verb.end] if verb.end < len(doc) else -1
    if owner < 0 or found.nouns[owner].prep:
        return False
    return doc.words[found.nouns[owner].head][0].isupper()


def _number_fits(number: str, verb: VerbGroup) -> bool:
    return not number or not verb.number or number == verb.number


def _agrees(entity: Entity, verb: VerbGroup) -> bool:
    if verb.number and entity.number != verb.number:
        return False
    return not verb.gender or not entity.gender or entity.gender == verb.gender


def _subordinate(doc: Document, verb: VerbGroup) -> bool:
    """Whether a relative pronoun or a conjunction opens the verb's clause."""
    lex, found = lexicon(doc), chunks(doc)
    floor = doc.sentences[doc.sentence_of[verb.head]].start
    at = verb.start - 1
    while at >= floor:
        word = doc.lowers[at]
        if word in lex.relative or doc.tags[at].pos == "SCONJ":
            return True
        if found.verb_of[at] >= 0 or word in ",;:":
            return False
        at -= 1
    return False
