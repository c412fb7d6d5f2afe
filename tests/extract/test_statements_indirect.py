"""What is said without marks: in nouns, incises, stances and pointers. Texts of our own; each answer was written
down before the program was run.

Rows are given in reading order as `(content, speaker as written or None)`.
"""

from __future__ import annotations

import pytest

from pipelines.extract.article import rows_of
from pipelines.language.analyse import analyse
from tests.extract.surfaces import ARTICLE, Said, said

NOUNS = [
    ("La promessa di Ada Neri di riaprire la cava ha sorpreso tutti.", [("di riaprire la cava", "Ada Neri")]),
    (
        "Dopo l'annuncio del ministro Ugo Bruni che la cava resta chiusa, gli operai hanno lasciato Valdora.",
        [("la cava resta chiusa", "ministro Ugo Bruni")],
    ),
    (
        "L'annuncio del sindaco, Ugo Bruni, di vendere la cava ha diviso Valdora.",
        [("di vendere la cava", "sindaco, Ugo Bruni")],
    ),
    (
        "Il governatore ha lanciato un monito: i prezzi saliranno ancora.",
        [("i prezzi saliranno ancora", "Il governatore")],
    ),
    ("Immediata la risposta del Cremlino: la proposta è irricevibile.", [("la proposta è irricevibile", "Cremlino")]),
    ("La tesi della procura è che i fondi siano spariti.", [("i fondi siano spariti", "procura")]),
    (
        "Le rassicurazioni del ministro («Nessuno perderà il posto») non bastano.",
        [("Nessuno perderà il posto", "ministro")],
    ),
]

INCISES = [
    ("Pechino, ha aggiunto Ada Neri, non ha motivato i rifiuti.", [("Pechino non ha motivato i rifiuti", "Ada Neri")]),
    (
        "Per aprire una cava, ha lamentato Ada Neri, occorrono dieci anni.",
        [("Per aprire una cava occorrono dieci anni", "Ada Neri")],
    ),
    (
        "Il bacino, sostiene Ada Neri, che guida il comitato, sorgerebbe vicino alla diga.",
        [("Il bacino sorgerebbe vicino alla diga", "Ada Neri")],
    ),
    ("La gara è truccata, commentano dal ministero.", [("La gara è truccata", "ministero")]),
    (
        "La gara è chiusa, scrive il Corriere della Sera citando due fonti.",
        [("La gara è chiusa", "il Corriere della Sera")],
    ),
    (
        "Il commissario — stando a quanto scrive il Financial Times, che cita un funzionario — avrebbe ceduto.",
        [("Il commissario avrebbe ceduto", "il Financial Times")],
    ),
]

LEARNED = [
    ("Oslo ha chiesto di chiudere la cava, richiesta che è stata respinta ieri.", [("di chiudere la cava", "Oslo")]),
    ("Le piazze sono piene di gente come quella per la quale lavoriamo.", []),
    ("La conferma è arrivata dal sindaco: la cava riaprirà.", [("la cava riaprirà", "sindaco")]),
    ("La replica arriva dalla geologa Ada Neri: «La cava è vuota».", [("La cava è vuota", "geologa Ada Neri")]),
    ("Le critiche non vengono solo dai sindaci: la cava ha chiuso.", []),
    ("La notizia arriva da Oslo: la cava ha chiuso.", []),
    ("Ada Neri si dice certa che la cava riaprirà.", [("certa che la cava riaprirà", "Ada Neri")]),
    ("Ugo Bruni si dice certo che la cava riaprirà.", [("certo che la cava riaprirà", "Ugo Bruni")]),
    ("Il governo, si apprende da fonti di Oslo, firmerà.", [("Il governo firmerà", "fonti di Oslo")]),
    ("Secondo quanto trapela dal ministero, la gara slitterà.", [("la gara slitterà", "ministero")]),
    ("A quanto risulta, la gara slitterà.", [("la gara slitterà", None)]),
]

# Where "che" stands far from the verb, or after a noun that it does not describe.
FAR = [
    (
        "Il sindaco ha avvertito i cittadini che la diga è chiusa.",
        [("la diga è chiusa", "Il sindaco")],
    ),
    ("Il sindaco ha avvertito i cittadini che vivono lungo il fiume.", []),
    ("Ada Neri ha rivelato, però, che la polvere è tossica.", [("la polvere è tossica", "Ada Neri")]),
    (
        "La Corte ha decretato oggi, con una sentenza di nove pagine (i giudici sono sette) che la legge è nulla.",
        [("la legge è nulla", "La Corte")],
    ),
    ("Il partito ha detto no alla legge, visto che la legge danneggia le valli.", []),
    ("Ugo Bruni ha inviato una nota alla stampa, che il giorno dopo l'ha pubblicata.", []),
]

# Verbs of telling somebody: the phrase after them is who was told, unless a clause of its own follows.
TOLD = [
    (
        "Ugo Bruni ha parlato ai sindaci. Senza geologi, ha avvertito, i permessi resteranno carta.",
        [("Senza geologi i permessi resteranno carta", None)],
    ),
    (
        "Senza geologi, ha avvertito il ministro, i permessi resteranno carta.",
        [("Senza geologi i permessi resteranno carta", "il ministro")],
    ),
    ("Il padre è salito in casa e, trovata la porta chiusa, ha avvertito la polizia, che è arrivata subito.", []),
    (
        "Ugo Bruni scuote la testa. Quando il prezzo cala, spiega, le cave chiudono.",
        [("Quando il prezzo cala le cave chiudono", None)],
    ),
    (
        "A Valdora quattro morti, secondo il governatore, e trenta feriti.",
        [("A Valdora quattro morti", "il governatore")],
    ),
    ("Quella scelta si rivelò poi un errore del pittore.", []),
]

STANCES = [
    ("Il ministro Ugo Bruni è categorico: la diga non si farà.", [("la diga non si farà", "Il ministro Ugo Bruni")]),
    ("La geologa ha allargato le braccia: servirebbero due anni.", [("servirebbero due anni", "La geologa")]),
    ("La posizione di Berlino resta ferma: i fondi non aumenteranno.", [("i fondi non aumenteranno", "Berlino")]),
    (
        "Ugo Bruni si è detto fiducioso: l'accordo arriverà.",
        [("fiducioso", "Ugo Bruni"), ("l'accordo arriverà", "Ugo Bruni")],
    ),
]

POINTERS = [
    ("La cava riapre a marzo. Ne ha dato notizia il sindaco.", [("La cava riapre a marzo", "il sindaco")]),
    ("La cava riapre a marzo. A renderlo noto è il sindaco.", [("La cava riapre a marzo", "il sindaco")]),
    ("La cava riapre a marzo. Lo si apprende da fonti sindacali.", [("La cava riapre a marzo", "fonti sindacali")]),
    (
        "La cava riapre a marzo. È la promessa del ministro Ugo Bruni.",
        [("La cava riapre a marzo", "ministro Ugo Bruni")],
    ),
    ("La cava riapre a marzo. A confermare la notizia è Ada Neri.", [("La cava riapre a marzo", "Ada Neri")]),
    ("La cava riapre a marzo. Così Ada Neri in un'intervista.", [("La cava riapre a marzo", "Ada Neri")]),
]

SOURCES = [
    (
        "Secondo il ministro la cava è sicura, secondo i tecnici va chiusa.",
        [("la cava è sicura", "il ministro"), ("va chiusa", "i tecnici")],
    ),
    ("Al contrario, secondo i giapponesi la quota deve salire.", [("la quota deve salire", "i giapponesi")]),
    (
        "Parla Ada Neri (Lega), secondo cui la cava è sicura.",
        [("la cava è sicura", "Ada Neri")],
    ),
    ("Per il sindaco, però, la cava va chiusa.", [("la cava va chiusa", "il sindaco")]),
    ("L'agenzia cita fonti vicine al dossier secondo le quali la gara slitta.", [("la gara slitta", "fonti vicine")]),
]

BOUNDS = [
    ("(Ada Neri auspica che la gara parta) e tutti aspettano.", [("la gara parta", "Ada Neri")]),
    (
        "Ada Neri si domanda come mai il decreto non sia arrivato, e sospetta che qualcuno lo freni.",
        [("come mai il decreto non sia arrivato", "Ada Neri")],
    ),
    (
        "Il partito ha fatto sapere che non parteciperà e Ada Neri annuncia che resterà a casa.",
        [("non parteciperà", "Il partito"), ("resterà a casa", "Ada Neri")],
    ),
    (
        "Un dirigente ha detto che i motori esistono, «ma costano di più».",
        [("i motori esistono", "Un dirigente"), ("ma costano di più", "Un dirigente")],
    ),
]

MARKS = [
    ("«La cava» dice il sindaco «è sicura».", [("La cava è sicura", "il sindaco")]),
    (
        "Ironico anche Ugo Bruni (Avs): «Non accettiamo lezioni da nessuno».",
        [("Non accettiamo lezioni da nessuno", "Ugo Bruni")],
    ),
    ("Il Cremlino «non commenta le voci della stampa».", [("non commenta le voci della stampa", "Il Cremlino")]),
    (
        "In aula c'era anche Ada Neri: «La cava riapre», ha detto.",
        [("La cava riapre", "Ada Neri")],
    ),
    ("Il sindacato critica la scelta perché «colpisce i più deboli».", [("colpisce i più deboli", "Il sindacato")]),
]


@pytest.mark.parametrize(
    ("text", "rows"), NOUNS + INCISES + LEARNED + FAR + TOLD + STANCES + POINTERS + SOURCES + BOUNDS + MARKS
)
def test_rows(text: str, rows: list[Said]) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "L'annuncio che tutti aspettavano è arrivato.",
        "Il pilota è arrivato secondo al Gran premio di Valdora.",
        "Il motivo è presto detto: mancano i fondi.",
        "Ci sono soluzioni semplici: basta cercarle.",
        "Il ministro è a Valdora: incontrerà i sindaci.",
        "Le domande presentate a partire da aprile sono molte.",
        "È stato proclamato il lutto cittadino a Valdora dal prefetto.",
        "La risposta della squadra è immediata: Ivo Ferri segna il pareggio.",
        "L'azienda va oltre: ha aperto tre negozi.",
        "Ada Neri ha dubbi: la gara non parte.",
        "La squadra ha dato una risposta: ha vinto tre gare.",
        "Il Milan batte l'Inter per 2-0. Così il Milan in finale.",
        "Il sindaco ha rispettato quanto «previsto dalla legge regionale».",
        "Serve una strategia europea precisa: nessun Paese può farcela.",
        "Non è escluso che la cava riapra.",
        "Il ministro teme che la cava chiuda.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Il sindacato precisa che la cava è chiusa.",
        "La commissione precisa che la cava è chiusa.",
        "Il sindacato minaccia di chiudere la cava.",
        "Il portavoce, Ugo Bruni, denuncia che la cava è chiusa.",
        "La società federale conferma invece che la cava è chiusa.",
    ],
)
def test_a_verb_that_looks_like_a_noun_or_adjective_reports(text: str) -> None:
    assert len(said(text)) == 1


def test_an_adjective_that_agrees_with_its_noun_stays_one() -> None:
    assert said("Serve una risposta precisa che nessuno ha dato.") == []


def test_who_is_denied_to_have_hidden_something_says_it() -> None:
    (row,) = rows_of(analyse("Ada Neri non ha nascosto che i tempi sono lunghi."), ARTICLE).statements
    assert (row.content, row.negated) == ("i tempi sono lunghi", False)
    assert said("Ada Neri ha nascosto che i tempi sono lunghi.") == []


def test_a_gerund_hangs_on_the_verb_after_a_clause_of_time() -> None:
    text = "Quando Ivo Ferri aveva chiesto la rimozione di Ugo Bruni, Ada Neri lo aveva difeso dicendo che era onesto."
    assert said(text) == [("era onesto", "Ada Neri")]


def test_an_interviewer_who_does_not_ask_is_answered_too() -> None:
    text = (
        "Ada Neri guida la cava.\n\nQuando riapre?\n«Riapre a maggio».\n\nChi paga?\n«Paga la regione».\n\n"
        "Il ministro ha detto che basterà.\n«Il ministro è un ottimista».\n"
    )
    rows = rows_of(analyse(text), ARTICLE)
    (neri,) = [entity.entity_id for entity in rows.entities if entity.name == "Ada Neri"]
    answers = [row for row in rows.statements if row.rule == "statement.quote.answer"]
    assert [(row.content, row.speaker_id) for row in answers] == [
        ("Riapre a maggio", neri),
        ("Paga la regione", neri),
        ("Il ministro è un ottimista", neri),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "L'imprenditrice Ada Neri ha venduto le quote. La manager ha spiegato che servono capitali.",
        "Secondo Ada Neri, i dati sono allarmanti. La studiosa ha aggiunto che serviranno anni.",
        "Il rapporto è stato presentato ieri da Ada Neri. «I dati sono allarmanti», ha detto.",
    ],
)
def test_who_was_just_named_is_the_speaker(text: str) -> None:
    rows = rows_of(analyse(text), ARTICLE)
    (neri,) = [entity.entity_id for entity in rows.entities if entity.name == "Ada Neri"]
    assert rows.statements[-1].speaker_id == neri


def test_of_two_who_were_named_a_calling_means_neither() -> None:
    rows = rows_of(analyse("Ada Neri ha incontrato Elsa Bassi. La manager ha detto che firmerà."), ARTICLE)
    assert [row.speaker_id for row in rows.statements] == [None]


def test_what_somebody_has_done_is_not_said_by_them() -> None:
    assert said("Polemica a Valdora: il sindaco «ha mentito a tutti i cittadini».") == []


@pytest.mark.parametrize(
    "text", ["Ada Neri ha confermato,", "Ada Neri ha detto: « , »", "Dice di stare – bene .", "«che», ha detto"]
)
def test_odd_ends_raise_nothing(text: str) -> None:
    for row in rows_of(analyse(text), ARTICLE).statements:
        assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in row.content_spans)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Nonostante Ada Neri abbia dichiarato che firmerà, il patto è fermo.",
            [("firmerà", "Ada Neri")],
        ),
        ("L'agenzia Tass parla di 12 morti e 40 feriti.", [("12 morti e 40 feriti", "L'agenzia Tass")]),
        ("È convinta, ha detto Ada Neri, che la cava riaprirà.", [("È convinta che la cava riaprirà", "Ada Neri")]),
        ("La cava riapre: lo ha detto Ada Neri.", [("La cava riapre", "Ada Neri")]),
        ("La cava riapre, ad annunciarlo Ada Neri.", [("La cava riapre", "Ada Neri")]),
        ("«La cava riapre a maggio». Ne è convinta Ada Neri.", [("La cava riapre a maggio", "Ada Neri")]),
    ],
)
def test_rows_of_longer_shapes(text: str, rows: list[Said]) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Lo dicono a Oslo, dove il sindaco di Valdora Ugo Bruni, ha detto di essere stanco.",
            [("di essere stanco", "il sindaco di Valdora Ugo Bruni")],
        ),
        (
            "Durante l'omelia Monsignor Bruni, rivolgendosi ai fedeli, ha detto che serve pace.",
            [("serve pace", "Monsignor Bruni")],
        ),
        ("Il sindaco ha chiesto a un uomo che lavorava di uscire.", []),
        ("Il maestro lo ha comunicato al preside che ha chiamato aiuto.", []),
    ],
)
def test_subjects_and_relatives(text: str, rows: list[Said]) -> None:
    assert said(text) == rows
