"""Where what was said begins and ends, and what is no saying at all. Texts of our own, read by eye."""

from __future__ import annotations

import pytest

from tests.extract.surfaces import said


def contents(text: str) -> list[str]:
    """The content of every statement, in reading order."""
    return [content for content, _ in said(text)]


REPORTER_GOES_ON = [
    (
        "Bruni nega di aver promesso la cava (lo aveva fatto a maggio) e accusa i sindaci.",
        ["di aver promesso la cava"],
    ),
    (
        "Ada Neri si dichiara soddisfatta della scelta (era stata vagliata un'altra), dicendo che la cava va chiusa.",
        ["soddisfatta della scelta", "la cava va chiusa"],
    ),
    ("Secondo Oslo la cava basterebbe per anni, ma le mappe sono vecchie.", ["la cava basterebbe per anni"]),
    (
        "Un teste afferma che i feriti sono tre mentre la rivista Vena parla di sette feriti.",
        ["i feriti sono tre", "sette feriti"],
    ),
    (
        "Parla Ada Neri, secondo cui i tempi, che oggi sono lunghi, scenderanno.",
        ["i tempi, che oggi sono lunghi, scenderanno"],
    ),
    (
        "Parla Ada Neri, secondo la quale la vena è sottile, e che ha chiuso la cava.",
        ["la vena è sottile"],
    ),
    (
        "La ditta ha negato tutto, accusandolo di voler mentire, infatti secondo i tecnici la vena è finita.",
        ["di voler mentire", "la vena è finita"],
    ),
    (
        "Ugo Bruni rispose affermando di aver vinto, suscitando così le proteste dei minatori.",
        ["di aver vinto"],
    ),
    (
        "Gli scienziati stimano in almeno 80 i feriti e i medici parlano di un disastro.",
        ["in almeno 80 i feriti", "un disastro"],
    ),
]

GOES_ON_SAYING = [
    (
        "Ada Neri ha detto che la cava, per legge, ha chiuso i cancelli.",
        ["la cava, per legge, ha chiuso i cancelli"],
    ),
    (
        "A supporto si osserva che la cava non ha chiesto fondi, né ha minacciato scioperi.",
        ["la cava non ha chiesto fondi, né ha minacciato scioperi"],
    ),
    ("Il bilancio parla di circa 40 feriti, di cui dieci gravi.", ["circa 40 feriti, di cui dieci gravi"]),
    ("La scelta è «un errore grave», ha detto Ada Neri.", ["La scelta è «un errore grave»"]),
    ("La cava è vuota da un anno, ha concluso.", ["La cava è vuota da un anno"]),
    ("Merito, spiega Ada Neri, ex ministra, di un fondo da cento milioni.", ["Merito di un fondo da cento milioni"]),
    ("Ha spiegato che Neri: è stanco di aspettare.", ["Neri: è stanco di aspettare"]),
]

IN_PARTS = [
    # Two quotations that a full stop parts outside the marks are two statements.
    (
        "«Ci hanno dato trenta giorni – ha detto la sindaca Ada Neri –. È una presa in giro».",
        ["Ci hanno dato trenta giorni", "È una presa in giro"],
    ),
    (
        "Bruni ha precisato che i metodi sono diversi e che gli stranieri «non conoscono la cava».",
        ["i metodi sono diversi", "gli stranieri «non conoscono la cava»"],
    ),
    (
        "Bruni riferisce di aver visto i quattro, e che tutti «stanno bene».",
        ["di aver visto i quattro", "tutti «stanno bene»"],
    ),
    (
        "I dati (stimabili fra 5 e 7 tonnellate secondo fonti norvegesi, "
        "fra 10 e 15 tonnellate secondo il ministero) sono vecchi.",
        ["stimabili fra 5 e 7 tonnellate", "fra 10 e 15 tonnellate"],
    ),
    ("L'affluenza è scarsa: il 39% dei minatori, secondo i primi dati.", ["il 39% dei minatori"]),
    (
        "I blocchi che scavava Ugo Bruni secondo i tecnici conterrebbero oro.",
        ["I blocchi che scavava Ugo Bruni conterrebbero oro"],
    ),
    ("Bruni va avanti, visto che la legge a suo dire lo permette.", ["la legge lo permette"]),
    ("La cava è chiusa per una parola ambigua secondo la corte.", ["La cava è chiusa per una parola ambigua"]),
]


@pytest.mark.parametrize(("text", "found"), REPORTER_GOES_ON + GOES_ON_SAYING + IN_PARTS)
def test_what_was_said_is_cut_where_it_begins_and_ends(text: str, found: list[str]) -> None:
    assert contents(text) == found


REPORTED = [
    ("Il governo norvegese accusa Terralta di mentire.", ["di mentire"]),
    ("Il ministro si è detto d'accordo con la proposta.", ["d'accordo con la proposta"]),
    ("Ada Neri è apparsa in aula confessandosi colpevole di furto.", ["colpevole di furto"]),
    ("Una ricerca rivelerebbe che la vena è sottile.", ["la vena è sottile"]),
    ("Una sentenza stabilisce che la cava va chiusa.", ["la cava va chiusa"]),
    ("Ada Neri ha scritto ai due paesi in guerra di dover trattare.", ["di dover trattare"]),
    (
        "Ada Neri ha scritto sulla propria pagina social di aver perso la gara.",
        ["di aver perso la gara"],
    ),
    ("Ada Neri ha, infatti, affermato che la cava è vuota.", ["la cava è vuota"]),
    ("Ada Neri aveva in passato osservato come la cava fosse vuota.", ["la cava fosse vuota"]),
    ("Il comitato ha ieri sera annunciato che la gara è rinviata.", ["la gara è rinviata"]),
    ("Ada Neri ha rivelato, però, che la cava è vuota.", ["la cava è vuota"]),
    ("Ugo Bruni venne accusato da un amico di aver rubato la statua.", ["di aver rubato la statua"]),
    ("Ada Neri ha espresso perplessità sul fatto che la cava sia piena.", ["la cava sia piena"]),
    ("La posizione di Terralta è che la cava debba chiudere.", ["la cava debba chiudere"]),
    ("Ada Neri ha lodato il finale, affermando di sentirsene soddisfatta.", ["di sentirsene soddisfatta"]),
    (
        "I democratici la pensano diversamente: per Ada Neri la cava è «un errore grave».",
        ["la cava è «un errore grave»"],
    ),
]

NOT_SAID = [
    "Il giudice ha chiuso il caso confermando l'assoluzione sia di Neri che di Bruni.",
    "Il direttore dispone di una leva che pochi hanno.",
    "Risponde al nome di Ugo: di giorno scava in miniera.",
    "I paesi continuano però a scavare oro.",
    "Il Senato ha confermato la nomina di Ada Neri.",
    "Il ministro Ugo Bruni, in una nota, ha confermato Ada Neri alla guida della cava.",
    "La cava chiude oggi. È stato dichiarato morto dai medici.",
    "La cava chiude oggi. Messaggi anche da Ada Neri.",
    "Ha raggiunto un accordo per rilevare la cava.",
]


@pytest.mark.parametrize(("text", "found"), REPORTED)
def test_a_report_is_found(text: str, found: list[str]) -> None:
    assert contents(text) == found


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert contents(text) == []


def test_a_word_in_marks_beside_a_report_is_no_quotation() -> None:
    assert contents("Il ladro, che si firma «Orso», affermava di avere il quadro.") == ["di avere il quadro"]
