"""The event types, what they mean, and their codes in PLOVER and CAMEO, as `plover.toml` declares them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

_TABLE = tomllib.loads((Path(__file__).parent / "plover.toml").read_text("utf-8"))


class EventType(NamedTuple):
    """`actual` and `planned` are PLOVER categories, `cameo` a two-digit root; all None where no scheme has the type."""

    name: str
    definition: str
    actual: str | None
    planned: str | None
    cameo: str | None


PLOVER: dict[str, str] = dict(_TABLE["plover"])
"""PLOVER category → what it means, in our words."""

EVENT_TYPES: dict[str, EventType] = {
    name: EventType(
        name,
        entry["definition"],
        entry.get("actual"),
        entry.get("planned", entry.get("actual")),
        entry.get("cameo"),
    )
    for name, entry in _TABLE["event_type"].items()
}


def codes(event_type: str, status: str) -> tuple[str | None, str | None]:
    """The PLOVER category and the CAMEO root of an event of that type and status.

    What is only planned takes the category of its announcement. Raises KeyError for an unknown type.
    """
    entry = EVENT_TYPES[event_type]
    return (entry.planned if status == "planned" else entry.actual), entry.cameo
