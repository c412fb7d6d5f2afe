"""An invented article with its gold, in both writings, and rows as if they had been found."""

from __future__ import annotations

import copy
import hashlib
from datetime import date
from typing import Any

from pipelines.score.corpus import Found

KEY = "valdora-1"
TEXT = (
    "«La miniera resta chiusa», ha detto il sindaco di Valdora Ugo Bruni. "
    "Il governo di Terralta ha firmato un accordo con la Federazione mineraria. "
    "Nel 2024 un terzo del minerale, 2.000 tonnellate, è andato all'estero."
)


def span(words: str) -> list[int]:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return [start, start + len(words)]


ENTRY: dict[str, Any] = {
    "part": "dev",
    "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "statements": [
        {
            "spans": [span("La miniera resta chiusa")],
            "level": "must",
            "speaker": ["sindaco di Valdora", "Ugo Bruni"],
            "form": "direct",
            "act": ["assert"],
            "cue": "dire",
            "negated": False,
            "hearsay": False,
            "date": [None, None],
        }
    ],
    "quantities": [
        {
            "spans": [span("un terzo")],
            "level": "may",
            "value_low": 1 / 3,
            "value_high": 1 / 3,
            "unit": ["1"],
            "kinds": ["fraction"],
        },
        {
            "spans": [span("2.000 tonnellate")],
            "level": "must",
            "value_low": 2000,
            "value_high": 2000,
            "unit": ["t"],
            "kinds": ["mass"],
            "item_span": span("minerale"),
            "place": [None, "Terralta"],
        },
    ],
    "events": [
        {
            "spans": [span("ha firmato un accordo")],
            "alternatives": [[span("accordo")]],
            "level": "must",
            "event_type": ["agreement", "contract"],
            "actors": [["governo di Terralta", "governo"]],
            "targets": [["Federazione mineraria"]],
            "status": "actual",
            "hearsay": False,
            "date": [None, None],
        }
    ],
}


def gold(**changes: Any) -> dict[str, Any]:
    """The gold as it is written, a fresh copy; `statements__0__form="direct"` changes one value."""
    entry = copy.deepcopy(ENTRY)
    for path, value in changes.items():
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("__"))
        place = entry
        for step in steps:
            place = place[step]
        place[last] = value
    return {KEY: entry}


def statement(words: str = "La miniera resta chiusa", speaker: str | None = "Ugo Bruni", **columns: Any) -> Found:
    """A statement as found."""
    start, end = span(words)
    row = {
        "form": "direct",
        "act": "assert",
        "cue_lemma": "dire",
        "negated": False,
        "hearsay": False,
        "date_start": None,
        "date_end": None,
        "speaker_id": None,
        "speaker_ids": [],
        "speaker": speaker,
        "content": words,
        "group_id": f"sta {start} {end}",
        "rule": "statement.quote.cue_after",
    }
    return Found(row | columns, ((start, end),), speakers=(speaker,) if speaker else ())


def quantity(words: str, value: float, unit: str | None, kind: str, place: str | None = None, **columns: Any) -> Found:
    """A quantity as found."""
    start, end = span(words)
    row = {"value_low": value, "value_high": value, "unit": unit, "kind": kind, "item": None, "text": words}
    return Found(row | {"rule": "quantity.measure.number_unit"} | columns, ((start, end),), place=place)


def event(
    words: str = "ha firmato un accordo",
    event_type: str = "agreement",
    actors: tuple[str, ...] = ("il governo di Terralta",),
    targets: tuple[str, ...] = ("la Federazione mineraria",),
    **columns: Any,
) -> Found:
    """An event as found."""
    start, end = span(words)
    row = {
        "start": start,
        "end": end,
        "trigger": words,
        "event_type": event_type,
        "status": "actual",
        "hearsay": False,
        "date_start": None,
        "date_end": None,
        "group_id": f"evt {start} {event_type}",
        "rule": "event.verb",
    }
    sides = {"actor": [(name, "") for name in actors], "target": [(name, "") for name in targets]}
    return Found(row | columns, ((start, end),), sides=sides)


NEW_YEAR = date(2024, 1, 1)
