"""The gazetteers of a pack as one dictionary by first word, and what is known of countries and people in office.

Built once for a pack from `countries`, `places`, `organizations`, `persons` (TOML) and the generated TSV files beside
them. A lookup is one dict miss for most words of a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from pipelines.language.document import Document, Entity
from pipelines.language.mentions.fold import fold
from pipelines.language.pack import Pack
from pipelines.language.tokens import tokenize

LARGE_CITY = 1_000_000
"""A city of this size is known by its name anywhere; a smaller one only where the text says that it is a place."""


class Office(NamedTuple):
    """An office that somebody held: canonical role, its field ("esteri") or body ("Cremlino"), first and last day."""

    role: str
    of: str | None
    at: str | None
    first: date
    last: date

    def held(self, published: tuple[date, date] | None) -> bool:
        """Whether it can have been held when the article appeared; True where that is not known."""
        return published is None or (self.first <= published[1] and published[0] <= self.last)


class Listed(NamedTuple):
    """A person of `persons.toml`. `surname` is folded; empty where the surname alone may be anybody."""

    entity: Entity
    surname: str
    offices: tuple[Office, ...]
    epithets: frozenset[str]

    def held(self, role: str, published: tuple[date, date] | None) -> bool:
        """Whether the person can have held such an office when the article appeared."""
        return any(office.role == role and office.held(published) for office in self.offices)


class Name(NamedTuple):
    """One name of the gazetteer: its words as written and in lower case, and whom it names."""

    words: tuple[str, ...]
    lowers: tuple[str, ...]
    entity: Entity
    listed: Listed | None = None
    city: Entity | None = None
    """Of a capital that may stand for its state (`entity`): the city itself."""
    metonym: bool = False
    """The capital stands for the state unless the words around it say otherwise."""
    weak: bool = False
    """Taken only where the words around it say what it is: small foreign cities, names that are common words."""


@dataclass(slots=True)
class Gazetteer:
    """See the module. `names` are keyed by their first word in lower case, the longest first."""

    names: dict[str, list[Name]] = field(default_factory=dict)
    countries: dict[str, Entity] = field(default_factory=dict)
    nationalities: dict[str, Entity] = field(default_factory=dict)
    """Inflected adjectives of nationality in lower case."""
    adjectives: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By country: its usual adjective in the singular, masculine and feminine."""
    given: dict[str, str] = field(default_factory=dict)
    """Folded given names: `Masc`, `Fem` or empty where it may be either."""
    listed: list[Listed] = field(default_factory=list)
    listed_by_name: dict[str, Listed] = field(default_factory=dict)
    known: dict[tuple[str, str], Entity] = field(default_factory=dict)
    """Countries and bodies by type and name: what `part_of` can name."""

    def body_of(self, head: str, field: str, code: str, gender: str) -> Entity:
        """The body of a country, named by its adjective: "governo russo", "ministero del Commercio cinese"."""
        country = self.countries[code]
        adjectives = self.adjectives.get(code)
        adjective = adjectives[gender == "Fem"] if adjectives else country.name
        name = " ".join(part for part in (head, field, adjective) if part)
        return Entity("government", name, code, ("country", country.name), None, gender)

    @staticmethod
    def _begins(doc: Document, index: int) -> bool:
        """Whether a small word may have a capital here: it begins a sentence, and none follows it."""
        follows = index + 1 < len(doc) and doc.words[index + 1][0].isupper()
        return index == doc.sentences[doc.sentence_of[index]].start and not follows

    def match(self, doc: Document, index: int) -> Name | None:
        """The longest name that begins at token `index`, or None."""
        candidates = self.names.get(doc.lowers[index])
        if candidates is None:
            return None
        words, lowers, size = doc.words, doc.lowers, len(doc)
        for name in candidates:
            end = index + len(name.lowers)
            if end > size or tuple(lowers[index:end]) != name.lowers:
                continue
            if name.entity.entity_type == "commodity" and words[index][0].isupper() and not self._begins(doc, index):
                continue
            # Between the first word and the last newspapers write as they like: "Repubblica democratica del Congo".
            ends = ((name.words[at], words[index + at]) for at in (0, len(name.words) - 1))
            if all(not word[0].isupper() or told[0].isupper() for word, told in ends):
                if len(name.words) == 1 and len(name.words[0]) <= 2 and words[index] != name.words[0]:
                    continue
                return name
        return None


def gazetteer(pack: Pack) -> Gazetteer:
    """The gazetteer of a pack, built at the first call."""
    return pack.cached("gazetteer", _build)


def _build(pack: Pack) -> Gazetteer:
    made = Gazetteer()
    entries: dict[tuple[str, ...], Name] = {}

    def add(written: str, entity: Entity, **about: Any) -> None:
        if written.isalpha():
            words: tuple[str, ...] = (written,)
        else:
            starts, ends = tokenize(written, pack)
            words = tuple(written[start:end] for start, end in zip(starts, ends, strict=True))
        lowers = tuple(word.lower().replace("’", "'") for word in words)
        entries.setdefault(lowers, Name(words, lowers, entity, **about))
        made.known.setdefault((entity.entity_type, entity.name), entity)

    own = pack.table("countries")
    _add_countries(made, own, pack, add)
    _add_persons(made, pack, add)
    _add_bodies(made, pack, add)
    _add_places(made, own, pack, add)
    _add_commodities(pack, add)
    for lowers in sorted(entries, key=lambda key: (-len(key), key)):
        made.names.setdefault(lowers[0], []).append(entries[lowers])
    given = [(name, {"M": "Masc", "F": "Fem"}.get(gender, "")) for name, gender in _rows(pack, "given_names.tsv")]
    for name, gender in given:
        key = fold(name)
        made.given[key] = gender if made.given.get(key, gender) == gender else ""
    for name, gender in given:
        if (key := name.lower()) in made.given:
            made.given[key] = gender  # "Mario" is told by its own letters, not by "Marjo", which sounds alike
    return made


def _rows(pack: Pack, name: str) -> Iterator[list[str]]:
    for line in (pack.folder / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def _add_countries(made: Gazetteer, own: dict[str, Any], pack: Pack, add: Any) -> None:
    for code, name, geonames_id in _rows(pack, "countries.tsv"):
        about = own.get(code, {})
        gender = about.get("gender", "Fem" if name.endswith("a") else "Masc")
        number = about.get("number", "Sing")
        entity = Entity("country", name, code, None, int(geonames_id) if geonames_id else None, gender, number)
        made.countries[code] = entity
        add(name, entity)
        for alias in about.get("aliases", ()):
            add(alias, entity)
        if continent := about.get("continent"):
            add(continent, entity, city=Entity("place", continent, gender="Fem"), metonym=True)
        for adjective in about.get("adjectives", ()):
            forms = adjective if isinstance(adjective, list) else inflect(adjective)
            made.adjectives.setdefault(code, (forms[0], forms[1]))
            for form in forms:
                made.nationalities.setdefault(form, entity)


def inflect(adjective: str) -> list[str]:
    """Masculine and feminine singular of an adjective of nationality, then all plurals that its ending allows."""
    stem = adjective[:-1]
    if adjective.endswith(("co", "go")):
        hard = stem + "h"
        return [adjective, stem + "a", stem + "i", hard + "i", hard + "e"]
    if adjective.endswith("io"):
        return [adjective, stem + "a", stem, stem + "e"]
    if adjective.endswith("o"):
        return [adjective, stem + "a", stem + "i", stem + "e"]
    if adjective.endswith("e"):
        return [adjective, adjective, stem + "i"]
    if adjective.endswith("a"):
        return [adjective, adjective, stem + "i", stem + "e"]
    return [adjective, adjective]


def _add_persons(made: Gazetteer, pack: Pack, add: Any) -> None:
    surnames: dict[str, list[Listed]] = {}
    written: dict[str, str] = {}
    for row in pack.table("persons")["persons"]:
        entity = Entity("person", row["name"], row.get("country"), gender=row["gender"])
        offices = tuple(
            Office(o["role"], o.get("of"), o.get("at"), o["from"], o.get("to", date.max))
            for o in row.get("offices", ())
        )
        words = row["name"].split()
        surname = words[0] if row.get("family_first") else " ".join(words[_surname_start(words) :])
        listed = Listed(entity, fold(surname), offices, frozenset(row.get("epithets", ())))
        made.listed.append(listed)
        if not row.get("given_needed") and not row.get("aliases_only"):
            surnames.setdefault(fold(surname), []).append(listed)
            written[fold(surname)] = surname
        for name in [*([] if row.get("aliases_only") else [row["name"]]), *row.get("aliases", ())]:
            made.listed_by_name[fold(name)] = listed
            add(name, entity, listed=listed)
    for key, found in surnames.items():
        if len(found) == 1:
            made.listed_by_name[key] = found[0]


def _surname_start(words: list[str]) -> int:
    """The index where a surname begins: the last word, and the particles before it ("von der Leyen")."""
    start = len(words) - 1
    while start > 1 and (words[start - 1].islower() or words[start - 1] in ("Le", "La")):
        start -= 1
    return start


def _add_bodies(made: Gazetteer, pack: Pack, add: Any) -> None:
    table = pack.table("organizations")
    kind_of = {row["name"]: kind for kind, rows in table.items() for row in rows}
    for kind, rows in table.items():
        for row in rows:
            whole = row.get("part_of")
            if whole is not None:
                whole = ("country", made.countries[whole].name) if whole in made.countries else (kind_of[whole], whole)
            entity = Entity(
                kind, row["name"], row.get("country"), whole, None, row.get("gender", "Masc"), row.get("number", "Sing")
            )
            for name in (row["name"], *row.get("aliases", ())):
                add(name, entity, weak=row.get("ambiguous", False))


def _add_commodities(pack: Pack, add: Any) -> None:
    common = set(pack.table("places")["plain"]["commodities"])
    for entry in pack.table("commodities").values():
        if isinstance(entry, dict) and entry.get("names"):
            entity = Entity("commodity", entry["names"][0], gender="", number="")
            for name in entry["names"]:
                if name not in common:
                    add(name, entity)


def _add_places(made: Gazetteer, own: dict[str, Any], pack: Pack, add: Any) -> None:
    table = pack.table("places")
    plain = set(table["plain"]["words"])
    for code, names in table["regions"].items():
        for name in names:
            add(name, Entity("place", name, None if code == "XX" else code, gender=""))
    capitals: dict[tuple[str, str], tuple[str, Entity, bool]] = {}
    ids = {(code, name): geonames_id for name, code, geonames_id, _ in _rows(pack, "cities.tsv")}
    for code, about in own.items():
        if capital := about.get("capital"):
            land, metonym = about.get("capital_of", code), about.get("metonym", False)
            for name in (capital, *about.get("capital_aliases", ())):
                city = capital if ids[land, name] == ids[land, capital] else name
                capitals[land, name] = (city, made.countries[code], metonym)
    ours = {(code, name) for code, names in table["cities"].items() for name in names}
    rows = [(name, code, int(gid), int(people)) for name, code, gid, people in _rows(pack, "cities.tsv")]
    for name, code, geonames_id, people in sorted(rows, key=lambda row: (-row[3], row[2])):
        known = capitals.get((code, name))
        city = Entity("place", known[0] if known else name, code, None, geonames_id)
        common = name.lower() in plain
        if known:
            add(name, known[1], city=city, metonym=known[2])
        else:
            sure = (code, name) in ours or people >= LARGE_CITY
            add(name, city, weak=common or not sure)
