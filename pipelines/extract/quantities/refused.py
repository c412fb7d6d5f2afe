"""Numbers that are no quantities: labels, years, decades, scores, telephone numbers, "uno" the article."""

from __future__ import annotations

from pipelines.extract.quantities.context import Amount, Context
from pipelines.extract.quantities.numerals import is_figures

FIRST_YEAR, LAST_YEAR = 1000, 2150


def refused(ctx: Context, amount: Amount) -> str:
    """Why a number without a unit is no quantity; empty where nothing speaks against it."""
    number = amount.first
    start = number.start
    before = start - 1
    if ctx.lex.idioms.at(ctx.lowers, start) is not None:
        return "idiom"
    if number.form not in ("cardinal", "collective", "fraction"):
        return ""
    if not is_figures(ctx, number):
        inside = ctx.capital(start) and ctx.joined(start) and start > ctx.sentence(start)[0]
        if inside and ((ctx.capital(number.end) and ctx.joined(number.end)) or ctx.words[before].isalpha()):
            return "name"
        return ""
    word = ctx.words[start]
    if word[0] == "0" and len(word) > 1 and word.isdecimal():
        return "code"
    if ctx.joined(start):
        # "in 14 anni 142 gare": what was counted itself labels nothing.
        labels = ctx.is_in(before, "refused.labels") and before not in ctx.number_end
        if labels and not (ctx.is_in(before, "refused.sites") and counts(ctx, number.end)):
            return "label"
        tight = not ctx.doc.gap(start)
        if tight and not ctx.words[before].isalnum() and ctx.words[before] in "-/–'’.:_@#":
            return "code"
        named = ctx.capital(before) and ctx.pos(before) == "PROPN" and number.value < 10_000 and not number.decimal
        if named and not (counts(ctx, number.end) and placed(ctx, before)):
            return "name"
    after = number.end
    if after < ctx.size and not ctx.doc.gap(after) and ctx.words[after] in "/:-–_" and amount.point:
        # "erano 160: 87 hanno votato": a colon that ends the clause.
        ends = ctx.words[after] == ":" and after + 1 < ctx.size and ctx.doc.gap(after + 1)
        return "" if ends else "code"
    if year_like(ctx, amount) and not (
        number.value % 100 == 0
        and counts(ctx, after)
        and (ctx.is_in(before, "words.of_bare") or not dated(ctx, before))
    ):
        return "year"
    return ""


def counts(ctx: Context, index: int) -> bool:
    """Whether what begins at `index` is a noun in the plural, which a number before it can only count."""
    return ctx.joined(index) and ctx.pos(index) == "NOUN" and ctx.tag(index).number == "Plur"


def placed(ctx: Context, before: int) -> bool:
    """Whether the name that ends at `before` tells where: "in Molise 15 detenuti"."""
    first = ctx.name_at.get(before, (before, before + 1))[0]
    return ctx.plain_in(first - 1, "place.prepositions")


def dated(ctx: Context, before: int) -> bool:
    """Whether the token before a number tells that it is a year: "nel", "maggio", a name ("Expo")."""
    return ctx.is_in(before, "refused.year_before") or ctx.pos(before) == "PROPN" or ctx.capital(before)


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
    if amount.start == number.start - 1 and ctx.pos(amount.start) == "ADV":
        # "oltre 2000 sono le persone": what is more or less is no year.
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
