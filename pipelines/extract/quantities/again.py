"""Rules for numbers that count again what was named before, where no count with a noun is there to lean on."""

from __future__ import annotations

from pipelines.extract.quantities.context import Amount, Context, Found
from pipelines.extract.quantities.ellipsis import comparable, like, may_lean, rescaled
from pipelines.extract.quantities.locatives import locative
from pipelines.extract.quantities.phrases import Span, bare, chain_of
from pipelines.extract.quantities.refused import lone_one
from pipelines.extract.rules import rule
from pipelines.language.syntax import chunks

COUNTED = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
"""What behind a number shows that it counts something of its own."""
BRACKETS = frozenset({("(", ")"), (",", ","), ("–", "–"), ("—", "—"), ("–", ","), ("—", ",")})
"""The marks around a number that tells how many those are that stand before it."""
LABEL = 3
"""Tokens that a label before a colon may have."""
REACH = 30
"""How many tokens back the noun may stand that is counted again."""


@rule("quantity.count.out_of", example="Hanno firmato 11 sindaci su 14.")
def out_of(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """The whole that a count is a part of: "11 sindaci su 14", "281 voti su un totale di 426"."""
    if not _alone(ctx, amount) or not before or before[-1].kind not in ("count", "mass", "volume", "energy", "money"):
        return None
    whole = before[-1].like or before[-1]
    counted = before[-1].kind == "count"
    if counted and whole.noun is None and whole.item is None:
        return None
    at = ctx.skip_articles(amount.start - 1)
    if ctx.plain_in(at, "words.of") and ctx.is_in(at - 1, "count.numbers"):
        at = at - 2
        at -= at in ctx.ones
    part = before[-1]
    if not ctx.plain_in(at, "words.out_of") or not 0 <= at - part.end <= 1 or (part.low or 0) > amount.value:
        return None
    if not counted:
        return like(ctx, amount, before[-1], "quantity.count.out_of") if comparable(before[-1], amount) else None
    return Found.of("quantity.count.out_of", amount, "1", "count", noun=whole.noun, item=whole.item)


@rule("quantity.count.bracketed", example="Il bando è aperto a un gruppo ristretto di paesi (21).")
def bracketed_count(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """The number of what stands right before the brackets, in the plural: "un gruppo di paesi (21)", "i soci, 70,"."""
    left, after = amount.start - 1, amount.unit_end
    # "i superstiti, 155 in tutto,".
    after += 2 * (ctx.is_in(after, "count.as_many") and ctx.is_in(after + 1, "count.in_all"))
    marks = (ctx.lower(left), ctx.lower(after))
    if marks not in BRACKETS or not may_lean(ctx, amount):
        return None
    found = chunks(ctx.doc)
    owner = found.noun_of[left - 1] if left else -1
    # "gli abitanti dell'isola, 57mila, vivono".
    inner = owner < 0 or marks[0] == "("
    head = left - 1 - (ctx.pos(left - 1) == "ADJ") if inner else chain_of(ctx, owner, ctx.sentence(left)[0])[-1].head
    if ctx.pos(head) != "NOUN" or ctx.tag(head).number != "Plur" or head in ctx.time_at or amount.value < 2:
        return None
    if amount.first.decimal or ctx.lex.words.at(ctx.lowers, head) is not None:
        return None
    return Found.of("quantity.count.bracketed", amount, "1", "count", noun=(head, left))


@rule("quantity.count.of_it", example="Il Comune ha un piano. Anzi, ne ha tre.")
def of_it(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number behind a verb with "ne", of a thing told before without a number: "ha un piano. Anzi, ne ha tre"."""
    left = amount.start - 1
    # "la Valdoria ne elegge uno": the pronoun, and no article.
    one = lone_one(ctx, amount) and ctx.is_in(amount.start, "count.one_of_it") and not ctx.joined_word(amount.unit_end)
    if not (_alone(ctx, amount) or one) or left < 0:
        return None
    found = chunks(ctx.doc)
    owner = found.verb_of[left]
    if owner < 0 or not any(word in ctx.lex.sets["joints.of_it"] for word in found.verbs[owner].clitics):
        return None
    if one and (found.verbs[owner].negated or not before or before[-1].kind != "count"):
        return None
    return Found.of("quantity.count.of_it", amount, "1", "count", item=_named_before(ctx, found.verbs[owner].start))


@rule("quantity.count.unwritten", example="La Valdoria moltiplica le intese (sono quindici).")
def unwritten(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number behind "sono" or "erano" with no subject written: "moltiplica le intese (sono quindici)"."""
    at = amount.start - 1
    if not _alone(ctx, amount) or ctx.lemma(at) not in ctx.lex.sets["count.being"] or ctx.tag(at).number != "Plur":
        return None
    opening = ctx.lower(at - 1)
    if at > ctx.sentence(at)[0] and opening[:1].isalnum() and ctx.pos(at - 1) not in ("CCONJ", "ADV"):
        return None
    behind = ctx.lower(amount.unit_end)
    if behind[:1].isalnum() and ctx.joined(amount.unit_end):
        return None
    item = _named_before(ctx, at)
    return None if item is None else Found.of("quantity.count.unwritten", amount, "1", "count", item=item)


@rule("quantity.count.those", example="La colpa è dei ricorsi (31 quelli pendenti).")
def those(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number before a pronoun for what was named: "i ricorsi – 31 quelli pendenti", "quattro le loro"."""
    at = amount.unit_end
    if not _alone(ctx, amount) or not ctx.is_in(at, "count.those") or ctx.lower(amount.start - 1)[:1].isalnum():
        return None
    item = _named_before(ctx, amount.start) if ctx.pos(at + 1) in ("ADJ", "VERB") else None
    return None if item is None else Found.of("quantity.count.those", amount, "1", "count", item=item)


@rule("quantity.count.parted", example="Il gruppo ha vari impianti: 2 in Spagna, 3 in Germania.")
def parted(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """How many of those before a colon are where: "vari impianti: 2 in Spagna, 3 in Germania"."""
    colon = amount.start - 1
    if not _alone(ctx, amount) or locative(ctx, amount.unit_end) is None:
        return None
    one = next((found for found in reversed(before) if found.rule == "quantity.count.parted"), None)
    if one is not None and one.start >= ctx.sentence(colon)[0] and ctx.is_in(colon, "joints.list"):
        return Found.of("quantity.count.parted", amount, "1", "count", item=one.item)
    if ctx.lower(colon) != ":":
        return None
    item = _named_before(ctx, colon)
    return None if item is None else Found.of("quantity.count.parted", amount, "1", "count", item=item)


@rule("quantity.count.labelled", example="Iscritti: 166.")
def labelled(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number behind the colon of a label in the plural: "Iscritti: 166", "Voti validi: 8.200"."""
    colon, start = amount.start - 1, ctx.sentence(amount.start)[0]
    if ctx.lower(colon) != ":" or not 0 < colon - start <= LABEL or not _alone(ctx, amount):
        return None
    after = amount.unit_end
    if ctx.tag(start).number != "Plur" or (ctx.joined(after) and ctx.lower(after)[:1].isalnum()):
        return None
    if ctx.pos(start) not in ("NOUN", "VERB", "ADJ") or any(
        ctx.pos(token) == "VERB" for token in range(start + 1, colon)
    ):
        return None
    return Found.of("quantity.count.labelled", amount, "1", "count", item=(start, colon))


@rule("quantity.count.others", example="Lo scoppio ha ucciso una persona e ferite altre quattro.")
def others(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """More of what was told as one: "ha ucciso una persona e ferite altre quattro"."""
    if not _alone(ctx, amount) or not ctx.is_in(amount.start - 1, "count.others"):
        return None
    start = ctx.sentence(amount.start)[0]
    for token in range(amount.start - 1, start - 1, -1):
        if token in ctx.ones and ctx.pos(token + 1) == "NOUN":
            return Found.of("quantity.count.others", amount, "1", "count", noun=(token + 1, token + 2))
    return None


@rule("quantity.ellipsis.shared_out", example="Dei 12 miliardi di euro, tre andranno alle ferrovie, 2,5 alle strade.")
def shared_out(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A part of a sum that the sentence begins with: "dei 12 miliardi, tre andranno alle ferrovie, 2,5 alle strade"."""
    start, after, left = ctx.sentence(amount.start)[0], amount.unit_end, amount.start - 1
    left -= ctx.is_in(left, "joints.and")
    if not may_lean(ctx, amount) or not ctx.plain_in(start, "words.of") or ctx.lower(left) != ",":
        return None
    goes = ctx.tag(after).form == "Fin" and ctx.tag(after).number == "Plur"
    if not ctx.joined(after) or not (goes or ctx.plain_in(after, "words.to")):
        return None
    whole = next((found for found in before if found.start - start in (1, 2)), None)
    if whole is None or whole.like is not None or not rescaled(ctx, amount, whole):
        return None
    if whole.unit is None:
        amount.unit = whole.amount.unit
    found = chunks(ctx.doc)
    at = next((token for token in range(after, min(after + 3, ctx.size)) if ctx.plain_in(token, "words.to")), -1)
    owner = found.noun_of[at] if at >= 0 else -1
    goal = found.nouns[owner] if owner >= 0 else None
    item = bare(ctx, goal.start, goal.head, goal.end) if goal is not None and goal.kind == "noun" else None
    return Found.of("quantity.ellipsis.shared_out", amount, whole.unit, whole.kind, item=item)


@rule("quantity.count.occasions", example="Il ministro ha risposto tre volte alla stessa domanda.")
def occasions(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """How often something was done: "ha risposto tre volte", "per tre volte"."""
    at, left = amount.unit_end, amount.start - 1
    if not may_lean(ctx, amount) or not ctx.is_in(at, "change.times") or not ctx.joined(at) or amount.first.decimal:
        return None
    done = ctx.pos(left) == "VERB" and ctx.lemma(left) not in ctx.lex.sets["count.not_done"]
    if not done and not ctx.is_in(left, "count.for"):
        return None
    return Found.of("quantity.count.occasions", amount, "1", "count", end=at + 1, noun=(at, at + 1))


def _alone(ctx: Context, amount: Amount) -> bool:
    """Whether the number has neither unit nor noun."""
    after = amount.unit_end
    own = ctx.joined(after) and ctx.pos(after) in COUNTED and after not in ctx.time_at
    return not own and may_lean(ctx, amount) and not amount.first.decimal


def _named_before(ctx: Context, end: int) -> Span | None:
    """The nearest noun before `end` that is in the plural or told with "un", in the sentence or the one before."""
    sentence = ctx.doc.sentence_of[end] if ctx.doc.sentences else 0
    start = ctx.doc.sentences[max(sentence - 1, 0)].start if ctx.doc.sentences else 0
    for token in range(end - 1, max(start, end - REACH) - 1, -1):
        if ctx.pos(token) != "NOUN" or token in ctx.time_at or ctx.lex.words.at(ctx.lowers, token) is not None:
            continue
        one = token - 1 in ctx.ones or (ctx.pos(token - 1) == "ADJ" and token - 2 in ctx.ones)
        if one or ctx.tag(token).number != "Sing":
            return token, token + 1
    return None


RULES = (shared_out, out_of, bracketed_count, of_it, unwritten, those, parted, labelled, others, occasions)
"""In the order in which they are asked, where nothing that a number could lean on was found."""
