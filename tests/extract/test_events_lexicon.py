"""Every entry of the lexicon of events: its example gives a row of its type, its counter-example none."""

from __future__ import annotations

import pytest

from pipelines.extract.events import extract_events
from pipelines.extract.events.lexicon import EventLexicon
from pipelines.language.analyse import analyse
from pipelines.language.pack import load_pack
from schemas import enums

TRIGGERS = EventLexicon(load_pack("it")).triggers


def types_in(text: str) -> list[str]:
    events, _ = extract_events(analyse(text))
    return [event.event_type for event in events]


def name(trigger) -> str:
    return f"{trigger.kind}-{trigger.event_type}-{trigger.verbs[0] if trigger.verbs else 'alone'}"


@pytest.mark.parametrize("trigger", TRIGGERS, ids=name)
def test_example_is_found(trigger):
    assert trigger.event_type in types_in(trigger.example)


@pytest.mark.parametrize("trigger", TRIGGERS, ids=name)
def test_counter_example_is_left_out(trigger):
    assert trigger.event_type not in types_in(trigger.counter)


def test_every_type_of_the_contract_has_a_trigger():
    assert {trigger.event_type for trigger in TRIGGERS} == set(enums.EVENT_TYPE)
