"""The same told again: grouped where speaker, words and days agree, and kept apart where one of them does not."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.link.groups import group_statements
from pipelines.link.union import Groups

MAY = date(2025, 5, 2)
ARTICLES = pl.DataFrame(
    {"article_id": ["a", "b"], "published_start": [MAY, date(2025, 5, 4)], "published_end": [MAY, date(2025, 5, 4)]}
)
Told = tuple[str, str, str | None, date | None]


def statements(*told: Told) -> dict[str, str]:
    """Statement id → group id, of (article, content, speaker, day)."""
    frame = pl.DataFrame(
        [(f"s{i}", *row, row[3]) for i, row in enumerate(told)],
        schema={
            "statement_id": pl.String,
            "article_id": pl.String,
            "content": pl.String,
            "speaker_id": pl.String,
            "date_start": pl.Date,
            "date_end": pl.Date,
        },
        orient="row",
    )
    return dict(group_statements(frame, ARTICLES).iter_rows())


SAID = "Dobbiamo aprire la miniera di Valdora entro un anno"


def test_the_same_words_cut_differently_are_one_group():
    assert statements(("a", SAID, "x", None), ("b", "aprire la miniera di Valdora", "x", None)) == {
        "s0": "s0",
        "s1": "s0",
    }


@pytest.mark.parametrize(
    "other",
    [
        ("b", SAID, "y", None),
        ("b", SAID, None, None),
        ("b", SAID, "x", date(2024, 5, 2)),
        ("b", "Non pagheremo il gas più di quanto lo pagano gli altri", "x", None),
        ("b", "aprire la porta", "x", None),
    ],
    ids=["another speaker", "nobody named", "another day", "other words", "a few words in common"],
)
def test_what_differs_stays_apart(other):
    assert statements(("a", SAID, "x", None), other) == {"s0": "s0", "s1": "s1"}


def test_a_few_words_must_all_be_there():
    assert (
        statements(("a", "alcune stanno aprendo la miniera", "x", None), ("b", "Stanno aprendo", "x", None))["s1"]
        == "s1"
    )
    assert (
        statements(("a", "alcune stanno aprendo tutto", "x", None), ("b", "Stanno aprendo tutto", "x", None))["s1"]
        == "s0"
    )


def test_two_unknown_days_of_undated_articles_are_not_near():
    articles = ARTICLES.with_columns(published_start=pl.lit(None, pl.Date), published_end=pl.lit(None, pl.Date))
    frame = pl.DataFrame(
        {"statement_id": ["s0", "s1"], "article_id": ["a", "b"], "content": [SAID, SAID], "speaker_id": ["x", "x"]}
    ).with_columns(date_start=pl.lit(None, pl.Date), date_end=pl.lit(None, pl.Date))
    assert group_statements(frame, articles)["group_id"].to_list() == ["s0", "s1"]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_groups_are_named_by_their_first_row(pairs):
    groups = Groups(10)
    for one, other in pairs:
        groups.join(one, other)
    for one, other in pairs:
        assert groups.first(one) == groups.first(other) <= min(one, other)
    assert all(groups.first(groups.first(row)) == groups.first(row) for row in range(10))
