"""Rules that begin at a verb: alone, with its object, with a fixed complement; those of nouns are in `support`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.extract.events.beside import word_before
from pipelines.extract.events.candidates import Candidate, Scene
from pipelines.extract.events.conditions import NOTHING_NEAR, followed, lacking, sentence_words
from pipelines.extract.events.lexicon import Idiom, Objects, Trigger, Word
from pipelines.extract.events.predicate import Predicate
from pipelines.extract.events.status import of_verb
from pipelines.extract.events.support import abstain, happens, joined, object_heads, supported, takes_place
from pipelines.extract.rules import rule
from pipelines.language.document import Document
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import NounPhrase, agrees, chunks, lexicon, right_subject

TYPED = "@"
"""Among the subjects of a trigger, before a type of entities: "@commodity" for whatever is a commodity."""
RELATIVE_REACH = 4
"""Tokens before a relative pronoun in which the thing may stand that it means."""
IDIOM_REACH = 5
"""Tokens after a verb in which the words of an idiom may begin."""


def _make(
    rule_id: str,
    predicate: Predicate,
    trigger: Trigger,
    *,
    end: int = 0,
    lemma: str = "",
    phrase: NounPhrase | None = None,
) -> Candidate | None:
    """The candidate of a verb whose conditions are met; else None, and why is noted."""
    if lacking(predicate.doc, trigger, phrase.head if phrase is not None else predicate.verb.head):
        abstain(rule_id, predicate, NOTHING_NEAR)
        return None
    scene = Scene(
        predicate.doc,
        predicate.lex,
        trigger,
        predicate,
        phrase,
        undergone=predicate.verb.lemma in trigger.undergo,
        end=end,
    )
    if reason := scene.unmet():
        abstain(rule_id, predicate, reason)
        return None
    status = of_verb(predicate)
    if status is None:
        abstain(rule_id, predicate, "an infinitive of which it is not said whether it happened")
        return None
    doc, verb = predicate.doc, predicate.verb
    start, end = verb.start, end or verb.end
    if phrase is not None:
        start, end = joined(doc, verb.start, verb.end, phrase)
    return Candidate(
        trigger, rule_id, start, end, lemma or verb.lemma, status, predicate, phrase, scene.actors, scene.targets
    )


@rule("event.verb", example="La polizia di Valdora ha arrestato due uomini.")
def alone(predicate: Predicate) -> Iterator[Candidate]:
    """A verb that alone names what happens."""
    lex, verb = predicate.lex, predicate.verb
    triggers = lex.verbs.get((verb.lemma, predicate.reflexive), ())
    for trigger in triggers:
        if followed(predicate.doc, lex, trigger, verb.end):
            abstain("event.verb", predicate, "followed by words that give it another sense")
        elif trigger.subjects:
            if made := _of_thing(predicate, trigger):
                yield made
        elif made := _make("event.verb", predicate, trigger):
            yield made


def _of_thing(predicate: Predicate, trigger: Trigger) -> Candidate | None:
    """A verb whose subject has to be one of some things: "un ordigno è esploso"."""
    doc = predicate.doc
    phrase = predicate.subject_phrase or right_subject(doc, predicate.verb)
    if phrase is None or word_before(doc, predicate.verb.start) in lexicon(doc).relative_heads:
        phrase = _before_relative(predicate, trigger) or phrase
    if phrase is None:
        return None
    if predicate.passive and "object" in trigger.target:
        phrase = _agent(predicate) or phrase
    named = bool({doc.lemmas[phrase.head], doc.lowers[phrase.head]} & trigger.subjects) or _typed(doc, phrase, trigger)
    if not named and (phrase.kind != "pronoun" or not _stands_for(predicate, phrase, trigger)):
        return None
    return _make(
        "event.verb", predicate, trigger, phrase=phrase, lemma=f"{predicate.verb.lemma} {doc.lemmas[phrase.head]}"
    )


def _agent(predicate: Predicate) -> NounPhrase | None:
    """What a passive is done by, right after it: "è stato abbattuto da un missile"."""
    doc, at = predicate.doc, predicate.verb.end
    owner = chunks(doc).noun_of[at] if at < predicate.sentence.end else -1
    if owner < 0 and at + 1 < predicate.sentence.end:
        owner = chunks(doc).noun_of[at + 1]
    phrase = chunks(doc).nouns[owner] if owner >= 0 else None
    return phrase if phrase is not None and phrase.prep == predicate.lex.agent else None


def _typed(doc: Document, phrase: NounPhrase, trigger: Trigger) -> bool:
    """Whether the head is of a type of entities that the trigger may have as its subject: "il disprosio"."""
    mention = mention_at(doc, phrase.head)
    return mention is not None and mention.entity is not None and TYPED + mention.entity.entity_type in trigger.subjects


def _before_relative(predicate: Predicate, trigger: Trigger) -> NounPhrase | None:
    """The thing that a relative clause tells of, past its complements and times: "una legge del 2021 che vieta"."""
    doc, found, at = predicate.doc, chunks(predicate.doc), predicate.verb.start - 1
    if at < predicate.sentence.start or doc.lowers[at] not in lexicon(doc).relative_heads:
        return None
    for token in range(at - 1, max(predicate.sentence.start, at - RELATIVE_REACH - 1) - 1, -1):
        owner = found.noun_of[token]
        if owner >= 0 and found.nouns[owner].head == token and doc.lemmas[token] in trigger.subjects:
            return found.nouns[owner] if agrees(found.nouns[owner], predicate.verb, doc) else None
    return None


def _stands_for(predicate: Predicate, pronoun: NounPhrase, trigger: Trigger) -> bool:
    """Whether "quello di …" takes up one of the subjects of the trigger, said before it in the sentence or the last."""
    doc, found = predicate.doc, chunks(predicate.doc)
    after = found.noun_of[pronoun.end] if pronoun.end < len(doc) else -1
    if after < 0 or found.nouns[after].prep != predicate.lex.genitive:
        return False
    first = doc.sentences[max(0, doc.sentence_of[pronoun.head] - 1)].start
    for at in range(pronoun.start - 1, first - 1, -1):
        owner = found.noun_of[at]
        if owner < 0 or found.nouns[owner].head != at or found.nouns[owner].number != pronoun.number:
            continue
        if not {doc.lemmas[at], doc.lowers[at]} & trigger.subjects:
            continue
        wanted = trigger.near_by_noun.get(doc.lemmas[at])
        if wanted is None or wanted & sentence_words(doc, doc.sentence_of[at]):
            return True
    return False


@rule("event.phrase", example="Il prefetto di Valdora ha disposto l'evacuazione del quartiere.")
def with_object(predicate: Predicate) -> Iterator[Candidate]:
    """A verb that names what happens together with its object."""
    doc, lex, verb = predicate.doc, predicate.lex, predicate.verb
    entries = lex.objects.get(verb.lemma)
    if not entries or (predicate.passive and takes_place(predicate)):
        return
    for phrase in object_heads(predicate):
        for rest, trigger in _entries(doc, entries, phrase):
            end = lex.end_of(doc, phrase, rest)
            if end < 0 or followed(doc, lex, trigger, max(end, phrase.head + 1)):
                continue
            if made := _make(
                "event.phrase", predicate, trigger, phrase=phrase, lemma=f"{verb.lemma} {doc.lemmas[phrase.head]}"
            ):
                yield made


def _entries(doc: Document, entries: Objects, phrase: NounPhrase) -> Sequence[tuple[tuple[Word, ...], Trigger]]:
    """The triggers that go with the head of a phrase; of a bare number with its unit: "il 65% della società"."""
    head = phrase.head
    if doc.tags[head].pos == "NUM" and head + 1 < len(doc) and doc.lowers[head + 1] in entries:
        return entries[doc.lowers[head + 1]]
    return entries.get(doc.lemmas[head]) or entries.get(doc.lowers[head]) or ()


@rule("event.idiom", example="Gli studenti di Valdora sono scesi in piazza.")
def idiom(predicate: Predicate) -> Iterator[Candidate]:
    """A verb with a fixed complement: "scendere in piazza", "entrare in vigore"."""
    entries = predicate.lex.idioms.get(predicate.verb.lemma, ())
    words = _words_after(predicate) if entries else frozenset()
    before = _words_of_subject(predicate) if entries and predicate.verb.copular else frozenset()
    for entry in entries:
        if entry.reflexive and not predicate.reflexive:
            continue
        if not entry.words:
            # A reflexive verb alone: "si rallegra".
            end = predicate.verb.end
        else:
            end = -1 if words.isdisjoint(entry.words[0]) else _idiom_end(predicate, entry)
        if end < 0 and (entry.prep or len(entry.words) == 1) and _fronted(predicate, entry):
            end = predicate.verb.end
        if end < 0 and not entry.prep and before & entry.words[0] and _foretold(predicate, entry):
            end = predicate.verb.end
        if end < 0 or followed(predicate.doc, predicate.lex, entry.trigger, end):
            continue
        lemma = " ".join(
            (predicate.verb.lemma, *(predicate.doc.lemmas[token] for token in range(predicate.verb.end, end)))
        )
        if made := _make("event.idiom", predicate, entry.trigger, end=end, lemma=lemma):
            yield made


def _words_after(predicate: Predicate) -> frozenset[str]:
    """What the tokens are with which an idiom may go on: lemmas, lower-case words, prepositions."""
    doc, start = predicate.doc, predicate.verb.end
    end = min(start + IDIOM_REACH, predicate.sentence.end)
    lowers = doc.lowers[start:end]
    prepositions = (predicate.lex.preposition_of.get(word, word) for word in lowers)
    return frozenset((*doc.lemmas[start:end], *lowers, *prepositions))


def _fronted(predicate: Predicate, entry: Idiom) -> bool:
    """Whether the complement of the idiom opens the clause, or a relative pronoun stands for it: "al vertice
    parteciperanno i ministri", "il vertice al quale parteciperanno"."""
    doc, found = predicate.doc, chunks(predicate.doc)
    at = predicate.verb.start - 1
    while at >= predicate.sentence.start and (doc.tags[at].pos == "ADV" or doc.lowers[at] == ","):
        at -= 1
    relative = at > predicate.sentence.start and doc.lowers[at] in lexicon(doc).relative - lexicon(doc).relative_heads
    if relative:
        if not entry.prep or predicate.lex.preposition_of.get(doc.lowers[at - 1]) != entry.prep:
            return False
        at -= 2 + (doc.lowers[at - 2] == ",")
    while at >= predicate.sentence.start and (owner := found.noun_of[at]) >= 0:
        phrase = found.nouns[owner]
        if not entry.prep and phrase.prep in entry.words[0]:
            return True
        governed = bool(entry.prep) and (relative or phrase.prep == entry.prep)
        if governed and predicate.lex.matches(doc, phrase.head, entry.words) >= 0:
            return True
        if relative and phrase.prep != predicate.lex.genitive:
            return False
        at = phrase.prep_token - 1 if phrase.prep else predicate.sentence.start - 1
    return False


def _foretold(predicate: Predicate, entry: Idiom) -> bool:
    """Whether what the copula says of somebody stands before it: "Il nuovo presidente è Aldo Ferri"."""
    phrase = predicate.subject_phrase
    starts = range(phrase.start, phrase.head + 1)
    return any(predicate.lex.matches(predicate.doc, at, entry.words) > phrase.head for at in starts)


def _words_of_subject(predicate: Predicate) -> frozenset[str]:
    """Lemmas and lower-case words of the subject before a verb."""
    doc, phrase = predicate.doc, predicate.subject_phrase
    if phrase is None or phrase.end > predicate.verb.start:
        return frozenset()
    return frozenset((*doc.lemmas[phrase.start : phrase.end], *doc.lowers[phrase.start : phrase.end]))


def _idiom_end(predicate: Predicate, entry: Idiom) -> int:
    """One past the words of the idiom after the verb, or -1."""
    doc, lex, found = predicate.doc, predicate.lex, chunks(predicate.doc)
    for token in range(predicate.verb.end, min(predicate.verb.end + IDIOM_REACH, predicate.sentence.end)):
        end = lex.matches(doc, token, entry.words)
        if end < 0:
            if found.verb_of[token] >= 0 or doc.lowers[token] in (",", ";", ":", "."):
                return -1
            continue
        owner = found.noun_of[token]
        if not entry.prep:
            if owner < 0 or not found.nouns[owner].prep:
                return end
            continue
        before = lex.preposition_of.get(doc.lowers[token - 1], "")
        if before == entry.prep or (owner >= 0 and found.nouns[owner].prep == entry.prep):
            return end
    return -1


VERB_RULES = (with_object, idiom, supported, happens, alone)
