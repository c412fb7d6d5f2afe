"""Whether a number is the size of a rise or a fall: "in calo del 74%", "+61%", "ha perso il 2%", "il 5% in più"."""

from __future__ import annotations

from pipelines.extract.quantities.context import Amount, Context

STOPS = frozenset({";", ":", ".", "(", ")"})
SIGNED = frozenset({"share", "points", "money"})
"""Kinds of which a sign tells a change; of a temperature it tells the value."""
REACH = 12
"""How many tokens before the number a verb or noun of change may stand."""


def change_of(ctx: Context, amount: Amount) -> str | None:
    """`increase` or `decrease` where the amount is a change, else None."""
    number = amount.first
    if number.signed and amount.point and (amount.unit is None or amount.unit.kind in SIGNED):
        return "decrease" if number.value < 0 else "increase"
    after = ctx.lex.change_after.at(ctx.lowers, amount.unit_end)
    if after is not None:
        return str(after[1])
    sets = ctx.lex.sets
    at = amount.start - 1
    percent = amount.unit is not None and amount.unit.kind == "share"
    if percent and ctx.is_in(at, "change.another"):
        # "crescere di un altro 40%", "di un ulteriore 5%".
        at -= 1
        at -= ctx.is_in(at, "change.indefinite")
    if percent and (more := _compared(ctx, amount)):
        return more
    # "aumento del 5%", "cresciute di oltre il 5%": the amount hangs on "di", which an articulated form may hold.
    if ctx.plain_in(at, "change.by"):
        return _told_before(ctx, at - 1, loose=amount.unit is not None and amount.unit.kind in ("share", "points"))
    if amount.start < amount.first.start and ctx.plain_in(amount.start, "change.by"):
        return _told_before(ctx, at, loose=True)
    if amount.unit is None:
        return None
    if ctx.is_in(at, "joints.articles"):
        at -= 1
    at -= ctx.pos(at) == "ADV"
    if ctx.is_in(at, "change.tails"):
        at -= 2
    if ctx.lemma(at) in sets["change.bare_verbs"] and amount.per is None and ctx.pos(at) in ("VERB", "AUX"):
        if ctx.plain_in(amount.unit_end, "words.of") and not _of_itself(ctx, amount.unit_end):
            return None
        if ctx.lemma(at) in sets["change.increase_verbs"]:
            return "increase"
        return "decrease" if ctx.lemma(at) in sets["change.decrease_verbs"] else None
    # "le azioni perdono il 7%": "perdono" is a noun as well.
    return "decrease" if ctx.is_in(at, "change.bare_forms") and amount.unit.kind == "share" else None


def _compared(ctx: Context, amount: Amount) -> str:
    """The change that "superiore del 70%" tells, which is no bound ("superiore al 70%"); else empty."""
    at = amount.start - 1
    if ctx.plain_in(at, "change.by") and not ctx.is_in(at, "words.of_bare"):
        if ctx.is_in(at - 1, "change.greater"):
            return "increase"
        if ctx.is_in(at - 1, "change.lesser"):
            return "decrease"
    # "gonfiati fino al 15%".
    upto = ctx.is_in(amount.start, "joints.close_to") and amount.start < amount.first.start
    return "increase" if upto and ctx.lemma(at) in ctx.lex.sets["change.growing_verbs"] else ""


def _of_itself(ctx: Context, index: int) -> bool:
    """Whether the complement at `index` is the thing's own value: "il 3% del suo valore"."""
    return any(ctx.lemma(token) in ctx.lex.sets["change.own_value"] for token in range(index + 1, index + 3))


def _told_before(ctx: Context, at: int, *, loose: bool) -> str | None:
    """The change told by the nearest verb or noun of change at or before `at`, within the clause.

    Percentages are `loose`: words may stand between ("sono calate nel 2024 le vendite del 5%"). Other amounts hang
    on the word itself or on its genitive, since "un'altezza di 9 metri" is none.
    """
    start, _ = ctx.sentence(max(at, 0))
    if ctx.pos(at) == "NOUN" and ctx.is_in(at - 1, "change.indefinite"):
        loose = False
    distance = 0
    while at >= start and distance < REACH:
        change = _change_word(ctx, at)
        if change is not None:
            return change
        pos = ctx.pos(at)
        if pos in ("VERB", "AUX") and ctx.tag(at).form == "Fin":
            return None
        if ctx.lower(at) == "," and distance == 0:
            # "un aumento medio, rispetto al 2023, del 3,4%".
            at = _incise(ctx, at, start)
        if ctx.lower(at) in STOPS or (ctx.lower(at) == "," and distance == 0):
            return None
        if not loose and pos != "ADV":
            # Of what rose or fell there may be a genitive: "un aumento dei costi di 3 milioni".
            if not ctx.plain_in(at - 1, "words.of") or _change_word(ctx, at - 2) is None or pos != "NOUN":
                return None
            return _change_word(ctx, at - 2)
        at -= 1
        distance += 1
    return None


def _incise(ctx: Context, at: int, start: int) -> int:
    """The token before the incise of comparison that the comma at `at` closes, else `at` itself."""
    for token in range(at - 1, max(start, at - REACH), -1):
        if ctx.lower(token) == ",":
            return token - 1 if ctx.is_in(token + 1, "change.against") else at
    return at


def _change_word(ctx: Context, at: int) -> str | None:
    """The change that the word itself tells, as a verb or a noun."""
    if at < 0:
        return None
    sets, lemma, pos = ctx.lex.sets, ctx.lemma(at), ctx.pos(at)
    if ctx.is_in(at, "change.increase_forms") and ctx.plain_in(at + 1, "change.by"):
        return "increase"
    if pos in ("VERB", "AUX", "ADJ", "NOUN"):
        if lemma in sets["change.increase_verbs"]:
            return "increase"
        if lemma in sets["change.decrease_verbs"]:
            return "decrease"
    if pos != "VERB":
        if lemma in sets["change.increase_nouns"]:
            return "increase"
        if lemma in sets["change.decrease_nouns"]:
            return "decrease"
    return None
