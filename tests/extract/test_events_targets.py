"""Upon whom it is done, where the words that say so are not the verb's own object. Invented people and companies."""

from __future__ import annotations

import pytest

from tests.extract.surfaces import told

CASES = [
    # an auxiliary or an object that two verbs share
    ("Due minatori sono stati processati e condannati a tre anni di carcere.", "legal_action", ["Due minatori"]),
    ("Ivo Ferri è stato arrestato e condannato a tre anni di carcere.", "legal_action", ["Ivo Ferri"]),
    ("Nel 2010 Ivo Ferri era stato indagato e poi assolto.", "legal_action", ["Ivo Ferri"]),
    ("Ivo Ferri è stato accusato di aver rubato e poi arrestato.", "arrest", ["Ivo Ferri"]),
    ("L'esercito ha invaso e occupato la Norvegia.", "armed_conflict", ["la Norvegia"]),
    ("Il governo ha chiesto e ottenuto la fiducia della Camera.", "request", ["Camera"]),
    # subjects of passives: counted ones after a place, unwritten and unnamed ones
    ("A Valdora sono state arrestate oltre 200 persone.", "arrest", ["200 persone"]),
    ("Un camionista ha tentato di fuggire: è stato arrestato dalla polizia.", "arrest", ["Un camionista"]),
    (
        "Tre paesi hanno votato contro. Un gruppo di minatori, partiti da una nave, sono stati arrestati.",
        "arrest",
        ["Un gruppo di minatori"],
    ),
    ("Ivo Ferri, studente e attivista, è stato arrestato a Oslo.", "arrest", ["Ivo Ferri"]),
    # several who are all named
    ("Due uomini, Ivo Ferri e Ugo Belli, sono stati arrestati.", "arrest", ["Ivo Ferri", "Ugo Belli"]),
    (
        "Il re ha ringraziato i presidenti di Camera e Senato, Ivo Ferri e Ada Neri.",
        "support",
        ["Ivo Ferri", "Ada Neri"],
    ),
    (
        "La corte ha condannato i banchieri Ferri, Neri e Belli a tre anni.",
        "legal_action",
        ["i banchieri Ferri", "Neri", "Belli"],
    ),
    # clitics
    ("Il copilota ha chiesto asilo in Svezia; le autorità svedesi lo hanno arrestato.", "arrest", ["Il copilota"]),
    ("La polizia ha trovato Ivo Ferri e lo ha arrestato.", "arrest", ["Ivo Ferri"]),
    ("Ada Neri ha parlato a Oslo, ma un deputato l'ha accusata di frode.", "accuse", ["Ada Neri"]),
    ("Ada Neri ha attaccato il governo, accusandolo di frode.", "accuse", ["il governo"]),
    ("Ivo Ferri ha scritto ad Ada Neri chiedendole di dimettersi.", "request", ["Ada Neri"]),
    ("Il re ha chiamato l'ex premier Ivo Ferri, chiedendogli di restare.", "request", ["l'ex premier Ivo Ferri"]),
    ("Ivo Ferri ha spiegato che molti gli chiedevano di dimettersi.", "request", ["Ivo Ferri"]),
    ("Il ministro ha criticato i giornalisti, rimproverando loro la fretta.", "criticise", ["i giornalisti"]),
    ("Ada Neri ha condannato i deputati e ha rivolto loro accuse gravi.", "accuse", ["i deputati"]),
    ("Il sindacato ha accusato Ivo Ferri di frode e ne ha chiesto le dimissioni.", "request", ["Ivo Ferri"]),
    ("Il governo ha presentato la legge. Il sindacato l'ha criticata.", "criticise", []),
    # possessives
    ("Ivo Ferri ha presentato un piano. La sua proposta è stata criticata dal re.", "criticise", ["Ivo Ferri"]),
    ("La Nordgruve ha chiesto un aiuto, ma Oslo ha respinto la sua richiesta.", "reject", ["La Nordgruve"]),
    # what is asked of a body
    ("Il governo ha chiesto una riunione del Consiglio di sicurezza.", "request", ["Consiglio di sicurezza"]),
    # lists whose preposition of several words comes again only in part
    ("La procura ha aperto un fascicolo nei confronti del re e del pilota.", "investigation", ["re", "pilota"]),
    # whose the thing is, after nouns, idioms and "per"
    ("La corte ha rigettato il ricorso proposto dalla procura.", "legal_action", ["procura"]),
    ("La corte ha respinto il ricorso del sindaco.", "legal_action", ["sindaco"]),
    ("Ada Neri ha preso le difese di Ivo Ferri.", "support", ["Ivo Ferri"]),
    ("Mali e Norvegia hanno fatto quadrato attorno a Ivo Ferri.", "support", ["Ivo Ferri"]),
    ("Il governatore ha detto male dell'operato del sindaco.", "criticise", ["sindaco"]),
    ("Oslo ha espresso sconcerto per la decisione del governo svedese.", "criticise", ["governo svedese"]),
    ("La destituzione del generale Ivo Ferri ha sorpreso il paese.", "resignation", ["generale Ivo Ferri"]),
    ("Nordgruve ha acquistato la società mineraria.", "acquisition", ["la società mineraria"]),
    ("Cina e India condannano l'attacco dei ribelli.", "criticise", ["ribelli"]),
    ("Il re condanna l'uccisione dei ribelli.", "criticise", []),
    ("Oslo ha alzato i dazi su gran parte delle merci svedesi.", "tariff", ["svedesi"]),
    ("L'esercito ha bombardato i civili.", "armed_attack", ["i civili"]),
    ("La corte ha respinto la richiesta di rinvio presentata dalla procura.", "reject", ["procura"]),
    ("Ivo Ferri, il cui processo è iniziato a Oslo, tace.", "legal_action", ["Ivo Ferri"]),
    ("Il re ha accusato Ivo Ferri di aver usato la polizia e ne ha chiesto le dimissioni.", "request", ["Ivo Ferri"]),
    ("Oslo chiede ai concessionari di investire.", "request", ["concessionari"]),
    # whom the words blame that are quoted
    ("«Il ministro non ha aperto una sola scuola», attacca Ada Neri.", "criticise", ["Il ministro"]),
    ("Ada Neri attacca: «Il governo ha mentito su tutto».", "criticise", ["Il governo"]),
    ("«La pioggia non ha aiutato nessuno», attacca Ada Neri.", "criticise", []),
    ("Due fondi hanno avanzato nei confronti di Unicredit di Valdora una richiesta.", "request", ["Unicredit"]),
    ("Ada Neri ha accusato la Banca d'Italia di frode.", "accuse", ["la Banca d'Italia"]),
    # other complements
    ("Due fondi hanno avanzato una richiesta nei confronti della banca.", "request", ["banca"]),
    ("Il giudice ha disposto per Ivo Ferri gli arresti domiciliari.", "arrest", ["Ivo Ferri"]),
    ("Ada Neri chiede la fiducia al Parlamento.", "vote", ["Parlamento"]),
    ("La corte ha rimproverato al governo di aver perso tempo.", "criticise", ["governo"]),
    # of whom brackets, and what follows them, tell
    ("Il capo dei ribelli (RPV), arrestato a Oslo, ha parlato.", "arrest", ["Il capo dei ribelli"]),
    ("Il commissario (che viene anche sanzionato) non si presenta.", "sanction", ["Il commissario"]),
    # together with others
    ("Il sindaco è stato arrestato insieme a due assessori.", "arrest", ["Il sindaco", "due assessori"]),
    (
        "È stato indagato il direttore, assieme alla dirigente Ada Neri.",
        "investigation",
        ["il direttore", "dirigente Ada Neri"],
    ),
    # to whom the clause before was said, and who accused
    ("Oslo ha invitato la Svezia a trattare e ha chiesto che le merci passino.", "request", ["la Svezia"]),
    ("L'azienda ha fatto causa alla banca, chiedendo un risarcimento.", "request", ["banca"]),
    ("Oslo ha imposto sanzioni alla Svezia, minacciando altre misure.", "threaten", ["Svezia"]),
    ("Ada Neri ha attaccato il governo, denunciando che i fondi sono finiti.", "accuse", ["il governo"]),
    ("Ada Neri ha accusato il governo di frode e ha criticato la legge.", "criticise", []),
    ("Il re accusa la Nordgruve. Piove. Fa freddo. La Nordgruve respinge ogni addebito.", "reject", ["Il re"]),
    # who was killed in it
    ("Ada Neri, uccisa in un attentato nel 2007, era ministra.", "armed_attack", ["Ada Neri"]),
    ("Undici minatori sono morti in un attacco dei ribelli.", "armed_attack", ["Undici minatori"]),
    ("Nell'attentato sono morti due soldati.", "armed_attack", ["due soldati"]),
    # numbers that stand for people
    ("La televisione ha detto che tre sono stati arrestati.", "arrest", ["tre"]),
    ("I quattro viaggiavano a piedi quando sono stati aggrediti da una banda armata.", "armed_attack", ["I quattro"]),
    ("La ministra ha sollecitato i cinque a fare di più.", "request", ["i cinque"]),
]


@pytest.mark.parametrize(("text", "event_type", "targets"), CASES)
def test_upon_whom(text, event_type, targets):
    rows = [row for row in told(text) if row[0] == event_type]
    assert rows, told(text)
    assert rows[-1][2] == targets


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Ada Neri ha così dichiarato: «La Nordgruve rischia di essere uno strumento inutile».", "criticise"),
        ("Il campione non ha arrestato la rimonta di Ivo Ferri.", "arrest"),
        ("La legge prevede il fermo amministrativo del mezzo per due mesi.", "arrest"),
        ("Ada Neri ha combattuto molte battaglie con il dialogo.", "armed_conflict"),
        ("I soldati abbandonavano la famiglia.", "withdrawal"),
        ("La gara tra Valdora e Roccascura ha preso il via con la fuga di cinque corridori.", "contract"),
    ],
)
def test_what_is_none(text, event_type):
    assert event_type not in [row[0] for row in told(text)]
