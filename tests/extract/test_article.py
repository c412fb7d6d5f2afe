"""One article through all extractors: rows are linked, named, and the same every time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.article import document_of, extract_article, innermost, rows_of
from pipelines.language.analyse import analyse
from pipelines.read.formats import read_text

TEXT = (
    "Il ministro di Roma ha dichiarato che la Cina ha firmato un accordo da 3 milioni di euro con la Russia. "
    "La miniera ha prodotto 200 tonnellate di neodimio."
)


def test_rows_know_the_statement_they_stand_in():
    rows = extract_article(read_text(TEXT, published="2025-04-07"))
    (statement,) = rows.statements
    money = next(row for row in rows.quantities if row.kind == "money")
    mass = next(row for row in rows.quantities if row.kind == "mass")
    assert money.statement_id == statement.statement_id and mass.statement_id is None
    agreement = next(row for row in rows.events if row.event_type == "agreement")
    assert agreement.statement_id == statement.statement_id
    assert money.event_id == agreement.event_id


def test_every_entity_that_is_named_is_there():
    rows = extract_article(read_text(TEXT, published="2025-04-07"))
    known = {row.entity_id for row in rows.entities}
    named = {row.entity_id for row in [*rows.mentions, *rows.participants]} | {row.place_id for row in rows.quantities}
    named |= {row.speaker_id for row in rows.statements} | {row.part_of for row in rows.entities}
    assert named - {None} <= known


def test_the_same_article_gives_the_same_rows():
    article = read_text(TEXT * 3, published="2025-04")
    assert extract_article(article).to_json() == extract_article(article).to_json()


def test_words_and_sentences_are_counted():
    rows = extract_article(read_text("Una miniera, due treni. Nulla più!"))
    assert (rows.n_words, rows.n_sentences) == (6, 2)


def test_innermost_takes_the_last_that_begins():
    holders = [(0, 50, "outer"), (10, 20, "inner"), (10, 15, "short"), (18, 60, "crossing")]
    found = innermost(holders, [(11, 14), (16, 19), (1, 3), (18, 20), (55, 58), (70, 80)])
    assert found == ["short", "inner", "outer", "crossing", "crossing", None]


spans = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans), st.lists(spans))
def test_innermost_is_what_a_search_of_all_finds(holders, asked):
    named = [(start, end, f"{start}-{end}") for start, end in holders]

    def search(start: int, end: int) -> str | None:
        around = [holder for holder in named if holder[0] <= start and end <= holder[1]]
        return max(around, key=lambda holder: (holder[0], -holder[1]))[2] if around else None

    assert innermost(named, asked) == [search(start, end) for start, end in asked]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="«»\"“” .,:;()-–'’aeioulrnst0123456789%€ABCÈ\n", max_size=300))
def test_any_text_gives_rows_that_show_it(text):
    if not text.strip():
        return
    article = read_text(text, language="it")
    rows = rows_of(document_of(article), article.article_id)
    for row in [*rows.quantities, *rows.events]:
        assert row.text == text[row.start : row.end]
    for row in [*rows.mentions, *rows.participants]:
        assert row.surface == text[row.start : row.end]


CONSTRUCTIONS = (
    "Il ministro, secondo il quale la miniera riaprirà, e che tace, ha, per ora, detto che «la vena – ha aggiunto –. "
    "È vuota» (Ada Neri, geologa): lo ha reso noto, è la stima, chi segue il caso. Per questo, a suo avviso, si dice "
    "pronto; secondo i dati forniti da Terralta (40 t secondo Oslo), già terzo nel 2008, da sette a otto"
)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(CONSTRUCTIONS)), st.integers(0, 40))
def test_a_text_may_end_or_begin_anywhere(end: int, start: int) -> None:
    rows = rows_of(analyse(CONSTRUCTIONS[start:end]), "art_0000000000000000")
    assert all(row.content for row in rows.statements)
