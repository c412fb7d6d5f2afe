"""Rules for millions of nothing named: sums of money where a sum is spoken of, else counts."""

from __future__ import annotations

from pipelines.extract.quantities.change import change_of
from pipelines.extract.quantities.context import HEADCOUNTS, Amount, Context, Found
from pipelines.extract.quantities.fallback import item_without
from pipelines.extract.quantities.items import item_of
from pipelines.extract.quantities.lexicon import Unit
from pipelines.extract.quantities.numerals import MILLION, scale
from pipelines.extract.quantities.places import governing_verb
from pipelines.extract.quantities.refused import refused
from pipelines.extract.rules import rule


def unnamed(ctx: Context, amount: Amount) -> Found | None:
    """What millions are that nothing is said of, or None."""
    scaled = amount.scale or scale(ctx, amount.last)
    if amount.unit is not None or amount.form != "cardinal" or scaled < MILLION or refused(ctx, amount):
        return None
    after = amount.unit_end
    if ctx.joined(after) and ctx.pos(after) in ("NOUN", "PROPN", "NUM", "SYM"):
        return None
    owner = ctx.pos(after + 1) == "PROPN" and not ctx.is_in(after, "words.of_bare")
    several = ctx.tag(after + 1).number != "Sing" and not _owed(ctx, after + 1)
    if ctx.plain_in(after, "words.of") and several and not owner:
        return None
    if ctx.lower(amount.start - 1) == "(" and ctx.lower(after) == ")":
        return in_brackets(ctx, amount)
    trial = Found.of("", amount, None, "money")
    item = item_of(ctx, trial) or item_without(ctx, trial, None)
    return scale_alone(ctx, amount, item) or scale_counts(ctx, amount, item)


def _owed(ctx: Context, index: int) -> bool:
    """Whether the noun at `index` is measured in money: "3 miliardi di aiuti"."""
    return ctx.lemma(index) in ctx.lex.sets["money.nouns"]


@rule("quantity.money.scale_alone", example="Serve una manovra da 30 miliardi.")
def scale_alone(ctx: Context, amount: Amount, item: tuple[int, int] | None) -> Found | None:
    """Millions with no currency of what is measured in money; the article tells the currency, else null."""
    left = ctx.skip_articles(amount.start - 1)
    left -= ctx.is_in(left, "count.others")
    nouns = ctx.lex.sets["money.nouns"]
    verb = governing_verb(ctx, left + 1, ctx.sentence(left + 1)[0])
    paid = verb is not None and ctx.lemma(verb) in ctx.lex.sets["money.verbs"]
    paid = (paid and not ctx.plain_in(left, "words.from")) or (
        ctx.plain_in(amount.unit_end, "words.of") and _owed(ctx, amount.unit_end + 1)
    )
    measured = item is not None and any(_sum(ctx, token) for token in range(*item))
    hung = ctx.plain_in(left, "money.links") and ctx.lemma(left - 1) in nouns
    # In an article on money millions of nothing are money.
    spoken = item is None and ctx.moneyed
    if not paid and not measured and not hung and not spoken:
        return None
    amount.unit = Unit(None, "money")
    return Found.of("quantity.money.scale_alone", amount, None, "money", change=change_of(ctx, amount))


def _sum(ctx: Context, token: int) -> bool:
    lemma = ctx.lemma(token)
    told = lemma in ctx.lex.sets["money.nouns"] or ctx.lower(token) in ctx.lex.sets["money.nouns"]
    return told or ctx.lex.measure_lemmas.get(lemma) in MONEY


MONEY = frozenset(
    {
        "investment",
        "financing",
        "aid",
        "revenue",
        "profit",
        "cost",
        "debt",
        "compensation",
        "market_value",
        "tax",
        "price",
    }
)
"""Measures of money."""


@rule("quantity.count.scale_alone", example="La popolazione della Valdoria è salita a 5 milioni.")
def scale_counts(ctx: Context, amount: Amount, item: tuple[int, int] | None) -> Found | None:
    """Millions with no noun of people or things in the plural: "è salita a 5 milioni", "da 5 a 6 miliardi"."""
    if item is None:
        return None
    heads = [token for token in range(*item) if ctx.pos(token) == "NOUN"]
    if not heads:
        return None
    people = ctx.lex.measure_lemmas.get(ctx.lemma(heads[0])) in HEADCOUNTS
    if not people and ctx.tag(heads[0]).number != "Plur":
        return None
    return Found.of("quantity.count.scale_alone", amount, "1", "count", change=change_of(ctx, amount), item=item)


@rule("quantity.count.in_brackets", example="Cresce la Valdoria (+ 16 milioni).")
def in_brackets(ctx: Context, amount: Amount) -> Found | None:
    """Millions more or less, alone in brackets behind whose they are."""
    if not amount.first.signed:
        return None
    amount.low = amount.high = abs(amount.value)
    change = "decrease" if amount.value < 0 else "increase"
    return Found.of("quantity.count.in_brackets", amount, "1", "count", change=change)
