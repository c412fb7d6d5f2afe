"""Numbers whose noun or unit is left out, ranks in all their places, and where numbers are true: invented places."""

from __future__ import annotations

import pytest

from pipelines.extract.article import rows_of
from pipelines.extract.quantities import extract_quantities
from pipelines.language.analyse import analyse
from schemas import ids


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Erano presenti 160 soci: 87 hanno votato sì, 61 no.", [160, 87, 61]),
        ("Delle ventitré miniere ispezionate, otto non erano in regola.", [23, 8]),
        ("Dei sei imputati quattro sono stati assolti.", [6, 4]),
        ("Hanno perso la vita in ventotto.", [28]),
        ("Dei dodici reattori ne restano accesi appena tre.", [12, 3]),
        ("Il numero degli sfollati è salito a centoventimila.", [120_000]),
        ("Sono rimasti uccisi quattro civili, tre dei quali minorenni.", [4, 3]),
        ("Avrà trentotto seggi, undici in meno di prima.", [38, 11]),
        ("Gli abitanti dell'isola, 57mila, vivono di pesca.", [57_000]),
        ("Ha ferito 20 persone e almeno altre 18 sono sotto choc.", [20, 18]),
        ("Sono ancora trentotto i lavoratori in ostaggio.", [38]),
        ("Il decreto è passato con 54 sì e 46 no.", [54, 46]),
        ("I seggi scrutinati sono 1.204 su 1.870.", [1204, 1870]),
    ],
)
def test_counts_without_their_noun(text: str, wanted: list[float]) -> None:
    assert [row.value_low for row in extract_quantities(analyse(text)) if row.kind == "count"] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Il consumo è di 390mila tonnellate: 270mila vengono da fuori, 45mila dalle miniere.", [390e3, 270e3, 45e3]),
        ("Le scorte bastano per tre settimane, forse quattro.", [3, 4]),
        ("Il prezzo obiettivo è passato a 6,10 euro, da 7,25.", [6.10, 7.25]),
        ("La società avrà il 70% della miniera, allo Stato andrà il restante 30.", [70, 30]),
        ("Costa 54 dollari al chilo, tre in meno del trimestre precedente.", [54, 3]),
    ],
)
def test_numbers_lean_on_what_was_told_before(text: str, wanted: list[float]) -> None:
    rows = extract_quantities(analyse(text))
    assert [row.value_low for row in rows] == wanted
    assert len({row.unit for row in rows}) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("La Terralta è il numero due al mondo nel cobalto.", [2]),
        ("È scesa dal quarto al sesto posto della classifica.", [4, 6]),
        ("Quarto il candidato dei Verdi.", [4]),
        ("La squadra è tredicesima in classifica.", [13]),
        ("Arriva terza la lista civica.", [3]),
        ("È il terzo esportatore di gas, il decimo di petrolio.", [3, 10]),
        ("È la terza produttrice di riso al mondo.", [3]),
        ("Il primo ministro è arrivato il secondo giorno.", []),
        ("Secondo il ministro è presto.", []),
    ],
)
def test_ranks(text: str, wanted: list[float]) -> None:
    assert [row.value_low for row in extract_quantities(analyse(text)) if row.kind == "rank"] == wanted


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Le riserve brasiliane ammontano a 21 milioni di tonnellate.", ["Brasile"]),
        ("Il Cile accelera. Nel Paese si estraggono 49mila tonnellate l'anno.", ["Cile"]),
        ("Nel continente africano vivono 600 milioni di persone.", ["Africa"]),
        ("Nelle carceri russe sono detenuti 30 giornalisti.", ["Russia"]),
        ("La Germania, terza economia mondiale, rallenta.", ["Germania"]),
        ("Al secondo posto figura il Brasile.", ["Brasile"]),
        ("Dall'Indonesia arriva il 55% del nichel mondiale.", ["Indonesia"]),
        ("Con l'87% della lavorazione, la Cina domina il mercato.", ["Cina"]),
        ("Guidano l'Italia, con 1.200 casi, e la Spagna, con 900.", ["Italia", "Spagna"]),
        ("In Germania il 43% e in Francia il 38% dei votanti è favorevole.", ["Germania", "Francia"]),
        ("Il nostro Paese importa 5.400 tonnellate di magneti.", ["Italia"]),
        ("La Cina ne controlla il 60%. Fuori dalla Cina costa 30 dollari al chilo.", ["Cina", None]),
    ],
)
def test_places(text: str, places: list[str | None]) -> None:
    rows = rows_of(analyse(text), ids.article_id(b"made up"))
    names = {row.entity_id: row.name for row in rows.entities}
    assert [row.place_id and names[row.place_id] for row in rows.quantities] == places


@pytest.mark.parametrize(
    "text", ["Nel 2024 hanno votato tutti.", "Il progetto ottenne i fondi.", "Alle 20 hanno chiuso i seggi."]
)
def test_no_quantities(text: str) -> None:
    assert extract_quantities(analyse(text)) == []
