"""The same told again: grouped where speaker, words and days agree, and kept apart where one of them does not."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import NamedTuple

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.link import candidates
from pipelines.link.groups import group_statements
from pipelines.link.union import Groups

MAY = date(2025, 5, 2)
ARTICLES = pl.DataFrame(
    [("a", "it", MAY), ("b", "it", date(2025, 5, 4)), ("c", "it", date(2025, 9, 1)), ("z", "it", None)],
    schema={"article_id": pl.String, "language": pl.String, "published_start": pl.Date},
    orient="row",
).with_columns(published_end=pl.col("published_start"))
ENTITIES = pl.DataFrame(
    [
        ("ferri", "Ada Ferri", "person"),
        ("neri", "Ugo Neri", "person"),
        ("ugo", "Carlo Ferri", "person"),
        ("port", "Autorità del porto", "organization"),
    ],
    schema=["entity_id", "name", "entity_type"],
    orient="row",
)


class Said(NamedTuple):
    """A statement. `speaker` is an entity, `words` what stands in the text."""

    article: str
    content: str
    speaker: str | None = "ferri"
    day: date | None = None
    words: str | None = None
    basis: str | None = "name"
    negated: bool = False
    span: tuple[int, int] | None = None


def groups_of(*told: Said, order: list[int] | None = None) -> list[int]:
    """For each statement the number of the first of its group. `order`: that of the rows in the frame."""
    frame = pl.DataFrame(
        [
            (f"s{i:03d}", s.article, i, i + 1, s.content, s.speaker, [], s.words, s.basis, s.negated, s.day, s.day)
            for i, s in enumerate(told)
        ],
        schema={
            "statement_id": pl.String,
            "article_id": pl.String,
            "start": pl.Int64,
            "end": pl.Int64,
            "content": pl.String,
            "speaker_id": pl.String,
            "speaker_ids": pl.List(pl.String),
            "speaker": pl.String,
            "speaker_basis": pl.String,
            "negated": pl.Boolean,
            "date_start": pl.Date,
            "date_end": pl.Date,
        },
        orient="row",
    )
    spans = [[dict(zip(("start", "end"), s.span or (1000 + i, 1001 + i), strict=True))] for i, s in enumerate(told)]
    span = pl.Struct({"start": pl.Int64, "end": pl.Int64})
    frame = frame.with_columns(pl.Series("content_spans", spans, dtype=pl.List(span)))
    found = group_statements(frame if order is None else frame[order], ARTICLES, ENTITIES)
    groups = dict(found.iter_rows())
    return [int(groups[f"s{i:03d}"][1:]) for i in range(len(told))]


SAID = "Dobbiamo aprire la miniera di Valdora entro un anno"


@pytest.mark.parametrize(
    "again",
    [
        Said("a", SAID),
        Said("b", "aprire la miniera di Valdora"),
        Said("b", "«Entro un anno va aperta la miniera di Valdora, dobbiamo farlo»"),
        Said("b", "Lo so bene: dobbiamo aprire la miniera di Valdora, e presto, entro un anno."),
        Said("z", SAID),
        Said("b", SAID, day=date(2025, 5, 4)),
    ],
    ids=["in one article", "cut", "translated", "longer", "undated", "said two days later"],
)
def test_the_same_is_known_again(again):
    assert groups_of(Said("a", SAID, day=MAY), again) == [0, 0]


@pytest.mark.parametrize(
    "other",
    [
        Said("b", SAID, "neri"),
        Said("c", SAID),
        Said("b", SAID, day=date(2025, 5, 8)),
        Said("b", "Non dobbiamo aprire la miniera di Valdora entro un anno"),
        Said("b", "Dobbiamo aprire la miniera di Valdora e non entro un anno"),
        Said("b", SAID, negated=True),
        Said("b", "Non pagheremo il gas più di quanto lo pagano gli altri"),
        Said("b", "La miniera di Valdora ha avuto molti padroni e nessuno le ha mai fatto del bene"),
        Said("b", "la miniera"),
    ],
    ids=["who", "months later", "other day", "contrary", "contrary end", "denied", "words", "subject", "too short"],
)
def test_what_differs_stays_apart(other):
    assert groups_of(Said("a", SAID, day=MAY), other) == [0, 1]


def test_other_numbers_are_another_statement():
    assert groups_of(
        Said("a", "Nel porto arrivano 3,8 milioni di tonnellate di sale"),
        Said("b", "Nel porto arrivano 4,1 milioni di tonnellate di sale"),
        Said("b", "Nel porto, credo, arrivano 3,8 milioni di tonnellate di sale"),
    ) == [0, 1, 0]


def test_a_speaker_who_is_not_resolved_fits_the_one_of_that_name():
    assert groups_of(Said("a", SAID, "neri"), Said("b", SAID, None, words="il ministro Ugo Neri")) == [0, 0]
    assert groups_of(Said("a", SAID, "neri"), Said("b", SAID, None, words="il ministro Ugo Bianchi")) == [0, 1]
    body = Said("b", SAID, None, words="le stime dell'Autorità del porto", basis="anonymous")
    assert groups_of(Said("a", SAID, "port"), body) == [0, 0]


def test_a_name_that_fits_two_speakers_of_the_same_words_fits_none():
    told = [Said("a", SAID, "ferri"), Said("a", SAID, "ugo"), Said("b", SAID, None, words="il senatore Ferri")]
    assert groups_of(*told) == [0, 1, 2]


def test_who_is_not_named_said_the_very_same_words():
    nobody, role = Said("b", SAID, None, basis=None), Said("b", SAID, None, words="la ministra", basis="role")
    assert groups_of(Said("a", SAID), nobody, role) == [0, 0, 0]
    assert groups_of(Said("a", SAID), nobody._replace(content="aprire la miniera di Ostria presto")) == [0, 1]
    assert groups_of(Said("a", SAID), Said("b", SAID, None, words="fonti del ministero", basis="anonymous")) == [0, 1]


def test_words_that_two_said_are_not_given_to_one_of_them():
    assert groups_of(Said("a", SAID), Said("a", SAID, "neri"), Said("b", SAID, None, basis=None)) == [0, 1, 2]


def test_the_first_telling_is_in_the_earliest_article_and_undated_ones_come_last():
    assert groups_of(Said("z", SAID), Said("b", SAID), Said("a", SAID)) == [2, 2, 2]


def test_a_statement_within_another_is_not_told_again():
    whole, part = Said("a", f"che dicevano: {SAID}", span=(0, 70)), Said("a", SAID, span=(20, 70))
    assert groups_of(whole, part) == [0, 1]
    assert groups_of(whole, part._replace(span=(80, 130))) == [0, 0]


def test_few_words_must_all_be_there():
    assert groups_of(Said("a", "alcune stanno aprendo una miniera"), Said("b", "Stanno aprendo")) == [0, 1]
    assert groups_of(Said("a", "alcune stanno aprendo miniere"), Said("b", "Stanno aprendo miniere")) == [0, 0]


WORDS = [
    "miniera",
    "porto",
    "governo",
    "sale",
    "nave",
    "accordo",
    "lavoro",
    "prezzo",
    "mercato",
    "strada",
    "ponte",
    "treno",
    "acqua",
    "energia",
]
CONTENT = st.lists(st.sampled_from([*WORDS, "non", "la", "12", "40"]), min_size=1, max_size=9).map(" ".join)
TOLD = st.builds(
    Said,
    article=st.sampled_from("abcz"),
    content=CONTENT,
    speaker=st.sampled_from(["ferri", "neri", None]),
    day=st.sampled_from([None, MAY, MAY + timedelta(days=4)]),
    words=st.sampled_from([None, "Ugo Neri", "il ministro"]),
    basis=st.sampled_from([None, "role", "name"]),
    negated=st.booleans(),
    span=st.just(None),
)


@given(st.lists(TOLD, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_all_the_same(told, shuffle):
    order = list(range(len(told)))
    shuffle.shuffle(order)
    groups = groups_of(*told)
    assert groups_of(*told, order=order) == groups
    assert all(groups[group] == group for group in groups)
    for group in set(groups):
        speakers = {said.speaker for said, its in zip(told, groups, strict=True) if its == group}
        assert len(speakers - {None}) <= 1


def test_hashes_find_what_comparing_each_with_each_finds(monkeypatch):
    chance = random.Random(7)
    told = []
    for number in range(40):
        words = ["".join(chance.choices("abcdeilmnoprstu", k=7)) for _ in range(14)]
        told += [Said("a", " ".join(words)), Said("b", " ".join(words[number % 8 : number % 8 + 6]))]
    by_hashes = groups_of(*told)
    assert by_hashes == [number - number % 2 for number in range(80)]
    monkeypatch.setattr(candidates, "FEW_ROWS", len(told))
    assert groups_of(*told) == by_hashes


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_groups_are_named_by_their_first_row(joined):
    groups = Groups(10)
    for one, other in joined:
        groups.join(one, other)
    for one, other in joined:
        assert groups.first(one) == groups.first(other) <= min(one, other)
    assert all(groups.first(groups.first(row)) == groups.first(row) for row in range(10))
