"""Numerals grouped into amounts: single values and ranges, with their units and modifiers."""

from __future__ import annotations

from pipelines.extract.quantities.bounds import apply, bounding_verb, modifier_after, modifiers_before, negated_before
from pipelines.extract.quantities.context import Amount, Context
from pipelines.extract.quantities.numerals import (
    cents_after,
    half_after,
    is_figures,
    linked,
    or_more,
    part_after,
    scale,
)
from pipelines.extract.quantities.units import rate_after, rate_behind, unit_after, unit_before
from pipelines.language.document import Number
from pipelines.language.syntax import lexicon

FALL = 100
"""By how much a value may be the smaller at the end of a change for both to have one scale."""
LONGEST_TERM = 365
HOURS = 24
JOINT_REACH = 4
"""How many articles and modifiers may stand between a joint and the second number of a range."""


def amounts(ctx: Context) -> list[Amount]:
    """Every numeral that is no part of a date or a clock time, in reading order; two that make a range are one."""
    found: list[Amount] = []
    numbers = [number for number in ctx.doc.numbers if readable(ctx, number)]
    index = 0
    while index < len(numbers):
        first = numbers[index]
        # "per cento": the numeral is part of the unit before it.
        if found and first.start < found[-1].unit_end:
            index += 1
            continue
        second = numbers[index + 1] if index + 1 < len(numbers) else None
        amount = ranged(ctx, first, second) if second is not None else None
        index += 1 if amount is None else 2
        amount = amount or single(ctx, first)
        found.append(amount)
    return found


def readable(ctx: Context, number: Number) -> bool:
    """Whether extractors may read the number: not in furniture, a date, a clock time or a name."""
    for token in (number.start, number.end - 1):
        if ctx.time_at.get(token) in ("date", "clock") and not within(ctx, number):
            return False
    if ctx.doc.sentences and ctx.doc.sentences[ctx.doc.sentence_of[number.start]].kind in (
        "furniture",
        "dateline",
        "rubric",
    ):
        return False
    if (
        ctx.is_in(number.end, "refused.hours")
        and ctx.plain_in(number.start - 1, "refused.at")
        and ctx.lower(number.start - 1) in lexicon(ctx.doc).articulated
        and number.value <= HOURS
    ):
        # "alle 4 locali", "alle 13 ora locale", and not "sigilli a 5 locali".
        return False
    name = ctx.name_at.get(number.start)
    return name is None or (name[0] >= number.start and name[1] <= number.end)


def within(ctx: Context, number: Number) -> bool:
    """Whether the number tells how long something may take: "entro dieci mesi", "nel giro di 30 giorni"."""
    unit = ctx.lex.words.at(ctx.lowers, number.end)
    if unit is None or unit[1].kind != "duration" or not ctx.joined(number.end) or number.value > LONGEST_TERM:
        return False
    verb = number.start - 1
    if ctx.lemma(verb) in ctx.lex.sets["duration.spent"] and ctx.pos(verb) == "VERB" and ctx.pos(verb - 1) == "AUX":
        return True
    return ctx.is_in(number.start - 1, "duration.within") or (
        ctx.plain_in(number.start - 1, "words.of") and ctx.is_in(number.start - 2, "duration.within")
    )


def single(ctx: Context, number: Number) -> Amount:
    """One numeral with what stands beside it."""
    low, high = number.value, None if number.open_above else number.value
    amount = Amount(number.start, number.end, number, number, low, high, number.approximate)
    amount.unit_end = number.end
    attach(ctx, amount)
    return amount


def attach(ctx: Context, amount: Amount) -> None:
    """Give the amount its unit (behind it, else a currency before it), its rate and its modifiers."""
    last = amount.last
    end = amount.end
    effects: list[str] = []
    inner = modifier_after(ctx, end)
    if inner is not None:
        effects.append(inner[1])
        end = inner[0]
    if amount.unit is None and last.form != "ordinal":
        figures = is_figures(ctx, last)
        after = unit_after(ctx, end, figures=figures, linked=linked(ctx, last))
        if after is None and ctx.is_in(end, "count.sole") and end < ctx.size:
            # "un solo metro quadrato".
            after = unit_after(ctx, end + 1, figures=False, linked=False)
        if after is not None:
            end, amount.unit = after
            end = half_after(ctx, amount, end)
            end = or_more(ctx, amount, end)
            end = part_after(ctx, amount, end)
            end = cents_after(ctx, amount, end)
            if amount.unit.times != 1:
                amount.low = None if amount.low is None else amount.low * amount.unit.times
                amount.high = None if amount.high is None else amount.high * amount.unit.times
    if amount.unit is None or amount.unit.kind not in ("money", "share"):
        before = unit_before(ctx, amount.start)
        if (
            before is not None
            and amount.first.form != "ordinal"
            and (amount.unit is None or before[1].code not in ctx.lex.codes)
        ):
            amount.start, amount.unit = before
    if amount.unit is not None:
        rate = rate_after(ctx, end, amount.unit)
        if rate is not None:
            end, amount.per = rate
        elif amount.unit.kind in ("mass", "volume", "energy", "money"):
            amount.per = rate_behind(ctx, end, amount.unit)
        outer = modifier_after(ctx, end)
        if outer is not None:
            effects.append(outer[1])
            end = outer[0]
    amount.unit_end = end
    amount.start, before_effects = modifiers_before(ctx, amount.start)
    if before_effects == ["below"] and negated_before(ctx, amount.start):
        before_effects = ["from"]
    effects = before_effects + effects
    if amount.unit is not None and not before_effects and (effect := bounding_verb(ctx, amount)):
        effects.append(effect)
    apply(amount, effects)


def ranged(ctx: Context, first: Number, second: Number) -> Amount | None:
    """Two numerals as one range: "tra il 60 e il 70 per cento", "da tre a cinque anni", "14-24 anni"."""
    if first.form not in ("cardinal", "fraction") or second.form != first.form or not ctx.joined(second.start):
        return None
    if second.start - first.end > 2 * JOINT_REACH or first.open_above or second.open_above:
        return None
    after = unit_after(ctx, first.end, figures=is_figures(ctx, first), linked=linked(ctx, first))
    end = after[0] if after is not None else first.end
    before = unit_before(ctx, first.start)
    opening = edge(ctx, before[0] if before else first.start, "joints.open_between", "joints.open_strict")
    kind = joint(ctx, end, second, opening, after is not None)
    if not kind:
        return None
    factor = shared_scale(ctx, first, second)
    low, high = first.value * factor, second.value
    if kind == "between" and low > high > 0 and low <= 2 * high:
        # "tra il 25 e il 21%".
        low, high = high, low
    if not low < high or (kind == "either" and high > 100 * max(1.0, abs(low))):
        return None
    last_after = unit_after(ctx, second.end, figures=is_figures(ctx, second), linked=linked(ctx, second))
    if after is not None and last_after is not None and after[1].code != last_after[1].code:
        return None
    start = opening if kind in ("between", "from") else first.start
    amount = Amount(start, second.end, first, second, low, high)
    amount.unit_end = second.end
    if before is not None:
        amount.unit, amount.start = before[1], min(start, before[0])
    elif after is not None and last_after is None:
        amount.unit = after[1]
    attach(ctx, amount)
    return amount


def edge(ctx: Context, start: int, *wanted: str) -> int:
    """The token before `start` past articles; past modifiers too, unless it is of a `wanted` set itself."""
    at = ctx.skip_articles(start - 1)
    if any(ctx.plain(at) in ctx.lex.sets[name] for name in wanted):
        return at
    return ctx.skip_articles(modifiers_before(ctx, start)[0] - 1)


def joint(ctx: Context, end: int, second: Number, opening: int, united: bool) -> str:
    """How the words between two numbers join them: `hyphen`, `either`, `between`, `from`; empty where they do not."""
    if ctx.is_in(end, "joints.hyphens") and second.start == end + 1:
        before, behind = ctx.doc.gap(end), ctx.doc.gap(end + 1)
        return "hyphen" if (not before and not behind) or (before and behind and united) else ""
    currency = unit_before(ctx, second.start)
    at = edge(
        ctx, currency[0] if currency else second.start, "joints.close_to", "joints.close_between", "joints.either"
    )
    if ctx.is_in(end, "joints.either") and at == end:
        return "" if united else "either"
    if ctx.is_in(end, "joints.close_between") and at == end and ctx.is_in(opening, "joints.open_between"):
        return "between"
    if not ctx.plain_in(opening, "joints.open_strict") or not ctx.plain_in(at, "joints.close_to"):
        return ""
    adjacent = at == end or (at == end + 1 and ctx.is_in(end, "joints.close_to"))
    return "from" if adjacent and not moves(ctx, opening) else ""


def moves(ctx: Context, opening: int) -> bool:
    """Whether the verb or noun before "dal … al …" tells of a change, so that the two values are its ends."""
    start, _ = ctx.sentence(opening)
    sets = ctx.lex.sets
    for token in range(opening - 1, max(start, opening - 8) - 1, -1):
        lemma = ctx.lemma(token)
        if lemma in sets["change.ranging_verbs"]:
            return False
        if (
            lemma in sets["change.moving_verbs"]
            or lemma in sets["change.increase_verbs"]
            or lemma in sets["change.decrease_verbs"]
        ):
            return True
        if lemma in sets["change.increase_nouns"] or lemma in sets["change.decrease_nouns"]:
            return True
        if ctx.lower(token) in (";", ":") or ctx.pos(token) == "VERB":
            break
    return False


def shared_scale(ctx: Context, first: Number, second: Number, either_way: bool = False) -> float:
    """By how much the first number is to be multiplied: "25 o 30 milioni" are 25 and 30 millions.

    `either_way`: the second may be the smaller, as in a change.
    """
    factor = scale(ctx, second)
    rises = first.value * factor < (FALL * second.value if either_way else second.value)
    if factor > 1 and scale(ctx, first) == 1 and abs(first.value) < 1000 and rises:
        return factor
    return 1.0
