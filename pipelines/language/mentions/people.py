"""The persons of one article: which names, titles and genders are one person's."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.language.document import Entity
from pipelines.language.mentions.fold import fold
from pipelines.language.mentions.gazetteer import Gazetteer, Listed
from pipelines.language.mentions.titles import Role

LONGEST_NAME = 7
"""Words; a longer row of capitals is a title or a list, not a name."""


PARTICLES = frozenset(
    {"di", "de", "del", "della", "la", "le", "da", "d", "dal", "dalla", "lo", "van", "von", "el", "al"}
)
"""Folded words that begin a surname, so that a name which begins with one has no given name."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in the article. `words` is the fullest form so far, `keys` its folded words."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    surface: str
    listed: Listed | None = None
    gender: str = ""
    country: str | None = None
    roles: list[Role] = field(default_factory=list)

    def entity(self) -> Entity:
        """As an Entity: of a listed person the gazetteer's, else the fullest name that the article has."""
        if self.listed is not None:
            return self.listed.entity
        return Entity("person", self.surface, self.country, gender=self.gender)


class People:
    """The register of persons of one article, in order of first mention."""

    def __init__(self, places: Gazetteer) -> None:
        self.places = places
        self.all: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}

    def full(self, words: tuple[str, ...], surface: str) -> Person:
        """The person of a name of two words or more, entered if new."""
        keys = tuple(key for word in words for key in fold(word).split())
        known = self.places.listed_by_name
        listed = known.get(" ".join(keys)) or (known.get(f"{keys[0]} {keys[-1]}") if len(keys) == 3 else None)
        for person in self._by_word.get(keys[-1], ()):
            if (listed is not None and person.listed is listed) or _same(person.keys, keys):
                if len(keys) > len(person.keys):
                    person.words, person.surface = words, surface
                    self._enter(person, keys)
                person.listed = person.listed or listed
                return person
        person = Person(words, keys, surface, listed)
        person.gender = listed.entity.gender if listed else self.places.given.get(keys[0], "")
        person.country = listed.entity.country if listed else None
        self.all.append(person)
        self._enter(person, keys)
        return person

    def _enter(self, person: Person, keys: tuple[str, ...]) -> None:
        person.keys = keys
        for key in dict.fromkeys(keys):
            owners = self._by_word.setdefault(key, [])
            if person not in owners:
                owners.append(person)

    def of_word(self, word: str, gender: str = "") -> list[Person]:
        """Who in this article a single name can mean: by surname, else by another part of the name."""
        key = fold(word)
        owners = [p for p in self._by_word.get(key, ()) if not gender or not p.gender or p.gender == gender]
        by_surname = [person for person in owners if key == person.keys[-1] or _family_first(person, key)]
        return by_surname or owners

    def by_surname(self, word: str, surface: str) -> Person | None:
        """A listed person whose surname alone tells who it is, entered if new."""
        listed = self.places.listed_by_name.get(fold(word))
        if listed is None or (" " not in listed.entity.name and fold(word) != fold(listed.entity.name)):
            return None
        for person in self.all:
            if person.listed is listed:
                return person
        person = Person((word,), (fold(word),), surface, listed, listed.entity.gender, listed.entity.country)
        self.all.append(person)
        self._enter(person, tuple(fold(listed.entity.name).split()))
        return person

    def single(self, word: str, gender: str = "") -> Person:
        """A person known by one name only ("il sindaco Rossi"), entered as new."""
        person = Person((word,), (fold(word),), word, gender=gender or self.places.given.get(fold(word), ""))
        self.all.append(person)
        self._enter(person, person.keys)
        return person


def _family_first(person: Person, key: str) -> bool:
    """Whether the first word may be the surname: an unlisted name of no known given name first is left alone."""
    return person.listed is not None and key == person.listed.surname


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: equal surname, and given names equal, left out or abbreviated."""
    if len(one) == 1 or len(other) == 1:
        return one[-1] == other[-1]
    if one[-1] != other[-1]:
        return False
    first, second = one[0], other[0]
    if first in PARTICLES or second in PARTICLES:
        return set(one) <= set(other) or set(other) <= set(one)
    if first == second:
        return set(one) <= set(other) or set(other) <= set(one)
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]
