"""Rows become frames in reading order."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.bundle import ArticleRows, identify
from pipelines.release.frames import frames_of
from schemas import TABLES, Quantity
from tests.release import sample


def test_articles_without_a_day_come_last():
    frames = sample.frames()
    assert frames["articles"]["published_start"].to_list() == [date(2025, 4, 1), None]
    last = frames["articles"]["article_id"][1]
    assert frames["statements"]["article_id"][1] == last
    assert set(frames) == set(TABLES)


def test_the_order_of_rows_does_not_matter():
    rows = sample.rows()
    turned = frames_of({name: list(reversed(found)) for name, found in rows.items()})
    for name, frame in frames_of(rows).items():
        assert frame.equals(turned[name]), name


def test_an_unknown_table_is_refused():
    with pytest.raises(KeyError, match="poems"):
        frames_of({"poems": []})


def test_a_value_of_another_type_is_refused():
    rows = sample.rows()
    rows["quantities"][0].value_low = "due"
    with pytest.raises(TypeError):
        frames_of(rows)


def test_a_bundle_survives_the_cache():
    for _, bundle in sample.bundles():
        line = bundle.to_json()
        assert "\n" not in line
        assert ArticleRows.from_json(line) == bundle


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
    st.none() | st.dates(),
)
def test_any_value_survives_the_cache(text, value, day):
    row = Quantity(
        start=0, end=1, text=text, number_start=0, number_end=1, value_low=value, date_end=day, kind="mass", rule=text
    )
    bundle = ArticleRows(quantities=[row])
    assert ArticleRows.from_json(bundle.to_json()) == bundle


@pytest.mark.parametrize("line", ["", "[]", "{}", "7", '{"n_words": 1, "n_sentences": 1, "statements": [["a"], []]}'])
def test_what_is_no_bundle_is_refused(line: str):
    with pytest.raises(ValueError):
        ArticleRows.from_json(line)


def test_a_bundle_of_other_columns_is_refused():
    document = json.loads(ArticleRows().to_json())
    document["events"][0] = document["events"][0][:-1]
    with pytest.raises(ValueError, match="events"):
        ArticleRows.from_json(json.dumps(document))


def test_provisional_ids_become_real_ones_everywhere():
    article, bundle = sample.bundles()[1]
    assert bundle.participants[0].event_id == bundle.events[0].event_id == bundle.events[0].group_id
    assert bundle.quantities[0].statement_id == bundle.statements[0].statement_id
    assert bundle.statements[0].article_id == article.article_id
    before = bundle.to_json()
    identify(bundle, article.article_id)
    assert bundle.to_json() == before
