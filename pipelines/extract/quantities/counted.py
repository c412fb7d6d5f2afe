"""Rules for numbers without a unit that count what a noun names."""

from __future__ import annotations

from pipelines.extract.quantities.change import change_of
from pipelines.extract.quantities.context import HEADCOUNTS, QUOTE_MARKS, Amount, Context, Found
from pipelines.extract.quantities.locatives import PLACES
from pipelines.extract.quantities.numerals import linked
from pipelines.extract.quantities.refused import lone_one, refused
from pipelines.extract.quantities.units import rate_after
from pipelines.extract.rules import give_up, rule
from pipelines.language.mentions import mention_at, nationality

ADJECTIVES = 3
"""How many adjectives may stand between a number and its noun, and how many behind the noun are taken in."""
LONG = 9
"""Letters from which on a word with a verb's beginning is taken for a compound ("portacontainer")."""


@rule("quantity.count.number_noun", example="Il giacimento contiene 17 elementi chimici.")
def count(ctx: Context, amount: Amount) -> Found | None:
    """A number of things, with the noun that it counts."""
    if amount.unit is not None or amount.form not in ("cardinal", "collective"):
        return None
    noun = counted_noun(ctx, amount)
    if noun is None or (linked(ctx, amount.last) and ctx.lemma(noun[0]) in ctx.lex.sets["money.made_of"]):
        return None
    why = refused(ctx, amount)
    if why:
        give_up(ctx.doc, "quantity.count.number_noun", *ctx.doc.span(amount.start, noun[1]), why)
        return None
    if (
        lone_one(ctx, amount)
        and ctx.lemma(noun[0]) not in ctx.lex.sets["count.one"]
        and not ctx.is_in(amount.unit_end, "count.sole")
        and not (ctx.is_in(amount.first.start - 1, "count.only") and _person(ctx, noun[0]))
    ):
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
    if linked(ctx, amount.first):
        return None
    noun = noun_at(ctx, amount, number.end) if ctx.joined(number.end) else None
    if noun is None or ctx.lex.words.at(ctx.lowers, noun[0]) is not None:
        return None
    return Found.of("quantity.count.list_of_numbers", amount, "1", "count", noun=noun)


def counted_noun(ctx: Context, amount: Amount) -> tuple[int, int] | None:
    """Tokens of the noun that the amount counts, with the adjectives around it."""
    at = amount.unit_end
    # "«centinaia» di volontari".
    at += ctx.lower(at) in QUOTE_MARKS and ctx.lower(amount.first.start - 1) in QUOTE_MARKS
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
    if ctx.is_in(at, "count.without") and ctx.is_in(at + 1, "count.without_nouns"):
        return at, at + 2
    if ctx.is_in(at, "count.pointing") or (ctx.is_in(amount.start - 1, "joints.which") and _participle(ctx, at)):
        return None
    first = at
    skipped = 0
    while skipped < ADJECTIVES and (ctx.pos(at) == "ADJ" or ctx.is_in(at, "count.skip")) and ctx.joined(at + 1):
        at, skipped = at + 1, skipped + 1
    tag = ctx.tag(at)
    head = at if _is_noun(ctx, at) or _model(ctx, amount, at) else -1
    if head < 0 and skipped:
        head = at = at - 1
        tag = ctx.tag(at)
        if tag.number == "Sing" or ctx.is_in(head, "count.skip"):
            return None
        if ctx.is_in(ctx.skip_articles(amount.start - 1), "joints.leaning") and nationality(ctx.doc, head) is not None:
            # "contro le 45mila americane": of what was told before.
            return None
    # "un solo fornitore": the adjective is the number's.
    first += ctx.is_in(first, "count.sole") and first < head
    against = ctx.is_in(ctx.skip_articles(amount.start - 1), "joints.leaning")
    if head < 0 and tag.pos == "VERB" and tag.form == "Part" and tag.number == "Plur" and not skipped and not against:
        head = at
    if head >= 0 and len(ctx.lower(head)) == 1:
        # "articolo 11 c", "19 ° Rossi".
        return None
    if head < 0 or ctx.is_in(head, "count.never") or ctx.time_at.get(head) in ("date", "clock"):
        return None
    singular = tag.number == "Sing" and ctx.pos(head) != "PROPN" and not invariable(ctx.lower(head), ctx)
    if amount.point and abs(amount.value) != 1 and singular:
        return None
    end = head + 1
    while end - head <= ADJECTIVES and adjective(ctx, end):
        end += 1
    if ctx.pos(head) == "PROPN":
        end = _model_end(ctx, end)
    if ctx.joined(end) and (tail := ctx.lex.tails.at(ctx.lowers, end)) is not None:
        end = tail[0]
    return first, end


def _model_end(ctx: Context, end: int) -> int:
    """Past the rest of a name that is counted: "7 Giri di Valdoria"."""
    while ctx.joined(end) and (ctx.pos(end) == "PROPN" or (ctx.plain_in(end, "words.of") and ctx.capital(end + 1))):
        end += 1
    return end


def _person(ctx: Context, head: int) -> bool:
    """Whether the noun is one of people: "soltanto una persona"."""
    return ctx.lex.measure_lemmas.get(ctx.lemma(head)) in HEADCOUNTS


def _participle(ctx: Context, index: int) -> bool:
    """Whether the word tells more of what was counted before: "80 anni, di cui 60 passati sul trono"."""
    return ctx.pos(index) in ("VERB", "ADJ") and ctx.pos(index + 1) != "NOUN"


def invariable(noun: str, ctx: Context) -> bool:
    """Whether a noun has one form for singular and plural: "città", "serie", "film"."""
    sets = ctx.lex.sets
    if noun in sets["count.invariables"] or (noun.startswith(ctx.lex.invariable_starts) and len(noun) > LONG):
        return True
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


def _model(ctx: Context, amount: Amount, index: int) -> bool:
    """Whether a number counts things called by a name: "due Antonov", "vincendo 7 Tour"; no name of a person."""
    left = ctx.skip_articles(amount.start - 1)
    if ctx.pos(index) != "PROPN" or not amount.point or not 2 <= amount.value < 100 or amount.first.decimal:
        return False
    mention = mention_at(ctx.doc, index)
    known = mention is not None and mention.entity is not None and mention.entity.entity_type in ("person", *PLACES)
    hung = ctx.pos(left) == "VERB" or ctx.is_in(left, "count.possessives") or ctx.is_in(left, "count.hung")
    return hung and not known and amount.start > ctx.sentence(index)[0]


def _is_noun(ctx: Context, index: int) -> bool:
    pos = ctx.pos(index)
    lower = ctx.lower(index)
    if pos == "NOUN" or (pos in ("ADP", "X") and lower.startswith(ctx.lex.invariable_starts) and len(lower) > LONG):
        return True
    return (pos == "PROPN" and ctx.is_in(index, "count.capitals")) or ctx.is_in(index, "count.votes")


@rule("quantity.count.some_of", example="Cinque dei 12 membri hanno firmato.")
def some_of(ctx: Context, amount: Amount) -> Found | None:
    """A number out of more, whose noun stands behind "dei": "cinque dei 12 membri", "due delle miniere"."""
    at = amount.unit_end
    if amount.unit is not None or amount.form != "cardinal" or lone_one(ctx, amount) or linked(ctx, amount.last):
        return None
    if not ctx.plain_in(at, "words.of") or ctx.is_in(at, "words.of_bare") or not ctx.joined(at) or refused(ctx, amount):
        return None
    while ctx.is_in(at + 1, "count.possessives"):
        at += 1
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
        or amount.form not in ("cardinal", "collective")
        or not ctx.is_in(at, "joints.open_between")
        or lone_one(ctx, amount)
    ):
        return None
    at = at + 1
    while ctx.is_in(at, "joints.articles") or ctx.is_in(at, "rank.superlatives") or ctx.pos(at) == "ADJ":
        at += 1
    if ctx.tag(at).pos != "NOUN" or ctx.tag(at).number != "Plur" or refused(ctx, amount):
        return None
    noun = noun_at(ctx, amount, at)
    if noun is None:
        return None
    return Found.of(
        "quantity.count.among",
        amount,
        "1",
        "count",
        noun=noun,
    )


RULES = (count, listed, some_of, among)
"""In the order in which they are asked; the first that finds wins."""
