"""What was read before with the same code is not read again: rows of an article by its content and the code's hash."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipelines.extract.bundle import ArticleRows
from pipelines.read.article import Article

PROJECT = Path(__file__).parents[2]
READING = ("pipelines/read", "pipelines/language", "pipelines/extract", "schemas", "requirements.lock")
"""What the rows of an article depend on beside its bytes: sources, data files, and the versions of packages."""

BATCH = 200
"""Articles between two commits: what a killed build has to read again at most."""


@cache
def code_version() -> str:
    """SHA-256 over the names and bytes of everything in `READING`."""
    digest = hashlib.sha256()
    for path in _files():
        name = path.relative_to(PROJECT).as_posix()
        digest.update(f"{name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for name in READING:
        path = PROJECT / name
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in inside if file.is_file() and "__pycache__" not in file.parts)


def article_key(article: Article) -> str:
    """SHA-256 over all of an article that its rows depend on, and `code_version`."""
    facts = (
        code_version(),
        article.article_id,
        article.language,
        article.published,
        article.furniture,
        article.headlines,
        article.text,
    )
    return hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()


class RowCache:
    """Rows by `article_key` in one SQLite file. A context manager: what was put is kept when it closes.

    A file that is no such cache is made anew.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._waiting = 0
        try:
            self._open(path)
        except sqlite3.DatabaseError:
            path.unlink()
            self._open(path)

    def _open(self, path: Path) -> None:
        self._file = sqlite3.connect(path)
        self._file.execute("create table if not exists rows (key text primary key, code text, line text)")

    def __enter__(self) -> RowCache:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.commit()
        self._file.close()

    def get(self, key: str) -> ArticleRows | None:
        """The rows under `key`, or None where there are none that this version can read."""
        found = self._file.execute("select line from rows where key = ?", (key,)).fetchone()
        try:
            return ArticleRows.from_json(found[0]) if found else None
        except ValueError:
            return None

    def put(self, key: str, rows: ArticleRows) -> None:
        """Keep the rows of an article."""
        self._file.execute("insert or replace into rows values (?, ?, ?)", (key, code_version(), rows.to_json()))
        self._waiting += 1
        if self._waiting >= BATCH:
            self._file.commit()
            self._waiting = 0

    def forget_other_code(self) -> None:
        """Drop what other versions of the code have read."""
        self._file.execute("delete from rows where code != ?", (code_version(),))
