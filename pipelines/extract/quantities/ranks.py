"""Rules for ranks: "la quinta riserva mondiale", "al 4° posto", "secondo produttore", "terzo più grande"."""

from __future__ import annotations

from pipelines.extract.quantities.context import CLAUSE_MARKS, Amount, Context, Found
from pipelines.extract.quantities.numerals import is_figures
from pipelines.extract.quantities.phrases import Span, named
from pipelines.extract.rules import rule
from pipelines.language.mentions import mention_at, nationality
from pipelines.language.syntax import chunks, subject_of

TURN = 8
"""How many tokens may part two ranks that are told in turn."""
SCOPE_REACH = 8
"""How far behind the ranked noun the words may stand that say among whom."""


def rank_of(rule_id: str, amount: Amount, noun: tuple[int, int] | None, end: int | None = None) -> Found:
    value = amount.value
    return Found(
        rule_id, amount, amount.first.start, end or amount.first.end, value, value, False, "1", "rank", noun=noun
    )


def holder(ctx: Context, at: int) -> tuple[int, int] | None:
    """Who has the rank: the name that is the subject of the verb before it."""
    told, start = chunks(ctx.doc), ctx.sentence(at)[0]
    for token in range(at - 1, max(start, at - TURN) - 1, -1):
        if ctx.lower(token) in CLAUSE_MARKS:
            return None
        if told.verb_of[token] >= 0:
            subject = subject_of(ctx.doc, told.verb_of[token])
            named = subject is not None and subject.kind == "name" and subject.head < at
            return (subject.start, subject.end) if named else None
    return None


@rule("quantity.rank.place", example="La Valdoria è al quarto posto tra i produttori.")
def place(ctx: Context, amount: Amount) -> Found | None:
    """A place in a list: "al quarto posto", "in terza posizione"."""
    if amount.form != "ordinal":
        return None
    # "dal quarto al sesto posto", "al secondo e al terzo posto".
    joint = 1 + ctx.is_in(amount.first.end, "joints.list")
    following = ctx.number_at.get(amount.first.end + joint) or ctx.number_at.get(amount.first.end + 1)
    if following is not None and following.form == "ordinal" and ctx.is_in(following.end, "rank.places"):
        found = rank_of("quantity.rank.place", amount, None)
        found.item = holder(ctx, amount.first.start)
        return found
    if not ctx.is_in(amount.first.end, "rank.places") or _other_post(ctx, amount.first.end):
        return None
    told = ctx.plain_in(amount.first.start - 1, "rank.place_heads") or ctx.is_in(
        amount.first.start - 1, "joints.articles"
    )
    if not told and not (amount.value > 1 and ctx.is_in(amount.first.end, "rank.steps")):
        return None
    at = amount.first.end
    found = rank_of("quantity.rank.place", amount, (at, at + 1))
    found.item = holder(ctx, amount.first.start)
    return found


def _other_post(ctx: Context, at: int) -> bool:
    """Whether the noun at `at` is no place of a list: "il terzo posto letto", "il secondo posto di blocco"."""
    behind = at + 1 + ctx.plain_in(at + 1, "words.of")
    return ctx.joined(behind) and ctx.is_in(behind, "rank.other_posts")


@rule("quantity.rank.ordinal_superlative", example="È il secondo più grande esportatore di cobalto.")
def superlative(ctx: Context, amount: Amount) -> Found | None:
    """An ordinal before a superlative: "il secondo più grande", "terzo maggiore"."""
    at = amount.first.end
    if amount.form != "ordinal" or not ctx.is_in(at, "rank.superlatives"):
        return None
    noun = at + 1
    while noun < at + 4 and ctx.pos(noun) in ("ADJ", "ADV"):
        noun += 1
    return rank_of("quantity.rank.ordinal_superlative", amount, ranked(ctx, noun) if ctx.pos(noun) == "NOUN" else None)


@rule("quantity.rank.ordinal_noun", example="Possiede la quinta riserva mondiale di litio.")
def ordinal(ctx: Context, amount: Amount) -> Found | None:
    """An ordinal before something that is ranked, with the words that say among whom."""
    if amount.form != "ordinal":
        return None
    at = amount.first.end
    listed = amount.value > 1 or ctx.is_in(at + 1, "rank.lists")
    if ctx.plain(at) in ctx.lex.sets["rank.among"] and ctx.is_in(at + 1, "rank.worlds") and listed:
        found = rank_of("quantity.rank.ordinal_noun", amount, None)
        found.item = _before(ctx, amount.first.start)
        return found
    sets = ctx.lex.sets
    if ctx.pos(at) == "ADJ" and ctx.pos(at + 1) == "NOUN" and not ctx.is_in(at, "rank.agents"):
        at += 1
    lemma = ctx.lemma(at)
    if not ctx.joined(at) or lemma in sets["rank.never"] or ctx.is_in(at, "rank.never"):
        return None
    if ctx.pos(at) == "NOUN" and _sized(ctx, at + 1):
        # "il quarto uomo più ricco", "il terzo stadio per capienza": by size, whatever is ranked.
        return rank_of("quantity.rank.ordinal_noun", amount, ranked(ctx, at))
    if lemma in sets["rank.agents"] or ctx.is_in(at, "rank.agents") or ctx.is_in(at + 1, "rank.agents"):
        return rank_of("quantity.rank.ordinal_noun", amount, ranked(ctx, at))
    if lemma not in sets["rank.nouns"]:
        return None
    end = ctx.sentence(at)[1]
    for token in range(at + 1, min(end, at + 1 + SCOPE_REACH)):
        word = ctx.lower(token)
        scoped = word in sets["rank.scopes"] or nationality(ctx.doc, token) is not None or mention_at(ctx.doc, token)
        if scoped or word in sets["rank.criteria"] or word in sets["rank.superlatives"]:
            return (
                None
                if first_to_do(ctx, amount, token)
                else rank_of("quantity.rank.ordinal_noun", amount, ranked(ctx, at))
            )
        if ctx.pos(token) in ("VERB", "PUNCT", "AUX"):
            break
    ahead = amount.value > 1 or lemma in sets["rank.leading"]
    if ahead and ctx.lemma(ctx.skip_articles(amount.first.start - 1)) in sets["rank.being_verbs"]:
        # "è la terza forza": of what there are several, and not of what comes in turn.
        return None if first_to_do(ctx, amount, at) else rank_of("quantity.rank.ordinal_noun", amount, ranked(ctx, at))
    return None


def _sized(ctx: Context, at: int) -> bool:
    """Whether the words at `at` tell by what a noun is ranked: "più ricco", "più votato", "per numero di abitanti"."""
    if ctx.pos(at) == "ADJ" and not ctx.is_in(at, "rank.comparatives"):
        at += 1
    if ctx.is_in(at, "rank.comparatives"):
        return ctx.pos(at + 1) == "ADJ" or ctx.tag(at + 1).form == "Part"
    return ctx.is_in(at, "rank.criteria") and ctx.lemma(at + 1) in ctx.lex.sets["rank.sizes"]


def _before(ctx: Context, first: int) -> Span | None:
    """Who stands right before the rank: "la squadra seconda in classifica", "Rossi, allora primo in classifica"."""
    at = first - 1
    while ctx.pos(at) == "ADV" or ctx.lower(at) == ",":
        at -= 1
    if at < ctx.sentence(first)[0]:
        return None
    return named(ctx, at) or ((at, at + 1) if ctx.pos(at) == "NOUN" else None)


def first_to_do(ctx: Context, amount: Amount, scope: int) -> bool:
    """ "il primo paese al mondo a vietare", "la prima città d'Italia che": first in time."""
    after = scope + 1
    if ctx.is_in(after, "words.to_do") and ctx.tag(after + 1).form == "Inf":
        return True
    return ctx.pos(after) == "PRON"


def ranked(ctx: Context, head: int) -> tuple[int, int]:
    """The ranked noun with the adjectives behind it."""
    end = head + 1
    while ctx.pos(end) == "ADJ" and ctx.joined(end):
        end += 1
    return head, end


@rule("quantity.rank.number", example="La Terralta è il numero due al mondo nel cobalto.")
def number(ctx: Context, amount: Amount) -> Found | None:
    """A rank told as a number: "numero due al mondo", "il numero 3 mondiale"."""
    at = amount.unit_end
    listed = (
        ctx.is_in(at, "rank.places")
        and ctx.plain_in(amount.first.start - 1, "words.to")
        and is_figures(ctx, amount.first)
    )
    if amount.form == "cardinal" and listed and not amount.first.decimal:
        # "al 5 posto".
        return rank_of("quantity.rank.number", amount, (at, at + 1))
    if amount.form != "cardinal" or not ctx.is_in(amount.first.start - 1, "count.numbers") or amount.first.decimal:
        return None
    at += ctx.plain_in(at, "rank.among")
    if not ctx.joined(at) or not (ctx.is_in(at, "rank.worlds") or ctx.is_in(at, "rank.scopes")):
        return None
    return rank_of("quantity.rank.number", amount, None)


RULES = (place, superlative, ordinal)
