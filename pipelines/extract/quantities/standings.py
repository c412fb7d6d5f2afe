"""Rules for ranks whose noun is left out: "si è classificata terza", "terzo Rossi", "già secondo nel 2008"."""

from __future__ import annotations

from pipelines.extract.quantities.context import CLAUSE_MARKS, OPENINGS, Amount, Context, Found
from pipelines.extract.quantities.phrases import Span, named, noun_phrase
from pipelines.extract.quantities.ranks import TURN, rank_of, ranked
from pipelines.extract.rules import rule
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import chunks


@rule("quantity.rank.finish", example="La squadra si è classificata terza.")
def finish(ctx: Context, amount: Amount) -> Found | None:
    """An ordinal behind a verb of finishing: "si è classificata terza", "è arrivato secondo"."""
    if amount.form != "ordinal":
        return None
    sets, verb = ctx.lex.sets, ctx.lemma(amount.first.start - 1)
    behind = amount.first.end
    ends = not ctx.joined(behind) or not ctx.lower(behind)[:1].isalnum() or ctx.plain_in(behind, "rank.standing")
    standing = verb in sets["rank.standing_verbs"] and ends and amount.value > 1
    if verb not in sets["rank.finish_verbs"] and not standing:
        return None
    late = ctx.pos(behind) == "DET" and (amount.value < 3 or not ctx.is_in(behind, "joints.articles"))
    if late or ctx.pos(behind) == "NOUN" or ctx.pos(amount.first.start - 1) not in ("VERB", "AUX"):
        return None
    return rank_of("quantity.rank.finish", amount, None)


@rule("quantity.rank.opening", example="Quarta la candidata dei Verdi, ferma al 6 per cento.")
def opening(ctx: Context, amount: Amount) -> Found | None:
    """An ordinal that a clause begins with: "terza la Valdoria", "quarto Mario Rossi", "seconda è giunta la Valdoria".

    "Secondo" there is rather the preposition.
    """
    first, behind = amount.first.start, amount.first.end
    if amount.form != "ordinal" or amount.value < 2 or ctx.is_in(first, "rank.prepositions"):
        return None
    if ctx.lower(first - 1) == "," and ctx.lower(behind) == "," and ctx.pos(first - 2) in ("PROPN", "NOUN"):
        # "gli Stati Uniti, settimi,".
        return rank_of("quantity.rank.opening", amount, None) if amount.value > 2 else None
    # "sorprendentemente terzo, il danese".
    told = ctx.pos(first - 1) == "ADV" and not ctx.is_in(first - 1, "rank.already")
    before = first - 1 - (told and first - 1 > ctx.sentence(first)[0])
    opens = first == ctx.sentence(first)[0] or ctx.lower(before) in CLAUSE_MARKS
    if not (opens or ctx.pos(before) in ("CCONJ", "SCONJ")) or not ctx.joined(behind):
        return None
    behind = _past_finish(ctx, behind)
    behind += before < first - 1 and ctx.lower(behind) == ","
    name = ctx.name_at.get(behind)
    called = ctx.pos(behind) == "PROPN" and first not in ctx.name_at and (name is None or name[0] == behind)
    # "Terzo Polo in crisi" is a name, and nobody's place.
    called = called and _ranked(ctx, behind)
    if not called and not ctx.is_in(behind, "joints.articles"):
        return None
    found = rank_of("quantity.rank.opening", amount, None)
    found.item = named(ctx, behind) if called else _name_in(ctx, behind + 1) or noun_phrase(ctx, behind)
    return found


def _ranked(ctx: Context, token: int) -> bool:
    """Whether a person or country is named at the token."""
    mention = mention_at(ctx.doc, token)
    return mention is not None and mention.entity is not None and mention.entity.entity_type in ("person", "country")


def _past_finish(ctx: Context, at: int) -> int:
    """Past the verb of being or finishing that begins at `at`: "seconda è giunta la Valdoria"."""
    owner = chunks(ctx.doc).verb_of[at]
    if owner < 0 or chunks(ctx.doc).verbs[owner].start != at:
        return at
    verb, sets = chunks(ctx.doc).verbs[owner], ctx.lex.sets
    tells = verb.lemma in sets["rank.finish_verbs"] or verb.lemma in sets["rank.standing_verbs"]
    return verb.end if tells else at


def _name_in(ctx: Context, at: int) -> Span | None:
    """The name in the noun phrase at `at`: "la svizzera Anna Verdi"."""
    owner = chunks(ctx.doc).noun_of[at] if at < ctx.size else -1
    if owner < 0:
        return None
    phrase = chunks(ctx.doc).nouns[owner]
    names = (named(ctx, token) for token in range(at, phrase.end + 1) if ctx.pos(token) == "PROPN")
    return next((name for name in names if name is not None), None)


@rule("quantity.rank.in_turn", example="Rossi è salito dal settimo al secondo posto, Bianchi dal nono al terzo.")
def in_turn(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """Ranks of others told in turn, the place said once: "Rossi è sceso in quinta posizione, Verdi in settima"."""
    first, behind = amount.first.start, amount.first.end
    one = before[-1] if before else None
    if amount.form != "ordinal" or one is None or one.kind != "rank" or one.start < ctx.sentence(first)[0]:
        return None
    joined = ctx.is_in(first - 1, "joints.and")
    contest = joined and ctx.plain_in(behind, "rank.contests") and ctx.joined(behind)
    near = first - one.end <= TURN * (1 + contest)
    headed = ctx.plain_in(first - 1, "rank.turns") and near
    # "al primo posto Verdi ed al secondo Rossi": whoever has it may stand behind.
    ends = not ctx.joined_word(behind) or ctx.pos(behind) in ("CCONJ", "ADP") or (headed and ctx.capital(behind))
    told = chunks(ctx.doc).verb_of
    between = (token for token in range(one.end, first) if told[token] >= 0)
    if not (headed or (joined and one.end == first - 1) or (contest and near)) or not ends:
        return None
    if any(ctx.tag(token).form == "Fin" for token in between):
        return None
    found = rank_of("quantity.rank.in_turn", amount, None)
    owner = chunks(ctx.doc).noun_of[first - 2]
    name = chunks(ctx.doc).nouns[owner] if owner >= 0 else None
    told_of = (name.start, first - 1) if name is not None and name.kind == "name" else None
    shared = one.item if first - one.end <= 2 or contest else None
    found.item = (named(ctx, behind) if ctx.capital(behind) else None) or ctx.name_at.get(first - 2, told_of or shared)
    return found


@rule("quantity.rank.apposed", example="Il corridore, già terzo nel 2008, ha vinto la gara.")
def apposed(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A rank told in passing of the name before it: "Rossi, già terzo nel 2008", "Verdi (sesta nello slalom)"."""
    first, behind = amount.first.start, amount.first.end
    already = ctx.is_in(first - 1, "rank.already")
    mark = first - 1 - (ctx.pos(first - 1) == "ADV")
    parted = ctx.lower(mark) in OPENINGS and ctx.pos(mark - 1) in ("PROPN", "NOUN", "ADJ")
    # "i sondaggi danno Rossi primo con il 34%".
    leads = ctx.pos(first - 1) == "PROPN" and ctx.is_in(behind, "rank.leads")
    if amount.form != "ordinal" or not (parted or already or leads):
        return None
    inside = ctx.plain_in(behind, "rank.contests") and ctx.joined(behind)
    closed = ctx.lower(mark) == "(" and ctx.lower(behind) == ")"
    timed = already and _time_behind(ctx, behind)
    placed = inside and (amount.value > 1 or mark < first - 1 or ctx.lower(mark) == "(")
    if timed or leads or (parted and (closed or placed)):
        found = rank_of("quantity.rank.apposed", amount, None)
        owner = mark - 1 if parted else mark
        found.item = named(ctx, first - 1 if leads else owner)
        return found
    if parted and ctx.joined(behind) and ctx.lemma(behind) in ctx.lex.sets["rank.nouns"]:
        return rank_of("quantity.rank.apposed", amount, ranked(ctx, behind))
    return None


def _time_behind(ctx: Context, behind: int) -> bool:
    """Whether a time stands behind: "già terzo due anni fa", "già seconda l'anno scorso", "già quinto nel 2008"."""
    end = ctx.sentence(behind - 1)[1]
    at = behind
    while at < end and at not in ctx.time_at and ctx.pos(at) in ("ADP", "DET"):
        at += 1
    return at < end and at in ctx.time_at


@rule("quantity.rank.again", example="È il terzo esportatore di gas, il decimo di petrolio.")
def again(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A second rank, whose noun the first one has: "il terzo esportatore di gas, il decimo di petrolio"."""
    if amount.form != "ordinal" or not ctx.is_in(amount.first.start - 1, "joints.articles"):
        return None
    ranks = before[-1] if before and before[-1].kind == "rank" else None
    if ranks is None or ranks.start < ctx.sentence(amount.start)[0] or amount.value < 2:
        return None
    return rank_of("quantity.rank.again", amount, ranks.noun) if ctx.pos(amount.first.end) == "ADP" else None


RULES = (finish, opening)
"""In the order in which they are asked; the first that finds wins."""
LEANING = (in_turn, apposed, again)
"""Rules that are also told the quantities before."""
