"""Whether a happening that a noun names took place: by its adjectives, its verb, and the words that govern it."""

from __future__ import annotations

from pipelines.extract.events.beside import noun_before
from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.predicate import Predicate
from pipelines.extract.events.status import ACTUAL, NEGATED, PLANNED, POSSIBLE, REACH, Status, of_verb
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks, lexicon, subject_of
from pipelines.language.syntax.arguments import STOPS


def of_noun(
    doc: Document, predicate: Predicate | None, phrase: NounPhrase, lex: EventLexicon, event_type: str = ""
) -> Status | None:
    """The status of a happening that a noun names: its adjectives, then the verb that it stands with. Of some types
    what is announced is done; of others only where the noun is definite."""
    words = lex.status
    lemmas = {doc.lemmas[token] for token in range(phrase.start, phrase.end)} | {
        doc.lowers[token] for token in range(phrase.start, phrase.end)
    }
    if phrase.prep in words["negated_before"] or lemmas & words["negated_adjectives"]:
        return NEGATED
    if predicate is not None:
        status = of_verb(predicate)
        if status is None or status.value == "negated":
            return status
        lemma = predicate.verb.lemma
        if lemma in words["negated_support"]:
            return NEGATED if status.value == "actual" else POSSIBLE
        if lemma in words["possible_support"]:
            return POSSIBLE
        if lemma in words["planned_support"] and status.value == "actual":
            definite = doc.lowers[phrase.start] in lexicon(doc).definite_articles
            done = definite and event_type in words["done_when_announced"]
            return status if done or event_type in words["done_by_announcement"] else PLANNED
        if lemmas & words["possible_adjectives"]:
            return POSSIBLE
        return status
    if lemmas & words["possible_adjectives"]:
        return POSSIBLE
    if lemmas & words["planned_adjectives"] or scheduled(doc, phrase, lex):
        return PLANNED
    if phrase.prep in words["planned_before"] and event_type in words["hoped_for"]:
        return POSSIBLE
    return _around(doc, phrase, lex) or ACTUAL


def scheduled(doc: Document, phrase: NounPhrase, lex: EventLexicon) -> int:
    """One past the words after a noun that say that it is still to come ("in programma domani"), or 0."""
    found = chunks(doc)
    stop = min(doc.sentences[doc.sentence_of[phrase.head]].end, phrase.end + REACH)
    for at in range(phrase.end, stop):
        owner = found.verb_of[at]
        if doc.lowers[at] in STOPS or (owner >= 0 and found.verbs[owner].form != "Part"):
            return 0
        for words in lex.scheduled:
            end = lex.matches(doc, at, words)
            tag = doc.tags[at]
            differs = (tag.number and phrase.number and tag.number != phrase.number) or (
                tag.gender and phrase.gender and tag.gender != phrase.gender
            )
            if end >= 0 and (len(words) > 1 or not differs):
                return end
    return 0


def _before_list(doc: Document, phrase: NounPhrase, before: int) -> int:
    """The token before the first of a list of which a bare phrase is one: "chiede la tregua e nuove elezioni"."""
    found, words = chunks(doc), lexicon(doc)
    for _ in range(3):
        if phrase.prep or not (doc.lowers[before] in words.coordinators or doc.lowers[before] == ","):
            return before
        owner = noun_before(doc, before)
        while owner >= 0 and found.nouns[owner].prep:
            owner = noun_before(doc, found.nouns[owner].prep_token)
        if owner < 0 or doc.sentence_of[found.nouns[owner].head] != doc.sentence_of[phrase.head]:
            return before
        phrase = found.nouns[owner]
        before = phrase.start - 1
        if before < 0:
            return phrase.start
    return before


def _around(doc: Document, phrase: NounPhrase, lex: EventLexicon) -> Status | None:
    """What the words that govern a bare noun make of it: "chiede un aumento delle sanzioni", "la possibilità di …",
    or else the verb of which it is the subject."""
    found, words = chunks(doc), lex.status
    outer = whole = phrase
    for _ in range(3):
        before = (outer.prep_token if outer.prep else outer.start) - 1
        if before < 0 or doc.sentence_of[before] != doc.sentence_of[phrase.head]:
            break
        if outer.prep in lex.status["fact_before"]:
            break
        before = _before_list(doc, outer, before)
        asked = found.noun_of[before]
        if not outer.prep and asked >= 0 and found.nouns[asked].prep == lexicon(doc).dative:
            # "ha chiesto agli alleati altre sanzioni"
            before = found.nouns[asked].prep_token - 1
        if (owner := found.verb_of[before]) >= 0:
            governor = Predicate(doc, lex, owner)
            if governor.verb.lemma in words["possible_support"] or governor.verb.lemma in words["towards"]:
                return POSSIBLE
            if governor.verb.lemma in words["negated_support"]:
                return NEGATED
            if governor.verb.mood == "Cnd" and not governor.verb.perfect:
                return POSSIBLE
            if governor.verb.tense == "Fut" or governor.verb.modal in words["modal_planned"]:
                return PLANNED
            if governor.verb.modal in words["modal_possible"]:
                return POSSIBLE
            break
        if outer.prep != lex.genitive or (owner := found.noun_of[before]) < 0:
            break
        outer = found.nouns[owner]
        head = doc.lemmas[outer.head]
        if head in lex.noun["aspect"]:
            whole = outer
            continue
        if head in words["possible_words"]:
            return POSSIBLE
        if head in words["planned_words"]:
            return PLANNED
    stop = doc.sentences[doc.sentence_of[phrase.head]].end
    following = next((found.verb_of[t] for t in range(phrase.end, stop) if found.verb_of[t] >= 0), -1)
    if (
        following >= 0
        and found.verbs[following].form == "Fin"
        and (subject := subject_of(doc, following))
        and subject.head in (phrase.head, whole.head)
    ):
        status = of_verb(Predicate(doc, lex, following))
        return status if status is not None and status.value in ("planned", "possible") else None
    return None
