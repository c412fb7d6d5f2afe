"""Tags, lemmas and roles of plain sentences, as a downstream rule asks for them."""

import pytest

from pipelines.language.analyse import segment, tag
from pipelines.language.document import Document
from pipelines.language.pack import load_pack
from pipelines.language.tagger import roles


def read(text) -> Document:
    return tag(segment(text, load_pack("it")), load_pack("it"))


def told(text, word):
    doc = read(text)
    index = doc.words.index(word)
    return doc.tags[index], doc.lemmas[index]


@pytest.mark.parametrize(
    ("text", "word", "pos", "form", "lemma"),
    [
        ("Il ministro ha dichiarato che il piano è pronto.", "dichiarato", "VERB", "Part", "dichiarare"),
        ("Il ministro ha detto di no.", "detto", "VERB", "Part", "dire"),
        ("I dazi sono stati imposti ieri.", "stati", "AUX", "Part", "essere"),
        ("I soldi sono stati spesi male.", "spesi", "VERB", "Part", "spendere"),
        ("Il premier attacca il rivale, accusandolo di mentire.", "accusandolo", "VERB", "Ger", "accusare"),
        ("È in aula confessandosi colpevole di furto.", "confessandosi", "VERB", "Ger", "confessare"),
        ("Dice di non potere partire.", "potere", "AUX", "Inf", "potere"),
        ("Il medico ha tolto la ghiandola malata.", "ghiandola", "NOUN", "", "ghiandola"),
        ("Il quotidiano cinese accusa Terralta di mentire.", "accusa", "VERB", "Fin", "accusare"),
        ("Le riserve sono note: il rapporto le stima in 40 tonnellate.", "stima", "VERB", "Fin", "stimare"),
        ("La società conferma di aver venduto la cava.", "conferma", "VERB", "Fin", "confermare"),
        ("Serve la conferma di una data.", "conferma", "NOUN", "", "conferma"),
        ("La delibera, precisa, dà avvio alla gara.", "precisa", "VERB", "Fin", "precisare"),
        ("Serve una risposta chiara, precisa, breve.", "precisa", "ADJ", "", "preciso"),
        ("La cava è un errore, precisa Ada Neri.", "precisa", "VERB", "Fin", "precisare"),
        ("Dice di non aver mai letto nulla.", "aver", "AUX", "Inf", "avere"),
        ("Il sindaco segnala che la cava è vuota.", "segnala", "VERB", "Fin", "segnalare"),
        ("Lascia una figlia, Cristiana, che abita a Oslo.", "Cristiana", "PROPN", "", "cristiana"),
        ("La Russia vuole sviluppare le miniere.", "sviluppare", "VERB", "Inf", "sviluppare"),
        ("Il governo della Norlandia tace.", "della", "ADP", "", "di"),
        ("L'uso dell'acqua costa.", "dell'", "ADP", "", "di"),
        ("Le aziende cinesi esportano.", "aziende", "NOUN", "", "azienda"),
        ("Il prezzo cresce del 5 per cento.", "5", "NUM", "", "5"),
    ],
)
def test_part_of_speech_form_and_lemma(text, word, pos, form, lemma):
    found, lemma_found = told(text, word)
    assert (found.pos, found.form, lemma_found) == (pos, form, lemma)


@pytest.mark.parametrize(
    ("text", "word", "features"),
    [
        ("Il ministro dichiarò che il piano era pronto.", "dichiarò", ("Ind", "Past", "3", "Sing")),
        ("La Russia sarebbe disposta a trattare.", "sarebbe", ("Cnd", "Pres", "3", "Sing")),
        ("I prezzi aumenteranno ancora.", "aumenteranno", ("Ind", "Fut", "3", "Plur")),
        ("Le imprese esportavano litio.", "esportavano", ("Ind", "Imp", "3", "Plur")),
        ("Il portavoce disse di no.", "disse", ("Ind", "Past", "3", "Sing")),
        ("I ministri sono partiti ieri.", "sono", ("Ind", "Pres", "3", "Plur")),
    ],
)
def test_features_of_finite_verbs(text, word, features):
    found, _ = told(text, word)
    assert (found.mood, found.tense, found.person, found.number) == features


def test_gender_and_number_where_the_form_shows_them():
    found, _ = told("Le aziende sono state chiuse ieri.", "chiuse")
    assert (found.number, found.gender) == ("Plur", "Fem")


def test_a_form_that_shows_no_person_stays_open_in_a_quotation():
    doc = read("«Io sono pronto», ha detto il sindaco.")
    assert doc.tags[doc.words.index("sono")].person in ("", "1")


def test_roles_are_worked_out_once_and_on_demand():
    doc = read("Il ministro ha firmato il decreto. Nessuno ha replicato.")
    assert "roles" not in doc.cache
    found = roles(doc, 0, load_pack("it"))
    assert found[doc.words.index("ministro")] == "subject.left"
    assert found[doc.words.index("decreto")] == "object"
    assert set(doc.cache["roles"]) == {0}
    assert roles(doc, 0, load_pack("it")) is found


def test_there_is_no_pack_for_an_unknown_language():
    with pytest.raises(KeyError):
        load_pack("xx")
