"""Modifiers that make a bound or an approximation of a number: "oltre l'80%", "non più del 65%", "5 milioni circa"."""

from __future__ import annotations

from pipelines.extract.quantities.context import Amount, Context
from pipelines.language.syntax import chunks

REACH = 5
"""The longest modifier, in tokens."""


def modifiers_before(ctx: Context, start: int) -> tuple[int, list[str]]:
    """The first token of the modifiers that end before `start` (articles between passed over), and their effects."""
    effects: list[str] = []
    first = start
    while True:
        at = ctx.skip_articles(first - 1)
        if at < 0 or not ctx.joined(at + 1):
            break
        # "dell'", "del" hold the preposition that the phrase ends in, so that no article stands between.
        # "almeno altre 18".
        at -= ctx.is_in(at, "count.others")
        adverb = adverb_before(ctx, at)
        if adverb is not None:
            # The number hangs on the preposition, so that it begins where it did: "almeno del 20%".
            effects.append(adverb[1])
            break
        window = [ctx.plain(token) for token in range(at, max(-1, at - REACH), -1)]
        found = ctx.lex.before.at(window, 0)
        if found is None or any(not ctx.joined(token) for token in range(at - found[0] + 2, at + 1)):
            break
        length, effect = found
        if ctx.is_in(at - length + 1, "bounds.adjectives") and ctx.pos(at - length) == "NOUN":
            # "un prezzo minimo di 110 dollari".
            break
        first = at - length + 1
        effects.append(effect)
    return first, effects


def adverb_before(ctx: Context, preposition: int) -> tuple[int, str] | None:
    """The first token and the effect of the adverb that ends before the token, if that is a preposition."""
    at = preposition - 1
    if not ctx.plain_in(preposition, "bounds.across") or at < 0 or not ctx.joined(preposition):
        return None
    for length in (1, 2):
        words = " ".join(ctx.plain(token) for token in range(at - length + 1, at + 1))
        effect = ctx.lex.adverbs.get(words)
        # "al più", and not the "a" of "arriva a più di 600".
        bare = length > 1 and ctx.lower(at - length + 1) == ctx.plain(at - length + 1)
        if effect is not None and not (bare and ctx.plain_in(at - length + 1, "words.to")):
            return at - length + 1, effect
    return None


def modifier_after(ctx: Context, index: int) -> tuple[int, str] | None:
    """The modifier that begins at `index`: "circa", "o più", "in su"."""
    if not ctx.joined(index):
        return None
    found = ctx.lex.after.at(ctx.lowers, index)
    if found is None or found[0] in ctx.number_at:
        return None
    return found


def apply(amount: Amount, effects: list[str]) -> None:
    """Turn the effects of modifiers into bounds; on a range they only make it inexact."""
    for effect in effects:
        if effect in ("about", "above"):
            amount.approximate = True
        if amount.low is None or amount.high is None or amount.low != amount.high:
            continue
        if effect in ("above", "from"):
            amount.high = None
        elif effect in ("below", "upto"):
            amount.low = None
        elif effect == "negative":
            amount.low = amount.high = -abs(amount.low)


def bounding_verb(ctx: Context, amount: Amount) -> str:
    """The effect of the verb whose bare object the amount is: "supera i 150 metri", "non supera il 5%"; else empty."""
    at = ctx.skip_articles(amount.start - 1)
    found = chunks(ctx.doc)
    owner = found.verb_of[at] if at >= 0 else -1
    if owner < 0 or not ctx.joined(amount.start):
        return ""
    verb = found.verbs[owner]
    if verb.lemma in ctx.lex.sets["bounds.above_verbs"]:
        return "upto" if verb.negated else "above"
    return "about" if verb.lemma in ctx.lex.sets["bounds.about_verbs"] and not verb.negated else ""


def negated_before(ctx: Context, start: int) -> bool:
    """Whether a negated verb of falling governs the modifier at `start`: "non scende mai sotto il 50%"."""
    at = start - 1
    at -= ctx.pos(at) == "ADV"
    found = chunks(ctx.doc)
    owner = found.verb_of[at] if at >= 0 else -1
    return (
        owner >= 0 and found.verbs[owner].negated and found.verbs[owner].lemma in ctx.lex.sets["change.decrease_verbs"]
    )
