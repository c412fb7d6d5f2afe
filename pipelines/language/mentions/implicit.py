"""The unwritten subject of a verb: who the clauses before it were about."""

from __future__ import annotations

from pipelines.language.document import Document, Entity, Mention
from pipelines.language.mentions.queries import mention_at
from pipelines.language.mentions.titles import titles
from pipelines.language.pack import load_pack
from pipelines.language.syntax import NounPhrase, VerbGroup, chunks, following_phrases, lexicon, subject_of, subordinate

BACK = 2
"""How many sentences before the verb's own are looked at."""
PARTING = frozenset({":", ";"})
TOPICS = frozenset({"person", "company"})
ACTORS = frozenset({"person", "organization", "government", "company", "media", "country"})


def implicit_subject(doc: Document, verb_token: int) -> tuple[Entity, Mention] | None:
    """Who the unwritten subject of the verb at `verb_token` is, and the mention that names it, or None."""
    found = _antecedent(doc, verb_token)
    return (found.entity, found) if isinstance(found, Mention) and found.entity is not None else None


def implicit_phrase(doc: Document, verb_token: int) -> NounPhrase | None:
    """The phrase that the unwritten subject of the verb at `verb_token` goes back to where it names nobody known."""
    found = _antecedent(doc, verb_token)
    return found if isinstance(found, NounPhrase) else None


def topic_before(doc: Document, token: int) -> Entity | None:
    """Whom the words with no verb are about that a colon parts from the token: "Più cauta Ada Neri: …"; or None."""
    found = _topic(doc, doc.sentence_of[token], token)
    return found.entity if found is not None else None


def _antecedent(doc: Document, verb_token: int) -> Mention | NounPhrase | None:
    """What the unwritten subject of the verb goes back to, or None.

    The subject of the nearest main clause before it, in this sentence and then in the ones before, that agrees in
    person, number and gender. A clause whose subject is written and names nobody known ends the search, unless it
    disagrees with the verb.
    """
    found = chunks(doc)
    index = found.verb_of[verb_token]
    if index < 0:
        return None
    verb = found.verbs[index]
    if verb.person not in ("3", "") or verb.form != "Fin" or _impersonal(doc, verb):
        return None
    if (mention := _right_before(doc, verb) or _before_incise(doc, verb)) is not None and _agrees(mention.entity, verb):
        return mention
    if _subject_near(doc, index):
        return None
    sentence = doc.sentence_of[verb.head]
    quotation = doc.quotation_of[verb.head]
    clauses: dict[int, list[int]] = {}
    for other in range(index - 1, -1, -1):
        at = doc.sentence_of[found.verbs[other].head]
        if at < sentence - BACK:
            break
        if found.verbs[other].form == "Fin" and doc.quotation_of[found.verbs[other].head] == quotation:
            clauses.setdefault(at, []).append(other)
    for at in range(sentence, max(sentence - BACK, 0) - 1, -1):
        if quotation < 0 and (mention := _topic(doc, at, verb.start)) and _agrees(mention.entity, verb):
            return mention
        if at not in clauses:
            continue
        nearest_first = clauses[at]
        joined = at == sentence and _joined_subordinate(doc, verb)
        main = (
            nearest_first if joined else [other for other in nearest_first if not subordinate(doc, found.verbs[other])]
        )
        for other in main:
            mention = _right_before(doc, found.verbs[other])
            if mention is not None and _agrees(mention.entity, verb):
                return mention
            told = _after_quotation(doc, found.verbs[other])
            subject = subject_of(doc, other, inverted=told) or _late_subject(doc, other)
            if subject is None:
                continue
            mention = mention_at(doc, subject.head)
            if mention is None or mention.entity is None:
                if subject.person == "3" and _number_fits(subject.number, verb):
                    return subject
                continue
            if mention.entity.entity_type in ACTORS and _agrees(mention.entity, verb):
                return mention
    return None


def _topic(doc: Document, sentence: int, before: int) -> Mention | None:
    """Whom the words of a sentence with no main verb are about ("Contestato, all'arrivo, il consigliere Ivo Ferri."),
    or those before the colon or semicolon that parts them from token `before` ("Più cauta Ada Neri, che dubita: …"); or
    None."""
    found, here = chunks(doc), doc.sentences[sentence]
    if here.kind != "sentence":
        return None
    start, end = here.start, here.end
    if before < end:
        marks = [at for at in range(start, before) if doc.lowers[at] in PARTING]
        if not marks:
            return None
        start, end = [start, *(mark + 1 for mark in marks)][len(marks) - 1], marks[-1]
    verbs = {owner for owner in found.verb_of[start:end] if owner >= 0}
    if any(found.verbs[owner].form == "Fin" and not subordinate(doc, found.verbs[owner]) for owner in verbs):
        return None
    for token in range(start, end):
        owner = found.noun_of[token]
        if owner >= 0 and not found.nouns[owner].prep and token == found.nouns[owner].head:
            for at in range(found.nouns[owner].start, found.nouns[owner].end):
                mention = mention_at(doc, at)
                if mention is not None and mention.entity is not None and mention.entity.entity_type in TOPICS:
                    return mention
    return None


def _right_before(doc: Document, verb: VerbGroup) -> Mention | None:
    """The person whose name ends where the verb begins: "in quei giorni X lamentò"."""
    mention = mention_at(doc, verb.start - 1) if verb.start else None
    if mention is None or mention.kind != "name" or mention.end != verb.start or mention.entity is None:
        return None
    before = doc.tags[mention.start - 1].pos if mention.start else ""
    return mention if mention.entity.entity_type == "person" and before != "ADP" else None


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


def _impersonal(doc: Document, verb: VerbGroup) -> bool:
    """Whether nobody does it: "si legge", "come era stato affermato"."""
    lex = titles(load_pack(doc.language))
    if verb.lemma not in lex.reporting or verb.lemma in lex.said_of_oneself:
        return False
    return verb.passive or any(clitic in lex.impersonal_clitics for clitic in verb.clitics)


def _subject_near(doc: Document, index: int) -> bool:
    """Whether a phrase beside the verb may be its subject though nothing proves it.

    A bare name after it; any bare phrase after it where a quotation ends before it, or where it takes no object; a
    relative pronoun, or a bare phrase that agrees, right before it.
    """
    found = chunks(doc)
    verb = found.verbs[index]
    floor = doc.sentences[doc.sentence_of[verb.head]].start
    owner = found.noun_of[verb.end] if verb.end < len(doc) else -1
    if owner >= 0 and not found.nouns[owner].prep:
        objectless = verb.lemma in titles(load_pack(doc.language)).objectless
        if objectless or doc.words[found.nouns[owner].head][0].isupper():
            return True
    quoted = verb.start - 1 > floor and doc.quotation_of[verb.start - 2] != doc.quotation_of[verb.start]
    if quoted and any(not phrase.prep for phrase in following_phrases(doc, index)):
        return True
    before = verb.start - 1
    while before > floor and doc.tags[before].pos == "ADV":
        before -= 1
    if before < floor:
        return False
    if doc.lowers[before] in lexicon(doc).relative and doc.tags[before].pos == "PRON":
        # "nel quale ha detto": a pronoun under a preposition is no subject.
        return before == floor or doc.tags[before - 1].pos != "ADP"
    owner = found.noun_of[before]
    return owner >= 0 and not found.nouns[owner].prep and _number_fits(found.nouns[owner].number, verb)


def _joined_subordinate(doc: Document, verb: VerbGroup) -> bool:
    """Whether the verb continues a clause like its own: "ha detto che l'ente ha letto e che è pronto"."""
    lex = lexicon(doc)
    at = verb.start - 1
    return at > 0 and doc.lowers[at] in lex.relative_heads and doc.lowers[at - 1] in lex.coordinators


def _after_quotation(doc: Document, verb: VerbGroup) -> bool:
    """Whether the verb tells who said the quotation right before it, so that its subject follows it."""
    at = verb.start - 1
    while at > 0 and doc.tags[at].pos in ("ADV", "PUNCT") and doc.quotation_of[at] < 0:
        at -= 1
    return doc.quotation_of[max(at, 0)] >= 0 and verb.lemma in titles(load_pack(doc.language)).reporting


def _late_subject(doc: Document, index: int) -> NounPhrase | None:
    """The name of a person after the verb's object: "ha preso la parola X"."""
    bare = [phrase for phrase in following_phrases(doc, index) if not phrase.prep]
    if len(bare) < 2 or bare[0].end != bare[1].start:
        return None
    mention = mention_at(doc, bare[1].head)
    named = mention is not None and mention.entity is not None and mention.entity.entity_type == "person"
    return bare[1] if named else None


def _number_fits(number: str, verb: VerbGroup) -> bool:
    return not number or not verb.number or number == verb.number


def _agrees(entity: Entity, verb: VerbGroup) -> bool:
    if verb.number and entity.number != verb.number:
        return False
    return not verb.gender or not entity.gender or entity.gender == verb.gender
