"""A release: made whole, the same every time, read by SQL, and found out when it is tampered with."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipelines.release import place, write
from pipelines.release.build import Build
from pipelines.release.database import differences
from pipelines.release.parquet import read_metadata, read_table
from pipelines.release.place import ReleaseError
from pipelines.release.query import query
from pipelines.release.verify import verify
from schemas import TABLES
from tests.release import sample

BUILD = Build(version="dev", code_version="0" * 64)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the sample; tests do not change it."""
    return write.write_release(sample.frames(), tmp_path_factory.mktemp("out"), BUILD).path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A release of the sample that a test may damage."""
    return write.write_release(sample.frames(), tmp_path, BUILD).path


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles of the sample as files."""
    folder = tmp_path_factory.mktemp("raw")
    for name, text in sample.TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def sums(folder: Path) -> dict[str, str]:
    return {
        path: hashlib.sha256((folder / path).read_bytes()).hexdigest()
        for path in write.files_of(folder)
        if not path.startswith("monazite.duckdb")
    }


def test_parquet_holds_the_rows_and_explains_itself(release: Path):
    frames = sample.frames()
    for name, table in TABLES.items():
        path = release / "data" / f"{name}.parquet"
        assert read_table(path).equals(frames[name])
        assert read_metadata(path)["table"] == table.name
        assert read_metadata(path)["version"] == "dev"


def test_the_database_equals_the_parquet_files_under_any_name(own: Path):
    moved = own.with_name("elsewhere.duckdb")
    (own / "monazite.duckdb").rename(moved)
    assert differences(moved, own / "data") == {}
    with duckdb.connect(str(moved), read_only=True) as connection:
        for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            connection.execute(f'FROM "{name}"').fetchall()
        uncommented = (
            "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL UNION ALL "
            "SELECT column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal "
            "AND NOT starts_with(table_name, 'v_')"
        )
        assert connection.execute(uncommented).fetchall() == []


@pytest.mark.parametrize(
    ("call", "n_rows"),
    [
        ("said('ada ferri')", 1),
        ("said('nessuno')", 0),
        ("about('miniera')", 1),
        ("about('neodymium')", 1),
        ("how_much('neodymium')", 1),
        ("how_much('neodymium', measure := 'extraction')", 1),
        ("how_much('neodymium', 'reserves')", 0),
        ("timeline('nordmin')", 0),
        ("\"between\"('nordmin', 'ostria')", 1),
        ("\"between\"('nordmin', 'ada ferri')", 0),
        ("sources((SELECT event_id FROM events))", 1),
        ("sources((SELECT entity_id FROM entities WHERE name = 'Nordmin'))", 2),
    ],
)
def test_macros(release: Path, call: str, n_rows: int):
    assert len(json.loads(query(f"FROM {call}", release, "json"))) == n_rows


def test_views_name_speakers_outlets_and_participants(release: Path):
    (row,) = json.loads(query("FROM v_statements WHERE form = 'direct'", release, "json"))
    assert (row["speaker_name"], row["outlet"]) == ("Ada Ferri", "Il Foglio di Valdora")
    (event,) = json.loads(query("FROM v_events", release, "json"))
    assert event["actors"] == ["Il governo di Ostria", "Nordmin"] and event["targets"] is None


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE rules",
        "DELETE FROM rules",
        "CREATE TABLE t AS SELECT 1",
        "COPY rules TO 'rules.csv'",
        "FROM read_csv('/etc/hosts')",
        "FROM '/etc/hosts'",
        "SELECT * FROM glob('*')",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET memory_limit = '1GB'",
        "PRAGMA enable_profiling",
        "SELECT 1; SELECT 2",
        "SELEC",
        "FROM no_such_table",
        "",
    ],
)
def test_sql_that_is_wrong_or_would_do_more_than_read_is_one_clear_line(release: Path, sql: str):
    with pytest.raises(ReleaseError) as caught:
        query(sql, release)
    message = str(caught.value)
    assert message and "\n" not in message


def test_formats_of_answers(release: Path):
    sql = "SELECT content, content_spans, date_start, value FROM statements, (SELECT 2.5 AS value) ORDER BY content"
    assert query(sql, release, "csv").decode().splitlines()[0] == "content,content_spans,date_start,value"
    assert json.loads(query(sql, release, "json"))[0]["content_spans"][0]["start"] == 1
    assert query(sql, release, "parquet")[:4] == b"PAR1"
    assert query("SELECT 'a|b' AS x, 1e6 AS y", release).decode() == "| x | y |\n| --- | --- |\n| a\\|b | 1,000,000 |\n"
    assert json.loads(query("FROM changes", release, "json")) == []
    with pytest.raises(ReleaseError, match="xml"):
        query("SELECT 1", release, "xml")


def test_a_release_that_is_right_verifies(release: Path, raw: Path):
    alone = verify(release)
    assert alone.ok and (alone.rows_checked, alone.rows_not_checkable) == (3, 7)
    with_raw = verify(release, raw)
    assert with_raw.ok and (with_raw.rows_checked, with_raw.rows_not_checkable) == (10, 0)


@pytest.mark.parametrize("name", ["data/events.parquet", "README.md", "datapackage.json", "monazite.duckdb"])
def test_a_changed_byte_is_found(own: Path, name: str):
    data = bytearray((own / name).read_bytes())
    data[len(data) // 2] ^= 1
    (own / name).write_bytes(data)
    assert name in {finding.table for finding in verify(own).findings if finding.check == "checksums"}


def test_missing_and_added_files_are_found(own: Path):
    (own / "README.md").unlink()
    (own / "extra.txt").write_text("?")
    found = {(finding.table, finding.message) for finding in verify(own).findings}
    assert {("README.md", "is missing"), ("extra.txt", "has no sum")} <= found
    (own / "data" / "events.parquet").write_bytes(b"no parquet")
    assert any("cannot be read" in finding.message for finding in verify(own).findings)


def test_a_row_that_was_changed_with_its_sums_is_found_in_the_articles(tmp_path: Path, raw: Path):
    frames = sample.frames()
    frames["events"] = frames["events"].with_columns(text=frames["events"]["text"].str.replace("Ostria", "Austria"))
    forged = write.write_release(frames, tmp_path, BUILD).path
    assert verify(forged).ok, "without the article nobody can tell"
    (finding,) = verify(forged, raw).findings
    assert (finding.table, finding.column) == ("events", "text")


def test_what_is_no_release_is_refused(tmp_path: Path):
    with pytest.raises(ReleaseError, match="no release"):
        verify(tmp_path)
    with pytest.raises(ReleaseError, match="no release"):
        query("SELECT 1", tmp_path)
    with pytest.raises(ReleaseError, match="make one"):
        place.find_release(tmp_path)
    with pytest.raises(ReleaseError, match=r"2026\.1\.0"):
        place.find_release(tmp_path, "2026.1.0")


def test_a_build_that_fails_leaves_the_last_as_it_was(own: Path, monkeypatch: pytest.MonkeyPatch):
    before = sums(own)
    monkeypatch.setitem(write.DOCUMENTS, "README.md", lambda context: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write.write_release(sample.frames(), own.parent, BUILD)
    assert sums(own) == before
    assert sorted(path.name for path in own.parent.iterdir()) == [".lock", "monazite-dev"]


def test_dev_is_replaced_whole_and_a_number_never(own: Path):
    (own / "left.txt").write_text("from before")
    write.write_release(sample.frames(), own.parent, BUILD)
    assert not (own / "left.txt").exists()
    numbered = Build(version="2026.11.0", code_version="0" * 64)
    write.write_release(sample.frames(), own.parent, numbered)
    with pytest.raises(ReleaseError, match="never overwritten"):
        write.write_release(sample.frames(), own.parent, numbered)


@pytest.mark.parametrize("version", ["", "1.0", "2026.13.0", "2026.01.0", "../x", "2026.11.0-rc1", "DEV"])
def test_what_is_no_version_is_refused(tmp_path: Path, version: str):
    with pytest.raises(ReleaseError, match="no version"):
        write.write_release(sample.frames(), tmp_path, Build(version=version, code_version="0"))


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(ReleaseError, match="cannot write"):
        write.write_release(sample.frames(), blocked / "out", BUILD)


def test_releases_are_in_order_of_their_versions(tmp_path: Path):
    for version in ("2026.10.0", "2026.9.11", "dev", "2026.9.2"):
        (tmp_path / f"monazite-{version}").mkdir()
    assert [path.name for path in place.releases(tmp_path)] == [
        "monazite-2026.9.2",
        "monazite-2026.9.11",
        "monazite-2026.10.0",
        "monazite-dev",
    ]
    assert place.previous_release(tmp_path, "2026.10.0") == tmp_path / "monazite-2026.9.11"
    assert place.previous_release(tmp_path, "dev") == tmp_path / "monazite-2026.10.0"
    assert place.previous_release(tmp_path, "2026.9.2") is None


def test_two_processes_in_two_worlds_write_the_same_bytes(tmp_path: Path):
    program = (
        "import sys; from pathlib import Path; from tests.release import sample; "
        "from pipelines.release.write import write_release; from pipelines.release.build import Build; "
        "write_release(sample.frames(), Path(sys.argv[1]), Build(version='dev', code_version='0'))"
    )
    worlds = {
        "one": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "POLARS_MAX_THREADS": "1", "PYTHONHASHSEED": "1"},
        "two": {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "POLARS_MAX_THREADS": "2", "PYTHONHASHSEED": "2"},
    }
    for name, world in worlds.items():
        command = [sys.executable, "-c", program, str(tmp_path / name)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **world}, check=True)
    assert sums(tmp_path / "one" / "monazite-dev") == sums(tmp_path / "two" / "monazite-dev")
