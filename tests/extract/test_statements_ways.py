"""The many ways in which news reports: each case is a text of our own, what was said in it, and by whom.

Rows are given in reading order as `(content, speaker as written or None)`.
"""

from __future__ import annotations

import pytest

from pipelines.extract.article import rows_of
from pipelines.language.analyse import analyse
from tests.extract.surfaces import ARTICLE, Said, said


def who(text: str) -> list[str | None]:
    """The names of the speakers that are known, one a statement."""
    rows = rows_of(analyse(text), ARTICLE)
    names = {entity.entity_id: entity.name for entity in rows.entities}
    return [names.get(row.speaker_id) if row.speaker_id else None for row in rows.statements]


NOUNS_AND_GESTURES = [
    ("«La cava va chiusa», è il grido d'allarme di Ada Neri.", [("La cava va chiusa", "Ada Neri")]),
    ("«Non cediamo»: con queste parole Ada Neri ha lasciato l'aula.", [("Non cediamo", "Ada Neri")]),
    ("«La cava riaprirà», è certa Ada Neri.", [("La cava riaprirà", "Ada Neri")]),
    ("«Siamo fermi da un anno», allarga le braccia Ugo Bruni.", [("Siamo fermi da un anno", "Ugo Bruni")]),
    ("Non ha dubbi il ministro Ugo Bruni: «Servono regole».", [("Servono regole", "il ministro Ugo Bruni")]),
    ("Dal rapporto dell'istituto: «Le scorte sono finite».", [("Le scorte sono finite", "rapporto dell'istituto")]),
]

ATTRIBUTED = [
    ("Per Ada Neri l'intesa è «un disastro annunciato».", [("l'intesa è «un disastro annunciato»", "Ada Neri")]),
    ("Parla Ugo Bruni, per il quale «il patto va rivisto».", [("il patto va rivisto", "Ugo Bruni")]),
    ("Stando alle parole del ministro, la licenza verrà data.", [("la licenza verrà data", "ministro")]),
    ("A sentire il sindaco, i cittadini sono tutti a favore.", [("i cittadini sono tutti a favore", "il sindaco")]),
    (
        "Secondo Ada Neri, dell'istituto di Valdora, la vena è esaurita.",
        [("la vena è esaurita", "Ada Neri")],
    ),
    (
        "Secondo il rapporto, pubblicato lunedì, la domanda salirà.",
        [("la domanda salirà", "il rapporto")],
    ),
    (
        "Secondo l'istituto, che ha sede a Oslo, la domanda salirà.",
        [("la domanda salirà", "l'istituto")],
    ),
    ("La cava darà lavoro a molti: così almeno assicura Ada Neri.", [("La cava darà lavoro a molti", "Ada Neri")]),
    ("Come ha spiegato la stessa Ada Neri, la cava è ferma.", [("la cava è ferma", "la stessa Ada Neri")]),
]


@pytest.mark.parametrize(("text", "rows"), NOUNS_AND_GESTURES + ATTRIBUTED)
def test_one_statement_is_read(text: str, rows: list[Said]) -> None:
    assert said(text) == rows


CLAUSES = [
    ("È stata Ada Neri a spiegare che la cava è ferma.", [("la cava è ferma", "Ada Neri")]),
    (
        "Ada Neri ha tagliato il nastro, prima di ricordare che la cava dà lavoro a molti.",
        [("la cava dà lavoro a molti", "Ada Neri")],
    ),
    ("Dal ministero fanno sapere che la gara è sospesa.", [("la gara è sospesa", "ministero")]),
    ("Nel comunicato si legge che la cava resta chiusa.", [("la cava resta chiusa", "comunicato")]),
    ("L'utile, si legge nella nota, è salito a 3 milioni.", [("L'utile è salito a 3 milioni", "nota")]),
    (
        "Se la cava chiude, avverte Ada Neri, «il paese muore».",
        [("Se la cava chiude «il paese muore»", "Ada Neri")],
    ),
    ("L'ente però smentisce che la gara sia sospesa.", [("la gara sia sospesa", "L'ente")]),
    ("Ada Neri ha parlato di una svolta.", [("una svolta", "Ada Neri")]),
    (
        "L'istituto stima in 40 tonnellate le riserve del Paese.",
        [("in 40 tonnellate le riserve del Paese", "L'istituto")],
    ),
    (
        "Ada Neri si è detta «molto preoccupata» per la cava.",
        [("«molto preoccupata» per la cava", "Ada Neri")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CLAUSES)
def test_clause_has_its_content_and_speaker(text: str, rows: list[Said]) -> None:
    assert said(text) == rows


ENDS = [
    (
        "La società sostiene di aver rispettato le norme e lascia il tavolo.",
        "di aver rispettato le norme",
    ),
    ("Il comitato lamenta che nessuno è stato sentito e chiede un incontro.", "nessuno è stato sentito"),
    ("Ada Neri dice che la cava è ferma, e il sindaco ha aggiunto che riaprirà.", "la cava è ferma"),
    ("Ada Neri ha minacciato di chiudere la cava, salvo poi ripensarci.", "di chiudere la cava"),
    ("L'uomo, che ha ammesso di aver mentito, ha lasciato il Paese.", "di aver mentito"),
]


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_content_ends_where_the_reporter_goes_on(text: str, content: str) -> None:
    assert said(text)[0][0] == content


def test_a_medium_after_whose_name_the_verb_stands_does_not_speak() -> None:
    text = "Il sindaco, Ugo Bruni, ai microfoni della televisione locale Telarco ha detto: «Sentiamo le voci»."
    assert who(text) == ["Ugo Bruni"]


def test_a_name_between_a_place_and_the_verb_speaks() -> None:
    assert said("A Bruxelles Crosetti ha detto che la gara è chiusa.") == [("la gara è chiusa", "Crosetti")]


def test_a_quotation_and_a_clause_under_one_cue_are_two() -> None:
    text = "Ada Neri ha spiegato che «la gara è ferma» e che se ne riparlerà a maggio."
    assert said(text) == [("la gara è ferma", "Ada Neri"), ("se ne riparlerà a maggio", "Ada Neri")]


def test_a_colon_after_what_is_reported_goes_on_with_the_same_speaker() -> None:
    text = "Ada Neri ha ricordato che molto resta da fare: «Servono regole»."
    assert who(text) == ["Ada Neri", "Ada Neri"]


def test_a_quoted_clause_that_nothing_attributes_is_said_by_nobody_known() -> None:
    text = "La crisi del litio continua: «Non ci sarà più tempo per rimediare»."
    assert said(text) == [("Non ci sarà più tempo per rimediare", None)]


def test_own_words_are_those_of_who_spoke_before() -> None:
    text = "Ada Neri ha detto che la cava è sicura. A suo dire, i controlli sono stati fatti."
    assert who(text) == ["Ada Neri", "Ada Neri"]


def test_who_is_only_spoken_of_does_not_speak_next() -> None:
    text = "Ada Neri ha detto che, se serve, Ugo Bruni andrà a Oslo. Ha poi fatto sapere che le scorte bastano."
    assert who(text) == ["Ada Neri", "Ada Neri"]


def test_answers_in_the_first_person_are_who_is_interviewed() -> None:
    text = (
        "Ada Neri guida la cava.\n\nQuando riapre?\nSiamo pronti per maggio.\n\nChi paga?\nPaghiamo noi.\n\n"
        "E i tempi?\nAbbiamo bisogno di un anno."
    )
    assert who(text) == ["Ada Neri"] * 3


NOT_SAID = [
    "Ada Neri, in una cerimonia, ha confermato Ugo Bruni alla guida dell'ente.",
    "Norvik, secondo produttore europeo di magneti, cresce.",
    "La discussione si aggiunge a quella che riguarda la legge.",
    "Non è detto che basti.",
    "Il programma «Chi l'ha visto?» torna lunedì.",
    "L'associazione «Salviamo il castello di Valdora» apre le porte.",
    "La donna, nota anche come la regina di Valdora, è morta.",
    "Che cosa sono?\nSono 17 elementi.\n\nA che servono?\nServono ai magneti.\n\nChi le ha?\nLe ha la Cina.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_nothing_is_said(text: str) -> None:
    assert said(text) == []


CUT_SHORT = [
    "Secondo il quale",
    "Ivo Ferri, secondo cui",
    "Il ministro ha ricordato come",
    "Gli analisti lo stimano",
    "Secondo il ministro, di",
    "disse",
]


@pytest.mark.parametrize("text", CUT_SHORT)
def test_what_is_cut_short_says_nothing_and_takes_nothing_from_the_next_paragraph(text: str) -> None:
    assert said(text) == []
    assert said(f"{text}\n\nLa miniera resta chiusa.") == []
