"""What the views of groups show: of rows made by hand in full, and of the articles that come with the project."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipelines.link.duplicates import find_duplicates
from pipelines.read.article import Article
from pipelines.read.folder import read_folder
from pipelines.release.database import table_ddl, views_sql
from pipelines.release.frames import Frames, frames_of
from pipelines.score.corpus import frames_now
from schemas import TABLES, ArticleRow, EntityRow, Event, EventParticipant, Statement

RAW = Path(__file__).resolve().parents[2] / "raw"
GROUP_VIEWS = ("v_statement_groups", "v_event_groups", "v_timeline", "v_relations")


def database(frames: Frames) -> duckdb.DuckDBPyConnection:
    """A database in memory with the tables and views of a release."""
    connection = duckdb.connect(":memory:")
    for name, table in TABLES.items():
        connection.execute(table_ddl(table))
        connection.register("frame", frames[name].to_arrow())
        connection.execute(f'INSERT INTO "{name}" SELECT * FROM frame')
        connection.unregister("frame")
    connection.execute(views_sql())
    return connection


def article(key: str, outlet: str | None, day: date | None, copy_of: str | None = None) -> ArticleRow:
    return ArticleRow(
        article_id=key,
        source_path=key,
        source_sha256="",
        media_type="text/plain",
        encoding="utf-8",
        reader="plain",
        language="it",
        outlet=outlet,
        rights="unknown",
        published_start=day,
        published_end=day,
        text_sha256="",
        n_chars=99,
        n_words=9,
        n_sentences=1,
        duplicate_of=copy_of,
    )


def statement(key: str, article_id: str, content: str) -> Statement:
    return Statement(
        statement_id=key, article_id=article_id, start=0, end=9, content=content, content_spans=[], form="direct",
        act="assert", speaker_id="ada", group_id="s1", rule="r",
    )  # fmt: skip


def event(key: str, article_id: str, group: str, days: tuple[date | None, date | None], **more) -> Event:
    facts = {"event_type": "visit", "status": "actual", "text": f"clause of {key}"} | more
    return Event(
        event_id=key, article_id=article_id, start=0, end=9, trigger="t", trigger_start=0, trigger_end=1,
        trigger_lemma="t", date_start=days[0], date_end=days[1], group_id=group, rule="r", **facts,
    )  # fmt: skip


def took_part(event_id: str, role: str, entity: str) -> EventParticipant:
    return EventParticipant(event_id=event_id, role=role, entity_id=entity, surface=entity, start=0, end=1)


MARCH, APRIL = date(2025, 3, 30), date(2025, 4, 2)


@pytest.fixture(scope="module")
def made() -> duckdb.DuckDBPyConnection:
    """Three outlets and a copy; a statement told by all, a visit of two months, a plan, and a threat."""
    articles = [
        article("a1", "Corriere di Valdora", date(2025, 4, 1)),
        article("a2", "Foglio di Ostria", date(2025, 4, 2)),
        article("a3", "Gazzetta di Bremm", date(2025, 4, 3), copy_of="a2"),
        article("a4", None, None),
    ]
    entities = [
        EntityRow(entity_id="ada", name="Ada Ferri", entity_type="person", country="ITA"),
        EntityRow(entity_id="fra", name="Francia", entity_type="country", country="FRA"),
    ]
    statements = [
        statement("s4", "a4", "La miniera riapre"),
        statement("s3", "a3", "La miniera riapre presto"),
        statement("s2", "a2", "La miniera riapre presto"),
        statement("s1", "a1", "La miniera, dico, riapre"),
    ]
    events = [
        event("e2", "a2", "e1", (MARCH, MARCH)),
        event("e1", "a1", "e1", (APRIL, APRIL)),
        event("e3", "a1", "e3", (None, date(2030, 12, 31)), status="planned", event_type="production"),
        event("e4", "a1", "e4", (MARCH, MARCH), status="possible"),
        event("e5", "a1", "e5", (None, None), event_type="talks"),
    ]
    sides = [
        *(took_part(key, role, who) for key in ("e1", "e2") for role, who in (("actor", "ada"), ("target", "fra"))),
        *(took_part("e5", "actor", who) for who in ("ada", "fra")),
    ]
    rows = {"articles": articles, "entities": entities, "statements": statements, "events": events}
    return database(frames_of(rows | {"event_participants": sides}))


def test_a_statement_group_shows_who_was_first_and_how_many_followed(made):
    columns = "content, speaker_name, first_outlet, n_tellings, n_articles, n_independent, n_outlets, variants"
    (row,) = made.sql(f"SELECT {columns} FROM v_statement_groups").fetchall()
    assert row[:4] == ("La miniera, dico, riapre", "Ada Ferri", "Corriere di Valdora", 4)
    assert row[4:7] == (4, 3, 3), "one of the articles is a copy, one has no outlet"
    assert row[7] == ["La miniera riapre", "La miniera riapre presto", "La miniera, dico, riapre"]


def test_an_event_group_shows_the_first_report_and_all_days_given(made):
    columns = "text, first_outlet, n_outlets, actors, targets, earliest_day, latest_day"
    (row,) = made.sql(f"SELECT {columns} FROM v_event_groups WHERE group_id = 'e1'").fetchall()
    assert row == ("clause of e1", "Corriere di Valdora", 2, ["Ada Ferri"], ["Francia"], MARCH, APRIL)


def test_the_timeline_is_in_order_and_holds_what_happened_or_will(made):
    rows = made.sql("SELECT group_id, day FROM v_timeline").fetchall()
    assert rows == [("e1", MARCH), ("e3", date(2030, 12, 31))]


def test_relations_count_each_happening_once_in_one_month(made):
    rows = made.sql("FROM v_relations ORDER BY ALL").fetchall()
    assert rows == [
        ("FRA", "ITA", None, None, "talks", 1),
        ("ITA", "FRA", date(2025, 3, 1), None, "visit", 1),
        ("ITA", "FRA", None, None, "talks", 1),
    ]


def test_every_view_says_what_it_is(made):
    said = dict(made.sql("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall())
    assert set(GROUP_VIEWS) <= set(said)
    assert all(said.values())


@pytest.fixture(scope="module")
def shipped() -> duckdb.DuckDBPyConnection:
    """The articles that come with the project."""
    articles = [read for read in read_folder(RAW) if isinstance(read, Article)]
    frames = frames_now(articles)
    copies = find_duplicates(articles)
    frames["articles"] = frames["articles"].drop("duplicate_of").join(copies, on="article_id").select(
        TABLES["articles"].names
    )  # fmt: skip
    return database({name: frames[name].select(table.names) for name, table in TABLES.items()})


def test_three_of_the_shipped_articles_tell_one_statement(shipped):
    rows = shipped.sql(
        "SELECT speaker_name, n_outlets, n_independent FROM v_statement_groups "
        "WHERE contains(content, 'stanno mostrando interesse')"
    ).fetchall()
    assert rows == [("Dmitry Peskov", 3, 3)]


def test_reports_of_one_agreement_are_one_whether_the_president_or_the_state_signs(shipped):
    rows = shipped.sql(
        "SELECT n_outlets FROM v_event_groups WHERE event_type = 'agreement' AND list_contains(actors, 'Stati Uniti') "
        "AND list_contains(actors, 'Donald Trump')"
    ).fetchall()
    assert rows == [(3,)]


@pytest.mark.parametrize("view", GROUP_VIEWS)
def test_shipped_articles_fill_the_view(shipped, view):
    assert shipped.sql(f"FROM {view} LIMIT 1").fetchall()


def test_rows_of_a_shipped_group_are_of_one_speaker_and_one_type(shipped):
    for sql in (
        "SELECT group_id FROM statements GROUP BY group_id HAVING count(DISTINCT speaker_id) > 1",
        "SELECT group_id FROM events GROUP BY group_id HAVING count(DISTINCT event_type) > 1",
    ):
        assert shipped.sql(sql).fetchall() == []
