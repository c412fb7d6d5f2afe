"""Modifiers that make a bound or an approximation of a number: "oltre l'80%", "non più del 65%", "5 milioni circa"."""

from __future__ import annotations

from pipelines.extract.quantities.context import Amount, Context

REACH = 5
"""The longest modifier, in tokens."""


def modifiers_before(ctx: Context, start: int) -> tuple[int, list[str]]:
    """The first token of the modifiers that end before `start` (articles between passed over), and their effects."""
    effects: list[str] = []
    first = start
    while True:
        at = ctx.skip_articles(first - 1)
        if at < 0 or not ctx.joined(at + 1):
            break
        # "dell'", "del" hold the preposition that the phrase ends in, so that no article stands between.
        window = [ctx.plain(token) for token in range(at, max(-1, at - REACH), -1)]
        found = ctx.lex.before.at(window, 0)
        if found is None or any(not ctx.joined(token) for token in range(at - found[0] + 2, at + 1)):
            break
        length, effect = found
        first = at - length + 1
        effects.append(effect)
    return first, effects


def modifier_after(ctx: Context, index: int) -> tuple[int, str] | None:
    """The modifier that begins at `index`: "circa", "o più", "in su"."""
    if not ctx.joined(index):
        return None
    found = ctx.lex.after.at(ctx.lowers, index)
    if found is None or found[0] in ctx.number_at:
        return None
    return found


def apply(amount: Amount, effects: list[str]) -> None:
    """Turn the effects of modifiers into bounds; on a range they only make it inexact."""
    for effect in effects:
        if effect in ("about", "above"):
            amount.approximate = True
        if amount.low is None or amount.high is None or amount.low != amount.high:
            continue
        if effect in ("above", "from"):
            amount.high = None
        elif effect in ("below", "upto"):
            amount.low = None
