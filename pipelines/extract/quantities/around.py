"""Where a number is true that nothing in its clause tells: the one place of its sentence, or of the one before."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract.quantities.context import HEADCOUNTS, Context, Found
from pipelines.extract.quantities.locatives import told
from pipelines.language.document import Entity

NEAR = 40
"""How far off in its sentence a place may be told that is no complement of the number's clause."""
CLAUSE = 8
"""Tokens that a quotation has from where on it is a clause, whose places the reporter's own words do not tell."""
HERE = frozenset({"count", "share", "fraction"})
"""Kinds that may be true of a place told in the sentence before."""


def nowhere(ctx: Context, found: Found) -> bool:
    """Whether no place that the clause does not tell is its own.

    Of who acts ("secondo due diplomatici", "firmato da 27 capi di Stato"), and of what stands nowhere ("16 nazioni").
    """
    noun = (found.like or found).noun
    acting = ctx.plain_in(ctx.skip_articles(found.start - 1), "place.agents")
    return acting or (
        noun is not None and any(ctx.lemma(token) in ctx.lex.sets["place.nowhere"] for token in range(*noun))
    )


def around(ctx: Context, found: Found) -> Entity | None:
    """For what is counted or is a share: the one place of the sentence; of people, else of the sentence before.

    What stands in brackets or marks of its own tells of something else, and so do words far off.
    """
    if found.kind not in HERE:
        return None
    sentence = ctx.doc.sentence_of[found.start] if ctx.doc.sentences else 0
    first, end = ctx.sentence(found.start)
    near = range(max(first, found.start - NEAR), min(end, found.end + NEAR))
    scopes = [list(_beside_it(ctx, found, near))]
    if sentence > 0 and people(ctx, found) and ctx.doc.sentences[sentence - 1].end == first:
        scopes.append(list(range(*ctx.sentence(first - 1))))
    for scope in scopes:
        places = list(told(ctx, scope))
        if places:
            names = {place.name for place in places}
            return places[0] if len(names) == 1 else None
    return None


def _beside_it(ctx: Context, found: Found, scope: range) -> Iterator[int]:
    """The tokens of `scope` outside of brackets that do not hold the quantity; of a quoted clause those inside it."""
    quoted = ctx.doc.quotation_of
    own = quoted[found.start] if quoted else -1
    clause = own >= 0 and sum(quoted[token] == own for token in scope) >= CLAUSE
    opened = -1
    for token in scope:
        if ctx.lower(token) == "(":
            opened = token
        inside = opened >= 0 and not opened < found.start < _brackets_end(ctx, opened)
        if ctx.lower(token) == ")":
            opened = -1
        if not inside and (not clause or quoted[token] == own):
            yield token


def _brackets_end(ctx: Context, opening: int) -> int:
    """The token that closes the bracket at `opening`, else the end of its sentence."""
    end = ctx.sentence(opening)[1]
    return next((token for token in range(opening + 1, end) if ctx.lower(token) == ")"), end)


def residents(ctx: Context, found: Found) -> bool:
    """Whether those are counted who are mostly at home: "bambini", "elettori"."""
    return found.noun is not None and any(
        ctx.lemma(token) in ctx.lex.sets["place.residents"] for token in range(*found.noun)
    )


def people(ctx: Context, found: Found) -> bool:
    """Whether people are counted, the dead and hurt among them."""
    noun = (found.like or found).noun
    if noun is None:
        return False
    return any(ctx.lex.measure_lemmas.get(ctx.lemma(token)) in HEADCOUNTS for token in range(*noun))
