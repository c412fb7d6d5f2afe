"""Where a quantity is true: in its item, beside it, in its clause, or the country that is its subject."""

from __future__ import annotations

from pipelines.extract.quantities.around import around, nowhere, people, residents
from pipelines.extract.quantities.context import CLAUSE_MARKS, Context, Found
from pipelines.extract.quantities.locatives import (
    PLACES,
    Site,
    antecedent,
    is_place,
    locative,
    of_adjective,
    of_person,
    site_at,
    the_country,
    theme,
    told,
)
from pipelines.language.document import Entity
from pipelines.language.mentions import implicit_subject, mention_at
from pipelines.language.syntax import chunks, subject_of

Span = tuple[int, int]
MODAL = 2
"""How many tokens may part an infinitive from the verb that it hangs on."""
STOPS = frozenset({";", ":", "(", ")", "«", "»", "“", "”", '"'})
HEADING = 10
"""How many tokens a heading before a colon may have."""
SHORT_HEADING = 3
SHORT = 6
"""Tokens of a question or heading that tells of what the next sentence is."""
HAD = frozenset({"money", "price", "age", "duration", "points"})
"""Kinds that are rather somebody's than true of a place."""
PARTS = frozenset({"share", "fraction"})


def place_of(ctx: Context, found: Found, item: Span | None) -> Entity | None:
    """The place that the quantity is true of, or None."""
    if found.kind == "age":
        return None
    if found.kind == "duration":
        # "in Valdoria bastano tre anni".
        return in_clause(ctx, found)
    if found.kind == "length" and _distance(ctx, found.end):
        return None
    beside = _before(ctx, found) or (_ranked(ctx, found) if found.kind == "rank" else None)
    if beside is not None:
        return beside
    spans = [span for span in (item, found.noun) if span is not None and not of_person(ctx, span[0])]
    for span in spans:
        place = _inside(ctx, *span, adjectives=found.kind != "count")
        if place is not None:
            return place
    place = _behind(ctx, found.end)
    if place is None and item is not None and not ctx.plain_in(item[1], "words.from"):
        place = _behind(ctx, item[1])
    if place is not None:
        return place
    if any(ctx.is_in(token, "place.world") for span in spans for token in range(*span)):
        # "il 55% del nichel mondiale": a share of the world's is somebody's.
        return (in_clause(ctx, found) if found.kind in PARTS else None) or _subject(ctx, found) or _doer(ctx, found)
    place = in_clause(ctx, found) or _subject(ctx, found) or _doer(ctx, found)
    if place is None and found.kind == "count" and (residents(ctx, found) or not people(ctx, found)):
        # "300 aziende valdore", "9.000 bambini valdori"; of soldiers or tourists it is rather no place.
        counted = found.noun is not None and not of_person(ctx, found.noun[0])
        place = _inside(ctx, *found.noun) if counted and found.noun is not None else None
    return place or (None if nowhere(ctx, found) else around(ctx, found)) or _theme(ctx, found)


def _distance(ctx: Context, end: int) -> bool:
    """Whether a length is how far off something lies: "a 400 km a sud di Valdora", "a 30 km dalla costa"."""
    if ctx.plain_in(end, "words.of") and ctx.lemma(end + 1) in ctx.lex.sets["item.away"]:
        return True
    side = ctx.plain_in(end, "words.to") and ctx.is_in(end + 1, "place.sides")
    return side or ctx.plain_in(end, "words.from")


def _theme(ctx: Context, found: Found) -> Entity | None:
    """The place that the sentence begins with, else that of a short question or heading before it: "E l'Europa?"."""
    start = ctx.sentence(found.start)[0]
    if found.kind in HAD:
        return None
    parted = any(_closes(ctx, token) for token in range(start, found.start))
    place = None if parted else theme(ctx, start, found.start)
    first = ctx.sentence(start - 1)[0] if start else start
    if place is None and 0 < start - first <= SHORT:
        place = theme(ctx, first, start)
    return place


def _inside(ctx: Context, start: int, end: int, adjectives: bool = True) -> Entity | None:
    """The first place named in the tokens, or the country of an adjective in them."""
    for token in range(start, min(end, ctx.size)):
        if not adjectives and not ctx.capital(token):
            continue
        mention = mention_at(ctx.doc, token)
        if mention is not None and mention.entity is not None and mention.entity.entity_type in PLACES:
            return mention.entity
        country = of_adjective(ctx, token) if adjectives else None
        if country is not None:
            return country
    return None


def _behind(ctx: Context, end: int) -> Entity | None:
    """A place in a complement right behind: "in Russia", "della Malesia", "dal Giappone"."""
    if not ctx.joined(end) or not ctx.plain_in(end, "words.where") or ctx.pos(end) not in ("ADP", "DET"):
        return None
    token = end + 1
    while ctx.is_in(token, "joints.articles"):
        token += 1
    mention = mention_at(ctx.doc, token)
    if not is_place(mention):
        return None
    # "cinque round da Valdora a Belmare" are at neither.
    journey = ctx.plain_in(end, "words.from") and ctx.plain_in(mention.end, "words.to")
    return None if journey else mention.entity


def _before(ctx: Context, found: Found) -> Entity | None:
    """A place right before: "Brasile (21 milioni)", "gli Usa il secondo", "l'Italia, con 9 casi", "la Cina, terza"."""
    headed = _headed(ctx, found)
    if headed is not None:
        return headed
    at = ctx.skip_articles(found.start - 1)
    having = ctx.plain_in(at, "place.having")
    if having:
        at -= 1
        at -= ctx.lower(at) in CLAUSE_MARKS
    elif ctx.lower(found.start - 1) == "(" or (found.kind == "rank" and ctx.lower(at) == ","):
        at = found.start - 2 if ctx.lower(at) != "," else at - 1
    elif found.kind != "rank" and found.like is None:
        return None
    mention = mention_at(ctx.doc, at)
    if not is_place(mention):
        return None
    # "in Italia con 900 casi": told as where, which is found as such.
    return None if having and ctx.plain_in(mention.start - 1, "place.prepositions") else mention.entity


def _headed(ctx: Context, found: Found) -> Entity | None:
    """The place of what the sentence begins with: "Kenya: il 10% dell'elettricità", "Terremoto in Kenya: 14 morti"."""
    start = ctx.sentence(found.start)[0]
    colon = next((token for token in range(start, min(found.start, start + HEADING)) if ctx.lower(token) == ":"), -1)
    if colon < 0 or any(chunks(ctx.doc).verb_of[token] >= 0 for token in range(start, colon)):
        return None
    mention = mention_at(ctx.doc, ctx.first_behind_articles(start))
    if is_place(mention) and mention.end == colon:
        return mention.entity
    if colon - start <= SHORT_HEADING and is_place(ending := mention_at(ctx.doc, colon - 1)):
        # "Isole Mauritius: il 25%".
        return ending.entity
    return next(told(ctx, range(start, colon)), None)


def _ranked(ctx: Context, found: Found) -> Entity | None:
    """The country that has the rank: the subject, before or behind: "al secondo posto figura il Brasile"."""
    at = found.end + ctx.is_in(found.end, "rank.places")
    owner = chunks(ctx.doc).verb_of[at] if at < ctx.size else -1
    if owner >= 0 and ctx.joined(at):
        at = chunks(ctx.doc).verbs[owner].end
    elif ctx.is_in(at + 1, "joints.articles"):
        at += 1
    at = ctx.first_behind_articles(at)
    mention = mention_at(ctx.doc, at)
    if is_place(mention) and ctx.is_in(at - 1, "joints.articles"):
        return mention.entity
    return _subject(ctx, found)


def in_clause(ctx: Context, found: Found) -> Entity | None:
    """The complement of place in the number's clause, behind it or else before it."""
    verb_of = chunks(ctx.doc).verb_of
    start, end = ctx.sentence(found.start)
    governed, left = False, []
    for token in range(found.start - 1, start - 1, -1):
        if _closes(ctx, token):
            if ctx.is_in(token, "place.relatives"):
                site = antecedent(ctx, token)
                return site.place if site is not None else None
            break
        if verb_of[token] >= 0 and verb_of[token] != (verb_of[token + 1] if token + 1 < ctx.size else -1):
            if governed:
                break
            governed = True
        left.append(token)
    sites = (locative(ctx, token) or _origin(ctx, token, found) for token in left)
    opened = next((site for site in sites if site is not None), None)
    for token in range(found.end, end):
        parted = opened is not None and (ctx.lower(token) == "," or ctx.pos(token) == "CCONJ")
        if _closes(ctx, token) or token in ctx.numerals or parted:
            break
        if verb_of[token] >= 0 and verb_of[token] != verb_of[token - 1]:
            if governed:
                break
            governed = True
        site = locative(ctx, token)
        if site is not None:
            return site.place
    return opened.place if opened is not None else None


def _origin(ctx: Context, token: int, found: Found) -> Site | None:
    """Where something comes from, before the verb: "dall'Indonesia arriva il 55%"."""
    if not ctx.plain_in(token, "words.from"):
        return None
    site = site_at(ctx, ctx.first_behind_articles(token + 1))
    comes = site is not None and ctx.lemma(site.end) in ctx.lex.sets["place.coming_verbs"]
    return site if comes and site.end < found.start else None


def _closes(ctx: Context, token: int) -> bool:
    """Whether a clause ends or begins at the token."""
    return ctx.lower(token) in STOPS or ctx.pos(token) == "SCONJ" or ctx.is_in(token, "place.joiners")


def _subject(ctx: Context, found: Found) -> Entity | None:
    """The country that has, makes or buys what is counted: the subject of the verb before."""
    owner = governing_verb(ctx, found.start, ctx.sentence(found.start)[0])
    if owner is None:
        return None
    if any(_closes(ctx, token) for token in range(owner + 1, found.start)):
        return None
    if found.kind == "count" and ctx.lemma(owner) not in ctx.lex.sets["place.holding_verbs"]:
        return None
    all_chunks = chunks(ctx.doc)
    index = all_chunks.verb_of[owner]
    subject = subject_of(ctx.doc, index)
    while subject is None and index > 0 and all_chunks.verbs[index].form == "Inf":
        # "l'Unione vorrebbe estrarre il 10%": the subject is the other verb's.
        before = all_chunks.verbs[index - 1]
        if all_chunks.verbs[index].start - before.end > MODAL or before.start < ctx.sentence(owner)[0]:
            break
        index -= 1
        subject = subject_of(ctx.doc, index)
    if subject is None:
        if found.kind in HAD:
            return None
        unwritten = implicit_subject(ctx.doc, all_chunks.verbs[index].head)
        return unwritten[0] if unwritten is not None and unwritten[0].entity_type in PLACES else None
    if subject.head >= found.start:
        return None
    mention = mention_at(ctx.doc, subject.head)
    if mention is not None and mention.entity is not None:
        return mention.entity if mention.entity.entity_type in PLACES else None
    if ctx.is_in(subject.head, "place.country"):
        return the_country(ctx, subject.start)
    countries = (of_adjective(ctx, token) for token in range(subject.start, subject.end))
    return next((country for country in countries if country is not None), None)


def _doer(ctx: Context, found: Found) -> Entity | None:
    """The country that is the subject of the clause behind: "con l'87% della lavorazione, la Cina domina"."""
    all_chunks, (start, end) = chunks(ctx.doc), ctx.sentence(found.start)
    if found.kind not in PARTS or not ctx.plain_in(ctx.skip_articles(found.start - 1), "place.having"):
        return None
    if any(all_chunks.verb_of[token] >= 0 for token in range(start, found.start)):
        return None
    owner = next((all_chunks.verb_of[token] for token in range(found.end, end) if all_chunks.verb_of[token] >= 0), -1)
    subject = subject_of(ctx.doc, owner) if owner >= 0 else None
    mention = mention_at(ctx.doc, subject.head) if subject is not None and subject.head > found.end else None
    return mention.entity if is_place(mention) else None


def governing_verb(ctx: Context, at: int, start: int) -> int | None:
    """The head of the verb group before `at`; of one in a relative clause that "fra cui" looks past, the one before."""
    found = chunks(ctx.doc)
    past = False
    for token in range(at - 1, start - 1, -1):
        owner = found.verb_of[token]
        if owner >= 0:
            opening = found.verbs[owner].start
            if past and any(ctx.pos(before) == "PRON" for before in range(max(start, opening - 4), opening)):
                continue
            return found.verbs[owner].head
        if ctx.lower(token) in (";", ":"):
            return None
        past = past or (ctx.is_in(token, "place.including") and ctx.is_in(token - 1, "joints.open_between"))
    return None
