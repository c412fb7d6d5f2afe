"""Names of bodies that a common noun heads: "ministero del Commercio cinese", "Servizio geologico di Valdoria"."""

from __future__ import annotations

from pipelines.language.document import Document, Entity
from pipelines.language.mentions.fold import fold
from pipelines.language.mentions.gazetteer import Gazetteer
from pipelines.language.mentions.titles import Titles

LONGEST = 12
"""Tokens of a body's name."""


def read_body(
    doc: Document, index: int, lex: Titles, places: Gazetteer, named: dict[int, tuple[int, Entity | None, str]]
) -> tuple[int, Entity] | None:
    """The body whose name begins with the noun at `index`: `(end, entity)`, or None where the noun is only a noun.

    A body of a country (government, parliament, ministry) is named by its country's adjective; any other has to be
    written with a capital or hold one.
    """
    lowers, words, tags = doc.lowers, doc.words, doc.tags
    kind, gender = lex.heads[lowers[index]]
    head = lex.bodies["same"].get(lowers[index], lowers[index])
    if words[index][0].islower() and lowers[index] not in lex.bodies["common"]:
        return None
    if index and tags[index].pos == "ADJ" and tags[index - 1].pos == "NOUN":
        return None  # "il vicepresidente esecutivo"
    stop = min(doc.sentences[doc.sentence_of[index]].end, index + LONGEST)
    country: Entity | None = None
    inner: Entity | None = None
    end = core = index + 1
    proper = words[index][0].isupper()
    capital_inside = False
    while end < stop and "\n" not in doc.gap(end):
        lower = lowers[end]
        if lower in places.nationalities and country is None:
            country = places.nationalities[lower]
            end += 1
        elif end in named and named[end][1] is not None and named[end][1].entity_type == "country":
            if country is None:
                country = named[end][1]
            end = named[end][0]
        elif end in named and _leader(named[end], head, lex):
            country = country or places.countries.get(named[end][1].country)
            end = named[end][0]
        elif _person_begins(doc, end, places):
            break
        elif lowers[end - 1] in places.nationalities and words[end - 1].islower() and words[end].istitle():
            break  # "il portavoce del ministero degli Esteri cinese Guo Jiakun"
        elif words[end][0].isupper() and words[end].isalpha() and end not in named and lower not in lex.calendar:
            capital_inside = True
            end += 1
            core = end
        elif (
            tags[end].pos == "ADJ"
            and proper
            and not capital_inside
            and not words[end][0].isupper()
            and tags[end].form != "Part"
        ):
            end += 1
            core = end
        elif lower in lex.bodies["complements"] or (capital_inside and lower == "e"):
            nxt = end + 1
            if nxt >= stop:
                break
            if head in lex.alone and (code := _listed_country(words[nxt], places)) and lower in lex.of:
                country, end = country or places.countries.get(code), nxt + 1
            elif nxt in named and _leader(named[nxt], head, lex):
                country = country or places.countries.get(named[nxt][1].country)
                end = named[nxt][0]
            elif (
                nxt in named and named[nxt][1] is not None and lower in lex.of and named[nxt][1].entity_type != "person"
            ):
                inner = named[nxt][1]
                if inner.entity_type == "country":
                    country = country or inner
                    end = named[nxt][0]
                else:
                    end = core = named[nxt][0]
                    capital_inside = True
            elif (field := _field(lowers, nxt, lex)) and (lower in lex.of or lower == "e"):
                end = core = field
                capital_inside = capital_inside or words[nxt][0].isupper() or head in lex.bodies["fielded"]
            elif words[nxt][0].isupper() and words[nxt].isalpha():
                end = core = nxt + 1
                capital_inside = True
            elif (
                capital_inside
                and lower == "e"
                and lowers[nxt] in lex.of
                and nxt + 1 < stop
                and words[nxt + 1][0].isupper()
            ):
                end = core = nxt + 2
            else:
                break
        else:
            break
    if not kind or (not proper and core == end == index + 3 and fold(words[end - 1]) in places.listed_by_name):
        return None
    code = country.country if country else (inner.country if inner else None)
    fields = doc.surface(index + 1, core) if head in lex.bodies["fielded"] else ""
    if country is not None and code and head in lex.bodies["of_country"]:
        return end, places.body_of(head, fields, code, lex.heads[head][1])
    if end == index + 1 or not (capital_inside or (proper and core > index + 1)):
        return None
    if not proper and inner is None and not capital_inside:
        return None
    part = (inner.entity_type, inner.name) if inner is not None and kind == "government" else None
    return end, Entity(kind, doc.surface(index, end), code, part, None, gender)


def _person_begins(doc: Document, index: int, places: Gazetteer) -> bool:
    """Whether a given name and a further name stand here: "la presidente della Camera | Laura Rossi"."""
    words = doc.words
    if index + 1 >= len(words) or not words[index][0].isupper() or not words[index + 1][0].isupper():
        return False
    return fold(words[index]) in places.given


def _listed_country(word: str, places: Gazetteer) -> str | None:
    """The country of the person that a surname alone tells."""
    listed = places.listed_by_name.get(fold(word)) if word[0].isupper() else None
    return listed.entity.country if listed else None


def _leader(found: tuple[int, Entity | None, str], head: str, lex: Titles) -> bool:
    """Whether what follows the noun is a listed person whose country tells the body's: "governo di Zelensky"."""
    entity = found[1]
    return entity is not None and entity.entity_type == "person" and bool(entity.country) and head in lex.alone


def _field(lowers: list[str], index: int, lex: Titles) -> int:
    for words, _ in lex.fields.get(lowers[index], ()):
        if tuple(lowers[index : index + len(words)]) == words:
            return index + len(words)
    return 0
