"""Ranks by size or merit in all their places, and whose they are: sentences of invented people and places."""

from __future__ import annotations

import pytest

from pipelines.extract.quantities import extract_quantities
from pipelines.language.analyse import analyse


def ranks(text: str) -> list[tuple[float | None, str | None]]:
    """Value and item of every rank, in reading order."""
    return [(row.value_low, row.item) for row in extract_quantities(analyse(text)) if row.kind == "rank"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ha vinto Rossi. Terzo Mario Neri, quinto lo svizzero Luca Verdi.",
            [(3, "Mario Neri"), (5, "Luca Verdi")],
        ),
        ("Nella staffetta seconda è giunta la Valdoria.", []),
        ("Ha vinto la Zardania, seconda è giunta la Valdoria.", [(2, "Valdoria")]),
        ("Il tema storico ha il 20%, mentre terzo il saggio breve.", [(3, "saggio breve")]),
        ("Sul podio anche Neri e, inaspettatamente terzo, il danese Jan Holm.", [(3, "Jan Holm")]),
        ("La corridora Zoila, già seconda l'anno scorso, ha vinto.", [(2, "Zoila")]),
        ("Ha preceduto il danese Holm, già terzo due anni fa a Valdora.", [(3, "Holm")]),
        ("Deluso Mario Neri (solo 60º).", [(60, "Mario Neri")]),
        ("I sondaggi danno Holm primo con il 34%.", [(1, "Holm")]),
        ("Ha vinto Zoila, sesta nel gigante e seconda nello slalom.", [(6, "Zoila"), (2, "Zoila")]),
        ("La squadra seconda in classifica ha perso.", [(2, "squadra")]),
        ("Sul terzo gradino del podio è salita Zoila.", [(3, "gradino del podio")]),
        ("I dirigenti puntano a un risicato terzo posto.", [(3, "posto")]),
        ("La scuderia è tornata in prima posizione.", [(1, "posizione")]),
        ("Al primo posto Rossi ed al secondo Holm.", [(1, "posto"), (2, "Holm")]),
        ("È il secondo stadio per capienza della regione.", [(2, "stadio")]),
        ("Mario Neri, secondo arrivato, era deluso.", [(2, "arrivato")]),
        ("È stato il terzo senatore più votato.", [(3, "senatore")]),
        ("Alle comunali è il primo partito con il 30%.", [(1, "partito")]),
    ],
)
def test_ranks_and_whose_they_are(text: str, wanted: list[tuple[float, str]]) -> None:
    assert ranks(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Secondo Mario Neri è presto.",
        "Ha vinto Neri, secondo Mario Holm con merito.",
        "La polizia ha allestito il secondo posto di blocco.",
        "Hanno aperto il terzo posto letto.",
        "Era già secondo i medici una ferita grave.",
        "Il numero dieci della squadra ha segnato.",
        "Era il numero due della banca.",
        "Quinto, non si può tornare indietro.",
        "Terzo Polo in crisi dopo il voto.",
        "Ugo Bruni era già primo ministro nel 2008.",
    ],
)
def test_what_is_no_rank(text: str) -> None:
    assert ranks(text) == []
