"""Whether a number is the size of a rise or a fall: "in calo del 74%", "+61%", "ha perso il 2%", "il 5% in più"."""

from __future__ import annotations

from pipelines.extract.quantities.context import Amount, Context

REACH = 12
"""How many tokens before the number a verb or noun of change may stand."""


def change_of(ctx: Context, amount: Amount) -> str | None:
    """`increase` or `decrease` where the amount is a change, else None."""
    number = amount.first
    if number.signed:
        return "decrease" if number.value < 0 else "increase"
    after = ctx.lex.change_after.at(ctx.lowers, amount.unit_end)
    if after is not None and not (ctx.plain(after[0]) == "di" and False):
        return str(after[1])
    sets = ctx.lex.sets
    at = amount.start - 1
    # "aumento del 5%", "cresciute di oltre il 5%": the amount hangs on "di", which an articulated form may hold.
    hangs = ctx.plain(at) in sets["change.by"]
    if not hangs and amount.start < amount.first.start and ctx.plain(amount.start) in sets["change.by"]:
        hangs = True
    if hangs:
        return _change_before(ctx, at - 1, nouns=True)
    if ctx.is_in(at, "joints.articles"):
        at -= 1
    if ctx.lemma(at) in sets["change.bare_verbs"] and ctx.pos(at) in ("VERB", "AUX"):
        return "increase" if ctx.lemma(at) in sets["change.increase_verbs"] else "decrease"
    return None


def _change_before(ctx: Context, at: int, *, nouns: bool) -> str | None:
    """The change told by the nearest verb or noun of change at or before `at`, within the clause."""
    sets = ctx.lex.sets
    start, _ = ctx.sentence(max(at, 0))
    distance = 0
    while at >= start and distance < REACH:
        lemma = ctx.lemma(at)
        pos = ctx.pos(at)
        if lemma in sets["change.increase_verbs"] and pos in ("VERB", "AUX", "ADJ", "NOUN"):
            return "increase"
        if lemma in sets["change.decrease_verbs"] and pos in ("VERB", "AUX", "ADJ", "NOUN"):
            return "decrease"
        if nouns and lemma in sets["change.increase_nouns"] and pos != "VERB":
            return "increase"
        if nouns and lemma in sets["change.decrease_nouns"] and pos != "VERB":
            return "decrease"
        if pos in ("VERB", "AUX") and ctx.tag(at).form == "Fin":
            return None
        if ctx.lower(at) in (";", ":", ".", "(", ")"):
            return None
        if ctx.lower(at) == "," and distance == 0:
            return None
        if pos == "NOUN" and ctx.plain(at - 1) != "di" and distance == 0 and ctx.pos(at - 1) != "DET" and ctx.plain(at - 1) not in ("a", "da", "in"):
            pass
        at -= 1
        distance += 1
    return None
