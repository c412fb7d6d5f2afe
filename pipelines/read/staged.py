"""Articles on their way between two stages: one a line of a JSON file, so that only one is held at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.read.article import Article

_DATES = ("published_start", "published_end")
_SPANS = ("furniture", "headlines")


def article_line(article: Article) -> str:
    """An article as one line of JSON that `article_of` reads back to an equal value."""
    return json.dumps(asdict(article), ensure_ascii=False, default=date.isoformat)


def article_of(line: str) -> Article:
    """The article that `article_line` wrote."""
    values: dict[str, Any] = json.loads(line)
    for name in _DATES:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    for name in _SPANS:
        values[name] = tuple((start, end) for start, end in values[name])
    return Article(**values)


def write_articles(path: Path, articles: Iterable[Article]) -> int:
    """Write articles to `path`, and say how many."""
    n_written = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            file.write(article_line(article) + "\n")
            n_written += 1
    return n_written


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of `path`, in the order in which they were written."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield article_of(line)
