"""Entities of different articles: one where only the spelling differs, several where anything else does."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.link.entities import fold, merge_entities, rename_entities
from pipelines.release.frames import frame_of, frames_of
from schemas import TABLES, EntityRow, MentionRow, Statement, ids


def entity(name: str, entity_type: str = "person", **more) -> EntityRow:
    return EntityRow(entity_id=ids.entity_id(entity_type, name), name=name, entity_type=entity_type, **more)


def mention(row: EntityRow, start: int = 0) -> MentionRow:
    return MentionRow(
        mention_id=ids.mention_id("art_0000000000000001", start, start + 5, row.entity_id),
        article_id="art_0000000000000001",
        entity_id=row.entity_id,
        start=start,
        end=start + 5,
        surface="Ferri",
        mention_kind="name",
    )


def merged(entities: list[EntityRow], mentions: list[MentionRow] = ()) -> pl.DataFrame:
    return merge_entities(frame_of(TABLES["entities"], entities), frame_of(TABLES["mentions"], mentions))


@pytest.mark.parametrize(
    ("one", "other"), [("Ada Ferri", "ADA FERRI"), ("José Muñoz", "Jose Munoz"), ("Nordmin S.p.A.", "Nordmin SpA")]
)
def test_spellings_fold(one, other):
    assert fold(one) == fold(other)


def test_the_spelling_that_is_mentioned_most_stands():
    often, seldom = entity("José Muñoz"), entity("Jose Munoz")
    frame = merged([seldom, often], [mention(often), mention(often, 10), mention(seldom, 20)])
    assert set(frame["entity_id"]) == {often.entity_id}
    assert set(frame["was"]) == {often.entity_id, seldom.entity_id}
    assert set(frame["n_mentions"]) == {3}


def test_another_type_is_another_entity():
    frame = merged([entity("Valdora", "place"), entity("Valdora", "company")])
    assert frame["entity_id"].n_unique() == 2


def test_what_articles_disagree_on_is_unknown():
    known, unknown = entity("Ada Ferri", country="ITA"), entity("Ada Ferri")
    assert set(merged([known, unknown])["country"]) == {"ITA"}
    assert set(merged([known, entity("Ada Ferri", country="CHE")])["country"]) == {None}


def test_nothing_is_part_of_itself():
    frame = merged(
        [
            entity("Nordmin SpA", "company", part_of=ids.entity_id("company", "Nordmin S.p.A.")),
            entity("Nordmin S.p.A.", "company"),
        ]
    )
    assert set(frame["part_of"]) == {None}


def test_rows_follow_their_entity():
    stays, goes = entity("José Muñoz"), entity("Jose Munoz")
    statement = Statement(
        start=0,
        end=9,
        content="La miniera",
        content_spans=[],
        form="direct",
        act="assert",
        rule="r",
        speaker_id=goes.entity_id,
        speaker_ids=[goes.entity_id],
    )
    mentions = [mention(stays), mention(stays, 10), mention(goes, 20)]
    frames = frames_of({"entities": [stays, goes], "mentions": mentions, "statements": [statement]})
    renamed = rename_entities(frames, merge_entities(frames["entities"], frames["mentions"]))
    assert renamed["statements"]["speaker_id"].to_list() == [stays.entity_id]
    assert renamed["statements"]["speaker_ids"].to_list() == [[stays.entity_id]]
    ids_of_mentions = [
        ids.mention_id("art_0000000000000001", start, start + 5, stays.entity_id) for start in (0, 10, 20)
    ]
    assert sorted(renamed["mentions"]["mention_id"]) == sorted(ids_of_mentions)


def test_no_entities():
    assert merged([]).height == 0
