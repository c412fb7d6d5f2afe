"""Ids: stable, and of the fewest facts."""

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from schemas import EntityRow, Event, Quantity, Span, ids

spans = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Span(*pair)), min_size=1)


def test_article_id_is_of_the_bytes():
    assert ids.article_id(b"corpo") == "art_" + hashlib.sha256(b"corpo").hexdigest()[:16]


@given(spans)
def test_statement_ids_have_the_contracts_form(parts):
    made = ids.statement_id("art_0", parts)
    assert re.fullmatch("sta_[0-9a-f]{16}", made)
    assert made == ids.statement_id("art_0", [tuple(part) for part in parts])
    assert made != ids.statement_id("art_1", parts)


def test_the_first_of_a_shared_number_keeps_the_id_of_the_whole():
    assert ids.quantity_id("art_0", 3, 5) == ids.quantity_id("art_0", 3, 5, 0)
    assert ids.quantity_id("art_0", 3, 5) != ids.quantity_id("art_0", 3, 5, 1)


def test_facts_do_not_run_into_each_other():
    assert ids.quantity_id("art_0", 1, 23) != ids.quantity_id("art_0", 12, 3)
    assert ids.entity_id("person", "Ada") != ids.entity_id("perso", "nAda")


def test_id_of_a_row_is_that_of_its_facts():
    number = Quantity(
        article_id="art_0", start=0, end=9, text="2 milioni", number_start=0, number_end=9, kind="count", rule="q.x"
    )
    assert ids.id_of(number) == ids.quantity_id("art_0", 0, 9)
    assert ids.id_of(EntityRow(name="Ada Ferri", entity_type="person")) == ids.entity_id("person", "Ada Ferri")
    event = Event(
        article_id="art_0",
        start=0,
        end=9,
        text="ha firmato",
        trigger="ha firmato",
        trigger_start=0,
        trigger_end=9,
        trigger_lemma="firmare",
        event_type="agreement",
        status="actual",
        rule="event.x",
    )
    before = ids.id_of(event)
    event.status, event.text = "planned", "firmerà"
    assert ids.id_of(event) == before, "what is not among the facts may be mended"
