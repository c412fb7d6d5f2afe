"""Complements of place: "in Cina", "nella provincia di Valdora", "nelle carceri russe", "nel Paese", ", dove"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipelines.extract.quantities.context import CLAUSE_MARKS, Context
from pipelines.language.document import Entity, Mention
from pipelines.language.mentions import continent, mention_at, nationality, own_country
from pipelines.language.syntax import chunks

PLACES = frozenset({"country", "place"})
THEME_REACH = 10
"""How many tokens a sentence may have up to the place that it speaks of."""
HEAD_REACH = 4
"""How many tokens into a phrase its head stands at the latest; half of those that a dateline has."""
DASHES = frozenset({"-", "–", "—"})
EARLIER = 3
"""How many sentences back "il Paese" may go."""


class Site(NamedTuple):
    """A place, and one past the tokens that tell it."""

    place: Entity
    end: int


def is_place(mention: Mention | None) -> bool:
    """Whether a mention names a country or place."""
    return mention is not None and mention.entity is not None and mention.entity.entity_type in PLACES


def of_adjective(ctx: Context, token: int) -> Entity | None:
    """The country or continent whose adjective the token is: "russe", "africana"; not of "il Paese asiatico"."""
    if ctx.pos(token) != "ADJ":
        return None
    country = nationality(ctx.doc, token)
    return country if country is not None or ctx.is_in(token - 1, "place.country") else continent(ctx.doc, token)


def names_place(ctx: Context, start: int, end: int) -> bool:
    """Whether the tokens are the name of a place and no more."""
    mention = mention_at(ctx.doc, end - 1)
    return is_place(mention) and ctx.first_behind_articles(start) >= mention.start


def site_at(ctx: Context, at: int) -> Site | None:
    """The place whose name begins at `at`, or the country that "Paese" there takes up."""
    if ctx.is_in(at, "place.country"):
        country = the_country(ctx, at)
        return Site(country, at + 1) if country is not None else None
    mention = mention_at(ctx.doc, at)
    return Site(mention.entity, mention.end) if is_place(mention) and mention.start >= at else None


def locative(ctx: Context, token: int) -> Site | None:
    """The place whose complement of place begins at `token`: "in Cina", "a Valdora", "nella provincia di Valdora".

    A country behind "a" is the one that something is given to.
    """
    if not ctx.plain_in(token, "place.prepositions") or ctx.pos(token) != "ADP":
        return None
    if ctx.is_in(token - 1, "place.outside") or ctx.lemma(token - 1) in ctx.lex.sets["place.bound_for"]:
        return None
    if ctx.is_in(token - 1, "place.bound_forms") or ctx.lemma(token - 1) in ctx.lex.sets["place.born"]:
        return None
    at = token + 1
    while ctx.is_in(at, "joints.articles") or ctx.is_in(at, "place.whole"):
        at += 1
    site = site_at(ctx, at)
    if site is None:
        return _at_noun(ctx, token, at)
    if _on_the_way(ctx, site):
        return None
    if ctx.plain_in(token, "words.to"):
        # "da Valdora a Belmare", "la strada collega Valdora a Belmare".
        origin = mention_at(ctx.doc, token - 1)
        if is_place(origin):
            return None
        if site.place.entity_type == "country" and at == token + 1:
            return None
    return site


def _on_the_way(ctx: Context, site: Site) -> bool:
    """Whether the place is one end of a way: "sulla Valdora - Belmare"."""
    dashed = ctx.is_in(site.end, "joints.hyphens") and ctx.joined(site.end)
    return dashed and is_place(mention_at(ctx.doc, site.end + 1))


def _at_noun(ctx: Context, token: int, at: int) -> Site | None:
    """The place of a noun of places, or of what stands somewhere: "nel sud della Valdoria", "nelle carceri russe"."""
    lemma, contained = ctx.lemma(at), ctx.lemma(at) in ctx.lex.sets["place.containers"]
    if contained:
        # "nella capitale, Valdora".
        inner = at + 2 if ctx.plain_in(at + 1, "words.of") or ctx.lower(at + 1) == "," else at + 1
        site = site_at(ctx, inner) if ctx.joined(inner) else None
        if site is not None:
            return site
    inside = ctx.pos(at) == "NOUN" and lemma not in ctx.lex.sets["place.no_sites"]
    if not inside or not (contained or ctx.plain_in(token, "place.inside")):
        return None
    country = of_adjective(ctx, at + 1)
    if country is not None:
        return Site(country, at + 2)
    inner = at + 1 + (ctx.pos(at + 1) in ("ADJ", "PROPN"))
    if not ctx.plain_in(inner, "words.of"):
        return None
    # "nella fonderia di Valdora": what stands there is a place as well.
    site = site_at(ctx, inner + 1)
    again = site is None and ctx.lemma(inner + 1) in ctx.lex.sets["place.containers"]
    return _at_noun(ctx, token, inner + 1) if again else site


def the_country(ctx: Context, start: int) -> Entity | None:
    """The country that "il Paese" at or behind `start` takes up: the last that was named before it."""
    if any(ctx.is_in(token, "place.ours") for token in (start - 1, start, start + 1)):
        # "il nostro Paese", where nobody else is speaking.
        return own_country(ctx.doc) if ctx.doc.quotation_of[start] < 0 else None
    if any(ctx.is_in(token, "place.possessives") for token in (start - 1, start, start + 1)):
        return None
    sentence = ctx.doc.sentence_of[start] if ctx.doc.sentences else 0
    first = ctx.doc.sentences[max(sentence - EARLIER, 0)].start if ctx.doc.sentences else 0
    for token in range(start - 1, first - 1, -1):
        mention = mention_at(ctx.doc, token)
        if mention is not None and mention.entity is not None and mention.entity.entity_type == "country":
            return mention.entity
        counted = token in ctx.number_end
        country = nationality(ctx.doc, token) if ctx.pos(token) == "ADJ" and not counted else None
        if country is not None:
            return country
    return None


def antecedent(ctx: Context, token: int) -> Site | None:
    """The place that a relative adverb takes up: "in Valdoria, dove"."""
    at = token - 1
    if ctx.lower(at) == ",":
        at -= 1
    mention = mention_at(ctx.doc, at)
    return Site(mention.entity, mention.end) if is_place(mention) else None


def told(ctx: Context, tokens: Iterable[int]) -> Iterator[Entity]:
    """Places told as complements among the tokens; of "a Valdora, in Valdoria" only the first."""
    last = -1
    for token in tokens:
        site = antecedent(ctx, token) if ctx.is_in(token, "place.relatives") else locative(ctx, token)
        if site is not None:
            if last < 0 or any(ctx.lower(between) != "," for between in range(last, token)):
                yield site.place
            last = site.end


def of_person(ctx: Context, start: int) -> bool:
    """Whether the phrase at `start` calls somebody by what he is: "l'ex governatore della Valdoria"."""
    for token in range(start, start + HEAD_REACH):
        if ctx.pos(token) == "NOUN":
            one = ctx.lemma(token) in ctx.lex.sets["age.people"] and ctx.tag(token).number == "Sing"
            return one or ctx.lower(token) in ctx.lex.role_nouns
        if ctx.pos(token) not in ("DET", "ADJ", "ADP"):
            return False
    return False


def _past_dateline(ctx: Context, start: int, end: int) -> int:
    """The first token behind the line of place and day that may stand before a text: "VALDORA, 12 MAR - "."""
    for token in range(start, min(end, start + HEAD_REACH * 2)):
        if ctx.lower(token) in DASHES and ctx.doc.gap(token) and ctx.doc.gap(token + 1):
            return token + 1 if is_place(mention_at(ctx.doc, _name_start(ctx, start))) else start
        if chunks(ctx.doc).verb_of[token] >= 0:
            return start
    return start


def _name_start(ctx: Context, start: int) -> int:
    """Past the marks that a dateline may begin with: "- VALDORA"."""
    return start + (not ctx.lower(start)[:1].isalnum())


def theme(ctx: Context, start: int, end: int) -> Entity | None:
    """The place in the phrase that the tokens begin with: "Il giacimento svedese di Kiruna, …", "E l'Europa?"."""
    found = chunks(ctx.doc)
    token = start = _past_dateline(ctx, start, end)
    if of_person(ctx, start):
        return None
    while token < min(end, start + THEME_REACH):
        # "È la Cina a raffinare".
        opens = token == start and ctx.lemma(token) in ctx.lex.sets["count.being"]
        if (found.verb_of[token] >= 0 and not opens) or (token > start + 1 and ctx.lower(token) in CLAUSE_MARKS):
            return None
        site = site_at(ctx, token)
        place = site.place if site is not None else of_adjective(ctx, token)
        if site is None and ctx.is_in(token - 1, "joints.articles") and ctx.pos(token + 1) == "PROPN":
            # "la francese Terralta": whose a firm is.
            return None
        if place is not None:
            outside = any(ctx.is_in(before, "place.outside") for before in range(start, token))
            return None if outside or ctx.is_in(start, "place.sources") else place
        token += 1
    return None
