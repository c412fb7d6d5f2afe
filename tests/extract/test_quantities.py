"""Quantities: sentences of invented places, each with what a careful reader finds in it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.quantities import extract_quantities
from pipelines.extract.rules import RULES
from pipelines.language.analyse import analyse
from schemas import Quantity, enums, ids

PUBLISHED = (date(2025, 11, 4), date(2025, 11, 4))


def read(text: str) -> list[Quantity]:
    """The quantities of a text published on 4 November 2025."""
    return extract_quantities(analyse(text, published=PUBLISHED))


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    found = read(text)
    assert len(found) == 1, [row.text for row in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "shown", "low", "high", "unit", "kind"),
    [
        ("Il giacimento contiene 3,8 milioni di tonnellate.", "3,8 milioni di tonnellate", 3.8e6, 3.8e6, "t", "mass"),
        ("La Valdoria controlla oltre l'80% del mercato.", "oltre l'80%", 80, None, "%", "share"),
        ("Il tetto vale per non più del 65% dei metalli.", "non più del 65%", None, 65, "%", "share"),
        ("Vi abitano poco più di un milione di persone.", "poco più di un milione di persone", 1e6, None, "1", "count"),
        ("Tra il 60 e il 70 per cento delle miniere è chiuso.", "Tra il 60 e il 70 per cento", 60, 70, "%", "share"),
        ("Serviranno da tre a cinque anni di lavori.", "da tre a cinque anni", 3, 5, "a", "duration"),
        ("Il ponte costerà 25 o 30 milioni di euro.", "25 o 30 milioni di euro", 25e6, 30e6, "EUR", "money"),
        ("Servono almeno 20 firme.", "almeno 20 firme", 20, None, "1", "count"),
        ("Ci vogliono fino a 40 giorni.", "fino a 40 giorni", None, 40, "d", "duration"),
        ("Erano presenti decine di minatori.", "decine di minatori", 20, None, "1", "count"),
        ("Vendute 5 milioni circa di batterie.", "5 milioni circa di batterie", 5e6, 5e6, "1", "count"),
        ("Il prezzo è di 850 dollari al chilo.", "850 dollari al chilo", 850, 850, "USD/kg", "price"),
        ("Vale 120 €/t sul mercato.", "120 €/t", 120, 120, "EUR/t", "price"),
        ("L'impianto lavora 5.000 tonnellate l'anno.", "5.000 tonnellate l'anno", 5000, 5000, "t/a", "rate"),
        (
            "Valdoria estrae 2 milioni di barili al giorno.",
            "2 milioni di barili al giorno",
            2e6,
            2e6,
            "[bbl_us]/d",
            "rate",
        ),
        ("Il fondo ha US$ 2 mld.", "US$ 2 mld", 2e9, 2e9, "USD", "money"),
        ("Il fondo ha € 3 mln.", "€ 3 mln", 3e6, 3e6, "EUR", "money"),
        ("Offrono 8 milioni di dollari australiani.", "8 milioni di dollari australiani", 8e6, 8e6, "AUD", "money"),
        ("Hanno chiesto 50 pence a testa.", "50 pence a testa", 0.5, 0.5, "GBP", "money"),
        ("È costato 15 euro e 20 centesimi.", "15 euro e 20 centesimi", 15.2, 15.2, "EUR", "money"),
        ("La quota è scesa di 3 punti percentuali.", "3 punti percentuali", 3, 3, "{pp}", "points"),
        ("Una centrale da 500 MW a Valdora.", "500 MW", 500, 500, "MW", "power"),
        ("Hanno consumato 3 TWh di corrente.", "3 TWh", 3, 3, "TW.h", "energy"),
        ("Un'area di 30 km² è chiusa.", "30 km²", 30, 30, "km2", "area"),
        ("Un liquido da 180ml è caduto.", "180ml", 180, 180, "mL", "volume"),
        ("Ci sono meno 12 gradi.", "meno 12 gradi", -12, -12, "Cel", "temperature"),
        ("Il treno va a 120 km/h.", "120 km/h", 120, 120, "km/h", "speed"),
        ("Dura due ore e mezza.", "due ore e mezza", 2.5, 2.5, "h", "duration"),
        ("Ugo Verdi, 45 anni, è il nuovo sindaco.", "45 anni", 45, 45, "a", "age"),
        ("È stata soccorsa una donna di 82 anni.", "82 anni", 82, 82, "a", "age"),
        ("Un 45enne guida la miniera.", "45enne", 45, 45, "a", "age"),
        ("Cerca ragazzi di 14-24 anni.", "14-24 anni", 14, 24, "a", "age"),
        ("Sono due ponti ferroviari.", "due ponti ferroviari", 2, 2, "1", "count"),
        ("È la quinta riserva mondiale di litio.", "quinta", 5, 5, "1", "rank"),
        ("Siamo al 4° posto tra i produttori.", "4°", 4, 4, "1", "rank"),
        ("È il terzo produttore di cobalto.", "terzo", 3, 3, "1", "rank"),
        ("I prezzi sono raddoppiati.", "raddoppiati", 2, 2, "1", "ratio"),
        ("I costi sono tre volte superiori.", "tre volte", 3, 3, "1", "ratio"),
        ("Ne produce il doppio della Valdoria.", "doppio", 2, 2, "1", "ratio"),
        ("Un terzo dei voti è nullo.", "Un terzo", 1 / 3, 1 / 3, "1", "fraction"),
        ("Un minatore su tre è straniero.", "Un minatore su tre", 1 / 3, 1 / 3, "1", "fraction"),
        ("È il terzo giacimento di cobalto più grande al mondo.", "terzo", 3, 3, "1", "rank"),
        ("Hanno un solo fornitore di cobalto.", "un solo fornitore", 1, 1, "1", "count"),
        ("Servono però almeno sei anni.", "almeno sei anni", 6, None, "a", "duration"),
        ("I permessi arriveranno in 27 mesi al massimo.", "27 mesi al massimo", None, 27, "mo", "duration"),
        ("Le code superano i 150 chilometri.", "150 chilometri", 150, None, "km", "length"),
        ("Le code non superano i 150 chilometri.", "150 chilometri", None, 150, "km", "length"),
        ("Ci sono 30 gradi sotto zero.", "30 gradi sotto zero", -30, -30, "Cel", "temperature"),
        ("Basta un chilo o due.", "un chilo o due", 1, 2, "kg", "mass"),
        ("Il tenore è di 700 grammi a tonnellata.", "700 grammi a tonnellata", 700, 700, "g/t", "rate"),
        ("Hanno stanziato 10miliardi di rupie.", "10miliardi di rupie", 1e10, 1e10, "INR", "money"),
        ("Il titolo vale 23,4 euro.", "23,4 euro", 23.4, 23.4, "EUR", "price"),
        ("Otto i voti contrari.", "Otto", 8, 8, "1", "count"),
        ("Sono almeno 90.000 i senza tetto.", "almeno 90.000", 90_000, None, "1", "count"),
        ("Lavora ancora, nonostante gli 85 anni.", "85 anni", 85, 85, "a", "age"),
        ("Gli abitanti sono 57.000.", "57.000", 57_000, 57_000, "1", "count"),
        ("Erano 96 le persone a bordo.", "96", 96, 96, "1", "count"),
    ],
)
def test_value_and_unit(text: str, shown: str, low: float | None, high: float | None, unit: str, kind: str) -> None:
    row = only(text)
    assert (row.text, row.unit, row.kind) == (shown, unit, kind)
    assert row.value_low == (pytest.approx(low) if low is not None else None)
    assert row.value_high == (pytest.approx(high) if high is not None else None)
    assert text[row.start : row.end] == row.text


@pytest.mark.parametrize(
    "text",
    [
        "L'articolo 5 della legge 152/75 è in vigore.",
        "Il 4 maggio 2024 alle 12.30 la riunione è finita.",
        "Il Boeing 737 è atterrato.",
        "La squadra ha vinto per 3-1.",
        "Telefonare allo 02 1234567.",
        "Abita in via Mazzini 12.",
        "Secondo il sindaco la miniera è chiusa.",
        "Per la prima volta parla il ministro.",
        "In primo luogo serve un piano.",
        "Dopo la seconda guerra mondiale il paese cambiò.",
        "Nel XXI secolo servono metalli.",
        "È il primo ministro di Valdoria.",
        "Il G7 si riunisce a Valdora.",
        "Nel 2010 furono chiuse le miniere.",
        "Una giornata nera per la Borsa.",
        "Negli anni '60 la miniera era aperta.",
        "È una leva economica.",
        "Uno dei ministri ha parlato.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert [row.text for row in read(text)] == []


@pytest.mark.parametrize(
    ("text", "kind", "change", "low"),
    [
        ("Le esportazioni sono calate del 74%.", "growth", "decrease", 74),
        ("Le vendite sono in calo del 74%.", "growth", "decrease", 74),
        ("Un aumento del 12% dei prezzi.", "growth", "increase", 12),
        ("Il titolo ha perso il 3,2%.", "growth", "decrease", 3.2),
        ("L'indice segna +0,4%.", "growth", "increase", 0.4),
        ("Il titolo segna -3,4%.", "growth", "decrease", -3.4),
        ("La spesa è salita al 3,5%.", "share", None, 3.5),
        ("Detiene una quota del 5%.", "share", None, 5),
        ("Ne vende il 5% in più.", "growth", "increase", 5),
    ],
)
def test_growth_is_no_share(text: str, kind: str, change: str | None, low: float) -> None:
    row = only(text)
    assert (row.kind, row.change, row.value_low) == (kind, change, low)


def test_passing_from_one_value_to_another_is_two_values() -> None:
    rows = read("I dazi sono passati dal 15% al 25%.")
    assert [(row.value_low, row.value_high) for row in rows] == [(15, 15), (25, 25)]
    assert only("Un dazio dal 15% al 25% sulle batterie.").value_high == 25


def test_ellipsis_takes_the_unit_it_leans_on() -> None:
    rows = read("La Cina ha prodotto 270mila tonnellate contro le 45.000 degli Stati Uniti.")
    assert [(row.value_low, row.unit, row.measure) for row in rows] == [
        (270_000, "t", "production"),
        (45_000, "t", "production"),
    ]
    rows = read("La Cina ha 44 milioni di tonnellate di terre rare, contro i 21 milioni del Brasile.")
    assert [(row.value_low, row.unit, row.item) for row in rows] == [
        (44e6, "t", "terre rare"),
        (21e6, "t", "terre rare"),
    ]


def values(text: str) -> list[tuple[float | None, str | None, str | None]]:
    """Value, unit and item of the quantities of a text."""
    return [(row.value_low, row.unit, row.item) for row in read(text)]


def test_both_ends_of_a_change_have_the_unit_and_the_scale() -> None:
    assert values("La produzione è scesa da 9,1 a 8,7 milioni di barili al giorno.") == [
        (pytest.approx(9.1e6), "[bbl_us]/d", "produzione"),
        (pytest.approx(8.7e6), "[bbl_us]/d", "produzione"),
    ]
    assert [row.value_low for row in read("Il prezzo è salito da 8 a 126 dollari al chilo.")] == [8, 126]


def test_numbers_lean_on_what_was_counted_before() -> None:
    assert values("La piena ha distrutto 540 case e 9.300 hanno subito danni.") == [
        (540, "1", "case"),
        (9300, "1", "case"),
    ]
    assert values("Sono stati scelti 47 progetti. L'Italia ne ottiene quattro, la Francia nove e la Spagna tre.") == [
        (47, "1", "progetti"),
        (4, "1", "progetti"),
        (9, "1", "progetti"),
        (3, "1", "progetti"),
    ]
    rows = read("La Valdoria ha 21 milioni di tonnellate. L'India segue con 6,9 milioni, la Russia è quinta con 3,8.")
    assert [(row.value_low, row.unit) for row in rows if row.kind == "mass"] == [
        (21e6, "t"),
        (pytest.approx(6.9e6), "t"),
        (pytest.approx(3.8e6), "t"),
    ]
    assert [row.item for row in read("A bordo erano in 298 persone, tra cui 283 passeggeri.")][-1] == "passeggeri"
    assert [row.text for row in read("L'indice Valdora 50 ha perso il 3%.")] == ["3%"]


def test_items_of_a_list_whose_verb_is_said_once() -> None:
    assert values("Il centro ha ottenuto il 34,2%, i liberali il 12,1% e i verdi il 7%.") == [
        (34.2, "%", "centro"),
        (12.1, "%", "liberali"),
        (7, "%", "verdi"),
    ]
    assert [item for _, _, item in values("Compra il 13% di cobalto dalla Malesia, il 6% dal Giappone.")] == [
        "cobalto",
        "cobalto",
    ]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("È morto, all'età di 81 anni, il pittore.", "pittore"),
        ("Una donna di 82 anni è stata soccorsa.", "donna"),
        ("Ugo Verdi, 45 anni, è il nuovo sindaco.", "Ugo Verdi"),
        ("La ragazza 20enne abita qui.", "ragazza"),
        ("Vince il trentenne Ugo Verdi.", "Ugo Verdi"),
        ("Il sindaco ha già 50 anni.", "sindaco"),
        ("Ugo Verdi è morto nella sua casa a Oslo, a 89 anni.", "Ugo Verdi"),
    ],
)
def test_whose_age_it_is(text: str, whose: str) -> None:
    row = only(text)
    assert (row.kind, row.item) == ("age", whose)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Nel crollo 20 operai hanno perso la vita in Francia.", "Francia"),
        ("Il ciclone colpisce la costa della Francia, dove ha provocato 30 morti.", "Francia"),
        ("La scossa è stata sentita in Francia. I morti sono 30.", None),
        ("Il volo era diretto a Parigi con 30 operai.", None),
    ],
)
def test_where_it_is_true(text: str, country: str | None) -> None:
    place = read(text)[0].place_id
    assert place == (ids.entity_id("country", country) if country else None)


def test_what_is_measured() -> None:
    extraction, refining = read("La Cina copre quasi il 62% dell'estrazione globale e più dell'85% della raffinazione.")
    assert (extraction.item, extraction.measure, extraction.approximate) == ("estrazione globale", "extraction", True)
    assert (refining.item, refining.measure) == ("raffinazione", "refining")
    assert extraction.place_id == refining.place_id is not None
    row = only("L'istituto valuta le riserve russe di terre rare in 4,1 milioni di tonnellate.")
    assert (row.item, row.measure, row.commodity) == ("riserve russe di terre rare", "reserves", "rare_earths")


def test_money_of_many_countries_is_told_by_the_article() -> None:
    assert only("La Svezia investirà 10 miliardi di corone.").unit == "SEK"
    assert only("Investiranno 10 miliardi di corone.").unit is None


def test_conversion_to_base_units() -> None:
    row = only("Il carico pesa 2 tonnellate.")
    assert (row.base_low, row.base_unit) == (2000, "kg")
    row = only("Ci sono 20 gradi.")
    assert (row.base_low, row.base_unit) == (293.15, "K")
    row = only("Il fondo vale 20 euro.")
    assert (row.base_low, row.base_unit) == (None, None)


def test_the_period_is_that_of_the_clause() -> None:
    row = only("Nel 2024 la Valdoria ha prodotto 300 tonnellate.")
    assert (row.date_start, row.date_end) == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize("rule", [r for r in RULES.values() if r.target == "quantities"], ids=lambda r: r.rule_id)
def test_each_rule_finds_something_in_its_example(rule) -> None:
    assert rule.rule_id in {row.rule for row in read(rule.example)}


PIECES = [
    "270mila",
    "tonnellate",
    "il",
    "di",
    "circa",
    "$",
    "%",
    "al",
    "chilo",
    "o",
    "tra",
    "e",
    "-",
    "3,5",
    "milioni",
    "\n",
    ",",
]
PIECES += [
    "terzo",
    "mezzo",
    "anni",
    "euro",
    "per",
    "cento",
    "la",
    "metà",
    "non",
    "più",
    "°",
    "C",
    "/",
    "su",
    "tre",
    "volte",
    "un",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_sound_rows(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for row in read(text):
        assert text[row.start : row.end] == row.text
        assert row.start <= row.number_start < row.number_end <= row.end
        assert row.kind in enums.KIND
        assert row.value_low is not None or row.value_high is not None
        assert row.value_low is None or row.value_high is None or row.value_low <= row.value_high
