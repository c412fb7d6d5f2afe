"""In whose words an event is told: the innermost statement around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from schemas.statements import Statement


class Content(NamedTuple):
    """One part of what was said, over code points `[start, end)`. The shorter sorts before the longer."""

    length: int
    start: int
    end: int
    statement: Statement


def contents_of(statements: Iterable[Statement]) -> list[Content]:
    """The parts of all contents."""
    return [Content(end - start, start, end, row) for row in statements for start, end in row.content_spans]


def innermost(contents: list[Content], start: int, end: int) -> Statement | None:
    """The statement with the shortest part around code points `[start, end)`, or None."""
    around = [content for content in contents if content.start <= start and end <= content.end]
    return min(around, key=lambda content: content[:3]).statement if around else None
