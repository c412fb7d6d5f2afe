"""Numerals: a table of surfaces, and random values written in every way and read back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.language.document import Document, Number
from pipelines.language.numbers import find_numbers, parse_figure
from pipelines.language.pack import load_pack
from pipelines.language.tokens import tokenize

PACK = load_pack("it")


def read(text: str) -> list[tuple[str, Number]]:
    """The numerals of a text that was only tokenized, with their surfaces."""
    starts, ends = tokenize(text, PACK)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    lowers = [word.lower().replace("’", "'") for word in words]
    doc = Document(text=text, starts=starts, ends=ends, words=words, lowers=lowers)
    return [(doc.surface(number.start, number.end), number) for number in find_numbers(doc, PACK)]


def only(text: str) -> Number:
    """The one numeral that is the whole text."""
    found = read(text)
    assert [surface for surface, _ in found] == [text]
    return found[0][1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("duecentosettantamila", 270_000),
        ("sei milioni e mezzo", 6_500_000),
        ("tre virgola cinque", 3.5),
        ("milleduecento", 1200),
        ("ventitré", 23),
        ("ventitrè", 23),
        ("trentotto", 38),
        ("centotto", 108),
        ("270mila", 270_000),
        ("2,5 mld", 2.5e9),
        ("1,2mln", 1.2e6),
        ("12 mila miliardi", 12e12),
        ("un milione e duecentomila", 1_200_000),
        ("tre miliardi e 200 milioni", 3.2e9),
        ("mezzo miliardo", 5e8),
        ("mezza dozzina", 6),
        ("due dozzine", 24),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.200.000", 1_200_000),
        ("934 000", 934_000),
        ("934\u202f000", 934_000),
        ("1\u00a0200\u00a0000", 1_200_000),
        ("3.5", 3.5),
        ("3,500", 3.5),
        ("½", 0.5),
        ("2½", 2.5),
        ("٣٥", 35),
        ("10^6", 1e6),
        ("1e10", 1e10),
        ("-3,4", -3.4),
        ("−7", -7),
        ("+61", 61),
        ("due e tre quarti", 2.75),
        ("2 1/4", 2.25),
        ("10k", 10_000),
    ],
)
def test_cardinals(text: str, value: float) -> None:
    assert only(text).value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("tre quarti", 0.75, "fraction"),
        ("due terzi", 2 / 3, "fraction"),
        ("1/3", 1 / 3, "fraction"),
        ("nove su dieci", 0.9, "fraction"),
        ("cento trentacinquesimi", 100 / 35, "fraction"),
        ("quinta", 5, "ordinal"),
        ("4°", 4, "ordinal"),
        ("ventitreesimo", 23, "ordinal"),
        ("duemillesimo", 2000, "ordinal"),
        ("una decina", 10, "collective"),
        ("un centinaio", 100, "collective"),
    ],
)
def test_other_forms(text: str, value: float, form: str) -> None:
    number = only(text)
    assert number.form == form
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "least"),
    [("decine", 20), ("centinaia di migliaia", 200_000), ("decine di milioni", 2e7), ("milioni", 2e6)],
)
def test_collectives_without_a_count_are_open_above(text: str, least: float) -> None:
    number = only(text)
    assert number.open_above
    assert number.value == least


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("tra un milione e 500 mila euro", [1e6, 5e5]),
        ("un terzo mandato", [1, 3]),
        ("un terzo dei voti", [1 / 3]),
        ("vince per 3-1 in casa", [3, 1]),
        ("la legge 152/75", [152, 75]),
        ("50 centesimi", [50]),
        ("il doppio di ieri", [2]),
        ("nel Novecento", []),
        ("i 3,500 soldati e i 2.5 milioni di 1,234.5", [3500, 2.5e6, 1234.5]),
        ("secondo il sindaco", []),
        ("prima di partire", []),
        ("il F-16 e il G7", []),
        ("5\n000", [5, 0]),
        ("il 192.168.1.2", []),
    ],
)
def test_numerals_in_context(text: str, values: list[float]) -> None:
    found = read(text)
    assert [number.value for _, number in found if number.form != "ordinal" or number.value == 3] == pytest.approx(
        values
    )


UNITS = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici"]
UNITS += ["tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"]
TENS = ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]


def in_words(n: int) -> str:
    """A whole number below a thousand millions in Italian words, by the rules of the grammar book."""
    if n < 20:
        return UNITS[n] or "zero"
    if n < 100:
        tens, unit = TENS[n // 10], UNITS[n % 10] if n % 10 else ""
        if unit == "tre":
            unit = "tré"
        return (tens[:-1] if unit[:1] in ("u", "o") else tens) + unit
    if n < 1000:
        return ("" if n < 200 else UNITS[n // 100]) + "cento" + (in_words(n % 100) if n % 100 else "")
    if n < 1_000_000:
        head = "mille" if n < 2000 else in_words(n // 1000).replace("é", "e") + "mila"
        return head + (in_words(n % 1000) if n % 1000 else "")
    millions = "un milione" if n < 2_000_000 else in_words(n // 1_000_000) + " milioni"
    return millions + (" " + in_words(n % 1_000_000) if n % 1_000_000 else "")


@given(st.integers(2, 999_999_999))
@settings(max_examples=300)
def test_whole_numbers_in_words(n: int) -> None:
    assert only(in_words(n)).value == n


@given(st.integers(0, 10**15), st.sampled_from([".", "\u00a0", "\u202f", " ", ""]))
def test_whole_numbers_in_figures(n: int, mark: str) -> None:
    text = f"{n:,}".replace(",", mark)
    assert only(text).value == n


@given(st.integers(0, 10**9), st.integers(1, 99), st.booleans())
def test_decimals_in_both_writings(whole: int, cents: int, english: bool) -> None:
    text = f"{whole:,}.{cents:02}"
    if not english:
        text = text.translate({ord(","): ".", ord("."): ","})
    assert only(text).value == float(f"{whole}.{cents:02}")


@given(st.integers(1, 999), st.sampled_from([("mila", 1e3), (" milioni", 1e6), (" mld", 1e9), ("mln", 1e6)]))
def test_figures_with_scales(n: int, scale: tuple[str, float]) -> None:
    text = f"{n}{scale[0]}"
    assert only(text).value == n * scale[1]


@given(st.integers(1, 999), st.integers(1, 9), st.sampled_from([("milioni", 10**6), ("miliardi", 10**9)]))
def test_decimals_with_scales_are_exact(n: int, tenth: int, scale: tuple[str, int]) -> None:
    assert only(f"{n},{tenth} {scale[0]}").value == (10 * n + tenth) * scale[1] // 10


@given(st.integers(2, 999))
def test_halves_of_scales(n: int) -> None:
    assert only(f"{in_words(n)} milioni e mezzo").value == n * 10**6 + 500_000


@given(st.integers(11, 9999))
def test_ordinals_by_suffix(n: int) -> None:
    words = in_words(n).replace("é", "e")
    if words.endswith("mila"):
        stem = words[:-4] + "mill"
    elif words.endswith("mille"):
        stem = words[:-1]
    else:
        stem = words if words.endswith(("tre", "sei")) else words[:-1]
    number = only(stem + "esimo")
    assert (number.form, number.value) == ("ordinal", n)


@given(st.integers(2, 99), st.integers(3, 40))
def test_fractions_in_words(numerator: int, denominator: int) -> None:
    simple = {3: "terzi", 4: "quarti", 5: "quinti", 6: "sesti", 7: "settimi", 8: "ottavi", 9: "noni", 10: "decimi"}
    words = in_words(denominator).replace("é", "e")
    stem = words if words.endswith(("tre", "sei")) else words[:-1]
    number = only(f"{in_words(numerator)} {simple.get(denominator) or stem + 'esimi'}")
    assert number.form == "fraction"
    assert number.value == pytest.approx(numerator / denominator)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for surface, number in read(text):
        assert surface
        assert number.value == number.value


@pytest.mark.parametrize("word", ["", "1.2.3", "12.34.567", "1,2,3", "abc", ".", "1..2", "192.168.1.2"])
def test_what_is_no_figure(word: str) -> None:
    assert parse_figure(word) is None
