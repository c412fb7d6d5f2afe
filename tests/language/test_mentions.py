"""Mentions: names of the gazetteer and of nobody's list, capitals, roles, pronouns, unwritten subjects."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.language.analyse import analyse
from pipelines.language.document import Document, Entity
from pipelines.language.mentions import implicit_subject, mention_at, mentions_in, nationality, whole_of

NOVEMBER_2025 = (date(2025, 11, 4), date(2025, 11, 4))


def read(text: str) -> Document:
    return analyse(text, published=NOVEMBER_2025)


def named(doc: Document, words: str, nth: int = 0) -> Entity | None:
    """What the mention over exactly these words (in their nth place) means."""
    offset = -1
    for _ in range(nth + 1):
        offset = doc.text.index(words, offset + 1)
    span = (offset, offset + len(words))
    found = [m for m in doc.mentions if doc.span(m.start, m.end) == span]
    assert found, [doc.surface(m.start, m.end) for m in doc.mentions]
    return found[0].entity


def name_of(doc: Document, words: str, nth: int = 0) -> str | None:
    entity = named(doc, words, nth)
    return entity.name if entity else None


@pytest.mark.parametrize("name", ["Usa", "USA", "U.S.A.", "Stati Uniti", "Stati Uniti d'America"])
def test_names_of_a_country_are_one_entity(name: str) -> None:
    entity = named(read(f"La ministra ha criticato gli {name} per i dazi."), name)
    assert (entity.entity_type, entity.name, entity.country) == ("country", "Stati Uniti", "USA")


@pytest.mark.parametrize("name", ["Vietnam Rare Earth", "Korea Zinc", "Norvegia Lithium"])
def test_a_country_may_begin_the_name_of_a_company(name: str) -> None:
    entity = named(read(f"La {name} ha chiuso la cava."), name)
    assert (entity.entity_type, entity.name) == ("company", name)


def test_the_name_after_a_ministry_is_its_spokesman() -> None:
    doc = read("Il portavoce del ministero degli Esteri cinese Bao Ting ha risposto.")
    assert named(doc, "Bao Ting").entity_type == "person"
    assert name_of(doc, "ministero degli Esteri cinese") == "ministero degli Esteri cinese"


def test_what_tells_more_of_a_role_is_no_government() -> None:
    doc = read("Lo ha detto il vicepresidente esecutivo Iven Torbal ai giornalisti.")
    assert [(doc.surface(m.start, m.end), m.entity.entity_type) for m in doc.mentions] == [("Iven Torbal", "person")]


@pytest.mark.parametrize("name", ["Dmitry Peskov", "Dmitri Peskov", "Dmitrij Peskov", "Dmitriy Peskov", "Peskov"])
def test_transliterations_are_one_person(name: str) -> None:
    entity = named(read(f"Lo ha detto {name} ai giornalisti."), name)
    assert (entity.entity_type, entity.name, entity.country) == ("person", "Dmitry Peskov", "RUS")


@pytest.mark.parametrize("name", ["Zelensky", "Zelenskyy", "Zelenskij", "Volodymyr Zelenskyj"])
def test_transliterations_of_a_surname(name: str) -> None:
    assert name_of(read(f"Al vertice ha parlato {name}."), name) == "Volodymyr Zelensky"


@pytest.mark.parametrize(
    ("sentence", "capital", "expected"),
    [
        ("Mosca ha respinto la proposta.", "Mosca", ("country", "Russia")),
        ("I rapporti tra Mosca e Washington restano tesi.", "Washington", ("country", "Stati Uniti")),
        ("Il governo ha chiesto a Pechino di ridurre i dazi.", "Pechino", ("country", "Cina")),
        ("Le sanzioni a Mosca restano in vigore.", "Mosca", ("country", "Russia")),
        ("Il ministro si è recato a Mosca per due giorni.", "Mosca", ("place", "Mosca")),
        ("La delegazione è arrivata da Pechino.", "Pechino", ("place", "Pechino")),
        ("Il sindaco di Kiev ha parlato di danni.", "Kiev", ("place", "Kiev")),
        ("L'accordo è stato firmato da Bruxelles.", "Bruxelles", ("country", "Unione europea")),
        ("Per Pechino la partita è chiusa.", "Pechino", ("country", "Cina")),
    ],
)
def test_a_capital_is_its_state_or_a_place(sentence: str, capital: str, expected: tuple[str, str]) -> None:
    entity = named(read(sentence), capital)
    assert (entity.entity_type, entity.name) == expected


def test_an_institution_is_part_of_its_country() -> None:
    entity = named(read("Il Cremlino ha smentito la notizia."), "Cremlino")
    assert (entity.entity_type, entity.part_of) == ("government", ("country", "Russia"))
    assert whole_of(read("Il Cremlino ha smentito."), entity).country == "RUS"


@pytest.mark.parametrize("surface", ["governo russo", "governo della Russia", "governo di Putin"])
def test_a_government_is_named_by_its_country(surface: str) -> None:
    entity = named(read(f"Il {surface} ha approvato il piano."), surface)
    assert (entity.name, entity.country, entity.part_of) == ("governo russo", "RUS", ("country", "Russia"))


def test_a_ministry_keeps_its_field() -> None:
    doc = read("Lo ha annunciato il ministero del Commercio cinese.")
    assert name_of(doc, "ministero del Commercio cinese") == "ministero del Commercio cinese"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Il portavoce del Cremlino, Dmitry Peskov, ha detto no.", "Dmitry Peskov", "portavoce del Cremlino"),
        ("La premier Mette Frederiksen ha risposto.", "Mette Frederiksen", "premier"),
        ("Lo ha detto l'ad Alf Torvik.", "Alf Torvik", "ad"),
        ("Wang Yi, capo della diplomazia cinese, ha parlato.", "Wang Yi", "capo della diplomazia cinese"),
        ("Il sindaco di Valdora Karla Bremmi ha firmato.", "Karla Bremmi", "sindaco di Valdora"),
        ("Il ministro della Difesa Karl-Otto zu Brenn è a Roma.", "Karl-Otto zu Brenn", "ministro della Difesa"),
        ("L'inviato di Putin per le cave, Igor Valdin, è qui.", "Igor Valdin", "inviato di Putin per le cave"),
    ],
)
def test_titles_stand_beside_a_name(text: str, name: str, role: str) -> None:
    doc = read(text)
    mention = next(m for m in doc.mentions if doc.surface(m.start, m.end) == name)
    assert (mention.entity.entity_type, mention.role) == ("person", role)
    token = doc.token_at(text.lower().index(role.lower().split()[0]))
    assert mention_at(doc, token) is mention


def test_the_surname_alone_after_the_full_name() -> None:
    doc = read("Il geologo Marco Brennaldi ha spiegato i dati. Secondo Brennaldi la miniera è sicura.")
    assert named(doc, "Brennaldi", 1) == named(doc, "Marco Brennaldi")


def test_a_role_points_at_whoever_bears_it() -> None:
    doc = read("Il sindaco Aldo Brennaldi ha parlato con la ministra Carla Testini. Il sindaco ha poi firmato.")
    assert name_of(doc, "sindaco", 1) == "Aldo Brennaldi"


def test_a_role_with_its_country() -> None:
    doc = read("Vladimir Putin ha sentito Donald Trump. Il presidente statunitense ha chiesto tempo.")
    assert name_of(doc, "presidente statunitense") == "Donald Trump"


def test_an_office_tells_its_holder_of_the_day() -> None:
    text = "Il presidente statunitense ha chiesto tempo."
    assert name_of(read(text), "presidente statunitense") == "Donald Trump"
    in_2023 = analyse(text, published=(date(2023, 5, 1), date(2023, 5, 31)))
    assert name_of(in_2023, "presidente statunitense") == "Joe Biden"
    assert name_of(analyse(text), "presidente statunitense") is None


def test_where_two_fit_none_is_chosen() -> None:
    doc = read("Il ministro Aldo Brennaldi ha incontrato il ministro Ugo Testini. Poi il ministro ha parlato.")
    assert name_of(doc, "ministro", 2) is None


def test_an_office_without_holder_points_at_nobody() -> None:
    doc = read("Il presidente Aldo Brennaldi ha parlato. L'elezione del presidente sarà a maggio.")
    assert not [m for m in doc.mentions if m.kind == "role" and m.entity]


def test_everybody_is_called_rossi() -> None:
    doc = read("Mario Rossi, Luca Rossi e Paolo Rossi erano in aula. Rossi ha risposto al giudice.")
    last = [m for m in doc.mentions if doc.surface(m.start, m.end) == "Rossi"]
    assert [m.entity for m in last] == [None]
    assert len({m.entity for m in doc.mentions if m.entity}) == 3


def test_an_article_tells_a_woman_from_her_brother() -> None:
    doc = read("Mario Brennaldi e Carla Brennaldi hanno una cava. La Brennaldi ha detto di no.")
    assert name_of(doc, "Brennaldi", 2) == "Carla Brennaldi"


def test_pronouns_agree() -> None:
    doc = read("Carla Testini ha incontrato Aldo Brennaldi. Secondo lei la cava va chiusa.")
    assert name_of(doc, "lei") == "Carla Testini"
    two = read("Ugo Testini ha incontrato Aldo Brennaldi. Secondo lui la cava va chiusa.")
    assert not [m for m in two.mentions if m.kind == "pronoun"]


def test_the_government_of_the_one_country_in_view() -> None:
    doc = read("Putin ha ordinato al governo di elaborare un piano.")
    assert name_of(doc, "governo") == "governo russo"


def test_the_country_and_the_company_named_before() -> None:
    doc = read("La società mineraria Valdora Mining ha una cava in Norvegia. La società pagherà le tasse nel Paese.")
    assert name_of(doc, "società", 1) == "Valdora Mining"
    assert name_of(doc, "Paese") == "Norvegia"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("La società mineraria Valdora ha venduto.", "Valdora", "company"),
        ("La Brenn Minerals S.p.A. ha chiuso.", "Brenn Minerals S.p.A.", "company"),
        ("Il quotidiano Valdora Oggi ne parla.", "Valdora Oggi", "media"),
        ("Lo riferisce l'agenzia Interfax.", "Interfax", "media"),
        ("Il Servizio geologico di Valdora stima le riserve.", "Servizio geologico di Valdora", "government"),
        ("La produzione di terre rare cresce.", "terre rare", "commodity"),
        ("La crisi nel Medio Oriente continua.", "Medio Oriente", "place"),
    ],
)
def test_kinds_of_things(text: str, name: str, kind: str) -> None:
    assert named(read(text), name).entity_type == kind


def test_an_unwritten_subject_is_that_of_the_main_clause_before() -> None:
    doc = read("Aldo Brennaldi ha visitato la cava. Ha detto che i lavori continuano.")
    entity, mention = implicit_subject(doc, doc.token_at(doc.text.index("detto")))
    assert entity.name == "Aldo Brennaldi"
    assert doc.surface(mention.start, mention.end) == "Aldo Brennaldi"


@pytest.mark.parametrize("sentence", ["Nel testo si legge che tutto va bene.", "Hanno detto che tutto va bene."])
def test_no_subject_where_none_agrees_or_none_is_meant(sentence: str) -> None:
    doc = read(f"Aldo Brennaldi ha visitato la cava. {sentence}")
    verb = next(word for word in ("legge", "detto") if word in sentence)
    assert implicit_subject(doc, doc.token_at(doc.text.index(verb))) is None


def test_adjectives_of_nationality_are_asked_for_and_are_no_mentions() -> None:
    doc = read("I dazi statunitensi colpiscono le aziende tedesche.")
    assert doc.mentions == ()
    found = [nationality(doc, token) for token in range(len(doc))]
    assert [entity.country for entity in found if entity] == ["USA", "DEU"]


def test_mentions_in_a_range() -> None:
    doc = read("La Russia e la Cina trattano.")
    assert [m.entity.name for m in mentions_in(doc, 0, 3)] == ["Russia"]
    assert [m.entity.name for m in mentions_in(doc, 0, len(doc))] == ["Russia", "Cina"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A B C D E. F ha detto G.",
        " ".join(["Aldo"] * 20) + " ha detto no.",
        "«»«» , , . Di Da Del Della",
        "IL MINISTRO ROSSI ATTACCA IL GOVERNO SULLE CAVE",
        "il il il presidente del del di",
        "Rossi, il ministro, il ministro, il ministro",
        "\n\n\t",
    ],
)
def test_any_text_can_be_read(text: str) -> None:
    doc = read(text)
    for mention in doc.mentions:
        assert 0 <= mention.start < mention.end <= len(doc)
        assert mention.start <= mention.head < mention.end


def test_twenty_names_in_a_row_are_no_person() -> None:
    doc = read("Ieri Aldo " + " ".join(["Brennaldi"] * 20) + " ha detto no.")
    assert not [m for m in doc.mentions if m.entity and m.entity.entity_type == "person" and m.end - m.start > 7]
