"""When it happened: the clause around a trigger, the date that it gives, and the day to come of a present tense."""

from __future__ import annotations

from datetime import date, timedelta

from pipelines.extract.events.beside import noun_before
from pipelines.extract.events.candidates import ACCUSING, Candidate
from pipelines.extract.events.lexicon import event_lexicon
from pipelines.extract.events.sentence import verbless
from pipelines.extract.events.status_of_nouns import scheduled
from pipelines.language.document import Document, Time
from pipelines.language.syntax import VerbGroup, chunks, lexicon, phrases_after
from pipelines.language.times import time_for, times_in

SPEAKING = frozenset({"order", "request", "promise", "threaten"})
"""Types of which the object says what is wanted, promised or threatened, with a time of its own."""
ANSWERING = frozenset({"reject", "support", "report"})
"""Further types that are done by saying something."""
AFTER = 6
"""Tokens after a noun in which its date may stand."""
SUPERLATIVE = 4
"""Tokens before a time in which a superlative takes it: "il livello più alto dal 2015"."""
REACH = 8
"""Tokens before a verb in which what opens its clause may stand."""
OPENING = ("ADV", "ADP", "DET", "SCONJ", "CCONJ", "PUNCT")
"""What may stand before the time that opens a sentence."""
CLOSING = frozenset(',;:.!?…-–—»”")')


def clause(doc: Document, candidate: Candidate) -> tuple[int, int]:
    """Tokens of the clause around the trigger: up to the next finite verb, subordinator, stop or quotation mark."""
    sentence = doc.sentences[doc.sentence_of[candidate.start]]
    own = range(candidate.start, candidate.end)
    if candidate.predicate is not None:
        verb = candidate.predicate.verb
        own = range(min(candidate.start, verb.start), max(candidate.end, verb.end))
    quotation = doc.quotation_of[own[-1]]
    first = edge(doc, own[0] - 1, sentence.start - 1, -1, quotation) + 1
    last = edge(doc, own[-1] + 1, sentence.end, 1, quotation)
    while first < own[0] and (doc.lowers[first] in CLOSING or doc.lowers[first] in lexicon(doc).coordinators):
        first += 1
    while last > own[-1] + 1 and doc.lowers[last - 1] in CLOSING:
        last -= 1
    return first, last


def edge(doc: Document, at: int, stop: int, step: int, quotation: int) -> int:
    """The token, going by `step` from `at`, at which the clause ends (not in it any more)."""
    found, lex = chunks(doc), lexicon(doc)
    joint = -1
    while at != stop:
        word = doc.lowers[at]
        if doc.quotation_of[at] != quotation or word in (":", ";") or doc.tags[at].pos == "SCONJ":
            return at
        if word in lex.relative and doc.tags[at].pos in ("PRON", "SCONJ"):
            return at
        owner = found.verb_of[at]
        if owner >= 0 and found.verbs[owner].form == "Fin":
            return joint if joint >= 0 else at
        if word == "," or word in lex.coordinators or word in lex.adversatives:
            joint = at
        at += step
    return stop


def to_come(doc: Document, candidate: Candidate, first: int, last: int) -> bool:
    """Whether a present tense, or a noun that a headline tells of, has a day to come: "domani si vota". What is said
    is said today, whatever it is about."""
    if candidate.trigger.event_type in SPEAKING | ACCUSING | ANSWERING:
        return False
    verb = candidate.predicate.verb if candidate.predicate is not None else None
    if verb is not None and (verb.form != "Fin" or verb.tense != "Pres" or verb.mood != "Ind" or verb.perfect):
        return False
    if verb is None and not verbless(doc, doc.sentence_of[candidate.start]):
        return False
    lex = event_lexicon(doc)
    coming = [at for at in range(first, last) if doc.lowers[at] in lex.status["days_to_come"]]
    return any(lex.until.isdisjoint(doc.lowers[max(0, at - 2) : at]) for at in coming)


def when(doc: Document, candidate: Candidate, first: int, last: int) -> Time | None:
    """The date that the clause gives for the trigger, or None."""
    start, end = candidate.start, candidate.end
    if candidate.predicate is None:
        announced = scheduled(doc, candidate.phrase, event_lexicon(doc))
        if announced and (time := _dated(doc, announced - 1, announced, start, announced + AFTER)):
            return time
        last = min(last, end + AFTER)
        first = start
    else:
        verb = candidate.predicate.verb
        if verb.form == "Inf" and candidate.predicate.cleft is None:
            first = min(start, verb.start)
        if verb.form == "Part" and (noun := candidate.predicate.object_phrase) is not None and noun.end <= verb.start:
            # "ha reagito il 4 aprile ai dazi decisi da Oslo": what stands before the noun dates another verb.
            first = max(first, min(start, noun.start))
        if candidate.trigger.event_type in SPEAKING:
            last = _before_content(doc, candidate, last)
        if candidate.phrase is not None and candidate.phrase.start >= verb.end:
            start, end = verb.start, max(end, candidate.phrase.end)
        elif found := _dated(doc, verb.start, verb.end, first, last):
            return found
    return _dated(doc, start, end, first, last) or _of_clause(doc, candidate)


def _of_clause(doc: Document, candidate: Candidate) -> Time | None:
    """The date of a verb that nothing near it dates: of the "quando" before it, of what opens its sentence, or of the
    verb that a gerund, or an infinitive that tells a fact, hangs on."""
    if candidate.predicate is None:
        return None
    verb, sentence = candidate.predicate.verb, candidate.predicate.sentence
    if verb.form == "Fin":
        return _at_that_time(doc, verb) or _opening(doc, verb, sentence.start)
    if verb.form != "Ger" and (verb.form != "Inf" or verb.perfect or candidate.status.value != "actual"):
        # "il 7 aprile ha detto di aver firmato": that was before.
        return None
    for main in reversed(chunks(doc).verbs[: candidate.predicate.index]):
        if main.head < sentence.start:
            break
        if main.form == "Fin":
            first = edge(doc, main.start - 1, sentence.start - 1, -1, doc.quotation_of[main.head]) + 1
            return _dated(doc, main.start, main.end, first, verb.start) or _opening(doc, main, sentence.start)
    return None


def _at_that_time(doc: Document, verb: VerbGroup) -> Time | None:
    """The date right before the "quando" that opens a verb's clause: "nel 1992, quando sono stati assolti"."""
    found, opening = chunks(doc), event_lexicon(doc).at_that_time
    floor = doc.sentences[doc.sentence_of[verb.head]].start
    for at in range(verb.start - 1, floor, -1):
        if (owner := found.verb_of[at]) >= 0 and found.verbs[owner].form == "Fin":
            return None
        if doc.lowers[at] in opening:
            stop = at - (doc.lowers[at - 1] == ",")
            before = times_in(doc, max(0, stop - REACH), stop)
            time = before[-1] if before and before[-1].end == stop and before[-1].kind == "date" else None
            return _whole(time) if time is not None and doc.sentence_of[time.start] == doc.sentence_of[at] else None
    return None


def _whole(time: Time) -> Time:
    """The period itself of "dal 1998": the year, month or day that a span of time begins with."""
    first = time.date_start
    if first is None or time.date_end is not None:
        return time
    if (first.month, first.day) == (1, 1):
        return time._replace(date_end=date(first.year, 12, 31))
    if first.day == 1:
        return time._replace(date_end=date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(1))
    return time._replace(date_end=first)


def _opening(doc: Document, verb: VerbGroup, start: int) -> Time | None:
    """The date that opens the sentence of its first finite verb, past appositions and purposes: "Nel 2018 i partiti,
    per fermare la riforma, hanno indetto …"."""
    time = next(iter(times_in(doc, start, verb.start)), None)
    if time is None or time.kind != "date" or doc.quotation_of[time.start] != doc.quotation_of[verb.head]:
        return None
    if any(doc.tags[at].pos not in OPENING for at in range(start, time.start)):
        return None
    lex = event_lexicon(doc)
    if lex.until & set(doc.lowers[start : time.start + 1]) or preposition(doc, time.start) == lex.genitive:
        return None
    between = range(time.end, verb.start)
    if any(doc.lowers[at] in (":", ";") for at in between):
        return None
    found = chunks(doc)
    owners = {found.verb_of[at] for at in between if doc.quotation_of[at] == doc.quotation_of[verb.head]} - {-1}
    return None if any(found.verbs[owner].form == "Fin" for owner in owners) else time


def _before_content(doc: Document, candidate: Candidate, last: int) -> int:
    """Where the content of an order, request, promise or threat begins, the times in which are its own."""
    verb = candidate.predicate.verb
    taken = {party.start for party in candidate.actors + candidate.targets}
    for phrase in phrases_after(doc, verb.end, last, doc.quotation_of[verb.head]):
        if not phrase.prep and phrase.start not in taken:
            return max(phrase.start, candidate.end)
    return last


def _dated(doc: Document, start: int, end: int, first: int, last: int) -> Time | None:
    """The date for tokens `[start, end)`, where no participle stands between that it may belong to."""
    time = time_for(doc, start, end, within=(first, last))
    if time is None:
        return None
    lex = event_lexicon(doc)
    if lex.until & set(doc.lowers[max(0, time.start - 2) : time.start + 1]):
        return None
    if lex.agent == preposition(doc, time.start) and time.end < start and _apposed(doc, time):
        return None
    if time.end < start and _told_of_subject(doc, time, start):
        return None
    governs = preposition(doc, time.start) or preposition(doc, time.start - 1)
    if governs == lex.agent and lex.since & set(doc.lemmas[max(start, time.start - SUPERLATIVE) : time.start]):
        return None
    if governs == lex.genitive and not end <= time.start <= end + 1 and not _of_occasion(doc, time):
        return None
    between = range(end, time.start) if time.start >= end else range(time.end, start)
    verb_of = chunks(doc).verb_of
    own = {verb_of[token] for token in range(start, end)}
    return None if any(verb_of[token] >= 0 and verb_of[token] not in own for token in between) else time


def _of_occasion(doc: Document, time: Time) -> bool:
    """Whether a time is that of the happening in which it was: "ha perso alle elezioni del 2014"."""
    lex, at = event_lexicon(doc), time.start
    at -= not preposition(doc, at) or preposition(doc, at) != lex.genitive
    owner = noun_before(doc, at)
    phrase = chunks(doc).nouns[owner] if owner >= 0 else None
    if phrase is None or phrase.prep not in lex.occasion:
        return False
    return doc.lemmas[phrase.head] in lex.nouns or doc.lemmas[phrase.head] in lex.noun["occasions"]


def _apposed(doc: Document, time: Time) -> bool:
    """Whether a time between a noun and a comma is that noun's: "Aldo Ferri, leader dal 1995, ha …"."""
    return doc.lowers[time.end] == "," and noun_before(doc, time.start) >= 0


def _told_of_subject(doc: Document, time: Time, start: int) -> bool:
    """Whether a time stands between commas in what says who the subject is: "Neri, già sindaca nel 2016, ha"."""
    found, floor = chunks(doc), doc.sentences[doc.sentence_of[time.start]].start
    if "," not in doc.lowers[time.end : start]:
        return False
    at = time.start - 1
    while at > floor and doc.lowers[at] != ",":
        at -= 1
    if at <= floor or found.noun_of[at - 1] < 0:
        return False
    owner = next((found.noun_of[token] for token in range(at + 1, time.start) if found.noun_of[token] >= 0), -1)
    return owner >= 0 and not found.nouns[owner].prep and found.nouns[owner].end <= time.start


def preposition(doc: Document, token: int) -> str:
    """The preposition that the token is or holds ("di" for "della"), or empty."""
    return lexicon(doc).preposition_of.get(doc.lowers[token], "") if token >= 0 else ""
