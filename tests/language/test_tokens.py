"""Where words are cut."""

import pytest

from pipelines.language.pack import load_pack
from pipelines.language.tokens import tokenize


def cut(text):
    starts, ends = tokenize(text, load_pack("it"))
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("dell'estrazione", "dell' estrazione"),
        ("dell’estrazione", "dell’ estrazione"),
        ("c'è un po' di litio", "c' è un po' di litio"),
        ("dell'«Opera»", "dell' « Opera »"),
        ("l'80%", "l' 80 %"),
        ("D'Alba e O'Nell", "D'Alba e O'Nell"),
        ("L'Aquila", "L' Aquila"),
        ("gli anni '90", "gli anni '90"),
        ("citta' e perche'", "citta' e perche'"),
        ("una 'svolta' vera", "una ' svolta ' vera"),
        ("Norlit's plan", "Norlit 's plan"),
    ],
)
def test_apostrophes_belong_to_the_word_that_they_shorten(text, tokens):
    assert cut(text) == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("3,8 e 1.200.000 e 1.200,50", "3,8 e 1.200.000 e 1.200,50"),
        ("270mila", "270mila"),
        ("+61%", "+ 61 %"),
        ("-3,5%", "- 3,5 %"),
        ("2013-2014", "2013 - 2014"),
        ("5km, 40kWh e 5G", "5 km , 40 kWh e 5G"),
        ("il 1° maggio alle 18.30", "il 1° maggio alle 18.30"),
        ("25/02/2025", "25 / 02 / 2025"),
        ("€300", "€ 300"),
        ("F-16 e COP28", "F-16 e COP28"),
    ],
)
def test_numbers_are_whole_and_their_signs_and_units_apart(text, tokens):
    assert cut(text) == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("il dott. Sarti", "il dott. Sarti"),
        ("la dott.ssa Sarti", "la dott.ssa Sarti"),
        ("l'on. Vani e il sen. Dati.", "l' on. Vani e il sen. Dati ."),
        ("la Valmet S.p.A. di Torma", "la Valmet S.p.A. di Torma"),
        ("nel 3 a.C. a Torma", "nel 3 a.C. a Torma"),
        ("J.P. Morel", "J.P. Morel"),
        ("J. P. Morel", "J. P. Morel"),
        ("art. 5, n. 3", "art. 5 , n. 3"),
        ("5 mln. di euro", "5 mln. di euro"),
        ("Resta il piano B. Il sindaco tace.", "Resta il piano B . Il sindaco tace ."),
        ("Un passo in on. e via", "Un passo in on. e via"),
    ],
)
def test_abbreviations_keep_their_dots(text, tokens):
    assert cut(text) == tokens.split()


@pytest.mark.parametrize(
    "token",
    [
        "https://esempio.it/a-b?c=1",
        "www.esempio.it/pagina",
        "nome.cognome@esempio.it",
        "@valdora",
        "#terrerare",
        "Esempio.it",
        "nord-occidentale",
        "U.S.A.",
    ],
)
def test_addresses_and_compounds_are_one_token(token):
    assert cut(f"vedi {token} oggi") == ["vedi", token, "oggi"]


def test_white_space_and_control_characters_lie_between_tokens():
    assert cut("\ufeffa\x00b\u200bc\u00a0d\n\te\x07") == list("abcde")


def test_a_combining_accent_stays_with_its_letter():
    assert cut("E\u0300 perche\u0301") == ["E\u0300", "perche\u0301"]
