"""A capital in a sentence: the city where something happens, or the state that does it."""

from __future__ import annotations

from pipelines.language.document import Document, Entity
from pipelines.language.mentions.gazetteer import Name
from pipelines.language.mentions.titles import Titles

REACH = 7
"""How many tokens before "a Mosca" the verb that governs it is looked for."""
DATELINE = frozenset(",-–—(:.")


def capital_means(doc: Document, start: int, end: int, name: Name, lex: Titles, before: Entity | None) -> Entity:
    """The state or the city that `name` at tokens `[start, end)` means.

    `before` is what a capital joined to it by "e" was. A place after a preposition of place, unless the verb or noun
    before gives something to somebody; a place in a dateline and after nouns that only a city has; else the state,
    for the capitals that regularly stand for one.
    """
    city = name.city
    if city is None:
        return name.entity
    lowers, tags = doc.lowers, doc.tags
    floor = doc.sentences[doc.sentence_of[start]].start
    if start == floor:
        dateline = end < len(doc) and lowers[end] in DATELINE and doc.sentence_of[end] == doc.sentence_of[start]
        return city if dateline or not name.metonym else name.entity
    word = lowers[start - 1]
    if before is not None and word in lex.and_:
        return name.entity if before.entity_type == "country" else city
    if not name.metonym:
        return city
    previous = lowers[start - 2] if start - 2 >= floor else ""
    if word in lex.to:
        return name.entity if gets_something(doc, start, lex) else city
    if word in lex.from_:
        if start - 2 >= floor and tags[start - 2].pos == "VERB" and doc.lemmas[start - 2] not in lex.places["motion"]:
            return name.entity
        return name.entity if previous in lex.places["dative_nouns"] else city
    if word in lex.on:
        return name.entity if previous in lex.places["dative_nouns"] else city
    if word in lex.for_:
        return city if _verb_before(doc, start - 1, floor) in lex.places["motion"] else name.entity
    if word in lex.locative:
        return city
    if word in lex.of:
        at = start - 2
        while at > floor and tags[at].pos == "ADJ":
            at -= 1
        return city if at >= floor and lowers[at] in lex.places["nouns"] else name.entity
    if word in lex.places["nouns"]:
        return city
    return name.entity


def gets_something(doc: Document, start: int, lex: Titles) -> bool:
    """Whether what stands after "a" is given, told or done something, and so is no place: "sanzioni a Mosca"."""
    floor = doc.sentences[doc.sentence_of[start]].start
    if start - 2 >= floor and doc.lowers[start - 2] in lex.places["dative_nouns"]:
        return True
    return _verb_before(doc, start - 1, floor) in lex.places["dative_verbs"]


def _verb_before(doc: Document, index: int, floor: int) -> str:
    for at in range(index - 1, max(floor, index - REACH) - 1, -1):
        if doc.tags[at].pos == "VERB":
            return doc.lemmas[at]
    return ""
