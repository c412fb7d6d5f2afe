"""Who speaks where the sentence does not say so, or says it in many words. Texts of our own, read by eye.

Speakers are given by name where somebody known speaks, else in the words of the text, else None.
"""

from __future__ import annotations

import pytest

from pipelines.extract.article import rows_of
from pipelines.language.analyse import analyse
from tests.extract.surfaces import ARTICLE


def voices(text: str) -> list[str | None]:
    """The speaker of every statement, in reading order."""
    rows = rows_of(analyse(text), ARTICLE)
    names = {entity.entity_id: entity.name for entity in rows.entities}
    return [names.get(row.speaker_id, row.speaker) if row.speaker_id else row.speaker for row in rows.statements]


FLOOR = [
    # A quotation with no cue, and a verb with no subject: who is named as a subject before one under a preposition.
    (
        "Ada Neri ha lasciato l'aula con il ministro Ugo Bruni. Il voto è finito. «Non firmerò mai questa legge».",
        ["Ada Neri"],
    ),
    (
        "Sulla cava decide il sindaco Ugo Bruni, dopo anni di liti con la Norvegia. Urla: «La cava è nostra e basta».",
        ["Ugo Bruni"],
    ),
    # Who is a subject without a name.
    (
        "La società Terralta ha chiuso la cava di Valdora. «Siamo consapevoli dei danni che abbiamo fatto».",
        ["La società Terralta"],
    ),
    ("I minatori di Valdora tornano al lavoro. «Abbiamo vinto noi», urlavano dai cancelli.", ["I minatori di Valdora"]),
    # A quotation that opens the text belongs to whom the next sentence is about.
    ("«Sono pronto a trattare da domani». Ugo Bruni apre così la giornata dei minatori.", ["Ugo Bruni"]),
    # Rain says nothing.
    ("La pioggia cade da ieri. «Non finirà presto, purtroppo per noi».", [None]),
    # Nor does who is only spoken of, far from it, nor a wall.
    ("Il corpo di Ugo Bruni è stato trovato ieri. La zona è chiusa. «Sentivamo gridare da ore nel bosco».", [None]),
    ("Ada Neri è arrivata a Oslo. Il corteo è partito. Sul muro si legge: «Non passerete mai di qui».", [None]),
    # A quotation joined to one with no cue goes on.
    (
        "Ada Neri non tace. Dal palco non risparmia nessuno. «La cava è vuota da un anno», «è una vergogna».",
        ["Ada Neri", "Ada Neri"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), FLOOR)
def test_the_likeliest_in_view_holds_the_floor(text: str, speakers: list[str | None]) -> None:
    assert voices(text) == speakers


def test_what_is_said_with_no_agent_is_given_to_nobody_in_view() -> None:
    assert voices("Ada Neri è arrivata. Ugo Bruni è stato accusato di «bulimia da prestazione».") == [None]


TOPICS = [
    ("Soddisfatta Ada Neri: la cava, ha ricordato, lavora da un anno.", ["Ada Neri"]),
    (
        "Ugo Bruni ha chiuso la seduta. Più cauta la geologa Ada Neri, che dubita: la vena, fa notare, è sottile.",
        ["Ada Neri"],
    ),
    (
        "Ugo Bruni ha chiuso la seduta. Sulla stessa linea Ada Neri (Verdi): la vena, a suo avviso, è sottile.",
        ["Ada Neri"],
    ),
    # "Ha aggiunto" goes on from who spoke, and not from whom the clauses are about.
    (
        "La sindaca Ada Neri è in testa. Meno sicuro il geologo, Ugo Bruni, che ha detto di temere i costi. "
        "«Perderemo un anno», ha aggiunto.",
        ["Ugo Bruni", "Ugo Bruni"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), TOPICS)
def test_a_clause_with_no_verb_tells_whom_the_next_is_about(text: str, speakers: list[str | None]) -> None:
    assert voices(text) == speakers


NAMED_AT_LENGTH = [
    (
        "Ugo Bruni, ex pilota che ha vinto tutto, traguardo mai raggiunto prima, ha ammesso di aver mentito.",
        ["Ugo Bruni"],
    ),
    ("Parla Ada Neri, la madre di Ugo, la zia di Ivo, che ha detto: «Basta così».", ["Ada Neri"]),
    ("La Terralta, l'azienda che scava la cava, afferma che la vena è ricca.", ["La Terralta"]),
    (
        "Sono state chiarite le bugie di una 30enne, rimasta a Oslo, che ha detto di aver visto tutto.",
        ["una 30enne"],
    ),
    (
        "Il teologo, durante la cena alla quale era presente anche il vescovo Ugo Bruni, ha detto di aver fame.",
        ["Il teologo"],
    ),
    ("Ivo Ferri lascia una figlia, Cristiana, che ha detto di voler restare.", ["Cristiana"]),
    ("«La cava è vuota», dice a Vena.net Ada Neri.", ["Ada Neri"]),
    ("Il senatore a vita ha detto di voler restare.", ["Il senatore a vita"]),
    ("Da Valdora fanno sapere che la cava è chiusa.", ["Valdora"]),
    ("Un'escursionista: «Ho sentito uno schianto».", ["Un'escursionista"]),
    ("Secondo il rieletto presidente, la cava è vuota.", ["il rieletto presidente"]),
    ("I vertici di Terralta hanno parlato di «incidente inspiegabile».", ["I vertici di Terralta"]),
    ("Nel tardo pomeriggio la polizia norvegese ha annunciato che la strada è chiusa.", ["polizia norvegese"]),
    ("Ha visto i volti dei minatori che, come sempre, si dichiaravano pronti.", ["minatori"]),
    ("Il prete esce. Ha concluso brevemente la funzione dicendo: «La cava è di tutti».", ["Il prete"]),
]


@pytest.mark.parametrize(("text", "speakers"), NAMED_AT_LENGTH)
def test_a_speaker_told_at_length_is_found(text: str, speakers: list[str | None]) -> None:
    assert voices(text) == speakers


@pytest.mark.parametrize("thing", ["La partecipazione cresce", "Il motore riparte", "Il dialogo va avanti"])
def test_a_thing_that_ends_like_an_agent_does_not_speak(thing: str) -> None:
    assert thing.rpartition(" ")[0] not in (voices(f"{thing}: «Siamo tutti qui da ore».") or [None])


SOURCES = [
    ("Secondo i dati forniti dalla polizia di Valdora, i feriti sono dieci.", ["polizia di Valdora"]),
    ("Secondo il bilancio comunicato dalla questura, i feriti sono dieci.", ["questura"]),
    ("Secondo una stima di Terralta citata dalla stampa, i feriti sono dieci.", ["una stima di Terralta"]),
    ("Secondo l'agenzia per le miniere la cava è vuota.", ["l'agenzia per le miniere"]),
    ("A detta di almeno quattro tecnici, la cava è vuota.", ["quattro tecnici"]),
    ("Per il quotidiano La Vena, un vicino ha visto tutto.", ["La Vena"]),
    ("Per gli esperti non ci sono dubbi.", ["gli esperti"]),
    ("Per questo l'istituto ha chiuso la cava.", []),
    ("Per i bambini ci sono giochi.", []),
    ("Da fonti vicine al dossier si apprende che la cava riaprirà.", ["fonti vicine"]),
    ("Come riportato da «La Vena», la cava riaprirà.", ["La Vena"]),
    ("«La vena è quasi esaurita» (Ada Neri, geologa).", ["Ada Neri"]),
    ("La legge «Fondo minerario» (Pd) è ferma.", []),
]


@pytest.mark.parametrize(("text", "speakers"), SOURCES)
def test_a_source_is_who_gave_the_words(text: str, speakers: list[str | None]) -> None:
    assert voices(text) == speakers


WORDS_GIVEN = [
    ("Il sindaco ha rivolto un pensiero «soprattutto ai minatori rimasti soli».", ["Il sindaco"]),
    ("I medici tacciono (citando le parole del figlio «un comportamento superficiale»).", ["figlio"]),
    ("Il voto ha fatto dire ad Ada Neri, della banca di Oslo: «Il cibo a poco prezzo è finito».", ["Ada Neri"]),
    ("Terralta definisce le parole di Ada Neri «un segnale importante».", ["Terralta"]),
    ("La ditta ha usato la parola «guerra» nel bando.", []),
    ("Ada Neri piange. Queste sono state le sue parole: «Siamo tutti in lutto».", ["Ada Neri"]),
    (
        "Il cordoglio è stato espresso dalla Terralta, di cui Bruni era socio, "
        "con le seguenti parole: «Se ne va un amico».",
        ["Terralta"],
    ),
    ("Oslo «non cede alle pressioni di nessuno». Lo ha detto la portavoce Ada Neri.", ["Ada Neri"]),
    ("«La cava riaprirà a maggio»: lo ha annunciato il sindaco Ugo Bruni.", ["Ugo Bruni"]),
]


@pytest.mark.parametrize(("text", "speakers"), WORDS_GIVEN)
def test_quoted_words_belong_to_who_gives_them(text: str, speakers: list[str | None]) -> None:
    assert voices(text) == speakers
