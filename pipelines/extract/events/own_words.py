"""Who speaks of himself: the speaker of a statement as the party that a first person in its content means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from pipelines.extract.events.candidates import Candidate
from pipelines.extract.events.contents import contents_of, innermost
from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.parties import PARTY_TYPES, Party
from pipelines.language.document import Document, Entity
from pipelines.language.mentions import mention_at
from schemas import ids
from schemas.statements import Statement


def name_speakers(
    doc: Document, lex: EventLexicon, candidates: list[Candidate], statements: Iterable[Statement]
) -> None:
    """Give the first persons of what is said their speaker: "«Non firmeremo l'accordo», ha detto Ferri"."""
    contents = None
    for candidate in candidates:
        acts, undergoes = _acts(candidate), _undergoes(lex, candidate)
        if not acts and not undergoes:
            continue
        if contents is None:
            contents = contents_of(statements)
        around = innermost(contents, *doc.span(candidate.start, candidate.end))
        speaker = _party(doc, around, candidate) if around is not None else None
        if speaker is None:
            continue
        if acts:
            candidate.actors.insert(0, speaker)
        else:
            candidate.targets.append(speaker)


def _acts(candidate: Candidate) -> bool:
    """Whether the first person is who acts: an active verb whose subject is not written."""
    predicate = candidate.predicate
    if predicate is None or predicate.verb.person != "1" or predicate.passive:
        return False
    return "subject" in candidate.trigger.actor and predicate.subject_phrase is None


def _undergoes(lex: EventLexicon, candidate: Candidate) -> bool:
    """Whether the first person is the only target: "mi accusano", "sono stato accusato"."""
    predicate = candidate.predicate
    if predicate is None or candidate.targets:
        return False
    if predicate.verb.person == "1":
        return predicate.passive and predicate.subject_phrase is None and "object" in candidate.trigger.target
    return bool(lex.first & set(predicate.verb.clitics)) and bool({"object", "a"} & set(candidate.trigger.target))


def _party(doc: Document, statement: Statement, candidate: Candidate) -> Party | None:
    """The speaker as a party: his words where they are written, else those that named him last."""
    if statement.speaker_start is not None:
        first = bisect_left(doc.starts, statement.speaker_start)
        last = bisect_left(doc.starts, statement.speaker_end)
        if first >= last:
            return None
        entity = next((e for e in (_entity(doc, t) for t in range(first, last)) if e and _is(e, statement)), None)
        return Party(first, last, doc.lemmas[first], False, entity)
    if not statement.speaker_id:
        return None
    named = [m for m in doc.mentions if m.entity is not None and _is(m.entity, statement)]
    before = [m for m in named if m.start < candidate.start] or named
    if not before:
        return None
    mention = before[-1]
    return Party(mention.start, mention.end, doc.lemmas[mention.head], False, mention.entity)


def _entity(doc: Document, token: int) -> Entity | None:
    mention = mention_at(doc, token)
    return mention.entity if mention is not None else None


def _is(entity: Entity, statement: Statement) -> bool:
    if entity.entity_type not in PARTY_TYPES:
        return False
    return ids.entity_id(entity.entity_type, entity.name) == statement.speaker_id
