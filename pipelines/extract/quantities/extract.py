"""Document → rows of `quantities`."""

from __future__ import annotations

from itertools import pairwise

from pipelines.extract.quantities import (
    again,
    counted,
    counted_apart,
    ellipsis,
    forward,
    left_out,
    levels,
    lists,
    measured,
    parts,
    ranks,
    standings,
    sums,
    words,
)
from pipelines.extract.quantities.amounts import amounts
from pipelines.extract.quantities.beside import bracketed
from pipelines.extract.quantities.context import Amount, Context, Found
from pipelines.extract.quantities.convert import to_base
from pipelines.extract.quantities.fallback import apposed_number, apposed_units, item_without, set_behind
from pipelines.extract.quantities.items import candidate, item_of, listed_item, own_item
from pipelines.extract.quantities.locatives import names_place
from pipelines.extract.quantities.meaning import commodity_of, measure_of, period_of
from pipelines.extract.quantities.money import settle_money
from pipelines.extract.quantities.phrases import Span
from pipelines.extract.quantities.places import PARTS, place_of
from pipelines.extract.quantities.taken_up import as_before
from pipelines.language.document import Document, Entity
from pipelines.language.syntax import chunks
from schemas import Quantity, ids

TIMES = frozenset({"age", "duration"})
GROWTH_REACH = 4
"""How many tokens may part an amount from the change that is told of it: "31mila, in calo del 28%"."""
HELD = frozenset({"mass", "share", "fraction", "money", "volume", "energy", "rate"})
"""Kinds of what a country has: its name is no item."""
LIST_REACH = 8
"""How many tokens may part two percentages of a list."""
PRICES, DEAREST = frozenset({"price", "stock_price"}), 1e4
"""Measures that make a price of money, and from where on it is rather a sum: "il ponte costerà 3 milioni"."""
LEANING_RULES = (
    *levels.RULES,
    *ellipsis.RULES,
    *left_out.RULES,
    *lists.RULES,
    *again.RULES,
    *left_out.LAST,
    *standings.LEANING,
)
ORDINAL_RULES, NUMBER_RULES = (
    (*ranks.RULES, *standings.RULES),
    (ranks.number, parts.one_in, *measured.RULES, *parts.RULES, *counted.RULES, *counted_apart.RULES),
)


def extract_quantities(doc: Document) -> list[Quantity]:
    """The quantities of a document that was analysed, in reading order.

    Ids, statement, event and the speaker as source are given when the rows of the article are linked.
    """
    ctx = Context(doc)
    listed = sorted(find(ctx), key=lambda f: (f.start, f.end))
    items: list[Span | None] = []
    before = None
    for found in listed:
        items.append(named_item(ctx, found, before))
        before = found, items[-1]
    for index in range(len(listed) - 2, -1, -1):
        one, other = listed[index], listed[index + 1]
        # "tagliano dal 20 al 10% i dazi": what the first of two measures stands behind the second.
        following = items[index + 1]
        late = following is not None and following[0] >= other.end
        if one.amount.ellipsis == "after" and (items[index] is None or late):
            items[index] = following
        elif items[index] is None and late and one.kind == other.kind and in_one_list(ctx, one, other):
            # "in Valdoria il 43% e in Zardania il 38% dei votanti".
            items[index] = following
    places: list[Entity | None] = []
    for index, (found, item) in enumerate(zip(listed, items, strict=True)):
        place = place_of(ctx, found, item if found.like is None else None)
        if place is None and index and shares_place(ctx, listed[index - 1], found, item, items[index - 1]):
            place = places[-1]
        places.append(place)
    return [row_of(ctx, *row) for row in zip(listed, items, places, strict=True)]


def in_one_list(ctx: Context, one: Found, other: Found) -> bool:
    """Whether two percentages are told in one list, with no verb between them."""
    between = range(one.end, other.start)
    told = chunks(ctx.doc).verb_of
    listed = any(ctx.is_in(token, "joints.list") for token in between) and len(between) <= LIST_REACH
    return listed and one.kind in PARTS and all(told[token] < 0 for token in between)


def shares_place(ctx: Context, before: Found, found: Found, item: Span | None, other: Span | None) -> bool:
    """Whether a quantity is true where the one before is: it has its item, leans on it, or tells by how much it rose.

    "il 98% dei magneti, circa 20 mila tonnellate"; "la quota sale al 91%, e arriva al 94"; "31mila, in calo del 28%".
    """
    if found.kind in TIMES or before.start < ctx.sentence(found.start)[0]:
        return False
    risen = found.change is not None and found.start - before.end <= GROWTH_REACH
    return (item is not None and item == other) or found.like is before or risen


def named_item(ctx: Context, found: Found, before: tuple[Found, Span | None] | None) -> Span | None:
    """The tokens that name what is measured; `before`: the quantity before, with its item."""
    item = (
        apposed_units(ctx, found, before)
        or bracketed(ctx, found)
        or candidate(ctx, found, before)
        or own_item(ctx, found)
        or apposed_number(ctx, found, before)
    )
    if before is not None and before[1] is not None and before[0].start >= ctx.sentence(found.start)[0]:
        item = item or as_before(ctx, found, before[0], before[1])
    item = item or set_behind(ctx, found) or item_of(ctx, found.like or found)
    if item is None or found.kind == "length":
        item = listed_item(ctx, found, before) or item
    item = item or item_without(ctx, found, before)
    if item is not None and found.kind == "money" and item[0] in ctx.numerals:
        # "12,5 sterline a settimana, pari a 16 euro": no number measures another.
        near = before is not None and before[0].kind in HELD and 0 <= found.start - before[0].end <= GROWTH_REACH
        item = before[1] if near and before is not None else None
    if item is not None and found.kind in HELD and names_place(ctx, *item):
        # "la Valdoria ne ha 3 tonnellate": something there is measured.
        return None
    if item is not None and not any(ctx.words[token][:1].isalpha() for token in range(*item)):
        return None
    return item


def find(ctx: Context) -> list[Found]:
    """All quantities, before anything is asked of what they measure."""
    listed = amounts(ctx)
    forward.lean_forward(ctx, listed)
    ctx.moneyed = any(amount.unit is not None and amount.unit.kind == "money" for amount in listed)
    found: list[Found] = []
    for amount in listed:
        if amount.first.start in ctx.used:
            continue
        quantity = first_of(ctx, amount, found)
        if quantity is not None:
            found.append(quantity)
    ages_of_lists(found)
    changes_of_lists(ctx, found)
    points_of_shares(ctx, found)
    found += in_words(ctx)
    settle_money(ctx, found)
    return found


def ages_of_lists(found: list[Found]) -> None:
    """Years that lean on an age behind them are ages: "(11 e 14 anni)"."""
    for index in range(len(found) - 2, -1, -1):
        one, following = found[index], found[index + 1]
        if one.kind == "duration" and one.amount.ellipsis == "after" and following.kind == "age":
            one.kind, one.rule = following.kind, following.rule


def changes_of_lists(ctx: Context, found: list[Found]) -> None:
    """A percentage that follows a rise or fall in a list is one too: "cede lo 0,8%, il Nasdaq l'1,3%"."""
    told = chunks(ctx.doc).verb_of
    for before, one in pairwise(found):
        if before.kind != "growth" or one.kind != "share" or before.start < ctx.sentence(one.start)[0]:
            continue
        between = range(before.end, one.start)
        marked = any(ctx.is_in(token, "joints.list") for token in between)
        bare = not ctx.plain_in(ctx.skip_articles(one.start - 1), "item.oblique") and not ctx.plain_in(
            one.end, "words.of"
        )
        if marked and bare and len(between) <= LIST_REACH and all(told[token] < 0 for token in between):
            one.kind, one.rule, one.change = before.kind, before.rule, before.change


def points_of_shares(ctx: Context, found: list[Found]) -> None:
    """Points by which a percentage is more or less than another: "i verdi al 32%, tre punti sopra i socialisti"."""
    for before, one in pairwise(found):
        if before.unit != "%" or one.kind != "count" or one.noun is None:
            continue
        near = before.start >= ctx.sentence(one.start)[0]
        if near and ctx.lemma(one.noun[0]) in ctx.lex.sets["count.points"] and one.noun[1] == one.noun[0] + 1:
            one.kind, one.unit, one.rule, one.like = "points", "{pp}", "quantity.points.of_share", before
            one.noun = None


def first_of(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """What the first rule that applies makes of the amount; `before`: the quantities found so far."""
    for rule in ORDINAL_RULES if amount.form == "ordinal" else NUMBER_RULES:
        quantity = rule(ctx, amount)
        if quantity is not None:
            return quantity
    leaned = (rule(ctx, amount, before) for rule in LEANING_RULES)
    return next((quantity for quantity in leaned if quantity is not None), None) or sums.unnamed(ctx, amount)


def in_words(ctx: Context) -> list[Found]:
    """Quantities that are one word and no numeral."""
    found = []
    lex, suffixes = ctx.lex, tuple(ctx.lex.sets["age.suffixes"])
    for index, lower in enumerate(ctx.lowers):
        quantity = None
        if lower.endswith(suffixes):
            quantity = words.age(ctx, index)
        elif ctx.doc.lemmas and ctx.doc.lemmas[index] in lex.ratio_verbs:
            quantity = words.ratio(ctx, index)
        if quantity is not None:
            found.append(quantity)
    return found


def row_of(ctx: Context, found: Found, item: Span | None, place: Entity | None) -> Quantity:
    """The row of a quantity, with all that is known of what it measures; `item`: the tokens that name it."""
    doc, number = ctx.doc, found.amount
    start, end = doc.span(found.start, found.end)
    number_start, number_end = doc.span(number.first.start, max(number.last.end, number.first.end))
    period = period_of(ctx, found)
    measure = measure_of(ctx, found.like or found, item)
    if found.kind == "money" and measure in PRICES and (found.low or found.high or 0) < DEAREST:
        found.kind = "price"
    low, high, base = to_base(ctx.lex, found.kind, found.unit, (found.low, found.high), found.change is not None)
    return Quantity(
        start=start,
        end=end,
        text=doc.text[start:end],
        number_start=number_start,
        number_end=number_end,
        value_low=found.low,
        value_high=found.high,
        approximate=found.approximate,
        unit=found.unit,
        kind=found.kind,
        change=found.change,
        base_low=low,
        base_high=high,
        base_unit=base,
        item=doc.surface(*item) if item is not None else None,
        measure=measure,
        commodity=commodity_of(ctx, found, item, measure),
        place_id=ids.entity_id(place.entity_type, place.name) if place is not None else None,
        date_start=period.date_start if period is not None else None,
        date_end=period.date_end if period is not None else None,
        date_basis=period.basis if period is not None else None,
        rule=found.rule,
    )
