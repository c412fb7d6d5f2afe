"""What a record says of itself: front matter, the fields of a JSON object, licences, days of publication."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from pipelines.read.article import ReadError

Days = tuple[date, date]
"""First and last day, both included."""

NAMES = ("title", "outlet", "author", "url", "published", "license", "language")
"""The fields that front matter and JSON objects may have; others are passed over."""

MAX_FRONT_MATTER = 20_000
"""Characters. What is longer is no front matter but an article between two rules."""

_FENCE = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w-]*[ \t]*:")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]\S.*)?)?)?")
_CREATIVE_COMMONS = re.compile(r"creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(zero))/(\d\.\d)")
_OPEN = re.compile(r"CC0-1\.0|CC-BY(?:-SA)?-[1-4]\.\d(?:-[A-Z]{2})?|CC-PDDC|PDDL-1\.0|ODC-BY-1\.0|ODBL-1\.0")
_SPELLING = {"ODC-BY-1.0": "ODC-By-1.0", "ODBL-1.0": "ODbL-1.0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of a record that it states itself; `license` as written."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: Days | None = None
    license: str | None = None
    language: str | None = None


def split_front_matter(text: str) -> tuple[Metadata, int]:
    """The YAML front matter at the beginning of `text` and the offset at which the body begins (0 where there is none).

    Raises ReadError `bad_front_matter` where a block that is meant as front matter is no YAML mapping, is never
    closed, or gives a value that cannot be (a 30th of February).
    """
    opening = _FENCE.match(text)
    if not opening:
        return Metadata(), 0
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_FRONT_MATTER)
    if not closing:
        if _KEY.match(text, opening.end()):
            raise ReadError("bad_front_matter", "no line --- closes it")
        return Metadata(), 0
    try:
        # The base loader leaves every scalar a string: "2025-04" must not become a number, nor "no" a bool. Its twin
        # in C is faster, but ends the process on brackets nested thousands deep.
        fields = yaml.load(text[opening.end() : closing.start()], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        problem = getattr(error, "problem", None) or type(error).__name__
        raise ReadError("bad_front_matter", f"no YAML: {problem}") from None
    if not fields:
        return Metadata(), closing.end()
    if not isinstance(fields, dict):
        raise ReadError("bad_front_matter", "no mapping of names to values")
    try:
        return metadata_of(fields), closing.end()
    except ValueError as error:
        raise ReadError("bad_front_matter", str(error)) from None


def metadata_of(fields: Mapping[str, Any]) -> Metadata:
    """The known fields of a mapping. Raises ValueError where one is no text or list of texts, or no possible date."""
    known: dict[str, Any] = {}
    for name in NAMES:
        value = fields.get(name)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = ", ".join(value)
        if name == "published" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise ValueError(f"{name}: neither a text nor a list of texts")
        if value := " ".join(value.split()):
            known[name] = parse_published(value) if name == "published" else value
    return Metadata(**known)


def parse_published(value: str) -> Days:
    """`2025-04-03` (also with a time after it), `2025-04` or `2025` as first and last day.

    Raises ValueError for what is no such date or does not exist.
    """
    match = _ISO.fullmatch(value.strip())
    if not match:
        raise ValueError(f"published: {value[:40]!r} is neither YYYY-MM-DD nor YYYY-MM nor YYYY")
    try:
        return days(*(int(part) if part else None for part in match.groups()))
    except ValueError:
        raise ValueError(f"published: there is no day {value[:40]!r}") from None


def days(year: int, month: int | None = None, day: int | None = None) -> Days:
    """The day, the month or the year as first and last day. Raises ValueError where it does not exist."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def open_license(written: str) -> str | None:
    """The SPDX id of an open licence, however spelled ("CC BY 4.0", its address), or None where it is not open."""
    if address := _CREATIVE_COMMONS.search(written.lower()):
        kind, zero, version = address.groups()
        written = f"CC0-{version}" if zero else f"CC-{kind}-{version}"
    spdx = re.sub(r"[\s_]+", "-", written.strip()).upper().replace("CC-ZERO-", "CC0-")
    return _SPELLING.get(spdx, spdx) if _OPEN.fullmatch(spdx) else None
