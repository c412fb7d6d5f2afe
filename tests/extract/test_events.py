"""Who, whether, when: what an event says beside its type; and that every row shows the text at its span."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.events import extract_events
from pipelines.extract.statements import extract_statements
from pipelines.language.analyse import analyse

PUBLISHED = (date(2025, 6, 12), date(2025, 6, 12))


def only(text: str, event_type: str, published=PUBLISHED):
    """The one event of that type, with its participants as {role: [surface]}."""
    events, participants = extract_events(analyse(text, published=published))
    found = [event for event in events if event.event_type == event_type]
    assert len(found) == 1, [(event.event_type, event.trigger) for event in events]
    roles: dict[str, list[str]] = {"actor": [], "target": []}
    for participant in participants:
        if participant.event_id == found[0].event_id:
            roles[participant.role].append(participant.surface)
    return found[0], roles


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "targets"),
    [
        ("La Norvegia e la Svezia hanno firmato un accordo.", "agreement", ["La Norvegia", "la Svezia"], []),
        ("Un accordo firmato dalla Norvegia entra nel dibattito.", "agreement", ["Norvegia"], []),
        ("Il ministro è stato criticato dalla Svezia.", "criticise", ["Svezia"], ["Il ministro"]),
        ("I soldati che hanno bombardato il porto sono svedesi.", "armed_attack", ["I soldati"], []),
        ("I dazi norvegesi pesano sulle fabbriche.", "tariff", ["norvegesi"], []),
        ("Le offensive svedesi contro la Norvegia continuano.", "armed_conflict", ["svedesi"], ["la Norvegia"]),
        (
            "Il premier norvegese ha incontrato il ministro Aldo Ferri.",
            "meeting",
            ["Il premier norvegese", "il ministro Aldo Ferri"],
            [],
        ),
        ("I colloqui tra Norvegia e Svezia sono iniziati.", "talks", ["Norvegia", "Svezia"], []),
        ("Le dimissioni del ministro Aldo Ferri erano attese.", "resignation", ["ministro Aldo Ferri"], []),
        ("Il papa ha visitato la Svezia.", "visit", ["Il papa"], ["la Svezia"]),
        (
            "La Norvegia ha accusato la Svezia, chiedendo ai vicini di ritirare le truppe.",
            "request",
            ["La Norvegia"],
            ["vicini"],
        ),
        ("Dopo mesi di colloqui Norvegia e Svezia hanno firmato un accordo.", "agreement", ["Norvegia", "Svezia"], []),
        ("La società riceverà un prestito dal ministero.", "financing", ["ministero"], ["La società"]),
        ("Il premier ha ricevuto critiche dai sindacati.", "criticise", ["sindacati"], ["Il premier"]),
        ("I geologi norvegesi hanno scoperto un giacimento.", "discovery", ["I geologi norvegesi"], []),
        ("A firmare l'intesa sono stati il papa e il re.", "agreement", ["il papa", "il re"], []),
        ("L'intesa è pronta. A siglarla sono stati il papa e il re.", "agreement", ["il papa", "il re"], []),
        ("Al vertice parteciperanno i ministri di Valdora.", "meeting", ["i ministri di Valdora"], []),
        ("Con lui sono finite in manette cinque persone.", "arrest", [], ["cinque persone"]),
        (
            "Il ministro Aldo Ferri ha detto che incontrerà il papa.",
            "meeting",
            ["Aldo Ferri", "il papa"],
            [],
        ),
        ("Il tribunale ha letto l'atto con cui ha respinto il ricorso.", "legal_action", ["Il tribunale"], []),
        ("Parla il generale Aldo Ferri, il quale ha firmato un accordo.", "agreement", ["il generale Aldo Ferri"], []),
        ("Non ha partecipato al voto il sindacato, chiedendo chiarezza.", "request", ["il sindacato"], []),
        ("Il re ha criticato il papa e il premier ha chiesto nuovi fondi.", "criticise", ["Il re"], ["il papa"]),
        ("Il re ha criticato il papa e il premier ha chiesto nuovi fondi.", "request", ["il premier"], []),
    ],
)
def test_who_does_it_to_whom(text, event_type, actors, targets):
    _, roles = only(text, event_type)
    assert roles["actor"] == actors
    if targets:
        assert roles["target"] == targets


@pytest.mark.parametrize(
    ("text", "event_type", "status", "hearsay"),
    [
        ("La Norvegia ha firmato l'accordo.", "agreement", "actual", False),
        ("La Norvegia firmerà l'accordo.", "agreement", "planned", False),
        ("La Norvegia deve firmare l'accordo.", "agreement", "planned", False),
        ("La Norvegia potrebbe firmare l'accordo.", "agreement", "possible", False),
        ("Se la Norvegia firma l'accordo, la miniera riapre.", "agreement", "possible", False),
        ("La Norvegia non ha ancora firmato l'accordo.", "agreement", "negated", False),
        ("Il ministro è partito senza firmare l'accordo.", "agreement", "negated", False),
        ("La Norvegia avrebbe firmato l'accordo.", "agreement", "actual", True),
        ("La Norvegia ha deciso di firmare l'accordo.", "agreement", "planned", False),
        ("La Norvegia ha rifiutato di firmare l'accordo.", "agreement", "negated", False),
        ("La Norvegia ha annunciato di aver firmato l'accordo.", "agreement", "actual", False),
        ("La Norvegia minaccia di imporre dazi.", "tariff", "possible", False),
        ("Il cassiere sarebbe stato arrestato dalla polizia.", "arrest", "actual", True),
        ("Non si è tenuto nessun vertice tra Norvegia e Svezia.", "meeting", "negated", False),
        ("Metallia punta ad avviare la produzione nel 2031.", "production", "planned", False),
        ("Il vertice tra la Norvegia e la Svezia, in programma a Valdora, sarebbe breve.", "meeting", "planned", False),
        ("A firmare l'accordo sono stati i ministri.", "agreement", "actual", False),
    ],
)
def test_whether_it_happened(text, event_type, status, hearsay):
    event, _ = only(text, event_type)
    assert (event.status, event.hearsay) == (status, hearsay)


@pytest.mark.parametrize(
    ("text", "event_type", "days"),
    [
        ("Il 3 marzo 2024 la Norvegia ha firmato un accordo.", "agreement", (date(2024, 3, 3), date(2024, 3, 3))),
        ("La Norvegia ha firmato un accordo.", "agreement", (None, None)),
        ("Dopo l'accordo del 2019, la Norvegia ha imposto dazi.", "tariff", (None, None)),
        (
            "Il premier ha ordinato ai ministri di scrivere entro il 2026 un rapporto.",
            "order",
            (None, None),
        ),
        ("Il premier ha minacciato dazi a partire dal 1° marzo 2025.", "threaten", (None, None)),
        ("Il prezzo del litio è triplicato, il livello più alto dal 2015.", "price_change", (None, None)),
        ("Il 3 marzo 2024 si è riunito per chiudere la miniera.", "production_stop", (None, None)),
        (
            "Il vertice tra la Norvegia e la Svezia, in programma domani a Valdora, sarà breve.",
            "meeting",
            (date(2025, 6, 13), date(2025, 6, 13)),
        ),
    ],
)
def test_when_it_happened(text, event_type, days):
    event, _ = only(text, event_type)
    assert (event.date_start, event.date_end) == days


def test_without_publication_only_written_years_date():
    event, _ = only("Lunedì la Norvegia ha firmato un accordo.", "agreement", published=None)
    assert (event.date_start, event.date_end, event.date_basis) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "La Norvegia domina il mercato dei magneti.",
        "Il ministro ha detto che il ponte è sicuro.",
        "Gli accordi internazionali in materia sono numerosi.",
        "Un dazio è una tassa sulle merci.",
        "Il portiere ha respinto il rigore e la squadra ha vinto la partita.",
        "La Norvegia produce il 70% dei magneti e importa dalla Svezia il litio.",
        "Il consorzio riunisce dieci imprese.",
        "Un ex dirigente ha chiesto l'anonimato.",
        "Un uomo ha sparato alla moglie.",
    ],
)
def test_states_definitions_and_speech_are_no_events(text):
    assert extract_events(analyse(text))[0] == []


def test_the_statement_that_tells_it_is_named():
    doc = analyse("«La Norvegia ha firmato un accordo», ha detto il ministro Aldo Ferri.")
    statements = extract_statements(doc)
    for number, row in enumerate(statements):
        row.statement_id = f"statement {number}"
    events, _ = extract_events(doc, statements=statements)
    assert [event.statement_id for event in events] == ["statement 0"]


def check_rows(text: str) -> None:
    events, participants = extract_events(analyse(text))
    ids = [event.event_id for event in events]
    assert len(ids) == len(set(ids))
    for event in events:
        assert text[event.start : event.end] == event.text
        assert text[event.trigger_start : event.trigger_end] == event.trigger
        assert event.start <= event.trigger_start < event.trigger_end <= event.end
    for row in participants:
        assert text[row.start : row.end] == row.surface
        assert row.event_id in ids


WORDS = (
    "la Norvegia ha firmato accordo un con Svezia di , . : « » e che non se si Aldo Ferri ministro arrestato dazi "
    "imposto le dimissioni sono state il 2024 marzo vertice tra potrebbe sarà \n ( ) - colloqui in corso"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=30))
def test_any_order_of_words_gives_rows_that_show_the_text(words):
    check_rows(" ".join(words))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    check_rows(text)


def test_same_text_same_rows():
    text = "La Norvegia e la Svezia hanno firmato un accordo dopo i colloqui tra i ministri."
    assert extract_events(analyse(text)) == extract_events(analyse(text))
