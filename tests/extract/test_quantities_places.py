"""Where numbers are true, and which places near them tell it not: sentences of invented people."""

from __future__ import annotations

import pytest

from pipelines.extract.article import rows_of
from pipelines.language.analyse import analyse
from schemas import ids


def places(text: str) -> list[str | None]:
    """The name of the place of every quantity, in reading order."""
    rows = rows_of(analyse(text), ids.article_id(b"made up"))
    names = {row.entity_id: row.name for row in rows.entities}
    return [row.place_id and names[row.place_id] for row in rows.quantities]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In mattinata 40 soldati francesi hanno avviato un'esercitazione armata in Norvegia.", ["Norvegia"]),
        ("In piazza sfilavano 9.000 bambini somali.", ["Somalia"]),
        ("Sono fallite 300 aziende francesi.", ["Francia"]),
        ("Sono stati avvistati quattro turisti francesi sulla spiaggia.", [None]),
        ("La radio iraniana riferisce che quattro francesi sono entrati nel Paese.", ["Iran"]),
    ],
)
def test_where_it_is_true(text: str, wanted: list[str | None]) -> None:
    assert places(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        # The two ends of a way.
        "Lo schianto è avvenuto sulla provinciale, che collega Ragusa a Catania: il bilancio è di quattro morti.",
        "Tre convogli sono fermi sulla Foggia - Benevento.",
        # Of a person, by office or by birth.
        "L'ex governatore della Sicilia ha regalato tre quadri.",
        "I primi dati davano il sindaco di Bari al 70%.",
        "Nata a Bergamo, era fra le 100 cantanti più ascoltate.",
        # A dateline, brackets, the words outside a quotation.
        "BARI – Con 30 voti favorevoli il consiglio ha approvato il piano.",
        "Restano cinque rally da correre, poi la finale (la prova si doveva tenere a Bari).",
        "«La nota parlava di cento quadri spariti, divisi in due lotti», ha detto il prefetto in una visita a Bari.",
        # The country of whom they admire, and how far off it lies.
        "È venuto un solo ambasciatore francese.",
        "Migliaia di fan dell'attore francese erano in piazza.",
        "Il relitto è a circa 400 km a sud di Bari.",
        # What acts, and what stands nowhere.
        "Firmato da 27 ministri, il patto che fu presentato a Bari è in vigore.",
        "Il patto cita 16 nazioni: è quello che fu presentato a Bari.",
    ],
)
def test_a_place_that_is_only_near(text: str) -> None:
    assert set(places(text)) == {None}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Oltre 2000 sono le persone rimaste al buio.", [2000]),
        ("Quasi 2010 i feriti.", [2010]),
        ("Solo nel 2010 è tornato.", []),
    ],
)
def test_more_or_less_makes_a_number_of_what_looks_like_a_year(text: str, values: list[float]) -> None:
    assert [row.value_low for row in rows_of(analyse(text), ids.article_id(b"made up")).quantities] == values
