"""Events: violence against people of office, of the press or of arms is one; among private people it is none."""

import pytest

from tests.extract.surfaces import told

PUBLIC = [
    "Il sindaco di Valdora è stato ucciso ieri notte.",
    "Ada Neri, sindaca di Valdora, è stata uccisa ieri notte.",
    "Ucciso a Valdora il giornalista Ugo Neri.",
    "Un commando ha rapito il vescovo di Valdora.",
    "Il deputato Ugo Neri è stato accoltellato da uno sconosciuto.",
    "Il premier è stato colpito al volto da uno sconosciuto.",
    "L'assassinio del giudice Ugo Neri ha sconvolto la città.",
    "La città è stata sconvolta da un attentato.",
    "È stata attaccata la caserma di Valdora.",
]
PRIVATE = [
    "Il nonno di Ada Neri è stato ucciso ieri notte.",
    "Ada Neri, cuoca di Valdora, è stata uccisa ieri notte.",
    "Il giudice Ugo Neri è stato ucciso dalla moglie.",
    "Il sindaco è stato ucciso da un infarto.",
    "L'omicidio della cuoca ha sconvolto la città.",
    "La città è stata sconvolta da un temporale.",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_public(text):
    assert [kind for kind, *_ in told(text)] == ["armed_attack"]


@pytest.mark.parametrize("text", PRIVATE)
def test_private(text):
    assert "armed_attack" not in [kind for kind, *_ in told(text)]


def test_what_is_hit_by_a_weapon_is_the_target():
    assert told("Un ordigno ha ucciso tre soldati.") == [("armed_attack", [], ["tre soldati"])]


def test_an_office_told_beside_the_name_counts_for_visits():
    assert told("Ada Neri, ministra della Cultura, è arrivata a Oslo.") == [("visit", ["Ada Neri"], ["Oslo"])]


def test_a_new_clause_has_nothing_fronted():
    assert [kind for kind, *_ in told("Il premier ha dormito a Oslo mentre il ministro tornava.")] == []
