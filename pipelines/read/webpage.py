"""A web page → its main text and what it says of itself, by trafilatura."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from pipelines.read.article import ReadError
from pipelines.read.metadata import Metadata, parse_published

_NO_CLOCK = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
"""Dates from the page's markup alone: htmldate's wider search guesses, and by itself it asks what day it is today."""


class Page(NamedTuple):
    """The main text of a page, its metadata, and the headings that stand in the text."""

    text: str
    metadata: Metadata
    headings: tuple[str, ...]


@cache
def reader() -> str:
    """The name and version that go into the column `reader`."""
    return f"trafilatura {version('trafilatura')}"


def read_page(html: str) -> Page:
    """The main text of a page. Raises ReadError `empty` where there is none, or none that is an article."""
    from trafilatura import bare_extraction  # half a second to import, and only web pages need it

    try:
        page = bare_extraction(html, include_comments=False, with_metadata=True, date_extraction_params=_NO_CLOCK)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError) as error:
        raise ReadError("bad_record", f"the page cannot be parsed: {type(error).__name__}") from None
    text = page.text if page else None
    if not text or not text.strip():
        raise ReadError("empty", "no main text on the page")
    published = None
    if page.date:
        with suppress(ValueError):
            published = parse_published(page.date)
    if published and published[0] < date(1990, 1, 1):
        published = None
    metadata = Metadata(
        title=_said(page.title),
        outlet=_said(page.sitename),
        author=_said(page.author),
        url=_said(page.url),
        published=published,
        license=_said(page.license),
    )
    body = page.body
    headings = () if body is None else tuple("".join(head.itertext()).strip() for head in body.iter("head"))
    return Page(text, metadata, headings)


def _said(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
