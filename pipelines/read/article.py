"""One article as it came in: its text, and what is known of it; or why there is none."""

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
    `headlines` are spans of rubric-free titles and headings that the reader is sure of. Both lie in reading order,
    and no span of either overlaps another.
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


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that did not become an article, as in the table `rejects`: `reason` is one of its enum."""

    source_path: str
    reason: str
    detail: str


class ReadError(Exception):
    """A record that cannot be read. `reason` is one of the contract's enum for `rejects`, `detail` one line."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
