"""What a quantity measures where nothing that it hangs on names it: taken up, behind it, in apposition, the subject."""

from __future__ import annotations

from pipelines.extract.quantities.context import Context, Found
from pipelines.extract.quantities.phrases import Span, bare, chain_of, complemented
from pipelines.extract.quantities.taken_up import of_it
from pipelines.language.mentions.implicit import implicit_phrase
from pipelines.language.syntax import NounPhrase, chunks, extent, subject_of

Before = tuple[Found, Span | None] | None
RANK_REACH = 3
"""How many tokens may part a rank from the quantity that has it."""
REACH = 7
"""How many tokens may part a number from the one whose item it shares."""
LEFT = 25
"""How many tokens before the number its verb may stand."""
MARKS = frozenset({",", "–", "—", "-", ":", "("})
CLOSERS = frozenset({",", ".", ";", ":", ")", "–", "—", "-", "»", "”", ""})
NAMED = frozenset({"growth", "points", "price", "duration", "length", "speed"})
"""Kinds that may be of somebody or something with a name: "la Terralta perde il 3%", "Rossi ha corso per 20 km"."""
DONE = frozenset({"money", "mass", "volume", "energy", "count"})
"""Kinds of what somebody pays, makes or has: the subject of an action is not what is measured."""


def item_without(ctx: Context, found: Found, before: Before) -> Span | None:
    """The tokens that name what is measured, where `items` found none; `before`: the quantity before, with its item."""
    if found.kind in ("count", "age"):
        return None
    if found.kind == "rank":
        # "3 milioni di tonnellate, le quinte del mondo".
        near = before is not None and 0 < found.start - before[0].end <= RANK_REACH
        if near and ctx.is_in(before[0].end, "joints.list"):
            return before[1]
        return in_apposition(ctx, found) if ctx.is_in(found.start - 1, "joints.articles") else None
    item = taken_up(ctx, found, before) or shared(ctx, found, before)
    item = item or in_apposition(ctx, found) or antecedent(ctx, found)
    item = item or of_it(ctx, found) or of_subject(ctx, found) or paid_for(ctx, found) or about(ctx, found)
    return item or no_more_than_so_much(ctx, found)


def no_more_than_so_much(ctx: Context, found: Found) -> Span | None:
    """The word that says no more than how much, where nothing says more: "con una percentuale del 71%"."""
    left = ctx.skip_articles(found.start - 1)
    owner = chunks(ctx.doc).noun_of[left - 1] if left > 0 and ctx.plain_in(left, "words.of") else -1
    head = chunks(ctx.doc).nouns[owner].head if owner >= 0 else -1
    vague = head >= ctx.sentence(found.start)[0] and ctx.lemma(head) in ctx.lex.sets["item.vague"]
    return (head, left) if vague and ctx.pos(head) == "NOUN" else None


def about(ctx: Context, found: Found) -> Span | None:
    """What a share is told of by "per" before it: "per i magneti siamo vicini al 90%", "per il cobalto il 60%"."""
    if found.kind not in ("share", "fraction", "mass", "volume"):
        return None
    found_chunks, start = chunks(ctx.doc), ctx.sentence(found.start)[0]
    for token in range(found.start - 1, max(start, found.start - LEFT) - 1, -1):
        if ctx.lower(token) in MARKS or ctx.lower(token) == ";":
            return None
        owner = found_chunks.noun_of[token + 1] if ctx.is_in(token, "item.aims") else -1
        if owner < 0:
            continue
        phrase = found_chunks.nouns[owner]
        if phrase.kind != "noun" or set(range(phrase.start, phrase.end)) & ctx.numerals or phrase.head in ctx.time_at:
            return None
        return bare(ctx, phrase.start, phrase.head, min(phrase.end, found.start))
    return None


def apposed_number(ctx: Context, found: Found, before: Before) -> Span | None:
    """The item of the quantity that this one explains: "90 tonnellate di rame, il 5% in più", "cioè 3 in meno"."""
    if before is None or before[1] is None or found.kind in ("count", "age", "rank", "duration"):
        return None
    start = before[0].end
    if start <= before[1][0] < found.start:
        start = max(start, before[1][1])
    between = range(start, found.start)
    told = ctx.lex.change_after.at(ctx.lowers, found.end) is not None or ctx.lower(found.start - 1) == "("
    told = told or found.kind == "ratio" or (found.kind == "growth" and any(map(ctx.changing, between)))
    plain = all(
        ctx.is_in(token, "joints.articles")
        or ctx.plain_in(token, "item.equals")
        or ctx.lower(token) in MARKS
        or ctx.time_at.get(token) == "date"
        or ctx.changing(token)
        for token in between
    )
    return before[1] if told and plain and 0 < len(between) <= REACH else None


def apposed_units(ctx: Context, found: Found, before: Before) -> Span | None:
    """Of bare units the item of the share that they are: "il 25% dei votanti, pari a oltre 10 milioni di unità"."""
    if found.kind != "count" or found.noun is None or before is None or before[1] is None:
        return None
    if ctx.lemma(found.noun[0]) not in ctx.lex.sets["item.vague"]:
        return None
    start = max(before[0].end, before[1][1])
    between = range(start, found.start)
    plain = (ctx.plain_in(token, "item.equals") or ctx.lower(token) in MARKS for token in between)
    return before[1] if 0 < len(between) <= REACH and all(plain) else None


def taken_up(ctx: Context, found: Found, before: Before) -> Span | None:
    """The item of the quantity before, which a relative pronoun takes up: "3 tonnellate di cui il 40%"."""
    if before is None or before[1] is None or before[0].start < ctx.sentence(found.start)[0]:
        return None
    left = ctx.skip_articles(found.start - 1)
    behind = ctx.lower(found.end + 1) if ctx.plain_in(found.end, "words.of") else ctx.lower(left)
    return before[1] if behind in ctx.lex.sets["joints.relatives"] else None


def set_behind(ctx: Context, found: Found) -> Span | None:
    """The object or late subject behind a number with "a": "portano dal 20 al 10% i dazi", "sale a 12 il numero …"."""
    changed = (
        ctx.lemma(found.start - 2) in ctx.lex.sets["change.decrease_verbs"] | ctx.lex.sets["change.increase_verbs"]
    )
    if found.kind in ("count", "age", "rank") or (found.kind == "duration" and not changed):
        return None
    opening = found.start if ctx.plain_in(found.start, "item.oblique") else found.start - 1
    if not ctx.plain_in(ctx.skip_articles(opening), "item.oblique") or not ctx.is_in(found.end, "joints.articles"):
        return None
    owner = chunks(ctx.doc).noun_of[found.end]
    if owner < 0 or not ctx.joined(found.end):
        return None
    phrase = chunks(ctx.doc).nouns[owner]
    first = max(phrase.start, found.end)
    if phrase.kind != "noun" or set(range(first, phrase.end)) & ctx.figures:
        return None
    if ctx.time_at.get(phrase.head) in ("date", "clock"):
        return None
    return complemented(ctx, bare(ctx, first, phrase.head, phrase.end))


def shared(ctx: Context, found: Found, before: Before) -> Span | None:
    """The item of the quantity before in the clause: "salgono del 61% a 214 milioni", "90 tonnellate, 5 in più"."""
    if before is None or before[1] is None:
        return None
    start = before[0].end
    if start <= before[1][0] < found.start:
        start = max(start, before[1][1])
    if start < ctx.sentence(found.start)[0] or not 0 <= found.start - start <= REACH:
        return None
    told = chunks(ctx.doc)
    for token in range(start, found.start):
        if ctx.lower(token) == ";" or (told.verb_of[token] >= 0 and ctx.tag(token).form == "Fin"):
            return None
        # Words that tell of the number or of its time: "in rialzo di", "rispetto a maggio".
        noun = ctx.pos(token) in ("NOUN", "PROPN") and ctx.time_at.get(token) != "date"
        if noun and not _of_number(ctx, token):
            return None
    return before[1]


def _of_number(ctx: Context, token: int) -> bool:
    sets, lemma = ctx.lex.sets, ctx.lemma(token)
    return ctx.changing(token) or lemma in sets["item.vague"] or lemma in sets["item.periods"]


def in_apposition(ctx: Context, found: Found) -> Span | None:
    """The noun that the number explains: "i soldi stanziati – 3 miliardi –", "Valore dell'operazione: 2 milioni"."""
    mark = ctx.skip_articles(found.start - 1)
    if ctx.lower(mark - 1) == "(" and ctx.pos(mark) in ("ADJ", "VERB"):
        # "la potenza (stimabile in 3 MW)".
        mark -= 1
    closed = ctx.lower(found.end) in CLOSERS or ctx.lower(mark) in ("(", ":")
    closed = closed or found.kind == "rank" or ctx.is_in(found.end, "item.sources")
    # "la gara, 260 chilometri tra Valdora e Belmare".
    closed = closed or (found.kind == "length" and ctx.pos(found.end) == "ADP")
    if ctx.lower(mark) not in MARKS or not closed or mark < 1:
        return None
    all_chunks, start = chunks(ctx.doc), ctx.sentence(found.start)[0]
    at = mark - 1
    while at > start and ctx.pos(at) in ("ADV", "ADJ", "VERB") and all_chunks.noun_of[at] < 0 and mark - at < 4:
        at -= 1
    owner = all_chunks.noun_of[at] if at >= start else -1
    if owner < 0:
        return None
    first = all_chunks.nouns[owner]
    if ctx.is_in(first.head, "place.world") and first.prep not in ctx.lex.sets["words.of"] and first.prep_token > start:
        # "le seconde riserve al mondo, 21 milioni di tonnellate".
        at = first.prep_token - 1
        owner = all_chunks.noun_of[at]
        if owner < 0:
            return None
    head = chain_of(ctx, owner, start)[-1]
    span = range(head.start, at + 1)
    if head.kind != "noun" or set(span) & ctx.numerals or ctx.time_at.get(head.head) in ("date", "clock"):
        return None
    if ctx.pos(head.head) != "NOUN":
        return None
    return bare(ctx, head.start, head.head, at + 1)


def antecedent(ctx: Context, found: Found) -> Span | None:
    """What "di cui" takes up: "il giacimento di Valdora, di cui la Terralta controlla l'85%"."""
    if found.kind not in ("share", "fraction"):
        return None
    all_chunks, start = chunks(ctx.doc), ctx.sentence(found.start)[0]
    for token in range(found.start - 1, max(start, found.start - LEFT) - 1, -1):
        if ctx.lower(token) in (";", ","):
            return None
        # "i casi, dei quali l'11%".
        told = ctx.is_in(token, "joints.which") and ctx.is_in(token - 1, "words.of_bare")
        if not told and not (ctx.is_in(token, "joints.relatives") and ctx.plain_in(token - 1, "words.of")):
            continue
        at = token - 2
        at -= ctx.lower(at) == ","
        owner = all_chunks.noun_of[at] if at >= start else -1
        if owner < 0:
            return None
        head = chain_of(ctx, owner, start)[-1]
        if head.kind != "noun" or set(range(head.start, at + 1)) & ctx.numerals:
            return (head.start, at + 1) if head.kind == "name" else None
        return bare(ctx, head.start, head.head, at + 1)
    return None


def paid_for(ctx: Context, found: Found) -> Span | None:
    """What money is for: "dovrà pagare 15mila euro per le spese processuali"."""
    at = found.end
    if found.kind != "money" or not ctx.is_in(at, "item.aims") or not ctx.joined(at):
        return None
    owner = chunks(ctx.doc).noun_of[at + 1] if at + 1 < ctx.size else -1
    phrase = chunks(ctx.doc).nouns[owner] if owner >= 0 else None
    if phrase is None or phrase.kind != "noun" or ctx.pos(phrase.head) != "NOUN" or phrase.head in ctx.time_at:
        return None
    if set(range(phrase.start, phrase.end)) & ctx.numerals:
        return None
    return complemented(ctx, bare(ctx, phrase.start, phrase.head, phrase.end))


def of_subject(ctx: Context, found: Found) -> Span | None:
    """The subject of the verb before the number, written or not."""
    all_chunks, start = chunks(ctx.doc), ctx.sentence(found.start)[0]
    for token in range(found.start - 1, max(start, found.start - LEFT) - 1, -1):
        if ctx.lower(token) == ";":
            return None
        owner = all_chunks.verb_of[token]
        if owner < 0 or all_chunks.verbs[owner].lemma in ctx.lex.sets["item.modals"]:
            continue
        verb = all_chunks.verbs[owner]
        telling = verb.passive or verb.copular or verb.lemma in ctx.lex.sets["item.amount_verbs"]
        if found.kind in DONE and not telling:
            return None
        subject = subject_of(ctx.doc, owner)
        if subject is None and verb.form == "Inf":
            # "potrebbe salire al 5%": the subject is the modal verb's.
            continue
        if subject is None and found.kind == "duration":
            # "sarà pronto nel giro di due settimane": who was last named is hardly what takes so long.
            return None
        subject = subject or implicit_phrase(ctx.doc, token)
        return _named(ctx, found, subject) if subject is not None else None
    return None


def _named(ctx: Context, found: Found, subject: NounPhrase) -> Span | None:
    """The words of a subject, if it can be what is measured."""
    if subject.kind == "pronoun" or found.start <= subject.head < found.end:
        return None
    if set(range(subject.start, subject.end)) & ctx.numerals:
        return None
    if subject.kind == "name":
        return (subject.start, subject.end) if found.kind in NAMED else None
    first, last = extent(ctx.doc, subject)
    if subject.head < found.start:
        last = min(last, found.start)
    span = bare(ctx, first, subject.head, last)
    figures = set(range(*span)) & ctx.numerals
    return span if ctx.pos(subject.head) == "NOUN" and not figures else None
