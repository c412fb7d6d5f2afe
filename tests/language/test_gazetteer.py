"""The gazetteers: what is written in them agrees with itself."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language.document import Entity
from pipelines.language.mentions.fold import fold, plain
from pipelines.language.mentions.gazetteer import Gazetteer, gazetteer, inflect
from pipelines.language.pack import load_pack


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer(load_pack("it"))


def entities(names: Gazetteer) -> set[Entity]:
    every = [name for entries in names.names.values() for name in entries]
    return {name.entity for name in every} | {name.city for name in every if name.city}


def test_no_two_persons_or_bodies_share_a_folded_name(names: Gazetteer) -> None:
    known = defaultdict(set)
    for entity in entities(names):
        if entity.entity_type != "place":
            known[entity.entity_type, plain(entity.name)].add(entity)
    assert not [found for found in known.values() if len(found) > 1]


def test_what_is_a_part_has_a_whole(names: Gazetteer) -> None:
    known = {(entity.entity_type, entity.name) for entity in entities(names)}
    assert not [e.name for e in entities(names) if e.part_of and e.part_of not in known]


def test_countries_of_entities_exist(names: Gazetteer) -> None:
    assert {entity.country for entity in entities(names)} - {None} <= set(names.countries)


def test_every_state_has_its_adjective(names: Gazetteer) -> None:
    own = load_pack("it").table("countries")
    without = [code for code, about in own.items() if about.get("capital") and not about.get("adjectives")]
    assert without == ["COG"], "both Congos share one adjective, which is the larger one's"


@pytest.mark.parametrize(
    ("adjective", "forms"),
    [
        ("russo", {"russo", "russa", "russi", "russe"}),
        ("cinese", {"cinese", "cinesi"}),
        ("tedesco", {"tedesco", "tedesca", "tedeschi", "tedesche"}),
        ("austriaco", {"austriaco", "austriaca", "austriaci", "austriache"}),
        ("vietnamita", {"vietnamita", "vietnamiti", "vietnamite"}),
    ],
)
def test_adjectives_are_inflected(adjective: str, forms: set[str]) -> None:
    assert forms <= set(inflect(adjective))


def test_an_adjective_tells_one_country(names: Gazetteer) -> None:
    own = load_pack("it").table("countries")
    owners = defaultdict(set)
    for code, about in own.items():
        for adjective in about.get("adjectives", ()):
            owners[adjective if isinstance(adjective, str) else adjective[0]].add(code)
    assert not {adjective: codes for adjective, codes in owners.items() if len(codes) > 1}


def test_offices_end_after_they_begin(names: Gazetteer) -> None:
    assert not [p.entity.name for p in names.listed for office in p.offices if office.last < office.first]


@given(st.text(max_size=40))
def test_folding_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert fold(plain(text)) == fold(text)
