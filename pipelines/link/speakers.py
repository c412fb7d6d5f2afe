"""Who can have made two statements, where it is not known of both."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import polars as pl

from pipelines.link.entities import fold

OTHERS = ("name", "headline", "anonymous")
"""Bases of speakers who, without being known, are not just anybody: a name that nobody else has, unnamed sources."""


class Speaker(NamedTuple):
    """Of a statement. `key`: equal for one speaker, None where nobody is written."""

    key: str | None
    fits: tuple[str, ...]
    """Keys of known speakers whose name is among the words; empty for who is known."""
    unnamed: bool
    """Nobody is named: an office, a pronoun or nothing, which can be anybody."""


class _Names:
    """Known speakers by the words of their names."""

    def __init__(self, speakers: pl.DataFrame) -> None:
        self._by_word: dict[str, list[tuple[str, bool, frozenset[str]]]] = defaultdict(list)
        for entity_id, name, entity_type in speakers.select("entity_id", "name", "entity_type").iter_rows():
            words = fold(name).split()
            if words:
                person = entity_type == "person"
                needed = frozenset(words[-1:] if person else words)
                self._by_word[max(sorted(needed), key=len)].append((entity_id, person, needed))

    def fitting(self, surface: str) -> tuple[str, ...]:
        """Entities that the words can mean: persons by their last name, and only without one, others by all words."""
        words = frozenset(fold(surface).split())
        found = {entry for word in words for entry in self._by_word.get(word, ()) if entry[2] <= words}
        persons = {entity_id for entity_id, person, _ in found if person}
        return tuple(sorted(persons or {entity_id for entity_id, _, _ in found}))


def speakers_of(statements: pl.DataFrame, entities: pl.DataFrame) -> list[Speaker]:
    """The speaker of each row. Only entities that somewhere speak are thought of."""
    names = _Names(entities.filter(pl.col("entity_id").is_in(statements["speaker_id"].drop_nulls().unique().implode())))
    known: dict[tuple, Speaker] = {}
    found = []
    for row in statements.select("speaker_id", "speaker_ids", "speaker", "speaker_basis").iter_rows():
        facts = (row[0], tuple(row[1] or ()), row[2], row[3])
        if facts not in known:
            known[facts] = _speaker(*facts, names)
        found.append(known[facts])
    return found


def _speaker(one: str | None, several: tuple[str, ...], words: str | None, basis: str | None, names: _Names) -> Speaker:
    if one:
        return Speaker(one, (), False)
    if several:
        return Speaker("+".join(sorted(several)), (), False)
    fits = names.fitting(words) if words else ()
    unnamed = not fits and basis not in OTHERS
    return Speaker(f"said by {fold(words) or words}" if words else None, fits, unnamed)
