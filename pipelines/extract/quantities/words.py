"""Quantities that lie in one word: "raddoppiare" (a ratio), "45enne" (an age)."""

from __future__ import annotations

from pipelines.extract.quantities.context import Amount, Context, Found
from pipelines.extract.rules import rule
from pipelines.language.document import Number
from pipelines.language.numbers import lexicon as number_lexicon
from pipelines.language.numbers import parse_figure
from pipelines.language.syntax import chunks


def _amount(index: int, value: float, form: str) -> Amount:
    number = Number(index, index + 1, value, form)
    return Amount(index, index + 1, number, number, value, value, unit_end=index + 1)


@rule("quantity.ratio.verb", example="La produzione di Valdora è raddoppiata in un anno.")
def ratio(ctx: Context, index: int) -> Found | None:
    """A verb that multiplies: "raddoppiare" is a ratio of 2, "dimezzare" of one half."""
    value = ctx.lex.ratio_verbs.get(ctx.lemma(index))
    told = ctx.pos(index) in ("VERB", "AUX") or (ctx.pos(index) == "ADJ" and ctx.pos(index - 1) == "AUX")
    if value is None or not told:
        return None
    owner = chunks(ctx.doc).verb_of[index]
    if ctx.tag(index).form == "Inf" or (owner >= 0 and chunks(ctx.doc).verbs[owner].negated):
        # "vogliono dimezzare i tempi" tells of no number that is true.
        return None
    change = "increase" if value > 1 else "decrease"
    return Found(
        "quantity.ratio.verb",
        _amount(index, value, "multiple"),
        index,
        index + 1,
        value,
        value,
        False,
        "1",
        "ratio",
        change=change,
    )


@rule("quantity.age.suffix", example="Una 45enne di Valdora guida l'azienda.")
def age(ctx: Context, index: int) -> Found | None:
    """A person called by age: "45enne", "quarantenne"."""
    lower = ctx.lower(index)
    if ctx.is_in(index, "age.not_ages"):
        return None
    for suffix in ctx.lex.sets["age.suffixes"]:
        if lower.endswith(suffix):
            stem = lower[: -len(suffix)].rstrip("-")
            figure = parse_figure(stem) if stem[:1].isdigit() else None
            value = (
                figure.value
                if figure is not None
                else number_lexicon(ctx.lex.pack).stem(stem)
                if stem.isalpha()
                else None
            )
            if value is not None and 0 < value <= 122:
                return Found(
                    "quantity.age.suffix",
                    _amount(index, value, "cardinal"),
                    index,
                    index + 1,
                    value,
                    value,
                    False,
                    "a",
                    "age",
                )
    return None
