"""All rows of one article as one value: what extraction gives, what the cache holds and what linking takes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schemas import EntityRow, Event, EventParticipant, MentionRow, Quantity, Row, Span, Statement, ids

PARTS: dict[str, type[Row]] = {
    "statements": Statement,
    "quantities": Quantity,
    "events": Event,
    "participants": EventParticipant,
    "mentions": MentionRow,
    "entities": EntityRow,
}
"""Field of `ArticleRows` → the class of its rows."""


@dataclass(slots=True, eq=True)
class ArticleRows:
    """Rows read from one article. `n_words` and `n_sentences` go into its row in `articles`."""

    statements: list[Statement] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    participants: list[EventParticipant] = field(default_factory=list)
    mentions: list[MentionRow] = field(default_factory=list)
    entities: list[EntityRow] = field(default_factory=list)
    n_words: int = 0
    n_sentences: int = 0

    def to_json(self) -> str:
        """One line that `from_json` reads back to an equal value; column names stand once a table."""
        document: dict[str, Any] = {"n_words": self.n_words, "n_sentences": self.n_sentences}
        for name, row_class in PARTS.items():
            columns = row_class.TABLE.names
            document[name] = [columns, [[getattr(row, column) for column in columns] for row in getattr(self, name)]]
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)

    @classmethod
    def from_json(cls, line: str) -> ArticleRows:
        """The value that `to_json` wrote.

        Raises ValueError where the line is no such thing, or was written for other columns.
        """
        document = json.loads(line)
        try:
            rows = cls(n_words=document["n_words"], n_sentences=document["n_sentences"])
            for name, row_class in PARTS.items():
                columns, values = document[name]
                if tuple(columns) != row_class.TABLE.names:
                    raise ValueError(f"{name}: the columns are not those of this version")
                getattr(rows, name).extend(_rows(row_class, values))
        except (KeyError, TypeError) as error:
            raise ValueError(f"no rows of an article: {error}") from error
        return rows


def _rows(row_class: type[Row], values: list[list]) -> list[Row]:
    """Rows from lists of values in column order, with dates and spans made again."""
    columns = row_class.TABLE.columns
    dates = [i for i, column in enumerate(columns) if column.type == "date"]
    spans = [i for i, column in enumerate(columns) if column.type == "list of span"]
    names = row_class.TABLE.names
    made = []
    for row in values:
        for i in dates:
            if row[i] is not None:
                row[i] = date.fromisoformat(row[i])
        for i in spans:
            row[i] = [Span(*span) for span in row[i]]
        made.append(row_class(**dict(zip(names, row, strict=True))))
    return made


def identify(rows: ArticleRows, article_id: str) -> None:
    """Give all rows their article and their stable ids, in place.

    Rows may name each other (`participant.event_id`, `quantity.statement_id`) by provisional ids: any strings that
    are unique within the article. Here they become the real ones. Entities are named by `ids.entity_id` from the
    start, for no article has a part in that. A row without a group is its own group.
    """
    final: dict[str, str] = {}
    for part in (rows.mentions, rows.statements, rows.quantities, rows.events):
        for row in part:
            row.article_id = article_id
            key = row.TABLE.key[0]
            real = ids.id_of(row)
            if provisional := getattr(row, key):
                final[provisional] = real
            setattr(row, key, real)
    for row in rows.quantities:
        row.statement_id = final.get(row.statement_id, row.statement_id)
        row.event_id = final.get(row.event_id, row.event_id)
    for row in rows.events:
        row.statement_id = final.get(row.statement_id, row.statement_id)
        row.group_id = final.get(row.group_id, row.group_id) or row.event_id
    for row in rows.statements:
        row.group_id = final.get(row.group_id, row.group_id) or row.statement_id
    for row in rows.participants:
        row.event_id = final.get(row.event_id, row.event_id)
