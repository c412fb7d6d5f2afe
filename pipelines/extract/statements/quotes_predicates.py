"""Rules for a clause that goes on in marks: somebody, and what they say of themselves or why they act."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import rule
from pipelines.extract.statements.candidates import Candidate, inside
from pipelines.extract.statements.complements import has_finite
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.marks import opening
from pipelines.extract.statements.quotes_before import phrase_before
from pipelines.extract.statements.who import is_who
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, agent_of, agrees, chunks, extent, lexicon, subject_of, subordinate

# The fewest tokens of a quoted predicate that says something.
SHORTEST = 3


PREDICATE = "statement.quote.predicate"


@rule(PREDICATE, example="Il ministero di Terralta «non rinnoverà le licenze della miniera».")
def predicate(doc: Document, index: int) -> Iterable[Candidate]:
    """Somebody, and in marks what they say of themselves: a quotation that begins with the verb of its subject."""
    quotation, mark = doc.quotations[index], opening(doc, index)
    found = chunks(doc)
    verb = found.verb_of[quotation.start_token]
    before = mark - (doc.lowers[mark - 1] == ",") if mark > 0 else 0
    if verb < 0 or before < 1 or doc.sentence_of[before - 1] != doc.sentence_of[quotation.start_token]:
        return
    group = found.verbs[verb]
    # What somebody has done is said by others: "il sindaco «ha mentito»".
    told = group.form == "Fin" and group.mood == "Ind" and group.person != "1" and group.tense in ("Pres", "Fut")
    if not told or quotation.end_token - quotation.start_token < SHORTEST:
        return
    floor = doc.sentences[doc.sentence_of[before - 1]].start
    phrase = _before_relative(doc, before) if before < mark else phrase_before(doc, before, floor)
    if phrase is None or phrase.prep or phrase.kind == "pronoun" or not is_who(doc, phrase):
        return
    if agrees(phrase, group, doc) and extent(doc, phrase)[1] <= mark and _leads_clause(doc, phrase.start):
        yield Candidate(rule=PREDICATE, parts=inside(doc, index), cue=None, speaker=phrase)


@rule(
    "statement.quote.reason",
    example="Il ministro di Terralta ha vietato i viaggi, perché «la zona non è più sicura».",
)
def reason(doc: Document, index: int) -> Iterable[Candidate]:
    """A clause about somebody's act, and in marks the reason that they give for it."""
    mark = opening(doc, index)
    sentence = doc.sentences[doc.sentence_of[doc.quotations[index].start_token]]
    before = tuple(doc.lowers[max(sentence.start, mark - 2) : mark])
    quotation = doc.quotations[index]
    if not {before, before[-1:]} & reporting(doc).reasons:
        return
    if not has_finite(doc, quotation.start_token, quotation.end_token):
        return
    found = chunks(doc)
    for verb in sorted({owner for owner in found.verb_of[sentence.start : mark] if owner >= 0}, reverse=True):
        group = found.verbs[verb]
        if group.form == "Fin" and doc.quotation_of[group.head] < 0 and not subordinate(doc, group):
            phrase = agent_of(doc, verb) if group.passive else subject_of(doc, verb)
            if phrase is not None and phrase.kind != "pronoun" and is_who(doc, phrase) and group.person == "3":
                yield Candidate(rule="statement.quote.reason", parts=inside(doc, index), cue=None, speaker=phrase)
            return


def _leads_clause(doc: Document, token: int) -> bool:
    """Whether no verb and no "that" stands before the token in its clause, so that nobody else says what follows."""
    for at in range(token - 1, doc.sentences[doc.sentence_of[token]].start - 1, -1):
        if doc.lowers[at] == ";":
            return True
        if doc.lowers[at] == ":":
            return False
        owner = chunks(doc).verb_of[at]
        told = owner >= 0 and chunks(doc).verbs[owner].form == "Fin"
        if told or doc.lowers[at] in reporting(doc).complementizers:
            return False
        if doc.lowers[at] in reporting(doc).attributing:
            # "Per Ada Neri, il parlamento «…»": somebody else says it.
            return False
    return True


def _before_relative(doc: Document, comma: int) -> NounPhrase | None:
    """The phrase before the relative clause that ends before the comma: "Oslo, che ha firmato, «…»"; or None."""
    found = chunks(doc)
    floor = doc.sentences[doc.sentence_of[comma - 1]].start
    for at in range(comma - 1, floor, -1):
        if doc.lowers[at] in lexicon(doc).relative_heads and doc.lowers[at - 1] == ",":
            owner = found.noun_of[at - 2] if at - 2 >= floor else -1
            return found.nouns[owner] if owner >= 0 else None
    return None
