"""Corrections: made where their guard holds, loud where it does not."""

from pathlib import Path

import pytest

from pipelines.release.checks import check_frames
from pipelines.release.corrections import CorrectionError, corrected, read_corrections
from pipelines.release.frames import frames_of
from tests.release import sample

HEAD = 'reason = "A test."\ndate = 2026-05-04\n'


def entry(tmp_path: Path, text: str):
    """The corrections of a file with one entry."""
    path = tmp_path / "corrections.toml"
    path.write_text(f"[[correction]]\n{text}\n{HEAD}")
    return read_corrections(path)


def of_row(table: str, action: str, more: str) -> str:
    frames = sample.frames()
    key = {"statements": "statement_id", "events": "event_id"}[table]
    row = frames[table].row(-1, named=True)
    return f'action = "{action}"\ntable = "{table}"\nrow_id = "{row[key]}"\narticle_id = "{row["article_id"]}"\n{more}'


def test_no_file_is_no_corrections(tmp_path: Path):
    assert read_corrections(tmp_path / "corrections.toml") == []


def test_the_committed_file_can_be_read():
    assert isinstance(read_corrections(Path(__file__).parents[2] / "corrections.toml"), list)


def test_a_set_column_changes_and_the_row_says_so(tmp_path: Path):
    text = of_row("statements", "set", 'guard = { cue = "Secondo" }\nset = { act = "estimate" }')
    frames = corrected(sample.frames(), entry(tmp_path, text))
    assert frames["statements"]["act"].to_list() == ["assert", "estimate"]
    assert frames["statements"]["rule"][1] == "correction.statement.according_to"
    again = corrected(frames, entry(tmp_path, text))
    assert again["statements"]["rule"][1] == "correction.statement.according_to"


def test_a_dropped_event_takes_its_participants_along(tmp_path: Path):
    text = of_row("events", "drop", 'guard = { event_type = "agreement" }')
    frames = corrected(sample.frames(), entry(tmp_path, text))
    assert frames["events"].is_empty() and frames["event_participants"].is_empty()
    assert check_frames(frames, sample.texts()) == []


def test_what_stood_in_a_dropped_statement_stands_in_none(tmp_path: Path):
    text = of_row("statements", "drop", 'guard = { form = "indirect" }')
    frames = corrected(sample.frames(), entry(tmp_path, text))
    assert frames["quantities"]["statement_id"].to_list() == [None, None]
    assert check_frames(frames, sample.texts()) == []


def test_merged_entities_are_one_everywhere(tmp_path: Path):
    text = (
        f'action = "merge"\ntable = "entities"\nrow_id = "{sample.COMPANY.entity_id}"\n'
        f'into = "{sample.MAYOR.entity_id}"\nguard = {{ name = "Nordmin" }}'
    )
    frames = corrected(sample.frames(), entry(tmp_path, text))
    assert frames["entities"].select("name", "n_mentions").rows() == [("Ada Ferri", 3)]
    assert set(frames["statements"]["speaker_id"]) == {sample.MAYOR.entity_id}
    assert check_frames(frames, sample.texts()) == []


def test_an_article_that_is_not_there_needs_no_correction(tmp_path: Path):
    text = of_row("events", "drop", 'guard = { event_type = "agreement" }')
    empty = frames_of({})
    assert corrected(empty, entry(tmp_path, text)) == empty


def test_a_guard_that_no_longer_holds_stops_everything(tmp_path: Path):
    text = of_row("events", "drop", 'guard = { event_type = "visit" }')
    with pytest.raises(CorrectionError, match="event_type is now 'agreement', not 'visit'"):
        corrected(sample.frames(), entry(tmp_path, text))


def test_a_row_that_is_gone_stops_everything(tmp_path: Path):
    text = of_row("events", "drop", 'guard = { event_type = "agreement" }')
    frames = sample.frames()
    frames["events"] = frames["events"].clear()
    with pytest.raises(CorrectionError, match="no such row"):
        corrected(frames, entry(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('action = "burn"\ntable = "events"\nrow_id = "x"\nguard = {}', "burn"),
        ('action = "drop"\ntable = "poems"\nrow_id = "x"\nguard = {}', "poems"),
        ('action = "drop"\ntable = "events"\nrow_id = "x"\narticle_id = "a"\nguard = {}', "no guard"),
        ('action = "drop"\ntable = "events"\nrow_id = "x"\nguard = { status = "actual" }', "no article_id"),
        ('action = "set"\ntable = "events"\nrow_id = "x"\narticle_id = "a"\nguard = { status = "actual" }', "set"),
        (
            'action = "set"\ntable = "events"\nrow_id = "x"\narticle_id = "a"\nguard = { status = "actual" }\n'
            'set = { event_type = "visit" }',
            "drop it instead",
        ),
        (
            'action = "set"\ntable = "events"\nrow_id = "x"\narticle_id = "a"\nguard = { mood = "grim" }\n'
            'set = { status = "actual" }',
            "has no mood",
        ),
        ('action = "merge"\ntable = "entities"\nrow_id = "x"\nguard = { name = "x" }', "into"),
        ('action = "drop"', "missing"),
        ('colour = "red"', "unexpected"),
        ("= nonsense", "Invalid"),
    ],
)
def test_a_bad_entry_is_one_clear_line(tmp_path: Path, text: str, said: str):
    with pytest.raises(CorrectionError, match=said) as caught:
        entry(tmp_path, text)
    assert "\n" not in str(caught.value)
