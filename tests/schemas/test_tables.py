"""The declarations: what rows are, and that all that is derived from them agrees."""

import dataclasses

import pytest

from pipelines.release.models import arrow_schema, column_view, pandera_model, polars_schema
from schemas import ROWS, TABLES, Row, Span, Statement, enums
from schemas.core import column, table


def test_every_column_explains_itself():
    for declared in TABLES.values():
        assert declared.title and declared.description
        for each in declared.columns:
            assert each.description.endswith("."), f"{declared.name}.{each.name}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.TABLE.name)
def test_references_within_declarations_exist(row: type[Row]):
    declared = row.TABLE
    assert declared.key
    for each in declared.columns:
        if each.foreign:
            assert len(TABLES[each.foreign].key) == 1
        for name in (each.not_below, *each.shows, *declared.identity, *declared.order):
            assert name is None or name in declared.names


def test_new_rows_start_unknown():
    row = Statement(
        start=0, end=4, content="Sarà", content_spans=[Span(0, 4)], form="direct", act="assert", rule="statement.x"
    )
    assert (row.cue, row.speaker_id, row.date_start) == (None, None, None)
    assert row.speaker_ids == [] and row.negated is False
    assert row == dataclasses.replace(row)
    with pytest.raises(AttributeError):
        row.speeker = "a column that is misspelt"
    with pytest.raises(TypeError):
        Statement("by position")


def test_a_row_does_not_share_its_lists():
    one, other = (
        Statement(start=0, end=1, content="a", content_spans=[Span(0, 1)], form="direct", act="assert", rule="r")
        for _ in range(2)
    )
    one.speaker_ids.append("ent_0")
    assert other.speaker_ids == []


def test_a_type_that_the_contract_does_not_know_is_refused():
    with pytest.raises(TypeError, match="weight"):

        @table("things", "Things")
        class Thing(Row):
            weight: complex = column("No such thing.")


@pytest.mark.parametrize("name", TABLES)
def test_all_forms_have_the_same_columns(name: str):
    declared = TABLES[name]
    names = list(declared.names)
    assert list(polars_schema(declared)) == names
    assert arrow_schema(declared).names == names
    assert list(pandera_model(name).columns) == names
    assert [each["name"] for each in column_view(declared)] == names
    for field, each in zip(arrow_schema(declared), declared.columns, strict=True):
        assert field.nullable is each.nullable
        assert field.metadata[b"description"].decode() == each.description


def test_enumerations_hold_no_value_twice():
    for name, values in vars(enums).items():
        if name.isupper():
            assert len(set(values)) == len(values), name
    assert len(enums.RARE_EARTH_ELEMENTS) == 17
    assert len(enums.CRITICAL_RAW_MATERIALS) == 34 - 3, "without scandium and the two groups of rare earths"
