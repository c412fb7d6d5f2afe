"""Chunks and arguments: small sentences of our own, each with what a grammar of Italian says of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.language.analyse import analyse
from pipelines.language.document import Document
from pipelines.language.syntax import (
    agent_of,
    chunks,
    complement_of,
    coordinated,
    extent,
    object_of,
    subject_of,
)


def verb_index(doc: Document, lemma: str) -> int:
    return next(index for index, verb in enumerate(chunks(doc).verbs) if verb.lemma == lemma)


def subject(text: str, lemma: str) -> str | None:
    doc = analyse(text)
    phrase = subject_of(doc, verb_index(doc, lemma))
    return None if phrase is None else doc.surface(*extent(doc, phrase))


SUBJECTS = [
    ("Il ministro ha visitato la cava.", "visitare", "Il ministro"),
    ("Il ministro di Terralta, dopo una pausa, ha visitato la cava.", "visitare", "Il ministro di Terralta"),
    ("La società che gestisce la cava ha chiuso il pozzo.", "chiudere", "La società"),
    ("La geologa Ada Neri e il sindaco hanno visitato la cava.", "visitare", "La geologa Ada Neri"),
    ("Il sindaco ha visitato la cava e ha chiuso il pozzo.", "chiudere", "Il sindaco"),
    ("È arrivato il ministro.", "arrivare", "il ministro"),
    ("Nella nota pubblicata oggi i giudici di Oslo rilevano un errore.", "rilevare", "i giudici di Oslo"),
    ("Chi non ci crede\nUn diplomatico di Oslo sostiene la gara.", "sostenere", "Un diplomatico di Oslo"),
    ("La Terralta, giornale vicino al partito, che scrive molto, chiude.", "scrivere", "La Terralta"),
    ("La banca vede un ritorno dei rincari e, in una nota, avverte i clienti.", "avvertire", "La banca"),
    ("C'è la Terralta, il cui direttore Ivo Ferri, ieri, ha firmato.", "firmare", "il cui direttore Ivo Ferri"),
    ("Di tutt'altro avviso Ada Neri, che difende la cava.", "difendere", "Ada Neri"),
    ("Sono state imposte nuove sanzioni.", "imporre", "nuove sanzioni"),
    ("Lo ha annunciato il sindaco.", "annunciare", "il sindaco"),
    ("Lo ha annunciato ai giornalisti Ada Neri.", "annunciare", "Ada Neri"),
    ("Lo ha annunciato in aula alla stampa Ada Neri.", "annunciare", "Ada Neri"),
    ("Alcune aziende, come la Terralta Spa, hanno venduto tutto.", "vendere", "Alcune aziende"),
    ("Era assente la Lega e si è astenuta la giunta di Terralta.", "astenere", "la giunta di Terralta"),
    ("Ha venduto la cava.", "vendere", None),
    ("Quando il vento cala, la polvere cade.", "cadere", "la polvere"),
]


@pytest.mark.parametrize(("text", "lemma", "expected"), SUBJECTS)
def test_subject(text: str, lemma: str, expected: str | None) -> None:
    assert subject(text, lemma) == expected


def test_verb_group_holds_negation_auxiliaries_and_adverbs() -> None:
    doc = analyse("Il sindaco non ha ancora firmato il contratto.")
    verb = chunks(doc).verbs[verb_index(doc, "firmare")]
    assert doc.surface(verb.start, verb.end) == "non ha ancora firmato"
    assert (verb.negated, verb.perfect, verb.passive, verb.tense, verb.mood) == (True, True, False, "Past", "Ind")


@pytest.mark.parametrize(
    ("text", "lemma", "passive"),
    [
        ("La cava è stata chiusa dal sindaco.", "chiudere", True),
        ("La cava viene chiusa ogni sera.", "chiudere", True),
        ("La ministra è partita ieri.", "partire", False),
        ("Il sindaco ha chiuso la cava.", "chiudere", False),
    ],
)
def test_passive_is_told_from_the_past_of_movement(text: str, lemma: str, passive: bool) -> None:
    doc = analyse(text)
    assert chunks(doc).verbs[verb_index(doc, lemma)].passive is passive


def test_modal_and_hearsay_conditional_are_told() -> None:
    doc = analyse("La cava potrebbe chiudere. Il sindaco avrebbe firmato.")
    modal, heard = chunks(doc).verbs[:2]
    assert (modal.lemma, modal.modal, modal.mood) == ("chiudere", "potere", "Cnd")
    assert (heard.lemma, heard.perfect, heard.mood) == ("firmare", True, "Cnd")


def test_object_agent_and_complement() -> None:
    doc = analyse("Il sindaco ha firmato un contratto con la Terralta Spa.")
    index = verb_index(doc, "firmare")
    assert doc.words[object_of(doc, index).head] == "contratto"
    assert doc.surface(*extent(doc, complement_of(doc, index, ("con",)))).endswith("Terralta Spa")
    doc = analyse("Il contratto è stato firmato dal sindaco.")
    assert doc.words[agent_of(doc, verb_index(doc, "firmare")).head] == "sindaco"


def test_a_list_is_read_to_its_end() -> None:
    doc = analyse("Russia, Cina e India hanno firmato un accordo.")
    phrases = coordinated(doc, subject_of(doc, verb_index(doc, "firmare")))
    assert [doc.words[phrase.head] for phrase in phrases] == ["Russia", "Cina", "India"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcdeè ',.;:()–«»\n", max_size=150) | st.text(max_size=80))
def test_chunks_of_any_text_lie_in_order_and_apart(text: str) -> None:
    doc = analyse(text)
    found = chunks(doc)
    for records, owner in ((found.verbs, found.verb_of), (found.nouns, found.noun_of)):
        assert all(one.end <= two.start for one, two in pairwise(records))
        assert all(owner[token] == index for index, one in enumerate(records) for token in range(one.start, one.end))
    for index in range(len(found.verbs)):
        subject_of(doc, index)
        object_of(doc, index)
