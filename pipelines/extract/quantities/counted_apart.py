"""Rules for counts whose noun stands apart: behind an article, before a copula, or nowhere."""

from __future__ import annotations

from pipelines.extract.quantities.context import CLAUSE_MARKS, Amount, Context, Found
from pipelines.extract.quantities.counted import noun_at
from pipelines.extract.quantities.numerals import MILLION
from pipelines.extract.quantities.refused import lone_one, refused
from pipelines.extract.rules import rule
from pipelines.language.syntax import chunks, subject_of


@rule("quantity.count.bare_after_copula", example="Le vittime accertate sono 23.")
def bare_count(ctx: Context, amount: Amount) -> Found | None:
    """A number alone behind "sono" or "salgono a", whose subject it counts."""
    if (
        amount.unit is not None
        or amount.form not in ("cardinal", "collective")
        or lone_one(ctx, amount)
        or amount.first.signed
    ):
        return None
    after = amount.unit_end
    if (
        after < ctx.size
        and ctx.joined(after)
        and ctx.lower(after)[0].isalnum()
        and ctx.pos(after) not in ("CCONJ", "ADP", "ADV", "SCONJ")
        and not ctx.is_in(after, "words.out_of")
    ):
        return None
    at = amount.start - 1
    if ctx.plain_in(at, "words.to"):
        at -= 1
    if ctx.is_in(at, "count.in_all") and ctx.is_in(at - 1, "count.as_many"):
        at -= 2
    at -= ctx.pos(at) == "ADV"
    if ctx.lemma(at) not in ctx.lex.sets["count.copulas"] or ctx.tag(at).number == "Sing" or refused(ctx, amount):
        return None
    subject = at - 1
    while ctx.pos(subject) in ("AUX", "ADV", "PRON", "ADJ", "VERB") and ctx.joined(subject + 1):
        subject -= 1
    subject = _chain_head(ctx, subject)
    if ctx.lower(subject) == ",":
        # "le assunzioni, per adesso, sono 24": the subject stands before an incise.
        owner = chunks(ctx.doc).verb_of[at]
        phrase = subject_of(ctx.doc, owner) if owner >= 0 else None
        subject = phrase.head if phrase is not None and phrase.head < at else subject
    if ctx.tag(subject).number == "Sing":
        subject = _before_relative(ctx, at)
    if ctx.pos(subject) != "NOUN" or ctx.tag(subject).number == "Sing" or subject in ctx.time_at:
        return None
    if ctx.lex.words.at(ctx.lowers, subject) is not None or ctx.lemma(subject) in ctx.lex.sets["count.measured"]:
        return None
    return Found.of(
        "quantity.count.bare_after_copula",
        amount,
        "1",
        "count",
        item=(subject, subject + 2 if ctx.pos(subject + 1) == "ADJ" and subject + 2 <= at else subject + 1),
    )


def _before_relative(ctx: Context, at: int) -> int:
    """The noun of which a relative clause before the verb tells more: "i paesi che sostengono il progetto sono 10"."""
    for token in range(at - 1, ctx.sentence(at)[0], -1):
        if ctx.lower(token) in CLAUSE_MARKS:
            break
        if ctx.pos(token) == "PRON" and ctx.is_in(token, "place.joiners"):
            before = token - 1
            return before - (ctx.pos(before) == "ADJ")
    return -1


def _chain_head(ctx: Context, at: int) -> int:
    """The noun that the phrase at `at` hangs on: "voti favorevoli alla richiesta di archiviazione" → "voti"."""
    found = chunks(ctx.doc)
    owner = found.noun_of[at] if at >= 0 else -1
    while owner >= 0 and found.nouns[owner].prep:
        phrase = found.nouns[owner]
        before = phrase.prep_token - 1
        owner = found.noun_of[before] if before >= 0 and ctx.joined(before + 1) else -1
        if owner < 0:
            return -1
    return found.nouns[owner].head if owner >= 0 else at


@rule("quantity.count.noun_behind_article", example="Erano 96 le persone a bordo.")
def inverted(ctx: Context, amount: Amount) -> Found | None:
    """A number alone whose noun follows with its article: "sono 23 i morti", "salgono a 12 le vittime"."""
    if amount.unit is not None or amount.form not in ("cardinal", "collective") or lone_one(ctx, amount):
        return None
    at = amount.unit_end
    if (
        not ctx.is_in(at, "joints.articles")
        or not ctx.joined(at)
        or ctx.tag(at + 1).number == "Sing"
        or refused(ctx, amount)
    ):
        return None
    before = amount.start - 1
    if ctx.plain_in(before, "words.to"):
        before -= 1
    elif not (
        ctx.lemma(before - (ctx.pos(before) == "ADV")) in ctx.lex.sets["count.copulas"]
        or (ctx.is_in(before, "joints.and") and ctx.is_in(before - 1, "count.all"))
        or _opens_clause(ctx, amount.start)
    ):
        return None
    noun = noun_at(ctx, amount, at + 1)
    if noun is None:
        return None
    return Found.of(
        "quantity.count.noun_behind_article",
        amount,
        "1",
        "count",
        noun=noun,
    )


@rule("quantity.count.late_number", example="Sale così a 12 il numero delle miniere chiuse.")
def numbered(ctx: Context, amount: Amount) -> Found | None:
    """A number whose noun follows as "il numero delle …"."""
    at = amount.unit_end
    if amount.unit is not None or amount.form != "cardinal" or lone_one(ctx, amount) or refused(ctx, amount):
        return None
    if not ctx.is_in(at, "joints.articles") or not ctx.is_in(at + 1, "count.numbers") or not ctx.joined(at):
        return None
    if not ctx.plain_in(at + 2, "words.of"):
        return None
    noun = noun_at(ctx, amount, at + 3)
    return None if noun is None else Found.of("quantity.count.late_number", amount, "1", "count", noun=noun)


@rule("quantity.count.so_many", example="Erano in duemila, secondo gli organizzatori.")
def so_many(ctx: Context, amount: Amount) -> Found | None:
    """People whose number alone is told: "erano in duemila"."""
    at = amount.start - 1
    if amount.unit is not None or amount.form not in ("cardinal", "collective") or lone_one(ctx, amount):
        return None
    after = amount.unit_end
    if ctx.joined(after) and ctx.pos(after) in ("NOUN", "PROPN", "NUM", "SYM"):
        return None
    if not ctx.is_in(at, "count.as_many") or refused(ctx, amount) or amount.first.decimal:
        return None
    verb = at - 1
    verb -= ctx.pos(verb) == "ADV"
    doing = ctx.pos(verb) == "VERB" and ctx.lemma(verb) not in ctx.lex.sets["count.parting"] and _several(ctx, verb)
    being = ctx.lemma(verb) in ctx.lex.sets["count.being"] and ctx.tag(verb).number != "Sing"
    behind = ctx.tag(after).form == "Fin" and ctx.tag(after).number == "Plur" and ctx.joined(after)
    if not being and not doing and not behind:
        return None
    return Found.of("quantity.count.so_many", amount, "1", "count")


@rule("quantity.count.part_of_whole", example="Pagano solo 18 su 69 concessioni.")
def part_of_whole(ctx: Context, amount: Amount) -> Found | None:
    """So many out of so many, the noun behind the whole: "18 su 69 concessioni"."""
    at = amount.unit_end
    if amount.unit is not None or amount.form != "cardinal" or not amount.point or refused(ctx, amount):
        return None
    whole = ctx.number_at.get(at + 1) if ctx.is_in(at, "words.out_of") and ctx.joined(at + 1) else None
    if whole is None or whole.form != "cardinal" or whole.value <= amount.value or amount.first.decimal:
        return None
    noun = noun_at(ctx, amount, whole.end)
    return None if noun is None else Found.of("quantity.count.part_of_whole", amount, "1", "count", noun=noun)


@rule("quantity.count.from_to", example="Le stelle della bandiera passeranno da sette a otto.")
def from_to(ctx: Context, amount: Amount) -> Found | None:
    """Both numbers of a change in how many there are: "le stelle passeranno da sette a otto"."""
    if amount.unit is not None or amount.form != "cardinal" or amount.first.decimal or refused(ctx, amount):
        return None
    scaled = ctx.number_at.get(after + 1) if (after := amount.unit_end) < ctx.size else None
    if max(amount.value, scaled.value if scaled is not None else 0) >= MILLION:
        # "gli investimenti scendono da 42 a 25 milioni".
        return None
    left = amount.start - 1
    if ctx.plain_in(left, "words.from"):
        last = ctx.number_at.get(after + 1) if ctx.plain_in(after, "words.to") else None
        opening, after = left, last.end if last is not None else -1
    else:
        first = ctx.number_end.get(left) if ctx.plain_in(left, "words.to") else None
        opening = first.start - 1 if first is not None and ctx.plain_in(first.start - 1, "words.from") else -1
    noun = _moved(ctx, opening) if opening > 0 and after > 0 else None
    counted = ctx.joined(after) and ctx.pos(after) in ("NOUN", "ADJ", "SYM", "PROPN")
    return None if noun is None or counted else Found.of("quantity.count.from_to", amount, "1", "count", item=noun)


def _moved(ctx: Context, at: int) -> tuple[int, int] | None:
    """The noun in the plural that is the subject of the verb of change before `at`, past "che"."""
    found = chunks(ctx.doc)
    at -= ctx.pos(at - 1) == "ADV"
    floor = ctx.sentence(at)[0]
    owner = found.verb_of[at - 1] if at > floor else -1
    if (
        owner < 0
        or found.verbs[owner].lemma not in ctx.lex.sets["change.moving_verbs"] | ctx.lex.sets["count.numbering"]
    ):
        return None
    phrase = subject_of(ctx.doc, owner)
    if phrase is None or phrase.kind == "pronoun":
        before = found.verbs[owner].start - 1
        before -= 1 + (ctx.lower(before - 1) == ",") if ctx.is_in(before, "place.joiners") else 0
        owner = found.noun_of[before] if before >= floor else -1
        phrase = found.nouns[owner] if owner >= 0 else None
    head = phrase.head if phrase is not None else -1
    plural = head >= 0 and ctx.pos(head) == "NOUN" and ctx.tag(head).number == "Plur" and head not in ctx.time_at
    if phrase is None or not plural or ctx.lemma(head) in ctx.lex.sets["count.measured"]:
        return None
    return (head, phrase.end) if ctx.lex.words.at(ctx.lowers, head) is None else None


def _several(ctx: Context, index: int) -> bool:
    """Whether the verb that ends at `index` has a plural subject: "hanno marciato", "erano venuti", "votavano"."""
    owner = chunks(ctx.doc).verb_of[index]
    if owner < 0:
        return False
    verb = chunks(ctx.doc).verbs[owner]
    return any(
        ctx.tag(token).form == "Fin" and ctx.tag(token).number == "Plur" for token in range(verb.start, verb.end)
    )


def _opens_clause(ctx: Context, index: int) -> bool:
    """Whether the token begins a sentence or stands behind a mark: ", otto i voti contrari"."""
    return index == ctx.sentence(index)[0] or ctx.lower(index - 1) in CLAUSE_MARKS


RULES = (inverted, numbered, so_many, bare_count, part_of_whole, from_to)
"""In the order in which they are asked; the first that finds wins."""
