"""Asset checks: what is wrong turns red at the right table, and blocks where a release would be wrong."""

from __future__ import annotations

from types import SimpleNamespace

import polars as pl
import pytest

from assets import checks
from pipelines.release.frames import frames_of
from schemas import EntityRow, Quantity


@pytest.fixture
def frames() -> dict[str, pl.DataFrame]:
    return frames_of({})


@pytest.fixture
def project(tmp_path) -> SimpleNamespace:
    (tmp_path / "articles.jsonl").touch()
    return SimpleNamespace(articles_path=tmp_path / "articles.jsonl", frame=lambda _: frames_of({})["entities"])


def test_empty_tables_warn_and_break_nothing(frames, project):
    found = {key for key, faults in checks.findings(frames, project).items() if faults}
    assert found == {("articles", "rows"), ("statements", "rows"), ("quantities", "rows"), ("events", "rows")}


def test_a_broken_schema_is_found_at_its_table(frames, project):
    frames["events"] = frames["events"].drop("trigger")
    found = checks.findings(frames, project)
    assert found["events", "schema"] and not found["statements", "schema"]


def test_too_many_nulls_are_named():
    frames = {
        "articles": pl.DataFrame({"title": ["a"], "published_start": ["b"]}),
        "statements": pl.DataFrame({"speaker": ["a"], "speaker_id": ["b"], "date_start": ["c"]}),
        "quantities": pl.DataFrame({"unit": [None, None, "t"], "item": ["a", "b", None]}),
        "events": pl.DataFrame({"date_start": ["a"]}),
    }
    (finding,) = checks.unusual(frames)
    assert (finding.table, finding.check, finding.column) == ("quantities", "nulls", "unit")


def test_every_check_has_a_description():
    for name in checks.CHECKED:
        assert all(spec.description for spec in checks.checks_of(name))


def test_expectations_name_columns_that_exist(frames):
    for path in checks.EXPECTED["max_null_rate"]:
        name, column = path.split(".")
        assert column in frames[name].columns
    assert set(checks.EXPECTED["min_rows"]) <= set(frames)


def test_a_finding_without_a_check_is_an_error(frames, project, monkeypatch):
    lost = checks.Finding("evidence", "rejects", None, "cannot be", 1)
    monkeypatch.setattr(checks, "check_rights", lambda frames: [lost])
    with pytest.raises(Exception, match="no check stands for"):
        checks.findings(frames, project)


def test_what_can_hardly_be_true_is_listed():
    rows = [
        Quantity(
            quantity_id=f"q{low}",
            start=0,
            end=1,
            text="1",
            number_start=0,
            number_end=1,
            kind="share",
            unit="%",
            value_low=low,
            value_high=low,
            rule="r",
        )
        for low in (50.0, 150.0)
    ]
    (finding,) = checks.implausible_rows(frames_of({"quantities": rows})["quantities"])
    assert finding.examples == ("q150.0",)


def test_one_name_for_two_entities_is_found():
    rows = [
        EntityRow(entity_id=f"e{i}", name=name, entity_type="person") for i, name in enumerate(["Ada", "ADA", "Eva"])
    ]
    entities = frames_of({"entities": rows})["entities"]
    (finding,) = checks.doubtful_entities(entities, entities)
    assert set(finding.examples) == {"e0", "e1"}


def test_an_entity_in_two_countries_is_found():
    rows = [EntityRow(entity_id="e", name="Ada", entity_type="person", country=country) for country in ("ITA", "CHE")]
    entities = frames_of({"entities": rows})["entities"]
    (finding,) = checks.doubtful_entities(entities.clear(), entities)
    assert (finding.check, finding.examples) == ("countries", ("e",))
