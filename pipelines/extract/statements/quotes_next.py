"""Rules for quotations that go on from the one before."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.candidates import MARKS, Candidate, inside
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.marks import following, in_relative, on_bearer, opening, says_something
from pipelines.language.document import Document
from pipelines.language.mentions import mentions_over
from pipelines.language.syntax import NounPhrase, chunks, extent, lexicon, subject_of, subordinate

# The fewest tokens of a quotation that is a clause, and before what a quotation is a name.
CLAUSE = 5
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP"})
JOINING = frozenset({",", ":", "–", "-", "—"})
OPENING = frozenset({"PUNCT", "ADV", "CCONJ"})


@rule("statement.quote.and", example="Il sindaco di Valdora ha detto: «La miniera riapre» e «non ci saranno tagli».")
def joined_by_and(doc: Document, index: int, previous: Candidate | None) -> Iterable[Candidate]:
    """A quotation joined by "e" or a comma to the one before it, under the same cue."""
    mark = opening(doc, index)
    if previous is None or mark < 2:
        return
    between = [doc.lowers[token] for token in range(doc.token_at(previous.end), mark) if doc.words[token] not in MARKS]
    if not between or len(between) > 2 or doc.sentence_of[mark] != doc.sentence_of[doc.token_at(previous.start)]:
        return
    if all(word == "," or word in lexicon(doc).coordinators for word in between):
        yield Candidate(
            rule="statement.quote.and",
            parts=inside(doc, index),
            cue=previous.cue,
            speaker=previous.speaker,
            continues=previous.speaker is None,
        )


@rule(
    "statement.quote.topic",
    example="Il sindaco di Valdora, Ugo Bruni, scuote la testa davanti al cancello. «Nessuno ci ha avvisati».",
)
@rule("statement.quote.alone", example="Così ha risposto il sindaco di Valdora: «Riapriremo». «Ci vorrà un anno».")
def alone(doc: Document, index: int, previous: Candidate | None) -> Iterable[Candidate]:
    """A quotation that is a sentence or paragraph of its own, or after "E ancora:", goes on from the one before."""
    mark, after = opening(doc, index), following(doc, index)
    sentence = doc.sentences[doc.sentence_of[doc.quotations[index].start_token]]
    if any(doc.tags[token].pos not in OPENING for token in range(sentence.start, mark)):
        return
    if any(doc.tags[token].pos != "PUNCT" for token in range(sentence.start, mark)) and doc.lowers[mark - 1] != ":":
        return
    last = doc.sentences[doc.sentence_of[doc.quotations[index].end_token - 1]]
    if any(doc.tags[token].pos != "PUNCT" for token in range(after, last.end)):
        return
    verbs = chunks(doc).verb_of
    if not any(
        verbs[token] >= 0 for token in range(doc.quotations[index].start_token, doc.quotations[index].end_token)
    ):
        return
    aside = previous is not None and _told_aside(doc, previous)
    if previous is None or aside or not has_gap_of_one_sentence(doc, previous, mark):
        topic = _topic(doc, sentence.start) if says_something(doc, index) else None
        if topic is not None:
            yield Candidate(rule="statement.quote.topic", parts=inside(doc, index), cue=None, speaker=topic)
            return
    if previous is None or not has_gap_of_one_sentence(doc, previous, mark):
        give_up(
            doc,
            "statement.quote.alone",
            *doc.quotations[index][:2],
            "a quotation alone, and nobody spoke right before it",
        )
        return
    yield Candidate(rule="statement.quote.alone", parts=inside(doc, index), cue=None, continues=True)


@rule(
    "statement.quote.unattributed",
    example="Sui prezzi è chiaro: «non ci saranno altri aumenti entro la fine dell'anno».",
)
def unattributed(doc: Document, index: int) -> Iterable[Candidate]:
    """A quoted clause that nothing attributes, in a sentence of its own or of the reporter's: said by whoever spoke
    right before, or by nobody known.

    A name in marks stands right after a noun, or is short: «il programma "Chi l'ha visto?"».
    """
    quotation, mark = doc.quotations[index], opening(doc, index)
    verbs = chunks(doc).verb_of
    inner = range(quotation.start_token, quotation.end_token)
    finite = any(verbs[token] >= 0 and chunks(doc).verbs[verbs[token]].form == "Fin" for token in inner)
    same = mark > 0 and doc.sentence_of[mark - 1] == doc.sentence_of[quotation.start_token]
    if not finite or len(inner) < CLAUSE or on_bearer(doc, index) or (same and doc.tags[mark - 1].pos in NAMING):
        return
    yield Candidate(rule="statement.quote.unattributed", parts=inside(doc, index), cue=None, continues=True)


def _told_aside(doc: Document, candidate: Candidate) -> bool:
    """Whether the statement is only told in a relative clause: "X se la prende con Y, che aveva detto …"."""
    cue = candidate.cue
    return cue is not None and cue.verb >= 0 and subordinate(doc, chunks(doc).verbs[cue.verb])


def _topic(doc: Document, start: int) -> NounPhrase | None:
    """The person whom the clause right before a quotation that stands alone is about, in its paragraph; or None."""
    before = doc.sentences[doc.sentence_of[start] - 1] if doc.sentence_of[start] else None
    if before is None or before.kind != "sentence" or doc.gap(start).count("\n") > 1:
        return None
    if doc.quotation_of[before.start + 1] >= 0:
        return None
    found = chunks(doc)
    verbs = sorted({owner for owner in found.verb_of[before.start : before.end] if owner >= 0})
    for verb in verbs:
        group = found.verbs[verb]
        if group.form != "Fin" or subordinate(doc, group):
            continue
        phrase = subject_of(doc, verb)
        return phrase if phrase is not None and _person(doc, phrase) and group.person == "3" else None
    return None


def _person(doc: Document, phrase: NounPhrase) -> bool:
    """Whether one person is named by the phrase."""
    start, end = extent(doc, phrase)
    return phrase.number != "Plur" and any(
        mention.kind == "name"
        and mention.start >= start
        and mention.entity is not None
        and mention.entity.entity_type == "person"
        for mention in mentions_over(doc, start, end)
    )


def has_gap_of_one_sentence(doc: Document, previous: Candidate, mark: int) -> bool:
    """Whether the statement before, with its cue, ends in the same sentence as the mark or in the one before it, but
    for what is asked between."""
    end = previous.end
    if previous.cue is not None:
        end = max(end, doc.ends[previous.cue.end - 1])
    before = doc.sentence_of[min(doc.token_at(end - 1), len(doc) - 1)]
    asked = (doc.words[doc.sentences[between].end - 1] == "?" for between in range(before + 1, doc.sentence_of[mark]))
    return before <= doc.sentence_of[mark] and all(asked)


def joined(doc: Document, index: int, cue: Cue, following_quotation: int) -> bool:
    """Whether the next quotation carries on this one after the reporting clause: «A», ha detto X, «b»."""
    mark = opening(doc, following_quotation)
    if mark < 1 or cue.start < following(doc, index) or doc.sentence_of[mark] != doc.sentence_of[cue.start]:
        return False
    between = {owner for owner in chunks(doc).verb_of[cue.end : mark] if owner >= 0}
    groups = [chunks(doc).verbs[owner] for owner in between if chunks(doc).verbs[owner].form == "Fin"]
    told = (owner for owner in between if owner in cues(doc))
    if any(chunks(doc).verbs[owner].form != "Ger" or "c" in cues(doc)[owner].frames for owner in told):
        return False
    if doc.words[mark - 1] not in JOINING and not _unfinished(doc, index, mark):
        return False
    return all(in_relative(doc, group.start, cue.end) for group in groups)


def _unfinished(doc: Document, index: int, mark: int) -> bool:
    """Whether the quotation ends in no stop, and no mark parts its reporting clause from it nor from the next one:
    «La miniera» dice X «è sicura»."""
    first = following(doc, index)
    parted = any(doc.tags[token].pos == "PUNCT" for token in range(first, mark))
    return doc.text[doc.quotations[index].inner_end - 1] not in ".?!…" and not parted
