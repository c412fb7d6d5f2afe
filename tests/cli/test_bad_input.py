"""Everything that a person can get wrong ends in one line and the right status, and never in a traceback."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import duckdb
import pytest

GOOD = "Il ministro di Ostria ha annunciato che la miniera produrrà 300 tonnellate di lantanio nel 2026."


def rejects(out: Path) -> dict[str, str]:
    """Path → reason, of a release."""
    rows = duckdb.sql(f"select source_path, reason from '{out}/monazite-dev/data/rejects.parquet'").fetchall()
    return dict(rows)


def articles(out: Path) -> dict[str, tuple[str, str]]:
    """Path → (encoding, text), of a release."""
    sql = f"select source_path, encoding, text from '{out}/monazite-dev/data/articles.parquet'"
    return {path: (encoding, text) for path, encoding, text in duckdb.sql(sql).fetchall()}


def one_line(text: str) -> bool:
    return len(text.strip().splitlines()) == 1 and "Traceback" not in text


def test_what_cannot_be_read_is_in_rejects_and_the_rest_is_built(say, raw, tmp_path):
    (raw / "empty.txt").touch()
    (raw / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (raw / "large.txt").write_bytes(b"la parola " * 2_000_001)
    (raw / "sheet.xlsx").write_bytes(b"PK")
    (raw / "english.txt").write_text("The mine has been closed by the government of the country. " * 20)
    (raw / "again.md").write_bytes((raw / "valdora.md").read_bytes())
    (raw / "date.md").write_text("---\npublished: 2025-02-31\n---\n" + GOOD)
    (raw / "yaml.md").write_text("---\ntitle: [\n---\n" + GOOD)
    lines = [json.dumps({"text": GOOD}), "{broken", json.dumps({"text": GOOD + " Poi basta."})]
    (raw / "three.jsonl").write_text("\n".join(lines))
    outside = tmp_path / "outside.txt"
    outside.write_text(GOOD)
    (raw / "link.txt").symlink_to(outside)
    (raw / "gone.txt").symlink_to(raw / "nowhere.txt")
    said = say("build", raw, "--out", tmp_path / "out")
    assert said.status == 0, said.err
    assert rejects(tmp_path / "out") == {
        "empty.txt": "empty",
        "picture.txt": "not_text",
        "large.txt": "too_large",
        "sheet.xlsx": "unsupported_format",
        "english.txt": "unsupported_language",
        "valdora.md": "duplicate_bytes",
        "date.md": "bad_front_matter",
        "yaml.md": "bad_front_matter",
        "three.jsonl#2": "bad_record",
        "link.txt": "outside_raw",
        "gone.txt": "unreadable",
    }
    assert set(articles(tmp_path / "out")) == {"again.md", "three.jsonl#1", "three.jsonl#3"}
    assert "1 duplicate_bytes" in said.out


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_unreadable_file(say, raw, tmp_path):
    (raw / "locked.txt").write_text(GOOD)
    (raw / "locked.txt").chmod(0)
    assert say("build", raw, "--out", tmp_path / "out").status == 0
    assert rejects(tmp_path / "out") == {"locked.txt": "unreadable"}


def test_encodings_are_read_right(say, raw, tmp_path):
    text = "---\nlicense: CC0-1.0\n---\nPerché la società «Nordmin» è così?\r\nIl più è già stato detto: {}.\r\n"
    for name, encoding in {
        "latin.txt": "iso-8859-1",
        "windows.txt": "windows-1252",
        "utf16.txt": "utf-16",
        "mark.txt": "utf-8-sig",
    }.items():
        quoted = text.replace("«", "“").replace("»", "”") if encoding == "windows-1252" else text
        (raw / name).write_bytes(quoted.format(name).encode(encoding))
    assert say("build", raw, "--out", tmp_path / "out").status == 0
    found = articles(tmp_path / "out")
    assert {path: encoding for path, (encoding, _) in found.items()} == {
        "valdora.md": "utf-8",
        "latin.txt": "iso-8859-1",
        "windows.txt": "windows-1252",
        "utf16.txt": "utf-16",
        "mark.txt": "utf-8-sig",
    }
    del found["valdora.md"]
    assert all(text.startswith("Perché la società") and "\r\n" in text for _, text in found.values())


def test_out_that_cannot_be_written(say, raw, tmp_path):
    (tmp_path / "file").touch()
    said = say("build", raw, "--out", tmp_path / "file" / "out")
    assert said.status == 1 and one_line(said.err) and "cannot write" in said.err


def test_raw_that_is_not_there(say, tmp_path):
    said = say("build", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert said.status == 1 and one_line(said.err) and "there is no folder" in said.err


def test_raw_that_is_a_file(say, raw, tmp_path):
    said = say("build", raw / "valdora.md", "--out", tmp_path / "out")
    assert said.status == 1 and one_line(said.err) and "is no folder" in said.err


def test_raw_that_is_empty(say, tmp_path):
    (tmp_path / "raw").mkdir()
    said = say("build", tmp_path / "raw", "--out", tmp_path / "out")
    assert said.status == 1 and one_line(said.err) and "nothing to read" in said.err


def test_raw_with_nothing_readable_leaves_the_release(say, raw, tmp_path):
    assert say("build", raw, "--out", tmp_path / "out").status == 0
    before = sorted((tmp_path / "out" / "monazite-dev").rglob("*"))
    for file in raw.iterdir():
        file.unlink()
    (raw / "empty.txt").touch()
    said = say("build", raw, "--out", tmp_path / "out")
    assert said.status == 1 and "Traceback" not in said.err and "nothing that can be read" in said.err
    assert sorted((tmp_path / "out" / "monazite-dev").rglob("*")) == before


@pytest.mark.parametrize("version", ["1.0", "2026.13.0", "2026.01.0", "latest", ""])
def test_version_that_is_none(say, raw, tmp_path, version):
    said = say("release", version, raw, "--out", tmp_path / "out")
    assert said.status == 1 and one_line(said.err)


def test_day_that_is_none(say, raw, tmp_path):
    said = say("release", "2026.11.0", raw, "--out", tmp_path / "out", "--date", "2026-02-31")
    assert said.status == 1 and one_line(said.err) and "no day" in said.err


def test_a_numbered_release_is_never_overwritten(say, raw, tmp_path):
    (tmp_path / "out" / "monazite-2026.11.0").mkdir(parents=True)
    said = say("release", "2026.11.0", raw, "--out", tmp_path / "out")
    assert said.status == 1 and one_line(said.err) and "never overwritten" in said.err


@pytest.mark.parametrize(
    "sql",
    [
        "selekt 1",
        "select nothing from statements",
        "",
        "select 1; select 2",
        "drop table statements",
        "create table t as select 1",
        "copy statements to 'stolen.csv'",
        "attach 'other.duckdb'",
        "select * from read_csv('/etc/passwd')",
        "set threads = 1",
    ],
)
def test_sql_that_is_wrong_or_writes(say, release, sql):
    said = say("query", sql, "--release", release)
    assert said.status == 1 and one_line(said.err) and not said.out


def test_query_without_a_release(say, tmp_path):
    said = say("query", "select 1", "--out", tmp_path)
    assert said.status == 1 and one_line(said.err) and "no release" in said.err


@pytest.mark.parametrize(
    "words",
    [[], ["fly"], ["build", "--colour"], ["query"], ["query", "select 1", "--format", "xml"], ["ui", "--port", "0"]],
)
def test_wrong_usage(say, words):
    said = say(*words)
    assert said.status == 2 and "Traceback" not in said.err


def test_a_changed_byte_is_found(say, release, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(release, copy)
    assert say("verify", copy).status == 0
    path = copy / "data" / "statements.parquet"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    said = say("verify", copy)
    assert said.status == 1 and "data/statements.parquet" in said.out and "Traceback" not in said.err


def test_verify_what_is_no_release(say, tmp_path):
    said = say("verify", tmp_path)
    assert said.status == 1 and one_line(said.err)


@pytest.mark.parametrize("word", ["read", "text"])
def test_a_file_that_cannot_be_read(say, tmp_path, word):
    (tmp_path / "empty.txt").touch()
    for path in (tmp_path / "nowhere.txt", tmp_path / "empty.txt", tmp_path):
        said = say(word, path)
        assert said.status == 1 and one_line(said.err)


@pytest.mark.parametrize("options", [["--published", "31 febbraio"], ["--published", "2025-13"], ["--language", "tlh"]])
def test_read_with_a_day_or_language_that_is_none(say, options):
    said = say("read", "-", *options, stdin=GOOD.encode())
    assert said.status == 1 and one_line(said.err)


BAD_LINES = {
    b"{broken": None,
    b"[1, 2]": None,
    b'"text"': None,
    b"\xff\xfe": None,
    b'{"id": 1}': 1,
    b'{"id": 2, "text": 5}': 2,
    b'{"id": 3, "text": ""}': 3,
    b'{"id": 4, "text": "Una miniera.", "published": "ieri"}': 4,
    b'{"id": 5, "text": "Una miniera.", "published": 20250407}': 5,
    b'{"id": 6, "text": "Una miniera.", "language": "tlh"}': 6,
    b'{"id": 7, "text": "\\u0000\\u0001"}': 7,
    b"[" * 100_000: None,
}


def test_a_bad_line_is_answered_and_the_rest_goes_on(say):
    good = json.dumps({"id": "good", "text": GOOD, "published": "2025-04"}).encode()
    said = say("read", "--jsonl", stdin=b"\n".join([*BAD_LINES, b"", good]) + b"\n")
    assert said.status == 0
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [answer["id"] for answer in answers] == [*BAD_LINES.values(), "good"]
    assert all(set(answer) == {"id", "error"} for answer in answers[:-1])
    assert not any("internal" in answer["error"] for answer in answers[:-1])
    assert list(answers[-1]) == ["id", "statements", "quantities", "events", "times", "mentions"]
