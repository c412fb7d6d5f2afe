"""Rules for numbers without a unit: counts of nouns, fractions, ratios and ranks."""

from __future__ import annotations

from pipelines.extract.quantities.amounts import linked
from pipelines.extract.quantities.change import change_of
from pipelines.extract.quantities.context import QUOTE_MARKS, Amount, Context, Found
from pipelines.extract.quantities.refused import lone_one, refused
from pipelines.extract.quantities.units import rate_after
from pipelines.extract.rules import give_up, rule

ADJECTIVES = 3
"""How many adjectives may stand between a number and its noun, and how many behind the noun are taken in."""


@rule("quantity.count.number_noun", example="Il giacimento contiene 17 elementi chimici.")
def count(ctx: Context, amount: Amount) -> Found | None:
    """A number of things, with the noun that it counts."""
    if amount.unit is not None or amount.form not in ("cardinal", "collective"):
        return None
    noun = counted_noun(ctx, amount)
    if noun is None:
        return None
    why = refused(ctx, amount)
    if why:
        give_up(ctx.doc, "quantity.count.number_noun", *ctx.doc.span(amount.start, noun[1]), why)
        return None
    if lone_one(ctx, amount) and ctx.lemma(noun[0]) not in ctx.lex.sets["count.one"]:
        return None
    end = noun[1]
    rate = rate_after(ctx, end, None)
    unit, kind = "1", "count"
    if rate is not None and rate[1]:
        end, unit, kind = rate[0], f"1/{rate[1]}", "rate"
    return Found.of(
        "quantity.count.number_noun",
        amount,
        unit,
        kind,
        end=end,
        change=change_of(ctx, amount),
        noun=noun,
    )


@rule("quantity.count.list_of_numbers", example="Hanno avuto 16, 15 e 14 delegati.")
def listed(ctx: Context, amount: Amount) -> Found | None:
    """A number in a list whose noun stands behind the last: "16, 15 e 14 delegati"."""
    if amount.unit is not None or amount.form != "cardinal" or not amount.point or lone_one(ctx, amount):
        return None
    number = amount.first
    while ctx.is_in(number.end, "joints.list") and ctx.joined(number.end + 1):
        following = ctx.number_at.get(number.end + 1)
        if following is None or following.form != "cardinal" or following.decimal != number.decimal:
            return None
        number = following
    if number is amount.first or number.value == 1 or refused(ctx, amount) or linked(ctx, number):
        return None
    noun = noun_at(ctx, amount, number.end) if ctx.joined(number.end) else None
    if noun is None or ctx.lex.words.at(ctx.lowers, noun[0]) is not None:
        return None
    return Found.of("quantity.count.list_of_numbers", amount, "1", "count", noun=noun)


def counted_noun(ctx: Context, amount: Amount) -> tuple[int, int] | None:
    """Tokens of the noun that the amount counts, with the adjectives around it."""
    at = amount.unit_end
    if not ctx.joined(at):
        return None
    if ctx.plain_in(at, "words.of"):
        if not linked(ctx, amount.last) or not ctx.is_in(at, "words.of_bare"):
            return None
        at += 1
    elif linked(ctx, amount.last):
        return None
    if ctx.lower(at) in QUOTE_MARKS:
        at += 1
    return noun_at(ctx, amount, at)


def noun_at(ctx: Context, amount: Amount, at: int) -> tuple[int, int] | None:
    """The plural noun that begins at `at`, with adjectives before and behind it."""
    first = at
    skipped = 0
    while skipped < ADJECTIVES and (ctx.pos(at) == "ADJ" or ctx.is_in(at, "count.skip")) and ctx.joined(at + 1):
        at, skipped = at + 1, skipped + 1
    tag = ctx.tag(at)
    head = at if _is_noun(ctx, at) else -1
    if head < 0 and skipped:
        head = at = at - 1
        tag = ctx.tag(at)
        if tag.number == "Sing" or ctx.is_in(head, "count.skip"):
            return None
    if head < 0 and tag.pos == "VERB" and tag.form == "Part" and tag.number == "Plur" and not skipped:
        head = at
    if head < 0 or ctx.is_in(head, "count.never") or ctx.time_at.get(head) in ("date", "clock"):
        return None
    singular = tag.number == "Sing" and ctx.pos(head) != "PROPN" and not invariable(ctx.lower(head), ctx)
    if amount.point and abs(amount.value) != 1 and singular:
        return None
    end = head + 1
    while end - head <= ADJECTIVES and adjective(ctx, end):
        end += 1
    return first, end


def invariable(noun: str, ctx: Context) -> bool:
    """Whether a noun has one form for singular and plural: "città", "serie", "film"."""
    sets = ctx.lex.sets
    return noun.endswith(tuple(sets["count.invariable_endings"])) or not noun.endswith(
        tuple(sets["count.singular_endings"])
    )


def adjective(ctx: Context, index: int) -> bool:
    """Whether the token is an adjective that belongs to the noun before it."""
    return (
        ctx.pos(index) == "ADJ"
        and ctx.joined(index)
        and index not in ctx.number_at
        and not ctx.is_in(index, "count.lists")
    )


def _is_noun(ctx: Context, index: int) -> bool:
    pos = ctx.pos(index)
    if pos == "NOUN":
        return True
    return pos == "PROPN" and ctx.is_in(index, "count.capitals")


@rule("quantity.fraction.numeral", example="Un terzo dei voti è andato alla lista del sindaco.")
def fraction(ctx: Context, amount: Amount) -> Found | None:
    """A fraction of a whole: "due terzi", "la metà", "uno su tre"."""
    if amount.form != "fraction" or amount.unit is not None:
        return None
    if refused(ctx, amount):
        return None
    if amount.value == 0.5 and amount.first.end == amount.first.start + 1:
        before = ctx.lower(amount.first.start - 1)
        whole = ctx.plain_in(amount.unit_end, "words.of") or amount.start < amount.first.start
        if (
            ctx.lex.plain(before) == before
            and before not in ctx.lex.sets["joints.articles"]
            and amount.start == amount.first.start
        ):
            return None
        if not whole:
            return None
    return Found.of(
        "quantity.fraction.numeral",
        amount,
        "1",
        "fraction",
        change=change_of(ctx, amount),
    )


@rule("quantity.fraction.one_noun_in", example="Un italiano su tre non ha votato.")
def one_in(ctx: Context, amount: Amount) -> Found | None:
    """So many of so many, with the noun between: "un italiano su tre", "4 aziende su 10"."""
    if amount.form != "cardinal" or amount.unit is not None or not amount.point or not 0 < amount.value <= 1000:
        return None
    at = amount.first.end
    if ctx.pos(at) not in ("NOUN", "ADJ", "PROPN") or not ctx.is_in(at + 1, "words.out_of") or not ctx.joined(at + 2):
        return None
    whole = ctx.number_at.get(at + 2)
    if whole is None or whole.form != "cardinal" or whole.value < 2 or whole.value < amount.value or whole.decimal:
        return None
    if ctx.pos(whole.end) == "NOUN":
        return None
    share = amount.value / whole.value
    ctx.used.add(whole.start)
    return Found(
        "quantity.fraction.one_noun_in",
        amount,
        amount.start,
        whole.end,
        share,
        share,
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


@rule("quantity.count.bare_after_copula", example="Le vittime accertate sono 23.")
def bare_count(ctx: Context, amount: Amount) -> Found | None:
    """A number alone behind "sono" or "salgono a", whose subject it counts."""
    if (
        amount.unit is not None
        or amount.form not in ("cardinal", "collective")
        or lone_one(ctx, amount)
        or amount.first.signed
    ):
        return None
    after = amount.unit_end
    if (
        after < ctx.size
        and ctx.joined(after)
        and ctx.lower(after)[0].isalnum()
        and ctx.pos(after) not in ("CCONJ", "ADP", "ADV", "SCONJ")
    ):
        return None
    at = amount.start - 1
    if ctx.plain_in(at, "words.to"):
        at -= 1
    if ctx.lemma(at) not in ctx.lex.sets["count.copulas"] or ctx.tag(at).number == "Sing" or refused(ctx, amount):
        return None
    subject = at - 1
    while ctx.pos(subject) in ("AUX", "ADV", "PRON", "ADJ", "VERB") and ctx.joined(subject + 1):
        subject -= 1
    if ctx.pos(subject) != "NOUN" or ctx.tag(subject).number == "Sing" or subject in ctx.time_at:
        return None
    if ctx.lex.words.at(ctx.lowers, subject) is not None:
        return None
    return Found.of(
        "quantity.count.bare_after_copula",
        amount,
        "1",
        "count",
        item=(subject, at if ctx.pos(subject + 1) == "ADJ" and subject + 2 <= at else subject + 1),
    )


@rule("quantity.count.noun_behind_article", example="Erano 96 le persone a bordo.")
def inverted(ctx: Context, amount: Amount) -> Found | None:
    """A number alone whose noun follows with its article: "sono 23 i morti", "salgono a 12 le vittime"."""
    if amount.unit is not None or amount.form not in ("cardinal", "collective") or lone_one(ctx, amount):
        return None
    at = amount.unit_end
    if (
        not ctx.is_in(at, "joints.articles")
        or not ctx.joined(at)
        or ctx.tag(at + 1).number == "Sing"
        or refused(ctx, amount)
    ):
        return None
    before = amount.start - 1
    if ctx.plain_in(before, "words.to"):
        before -= 1
    elif ctx.lemma(before) not in ctx.lex.sets["count.copulas"]:
        return None
    noun = noun_at(ctx, amount, at + 1)
    if noun is None:
        return None
    return Found.of(
        "quantity.count.noun_behind_article",
        amount,
        "1",
        "count",
        noun=noun,
    )


@rule("quantity.count.some_of", example="Cinque dei 12 membri hanno firmato.")
def some_of(ctx: Context, amount: Amount) -> Found | None:
    """A number out of more, whose noun stands behind "dei": "cinque dei 12 membri", "due delle miniere"."""
    at = amount.unit_end
    if amount.unit is not None or amount.form != "cardinal" or lone_one(ctx, amount) or linked(ctx, amount.last):
        return None
    if not ctx.plain_in(at, "words.of") or ctx.is_in(at, "words.of_bare") or not ctx.joined(at) or refused(ctx, amount):
        return None
    whole = ctx.number_at.get(at + 1)
    noun = noun_at(ctx, amount, whole.end if whole is not None else at + 1)
    if noun is None or ctx.pos(noun[1] - 1) == "PROPN" or noun[0] in ctx.name_at or ctx.tag(noun[0]).number == "Sing":
        return None
    return Found.of(
        "quantity.count.some_of",
        amount,
        "1",
        "count",
        noun=noun,
    )


@rule("quantity.count.among", example="Sono stati fermati 100 tra attivisti e manifestanti.")
def among(ctx: Context, amount: Amount) -> Found | None:
    """A number of several sorts together: "100 tra attivisti e manifestanti"."""
    at = amount.unit_end
    if (
        amount.unit is not None
        or amount.form != "cardinal"
        or not ctx.is_in(at, "joints.open_between")
        or lone_one(ctx, amount)
    ):
        return None
    if ctx.tag(at + 1).pos != "NOUN" or ctx.tag(at + 1).number != "Plur" or refused(ctx, amount):
        return None
    noun = noun_at(ctx, amount, at + 1)
    if noun is None:
        return None
    return Found.of(
        "quantity.count.among",
        amount,
        "1",
        "count",
        noun=noun,
    )


RULES = (one_in, multiple, times, fraction, count, listed, inverted, some_of, among, bare_count)
"""In the order in which they are asked; the first that finds wins."""
