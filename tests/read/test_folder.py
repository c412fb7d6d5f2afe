import os
from pathlib import Path

import pytest

from pipelines.read import folder
from pipelines.read.article import Article, Rejected
from pipelines.read.folder import read_folder
from tests.read.page import BODY

SAMPLES = Path(__file__).parents[2] / "raw"


def read(raw):
    """Path → "article" or the reason, in the order read."""
    return {record.source_path: getattr(record, "reason", "article") for record in read_folder(raw)}


def test_sorted_by_path_at_any_depth(tmp_path):
    for number, name in enumerate(["b.txt", "a/z/1.txt", "a.md", "a/b.txt"]):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{BODY} {number}.", encoding="utf-8")
    assert list(read(tmp_path)) == ["a.md", "a/b.txt", "a/z/1.txt", "b.txt"]


def test_readme_and_dotfiles_are_no_input(tmp_path):
    (tmp_path / ".hidden").mkdir()
    for name in ("README.md", "readme.txt", ".DS_Store", ".hidden/a.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    assert read(tmp_path) == {}


def test_the_same_bytes_under_two_names(tmp_path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    assert read(tmp_path) == {"a.txt": "article", "b.txt": "duplicate_bytes"}


def test_no_article_id_comes_twice(tmp_path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\ntitle: La cava\n---\n{BODY}", encoding="utf-8")
    (tmp_path / "c.txt").write_text(BODY, encoding="utf-16")
    records = list(read_folder(tmp_path))
    assert [getattr(record, "reason", "article") for record in records] == ["article", *["duplicate_bytes"] * 2]
    assert "a.txt" in records[1].detail


def test_the_same_empty_file_twice_is_empty_twice(tmp_path):
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").touch()
    assert read(tmp_path) == {"a.txt": "empty", "b.txt": "empty"}


def test_one_bad_file_of_each_kind_and_the_rest_is_read(tmp_path, monkeypatch):
    raw = tmp_path / "raw"
    raw.mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(BODY, encoding="utf-8")
    (raw / "good.txt").write_text(BODY, encoding="utf-8")
    (raw / "empty.txt").touch()
    (raw / "bytes.txt").write_bytes(bytes(range(256)))
    (raw / "scan.pdf").write_bytes(b"%PDF")
    (raw / "link.txt").symlink_to(outside / "secret.txt")
    (raw / "links").symlink_to(outside)
    (raw / "broken.txt").symlink_to(raw / "gone.txt")
    (raw / "folder.txt").mkdir()
    with (raw / "large.txt").open("wb") as file:
        file.truncate(folder.MAX_BYTES + 1)
    os.mkfifo(raw / "pipe.txt")
    assert read(raw) == {
        "broken.txt": "unreadable",
        "bytes.txt": "not_text",
        "empty.txt": "empty",
        "good.txt": "article",
        "large.txt": "too_large",
        "link.txt": "outside_raw",
        "links": "outside_raw",
        "pipe.txt": "unreadable",
        "scan.pdf": "unsupported_format",
    }


def test_a_file_that_the_system_refuses(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert list(read_folder(tmp_path)) == [Rejected("a.txt", "unreadable", "Permission denied")]


def test_a_link_inside_the_folder_is_read_once(tmp_path):
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert read(tmp_path) == {"a.txt": "article", "b.txt": "duplicate_bytes"}


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_file_name_that_is_no_utf_8_can_be_printed(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(BODY, encoding="utf-8")
    (record,) = read_folder(tmp_path)
    assert record.source_path == "caf\ufffd.txt"


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotADirectoryError):
        list(read_folder(tmp_path / "nowhere"))


def test_the_samples_are_all_read_open_and_dated():
    records = list(read_folder(SAMPLES))
    assert [record for record in records if isinstance(record, Rejected)] == []
    assert len(records) == 12
    for article in records:
        assert isinstance(article, Article)
        assert (article.rights, article.license) == ("open", "CC0-1.0")
        assert article.published
        assert 120 <= len(article.text.split()) <= 350
    assert {article.published_basis for article in records} == {
        "metadata",
        "header",
        "byline",
        "dateline",
        "filename",
    }
