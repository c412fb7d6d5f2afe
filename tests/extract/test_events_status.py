"""Events: whether they happened, are still to come, or are only threatened, asked for or granted."""

import pytest

from pipelines.extract.article import rows_of
from pipelines.language.analyse import analyse
from tests.extract.surfaces import ARTICLE

STATUS = [
    ("Anche se il Senato ha approvato la riforma, i sindacati protestano.", "vote", "actual"),
    ("Se il Senato ha approvato la riforma, i sindacati protestano.", "vote", "possible"),
    ("Domani i minatori scendono in piazza contro la riforma.", "protest", "planned"),
    ("Oggi i minatori scendono in piazza contro la riforma.", "protest", "actual"),
    ("Sciopero dei minatori domani a Valdora.", "protest", "planned"),
    ("Da oggi fino a domani è vietato entrare nella miniera.", "ban", "actual"),
    ("Il sindacato chiede per domani la chiusura della miniera.", "request", "actual"),
    ("«Lasceremo il governo», ha minacciato il ministro Aldo Ferri.", "resignation", "possible"),
    ("«Lasceremo il governo», ha detto il ministro Aldo Ferri.", "resignation", "planned"),
    ("«Il prefetto deve dimettersi», chiede la deputata Ada Neri.", "resignation", "possible"),
    ("Il governo potrebbe cadere dopo lo sciopero dei minatori.", "protest", "actual"),
    ("Il sindacato ha chiesto le dimissioni del prefetto e nuove elezioni a marzo.", "vote", "possible"),
    ("La ditta Metallia ha annunciato un accordo con la società Nordgruve.", "agreement", "actual"),
    ("I sindacati manifestano per la liberazione dei detenuti.", "concession", "possible"),
    ("I sindacati manifestano dopo la liberazione dei detenuti.", "concession", "actual"),
    ("La ditta Metallia ha annunciato una riunione con i sindacati.", "meeting", "planned"),
]


def status_of(text: str, kind: str) -> list[str]:
    """The status of every event of a type."""
    return [event.status for event in rows_of(analyse(text), ARTICLE).events if event.event_type == kind]


@pytest.mark.parametrize(("text", "kind", "status"), STATUS)
def test_status(text, kind, status):
    assert status_of(text, kind) == [status]


def test_what_whoever_does_is_no_happening():
    assert status_of("Chi verrà arrestato pagherà le spese.", "arrest") == []
    assert status_of("Il minatore che verrà arrestato pagherà le spese.", "arrest") == ["planned"]


def test_a_plan_that_is_only_ordered_is_none():
    assert status_of("Il presidente ha ordinato al governo di elaborare un piano.", "policy") == []
    assert status_of("Il governo ha elaborato un piano.", "policy") == ["actual"]


def test_the_codes_follow_the_status():
    text = "«Incontreremo i sindacati svedesi», ha detto il ministro Aldo Ferri."
    planned = rows_of(analyse(text), ARTICLE).events[0]
    threatened = rows_of(analyse(text.replace("ha detto", "ha minacciato")), ARTICLE).events[0]
    assert (planned.status, planned.plover) == ("planned", "AGREE")
    assert (threatened.status, threatened.plover) == ("possible", "CONSULT")
