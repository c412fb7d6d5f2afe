"""Whether a quantity can be true as it stands: its dimension fits its measure. For a check that warns and lists."""

from __future__ import annotations

from schemas import Quantity

MATERIAL_KINDS = frozenset(
    {"mass", "volume", "share", "growth", "fraction", "ratio", "money", "points", "energy", "rate"}
)
KINDS_OF: dict[str, frozenset[str]] = {
    "reserves": MATERIAL_KINDS | {"count", "length", "area", "rank"},
    "extraction": MATERIAL_KINDS | {"count"},
    "refining": MATERIAL_KINDS | {"count"},
    "stockpile": MATERIAL_KINDS | {"count", "duration"},
    "price": frozenset({"price", "money", "growth", "ratio", "share", "points", "rate", "fraction"}),
    "tariff": frozenset({"share", "growth", "points", "money", "price", "ratio", "fraction", "rate"}),
    "stake": frozenset({"share", "money", "growth", "points", "fraction", "count"}),
    "market_share": frozenset({"share", "growth", "points", "fraction", "ratio"}),
    "rank": frozenset({"rank"}),
    "duration": frozenset({"duration"}),
}
"""Measure → the kinds that it can be given in; measures that are not here can be given in any."""
UNSIGNED = frozenset({"mass", "count", "age", "duration", "length", "area", "volume", "share", "fraction", "rank"})
OLDEST = 122.5


def implausible(row: Quantity) -> str | None:
    """Why the row is hard to believe, in words for a list of warnings; None where nothing speaks against it.

    A reserve is no temperature, a share of a whole lies in 0–100, a mass that is no change is not negative.
    """
    allowed = KINDS_OF.get(row.measure or "")
    if allowed is not None and row.kind not in allowed:
        return f"{row.measure} given as {row.kind}"
    values = [value for value in (row.value_low, row.value_high) if value is not None]
    if row.kind == "share" and row.unit == "%" and any(not 0 <= value <= 100 for value in values):
        return "a share outside 0 to 100 %"
    if row.kind in UNSIGNED and row.change is None and any(value < 0 for value in values):
        return f"a negative {row.kind}"
    if row.kind == "age" and row.unit == "a" and any(value > OLDEST for value in values):
        return "an age above any known"
    if row.kind == "rank" and any(value < 1 or value != int(value) for value in values):
        return "a rank that is no whole number"
    return None
