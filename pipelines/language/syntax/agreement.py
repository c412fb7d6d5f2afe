"""Agreement in person, number and gender between a phrase and a verb."""

from __future__ import annotations

from pipelines.language.document import Document, Mention
from pipelines.language.syntax.lexicon import lexicon
from pipelines.language.syntax.nouns import NounPhrase
from pipelines.language.syntax.verbs import VerbGroup


def agrees(phrase: NounPhrase, verb: VerbGroup, doc: Document) -> bool:
    """Whether the phrase can be the subject as far as person, number and gender show."""
    if verb.person and phrase.person != verb.person:
        return False
    number = number_of(doc, phrase)
    if verb.number and number and number != verb.number and not ends_list(doc, phrase):
        return False
    return not (
        verb.gender
        and phrase.gender
        and verb.passive
        and phrase.gender != verb.gender
        and number == "Sing"
        and phrase.kind == "noun"
    )


def number_of(doc: Document, phrase: NounPhrase) -> str:
    if phrase.kind == "name":
        return _name_numbers(doc).get(phrase.head, "")
    return phrase.number


def ends_list(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase ends a list: "Russia e Stati Uniti"."""
    before = phrase.start - 1
    return before >= 0 and doc.lowers[before] in lexicon(doc).coordinators


def _number(doc: Document, mention: Mention) -> str:
    """The number of a name; unknown of one word without plural article for a plural entity, as of a capital that
    stands for its state: "Washington ha deciso"."""
    number = mention.entity.number
    single = mention.end - mention.start == 1
    determined = mention.start > 0 and doc.tags[mention.start - 1].number == "Plur"
    return "" if number == "Plur" and single and not determined else number


def _name_numbers(doc: Document) -> dict[int, str]:
    """Whether each token of a mention names one or several, worked out once."""
    numbers = doc.cache.get("name_numbers")
    if numbers is None:
        numbers = doc.cache["name_numbers"] = {
            token: _number(doc, mention)
            for mention in reversed(doc.mentions)
            if mention.entity is not None
            for token in range(mention.start, mention.end)
        }
    return numbers
