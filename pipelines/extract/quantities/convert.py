"""Values in base units, by the units library; imported at the first physical quantity and asked once a unit."""

from __future__ import annotations

from functools import cache

from pipelines.extract.quantities.lexicon import Lexicon


@cache
def _registry():
    import pint

    return pint.UnitRegistry(cache_folder=None)


@cache
def linear(name: str, base: str) -> tuple[float, float]:
    """`(a, b)` such that a value in the unit `name` is `a · value + b` in `base`; both by the library's names."""
    registry = _registry()
    zero = registry.Quantity(0.0, name).to(base).magnitude
    return registry.Quantity(1.0, name).to(base).magnitude - zero, zero


def to_base(
    lex: Lexicon, kind: str, unit: str | None, values: tuple[float | None, float | None], difference: bool = False
):
    """`(low, high, base unit)` of a value in `unit`; all None for kinds and units without a base.

    `difference`: the value is a change of temperature and not a temperature.
    """
    base = lex.base.get(kind)
    name = lex.pint_names.get(unit or "")
    if base is None or name is None:
        return None, None, None
    slope, zero = linear(name, lex.base_pint[base])
    shift = 0.0 if difference else zero
    low, high = (None if value is None else _rounded(slope * value + shift) for value in values)
    return low, high, base


def _rounded(value: float) -> float:
    """Twelve significant digits: what a conversion of decimals can promise."""
    return float(f"{value:.12g}")
