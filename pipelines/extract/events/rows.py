"""From candidates to rows: clause, date, place, participants."""

from __future__ import annotations

from pipelines.extract.events.beside import noun_before
from pipelines.extract.events.candidates import ACCUSING, Candidate
from pipelines.extract.events.dates import SPEAKING, clause, to_come
from pipelines.extract.events.dates import when as date_of
from pipelines.extract.events.lexicon import EventLexicon, event_lexicon
from pipelines.extract.events.parties import Party
from pipelines.language.document import Document
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import chunks, phrases_after
from schemas import ids
from schemas.events import Event, EventParticipant
from schemas.plover import codes

ANSWER_REACH = 3
"""Sentences before a denial in which the accusation may stand."""
ADDRESSING = SPEAKING | frozenset({"legal_action", "sanction", "tariff"})
"""Types whose target is who a gerund that speaks is said to: "ha fatto causa alla banca, chiedendo i danni"."""
PLACE_TYPES = frozenset({"place", "country"})


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """One candidate a trigger and type: of those that overlap, the first that was found."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if not any(candidate.start < other.end and other.start < candidate.end for other in kept[-6:]):
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: (candidate.start, candidate.end))


def answer(doc: Document, lex: EventLexicon, candidates: list[Candidate]) -> None:
    """Give those who reject an accusation the target that made it, in the same sentence or one shortly before."""
    for index, candidate in enumerate(candidates):
        if candidate.trigger.event_type != "reject" or candidate.targets or candidate.predicate is None:
            continue
        thing = candidate.predicate.object_phrase
        if thing is None or doc.lemmas[thing.head] not in lex.noun["accusations"]:
            continue
        sentence = doc.sentence_of[candidate.start]
        for other in reversed(candidates[:index]):
            if doc.sentence_of[other.start] < sentence - ANSWER_REACH:
                break
            if other.trigger.event_type in ACCUSING and other.actors and other.actors != candidate.actors:
                candidate.targets = list(other.actors)
                break


def address(doc: Document, candidates: list[Candidate]) -> None:
    """Give what is said with no word of to whom the target of what the same ones said before it in the sentence: "ha
    invitato la Norvegia a trattare e ha chiesto che …", "ha accusato il premier, denunciando che …"."""
    for index, candidate in enumerate(candidates):
        kind, predicate = candidate.trigger.event_type, candidate.predicate
        if candidate.targets or not candidate.actors or predicate is None or predicate.passive:
            continue
        gerund = predicate.verb.form == "Ger"
        if not gerund and predicate.verb.form != "Fin":
            continue
        if kind in ACCUSING and predicate.object_phrase is None:
            kinds = ACCUSING
        elif kind in SPEAKING:
            kinds = ADDRESSING if gerund else SPEAKING
        else:
            continue
        sentence = doc.sentence_of[candidate.start]
        for other in reversed(candidates[:index]):
            if doc.sentence_of[other.start] != sentence:
                break
            if other.trigger.event_type in kinds and other.targets and _alike(other.actors, candidate.actors):
                candidate.targets = list(other.targets)
                break


def _alike(some: list[Party], others: list[Party]) -> bool:
    return len(some) == len(others) and all(
        one.start == other.start or (one.entity is not None and one.entity == other.entity)
        for one, other in zip(some, others, strict=True)
    )


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
    when = date_of(doc, candidate, first, last)
    value = status.value
    if (
        value == "actual"
        and when is not None
        and doc.published
        and when.date_start
        and when.date_start > doc.published[1]
    ):
        value = "planned"
    if value == "actual" and to_come(doc, candidate, first, last):
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
