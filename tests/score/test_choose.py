"""The rule that chooses the articles of the gold set."""

from __future__ import annotations

import runpy
from pathlib import Path

CHOOSE = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "gold" / "choose.py"))
FILLER = "parola " * 90


def record(number: int, words: str) -> dict:
    return {"id": f"valdora-{number}", "title": "", "text": words}


def test_numbers_are_tokens_of_digits():
    count = CHOOSE["n_numbers"]
    assert count("12 minatori, 3,8 per cento e 1.200 tonnellate") == 3
    assert count("dodici minatori") == 0


def test_marks_and_verbs_count():
    count = CHOOSE["n_reports"]
    assert count("«Resta chiusa», ha detto il sindaco") == 3
    assert count("La miniera resta chiusa") == 0


def test_halves_take_turns_and_no_article_comes_twice():
    numbers = [record(i, f"{FILLER} 1 2 3") for i in range(25)]
    quotes = [record(100 + i, f"{FILLER} «sì» ha detto") for i in range(25)]
    short = [record(200, "1 2 3"), record(201, "parola " * 401 + "1 2 3")]
    chosen = CHOOSE["choose"](short + numbers + quotes)[:40]
    assert [choice.part for choice in chosen] == ["dev", "test"] * 20
    assert [choice.place for choice in chosen] == list(range(1, 41))
    ids = [choice.record["id"] for choice in chosen]
    assert ids[:20] == [f"valdora-{i}" for i in range(20)]
    assert ids[20:] == [f"valdora-{100 + i}" for i in range(20)]


def test_later_draws_pass_over_the_first_records_and_those_taken():
    subject = "Il governo, il ministro, il premier e il presidente hanno detto: «sì»."
    records = [record(i, FILLER + subject) for i in range(300)]
    chosen = CHOOSE["choose"](records)
    ids = [choice.record["id"] for choice in chosen]
    assert len(set(ids)) == len(ids) == 20 + 60 + 24 + 48 + 24
    assert ids[20:152] == [f"valdora-{i}" for i in range(150, 282)]
    parts = ["dev", "dev", "test"] * 20 + ["dev"] * 24 + ["dev", "test"] * 24
    assert [choice.part for choice in chosen[20:152]] == parts


def test_the_last_draws_take_the_richest_of_all_others():
    poor = [record(i, FILLER + "«sì» ha detto ha detto") for i in range(200)]
    rich = [record(1000 + i, FILLER + "«sì» ha detto " * (2 + i)) for i in range(24)]
    chosen = CHOOSE["choose"](poor + rich)
    last = [(choice.record["id"], choice.part) for choice in chosen if choice.place > 20]
    assert last[:24] == [(f"valdora-{1000 + i}", "dev") for i in reversed(range(24))]
    assert last[24:] == [(f"valdora-{i}", "dev") for i in range(20, 44)]
