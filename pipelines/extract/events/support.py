"""Rules that find a noun of a happening with the verb that does it, or that says that it takes place."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract.events.candidates import Candidate, Scene
from pipelines.extract.events.conditions import NOTHING_NEAR, followed, lacking
from pipelines.extract.events.lexicon import EventLexicon, Trigger
from pipelines.extract.events.predicate import Predicate
from pipelines.extract.events.status import ACTUAL, PLANNED
from pipelines.extract.events.status_of_nouns import of_noun
from pipelines.extract.rules import give_up, rule
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, agrees, chunks, lexicon, right_subject

CLOSE = 4
"""Tokens between a verb and its noun over which the trigger is still one span."""


def abstain(rule_id: str, predicate: Predicate, reason: str) -> None:
    doc, verb = predicate.doc, predicate.verb
    give_up(doc, rule_id, *doc.span(verb.start, verb.end), reason)


def joined(doc: Document, start: int, end: int, phrase: NounPhrase) -> tuple[int, int]:
    """The span of a verb and its noun where they stand close in a sentence, else of the verb."""
    if doc.sentence_of[phrase.head] != doc.sentence_of[start]:
        return start, end
    left = phrase.start + (phrase.start == phrase.prep_token)
    if end <= left <= end + CLOSE:
        return start, phrase.end
    if left <= start <= phrase.end + CLOSE:
        return left, end
    return start, end


def object_heads(predicate: Predicate) -> Iterator[NounPhrase]:
    """The logical object and, where it only counts or bundles, what it is of: "una serie di accordi"."""
    yield from unwrapped(predicate.doc, predicate.lex, predicate.object_phrase)


def unwrapped(doc: Document, lex: EventLexicon, phrase: NounPhrase | None) -> Iterator[NounPhrase]:
    """The phrase and, while it only counts or bundles, what it is of: "una raffica di critiche"."""
    found = chunks(doc)
    for _ in range(3):
        if phrase is None:
            return
        yield phrase
        if doc.lemmas[phrase.head] not in lex.noun["wrappers"] or phrase.end >= len(doc):
            return
        at = phrase.end + (doc.lowers[phrase.end] == lex.genitive)
        owner = found.noun_of[at] if at < len(doc) else -1
        phrase = found.nouns[owner] if owner >= 0 and found.nouns[owner].prep == lex.genitive else None


@rule("event.support", example="La Norvegia ha firmato un accordo con la Svezia.")
def supported(predicate: Predicate) -> Iterator[Candidate]:
    """A noun of a happening as the object of a verb that does, starts, ends or undergoes it."""
    lemma, perform = predicate.verb.lemma, predicate.lex.support["perform"]
    if (predicate.passive or predicate.reflexive) and takes_place(predicate):
        return
    for phrase in object_heads(predicate):
        for trigger, end in noun_triggers(predicate.doc, predicate, phrase):
            if lemma in trigger.verbs or lemma in trigger.undergo or lemma in perform:
                yield from _with_noun("event.support", predicate, trigger, phrase, end)


@rule("event.happens", example="A Valdora è iniziato lo sciopero dei minatori.")
def happens(predicate: Predicate) -> Iterator[Candidate]:
    """A noun of a happening as the subject of a verb that says that it takes place."""
    doc, lex, verb = predicate.doc, predicate.lex, predicate.verb
    ongoing = _ongoing(predicate) if verb.lemma in lex.copula else 0
    exists = lex.there & set(verb.clitics) and verb.lemma in lex.copula and (verb.tense == "Fut" or verb.perfect)
    expected = predicate.passive and verb.lemma in lex.status["expected"] and not predicate.subject
    occurs = any(lex.matches(doc, verb.end, words) >= 0 for words in lex.occur.get(verb.lemma, ()))
    known = (
        ongoing
        or exists
        or expected
        or occurs
        or (verb.lemma, predicate.reflexive) in lex.happen
        or takes_place(predicate)
    )
    if not known and verb.lemma not in lex.happening:
        return
    phrase = _antecedent(predicate) or predicate.subject_phrase or right_subject(doc, verb)
    if ongoing and (phrase is None or not noun_triggers(doc, predicate, phrase)):
        phrase = _noun_after(predicate, ongoing)
    if phrase is None:
        return
    for inner in unwrapped(doc, lex, phrase):
        for trigger, end in noun_triggers(doc, predicate, inner):
            if known or (verb.lemma, predicate.reflexive) in lex.happens_of(trigger):
                for candidate in _with_noun("event.happens", predicate, trigger, inner, end, happens=True):
                    if ongoing and candidate.status == ACTUAL and _scheduled(predicate, ongoing):
                        candidate.status = PLANNED
                    yield candidate


def takes_place(predicate: Predicate) -> bool:
    """Whether the verb says of its subject that it takes place: "è iniziato", and nobody by whom."""
    if predicate.reflexive:
        return (predicate.verb.lemma, True) in predicate.lex.happen
    return (predicate.verb.lemma, False) in predicate.lex.happen and not (predicate.passive and predicate.subject)


def _antecedent(predicate: Predicate) -> NounPhrase | None:
    """The happening that a relative clause is about: "un ciclo di colloqui tra …, che si terrà"."""
    doc, found = predicate.doc, chunks(predicate.doc)
    at = predicate.verb.start - 1
    if at < predicate.sentence.start or doc.lowers[at] not in lexicon(doc).relative_heads:
        return None
    at -= 1
    while at >= predicate.sentence.start and (doc.lowers[at] == "," or doc.lowers[at] in lexicon(doc).coordinators):
        at -= 1
    while at >= predicate.sentence.start and (owner := found.noun_of[at]) >= 0:
        phrase = found.nouns[owner]
        if agrees(phrase, predicate.verb, doc) and noun_triggers(doc, predicate, phrase):
            return phrase
        at = (phrase.prep_token if phrase.prep else phrase.start) - 1
        if not phrase.prep and (at < 0 or doc.lowers[at] not in lexicon(doc).coordinators):
            return None
        at -= not phrase.prep
    return None


def _ongoing(predicate: Predicate) -> int:
    """One past "in corso" after the copula, or 0."""
    doc, at = predicate.doc, predicate.verb.end
    while at < predicate.sentence.end and doc.tags[at].pos == "ADV":
        at += 1
    return max(0, *(predicate.lex.matches(doc, at, words) for words in predicate.lex.ongoing))


def _scheduled(predicate: Predicate, end: int) -> bool:
    """Whether the words after the copula, which end at token `end`, say that it is still to come."""
    doc, lex = predicate.doc, predicate.lex
    starts = range(predicate.verb.end, end)
    return any(lex.matches(doc, at, words) == end for at in starts for words in lex.scheduled)


def _noun_after(predicate: Predicate, at: int) -> NounPhrase | None:
    """The phrase whose head is the first noun from token `at`: "sono in corso le indagini"."""
    doc = predicate.doc
    while at < predicate.sentence.end and doc.tags[at].pos in ("DET", "ADJ", "NUM"):
        at += 1
    owner = chunks(doc).noun_of[at] if at < predicate.sentence.end else -1
    if owner < 0:
        return None
    phrase = chunks(doc).nouns[owner]
    return phrase._replace(start=at, head=at, prep="", prep_token=-1, kind="noun")


def noun_triggers(doc: Document, predicate: Predicate, phrase: NounPhrase) -> list[tuple[Trigger, int]]:
    """The triggers that the head of a phrase matches, with one past their last token; the longest first."""
    lex = predicate.lex
    entries = lex.nouns.get(doc.lemmas[phrase.head]) or lex.nouns.get(doc.lowers[phrase.head]) or ()
    found = []
    for rest, trigger in entries:
        end = lex.end_of(doc, phrase, rest)
        if end >= 0 and not followed(doc, lex, trigger, end):
            found.append((trigger, end))
    return found


def _with_noun(
    rule_id: str, predicate: Predicate, trigger: Trigger, phrase: NounPhrase, noun_end: int, *, happens: bool = False
) -> Iterator[Candidate]:
    doc, lex, verb = predicate.doc, predicate.lex, predicate.verb
    undergone = verb.lemma in trigger.undergo
    phrase = phrase._replace(end=max(phrase.end, noun_end))
    if lacking(doc, trigger, phrase.head):
        abstain(rule_id, predicate, NOTHING_NEAR)
        return
    scene = Scene(doc, lex, trigger, predicate, phrase, undergone=undergone, happens=happens)
    if reason := scene.unmet():
        abstain(rule_id, predicate, reason)
        return
    status = of_noun(doc, predicate, phrase, lex, trigger.event_type)
    if status is None:
        abstain(rule_id, predicate, "an infinitive of which it is not said whether it happened")
        return
    start, end = joined(doc, verb.start, verb.end, phrase)
    if doc.sentence_of[phrase.head] != doc.sentence_of[verb.head]:
        noun_end = end
    elif (start, end) == (verb.start, verb.end):
        start, end = phrase.head, max(noun_end, phrase.head + 1)
    lemma = f"{verb.lemma} {doc.lemmas[phrase.head]}"
    yield Candidate(
        trigger,
        rule_id,
        start,
        max(end, noun_end if end > phrase.head else end),
        lemma,
        status,
        predicate,
        phrase,
        scene.actors,
        scene.targets,
    )
