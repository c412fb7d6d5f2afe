"""The subject of a verb group: by order, agreement and punctuation, or None where the text does not show it.

Italian drops its subjects and puts them after the verb at will; an unwritten one is for
`pipelines.language.mentions` to resolve.
"""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.syntax.agreement import agrees, ends_list
from pipelines.language.syntax.antecedents import antecedent
from pipelines.language.syntax.appositions import (
    apposed_name,
    governing_verb,
    name_after_indefinite,
    prepositional_role,
    role_before,
)
from pipelines.language.syntax.arguments import STOPS, coordinated
from pipelines.language.syntax.chunks import chunks
from pipelines.language.syntax.lexicon import Lexicon, lexicon
from pipelines.language.syntax.lists import first_of_list, first_of_two
from pipelines.language.syntax.nouns import NounPhrase
from pipelines.language.syntax.steps import (
    DASHES,
    INCISE_MARKS,
    before_clause,
    before_quotation,
    incise_start,
    short_incise,
    stands_apart,
    subordinate,
)
from pipelines.language.syntax.times import time_end, time_start
from pipelines.language.syntax.verbs import VerbGroup


def subject_of(doc: Document, index: int, *, inverted: bool = False, after: int = -1) -> NounPhrase | None:
    """The phrase that is the written subject of verb group `index`, or None.

    `inverted` prefers a subject after the verb, as reporting verbs beside a quotation have it; `after` is where an
    idiom ends that the verb opens ("ha reso noto"). Where several are joined, the first is returned (`coordinated`
    gives the rest).
    """
    verb = chunks(doc).verbs[index]
    if verb.form == "Fin" or verb.form == "Part":
        if inverted:
            return right_subject(doc, verb, after) or left_subject(doc, index)
        left = left_subject(doc, index)
        if left is not None and not _joined_with_its_own(doc, verb, after):
            return left
        if _may_invert(verb, lexicon(doc)):
            return right_subject(doc, verb, after)
    elif verb.form == "Ger":
        return _gerund_subject(doc, index)
    return None


def _joined_with_its_own(doc: Document, verb: VerbGroup, after: int) -> bool:
    """Whether "e" stands right before a verb that takes no object and its subject right after it: "manca la Lega e si è
    astenuta la giunta"."""
    lex = lexicon(doc)
    joined = verb.start > 0 and doc.lowers[verb.start - 1] in lex.coordinators
    if not joined or not _may_invert(verb, lex):
        return False
    right = right_subject(doc, verb, after)
    return right is not None and right.start == verb.end


def _may_invert(verb: VerbGroup, lex: Lexicon) -> bool:
    """Whether a bare phrase after the verb is its subject and not its object."""
    if verb.passive or verb.lemma in lex.unaccusative or verb.copular:
        return True
    return any(clitic in lex.object_clitics or clitic in lex.impersonal_clitics for clitic in verb.clitics)


def right_subject(doc: Document, verb: VerbGroup, after: int = -1) -> NounPhrase | None:
    """The bare phrase after the verb (or from token `after`) where it agrees: past adverbs and times, and past two
    complements at most, as of whom it was said to ("ha detto ai giornalisti in aula il ministro")."""
    found, lex = chunks(doc), lexicon(doc)
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    at = max(verb.end, after)
    complements = 0
    while at < sentence.end:
        owner = found.noun_of[at]
        if owner < 0 and doc.lowers[at] in lex.preposition_of and at + 1 < sentence.end:
            owner = found.noun_of[at + 1]
        if owner >= 0:
            phrase = found.nouns[owner]
            if phrase.prep:
                time = time_end(doc, at)
                if time > at:
                    at = time
                    continue
                if (name := name_after_indefinite(doc, phrase)) is not None:
                    return name if agrees(name, verb, doc) else None
                of_complement = phrase.prep == lex.genitive
                whence = phrase.prep == lex.agent and not verb.passive
                verbal = phrase.prep in lex.of_verbs and not whence
                if verbal or (complements == 0 if of_complement else complements == 2):
                    return None
                complements, at = complements + (not of_complement), phrase.end
                continue
            if (time := time_end(doc, phrase.start)) > phrase.start and time >= phrase.end:
                at = time
                continue
            return phrase if agrees_after(doc, phrase, verb) else None
        timed = at + (doc.lowers[at] in lex.preposition_of and at + 1 < sentence.end)
        if (time := time_end(doc, at)) > at or (time := time_end(doc, timed)) > timed:
            at = time
        elif doc.tags[at].pos in (("ADV", "ADJ") if at == verb.end else ("ADV",)) or (
            complements and doc.lowers[at] in lex.possessives
        ):
            at += 1
        elif doc.lowers[at] == "," and (close := short_incise(doc, at, sentence.end)):
            at = close
        elif complements and (owner := found.verb_of[at]) >= 0 and found.verbs[owner].form == "Part":
            at = found.verbs[owner].end
        else:
            return None
    return None


def agrees_after(doc: Document, phrase: NounPhrase, verb: VerbGroup) -> bool:
    """Agreement of a subject that follows: a list that begins in the singular may take a plural verb."""
    if agrees(phrase, verb, doc):
        return True
    return verb.number == "Plur" and len(coordinated(doc, phrase)) > 1


def left_subject(doc: Document, index: int) -> NounPhrase | None:
    """The nearest bare phrase to the left that agrees, past complements, incises and relative clauses."""
    found, lex = chunks(doc), lexicon(doc)
    verb = found.verbs[index]
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    at = verb.start - 1
    first = True
    while at >= sentence.start:
        word = doc.lowers[at]
        if doc.quotation_of[verb.head] < 0 <= doc.quotation_of[at] and stands_apart(doc, doc.quotation_of[at]):
            at = before_quotation(doc, at)
            first = False
            continue
        if (time := time_start(doc, at)) >= 0 and found.verb_of[at] < 0:
            at = time - 1
            continue
        if (owner := found.noun_of[at]) >= 0:
            phrase = found.nouns[owner]
            if not phrase.prep and doc.lemmas[phrase.head] in lex.moments:
                # "che un giorno gli disse"
                at = phrase.start - 1
                continue
            if phrase.prep:
                name = name_after_indefinite(doc, phrase) if first else None
                if name is not None and agrees(name, verb, doc):
                    return name
                at = phrase.prep_token - 1
                first = False
                continue
            if (role := prepositional_role(doc, phrase, sentence.start)) >= 0:
                at = role - 1
                first = False
                continue
            governor = governing_verb(doc, phrase)
            if governor >= 0:
                at = before_clause(doc, governor, sentence.start)
                if at < 0:
                    return None
                continue
            before = phrase.start - 1
            if before > sentence.start and doc.lowers[before] in lex.examples and found.noun_of[before - 1] >= 0:
                at = before - 1
                continue
            listed = doc.lowers[before] == "," or doc.lowers[before] in lex.coordinators
            if listed and verb.number == "Sing" and ends_list(doc, phrase) and found.noun_of[before - 1] >= 0:
                at = before - 1
                continue
            if verb.number == "Plur" and (opener := first_of_two(doc, before, sentence.start)) is not None:
                return opener
            if agrees(phrase, verb, doc):
                named = role_before(doc, apposed_name(doc, phrase, sentence.start, verb.start))
                # "Terralta, un gruppo e marchio di Oslo, ha annunciato": the list may be the apposition.
                return apposed_name(doc, first_of_list(doc, named), sentence.start)
            at = phrase.start - 1
            first = False
            continue
        if (owner := found.verb_of[at]) >= 0:
            at = before_clause(doc, owner, sentence.start)
            if at < 0:
                return None
            first = False
            continue
        if word in INCISE_MARKS:
            opening = incise_start(doc, at, sentence.start)
            if opening >= 0 and first and doc.lowers[opening - 1] in lex.coordinators:
                # "X perde quota e, in una nota, avverte che"
                return _shared_subject(doc, index, sentence.start)
            if opening >= 0:
                at = opening - 1
                first = False
                continue
            if first and _first_word_is_coordinator(doc, lex, verb.start):
                return _shared_subject(doc, index, sentence.start)
            at -= 1
            continue
        if (opener := first_of_two(doc, at, sentence.start)) is not None:
            return opener
        if word in lex.relative and doc.tags[at].pos in ("PRON", "SCONJ", "DET", "ADP", "ADV"):
            if word not in lex.relative_heads:
                if at == sentence.start or doc.tags[at - 1].pos != "DET":
                    return None
                at -= 1
            return antecedent(doc, at, verb, sentence.start)
        if word in lex.postposed and at - 1 >= sentence.start and found.noun_of[at - 1] >= 0:
            at -= 1
            continue
        joins = word in lex.coordinators or (word in lex.adversatives and doc.lowers[at - 1] not in lex.relative)
        if joins and first:
            return _shared_subject(doc, index, sentence.start)
        if word in STOPS or word == "." or doc.tags[at].pos == "SCONJ":
            return None
        if doc.quotation_of[at] != doc.quotation_of[verb.head]:
            at = before_quotation(doc, at)
            first = False
            continue
        if doc.tags[at].pos not in ("ADV", "PUNCT"):
            first = False
        at -= 1
    return None


def _first_word_is_coordinator(doc: Document, lex: Lexicon, token: int) -> bool:
    return token > 0 and doc.lowers[token] in lex.adversatives


def _shared_subject(doc: Document, index: int, start: int) -> NounPhrase | None:
    """The subject of the finite verb that this one is joined to by "e" or "ma"."""
    found = chunks(doc)
    verb = found.verbs[index]
    for other in range(index - 1, -1, -1):
        previous = found.verbs[other]
        if previous.head < start:
            return None
        if previous.form != "Fin" or doc.quotation_of[previous.head] != doc.quotation_of[verb.head]:
            continue
        closed = sum(doc.lowers[token] in DASHES for token in range(previous.end, verb.start))
        if closed % 2 and subordinate(doc, previous):
            # "vuole che i fondi – che la legge fissa – salgano e annuncia": what stands between dashes is aside.
            continue
        subject = subject_of(doc, other)
        if subject is not None and doc.lemmas[subject.head] in lexicon(doc).nobody:
            continue
        if subject is not None and agrees(subject, verb, doc):
            return subject
        if subject is None and previous.finite >= 0 and not _in_relative(doc, previous, start):
            return None
    return None


def _in_relative(doc: Document, verb: VerbGroup, start: int) -> bool:
    lex = lexicon(doc)
    return verb.start - 1 >= start and doc.lowers[verb.start - 1] in lex.relative


def _gerund_subject(doc: Document, index: int) -> NounPhrase | None:
    """The subject of the finite verb that the gerund hangs on: the nearest before it, else the nearest after."""
    found = chunks(doc)
    verb = found.verbs[index]
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    quotation = doc.quotation_of[verb.head]
    for other in range(index - 1, -1, -1):
        previous = found.verbs[other]
        if previous.head < sentence.start:
            break
        if previous.form == "Fin" and doc.quotation_of[previous.head] == quotation:
            return subject_of(doc, other)
    for other in range(index + 1, len(found.verbs)):
        following = found.verbs[other]
        if following.head >= sentence.end:
            break
        if following.form == "Fin" and doc.quotation_of[following.head] == quotation:
            return subject_of(doc, other)
    return None
