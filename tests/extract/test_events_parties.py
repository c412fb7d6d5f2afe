"""Who acts and upon whom, by every way that Italian has of saying it. Invented people and companies."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extract.events import extract_events
from pipelines.language.analyse import analyse

PUBLISHED = (date(2025, 6, 12), date(2025, 6, 12))

CASES = [
    # lists, correlatives, appositions
    ("Sia la Norvegia che la Svezia hanno firmato un accordo.", "agreement", ["la Norvegia", "la Svezia"], []),
    ("Il premier ha attaccato sia Ivo Ferri che Ada Neri.", "criticise", ["Il premier"], ["Ivo Ferri", "Ada Neri"]),
    (
        "Il re di Norvegia, Ivo Ferri, e il papa hanno firmato un accordo.",
        "agreement",
        ["Il re di Norvegia, Ivo Ferri", "il papa"],
        [],
    ),
    (
        "A Oslo sono iniziati i colloqui tra la delegazione russa e quella ucraina.",
        "talks",
        ["la delegazione russa", "quella ucraina"],
        [],
    ),
    ("Il re ha ricevuto i presidenti di Camera e Senato.", "meeting", ["Il re", "i presidenti di Camera e Senato"], []),
    # roles, bodies and counted people
    ("Migliaia di persone hanno manifestato contro la miniera.", "protest", ["Migliaia di persone"], []),
    (
        "Il commissario al Commercio sentirà domani il collega norvegese.",
        "talks",
        ["Il commissario al Commercio", "il collega norvegese"],
        [],
    ),
    ("I caccia norvegesi pattugliano il confine.", "mobilize", ["I caccia norvegesi"], []),
    ("Gli svizzeri hanno respinto la proposta.", "reject", ["Gli svizzeri"], []),
    ("La miniera ha riaperto dopo due anni.", "production", ["La miniera"], []),
    # order and incises
    ("Washington ha tolto le sanzioni alla Norvegia.", "sanction_lifted", ["Washington"], ["Norvegia"]),
    ("Lascia l'incarico il direttore generale della banca.", "resignation", ["il direttore generale della banca"], []),
    ("Lo ha accusato di corruzione la procura di Oslo.", "accuse", ["la procura di Oslo"], []),
    ("È stata la Svezia a chiedere la riunione.", "request", ["la Svezia"], []),
    (
        "La cancelliera Ada Neri, il cui governo presiede quest'anno l'Unione, ha incontrato il papa.",
        "meeting",
        ["La cancelliera Ada Neri", "il papa"],
        [],
    ),
    ("Contro la Norvegia l'Unione europea ha varato sanzioni.", "sanction", ["l'Unione europea"], ["la Norvegia"]),
    ("Ieri ha espresso dissenso il sindacato.", "criticise", ["il sindacato"], []),
    # passives and participles
    ("L'accordo, firmato martedì dai due presidenti, vale dieci anni.", "agreement", ["due presidenti"], []),
    ("Criticata duramente dai sindacati, l'azienda tace.", "criticise", ["sindacati"], ["l'azienda"]),
    ("La Norvegia, accusata dalla Svezia di dumping, tace.", "accuse", ["Svezia"], ["La Norvegia"]),
    # unwritten, joined and pronominal subjects
    (
        "Gli attentatori sono entrati in città e in seguito hanno lanciato una granata.",
        "armed_attack",
        ["Gli attentatori"],
        [],
    ),
    (
        "La ministra Ada Neri ha detto che nessuno partirà e ha promesso nuovi fondi.",
        "promise",
        ["La ministra Ada Neri"],
        [],
    ),
    (
        "La Norvegia ha accusato la Svezia, ma quest'ultima ha respinto le accuse.",
        "reject",
        ["quest'ultima"],
        ["La Norvegia"],
    ),
    ("Il ministro ricorda la replica di Oslo, che ha accusato la Svezia.", "accuse", ["Oslo"], ["la Svezia"]),
    # whose the thing is that is acted upon
    ("Il consiglio ha respinto la proposta del sindacato.", "reject", ["Il consiglio"], ["sindacato"]),
    (
        "Il re condanna l'attacco alla base da parte dei ribelli.",
        "criticise",
        ["Il re"],
        ["ribelli"],
    ),
    ("La Norvegia ha imposto dazi sull'acciaio svedese.", "tariff", ["La Norvegia"], ["svedese"]),
    ("I ribelli hanno attaccato una base dell'esercito.", "armed_attack", ["I ribelli"], ["esercito"]),
    ("La Norvegia donerà viveri a Oslo e alla popolazione.", "aid", ["La Norvegia"], ["popolazione"]),
    # nouns
    ("La visita del premier norvegese in Svezia è durata tre giorni.", "visit", ["premier norvegese"], ["Svezia"]),
    ("Plauso degli industriali al piano del governo.", "support", ["industriali"], ["governo"]),
    ("I dazi imposti dalla Norvegia restano in vigore.", "tariff", ["Norvegia"], []),
    ("Le dimissioni di Ada Neri sono state accettate dal re.", "resignation", ["Ada Neri"], []),
]


@pytest.mark.parametrize(("text", "event_type", "actors", "targets"), CASES)
def test_who_acts_upon_whom(text, event_type, actors, targets):
    events, participants = extract_events(analyse(text, published=PUBLISHED))
    found = [event for event in events if event.event_type == event_type]
    assert found, [(event.event_type, event.trigger) for event in events]
    roles = {"actor": [], "target": []}
    for participant in participants:
        if participant.event_id == found[0].event_id:
            roles[participant.role].append(participant.surface)
    assert roles["actor"] == actors
    if targets:
        assert roles["target"] == targets


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("Il ministro ha annunciato la liberazione degli ostaggi.", "concession", "actual"),
        ("Il ministro ha annunciato uno sciopero.", "protest", "planned"),
        ("In serata è prevista una riunione del Consiglio.", "meeting", "planned"),
        ("Nel 2026 ci saranno le elezioni presidenziali.", "vote", "planned"),
        ("A dicembre è attesa una delegazione norvegese.", "visit", "planned"),
    ],
)
def test_what_is_announced_or_expected(text, event_type, status):
    events, _ = extract_events(analyse(text, published=PUBLISHED))
    assert [event.status for event in events if event.event_type == event_type] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Il disprosio, il più richiesto dai clienti, è un metallo.",
        "Il motore si oppone alla ruggine.",
        "Le ostilità della suocera pesano sulla famiglia.",
    ],
)
def test_what_is_none(text):
    events, _ = extract_events(analyse(text, published=PUBLISHED))
    assert events == []
