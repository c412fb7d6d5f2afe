"""Gold in both writings, and everything that is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.score.gold import GoldError, load_gold, read_gold, with_text, without_text
from tests.score.sample import ENTRY, KEY, TEXT, gold, span


def test_own_writing():
    article = with_text(read_gold(gold())[KEY], TEXT)
    assert [row.must for row in article.quantities] == [False, True]
    assert article.quantities[1].items == ("minerale",)
    assert article.quantities[1].place == (None, "Terralta")
    assert article.events[0].cuts == ((tuple(span("ha firmato un accordo")),), (tuple(span("accordo")),))
    assert article.statements[0].date == (None, None)


def test_several_items_are_equally_right():
    spans = [span("minerale"), span("estero")]
    article = with_text(read_gold(gold(quantities__1__item_span=spans))[KEY], TEXT)
    assert article.quantities[1].items == ("minerale", "estero")


def test_older_writing():
    words = "2.000 tonnellate"
    row = {"spans": [span(words)], "text": words, "value_low": 2000, "value_high": 2000, "unit": ["t"]}
    row |= {"kind": "mass", "kinds": ["mass"], "level": "must", "item": "minerale"}
    entry = {"published": ["2025-04-07", "2025-04-07"], "statements": [], "quantities": [row], "events": []}
    article = with_text(read_gold({"valdora.txt": entry})["valdora.txt"], TEXT)
    assert article.part is None and article.published == ("2025-04-07", "2025-04-07")
    assert article.quantities[0].items == ("minerale",)
    assert article.quantities[0].place is None


def test_a_text_that_is_not_published_asks_no_items():
    assert without_text(read_gold(gold())[KEY]).quantities[1].items == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"part": "train"}, "part"),
        ({"strange": 1}, "'strange' is no key"),
        ({"events": None}, "events: a list of rows"),
        ({"statements__0__form": "spoken"}, "form"),
        ({"statements__0__act": ["say"]}, "act"),
        ({"statements__0__act": []}, "nothing is accepted"),
        ({"statements__0__level": "should"}, "level"),
        ({"statements__0__speaker": []}, "speaker"),
        ({"statements__0__speaker": "Ugo Bruni"}, "speaker"),
        ({"statements__0__negated": "no"}, "negated"),
        ({"statements__0__date": ["2024-02-30", None]}, "no day"),
        ({"statements__0__date": ["20240101", None]}, "no day"),
        ({"statements__0__date": ["2024-02-02", "2024-01-01"]}, "is after"),
        ({"statements__0__spans": []}, "no span"),
        ({"statements__0__spans": [[5, 5]]}, "empty"),
        ({"statements__0__spans": [[-1, 5]]}, "negative"),
        ({"statements__0__spans": [[5, 9], [7, 12]]}, "not after"),
        ({"statements__0__spans": [[True, 5]]}, "no pair of offsets"),
        ({"statements__0__alternatives": [3]}, "a list of spans"),
        ({"quantities__1__value_low": "2000"}, "no number"),
        ({"quantities__1__value_low": True}, "no number"),
        ({"quantities__1__value_low": float("nan")}, "no number"),
        ({"quantities__1__value_high": 1}, "is above"),
        ({"quantities__1__kinds": ["weight"]}, "kinds"),
        ({"quantities__1__unit": [1]}, "unit"),
        ({"quantities__1__item_span": [3]}, "no pair of offsets"),
        ({"events__0__event_type": ["party"]}, "event_type"),
        ({"events__0__status": "done"}, "status"),
        ({"events__0__actors": ["governo"]}, "actors"),
    ],
)
def test_refused_by_itself(changes, said):
    with pytest.raises(GoldError, match=said) as refusal:
        read_gold(gold(**changes))
    assert str(refusal.value).startswith(f"gold of {KEY}") and "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text_sha256": "0" * 64}, "another text"),
        ({"statements__0__spans": [[0, len(TEXT) + 1]]}, "outside the text"),
        ({"events__0__alternatives": [[[0, 9999]]]}, "outside the text"),
        ({"quantities__1__item_span": [0, 9999]}, "outside the text"),
        ({"statements__0__text": "La miniera resta aperta"}, "and not"),
    ],
)
def test_refused_beside_the_text(changes, said):
    with pytest.raises(GoldError, match=said):
        with_text(read_gold(gold(**changes))[KEY], TEXT)


@pytest.mark.parametrize("written", ["", "{", "[]", "{}", "3", '{"a": 3}', "[" * 100_000, "\ud800"])
def test_no_gold_at_all(tmp_path: Path, written: str):
    path = tmp_path / "gold.json"
    path.write_bytes(written.encode("utf-8", "surrogatepass"))
    with pytest.raises(GoldError):
        load_gold(path)


def test_the_committed_gold_is_valid():
    folder = Path(__file__).parents[2] / "benchmarks" / "gold"
    articles = load_gold(folder / "wikinews.json")
    parts = [article.part for article in articles.values()]
    assert (
        parts == ["dev", "test"] * 20 + ["dev", "dev", "test"] * 20 + ["dev"] * 24 + ["dev", "test"] * 24 + ["dev"] * 48
    )
    twice = [key for place, (key, article) in enumerate(articles.items()) if place < 40 or article.part == "test"]
    for name in ("annotator_a", "annotator_b"):
        assert list(load_gold(folder / f"{name}.json")) == twice


def test_the_committed_gold_holds_no_text():
    folder = Path(__file__).parents[2] / "benchmarks" / "gold"

    def strings(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                yield from strings(item)

    for path in folder.glob("*.json"):
        if path.name != "scores.json":
            assert max(len(words.split()) for words in strings(json.loads(path.read_text("utf-8")))) < 9


def test_the_sample_is_itself_gold():
    assert json.loads(json.dumps({KEY: ENTRY})) == gold()
