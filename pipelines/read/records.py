"""One record → one Article: what its metadata, its header lines and its file name say, put together."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from pipelines.read.article import Article, ReadError
from pipelines.read.headers import Dated, Headers, find_headers
from pipelines.read.languages import language_of
from pipelines.read.metadata import Days, Metadata, days, open_license

_DATE_IN_NAME = re.compile(r"((?:19|20)\d\d)[-_.](\d\d)(?:[-_.](\d\d))?(?=[-_. ]|\Z)")
_TRUST = {"metadata": 0, "header": 1, "byline": 2, "dateline": 3, "filename": 4}


def article_id(body: bytes) -> str:
    """`art_` and 16 hex digits of SHA-256 over the body as captured: of a text its UTF-8, of a web page its bytes."""
    return f"art_{hashlib.sha256(body).hexdigest()[:16]}"


def make_article(
    text: str,
    metadata: Metadata,
    *,
    source_path: str,
    source: bytes,
    body: bytes | None = None,
    media_type: str = "text/plain",
    encoding: str = "utf-8",
    reader: str = "plain",
    headings: tuple[str, ...] = (),
) -> Article:
    """The article that a record holds. `source` are the record's bytes, `body` those of a web page (else the text).

    Raises ReadError `empty` for a text without a word and `unsupported_language`.
    """
    if not text.strip():
        raise ReadError("empty", "no text")
    language = language_of(text, metadata.language)
    headers = find_headers(text, language, title=metadata.title, headings=headings)
    days_of, basis = publication(metadata.published, headers.dates, source_path)
    license = open_license(metadata.license) if metadata.license else headers.license
    return Article(
        article_id=article_id(text.encode() if body is None else body),
        source_path=source_path,
        source_sha256=hashlib.sha256(source).hexdigest(),
        media_type=media_type,
        encoding=encoding,
        reader=reader,
        language=language,
        text=text,
        title=metadata.title or _title_in(text, headers),
        outlet=metadata.outlet or headers.outlet,
        author=metadata.author or headers.author,
        url=metadata.url or headers.url,
        rights=_rights(metadata.license, license, headers.reserved),
        license=None if headers.reserved else license,
        published_start=days_of[0] if days_of else None,
        published_end=days_of[1] if days_of else None,
        published_basis=basis,
        furniture=tuple(headers.furniture),
        headlines=tuple(headers.headlines),
    )


def publication(stated: Days | None, found: list[Dated], source_path: str) -> tuple[Days | None, str | None]:
    """First and last day of publication, and what they rest on.

    The most trusted date counts (metadata, header, byline, dateline, file name; the date of an update last), made
    exact by any other that lies inside it: of "2025-04" and a dateline "7 aprile", the 7th of April. A day without a
    year alone dates nothing.
    """
    dates = [Dated("metadata", stated)] if stated else []
    dates += found
    if in_name := _date_in_name(source_path):
        dates.append(Dated("filename", in_name))
    dates.sort(key=lambda dated: (dated.updated, _TRUST[dated.basis]))
    best: Days | None = None
    basis: str | None = None
    for dated in dates:
        if best is None and _has_year(dated):
            best, basis = dated.value, dated.basis
    if best is None:
        return None, None
    for dated in dates:
        for start, end in _readings(dated, best):
            if best[0] <= start and end <= best[1] and (start, end) != best:
                best, basis = (start, end), dated.basis
    return best, basis


def _has_year(dated: Dated) -> bool:
    return not isinstance(dated.value[0], int)


def _readings(dated: Dated, around: Days) -> list[Days]:
    """The date itself, or a day without a year in each of the years that `around` touches."""
    if _has_year(dated):
        return [dated.value]
    month, day = dated.value
    readings = []
    for year in range(around[0].year, around[1].year + 1):
        try:
            readings.append(days(year, month, day))
        except ValueError:
            continue
    return readings


def _date_in_name(source_path: str) -> Days | None:
    match = _DATE_IN_NAME.match(PurePosixPath(source_path.split("#")[0]).stem)
    if not match:
        return None
    try:
        return days(*(int(part) for part in match.groups() if part))
    except ValueError:
        return None


def _rights(stated: str | None, license: str | None, reserved: bool) -> str:
    if reserved or (stated and not license):
        return "reserved"
    return "open" if license else "unknown"


def _title_in(text: str, headers: Headers) -> str | None:
    if not headers.title:
        return None
    start, end = headers.title
    return " ".join(text[start:end].split())
