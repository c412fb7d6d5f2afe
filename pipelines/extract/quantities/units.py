"""Units beside a number: behind it or before it, and what they are per."""

from __future__ import annotations

from pipelines.extract.quantities.context import QUOTE_MARKS, Context
from pipelines.extract.quantities.lexicon import Unit

SYMBOL_REACH = 4
"""The longest currency symbol, in tokens."""
YEAR_DIGITS = 4
NOUN_REACH = 4
"""How many tokens of its noun may part a quantity from what it is per."""


def unit_after(ctx: Context, index: int, *, figures: bool, linked: bool) -> tuple[int, Unit] | None:
    """The unit that begins at `index`: "tonnellate", "di dollari" (where `linked`: behind "milioni"), "%", "km/h".

    Symbols ("t", "m") count only beside `figures`. Returns one past it, and the unit.
    """
    if not ctx.joined(index):
        return None
    at = index
    if linked and ctx.is_in(at, "words.of_bare"):
        at += 1
    elif ctx.lower(at) in QUOTE_MARKS and ctx.is_in(at + 1, "words.of_bare") and linked:
        at += 2
    if at >= ctx.size:
        return None
    found = ctx.lex.symbols.at(ctx.words, at) if figures or ctx.words[at] in "%€$£" else None
    by_word = ctx.lex.words.at(ctx.lowers, at)
    if by_word is not None and (found is None or by_word[0] > found[0]):
        found = by_word
    if found is None:
        return None
    end, unit = found
    if found is not by_word and ctx.words[at].isalpha() and ctx.pos(at) == "AUX":
        # "l'indice Stoxx 50 ha perso": no hectares.
        return None
    barred = ctx.lex.not_units.get(ctx.lower(end - 1))
    if barred and ctx.lower(end) in barred:
        return None
    if ctx.words[end - 1] in ctx.lex.codes and ctx.tag(end).pos == "" and end - at > 1:
        return None
    if unit.per != 1 and unit.code is None:
        return subunit(ctx, end, unit)
    return end, unit


def subunit(ctx: Context, end: int, unit: Unit) -> tuple[int, Unit]:
    """Cents with the currency behind them: "50 centesimi di dollaro"."""
    if ctx.plain_in(end, "words.of"):
        owner = ctx.lex.words.at(ctx.lowers, end + 1)
        if owner is not None and owner[1].kind == "money":
            return owner[0], unit._replace(code=owner[1].code, head=owner[1].head)
    return end, unit


def unit_before(ctx: Context, index: int) -> tuple[int, Unit] | None:
    """The currency that ends right before token `index` ("US$ 2 mld", "EUR 30"), and its first token."""
    if index == 0 or not ctx.joined(index):
        return None
    last = ctx.words[index - 1]
    if last[-1:].isalpha():
        if last in ctx.lex.codes:
            return index - 1, Unit(last, "money")
        championship = last[0].isupper() and ctx.words[index].isdecimal() and len(ctx.words[index]) == YEAR_DIGITS
        if championship and index - 1 > ctx.sentence(index)[0]:
            # "gli Euro 2012".
            return None
        if (
            ctx.lower(index - 1) in ctx.lex.bare_money
            and ctx.number_end.get(index - 1) is None
            and ctx.pos(index - 2) != "NUM"
        ):
            found = ctx.lex.words.at(ctx.lowers, index - 1)
            if found is not None and not _ends_number(ctx, index - 1):
                return index - 1, found[1]
        return None
    first = max(0, index - SYMBOL_REACH)
    backwards = [ctx.words[token].upper() for token in range(index - 1, first - 1, -1)]
    for at, token in enumerate(range(index - 1, first - 1, -1)):
        # "a $ 254": a preposition, and no Australian dollars.
        if ctx.lower(token) in ctx.lex.plain_forms and ctx.words[token].islower():
            backwards[at] = ""
    found = ctx.lex.symbols_before.at(backwards, 0)
    return None if found is None else (index - found[0], found[1])


def _ends_number(ctx: Context, index: int) -> bool:
    """Whether the currency word at `index` belongs to the number before it: "3 milioni di euro 5"."""
    return ctx.number_end.get(index) is not None or (
        ctx.plain_in(index - 1, "words.of") and ctx.number_end.get(index - 1) is not None
    )


def rate_after(ctx: Context, index: int, unit: Unit | None) -> tuple[int, str] | None:
    """What the quantity that ends at `index` is per: "al chilo", "/t", "l'anno", "annui", "pro capite".

    Returns one past it and a code, empty for what has no unit. None for `unit` stands for a count.
    """
    if not ctx.joined(index) or (unit is not None and unit.kind in ("share", "points", "duration", "temperature")):
        return None
    lex = ctx.lex
    if ctx.lower(index) in QUOTE_MARKS:
        index += 1
    phrase = lex.rate_phrases.at(ctx.lowers, index)
    if phrase is not None and unit is not None and unit.kind == "money":
        return phrase
    adjective = lex.rate_adjectives.get(ctx.lower(index))
    if adjective is not None:
        return index + 1, adjective
    for size in (2, 1):
        link = tuple(ctx.lowers[index : index + size])
        if link not in lex.rate_links:
            continue
        at = index + size
        slash = ctx.lower(index) in lex.rate_slash
        found = (lex.symbols.at(ctx.words, at) if slash else None) or lex.words.at(ctx.lowers, at)
        if found is None or not ctx.joined(at):
            continue
        end, per = found
        if per.code in lex.rate_time:
            allowed = link in (lex.rate_time_links if unit is not None else lex.count_links)
            if allowed and ctx.time_at.get(at) not in ("date", "clock") and not _dated(ctx, end):
                return end, per.code
        elif unit is None:
            return None
        elif (per.kind in lex.price_per and unit.kind == "money" and per.code) or (
            unit.kind == "mass"
            and per.kind in ("mass", "area", "volume")
            and (slash or link in ctx.lex.rate_mass_links)
        ):
            return end, per.code
    return None


def rate_behind(ctx: Context, index: int, unit: Unit) -> str | None:
    """What a quantity is per where its noun stands between: "tonnellate di terre rare l'anno"."""
    if not ctx.plain_in(index, "words.of") or not ctx.joined(index):
        return None
    at = index + 1
    while at < index + 1 + NOUN_REACH and ctx.pos(at) in ("NOUN", "ADJ", "ADP") and at not in ctx.number_at:
        rate = rate_after(ctx, at, unit) if at > index + 1 else None
        if rate is not None and rate[1]:
            return rate[1]
        at += 1
    rate = rate_after(ctx, at, unit) if at > index + 1 else None
    return rate[1] or None if rate is not None else None


def _dated(ctx: Context, index: int) -> bool:
    """Whether a participle or adjective makes a date of the time word before: "il mese scorso"."""
    return ctx.pos(index) in ("ADJ", "VERB") and ctx.time_at.get(index) == "date"
