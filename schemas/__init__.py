"""What the tables of Monazite promise. One class a table; everything else about a table is derived from it.

`TABLES` holds them by name, in the order of the contract; `ROWS` the row classes. This package imports nothing of ours.
"""

from __future__ import annotations

from schemas.articles import ArticleRow, Reject
from schemas.changes import ChangeRow
from schemas.core import SCHEMA_VERSION, Column, Row, Span, Table
from schemas.entities import EntityRow, MentionRow
from schemas.events import Event, EventParticipant
from schemas.quantities import Quantity
from schemas.rules import RuleRow
from schemas.statements import Statement

ROWS: tuple[type[Row], ...] = (
    ArticleRow,
    Reject,
    EntityRow,
    MentionRow,
    Statement,
    Quantity,
    Event,
    EventParticipant,
    RuleRow,
    ChangeRow,
)
TABLES: dict[str, Table] = {row.TABLE.name: row.TABLE for row in ROWS}

__all__ = [
    "ROWS",
    "SCHEMA_VERSION",
    "TABLES",
    "ArticleRow",
    "ChangeRow",
    "Column",
    "EntityRow",
    "Event",
    "EventParticipant",
    "MentionRow",
    "Quantity",
    "Reject",
    "Row",
    "RuleRow",
    "Span",
    "Statement",
    "Table",
]
