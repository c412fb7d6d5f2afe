"""Events: each type in several of its common wordings, told in clauses and in headlines without a verb."""

import pytest

from pipelines.extract.article import rows_of
from pipelines.language.analyse import analyse
from tests.extract.surfaces import ARTICLE, told

WORDINGS = [
    ("Dal ministero è arrivato l'ordine di evacuare la zona.", ("order", "ministero", "")),
    ("Il prefetto impone la chiusura dei locali entro mezzanotte.", ("order", "Il prefetto", "")),
    ("La distruzione delle scorte, richiesta dall'agenzia, comincerà domani.", ("request", "agenzia", "")),
    ("Appello dei vescovi al governo per i migranti.", ("request", "vescovi", "governo")),
    ("I ricercatori hanno subito invitato il ministro a scusarsi.", ("request", "I ricercatori", "il ministro")),
    ("Il premier ha chiesto un incontro con i sindacati.", ("request", "Il premier", "i sindacati")),
    (
        "La Norvegia ha sottoscritto con la Svezia, suo vicino, un accordo di pace.",
        ("agreement", "La Norvegia|la Svezia", ""),
    ),
    ("Ecco l'intesa che i due ministri hanno firmato ieri.", ("agreement", "i due ministri", "")),
    ("Il governo ha ceduto alle richieste dei sindacati.", ("concession", "Il governo", "sindacati")),
    ("Al via le trattative tra azienda e sindacati.", ("talks", "azienda|sindacati", "")),
    (
        "Alla riunione hanno preso parte i rappresentanti di dieci paesi.",
        ("meeting", "i rappresentanti di dieci paesi", ""),
    ),
    ("Il ministro si è recato, in mattinata, a Valdora.", ("visit", "Il ministro", "Valdora")),
    ("È nato un consorzio tra cinque imprese.", ("cooperation", "cinque imprese", "")),
    ("I deputati hanno sostenuto l'azione del governo.", ("support", "I deputati", "governo")),
    ("Metallia si è aggiudicata la gara per il nuovo ponte.", ("contract", "Metallia", "")),
    ("Multa di tre milioni di euro alla società Metallia.", ("legal_action", "", "società Metallia")),
    ("Il presidente si è lamentato del ritardo dei soccorsi.", ("criticise", "Il presidente", "")),
    ("Una raffica di critiche è piovuta dai sindacati.", ("criticise", "sindacati", "")),
    (
        "Ieri i partiti hanno criticato l'esito, denunciando brogli.",
        ("accuse", "i partiti", ""),
    ),
    ("La cassazione ha confermato il sequestro dei beni.", ("legal_action", "La cassazione", "")),
    ("Il tribunale ha dato ragione ai lavoratori.", ("legal_action", "Il tribunale", "lavoratori")),
    ("Sull'incidente indaga la procura.", ("investigation", "la procura", "")),
    ("La norvegese Metallia ha escluso di chiudere lo stabilimento.", ("reject", "La norvegese Metallia", "")),
    ("Ultimatum di Oslo ai ribelli.", ("threaten", "Oslo", "ribelli")),
    ("Ci sono state proteste di piazza da parte degli agricoltori.", ("protest", "agricoltori", "")),
    ("In piazza i minatori di Valdora.", ("protest", "i minatori di Valdora", "")),
    ("In manette il sindaco di Valdora.", ("arrest", "", "il sindaco di Valdora")),
    ("Blitz della polizia: dieci arresti.", ("arrest", "", "")),
    ("Nuovo attacco dei ribelli contro un villaggio.", ("armed_attack", "ribelli", "")),
    ("Le truppe hanno lasciato l'isola.", ("withdrawal", "Le truppe", "")),
    ("La Norvegia è uscita dall'accordo sul clima.", ("withdrawal", "La Norvegia", "")),
    ("Il ministro Aldo Ferri, dimessosi ieri, lascia la città.", ("resignation", "Il ministro Aldo Ferri", "")),
    ("Le elezioni hanno visto la vittoria di Ada Neri.", ("vote", "Ada Neri", "")),
    ("Alle elezioni di ieri vincono i socialisti.", ("vote", "i socialisti", "")),
    ("Il premier ha scelto Ada Neri come ministro.", ("appointment", "Il premier", "Ada Neri")),
    ("Il presidente impone modifiche alla bandiera.", ("regulation", "Il presidente", "")),
    ("Metallia ha ceduto il 65% della banca al fondo svedese.", ("acquisition", "Metallia", "fondo svedese|banca")),
    ("Gli archeologi hanno riportato alla luce una tomba.", ("discovery", "Gli archeologi", "")),
    ("Il giacimento conterrebbe cinque milioni di tonnellate di litio.", ("resource_estimate", "", "")),
    ("L'inflazione è cresciuta al 3%.", ("price_change", "", "")),
    ("È arrivata una ricerca dell'università di Valdora sui salari.", ("report", "università di Valdora", "")),
    ("Il corteo accusa il governo di non ascoltare.", ("accuse", "Il corteo", "il governo")),
    ("Critiche dai sindacati al ministro.", ("criticise", "sindacati", "ministro")),
    ("È montata la polemica contro le statue.", ("criticise", "", "")),
    ("Il tribunale ha respinto tutte le richieste dei minatori.", ("reject", "Il tribunale", "minatori")),
    ("I legali faranno appello contro la sentenza.", ("legal_action", "I legali", "")),
    ("Ieri è stato arrestato un reporter.", ("arrest", "", "un reporter")),
    ("Il ministro ha ricevuto i sindacati.", ("meeting", "Il ministro|i sindacati", "")),
    ("È stata convocata d'urgenza la commissione.", ("meeting", "", "")),
    ("La polizia ha caricato i manifestanti.", ("protest", "La polizia", "i manifestanti")),
    ("Il governo aumenterà le tasse.", ("policy", "Il governo", "")),
    ("I deputati del partito si sono astenuti nella votazione.", ("vote", "I deputati del partito", "")),
    ("Il candidato Aldo Ferri ha ottenuto il 52% dei voti.", ("vote", "Il candidato Aldo Ferri", "")),
    ("Si sono aperti i seggi in tutta la Norvegia.", ("vote", "", "")),
    ("Il direttore della banca è stato rimosso.", ("resignation", "", "Il direttore della banca")),
    ("Aldo Ferri diventa presidente della banca.", ("appointment", "", "Aldo Ferri")),
    ("Sono salpati per il sud duemila militari.", ("mobilize", "duemila militari", "")),
    ("La borsa di Oslo è debole e il listino scende: Metallia cede il 2%.", ("price_change", "Metallia", "")),
    ("Nell'attentato sono morte dieci persone.", ("armed_attack", "", "dieci persone")),
    ("Un aereo è stato abbattuto da un missile.", ("armed_attack", "", "")),
    ("La protesta si è estesa ad altre città.", ("protest", "", "")),
    ("I manifestanti hanno dato fuoco ad alcune auto.", ("protest", "I manifestanti", "")),
    ("Il governo è stato battuto in Senato.", ("vote", "", "Il governo")),
    ("Ada Neri è stata proclamata presidente.", ("appointment", "", "Ada Neri")),
    ("Il presidente ha inviato un messaggio di cordoglio.", ("support", "Il presidente", "")),
    ("Il premier propone un patto ai sindacati.", ("request", "Il premier", "sindacati")),
    ("Presentato ieri il piano per le miniere.", ("policy", "", "")),
    ("Sono stati inviati soccorsi nelle zone alluvionate.", ("aid", "", "")),
]


@pytest.mark.parametrize(("text", "row"), WORDINGS)
def test_common_wordings(text, row):
    joined = [(kind, "|".join(actors), "|".join(targets)) for kind, actors, targets in told(text)]
    assert row in joined


NOTHING = [
    "Il treno ha investito un pedone.",
    "La squadra ha battuto il Milan per due a zero.",
    "La neve ha bloccato le strade.",
    "Il libro attacca i luoghi comuni.",
    "Il cantante ha presentato il nuovo disco.",
    "Materie prime critiche e rare.",
    "I fondi sono destinati a crescere.",
    "In cucina il sindaco di Valdora.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_alike_words_that_tell_no_event(text):
    assert told(text) == []


def test_a_subjunctive_after_the_fact_that_is_a_fact():
    rows = rows_of(analyse("Pesa il fatto che il banchiere Aldo Ferri sia stato arrestato."), ARTICLE)
    assert [(e.event_type, e.status) for e in rows.events] == [("arrest", "actual")]
