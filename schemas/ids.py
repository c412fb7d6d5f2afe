"""Stable ids: a prefix and 16 hex digits of SHA-256 over the fewest raw facts that name a row.

Facts are written in decimal or as they are, one a line, in UTF-8; a null fact is an empty line.
"""

from __future__ import annotations

import hashlib
from typing import Any

from schemas.core import Row


def hashed(prefix: str, *facts: Any) -> str:
    """`prefix_` and 16 hex digits over the facts."""
    body = "\n".join("" if fact is None else str(fact) for fact in facts)
    return f"{prefix}_{hashlib.sha256(body.encode()).hexdigest()[:16]}"


def article_id(body: bytes) -> str:
    """The id of an article: over its body as captured.

    For text that is what stands below the front matter, in UTF-8; for HTML the bytes.
    """
    return f"art_{hashlib.sha256(body).hexdigest()[:16]}"


def entity_id(entity_type: str, name: str) -> str:
    """The id of an entity, which no article has a part in."""
    return hashed("ent", entity_type, name)


def statement_id(article: str, content_spans: list) -> str:
    """The id of a statement: its article and the spans of what was said."""
    return hashed("sta", article, *(offset for span in content_spans for offset in span))


def quantity_id(article: str, number_start: int, number_end: int, ordinal: int = 0) -> str:
    """The id of a quantity: its article, the span of its numeral and, where one numeral is shared out, its ordinal."""
    facts = (article, number_start, number_end)
    return hashed("qty", *facts, ordinal) if ordinal else hashed("qty", *facts)


def event_id(article: str, trigger_start: int, trigger_end: int, event_type: str) -> str:
    """The id of an event: its article, the span of its trigger and its type."""
    return hashed("evt", article, trigger_start, trigger_end, event_type)


def mention_id(article: str, start: int, end: int, entity: str | None) -> str:
    """The id of a mention: its article, span and entity."""
    return hashed("men", article, start, end, entity)


MAKERS = {
    "entities": entity_id,
    "mentions": mention_id,
    "statements": statement_id,
    "quantities": quantity_id,
    "events": event_id,
}


def id_of(row: Row) -> str | None:
    """The id that the facts of a row give it, or None for a table whose ids are not made from its columns."""
    table = row.TABLE
    if table.name not in MAKERS:
        return None
    return MAKERS[table.name](*(getattr(row, name) for name in table.identity))
