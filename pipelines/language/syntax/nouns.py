"""Noun phrases, read off the tags in one pass: determiner to last adjective, with the preposition before them."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from pipelines.language.document import Document
from pipelines.language.syntax.lexicon import Lexicon
from pipelines.language.syntax.roles import titled

DETERMINING = frozenset({"DET", "ADP", "NUM", "ADJ"})
NOMINAL = frozenset({"NOUN", "PROPN"})
QUOTE_MARKS = frozenset("«»“”\"„‘’'")


class NounPhrase(NamedTuple):
    """Tokens `[start, end)` from determiner to last adjective, without preposition, complements and appositions."""

    start: int
    end: int
    head: int
    prep: str
    """The preposition that governs it ("di" for "della"), or empty."""
    prep_token: int
    """Its token, which is also `start` where article and preposition are one word; -1 where there is none."""
    number: str
    gender: str
    person: str
    kind: str
    """`noun`, `name`, `pronoun`."""


def noun_phrases(doc: Document, lex: Lexicon, verb_of: list[int]) -> tuple[tuple[NounPhrase, ...], list[int]]:
    phrases: list[NounPhrase] = []
    owner = [-1] * len(doc)
    mention_end = {
        mention.start: mention.end
        for mention in doc.mentions
        if mention.kind == "name" and not (mention.entity and mention.entity.entity_type == "commodity")
    }
    time_end = {time.start: time.end for time in doc.times if time.kind in ("date", "clock", "set")}
    for sentence in doc.sentences:
        index = sentence.start
        while index < sentence.end:
            if index in time_end:
                index = time_end[index]
                continue
            phrase = _noun_phrase(doc, lex, index, sentence.end, verb_of, mention_end, time_end)
            if phrase is None:
                index += 1
                continue
            for token in range(phrase.start, phrase.end):
                owner[token] = len(phrases)
            phrases.append(phrase)
            index = phrase.end
    return tuple(phrases), owner


def _noun_phrase(
    doc: Document,
    lex: Lexicon,
    index: int,
    stop: int,
    verb_of: list[int],
    mention_end: dict[int, int],
    barred: dict[int, int],
) -> NounPhrase | None:
    """The noun phrase that begins at `index` (at its preposition, where it has one), or None."""
    tags, lowers = doc.tags, doc.lowers
    prep, prep_token = _preposition(doc, lex, index, stop)
    start = index
    if prep_token >= 0:
        start = prep_token if lowers[prep_token] in lex.articulated else prep_token + 1
        if start + 1 < stop and start > prep_token and tags[start].pos == "ADV" and tags[start + 1].pos == "NUM":
            # "in almeno 40 casi"
            start += 1
    named = titled(doc).get(start - 1)
    if named is not None and named.start > start:
        # The complement of a role is no part of the name after it: "il ministro dell'Energia Ivo Ferri".
        stop = min(stop, named.start)
    at = start if start != prep_token else start + 1
    if at >= stop or (lowers[at] in lex.possessives and at and tags[at - 1].pos == "NOUN"):
        # "dal canto suo": the possessive belongs to the noun before it.
        return None
    number = gender = ""
    while at < stop and at not in mention_end and at not in barred:
        pos = tags[at].pos
        if (
            pos == "DET"
            and at > start
            and (tags[at - 1].pos == "ADJ" or lowers[at - 1] in lex.possessives)
            and _article(doc, lex, at)
        ):
            # "ribatte secco il sindaco": the adjective is the verb's.
            return None
        if pos == "DET" and at > start and tags[at - 1].pos == "NUM" and lowers[at] in lex.definite_articles:
            break
        paired = at > start and pos == "CCONJ" and at + 2 < stop and tags[at - 1].pos == tags[at + 1].pos == "ADJ"
        if paired or pos == "DET" or (pos in ("ADJ", "NUM") and verb_of[at] < 0) or _opens_phrase(doc, lex, at, stop):
            number = number or tags[at].number
            gender = gender or tags[at].gender
            at += 1
        elif (
            at > start and at + 1 < stop and (lowers[at] in QUOTE_MARKS or (pos == "ADV" and tags[at + 1].pos == "ADJ"))
        ):
            at += 1
        else:
            break
    if at >= stop or at in barred:
        return None
    if at in mention_end and at == start + 1 and tags[start].pos == "ADJ" and doc.words[start].islower():
        # "taglia corto Ada Neri": the adjective is the verb's.
        return None
    head, end, kind = -1, at, "noun"
    if at in mention_end:
        end = min(mention_end[at], stop)
        head, kind = _name_head(doc, at, end), "name"
    elif tags[at].pos in NOMINAL or (tags[at].pos == "X" and doc.words[at][:1].isalpha()):
        while end < stop and tags[end].pos in ("PROPN", "X") and verb_of[end] < 0:
            if end > at and end in mention_end and "." in doc.words[end - 1][1:-1]:
                # "dice a Vena.net Ada Neri": the name of a site is one word.
                break
            end += 1
        if end > at:
            head, kind = at, "name"
        else:
            head, end = at, at + 1
    elif tags[at].pos == "PRON" and lowers[at] in lex.subject_pronouns and at == start:
        head, end, kind = at, at + 1, "pronoun"
    elif at > start and tags[at - 1].pos in ("ADJ", "NUM") and tags[at].pos not in NOMINAL:
        # "i russi", "i due": an adjective or numeral that stands for its noun.
        determined = start == prep_token or tags[start].pos == "DET" or lowers[start] in lex.predeterminers
        if not determined and tags[at - 1].pos != "NUM":
            return None
        head, end = at - 1, at
    if head < 0:
        return None
    if prep == lex.dative and (kind == "name" or tags[head].number == "Plur" or doc.lemmas[head] in lex.audiences):
        # Who is told something and who tells it: "ha detto ai giornalisti Ivo Ferri".
        persons = _persons(doc)
        stop = min([stop, *persons[bisect_left(persons, end) :][:1]])
    if doc.lemmas[head] in lex.unnamed:
        # "di tutt'altro avviso Ada Neri": an opinion has no name.
        stop = next((at for at in range(end, stop) if tags[at].pos == "PROPN"), stop)
    relative = index and lowers[index - 1] in lex.relative
    end = _adjectives_after(doc, lex, end, stop, verb_of, mention_end, barred, "" if relative else prep)
    tag = tags[head]
    person = "3"
    if kind == "pronoun":
        person, number, gender = lex.pronouns.get(lowers[head], ("3", tag.number, tag.gender))
    elif kind == "noun":
        # The article of "i caccia", and the adjective of "grandi quantità", tell what the noun does not.
        told = tags[start].pos == "DET" or lowers[head].endswith(lex.invariable_endings)
        number = number if number and told else tag.number or number
        gender = tag.gender or gender
    elif not number:
        number = tag.number
    return NounPhrase(start, end, head, prep, prep_token, number, gender, person, kind)


def _preposition(doc: Document, lex: Lexicon, index: int, stop: int) -> tuple[str, int]:
    """The preposition that begins at `index`, by its plain form, and its last token; empty and -1 where none does."""
    word, pos = doc.lowers[index], doc.tags[index].pos
    for words, plain in lex.complex.get(word, ()):
        last = index + len(words) - 1
        if (
            last < stop
            and tuple(doc.lowers[index:last]) == words[:-1]
            and lex.preposition_of.get(doc.lowers[last]) == words[-1]
        ):
            return plain, last
    if word in lex.preposition_of and pos in ("ADP", "DET", "SCONJ", "ADV"):
        return lex.preposition_of[word], index
    if word in lex.preposition_of and pos == "ADJ" and (not index or doc.tags[index - 1].pos not in DETERMINING):
        return lex.preposition_of[word], index
    return "", -1


def _opens_phrase(doc: Document, lex: Lexicon, token: int, stop: int) -> bool:
    """Whether the token is a determiner by its form, whatever the tagger made of it: "i suoi", "tutti i"."""
    word = doc.lowers[token]
    if word in lex.predeterminers:
        return doc.tags[token].pos not in ("AUX", "VERB")
    return word in lex.possessives and token + 1 < stop and doc.tags[token + 1].pos in ("NOUN", "ADJ", "NUM", "PROPN")


def _article(doc: Document, lex: Lexicon, token: int) -> bool:
    return doc.lowers[token] in lex.definite_articles or doc.lemmas[token] in lex.indefinite_articles


def _persons(doc: Document) -> tuple[int, ...]:
    """Where the names of persons begin, in order."""
    found = doc.cache.get("person_starts")
    if found is None:
        found = doc.cache["person_starts"] = tuple(
            mention.start
            for mention in doc.mentions
            if mention.kind == "name" and mention.entity is not None and mention.entity.entity_type == "person"
        )
    return found


def _verb_at(doc: Document, lex: Lexicon, at: int, stop: int) -> bool:
    """Whether a finite verb begins at the token, past negation and clitics."""
    while at < stop and (doc.lowers[at] in lex.negation or doc.lowers[at] in lex.clitics):
        at += 1
    return at < stop and doc.tags[at].form == "Fin"


def _name_head(doc: Document, start: int, end: int) -> int:
    """The token of a name that an apposition or role would hang on: its first noun or proper noun."""
    return next((token for token in range(start, end) if doc.tags[token].pos in NOMINAL), start)


def _opens_next(doc: Document, lex: Lexicon, token: int, stop: int) -> bool:
    """Whether an adjective belongs to the noun after it, and not to the one before: "ha inviato a Oslo nuovi aiuti"."""
    if doc.tags[token].pos != "ADJ" or token + 1 >= stop or doc.tags[token + 1].pos != "NOUN":
        return False
    return doc.lemmas[token] in lex.before_nouns


def _counts(doc: Document, token: int, stop: int) -> bool:
    """Whether a numeral at the token, whatever its tag, counts the noun after it: "Al Congresso undici senatori"."""
    starts = doc.cache.get("number_starts")
    if starts is None:
        starts = doc.cache["number_starts"] = frozenset(number.start for number in doc.numbers)
    return token in starts and token + 1 < stop and doc.tags[token + 1].pos == "NOUN"


def _adjectives_after(
    doc: Document,
    lex: Lexicon,
    end: int,
    stop: int,
    verb_of: list[int],
    mention_end: dict[int, int],
    barred: dict[int, int],
    prep: str = "",
) -> int:
    """Where the adjectives, nouns and names joined to a head end ("sito internet"), at a time (`barred`) the latest."""
    tags = doc.tags
    while end < stop:
        tag = tags[end]
        if prep and doc.words[end][:1].isupper() and end not in barred and end - 1 not in titled(doc):
            named = mention_end.get(end, end + 1)
            medium = any(doc.lemmas[token] in lex.audiences for token in range(max(0, end - 2), end))
            if not medium and (end in mention_end or tag.pos == "PROPN") and _verb_at(doc, lex, named, stop):
                # "A Bruxelles Crosetti ha detto": the name is the verb's.
                break
        if end in mention_end:
            if mention_end[end] > end + 1 and end in _persons(doc) and end - 1 not in titled(doc):
                # "ha preso la parola Ada Neri": a full name is part of its role alone.
                break
            end = min(mention_end[end], stop)
        elif prep and tag.pos in NOMINAL and doc.words[end][:1].isupper() and end + 1 in _persons(doc):
            # "Durante l'omelia Monsignor Bruni ha detto": the title begins another phrase.
            break
        elif _opens_next(doc, lex, end, stop) or _counts(doc, end, stop):
            break
        elif (
            (tag.pos == "ADJ" and verb_of[end] < 0)
            or (tag.pos == "PROPN" and doc.words[end][:1].isupper())
            or (tag.pos == "NOUN" and tags[end - 1].pos in ("NOUN", "ADJ") and end not in barred)
        ) or (tag.pos in ("NUM", "PRON") and doc.lemmas[end - 1] in lex.numbered):
            end += 1
        elif tag.pos == "ADV" and end + 1 < stop and tags[end + 1].pos == "ADJ" and doc.lowers[end] not in lex.negation:
            end += 2
        else:
            break
    return end
