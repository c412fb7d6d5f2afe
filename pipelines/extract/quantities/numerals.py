"""How a numeral is written, and the second number that may stand behind its unit: halves, cents, minutes."""

from __future__ import annotations

from pipelines.extract.quantities.context import Amount, Context
from pipelines.language.document import Number
from pipelines.language.numbers import lexicon as number_lexicon

MILLION = 1e6
"""The least scale that is told of nothing named: "con 6,9 milioni", "una manovra da 3 miliardi"."""


def half_after(ctx: Context, amount: Amount, end: int) -> int:
    """ "tre anni e mezzo", "un chilo e mezzo": the half stands behind the unit."""
    quarters = ctx.number_at.get(end + 1) if ctx.is_in(end, "joints.and") else None
    timed = amount.unit is not None and amount.unit.code == "h" and amount.point and not amount.first.decimal
    if quarters is not None and timed and quarters.form == "fraction" and quarters.value in (0.25, 0.75):
        # "un'ora e tre quarti".
        amount.low = None if amount.low is None else amount.low + quarters.value
        amount.high = None if amount.high is None else amount.high + quarters.value
        amount.last = quarters
        ctx.used.add(quarters.start)
        return quarters.end
    if not (ctx.is_in(end, "joints.and") and ctx.is_in(end + 1, "joints.half_after")):
        return end
    if not amount.point or amount.first.decimal or end + 1 in ctx.number_at or ctx.lex.words.at(ctx.lowers, end + 2):
        return end
    amount.low = None if amount.low is None else amount.low + 0.5
    amount.high = None if amount.high is None else amount.high + 0.5
    return end + 2


def part_after(ctx: Context, amount: Amount, end: int) -> int:
    """ "un'ora e quaranta minuti", "12 anni e 6 mesi": a number of the next smaller unit behind the unit."""
    if amount.unit is None or not amount.point or amount.first.decimal or amount.value != amount.low:
        return end
    smaller = ctx.lex.unit_parts.get(amount.unit.code or "")
    at = end + 1 if ctx.is_in(end, "joints.and") else end
    part = ctx.number_at.get(at)
    if smaller is None or part is None or part.form != "cardinal" or not ctx.joined(at) or part.end >= ctx.size:
        return end
    found = ctx.lex.words.at(ctx.lowers, part.end)
    if found is None or found[1].code not in smaller or not 0 < part.value < smaller[found[1].code]:
        return end
    if found[1].code == "s":
        # "2 minuti e 19 secondi": 139 seconds, since no fraction of a minute tells them exactly.
        amount.low = amount.high = amount.value * smaller["s"] + part.value
        amount.unit = found[1]
    else:
        amount.low = amount.high = amount.value + part.value / smaller[found[1].code]
    amount.last = part
    ctx.used.add(part.start)
    return found[0]


def or_more(ctx: Context, amount: Amount, end: int) -> int:
    """ "un chilo o due", "un anno o due": a second number behind the unit, with none of its own."""
    second = ctx.number_at.get(end + 1)
    if not ctx.is_in(end, "joints.either") or second is None or second.form != "cardinal" or not amount.point:
        return end
    if amount.first.form != "cardinal" or not amount.value < second.value <= 10 * amount.value:
        return end
    if ctx.joined(second.end) and (
        ctx.pos(second.end) in ("NOUN", "ADJ", "NUM", "SYM") or ctx.lex.words.at(ctx.lowers, second.end)
    ):
        return end
    amount.high, amount.last = second.value, second
    ctx.used.add(second.start)
    return second.end


def cents_after(ctx: Context, amount: Amount, end: int) -> int:
    """ "15 dollari e 20 centesimi", "15 dollari e 20", "15 euro 50": hundredths behind a currency."""
    if (
        amount.unit is None
        or amount.unit.kind != "money"
        or amount.unit.per != 1
        or not amount.point
        or amount.first.decimal
    ):
        return end
    at = end + 1 if ctx.is_in(end, "joints.and") else end
    part = ctx.number_at.get(at)
    if (
        part is None
        or part.form != "cardinal"
        or part.decimal
        or not 0 < part.value < 100
        or scale(ctx, amount.first) > 1
    ):
        return end
    named = ctx.lex.words.at(ctx.lowers, part.end)
    whole = named is not None and named[1].per == 100
    if not whole and (
        named is not None or (ctx.lower(part.end)[:1].isalnum() and ctx.joined(part.end)) or not is_figures(ctx, part)
    ):
        return end
    amount.low = amount.high = amount.value + part.value / 100
    amount.last = part
    ctx.used.add(part.start)
    return named[0] if whole and named is not None else part.end


def is_figures(ctx: Context, number: Number) -> bool:
    """Whether the numeral is written in figures, at least in part."""
    return any(not ctx.words[token][0].isalpha() for token in range(number.start, number.end))


def linked(ctx: Context, number: Number) -> bool:
    """Whether "di" stands between the numeral and what it counts: "milioni di", "una decina di", "un terzo di"."""
    if number.form in ("collective", "fraction"):
        return True
    last = number_lexicon(ctx.lex.pack).word(ctx.lower(number.end - 1))
    if last is None:
        # "8milioni", "2mld": the scale is glued to the figures.
        return ctx.lower(number.end - 1)[-1].isalpha() and scale(ctx, number) >= MILLION
    return last.kind in ("scale", "collective", "half") and (last.value >= MILLION or last.kind != "scale")


def scale(ctx: Context, number: Number) -> float:
    """The scale that the numeral is written with: 1e6 for "25 milioni" and "25mln"; else 1."""
    lex, product = number_lexicon(ctx.lex.pack), 1.0
    for token in range(number.start, number.end):
        part = lex.word(ctx.lower(token)) if ctx.lower(token)[0].isalpha() else lex.figure(ctx.words[token], False)
        if part is not None:
            product *= part.value if part.kind == "scale" else part.scale
    return product
