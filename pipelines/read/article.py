"""One article as it came in: its text, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Span = tuple[int, int]
"""A half-open range of Unicode code points of `Article.text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A raw record that could be read. Fields as in the table `articles`; null where the record does not say.

    `text` is never normalised. `furniture` are the spans of it that belong to the page and not to the article
    (reading times, bylines, captions, rights notices): they stay in the text, and no extractor reads them.
    `headlines` are spans of rubric-free titles and headings that the reader is sure of.
    """

    article_id: str
    source_path: str
    source_sha256: str
    media_type: str
    encoding: str
    reader: str
    language: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    rights: str = "unknown"
    license: str | None = None
    published_start: date | None = None
    published_end: date | None = None
    published_basis: str | None = None
    furniture: tuple[Span, ...] = ()
    headlines: tuple[Span, ...] = ()

    @property
    def published(self) -> tuple[date, date] | None:
        """First and last day on which the article can have appeared, or None where that is unknown."""
        if self.published_start is None or self.published_end is None:
            return None
        return self.published_start, self.published_end
