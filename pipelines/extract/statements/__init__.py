"""Statements: who said what.

Rules yield candidates; speakers and circumstances are read off the words around the cue.
"""

from __future__ import annotations

from itertools import pairwise

from pipelines.extract.statements import (
    attributions,
    clauses,
    headlines,
    interviews,
    marks,
    nominals,
    noun_clauses,
    parentheticals,
    points_back,
    quotes_after,
    quotes_before,
    quotes_next,
    quotes_nouns,
    quotes_objects,
    quotes_predicates,
    stances,
)
from pipelines.extract.statements.candidates import Candidate, inside
from pipelines.extract.statements.complements import has_finite
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
    quotes_after.bracket_after,
    quotes_nouns.noun_after,
    quotes_nouns.these_words,
    quotes_nouns.convinced,
    quotes_after.gesture,
    quotes_objects.noun_object,
    quotes_objects.made_say,
    quotes_before.cue_before,
    quotes_nouns.noun_before,
    quotes_before.colon,
    quotes_before.colon_clause,
    quotes_predicates.predicate,
    quotes_predicates.reason,
)
# Rules of quotations beside which nobody is told to have said them.
UNTOLD = frozenset({quotes_predicates.PREDICATE, "statement.quote.alone", "statement.quote.unattributed"})
# Rules whose cue comes after the quotation, so that a clause after the cue is not what it reports.
QUOTED_BEFORE = frozenset({"statement.quote.cue_after", "statement.quote.incise", "statement.quote.subject_after"})


def extract_statements(doc: Document, article_id: str = "") -> list[Statement]:
    """The statements of a document in reading order; each row's surfaces are the text at their spans."""
    reported: list[Candidate] = []
    for index, cue in cues(doc).items():
        reported.extend(clauses.clause(doc, index, cue))
        reported.extend(clauses.reflexive(doc, index, cue))
        reported.extend(parentheticals.parenthetical(doc, index, cue))
        reported.extend(nominals.noun_complement(doc, index, cue))
        reported.extend(nominals.fragment(doc, index, cue))
    reported.extend(attributions.attributions(doc))
    reported.extend(noun_clauses.noun_clauses(doc))
    for sentence in range(len(doc.sentences)):
        reported.extend(points_back.points_back(doc, sentence))
        reported.extend(points_back.points_inside(doc, sentence))
        reported.extend(headlines.colon_without_marks(doc, sentence))
        reported.extend(stances.stance(doc, sentence))
    reported.extend(interviews.unmarked_answers(doc))
    reported = [candidate for candidate in reported if candidate.parts]
    incised = {candidate.cue.verb for candidate in reported if candidate.rule == parentheticals.PARENTHETICAL}
    # "la cava, ribadisce la portavoce, Ada Neri, è sicura": whom the incise names is nothing that was said.
    reported = [c for c in reported if c.cue is None or c.cue.verb not in incised or c.rule != nominals.NOUN]
    quoted = _quoted(doc, reported)
    told = {candidate.cue.verb for candidate in quoted if candidate.cue is not None and candidate.rule in QUOTED_BEFORE}
    told.discard(-1)
    reported = [candidate for candidate in reported if candidate.cue is None or candidate.cue.verb not in told]
    _pointed_at(doc, quoted, reported)
    return to_rows(doc, settle(quoted + reported), article_id)


def _pointed_at(doc: Document, quoted: list[Candidate], reported: list[Candidate]) -> None:
    """Settle quotations that no cue attributes with what the sentence after them points at: "«Non cediamo». Lo ha detto
    il ministro". One that is all that was said gets the speaker named there; one inside a clause is told with it."""
    pointers = [candidate for candidate in reported if candidate.rule == "statement.points_back" and candidate.speaker]
    for candidate in [candidate for candidate in quoted if candidate.cue is None and candidate.rule in UNTOLD]:
        for pointer in pointers:
            if not (pointer.start <= candidate.start and candidate.end <= pointer.end) or pointer not in reported:
                continue
            first, last = doc.tokens_in(pointer.start, pointer.end)
            begins, ends = doc.tokens_in(candidate.start, candidate.end)
            after = all(doc.tags[at].pos == "PUNCT" for at in range(ends, last))
            if after and not has_finite(doc, first, begins) and candidate.rule != quotes_predicates.PREDICATE:
                candidate.cue, candidate.speaker, candidate.continues = pointer.cue, pointer.speaker, False
                reported.remove(pointer)
            else:
                quoted.remove(candidate)
            break


def _told_already(doc: Document, index: int, reported: list[Candidate]) -> bool:
    """Whether words of the quotation stand in what a rule without marks found."""
    quotation = doc.quotations[index]
    return any(
        start < quotation.end and end > quotation.start for candidate in reported for start, end in candidate.parts
    )


def _quoted(doc: Document, reported: list[Candidate]) -> list[Candidate]:
    """The candidates of the quotations, with those that a reporting clause interrupts put together."""
    found: list[Candidate] = []
    taken: set[int] = set()
    outermost = marks.outermost(doc)
    answers = interviews.answers(doc, outermost)
    incised = {candidate.cue.verb for candidate in reported if candidate.rule == parentheticals.PARENTHETICAL}
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
        if candidate is None and not _told_already(doc, index, reported):
            candidate = next(iter(quotes_next.unattributed(doc, index)), None)
        if candidate is None:
            continue
        goes_on = candidate.rule == "statement.quote.cue_before" and candidate.cue.verb in incised
        if goes_on and doc.lowers[marks.opening(doc, index) - 1] != ":":
            # The quotation goes on from words without marks before it: "Se chiude, ha detto X, «me ne vado»".
            continue
        if candidate.cue is not None:
            for follower in outermost[position + 1 :]:
                if not quotes_next.joined(doc, index, candidate.cue, follower):
                    break
                candidate.parts += inside(doc, follower)
                taken.add(follower)
                index = follower
        found.extend(_parted_by_stop(doc, candidate))
    return found


def _parted_by_stop(doc: Document, candidate: Candidate) -> list[Candidate]:
    """The candidate; of a quotation whose incise ends with a full stop («Chiudiamo – dice X –. Poi si vedrà»), two."""
    for number, (one, other) in enumerate(pairwise(candidate.parts), start=1):
        if doc.text[one[1] : other[0]].rstrip().endswith("."):
            later = Candidate(rule="statement.quote.alone", parts=candidate.parts[number:], cue=None, continues=True)
            candidate.parts = candidate.parts[:number]
            return [candidate, *_parted_by_stop(doc, later)]
    return [candidate]
