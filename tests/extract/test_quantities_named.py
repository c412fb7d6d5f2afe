"""What numbers measure or count where the words around are many, and numbers that tell nothing: invented people."""

from __future__ import annotations

import pytest

from pipelines.extract.quantities import extract_quantities
from pipelines.language.analyse import analyse


def items(text: str) -> list[tuple[float | None, str | None]]:
    """The lower value (else the upper) and the item of every quantity, in reading order."""
    rows = extract_quantities(analyse(text))
    return [(row.value_high if row.value_low is None else row.value_low, row.item) for row in rows]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Counts.
        ("La polizia ha messo i sigilli a 5 locali notturni.", [(5, "locali notturni")]),
        ("Due ghiandole malate e tre pendoli rotti.", [(2, "ghiandole malate"), (3, "pendoli")]),
        ("Ha risposto un solo fornitore.", [(1, "fornitore")]),
        ("Sul posto molti mezzi della miniera (circa 30 veicoli).", [(30, "veicoli")]),
        ("Hanno votato sette senatori a vita.", [(7, "senatori a vita")]),
        ("Ha vinto tutti i 7 Giri di Valdoria.", [(7, "Giri di Valdoria")]),
        ("Pagano la tassa solo 18 su 69 concessioni.", [(18, "concessioni"), (69, "concessioni")]),
        (
            "Le stelle dello stemma passeranno da sette a otto.",
            [(7, "stelle dello stemma"), (8, "stelle dello stemma")],
        ),
        ("Cambiano le spighe, che salgono da 20 a 24.", [(20, "spighe"), (24, "spighe")]),
        ("Il numero dei velivoli è stato limitato a 9.", [(9, "velivoli")]),
        ("I superstiti, 155 in tutto, sono al sicuro.", [(155, "superstiti")]),
        ("Hanno aderito 26 paesi e di questi 18 hanno ratificato.", [(26, "paesi"), (18, "paesi")]),
        ("Centinaia di questi volantini sono spariti.", [(200, "volantini")]),
        ("In quei 14 anni 142 gare disputate.", [(14, None), (142, "gare disputate")]),
        ("Causò la morte di 12 minatori e il ferimento di 30.", [(12, "minatori"), (30, "minatori")]),
        # Shares and rates of change.
        ("La lista ha ottenuto il 75% dei 300 seggi.", [(75, "seggi"), (300, "seggi")]),
        ("Aveva molti casi, dei quali l'11% gravi.", [(11, "casi")]),
        ("I dati davano il sindaco di Valdora al 70% dei suffragi.", [(70, "suffragi")]),
        ("Le obbligazioni perdono circa il 7%.", [(7, "obbligazioni")]),
        (
            "I dati davano Zanin primo con 34%, Ugo Neri al 25%, Mario Verdi 13%.",
            [(1, "Zanin"), (34, "Zanin"), (25, "Ugo Neri"), (13, "Mario Verdi")],
        ),
        ("È stata riconfermata con una percentuale del 71%.", [(71, "percentuale")]),
        # Sums, lengths and times.
        ("Hanno venduto beni stimati 4 miliardi di lire.", [(4e9, "beni stimati")]),
        ("Il Comune darà ai residenti 12 sterline a settimana, equivalenti a € 16.", [(12, None), (16, None)]),
        ("Il piano è finanziato da fondi regionali per un miliardo e mezzo di euro.", [(1.5e9, "fondi regionali")]),
        ("La boa è a 30 chilometri di distanza dalla costa.", [(30, "boa")]),
        ("Sono necessari cinque giorni per avere un'immagine nitida.", [(5, "immagine nitida")]),
        ("Aveva presentato ricorso contro la squalifica per quattro anni.", [(4, "squalifica")]),
        ("La corte ha deciso riducendo di due anni la pena.", [(2, "pena")]),
        ("Le fontane di lava alte cento metri illuminano la notte.", [(100, "fontane di lava")]),
        ("La frana si è staccata dalla Cima Zoila (2.598 metri) in autunno.", [(2598, "Cima Zoila")]),
        ("I due hanno trascorso 26 giorni in carcere.", [(26, "carcere")]),
        ("La gara, 260 chilometri tra Valdora e Belmare, è partita.", [(260, "gara")]),
        ("Il viaggio è durato un'ora e tre quarti.", [(1.75, "viaggio")]),
        ("I pannelli occupano 20 m ² di tetto.", [(20, "tetto")]),
        # Ages.
        ("Allora Zoila aveva 30 anni, Ivo 27 e Ada 36.", [(30, "Zoila"), (27, "Ivo"), (36, "Ada")]),
        ("I dispersi sono Ugo Neri, di 37 anni, e Mario Verdi, di 35.", [(37, "Ugo Neri"), (35, "Mario Verdi")]),
        ("È morto il Premio Valdoro Ivo Zanin, aveva 87 anni.", [(87, "Premio Valdoro Ivo Zanin")]),
    ],
)
def test_what_is_counted_or_measured(text: str, wanted: list[tuple[float, str | None]]) -> None:
    assert items(text) == wanted


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Il titolo ha recuperato il 4%.", "increase"),
        ("Le azioni perdono il 7%.", "decrease"),
        ("Il titolo ha ceduto il 4%.", "decrease"),
    ],
)
def test_which_way_it_moved(text: str, change: str) -> None:
    assert [(row.kind, row.change) for row in extract_quantities(analyse(text))] == [("growth", change)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Gli orsi sono passati da 300 a più di 600 esemplari.", 600, None),
        ("La perdita arriva a più di 3 milioni di euro.", 3e6, None),
        ("Il biglietto vale al più 3 euro.", None, 3),
    ],
)
def test_what_is_at_the_most_has_its_article(text: str, low: float | None, high: float | None) -> None:
    assert [(row.value_low, row.value_high) for row in extract_quantities(analyse(text))][-1:] == [(low, high)]


def test_a_sentence_in_brackets_is_no_age() -> None:
    rows = extract_quantities(analyse("Condannati Ugo Neri (2 anni e 6 mesi) e Ivo Zanin."))
    assert [row.kind for row in rows] == ["duration"]


def test_what_is_added_to_others_is_no_change() -> None:
    rows = extract_quantities(analyse("C'era mezza squadra, più due assessori."))
    assert [(row.text, row.change) for row in rows][-1:] == [("due assessori", None)]


def test_a_third_man_is_no_third() -> None:
    assert items("Due marinai sono dispersi, mentre un terzo è in salvo.") == [(2, "marinai")]
    assert items("Due comuni sono contrari, un quarto ha chiesto tempo.")[1][0] == 0.25


def test_what_falls_from_one_sum_to_another_is_no_count() -> None:
    text = "I ricavi sono stati di 3 milioni di euro. Gli investimenti scenderanno da 420 a 250 milioni."
    assert {row.unit for row in extract_quantities(analyse(text))} == {"EUR"}


def test_others_are_of_the_currency_told_before() -> None:
    text = "Lo Stato dà 25 milioni di euro alla fiera e le imprese si sono impegnate con altri 20 milioni."
    assert [(row.value_low, row.unit) for row in extract_quantities(analyse(text))] == [(25e6, "EUR"), (20e6, "EUR")]


@pytest.mark.parametrize(
    "text",
    [
        "Le auto Euro 4 non entrano in centro.",
        "È aumentato il bollo per i motorini euro 0.",
        "La diretta inizierà alle 13 ora locale.",
        "È morto alle 4 locali.",
        "Si è ritirato nella prima metà del giro.",
        "Dopo i primi tre quarti di gara era avanti.",
        "Ha scritto la 66/96 che tutela le lavoratrici.",
        "Un convegno sul doppio centenario del comune.",
        "Vogliono dimezzare i tempi di attesa.",
        "Le barre hanno un'inclinazione di 30 gradi.",
        "L'eruzione del 79 d.C. fu la più forte.",
        "Hanno violato gli articoli 6 e 11c.",
        "La colonna è ferma in una giornata di forte traffico.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert items(text) == []


def test_a_currency_before_its_number_is_no_class_of_vehicles() -> None:
    assert items("Il biglietto costa Euro 5.") == [(5, "biglietto")]


def test_what_goes_from_one_number_to_another_is_sought_in_its_own_sentence() -> None:
    assert items("Passeranno da sette a otto. Oggi splendono le lampade") == []
