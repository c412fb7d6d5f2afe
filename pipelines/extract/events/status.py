"""Whether it happened, is planned, is possible or did not happen, by mood, tense, modality and what governs it."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.events.beside import word_before
from pipelines.extract.events.predicate import Predicate
from pipelines.language.syntax import chunks, lexicon

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
