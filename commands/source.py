"""The articles that a word of the command line is given: a file, a record of a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from commands.errors import CommandError
from pipelines.read.article import Article, ReadError
from pipelines.read.decode import decode
from pipelines.read.formats import ENDINGS, MAX_BYTES, read_bytes, read_text, with_published


def articles_of(source: str, *, published: str | None = None, language: str | None = None) -> list[Article]:
    """The articles in a file, in one record of it (`FILE#n`), or on standard input (`-`).

    A file whose ending no reader knows is read as plain text. `language` is believed, whatever the text looks like.
    Raises CommandError where nothing can be read.
    """
    try:
        if source == "-":
            name, number, data = "-.txt", "", sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            path, number = _split(source)
            name = path.name if path.suffix.lower() in ENDINGS else f"{path.name}.txt"
            data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"cannot read {source}: {error.strerror}") from None
    try:
        if language and name.endswith((".txt", ".md")):
            return [read_text(decode(data)[0], published=published, language=language)]
        ending = f"#{number}" if number else ""
        records = [record for record in read_bytes(data, name) if record.source_path.endswith(ending)]
        articles = [record for record in records if isinstance(record, Article)]
        if not articles:
            why = f"{records[0].reason}, {records[0].detail}" if records else "no such record"
            raise CommandError(f"cannot read {source}: {why}")
        return [with_published(article, published) if published else article for article in articles]
    except (ReadError, ValueError) as error:
        raise CommandError(f"cannot read {source}: {error}") from None


def _split(source: str) -> tuple[Path, str]:
    """The file and the number of a record in it: `a.jsonl#2`; a file of that very name comes first."""
    if Path(source).exists() or "#" not in source:
        return Path(source), ""
    path, _, number = source.rpartition("#")
    return Path(path), number
