"""Numbers of a list or a comparison whose unit was told once: ", in Zardania quattro", "l'India con 6,9"."""

from __future__ import annotations

from pipelines.extract.quantities.context import CLAUSE_MARKS, Amount, Context, Found
from pipelines.extract.quantities.ellipsis import LEANABLE, SUMS, TIMES, comparable, like, may_lean, rescaled, since
from pipelines.extract.quantities.locatives import is_place, locative
from pipelines.extract.quantities.phrases import named
from pipelines.extract.rules import rule
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import chunks

COUNTED = frozenset({"NOUN", "PROPN", "NUM", "SYM", "X"})
"""What behind a number shows that it counts something of its own."""
NEAR, FAR = 3, 10
"""How many tokens may part a number from one that it leans on: beside it, and further on in a list."""


@rule(
    "quantity.ellipsis.list_goes_on", example="In Valdoria bastano tre anni, ne bastano due a Belmare, in Zardania sei."
)
def list_goes_on(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number in a list whose verb and unit were said before: ", in Zardania sei", "45mila dagli Usa"."""
    one = nearest(ctx, amount, before)
    if one is None or one is not before[-1] or not alone(ctx, amount) or one.kind not in LEANABLE | TIMES:
        return None
    told = chunks(ctx.doc).verb_of
    # "270mila vengono da fuori, 45mila dalle miniere".
    owner = told[one.end] if one.end < ctx.size else -1
    between = range(chunks(ctx.doc).verbs[owner].end if owner >= 0 else one.end, amount.start)
    if not between or any(told[token] >= 0 and ctx.tag(token).form == "Fin" for token in between):
        return None
    after = amount.unit_end
    marked = any(ctx.is_in(token, "joints.list") for token in between)
    beside = len(between) <= NEAR and ctx.is_in(one.end, "joints.list") and ctx.is_in(amount.start - 1, "count.perhaps")
    leaned = one.like is not None and len(between) <= FAR
    where = ctx.is_in(amount.start - 1, "joints.list") and len(between) <= FAR
    whose = ctx.is_in(after, "joints.articles") and is_place(mention_at(ctx.doc, after + 1))
    where = where and (whose or locative(ctx, after) is not None or ctx.is_in(after, "item.pronouns"))
    if whose and where and rescaled(ctx, amount, one):
        # "23 milioni di tonnellate la Bolivia, 11 il Cile".
        return like(ctx, amount, one, "quantity.ellipsis.list_goes_on")
    if not marked or not (beside or leaned or where) or not (ends(ctx, after) or where):
        return None
    return like_nearest(ctx, amount, one, "quantity.ellipsis.list_goes_on")


@rule("quantity.ellipsis.with_number", example="Guidano la Valdoria, con 1.200 casi, e la Zardania, con 900.")
def with_number(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """How much the next one of a list has: "la Valdoria, con 1.200 casi, e la Zardania, con 900", "a quota 21"."""
    left = amount.start - 1
    told = ctx.plain_in(left, "place.having") or ctx.is_in(left, "count.levels")
    if not told or not ends(ctx, amount.unit_end) or not alone(ctx, amount, decimal=True):
        return None
    start = ctx.sentence(left)[0]
    models = (found for found in since(before, start) if found.kind in SUMS and found.amount.ellipsis != "after")
    model = next(models, None)
    if model is None or not (model.like or ctx.plain_in(model.start - 1, "place.having")):
        return None
    return like_nearest(ctx, amount, model, "quantity.ellipsis.with_number")


@rule("quantity.ellipsis.from_where", example="La banca ha portato il prezzo a 6,10 euro, da 7,25.")
def from_where(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """Where a change began, told behind its end: "a 6,10 dollari, da 7,25", "al 2,1% dal 2,6"."""
    one, left = nearest(ctx, amount, before), amount.start - 1
    if one is None or one.kind == "count" or not ctx.plain_in(left, "words.from") or not alone(ctx, amount, True):
        return None
    if not ends(ctx, amount.unit_end) or left - one.end > 1 or not comparable(one, amount):
        return None
    if not ctx.plain_in(ctx.skip_articles(one.start - 1), "words.to"):
        return None
    return like(ctx, amount, one, "quantity.ellipsis.from_where")


@rule("quantity.ellipsis.more_or_less", example="Avrà trenta seggi, undici in meno di prima.")
def more_or_less(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """By how much what was told before is more or less: "trenta seggi, undici in meno", "54 dollari, tre in più"."""
    left = ctx.skip_articles(amount.start - 1)
    one = nearest(ctx, amount, before)
    if one is None or not (ctx.is_in(left, "joints.list") or ctx.lower(left) in CLAUSE_MARKS):
        return None
    told = ctx.lex.change_after.at(ctx.lowers, amount.unit_end)
    if told is None or not alone(ctx, amount, decimal=True) or not comparable(one, amount):
        return None
    found = like(ctx, amount, one, "quantity.ellipsis.more_or_less")
    found.change = str(told[1])
    return found


@rule("quantity.ellipsis.hung_alike", example="Ha un vantaggio di 38 secondi sul secondo e di 55 sul terzo.")
def hung_alike(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number that hangs on the same preposition as the one before: "di 38 secondi su Rossi e di 55 su Verdi"."""
    one, left = nearest(ctx, amount, before), amount.start - 1
    if one is None or one.kind not in LEANABLE | TIMES or not alone(ctx, amount, decimal=True):
        return None
    hung = ctx.plain_in(left, "item.links") and ctx.plain(left) == ctx.plain(ctx.skip_articles(one.start - 1))
    told = chunks(ctx.doc).verb_of
    close = left - one.end <= FAR and all(told[token] < 0 for token in range(one.end, left))
    if not hung or not close or not ctx.is_in(left - 1, "joints.list") or not ends(ctx, amount.unit_end):
        return None
    return like_nearest(ctx, amount, one, "quantity.ellipsis.hung_alike")


@rule("quantity.ellipsis.the_rest", example="La società avrà il 70% della miniera, allo Stato va il restante 30.")
def the_rest(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """What is left of a whole in per cent: "il 70% … il restante 30"."""
    one = nearest(ctx, amount, before)
    if one is None or one.kind != "share" or not ctx.is_in(amount.start - 1, "count.rest"):
        return None
    if not alone(ctx, amount, decimal=True) or not 0 < amount.value < 100:
        return None
    return like(ctx, amount, one, "quantity.ellipsis.the_rest")


@rule("quantity.ellipsis.age_of_next", example="Maria aveva 30 anni, Ugo 27 e Livia 36.")
def age_of_next(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """The age of the next one who is named: "Maria aveva 30 anni, Ugo 27 e Livia 36"."""
    one, left = nearest(ctx, amount, before), amount.start - 1
    plain = amount.unit is None and amount.form == "cardinal" and amount.point and not amount.first.decimal
    plain = plain and ctx.lex.change_after.at(ctx.lowers, amount.unit_end) is None
    if one is None or one.kind != "age" or not plain or not ends(ctx, amount.unit_end):
        return None
    name = named(ctx, left) if ctx.pos(left) == "PROPN" else None
    told = chunks(ctx.doc).verb_of
    close = name is not None and all(told[token] < 0 for token in range(one.end, left))
    if name is None or not close or not ctx.is_in(name[0] - 1, "joints.list") or name[0] - one.end > NEAR:
        return None
    found = like(ctx, amount, one)
    found.rule, found.item = "quantity.ellipsis.age_of_next", name
    return found


def nearest(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """The last quantity in the number's sentence."""
    return before[-1] if before and before[-1].start >= ctx.sentence(amount.start)[0] else None


def like_nearest(ctx: Context, amount: Amount, model: Found, rule_id: str) -> Found | None:
    """A quantity of the model's kind, in its scale where the number has none; None where the values are far apart."""
    if model.kind != "count" and rescaled(ctx, amount, model):
        return like(ctx, amount, model, rule_id)
    if amount.first.decimal and model.kind == "count":
        return None
    return like(ctx, amount, model, rule_id) if comparable(model, amount) else None


def alone(ctx: Context, amount: Amount, decimal: bool = False) -> bool:
    """Whether the number has neither unit nor noun, and may lean on another."""
    after = amount.unit_end
    own = ctx.joined(after) and ctx.pos(after) in COUNTED and after not in ctx.time_at
    return not own and may_lean(ctx, amount) and (decimal or not amount.first.decimal)


def ends(ctx: Context, at: int) -> bool:
    """Whether a clause or its tail begins at `at`: a mark, a conjunction, a preposition, the next line."""
    return not ctx.joined(at) or not ctx.lower(at)[:1].isalnum() or ctx.pos(at) in ("CCONJ", "SCONJ", "ADP")


RULES = (age_of_next, more_or_less, from_where, the_rest, with_number, hung_alike, list_goes_on)
"""In the order in which they are asked, where no rule for whole quantities has found any."""
