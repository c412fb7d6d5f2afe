"""The rule for a stance and a colon, without marks: "il ministro è categorico: la gara non si farà"."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import rule
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import Candidate, trim
from pipelines.extract.statements.complements import clause_follows, has_finite, quotation_at
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.who import is_who, whose
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, VerbGroup, chunks, subject_of, subordinate


@rule("statement.stance", example="Il ministro di Terralta è categorico: la miniera non riaprirà.")
def stance(doc: Document, sentence_index: int) -> Iterable[Candidate]:
    """Somebody's stance or gesture, or what theirs is like, then a colon and the clause that they hold."""
    sentence = doc.sentences[sentence_index]
    colon = next((at for at in range(sentence.start + 2, sentence.end - 1) if doc.lowers[at] == ":"), -1)
    if colon < 0 or sentence.kind == "furniture" or quotation_at(doc, colon + 1):
        return
    if not clause_follows(doc, colon + 1, sentence.end):
        return
    verb = _main(doc, sentence.start, colon)
    speaker = _holder(doc, verb, colon) if verb >= 0 else None
    end = content_end(doc, colon + 1, -1)
    span = trim(doc, doc.starts[colon + 1], doc.ends[end - 1])
    if speaker is None or span is None or not has_finite(doc, colon + 1, end):
        return
    group = chunks(doc).verbs[verb]
    cue = Cue(group.start, group.end, -1, group.lemma, reporting(doc).stance_act, "q")
    yield Candidate(rule="statement.stance", parts=(span,), cue=cue, speaker=speaker)


def _main(doc: Document, start: int, colon: int) -> int:
    """The last main verb before the colon, where it does not report by itself; or -1."""
    found = chunks(doc)
    for verb in sorted({owner for owner in found.verb_of[start:colon] if owner >= 0}, reverse=True):
        group = found.verbs[verb]
        if group.form == "Fin" and doc.quotation_of[group.head] < 0 and not subordinate(doc, group):
            told = group.person == "3" and group.mood == "Ind" and not group.modal
            return verb if told and (verb not in cues(doc) or _gesture(doc, group, colon)) else -1
    return -1


def _holder(doc: Document, index: int, colon: int) -> NounPhrase | None:
    """Whose stance the clause before the colon tells, or None where it tells of none."""
    group, lex = chunks(doc).verbs[index], reporting(doc)
    at = next((token for token in range(group.end, colon) if doc.tags[token].pos != "ADV"), colon)
    like = doc.lemmas[at] in lex.stance_adjectives | lex.stance_noun_adjectives
    likened = like and (group.copular or group.lemma in lex.stance_verbs)
    if not likened and not _gesture(doc, group, colon):
        return None
    subject = subject_of(doc, index) or subject_of(doc, index, inverted=True)
    if subject is None:
        return None
    if likened and doc.lemmas[subject.head] in lex.stance_nouns | lex.nouns.keys():
        return whose(doc, chunks(doc).noun_of[subject.head], colon)
    if likened and doc.lemmas[at] not in lex.stance_adjectives:
        return None
    return subject if is_who(doc, subject) and subject.kind != "pronoun" else None


def _gesture(doc: Document, group: VerbGroup, colon: int) -> bool:
    """Whether the verb and the words after it are a gesture or a figure of speech for saying something."""
    lex = reporting(doc)
    gestures = lex.gestures.get(group.lemma, ()) + (lex.denied_gestures.get(group.lemma, ()) if group.negated else ())
    return any(
        tuple(doc.lowers[group.end : group.end + len(words)]) == words and group.end + len(words) <= colon
        for words in gestures
    )
