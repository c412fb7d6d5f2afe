"""Who takes part in events, as far as that tells one happening from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

import polars as pl

from pipelines.link.entities import fold

TOGETHER = frozenset({"talks", "meeting", "agreement", "cooperation", "contract", "trade"})
"""Types of event that both sides do: one report's target is another's actor."""

STATE = "country"
"""Entity type for which a person or body of the country stands: what its president signs, the country signs."""


class Party(NamedTuple):
    """One participant. `key`: its entity, or the longest of its words where that is not known."""

    key: str
    country: str | None
    is_state: bool
    is_known: bool

    def fits(self, other: Party) -> bool:
        """Whether both can be one: the same, or one is the state of the other."""
        if self.key == other.key:
            return True
        return (self.is_state or other.is_state) and self.country is not None and self.country == other.country


class Sides(NamedTuple):
    """Actors and targets; of what is done together, all are actors."""

    actors: frozenset[Party] = frozenset()
    targets: frozenset[Party] = frozenset()

    def keys(self) -> list[str]:
        """What the parties are found by: themselves and their countries."""
        parties = [*self.actors, *self.targets]
        return sorted({party.key for party in parties} | {party.country for party in parties if party.country})

    def shared(self, other: Sides) -> int | None:
        """How many parties both have; None where they contradict each other."""
        actors, targets = _shared(self.actors, other.actors), _shared(self.targets, other.targets)
        return None if actors is None or targets is None else actors + targets


def _shared(some: Collection[Party], others: Collection[Party]) -> int | None:
    """Of the fewer, how many are among the others; None where not all are, unless one side is not known."""
    if not some or not others:
        return 0
    fewer, more = (some, others) if len(some) <= len(others) else (others, some)
    count = sum(1 for party in fewer if party in more or any(map(party.fits, more)))
    if count == len(fewer):
        return count
    if count or any(party.is_known for party in some) == any(party.is_known for party in others):
        return None
    return 0


def sides_of(events: pl.DataFrame, participants: pl.DataFrame, entities: pl.DataFrame) -> list[Sides]:
    """The sides of each event."""
    facts = entities.select("entity_id", "country", "entity_type")
    joined = participants.join(facts, on="entity_id", how="left", maintain_order="left")
    found: dict[tuple[str, str], set[Party]] = defaultdict(set)
    columns = joined.select("event_id", "role", "entity_id", "surface", "country", "entity_type")
    for event_id, role, entity_id, surface, country, entity_type in columns.iter_rows():
        if key := entity_id or max(fold(surface).split(), key=len, default=""):
            found[event_id, role].add(Party(key, country, entity_type == STATE, entity_id is not None))
    sides = []
    for event_id, event_type in events.select("event_id", "event_type").iter_rows():
        actors, targets = (frozenset(found.get((event_id, role), ())) for role in ("actor", "target"))
        sides.append(Sides(actors | targets) if event_type in TOGETHER else Sides(actors, targets))
    return sides
