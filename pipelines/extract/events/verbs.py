"""Rules that begin at a verb: alone, with its object, with a fixed complement, or as support of a noun."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract.events.candidates import Candidate, Scene
from pipelines.extract.events.conditions import followed, sentence_words
from pipelines.extract.events.lexicon import Idiom, Trigger
from pipelines.extract.events.predicate import Predicate
from pipelines.extract.events.status import ACTUAL, PLANNED, of_noun, of_verb
from pipelines.extract.rules import give_up, rule
from pipelines.language.document import Document
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import NounPhrase, agrees, chunks, lexicon, right_subject

COMMODITY = "@commodity"
"""Among the subjects of a trigger: whatever is a commodity."""
CLOSE = 4
"""Tokens between a verb and its noun over which the trigger is still one span."""
IDIOM_REACH = 5
"""Tokens after a verb in which the words of an idiom may begin."""


def _abstain(rule_id: str, predicate: Predicate, reason: str) -> None:
    doc, verb = predicate.doc, predicate.verb
    give_up(doc, rule_id, *doc.span(verb.start, verb.end), reason)


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
        _abstain(rule_id, predicate, reason)
        return None
    status = of_verb(predicate)
    if status is None:
        _abstain(rule_id, predicate, "an infinitive of which it is not said whether it happened")
        return None
    doc, verb = predicate.doc, predicate.verb
    start, end = verb.start, end or verb.end
    if phrase is not None:
        start, end = _joined(doc, verb.start, verb.end, phrase)
    return Candidate(
        trigger, rule_id, start, end, lemma or verb.lemma, status, predicate, phrase, scene.actors, scene.targets
    )


def _joined(doc: Document, start: int, end: int, phrase: NounPhrase) -> tuple[int, int]:
    """The span of a verb and its noun where they stand close in a sentence, else of the verb."""
    if doc.sentence_of[phrase.head] != doc.sentence_of[start]:
        return start, end
    left = phrase.start + (phrase.start == phrase.prep_token)
    if end <= left <= end + CLOSE:
        return start, phrase.end
    if left <= start <= phrase.end + CLOSE:
        return left, end
    return start, end


@rule("event.verb", example="La polizia di Valdora ha arrestato due uomini.")
def alone(predicate: Predicate) -> Iterator[Candidate]:
    """A verb that alone names what happens."""
    lex, verb = predicate.lex, predicate.verb
    triggers = lex.verbs.get((verb.lemma, predicate.reflexive), ())
    for trigger in triggers:
        if followed(predicate.doc, lex, trigger, verb.end):
            _abstain("event.verb", predicate, "followed by words that give it another sense")
        elif trigger.subjects:
            if made := _of_thing(predicate, trigger):
                yield made
        elif made := _make("event.verb", predicate, trigger):
            yield made


def _of_thing(predicate: Predicate, trigger: Trigger) -> Candidate | None:
    """A verb whose subject has to be one of some things: "un ordigno è esploso"."""
    doc = predicate.doc
    phrase = predicate.subject_phrase or right_subject(doc, predicate.verb)
    if phrase is None or predicate.doc.lowers[predicate.verb.start - 1] in lexicon(doc).relative_heads:
        phrase = _before_relative(predicate, trigger) or phrase
    if phrase is None:
        return None
    named = bool({doc.lemmas[phrase.head], doc.lowers[phrase.head]} & trigger.subjects) or _typed(doc, phrase, trigger)
    if not named and (phrase.kind != "pronoun" or not _stands_for(predicate, phrase, trigger)):
        return None
    return _make(
        "event.verb", predicate, trigger, phrase=phrase, lemma=f"{predicate.verb.lemma} {doc.lemmas[phrase.head]}"
    )


def _typed(doc: Document, phrase: NounPhrase, trigger: Trigger) -> bool:
    """Whether the head is of a type of entities that the trigger may have as its subject: "il disprosio"."""
    if COMMODITY not in trigger.subjects:
        return False
    mention = mention_at(doc, phrase.head)
    return mention is not None and mention.entity is not None and mention.entity.entity_type == COMMODITY[1:]


def _before_relative(predicate: Predicate, trigger: Trigger) -> NounPhrase | None:
    """The thing that a relative clause tells of, past its complements and times: "una legge del 2021 che vieta"."""
    doc, found, at = predicate.doc, chunks(predicate.doc), predicate.verb.start - 1
    if at < predicate.sentence.start or doc.lowers[at] not in lexicon(doc).relative_heads:
        return None
    for token in range(at - 1, max(predicate.sentence.start, at - CLOSE - 1) - 1, -1):
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
        for rest, trigger in entries.get(doc.lemmas[phrase.head], ()) or entries.get(doc.lowers[phrase.head], ()):
            end = lex.end_of(doc, phrase, rest)
            if end < 0 or followed(doc, lex, trigger, max(end, phrase.head + 1)):
                continue
            if made := _make(
                "event.phrase", predicate, trigger, phrase=phrase, lemma=f"{verb.lemma} {doc.lemmas[phrase.head]}"
            ):
                yield made


def object_heads(predicate: Predicate) -> Iterator[NounPhrase]:
    """The logical object and, where it only counts or bundles, what it is of: "una serie di accordi"."""
    doc, found = predicate.doc, chunks(predicate.doc)
    phrase = predicate.object_phrase
    for _ in range(3):
        if phrase is None:
            return
        yield phrase
        if doc.lemmas[phrase.head] not in predicate.lex.noun["wrappers"] or phrase.end >= len(doc):
            return
        at = phrase.end + (doc.lowers[phrase.end] == predicate.lex.genitive)
        owner = found.noun_of[at] if at < len(doc) else -1
        phrase = found.nouns[owner] if owner >= 0 and found.nouns[owner].prep == predicate.lex.genitive else None


@rule("event.idiom", example="Gli studenti di Valdora sono scesi in piazza.")
def idiom(predicate: Predicate) -> Iterator[Candidate]:
    """A verb with a fixed complement: "scendere in piazza", "entrare in vigore"."""
    for entry in predicate.lex.idioms.get(predicate.verb.lemma, ()):
        if entry.reflexive and not predicate.reflexive:
            continue
        end = _idiom_end(predicate, entry)
        if end < 0 and entry.prep and _fronted(predicate, entry):
            end = predicate.verb.end
        if end < 0 or followed(predicate.doc, predicate.lex, entry.trigger, end):
            continue
        lemma = " ".join(
            (predicate.verb.lemma, *(predicate.doc.lemmas[token] for token in range(predicate.verb.end, end)))
        )
        if made := _make("event.idiom", predicate, entry.trigger, end=end, lemma=lemma):
            yield made


def _fronted(predicate: Predicate, entry: Idiom) -> bool:
    """Whether the complement of the idiom opens the clause, or a relative pronoun stands for it: "al vertice
    parteciperanno i ministri", "il vertice al quale parteciperanno"."""
    doc, found = predicate.doc, chunks(predicate.doc)
    at = predicate.verb.start - 1
    while at >= predicate.sentence.start and (doc.tags[at].pos == "ADV" or doc.lowers[at] == ","):
        at -= 1
    relative = at > predicate.sentence.start and doc.lowers[at] in lexicon(doc).relative - lexicon(doc).relative_heads
    if relative:
        if predicate.lex.preposition_of.get(doc.lowers[at - 1]) != entry.prep:
            return False
        at -= 2 + (doc.lowers[at - 2] == ",")
    while at >= predicate.sentence.start and (owner := found.noun_of[at]) >= 0:
        phrase = found.nouns[owner]
        if (relative or phrase.prep == entry.prep) and predicate.lex.matches(doc, phrase.head, entry.words) >= 0:
            return True
        if relative and phrase.prep != predicate.lex.genitive:
            return False
        at = phrase.prep_token - 1 if phrase.prep else predicate.sentence.start - 1
    return False


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


@rule("event.support", example="La Norvegia ha firmato un accordo con la Svezia.")
def supported(predicate: Predicate) -> Iterator[Candidate]:
    """A noun of a happening as the object of a verb that does, starts, ends or undergoes it."""
    lemma, perform = predicate.verb.lemma, predicate.lex.support["perform"]
    if (predicate.passive or predicate.reflexive) and takes_place(predicate):
        return
    for phrase in object_heads(predicate):
        for trigger, end in noun_triggers(predicate.doc, predicate, phrase):
            if lemma in trigger.verbs or lemma in trigger.undergo or lemma in perform:
                yield from _with_noun("event.support", predicate, trigger, phrase, end)


@rule("event.happens", example="A Valdora è iniziato lo sciopero dei minatori.")
def happens(predicate: Predicate) -> Iterator[Candidate]:
    """A noun of a happening as the subject of a verb that says that it takes place."""
    doc, lex, verb = predicate.doc, predicate.lex, predicate.verb
    ongoing = _ongoing(predicate) if verb.lemma in lex.copula else 0
    exists = lex.there & set(verb.clitics) and verb.lemma in lex.copula and (verb.tense == "Fut" or verb.perfect)
    expected = predicate.passive and verb.lemma in lex.status["expected"] and not predicate.subject
    known = ongoing or exists or expected or (verb.lemma, predicate.reflexive) in lex.happen or takes_place(predicate)
    if not known and verb.lemma not in lex.happening:
        return
    phrase = _antecedent(predicate) or predicate.subject_phrase or right_subject(doc, verb)
    if ongoing and (phrase is None or not noun_triggers(doc, predicate, phrase)):
        phrase = _noun_after(predicate, ongoing)
    if phrase is None:
        return
    for trigger, end in noun_triggers(doc, predicate, phrase):
        if known or verb.lemma in trigger.happens:
            for candidate in _with_noun("event.happens", predicate, trigger, phrase, end, happens=True):
                if ongoing and candidate.status == ACTUAL and _scheduled(predicate, ongoing):
                    candidate.status = PLANNED
                yield candidate


def takes_place(predicate: Predicate) -> bool:
    """Whether the verb says of its subject that it takes place: "è iniziato", and nobody by whom."""
    if predicate.reflexive:
        return (predicate.verb.lemma, True) in predicate.lex.happen
    return (predicate.verb.lemma, False) in predicate.lex.happen and not (predicate.passive and predicate.subject)


def _antecedent(predicate: Predicate) -> NounPhrase | None:
    """The happening that a relative clause is about: "un ciclo di colloqui tra …, che si terrà"."""
    doc, found = predicate.doc, chunks(predicate.doc)
    at = predicate.verb.start - 1
    if at < predicate.sentence.start or doc.lowers[at] not in lexicon(doc).relative_heads:
        return None
    at -= 1
    while at >= predicate.sentence.start and (doc.lowers[at] == "," or doc.lowers[at] in lexicon(doc).coordinators):
        at -= 1
    while at >= predicate.sentence.start and (owner := found.noun_of[at]) >= 0:
        phrase = found.nouns[owner]
        if agrees(phrase, predicate.verb, doc) and noun_triggers(doc, predicate, phrase):
            return phrase
        at = (phrase.prep_token if phrase.prep else phrase.start) - 1
        if not phrase.prep and (at < 0 or doc.lowers[at] not in lexicon(doc).coordinators):
            return None
        at -= not phrase.prep
    return None


def _ongoing(predicate: Predicate) -> int:
    """One past "in corso" after the copula, or 0."""
    doc, at = predicate.doc, predicate.verb.end
    while at < predicate.sentence.end and doc.tags[at].pos == "ADV":
        at += 1
    return max(0, *(predicate.lex.matches(doc, at, words) for words in predicate.lex.ongoing))


def _scheduled(predicate: Predicate, end: int) -> bool:
    """Whether the words after the copula, which end at token `end`, say that it is still to come."""
    doc, lex = predicate.doc, predicate.lex
    starts = range(predicate.verb.end, end)
    return any(lex.matches(doc, at, words) == end for at in starts for words in lex.scheduled)


def _noun_after(predicate: Predicate, at: int) -> NounPhrase | None:
    """The phrase whose head is the first noun from token `at`: "sono in corso le indagini"."""
    doc = predicate.doc
    while at < predicate.sentence.end and doc.tags[at].pos in ("DET", "ADJ", "NUM"):
        at += 1
    owner = chunks(doc).noun_of[at] if at < predicate.sentence.end else -1
    if owner < 0:
        return None
    phrase = chunks(doc).nouns[owner]
    return phrase._replace(start=at, head=at, prep="", prep_token=-1, kind="noun")


def noun_triggers(doc: Document, predicate: Predicate, phrase: NounPhrase) -> list[tuple[Trigger, int]]:
    """The triggers that the head of a phrase matches, with one past their last token; the longest first."""
    lex = predicate.lex
    entries = lex.nouns.get(doc.lemmas[phrase.head]) or lex.nouns.get(doc.lowers[phrase.head]) or ()
    found = []
    for rest, trigger in entries:
        end = lex.end_of(doc, phrase, rest)
        if end >= 0 and not followed(doc, lex, trigger, end):
            found.append((trigger, end))
    return found


def _with_noun(
    rule_id: str, predicate: Predicate, trigger: Trigger, phrase: NounPhrase, noun_end: int, *, happens: bool = False
) -> Iterator[Candidate]:
    doc, lex, verb = predicate.doc, predicate.lex, predicate.verb
    undergone = verb.lemma in trigger.undergo
    phrase = phrase._replace(end=max(phrase.end, noun_end))
    scene = Scene(doc, lex, trigger, predicate, phrase, undergone=undergone, happens=happens)
    if reason := scene.unmet():
        _abstain(rule_id, predicate, reason)
        return
    status = of_noun(doc, predicate, phrase, lex, done=trigger.event_type in lex.status["done_when_announced"])
    if status is None:
        _abstain(rule_id, predicate, "an infinitive of which it is not said whether it happened")
        return
    start, end = _joined(doc, verb.start, verb.end, phrase)
    if doc.sentence_of[phrase.head] != doc.sentence_of[verb.head]:
        noun_end = end
    elif (start, end) == (verb.start, verb.end):
        start, end = phrase.head, max(noun_end, phrase.head + 1)
    lemma = f"{verb.lemma} {doc.lemmas[phrase.head]}"
    yield Candidate(
        trigger,
        rule_id,
        start,
        max(end, noun_end if end > phrase.head else end),
        lemma,
        status,
        predicate,
        phrase,
        scene.actors,
        scene.targets,
    )


VERB_RULES = (with_object, idiom, supported, happens, alone)
