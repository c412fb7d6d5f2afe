"""Noun phrases as items: without article and preposition, with their genitives, and what they are genitives of."""

from __future__ import annotations

from pipelines.extract.quantities.context import QUOTE_MARKS, Context
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import NounPhrase, chunks

Span = tuple[int, int]


def complemented(ctx: Context, noun: Span) -> Span:
    """A noun with its genitives: "riserve" → "riserve russe di terre rare"."""
    found = chunks(ctx.doc)
    start, end = noun
    stop = ctx.sentence(start)[1]
    end = adjectives(ctx, end, stop)
    while end < stop and ctx.plain_in(end, "words.of") and ctx.joined(end):
        inner = end + 1 if ctx.is_in(end, "words.of_bare") else end
        owner = found.noun_of[inner] if inner < stop else -1
        if owner < 0:
            break
        phrase = found.nouns[owner]
        if (
            phrase.prep not in ctx.lex.sets["words.of"]
            or phrase.end <= end + 1
            or any(token in ctx.figures for token in range(end, phrase.end))
        ):
            break
        end = phrase.end
    return start, end


def adjectives(ctx: Context, end: int, stop: int) -> int:
    """Past the adjectives that begin at `end`."""
    while end < stop and end not in ctx.figures and ctx.joined(end):
        # "materie prime critiche": often taken for a noun.
        if ctx.pos(end) != "ADJ" and not (ctx.is_in(end, "item.qualities") and ctx.pos(end - 1) == "ADJ"):
            break
        end += 1
    return end


def noun_phrase(ctx: Context, at: int) -> Span | None:
    """The noun phrase that begins at `at` or right behind its articles, without them."""
    while ctx.is_in(at, "joints.articles") or ctx.lower(at) in QUOTE_MARKS:
        at += 1
    owner = chunks(ctx.doc).noun_of[at] if at < ctx.size else -1
    if owner < 0:
        return None
    phrase = chunks(ctx.doc).nouns[owner]
    if (
        phrase.end <= at
        or any(token in ctx.numerals for token in range(at, phrase.end))
        or ctx.time_at.get(phrase.head) in ("date", "clock")
    ):
        return None
    start = at
    while start < phrase.head and (ctx.pos(start) == "DET" or start in ctx.ones):
        start += 1
    return start, phrase.end


def material(ctx: Context, phrase: Span) -> Span | None:
    """The material that a phrase begins with, where the tagger took the verb behind it into the phrase."""
    mention = mention_at(ctx.doc, phrase[0])
    if mention is None or mention.entity is None or mention.entity.entity_type != "commodity":
        return None
    cut = mention.start == phrase[0] and mention.end < phrase[1] and ctx.is_in(mention.end, "item.amount_forms")
    return (mention.start, mention.end) if cut else None


def chain_of(ctx: Context, owner: int, start: int) -> list[NounPhrase]:
    """A noun phrase and those that it is a genitive of, the last first: "delle vendite", "una crescita"."""
    all_chunks = chunks(ctx.doc)
    chain = [all_chunks.nouns[owner]]
    # "elicotteri da trasporto" are a sort of helicopters.
    while (link := chain[-1].prep_token) > start:
        if chain[-1].prep not in ctx.lex.sets["words.of"] and not ctx.is_in(link, "item.sorts"):
            break
        owner = all_chunks.noun_of[link - 1]
        if owner < 0 or ctx.lemma(all_chunks.nouns[owner].head) in ctx.lex.sets["item.idle"]:
            break
        chain.append(all_chunks.nouns[owner])
    return chain


def bare(ctx: Context, start: int, head: int, end: int) -> Span:
    """A phrase without its preposition and articles."""
    while start < head and (
        ctx.pos(start) in ("DET", "ADP")
        or ctx.lex.plain(ctx.lower(start)) != ctx.lower(start)
        or ctx.is_in(start, "joints.articles")
    ):
        start += 1
    return start, end


def named(ctx: Context, at: int) -> Span | None:
    """The name whose word stands at `at`, one that nobody knows as well: a row of capitalised proper nouns."""
    if at in ctx.name_at:
        return ctx.name_at[at]
    start = end = at
    while (
        ctx.pos(start - 1) == "PROPN" and ctx.capital(start - 1) and start - 1 not in ctx.name_at and ctx.joined(start)
    ):
        start -= 1
    while ctx.pos(end) == "PROPN" and ctx.capital(end) and end not in ctx.name_at and (end == at or ctx.joined(end)):
        end += 1
    return (start, end) if end > at else None
