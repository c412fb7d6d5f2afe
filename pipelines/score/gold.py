"""Gold: what a careful reader finds, as offsets and values. Read, checked against the schema and against the texts.

Two writings are read: that of this project (articles by id, items as spans, a hash of each text) and the older one
(articles by file name, items and rows with their words).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.read.article import Span
from schemas import enums

PARTS = ("dev", "test")
LEVELS = ("must", "may")
TABLES = ("statements", "quantities", "events")

Cut = tuple[Span, ...]
"""The spans of one row, in reading order."""
Names = tuple[str | None, ...]
"""Names that are equally right; None: nobody."""
Days = tuple[str | None, str | None]
"""First and last day in ISO form; null where it is open or unknown."""


class GoldError(Exception):
    """Gold that cannot be scored against; the message is one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRow:
    """What all rows share. `cuts`: the right one first, then others that are as right. `words`: as written in gold."""

    cuts: tuple[Cut, ...]
    must: bool
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement(GoldRow):
    """Who said what. A tuple holds what is accepted; None is not asked."""

    speaker: Names
    form: tuple[str, ...]
    act: tuple[str, ...] | None
    cue: str | None
    negated: bool
    hearsay: bool | None
    date: Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuantity(GoldRow):
    """How much of what. `items` are equally right words, or their spans until the text is known; empty: not asked.

    `place` None: gold has none; with None among the names, none is right too.
    """

    low: float | None
    high: float | None
    unit: tuple[str | None, ...]
    kinds: tuple[str, ...]
    items: tuple[str | Span, ...]
    place: Names | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent(GoldRow):
    """What happened. An empty list of actors or targets is not asked."""

    types: tuple[str, ...]
    actors: tuple[Names, ...]
    targets: tuple[Names, ...]
    status: tuple[str, ...]
    hearsay: bool | None
    date: Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """What is to be found in one article. `part` None: gold has no halves."""

    key: str
    part: str | None
    text_sha256: str | None
    published: Days | None
    statements: tuple[GoldStatement, ...]
    quantities: tuple[GoldQuantity, ...]
    events: tuple[GoldEvent, ...]


_COMMON = {"spans", "alternatives", "level", "text"}
_KEYS = {
    "statements": _COMMON | {"speaker", "form", "act", "cue", "negated", "hearsay", "date", "addressee", "via"},
    "quantities": _COMMON | {"value_low", "value_high", "unit", "kind", "kinds", "item", "item_span", "place"},
    "events": _COMMON | {"event_type", "actors", "targets", "status", "hearsay", "date"},
}
_ARTICLE_KEYS = {"part", "text_sha256", "published", *TABLES}


def load_gold(path: Path) -> dict[str, GoldArticle]:
    """The articles of a gold file by id or file name.

    Raises GoldError where the file cannot be read, is no gold, or holds a value that the schema does not know.
    """
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise GoldError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{path} is no JSON: {' '.join(str(error).split())}") from None
    return read_gold(data)


def read_gold(data: Any) -> dict[str, GoldArticle]:
    """The articles of gold that was read as JSON. Raises GoldError as `load_gold` does."""
    if not isinstance(data, dict) or not data:
        raise GoldError("no gold: an object is wanted that holds an object for each article")
    return {key: _article(key, entry) for key, entry in data.items()}


def _article(key: str, entry: Any) -> GoldArticle:
    where = key
    try:
        _known(entry, _ARTICLE_KEYS)
        tables: dict[str, tuple[Any, ...]] = {}
        for table in TABLES:
            rows = _of(entry.get(table), list, "a list of rows", table)
            made = []
            for number, row in enumerate(rows, start=1):
                where = f"{key}, {table}, row {number}"
                _known(row, _KEYS[table])
                made.append(_READ[table](row))
            tables[table], where = tuple(made), key
        return GoldArticle(
            key=key,
            part=_one(entry.get("part"), (None, *PARTS), "part"),
            text_sha256=_of(entry.get("text_sha256"), str | None, "a string", "text_sha256"),
            published=_days(entry["published"], "published") if entry.get("published") is not None else None,
            **tables,
        )
    except ValueError as error:
        raise GoldError(f"gold of {where}: {error}") from None


def _statement(row: Mapping[str, Any]) -> GoldStatement:
    return GoldStatement(
        **_shared(row),
        speaker=_names(row.get("speaker"), "speaker"),
        form=_accepted(row.get("form"), enums.FORM, "form"),
        act=_accepted(row["act"], enums.ACT, "act") if "act" in row else None,
        cue=_of(row.get("cue"), str | None, "a string", "cue"),
        negated=_of(row.get("negated", False), bool, "true or false", "negated"),
        hearsay=_of(row.get("hearsay"), bool | None, "true or false", "hearsay"),
        date=_days(row["date"], "date") if "date" in row else None,
    )


def _quantity(row: Mapping[str, Any]) -> GoldQuantity:
    bounds = [_number(row.get(name), name) for name in ("value_low", "value_high")]
    low, high = bounds
    if low is None and high is None:
        raise ValueError("neither value_low nor value_high")
    if low is not None and high is not None and low > high:
        raise ValueError(f"value_low {low:g} is above value_high {high:g}")
    _accepted(row.get("kind", "count"), enums.KIND, "kind")
    units = row.get("unit") if isinstance(row.get("unit"), list) else [row.get("unit")]
    return GoldQuantity(
        **_shared(row),
        low=low,
        high=high,
        unit=tuple(_of(unit, str | None, "a string", "unit") for unit in units),
        kinds=_accepted(row.get("kinds"), enums.KIND, "kinds"),
        items=_items(row),
        place=_names(row["place"], "place") if row.get("place") is not None else None,
    )


def _items(row: Mapping[str, Any]) -> tuple[str | Span, ...]:
    """The words of `item`, or the spans of `item_span`: one, or a list of them."""
    if (spans := row.get("item_span")) is not None:
        several = isinstance(spans, list) and spans and isinstance(spans[0], list)
        return tuple(_cut([span], "item_span")[0] for span in (spans if several else [spans]))
    item = _of(row.get("item"), str | None, "words", "item")
    return () if item is None else (item,)


def _event(row: Mapping[str, Any]) -> GoldEvent:
    sides = {name: _of(row.get(name, []), list, "a list", name) for name in ("actors", "targets")}
    return GoldEvent(
        **_shared(row),
        types=_accepted(row.get("event_type"), enums.EVENT_TYPE, "event_type"),
        actors=tuple(_names(names, "actors") for names in sides["actors"]),
        targets=tuple(_names(names, "targets") for names in sides["targets"]),
        status=_accepted(row.get("status"), enums.STATUS, "status"),
        hearsay=_of(row.get("hearsay"), bool | None, "true or false", "hearsay"),
        date=_days(row["date"], "date") if "date" in row else None,
    )


_READ = {"statements": _statement, "quantities": _quantity, "events": _event}


def _shared(row: Mapping[str, Any]) -> dict[str, Any]:
    others = _of(row.get("alternatives", []), list, "a list", "alternatives")
    return {
        "cuts": (_cut(row.get("spans"), "spans"), *(_cut(cut, "alternatives") for cut in others)),
        "must": _one(row.get("level"), LEVELS, "level") == "must",
        "words": _of(row.get("text"), str | None, "a string", "text"),
    }


def _known(entry: Any, keys: set[str]) -> None:
    if not isinstance(entry, dict):
        raise ValueError("an object is wanted")
    if strange := sorted(set(entry) - keys):
        raise ValueError(f"{strange[0]!r} is no key of gold")


def _of(value: Any, kind: Any, wanted: str, name: str) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"{name}: {wanted} is wanted, not {_shown(value)}")
    return value


def _one(value: Any, allowed: tuple[str | None, ...], name: str) -> Any:
    if value not in allowed or isinstance(value, list | dict):
        raise ValueError(f"{name}: {_shown(value)} is none of {', '.join(map(str, allowed))}")
    return value


def _accepted(value: Any, allowed: tuple[str, ...], name: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values:
        raise ValueError(f"{name}: nothing is accepted")
    return tuple(_one(one, allowed, name) for one in values)


def _names(value: Any, name: str) -> Names:
    names = _of(value, list, "a list of names", name)
    if not names:
        raise ValueError(f"{name}: an empty list of names")
    return tuple(_of(one, str | None, "a name", name) for one in names)


def _number(value: Any, name: str) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | None) or value != value:
        raise ValueError(f"{name}: {_shown(value)} is no number")
    return value


def _days(value: Any, name: str) -> Days:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f"{name}: a pair of days is wanted, not {_shown(value)}")
    for day in value:
        try:
            if day is not None and date.fromisoformat(day).isoformat() != day:
                raise ValueError
        except (TypeError, ValueError):
            raise ValueError(f"{name}: {_shown(day)} is no day") from None
    if all(value) and value[0] > value[1]:
        raise ValueError(f"{name}: {value[0]} is after {value[1]}")
    return value[0], value[1]


def _cut(value: Any, name: str) -> Cut:
    spans = _of(value, list, "a list of spans", name)
    if not spans:
        raise ValueError(f"{name}: no span")
    before = 0
    for span in spans:
        if not isinstance(span, list) or len(span) != 2 or any(type(offset) is not int for offset in span):
            raise ValueError(f"{name}: {_shown(span)} is no pair of offsets")
        if not before <= span[0] < span[1]:
            raise ValueError(f"{name}: {_shown(span)} is empty, negative or not after the span before it")
        before = span[1]
    return tuple((start, end) for start, end in spans)


def _shown(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= 60 else f"{written[:59]}…"


def with_text(article: GoldArticle, text: str) -> GoldArticle:
    """The article with items in words. Raises GoldError where gold was not made on this text."""
    if article.text_sha256 not in (None, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()):
        raise GoldError(f"gold of {article.key}: made on another text (its hash differs)")
    for table in TABLES:
        for number, row in enumerate(getattr(article, table), start=1):
            where = f"gold of {article.key}, {table}, row {number}"
            spans = [span for cut in row.cuts for span in cut]
            spans += (item for item in getattr(row, "items", ()) if isinstance(item, tuple))
            if outside := next((span for span in spans if span[1] > len(text)), None):
                raise GoldError(f"{where}: the span {list(outside)} lies outside the text of {len(text)} characters")
            if row.words is not None and row.words != (shown := letters(text, row.cuts[0])):
                raise GoldError(f"{where}: its span shows {_shown(shown)} and not {_shown(row.words)}")
    quantities = (
        replace(row, items=tuple(text[slice(*item)] if isinstance(item, tuple) else item for item in row.items))
        for row in article.quantities
    )
    return replace(article, quantities=tuple(quantities))


def without_text(article: GoldArticle) -> GoldArticle:
    """The article for a release that does not publish its text: items that are known as spans only are not asked."""
    quantities = (
        replace(row, items=tuple(item for item in row.items if isinstance(item, str))) for row in article.quantities
    )
    return replace(article, quantities=tuple(quantities))


def letters(text: str, spans: Iterable[Span]) -> str:
    """The letters at spans, joined by one space."""
    return " ".join(text[start:end] for start, end in spans)
