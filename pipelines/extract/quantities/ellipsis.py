"""Numbers that take their unit from a neighbour: "contro le 45.000 degli Stati Uniti", "il 60 e il 70 per cento"."""

from __future__ import annotations

from itertools import takewhile

from pipelines.extract.quantities.context import OPENINGS, Amount, Context, Found
from pipelines.extract.quantities.numerals import MILLION, is_figures, scale
from pipelines.extract.quantities.refused import lone_one, refused, year_like
from pipelines.extract.rules import rule
from pipelines.language.mentions import nationality
from pipelines.language.syntax import chunks, subject_of

PER_CENT = 100
LEANABLE = frozenset(
    {"mass", "money", "price", "rate", "count", "volume", "energy", "power", "area", "length", "share"}
)
SUMS = frozenset({"money", "mass", "volume", "rate", "count"})
TIMES = frozenset({"age", "duration"})
PARTED = frozenset({"NOUN", "ADJ", "PROPN", "VERB", "NUM", "SYM", "X"})
"""What behind a number shows that it counts something of its own."""


@rule(
    "quantity.ellipsis.unit_before",
    example="La Valdoria ha prodotto 270mila tonnellate contro le 45.000 degli Stati Uniti.",
)
def leaning(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number without a noun, which takes the unit of the quantity before it in the sentence."""
    if not may_lean(ctx, amount):
        return None
    number, left = amount.first, amount.start - 1
    # "contro le attuali 900".
    left -= ctx.is_in(left, "count.pointing")
    start = ctx.sentence(number.start)[0]
    after = amount.unit_end
    pointing = any(ctx.is_in(token, "count.pointing") for token in (after, after + 1)) or _told_of(ctx, left, after)
    pointing = pointing or (ctx.pos(after) == "ADJ" and nationality(ctx.doc, after) is not None)
    if ctx.joined(after) and ctx.pos(after) in PARTED and after not in ctx.time_at and not pointing:
        return None
    # "intorno ai 9mila": the article may be part of what bounds the number.
    article = any(
        (ctx.is_in(token, "joints.articles") or ctx.plain(token) != ctx.lower(token))
        and ctx.tag(token).number != "Sing"
        for token in {left, number.start - 1}
    )
    against = (
        ctx.is_in(left, "joints.leaning") or ctx.is_in(left - 1, "joints.leaning") or ctx.plain_in(left, "words.to")
    )
    becoming = ctx.lemma(left) in ctx.lex.sets["change.becoming"]
    # "compra il 63% (era l'85 nel 2010)".
    was = ctx.is_in(left, "joints.articles") and ctx.lemma(left - 1) in ctx.lex.sets["count.being"]
    which = ctx.is_in(left, "joints.which")
    of_whom = ctx.lower(left - 1) in (",", "(") or ctx.lemma(left - 1) in ctx.lex.sets["age.people"]
    aged = of_whom and ctx.plain_in(left, "words.of")
    named = left if left in ctx.name_at else ctx.skip_articles(left)
    gapped = (named in ctx.name_at and not year_like(ctx, amount)) or _of_its_own(ctx, amount)
    listed = (ctx.lower(left) in OPENINGS or ctx.plain_in(left, "words.of")) and scale(ctx, number) >= MILLION
    # "India (6,9)": of whom the number is stands before the bracket.
    bracketed = ctx.lower(left) == "(" and ctx.lower(after) == ")" and ctx.pos(left - 1) == "PROPN"
    if not (article or becoming or was or against or aged or gapped or listed or which or bracketed):
        return None
    recent = since(before, start)
    model = next((found for found in recent if leanable(found, aged)), None)
    near = next((found for found in recent if found.kind in LEANABLE | TIMES), None)
    if pointing and article and near is not None and comparable(near, amount):
        return like(ctx, amount, near)
    one_of_sums = bracketed or becoming or _moved_to(ctx, left) or (number.decimal and (gapped or against))
    if model is not None and (article or which or one_of_sums) and rescaled(ctx, amount, model):
        return like(ctx, amount, model)
    timed = near is not None and near.kind == "duration" and against and _moved_to(ctx, left)
    if near is not None and timed and comparable(near, amount):
        return like(ctx, amount, near)
    if model is None or not comparable(model, amount):
        return None
    if was and not article:
        return like(ctx, amount, model) if model.kind == "share" and amount.value <= PER_CENT else None
    if becoming or not (article or against or aged or gapped or listed or which or bracketed):
        return None
    if gapped and number.value < 20 and model.like is None:
        return None
    if listed and not (article or gapped) and model.kind not in ("money", "mass"):
        return None
    if model.kind == "count" and not (against or gapped):
        return None
    if model.kind == "share" and not (number.decimal or against):
        return None
    if not is_figures(ctx, number) and number.value < 20 and model.kind != "age" and not gapped:
        return None
    if model.amount.unit is not None and not _agrees(ctx, left, model.amount.unit.gender):
        return None
    return like(ctx, amount, model)


def _told_of(ctx: Context, left: int, after: int) -> bool:
    """Whether a participle behind the number tells more of what it counts: "contro i 27 richiesti dal vecchio iter"."""
    leaning = ctx.is_in(ctx.skip_articles(left), "joints.leaning") and ctx.joined(after)
    return leaning and ctx.tag(after).form == "Part" and ctx.pos(after + 1) in ("ADP", "PUNCT")


def _moved_to(ctx: Context, left: int) -> bool:
    """Whether the number is where a rise or fall ends: "i tempi, oggi di 45 giorni, scenderanno a 15"."""
    lemma, sets = ctx.lemma(left - 1), ctx.lex.sets
    names = ("change.increase_verbs", "change.decrease_verbs", "change.moving_verbs", "change.arriving_verbs")
    return ctx.plain_in(left, "words.to") and any(lemma in sets[name] for name in names)


def _of_its_own(ctx: Context, amount: Amount) -> bool:
    """Whether the bare noun phrase of another thing stands right before the number: ", il disprosio 250"."""
    left = amount.start - 1
    owner = chunks(ctx.doc).noun_of[left] if left >= 0 else -1
    if owner < 0 or left in ctx.number_end:
        return False
    phrase = chunks(ctx.doc).nouns[owner]
    articled = ctx.is_in(phrase.start, "joints.articles") or phrase.start in ctx.ones
    return articled and not phrase.prep and ctx.is_in(phrase.start - 1, "joints.list") and phrase.head <= left


def rescaled(ctx: Context, amount: Amount, model: Found) -> bool:
    """Give a small number the scale of a sum before it: "a 310 milioni dai 365 di giugno"; False where it has none."""
    told = model.amount.scale or scale(ctx, model.amount.last)
    whole = model.low or model.high or 0
    if told < MILLION or model.kind not in SUMS or scale(ctx, amount.first) > 1 or amount.value >= 1000:
        return False
    if not 0.01 <= amount.value * told / whole <= 100:
        return False
    amount.low = None if amount.low is None else amount.low * told
    amount.high = None if amount.high is None else amount.high * told
    amount.scale = told
    return True


@rule(
    "quantity.ellipsis.share_again",
    example="La Valdoria ne importa il 98 per cento. La quota scenderà al 60.",
)
def share_again(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A percentage without its sign, of a share that the sentence before told: "la percentuale scenderà al 40"."""
    if not may_lean(ctx, amount) or not 0 < amount.value <= 100:
        return None
    left, after = amount.start - 1, amount.unit_end
    if not ctx.plain_in(left, "words.to") or (ctx.joined(after) and ctx.pos(after) in PARTED):
        return None
    sentence = ctx.doc.sentence_of[amount.start]
    first = ctx.doc.sentences[max(sentence - 1, 0)].start
    model = next(iter(since(before, first)), None)
    at = left - 1 - (ctx.pos(left - 1) == "ADV")
    owner = chunks(ctx.doc).verb_of[at] if at >= 0 else -1
    if model is None or model.kind != "share" or owner < 0:
        return None
    if chunks(ctx.doc).verbs[owner].person == "1":
        # "Oggi siamo al 40".
        return like(ctx, amount, model, "quantity.ellipsis.share_again")
    subject = subject_of(ctx.doc, owner)
    if subject is None or ctx.lemma(subject.head) not in ctx.lex.sets["item.shares"]:
        return None
    return like(ctx, amount, model, "quantity.ellipsis.share_again")


@rule(
    "quantity.ellipsis.scale_before",
    example="La Valdoria ha 21 milioni di tonnellate. La Zardania è terza con 6,9 milioni.",
)
def scaled(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """Millions of nothing named, of the sort that the sentence or the one before told: "con 6,9 milioni"."""
    if not may_lean(ctx, amount):
        return None
    number, left, after = amount.first, amount.start - 1, amount.unit_end
    if not ctx.plain_in(left, "joints.sums") and not ctx.is_in(left, "joints.list"):
        return None
    if ctx.joined(after) and (ctx.pos(after) in PARTED or ctx.plain_in(after, "words.of")):
        return None
    own = scale(ctx, number)
    sentence = ctx.doc.sentence_of[amount.start]
    first = ctx.doc.sentences[max(sentence - 1, 0)].start
    models = [found for found in since(before, first) if found.kind in LEANABLE]
    model = next((found for found in models if own < MILLION or comparable(found, amount)), None)
    if model is None:
        return None
    if own < MILLION:
        # "con 5,7 e con 3,8" behind "con 6,9 milioni": the scale too is told once.
        told = model.amount.scale or scale(ctx, model.amount.last)
        if model.rule != "quantity.ellipsis.scale_before" or told < MILLION or not number.decimal:
            return None
        amount.low = None if amount.low is None else amount.low * told
        amount.high = None if amount.high is None else amount.high * told
        amount.scale = told
    elif model.kind not in SUMS:
        return None
    return like(ctx, amount, model, "quantity.ellipsis.scale_before")


def may_lean(ctx: Context, amount: Amount) -> bool:
    """Whether the number has no unit and is none of those that are no quantities."""
    return (
        amount.unit is None
        and amount.form in ("cardinal", "collective")
        and not lone_one(ctx, amount)
        and not amount.first.signed
        and not refused(ctx, amount)
        and not year_like(ctx, amount)
    )


def like(ctx: Context, amount: Amount, model: Found, name: str = "quantity.ellipsis.unit_before") -> Found:
    # Years that are part of an age are no age.
    if model.kind == "money" and model.unit is None and amount.unit is None and model.amount.unit is not None:
        amount.unit = model.amount.unit
    kind = "duration" if model.kind == "age" and name != "quantity.ellipsis.unit_before" else model.kind
    return Found.of(name, amount, model.unit, kind, like=model.like or model)


def since(before: list[Found], first: int) -> list[Found]:
    """The quantities from token `first` on, the last first; `before` is in reading order."""
    return list(takewhile(lambda found: found.start >= first, reversed(before)))


def leanable(found: Found, aged: bool) -> bool:
    """Whether a number without a unit may take that of `found`; ages only where it is written like one (", di 42,")."""
    return (found.kind == "age") if aged else found.kind in LEANABLE


def comparable(model: Found, amount: Amount) -> bool:
    """Whether the values are of an order: within a factor of ten thousand."""
    one, other = model.low or model.high, amount.value
    if not one or not other:
        return False
    return 1e-4 <= abs(other / one) <= 1e4


def _agrees(ctx: Context, article: int, gender: str) -> bool:
    """Whether the article before the number can be of the unit's gender, or of the scale's ("i 21 milioni")."""
    shown = ctx.tag(article).gender
    return not shown or not gender or shown[:1].lower() == gender or shown == "Masc"


RULES = (leaning, share_again, scaled)
"""In the order in which they are asked, where no rule for whole quantities has found any."""
