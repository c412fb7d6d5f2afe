"""Statements: who said what.

Rules yield candidates; speakers and circumstances are read off the words around the cue.
"""

from __future__ import annotations

from pipelines.extract.statements import attributions, clauses, quotes
from pipelines.extract.statements.candidates import Candidate
from pipelines.extract.statements.cues import cues
from pipelines.extract.statements.rows import settle, to_rows
from pipelines.language.document import Document
from schemas.statements import Statement

# In the order of trust: the first rule that yields something for a quotation has it.
QUOTE_RULES = (
    quotes.incise,
    quotes.cue_after,
    quotes.so_after,
    quotes.subject_after,
    quotes.noun_after,
    quotes.cue_before,
    quotes.noun_before,
    quotes.colon,
    quotes.colon_clause,
)


def extract_statements(doc: Document, article_id: str = "") -> list[Statement]:
    """The statements of a document in reading order; each row's surfaces are the text at their spans."""
    quoted = _quoted(doc)
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
    return to_rows(doc, settle(quoted + reported), article_id)


def _quoted(doc: Document) -> list[Candidate]:
    """The candidates of the quotations, with those that a reporting clause interrupts put together."""
    found: list[Candidate] = []
    taken: set[int] = set()
    outermost = quotes.outermost(doc)
    for position, index in enumerate(outermost):
        if index in taken:
            continue
        candidate = next((candidate for rule in QUOTE_RULES for candidate in rule(doc, index)), None)
        previous = found[-1] if found else None
        for rule in (quotes.joined_by_and, quotes.alone):
            if candidate is None:
                candidate = next(iter(rule(doc, index, previous)), None)
        if candidate is None:
            continue
        if candidate.cue is not None:
            for follower in outermost[position + 1 :]:
                if not quotes.joined(doc, index, candidate.cue, follower):
                    break
                candidate.parts += quotes.inside(doc, follower)
                taken.add(follower)
                index = follower
        found.append(candidate)
    return found
