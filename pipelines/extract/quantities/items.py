"""What a quantity measures, in the article's words: the noun behind it, before it, or the subject of its verb."""

from __future__ import annotations

from pipelines.extract.quantities.ages import whose
from pipelines.extract.quantities.context import QUOTE_MARKS, Context, Found
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import NounPhrase, chunks, extent, object_of, subject_of

REACH_LEFT = 10
"""How many tokens before the number its noun may stand."""
OPENINGS = frozenset({",", "("})
SIZES = frozenset({"length", "area", "mass", "volume"})
Span = tuple[int, int]


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
    if found.noun is not None and found.kind in ("count", "rank", "rate", "fraction"):
        return complemented(ctx, found.noun)
    if found.item is not None:
        return complemented(ctx, found.item)
    after = behind(ctx, found)
    if after is not None:
        # "un tenore medio dell'1,06% di ossido", "una capacità di 5 tonnellate di ossidi": the noun before says more.
        held = governing_noun(ctx, found) if found.kind in ("share", "mass", "rate", "duration") else None
        told = held is not None and any(ctx.lemma(token) in ctx.lex.sets["item.holders"] for token in range(*held))
        return held if told else after
    if found.kind == "rank":
        return None
    for way in (bracketed, dimensioned, governing_noun, gapped, apposed, weighed, by_verb):
        item = way(ctx, found)
        if item is not None:
            return item
    return None


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
    while end < stop and ctx.pos(end) == "ADJ" and end not in ctx.figures and ctx.joined(end):
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
        or any(token in ctx.figures for token in range(at, phrase.end))
        or ctx.time_at.get(phrase.head) in ("date", "clock")
    ):
        return None
    start = at
    while start < phrase.head and ctx.pos(start) == "DET":
        start += 1
    return start, phrase.end


def behind(ctx: Context, found: Found) -> Span | None:
    """What stands behind the quantity: "di terre rare", "dell'estrazione mondiale", "in aiuti"."""
    at = found.end
    if ctx.lower(at) in QUOTE_MARKS:
        at += 1
    plain = ctx.plain(at)
    if not ctx.joined(at) or at in ctx.figures:
        return None
    if ctx.plain_in(at, "words.of") or (
        plain in ctx.lex.sets["item.purposes"]
        and ctx.pos(at + 1) == "NOUN"
        and ctx.tag(at + 1).number == "Plur"
        and plain == ctx.lower(at)
    ):
        phrase = noun_phrase(ctx, at + 1)
        if phrase is not None and any(ctx.is_in(token, "item.pronouns") for token in (at + 1, phrase[0])):
            return None
        if phrase is not None and not (found.kind == "growth" and not ctx.plain_in(at, "words.of")):
            return material(ctx, phrase) or complemented(ctx, phrase)
    return None


def material(ctx: Context, phrase: Span) -> Span | None:
    """The material that a phrase begins with, where the tagger took the verb behind it into the phrase."""
    mention = mention_at(ctx.doc, phrase[0])
    if mention is None or mention.entity is None or mention.entity.entity_type != "commodity":
        return None
    cut = mention.start == phrase[0] and mention.end < phrase[1] and ctx.is_in(mention.end, "item.amount_forms")
    return (mention.start, mention.end) if cut else None


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
    at -= 1
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
    if ctx.pos(head.head) != "NOUN" or ctx.time_at.get(head.head) in ("date", "clock"):
        return None
    if any(token in ctx.figures and token not in ctx.ones for token in range(head.start, at + 1)):
        return None
    sets = ctx.lex.sets
    lemma = ctx.lemma(head.head)
    if lemma in sets["item.idle"]:
        return by_verb(ctx, found)
    told = (
        lemma in sets["change.increase_nouns"] or lemma in sets["change.decrease_nouns"] or lemma in sets["item.vague"]
    )
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
    return bare(ctx, head.start, head.head, at + 1)


def bracketed(ctx: Context, found: Found) -> Span | None:
    """The noun before the bracket that holds the number alone: "i debiti (250 milioni)"."""
    if ctx.lower(found.start - 1) != "(" or ctx.lower(found.end) != ")" or found.start < 2:
        return None
    owner = chunks(ctx.doc).noun_of[found.start - 2]
    if owner < 0:
        return None
    phrase = chunks(ctx.doc).nouns[owner]
    if ctx.pos(phrase.head) != "NOUN" or phrase.head in ctx.figures or found.amount.unit is not None:
        return None
    return bare(ctx, phrase.start, phrase.head, found.start - 1)


def dimensioned(ctx: Context, found: Found) -> Span | None:
    """What an adjective of size is said of: "un tunnel lungo 12 km", "il muro, alto oltre 3 metri"."""
    at = found.start - 1
    if found.kind not in SIZES or not ctx.is_in(at, "item.dimensions"):
        return None
    at -= 1
    while ctx.pos(at) == "ADV" or ctx.lower(at) in OPENINGS:
        at -= 1
    owner = chunks(ctx.doc).noun_of[at] if at >= ctx.sentence(found.start)[0] else -1
    if owner < 0:
        return by_verb(ctx, found)
    phrase = chunks(ctx.doc).nouns[owner]
    return bare(ctx, phrase.start, phrase.head, at + 1) if phrase.kind == "noun" else (phrase.start, at + 1)


def weighed(ctx: Context, found: Found) -> Span | None:
    """The phrase before a verb of measure that has the form of a noun: "un chilo di terbio costa 1.100 dollari"."""
    at = ctx.skip_articles(found.start - 1)
    if not ctx.is_in(at, "item.amount_forms") or chunks(ctx.doc).verb_of[at] >= 0 or at < 1:
        return None
    owner = chunks(ctx.doc).noun_of[at - 1]
    if owner < 0:
        return None
    chain = chain_of(ctx, owner, ctx.sentence(found.start)[0])
    first = chain[-1]
    return bare(ctx, first.start, min(first.head, at - 1), at)


def gapped(ctx: Context, found: Found) -> Span | None:
    """The noun or name right before a number in a list whose verb was said once: ", i verdi il 7%"."""
    if ctx.lower(found.start) not in ctx.lex.sets["joints.articles"] and not ctx.is_in(
        found.start - 1, "joints.articles"
    ):
        return None
    return before_gap(ctx, found)


def before_gap(ctx: Context, found: Found) -> Span | None:
    """The bare noun phrase that stands right before the number and its article or "a", behind a list mark."""
    at = ctx.skip_articles(found.start - 1)
    at -= ctx.plain_in(at, "words.to")
    owner = chunks(ctx.doc).noun_of[at] if at >= 0 else -1
    if owner < 0:
        return None
    phrase = chunks(ctx.doc).nouns[owner]
    before = ctx.skip_articles(phrase.start - 1)
    if phrase.prep or any(token in ctx.figures - ctx.ones for token in range(phrase.start, at + 1)):
        return None
    if not (ctx.is_in(before, "joints.list") or ctx.lower(before) in (";", ":")):
        return None
    return bare(ctx, phrase.start, phrase.head, at + 1)


def apposed(ctx: Context, found: Found) -> Span | None:
    """The place that a distance is told of behind it: "a Valdora, 75 km a nord della capitale"."""
    at = found.start - 2
    if found.kind != "length" or ctx.lower(at + 1) not in (",", "(") or not ctx.plain_in(found.end, "words.where"):
        return None
    return ctx.name_at.get(at)


def own_item(ctx: Context, found: Found) -> Span | None:
    """Of a number that leans on another, the noun of its own: "i morti sono 64 e i feriti a 150"."""
    if found.like is None:
        return None
    item = before_gap(ctx, found) if found.kind == "count" else before_gap(ctx, found) or governing_noun(ctx, found)
    if item is not None and ctx.pos(item[1] - 1) == "NOUN" and not found.like.start <= item[0] < found.like.end:
        return item
    verbs = chunks(ctx.doc).verb_of
    start = max(found.like.end, ctx.sentence(found.start)[0])
    if any(verbs[token] >= 0 and ctx.tag(token).form == "Fin" for token in range(start, found.start)):
        return None if found.kind == "count" else by_verb(ctx, found)
    return None


def tells_change(ctx: Context, head: int) -> bool:
    """Whether the noun is one of change: "un ribasso del 3%" is not a measure of the fall."""
    lemma = ctx.lemma(head)
    return lemma in ctx.lex.sets["change.increase_nouns"] or lemma in ctx.lex.sets["change.decrease_nouns"]


def chain_of(ctx: Context, owner: int, start: int) -> list[NounPhrase]:
    """A noun phrase and those that it is a genitive of, the last first: "delle vendite", "una crescita"."""
    all_chunks = chunks(ctx.doc)
    chain = [all_chunks.nouns[owner]]
    while chain[-1].prep in ctx.lex.sets["words.of"] and chain[-1].prep_token > start:
        owner = all_chunks.noun_of[chain[-1].prep_token - 1]
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


def by_verb(ctx: Context, found: Found) -> Span | None:
    """The subject of an amount verb ("le riserve ammontano a"), else the object between verb and number."""
    all_chunks = chunks(ctx.doc)
    start = ctx.sentence(found.start)[0]
    at = found.start - 1
    if found.kind == "ratio" and found.start == at + 1 and all_chunks.verb_of[found.start] >= 0:
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
            subject = subject_of(ctx.doc, owner)
            opening = verb.start - 1
            # "l'impianto, costato 18 milioni": the participle stands apart.
            opening -= ctx.lower(opening) == ","
            if subject is None and verb.form == "Part" and opening >= start and all_chunks.noun_of[opening] >= 0:
                chain = chain_of(ctx, all_chunks.noun_of[opening], start)
                return bare(ctx, chain[-1].start, chain[-1].head, opening + 1)
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
            if tells_change(ctx, phrase.head):
                continue
            if phrase.prep or phrase.kind != "noun" or phrase.end > end or token in ctx.time_at:
                continue
            if any(inside in ctx.figures for inside in range(phrase.start, phrase.end)):
                return None
            first, last = bare(ctx, phrase.start, phrase.head, phrase.end)
            last = min(complemented(ctx, (first, last))[1], end)
            return first, last
    return None
