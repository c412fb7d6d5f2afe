"""Numbers whose noun is left out: a verb, a pronoun or a list ties them to what was counted before."""

from __future__ import annotations

from pipelines.extract.quantities.context import CLAUSE_MARKS, Amount, Context, Found
from pipelines.extract.quantities.counted import noun_at
from pipelines.extract.quantities.ellipsis import LEANABLE, TIMES, comparable, like, may_lean, rescaled, since
from pipelines.extract.quantities.lists import alone, ends, nearest
from pipelines.extract.quantities.numerals import MILLION, scale
from pipelines.extract.quantities.phrases import Span
from pipelines.extract.rules import rule
from pipelines.language.syntax import VerbGroup, chunks, subject_of

REACH = 8
"""How many tokens may part a number from the verb with "ne" before it, and from that of "hanno perso la vita in 28"."""


@rule(
    "quantity.ellipsis.of_them",
    example="Sono stati scelti 47 progetti, la Valdoria ne ottiene quattro.",
)
def of_them(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number that a pronoun or a verb of its own ties to what was counted: "ne ottiene quattro", "di cui 60"."""
    if not may_lean(ctx, amount):
        return None
    left, after = ctx.skip_articles(amount.start - 1), amount.unit_end
    articled = left < amount.start - 1
    if ctx.pos(left) == "NOUN" and ctx.pos(left - 1) == "ADP":
        # "ricavarne dal riciclo il 25".
        left -= 2
    if ctx.pos(left) == "ADV":
        # "ne vale oggi 88".
        left -= 1
    of_verb = ctx.pos(left) in ("VERB", "AUX") and (_clitic(ctx, left) or ctx.lower(left).endswith(ctx.lex.clitic_ends))
    # "potrebbero essere nove": who they are is not said again.
    unwritten = ctx.lemma(left) in ctx.lex.sets["count.copulas"] and ctx.tag(left).number != "Sing"
    which = ctx.is_in(left, "joints.which")
    more = ctx.lower(left) == "(" and ctx.lex.change_after.at(ctx.lowers, after) is not None
    joined = ctx.is_in(left, "joints.list") and verb_at(ctx, after) and not ctx.plain_in(after, "words.of")
    # "il ferimento di altri venti": more of the same.
    others = ctx.is_in(amount.first.start - 1, "count.others")
    if not (of_verb or which or more or joined or unwritten or others) or (articled and not of_verb):
        return None
    counted = ctx.joined(after) and ctx.pos(after) in ("NOUN", "PROPN", "NUM", "SYM")
    if not joined and counted and not ctx.is_in(after, "count.never"):
        return None
    sentence = ctx.doc.sentence_of[amount.start]
    first = ctx.doc.sentences[sentence - 1].start if (of_verb or others) and sentence else ctx.sentence(amount.start)[0]
    needed = of_verb and ctx.lemma(left) in ctx.lex.sets["item.needing"]
    kinds = LEANABLE | TIMES if which or more or needed else LEANABLE
    models = [found for found in since(before, first) if found.kind in kinds]
    if joined and models and models[0].kind in MEASURED and comparable(models[0], amount):
        # "390mila tonnellate: 270mila venivano dalla Valdoria".
        models = models[:1]
    elif joined or unwritten or others:
        late = verb_at(ctx, after) or (scale(ctx, amount.first) >= MILLION and ends(ctx, after))
        summed = next(iter(models), None) if others and late else None
        if summed is not None and summed.kind == "money" and rescaled(ctx, amount, summed):
            # "stanziati 3 milioni di euro e altri 40 arriveranno".
            return like(ctx, amount, summed, "quantity.ellipsis.of_them")
        models = [found for found in models if found.kind == "count"]
    if articled:
        models = [found for found in models if found.kind == "share"]
    summed = bool(models) and models[0].kind in MEASURED and models[0].start >= ctx.sentence(amount.start)[0]
    scaled = which or (of_verb and (amount.first.decimal or summed))
    if scaled and models and rescaled(ctx, amount, models[0]):
        return like(ctx, amount, models[0], "quantity.ellipsis.of_them")
    near = next((found for found in models if comparable(found, amount)), None)
    model = near or next((found for found in models if of_verb and found.kind == "mass"), None)
    if model is None:
        return None
    return like(ctx, amount, model, "quantity.ellipsis.of_them")


@rule("quantity.count.of_whom", example="Sono morti quattro civili, tre dei quali minorenni.")
def of_whom(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A part of those named before: "tre dei quali", "due di loro"."""
    at = amount.unit_end
    if not ctx.plain_in(at, "words.of") or not ctx.is_in(at + 1, "count.them") or not alone(ctx, amount):
        return None
    if ctx.pos(at + 2) == "NOUN" and ctx.joined(at + 2):
        # "centinaia di questi messaggi".
        noun = noun_at(ctx, amount, at + 2)
        return None if noun is None else Found.of("quantity.count.of_whom", amount, "1", "count", noun=noun)
    return _count("quantity.count.of_whom", amount, _counted(ctx, before, amount.start))


@rule("quantity.count.of_event", example="Il crollo ha causato la morte di 12 minatori e il ferimento di 30.")
def of_event(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """To how many it happened, whose noun was told before: "la morte di 12 minatori e il ferimento di 30"."""
    left = amount.start - 1
    if not ctx.plain_in(left, "words.of") or ctx.lemma(left - 1) not in ctx.lex.sets["count.happenings"]:
        return None
    if not ends(ctx, amount.unit_end) or not alone(ctx, amount):
        return None
    model = _counted(ctx, before, amount.start)
    return None if model is None else _count("quantity.count.of_event", amount, model)


@rule("quantity.count.verb_of_it", example="Dei dodici impianti ne restano accesi appena tre.")
def verb_of_it(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number apart from its verb with "ne": "ne restano nelle mani dei sequestratori ventiquattro"."""
    if not ends(ctx, amount.unit_end) or not alone(ctx, amount):
        return None
    verb = _verb_before(ctx, amount.start, marks=CLAUSE_MARKS)
    if verb is None or not any(word in ctx.lex.sets["joints.of_it"] for word in verb.clitics):
        return None
    model = _counted(ctx, before, amount.start)
    return None if model is None else _count("quantity.count.verb_of_it", amount, model)


@rule("quantity.count.subject", example="Alla conta dei voti, 87 hanno detto sì.")
def subject(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A number that is the subject of a verb in the plural: "87 hanno votato sì", "e 35 si sono astenuti"."""
    start, left = ctx.sentence(amount.start)[0], amount.start - 1
    if not verb_at(ctx, amount.unit_end) or not alone(ctx, amount):
        return None
    opens = left < start or ctx.lower(left) in CLAUSE_MARKS or ctx.pos(left) in ("CCONJ", "SCONJ")
    # "dei sei imputati quattro sono stati assolti".
    among = ctx.plain_in(start, "words.of") and ctx.pos(left) in ("NOUN", "ADJ") and left in _opening(ctx, start)
    # "e di questi 18 hanno scelto".
    among = among or _of_those(ctx, amount, before) or _of_these(ctx, left)
    if not opens and not among:
        return None
    one = nearest(ctx, amount, before)
    if one is not None and one.kind in MEASURED and comparable(one, amount):
        return like(ctx, amount, one, "quantity.count.subject")
    if scale(ctx, amount.first) >= MILLION:
        return None
    late = _late_noun(ctx, amount)
    if late is not None:
        return Found.of("quantity.count.subject", amount, "1", "count", noun=late)
    model = _counted(ctx, before, amount.start)
    found = _count("quantity.count.subject", amount, model)
    if model is None and ctx.plain_in(start, "words.of"):
        found.item = _first_noun(ctx, start)
    return found


@rule("quantity.count.in_number", example="Hanno perso la vita in ventotto.")
def in_number(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """People whose number alone is told, apart from their verb: "hanno perso la vita in 28", "contro, in 12"."""
    at = amount.start - 1
    if not ctx.is_in(at, "count.as_many") or not ends(ctx, amount.unit_end) or not alone(ctx, amount):
        return None
    start = ctx.sentence(at)[0]
    again = before and before[-1].rule in GATHERED and before[-1].start >= start
    verb = _verb_before(ctx, at, marks=CLAUSE_MARKS)
    doing = verb is not None and verb.number == "Plur" and verb.form == "Fin"
    parted = verb is not None and verb.lemma in ctx.lex.sets["count.parting"]
    owner = chunks(ctx.doc).verb_of[at - 1] if at else -1
    if parted or not (again or (doing and owner < 0 and _bare_object(ctx, at))):
        return None
    return _count("quantity.count.in_number", amount, None)


@rule("quantity.count.number_of", example="Il numero degli sfollati è salito a centomila.")
def number_of(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """What "il numero di …" comes to, or a noun for many: "il numero dei casi sale a 90", "l'organico è di 9"."""
    if not alone(ctx, amount, decimal=ctx.plain_in(amount.unit_end, "words.of")):
        return None
    verb = _verb_before(ctx, amount.start, marks=CLAUSE_MARKS)
    if verb is None or verb.lemma not in ctx.lex.sets["count.numbering"] or scale(ctx, amount.first) >= MILLION:
        return None
    told = chunks(ctx.doc)
    phrase = subject_of(ctx.doc, told.verb_of[verb.head])
    if phrase is None or phrase.head >= amount.start:
        return None
    if ctx.lemma(phrase.head) in ctx.lex.sets["count.bodies"]:
        return Found.of("quantity.count.number_of", amount, "1", "count", item=(phrase.head, phrase.end))
    at = phrase.head + 1
    if not ctx.is_in(phrase.head, "count.numbers") or not ctx.plain_in(at, "words.of"):
        return None
    noun = noun_at(ctx, amount, at + 1)
    return None if noun is None else Found.of("quantity.count.number_of", amount, "1", "count", noun=noun)


def _late_noun(ctx: Context, amount: Amount) -> Span | None:
    """What is counted, told behind a copula: "otto sono gli arrestati", "35 sono infine i decreti"."""
    verb = chunks(ctx.doc).verbs[chunks(ctx.doc).verb_of[amount.unit_end]]
    at = verb.end + (ctx.pos(verb.end) == "ADV")
    copular = verb.lemma in ctx.lex.sets["count.copulas"]
    return noun_at(ctx, amount, at + 1) if copular and ctx.is_in(at, "joints.articles") else None


def _of_those(ctx: Context, amount: Amount, before: list[Found]) -> bool:
    """Whether the clause began with those of whom the number is a part: "che dei 47 progetti scelti almeno nove"."""
    one = nearest(ctx, amount, before)
    if one is None or one.kind != "count" or one.noun is None or (one.low or 0) <= amount.value:
        return False
    at = ctx.skip_articles(one.start - 1)
    opening = at == ctx.sentence(at)[0] or ctx.lower(at - 1) in CLAUSE_MARKS or ctx.pos(at - 1) in ("SCONJ", "CCONJ")
    told = chunks(ctx.doc).verb_of
    between = range(one.end, amount.start)
    finite = any(told[token] >= 0 and ctx.tag(token).form == "Fin" for token in between)
    return ctx.plain_in(at, "words.of") and opening and not finite


def _of_these(ctx: Context, left: int) -> bool:
    """Whether "di questi" opens the clause and ends at `left`."""
    opening = ctx.sentence(left)[0] if left >= 0 else 0
    told = ctx.is_in(left, "count.them") and ctx.is_in(left - 1, "words.of_bare")
    before = left - 2
    return told and (before < opening or ctx.lower(before) in CLAUSE_MARKS or ctx.pos(before) == "CCONJ")


def _count(rule_id: str, amount: Amount, model: Found | None) -> Found:
    return Found.of(rule_id, amount, "1", "count", like=(model.like or model) if model is not None else None)


def _counted(ctx: Context, before: list[Found], at: int) -> Found | None:
    """The last count with a noun in the sentence of `at` or the one before."""
    sentence = ctx.doc.sentence_of[at] if ctx.doc.sentences else 0
    first = ctx.doc.sentences[max(sentence - 1, 0)].start if ctx.doc.sentences else 0
    return next((found for found in since(before, first) if found.kind == "count" and named(found)), None)


def named(found: Found) -> bool:
    """Whether what is counted was named."""
    whole = found.like or found
    return whole.noun is not None or whole.item is not None


def _verb_before(ctx: Context, at: int, marks: frozenset[str]) -> VerbGroup | None:
    """The finite verb group before token `at`, with no mark between; past a participle that was cut off from it."""
    found, start = chunks(ctx.doc), ctx.sentence(at)[0]
    for token in range(at - 1, max(start, at - REACH) - 1, -1):
        if ctx.lower(token) in marks:
            return None
        owner = found.verb_of[token]
        if owner >= 0 and found.verbs[owner].form == "Fin":
            return found.verbs[owner]
    return None


def _bare_object(ctx: Context, at: int) -> bool:
    """Whether nothing but a noun phrase and adverbs stands between the verb and token `at`."""
    found = chunks(ctx.doc)
    token = at - 1
    while found.verb_of[token] < 0 and token >= 0:
        if ctx.pos(token) == "ADP":
            return False
        token -= 1
    return True


def _opening(ctx: Context, start: int) -> range:
    """The tokens of the noun phrase that the sentence begins with."""
    found = chunks(ctx.doc)
    owner = found.noun_of[start]
    end = found.nouns[owner].end if owner >= 0 else start
    while ctx.pos(end) == "ADJ":
        end += 1
    return range(start, end)


def _first_noun(ctx: Context, start: int) -> Span | None:
    """The noun that the sentence begins with."""
    found = chunks(ctx.doc)
    owner = found.noun_of[start]
    return (found.nouns[owner].head, found.nouns[owner].head + 1) if owner >= 0 else None


def _clitic(ctx: Context, token: int) -> bool:
    """Whether the verb that ends at `token` has the pronoun for what was counted."""
    found = chunks(ctx.doc)
    owner = found.verb_of[token]
    return owner >= 0 and any(word in ctx.lex.sets["joints.of_it"] for word in found.verbs[owner].clitics)


def verb_at(ctx: Context, token: int) -> bool:
    """Whether a finite verb in the plural begins at `token`, its clitics and negation with it."""
    found = chunks(ctx.doc)
    owner = found.verb_of[token] if ctx.joined(token) else -1
    if owner < 0 or found.verbs[owner].start != token:
        return False
    return found.verbs[owner].form == "Fin" and found.verbs[owner].number == "Plur"


MEASURED = frozenset({"mass", "money", "volume", "energy", "power", "area"})
"""Kinds of which a bare number may be another part: "390mila tonnellate: 270mila venivano …"."""
GATHERED = frozenset({"quantity.count.so_many", "quantity.count.in_number"})
RULES = (of_them, of_whom, of_event, verb_of_it, number_of)
"""In the order in which they are asked, where no rule for whole quantities has found any."""
LAST = (subject, in_number)
"""Asked when nothing else has found what the number leans on."""
