"""Who speaks where no subject beside the verb says it: "Dal ministero assicurano che", "Chi vive lì racconta che"."""

from __future__ import annotations

from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.who import is_who
from pipelines.language.document import Document
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    agent_of,
    agrees,
    chunks,
    in_time,
    lexicon,
    object_of,
    subject_of,
    subordinate,
)

CLAUSE_ENDS = frozenset({";", ":"})


def learnt_from(doc: Document, index: int) -> NounPhrase | None:
    """From whom something is learnt: "da fonti vicine al dossier si apprende che"."""
    found, verb = chunks(doc), chunks(doc).verbs[index]
    if verb.lemma not in reporting(doc).said_by_nobody:
        return None
    for token in range(verb.start - 1, doc.sentences[doc.sentence_of[verb.head]].start - 1, -1):
        owner = found.noun_of[token]
        if found.verb_of[token] >= 0 or doc.lowers[token] in CLAUSE_ENDS:
            break
        if owner >= 0 and found.nouns[owner].prep == lexicon(doc).agent and is_who(doc, found.nouns[owner]):
            return found.nouns[owner]
    return agent_of(doc, index)


def among_whom(doc: Document, verb: VerbGroup) -> NounPhrase | None:
    """Among whom it is said, at the head of the sentence: "Nell'entourage del ministro si sostiene che"; or None."""
    first = doc.sentences[doc.sentence_of[verb.head]].start
    owner = chunks(doc).noun_of[first]
    phrase = chunks(doc).nouns[owner] if owner >= 0 else None
    among = phrase is not None and phrase.prep in reporting(doc).wherein and phrase.kind == "noun"
    return phrase if among and phrase.end <= verb.start and is_who(doc, phrase) else None


def first_who(doc: Document, verb: VerbGroup) -> NounPhrase | None:
    """Who the verb's sentence begins with, where that agrees: the subject that appositions stand behind."""
    found, start = chunks(doc), doc.sentences[doc.sentence_of[verb.head]].start
    owner = next((found.noun_of[at] for at in range(start, verb.start) if found.noun_of[at] >= 0), -1)
    first = found.nouns[owner] if owner >= 0 else None
    bare = first is not None and not first.prep and is_who(doc, first)
    return first if bare and agrees(first, verb, doc) else None


def past_reporting_incise(doc: Document, verb: VerbGroup, reporters: frozenset[int]) -> NounPhrase | None:
    """Who stands before an incise that reports, right before the verb: "Il ministro, riporta il Corriere, ha detto";
    `reporters` are the verb groups that report. None where there is no such incise."""
    found, first = chunks(doc), doc.sentences[doc.sentence_of[verb.head]].start
    if verb.form != "Fin" or verb.start <= first or doc.lowers[verb.start - 1] != ",":
        return None
    comma = next((at for at in range(verb.start - 2, first, -1) if doc.lowers[at] == ","), first)
    reporter = found.verb_of[comma + 1]
    if comma <= first or reporter not in reporters or found.verbs[reporter].form != "Fin":
        return None
    at = comma - 1
    while at > first and (owner := found.noun_of[at]) >= 0 and found.nouns[owner].prep == lexicon(doc).genitive:
        at = found.nouns[owner].prep_token - 1
    owner = found.noun_of[at]
    phrase = found.nouns[owner] if owner >= 0 else None
    told = phrase is not None and not phrase.prep and is_who(doc, phrase) and agrees(phrase, verb, doc)
    return phrase if told else None


def of_main(doc: Document, index: int, sharing: int) -> NounPhrase | None:
    """The main verb's subject, where a verb with none stands in a relative clause about a thing, or is joined to such a
    one: "X si limita a un comunicato in cui invita alla calma e ricorda che"; or None."""
    verbs = chunks(doc).verbs
    first = verbs[index if sharing < 0 else sharing]
    link = first.start - 1
    while link > 0 and doc.tags[link].pos == "ADV":
        link -= 1
    governed = doc.lowers[link] in lexicon(doc).relative - lexicon(doc).relative_heads and link > 0
    if not governed or doc.tags[link - 1].pos not in ("ADP", "DET"):
        return None
    for other in range((index if sharing < 0 else sharing) - 1, -1, -1):
        if doc.sentence_of[verbs[other].head] != doc.sentence_of[first.head]:
            return None
        if verbs[other].form == "Fin" and not subordinate(doc, verbs[other]):
            phrase = subject_of(doc, other)
            return phrase if phrase is not None and is_who(doc, phrase) and agrees(phrase, first, doc) else None
    return None


def free_relative(doc: Document, verb: VerbGroup) -> NounPhrase | None:
    """ "Chi", where the clause that it opens ends right before the verb: "chi vive lì risponde che"; or None."""
    found, finite = chunks(doc), 0
    for token in range(verb.start - 1, doc.sentences[doc.sentence_of[verb.head]].start - 1, -1):
        owner = found.verb_of[token]
        finite += owner >= 0 and found.verbs[owner].start == token and found.verbs[owner].form == "Fin"
        if finite > 1 or doc.lowers[token] in CLAUSE_ENDS or doc.quotation_of[token] >= 0:
            return None
        if doc.lowers[token] in lexicon(doc).free_relatives and found.noun_of[token] >= 0:
            phrase = found.nouns[found.noun_of[token]]
            return phrase if finite == 1 and not phrase.prep and agrees(phrase, verb, doc) else None
    return None


def past_adverb_of_time(doc: Document, verb: VerbGroup) -> NounPhrase | None:
    """Who stands after an adverb of time that may be read as a preposition: "Poco dopo il ministro ha negato che"."""
    found, first = chunks(doc), doc.sentences[doc.sentence_of[verb.head]].start
    for token in range(first, verb.start):
        phrase = found.nouns[found.noun_of[token]] if found.noun_of[token] >= 0 else None
        if phrase is not None and phrase.prep_token > first and phrase.prep in reporting(doc).adverbs_of_time:
            early = all(doc.tags[at].pos in ("ADV", "NUM", "NOUN", "DET") for at in range(first, phrase.prep_token))
            return phrase if early and is_who(doc, phrase) and agrees(phrase, verb, doc) else None
    return None


def whence(doc: Document, verb: VerbGroup) -> NounPhrase | None:
    """Those from whose place it is said, where a plural verb has no subject: "Dal ministero assicurano che"."""
    if verb.form != "Fin" or verb.number != "Plur":
        return None
    found, floor = chunks(doc), doc.sentences[doc.sentence_of[verb.head]].start
    for token in range(verb.start - 1, floor - 1, -1):
        if found.verb_of[token] >= 0 or doc.lowers[token] in CLAUSE_ENDS:
            return None
        owner = found.noun_of[token]
        if owner >= 0 and not found.nouns[owner].prep:
            return None
        if owner >= 0 and found.nouns[owner].prep == lexicon(doc).agent:
            place = found.nouns[owner].prep_token == floor and not in_time(doc, token)
            return found.nouns[owner] if place or is_who(doc, found.nouns[owner]) else None
    return None


def after_object(doc: Document, index: int) -> NounPhrase | None:
    """Who stands right after the verb's object, and agrees: "ha rassicurato i mercati il governatore"."""
    found, verb = chunks(doc), chunks(doc).verbs[index]
    thing = object_of(doc, index)
    if thing is None or thing.start != verb.end or thing.end >= len(doc):
        return None
    owner = found.noun_of[thing.end]
    after = found.nouns[owner] if owner >= 0 else None
    if after is None or after.prep or doc.sentence_of[after.head] != doc.sentence_of[verb.head]:
        return None
    return after if is_who(doc, after) and agrees(after, verb, doc) else None
