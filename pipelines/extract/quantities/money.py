"""Money whose country only the article tells: "10 miliardi di corone", "50 centesimi"."""

from __future__ import annotations

from collections import Counter

from pipelines.extract.quantities.context import Context, Found
from pipelines.extract.quantities.measured import joined_code
from pipelines.language.mentions import mention_at, nationality

LEAST_SUM = 1e5
"""From here on an amount of money is a sum, whose currency other sums are likely to have; below it may be a price."""


def settle_money(ctx: Context, found: list[Found]) -> None:
    """Give sums of a shared currency the code of the country that the sentence, else the article, speaks of.

    Cents without a currency are those of the last currency named before them, else of the language's own country;
    millions are of the only currency of the article, else of the last sum before them, else null. Values of cents
    are turned into the currency.
    """
    last: str | None = None
    last_sum: str | None = None
    at = -1
    units = [quantity.amount.unit for quantity in found if quantity.amount.unit is not None]
    named = {unit.code for unit in units if unit.kind == "money" and unit.code is not None}
    for quantity in sorted(found, key=lambda f: f.start):
        unit = quantity.amount.unit
        if unit is None or unit.kind != "money":
            continue
        first = ctx.sentence(quantity.start)[0]
        if unit.code is None:
            if unit.head and unit.per == 1:
                code = by_country(ctx, unit.head, quantity.start)
            elif unit.per != 1:
                code = min(named) if len(named) == 1 else last or ctx.lex.own_cents
            else:
                here = last if at >= first else of_payer(ctx, quantity.start, named)
                code = min(named) if len(named) == 1 else here or last_sum
            quantity.amount.unit = unit = unit._replace(code=code)
            quantity.unit = joined_code(quantity.amount)
        else:
            last, at = unit.code, quantity.start
            great = quantity.kind == "money" and (quantity.low or quantity.high or 0) >= LEAST_SUM
            last_sum = unit.code if great else last_sum
        if unit.per != 1:
            quantity.low = None if quantity.low is None else quantity.low / unit.per
            quantity.high = None if quantity.high is None else quantity.high / unit.per


def of_payer(ctx: Context, at: int, named: set[str]) -> str | None:
    """The one currency among those named whose country the sentence tells before the sum: "le aziende italiane"."""
    codes = set()
    for token in range(ctx.sentence(at)[0], at):
        mention = mention_at(ctx.doc, token)
        entity = mention.entity if mention is not None else None
        country = entity.country if entity is not None and entity.country else None
        if country is None and (adjective := nationality(ctx.doc, token)) is not None:
            country = adjective.country
        codes.add(ctx.lex.territories.get(country or ""))
    told = codes & named
    return min(told) if len(told) == 1 else None


def by_country(ctx: Context, head: str, at: int) -> str | None:
    """The one currency of that name whose country the sentence names, else the one that the article names most."""
    codes = ctx.lex.heads.get(head, ())
    for scope in (ctx.sentence(at), (0, ctx.size)):
        counts: Counter[str] = Counter()
        for mention in ctx.doc.mentions:
            if scope[0] <= mention.start < scope[1] and mention.entity is not None and mention.entity.country:
                code = ctx.lex.territories.get(mention.entity.country)
                if code in codes:
                    counts[code] += 1
        if counts:
            best = max(counts.values())
            winners = sorted(code for code, count in counts.items() if count == best)
            return winners[0] if len(winners) == 1 else None
    return None
