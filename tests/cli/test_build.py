"""`build`, `query` and `verify` over a real release: the same bytes every time, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl

ROOT = Path(__file__).parents[2]


def sums(release: Path) -> dict[str, str]:
    """SHA-256 of each file but the database, whose bytes are never twice the same."""
    return {
        path.relative_to(release).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(release.rglob("*"))
        if path.is_file() and not path.name.startswith("monazite.duckdb")
    }


def test_the_same_bytes_from_an_empty_cache_and_a_full_one(say, tmp_path, home):
    (home / "cache" / "rows.sqlite").unlink(missing_ok=True)
    for name in ("empty", "full"):
        said = say("build", ROOT / "raw", "--out", tmp_path / name)
        assert said.status == 0, said.err
    assert say("build", ROOT / "raw", "--out", tmp_path / "fresh", "--fresh").status == 0
    empty = sums(tmp_path / "empty" / "monazite-dev")
    assert len(empty) > 10
    assert sums(tmp_path / "full" / "monazite-dev") == empty
    assert sums(tmp_path / "fresh" / "monazite-dev") == empty


def test_a_changed_article_alone_is_read_again(say, raw, tmp_path, monkeypatch):
    from assets import ingest

    (raw / "second.txt").write_text("La Nordmin ha estratto 300 tonnellate di lantanio.")
    assert say("build", raw, "--out", tmp_path / "out").status == 0
    read: list[str] = []
    extract = ingest.extract_article

    def counting(article):
        read.append(article.source_path)
        return extract(article)

    monkeypatch.setattr(ingest, "extract_article", counting)
    (raw / "second.txt").write_text("La Nordmin ha estratto 301 tonnellate di lantanio.")
    assert say("build", raw, "--out", tmp_path / "out").status == 0
    assert read == ["second.txt"]


def test_what_build_says(say, raw, tmp_path):
    (raw / "sheet.xlsx").write_bytes(b"PK")
    said = say("build", raw, "--out", tmp_path / "out")
    assert said.status == 0
    for words in ("statements", "rows", "1 unsupported_format", "sheet.xlsx", "Made", "Next", "verify"):
        assert words in said.out


def test_a_killed_build_leaves_the_last_release(say, raw, tmp_path):
    out = tmp_path / "out"
    assert say("build", raw, "--out", out).status == 0
    before = sums(out / "monazite-dev")
    (raw / "more.txt").write_text("La Nordmin ha estratto 300 tonnellate di lantanio.")
    # Without a terminal the child is killed as soon as it has begun to write the release.
    child = subprocess.Popen(
        [sys.executable, ROOT / "monazite.py", "build", raw, "--out", out],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"MONAZITE_HOME": str(tmp_path / "home")},
    )
    deadline = time.monotonic() + 60
    while child.poll() is None and not list(out.glob(".staging-*/data")) and time.monotonic() < deadline:
        time.sleep(0.002)
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL, "the build ended before it could be killed"
    assert sums(out / "monazite-dev") == before
    assert say("verify", out / "monazite-dev").status == 0
    assert say("build", raw, "--out", out).status == 0
    assert sums(out / "monazite-dev") != before
    assert not list(out.glob(".staging-*"))


def test_a_failed_check_leaves_the_last_release(say, raw, tmp_path, monkeypatch, home):
    from assets import ingest

    out = tmp_path / "out"
    assert say("build", raw, "--out", out).status == 0
    before = sums(out / "monazite-dev")
    extract = ingest.extract_article

    def wrong(article):
        rows = extract(article)
        rows.statements[0].cue = "ha giurato"
        return rows

    monkeypatch.setattr(ingest, "extract_article", wrong)
    said = say("build", raw, "--out", out, "--fresh")
    assert said.status == 1 and "evidence: statements.cue is not the text at its span" in said.err
    assert "Traceback" not in said.err
    assert sums(out / "monazite-dev") == before
    (home / "cache" / "rows.sqlite").unlink()  # it holds the wrong rows, under this version of the code


SQL = "select content, speaker from statements"
ROW = {"content": "La miniera resta chiusa", "speaker": "il sindaco di Valdora"}


def test_query_as_table(say, release):
    lines = say("query", SQL, "--release", release).out.splitlines()
    assert lines[2] == "| La miniera resta chiusa | il sindaco di Valdora |"


def test_query_as_csv(say, release):
    said = say("query", SQL, "--release", release, "--format", "csv")
    assert list(csv.DictReader(io.StringIO(said.out))) == [ROW]


def test_query_as_json(say, release):
    assert json.loads(say("query", SQL, "--release", release, "--format", "json").out) == [ROW]


def test_query_as_parquet(release):
    from pipelines.release.query import query

    assert pl.read_parquet(io.BytesIO(query(SQL, release, "parquet"))).to_dicts() == [ROW]


def test_verify_with_the_raw_articles(say, tmp_path, raw):
    text = (raw / "valdora.md").read_text().replace("license: CC0-1.0\n", "")
    (raw / "valdora.md").write_text(text)
    assert say("build", raw, "--out", tmp_path / "out").status == 0
    without = say("verify", tmp_path / "out" / "monazite-dev")
    assert without.status == 0 and "not checkable here" in without.out
    within = say("verify", tmp_path / "out" / "monazite-dev", "--raw", raw)
    assert within.status == 0 and "not checkable" not in within.out
