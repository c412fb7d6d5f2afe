"""Units that are given once, at the end of a list or of a change: "il 60, il 70 e l'80 per cento"."""

from __future__ import annotations

from pipelines.extract.quantities.amounts import shared_scale
from pipelines.extract.quantities.context import Amount, Context
from pipelines.extract.quantities.numerals import MILLION, scale


def lean_forward(ctx: Context, found: list[Amount]) -> None:
    """Units that are given once, at the end: "il 60, il 70 e l'80 per cento", "da 9,1 a 8,7 milioni di barili"."""
    for index in range(len(found) - 2, -1, -1):
        amount, following = found[index], found[index + 1]
        bare = following.unit is None and scale(ctx, following.first) >= MILLION
        if amount.unit is not None or amount.first.form != "cardinal" or (following.unit is None and not bare):
            continue
        if following.unit is not None and following.unit.kind == "duration" and amount.value > 1000:
            continue
        end = amount.unit_end
        if not ctx.joined(end) or following.start - end > 2:
            continue
        between = range(end + 1, following.start)
        listed = ctx.is_in(end, "joints.list") and all(
            ctx.is_in(token, "joints.articles") or ctx.plain_in(token, "words.where") for token in between
        )
        passed = changes(ctx, amount) and following.point
        if (listed and not bare) or passed:
            points = amount.point and following.point
            factor = shared_scale(ctx, amount.last, following.first, passed) if points else 1.0
            amount.unit, amount.per, amount.ellipsis = following.unit, following.per, "after"
            amount.low = None if amount.low is None else amount.low * factor
            amount.high = None if amount.high is None else amount.high * factor
            amount.scale = factor if factor > 1 else 0


def changes(ctx: Context, amount: Amount) -> bool:
    """Whether the amount is where a change begins: "da 8 a 126 dollari"."""
    opening = amount.start if ctx.plain_in(amount.start, "joints.open_strict") else amount.start - 1
    opened = ctx.plain_in(ctx.skip_articles(opening), "joints.open_strict")
    return opened and amount.point and ctx.plain_in(amount.unit_end, "joints.close_to")
