"""The checks of entities find what they are for, and nothing in good tables."""

from __future__ import annotations

import polars as pl

from pipelines.link.entity_checks import in_two_countries, outside, twins

GOOD = pl.DataFrame(
    {
        "entity_id": ["a", "b", "c", "d"],
        "entity_type": ["person", "company", "place", "place"],
        "name": ["Carla Testini", "Valdora Mining", "Bremm", "Bremm"],
        "country": ["ITA", None, "DEU", "USA"],
        "geonames_id": [None, None, 1, 2],
    }
)


def test_good_entities_pass() -> None:
    assert in_two_countries(GOOD).is_empty()
    assert twins(GOOD).is_empty()


def test_an_entity_with_two_countries_is_found() -> None:
    other = GOOD.head(1).with_columns(country=pl.lit("FRA"))
    assert in_two_countries(pl.concat([GOOD, other]))["countries"].to_list() == [["FRA", "ITA"]]


def test_two_spellings_of_one_name_are_found() -> None:
    other = GOOD.slice(1, 1).with_columns(entity_id=pl.lit("e"), name=pl.lit("VALDORA-Mining"))
    assert twins(pl.concat([GOOD, other]))["entity_ids"].to_list() == [["b", "e"]]


def test_mentions_outside_their_text_are_found() -> None:
    articles = pl.DataFrame({"article_id": ["x"], "n_chars": [10]})
    mentions = pl.DataFrame(
        {"mention_id": list("12345"), "article_id": list("xxxxy"), "start": [0, 5, 5, -1, 0], "end": [10, 11, 5, 2, 1]}
    )
    assert outside(mentions, articles)["mention_id"].to_list() == ["2", "3", "4", "5"]
