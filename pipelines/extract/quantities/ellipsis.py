"""Numbers that take their unit from a quantity before them: "contro le 45.000 degli Stati Uniti"."""

from __future__ import annotations

from pipelines.extract.quantities.amounts import is_figures, scale
from pipelines.extract.quantities.context import Amount, Context, Found
from pipelines.extract.quantities.refused import lone_one, refused, year_like
from pipelines.extract.rules import rule

SCALED = 1e6
"""From this scale on, a number in a list of sums is one itself: "costi di 3 milioni di euro (1,5 milioni nel 2020)"."""
OPENINGS = frozenset({"(", ","})
LEANABLE = frozenset(
    {"mass", "money", "price", "rate", "count", "volume", "energy", "power", "area", "length", "share"}
)


@rule(
    "quantity.ellipsis.unit_before",
    example="La Valdoria ha prodotto 270mila tonnellate contro le 45.000 degli Stati Uniti.",
)
def leaning(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number with an article and no noun, which takes the unit of the quantity before it in the sentence."""
    if amount.unit is not None or amount.form not in ("cardinal", "collective") or lone_one(ctx, amount):
        return None
    if amount.first.signed or refused(ctx, amount) or (year_like(ctx, amount)):
        return None
    number = amount.first
    start = ctx.sentence(number.start)[0]
    after = amount.unit_end
    if after < ctx.size and ctx.joined(after) and ctx.pos(after) in ("NOUN", "ADJ", "PROPN", "VERB", "NUM", "SYM", "X"):
        return None
    left = amount.start - 1
    article = (ctx.is_in(left, "joints.articles") or ctx.plain(left) != ctx.lower(left)) and ctx.tag(
        left
    ).number != "Sing"
    against = (
        ctx.is_in(left, "joints.leaning") or ctx.is_in(left - 1, "joints.leaning") or ctx.plain_in(left, "words.to")
    )
    aged = ctx.lower(left - 1) in (",", "(") and ctx.plain_in(left, "words.of")
    gapped = left in ctx.name_at and not year_like(ctx, amount) and number.value >= 20
    listed = (ctx.lower(left) in OPENINGS or ctx.plain_in(left, "words.of")) and scale(ctx, number) >= SCALED
    if not (article or against or aged or gapped or listed):
        return None
    model = next((found for found in reversed(before) if found.start >= start and leanable(found, aged)), None)
    if model is None or not _comparable(model, amount):
        return None
    if listed and not (article or gapped) and model.kind not in ("money", "mass"):
        return None
    if model.kind == "count" and not (against or gapped):
        return None
    if model.kind == "share" and not (number.decimal or against):
        return None
    if not is_figures(ctx, number) and number.value < 20 and model.kind != "age":
        return None
    if model.amount.unit is not None and not _agrees(ctx, left, model.amount.unit.gender):
        return None
    return Found.of("quantity.ellipsis.unit_before", amount, model.unit, model.kind, like=model.like or model)


def leanable(found: Found, aged: bool) -> bool:
    """Whether a number without a unit may take that of `found`; ages only where it is written like one (", di 42,")."""
    return (found.kind == "age") if aged else found.kind in LEANABLE


def _comparable(model: Found, amount: Amount) -> bool:
    """Whether the values are of an order: within a factor of ten thousand."""
    one, other = model.low or model.high, amount.value
    if not one or not other:
        return False
    return 1e-4 <= abs(other / one) <= 1e4


def _agrees(ctx: Context, article: int, gender: str) -> bool:
    """Whether the article before the number can be of the unit's gender, or of the scale's ("i 21 milioni")."""
    shown = ctx.tag(article).gender
    return not shown or not gender or shown[:1].lower() == gender or shown == "Masc"
