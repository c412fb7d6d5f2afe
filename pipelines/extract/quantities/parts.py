"""Rules for parts and multiples: fractions ("un terzo", "uno su tre") and ratios ("il doppio", "tre volte")."""

from __future__ import annotations

from pipelines.extract.quantities.change import change_of
from pipelines.extract.quantities.context import Amount, Context, Found
from pipelines.extract.quantities.numerals import is_figures
from pipelines.extract.quantities.refused import lone_one, refused
from pipelines.extract.rules import rule
from pipelines.language.numbers import ROUND_WHOLES

CLOSE = 1e-9
LARGEST = 32
"""The largest whole of a part that is written with a stroke; round ones aside."""


@rule("quantity.fraction.numeral", example="Un terzo dei voti è andato alla lista del sindaco.")
def fraction(ctx: Context, amount: Amount) -> Found | None:
    """A fraction of a whole: "due terzi", "la metà", "uno su tre"."""
    if amount.form != "fraction" or amount.unit is not None:
        return None
    if refused(ctx, amount) or _counted_off(ctx, amount) or _of_law(ctx, amount):
        return None
    if amount.value == 0.5 and amount.first.end == amount.first.start + 1:
        before = ctx.lower(amount.first.start - 1)
        whole = ctx.plain_in(amount.unit_end, "words.of") or amount.start < amount.first.start
        bare = ctx.lex.plain(before) == before and before not in ctx.lex.sets["joints.articles"]
        after = ctx.time_at.get(amount.unit_end + 1)
        # "comprarne la metà", "composta per metà da donne", and not "la metà campo".
        held = before in ctx.lex.sets["fraction.held_by"] and ctx.pos(amount.unit_end) not in ("NOUN", "PROPN")
        # "metà dei posti", and not "a metà del mese".
        idle = after == "date" or before in ctx.lex.sets["fraction.idle_before"]
        if not (whole or held) or (bare and idle and amount.start == amount.first.start):
            return None
    return Found.of(
        "quantity.fraction.numeral",
        amount,
        "1",
        "fraction",
        change=change_of(ctx, amount),
    )


def _counted_off(ctx: Context, amount: Amount) -> bool:
    """Whether it is one of several in turn: "la prima metà", "i primi tre quarti", "due marinai, mentre un terzo è"."""
    first = amount.first
    before = ctx.number_end.get(first.start)
    if before is not None and before.form == "ordinal":
        return True
    alone = ctx.lower(first.start) in ctx.lex.sets["change.indefinite"] and ctx.pos(first.end) in (
        "AUX",
        "VERB",
        "PRON",
    )
    start = ctx.sentence(first.start)[0]
    one_less = (
        1 / number.value
        for number in ctx.doc.numbers
        if start <= number.start < first.start and number.form == "cardinal" and number.value > 1
    )
    return alone and any(abs(1 / (1 / part + 1) - amount.value) < CLOSE for part in one_less)


def _of_law(ctx: Context, amount: Amount) -> bool:
    """Whether figures with a stroke are the number and year of a law and no part: "la 66/96"."""
    first = amount.first
    if first.end != first.start + 3 or not is_figures(ctx, first):
        return False
    whole = ctx.words[first.end - 1]
    return whole.isdecimal() and int(whole) > LARGEST and int(whole) not in ROUND_WHOLES


@rule("quantity.fraction.one_noun_in", example="Un italiano su tre non ha votato.")
def one_in(ctx: Context, amount: Amount) -> Found | None:
    """So many of so many, with the noun between: "un italiano su tre", "4 aziende su 10"."""
    if amount.form != "cardinal" or not amount.point or not 0 < amount.value <= 1000:
        return None
    at = amount.first.end
    if amount.unit is not None and (amount.unit_end != at + 1 or amount.unit.kind in ("share", "money", "duration")):
        return None
    if ctx.pos(at) not in ("NOUN", "ADJ", "PROPN") or not ctx.is_in(at + 1, "words.out_of") or not ctx.joined(at + 2):
        return None
    whole = ctx.number_at.get(at + 2)
    if whole is None or whole.form != "cardinal" or whole.value < 2 or whole.value < amount.value or whole.decimal:
        return None
    if ctx.pos(whole.end) == "NOUN":
        return None
    if whole.value not in ROUND_WHOLES:
        # "11 sindaci su 14" are two counts.
        return None
    share = amount.value / whole.value
    ctx.used.add(whole.start)
    return Found(
        "quantity.fraction.one_noun_in",
        amount,
        amount.start,
        whole.end,
        None if amount.low is None else share,
        None if amount.high is None else share,
        amount.approximate,
        "1",
        "fraction",
        noun=(at, at + 1),
    )


@rule("quantity.ratio.multiple", example="La miniera produce il doppio di quella di Valdora.")
def multiple(ctx: Context, amount: Amount) -> Found | None:
    """ "il doppio", "il triplo"."""
    if amount.form != "multiple":
        return None
    return Found.of(
        "quantity.ratio.multiple",
        amount,
        "1",
        "ratio",
        end=amount.first.end,
    )


@rule("quantity.ratio.times", example="I prezzi sono tre volte superiori a quelli del 2019.")
def times(ctx: Context, amount: Amount) -> Found | None:
    """So many times more or less: "tre volte superiore", "5 volte più grande", "aumentato di tre volte"."""
    at = amount.unit_end
    if amount.unit is not None or amount.form != "cardinal" or not ctx.is_in(at, "change.times"):
        return None
    change = change_of(ctx, amount)
    if lone_one(ctx, amount) or (not ctx.is_in(at + 1, "change.times_after") and change is None):
        return None
    told = ctx.lemma(amount.start - 1) in ctx.lex.sets["change.times_before"]
    if change is None and ctx.is_in(at + 1, "change.times_articles") and not told and amount.start > 0:
        return None
    return Found.of(
        "quantity.ratio.times",
        amount,
        "1",
        "ratio",
        end=at + 1,
        change=change,
    )


RULES = (multiple, times, fraction)
"""In the order in which they are asked; the first that finds wins."""
