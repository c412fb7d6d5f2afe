"""Participles that share the auxiliary of the verb before them, and verbs that share the object of the one after."""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.syntax import VerbGroup, chunks, lexicon

SHARED = ("form", "mood", "tense", "person", "number", "gender", "finite", "perfect", "passive")
"""What a participle has from the verb whose auxiliary it shares."""


def sharing(doc: Document, index: int) -> int:
    """The index of the verb whose auxiliary a participle after "e" shares, or -1: "ha condannato il raid e chiesto
    aiuto", "è stato accusato di aver rubato e poi arrestato"."""
    verbs = chunks(doc).verbs
    verb, at = verbs[index], verbs[index].start - 1
    floor = doc.sentences[doc.sentence_of[verb.head]].start
    if verb.form != "Part" or verb.perfect or verb.passive:
        return -1
    while at > floor and doc.tags[at].pos == "ADV" and doc.lowers[at] not in lexicon(doc).coordinators:
        at -= 1
    if at <= floor or doc.lowers[at] not in lexicon(doc).coordinators:
        return -1
    for before in range(index - 1, -1, -1):
        other = verbs[before]
        if other.head < floor or doc.quotation_of[other.head] != doc.quotation_of[verb.head]:
            return -1
        if other.form == "Fin":
            return before if _alike(doc, other, verb, adjacent=before == index - 1) else -1
        if other.form == "Part" and _gender_and_number(doc, other) == _gender_and_number(doc, verb):
            # "un uomo ricercato e condannato": joined to that participle, not to the verb before it.
            return -1 if sharing(doc, before) < 0 else sharing(doc, before)
    return -1


def _alike(doc: Document, before: VerbGroup, verb: VerbGroup, *, adjacent: bool) -> bool:
    """Whether the auxiliary of a finite verb can be the participle's as well."""
    if before.finite < 0 or before.finite == before.head:
        return False
    gender, number = _gender_and_number(doc, verb)
    if before.passive:
        return gender == before.gender and number == before.number
    had = before.perfect and doc.lemmas[before.finite] in lexicon(doc).have
    return had and adjacent and number == "Sing" and gender != "Fem"


def _gender_and_number(doc: Document, verb: VerbGroup) -> tuple[str, str]:
    tag = doc.tags[verb.head]
    return tag.gender, tag.number


def sharing_object(doc: Document, index: int) -> int:
    """The index of the verb right after "e" of which the object is this verb's as well, or -1: "hanno invaso e occupato
    l'isola", "chiede e ottiene la fiducia"."""
    verbs, verb = chunks(doc).verbs, chunks(doc).verbs[index]
    if index + 1 == len(verbs) or verb.end >= len(doc) or doc.lowers[verb.end] not in lexicon(doc).coordinators:
        return -1
    after = verbs[index + 1]
    near = all(doc.tags[at].pos == "ADV" for at in range(verb.end + 1, after.start))
    if not near or doc.sentence_of[after.head] != doc.sentence_of[verb.head] or after.clitics or after.passive:
        return -1
    same = (after.form, after.number, after.person) == (verb.form, verb.number, verb.person)
    return index + 1 if same or sharing(doc, index + 1) == index else -1
