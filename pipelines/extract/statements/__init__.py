"""Statements: who said what.

Rules yield candidates; speakers and circumstances are read off the words around the cue.
"""

from __future__ import annotations

from pipelines.extract.statements import (
    attributions,
    clauses,
    interviews,
    marks,
    quotes_after,
    quotes_before,
    quotes_next,
    quotes_nouns,
)
from pipelines.extract.statements.candidates import Candidate, inside
from pipelines.extract.statements.cues import cues
from pipelines.extract.statements.rows import settle, to_rows
from pipelines.language.document import Document
from schemas.statements import Statement

# In the order of trust: the first rule that yields something for a quotation has it.
QUOTE_RULES = (
    quotes_after.incise,
    quotes_after.cue_after,
    quotes_after.so_after,
    quotes_after.subject_after,
    quotes_nouns.noun_after,
    quotes_nouns.these_words,
    quotes_nouns.convinced,
    quotes_before.cue_before,
    quotes_nouns.noun_before,
    quotes_before.colon,
    quotes_before.colon_clause,
)


def extract_statements(doc: Document, article_id: str = "") -> list[Statement]:
    """The statements of a document in reading order; each row's surfaces are the text at their spans."""
    reported: list[Candidate] = []
    for index, cue in cues(doc).items():
        reported.extend(clauses.clause(doc, index, cue))
        reported.extend(clauses.reflexive(doc, index, cue))
        reported.extend(clauses.parenthetical(doc, index, cue))
        reported.extend(clauses.noun_complement(doc, index, cue))
        reported.extend(clauses.fragment(doc, index, cue))
    reported.extend(attributions.attributions(doc))
    for sentence in range(len(doc.sentences)):
        reported.extend(attributions.points_back(doc, sentence))
    return to_rows(doc, settle(_quoted(doc, reported) + reported), article_id)


def _quoted(doc: Document, reported: list[Candidate]) -> list[Candidate]:
    """The candidates of the quotations, with those that a reporting clause interrupts put together."""
    found: list[Candidate] = []
    taken: set[int] = set()
    outermost = marks.outermost(doc)
    answers = interviews.answers(doc, outermost)
    before = sorted(reported, key=lambda candidate: candidate.end)
    for position, index in enumerate(outermost):
        if index in taken:
            continue
        candidate = next((candidate for rule in QUOTE_RULES for candidate in rule(doc, index)), None)
        previous = found[-1] if found else None
        if candidate is None:
            candidate = next(iter(quotes_next.joined_by_and(doc, index, previous)), None) or answers.get(index)
        if candidate is None:
            start = doc.quotations[index].start
            told = next((other for other in reversed(before) if other.end <= start), None)
            last = max((c for c in (previous, told) if c is not None), key=lambda c: c.end, default=None)
            candidate = next(iter(quotes_next.alone(doc, index, last)), None)
        if candidate is None:
            continue
        if candidate.cue is not None:
            for follower in outermost[position + 1 :]:
                if not quotes_next.joined(doc, index, candidate.cue, follower):
                    break
                candidate.parts += inside(doc, follower)
                taken.add(follower)
                index = follower
        found.append(candidate)
    return found
