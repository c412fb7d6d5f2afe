"""The cache of rows: what was put comes back equal, and anything else that changed is a miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.extract import cache as caching
from pipelines.extract.article import extract_article
from pipelines.extract.bundle import ArticleRows
from pipelines.extract.cache import RowCache, article_key, code_version
from pipelines.read.formats import read_text
from pipelines.read.staged import article_line, article_of, read_articles, write_articles

TEXT = "«La miniera resta chiusa», ha detto il sindaco di Valdora. La Cina ha firmato un accordo con la Russia."
ARTICLE = read_text(TEXT, published="2025-04-07")


def test_rows_come_back_equal(tmp_path):
    rows = extract_article(ARTICLE)
    with RowCache(tmp_path / "deep" / "rows.sqlite") as cache:
        assert cache.get("key") is None
        cache.put("key", rows)
    with RowCache(tmp_path / "deep" / "rows.sqlite") as cache:
        assert cache.get("key") == rows


@pytest.mark.parametrize(
    "change",
    [
        {"text": TEXT + " "},
        {"article_id": "art_0000000000000000"},
        {"published_start": date(2025, 4, 6)},
        {"furniture": ((0, 3),)},
        {"headlines": ((0, 3),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_key_knows_all_that_rows_depend_on(change):
    assert article_key(replace(ARTICLE, **change)) != article_key(ARTICLE)


def test_the_key_knows_nothing_else():
    assert article_key(replace(ARTICLE, title="Un altro titolo", source_path="altrove.txt")) == article_key(ARTICLE)


def test_other_code_is_another_key(monkeypatch, tmp_path):
    before = article_key(ARTICLE)
    monkeypatch.setattr(caching, "code_version", lambda: "other")
    assert article_key(ARTICLE) != before


def test_what_other_code_has_read_is_forgotten(monkeypatch, tmp_path):
    with RowCache(tmp_path / "rows.sqlite") as cache:
        cache.put("old", ArticleRows())
        monkeypatch.setattr(caching, "code_version", lambda: "other")
        cache.put("new", ArticleRows())
        cache.forget_other_code()
        assert cache.get("old") is None
        assert cache.get("new") == ArticleRows()


def test_the_code_version_depends_on_sources_data_and_pins(monkeypatch, tmp_path):
    for name in ("pipelines/read", "pipelines/language/it", "pipelines/extract", "schemas"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "requirements.lock").write_text("one==1")
    monkeypatch.setattr(caching, "PROJECT", tmp_path)
    seen = {code_version.__wrapped__()}
    for name in ("requirements.lock", "pipelines/language/it/verbs.toml", "pipelines/extract/rules.py"):
        (tmp_path / name).write_text("changed")
        seen.add(code_version.__wrapped__())
    assert len(seen) == 4
    (tmp_path / "README.md").write_text("nothing that is read by code")
    (tmp_path / "pipelines/read/__pycache__").mkdir()
    (tmp_path / "pipelines/read/__pycache__/x.pyc").write_bytes(b"x")
    assert code_version.__wrapped__() in seen


def test_a_file_that_is_no_cache_is_made_anew(tmp_path):
    (tmp_path / "rows.sqlite").write_bytes(b"no database at all, but long enough to look at")
    with RowCache(tmp_path / "rows.sqlite") as cache:
        cache.put("key", ArticleRows())
        assert cache.get("key") == ArticleRows()


def test_rows_of_other_columns_are_a_miss(tmp_path):
    with RowCache(tmp_path / "rows.sqlite") as cache:
        cache.put("key", ArticleRows())
        cache._file.execute("update rows set line = '{}'")
        assert cache.get("key") is None


def test_staged_articles_come_back_equal(tmp_path):
    odd = replace(ARTICLE, text="a\u2028b\r\nc\x85d", furniture=((0, 1), (2, 3)), published_start=None)
    assert article_of(article_line(odd)) == odd
    assert write_articles(tmp_path / "articles.jsonl", [ARTICLE, odd]) == 2
    assert list(read_articles(tmp_path / "articles.jsonl")) == [ARTICLE, odd]
