"""Where sentences end, and of what kind they are."""

import pytest

from pipelines.language.analyse import segment
from pipelines.language.pack import load_pack


def read(text, **known):
    doc = segment(text, load_pack("it"), **known)
    return [(sentence.kind, doc.surface(sentence.start, sentence.end)) for sentence in doc.sentences]


def split(text):
    return [surface for _, surface in read(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Il dott. Sarti tace.", "L'on. Vani no."],
        ["«Chiudiamo. È deciso», ha detto il sindaco.", "Poi è uscito."],
        ["Ha detto: «A volte sì. A volte no».", "Poi ha taciuto."],
        ["«Abbiamo vinto.", "Tutti.»", "Così ha detto."],
        ["Era il 3 a.C.", "Poi venne la pace."],
        ["Lo dice la Valmet S.p.A. di Torma.", "Vedremo."],
        ["E poi «Basta!» ha gridato.", "Tutti zitti."],
        ["Chi paga?", "Nessuno…", "E allora?"],
        ["Fermo... per ora.", "Domani si vedrà."],
        ["Nel 2024 sono 270mila.", "12 in più del 2023."],
        ["La seduta (cominciata tardi.) è finita.", "Tutti a casa."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences):
    assert split(" ".join(sentences)) == sentences


def test_a_quotation_over_lines_is_one_sentence_with_what_reports_it():
    assert split("«Non firmo.\nNon oggi», ha detto.\nPoi ha firmato.") == [
        "«Non firmo.\nNon oggi», ha detto.",
        "Poi ha firmato.",
    ]


def test_lines_wrapped_at_a_width_are_joined():
    text = "Il ministro delle Miniere ha presentato ieri mattina\nil piano decennale alle regioni.\nPoi ha risposto."
    assert split(text) == [
        "Il ministro delle Miniere ha presentato ieri mattina\nil piano decennale alle regioni.",
        "Poi ha risposto.",
    ]


BODY = "Il ministro delle Miniere ha presentato ieri il piano decennale alle regioni interessate."


def test_lines_of_their_own_are_told_by_kind():
    text = f"ECONOMIA\nIl ministro rilancia sulle miniere\nOSLO. {BODY}\n- salari più alti;\n1. prima cosa da fare\n"
    assert read(text) == [
        ("rubric", "ECONOMIA"),
        ("headline", "Il ministro rilancia sulle miniere"),
        ("dateline", "OSLO."),
        ("sentence", BODY),
        ("item", "- salari più alti;"),
        ("item", "1. prima cosa da fare"),
    ]


@pytest.mark.parametrize(
    "dateline", ["OSLO.", "ROMA -", "Torma, 3 maggio -", "ROMA, 12 mar. (Agenzia) -", "(Agenzia) -", "SAN BIAGIO –"]
)
def test_datelines_are_segments(dateline):
    assert read(f"{dateline} Il governo ha deciso.") == [
        ("dateline", dateline),
        ("sentence", "Il governo ha deciso."),
    ]


def test_a_single_line_without_a_stop_is_a_sentence():
    assert read("Il ministro rilancia sulle miniere") == [("sentence", "Il ministro rilancia sulle miniere")]


def test_what_the_reader_is_sure_of_goes_first():
    text = "Titolo del pezzo.\nDi Mara Neri\n3 minuti\nIl sindaco parte."
    known = {"headlines": ((0, 17),), "furniture": ((18, text.index("Il sindaco") - 1),)}
    assert read(text, **known) == [
        ("headline", "Titolo del pezzo."),
        ("furniture", "Di Mara Neri"),
        ("furniture", "3 minuti"),
        ("sentence", "Il sindaco parte."),
    ]
