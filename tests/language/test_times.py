"""Times: what is found, over which words, and which days these are."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.language.analyse import analyse
from pipelines.language.document import Time
from pipelines.language.times import time_for, times_in

TUESDAY = (date(2025, 11, 4), date(2025, 11, 4))
APRIL = (date(2025, 4, 1), date(2025, 4, 30))


def found(text: str, published: tuple[date, date] | None = TUESDAY) -> list[tuple[str, str]]:
    """The words of each time and its days, written `first..last`; other kinds than `date` as their name."""
    doc = analyse(text, published=published)
    return [(doc.surface(time.start, time.end), shown(time)) for time in doc.times]


def shown(time: Time) -> str:
    days = "..".join(str(day or "") for day in (time.date_start, time.date_end))
    return days if time.kind == "date" else time.kind


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Il sindaco di Valdora ha parlato martedì.", "martedì", "2025-11-04..2025-11-04"),
        ("Il sindaco di Valdora ha parlato mercoledì.", "mercoledì", "2025-10-29..2025-10-29"),
        ("Mercoledì il ministro incontrerà i sindaci.", "Mercoledì", "2025-11-05..2025-11-05"),
        ("Martedì il ministro incontrerà i sindaci.", "Martedì", "2025-11-11..2025-11-11"),
        ("Martedì scorso il ministro ha incontrato i sindaci.", "Martedì scorso", "2025-10-28..2025-10-28"),
        ("A ottobre la miniera ha chiuso.", "ottobre", "2025-10-01..2025-10-31"),
        ("A dicembre la miniera ha chiuso.", "dicembre", "2024-12-01..2024-12-31"),
        ("A dicembre la miniera chiuderà.", "dicembre", "2025-12-01..2025-12-31"),
        ("A novembre la miniera ha chiuso.", "novembre", "2025-11-01..2025-11-04"),
        ("La riapertura è prevista a gennaio.", "gennaio", "2026-01-01..2026-01-31"),
        ("Il dazio entrerà in vigore dal 1° gennaio.", "dal 1° gennaio", "2026-01-01.."),
        ("Ieri ha annunciato un dazio a partire dal 1° dicembre.", "a partire dal 1° dicembre", "2025-12-01.."),
        ("Dal 1° luglio la Valdoria ha imposto un dazio.", "Dal 1° luglio", "2025-07-01.."),
        ("Ha escluso una tregua prima di dicembre.", "prima di dicembre", "..2025-11-30"),
        ("La licenza è attesa prima della fine del 2026.", "prima della fine del 2026", "..2026-12-31"),
        ("Due giorni più tardi la Terralta Spa ha chiuso.", "Due giorni più tardi", ".."),
        ("Quest'anno la Valdoria ha imposto un dazio.", "Quest'anno", "2025-01-01..2025-11-04"),
        ("Quest'anno la Valdoria imporrà un dazio.", "Quest'anno", "2025-01-01..2025-12-31"),
        ("Alla fine dell'anno la cava aveva chiuso.", "fine dell'anno", "2024-09-01..2024-12-31"),
        ("Alla fine dell'anno la cava chiuderà.", "fine dell'anno", "2025-09-01..2025-12-31"),
        (
            "Il vertice si terrà lunedì della prossima settimana.",
            "lunedì della prossima settimana",
            "2025-11-10..2025-11-10",
        ),
        ("Nel quarto trimestre la produzione è calata.", "quarto trimestre", "2025-10-01..2025-11-04"),
        ("Gli ultimi due mesi del 2024 sono stati i peggiori.", "ultimi due mesi del 2024", "2024-11-01..2024-12-31"),
        ("Nel febbraio dell'anno scorso il prezzo è salito.", "febbraio dell'anno scorso", "2024-02-01..2024-02-29"),
        ("L'inverno 2024-2025 è stato mite.", "inverno 2024-2025", "2024-12-01..2025-02-28"),
        ("La cava era aperta negli anni Trenta.", "anni Trenta", "1930-01-01..1939-12-31"),
        ("La cava era aperta negli anni Venti.", "anni Venti", ".."),
        ("Da gennaio a settembre i prezzi sono saliti.", "Da gennaio a settembre", "2025-01-01..2025-09-30"),
        (
            "Nella notte tra venerdì e sabato è crollato un ponte.",
            "notte tra venerdì e sabato",
            "2025-10-31..2025-11-01",
        ),
        ("La fiera durerà dal 28 dicembre al 6 gennaio.", "dal 28 dicembre al 6 gennaio", "2025-12-28..2026-01-06"),
        (
            "Bisogna consegnare entro e non oltre il 15 marzo 2026.",
            "entro e non oltre il 15 marzo 2026",
            "..2026-03-15",
        ),
        ("A Pasqua 2026 la cava sarà chiusa.", "Pasqua 2026", "2026-04-05..2026-04-05"),
        ("La vigilia di Natale la cava ha chiuso.", "vigilia di Natale", "2024-12-24..2024-12-24"),
        ("Il piano prevedeva una firma entro la fine dell'anno.", "entro la fine dell'anno", "..2025-12-31"),
        ("Gli operai arrivati martedì da Valdora torneranno a casa.", "martedì", "2025-11-04..2025-11-04"),
        ("L'altro ieri il ministro ha firmato.", "altro ieri", "2025-11-02..2025-11-02"),
        (
            "Venerdì 31 ottobre alle 15:30 il ministro ha firmato.",
            "Venerdì 31 ottobre alle 15:30",
            "2025-10-31..2025-10-31",
        ),
        ("Il testo fu firmato un anno e mezzo fa.", "un anno e mezzo fa", "2024-05-01..2024-05-31"),
    ],
)
def test_days_by_publication_and_tense(text: str, words: str, days: str) -> None:
    assert (words, days) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Lunedì il portavoce ha parlato.", "Lunedì", "2025-03-31..2025-04-28"),
        ("Il portavoce parlerà lunedì.", "lunedì", "2025-04-07..2025-05-05"),
        ("Ieri il portavoce ha parlato.", "Ieri", "2025-03-31..2025-04-29"),
        ("A febbraio il portavoce ha parlato.", "febbraio", "2025-02-01..2025-02-28"),
        ("Il vertice si terrà a metà aprile.", "metà aprile", "2025-04-10..2025-04-20"),
    ],
)
def test_an_inexact_publication_widens_the_days(text: str, words: str, days: str) -> None:
    assert (words, days) in found(text, APRIL)


def test_nothing_is_told_from_an_unknown_publication() -> None:
    text = "Ieri il ministro ha detto che da lunedì, entro marzo e nel 2021 la cava di Valdora sarà chiusa."
    assert found(text, None) == [
        ("Ieri", ".."),
        ("da lunedì", ".."),
        ("entro marzo", ".."),
        ("2021", "2021-01-01..2021-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("La pena è di cinque anni di carcere.", ["duration"]),
        ("È morto a 81 anni il fondatore della cava.", ["age"]),
        ("Anna Ferri, 52 anni, guida la società.", ["age"]),
        ("Una donna di 38 anni e un ventenne sono stati fermati.", ["age", "age"]),
        ("Il premier di Valdoria ha 45 anni.", ["age"]),
        ("È stato condannato a 5 anni di reclusione.", ["duration"]),
        ("Il consiglio si riunisce ogni lunedì.", ["set"]),
        ("La domenica la cava resta chiusa.", ["set"]),
        ("La seduta comincia alle 9:30.", ["clock"]),
        ("La seduta comincia alle 9.", ["clock"]),
        ("Il progetto dura due anni e sei mesi.", ["duration"]),
        ("La società è ferma da tre anni.", ["duration"]),
    ],
)
def test_ages_lengths_hours_and_habits_are_no_dates(text: str, kinds: list[str]) -> None:
    assert [days for _, days in found(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "La legge 104/1992 e la direttiva 2009/28/CE restano.",
        "La cava ha prodotto 2024 tonnellate e venduto 1.990 chili.",
        "La squadra ha vinto 2-1 e 10-0.",
        "Il prezzo è salito del 5% e poi del 2,5 per cento.",
        "Mario Maggio e Lucia Aprile guidano la società.",
        "La sede è in via XX Settembre, l'ufficio in piazza 25 Aprile.",
        "Lo ha scritto il Sole 24 Ore.",
        "Il volo è un Boeing 737 della compagnia.",
        "Secondo gli analisti il terzo posto va alla Valdoria.",
        "Alle 12 aziende si sono aggiunte altre due.",
        "Il listino alle 25:00 e alle 12:75 non esiste.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "words",
    ["31 febbraio", "30 febbraio 2024", "29 febbraio 2025", "31/04/2025", "12/25/2025", "2025-13-01", "45 marzo 2025"],
)
def test_days_that_the_calendar_does_not_have_stay_null(words: str) -> None:
    assert all(days == ".." for _, days in found(f"Il testo fu firmato il {words} a Valdora."))


@pytest.mark.parametrize("words", ["nell'anno 0", "nel 99999", "nell'anno 99999", "Feb 24, 2025"])
def test_years_that_are_none_are_not_read(words: str) -> None:
    assert all(days == ".." for _, days in found(f"Il testo fu firmato {words} a Valdora."))


def test_a_verb_is_dated_in_its_own_clause() -> None:
    doc = analyse("Lunedì il ministro ha detto che la cava chiuderà entro il 2030.", published=TUESDAY)
    said, closes = doc.lowers.index("detto"), doc.lowers.index("chiuderà")
    assert time_for(doc, said - 1, said + 1).date_start == date(2025, 11, 3)
    assert time_for(doc, closes, closes + 1).date_end == date(2030, 12, 31)
    assert len(times_in(doc, 0, len(doc))) == 2
    assert times_in(doc, closes, len(doc)) == (doc.times[1],)


def test_an_undated_verb_has_no_date() -> None:
    doc = analyse("Il ministro ha detto che la cava chiuderà entro il 2030.", published=TUESDAY)
    said = doc.lowers.index("detto")
    assert time_for(doc, said - 1, said + 1) is None
