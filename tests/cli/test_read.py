"""`read` and `text`: what is found in one text, without a file being made."""

from __future__ import annotations

import json

from commands.read import answer
from pipelines.read.formats import read_text
from schemas import TABLES

TEXT = (
    "«La miniera resta chiusa», ha detto ieri il sindaco di Roma. La Cina ha estratto 270mila tonnellate di terre rare."
)
JOINED = {
    "statements": {"speaker_name"},
    "quantities": {"place_name", "source_name"},
    "events": {"place_name", "participants"},
    "mentions": {"name", "entity_type", "country"},
}


def found(text: str = TEXT, **more: str) -> dict:
    return answer(json.dumps({"id": 1, "text": text, **more}).encode())


def test_columns_are_those_of_the_contract():
    answers = found(published="2025-04-07")
    for layer, beside in JOINED.items():
        for record in answers[layer]:
            assert set(record) == set(TABLES[layer].names) | beside
    assert set(answers["times"][0]) == {"start", "end", "text", "date_start", "date_end", "date_basis", "kind"}


def test_what_is_found_is_right():
    answers = found(published="2025-04-07")
    (statement,) = answers["statements"]
    assert (statement["content"], statement["cue"]) == ("La miniera resta chiusa", "ha detto")
    assert statement["speaker"] == "il sindaco di Roma"
    assert statement["date_start"] == statement["date_end"] == "2025-04-06"
    (quantity,) = answers["quantities"]
    assert (quantity["value_low"], quantity["value_high"], quantity["unit"]) == (270_000, 270_000, "t")
    assert (quantity["commodity"], quantity["place_name"]) == ("rare_earths", "Cina")


def test_every_span_shows_its_words():
    answers = found(published="2025-04")
    for layer in ("quantities", "times"):
        for record in answers[layer]:
            assert TEXT[record["start"] : record["end"]] == record["text"]
    for record in answers["mentions"]:
        assert TEXT[record["start"] : record["end"]] == record["surface"]


def test_without_a_day_of_publication_relative_times_are_unknown():
    (statement,) = found()["statements"]
    assert statement["date_start"] is statement["date_end"] is statement["date_basis"] is None


def test_lines_name_their_table(say):
    said = say("read", "-", "--published", "2025-04-07", stdin=TEXT.encode())
    records = [json.loads(line) for line in said.out.splitlines()]
    assert {record["table"] for record in records} >= {"statements", "quantities", "times", "mentions"}


def test_pretty_shows_the_whole_text_and_the_fields(say):
    said = say("read", "-", "--pretty", stdin=TEXT.encode())
    assert said.status == 0
    assert TEXT in said.out
    assert "ha detto" in said.out and "270000" in said.out and "rule" in said.out


def test_why_names_what_gave_up(say):
    said = say("read", "-", "--why", stdin=TEXT.encode())
    assert said.status == 0
    assert all(json.loads(line)["table"] for line in said.out.splitlines())


def test_the_nth_record_of_a_file(say, tmp_path):
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "Il primo testo."}\n{"text": "Il secondo testo."}\n')
    assert say("text", f"{path}#2").out == "Il secondo testo."
    assert say("text", path).out == "Il primo testo.Il secondo testo."
    assert say("text", f"{path}#3").status == 1


def test_text_is_what_spans_count_in(say, tmp_path):
    path = tmp_path / "one.txt"
    path.write_bytes(b"\xef\xbb\xbf---\ntitle: Uno\n---\nPerch\xc3\xa9 no?\r\nSi vedr\xc3\xa0.\r\n")
    assert say("text", path).out == "Perché no?\r\nSi vedrà.\r\n"


def test_a_file_of_unknown_ending_is_read_as_text(say, tmp_path):
    path = tmp_path / "article"
    path.write_text(TEXT)
    assert say("text", path).out == TEXT


def test_language_is_believed(say):
    english = "The mine has been closed by the government of the country and nobody knows when it will open. " * 3
    assert say("text", "-", stdin=english.encode()).status == 1
    assert say("read", "-", "--language", "it", stdin=english.encode()).status == 0


def test_the_same_text_gives_the_same_ids_as_a_build():
    article = read_text(TEXT, published="2025-04-07")
    assert {record["article_id"] for record in found(published="2025-04-07")["mentions"]} == {article.article_id}
