"""Rules for quotations whose attribution follows or interrupts them."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.candidates import CLOSING, Candidate, inside
from pipelines.extract.statements.complements import complement, has_finite
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.marks import (
    ends_clause,
    following,
    on_bearer,
    only_names,
    opening,
    past_marks,
    quoting_cue,
    same_sentence,
    says_something,
)
from pipelines.extract.statements.saying import document_read
from pipelines.extract.statements.who import bare_singular, is_who
from pipelines.language.document import Document
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import NounPhrase, agrees, chunks, extent, lexicon, subject_of

# How many tokens after its verb a gesture may name who makes it.
GESTURE = 6
# How many tokens a bracket with a name and a role has.
BRACKET = 14
# The fewest tokens of a quotation that is more than a name in marks.
PHRASE = 2


def _after_it(doc: Document, verb: int, cue: Cue) -> NounPhrase | None:
    """Who speaks in a clause behind or inside the quotation: the subject after its verb, or the document read."""
    if cue.lemma in reporting(doc).reading:
        return document_read(doc, verb)
    # "si limita a dire la portavoce": the main verb's subject stands behind the infinitive.
    main = cue.governor if 0 <= cue.governor < verb else verb
    end = cue.end
    gerund = chunks(doc).verb_of[end] if end < len(doc) else -1
    if gerund in cues(doc) and chunks(doc).verbs[gerund].form == "Ger":
        # "ha proseguito sorridendo la portavoce"
        end = chunks(doc).verbs[gerund].end
    return subject_of(doc, main, inverted=True, after=end)


def _last_named(doc: Document, colon: int) -> NounPhrase | None:
    """The last person named before the colon that opens a quotation: "presente anche Ada Neri: «…», ha detto"."""
    found = chunks(doc)
    for token in range(colon - 1, doc.sentences[doc.sentence_of[colon]].start - 1, -1):
        mention = mention_at(doc, token)
        person = mention is not None and mention.entity is not None and mention.entity.entity_type == "person"
        if person and mention.kind == "name" and found.noun_of[mention.start] >= 0:
            return found.nouns[found.noun_of[mention.start]]
    return None


def _past_adverbs(doc: Document, at: int) -> int:
    while at < len(doc) and doc.tags[at].pos == "ADV" and doc.lowers[at] not in reporting(doc).so:
        at += 1
    return at


@rule("statement.quote.cue_after", example="«La miniera resta chiusa», ha detto il sindaco di Valdora.")
def cue_after(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then its reporting verb, then the speaker."""
    at = past_marks(doc, index)
    last = doc.quotations[index].end_token - 1
    if doc.words[at - 1] == ":" and not _points(doc, at):
        return
    if not same_sentence(doc, last, at) and not (at < len(doc) and doc.words[at][:1].islower()):
        return
    if at >= len(doc) or (at > following(doc, index) and doc.words[at - 1] == "." and doc.words[at][:1].isupper()):
        return
    verb = chunks(doc).verb_of[at]
    if verb < 0:
        at = _past_adverbs(doc, at)
        verb = chunks(doc).verb_of[at] if at < len(doc) else -1
    if verb >= 0 and verb not in cues(doc) and (then := cues(doc).get(verb + 1)) is not None and then.governor == verb:
        # "«…», si limita a dire la portavoce"
        verb += 1
    cue = (quoting_cue(doc, verb) or _calling(doc, verb)) if verb >= 0 else None
    if cue is None:
        return
    before = opening(doc, index) - 1
    led = before >= 0 and doc.sentence_of[before] == doc.sentence_of[last]
    if led and (doc.tags[before].pos == "ADP" or chunks(doc).verbs[verb].form == "Ger"):
        return
    if only_names(doc, index) or on_bearer(doc, index):
        give_up(
            doc, "statement.quote.cue_after", *doc.quotations[index][:2], "a name in marks, not words that were said"
        )
        return
    if ends_clause(doc, index):
        # "La scelta è «un errore», ha detto il sindaco": all of the clause was said.
        return
    if doc.quotations[index].end_token - doc.quotations[index].start_token < PHRASE and _says_else(doc, verb, cue):
        return
    speaker = _after_it(doc, verb, cue)
    if speaker is not None and doc.starts[speaker.start] < doc.quotations[index].start:
        speaker = None
    if speaker is not None and bare_singular(doc, speaker):
        speaker = None
    if speaker is None and before >= 0 and doc.lowers[before] == ":":
        speaker = _last_named(doc, before)
    yield Candidate(rule="statement.quote.cue_after", parts=inside(doc, index), cue=cue, speaker=speaker)


def _calling(doc: Document, verb: int) -> Cue | None:
    """The cue of a verb that calls something what was quoted: "«Un passo avanti», lo ha definito il ministro"."""
    cue, group = cues(doc).get(verb), chunks(doc).verbs[verb]
    calls = cue is not None and "f" in cue.frames and group.form == "Fin"
    return cue if calls and set(group.clitics) & lexicon(doc).object_clitics else None


def _says_else(doc: Document, verb: int, cue: Cue) -> bool:
    """Whether the verb after a word in marks reports a clause of its own: "che si firma «Orso», afferma di averlo"."""
    return complement(doc, chunks(doc).verbs[verb], cue) is not None


def _points(doc: Document, token: int) -> bool:
    """Whether the verb at the token points back at the quotation: "«…»: lo ha annunciato il sindaco"."""
    verb = chunks(doc).verb_of[token] if token < len(doc) else -1
    return verb >= 0 and bool(reporting(doc).pointer_clitics & set(chunks(doc).verbs[verb].clitics))


@rule("statement.quote.subject_after", example="«Non firmeremo», il ministro di Terralta ha poi dichiarato.")
def subject_after(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then the speaker, then the reporting verb that ends the sentence."""
    at = past_marks(doc, index)
    if not same_sentence(doc, doc.quotations[index].end_token - 1, at):
        return
    found = chunks(doc)
    owner = found.noun_of[at]
    if owner < 0 or found.nouns[owner].prep or doc.words[at - 1] == ".":
        return
    end = _past_adverbs(doc, extent(doc, found.nouns[owner])[1])
    verb = found.verb_of[end] if end < len(doc) else -1
    cue = quoting_cue(doc, verb) if verb >= 0 else None
    if cue is None or not (cue.end >= len(doc) or doc.words[cue.end] in CLOSING):
        return
    if cue.end < len(doc) and doc.words[cue.end] == ":":
        return
    yield Candidate(rule="statement.quote.subject_after", parts=inside(doc, index), cue=cue, speaker=found.nouns[owner])


@rule("statement.quote.bracket_after", example="«La vena è quasi esaurita» (Ada Neri, geologa).")
def bracket_after(doc: Document, index: int) -> Iterable[Candidate]:
    """A quoted clause, then a bracket with the name of who said it."""
    at = following(doc, index)
    found = chunks(doc)
    owner = found.noun_of[at + 1] if at + 1 < len(doc) and doc.lowers[at] == "(" else -1
    quotation = doc.quotations[index]
    if owner < 0 or not has_finite(doc, quotation.start_token, quotation.end_token):
        return
    stop = doc.sentences[doc.sentence_of[at]].end
    close = next((token for token in range(at, min(at + BRACKET, stop)) if doc.lowers[token] == ")"), -1)
    mention = mention_at(doc, found.nouns[owner].head)
    person = mention is not None and mention.entity is not None and mention.entity.entity_type == "person"
    if close >= 0 and person and all(found.verb_of[token] < 0 for token in range(at, close)):
        parts = inside(doc, index)
        yield Candidate(rule="statement.quote.bracket_after", parts=parts, cue=None, speaker=found.nouns[owner])


@rule("statement.quote.gesture", example="«Siamo fermi da mesi», allarga le braccia il sindaco di Valdora.")
def gesture(doc: Document, index: int) -> Iterable[Candidate]:
    """A quoted clause, then what the speaker does while saying it, with no verb of speech."""
    at = past_marks(doc, index)
    found = chunks(doc)
    last = doc.quotations[index].end_token - 1
    parted = following(doc, index) < at < len(doc) and doc.words[at - 1] != "."
    verb = found.verb_of[at] if parted else -1
    if verb < 0 or not same_sentence(doc, last, at) or not says_something(doc, index):
        return
    group = found.verbs[verb]
    if group.form != "Fin" or group.person != "3" or group.copular or group.passive or verb in cues(doc):
        return
    for token in range(group.end, min(group.end + GESTURE, doc.sentences[doc.sentence_of[at]].end)):
        if doc.tags[token].pos == "PUNCT":
            return
        phrase = _person_at(doc, token)
        if phrase is not None:
            if agrees(phrase, group, doc):
                yield Candidate(rule="statement.quote.gesture", parts=inside(doc, index), cue=None, speaker=phrase)
            return


def _person_at(doc: Document, token: int) -> NounPhrase | None:
    """The bare phrase for somebody that begins at the token, or the person's name that does: "allarga le braccia X"."""
    owner = chunks(doc).noun_of[token]
    if owner < 0:
        return None
    phrase = chunks(doc).nouns[owner]
    if token == phrase.start and not phrase.prep and is_who(doc, phrase):
        return phrase
    mention = mention_at(doc, token)
    entity = mention.entity if mention is not None and mention.start == token and mention.kind == "name" else None
    if phrase.prep or entity is None or entity.entity_type != "person":
        return None
    return NounPhrase(token, mention.end, token, "", -1, entity.number, entity.gender, "3", "name")


@rule("statement.quote.so", example="«Serve più tempo», così il portavoce di Terralta.")
def so_after(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then "così" and the speaker, with no verb."""
    at = past_marks(doc, index)
    if at + 1 >= len(doc) or doc.lowers[at] not in reporting(doc).so:
        return
    found = chunks(doc)
    owner = found.noun_of[at + 1]
    if owner < 0 or found.nouns[owner].prep:
        verb = found.verb_of[at + 1]
        cue = quoting_cue(doc, verb) if verb >= 0 else None
        if cue is not None:
            yield Candidate(
                rule="statement.quote.so",
                parts=inside(doc, index),
                cue=cue,
                speaker=subject_of(doc, verb, inverted=True, after=cue.end),
            )
        return
    cue = Cue(at, at + 1, -1, doc.lowers[at], "assert", "q")
    yield Candidate(rule="statement.quote.so", parts=inside(doc, index), cue=cue, speaker=found.nouns[owner])


@rule("statement.quote.incise", example="«La vena – ha spiegato il geologo Ivo Ferri – è quasi esaurita».")
def incise(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation with its reporting clause between dashes inside it."""
    found = chunks(doc)
    for start, end in doc.quotations[index].incises:
        for token in range(start, end):
            verb = found.verb_of[token]
            cue = quoting_cue(doc, verb) if verb >= 0 else None
            if cue is not None:
                yield Candidate(
                    rule="statement.quote.incise",
                    parts=inside(doc, index),
                    cue=cue,
                    speaker=_after_it(doc, verb, cue),
                )
                return
