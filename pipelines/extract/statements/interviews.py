"""Interviews: paragraphs of questions, each with its answer in the next, between marks or not."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from pipelines.extract.rules import rule
from pipelines.extract.statements.candidates import CLOSING, MARKS, Candidate, inside
from pipelines.extract.statements.marks import following, opening
from pipelines.language.document import Document, Entity

# How many answers make an interview; one alone may be a heading that asks and somebody's words under it.
FEWEST = 2
FEWEST_UNMARKED = 3


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
    # An interviewer also asks without a question mark: what opens a paragraph after the first answer is another one.
    later = [index for index in quotations if index > asked[0] and _opens_paragraph(doc, index)]
    return {
        index: Candidate(rule="statement.quote.answer", parts=parts, cue=None, sayer=person)
        for index in titles + asked[:1] + later
        if (parts := inside(doc, index))
    }


def _is_title(doc: Document, index: int) -> bool:
    return doc.sentences[doc.sentence_of[opening(doc, index)]].kind == "headline" and _fills_paragraph(doc, index)


def _fills_paragraph(doc: Document, index: int) -> bool:
    first, after = opening(doc, index), following(doc, index)
    while after < len(doc) and doc.words[after] in CLOSING and "\n" not in doc.gap(after):
        after += 1
    return (not first or "\n" in doc.gap(first)) and (after >= len(doc) or "\n" in doc.gap(after))


def _opens_paragraph(doc: Document, index: int) -> bool:
    return "\n" in doc.gap(opening(doc, index))


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


class Paragraph(NamedTuple):
    """Tokens `[start, end)` between two line breaks."""

    start: int
    end: int


@rule(
    "statement.answer",
    example="Ada Neri guida la cava.\n\nQuando riapre?\nSiamo pronti per maggio.\n\nChi paga?\nPaghiamo noi.\n\n"
    "E i tempi?\nNe abbiamo bisogno.",
)
def unmarked_answers(doc: Document) -> list[Candidate]:
    """What the interviewed person answers without marks: paragraphs between paragraphs that only ask.

    An explainer asks and answers, too, but not in the first person.
    """
    if doc.text.count("?\n") < FEWEST_UNMARKED:
        return []
    paragraphs = _paragraphs(doc)
    asking = [index for index, paragraph in enumerate(paragraphs) if _asks(doc, paragraph)]
    if len(asking) < FEWEST_UNMARKED:
        return []
    told = []
    for index, until in pairwise([*asking, len(paragraphs)]):
        last = until if until < len(paragraphs) else index + 2
        body = [paragraph for paragraph in paragraphs[index + 1 : last] if doc.quotation_of[paragraph.start] < 0]
        if body and doc.words[body[0].start] not in MARKS:
            told.append(Paragraph(body[0].start, body[-1].end))
    person = _interviewed(doc, paragraphs[asking[0]].start)
    own = sum(any(doc.tags[at].person == "1" for at in range(*answer)) for answer in told)
    if person is None or len(told) < FEWEST_UNMARKED or own * 2 < len(told):
        return []
    spans = [(doc.starts[answer.start], doc.ends[answer.end - 1]) for answer in told]
    return [Candidate(rule="statement.answer", parts=(span,), cue=None, sayer=person) for span in spans]


def _paragraphs(doc: Document) -> list[Paragraph]:
    breaks = [token for token in range(1, len(doc)) if "\n" in doc.gap(token)]
    return [Paragraph(*pair) for pair in pairwise([0, *breaks, len(doc)])]


def _asks(doc: Document, paragraph: Paragraph) -> bool:
    """Whether the paragraph is a question of the interviewer's, outside marks."""
    last = paragraph.end - 1
    return last > paragraph.start and doc.words[last] == "?" and doc.quotation_of[last] < 0
