"""From candidates to rows of the table: which of two readings stands, and what the columns say."""

from __future__ import annotations

from pipelines.extract.statements.candidates import Candidate, has_quotation, quotations_over, whole_quotation
from pipelines.extract.statements.circumstances import addressee, via, when
from pipelines.extract.statements.floor import asks_after, holder
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.speakers import UNKNOWN, Speaker, follows, speaker_of
from pipelines.language.document import Document, Span
from pipelines.language.syntax import chunks
from schemas.core import Span as SpanRow
from schemas.ids import entity_id, statement_id
from schemas.statements import Statement

# Above this share of the longer, two candidates tell the same words.
SAME = 0.8
# Code points that candidates are kept by, to compare neighbours only.
STRETCH = 1000
# How many statements back what was said may hold the name of somebody who is only spoken of.
RECENT = 4


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that stand, in reading order: of those that tell the same words, or share their cue and overlap,
    the first. The order of `candidates` is the order of trust."""
    kept: list[Candidate] = []
    near: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        # Rivals overlap, so that they share a stretch of the text.
        stretches = range(candidate.start // STRETCH, candidate.end // STRETCH + 1)
        if not any(_rivals(candidate, other) for stretch in stretches for other in near.get(stretch, ())):
            kept.append(candidate)
            for stretch in stretches:
                near.setdefault(stretch, []).append(candidate)
    return sorted(kept, key=lambda candidate: (candidate.start, candidate.end, candidate.rule))


def _rivals(one: Candidate, other: Candidate) -> bool:
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in one.parts for t, f in other.parts)
    if not shared:
        return False
    lengths = [sum(end - start for start, end in candidate.parts) for candidate in (one, other)]
    if shared >= SAME * max(lengths):
        return True
    same_cue = one.cue is not None and other.cue is not None and one.cue.start == other.cue.start
    return same_cue and one.cue.verb == other.cue.verb


def to_rows(doc: Document, candidates: list[Candidate], article_id: str) -> list[Statement]:
    """Rows of the settled candidates, in reading order."""
    rows = []
    previous: Speaker | None = None
    last: Candidate | None = None
    for index, candidate in enumerate(candidates):
        near = last is not None and follows(doc, last, candidate) and not _topic_changes(doc, last, candidate)
        said = tuple(part for row in candidates[max(0, index - RECENT) : index] for part in row.parts)
        speaker = speaker_of(doc, candidate, previous if near else None, said if near else ())
        if speaker is UNKNOWN and not candidate.impersonal:
            speaker = holder(doc, candidate, last, previous, said)
        if speaker.entities or speaker.span is not None:
            previous, last = speaker, candidate
        rows.append(_row(doc, candidate, speaker, article_id))
    return rows


def _topic_changes(doc: Document, last: Candidate, candidate: Candidate) -> bool:
    """Whether a question between the two asks after somebody, so that nobody goes on: "E il ministro?"."""
    first = doc.sentence_of[min(doc.token_at(last.end - 1), len(doc) - 1)]
    here = doc.sentence_of[min(doc.token_at(candidate.start), len(doc) - 1)]
    return any(asks_after(doc, sentence) for sentence in range(first + 1, here))


def _row(doc: Document, candidate: Candidate, speaker: Speaker, article_id: str) -> Statement:
    cue, parts = candidate.cue, candidate.parts
    spans: list[Span] = list(parts)
    cue_span = doc.span(cue.start, cue.end) if cue is not None else None
    if cue_span is not None:
        spans.append(cue_span)
    if speaker.span is not None and speaker.basis != "implicit":
        spans.append(speaker.span)
    verb = chunks(doc).verbs[cue.verb] if cue is not None and cue.verb >= 0 else None
    time = when(doc, candidate)
    ids = [entity_id(entity.entity_type, entity.name) for entity in speaker.entities]
    act = cue.act if cue is not None else "assert"
    return Statement(
        statement_id=statement_id(article_id, list(parts)),
        article_id=article_id,
        start=min(start for start, _ in spans),
        end=max(end for _, end in spans),
        content=" ".join(doc.text[start:end] for start, end in parts),
        content_spans=[SpanRow(*part) for part in parts],
        form=form_of(doc, parts),
        act=act,
        cue=doc.text[cue_span[0] : cue_span[1]] if cue_span else None,
        cue_start=cue_span[0] if cue_span else None,
        cue_end=cue_span[1] if cue_span else None,
        cue_lemma=cue.lemma if cue is not None else None,
        speaker=doc.text[speaker.span[0] : speaker.span[1]] if speaker.span else None,
        speaker_start=speaker.span[0] if speaker.span else None,
        speaker_end=speaker.span[1] if speaker.span else None,
        speaker_id=ids[0] if len(ids) == 1 else None,
        speaker_ids=ids,
        speaker_basis=speaker.basis,
        addressee=addressee(doc, candidate),
        via=via(doc, candidate),
        negated=act == "deny" or (verb is not None and verb.negated and cue.lemma not in reporting(doc).when_denied),
        hearsay=verb is not None and verb.mood == "Cnd",
        date_start=time.date_start if time is not None else None,
        date_end=time.date_end if time is not None else None,
        date_basis=time.basis if time is not None else None,
        group_id=statement_id(article_id, list(parts)),
        rule=candidate.rule,
    )


def form_of(doc: Document, parts: tuple[Span, ...]) -> str:
    """`direct` for a quoted clause, `mixed` for quoted words in a clause or a quoted fragment, else `indirect`."""
    start, end = parts[0][0], parts[-1][1]
    inside = any(q.depth == 0 and q.start < start and q.end >= end for _, q in quotations_over(doc, start, end))
    if inside or (len(parts) > 1 and all(_in_quotation(doc, part) for part in parts)):
        return "direct" if _has_verb(doc, parts) else "mixed"
    if whole_quotation(doc, start, end) >= 0:
        return "direct"
    return "mixed" if has_quotation(doc, parts) else "indirect"


def _in_quotation(doc: Document, part: Span) -> bool:
    return any(q.inner_start <= part[0] and part[1] <= q.inner_end for _, q in quotations_over(doc, *part))


def _has_verb(doc: Document, parts: tuple[Span, ...]) -> bool:
    return any(
        doc.tags[token].pos in ("VERB", "AUX") and doc.tags[token].form in ("Fin", "Inf", "Ger")
        for start, end in parts
        for token in range(*doc.tokens_in(start, end))
    )
