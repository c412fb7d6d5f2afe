"""Whether it happened, is planned, is possible or did not happen, by mood, tense, modality and what governs it."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.events.beside import noun_before, word_before
from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.predicate import Predicate
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks, lexicon, subject_of
from pipelines.language.syntax.arguments import STOPS

REACH = 12
"""How many tokens before a verb its subordinator is looked for."""


class Status(NamedTuple):
    """A value of the column `status`, and whether the journalist only hears it said."""

    value: str
    hearsay: bool = False


ACTUAL, PLANNED, POSSIBLE, NEGATED = Status("actual"), Status("planned"), Status("possible"), Status("negated")


def of_verb(predicate: Predicate) -> Status | None:
    """The status of what a verb group tells; None where what governs an infinitive is unknown."""
    verb, words = predicate.verb, predicate.lex.status
    if (
        verb.negated
        and predicate.doc.lowers[verb.end : verb.end + 1] != []
        and predicate.doc.lowers[verb.end] not in words["exceptive"]
    ):
        return NEGATED
    if verb.form == "Inf":
        return _of_infinitive(predicate)
    if verb.form != "Fin":
        return _of_dependent(predicate)
    opener = _subordinator(predicate)
    if opener in words["possible_before"] and not _conceded(predicate, opener):
        return POSSIBLE
    if verb.mood == "Imp" or any(
        predicate.doc.lowers[t] in words["possible_adverbs"] for t in range(verb.start, verb.end)
    ):
        return POSSIBLE
    if verb.mood == "Cnd":
        return _of_conditional(predicate, opener)
    if verb.modal and verb.modal not in words["modal_actual"]:
        if verb.tense == "Past":
            return ACTUAL
        return PLANNED if verb.modal in words["modal_planned"] or verb.tense == "Fut" else POSSIBLE
    if verb.tense == "Fut" or (verb.passive and verb.tense == "Pres" and verb.lemma in words["expected"]):
        return PLANNED
    if verb.mood == "Sub" and _without(predicate):
        return NEGATED
    if verb.mood in ("Sub", "") and (governor := _governor_of_clause(predicate)):
        if verb.mood == "Sub":
            if _granted(predicate, opener):
                return ACTUAL
            return _by_governor(predicate, governor) or POSSIBLE
        # Forms that are indicative or subjunctive: "chiede che Oslo revochi le sanzioni".
        return POSSIBLE if governor in words["possible"] and governor not in words["reports"] else ACTUAL
    return ACTUAL


def _conceded(predicate: Predicate, opener: str) -> bool:
    """Whether the condition is none, but what is granted: "anche se il Senato ha approvato il testo"."""
    doc, at = predicate.doc, predicate.verb.start - 1
    while at > predicate.sentence.start and doc.lowers[at] != opener:
        at -= 1
    return predicate.verb.mood == "Ind" and word_before(doc, at) in predicate.lex.status["conceded_before"]


def _granted(predicate: Predicate, opener: str) -> bool:
    """Whether the subjunctive tells a fact: after "nonostante", "il fatto che"."""
    doc, words = predicate.doc, predicate.lex.status["granted_before"]
    if opener in words:
        return True
    at = predicate.verb.start - 1
    first = max(predicate.sentence.start, at - REACH)
    while at > first and doc.lowers[at] not in lexicon(doc).relative_heads:
        at -= 1
    return at > first and doc.lowers[at - 1] in words


def _without(predicate: Predicate) -> bool:
    """Whether "senza che" opens the clause of a finite verb."""
    doc, at = predicate.doc, predicate.verb.start - 1
    first = max(predicate.sentence.start, at - REACH)
    while at > first and doc.lowers[at] not in lexicon(doc).relative_heads:
        at -= 1
    return at > first and doc.lowers[at - 1] in predicate.lex.status["negated_before"]


def _subordinator(predicate: Predicate) -> str:
    """The subordinator that opens the clause of a finite verb, or empty."""
    doc, found = predicate.doc, chunks(predicate.doc)
    at = predicate.verb.start - 1
    first = max(predicate.sentence.start, at - REACH)
    while at >= first:
        word = doc.lowers[at]
        if (owner := found.verb_of[at]) >= 0 and found.verbs[owner].form == "Fin":
            return ""
        if doc.tags[at].pos == "SCONJ" or word in predicate.lex.status["possible_before"]:
            return word
        if word in (":", ";") or (doc.tags[at].pos == "PRON" and word in lexicon(doc).relative_heads):
            return ""
        at -= 1
    return ""


def _governor_of_clause(predicate: Predicate) -> str:
    """The lemma of the verb before the "che" of this clause, or empty."""
    found = chunks(predicate.doc)
    if predicate.index == 0 or _subordinator(predicate) == "":
        return ""
    before = found.verbs[predicate.index - 1]
    return before.lemma if before.head >= predicate.sentence.start else ""


def _of_conditional(predicate: Predicate, opener: str) -> Status:
    verb, words = predicate.verb, predicate.lex.status
    if verb.modal:
        return POSSIBLE
    if verb.perfect:
        governor = _governor_of_clause(predicate) if opener else ""
        if governor in words["reports"]:
            return PLANNED
        if any(
            predicate.doc.lowers[t] in words["possible_before"]
            for t in range(predicate.sentence.start, predicate.sentence.end)
        ):
            return POSSIBLE
        return Status("actual", hearsay=True)
    if verb.copular or verb.tense == "Past":
        return Status("actual", hearsay=True)
    return POSSIBLE


def _of_infinitive(predicate: Predicate) -> Status | None:
    doc, words = predicate.doc, predicate.lex.status
    before = predicate.verb.start - 1
    opener = doc.lowers[before] if before >= predicate.sentence.start else ""
    last = doc.lowers[before - 1] if opener == predicate.lex.genitive else opener
    if last in words["negated_before"]:
        return NEGATED
    if _perfect(predicate):
        return ACTUAL
    if opener in words["planned_before"]:
        return PLANNED
    if predicate.cleft is not None:
        return of_verb(Predicate(doc, predicate.lex, predicate.index + 1))
    index, word = predicate.governor
    if (
        index >= 0
        and predicate.preposition == lexicon(doc).dative
        and (copula := Predicate(doc, predicate.lex, index)).verb.copular
    ):
        return of_verb(copula)
    if word >= 0:
        return PLANNED if doc.lemmas[word] in words["planned_words"] else POSSIBLE
    if index < 0:
        return None
    governor = Predicate(doc, predicate.lex, index)
    return _by_governor(governor, governor.verb.lemma)


def _perfect(predicate: Predicate) -> bool:
    """Whether an infinitive is a perfect one: "aver firmato", "essersi dimesso"."""
    verb = predicate.verb
    compound = predicate.doc.lemmas[verb.start] in predicate.lex.copula and verb.end - verb.start > 1
    return verb.perfect or (compound and not predicate.passive)


def _by_governor(governor: Predicate, lemma: str) -> Status | None:
    """What the governing verb makes of it, and what its own status leaves of that."""
    words = governor.lex.status
    if lemma in words["negated"]:
        return NEGATED
    if lemma in words["possible"]:
        return POSSIBLE
    if lemma in words["planned"]:
        return PLANNED
    if lemma in words["actual"]:
        return of_verb(governor) if governor.verb.form != "Inf" else ACTUAL
    return None


def _of_dependent(predicate: Predicate) -> Status:
    """A gerund or participle is as real as what it hangs on; a participle beside a noun is a fact."""
    verb = predicate.verb
    found = chunks(predicate.doc)
    if verb.form == "Part":
        return PLANNED if verb.lemma in predicate.lex.status["expected"] else ACTUAL
    for step in (-1, 1):
        index = predicate.index + step
        while 0 <= index < len(found.verbs):
            other = found.verbs[index]
            if not predicate.sentence.start <= other.head < predicate.sentence.end:
                break
            if other.form == "Fin":
                status = of_verb(Predicate(predicate.doc, predicate.lex, index))
                return status if status is not None and status.value != "negated" else ACTUAL
            index += step
    return ACTUAL


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
    outer = phrase
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
        and subject.head in (phrase.head, outer.head)
    ):
        status = of_verb(Predicate(doc, lex, following))
        return status if status is not None and status.value in ("planned", "possible") else None
    return None
