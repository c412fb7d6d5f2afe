"""Roles and titles as `titles.toml` lists them, and the reading of one role phrase: "ministro russo degli Esteri"."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.language.document import Document, Entity
from pipelines.language.mentions.gazetteer import Gazetteer
from pipelines.language.pack import Pack


class Role(NamedTuple):
    """A role as read at tokens `[start, end)`, from its noun to its last complement."""

    start: int
    end: int
    head: int
    role: str
    """Canonical noun: "presidente"; "premier" for "presidente del Consiglio"."""
    of: str = ""
    """Canonical field: "esteri"."""
    country: str = ""
    """Alpha-3, of an adjective of nationality or a country named."""
    body: str = ""
    """Folded name of the body or place named: "cremlino", "valdora"."""
    gender: str = ""
    """Of the noun or its article, where it shows one that holds of the person."""
    determiner: int = -1
    """The article's token, or -1."""
    definite: bool = False
    former: bool = False
    masculine: bool = False
    """Its noun or article is masculine, which need not hold of the person ("il ministro")."""

    def fits(self, other: Role) -> bool:
        """Whether both can be said of one person: equal nouns, and nothing that the two tell differently."""
        return (
            self.role == other.role
            and self.former == other.former
            and all(not a or not b or a == b for a, b in zip(self[4:7], other[4:7], strict=True))
        )


class Titles:
    """The lexicon of titles, arranged for lookup."""

    def __init__(self, pack: Pack) -> None:
        table = pack.table("titles")
        self.role_of: dict[str, tuple[str, str]] = {}
        for role, (masculine, feminine, *others) in table["roles"].items():
            for form in (masculine, *others):
                if form:
                    self.role_of.setdefault(form, (role, ""))
            if feminine and feminine != masculine:
                self.role_of[feminine] = (role, "Fem")
        self.phrases = _by_first({words: tuple(value) for words, value in table["phrases"].items()})
        self.fields = _by_first({words: (key,) for key, forms in table["fields"].items() for words in forms})
        self.courtesy = frozenset(table["courtesy"]["words"])
        self.courtesy_gender = dict.fromkeys(table["courtesy"]["masculine"], "Masc")
        self.courtesy_gender |= dict.fromkeys(table["courtesy"]["feminine"], "Fem")
        self.after = frozenset(table["modifiers"]["after"])
        self.after_words = tuple(tuple(words.split()) for words in table["modifiers"]["after_words"])
        self.before = frozenset(table["modifiers"]["before"])
        self.former = frozenset(table["modifiers"]["former"])
        self.apposition = {
            noun: kind for kind in ("company", "media", "organization", "place") for noun in table["apposition"][kind]
        }
        self.apposition_adjectives = frozenset(table["apposition"]["adjectives"])
        self.suffixes = {word: kind for kind, words in table["suffixes"].items() for word in words}
        self.heads = {head: tuple(value) for head, value in table["heads"].items()}
        self.bodies = table["bodies"]
        self.generic = {noun: (frozenset(types), gender) for noun, (types, gender) in table["generic"].items()}
        self.channels = frozenset(channel.lower() for channel in pack.table("reporting")["via"]["channels"])
        self.descriptors = frozenset(table["descriptors"]["roles"])
        self.alone = frozenset(self.bodies["alone"])
        self.neutral = frozenset(table["neutral"]["roles"])
        self.elections = frozenset(table["neutral"]["elections"])
        self.coming = frozenset(table["neutral"]["coming"])
        self.no_country = frozenset(table["neutral"]["no_country"])
        self.unique = frozenset(table["neutral"]["unique"])
        self.heads_of_state = frozenset(table["neutral"]["heads_of_state"])
        self.pronouns = {form: tuple(value) for form, value in table["pronouns"].items()}
        words = table["words"]
        self.articles = frozenset(words["articles"])
        self.indefinite = frozenset(words["indefinite"])
        self.articulated = frozenset(words["articulated"])
        self.of = frozenset(words["of"])
        self.office_prepositions = frozenset(words["office_prepositions"])
        self.particles = frozenset(words["particles"])
        self.demonstratives = frozenset(words["demonstratives"])
        self.calendar = frozenset(words["months"])
        self.plural = frozenset(words["plural"])
        self.feminine_articles = frozenset(words["feminine"])
        self.masculine_articles = frozenset(words["masculine"])
        self.closed = frozenset(words["closed"])
        self.not_bodies = frozenset(words["not_bodies"])
        self.impersonal = frozenset(words["impersonal"])
        self.stance_stems = frozenset(word[:-1] for word in pack.table("reporting")["stances"]["adjectives"])
        self.reporting = frozenset(verb for verbs in pack.table("reporting")["verbs"].values() for verb in verbs)
        self.objectless = frozenset(words["objectless"])
        self.said_of_oneself = frozenset(words["said_of_oneself"])
        self.impersonal_clitics = frozenset(words["impersonal_clitics"])
        self.locative = frozenset(words["locative"])
        self.streets = frozenset(words["streets"])
        self.to, self.from_, self.on, self.for_, self.and_ = (
            frozenset(words[key]) for key in ("to", "from", "on", "for", "and")
        )
        self.agent_suffixes = tuple(words["agent_suffixes"])
        self.copulas = frozenset(words["copulas"])
        self.according = frozenset(words["according"])
        self.years = frozenset(words["years"])
        self.places = {key: frozenset(value) for key, value in table["places"].items()}
        self.epithets = frozenset(e for row in pack.table("persons")["persons"] for e in row.get("epithets", ()))


def _by_first(table: dict[str, tuple[str, ...]]) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    out: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words in sorted(table, key=lambda words: (-words.count(" "), words)):
        parts = tuple(words.replace("l'", "l' ").split())
        out.setdefault(parts[0], []).append((parts, table[words]))
    return out


def titles(pack: Pack) -> Titles:
    """The titles of a pack, arranged at the first call."""
    return pack.cached("titles", Titles)


def read_role(
    doc: Document, index: int, lex: Titles, places: Gazetteer, named: dict[int, tuple[int, Entity | None, str]]
) -> Role | None:
    """The role that begins at token `index`, or None.

    `named` holds what names are known so far, by first token: `(end, entity, folded surface)`.
    """
    lowers = doc.lowers
    found = phrase_at(lowers, index, lex.phrases)
    gender = field = ""
    if found:
        end, (role, *fields) = found
        field = fields[0] if fields else ""
        gender = lex.role_of.get(lowers[index], ("", ""))[1]
    elif lowers[index] in lex.role_of:
        role, gender = lex.role_of[lowers[index]]
        end = index + 1
    else:
        return None
    stop = doc.sentences[doc.sentence_of[index]].end
    if (
        role == "ad"
        and doc.words[index][0] == "a"
        and (index == 0 or lowers[index - 1] not in lex.articles | lex.articulated)
    ):
        return None
    country = body = ""
    while end < stop:
        word = lowers[end]
        if not country and word in places.nationalities:
            country = places.nationalities[word].country or ""
            end += 1
        elif word in lex.after and not (
            doc.words[end][0].isupper() and end + 1 < stop and doc.words[end + 1][0].isupper()
        ):
            end += 1
        elif tail := next((words for words in lex.after_words if tuple(lowers[end : end + len(words)]) == words), ()):
            end += len(tail)
        elif (
            end in named
            and named[end][1] is not None
            and named[end][1].entity_type in ("country", "organization", "government")
        ):
            if country and body:
                break
            country, body, end = _complement(named[end], country, body)
        elif word in lex.office_prepositions and end + 1 < stop:
            inner = phrase_at(lowers, end + 1, lex.fields)
            if inner and not field:
                end, (field,) = inner
            elif end + 1 in named and not (country and body):
                unknown = named[end + 1][1] is None
                country, body, end = _complement(named[end + 1], country, body)
                while unknown and end < stop and doc.tags[end].pos == "ADJ" and doc.words[end].islower():
                    end += 1
            elif not body and lowers[end + 1] in lex.heads and doc.words[end + 1][0].isupper():
                body, end = lowers[end + 1], end + 2
            elif not body and word in lex.of and (after := _common_complement(doc, end + 1, stop, lex)):
                body, end = lowers[end + 1], after
            else:
                break
        elif field and (word in lex.and_ or word == ",") and (second := _second_field(doc, end + 1, stop, lex)):
            if word == "," and doc.lowers[min(second, stop - 1)] not in lex.and_:
                break
            end = second
        else:
            break
    return _with_determiner(doc, Role(index, end, index, role, field, country, body, gender), lex)


def _second_field(doc: Document, index: int, stop: int, lex: Titles) -> int:
    """One past the second field of an office, at its preposition ("… e dei Trasporti"); else 0."""
    if index + 1 >= stop or doc.lowers[index] not in lex.office_prepositions:
        return 0
    inner = phrase_at(doc.lowers, index + 1, lex.fields)
    if inner:
        return inner[0]
    if doc.tags[index + 1].pos != "NOUN" or not doc.words[index + 1][0].isupper():
        return 0
    end = index + 2
    while end < stop and doc.tags[end].pos == "ADJ" and doc.words[end].islower():
        end += 1
    return end


def _common_complement(doc: Document, index: int, stop: int, lex: Titles) -> int:
    """One past a common noun and its adjective between a role and the name: "deputato dell'opposizione X"; else 0."""
    end = index + 1
    if doc.tags[index].pos != "NOUN" or doc.words[index][0].isupper() or doc.lowers[index] in lex.apposition:
        return 0
    if end < stop and doc.tags[end].pos == "ADJ" and doc.words[end].islower():
        end += 1
    return end if end < stop and doc.words[end].istitle() and doc.tags[end].pos in ("PROPN", "X") else 0


def _complement(named: tuple[int, Entity | None, str], country: str, body: str) -> tuple[str, str, int]:
    end, entity, surface = named
    if entity is None or entity.entity_type != "country":
        return country or (entity.country or "" if entity else ""), body or surface, end
    return country or entity.country or "", body, end


def _with_determiner(doc: Document, role: Role, lex: Titles) -> Role:
    """The role with its article and the words between the two ("l'ex ministro", "il nuovo premier")."""
    lowers = doc.lowers
    start, former = role.start, False
    floor = doc.sentences[doc.sentence_of[role.start]].start
    while start > floor and lowers[start - 1] in lex.before and start > role.start - 3:
        start -= 1
        former = former or lowers[start] in lex.former
    determiner = start - 1 if start > floor else -1
    before = lowers[determiner] if determiner >= 0 else ""
    if before in lex.plural:
        return role._replace(start=start, former=former)
    definite = before in lex.articles or before in lex.articulated or before in lex.demonstratives
    if not definite and before not in lex.indefinite:
        determiner = -1
    gender = role.gender
    if not gender and definite and before in lex.feminine_articles:
        gender = "Fem"
    masculine = before in lex.masculine_articles or (not gender and doc.tags[role.head].gender == "Masc")
    return role._replace(
        start=start, gender=gender, determiner=determiner, definite=definite, former=former, masculine=masculine
    )


def phrase_at(
    lowers: list[str], index: int, table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
) -> tuple[int, tuple[str, ...]] | None:
    """Where the longest phrase of the table that begins at `index` ends, and its value."""
    for words, value in table.get(lowers[index], ()):
        if tuple(lowers[index : index + len(words)]) == words:
            return index + len(words), value
    return None
