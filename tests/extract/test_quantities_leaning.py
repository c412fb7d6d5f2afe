"""Numbers that lean on what was told before, bounds across a preposition, ranks in passing, what money is spent on."""

from __future__ import annotations

import pytest

from pipelines.extract.quantities import extract_quantities
from pipelines.language.analyse import analyse


def rows(text: str) -> list[tuple[float | None, float | None, str | None, str | None]]:
    return [(row.value_low, row.value_high, row.unit, row.item) for row in extract_quantities(analyse(text))]


def values(text: str) -> list[tuple[float | None, float | None, str | None]]:
    return [row[:3] for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("I canoni devono salire almeno al 7 per cento.", 7, None, "%"),
        ("I listini potrebbero crescere almeno del 20% entro l'estate.", 20, None, "%"),
        ("Le provviste basteranno al massimo per otto settimane.", None, 8, "wk"),
        ("La resa scenderà al massimo a 300 tonnellate.", None, 300, "t"),
        ("Il corridore ha chiuso in 2 minuti e 14 secondi.", 134, 134, "s"),
        ("L'ente ha concesso permessi, validi un anno, a tre aziende.", 1, 1, "a"),
    ],
)
def test_one_value(text: str, low: float | None, high: float | None, unit: str) -> None:
    assert (low, high, unit) in values(text)


@pytest.mark.parametrize(
    ("text", "value", "unit", "item"),
    [
        ("Il gruppo ha ricavi per 600 milioni di euro e una perdita di 52.", 52e6, "EUR", "perdita"),
        ("La giunta ha stanziato 8 milioni di euro e altri 40 arriveranno dal fondo.", 40e6, "EUR", None),
        ("Servono scorte per 90 giorni; i deputati hanno alzato la soglia a 110.", 110, "d", "scorte"),
        ("Le miniere hanno prodotto 300mila tonnellate su un totale di 420mila.", 420e3, "t", "totale"),
        ("L'impianto sfornerà 5.000 tonnellate l'anno, contro le attuali 900.", 900, "t/a", "impianto"),
        ("Il litio, che valeva 80mila dollari la tonnellata, ora viaggia intorno ai 9mila.", 9e3, "USD/t", "litio"),
        ("Un anno fa da Oslo arrivava il 40% del gas, oggi siamo sotto il 4.", None, "%", "gas"),
        ("Dei 40 progetti scelti almeno nove ricadono in zone protette.", 9, "1", "progetti"),
        ("La colpa è dei reclami: 31 quelli pendenti.", 31, "1", "reclami"),
        ("Gli enti che sostengono il programma sono 12: ecco quali.", 12, "1", "enti"),
        ("Bisogna abbattere tutti e quattro i muri.", 4, "1", "muri"),
        ("Soltanto una persona è stata ferita.", 1, "1", "persona"),
        ("I soldati sono giunti con due Antonov provenienti dal nord.", 2, "1", "Antonov"),
        ("In Molise 15 detenuti sono in sciopero.", 15, "1", "detenuti"),
        ("Sono venuti un ragazzo di 22 anni ed una ragazza di 24.", 24, "a", "ragazza"),
    ],
)
def test_one_leans(text: str, value: float | None, unit: str, item: str | None) -> None:
    assert (value, unit, item) in [(low, code, name) for low, _, code, name in rows(text)]


def test_falls_without_their_sign() -> None:
    found = extract_quantities(analyse("Il titolo è sceso del 9%, mentre la Terralta ha perso il 4,1."))
    assert [(row.value_low, row.unit, row.kind, row.change) for row in found] == [
        (9, "%", "growth", "decrease"),
        (4.1, "%", "growth", "decrease"),
    ]


def test_points_between_percentages() -> None:
    found = extract_quantities(analyse("I sondaggi danno i verdi al 32%, tre punti sopra i liberali."))
    assert [(row.value_low, row.unit, row.kind) for row in found] == [(32, "%", "share"), (3, "{pp}", "points")]


def test_sum_takes_the_payers_currency() -> None:
    text = (
        "Il Canada ha versato 300 milioni di euro. Gli Stati Uniti hanno destinato alle scorte 2 miliardi di dollari. "
        "Le aziende italiane hanno speso 1,3 miliardi."
    )
    assert values(text)[-1] == (1.3e9, 1.3e9, "EUR")


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Il gruppo è pronto a finanziare con 340 milioni di euro un impianto pilota.", "impianto pilota"),
        ("Il Canada ha destinato alle scorte 2 miliardi di dollari.", "scorte"),
        ("Le aziende hanno speso 3 miliardi di euro per importare materie prime.", "materie prime"),
        ("La giunta ha imposto dazi compresi fra il 18 e il 34 per cento.", "dazi"),
        ("Vendono titanio e palladio, ricavi che hanno fruttato 2 miliardi di euro.", "ricavi"),
    ],
)
def test_what_is_measured(text: str, item: str) -> None:
    assert rows(text)[0][3] == item


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("Rossi è salito dal settimo al secondo posto, Bianchi dal nono al terzo.", [7, 2, 9, 3]),
        ("La Terralta, già seconda nel 2011, ha vinto la gara.", [2]),
        ("Mario è arrivato secondo al Festival.", [2]),
        ("Con il voto di ieri il fondo diventa il primo socio della compagnia.", [1]),
    ],
)
def test_ranks(text: str, ranks: list[int]) -> None:
    found = extract_quantities(analyse(text))
    assert [row.value_low for row in found if row.kind == "rank"] == ranks


@pytest.mark.parametrize(
    "text",
    [
        "Il ministro li accusa di usare due pesi e due misure.",
        "Secondo il rapporto la crisi è alle spalle.",
        "Non ne abbiamo mai visto uno.",
        "Il presidente parla solo una volta.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert values(text) == []
