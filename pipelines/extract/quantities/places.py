"""Where a quantity is true: in its item, beside it, in its clause, or the country that is its subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.extract.quantities.context import HEADCOUNTS, Context, Found
from pipelines.language.document import Entity, Mention
from pipelines.language.mentions import mention_at, nationality
from pipelines.language.syntax import chunks, subject_of

Span = tuple[int, int]
MODAL = 2
"""How many tokens may part an infinitive from the verb that it hangs on."""
PLACES = frozenset({"country", "place"})
STOPS = frozenset({";", ":", "(", ")", "«", "»", "“", "”", '"'})
HERE = frozenset({"count", "share", "fraction"})
"""Kinds that may be true of a place told in the sentence before."""


def place_of(ctx: Context, found: Found, item: Span | None) -> Entity | None:
    """The place that the quantity is true of, or None."""
    if found.kind in ("age", "duration"):
        return None
    told = _before(ctx, found)
    if told is not None:
        return told
    spans = [span for span in (item, found.noun) if span is not None]
    for span in spans:
        place = _inside(ctx, *span, adjectives=found.kind != "count")
        if place is not None:
            return place
    for end in [found.end] + ([item[1]] if item is not None else []):
        place = _behind(ctx, end)
        if place is not None:
            return place
    if any(ctx.is_in(token, "place.world") for span in spans for token in range(*span)):
        return _subject(ctx, found)
    place = in_clause(ctx, found) or _subject(ctx, found)
    if place is None and found.kind == "count":
        # Whose people are is told before where they are: "2.000 soldati russi in Valdoria".
        place = next((place for span in spans if (place := _inside(ctx, *span))), None)
    return place or around(ctx, found)


def _inside(ctx: Context, start: int, end: int, adjectives: bool = True) -> Entity | None:
    """The first place named in the tokens, or the country of an adjective in them."""
    for token in range(start, min(end, ctx.size)):
        if not adjectives and not ctx.capital(token):
            continue
        mention = mention_at(ctx.doc, token)
        if mention is not None and mention.entity is not None and mention.entity.entity_type in PLACES:
            return mention.entity
        country = nationality(ctx.doc, token) if adjectives and ctx.pos(token) == "ADJ" else None
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
    if not _is_place(mention):
        return None
    # "cinque round da Valdora a Belmare" are at neither.
    journey = ctx.plain_in(end, "words.from") and ctx.plain_in(mention.end, "words.to")
    return None if journey else mention.entity


def _before(ctx: Context, found: Found) -> Entity | None:
    """A place right before a bracket, an elliptic number or a rank: "Brasile (21 milioni)", "gli Usa il secondo"."""
    headed = _headed(ctx, found)
    if headed is not None:
        return headed
    if ctx.lower(found.start - 1) == "(":
        mention = mention_at(ctx.doc, found.start - 2)
        if _is_place(mention):
            return mention.entity
    if found.kind != "rank" and found.like is None:
        return None
    mention = mention_at(ctx.doc, ctx.skip_articles(found.start - 1))
    return mention.entity if _is_place(mention) else None


def _headed(ctx: Context, found: Found) -> Entity | None:
    """The place that a list item begins with: "Kenya: il 10% dell'elettricità"."""
    start = ctx.sentence(found.start)[0]
    mention = mention_at(ctx.doc, start)
    return mention.entity if _is_place(mention) and ctx.lower(mention.end) == ":" and mention.start == start else None


def _is_place(mention: Mention | None) -> bool:
    return mention is not None and mention.entity is not None and mention.entity.entity_type in PLACES


def locative(ctx: Context, token: int) -> Mention | None:
    """The place whose complement of place begins at `token`: "in Cina", "a Valdora", "nella provincia di Valdora".

    A country behind "a" is the one that something is given to.
    """
    if not ctx.plain_in(token, "place.prepositions") or ctx.pos(token) != "ADP":
        return None
    if ctx.is_in(token - 1, "place.outside"):
        return None
    at = token + 1
    while ctx.is_in(at, "joints.articles"):
        at += 1
    mention = mention_at(ctx.doc, at)
    if not _is_place(mention) and ctx.lemma(at) in ctx.lex.sets["place.containers"]:
        at = at + 2 if ctx.plain_in(at + 1, "words.of") else at
        mention = mention_at(ctx.doc, at)
    if not _is_place(mention) and ctx.pos(at) == "NOUN" and ctx.lemma(at) not in ctx.lex.sets["place.no_sites"]:
        # "nella fonderia di Valdora": what stands there is a place as well.
        inner = at + 1 + (ctx.pos(at + 1) == "ADJ")
        if ctx.plain_in(token, "place.inside") and ctx.plain_in(inner, "words.of"):
            at = inner + 1
            mention = mention_at(ctx.doc, at)
    if not _is_place(mention) or mention.start > at:
        return None
    if ctx.lemma(token - 1) in ctx.lex.sets["place.bound_for"]:
        return None
    if ctx.plain_in(token, "words.to"):
        origin = mention_at(ctx.doc, token - 1)
        if _is_place(origin) and ctx.plain_in(origin.start - 1, "words.from"):
            return None
    given = ctx.plain_in(token, "words.to") and mention.entity.entity_type == "country" and at == token + 1
    return None if given else mention


def in_clause(ctx: Context, found: Found) -> Entity | None:
    """The complement of place in the number's clause, behind it or else before it."""
    verb_of = chunks(ctx.doc).verb_of
    start, end = ctx.sentence(found.start)
    governed, left = False, []
    for token in range(found.start - 1, start - 1, -1):
        if _closes(ctx, token):
            if ctx.is_in(token, "place.relatives"):
                mention = _antecedent(ctx, token)
                return mention.entity if mention is not None else None
            break
        if verb_of[token] >= 0 and verb_of[token] != (verb_of[token + 1] if token + 1 < ctx.size else -1):
            if governed:
                break
            governed = True
        left.append(token)
    opened = next((mention for token in left if (mention := locative(ctx, token)) is not None), None)
    for token in range(found.end, end):
        if _closes(ctx, token) or token in ctx.figures or (opened is not None and ctx.lower(token) == ","):
            break
        if verb_of[token] >= 0 and verb_of[token] != verb_of[token - 1]:
            if governed:
                break
            governed = True
        mention = locative(ctx, token)
        if mention is not None:
            return mention.entity
    return opened.entity if opened is not None else None


def _closes(ctx: Context, token: int) -> bool:
    """Whether a clause ends or begins at the token."""
    return ctx.lower(token) in STOPS or ctx.pos(token) == "SCONJ" or ctx.is_in(token, "place.joiners")


def _antecedent(ctx: Context, token: int) -> Mention | None:
    """The place that a relative adverb takes up: "in Valdoria, dove"."""
    at = token - 1
    if ctx.lower(at) == ",":
        at -= 1
    mention = mention_at(ctx.doc, at)
    return mention if _is_place(mention) else None


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
    if subject is None or subject.head >= found.start:
        return None
    mention = mention_at(ctx.doc, subject.head)
    if mention is not None and mention.entity is not None:
        return mention.entity if mention.entity.entity_type in PLACES else None
    if ctx.is_in(subject.head, "place.country"):
        return the_country(ctx, subject.start)
    for token in range(subject.start, subject.end):
        country = nationality(ctx.doc, token) if ctx.pos(token) == "ADJ" else None
        if country is not None:
            return country
    return None


def the_country(ctx: Context, start: int) -> Entity | None:
    """The country that "il Paese" takes up: the last that was named before it, in the sentence or the one before."""
    if any(ctx.is_in(token, "place.possessives") for token in (start, start + 1)):
        return None
    sentence = ctx.doc.sentence_of[start] if ctx.doc.sentences else 0
    first = ctx.doc.sentences[max(sentence - 1, 0)].start if ctx.doc.sentences else 0
    for token in range(start - 1, first - 1, -1):
        mention = mention_at(ctx.doc, token)
        if mention is not None and mention.entity is not None and mention.entity.entity_type == "country":
            return mention.entity
    return None


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


def around(ctx: Context, found: Found) -> Entity | None:
    """For what is counted or is a share: the one place of the sentence; of people, else of the sentence before."""
    if found.kind not in HERE:
        return None
    sentence = ctx.doc.sentence_of[found.start] if ctx.doc.sentences else 0
    scopes = [ctx.sentence(found.start)]
    # "secondo due diplomatici", "firmato da 27 capi di Stato": they act, and nothing tells where they are.
    acting = ctx.plain_in(ctx.skip_articles(found.start - 1), "place.agents")
    if sentence > 0 and not acting and _people(ctx, found) and ctx.doc.sentences[sentence - 1].end == scopes[0][0]:
        scopes.append(ctx.sentence(scopes[0][0] - 1))
    for scope in scopes:
        places = list(_told(ctx, range(*scope)))
        if places:
            names = {place.name for place in places}
            return places[0] if len(names) == 1 else None
    return None


def _people(ctx: Context, found: Found) -> bool:
    """Whether people are counted, the dead and hurt among them."""
    noun = (found.like or found).noun
    if noun is None:
        return False
    return any(ctx.lex.measure_lemmas.get(ctx.lemma(token)) in HEADCOUNTS for token in range(*noun))


def _told(ctx: Context, tokens: Iterable[int]) -> Iterator[Entity]:
    """Places told as such among the tokens; of "a Valdora, in Valdoria" only the first."""
    last = -1
    for token in tokens:
        relative = ctx.is_in(token, "place.relatives")
        mention = _antecedent(ctx, token) if relative else locative(ctx, token)
        if mention is not None and mention.entity is not None:
            if last < 0 or any(ctx.lower(between) != "," for between in range(last, token)):
                yield mention.entity
            last = mention.end
