"""Events: unwritten passives, new holders of offices, lists before a relative, markets, what takes place by idiom."""

import pytest

from tests.extract.surfaces import told

PARTIES = [
    (
        "Il generale Aldo Ferri vive a Valdora. Nel 2009 è stato nominato ministro dal presidente.",
        ("appointment", ["presidente"], ["Aldo Ferri"]),
    ),
    ("Il nuovo presidente della banca è Aldo Ferri.", ("appointment", [], ["Aldo Ferri"])),
    ("Al direttore è subentrato il vicedirettore Aldo Ferri.", ("appointment", [], ["il vicedirettore Aldo Ferri"])),
    ("Il vicepresidente Aldo Ferri è divenuto presidente.", ("appointment", [], ["Il vicepresidente Aldo Ferri"])),
    ("Lo dice Ada Neri, appena nominata alla guida dell'azienda.", ("appointment", [], ["Ada Neri"])),
    (
        "È una formula voluta da Norvegia, Svezia e Danimarca, che minacciano di opporsi al testo.",
        ("threaten", ["Norvegia", "Svezia", "Danimarca"], []),
    ),
    (
        "È una formula voluta da Norvegia, Svezia e Danimarca, che minacciano di opporsi al testo.",
        ("reject", ["Norvegia", "Svezia", "Danimarca"], []),
    ),
    (
        "I ministri «accusano la Commissione di lentezza» e chiedono la tregua.",
        ("request", ["I ministri"], []),
    ),
    ("I due hanno firmato un accordo.", ("agreement", ["I due"], [])),
    ("A ottobre la Norvegia ne aveva bloccato le esportazioni.", ("export_restriction", ["la Norvegia"], [])),
    (
        "Una trentina di attivisti, incatenatisi all'ingresso, è stata portata via dalla polizia.",
        ("arrest", ["polizia"], ["Una trentina di attivisti"]),
    ),
    ("I ministri norvegesi, riuniti a Valdora, hanno firmato la carta.", ("meeting", ["I ministri norvegesi"], [])),
]


@pytest.mark.parametrize(("text", "row"), PARTIES)
def test_who_takes_part(text, row):
    assert row in told(text)


AROUND = [
    (
        "La direzione del partito, che, criticando il premier, aveva lasciato la sala, è divisa.",
        ("criticise", ["La direzione del partito"], ["il premier"]),
    ),
    ("I due vengono accusati di frode.", ("legal_action", [], ["I due"])),
    (
        "L'avvocato Ugo Neri, difensore di Aldo Ferri, ha detto che capiva, aggiungendo che presenterà ricorso.",
        ("legal_action", ["Ugo Neri"], []),
    ),
    (
        "Il sindaco ha ricevuto le congratulazioni del premier svedese.",
        ("support", ["premier svedese"], ["Il sindaco"]),
    ),
    ("Chiede le dimissioni del prefetto anche Ada Neri.", ("request", ["Ada Neri"], ["prefetto"])),
    ("Da parte sua la Svezia ha respinto le accuse.", ("reject", ["la Svezia"], [])),
    ("Un gruppo di dieci studenti ha occupato la miniera.", ("protest", ["Un gruppo di dieci studenti"], [])),
    ("Oltre duemila persone hanno manifestato a Valdora.", ("protest", ["duemila persone"], [])),
    ("Più di mille lavoratori hanno scioperato.", ("protest", ["mille lavoratori"], [])),
    ("Hanno scioperato oltre mille lavoratori.", ("protest", ["mille lavoratori"], [])),
    (
        "I minatori hanno manifestato a Valdora e due attivisti sono stati arrestati.",
        ("protest", ["I minatori"], []),
    ),
    (
        "Contro la riforma si sono schierate le associazioni dei minatori.",
        ("criticise", ["le associazioni dei minatori"], []),
    ),
    (
        "La risoluzione, votata da Norvegia e Svezia, vale da oggi.",
        ("vote", ["Norvegia", "Svezia"], []),
    ),
]


@pytest.mark.parametrize(("text", "row"), AROUND)
def test_who_stands_elsewhere(text, row):
    assert row in told(text)


TYPES = [
    ("La votazione avrà luogo martedì alla Camera.", "vote"),
    ("Il vertice ha preso il via ieri a Oslo.", "meeting"),
    ("Dazi, intesa tra Norvegia e Svezia.", "agreement"),
    ("Borse in rosso: Milano cede lo 0,8%.", "price_change"),
    ("Il listino ha chiuso in calo dell'1,7%.", "price_change"),
    ("L'estrazione è ferma da lunedì.", "production_stop"),
    ("Gli ultimi soldati norvegesi se ne sono andati nel 2023.", "withdrawal"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_what_happens(text, kind):
    assert kind in [row[0] for row in told(text)]


NOTHING = [
    "L'offerta cinese, calcola l'agenzia, supera le 40mila tonnellate.",
    "La crisi è diventata un problema.",
    "Il presidente del club è il mio vicino.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_happening(text):
    assert told(text) == []
