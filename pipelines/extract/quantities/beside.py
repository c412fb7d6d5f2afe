"""What a quantity measures, by the words right before it: a bracket, an adjective of size, a gap, an apposition."""

from __future__ import annotations

from pipelines.extract.quantities.context import OPENINGS, Context, Found
from pipelines.extract.quantities.phrases import Span, bare, chain_of, named
from pipelines.language.syntax import chunks

REACH = 7
"""How many tokens may part a participle of reckoning from its number."""
SIZES = frozenset({"length", "area", "mass", "volume"})


def bracketed(ctx: Context, found: Found) -> Span | None:
    """The noun before the bracket that holds the number alone: "i debiti (250 milioni)"."""
    if ctx.lower(found.start - 1) != "(" or ctx.lower(found.end) != ")" or found.start < 2 or found.noun is not None:
        return None
    if found.kind == "growth":
        # "male la Terralta (-6,1%)".
        owner = chunks(ctx.doc).noun_of[found.start - 2]
        called = owner >= 0 and chunks(ctx.doc).nouns[owner].kind == "name"
        whole = (chunks(ctx.doc).nouns[owner].head, found.start - 1) if called else None
        return ctx.name_at.get(found.start - 2, whole)
    if found.kind == "length" and found.like is None and ctx.pos(found.start - 2) == "PROPN":
        # "la cima del Vald (2.600 metri)".
        return named(ctx, found.start - 2)
    owner = chunks(ctx.doc).noun_of[found.start - 2]
    if owner < 0:
        return None
    phrase = chunks(ctx.doc).nouns[owner]
    if ctx.pos(phrase.head) != "NOUN" or phrase.head in ctx.figures or found.amount.unit is not None:
        return None
    return bare(ctx, phrase.start, phrase.head, found.start - 1)


def compared(ctx: Context, found: Found) -> Span | None:
    """The noun that a comparison or a sign is said of: "un'energia superiore ai 10 chilotoni", "ricavi +61%"."""
    told = ctx.is_in(found.start, "item.comparisons") and found.start < found.amount.first.start
    signed = found.kind == "growth" and found.amount.first.signed and found.start == found.amount.first.start
    if found.start < 1 or not (told or signed):
        return None
    owner = chunks(ctx.doc).noun_of[found.start - 1]
    if owner < 0:
        return None
    first = chain_of(ctx, owner, ctx.sentence(found.start)[0])[-1]
    if set(range(first.start, found.start)) & ctx.numerals:
        # "da un minimo di due notti fino a un massimo di quattro".
        return None
    if ctx.is_in(found.start, "joints.close_to") and first.prep in ctx.lex.sets["place.prepositions"]:
        # "1.100 kWh al nord fino a 1.600 al sud".
        return None
    return bare(ctx, first.start, first.head, found.start) if ctx.pos(first.head) == "NOUN" else None


def ranged(ctx: Context, found: Found) -> Span | None:
    """The noun that a range with "tra" is told of: "ricavi tra 1,4 e 1,6 miliardi", "dazi compresi fra il 5 e …"."""
    at = found.start - 1
    if not ctx.is_in(found.start, "joints.open_between") or at < 1:
        return None
    at -= ctx.is_in(at, "item.comprised")
    owner = chunks(ctx.doc).noun_of[at]
    if owner < 0 or ctx.pos(at) not in ("NOUN", "ADJ"):
        return None
    first = chain_of(ctx, owner, ctx.sentence(found.start)[0])[-1]
    if ctx.pos(first.head) != "NOUN" or set(range(first.start, at + 1)) & ctx.numerals or first.head in ctx.time_at:
        return None
    return bare(ctx, first.start, first.head, at + 1)


def held_good(ctx: Context, found: Found) -> Span | None:
    """What an adjective says to be good for a time: "licenze di esportazione, valide un anno"."""
    at = found.start - 1
    at -= ctx.is_in(at, "item.aims")
    if not ctx.is_in(at, "duration.valid") or at < 1:
        return None
    at -= 1 + (ctx.lower(at - 1) in OPENINGS)
    owner = chunks(ctx.doc).noun_of[at]
    if owner < 0:
        return None
    first = chain_of(ctx, owner, ctx.sentence(found.start)[0])[-1]
    return bare(ctx, first.start, first.head, at + 1) if first.kind == "noun" else None


def estimated(ctx: Context, found: Found) -> Span | None:
    """What is estimated at so much, past who estimates: "le riserve, stimate dall'ente in 60mila tonnellate"."""
    at, start = found.start - 1, ctx.sentence(found.start)[0]
    right = ctx.lemma(at) in ctx.lex.sets["item.reckoning"]
    if not ctx.plain_in(at, "item.reckoned_in") and not right:
        return None
    # "beni valutati 3 milioni".
    at += right
    for token in range(at - 1, max(start, at - REACH) - 1, -1):
        if ctx.pos(token) in ("VERB", "ADJ") and ctx.lemma(token) in ctx.lex.sets["item.reckoning"]:
            before = token - 1 - (ctx.lower(token - 1) in OPENINGS)
            owner = chunks(ctx.doc).noun_of[before] if before >= start else -1
            if owner < 0 or ctx.tag(token).form != "Part":
                return None
            first = chain_of(ctx, owner, start)[-1]
            return bare(ctx, first.start, first.head, before + 1) if first.kind == "noun" else None
    return None


def dimensioned(ctx: Context, found: Found) -> Span | None:
    """What an adjective of size is said of: "un tunnel lungo 12 km", "il muro, alto oltre 3 metri"."""
    at = found.start - 1
    if found.kind not in SIZES or not ctx.is_in(at, "item.dimensions"):
        return None
    at -= 1
    while ctx.pos(at) == "ADV" or ctx.lower(at) in OPENINGS:
        at -= 1
    owner = chunks(ctx.doc).noun_of[at] if at >= ctx.sentence(found.start)[0] else -1
    if owner < 0:
        return None
    chain = chain_of(ctx, owner, ctx.sentence(found.start)[0])
    # "fontane di lava alte cento metri": what agrees with the adjective.
    many = ctx.tag(found.start - 1).number
    phrase = next((one for one in chain if one.number == many), chain[0])
    return bare(ctx, phrase.start, phrase.head, at + 1) if phrase.kind == "noun" else (phrase.start, at + 1)


def weighed(ctx: Context, found: Found) -> Span | None:
    """The phrase before a verb of measure that has the form of a noun: "un chilo di terbio costa 1.100 dollari"."""
    at = ctx.skip_articles(found.start - 1)
    at -= ctx.plain_in(at, "words.of")
    taken = chunks(ctx.doc).verb_of[at] >= 0 and not ctx.is_in(at, "change.bare_forms")
    if not ctx.is_in(at, "item.amount_forms") or taken or at < 1:
        return None
    owner = chunks(ctx.doc).noun_of[at - 1]
    if owner < 0:
        return None
    chain = chain_of(ctx, owner, ctx.sentence(found.start)[0])
    first = chain[-1]
    return bare(ctx, first.start, min(first.head, at - 1), at)


def gapped(ctx: Context, found: Found) -> Span | None:
    """The noun or name right before a number in a list whose verb was said once: ", i verdi il 7%"."""
    if ctx.lower(found.start) not in ctx.lex.sets["joints.articles"] and not ctx.is_in(
        found.start - 1, "joints.articles"
    ):
        return None
    return before_gap(ctx, found)


def before_gap(ctx: Context, found: Found) -> Span | None:
    """The bare noun phrase that stands right before the number and its article or "a", behind a list mark."""
    at = ctx.skip_articles(found.start - 1)
    at -= ctx.plain_in(at, "words.to")
    owner = chunks(ctx.doc).noun_of[at] if at >= 0 else -1
    if owner < 0:
        return None
    phrase = chunks(ctx.doc).nouns[owner]
    before = ctx.skip_articles(phrase.start - 1)
    if phrase.prep or any(token in ctx.numerals for token in range(phrase.start, at + 1)):
        return None
    if not (ctx.is_in(before, "joints.list") or ctx.lower(before) in (";", ":")):
        return None
    return bare(ctx, phrase.start, phrase.head, at + 1)


def apposed(ctx: Context, found: Found) -> Span | None:
    """The place that a distance is told of behind it: "a Valdora, 75 km a nord della capitale"."""
    at = found.start - 2
    if found.kind != "length" or ctx.lower(at + 1) not in (",", "(") or not ctx.plain_in(found.end, "words.where"):
        return None
    return ctx.name_at.get(at)
