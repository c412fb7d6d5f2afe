"""The codes of event types."""

import pytest

from schemas import enums
from schemas.plover import EVENT_TYPES, PLOVER, codes

CAMEO_ROOTS = {
    "REQUEST": {"02", "10"},
    "AGREE": {"03", "04", "05", "06", "07"},
    "RETREAT": {"08"},
    "ACCUSE": {"09", "11"},
}


def test_types_are_those_of_the_contract():
    assert tuple(EVENT_TYPES) == enums.EVENT_TYPE
    assert len(EVENT_TYPES) == 45


@pytest.mark.parametrize("entry", EVENT_TYPES.values(), ids=lambda entry: entry.name)
def test_every_type_is_defined_and_coded_in_known_categories(entry):
    assert entry.definition.endswith(".")
    assert (entry.actual is None) == (entry.planned is None)
    for category in (entry.actual, entry.planned):
        assert category is None or category in PLOVER
    if entry.cameo:
        assert entry.actual and len(entry.cameo) == 2 and entry.cameo.isdigit()
    if entry.planned in CAMEO_ROOTS and entry.cameo:
        assert entry.cameo in CAMEO_ROOTS[entry.planned]


def test_what_is_planned_takes_the_category_of_its_announcement():
    assert codes("agreement", "actual") == ("SUPPORT", "05")
    assert codes("agreement", "planned") == ("AGREE", "05")
    assert codes("sanction", "planned") == ("SANCTION", "16")
    assert codes("resignation", "actual") == ("RETREAT", None)
    assert codes("price_change", "actual") == (None, None)
    with pytest.raises(KeyError):
        codes("wedding", "actual")
