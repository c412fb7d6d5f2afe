"""Rules for quotations whose attribution stands before them."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.attributions import attributes, attributes_relative, opines
from pipelines.extract.statements.candidates import Candidate, inside
from pipelines.extract.statements.complements import in_time
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.marks import only_names, opening, quoting_cue
from pipelines.extract.statements.saying import can_speak, speaking, subject
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, agent_of, chunks, lexicon, subject_of

# How many tokens a reporting verb may stand before the quotation that it opens, with its subject and complements.
BEFORE = 40
BEFORE_BARE = 14
BARRIERS = frozenset({";", ":", ".", "(", ")"})


@rule("statement.quote.cue_before", example="Il sindaco di Valdora ha detto: «La miniera resta chiusa».")
def cue_before(doc: Document, index: int) -> Iterable[Candidate]:
    """A reporting verb, with a colon or nothing, then the quotation."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 0 or not _leads(doc, before, mark) or doc.tags[before].pos in ("ADP", "DET"):
        return
    colon = doc.lowers[before] == ":"
    if not colon and only_names(doc, index):
        return
    verb = _cue_left(doc, before if colon or doc.lowers[before] == "," else before + 1, colon)
    if verb < 0:
        return
    cue, speaker = cues(doc)[verb], _subject(doc, verb)
    if speaker is not None and cue.lemma not in reporting(doc).speech and not can_speak(doc, speaker):
        give_up(doc, "statement.quote.cue_before", *doc.span(speaker.start, speaker.end), "the subject cannot speak")
        return
    yield Candidate(rule="statement.quote.cue_before", parts=inside(doc, index), cue=cue, speaker=speaker)


def _leads(doc: Document, before: int, mark: int) -> bool:
    """Whether the token before the mark belongs to the clause that may open the quotation."""
    if doc.sentence_of[before] == doc.sentence_of[mark]:
        return True
    return doc.lowers[before] == ":"


def _subject(doc: Document, verb: int) -> NounPhrase | None:
    """Who speaks in a clause before the quotation."""
    if chunks(doc).verbs[verb].passive:
        return agent_of(doc, verb)
    phrase = subject(doc, verb)
    return speaking(doc, phrase) if phrase is not None else None


def _cue_left(doc: Document, stop: int, colon: bool) -> int:
    """The verb group left of token `stop` that opens a quotation there, or -1.

    Without a colon only a noun phrase, adverbs, times and complements may stand between; with one, any words but
    another main verb.
    """
    found, lex = chunks(doc), lexicon(doc)
    sentence = doc.sentences[doc.sentence_of[max(stop - 1, 0)]]
    at = stop - 1
    while at >= max(sentence.start, stop - (BEFORE if colon else BEFORE_BARE)):
        if doc.quotation_of[at] >= 0:
            return -1
        verb = found.verb_of[at]
        if verb >= 0:
            group = found.verbs[verb]
            if doc.lowers[group.start - 1] in reporting(doc).manner and doc.lowers[group.start - 2] == ",":
                at = group.start - 3
                continue
            if quoting_cue(doc, verb) is not None and (colon or not group.passive):
                return verb
            if not colon and group.form != "Part":
                return -1
            if group.form == "Fin" and not _in_relative(doc, group.start, sentence.start):
                return -1
            at = group.start - 1
            continue
        if not colon and (doc.lowers[at] in BARRIERS or doc.lowers[at] in lex.relative_heads):
            return -1
        if doc.lowers[at] in reporting(doc).relatives and attributes_relative(doc, at):
            return -1
        at -= 1
    return -1


def _in_relative(doc: Document, start: int, floor: int) -> bool:
    lex = lexicon(doc)
    at = start - 1
    while at >= floor and doc.tags[at].pos in ("ADV", "PRON", "PUNCT"):
        if doc.lowers[at] in lex.relative:
            return True
        at -= 1
    return False


@rule("statement.quote.noun_before", example="Le parole del ministro di Terralta: «Non firmeremo».")
def noun_before(doc: Document, index: int) -> Iterable[Candidate]:
    """A noun of speech with its speaker, a colon, then the quotation."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 0 or doc.lowers[before] != ":":
        return
    found, lex = chunks(doc), reporting(doc)
    sentence = doc.sentences[doc.sentence_of[before]]
    for token in range(before - 1, sentence.start - 1, -1):
        owner = found.noun_of[token]
        verb = found.verb_of[token]
        if (
            verb >= 0
            and found.verbs[verb].form == "Fin"
            and not _in_relative(doc, found.verbs[verb].start, sentence.start)
        ):
            return
        if owner >= 0 and found.nouns[owner].head == token and doc.lemmas[token] in lex.nouns:
            speaker = _genitive(doc, owner, before) or _subject_before(doc, token)
            if speaker is None:
                continue
            cue = Cue(token, token + 1, -1, doc.lemmas[token], lex.nouns[doc.lemmas[token]], "q")
            yield Candidate(rule="statement.quote.noun_before", parts=inside(doc, index), cue=cue, speaker=speaker)
            return


def _genitive(doc: Document, owner: int, stop: int) -> NounPhrase | None:
    found = chunks(doc)
    noun = found.nouns[owner]
    at = noun.end
    while at < stop:
        follower = found.noun_of[at]
        if follower < 0:
            verb = found.verb_of[at]
            made = verb >= 0 and found.verbs[verb].form == "Part"
            if not made and not in_time(doc, at) and doc.tags[at].pos not in ("ADP", "DET", "ADV"):
                return None
            at = found.verbs[verb].end if made else at + 1
            continue
        phrase = found.nouns[follower]
        if phrase.prep in (lexicon(doc).genitive, lexicon(doc).agent) and (
            phrase.kind == "name" or doc.lemmas[phrase.head] in reporting(doc).people
        ):
            return phrase
        at = phrase.end
    return None


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
        if group.form == "Fin":
            return subject_of(doc, index)
    return None


@rule("statement.quote.colon", example="Terralta, il ministro Ivo Ferri: «Non firmeremo».")
def colon(doc: Document, index: int) -> Iterable[Candidate]:
    """A name or role, a colon and a quotation, with no verb: a headline's way to report."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 1 or doc.lowers[before] != ":":
        return
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[before]]
    if any(
        found.verb_of[token] >= 0 and found.verbs[found.verb_of[token]].form == "Fin"
        for token in range(sentence.start, before)
    ):
        return
    owner = found.noun_of[before - 1]
    if owner < 0:
        return
    phrase = found.nouns[owner]
    while phrase.prep == lexicon(doc).genitive and phrase.prep_token > sentence.start:
        owner = found.noun_of[phrase.prep_token - 1]
        if owner < 0:
            return
        phrase = found.nouns[owner]
    if phrase.prep and not opines(doc, phrase):
        return
    if phrase.kind != "name" and doc.lemmas[phrase.head] not in reporting(doc).people:
        give_up(
            doc,
            "statement.quote.colon",
            *doc.span(phrase.start, phrase.end),
            "what stands before the colon cannot speak",
        )
        return
    yield Candidate(rule="statement.quote.colon", parts=inside(doc, index), cue=None, speaker=phrase)


@rule("statement.quote.colon_clause", example="Il sindaco di Valdora non ha dubbi: «La miniera riaprirà presto».")
def colon_clause(doc: Document, index: int) -> Iterable[Candidate]:
    """A clause about somebody, a colon, and what they said, with no verb of speech."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 1 or doc.lowers[before] != ":":
        return
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[before]]
    for verb in range(len(found.verbs) - 1, -1, -1):
        group = found.verbs[verb]
        if group.head >= before:
            continue
        if group.head < sentence.start:
            return
        if group.form != "Fin" or doc.quotation_of[group.head] >= 0 or group.person != "3":
            continue
        if any(attributes(doc, token) for token in range(sentence.start, before)):
            return
        phrase = subject_of(doc, verb)
        if phrase is None or not can_speak(doc, phrase):
            give_up(doc, "statement.quote.colon_clause", *doc.span(group.start, group.end), "its subject cannot speak")
            return
        yield Candidate(rule="statement.quote.colon_clause", parts=inside(doc, index), cue=None, speaker=phrase)
        return
