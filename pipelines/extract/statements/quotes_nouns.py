"""Rules for quotations that a noun or adjective attributes: "il commento di X", "con queste parole X", "è certo X"."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.candidates import Candidate, inside
from pipelines.extract.statements.complements import has_finite
from pipelines.extract.statements.cues import Cue
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.marks import in_relative, only_names, opening, past_marks, same_sentence
from pipelines.extract.statements.sources import person_before
from pipelines.extract.statements.who import can_speak, whose
from pipelines.language.document import Document
from pipelines.language.syntax import (
    NounPhrase,
    agent_of,
    agrees,
    chunks,
    left_subject,
    lexicon,
    subject_of,
    subordinate,
)

# What parts a noun of speech from the quotation that it opens.
LEADING = frozenset({":", "("})


@rule("statement.quote.noun_after", example="«Un passo avanti», è il commento del ministro di Terralta.")
def noun_after(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then a noun of speech whose genitive is the speaker."""
    at = past_marks(doc, index)
    last = doc.quotations[index].end_token - 1
    if not same_sentence(doc, last, at):
        return
    found = chunks(doc)
    verb = found.verb_of[at]
    if verb >= 0:
        group = found.verbs[verb]
        if not group.copular:
            return
        at = group.end
    at += at + 1 < len(doc) and doc.lemmas[at] in reporting(doc).demonstratives and doc.tags[at + 1].pos == "DET"
    owner = found.noun_of[at] if at < len(doc) else -1
    if owner < 0 or _single_word(doc, index):
        return
    noun = found.nouns[owner]
    act = reporting(doc).nouns.get(doc.lemmas[noun.head])
    if act is None or noun.prep:
        return
    speaker = whose(doc, owner, doc.sentences[doc.sentence_of[at]].end)
    if speaker is None:
        give_up(
            doc,
            "statement.quote.noun_after",
            *doc.span(noun.start, noun.end),
            "a noun of speech with nobody's name to it",
        )
        return
    cue = Cue(noun.head, noun.head + 1, -1, doc.lemmas[noun.head], act, "q")
    yield Candidate(rule="statement.quote.noun_after", parts=inside(doc, index), cue=cue, speaker=speaker)


@rule(
    "statement.quote.these_words",
    example="«Non firmeremo»: con queste parole il ministro di Terralta ha lasciato Oslo.",
)
def these_words(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then "con queste parole" and a clause about the speaker."""
    at = past_marks(doc, index)
    found, lex = chunks(doc), reporting(doc)
    owner = max(found.noun_of[at : at + 2], default=-1)
    if owner < 0 or at - doc.quotations[index].end_token > 3:
        return
    noun = found.nouns[owner]
    pointing = any(doc.lemmas[token] in lex.demonstratives for token in range(noun.start, noun.head))
    if noun.prep not in lex.via_places or not pointing or doc.lemmas[noun.head] not in lex.nouns:
        return
    sentence = doc.sentences[doc.sentence_of[at]]
    for verb in sorted({owner for owner in found.verb_of[noun.end : sentence.end] if owner >= 0}):
        if found.verbs[verb].form == "Fin":
            passive = found.verbs[verb].passive
            found_speakers = (
                [agent_of(doc, verb)] if passive else [left_subject(doc, verb), subject_of(doc, verb, inverted=True)]
            )
            speaker = next((phrase for phrase in found_speakers if phrase and can_speak(doc, phrase)), None)
            if speaker is not None:
                cue = Cue(noun.head, noun.head + 1, -1, doc.lemmas[noun.head], lex.nouns[doc.lemmas[noun.head]], "q")
                yield Candidate(rule="statement.quote.these_words", parts=inside(doc, index), cue=cue, speaker=speaker)
            return


@rule("statement.quote.convinced", example="«La miniera riaprirà», è convinto il sindaco di Valdora.")
def convinced(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then "è convinto", "è certo" and who is."""
    at = past_marks(doc, index)
    if not same_sentence(doc, doc.quotations[index].end_token - 1, at) or only_names(doc, index):
        return
    found, lex = chunks(doc), reporting(doc)
    verb = found.verb_of[at]
    if verb < 0:
        return
    group = found.verbs[verb]
    adjective = group.head if doc.lowers[group.head] in lex.convinced else group.end
    if not (group.copular or adjective == group.head) or group.form != "Fin" or adjective >= len(doc):
        return
    if doc.lowers[adjective] not in lex.convinced:
        return
    end = max(group.end, adjective + 1)
    owner = found.noun_of[end] if end < len(doc) else -1
    if owner < 0 or found.nouns[owner].prep or not can_speak(doc, found.nouns[owner]):
        return
    if agrees(found.nouns[owner], group, doc):
        cue = Cue(group.start, end, verb, doc.lemmas[adjective], lex.convinced_act, "q")
        yield Candidate(rule="statement.quote.convinced", parts=inside(doc, index), cue=cue, speaker=found.nouns[owner])


@rule("statement.quote.noun_before", example="Le parole del ministro di Terralta: «Non firmeremo».")
def noun_before(doc: Document, index: int) -> Iterable[Candidate]:
    """A noun of speech with its speaker, a colon, then the quotation."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 0:
        return
    found, lex = chunks(doc), reporting(doc)
    sentence = doc.sentences[doc.sentence_of[before]]
    if doc.lowers[before] not in LEADING:
        # "Queste le sue parole «…»"
        pointed = doc.lemmas[sentence.start] in lex.demonstratives and doc.lemmas[before] in lex.nouns
        if not pointed or has_finite(doc, sentence.start, mark):
            return
        before = mark
    source: NounPhrase | None = None
    for token in range(before - 1, sentence.start - 1, -1):
        owner = found.noun_of[token]
        verb = found.verb_of[token]
        if doc.lowers[token] == ".":
            # Two sentences of a headline.
            return
        if (
            verb >= 0
            and found.verbs[verb].form == "Fin"
            and not in_relative(doc, found.verbs[verb].start, sentence.start)
        ):
            # "La replica arriva dal ministro: «…»"
            group = found.verbs[verb]
            comes = group.lemma in lex.coming and not group.negated and agent_of(doc, verb) is not None
            source = (person_before(doc, before - 1) or agent_of(doc, verb)) if comes else None
            if source is None:
                return
        if owner >= 0 and found.nouns[owner].head == token and doc.lemmas[token] in lex.nouns:
            speaker = source or whose(doc, owner, before) or _subject_before(doc, token)
            if speaker is not None and not can_speak(doc, speaker):
                # "Queste sono state le sue parole: «…»"
                speaker = None
            opens = all(doc.tags[at].pos in ("ADV", "CCONJ", "DET") for at in range(sentence.start, token))
            alone = (token == before - 1 or opens) and not has_finite(doc, sentence.start, before)
            own = any(doc.lowers[at] in lexicon(doc).possessives for at in range(found.nouns[owner].start, token))
            if speaker is None and not alone and not own:
                continue
            cue = Cue(token, token + 1, -1, doc.lemmas[token], lex.nouns[doc.lemmas[token]], "q")
            yield Candidate(
                rule="statement.quote.noun_before",
                parts=inside(doc, index),
                cue=cue,
                speaker=speaker,
                continues=speaker is None,
            )
            return


def _single_word(doc: Document, index: int) -> bool:
    quotation = doc.quotations[index]
    return quotation.end_token - quotation.start_token < 2


def _subject_before(doc: Document, token: int) -> NounPhrase | None:
    """The subject of the verb that the noun of speech is the object of: "X fa un appello: «…»"."""
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[token]]
    for index in range(len(found.verbs) - 1, -1, -1):
        group = found.verbs[index]
        if group.head >= token:
            continue
        if group.head < sentence.start:
            return None
        if group.form == "Fin" and group.negated:
            # "non ha dubbi: «…»"
            return None
        if group.form == "Fin" and not subordinate(doc, group):
            return agent_of(doc, index) if group.passive else subject_of(doc, index)
    return None
