"""From candidates to rows: clause, date, place, participants."""

from __future__ import annotations

from pipelines.extract.events.beside import noun_before
from pipelines.extract.events.candidates import Candidate
from pipelines.extract.events.lexicon import EventLexicon, event_lexicon
from pipelines.extract.events.parties import Party
from pipelines.extract.events.status import scheduled
from pipelines.language.document import Document, Time
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import chunks, lexicon, phrases_after
from pipelines.language.times import time_for
from schemas import ids
from schemas.events import Event, EventParticipant
from schemas.plover import codes

SPEAKING = frozenset({"order", "request", "promise", "threaten"})
"""Types of which the object says what is wanted, promised or threatened, with a time of its own."""
ACCUSING = frozenset({"accuse", "criticise"})
"""Types whose actor is the target of who rejects it."""
AFTER = 6
"""Tokens after a noun in which its date may stand."""
SUPERLATIVE = 4
"""Tokens before a time in which a superlative takes it: "il livello più alto dal 2015"."""
PLACE_TYPES = frozenset({"place", "country"})
CLOSING = frozenset(',;:.!?…-–—»”")')


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """One candidate a trigger and type: of those that overlap, the first that was found."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if not any(candidate.start < other.end and other.start < candidate.end for other in kept[-6:]):
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: (candidate.start, candidate.end))


def answer(doc: Document, lex: EventLexicon, candidates: list[Candidate]) -> None:
    """Give those who reject an accusation the target that made it, in the same sentence or the one before."""
    for index, candidate in enumerate(candidates):
        if candidate.trigger.event_type != "reject" or candidate.targets or candidate.predicate is None:
            continue
        thing = candidate.predicate.object_phrase
        if thing is None or doc.lemmas[thing.head] not in lex.noun["accusations"]:
            continue
        sentence = doc.sentence_of[candidate.start]
        for other in reversed(candidates[:index]):
            if doc.sentence_of[other.start] < sentence - 1:
                break
            if other.trigger.event_type in ACCUSING and other.actors and other.actors != candidate.actors:
                candidate.targets = list(other.actors)
                break


def to_rows(doc: Document, candidates: list[Candidate], article_id: str) -> tuple[list[Event], list[EventParticipant]]:
    """The rows in reading order. Events carry provisional ids, unique within the article."""
    events: list[Event] = []
    participants: list[EventParticipant] = []
    for number, candidate in enumerate(candidates):
        event = _event(doc, candidate, article_id, f"event {number}")
        events.append(event)
        for role, parties in (("actor", candidate.actors), ("target", candidate.targets)):
            participants.extend(_participant(doc, event.event_id, role, party) for party in parties)
    return events, participants


def _event(doc: Document, candidate: Candidate, article_id: str, event_id: str) -> Event:
    first, last = clause(doc, candidate)
    start, end = doc.span(first, last)
    trigger_start, trigger_end = doc.span(candidate.start, candidate.end)
    status = candidate.status
    when = _when(doc, candidate, first, last)
    value = status.value
    if (
        value == "actual"
        and when is not None
        and doc.published
        and when.date_start
        and when.date_start > doc.published[1]
    ):
        value = "planned"
    plover, cameo = codes(candidate.trigger.event_type, value)
    place, place_id = _place(doc, candidate, last)
    return Event(
        event_id=event_id,
        article_id=article_id,
        start=start,
        end=end,
        text=doc.text[start:end],
        trigger=doc.text[trigger_start:trigger_end],
        trigger_start=trigger_start,
        trigger_end=trigger_end,
        trigger_lemma=candidate.lemma,
        event_type=candidate.trigger.event_type,
        plover=plover,
        cameo=cameo,
        status=value,
        hearsay=status.hearsay,
        date_start=when.date_start if when else None,
        date_end=when.date_end if when else None,
        date_basis=when.basis if when else None,
        place=place,
        place_id=place_id,
        rule=candidate.rule_id,
    )


def clause(doc: Document, candidate: Candidate) -> tuple[int, int]:
    """Tokens of the clause around the trigger: up to the next finite verb, subordinator, stop or quotation mark."""
    sentence = doc.sentences[doc.sentence_of[candidate.start]]
    own = range(candidate.start, candidate.end)
    if candidate.predicate is not None:
        verb = candidate.predicate.verb
        own = range(min(candidate.start, verb.start), max(candidate.end, verb.end))
    quotation = doc.quotation_of[own[-1]]
    first = _edge(doc, own[0] - 1, sentence.start - 1, -1, quotation) + 1
    last = _edge(doc, own[-1] + 1, sentence.end, 1, quotation)
    while first < own[0] and (doc.lowers[first] in CLOSING or doc.lowers[first] in lexicon(doc).coordinators):
        first += 1
    while last > own[-1] + 1 and doc.lowers[last - 1] in CLOSING:
        last -= 1
    return first, last


def _edge(doc: Document, at: int, stop: int, step: int, quotation: int) -> int:
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


def _when(doc: Document, candidate: Candidate, first: int, last: int) -> Time | None:
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
        if candidate.trigger.event_type in SPEAKING:
            last = _before_content(doc, candidate, last)
        if candidate.phrase is not None and candidate.phrase.start >= verb.end:
            start, end = verb.start, max(end, candidate.phrase.end)
        elif found := _dated(doc, verb.start, verb.end, first, last):
            return found
    return _dated(doc, start, end, first, last)


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
    governs = preposition(doc, time.start) or preposition(doc, time.start - 1)
    if governs == lex.agent and lex.since & set(doc.lemmas[max(start, time.start - SUPERLATIVE) : time.start]):
        return None
    if governs == event_lexicon(doc).genitive and not end <= time.start <= end + 1:
        return None
    between = range(end, time.start) if time.start >= end else range(time.end, start)
    verb_of = chunks(doc).verb_of
    own = {verb_of[token] for token in range(start, end)}
    return None if any(verb_of[token] >= 0 and verb_of[token] not in own for token in between) else time


def preposition(doc: Document, token: int) -> str:
    """The preposition that the token is or holds ("di" for "della"), or empty."""
    return lexicon(doc).preposition_of.get(doc.lowers[token], "") if token >= 0 else ""


def _place(doc: Document, candidate: Candidate, last: int) -> tuple[str | None, str | None]:
    """Where: the first complement of place in the clause that takes no part, with its preposition."""
    taken = {token for party in candidate.actors + candidate.targets for token in range(party.start, party.end)}
    for phrase in phrases_after(doc, candidate.end, last, doc.quotation_of[candidate.end - 1]):
        if phrase.prep not in event_lexicon(doc).place or phrase.head in taken:
            continue
        outer = noun_before(doc, phrase.prep_token)
        if outer >= 0 and chunks(doc).nouns[outer].prep and chunks(doc).nouns[outer].head not in taken:
            continue
        mention = mention_at(doc, phrase.head)
        if mention is not None and mention.entity is not None and mention.entity.entity_type in PLACE_TYPES:
            entity = mention.entity
            words = doc.surface(phrase.prep_token, max(mention.end, phrase.head + 1))
            return words, ids.entity_id(entity.entity_type, entity.name)
    return None, None


def _participant(doc: Document, event_id: str, role: str, party: Party) -> EventParticipant:
    start, end = doc.span(party.start, party.end)
    entity = party.entity
    return EventParticipant(
        event_id=event_id,
        role=role,
        entity_id=ids.entity_id(entity.entity_type, entity.name) if entity else None,
        surface=doc.text[start:end],
        start=start,
        end=end,
    )
