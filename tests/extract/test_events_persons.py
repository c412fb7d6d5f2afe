"""Events: first persons, partners, shared auxiliaries, objects behind a vote, whom a request is for."""

import pytest

from tests.extract.surfaces import told

SPEAKERS = [
    (
        "«Non firmerò mai quel trattato», ha detto il ministro Aldo Ferri.",
        ("agreement", ["il ministro Aldo Ferri"], []),
    ),
    ("«Mi accusano di tradire», ha detto il sindaco Aldo Ferri.", ("accuse", [], ["il sindaco Aldo Ferri"])),
    ("«Sono stato accusato di tutto», ha detto il sindaco Aldo Ferri.", ("accuse", [], ["il sindaco Aldo Ferri"])),
    ("«Mi dimetto subito», ha detto il sindaco Aldo Ferri.", ("resignation", ["il sindaco Aldo Ferri"], [])),
    ("«Ci opponiamo alla cava», ha detto il sindaco Aldo Ferri.", ("reject", ["il sindaco Aldo Ferri"], [])),
]


@pytest.mark.parametrize(("text", "row"), SPEAKERS)
def test_the_speaker_is_the_first_person(text, row):
    assert row in told(text)


def test_who_wonders_asks_nobody():
    assert told("«Mi sono chiesta: che cosa è successo?», ha detto Ada Neri.") == []


def test_a_first_person_of_nobody_known_stays_open():
    assert told("«Non firmerò mai quel trattato».") == [("agreement", [], [])]


PARTIES = [
    (
        "La società Metallia ha firmato un contratto con la Norvegia.",
        ("contract", ["La società Metallia", "la Norvegia"], []),
    ),
    ("Il ministro ha condannato il raid e chiesto un'inchiesta.", ("request", ["Il ministro"], [])),
    ("Il sindacato ha chiesto le dimissioni del governo.", ("request", ["Il sindacato"], ["governo"])),
    ("Il sindacato ha chiesto che il governo intervenga.", ("request", ["Il sindacato"], ["il governo"])),
    (
        "La Norvegia, che insieme alla Svezia aveva chiesto un rinvio, esulta.",
        ("request", ["La Norvegia", "Svezia"], []),
    ),
    ("Il sindaco sollecita la Regione a intervenire.", ("request", ["Il sindaco"], ["la Regione"])),
    ("Aldo Ferri ha duramente criticato il sindaco.", ("criticise", ["Aldo Ferri"], ["il sindaco"])),
    ("Il generale Aldo Ferri fu accusato di debolezza.", ("accuse", [], ["Il generale Aldo Ferri"])),
    (
        "Niente rinvio, come chiedevano Norvegia, Svezia e Danimarca.",
        ("request", ["Norvegia", "Svezia", "Danimarca"], []),
    ),
    (
        "Dai sindacati arrivano duri attacchi al premier Aldo Ferri.",
        ("criticise", ["sindacati"], ["premier Aldo Ferri"]),
    ),
    (
        "Delle domande, denuncia l'associazione dei minatori, ne è stata accolta una.",
        ("accuse", ["l'associazione dei minatori"], []),
    ),
    ("Il ministro Aldo Ferri si è recato a Borgoalto.", ("visit", ["Il ministro Aldo Ferri"], ["Borgoalto"])),
]


@pytest.mark.parametrize(("text", "row"), PARTIES)
def test_who_takes_part(text, row):
    assert row in told(text)


def test_the_object_stands_behind_the_votes():
    text = "La Camera ha approvato, con 311 voti favorevoli e 98 contrari, un disegno di legge."
    assert [row[0] for row in told(text)] == ["vote"]


def test_having_at_hand_is_no_order():
    assert told("Il governo dispone di riserve sufficienti a coprire il fabbisogno.") == []


def test_a_first_name_that_reads_like_a_verb_is_no_deed() -> None:
    assert told("Il direttore della cava: Graziano Bruni.") == []
