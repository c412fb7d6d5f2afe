"""What a quantity measures, in the article's words: the noun behind it, before it, or the subject of its verb."""

from __future__ import annotations

from pipelines.extract.quantities.ages import whose
from pipelines.extract.quantities.beside import (
    apposed,
    before_gap,
    bracketed,
    compared,
    dimensioned,
    estimated,
    gapped,
    held_good,
    ranged,
    weighed,
)
from pipelines.extract.quantities.bounds import adverb_before
from pipelines.extract.quantities.by_verb import REACH_LEFT, by_verb, needed, predicated, within_verb
from pipelines.extract.quantities.context import HEADCOUNTS, OPENINGS, QUOTE_MARKS, Context, Found
from pipelines.extract.quantities.phrases import Span, bare, chain_of, complemented, material, named, noun_phrase
from pipelines.extract.quantities.spent import spent_on
from pipelines.language.syntax import chunks

HELD, PRICED = frozenset({"share", "mass", "rate", "duration", "price"}), frozenset({"rate", "price"})
"""Kinds that may be told of the noun before though another stands behind; those that always are."""
TAKEN_UP = frozenset({"quantity.ellipsis.of_them"})
"""Rules whose pronoun takes up what was measured before."""
PARTS = frozenset({"share", "fraction"})
"""Kinds that are a part of something."""
NEEDED = frozenset({"money", "duration", "mass"})
"""Kinds of what something takes."""


def listed_item(ctx: Context, found: Found, before: tuple[Found, Span | None] | None) -> Span | None:
    """The item of the quantity before, where this one follows it in a list: "il 13% dalla Malesia, il 6% dal …"."""
    if before is None or before[1] is None or before[0].kind != found.kind:
        return None
    start = before[0].end
    if not start <= found.start <= start + REACH_LEFT or start < ctx.sentence(found.start)[0]:
        return None
    told = chunks(ctx.doc).verb_of
    marks = [token for token in range(start, found.start) if ctx.is_in(token, "joints.list")]
    return before[1] if marks and all(told[token] < 0 for token in range(start, found.start)) else None


def item_of(ctx: Context, found: Found) -> Span | None:
    """Tokens that name what is measured, or None."""
    if found.kind == "age" or (found.kind == "duration" and ctx.is_in(found.end, "age.compared")):
        return whose(ctx, found)
    if found.kind == "rank" and found.item is not None:
        return found.item
    if found.noun is not None and found.kind in ("count", "rank", "rate", "fraction"):
        return complemented(ctx, found.noun)
    if found.item is not None:
        return complemented(ctx, found.item)
    after = behind(ctx, found)
    if after is not None and ctx.plain_in(found.end, "words.out_of"):
        # "dazi del 25% sulle merci": of what it is a part is told before.
        after = compared(ctx, found) or governing_noun(ctx, found) or after
    if after is not None and found.kind == "rank" and ctx.is_in(after[0], "rank.worlds"):
        return None
    if after is not None:
        # "un tenore medio dell'1,06% di ossido", "una capacità di 5 tonnellate di ossidi": the noun before says more.
        held = governing_noun(ctx, found) if found.kind in HELD else None
        return held if held is not None and _holds(ctx, held, found.kind) else after
    if found.kind == "rank":
        return None
    if found.kind == "duration" and (valid := held_good(ctx, found)) is not None:
        return valid
    if found.kind == "duration" and (lasting := within_verb(ctx, found)) is not None:
        return lasting
    if (goal := spent_on(ctx, found)) is not None:
        return goal
    if found.kind in NEEDED and (aim := needed(ctx, found) or predicated(ctx, found)) is not None:
        return aim
    for way in (bracketed, compared, ranged, estimated, dimensioned, governing_noun, gapped, apposed, weighed, by_verb):
        item = way(ctx, found)
        if item is not None:
            return item
    return None


def _holds(ctx: Context, held: Span, kind: str) -> bool:
    """Whether a noun is measured, whatever stands behind the measure: "scorte pari a 90 giorni di consumi"."""
    if kind in PRICED:
        return True
    lemmas = [ctx.lemma(token) for token in range(*held)]
    if lemmas[0] in ctx.lex.sets["item.aimed_at"]:
        # "l'obiettivo del 10% di estrazione interna".
        return False
    measures = ctx.lex.measure_lemmas
    # "dà il sindaco al 70% dei voti": somebody is not measured.
    return any(
        lemma in ctx.lex.sets["item.holders"] or measures.get(lemma, "people") not in HEADCOUNTS for lemma in lemmas
    )


def behind(ctx: Context, found: Found) -> Span | None:
    """What stands behind the quantity: "di terre rare", "dell'estrazione mondiale", "in aiuti"."""
    at = found.end
    if ctx.lower(at) in QUOTE_MARKS:
        at += 1
    plain = ctx.plain(at)
    if not ctx.joined(at) or at in ctx.figures:
        return None
    if found.kind in PARTS and (told := _of_so_many(ctx, at)) is not None:
        return told
    if found.kind in ("share", "fraction") and ctx.plain_in(at, "words.out_of"):
        # "pesa per l'1% sull'offerta globale".
        phrase = noun_phrase(ctx, at + 1)
        return complemented(ctx, phrase) if phrase is not None and ctx.pos(phrase[1] - 1) in ("NOUN", "ADJ") else None
    if ctx.plain_in(at, "words.of") or (
        plain in ctx.lex.sets["item.purposes"]
        and ctx.pos(at + 1) == "NOUN"
        and ctx.tag(at + 1).number == "Plur"
        and plain == ctx.lower(at)
    ):
        phrase = noun_phrase(ctx, at + 1)
        if found.kind == "duration" and at + 1 in ctx.ones:
            return None
        if phrase is not None and ctx.lemma(phrase[0]) in ctx.lex.sets["item.away"]:
            # "a 30 km di distanza dalla costa".
            return None
        if phrase is not None and any(ctx.is_in(token, "item.pronouns") for token in (at + 1, phrase[0])):
            return None
        if phrase is not None and not (found.kind == "growth" and not ctx.plain_in(at, "words.of")):
            return material(ctx, (at + 1, phrase[1])) or complemented(ctx, phrase)
    return None


def _of_so_many(ctx: Context, at: int) -> Span | None:
    """The noun of a counted whole, or one right behind a share: "il 75% dei 300 seggi", "il 51% donne"."""
    if ctx.plain_in(at, "words.of"):
        whole = ctx.number_at.get(ctx.first_behind_articles(at + 1))
        head = whole.end if whole is not None and whole.form == "cardinal" and whole.start not in ctx.ones else -1
    else:
        head = at
    plural = head >= 0 and ctx.joined(head) and ctx.pos(head) == "NOUN" and ctx.tag(head).number == "Plur"
    if not plural or ctx.lex.words.at(ctx.lowers, head) is not None or head in ctx.time_at:
        return None
    return complemented(ctx, (head, head + 1))


def candidate(ctx: Context, found: Found, before: tuple[Found, Span | None] | None) -> Span | None:
    """Whose share of the votes it is, in a list of names: "Rossi primo con il 34%, Verdi al 25%, Neri 13%"."""
    if found.kind != "share" or ctx.plain_in(found.end, "words.of"):
        return None
    left = ctx.skip_articles(found.start - 1)
    with_it = ctx.plain_in(left, "place.having") and before is not None and before[0].kind == "rank"
    if with_it:
        return before[1] if before is not None and before[0].end == left else None
    left -= ctx.plain_in(left, "words.to")
    name = named(ctx, left) if ctx.pos(left) == "PROPN" else None
    near = before is not None and before[0].kind == "share" and name is not None and 0 < name[0] - before[0].end <= 2
    return name if near and name is not None and ctx.is_in(name[0] - 1, "joints.list") else None


def governing_noun(ctx: Context, found: Found) -> Span | None:
    """The noun that the quantity hangs on: "riserve per 3 tonnellate", "una crescita delle vendite del 3%"."""
    all_chunks = chunks(ctx.doc)
    start = ctx.sentence(found.start)[0]
    at = found.start
    inside = ctx.plain(at)
    if inside not in ctx.lex.sets["item.links"]:
        at -= 1
        at = ctx.skip_articles(at)
    if not ctx.plain_in(at, "item.links"):
        return None
    if found.kind == "duration" and not ctx.plain_in(at, "words.of") and not ctx.plain_in(at, "duration.links"):
        return None
    adverb = adverb_before(ctx, at)
    at = adverb[0] - 1 if adverb is not None else at - 1
    while (at > start and ctx.pos(at) == "ADV") or ctx.plain(at) in ctx.lex.sets["item.links"]:
        at -= 1
    # "il prestito, di 500 milioni,": the complement stands apart.
    at -= ctx.lower(at) in OPENINGS
    if ctx.lex.words.at(ctx.lowers, at) is not None:
        # "74 dollari al chilo, da 49": a unit is measured by nothing.
        return None
    owner = all_chunks.noun_of[at] if at >= start else -1
    if owner < 0:
        return None
    chain = chain_of(ctx, owner, start)
    head = chain[-1]
    if ctx.lemma(head.head) in ctx.lex.sets["item.passed"] and head.prep_token > start:
        # "una produzione a regime di 3.000 tonnellate".
        at = head.prep_token - 1
        owner = all_chunks.noun_of[at]
        if owner < 0:
            return by_verb(ctx, found)
        head = (chain := chain_of(ctx, owner, start))[-1]
    acronym = ctx.pos(head.head) == "PROPN" and head.head not in ctx.name_at
    if (ctx.pos(head.head) != "NOUN" and not acronym) or ctx.time_at.get(head.head) in ("date", "clock"):
        return None
    inner = [token for token in range(head.start, at + 1) if token in ctx.figures and token not in ctx.ones]
    if inner:
        # "40 elicotteri da trasporto per 3 miliardi": of what is counted, and not of what is measured.
        first = ctx.number_at[inner[0]].end
        counted = len(inner) == 1 and first <= head.head and ctx.lex.words.at(ctx.lowers, first) is None
        return (first, at + 1) if counted and not ctx.plain_in(first, "words.of") else None
    sets = ctx.lex.sets
    lemma = ctx.lemma(head.head)
    if lemma in sets["item.idle"] or (head.prep == "in" and lemma in sets["item.vague"] and len(chain) == 1):
        # "ammonta in totale a 3 milioni".
        return by_verb(ctx, found)
    if ctx.is_in(at, "item.amount_forms"):
        # "il titolo sale del 4%": a verb that has the form of a noun.
        return bare(ctx, head.start, min(head.head, at - 1), at) if at > head.start else by_verb(ctx, found)
    told = ctx.changing(head.head) or lemma in sets["item.vague"]
    if told:
        if len(chain) > 1:
            inner = chain[-2]
            return bare(ctx, inner.start, inner.head, at + 1)
        if lemma not in sets["item.vague"] and found.kind == "money":
            return bare(ctx, head.start, head.head, at + 1)
        risen = all_chunks.noun_of[head.prep_token - 1] if head.prep == "in" and head.prep_token > start else -1
        if risen >= 0 and all_chunks.nouns[risen].kind == "noun":
            # "a volumi in crescita del 18%".
            phrase = all_chunks.nouns[risen]
            return bare(ctx, phrase.start, phrase.head, head.prep_token)
        if lemma not in sets["item.vague"]:
            return by_verb(ctx, found)
        if lemma in sets["item.peaks"] and (subject := by_verb(ctx, found)) is not None:
            # "il prezzo, che aveva toccato il record di 850 dollari".
            return subject
    return bare(ctx, head.start, head.head, at + 1)


def own_item(ctx: Context, found: Found) -> Span | None:
    """Of a number that leans on another, the noun of its own: "i morti sono 64 e i feriti a 150"."""
    if found.like is None:
        return None
    if found.item is not None:
        return complemented(ctx, found.item)
    if found.kind == "age" and ctx.is_in(found.start - 1, "words.of_bare") and ctx.lower(found.start - 2) in OPENINGS:
        # "Rossi, di 37 anni, e Verdi, di 35".
        return named(ctx, found.start - 3)
    item = before_gap(ctx, found)
    if found.kind != "count" and not ctx.is_in(ctx.skip_articles(found.start - 1), "joints.leaning"):
        item = item or (None if ctx.is_in(found.start - 2, "joints.leaning") else governing_noun(ctx, found))
    own = item is not None and ctx.pos(item[1] - 1) == "NOUN" and not ctx.changing(item[0])
    if item is not None and own and not found.like.start <= item[0] < found.like.end:
        return item
    verbs = chunks(ctx.doc).verb_of
    start = max(found.like.end, ctx.sentence(found.start)[0])
    if any(verbs[token] >= 0 and ctx.tag(token).form == "Fin" for token in range(start, found.start)):
        item = None if found.kind == "count" or found.rule in TAKEN_UP else by_verb(ctx, found)
        return item if item is not None and item[0] >= start else None
    return None
