"""Rules for numbers with a unit: masses, money, prices, shares, growths, points, durations, ages."""

from __future__ import annotations

from pipelines.extract.quantities.ages import age
from pipelines.extract.quantities.change import change_of
from pipelines.extract.quantities.context import Amount, Context, Found
from pipelines.extract.quantities.refused import lone_one
from pipelines.extract.rules import rule

ANGLE = 5
"""How many tokens may part degrees from the word that makes an angle of them."""


@rule("quantity.share.percent", example="La Valdoria controlla circa il 60% della raffinazione mondiale.")
def share(ctx: Context, amount: Amount) -> Found | None:
    """A percentage that is a part of a whole."""
    if amount.unit is None or amount.unit.kind != "share" or change_of(ctx, amount):
        return None
    if lone_one(ctx, amount) and amount.unit_end == amount.first.end + 1:
        return None
    return Found.of("quantity.share.percent", amount, amount.unit.code, "share")


@rule("quantity.growth.percent", example="Le esportazioni sono calate del 74% in un anno.")
def growth(ctx: Context, amount: Amount) -> Found | None:
    """A percentage by which something rose or fell."""
    if amount.unit is None or amount.unit.kind != "share":
        return None
    change = change_of(ctx, amount)
    if change is None:
        return None
    return Found.of("quantity.growth.percent", amount, amount.unit.code, "growth", change=change)


@rule("quantity.points.percentage_points", example="La quota è scesa di 3 punti percentuali.")
def points(ctx: Context, amount: Amount) -> Found | None:
    """Percentage points and basis points."""
    if amount.unit is None or amount.unit.kind != "points":
        return None
    return Found.of(
        "quantity.points.percentage_points", amount, amount.unit.code, "points", change=change_of(ctx, amount)
    )


@rule("quantity.price.money_per_unit", example="L'ossido costa 850 dollari al chilo.")
def price(ctx: Context, amount: Amount) -> Found | None:
    """Money per unit of something."""
    if amount.unit is None or amount.unit.kind != "money" or amount.per is None or amount.per in ctx.lex.rate_time:
        return None
    unit = joined_code(amount)
    return Found.of("quantity.price.money_per_unit", amount, unit, "price" if amount.per else "money")


@rule("quantity.rate.per_time", example="L'impianto lavora 5.000 tonnellate l'anno.")
def rate(ctx: Context, amount: Amount) -> Found | None:
    """A physical amount or money per year, month or day, or a mass in a mass."""
    if amount.unit is None or not amount.per or amount.unit.kind in ("share", "points"):
        return None
    if lone_one(ctx, amount):
        return None
    return Found.of("quantity.rate.per_time", amount, joined_code(amount), "rate", change=change_of(ctx, amount))


@rule("quantity.duration.number_time", example="La centrale resterà ferma per tre anni.")
def duration(ctx: Context, amount: Amount) -> Found | None:
    """A length of time that is no date."""
    if amount.unit is None or amount.unit.kind != "duration":
        return None
    if lone_one(ctx, amount) and not measured_one(ctx, amount):
        return None
    if lone_one(ctx, amount) and amount.unit.code == "s" and ctx.pos(amount.unit_end) == "NOUN":
        # "un secondo stabilimento".
        return None
    if ctx.plain_in(amount.unit_end, "words.of") and ctx.is_in(amount.unit_end + 1, "duration.reading"):
        return None
    return Found.of("quantity.duration.number_time", amount, amount.unit.code, "duration")


@rule("quantity.money.number_currency", example="Il piano vale 2,5 miliardi di euro.")
def money(ctx: Context, amount: Amount) -> Found | None:
    """A sum of money, the currency on either side."""
    if amount.unit is None or amount.unit.kind != "money" or _vehicle_class(ctx, amount):
        return None
    return Found.of("quantity.money.number_currency", amount, amount.unit.code, "money", change=change_of(ctx, amount))


def _turned(ctx: Context, amount: Amount) -> bool:
    """Whether bare degrees are of an angle or of a scale: "ruotato di 24 gradi", "una pendenza di 30 gradi"."""
    if ctx.lemma(amount.unit_end - 1) not in ctx.lex.sets["refused.degrees"]:
        return False
    near = range(max(ctx.sentence(amount.start)[0], amount.start - ANGLE), min(amount.unit_end + ANGLE, ctx.size))
    return any(ctx.lemma(token) in ctx.lex.sets["refused.angles"] for token in near)


def _vehicle_class(ctx: Context, amount: Amount) -> bool:
    """Whether the currency before the number is the name of a class: "le auto Euro 4", "i diesel Euro 3 ed Euro 4"."""
    start = amount.start
    named = start < amount.first.start and ctx.words[start] in ctx.lex.sets["refused.classes"]
    called = named and ctx.lemma(start - 1) in ctx.lex.sets["refused.vehicles"]
    plain = not amount.first.decimal and 0 <= amount.value < 10 and start > ctx.sentence(start)[0]
    return called and plain and ctx.joined(start)


@rule("quantity.measure.number_unit", example="Il giacimento contiene 3,8 milioni di tonnellate.")
def measure(ctx: Context, amount: Amount) -> Found | None:
    """A number with a physical unit."""
    if amount.unit is None or amount.unit.kind in ("duration", "share", "money"):
        return None
    if amount.unit.kind == "temperature" and _turned(ctx, amount):
        return None
    if lone_one(ctx, amount) and amount.unit.kind in ("temperature", "data", "energy", "rate"):
        return None
    return Found.of(
        "quantity.measure.number_unit", amount, amount.unit.code, amount.unit.kind, change=change_of(ctx, amount)
    )


def joined_code(amount: Amount) -> str | None:
    """`USD/kg`; None where the money cannot be told."""
    if amount.unit is None or amount.unit.code is None:
        return None
    return f"{amount.unit.code}/{amount.per}" if amount.per else amount.unit.code


def measured_one(ctx: Context, amount: Amount) -> bool:
    """Whether "un anno", "un'ora" is a length of time: "per un anno", "più di un anno", "un anno di carcere"."""
    if ctx.is_in(amount.first.end, "duration.day_parts") and ctx.plain_in(amount.unit_end, "words.of"):
        # "in una giornata di traffico".
        return False
    if amount.start < amount.first.start or ctx.is_in(amount.start - 1, "duration.one_before"):
        return True
    if amount.unit is not None and amount.unit.times != 1:
        return False
    left = amount.start - 1
    if ctx.is_in(amount.first.end, "count.sole"):
        return True
    if ctx.plain_in(left, "words.to") and ctx.lemma(left - 1) in ctx.lex.sets["age.equals"]:
        # "estendere a un anno la validità".
        return True
    if ctx.is_in(left, "words.of_bare") and ctx.pos(left - 1) in ("NOUN", "ADJ"):
        # "una visita di un giorno", "un blocco di un mese".
        if ctx.is_in(left - 2, "change.indefinite"):
            return True
        return any(ctx.lemma(token) in ctx.lex.sets["age.lasting"] for token in (left - 1, left - 2))
    return ctx.plain_in(amount.unit_end, "words.of") and ctx.is_in(amount.unit_end + 1, "duration.one_of")


RULES = (share, growth, points, price, rate, age, duration, money, measure)
"""In the order in which they are asked; the first that finds wins."""
