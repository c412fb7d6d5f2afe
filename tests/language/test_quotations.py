"""What is quoted, by which marks, and where it ends."""

import pytest

from pipelines.language.analyse import segment, tag
from pipelines.language.pack import load_pack


def read(text):
    return tag(segment(text, load_pack("it")), load_pack("it"))


def quoted(text):
    return [[text[start:end] for start, end in quote.parts] for quote in read(text).quotations]


@pytest.mark.parametrize("pair", ["«»", "“”", '""', "‘’", "„“", "““", "””", "»«", "”“", "“»", "''"])
def test_every_pair_of_marks_quotes(pair):
    text = f"È una {pair[0]}svolta vera{pair[1]}, dicono."
    assert quoted(text) == [["svolta vera"]]


@pytest.mark.parametrize(
    "text",
    [
        "L'accordo dell’Ue c’è, un po' caro.",
        "Gli anni '90 e '80 furono d'oro.",
        "La citta' e' bella.",
        "Ha preso 5\" al rivale, che e' primo.",
        '"" e «»',
        "Il sindaco» ha detto ”ciao",
    ],
)
def test_an_apostrophe_or_a_stray_mark_quotes_nothing(text):
    assert all(not quote.closed for quote in read(text).quotations)


def test_a_quotation_inside_another_is_deeper():
    doc = read("«Mi ha detto “vattene” ieri», racconta.")
    assert [(q.depth, q.closed, doc.surface(q.start_token, q.end_token)) for q in doc.quotations] == [
        (0, True, "Mi ha detto “vattene” ieri"),
        (1, True, "vattene"),
    ]
    assert doc.quotation_of[doc.words.index("vattene")] == 1
    assert doc.quotation_of[doc.words.index("racconta")] == -1


def test_straight_marks_nest_when_their_context_says_so():
    assert quoted('Ha detto: "Del patto "storico" non parlo".') == [['Del patto "storico" non parlo'], ["storico"]]


def test_straight_marks_that_do_not_come_out_even_open_and_close_by_turns():
    assert quoted('"Sono felice "ha detto. "Bene "ha aggiunto.') == [["Sono felice"], ["Bene"]]


def test_a_mark_at_each_paragraph_reopens_the_quotation():
    assert quoted("«Prima parte.\n\n«Seconda parte.\n\n«Terza», ha concluso.") == [
        ["Prima parte.", "Seconda parte.", "Terza"]
    ]


def test_a_quotation_runs_over_lines_to_its_mark():
    assert quoted("Ha detto: «Non firmo.\nNon oggi».\nPoi ha firmato.") == [["Non firmo.\nNon oggi"]]


def test_one_left_open_ends_with_its_paragraph_and_the_rest_is_read_as_usual():
    doc = read("Ha detto: «Non firmo oggi.\n\nIl piano «verde» è pronto.")
    assert [(doc.text[q.inner_start : q.inner_end], q.closed) for q in doc.quotations] == [
        ("Non firmo oggi.", False),
        ("verde", True),
    ]


@pytest.mark.parametrize(
    ("text", "parts", "incise"),
    [
        ("«Chiuderemo – ha detto il sindaco – entro marzo».", ["Chiuderemo", "entro marzo"], "ha detto il sindaco"),
        ("«Non posso - ha poi aggiunto Rossi -. Ora basta».", ["Non posso", "Ora basta"], "ha poi aggiunto Rossi"),
        ('"Vinceremo — spiega Rossi".', ["Vinceremo"], "spiega Rossi"),
    ],
)
def test_an_incise_is_not_quoted(text, parts, incise):
    doc = read(text)
    (quote,) = doc.quotations
    assert [text[start:end] for start, end in quote.parts] == parts
    assert incise in doc.surface(*quote.incises[0])
    assert all(doc.quotation_of[index] == -1 for index in range(*quote.incises[0]))


def test_dashes_around_the_speakers_own_words_are_no_incise():
    assert quoted("«Il lavoro - che manca - è tutto», dice.") == [["Il lavoro - che manca - è tutto"]]


def test_ten_thousand_open_marks_are_read():
    doc = read("«ciao " * 10_000)
    assert len(doc) == 20_000
    assert all(not quote.closed for quote in doc.quotations)
