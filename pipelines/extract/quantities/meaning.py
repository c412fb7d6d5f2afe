"""What a quantity is of: its measure, commodity and period."""

from __future__ import annotations

from pipelines.extract.quantities.context import CLAUSE_MARKS, HEADCOUNTS, Context, Found
from pipelines.extract.quantities.places import governing_verb
from pipelines.language.document import Time

Span = tuple[int, int]
NEAR = 8
"""How many tokens may part a number from the date that it is true of."""
BEHIND = 2
"""How many tokens may part a number from its material behind it: "del 15% sul carbone"."""
MATERIAL = frozenset(
    {
        "reserves",
        "production",
        "extraction",
        "refining",
        "processing",
        "capacity",
        "supply",
        "demand",
        "consumption",
        "imports",
        "exports",
        "stockpile",
        "price",
        "content",
        "tariff",
    }
)
"""Measures of materials."""


def measure_of(ctx: Context, found: Found, item: Span | None) -> str | None:
    """The class of what is measured: by the item's words, then by the verb."""
    if found.kind == "rank":
        return "rank"
    if found.kind == "duration":
        return "duration"
    if found.kind == "age":
        return None
    if item is not None:
        measure = _measure_in(ctx, *item)
        if measure is not None:
            return measure
    if found.kind == "price":
        return "price"
    start = ctx.sentence(found.start)[0]
    if found.kind not in ("count", "fraction"):
        measure = _measure_in(ctx, max(start, found.start - 6), found.start)
        if measure is not None and measure not in HEADCOUNTS:
            return measure
    owner = governing_verb(ctx, found.start, start)
    if (
        owner is None
        or found.kind == "count"
        or any(token in ctx.number_at for token in range(owner, found.amount.first.start))
    ):
        return None
    return ctx.lex.measure_verbs.get(ctx.lemma(owner))


def _measure_in(ctx: Context, start: int, end: int) -> str | None:
    """The first phrase or noun of a measure in the tokens."""
    plain = [ctx.plain(token) for token in range(start, min(end + 2, ctx.size))]
    for offset in range(end - start):
        found = ctx.lex.measures.at(plain, offset)
        if found is not None and found[0] <= end - start:
            return str(found[1])
        if ctx.pos(start + offset) in ("NOUN", "PROPN", "ADJ", "X", "VERB"):
            token = start + offset
            measure = ctx.lex.measure_lemmas.get(ctx.lemma(token)) or ctx.lex.measure_lemmas.get(ctx.lower(token))
            if measure is not None:
                return measure
    return None


def commodities(ctx: Context) -> list[tuple[int, int, str]]:
    """All commodities named in the document, in reading order, the longest at each place."""
    found = ctx.doc.cache.get("quantities.commodities")
    if found is None:
        found = []
        plain = [ctx.plain(token) for token in range(ctx.size)]
        index = 0
        while index < ctx.size:
            hit = ctx.lex.commodities.at(plain, index) or ctx.lex.commodity_symbols.at(ctx.words, index)
            if hit is not None:
                found.append((index, hit[0], str(hit[1])))
                index = hit[0]
            else:
                index += 1
        ctx.doc.cache["quantities.commodities"] = found
    return found


def commodity_of(ctx: Context, found: Found, item: Span | None, measure: str | None) -> str | None:
    """The material in the item or right behind it; else, where a material is measured, the only one of the sentence."""
    if found.kind in ("age", "duration", "points", "temperature", "speed", "data"):
        return None
    rows = commodities(ctx)
    first, last = item if item is not None else (found.start, found.end)
    for start, end, name in rows:
        if start >= first and end <= last:
            return name
        if found.end <= start <= found.end + BEHIND and not _parted(ctx, found.end, start):
            return name
    if found.kind in ("count", "fraction", "ratio"):
        return None
    if measure not in MATERIAL and not (item is None and found.kind in ("mass", "price")):
        return None
    start, end = ctx.sentence(found.start)
    named = list(dict.fromkeys(name for first, last, name in rows if first >= start and last <= end))
    return named[0] if len(named) == 1 else None


def period_of(ctx: Context, found: Found) -> Time | None:
    """The date that stands in the quantity's clause: the nearest one behind it, else the nearest before it."""
    start, end = ctx.sentence(found.start)
    times = [time for time in ctx.doc.times if time.kind == "date" and start <= time.start and time.end <= end]
    if not times:
        return None
    first, last = found.start, found.end
    # "il 15% in più rispetto al 2023": the year it is compared with.
    times = [time for time in times if not _compared(ctx, time.start)]
    if not times:
        return None
    for time in times:
        if time.start >= last and not _parted(ctx, last, time.start):
            return time
    for time in reversed(times):
        if time.end <= first and not _parted(ctx, time.end, first):
            return time
    opening = times[0]
    if opening.start <= start + 2 and opening.end <= first and ctx.lower(opening.end) == ",":
        return opening
    return None


def _compared(ctx: Context, start: int) -> bool:
    """Whether the date that begins at `start` is one that something is compared with."""
    return any(ctx.is_in(token, "place.compared") for token in range(start - 2, start + 1))


def _parted(ctx: Context, start: int, end: int) -> bool:
    """Whether a clause mark or another quantity's number stands between."""
    return end - start > NEAR or any(
        ctx.lower(token) in CLAUSE_MARKS or token in ctx.number_at for token in range(start, end)
    )
