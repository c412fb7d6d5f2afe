"""Rules for quotations whose attribution stands before them."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.candidates import Candidate, inside
from pipelines.extract.statements.cues import cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.marks import in_relative, on_bearer, only_names, opening, past_marks, quoting_cue
from pipelines.extract.statements.prepositions import attributes, attributes_relative, opines
from pipelines.extract.statements.saying import document_read, reports, speaker_phrase, subject
from pipelines.extract.statements.sources import person_before
from pipelines.extract.statements.who import can_speak, is_who, speaking
from pipelines.language.document import Document
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    agent_of,
    agrees,
    before_bracket,
    chunks,
    conditional,
    lexicon,
    subject_of,
    subordinate,
)

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
    if cue.reflexive and not colon:
        return
    if on_bearer(doc, index):
        # "con cartelli che recitavano «…»"
        return
    first = doc.sentences[doc.sentence_of[before]].start
    if speaker is not None and speaker.prep == lexicon(doc).dative and speaker.prep_token <= first + 1:
        # "E ai giornalisti che insistono: «…»": whoever spoke before answers.
        speaker = None
    of_things = cue.lemma in reporting(doc).of_things or (colon and "c" not in cue.frames)
    if speaker is not None and of_things and not can_speak(doc, speaker):
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
    if chunks(doc).verbs[verb].lemma in reporting(doc).reading:
        return document_read(doc, verb) or subject(doc, verb)
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
                return -1 if colon and group.form == "Fin" and conditional(doc, group) else verb
            if not colon and group.form != "Part":
                return -1
            if group.form == "Fin" and not in_relative(doc, group.start, sentence.start):
                return -1
            at = group.start - 1
            continue
        if colon and doc.words[at] == ".":
            return -1
        if not colon and (doc.lowers[at] in BARRIERS or doc.lowers[at] in lex.relative_heads):
            return -1
        if doc.lowers[at] in reporting(doc).relatives and attributes_relative(doc, at):
            return -1
        at -= 1
    return -1


@rule("statement.quote.colon", example="Terralta, il ministro Ivo Ferri: «Non firmeremo».")
def colon(doc: Document, index: int) -> Iterable[Candidate]:
    """A name or role, a colon and a quotation, with no verb: a headline's way to report."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 1 or doc.lowers[before] != ":":
        return
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[before]]
    floor = _floor(doc, sentence.start, before)
    if any(
        found.verb_of[token] >= 0 and found.verbs[found.verb_of[token]].form == "Fin" for token in range(floor, before)
    ):
        return
    phrase = phrase_before(doc, _before_aside(doc, before, sentence.start), sentence.start)
    if phrase is not None and phrase.prep in reporting(doc).whereabouts and phrase.prep_token > floor:
        # "Ada Neri a Oslo: «…»": where it was said.
        named = found.noun_of[phrase.prep_token - 1]
        if named >= 0 and found.nouns[named].kind == "name" and not found.nouns[named].prep:
            phrase = found.nouns[named]
    documented = phrase is not None and _document_here(doc, phrase, floor)
    if documented:
        whose = speaking(doc, phrase._replace(prep="")) if phrase.prep else phrase
        yield Candidate(rule="statement.quote.colon", parts=inside(doc, index), cue=None, speaker=whose)
        return
    if phrase is None or (phrase.prep and not opines(doc, phrase) and not _agent_here(doc, phrase)):
        return
    link = phrase.start - 1
    first = found.noun_of[link - 1] if link > floor and doc.lowers[link] in lexicon(doc).coordinators else -1
    if first >= 0 and found.nouns[first].prep:
        # "scontro tra Oslo e Kiev: «…»": the second of two that something is between.
        return
    if not is_who(doc, phrase):
        give_up(
            doc,
            "statement.quote.colon",
            *doc.span(phrase.start, phrase.end),
            "what stands before the colon cannot speak",
        )
        return
    yield Candidate(rule="statement.quote.colon", parts=inside(doc, index), cue=None, speaker=phrase)


def _floor(doc: Document, start: int, stop: int) -> int:
    """Where the last clause before token `stop` can begin: a headline of several sentences is one to us."""
    return max((token + 1 for token in range(start, stop) if doc.words[token] == "."), default=start)


def phrase_before(doc: Document, token: int, floor: int) -> NounPhrase | None:
    """The noun phrase that ends at the token, or the one whose genitive ends there: "il portavoce del governo:"."""
    found = chunks(doc)
    owner = found.noun_of[token - 1]
    while owner >= 0 and found.nouns[owner].prep == lexicon(doc).genitive and found.nouns[owner].prep_token > floor:
        owner = found.noun_of[found.nouns[owner].prep_token - 1]
    return found.nouns[owner] if owner >= 0 else None


def _before_aside(doc: Document, colon: int, floor: int) -> int:
    """The comma before "da parte sua:" and its like, or the bracket of a party ("Ada Neri (Pd):"), or the colon."""
    for asides in reporting(doc).asides.values():
        for aside in asides:
            first = colon - len(aside)
            if first > floor and tuple(doc.lowers[first:colon]) == aside and doc.lowers[first - 1] == ",":
                return first - 1
    return before_bracket(doc, colon - 1) + 1


def _document_here(doc: Document, phrase: NounPhrase, floor: int) -> bool:
    """Whether the words before a colon are the document that is quoted: "Dalla relazione degli economisti:"."""
    lex = reporting(doc)
    read = doc.lemmas[phrase.head] in lex.documents or doc.lemmas[phrase.head] in lex.via_nouns
    return read and phrase.prep in lex.read_from and phrase.prep_token == floor


def _agent_here(doc: Document, phrase: NounPhrase) -> bool:
    """Whether a participle has the phrase as its agent: "una tesi condivisa da Ada Neri"."""
    owner = chunks(doc).verb_of[phrase.prep_token - 1] if phrase.prep_token > 0 else -1
    return phrase.prep == lexicon(doc).agent and owner >= 0 and chunks(doc).verbs[owner].form == "Part"


def _last_subject(doc: Document, colon: int, floor: int, verb: VerbGroup) -> NounPhrase | None:
    """Who the clause before a colon ends with, where that can be its subject or the agent of its participle."""
    phrase = phrase_before(doc, colon, floor)
    if phrase is not None and phrase.prep and not _agent_here(doc, phrase):
        # "Non ha dubbi Ada Neri, docente alla Bocconi:": the name before what is told of her.
        phrase = person_before(doc, colon - 1)
    if phrase is None or phrase.start < verb.end or not is_who(doc, phrase) or phrase.kind == "pronoun":
        return None
    bare = not phrase.prep and agrees(phrase, verb, doc)
    return phrase if bare or _agent_here(doc, phrase) else None


@rule("statement.quote.colon_clause", example="Il sindaco di Valdora non ha dubbi: «La miniera riaprirà presto».")
def colon_clause(doc: Document, index: int) -> Iterable[Candidate]:
    """A clause about somebody, a colon, and what they said, with no verb of speech."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 1 or doc.lowers[before] != ":" or on_bearer(doc, index):
        return
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[before]]
    if any(attributes(doc, token, named=token == sentence.start) for token in range(sentence.start, before)):
        return
    floor = _floor(doc, sentence.start, before)
    after = past_marks(doc, index)
    if after + 1 < len(doc) and (doc.lowers[after],) in reporting(doc).openers.get(doc.lowers[after], ()):
        # «…», come affermato da X: who said it is told behind.
        return
    clauses = [
        verb
        for verb in sorted({owner for owner in found.verb_of[floor:before] if owner >= 0}, reverse=True)
        if found.verbs[verb].form == "Fin" and doc.quotation_of[found.verbs[verb].head] < 0
    ]
    for verb in clauses:
        if verb in cues(doc) and reports(doc, verb, cues(doc)[verb]) and not subordinate(doc, found.verbs[verb]):
            # What was said so far stands in words of the reporter's, and the same speaker goes on in his own.
            speaker = speaker_phrase(doc, verb)
            of_things = cues(doc)[verb].lemma in reporting(doc).of_things or "c" not in cues(doc)[verb].frames
            if speaker is not None and of_things and not can_speak(doc, speaker):
                break
            yield Candidate(
                rule="statement.quote.colon_clause",
                parts=inside(doc, index),
                cue=None,
                speaker=speaker,
                continues=speaker is None,
            )
            return
        telling = verb not in cues(doc) and not found.verbs[verb].passive and found.verbs[verb].mood != "Sub"
        own = subject_of(doc, verb) if telling else None
        if own is not None and is_who(doc, own) and not in_relative(doc, found.verbs[verb].start, floor):
            # "X ha detto …, mentre Y ha reagito così: «…»": the last clause has somebody else for its subject.
            yield Candidate(rule="statement.quote.colon_clause", parts=inside(doc, index), cue=None, speaker=own)
            return
    main = [verb for verb in clauses if not subordinate(doc, found.verbs[verb])]
    for verb in main or clauses:
        group = found.verbs[verb]
        if group.person != "3":
            continue
        phrase = subject_of(doc, verb)
        if phrase is None or not can_speak(doc, phrase) or not is_who(doc, phrase) or _undergoes(doc, verb, phrase):
            phrase = _last_subject(doc, before, floor, group)
        if phrase is None:
            give_up(doc, "statement.quote.colon_clause", *doc.span(group.start, group.end), "its subject cannot speak")
            return
        yield Candidate(rule="statement.quote.colon_clause", parts=inside(doc, index), cue=None, speaker=phrase)
        return


def _undergoes(doc: Document, verb: int, phrase: NounPhrase) -> bool:
    """Whether the subject of a passive is somebody new, of whom only the speaker tells: "è stato assunto un perito"."""
    indefinite = doc.lemmas[phrase.start] in lexicon(doc).indefinite_articles
    return chunks(doc).verbs[verb].passive and indefinite and phrase.kind == "noun"
