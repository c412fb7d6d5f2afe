"""What quantities measure and where, and numbers that lean on others: sentences of invented places and companies."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extract.quantities import extract_quantities
from pipelines.language.analyse import analyse
from schemas import Quantity, ids


def read(text: str) -> list[Quantity]:
    """The quantities of a text published on 4 November 2025."""
    return extract_quantities(analyse(text, published=(date(2025, 11, 4), date(2025, 11, 4))))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Il prestito, di 30 milioni di euro, è stato firmato.", ["prestito"]),
        ("La galleria, lunga 12 chilometri, è stata aperta.", ["galleria"]),
        ("Il lago si estende per 40 ettari.", ["lago"]),
        ("Un chilo di terbio costa 900 dollari.", ["terbio", "chilo di terbio"]),
        ("La società ha una capacità di 80 tonnellate di ossidi.", ["capacità"]),
        ("Il ministero porterà dal 12 al 9 per cento le accise.", ["accise", "accise"]),
        ("I ricavi sono saliti del 7% a 90 milioni di euro.", ["ricavi", "ricavi"]),
        ("La ditta ha ricavi per 4 miliardi di euro, in crescita del 6%.", ["ricavi", "ricavi"]),
        ("Hanno venduto 30 tonnellate di rame, il 5% in più.", ["rame", "rame"]),
        ("Valore della commessa: 6 milioni di euro.", ["Valore della commessa"]),
        ("Serve un'energia superiore ai 10 chilotoni.", ["energia"]),
        ("Male a Milano la Terralta (-6,1%).", ["Terralta"]),
        ("Comprano 40 elicotteri da soccorso per 3 milioni di euro.", ["elicotteri", "elicotteri da soccorso"]),
        ("Le scorte sono ferme a un terzo di quelle previste.", ["scorte"]),
    ],
)
def test_what_is_measured(text: str, items: list[str]) -> None:
    assert [row.item for row in read(text)] == items


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Il debito è sceso a 310 milioni di euro dai 365 di giugno.", [310e6, 365e6], "EUR"),
        ("Hanno alzato da 120 a 135 milioni di euro le stime.", [120e6, 135e6], "EUR"),
        ("Il neodimio vale 65 dollari al chilo, il disprosio 250.", [65, 250], "USD/kg"),
        ("Ne importano il 98 per cento, e vogliono produrne il 40.", [98, 40], "%"),
        ("Importano il 98 per cento del litio. La quota scenderà al 60.", [98, 60], "%"),
        ("I pastori sono una quarantina e le pecore 9mila.", [40, 9000], "1"),
        ("Gli assunti sono 24; diventeranno 60 in estate.", [24, 60], "1"),
        ("Chiudono due dei suoi nove stabilimenti.", [2, 9], "1"),
        ("Comprano due tra le più grandi miniere.", [2], "1"),
        ("Sale a 12 il numero dei comuni contrari.", [12], "1"),
        ("In piazza erano in duemila.", [2000], "1"),
        ("Sono morti tre soldati e altri sei sono feriti.", [3, 6], "1"),
        ("In piazza 30mila persone con 20 trattori.", [30000, 20], "1"),
        ("Ieri sera 2000 soldati hanno sfilato.", [2000], "1"),
        ("Bloccate almeno 3 portacontainer in rada.", [3], "1"),
        ("Crescono la Cina (+ 7 milioni) e l'India (+ 16 milioni).", [7e6, 16e6], "1"),
        ("La popolazione è salita a 5 milioni.", [5e6], "1"),
        ("Il gas vale 34,5 €/MWh.", [34.5], "EUR/MW.h"),
        ("È durato un'ora e quaranta minuti.", [1 + 40 / 60], "h"),
        ("Condannato a 12 anni e 6 mesi di carcere.", [12.5], "a"),
        ("Il sì è atteso entro dieci mesi.", [10], "mo"),
        ("Ha risposto in ventiquattr'ore.", [24], "h"),
        ("La capacità è di 5,000 tonnellate.", [5000], "t"),
        ("Il litro è calato di 16 centesimi.", [0.16], "EUR"),
    ],
)
def test_what_leans_on_other_numbers(text: str, values: list[float], unit: str) -> None:
    rows = read(text)
    # Bounds have one side: "almeno 3" is known below only.
    assert [row.value_low for row in rows] == pytest.approx(values)
    assert {row.unit for row in rows} == {unit}


@pytest.mark.parametrize(
    "text",
    [
        "Il torneo si chiama Euro 2012 e piace.",
        "Vota per i Cinque stelle.",
        "L'incontro si terrà a metà del mese.",
        "Abita in via Roma 12.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ieri 20 soldati russi hanno sfilato in Francia.", "Francia"),
        ("Cresce l'export della Francia (30 tonnellate).", "Francia"),
        ("La Francia vorrebbe estrarre il 10% del rame.", "Francia"),
        ("Nella fonderia di Lione lavorano 30 operai.", "Lione"),
        ("Fuori dalla Francia lavorano 30 operai.", None),
        ("La popolazione mondiale arriva in Francia a 8 miliardi di persone, il doppio.", "Francia"),
    ],
)
def test_where_it_is_true(text: str, country: str | None) -> None:
    kind = "place" if country == "Lione" else "country"
    assert read(text)[0].place_id == (ids.entity_id(kind, country) if country else None)


def test_changes_go_on_in_lists() -> None:
    rows = read("Il Mibtel cede lo 0,8%, il Nasdaq l'1,3%.")
    assert [(row.kind, row.change) for row in rows] == [("growth", "decrease")] * 2
    (row,) = read("Il comparto ha lasciato sul terreno il 2,8%.")
    assert (row.kind, row.change) == ("growth", "decrease")


def test_a_year_of_comparison_is_no_period() -> None:
    (row,) = read("Le vendite sono salite del 15% rispetto al 2023.")
    assert (row.date_start, row.date_end) == (None, None)


def test_ages_of_groups() -> None:
    _, row = read("Sono malati 200 bambini sotto i cinque anni.")
    assert (row.kind, row.item, row.value_low, row.value_high) == ("age", "bambini", None, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hanno firmato undici sindaci su quattordici della valle.", [(11, 11, "1"), (14, 14, "1")]),
        ("Un abitante su tre non ha votato.", [(1 / 3, 1 / 3, "1")]),
        ("Al corteo hanno marciato in ottocento.", [(800, 800, "1")]),
        ("Di sera in 257 hanno lasciato l'aula.", [(257, 257, "1")]),
        ("Il Comune ha un piano. Anzi, ne ha tre.", [(3, 3, "1")]),
        ("La frana ha ucciso una donna e ferite altre quattro.", [(4, 4, "1")]),
        ("Valdora ha 21 milioni di tonnellate, Belmare (6,9) e Terralta (3,8) seguono.", [(21e6, 21e6, "t")]),
        ("Dei 12 miliardi di euro, tre andranno alle ferrovie.", [(12e9, 12e9, "EUR"), (3e9, 3e9, "EUR")]),
        ("I tempi, che oggi sono di 45 giorni, scenderanno a 15.", [(45, 45, "d"), (15, 15, "d")]),
        ("Il negozio vende mezzo chilo di pane.", [(0.5, 0.5, "kg")]),
        ("La guerra è durata oltre un secolo.", [(100, None, "a")]),
        ("La prova durerà due trimestri.", [(6, 6, "mo")]),
        ("L'utile era di 21 milioni di euro un anno prima.", [(21e6, 21e6, "EUR")]),
        ("Non cederà un solo metro quadrato.", [(1, 1, "m2")]),
        ("Aprirà un secondo stabilimento.", []),
        ("Il consenso non scende mai sotto il 50%.", [(50, None, "%")]),
        ("Meno di una domanda su quattro è stata accolta.", [(None, 0.25, "1")]),
        ("Il ministro ha risposto tre volte alla domanda.", [(3, 3, "1")]),
    ],
)
def test_numbers_that_count_again_or_share_out(text: str, found: list[tuple[float | None, float | None, str]]) -> None:
    rows = [(row.value_low, row.value_high, row.unit) for row in read(text)]
    assert rows[: len(found)] == found and (found or not rows)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("I consumi dovrebbero crescere di un altro 40%.", "increase"),
        ("Lo vendono a un prezzo superiore del 70%.", "increase"),
        ("Il costo è inferiore del 12% rispetto a quello del nord.", "decrease"),
        ("Il reddito segna un aumento medio, rispetto al 2023, del 3,4%.", "increase"),
        ("Un reddito superiore al 70% di quello medio.", None),
    ],
)
def test_differences_are_changes(text: str, change: str | None) -> None:
    (row,) = read(text)
    assert (row.kind, row.change) == ("growth" if change else "share", change)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Per costruire una filiera nuova serviranno almeno dieci anni.", ["filiera nuova"]),
        ("La ditta ha promesso di costruire un ponte in otto mesi.", ["ponte"]),
        ("Il giacimento di Valdora, di cui la Terralta controlla l'85%, è fermo.", ["giacimento di Valdora"]),
        ("I costi operativi, assicura la società, scenderanno a 22 dollari al chilo.", ["costi operativi"]),
        ("Le riserve accertate ammontano a 28,7 milioni di tonnellate.", ["riserve accertate", "riserve"]),
        ("La somma da restituire ammonta in totale a 3 milioni di euro.", ["somma", "somma da restituire"]),
        ("Dovrà pagare 15mila euro per le spese processuali.", ["spese processuali"]),
        ("Il minatore morì di silicosi a 54 anni.", ["minatore"]),
        ("Una delle ragazze aveva 16 anni e lo sapevano tutti.", ["ragazze"]),
    ],
)
def test_what_is_needed_done_or_owned(text: str, items: list[str]) -> None:
    assert read(text)[-1].item in items


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("È il secondo debito più alto d'Europa.", "debito"),
        ("Il quarto uomo più ricco di Terralta ha venduto la cava.", "uomo"),
        ("È il primo paese esportatore di tè.", "paese"),
    ],
)
def test_what_ranks_behind_the_noun_makes_a_rank(text: str, item: str) -> None:
    ranks = [row for row in extract_quantities(analyse(text)) if row.kind == "rank"]
    assert [row.item for row in ranks] == [item]
