"""What a quantity measures, by the verb that it belongs to: its subject, its object, or what is done in a time."""

from __future__ import annotations

from pipelines.extract.quantities.context import Context, Found
from pipelines.extract.quantities.phrases import Span, bare, chain_of, complemented, noun_phrase
from pipelines.extract.quantities.taken_up import of_relative
from pipelines.language.syntax import NounPhrase, chunks, extent, object_of, subject_of

REACH_LEFT = 10
"""How many tokens before the number its noun may stand."""


def by_verb(ctx: Context, found: Found) -> Span | None:
    """The subject of an amount verb ("le riserve ammontano a"), else the object between verb and number."""
    all_chunks = chunks(ctx.doc)
    start = ctx.sentence(found.start)[0]
    at = found.start - 1
    if found.kind == "ratio" and all_chunks.verb_of[found.start] >= 0:
        return of_ratio(ctx, found)
    if ctx.is_in(at, "joints.list"):
        return None
    while at >= start and found.start - at <= REACH_LEFT + 6:
        owner = all_chunks.verb_of[at]
        if owner >= 0:
            verb = all_chunks.verbs[owner]
            if found.kind == "duration" and verb.lemma not in ctx.lex.sets["duration.lasting"]:
                return None
            if verb.lemma not in ctx.lex.sets["item.amount_verbs"] and not verb.passive:
                between = _object_between(ctx, verb.end, found.start)
                if between is not None:
                    return between
            tells = verb.lemma in ctx.lex.sets["item.amount_verbs"] or verb.passive or verb.copular
            if not tells and found.kind not in ("share", "growth", "points", "ratio"):
                return None
            before = all_chunks.noun_of[verb.start - 1] if verb.start > start else -1
            if verb.form == "Inf" and before >= 0 and not all_chunks.nouns[before].prep:
                # "ha visto i ricavi salire del 41%".
                seen = all_chunks.nouns[before]
                if seen.kind == "noun" and not set(range(seen.start, seen.end)) & ctx.figures:
                    return bare(ctx, seen.start, seen.head, verb.start)
            subject = true_subject(ctx, owner, start)
            opening = verb.start - 1
            # "l'impianto, costato 18 milioni": the participle stands apart.
            opening -= ctx.lower(opening) == ","
            if subject is None and verb.form == "Part" and opening >= start and all_chunks.noun_of[opening] >= 0:
                chain = chain_of(ctx, all_chunks.noun_of[opening], start)
                return bare(ctx, chain[-1].start, chain[-1].head, opening + 1)
            if tells and (subject is None or subject.kind == "pronoun"):
                subject = of_relative(ctx, owner, start)
            if subject is None or subject.kind == "pronoun" or subject.head >= found.start:
                return None
            if subject.kind == "name" and verb.lemma not in ctx.lex.sets["item.amount_verbs"]:
                return None
            first, last = extent(ctx.doc, subject)
            last = min(last, found.start)
            return bare(ctx, first, subject.head, last) if last > subject.head else None
        if ctx.lower(at) in (";", ":"):
            break
        at -= 1
    return None


def within_verb(ctx: Context, found: Found) -> Span | None:
    """What is done within or for a time, or lasts so long: the object of the verb before, or the noun behind.

    "costruire un ponte in otto mesi", "ha sospeso per novanta giorni il permesso", "è durata tre ore la riunione".
    """
    all_chunks, start = chunks(ctx.doc), ctx.sentence(found.start)[0]
    at = found.start - 1
    told = ctx.plain(at) in ctx.lex.sets["duration.done_in"] or ctx.plain_in(found.start, "duration.done_in")
    if told and ctx.is_in(at, "item.aims") and ctx.pos(at - 1) == "NOUN" and _lasting(ctx, at - 1):
        # "il ricorso contro la squalifica per quattro anni".
        return at - 1, at
    lasted = ctx.lemma(at) in ctx.lex.sets["duration.lasting"]
    if ctx.lemma(at) in ctx.lex.sets["duration.spent"] and ctx.is_in(found.end, "duration.spent_in"):
        # "ha trascorso 26 giorni in carcere".
        place = noun_phrase(ctx, found.end + 1)
        return place if place is not None and ctx.pos(place[0]) == "NOUN" else None
    if not told and not lasted:
        return None
    for token in range(at - told, max(start, found.start - REACH_LEFT) - 1, -1):
        owner = all_chunks.verb_of[token]
        if owner < 0:
            continue
        verb = all_chunks.verbs[owner]
        between = None if verb.passive or lasted else _object_between(ctx, verb.end, found.start)
        if between is not None:
            return between
        if lasted and subject_of(ctx.doc, owner) is not None:
            return None
        late = all_chunks.noun_of[found.end] if found.end < ctx.size and ctx.is_in(found.end, "joints.articles") else -1
        if (
            late < 0
            or all_chunks.nouns[late].kind != "noun"
            or set(range(found.end, all_chunks.nouns[late].end)) & ctx.numerals
        ):
            return None
        phrase = all_chunks.nouns[late]
        return complemented(ctx, bare(ctx, phrase.start, phrase.head, phrase.end))
    return None


def _lasting(ctx: Context, at: int) -> bool:
    """Whether the noun at the token is of what lasts, and no word of the number: "squalifica", and not "massimo"."""
    return ctx.lemma(at) in ctx.lex.sets["age.lasting"] and ctx.lemma(at) not in ctx.lex.sets["item.vague"]


def true_subject(ctx: Context, owner: int, start: int) -> NounPhrase | None:
    """The subject of a verb group, past what is often taken for it.

    The second name of "gli scambi tra la Valdoria e la Zardania", the year of "la produzione 2025"; and the noun before
    a participle that was taken for a verb: "le riserve accertate ammontano a".
    """
    all_chunks = chunks(ctx.doc)
    subject, nouns = subject_of(ctx.doc, owner), all_chunks.nouns
    if subject is None:
        at = all_chunks.verbs[owner].start - 1
        if ctx.lower(at) == ",":
            return _past_incise(ctx, at, start)
        misread = owner > 0 and all_chunks.verb_of[at] == owner - 1 and all_chunks.verbs[owner - 1].start == at
        shaped = misread and ctx.lower(at).endswith(tuple(ctx.lex.sets["item.participle_ends"]))
        noun = all_chunks.noun_of[at - 1] if shaped and at - 1 >= start else -1
        return nouns[noun]._replace(end=at + 1) if noun >= 0 and nouns[noun].kind == "noun" else None
    if subject.head in ctx.figures and subject.start > start and not subject.prep:
        before = all_chunks.noun_of[subject.start - 1]
        return nouns[before] if before >= 0 and nouns[before].kind == "noun" else subject
    if ctx.lower(subject.start - 1) not in ctx.lex.sets["joints.close_between"]:
        return subject
    one = all_chunks.noun_of[subject.start - 2] if subject.start - 2 >= start else -1
    if one < 0 or nouns[one].prep not in ctx.lex.sets["joints.open_between"]:
        return subject
    link = nouns[one].prep_token
    pair = all_chunks.noun_of[link - 1] if link > start else -1
    return nouns[pair] if pair >= 0 else subject


def _past_incise(ctx: Context, comma: int, start: int) -> NounPhrase | None:
    """The noun before the incise that ends at a comma: "i costi operativi, assicura la società, scenderanno"."""
    all_chunks = chunks(ctx.doc)
    for at in range(comma - 1, max(start, comma - REACH_LEFT), -1):
        if ctx.lower(at) != ",":
            continue
        owner = all_chunks.noun_of[at - 1]
        told = any(all_chunks.verb_of[token] >= 0 for token in range(at + 1, comma))
        phrase = all_chunks.nouns[owner] if owner >= 0 and told else None
        first = ctx.skip_articles(phrase.start - 1) if phrase is not None else 0
        opens = phrase is not None and (phrase.start == start or not ctx.lower(first)[:1].isalnum())
        return phrase if opens and not phrase.prep and phrase.kind == "noun" else None
    return None


def needed(ctx: Context, found: Found) -> Span | None:
    """What so much time or money is needed for: "per costruire una filiera serviranno dieci anni", "servono … per"."""
    all_chunks, (start, end) = chunks(ctx.doc), ctx.sentence(found.start)
    needing = [
        token
        for token in range(found.start - 1, max(start, found.start - REACH_LEFT) - 1, -1)
        if all_chunks.verb_of[token] >= 0
    ]
    if ctx.plain_in(ctx.skip_articles(found.start - 1), "words.of"):
        return None
    needful = any(
        ctx.lemma(token) in ctx.lex.sets["item.needful"]
        for token in range(needing[0] if needing else found.start, found.start)
    )
    if not needing or not (needful or ctx.lemma(needing[0]) in ctx.lex.sets["item.needing"]):
        return None
    behind = range(found.end, min(end, found.end + REACH_LEFT))
    for token in (*range(needing[0] - 1, start - 1, -1), *behind):
        if not ctx.is_in(token, "item.aims") or token + 1 >= ctx.size or all_chunks.verb_of[token + 1] < 0:
            continue
        owner = all_chunks.verb_of[token + 1]
        phrase = object_of(ctx.doc, owner) if all_chunks.verbs[owner].form == "Inf" else None
        if phrase is None or phrase.kind != "noun":
            return None
        return complemented(ctx, bare(ctx, phrase.start, phrase.head, phrase.end))
    return None


def predicated(ctx: Context, found: Found) -> Span | None:
    """What the number is said to be: "soltanto 700 milioni sono risorse fresche"."""
    at = found.end
    if at >= ctx.size or ctx.lemma(at) not in ctx.lex.sets["count.being"] or ctx.tag(at).form != "Fin":
        return None
    owner = chunks(ctx.doc).noun_of[at + 1] if at + 1 < ctx.size else -1
    if owner < 0:
        return None
    phrase = chunks(ctx.doc).nouns[owner]
    if phrase.prep or phrase.kind != "noun" or set(range(phrase.start, phrase.end)) & ctx.figures:
        return None
    return (
        complemented(ctx, bare(ctx, phrase.start, phrase.head, phrase.end)) if ctx.pos(phrase.head) == "NOUN" else None
    )


def of_ratio(ctx: Context, found: Found) -> Span | None:
    """What a verb that multiplies has as object ("raddoppia la produzione"), else as subject."""
    owner = chunks(ctx.doc).verb_of[found.start]
    phrase = object_of(ctx.doc, owner) or subject_of(ctx.doc, owner)
    if phrase is None or phrase.kind != "noun":
        return None
    first, last = extent(ctx.doc, phrase)
    return bare(ctx, first, phrase.head, last)


def _object_between(ctx: Context, start: int, end: int) -> Span | None:
    """The first bare noun phrase between verb and number, with its genitives."""
    all_chunks = chunks(ctx.doc)
    for token in range(start, end):
        owner = all_chunks.noun_of[token]
        if owner >= 0:
            phrase = all_chunks.nouns[owner]
            if ctx.changing(phrase.head):
                continue
            if phrase.prep or phrase.kind != "noun" or phrase.end > end or token in ctx.time_at:
                continue
            if any(inside in ctx.numerals for inside in range(phrase.start, phrase.end)):
                return None
            first, last = bare(ctx, phrase.start, phrase.head, phrase.end)
            last = min(complemented(ctx, (first, last))[1], end)
            return first, last
    return None
