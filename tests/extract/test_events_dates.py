"""Events: the day that a clause, its sentence or the verb that it hangs on gives."""

from datetime import date

import pytest

from pipelines.extract.article import rows_of
from pipelines.language.analyse import analyse
from tests.extract.surfaces import ARTICLE

DATES = [
    (
        'Il 10 maggio 2008 Aldo Ferri, nella serata "Che vento tira" condotta da Ugo Neri, ha attaccato il premier.',
        "criticise",
        (date(2008, 5, 10), date(2008, 5, 10)),
    ),
    ("Il partito ha accusato il re nel dibattito del 2014.", "accuse", (date(2014, 1, 1), date(2014, 12, 31))),
    ("Ada Neri è stata eletta nel congresso del 2005.", "appointment", (date(2005, 1, 1), date(2005, 12, 31))),
    (
        "Ada Neri, già ministra di Norvegia tra il 2016 e il 2019 e a lungo deputata, ha accusato il premier.",
        "accuse",
        (None, None),
    ),
    (
        "Oslo, che nel 2010 fu la prima a subire l'embargo svedese, tace.",
        "sanction",
        (date(2010, 1, 1), date(2010, 12, 31)),
    ),
    (
        "Lo si vide nel 2010, quando Oslo, ai ferri corti con i vicini per un peschereccio, ha accusato la Svezia.",
        "accuse",
        (date(2010, 1, 1), date(2010, 12, 31)),
    ),
    ("Il 7 aprile 2005 Oslo ha detto di aver firmato un accordo con la Svezia.", "agreement", (None, None)),
    ("Oslo ha chiuso il porto il 4 aprile 2025 in risposta ai dazi decisi dalla Svezia.", "tariff", (None, None)),
    ("Ada Neri è stata eletta presidente del comitato del 2005.", "appointment", (None, None)),
    (
        "Nel settembre 2018, il sindacato per fermare la riforma aveva promosso un referendum.",
        "vote",
        (date(2018, 9, 1), date(2018, 9, 30)),
    ),
    (
        'Il 3 maggio 2011 Aldo Ferri, ospite della serata "Ore liete" condotta da Ugo Neri, ha attaccato il premier.',
        "criticise",
        (date(2011, 5, 3), date(2011, 5, 3)),
    ),
    (
        "La regola fu scritta nel 1994, quando a Valdora sono stati arrestati dieci minatori.",
        "arrest",
        (date(1994, 1, 1), date(1994, 12, 31)),
    ),
    (
        "Il divieto vale dal 1998, quando il governo ha firmato il trattato.",
        "agreement",
        (date(1998, 1, 1), date(1998, 12, 31)),
    ),
    (
        "La pausa dura dal marzo 2003, quando il governo ha firmato il trattato.",
        "agreement",
        (date(2003, 3, 1), date(2003, 3, 31)),
    ),
    (
        "L'11 gennaio 2019 il ministro ha lasciato la sala annunciando le dimissioni.",
        "resignation",
        (date(2019, 1, 11), date(2019, 1, 11)),
    ),
    ("Aldo Ferri, capo del partito dal 1995, ha lasciato la presidenza.", "resignation", (None, None)),
    ("Il museo aprì nel 1994, ma a Valdora sono stati arrestati dieci minatori.", "arrest", (None, None)),
]


@pytest.mark.parametrize(("text", "kind", "days"), DATES)
def test_date(text, kind, days):
    found = [(e.date_start, e.date_end) for e in rows_of(analyse(text), ARTICLE).events if e.event_type == kind]
    assert found == [days]
