"""Rows of one article as plain data that can be read without the other tables: names stand beside the ids."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from pipelines.extract.bundle import ArticleRows
from pipelines.language.document import Document
from schemas import Row

Record = dict[str, Any]


def joined(doc: Document, rows: ArticleRows) -> dict[str, list[Record]]:
    """`statements`, `quantities`, `events`, `times`, `mentions`: lists of records that JSON can hold.

    Columns are those of the contract; beside them `speaker_name` in statements, `place_name` and `source_name` in
    quantities, `place_name` and `participants` in events, and `name`, `entity_type` and `country` in mentions and
    participants.
    """
    entities = {row.entity_id: row for row in rows.entities}

    def name(entity_id: str | None) -> str | None:
        return entities[entity_id].name if entity_id in entities else None

    def about(entity_id: str | None) -> Record:
        row = entities.get(entity_id)
        return {column: row and getattr(row, column) for column in ("name", "entity_type", "country")}

    participants: dict[str, list[Record]] = defaultdict(list)
    for row in rows.participants:
        record = record_of(row)
        del record["event_id"]
        participants[row.event_id].append(record | about(row.entity_id))
    return {
        "statements": [record_of(row) | {"speaker_name": name(row.speaker_id)} for row in rows.statements],
        "quantities": [
            record_of(row) | {"place_name": name(row.place_id), "source_name": name(row.source_id)}
            for row in rows.quantities
        ],
        "events": [
            record_of(row) | {"place_name": name(row.place_id), "participants": participants[row.event_id]}
            for row in rows.events
        ],
        "times": times_of(doc),
        "mentions": [record_of(row) | about(row.entity_id) for row in rows.mentions],
    }


def record_of(row: Row) -> Record:
    """The columns of a row by name, days in ISO form and spans as `{"start", "end"}`."""
    return {column.name: _plain(getattr(row, column.name), column.type) for column in row.TABLE.columns}


def times_of(doc: Document) -> list[Record]:
    """The expressions of time in a Document: span, words, days, and how they are known."""
    found = []
    for time in doc.times:
        start, end = doc.span(time.start, time.end)
        found.append(
            {
                "start": start,
                "end": end,
                "text": doc.text[start:end],
                "date_start": _plain(time.date_start, "date"),
                "date_end": _plain(time.date_end, "date"),
                "date_basis": time.basis,
                "kind": time.kind,
            }
        )
    return found


def _plain(value: Any, kind: str) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if kind == "list of span":
        return [{"start": start, "end": end} for start, end in value]
    return value
