"""Ages: whether so many years are somebody's, and whose."""

from __future__ import annotations

from pipelines.extract.quantities.context import Amount, Context, Found
from pipelines.extract.quantities.locatives import PLACES
from pipelines.extract.quantities.phrases import Span, named
from pipelines.extract.rules import rule
from pipelines.language.mentions import implicit_subject, mention_at
from pipelines.language.syntax import NounPhrase, chunks, subject_of

YOUNGEST_IN_OFFICE = 14
"""Of a noun in apposition ("il sindaco, 45 anni,"): fewer years are more likely a duration."""
REACH = 9
"""How many tokens may part "età" from the number of years."""
LATE_REACH = 16
"""How many tokens behind an age that a sentence begins with its person may be named."""
MAX_AGE = 122
"""Nobody is known to have grown older."""
CLOSING = frozenset({",", "(", "–", "—", "-"})


@rule("quantity.age.years", example="Il sindaco, 45 anni, è stato rieletto.")
def age(ctx: Context, amount: Amount) -> Found | None:
    """The age of a person."""
    if amount.unit is None or amount.unit.code not in ctx.lex.sets["age.units"] or not is_age(ctx, amount):
        return None
    return Found.of("quantity.age.years", amount, amount.unit.code, "age")


def is_age(ctx: Context, amount: Amount) -> bool:
    """Whether so many years are somebody's age: "un uomo di 45 anni", "Rossi, 45 anni", "ha compiuto 45 anni"."""
    if amount.high is not None and not 0 < amount.high <= MAX_AGE:
        return False
    if ctx.lower(amount.start - 1) in (",", "(") and (amount.low or 0) % 1:
        # "Rossi (2 anni e 6 mesi)": what he was condemned to.
        return False
    before_number = ctx.number_end.get(amount.start - 1)
    if before_number is not None and ctx.plain_in(amount.start - 1, "age.of"):
        # "150 milioni a quindici anni".
        return False
    if ctx.lemma(amount.start - 2) in ctx.lex.sets["age.equals"]:
        return False
    if any(ctx.time_at.get(token) == "age" for token in range(amount.first.start, amount.unit_end)):
        return True
    sets = ctx.lex.sets
    at = amount.start - 1
    while ctx.is_in(at, "joints.list") and at in ctx.number_end:
        at = ctx.number_end[at].start - 1
    before, behind = ctx.plain(at), ctx.lower(amount.unit_end)
    if ctx.plain_in(amount.start, "joints.open_between") and ctx.lemma(at) in sets["age.people"]:
        return True
    if ctx.plain_in(amount.unit_end, "words.of") or ctx.plain_in(amount.start, "words.from"):
        return False
    if amount.start < amount.first.start and ctx.is_in(amount.start, "age.bounds") and of_people(ctx, at):
        return True
    if ctx.is_in(ctx.skip_articles(at), "age.despite"):
        return True
    if before in sets["age.of"]:
        return _in_complement(ctx, amount, at)
    verb = at
    while ctx.pos(verb) == "ADV" and at - verb < 2:
        verb -= 1
    if ctx.lemma(verb) in sets["age.verbs"] and ctx.pos(verb) in ("VERB", "AUX"):
        ends = not behind[:1].isalnum() or ctx.pos(amount.unit_end) in ("CCONJ", "SCONJ")
        return ctx.lemma(verb) in sets["age.reached"] or ends
    if _told(ctx, at):
        return True
    if at < ctx.sentence(amount.start)[0] and behind == "," and amount.value >= YOUNGEST_IN_OFFICE:
        # "Cinquantadue anni, ingegnera, Ada Neri guiderà la società".
        return _late_person(ctx, amount.unit_end) is not None
    if ctx.lower(at) in (",", "("):
        person = ctx.pos(at - 1) == "PROPN" or (at - 1) in ctx.name_at
        person = person or (ctx.pos(at - 1) in ("NOUN", "ADJ") and amount.value >= YOUNGEST_IN_OFFICE)
        done = ctx.lemma(amount.unit_end) in sets["age.reached"]
        return person and (done or behind in (",", ")", ".", ";", ""))
    return False


def _late_person(ctx: Context, at: int) -> Span | None:
    """The first person named behind an age that a sentence begins with: "52 anni, ingegnera, Ada Neri guiderà"."""
    end = ctx.sentence(at)[1]
    for token in range(at, min(end, at + LATE_REACH)):
        named = mention_at(ctx.doc, token)
        if named is not None and named.entity is not None and named.entity.entity_type == "person":
            return named.start, named.end
        if token > at and chunks(ctx.doc).verb_of[token] >= 0:
            return None
    return None


def _in_complement(ctx: Context, amount: Amount, at: int) -> bool:
    """Whether the preposition at `at` makes an age of the years: "un uomo di 45 anni", "all'età di 45 anni"."""
    sets, head = ctx.lex.sets, ctx.lemma(at - 1)
    if at in ctx.number_end or ctx.lex.words.at(ctx.lowers, at - 1) is not None:
        return False
    if head in sets["item.vague"] and ctx.is_in(at - 2, "count.as_many"):
        # "ragazze in media di 18-22 anni".
        return ctx.lemma(at - 3) in sets["age.people"]
    if ctx.is_in(at - 2, "count.as_many") and ctx.plain_in(at, "words.to"):
        # "in capo a due anni".
        return False
    if head in sets["age.heads"] or head in sets["age.people"] or ctx.lex.measure_lemmas.get(head) == "people":
        return True
    if not ctx.plain_in(at, "words.of"):
        return False
    if ctx.lower(at - 1) in (",", "("):
        return not ctx.is_in(amount.unit_end, "age.compared")
    if ctx.is_in(at - 2, "change.indefinite") and ctx.pos(at - 1) == "NOUN" and amount.value >= YOUNGEST_IN_OFFICE:
        return head not in sets["age.lasting"]
    if ctx.pos(at - 1) == "ADJ" and ctx.lower(at - 2) == ",":
        return True
    return ctx.pos(at - 1) == "PROPN" and (at - 1) in ctx.name_at


def of_people(ctx: Context, at: int) -> bool:
    """Whether the noun that ends at `at`, past "con", is one of people: "i bambini sotto i cinque anni"."""
    at -= ctx.is_in(at, "age.having")
    return ctx.lemma(at) in ctx.lex.sets["age.people"] or ctx.lex.measure_lemmas.get(ctx.lemma(at)) == "people"


def _of_age(ctx: Context, index: int) -> bool:
    """Whether years behind the noun are its own: "l'età", "un uomo", a name."""
    lemma, sets = ctx.lemma(index), ctx.lex.sets
    return lemma in sets["age.heads"] or lemma in sets["age.people"] or index in ctx.name_at


def _told(ctx: Context, at: int) -> bool:
    """Whether the clause before speaks of an age: "l'età media dei minatori è 39 anni", "la sua età: 80 anni"."""
    start = max(ctx.sentence(max(at, 0))[0], at - REACH)
    for token in range(at - (ctx.lower(at) == ":"), start - 1, -1):
        if ctx.lemma(token) in ctx.lex.sets["age.heads"]:
            return True
        if token in ctx.number_end or ctx.lower(token) in (",", ";", ":", "("):
            return False
    return False


def whose(ctx: Context, found: Found) -> Span | None:
    """The words that name whose age it is: beside the number, else the subject of the clause."""
    if found.kind == "age" and found.amount.unit is None:
        return _beside_word(ctx, found.start)
    at = ctx.skip_articles(found.start - 1)
    while ctx.is_in(at, "joints.list") and (at in ctx.number_end or at - 1 in ctx.figures):
        # "due sorelle di 5 e 13 anni".
        at = (ctx.number_end[at].start if at in ctx.number_end else at - 1) - 1
    if ctx.is_in(found.start, "age.bounds") and of_people(ctx, at):
        return _ending(ctx, at - ctx.is_in(at, "age.having"))
    if ctx.plain(at) in ctx.lex.sets["age.of"] or ctx.plain_in(found.start, "words.of"):
        if ctx.plain_in(at, "words.to") and chunks(ctx.doc).verb_of[at - 1] >= 0 and at > 0:
            return _by_verb(ctx, found)
        if ctx.plain_in(at, "words.to") and ctx.pos(at - 1) == "NOUN" and not _of_age(ctx, at - 1):
            # "è morto di silicosi a 54 anni".
            return _by_verb(ctx, found)
        at = at - 1 if ctx.plain(at) in ctx.lex.sets["age.of"] else at
        at -= 2 * (ctx.lemma(at) in ctx.lex.sets["item.vague"] and ctx.is_in(at - 1, "count.as_many"))
        if ctx.lemma(at) in ctx.lex.sets["age.heads"]:
            named = mention_at(ctx.doc, at - 3)
            if ctx.lower(at - 2) == "," and named is not None and named.entity and named.entity.entity_type == "person":
                return _person(ctx, at - 3)
            return _by_verb(ctx, found)
        if ctx.lower(at) in CLOSING and _is_place(ctx, at - 1):
            # "è morto nella sua casa di Oslo, a 89 anni"
            return _by_verb(ctx, found)
        at -= ctx.lower(at) in CLOSING
        # "pensionata di 72 anni": a participle or an adjective that stands for the person.
        return _ending(ctx, at) or ((at, at + 1) if ctx.pos(at) in ("ADJ", "VERB") else None)
    if at < ctx.sentence(found.start)[0] and (late := _late_person(ctx, found.end)) is not None:
        return late
    if ctx.lower(at) in CLOSING:
        person = None if _is_place(ctx, at - 1) else _ending(ctx, at - 1)
        return person if person is not None else _by_verb(ctx, found)
    return _by_verb(ctx, found)


def _is_place(ctx: Context, token: int) -> bool:
    named = mention_at(ctx.doc, token)
    return named is not None and named.entity is not None and named.entity.entity_type in PLACES


def _beside_word(ctx: Context, at: int) -> Span | None:
    """Who is called by age in one word: "la ragazza 20enne", "la 84enne sorella", "il 45enne Ugo Verdi"."""
    behind = at + 1
    while ctx.pos(behind) == "ADJ" and behind not in ctx.name_at and ctx.joined(behind):
        behind += 1
    if ctx.joined(behind) and (behind in ctx.name_at or ctx.pos(behind) in ("NOUN", "PROPN")):
        return _person(ctx, behind)
    before = at - 1
    if ctx.lower(before) == ",":
        before -= 1
    return _ending(ctx, before) if ctx.joined(at) else None


def _ending(ctx: Context, at: int) -> Span | None:
    """The name or the noun whose phrase ends at `at`."""
    while ctx.pos(at) == "ADJ" and at not in ctx.name_at:
        at -= 1
    return _person(ctx, at) if at in ctx.name_at or ctx.pos(at) in ("NOUN", "PROPN") else None


def _person(ctx: Context, at: int) -> Span:
    return named(ctx, at) or (at, at + 1)


def _by_verb(ctx: Context, found: Found) -> Span | None:
    """The subject of the verb before the number, written or not; else of the one behind."""
    all_chunks = chunks(ctx.doc)
    start, end = ctx.sentence(found.start)
    for token in (*range(found.start - 1, start - 1, -1), *range(found.end, end)):
        owner = all_chunks.verb_of[token]
        if owner < 0:
            continue
        late = all_chunks.noun_of[found.end + 1] if ctx.lower(found.end) == "," and found.end + 1 < end else -1
        told = late >= 0 and not all_chunks.nouns[late].prep
        # "Maria aveva 30 anni, Ugo 27".
        told = told and not any(at in ctx.numerals for at in range(all_chunks.nouns[late].end - 1, found.end + 4))
        if token < found.start and told:
            return _person(ctx, all_chunks.nouns[late].head)
        verb = all_chunks.verbs[owner]
        before = _before_mark(ctx, verb.start - 1)
        called = ctx.pos(before) == "PROPN" or (ctx.capital(before) and before > start)
        if verb.form == "Part" and (called or ctx.lemma(before) in ctx.lex.sets["age.people"]):
            return _person(ctx, before)
        subject: NounPhrase | None = subject_of(ctx.doc, owner)
        if subject is not None and not set(range(subject.start, subject.end)) & ctx.numerals:
            if subject.head in ctx.ones and ctx.plain_in(subject.end, "words.of"):
                # "una delle ragazze aveva 16 anni".
                among = max(all_chunks.noun_of[subject.end : subject.end + 2], default=-1)
                return _person(ctx, all_chunks.nouns[among].head) if among >= 0 else None
            if subject.kind == "pronoun":
                continue
            return _person(ctx, subject.head)
        unwritten = implicit_subject(ctx.doc, token)
        if unwritten is not None:
            return unwritten[1].start, unwritten[1].end
    return _genitive(ctx, found)


def _before_mark(ctx: Context, at: int) -> int:
    """The token before a comma at `at`, else `at` itself."""
    return at - 1 if ctx.lower(at) == "," else at


def _genitive(ctx: Context, found: Found) -> Span | None:
    """Whose age is spoken of by a noun: "l'età media dei minatori, 39 anni"."""
    for token in range(found.start - 1, max(ctx.sentence(found.start)[0], found.start - REACH) - 1, -1):
        if ctx.lemma(token) in ctx.lex.sets["age.heads"]:
            owners = [p for p in chunks(ctx.doc).nouns if token < p.start < found.start and p.prep]
            return _person(ctx, owners[0].head) if owners and mention_at(ctx.doc, token) is None else None
    return None
