"""The check that dimension fits measure, with rows that it must and must not name."""

from __future__ import annotations

import pytest

from pipelines.extract.quantities.plausible import KINDS_OF, implausible
from schemas import Quantity, enums


def row(**values) -> Quantity:
    """A row with some values; the rest as a reader of quantities leaves them."""
    given = {"value_low": 5.0, "value_high": 5.0, "unit": "t", "kind": "mass", **values}
    return Quantity(
        start=0, end=1, text="5", number_start=0, number_end=1, rule="quantity.measure.number_unit", **given
    )


@pytest.mark.parametrize(
    "values",
    [
        {"measure": "reserves", "kind": "temperature", "unit": "Cel"},
        {"measure": "price", "kind": "mass"},
        {"kind": "share", "unit": "%", "value_low": 120.0, "value_high": 120.0},
        {"value_low": -5.0, "value_high": -5.0},
        {"kind": "age", "unit": "a", "value_low": 300.0, "value_high": 300.0},
        {"kind": "rank", "unit": "1", "value_low": 2.5, "value_high": 2.5},
    ],
)
def test_hard_to_believe(values: dict) -> None:
    assert implausible(row(**values))


@pytest.mark.parametrize(
    "values",
    [
        {"measure": "reserves"},
        {"measure": "price", "kind": "price", "unit": "USD/kg"},
        {"kind": "share", "unit": "%", "value_low": 80.0, "value_high": None},
        {"kind": "growth", "unit": "%", "value_low": -169.0, "value_high": -169.0, "change": "decrease"},
        {"kind": "temperature", "unit": "Cel", "value_low": -5.0, "value_high": -5.0},
    ],
)
def test_nothing_against_it(values: dict) -> None:
    assert implausible(row(**values)) is None


def test_the_table_speaks_of_known_measures_and_kinds() -> None:
    assert set(KINDS_OF) <= set(enums.MEASURE)
    assert set().union(*KINDS_OF.values()) <= set(enums.KIND)
