"""What a text's rows show, as its own words: what tests of wordings compare."""

from __future__ import annotations

from pipelines.extract.article import rows_of
from pipelines.language.analyse import analyse

ARTICLE = "art_0000000000000000"
Said = tuple[str, str | None]


def said(text: str) -> list[Said]:
    """Content and speaker as written of every statement, in reading order."""
    return [(row.content, row.speaker) for row in rows_of(analyse(text), ARTICLE).statements]


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, actors and targets of every event, in reading order."""
    rows = rows_of(analyse(text), ARTICLE)
    sides = {
        (event.event_id, role): [p.surface for p in rows.participants if (p.event_id, p.role) == (event.event_id, role)]
        for event in rows.events
        for role in ("actor", "target")
    }
    return [(e.event_type, sides[e.event_id, "actor"], sides[e.event_id, "target"]) for e in rows.events]
