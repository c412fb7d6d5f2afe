"""The rule for sentences that point back at what was said: "Lo ha annunciato X"."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import rule
from pipelines.extract.statements.candidates import Candidate, make
from pipelines.extract.statements.complements import complement, has_finite
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import Reporting, reporting
from pipelines.language.document import Document, Sentence
from pipelines.language.syntax import NounPhrase, agent_of, chunks, lexicon, subject_of


@rule("statement.points_back", example="La miniera di Valdora riapre a maggio. Lo ha annunciato il sindaco.")
def points_back(doc: Document, sentence_index: int) -> Iterable[Candidate]:
    """ "Lo ha annunciato X", "A dichiararlo è X", "È quanto emerge da X": what was said is the sentence before."""
    if sentence_index == 0:
        return
    sentence = doc.sentences[sentence_index]
    target = sentence_index - 1
    while target > 0 and _points(doc, doc.sentences[target]) is not None:
        # "Lo ha annunciato X. Lo ha confermato Y": both point at what stands before.
        target -= 1
    before = doc.sentences[target]
    if sentence.kind != "sentence" or before.kind not in ("sentence", "headline"):
        return
    lex = reporting(doc)
    found_cue = _points(doc, sentence)
    if found_cue is None:
        return
    cue, source = found_cue
    for token in range(cue.end, sentence.end):
        owner = chunks(doc).verb_of[token]
        if (owner >= 0 and chunks(doc).verbs[owner].form == "Ger") or doc.lowers[token] in lexicon(doc).relative:
            break
        if doc.quotation_of[token] >= 0 or doc.lowers[token] == ":":
            return
    if cue.end < sentence.end and doc.lowers[cue.end] in lex.complementizers:
        return
    named = any(chunks(doc).noun_of[token] >= 0 for token in range(before.start, before.end))
    if not (named or has_finite(doc, before.start, before.end)):
        return
    candidate = make(doc, "statement.points_back", before.start, before.end, cue, source)
    if candidate is not None:
        yield candidate


def _points(doc: Document, sentence: Sentence) -> tuple[Cue, NounPhrase | None] | None:
    """The cue and the source of a sentence that begins by pointing back, or None."""
    lex, first = reporting(doc), sentence.start
    while (
        first < sentence.end
        and doc.tags[first].pos in ("ADV", "PUNCT")
        and doc.lowers[first] not in lex.pointer_clitics
    ):
        first += 1
    return _pointer(doc, lex, first, sentence.end)


def _pointer(doc: Document, lex: Reporting, first: int, stop: int) -> tuple[Cue, NounPhrase | None] | None:
    """The cue and the source of a sentence that begins by pointing back, or None."""
    found = chunks(doc)
    if first + 1 >= stop:
        return None
    index = found.verb_of[first]
    if index < 0 and lex.preposition_of.get(doc.lowers[first]) == lexicon(doc).dative:
        index = found.verb_of[first + 1]
        if index < 0:
            return None
        verb = found.verbs[index]
        if verb.form != "Inf" or not doc.lowers[verb.head].endswith(lex.pointer_suffix) or verb.lemma not in lex.verbs:
            return None
        following = found.verb_of[verb.end] if verb.end < stop else -1
        if following < 0 or not found.verbs[following].copular:
            return None
        owner = found.noun_of[found.verbs[following].end] if found.verbs[following].end < stop else -1
        frame = lex.verbs[verb.lemma]
        return Cue(first, found.verbs[following].end, index, frame.lemma, frame.act, "c"), found.nouns[
            owner
        ] if owner >= 0 else None
    if index < 0:
        return None
    verb = found.verbs[index]
    cue = cues(doc).get(index)
    if cue is not None and "c" in cue.frames and lex.pointer_clitics & set(verb.clitics):
        source = agent_of(doc, index) if verb.passive else subject_of(doc, index, inverted=True, after=cue.end)
        return (cue, source) if source is not None else None
    neuter = verb.passive and verb.number == "Sing" and verb.gender == "Masc"
    if cue is not None and "c" in cue.frames and neuter and complement(doc, verb, cue) is None:
        source = agent_of(doc, index)
        return (cue, source) if source is not None else None
    if verb.copular and verb.end < stop and doc.lowers[verb.end] in lex.pointer_what:
        inner = found.verb_of[verb.end + 1] if verb.end + 1 < stop else -1
        if inner < 0:
            return None
        saying = found.verbs[inner]
        cue = cues(doc).get(inner)
        if saying.lemma in lex.pointer_verbs:
            return Cue(first, saying.end, inner, saying.lemma, "assert", "c"), agent_of(doc, inner)
        if cue is not None and "c" in cue.frames:
            return cue._replace(start=first), subject_of(doc, inner, inverted=True) if not saying.passive else agent_of(
                doc, inner
            )
    return None
