"""The word `score`: where articles may lie, what it prints and writes, and what it refuses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import monazite
from pipelines.read.formats import read_text
from pipelines.score.corpus import frames_now
from tests.score.sample import KEY, TEXT, gold


@pytest.fixture
def say(monkeypatch, capsys):
    """Say `score` with words; gives status, output and errors."""

    def run(*words: object):
        monkeypatch.setattr(sys, "argv", ["monazite", "score", *map(str, words)])
        capsys.readouterr()
        status = 0
        try:
            monazite.main()
        except SystemExit as stop:
            status = stop.code or 0
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "invented.json"
    path.write_text(json.dumps(gold()), encoding="utf-8")
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    lines = [{"id": "another", "text": "Non c'entra nulla."}, {"id": KEY, "text": TEXT, "language": "it"}]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    return path


def figures_in(out: str) -> list[str]:
    return [line for line in out.splitlines() if line.startswith(("statements", "quantities", "events"))]


def test_records_texts_and_folders_give_the_same(say, gold_file, articles, tmp_path):
    folder = tmp_path / "texts" / "deep"
    folder.mkdir(parents=True)
    (folder / f"{KEY}.txt").write_text(TEXT, encoding="utf-8")
    status, out, _ = say(gold_file, "--articles", articles)
    assert status == 0 and "dev: 1 articles" in out
    for place in (folder.parent, folder / f"{KEY}.txt", articles.parent):
        assert figures_in(say(gold_file, "--articles", place)[1]) == figures_in(out)


def test_a_release_gives_the_same(say, gold_file, articles, tmp_path):
    data = tmp_path / "monazite-dev" / "data"
    data.mkdir(parents=True)
    for name, frame in frames_now([read_text(TEXT, language="it")]).items():
        frame.write_parquet(data / f"{name}.parquet")
    status, out, _ = say(gold_file, "--articles", data.parent)
    assert status == 0 and "taken on trust" in out
    mine = [line for line in figures_in(out) if line.startswith("statements")]
    assert mine == [line for line in figures_in(say(gold_file, "--articles", articles)[1]) if line in mine]


def test_show_names_what_is_missed(say, tmp_path, articles):
    changed = gold()
    changed[KEY]["events"][0]["event_type"] = ["arrest"]
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(changed), encoding="utf-8")
    out = say(path, "--articles", articles, "--show")[1]
    assert any(line.startswith(f"{KEY} events") and "firmato un accordo" in line for line in out.splitlines())


def test_the_scored_half_is_shown_only_alone(say, tmp_path, articles):
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(gold(part="test", events__0__event_type=["arrest"])), encoding="utf-8")
    assert "firmato un accordo" not in say(path, "--articles", articles, "--show")[1]
    assert "firmato un accordo" in say(path, "--articles", articles, "--show", "--part", "test")[1]


def test_written_twice_the_same_bytes(say, gold_file, articles, tmp_path):
    written = []
    for name in ("one.json", "two.json"):
        status, *_ = say(gold_file, "--articles", articles, "--write", tmp_path / name, "--date", "2026-11-30")
        assert status == 0
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    scores = json.loads(written[0])
    assert scores["date"] == "2026-11-30" and len(scores["code_version"]) == 64
    assert set(scores["tables"]) == {"statements", "quantities", "events"}
    assert {"core", "strict", "loose", "fields"} <= set(scores["tables"]["events"])
    assert all({"hits", "rows"} == set(counts) for counts in scores["rules"].values())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text_sha256": "0" * 64}, "hash differs"),
        ({"statements__0__spans": [[0, 9999]]}, "outside the text"),
        ({"events__0__status": "done"}, "status"),
    ],
)
def test_refuses_gold_that_does_not_fit(say, tmp_path, articles, changes, said):
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(gold(**changes)), encoding="utf-8")
    status, out, err = say(path, "--articles", articles)
    assert status == 1 and said in err and err.count("\n") == 1 and not out


def test_refuses_what_is_not_there(say, gold_file, articles, tmp_path):
    (tmp_path / "empty").mkdir()
    for words in (
        (tmp_path / "none.json", "--articles", articles),
        (gold_file, "--articles", tmp_path / "none.jsonl"),
        (gold_file, "--articles", tmp_path / "empty"),
        (gold_file, "--articles", articles, "--part", "test"),
        (gold_file, "--articles", articles, "--date", "yesterday"),
        (gold_file, "--articles", articles, "--write", tmp_path / "no" / "scores.json"),
    ):
        status, _, err = say(*words)
        assert status == 1 and err.startswith("monazite: ") and err.count("\n") == 1, words


def test_wrong_usage(say, gold_file, articles):
    assert say(gold_file)[0] == 2
    assert say(gold_file, "--articles", articles, "--part", "train")[0] == 2
    assert say(gold_file, "--articles", articles, "--part", "dev", "--write", "scores.json")[0] == 2


def test_an_article_that_is_absent_is_said_and_nothing_is_written(say, articles, tmp_path):
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(gold() | {"valdora-2": gold()[KEY]}), encoding="utf-8")
    assert "not scored: valdora-2" in say(path, "--articles", articles)[1]
    assert say(path, "--articles", articles, "--write", tmp_path / "scores.json")[0] == 1
    assert not (tmp_path / "scores.json").exists()
