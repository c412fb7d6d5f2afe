"""Rules for ranks: "la quinta riserva mondiale", "al 4° posto", "secondo produttore", "terzo più grande"."""

from __future__ import annotations

from pipelines.extract.quantities.context import CLAUSE_MARKS, Amount, Context, Found
from pipelines.extract.quantities.numerals import is_figures
from pipelines.extract.rules import rule
from pipelines.language.mentions import mention_at, nationality
from pipelines.language.syntax import chunks, subject_of

TURN = 8
"""How many tokens may part two ranks that are told in turn."""
SCOPE_REACH = 8
"""How far behind the ranked noun the words may stand that say among whom."""


def _rank(rule_id: str, amount: Amount, noun: tuple[int, int] | None, end: int | None = None) -> Found:
    value = amount.value
    return Found(
        rule_id, amount, amount.first.start, end or amount.first.end, value, value, False, "1", "rank", noun=noun
    )


def holder(ctx: Context, at: int) -> tuple[int, int] | None:
    """Who has the rank: the name that is the subject of the verb before it."""
    told, start = chunks(ctx.doc), ctx.sentence(at)[0]
    for token in range(at - 1, max(start, at - TURN) - 1, -1):
        if ctx.lower(token) in CLAUSE_MARKS:
            return None
        if told.verb_of[token] >= 0:
            subject = subject_of(ctx.doc, told.verb_of[token])
            named = subject is not None and subject.kind == "name" and subject.head < at
            return (subject.start, subject.end) if named else None
    return None


@rule("quantity.rank.place", example="La Valdoria è al quarto posto tra i produttori.")
def place(ctx: Context, amount: Amount) -> Found | None:
    """A place in a list: "al quarto posto", "in terza posizione"."""
    if amount.form != "ordinal":
        return None
    # "dal quarto al sesto posto", "al secondo e al terzo posto".
    joint = 1 + ctx.is_in(amount.first.end, "joints.list")
    following = ctx.number_at.get(amount.first.end + joint) or ctx.number_at.get(amount.first.end + 1)
    if following is not None and following.form == "ordinal" and ctx.is_in(following.end, "rank.places"):
        found = _rank("quantity.rank.place", amount, None)
        found.item = holder(ctx, amount.first.start)
        return found
    if not ctx.is_in(amount.first.end, "rank.places"):
        return None
    if ctx.plain(amount.first.start - 1) not in ctx.lex.sets["rank.place_heads"] and not ctx.is_in(
        amount.first.start - 1, "joints.articles"
    ):
        return None
    at = amount.first.end
    found = _rank("quantity.rank.place", amount, (at, at + 1))
    found.item = holder(ctx, amount.first.start)
    return found


@rule("quantity.rank.ordinal_superlative", example="È il secondo più grande esportatore di cobalto.")
def superlative(ctx: Context, amount: Amount) -> Found | None:
    """An ordinal before a superlative: "il secondo più grande", "terzo maggiore"."""
    at = amount.first.end
    if amount.form != "ordinal" or not ctx.is_in(at, "rank.superlatives"):
        return None
    noun = at + 1
    while noun < at + 4 and ctx.pos(noun) in ("ADJ", "ADV"):
        noun += 1
    return _rank("quantity.rank.ordinal_superlative", amount, ranked(ctx, noun) if ctx.pos(noun) == "NOUN" else None)


@rule("quantity.rank.ordinal_noun", example="Possiede la quinta riserva mondiale di litio.")
def ordinal(ctx: Context, amount: Amount) -> Found | None:
    """An ordinal before something that is ranked, with the words that say among whom."""
    if amount.form != "ordinal":
        return None
    at = amount.first.end
    if ctx.plain(at) in ctx.lex.sets["rank.among"] and ctx.is_in(at + 1, "rank.worlds") and amount.value > 1:
        return _rank("quantity.rank.ordinal_noun", amount, None)
    sets = ctx.lex.sets
    if ctx.pos(at) == "ADJ" and ctx.pos(at + 1) == "NOUN" and not ctx.is_in(at, "rank.agents"):
        at += 1
    lemma = ctx.lemma(at)
    if not ctx.joined(at) or lemma in sets["rank.never"] or ctx.is_in(at, "rank.never"):
        return None
    if ctx.pos(at) == "NOUN" and ctx.is_in(at + 1, "rank.comparatives") and ctx.pos(at + 2) == "ADJ":
        # "il quarto uomo più ricco": by size, whatever is ranked.
        return _rank("quantity.rank.ordinal_noun", amount, ranked(ctx, at))
    if lemma in sets["rank.agents"] or ctx.is_in(at, "rank.agents") or ctx.is_in(at + 1, "rank.agents"):
        return _rank("quantity.rank.ordinal_noun", amount, ranked(ctx, at))
    if lemma not in sets["rank.nouns"]:
        return None
    end = ctx.sentence(at)[1]
    for token in range(at + 1, min(end, at + 1 + SCOPE_REACH)):
        word = ctx.lower(token)
        scoped = word in sets["rank.scopes"] or nationality(ctx.doc, token) is not None or mention_at(ctx.doc, token)
        if scoped or word in sets["rank.criteria"] or word in sets["rank.superlatives"]:
            return (
                None
                if first_to_do(ctx, amount, token)
                else _rank("quantity.rank.ordinal_noun", amount, ranked(ctx, at))
            )
        if ctx.pos(token) in ("VERB", "PUNCT", "AUX"):
            break
    if amount.value > 1 and ctx.lemma(ctx.skip_articles(amount.first.start - 1)) in sets["rank.being_verbs"]:
        # "è la terza forza": of what there are several, and not of what comes in turn.
        return None if first_to_do(ctx, amount, at) else _rank("quantity.rank.ordinal_noun", amount, ranked(ctx, at))
    return None


def first_to_do(ctx: Context, amount: Amount, scope: int) -> bool:
    """ "il primo paese al mondo a vietare", "la prima città d'Italia che": first in time."""
    after = scope + 1
    if ctx.is_in(after, "words.to_do") and ctx.tag(after + 1).form == "Inf":
        return True
    return ctx.pos(after) == "PRON"


def ranked(ctx: Context, head: int) -> tuple[int, int]:
    """The ranked noun with the adjectives behind it."""
    end = head + 1
    while ctx.pos(end) == "ADJ" and ctx.joined(end):
        end += 1
    return head, end


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
    return _rank("quantity.rank.finish", amount, None)


@rule("quantity.rank.opening", example="Quarta la candidata dei Verdi, ferma al 6 per cento.")
def opening(ctx: Context, amount: Amount) -> Found | None:
    """An ordinal that a clause with no verb begins with: "terza la Valdoria", "; quarto il candidato dei Verdi"."""
    first, behind = amount.first.start, amount.first.end
    if amount.form != "ordinal" or amount.value < 3:
        return None
    if ctx.lower(first - 1) == "," and ctx.lower(behind) == "," and ctx.pos(first - 2) in ("PROPN", "NOUN"):
        # "gli Stati Uniti, settimi,".
        return _rank("quantity.rank.opening", amount, None)
    if not ctx.is_in(behind, "joints.articles"):
        return None
    opens = first == ctx.sentence(first)[0] or ctx.lower(first - 1) in CLAUSE_MARKS or ctx.pos(first - 1) == "CCONJ"
    if not opens or not ctx.joined(behind):
        return None
    return _rank("quantity.rank.opening", amount, None)


@rule("quantity.rank.number", example="La Terralta è il numero due al mondo nel cobalto.")
def number(ctx: Context, amount: Amount) -> Found | None:
    """A rank told as a number: "numero due al mondo", "il numero 3 mondiale"."""
    at = amount.unit_end
    listed = (
        ctx.is_in(at, "rank.places")
        and ctx.plain_in(amount.first.start - 1, "words.to")
        and is_figures(ctx, amount.first)
    )
    if amount.form == "cardinal" and listed and not amount.first.decimal:
        # "al 5 posto".
        return _rank("quantity.rank.number", amount, (at, at + 1))
    if amount.form != "cardinal" or not ctx.is_in(amount.first.start - 1, "count.numbers") or amount.first.decimal:
        return None
    at += ctx.plain_in(at, "rank.among")
    if not ctx.joined(at) or not (ctx.is_in(at, "rank.worlds") or ctx.is_in(at, "rank.scopes")):
        return None
    return _rank("quantity.rank.number", amount, None)


@rule("quantity.rank.in_turn", example="Rossi è salito dal settimo al secondo posto, Bianchi dal nono al terzo.")
def in_turn(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """Ranks of others told in turn, the place said once: "Rossi è sceso in quinta posizione, Verdi in settima"."""
    first, behind = amount.first.start, amount.first.end
    one = before[-1] if before else None
    if amount.form != "ordinal" or one is None or one.kind != "rank" or one.start < ctx.sentence(first)[0]:
        return None
    headed = ctx.plain_in(first - 1, "rank.turns") and first - one.end <= TURN
    joined = ctx.is_in(first - 1, "joints.and") and one.end == first - 1
    ends = not ctx.joined_word(behind) or ctx.pos(behind) in ("CCONJ", "ADP")
    told = chunks(ctx.doc).verb_of
    between = (token for token in range(one.end, first) if told[token] >= 0)
    if not (headed or joined) or not ends or any(ctx.tag(token).form == "Fin" for token in between):
        return None
    found = _rank("quantity.rank.in_turn", amount, None)
    owner = chunks(ctx.doc).noun_of[first - 2]
    name = chunks(ctx.doc).nouns[owner] if owner >= 0 else None
    told_of = (name.start, first - 1) if name is not None and name.kind == "name" else None
    found.item = ctx.name_at.get(first - 2, told_of or (one.item if first - one.end <= 2 else None))
    return found


@rule("quantity.rank.apposed", example="Il corridore, già terzo nel 2008, ha vinto la gara.")
def apposed(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A rank told in passing of the name before it: "Rossi, già terzo nel 2008", "Verdi, sesta nello slalom"."""
    first, behind = amount.first.start, amount.first.end
    mark = first - 1 - (ctx.pos(first - 1) == "ADV")
    if amount.form != "ordinal" or ctx.lower(mark) != "," or ctx.pos(mark - 1) not in ("PROPN", "NOUN"):
        return None
    inside = ctx.plain_in(behind, "rank.contests") and ctx.joined(behind)
    if inside and (amount.value > 1 or mark < first - 1):
        found = _rank("quantity.rank.apposed", amount, None)
        found.item = ctx.name_at.get(mark - 1)
        return found
    if ctx.joined(behind) and ctx.lemma(behind) in ctx.lex.sets["rank.nouns"]:
        return _rank("quantity.rank.apposed", amount, ranked(ctx, behind))
    return None


@rule("quantity.rank.again", example="È il terzo esportatore di gas, il decimo di petrolio.")
def again(ctx: Context, amount: Amount, before: list[Found]) -> Found | None:
    """A second rank, whose noun the first one has: "il terzo esportatore di gas, il decimo di petrolio"."""
    if amount.form != "ordinal" or not ctx.is_in(amount.first.start - 1, "joints.articles"):
        return None
    ranks = before[-1] if before and before[-1].kind == "rank" else None
    if ranks is None or ranks.start < ctx.sentence(amount.start)[0] or amount.value < 2:
        return None
    return _rank("quantity.rank.again", amount, ranks.noun) if ctx.pos(amount.first.end) == "ADP" else None


RULES = (place, superlative, ordinal, finish, opening)
