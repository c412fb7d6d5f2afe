"""Items that a quantity shares with the one before, or that a pronoun takes up."""

from __future__ import annotations

from pipelines.extract.quantities.context import Context, Found
from pipelines.extract.quantities.phrases import Span, bare, chain_of
from pipelines.language.syntax import NounPhrase, chunks, subject_of

PARTS = frozenset({"share", "fraction"})
NEAR = 6
"""How many tokens may part a quantity from the one that it is compared with or is a part of."""


def as_before(ctx: Context, found: Found, one: Found, item: Span) -> Span | None:
    """The item of the quantity before: of what a share of the total is, or what "contro" and "ne" take up."""
    left = ctx.skip_articles(found.start - 1)
    if found.kind == one.kind and found.kind == "duration" and ctx.is_in(left, "joints.leaning"):
        # "in 18 mesi, contro i cinque anni di oggi".
        return item
    of_it = _with_it(ctx, left)
    if found.kind in PARTS and one.kind in PARTS and of_it:
        # "il 10% delle materie prime e di riciclarne il 25%".
        return item
    whole = ctx.plain_in(found.end, "words.of") and ctx.lemma(found.end + 1) in ctx.lex.sets["item.totals"]
    if found.kind in PARTS and whole and found.start - one.end <= NEAR + item[1] - item[0]:
        # "6.000 tonnellate di terre rare, pari al 46% del totale".
        return item
    return None


def of_it(ctx: Context, found: Found) -> Span | None:
    """The subject that "ne" takes up: "la concessione appartiene alla Terralta, che ne detiene il 76%"."""
    left, start = ctx.skip_articles(found.start - 1), ctx.sentence(found.start)[0]
    if found.kind not in PARTS or not _with_it(ctx, left):
        return None
    told = chunks(ctx.doc).verb_of
    owner = next((told[token] for token in range(start, left) if told[token] >= 0), -1)
    subject = subject_of(ctx.doc, owner) if owner >= 0 and owner != told[left] else None
    if subject is None or subject.kind != "noun" or subject.start < start:
        return None
    return bare(ctx, subject.start, subject.head, subject.end)


def _with_it(ctx: Context, at: int) -> bool:
    """Whether the verb that ends at the token has the pronoun "ne"."""
    owner = chunks(ctx.doc).verb_of[at] if at >= 0 else -1
    if owner < 0:
        return False
    clitics = chunks(ctx.doc).verbs[owner].clitics
    return any(word in ctx.lex.sets["joints.of_it"] for word in clitics) or ctx.lower(at).endswith(ctx.lex.clitic_ends)


def of_relative(ctx: Context, owner: int, start: int) -> NounPhrase | None:
    """The noun that "che" before a verb stands for: "le vendite di rame, che hanno fruttato 2 miliardi"."""
    told = chunks(ctx.doc)
    opening = told.verbs[owner].start
    for token in range(opening - 1, max(start, opening - NEAR) - 1, -1):
        if told.verb_of[token] >= 0:
            return None
        if ctx.pos(token) == "PRON" and ctx.is_in(token, "place.joiners"):
            at = token - 1 - (not ctx.lower(token - 1)[:1].isalnum())
            noun = told.noun_of[at] if at >= start else -1
            if noun < 0:
                return None
            head = chain_of(ctx, noun, start)[-1]
            return head._replace(end=at + 1) if head.kind == "noun" else None
    return None
