"""Numbers whose unit only their noun or verb recalls: a loss, a threshold, a price, a fall told without its unit."""

from __future__ import annotations

from pipelines.extract.quantities.change import change_of
from pipelines.extract.quantities.context import CLAUSE_MARKS, Amount, Context, Found
from pipelines.extract.quantities.ellipsis import comparable, like, may_lean, rescaled, since
from pipelines.extract.quantities.lists import alone, ends
from pipelines.extract.rules import rule
from pipelines.language.syntax import chunks, subject_of

PER_CENT = 100
WORTHS = frozenset({"revenue", "profit", "cost", "debt", "investment", "financing", "market_value"})
"""Measures of sums that are told in turn, the unit only of the first."""
LISTED = 4
"""How many tokens may part two percentages of a list: "lo 0,6 e lo 0,4", ", Belmina il 2,8"."""


@rule("quantity.ellipsis.sum_again", example="I ricavi sono stati di 600 milioni di euro, con una perdita di 52.")
def sum_again(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A small number behind a noun of money, in the scale of the sum told before: "e una perdita di 52"."""
    left = amount.start - 1
    if not ctx.plain_in(left, "money.links") or not alone(ctx, amount, decimal=True) or not ends(ctx, amount.unit_end):
        return None
    lemma = ctx.lemma(left - 1)
    if ctx.lex.measure_lemmas.get(lemma) not in WORTHS and lemma not in ctx.lex.sets["money.results"]:
        return None
    model = next((found for found in _recent(ctx, amount, before) if found.kind == "money"), None)
    if model is None or not rescaled(ctx, amount, model):
        return None
    found = like(ctx, amount, model, "quantity.ellipsis.sum_again")
    found.item = (left - 1, left)
    return found


@rule("quantity.ellipsis.threshold", example="Servono scorte per 90 giorni. I deputati hanno alzato la soglia a 120.")
def threshold(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """Where a threshold is set that was told before with its unit: "hanno alzato la soglia a 120"."""
    left = amount.start - 1
    if not ctx.plain_in(left, "words.to") or ctx.lemma(left - 1) not in ctx.lex.sets["count.thresholds"]:
        return None
    if not alone(ctx, amount, decimal=True) or not ends(ctx, amount.unit_end):
        return None
    model = next(iter(_recent(ctx, amount, before)), None)
    if model is None or model.kind in ("rank", "age", "count", "ratio") or not comparable(model, amount):
        return None
    return like(ctx, amount, model, "quantity.ellipsis.threshold")


@rule("quantity.ellipsis.price_again", example="Il rame costa 9.200 dollari la tonnellata. La quotazione era di 8.700.")
def price_again(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """What a price is that was told before with its unit: "la quotazione, che lunedì era di 63"."""
    left = amount.start - 1
    if not ctx.plain_in(left, "words.of") or ctx.lemma(left - 1) not in ctx.lex.sets["count.being"]:
        return None
    if not alone(ctx, amount, decimal=True) or not ends(ctx, amount.unit_end):
        return None
    start = ctx.sentence(left)[0]
    priced = {token for token in range(start, left) if ctx.lex.measure_lemmas.get(ctx.lemma(token)) == "price"}
    model = next((found for found in _recent(ctx, amount, before) if found.kind == "price"), None)
    if not priced or model is None or not comparable(model, amount):
        return None
    found = like(ctx, amount, model, "quantity.ellipsis.price_again")
    found.item = next((token, token + 1) for token in range(left - 1, start - 1, -1) if token in priced)
    return found


@rule("quantity.ellipsis.growth_again", example="Il titolo è sceso del 9 per cento, la Terralta ha perso il 4,1.")
def growth_again(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A second rise or fall whose sign of per cent is left out: "ha ceduto lo 0,6 e Parigi lo 0,4"."""
    first, left = amount.first.start, ctx.skip_articles(amount.first.start - 1)
    articled = ctx.is_in(first - 1, "joints.articles") and ctx.tag(first - 1).number != "Plur"
    recent = since(before, ctx.sentence(first)[0])
    model = next((found for found in recent if found.unit == "%"), None)
    if model is None or not articled or amount.value > PER_CENT:
        return None
    if not alone(ctx, amount, decimal=True) or not ends(ctx, amount.unit_end):
        return None
    verb = left - (ctx.pos(left) == "ADV")
    moved = ctx.lemma(verb) in ctx.lex.sets["change.bare_verbs"]
    between = range(model.end, first)
    told = chunks(ctx.doc).verb_of
    listed = any(ctx.is_in(token, "joints.list") or ctx.lower(token) in CLAUSE_MARKS for token in between)
    listed = listed and model is recent[0] and len(between) <= LISTED and all(told[token] < 0 for token in between)
    if not moved and not (listed and model.kind == "growth"):
        return None
    found = like(ctx, amount, model, "quantity.ellipsis.growth_again")
    name = ctx.name_at.get(left)
    if name is not None and name[1] == left + 1 and ctx.is_in(name[0] - 1, "joints.list"):
        found.item = name
    found.kind, found.change = "growth", (change_of(ctx, amount) if moved else None) or model.change
    return found


@rule("quantity.ellipsis.below_again", example="Prima la Valdoria ne comprava il 40 per cento, oggi siamo sotto il 3.")
def below_again(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A bounded percentage of what was told before: "oggi siamo sotto il 3"."""
    at = amount.start - 1
    bounded = amount.start < ctx.skip_articles(amount.first.start - 1) + 1
    owner = chunks(ctx.doc).verb_of[at] if at >= 0 else -1
    if not bounded or owner < 0 or amount.value > PER_CENT or not may_lean(ctx, amount):
        return None
    model = next(iter(_recent(ctx, amount, before)), None)
    if model is None or model.kind != "share" or not ends(ctx, amount.unit_end):
        return None
    subject = subject_of(ctx.doc, owner)
    ours = chunks(ctx.doc).verbs[owner].person == "1"
    if not ours and (subject is None or ctx.lemma(subject.head) not in ctx.lex.sets["item.shares"]):
        return None
    return like(ctx, amount, model, "quantity.ellipsis.below_again")


def _recent(ctx: Context, amount: Amount, before: list[Found]) -> list[Found]:
    """The quantities of the number's sentence and the one before, the last first."""
    sentence = ctx.doc.sentence_of[amount.start] if ctx.doc.sentences else 0
    return since(before, ctx.doc.sentences[max(sentence - 1, 0)].start if ctx.doc.sentences else 0)


RULES = (growth_again, below_again, sum_again, threshold, price_again)
"""In the order in which they are asked, where no rule for whole quantities has found any."""
