"""The forms that agencies and newspapers use most to say who said what. Texts of our own; each answer was written down
by reading, before the program was run.

Rows are given in reading order as `(content, speaker as written or None)`.
"""

from __future__ import annotations

import pytest

from pipelines.extract.article import rows_of
from pipelines.language.analyse import analyse
from tests.extract.surfaces import ARTICLE, Said, said

# Who says it stands behind the copula.
CLEFTS = [
    ("A sostenere che la cava è sicura è il ministro Bruni.", [("la cava è sicura", "il ministro Bruni")]),
    ("Ad annunciare che la cava riapre è stata Ada Neri.", [("la cava riapre", "Ada Neri")]),
    ("A chiedere di chiudere la cava sono stati i sindacati.", [("di chiudere la cava", "i sindacati")]),
    (
        "A dire che la cava è sicura, invece, è Ada Neri, che ieri ha visitato il sito.",
        [("la cava è sicura", "Ada Neri")],
    ),
    (
        "A lanciare l'allarme è stato il sindaco: mancano i fondi per i pozzi.",
        [("mancano i fondi per i pozzi", "il sindaco")],
    ),
    ("A dirlo è il sindaco: mancano i fondi.", [("mancano i fondi", "il sindaco")]),
    ("Ad aprire il fuoco è stato un agente.", []),
    ("A sostenere che il colpevole è Ugo Bruni sono in tanti.", []),
    ("A dire che la cava è chiusa è stato anche", []),
]

# Whose judgement "per" tells.
OPINIONS = [
    ("Per Greenpeace la miniera è una minaccia.", [("la miniera è una minaccia", "Greenpeace")]),
    ("Per i sindacati il piano è insufficiente.", [("il piano è insufficiente", "i sindacati")]),
    ("Per Pechino i dazi sono ingiustificati.", [("i dazi sono ingiustificati", "Pechino")]),
    ("Per l'opposizione la legge è un regalo.", [("la legge è un regalo", "l'opposizione")]),
    ("Per gli attivisti la notte è stata lunga.", []),
    ("Per il portiere è un giorno di festa.", []),
    ("Per Bruni si tratta della terza vittoria.", []),
    ("Per l'Italia la sconfitta è pesante.", []),
    ("Per il presidente Neri il mandato scade a marzo.", []),
]

# What "secondo" is joined to, and of whom it is told.
SOURCES = [
    ("La cava è chiusa, ma secondo gli analisti riaprirà presto.", [("riaprirà presto", "gli analisti")]),
    (
        "Più cauto il deputato Taras Melnik, membro della commissione Energia, secondo cui la legge è vaga.",
        [("la legge è vaga", "il deputato Taras Melnik")],
    ),
    (
        "Secondo il consiglio di Valdora, cioè l'organo che amministra le terre, il permesso è scaduto.",
        [("il permesso è scaduto", "il consiglio di Valdora")],
    ),
    (
        "Secondo quanto appreso da fonti della presidenza, la visita si farà in giugno.",
        [("la visita si farà in giugno", "fonti della presidenza")],
    ),
    (
        "Una funzionaria ha assicurato che il testo era lo stesso. Stando alla sua versione, Oslo avrebbe ceduto.",
        [("il testo era lo stesso", "Una funzionaria"), ("Oslo avrebbe ceduto", "Una funzionaria")],
    ),
    ("Circolano voci secondo cui la cava chiude.", [("la cava chiude", "voci")]),
    ("Il sindaco ha citato uno studio secondo cui la cava è sicura.", [("la cava è sicura", "uno studio")]),
    (
        "Il sindaco lascia la commissione\nAda Neri, secondo cui la cava è sicura, resta.",
        [("la cava è sicura", "Ada Neri")],
    ),
    ("Non è chiaro in base a quali dati siano stati scelti.", []),
]

# What goes on after a colon, and whose it is.
COLONS = [
    ("Più ottimista Ivo Ferri: il prezzo, prevede, sarà alto.", [("il prezzo sarà alto", "Ivo Ferri")]),
    ("Il legale va oltre: quel foglio, sostiene, era una lista.", [("quel foglio era una lista", "Il legale")]),
    (
        "Gli ha risposto Ada Neri, capogruppo in commissione: il governo, ha attaccato, toglie la parola ai sindaci.",
        [("il governo toglie la parola ai sindaci", "Ada Neri")],
    ),
    (
        "La versione del ministro è un'altra: il governo, ha detto lunedì alla radio, «sostiene la riserva».",
        [("il governo «sostiene la riserva»", "ministro")],
    ),
    (
        "Nessun caso, minimizza una fonte della delegazione: il rientro era previsto.",
        [("Nessun caso il rientro era previsto", "una fonte della delegazione")],
    ),
    (
        "Soldi a parte, esiste un problema di regole, continua Bruni: «La cava è gestita male da anni».",
        [("Soldi a parte, esiste un problema di regole", "Bruni"), ("La cava è gestita male da anni", None)],
    ),
    (
        "Le fa eco il collega di Valdora, Ivo Ferri: senza garanzie non si parte.",
        [("senza garanzie non si parte", "il collega di Valdora, Ivo Ferri")],
    ),
    (
        "La presidenza nega: una funzionaria ha assicurato che il testo era lo stesso.",
        [("il testo era lo stesso", "una funzionaria")],
    ),
    (
        "La Finanza calcola il carico in 1,9 milioni di euro: è il primo sequestro.",
        [("il carico in 1,9 milioni di euro", "La Finanza")],
    ),
    (
        "«È presto», ha detto Ada Neri. Poi l'ammissione: sui fondi si poteva fare di più.",
        [("È presto", "Ada Neri"), ("sui fondi si poteva fare di più", None)],
    ),
    (
        "L'amministratrice delegata della Terralta: a settembre riapre la cava.",
        [("a settembre riapre la cava", "L'amministratrice delegata della Terralta")],
    ),
]

# What comes first, and what points at it.
FIRST = [
    (
        "Che il minerale arrivi sui mercati lo sostiene il rapporto di Oslo.",
        [("il minerale arrivi sui mercati", "il rapporto di Oslo")],
    ),
    (
        "Che la cava sia chiusa lo ha detto ieri, carte alla mano, il ministro Bruni.",
        [("la cava sia chiusa", "il ministro Bruni")],
    ),
    (
        "«Un colloquio franco e utile», lo ha definito la portavoce Ada Neri.",
        [("Un colloquio franco e utile", "la portavoce Ada Neri")],
    ),
    ("«Vedremo», si limita a dire la portavoce Ada Neri.", [("Vedremo", "la portavoce Ada Neri")]),
    (
        "«Un regalo che pagheranno i nostri figli». È durissimo il giudizio di Ada Neri.",
        [("Un regalo che pagheranno i nostri figli", "Ada Neri")],
    ),
    (
        "«Del resto», ha proseguito sorridendo Ada Neri, «il pozzo è nostro».",
        [("Del resto il pozzo è nostro", "Ada Neri")],
    ),
    (
        "Ada Rossi ha parlato di «svolta vera», Ugo Bruni di «scelta giusta».",
        [("svolta vera", "Ada Rossi"), ("scelta giusta", "Ugo Bruni")],
    ),
]

# What the next sentence points at, and where what was said ends.
POINTED = [
    (
        "Oslo e Valdora sono «molto vicine» alla firma. Lo ha detto il ministro Bruni.",
        [("Oslo e Valdora sono «molto vicine» alla firma", "il ministro Bruni")],
    ),
    (
        "Oslo ha chiuso la frontiera. A darne notizia è stata l'agenzia Reuters, che ha visto le carte.",
        [("Oslo ha chiuso la frontiera", "l'agenzia Reuters")],
    ),
    (
        "(ANSA) - OSLO, 14 OTT - Le gare partiranno a marzo. Ad annunciarlo è il sottosegretario Ivo Ferri.",
        [("Le gare partiranno a marzo", "il sottosegretario Ivo Ferri")],
    ),
    (
        "La cava resta aperta, visto che nulla lo vieta: è stato confermato ieri dal sindaco.",
        [("La cava resta aperta, visto che nulla lo vieta", "sindaco")],
    ),
    ("La cava è piccola: è stata venduta da Bruni.", []),
    ("«Fermeremo le linee». Ad affermarlo all'Ansa è Ada Neri.", [("Fermeremo le linee", "Ada Neri")]),
    ("La cava riaprirà, ha detto Ada Neri, a margine dell'incontro.", [("La cava riaprirà", "Ada Neri")]),
    ("La cava riaprirà, ha detto Ada Neri, entro maggio.", [("La cava riaprirà entro maggio", "Ada Neri")]),
    (
        "Ivo Ferri disse che la cava era salva, mentre a Oslo si sosteneva che fosse persa.",
        [("la cava era salva", "Ivo Ferri"), ("fosse persa", None)],
    ),
]

# News, and from whom it comes.
NEWS = [
    ("L'annuncio che la miniera chiuderà arriva dal sindaco Ada Neri.", [("la miniera chiuderà", "sindaco Ada Neri")]),
    ("La notizia che la cava chiuderà è stata confermata da Ada Neri.", [("la cava chiuderà", "Ada Neri")]),
    (
        "Confermata oggi, dal ministro Ugo Bruni, la notizia che la cava, che dà lavoro a molti, è stata venduta.",
        [("la cava, che dà lavoro a molti, è stata venduta", "ministro Ugo Bruni")],
    ),
    ("Dal ministro è arrivata la conferma che la cava chiuderà.", [("la cava chiuderà", "ministro")]),
    (
        "A innescare la corsa è stata la notizia, anticipata da Nikkei, che tre case starebbero comprando.",
        [("tre case starebbero comprando", "Nikkei")],
    ),
    ("La promessa che il ministro ha fatto è vana.", []),
    ("La notizia che la cava chiude è stata commentata dal sindaco.", []),
    ("Arriva la notizia che la cava chiude\nÈ stata confermata dal ministro la gara.", []),
    (
        "Immediata la reazione di Oslo: il portavoce Ivo Ferri ha esortato i partner a trattare.",
        [("a trattare", "il portavoce Ivo Ferri")],
    ),
]

# Who speaks, past what is told of him.
SPEAKERS = [
    ("Chi vive lì risponde che la cava inquina.", [("la cava inquina", "Chi vive lì")]),
    ("«Non si tratta», ripete chi conosce il dossier.", [("Non si tratta", "chi conosce il dossier")]),
    (
        "Poco dopo il viceministro russo, Pavel Orlov, ha negato che la cava sia in vendita.",
        [("la cava sia in vendita", "il viceministro russo, Pavel Orlov")],
    ),
    ("L'assessorato all'Industria ricorda di aver pagato.", [("di aver pagato", "L'assessorato all'Industria")]),
    (
        "«Ne abbiamo aperte cinque», dice al bar un operaio in pensione.",
        [("Ne abbiamo aperte cinque", "un operaio in pensione")],
    ),
    ("«Qui va tutto bene», dice il sindaco in aula.", [("Qui va tutto bene", "il sindaco")]),
    (
        "Il ministro per gli Affari europei Ugo Bruni ha detto che la cava chiude.",
        [("la cava chiude", "Il ministro per gli Affari europei Ugo Bruni")],
    ),
    (
        "Il quotidiano «Valor Novo», citando fonti di Oslo, ha scritto che la cava chiude.",
        [("la cava chiude", "Il quotidiano «Valor Novo»")],
    ),
    (
        "Meno tenero il Global Times, tabloid vicino al partito, che avverte: «La cava chiude».",
        [("La cava chiude", "il Global Times")],
    ),
    ("Di tutt'altro avviso Ada Neri, che ricorda come la cava sia vuota.", [("la cava sia vuota", "Ada Neri")]),
    (
        "Tra queste c'è Terralta, il cui direttore Ivo Ferri, durante un incontro, ha negato di aver firmato.",
        [("di aver firmato", "il cui direttore Ivo Ferri")],
    ),
    (
        "La banca mette in conto un ritorno dei rincari e, in un rapporto, avverte che la cava è vuota.",
        [("la cava è vuota", "La banca")],
    ),
    (
        "L'ambasciata si è limitata a un comunicato in cui invita alla calma e ricorda che l'export è vietato.",
        [("l'export è vietato", "L'ambasciata")],
    ),
    ("Nell'entourage di Bruni si sostiene che la cava sia vuota.", [("la cava sia vuota", "entourage di Bruni")]),
    ("«La cava ha tutto», osserva, sentita dall'agenzia, Ada Neri.", [("La cava ha tutto", "Ada Neri")]),
    ("Il portavoce, convinto che «manchi poco», e Ada Neri. La cava è stata ricordata da una canzone.", []),
]

# Where what is said begins and ends.
ENDS = [
    (
        "Il quotidiano sostiene, sulla base di un documento di cui ha preso visione, che i ritardi siano voluti.",
        [("i ritardi siano voluti", "Il quotidiano")],
    ),
    (
        "L'ad Ivo Ferri diceva di non temere nulla, ma nel rapporto, uscito a maggio, si legge che la cava chiude.",
        [("di non temere nulla", "L'ad Ivo Ferri"), ("la cava chiude", "rapporto")],
    ),
    (
        "Il capofila Ivo Ferri ne fa un principio: se oggi tocca al rame, è la sua tesi, domani toccherà al litio.",
        [("se oggi tocca al rame domani toccherà al litio", "Il capofila Ivo Ferri")],
    ),
    (
        "Ada Neri prospetta la possibilità che la Terralta, nota per i magneti, ceda la cava.",
        [("la possibilità che la Terralta, nota per i magneti, ceda la cava", "Ada Neri")],
    ),
    (
        "Ugo Bruni ha domandato ai partner che cosa aspettino a firmare.",
        [("che cosa aspettino a firmare", "Ugo Bruni")],
    ),
    ("Se ne va perché - ha detto - «il posto è piccolo».", [("il posto è piccolo", None)]),
    ("I fondi mancano, ha avvertito il sindaco.", [("I fondi mancano", "il sindaco")]),
    ("Un inviato racconta al telefono di bambini che scavano: «Salgono la sera».", [("Salgono la sera", "Un inviato")]),
]

# Verbs that are nouns or adjectives, too.
HOMOGRAPHS = [
    ("La società conferma di aver venduto la cava.", [("di aver venduto la cava", "La società")]),
    ("Il titolare precisa di aver pagato.", [("di aver pagato", "Il titolare")]),
    ("Il titolare segnala che la cava è vuota.", [("la cava è vuota", "Il titolare")]),
    ("La cava è chiusa, precisa Ada Neri.", [("La cava è chiusa", "Ada Neri")]),
    (
        "Ugo Bruni tace. Il gruppo ha incassato i fondi, accusa Ada Neri, e non può andarsene.",
        [("Il gruppo ha incassato i fondi e non può andarsene", "Ada Neri")],
    ),
    ("Serve una proposta chiara, precisa, dettagliata.", []),
    ("Nega tutto e minaccia querele il sindaco.", []),
]

# Words that nobody says.
WRITTEN = [
    ("Che la cava chiuda non lo dice il sindaco.", []),
    ("Che cosa ha fatto il sindaco lo ha rivelato il giornale.", []),
    ("Il ladro è uscito, ha chiuso la porta, ed è fuggito.", []),
    ("Il comune ha restaurato ville, palazzi, chiese.", []),
    ("Il quadro: un uomo guarda il mare e tace.", []),
    ("Qualcuno ha appeso uno striscione: «Benvenuti, chiudere uscendo».", []),
    ("Il presidente Bruni, eletto con lo slogan «Un Paese che ascolta», vuole riaprire la cava.", []),
    ("C'erano persone con cartelli che recitavano «Non siamo un affare».", []),
    ("A chi gli chiedeva della cava, ha risposto con un sorriso.", []),
    ("A chi lavora, spiega Ada Neri, serve tempo.", [("A chi lavora serve tempo", "Ada Neri")]),
    ("Il sindaco toglie la targa: «Non merita questo onore», ha detto.", [("Non merita questo onore", "Il sindaco")]),
    ("Il ministro ha definito il film «una vera vergogna».", [("una vera vergogna", "Il ministro")]),
    ("Il treno era fermo, quando alle 16, ora locale, è stato dato l'allarme.", []),
]


@pytest.mark.parametrize(
    ("text", "rows"),
    CLEFTS + OPINIONS + SOURCES + COLONS + FIRST + POINTED + NEWS + SPEAKERS + ENDS + HOMOGRAPHS + WRITTEN,
)
def test_rows(text: str, rows: list[Said]) -> None:
    assert said(text) == rows


def test_a_question_that_asks_after_somebody_gives_him_the_floor() -> None:
    text = "La Corte fa sapere di non aver letto nulla. E il ministro? Ha chiuso così: «Tre milioni non ci bastano»."
    row = next(row for row in rows_of(analyse(text), ARTICLE).statements if row.content.startswith("Tre"))
    assert (row.content, row.speaker, row.speaker_basis) == (
        "Tre milioni non ci bastano",
        "il ministro",
        "implicit",
    )


def test_who_stands_before_a_reporting_incise_says_what_follows_it() -> None:
    rows = rows_of(analyse("Oslo, riferiscono alcune fonti, ha fatto presente che i fondi non bastano."), ARTICLE)
    assert ("i fondi non bastano", "Oslo") in [(row.content, row.speaker) for row in rows.statements]


def test_the_agency_of_a_dateline_has_the_floor_nowhere() -> None:
    rows = rows_of(analyse("(ANSA) - OSLO, 2 DIC - «La cava resta chiusa per sempre».\n"), ARTICLE)
    assert rows.statements
    assert not any(row.speaker_ids for row in rows.statements)


def test_news_that_are_denied_are_the_deniers() -> None:
    row = rows_of(
        analyse("Ivo Ferri ha smentito le notizie secondo cui Oslo avrebbe comprato la cava."), ARTICLE
    ).statements[0]
    assert (row.speaker, row.act) == ("Ivo Ferri", "deny")
