"""Events told again: within an article, across articles, and what is kept apart."""

from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipelines.link.events import group_events

ARTICLES = pl.DataFrame(
    {
        "article_id": ["a", "b", "c"],
        "published_start": [date(2025, 3, 4), date(2025, 3, 5), date(2025, 9, 1)],
        "published_end": [date(2025, 3, 4), date(2025, 3, 5), date(2025, 9, 1)],
    }
)
SCHEMA = {
    "event_id": pl.String,
    "article_id": pl.String,
    "event_type": pl.String,
    "status": pl.String,
    "text": pl.String,
    "date_start": pl.Date,
    "date_end": pl.Date,
    "date_basis": pl.String,
}


def groups_of(rows: list[tuple[str, str, str, str]], parties: list[tuple[str, str, str]]) -> dict[str, str]:
    """Group by event, of rows (id, article, type, clause) and parties (event, role, entity)."""
    events = pl.DataFrame(
        [(event, article, kind, "actual", text, None, None, None) for event, article, kind, text in rows],
        schema=SCHEMA,
        orient="row",
    )
    participants = pl.DataFrame(
        [(event, role, entity, entity) for event, role, entity in parties],
        schema=dict.fromkeys(("event_id", "role", "entity_id", "surface"), pl.String),
        orient="row",
    )
    found = group_events(events, participants, ARTICLES)
    return dict(found.iter_rows())


def test_headline_and_first_sentence_are_one():
    rows = [
        ("1", "a", "arrest", "Arrestato il cassiere"),
        ("2", "a", "arrest", "il cassiere è stato arrestato a Valdora"),
    ]
    assert groups_of(rows, [("1", "target", "x"), ("2", "target", "x")]) == {"1": "1", "2": "1"}


def test_two_requests_of_one_person_are_two():
    rows = [
        ("1", "a", "request", "ha chiesto nuovi fondi"),
        ("2", "a", "request", "ha chiesto la chiusura della strada"),
    ]
    groups = groups_of(rows, [("1", "actor", "x"), ("2", "actor", "x")])
    assert groups == {"1": "1", "2": "2"}


def test_same_parties_in_two_articles_of_near_days():
    rows = [("1", "a", "agreement", "hanno firmato un accordo"), ("2", "b", "agreement", "la firma dell'intesa")]
    parties = [(event, "actor", entity) for event in "12" for entity in "xy"]
    assert groups_of(rows, parties) == {"1": "1", "2": "1"}


def test_months_apart_is_another_happening():
    rows = [("1", "a", "visit", "è arrivato a Valdora"), ("2", "c", "visit", "è arrivato a Valdora")]
    assert groups_of(rows, [("1", "actor", "x"), ("2", "actor", "x")]) == {"1": "1", "2": "2"}


def test_other_targets_contradict():
    rows = [("1", "a", "accuse", "ha accusato Ferri"), ("2", "a", "accuse", "ha accusato Neri")]
    parties = [("1", "actor", "x"), ("1", "target", "ferri"), ("2", "actor", "x"), ("2", "target", "neri")]
    assert groups_of(rows, parties) == {"1": "1", "2": "2"}


def test_without_parties_alone():
    rows = [("1", "a", "vote", "si è votato"), ("2", "a", "vote", "si è votato")]
    assert groups_of(rows, []) == {"1": "1", "2": "2"}


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(("visit", "vote")), st.sampled_from("xyz")), max_size=12)
)
def test_group_is_named_by_its_first_member(drawn):
    rows = [(f"{n:02d}", article, kind, "è arrivato in paese") for n, (article, kind, _) in enumerate(sorted(drawn))]
    parties = [(f"{n:02d}", "actor", party) for n, (_, _, party) in enumerate(sorted(drawn))]
    groups = groups_of(rows, parties)
    for event, group in groups.items():
        assert group <= event
        assert groups[group] == group
