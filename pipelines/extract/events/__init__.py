"""Events: what happened, when, where, between whom.

Triggers are data (`events/*.toml` of the language); rules find them at verbs (`verbs`, `support`) and nouns (`nouns`),
a Scene asks who takes part and whether the trigger counts, `status` says whether it happened, `rows` makes the rows.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.events import headlines, nouns, verbs
from pipelines.extract.events.candidates import Candidate
from pipelines.extract.events.contents import contents_of, innermost
from pipelines.extract.events.lexicon import EventLexicon, event_lexicon
from pipelines.extract.events.own_words import name_speakers
from pipelines.extract.events.predicate import Predicate
from pipelines.extract.events.rows import address, answer, settle, to_rows
from pipelines.extract.rules import give_up
from pipelines.language.document import Document
from pipelines.language.syntax import chunks
from schemas.events import Event, EventParticipant
from schemas.plover import codes
from schemas.statements import Statement

UNREAD = frozenset({"furniture", "rubric", "dateline"})
"""Kinds of sentence that tell nothing."""
WISHING = frozenset({"threaten", "request"})
"""Acts of speech of which the content, whatever its tense, is only threatened or wished for."""
REFUSING = "reject"
"""The type of which the object is what somebody else asked, and no happening beside it: "ha respinto le richieste"."""


def extract_events(
    doc: Document, article_id: str = "", statements: Iterable[Statement] = ()
) -> tuple[list[Event], list[EventParticipant]]:
    """The events of a document in reading order, and who takes part in them.

    `statements`, where given, are those of the same document: each event names the innermost whose content holds its
    trigger, and its first persons are the speaker. Event ids are provisional and unique within the article.
    """
    lex = event_lexicon(doc)
    candidates = settle(_candidates(doc, lex))
    answer(doc, lex, candidates)
    address(doc, candidates)
    statements = list(statements)
    name_speakers(doc, lex, candidates, statements)
    events, participants = to_rows(doc, candidates, article_id)
    contents = contents_of(statements)
    for event, candidate in zip(events, candidates, strict=True):
        around = innermost(contents, event.trigger_start, event.trigger_end)
        event.statement_id = (around.statement_id or None) if around is not None else None
        finite = candidate.predicate is not None and candidate.predicate.verb.form == "Fin"
        if finite and event.status == "planned" and around is not None and around.act in WISHING:
            event.status = "possible"
            event.plover, event.cameo = codes(event.event_type, event.status)
    return events, participants


def _candidates(doc: Document, lex: EventLexicon) -> list[Candidate]:
    """All that the rules find, verbs before nouns; of each verb the first rule that finds something has it."""
    barred = _barred(doc, lex)
    found: list[Candidate] = []
    told: set[int] = set()
    kinds = [sentence.kind in UNREAD for sentence in doc.sentences]
    for index, verb in enumerate(chunks(doc).verbs):
        if verb.lemma not in lex.heads or kinds[doc.sentence_of[verb.head]]:
            continue
        predicate = Predicate(doc, lex, index)
        for rule in verbs.VERB_RULES:
            made = next((c for c in rule(predicate) if _wanted(doc, c, barred)), None)
            if made is not None:
                found.append(made)
                if made.phrase is not None:
                    told.add(made.phrase.head)
                elif made.trigger.event_type == REFUSING and predicate.object_phrase is not None:
                    told.add(predicate.object_phrase.head)
                break
    for sentence, kind in enumerate(kinds):
        if not kind:
            found.extend(c for c in headlines.opened(doc, lex, sentence) if _wanted(doc, c, barred))
    for token, lemma in enumerate(doc.lemmas):
        if (
            (lemma in lex.nouns or doc.lowers[token] in lex.nouns)
            and token not in told
            and not kinds[doc.sentence_of[token]]
        ):
            found.extend(c for c in nouns.bare(doc, lex, token) if _wanted(doc, c, barred))
    return found


def _barred(doc: Document, lex: EventLexicon) -> frozenset[str]:
    """The event types that the article's subject matter rules out."""
    barred: set[str] = set()
    for domain in lex.domains.values():
        hits = sum(lemma in domain.words for lemma in doc.lemmas)
        if hits >= domain.least and hits >= domain.share * len(doc):
            barred |= domain.without
    return frozenset(barred)


def _wanted(doc: Document, candidate: Candidate, barred: frozenset[str]) -> bool:
    if candidate.trigger.event_type in barred:
        give_up(
            doc, candidate.rule_id, *doc.span(candidate.start, candidate.end), "an article on another subject matter"
        )
        return False
    return True
