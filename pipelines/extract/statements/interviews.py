"""Interviews: paragraphs of questions, each with its answer between marks in the next."""

from __future__ import annotations

from collections import Counter

from pipelines.extract.rules import rule
from pipelines.extract.statements.candidates import CLOSING, Candidate, inside
from pipelines.extract.statements.marks import following, opening
from pipelines.language.document import Document, Entity

# How many answers make an interview; one alone may be a heading that asks and somebody's words under it.
FEWEST = 2


@rule(
    "statement.quote.answer",
    example="Ada Neri guida la cava.\n\nQuando riapre?\n«Riapre a maggio».\n\nChi paga?\n«Paga la regione».",
)
def answers(doc: Document, quotations: list[int]) -> dict[int, Candidate]:
    """By quotation, what the interviewed person answers: paragraphs in marks, each after a paragraph that asks."""
    asked = [index for index in quotations if _fills_paragraph(doc, index) and _question_before(doc, index)]
    if len(asked) < FEWEST:
        return {}
    person = _interviewed(doc, opening(doc, asked[0]))
    titles = [index for index in quotations if index < asked[0] and _is_title(doc, index)]
    return {
        index: Candidate(rule="statement.quote.answer", parts=parts, cue=None, sayer=person)
        for index in titles + asked
        if (parts := inside(doc, index))
    }


def _is_title(doc: Document, index: int) -> bool:
    return doc.sentences[doc.sentence_of[opening(doc, index)]].kind == "headline" and _fills_paragraph(doc, index)


def _fills_paragraph(doc: Document, index: int) -> bool:
    first, after = opening(doc, index), following(doc, index)
    while after < len(doc) and doc.words[after] in CLOSING and "\n" not in doc.gap(after):
        after += 1
    return (not first or "\n" in doc.gap(first)) and (after >= len(doc) or "\n" in doc.gap(after))


def _question_before(doc: Document, index: int) -> bool:
    """Whether the paragraph before is a question of the interviewer's: it ends with its mark outside a quotation."""
    last = opening(doc, index) - 1
    return last > 0 and doc.words[last] == "?" and doc.quotation_of[last] < 0


def _interviewed(doc: Document, stop: int) -> Entity | None:
    """The person named most often before the first answer, the first of equals; or None."""
    named = Counter(
        mention.entity
        for mention in doc.mentions
        if mention.end <= stop and mention.entity is not None and mention.entity.entity_type == "person"
    )
    return named.most_common(1)[0][0] if named else None
