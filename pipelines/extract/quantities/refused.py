"""Numbers that are no quantities: labels, years, decades, scores, telephone numbers, "uno" the article."""

from __future__ import annotations

from pipelines.extract.quantities.amounts import is_figures
from pipelines.extract.quantities.context import Amount, Context

FIRST_YEAR, LAST_YEAR = 1000, 2150


def refused(ctx: Context, amount: Amount) -> str:
    """Why a number without a unit is no quantity; empty where nothing speaks against it."""
    number = amount.first
    start = number.start
    before = start - 1
    if number.form not in ("cardinal", "collective", "fraction"):
        return ""
    if not is_figures(ctx, number):
        if ctx.capital(start) and ctx.joined(start) and ctx.capital(number.end) and ctx.joined(number.end):
            return "name"
        return ""
    word = ctx.words[start]
    if word[0] == "0" and len(word) > 1 and word.isdecimal():
        return "code"
    if ctx.joined(start):
        if ctx.is_in(before, "refused.labels"):
            return "label"
        tight = not ctx.doc.gap(start)
        if tight and not ctx.words[before].isalnum() and ctx.words[before] in "-/–'’.:_@#":
            return "code"
        if ctx.capital(before) and ctx.pos(before) == "PROPN" and number.value < 10_000 and not number.decimal:
            return "name"
    after = number.end
    if after < ctx.size and not ctx.doc.gap(after) and ctx.words[after] in "/:-–_" and amount.point:
        return "code"
    if year_like(ctx, amount):
        return "year"
    return ""


def year_like(ctx: Context, amount: Amount) -> bool:
    """A bare whole number of four figures where a year may stand: "nel 2010 furono", "(2008)"."""
    number = amount.first
    word = ctx.words[number.start]
    if not (
        word.isdecimal()
        and len(word) == 4
        and FIRST_YEAR <= number.value <= LAST_YEAR
        and number.end == number.start + 1
    ):
        return False
    return number.value >= 1900 or ctx.is_in(number.start - 1, "refused.year_before")


def lone_one(ctx: Context, amount: Amount) -> bool:
    """Whether the numeral is "un", "una": more often an article."""
    return (
        amount.point
        and amount.value == 1
        and amount.first.end == amount.first.start + 1
        and not is_figures(ctx, amount.first)
    )
