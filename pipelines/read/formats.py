"""The formats of `raw/`: bytes of a file → the articles in it, or why there are none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from pipelines.read.article import Article, ReadError, Rejected
from pipelines.read.decode import check_text, declared_charset, decode
from pipelines.read.metadata import Metadata, metadata_of, parse_published, split_front_matter
from pipelines.read.records import make_article
from pipelines.read.webpage import read_page, reader

MAX_BYTES = 20_000_000
"""Of one file. A larger one is no article, and a container of that size is better cut by day."""

ENDINGS = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")


def read_bytes(data: bytes, source_path: str) -> Iterator[Article | Rejected]:
    """The records of a file by the ending of its name: one, or of `.jsonl` one a line, `#1` being the first.

    Never raises for what the bytes hold: a record that cannot be read comes as Rejected, and the next one follows.
    """
    ending = PurePosixPath(source_path).suffix.lower()
    try:
        if ending not in ENDINGS:
            raise ReadError("unsupported_format", f"the name ends in {ending or 'nothing'}: only {', '.join(ENDINGS)}")
        if len(data) > MAX_BYTES:
            raise ReadError("too_large", f"{len(data):,} bytes, at most {MAX_BYTES:,}")
        if not data.strip():
            raise ReadError("empty", "nothing in the file")
        if ending in (".html", ".htm"):
            yield _web_page(data, source_path)
        elif ending == ".jsonl":
            yield from _json_lines(data, source_path)
        elif ending == ".json":
            text, encoding = decode(data)
            yield _json_record(text, source_path, data, "application/json", encoding)
        else:
            yield _text_file(data, source_path, "text/markdown" if ending == ".md" else "text/plain")
    except ReadError as error:
        yield Rejected(source_path, error.reason, error.detail)


def read_text(
    text: str, *, published: str | None = None, language: str | None = None, source_path: str = "-"
) -> Article:
    """An article of a bare text (no front matter), its header lines found as in a file.

    `published` is a day, a month or a year in ISO form and counts as metadata. Raises ReadError for a text that cannot
    be read, ValueError for a `published` that is no date.
    """
    metadata = Metadata(published=parse_published(published) if published else None, language=language)
    check_text(text)
    return make_article(text, metadata, source_path=source_path, source=text.encode())


def with_published(article: Article, published: str) -> Article:
    """The same article, published when its holder says so. Raises ValueError where that is no date."""
    start, end = parse_published(published)
    return replace(article, published_start=start, published_end=end, published_basis="metadata")


def _text_file(data: bytes, source_path: str, media_type: str) -> Article:
    text, encoding = decode(data)
    metadata, body_at = split_front_matter(text)
    return make_article(
        text[body_at:], metadata, source_path=source_path, source=data, media_type=media_type, encoding=encoding
    )


def _web_page(data: bytes, source_path: str) -> Article:
    html, encoding = decode(data, declared_charset(data))
    page = read_page(html)
    return make_article(
        page.text,
        page.metadata,
        source_path=source_path,
        source=data,
        body=data,
        media_type="text/html",
        encoding=encoding,
        reader=reader(),
        headings=page.headings,
    )


def _json_lines(data: bytes, source_path: str) -> Iterator[Article | Rejected]:
    text, encoding = decode(data)
    number = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        number += 1
        path = f"{source_path}#{number}"
        try:
            yield _json_record(line, path, line.rstrip("\r").encode(), "application/jsonl", encoding)
        except ReadError as error:
            yield Rejected(path, error.reason, error.detail)


def _json_record(written: str, source_path: str, source: bytes, media_type: str, encoding: str) -> Article:
    try:
        record: Any = json.loads(written)
    except json.JSONDecodeError as error:
        raise ReadError("bad_record", f"no JSON: {error.msg} at character {error.pos}") from None
    except (RecursionError, ValueError):
        raise ReadError("bad_record", "no JSON that can be read") from None
    if not isinstance(record, dict):
        raise ReadError("bad_record", "no JSON object")
    try:
        metadata = metadata_of(record)
    except ValueError as error:
        raise ReadError("bad_record", str(error)) from None
    text, html = record.get("text"), record.get("html")
    if (text and html) or not isinstance(text or html or "", str):
        raise ReadError("bad_record", "one of text and html, and that a string")
    if text is None and html is None:
        raise ReadError("bad_record", "neither text nor html")
    if not (text or html):
        raise ReadError("empty", "text is empty")
    for value in (text, html, *(getattr(metadata, name) for name in ("title", "outlet", "author", "url"))):
        check_text(value or "")
    if text:
        return make_article(
            text, metadata, source_path=source_path, source=source, media_type=media_type, encoding=encoding
        )
    page = read_page(html)
    stated = {name: value for name in metadata.__slots__ if (value := getattr(metadata, name)) is not None}
    return make_article(
        page.text,
        replace(page.metadata, **stated),
        source_path=source_path,
        source=source,
        body=html.encode(),
        media_type=media_type,
        encoding=encoding,
        reader=reader(),
        headings=page.headings,
    )
