"""Every check finds what it is for, and nothing in rows that are right."""

from datetime import date

import polars as pl
import pytest

from pipelines.release.checks import (
    check_evidence,
    check_foreign_keys,
    check_frames,
    check_ids,
    check_keys,
    check_rights,
    check_schema,
)
from schemas import TABLES
from tests.release import sample


def broken(table: str, **columns: pl.Expr):
    """The sample with some columns of a table replaced."""
    frames = sample.frames()
    return frames | {table: frames[table].with_columns(**columns)}


def test_right_rows_pass():
    assert check_frames(sample.frames(), sample.texts()) == []


WRONG = {
    "string": pl.lit(""),
    "integer": pl.lit(-1, dtype=pl.Int64),
    "number": pl.lit(float("nan")),
    "list of string": pl.lit([None], dtype=pl.List(pl.String)),
    "list of span": pl.lit(None, dtype=pl.List(pl.Struct({"start": pl.Int64(), "end": pl.Int64()}))),
    "date": pl.lit("1 aprile"),
    "boolean": pl.lit(None, dtype=pl.Boolean),
}


@pytest.mark.parametrize(
    ("table", "column"),
    [(t.name, c.name) for t in TABLES.values() for c in t.columns if t.name != "changes"],
)
def test_every_column_can_turn_red(table: str, column: str):
    kind = TABLES[table].column(column).type
    findings = check_schema(broken(table, **{column: WRONG[kind]}))
    assert any(finding.table == table for finding in findings), f"{table}.{column} is not checked"


@pytest.mark.parametrize(("table", "column"), [(t.name, c.name) for t in TABLES.values() for c in t.columns if c.enum])
def test_values_outside_the_list_are_found(table: str, column: str):
    if sample.frames()[table].height:
        assert check_schema(broken(table, **{column: pl.lit("altro")}))


def test_bounds_in_the_wrong_order_are_found():
    frames = broken("quantities", date_end=pl.lit(date(1999, 1, 1)))
    (finding,) = check_schema(frames)
    assert "date_end" in finding.message and finding.n_rows == 1


def test_half_a_span_is_found():
    (finding,) = check_schema(broken("statements", cue=pl.lit(None, dtype=pl.String)))
    assert "null together" in finding.message


def test_a_missing_and_an_unknown_column_are_found():
    frames = sample.frames()
    assert check_schema(frames | {"rules": frames["rules"].drop("language")})
    assert check_schema(frames | {"rules": frames["rules"].with_columns(extra=pl.lit(1))})
    del frames["rules"]
    assert [finding.message for finding in check_schema(frames)] == ["is missing"]


def test_keys_that_come_twice_are_found():
    frames = sample.frames()
    frames["events"] = pl.concat([frames["events"], frames["events"]])
    (finding,) = check_keys(frames)
    assert (finding.table, finding.n_rows) == ("events", 2)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("statements", "speaker_id", "ent_0000000000000000"),
        ("statements", "rule", "statement.unheard_of"),
        ("event_participants", "event_id", "evt_0000000000000000"),
        ("quantities", "statement_id", "sta_0000000000000000"),
        ("articles", "duplicate_of", "art_0000000000000000"),
    ],
)
def test_ids_that_lead_nowhere_are_found(table: str, column: str, value: str):
    findings = check_foreign_keys(broken(table, **{column: pl.lit(value)}))
    assert (table, column) in {(finding.table, finding.column) for finding in findings}


def test_elements_of_lists_are_foreign_keys_too():
    frames = broken("statements", speaker_ids=pl.lit(["ent_0000000000000000"]))
    assert [finding.column for finding in check_foreign_keys(frames)] == ["speaker_ids"]


def test_an_id_that_is_not_the_hash_of_its_row_is_found():
    (finding,) = check_ids(broken("events", event_type=pl.lit("visit")))
    assert finding.table == "events"


def test_text_without_rights_is_found():
    findings = check_rights(broken("articles", text=pl.lit("Tutto il testo.")))
    assert {finding.column for finding in findings} == {"text", "text_sha256"}


@pytest.mark.parametrize(("table", "column"), [(t.name, c.name) for t in TABLES.values() for c in t.columns if c.shows])
def test_one_letter_that_is_not_in_the_text_is_found(table: str, column: str):
    frames = broken(table, **{column: pl.col(column) + "x"})
    evidence = check_evidence(frames, sample.texts())
    assert [(finding.table, finding.column) for finding in evidence.findings] == [(table, column)]


@pytest.mark.parametrize("shift", [1, -1, 10_000, -10_000])
def test_spans_that_are_moved_are_found(shift: int):
    frames = broken("quantities", start=pl.col("start") + shift, end=pl.col("end") + shift)
    assert check_evidence(frames, sample.texts()).findings


def test_rows_of_texts_that_are_not_at_hand_do_not_pass():
    evidence = check_evidence(sample.frames(), sample.texts()[:1])
    assert (evidence.checked, evidence.unchecked, evidence.findings) == (3, 7, [])
    assert [finding.check for finding in check_frames(sample.frames(), sample.texts()[:1])] == ["evidence"]


def test_a_finding_reads_as_one_line():
    frames = broken("events", trigger=pl.lit("ha rotto un accordo"))
    line = str(check_evidence(frames, sample.texts()).findings[0])
    assert line.startswith("evidence: events.trigger is not the text at its span in 1 row (evt_")
