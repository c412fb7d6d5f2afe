"""Statements: each case is a text of our own, and what a reader says was said in it, by whom."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.article import rows_of
from pipelines.extract.statements import extract_statements
from pipelines.language.analyse import analyse
from schemas.statements import Statement

ARTICLE = "art_0000000000000000"


def statements(text: str, published: tuple[date, date] | None = None) -> list[Statement]:
    return rows_of(analyse(text, published=published), ARTICLE).statements


def only(text: str) -> Statement:
    found = statements(text)
    assert len(found) == 1, [(row.rule, row.content) for row in found]
    return found[0]


DIRECT = [
    ("«La vena è esaurita», ha detto il sindaco di Valdora.", "La vena è esaurita", "il sindaco di Valdora"),
    ("“La vena è esaurita“, ha poi aggiunto Ada Neri.", "La vena è esaurita", "Ada Neri"),
    ("Il sindaco di Valdora ha dichiarato ieri: «Non venderemo».", "Non venderemo", "Il sindaco di Valdora"),
    ('Ada Neri ha scritto su Truth Social: "Non venderemo mai".', "Non venderemo mai", "Ada Neri"),
    ("«Serve tempo», così il ministro di Terralta.", "Serve tempo", "il ministro di Terralta"),
    ("Ada Neri: «La cava riapre».", "La cava riapre", "Ada Neri"),
    ("È il commento di Ada Neri: «La cava riapre».", "La cava riapre", "Ada Neri"),
    ("Ada Neri ha detto che «la cava riaprirà presto».", "la cava riaprirà presto", "Ada Neri"),
    ("Ada Neri si è limitata a dire: «Vedremo domani».", "Vedremo domani", "Ada Neri"),
    ("Ada Neri, presidente di Terralta, che ha detto: «Vedremo domani».", "Vedremo domani", "Ada Neri"),
    (
        "«La vena è esaurita», ha detto all'agenzia il sindaco di Valdora.",
        "La vena è esaurita",
        "il sindaco di Valdora",
    ),
    ("«La vena è esaurita», ha detto in una nota Ada Neri.", "La vena è esaurita", "Ada Neri"),
]


@pytest.mark.parametrize(("text", "content", "speaker"), DIRECT)
def test_direct(text: str, content: str, speaker: str) -> None:
    row = only(text)
    assert (row.content, row.speaker, row.form) == (content, speaker, "direct")


@pytest.mark.parametrize(
    "words",
    [
        "l'amministratore delegato Ugo Bruni",
        "il ministro delle Miniere Ugo Bruni",
        "il commissario all'Energia Ugo Bruni",
        "il deputato dell'opposizione Ugo Bruni",
    ],
)
def test_a_role_and_the_name_after_it_are_one_speaker(words: str) -> None:
    before, after = (
        only(f"{words[0].upper()}{words[1:]} ha detto che la cava chiude."),
        only(f"«Basta così», dice {words}."),
    )
    assert before.speaker == words[0].upper() + words[1:] and after.speaker == words
    assert before.speaker_id == after.speaker_id is not None


def test_who_goes_on_speaking_is_who_spoke_last_and_not_who_was_told_of_before() -> None:
    rows = statements("La Francia ne ha tre. «Serve gas», ha detto la ministra Ada Neri. «Molto gas», ha aggiunto.")
    assert rows[1].speaker_basis == "implicit"
    assert rows[1].speaker_id == rows[0].speaker_id is not None


def test_who_goes_on_speaking_may_be_nobody_known() -> None:
    row = only("Gli analisti alzano le stime. «Restiamo cauti», scrivono però.")
    assert (row.speaker, row.speaker_id, row.speaker_basis) == ("Gli analisti", None, "implicit")


def test_a_quotation_alone_goes_on_from_speech_without_marks() -> None:
    rows = statements("Ada Neri ha negato di aver venduto la cava. «Resta nostra».")
    assert [row.content for row in rows] == ["di aver venduto la cava", "Resta nostra"]
    assert rows[1].speaker_id == rows[0].speaker_id is not None


def test_answers_of_an_interview_are_those_of_the_person_it_is_with() -> None:
    questions = "Quando riapre la cava?\n«A maggio».\n\nChi paga?\n«Paga la regione. Tutto qui».\n"
    rows = statements(f"Ada Neri, 47 anni, guida la Terralta Spa.\n\n{questions}")
    assert [row.content for row in rows] == ["A maggio", "Paga la regione. Tutto qui"]
    assert {row.speaker_id for row in rows} == {rows[0].speaker_id} != {None}


def test_one_quotation_under_a_heading_that_asks_is_no_interview() -> None:
    assert statements("Ada Neri guida la cava.\n\nE adesso?\n«Vedremo a maggio».\n") == []


def test_an_opinion_of_a_person_or_body_after_per() -> None:
    first, second = statements("Per il geologo Ugo Bruni: «La vena è vuota». Per Ada Neri, la vena è piena.")
    assert (first.speaker, second.speaker) == ("il geologo Ugo Bruni", "Ada Neri")
    assert statements("Per la Norvegia, la cava vale molto.") == []


def test_a_colon_with_no_clause_after_it_reports_nothing() -> None:
    assert statements("Il sindaco annuncia: un anno di lavori.") == []


def test_a_reporting_verb_alone_between_commas() -> None:
    rows = statements(
        "«Il pozzo chiude», ha detto in aula ai giornalisti Ugo Bruni. Se piove, ha spiegato, il pozzo riapre."
    )
    assert [row.content for row in rows] == ["Il pozzo chiude", "Se piove il pozzo riapre"]
    assert rows[1].speaker_id == rows[0].speaker_id is not None


def test_a_noun_in_the_quotation_is_not_who_said_it() -> None:
    first, second = statements("«La cava chiude», ha detto Ada Neri. «Riapriremo tra un anno», promette.")
    assert second.speaker is None
    assert second.speaker_id == first.speaker_id is not None


INDIRECT = [
    ("Ada Neri ha dichiarato che la cava chiude.", "la cava chiude", "Ada Neri"),
    ("Ha dichiarato Ada Neri che la cava chiude.", "la cava chiude", "Ada Neri"),
    ("Ada Neri, geologa di Valdora, ha detto di volere una licenza.", "di volere una licenza", "Ada Neri"),
    ("La geologa Ada Neri ha evidenziato come la cava sia vuota.", "la cava sia vuota", "La geologa Ada Neri"),
    ("Il sindaco avverte: la cava sta per crollare.", "la cava sta per crollare", "Il sindaco"),
    ("Secondo gli analisti, il prezzo salirà.", "il prezzo salirà", "gli analisti"),
    ("Il prezzo salirà, secondo Ada Neri.", "Il prezzo salirà", "Ada Neri"),
    ("A detta del sindaco di Valdora, la cava è sicura.", "la cava è sicura", "sindaco di Valdora"),
    ("Stando a quanto riferito da Ada Neri, la cava è sicura.", "la cava è sicura", "Ada Neri"),
    ("La cava è sicura, come ha spiegato Ada Neri.", "La cava è sicura", "Ada Neri"),
    ("La cava, ha spiegato Ada Neri, è sicura.", "La cava è sicura", "Ada Neri"),
    ("Ada Neri ha sottolineato l'importanza di un accordo.", "l'importanza di un accordo", "Ada Neri"),
    ("Ada Neri si è detta pronta a trattare.", "pronta a trattare", "Ada Neri"),
    ("Ada Neri si è impegnata a pubblicare i dati.", "a pubblicare i dati", "Ada Neri"),
    ("La Terralta Spa ha annunciato in una nota di aver chiuso la cava.", "di aver chiuso la cava", "La Terralta Spa"),
    ("Ada Neri ha proposto dal canto suo di creare un fondo.", "di creare un fondo", "Ada Neri"),
    ("Ada Neri ha messo in chiaro che la cava resta chiusa.", "la cava resta chiusa", "Ada Neri"),
    ("La cava è vuota, stima Ada Neri.", "La cava è vuota", "Ada Neri"),
    ("La cava, fa sapere l'agenzia per le miniere, è vuota.", "La cava è vuota", "l'agenzia per le miniere"),
]


@pytest.mark.parametrize(("text", "content", "speaker"), INDIRECT)
def test_indirect(text: str, content: str, speaker: str) -> None:
    row = only(text)
    assert (row.content, row.speaker, row.form) == (content, speaker, "indirect")


def test_a_quotation_with_its_clause_inside_is_one_row_of_two_parts() -> None:
    row = only("«La cava riapre», ha detto Ada Neri, «ma solo a maggio».")
    assert [row.content[:14], len(row.content_spans)] == ["La cava riapre", 2]
    assert row.content == "La cava riapre ma solo a maggio"


def test_two_quotations_parted_by_a_stop_are_two_rows_of_one_speaker() -> None:
    first, second = statements("«La cava riapre», ha detto Ada Neri. «Ci vorrà un anno».")
    assert (first.content, second.content) == ("La cava riapre", "Ci vorrà un anno")
    assert second.speaker_id == first.speaker_id is not None
    assert second.speaker_basis == "implicit"


def test_a_stop_between_dashes_is_not_said() -> None:
    row = only("«La cava – ha spiegato Ada Neri – è vuota».")
    assert row.content == "La cava è vuota"


def test_what_was_said_ends_where_the_reporter_goes_on() -> None:
    rows = statements("Ada Neri ha detto che la cava è vuota, ma ha avvertito che il terreno cede.")
    assert [(row.content, row.speaker) for row in rows] == [
        ("la cava è vuota", "Ada Neri"),
        ("il terreno cede", "Ada Neri"),
    ]


def test_verbs_joined_in_what_was_said_do_not_end_it() -> None:
    row = only("Ada Neri ha detto che la cava è vuota e richiede lavori.")
    assert row.content == "la cava è vuota e richiede lavori"


def test_gerund_goes_on_speaking() -> None:
    rows = statements("«La cava riapre», ha detto Ada Neri, precisando che i lavori durano un anno.")
    assert [row.content for row in rows] == ["La cava riapre", "i lavori durano un anno"]
    assert rows[1].speaker_id == rows[0].speaker_id


def test_pointing_back_takes_the_sentence_before() -> None:
    row = only("La cava di Valdora riapre a maggio. Lo ha annunciato il sindaco Ugo Bruni.")
    assert (row.content, row.rule) == ("La cava di Valdora riapre a maggio", "statement.points_back")
    assert row.speaker == "il sindaco Ugo Bruni"


def test_relative_of_a_preposition_takes_the_name_before() -> None:
    row = only("Lo studio è di Ada Neri, geologa di Valdora, secondo cui la vena è esaurita.")
    assert (row.content, row.speaker) == ("la vena è esaurita", "Ada Neri")


def test_denial_question_and_hearsay() -> None:
    denied = only("Ada Neri ha negato che la cava sia chiusa.")
    assert (denied.act, denied.negated) == ("deny", True)
    unsaid = only("Ada Neri non ha detto che la cava è chiusa.")
    assert (unsaid.act, unsaid.negated) == ("assert", True)
    asked = only("Ada Neri ha chiesto se la cava sia chiusa.")
    assert asked.act == "ask"
    heard = only("Ada Neri avrebbe detto che la cava è chiusa.")
    assert heard.hearsay
    own = only("Ada Neri ha detto che la cava sarebbe chiusa.")
    assert not own.hearsay


def test_addressee_medium_and_day() -> None:
    published = (date(2025, 4, 1), date(2025, 4, 30))
    (row,) = statements("Lunedì Ada Neri ha detto ai giornalisti che la cava è chiusa.", published)
    assert row.addressee == "ai giornalisti"
    assert (row.date_start, row.date_end, row.date_basis) == (date(2025, 3, 31), date(2025, 4, 28), "relative")
    (row,) = statements("«La cava è chiusa», ha detto Ada Neri, citata dall'agenzia Interfax.")
    assert row.via == "Interfax"


def test_unnamed_and_several_speakers() -> None:
    row = only("Fonti diplomatiche hanno riferito che il vertice è saltato.")
    assert (row.speaker, row.speaker_basis, row.speaker_id) == ("Fonti diplomatiche", "anonymous", None)
    row = only("Ada Neri e Ugo Bruni hanno detto che la cava è chiusa.")
    assert (row.speaker, row.speaker_id, len(row.speaker_ids)) == ("Ada Neri e Ugo Bruni", None, 2)


NOTHING = [
    "Il cosiddetto «oro bianco» vale molto.",
    "Il romanzo «La cava» esce a maggio.",
    "La cava, vale a dire il pozzo grande, è chiusa.",
    "La nave «Aurora» ha lasciato il porto.",
    "Il ministro punta a riaprire la cava e intende restare.",
    "Il prezzo è salito per il secondo anno di fila.",
    "La regola vuole che la cava chiuda di notte.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement(text: str) -> None:
    assert statements(text) == []


def test_giving_up_is_told() -> None:
    doc = analyse("La crisi continua: «Tempo scaduto».")
    assert extract_statements(doc) == []
    assert [note.rule_id for note in doc.cache["gave_up"]][:1] == ["statement.quote.cue_before"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="«»“”\"'’ .,:;–-\nabcè", max_size=120) | st.text(max_size=120))
def test_any_text_shows_its_evidence(text: str) -> None:
    for row in extract_statements(analyse(text)):
        assert row.content == " ".join(text[start:end] for start, end in row.content_spans)
        assert row.cue is None or row.cue == text[row.cue_start : row.cue_end]
        assert row.speaker is None or row.speaker == text[row.speaker_start : row.speaker_end]


def test_open_quotations_stay_linear() -> None:
    text = "«Ada Neri ha detto che la cava " * 2000
    assert isinstance(extract_statements(analyse(text)), list)
