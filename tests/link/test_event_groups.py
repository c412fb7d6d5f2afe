"""Events told again: within an article, across articles, and what is kept apart."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.link.events import group_events

ARTICLES = pl.DataFrame(
    [
        ("a", "it", "Arrestato il cassiere", date(2025, 3, 4)),
        ("b", "it", None, date(2025, 3, 5)),
        ("c", "it", None, date(2025, 9, 1)),
        ("z", "it", None, None),
    ],
    schema={"article_id": pl.String, "language": pl.String, "title": pl.String, "published_start": pl.Date},
    orient="row",
).with_columns(published_end=pl.col("published_start"))
ENTITIES = pl.DataFrame(
    [
        ("italia", "ITA", "country"),
        ("francia", "FRA", "country"),
        ("ferri", "ITA", "person"),
        ("neri", "ITA", "person"),
        ("dubois", "FRA", "person"),
        ("nordmin", None, "company"),
    ],
    schema=["entity_id", "country", "entity_type"],
    orient="row",
)
KNOWN = set(ENTITIES["entity_id"])


class Told(NamedTuple):
    """An event. Who is no entity is taken for words."""

    article: str
    kind: str
    text: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    day: date | None = None
    status: str = "actual"


def groups_of(*told: Told, order: list[int] | None = None) -> list[int]:
    """For each event the number of the first of its group. `order`: that of the rows in the frame."""
    events = pl.DataFrame(
        [
            (f"e{i:03d}", t.article, i, i + 1, t.kind, t.status, t.text, t.day, t.day, "explicit" if t.day else None)
            for i, t in enumerate(told)
        ],
        schema={
            "event_id": pl.String,
            "article_id": pl.String,
            "start": pl.Int64,
            "end": pl.Int64,
            "event_type": pl.String,
            "status": pl.String,
            "text": pl.String,
            "date_start": pl.Date,
            "date_end": pl.Date,
            "date_basis": pl.String,
        },
        orient="row",
    )
    participants = pl.DataFrame(
        [
            (f"e{i:03d}", role, who if who in KNOWN else None, who)
            for i, t in enumerate(told)
            for role, whom in (("actor", t.actors), ("target", t.targets))
            for who in whom
        ],
        schema=dict.fromkeys(("event_id", "role", "entity_id", "surface"), pl.String),
        orient="row",
    )
    found = group_events(events if order is None else events[order], participants, ARTICLES, ENTITIES)
    groups = dict(found.iter_rows())
    return [int(groups[f"e{i:03d}"][1:]) for i in range(len(told))]


def test_headline_and_first_sentence_are_one():
    told = [
        Told("a", "arrest", "Arrestato il cassiere", targets=("neri",)),
        Told("a", "arrest", "la guardia ha fermato Ugo Neri", targets=("neri",)),
        Told("a", "arrest", "un anno fa la guardia prese pure il socio di Neri", targets=("neri",)),
    ]
    assert groups_of(*told) == [0, 0, 2]


def test_two_requests_of_one_person_are_two():
    told = [
        Told("b", "request", "ha chiesto nuovi fondi", ("ferri",)),
        Told("b", "request", "ha chiesto la chiusura della strada", ("ferri",)),
        Told("b", "request", "ha chiesto fondi nuovi per la scuola", ("ferri",)),
    ]
    assert groups_of(*told) == [0, 1, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Told("a", "agreement", "hanno firmato un accordo", ("italia", "francia")),
            Told("b", "agreement", "la firma dell'intesa", ("francia", "italia")),
        ),
        (
            Told("a", "agreement", "ha firmato un accordo", ("ferri",), ("francia",)),
            Told("b", "agreement", "l'intesa è fatta", ("francia",), ("italia",)),
        ),
        (
            Told("a", "visit", "è arrivato a Parigi", ("ferri",), ("francia",), date(2025, 3, 3)),
            Told("b", "visit", "lunedì era in Francia", ("ferri",), ("francia",), date(2025, 3, 3), "planned"),
        ),
        (
            Told("a", "arrest", "ha arrestato il cassiere Neri", ("la guardia",), ("neri",)),
            Told("b", "arrest", "è stato arrestato il cassiere", (), ("neri",)),
        ),
    ],
    ids=["same parties", "who signs stands for the state", "planned and done on one day", "one party and words"],
)
def test_two_reports_of_one_happening(one, other):
    assert groups_of(one, other) == [0, 0]


VISIT = Told("a", "visit", "è arrivato a Parigi", ("ferri",), ("francia",))


@pytest.mark.parametrize(
    "other",
    [
        VISIT._replace(article="c"),
        VISIT._replace(article="b", kind="meeting"),
        VISIT._replace(article="b", status="negated"),
        VISIT._replace(article="b", status="planned"),
        VISIT._replace(article="b", actors=("neri",)),
        VISIT._replace(article="b", actors=("nordmin",)),
        VISIT._replace(article="b", targets=("italia",)),
        VISIT._replace(article="z"),
    ],
    ids=["months apart", "type", "denied", "to come", "compatriot", "actor", "target", "unknown day"],
)
def test_another_happening(other):
    assert groups_of(VISIT, other) == [0, 1]


def test_disjoint_days_never_meet_in_one_group():
    first, last = VISIT._replace(day=date(2025, 3, 2)), VISIT._replace(article="b", day=date(2025, 3, 4))
    assert groups_of(first, last) == [0, 1]
    between = VISIT._replace(article="b")
    groups = groups_of(first, last, between)
    assert groups[0] != groups[1] and groups[2] in groups[:2]


def test_parties_that_contradict_never_meet_in_one_group():
    told = [
        Told("a", "talks", "i colloqui di Bremm", ("italia", "francia")),
        Told("a", "talks", "i colloqui di Bremm", ("italia", "nordmin")),
        Told("b", "talks", "i colloqui di Bremm", ("italia",)),
    ]
    groups = groups_of(*told)
    assert groups[0] != groups[1]


def test_without_parties_alone():
    assert groups_of(Told("a", "vote", "si è votato"), Told("a", "vote", "si è votato")) == [0, 1]


TOLD = st.builds(
    Told,
    article=st.sampled_from("abcz"),
    kind=st.sampled_from(["visit", "talks", "request"]),
    text=st.sampled_from(["è arrivato in paese", "Arrestato il cassiere", "chiede al paese fondi nuovi"]),
    actors=st.lists(st.sampled_from(["ferri", "italia", "dubois", "i soci"]), max_size=2, unique=True).map(tuple),
    targets=st.lists(st.sampled_from(["neri", "francia", "nordmin"]), max_size=1).map(tuple),
    day=st.sampled_from([None, date(2025, 3, 3), date(2025, 3, 4)]),
    status=st.sampled_from(["actual", "planned"]),
)


@given(st.lists(TOLD, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_all_the_same(told, shuffle):
    order = list(range(len(told)))
    shuffle.shuffle(order)
    groups = groups_of(*told)
    assert groups_of(*told, order=order) == groups
    assert all(groups[group] == group for group in groups)
    for group in set(groups):
        members = [each for each, its in zip(told, groups, strict=True) if its == group]
        assert len({each.day for each in members} - {None}) <= 1
        assert len({each.kind for each in members}) == 1
