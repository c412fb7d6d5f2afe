"""What money is for, by the verb that spends it: "investirà 120 milioni in un impianto di riciclo"."""

from __future__ import annotations

from pipelines.extract.quantities.context import CLAUSE_MARKS, Context, Found
from pipelines.extract.quantities.phrases import Span, bare, complemented
from pipelines.language.syntax import VerbGroup, chunks, object_of

LEFT = 14
"""How many tokens before the sum the verb may stand that spends it."""
BEHIND = 3
"""How many tokens may part the sum from what it is spent on."""


def spent_on(ctx: Context, found: Found) -> Span | None:
    """The object or complement of a verb of spending: between verb and sum, behind the sum, or before the verb."""
    verb = _spending(ctx, found) if found.kind == "money" else None
    if verb is None:
        return None
    funded = ctx.plain_in(ctx.skip_articles(found.start - 1), "place.having")
    if funded:
        # "finanziare con 340 milioni di euro un impianto".
        return _phrase(ctx, found.end, bare_object=True) or _goal(ctx, range(verb.end, found.start))
    behind = range(found.end, min(found.end + BEHIND, ctx.size))
    start = ctx.sentence(found.start)[0]
    return (
        _goal(ctx, range(verb.end, found.start))
        or _goal(ctx, behind)
        or (_goal(ctx, range(start, verb.start)) if verb.passive else None)
    )


def _spending(ctx: Context, found: Found) -> VerbGroup | None:
    """The verb of spending whose object the sum is, with no clause between."""
    told, start = chunks(ctx.doc), ctx.sentence(found.start)[0]
    for token in range(found.start - 1, max(start, found.start - LEFT) - 1, -1):
        if ctx.lower(token) in CLAUSE_MARKS:
            return None
        owner = told.verb_of[token]
        if owner >= 0:
            verb = told.verbs[owner]
            return verb if verb.lemma in ctx.lex.sets["item.spending"] else None
    return None


def _goal(ctx: Context, tokens: range) -> Span | None:
    """The first complement among the tokens that tells what money is for."""
    for token in tokens:
        if ctx.lower(token) in CLAUSE_MARKS or chunks(ctx.doc).verb_of[token] >= 0:
            return None
        if ctx.is_in(token, "words.to") and ctx.is_in(token + 1, "item.on_account"):
            # "a titolo provvisionale".
            continue
        if ctx.plain_in(token, "item.spent_on"):
            return _phrase(ctx, token) or _done(ctx, token + 1)
    return None


def _done(ctx: Context, at: int) -> Span | None:
    """The object of the infinitive at `at`: "per importare materie prime"."""
    owner = chunks(ctx.doc).verb_of[at] if at < ctx.size else -1
    phrase = object_of(ctx.doc, owner) if owner >= 0 and chunks(ctx.doc).verbs[owner].form == "Inf" else None
    if phrase is None or phrase.kind != "noun" or set(range(phrase.start, phrase.end)) & ctx.numerals:
        return None
    return complemented(ctx, bare(ctx, phrase.start, phrase.head, phrase.end))


def _phrase(ctx: Context, at: int, bare_object: bool = False) -> Span | None:
    """The noun phrase with its complements that begins at `at`, or behind the preposition there."""
    if at >= ctx.size or not ctx.joined(at):
        return None
    owner = chunks(ctx.doc).noun_of[at]
    owner = chunks(ctx.doc).noun_of[at + 1] if owner < 0 and at + 1 < ctx.size else owner
    phrase = chunks(ctx.doc).nouns[owner] if owner >= 0 else None
    if phrase is None or phrase.kind != "noun" or ctx.pos(phrase.head) != "NOUN" or phrase.head in ctx.time_at:
        return None
    if bare_object and (phrase.prep or phrase.start < at):
        return None
    if any(phrase.head < number.end for at in range(phrase.start, phrase.head) if (number := ctx.number_at.get(at))):
        # "finanziato per un miliardo".
        return None
    if set(range(phrase.start, phrase.end)) & ctx.numerals:
        return None
    return complemented(ctx, bare(ctx, phrase.start, phrase.head, phrase.end))
