from datetime import date

import pytest

from pipelines.read.headers import find_headers
from pipelines.read.languages import known, load
from tests.read.page import BODY, furniture, headlines, read_one

EXAMPLES = [
    pytest.param(language, kind, example, id=f"{language}-{row['id']}-{number}")
    for language in known()
    for kind in ("prefix", "inline", "line")
    for row in load(language)[kind]
    for number, example in enumerate(row["examples"])
]


@pytest.mark.parametrize(("language", "kind", "example"), EXAMPLES)
def test_every_pattern_finds_its_examples_and_only_the_furniture_in_them(language, kind, example):
    text = f"{example}\n{BODY}" if kind != "inline" else f"{BODY}\n{example}"
    if kind == "line" and example == "(Lumen)":
        text = f"{BODY}\n{example}"
    found = find_headers(text, language)
    marked = [text[start:end] for start, end in found.furniture]
    if kind == "line":
        assert marked == [example]
    else:
        (span,) = marked
        rest = example.replace(span, "")
        assert rest.strip() in {"Il sindaco ha parlato.", "La cava riapre", "La cava è chiusa."}


def test_a_saved_page_with_everything_on_it():
    article = read_one(
        "MONDO\n2 min di lettura\nValdora chiude la cava di neodimio\nLa decisione vale per tutta l'estate.\n"
        "Valdora chiude la cava di neodimio\n(FILE) The mine of Valdora was closed in the summer of 2023.\n"
        f"4 novembre 2025\n\n{BODY}\n\nRiproduzione riservata © Copyright Gazzetta di Valdora\n"
    )
    assert furniture(article) == [
        "MONDO",
        "2 min di lettura",
        "Valdora chiude la cava di neodimio",
        "(FILE) The mine of Valdora was closed in the summer of 2023.",
        "4 novembre 2025",
        "Riproduzione riservata © Copyright Gazzetta di Valdora",
    ]
    assert headlines(article) == ["Valdora chiude la cava di neodimio"]
    assert article.headlines[0] < article.furniture[2], "the first printing is the headline, the second is furniture"
    assert article.title == "Valdora chiude la cava di neodimio"
    assert (article.outlet, article.rights) == ("Gazzetta di Valdora", "reserved")
    assert article.published == (date(2025, 11, 4), date(2025, 11, 4))
    assert article.published_basis == "dateline"


def test_a_date_that_runs_into_the_text():
    article = read_one(f" date 2025-04 {BODY}")
    assert furniture(article) == ["date 2025-04 "]
    assert article.text[article.furniture[0][1] :] == BODY
    assert article.published == (date(2025, 4, 1), date(2025, 4, 30))
    assert article.published_basis == "header"


def test_the_byline_makes_the_month_of_the_header_exact():
    article = read_one(f" date 2025-02 Ultimo aggiornamento il 18 Febbraio 2025 by Anna Verdi\n\n{BODY}")
    assert furniture(article) == ["date 2025-02 ", "Ultimo aggiornamento il 18 Febbraio 2025 by Anna Verdi"]
    assert article.author == "Anna Verdi"
    assert article.published == (date(2025, 2, 18), date(2025, 2, 18))
    assert article.published_basis == "byline"


def test_an_update_in_another_month_does_not_move_the_publication():
    article = read_one(f" date 2025-02 Ultimo aggiornamento il 3 marzo 2025\n\n{BODY}")
    assert article.published == (date(2025, 2, 1), date(2025, 2, 28))
    assert article.published_basis == "header"


def test_a_dateline_without_a_year_takes_it_from_the_header():
    article = read_one(f" date 2025-03 OSLO, 3 marzo - {BODY}")
    assert furniture(article) == ["date 2025-03 ", "OSLO, 3 marzo - "]
    assert article.published == (date(2025, 3, 3), date(2025, 3, 3))
    assert article.published_basis == "dateline"


def test_a_dateline_without_a_year_dates_nothing_by_itself():
    article = read_one(f"Roma, 12 mag. (Lumen) – {BODY}")
    assert furniture(article) == ["Roma, 12 mag. (Lumen) – "]
    assert article.published is None
    assert article.published_basis is None


def test_the_day_in_the_file_name_counts_last():
    assert read_one(BODY, "a/2025-03-14-cava.txt").published_basis == "filename"
    article = read_one(f"12 maggio 2025\n{BODY}", "2025-03-14-cava.txt")
    assert article.published == (date(2025, 5, 12), date(2025, 5, 12))
    assert read_one(BODY, "2025-13-14-cava.txt").published is None


def test_a_row_of_small_furniture():
    article = read_one(
        "Home > Esteri\nValdora chiude la cava: «Troppi rischi»\n"
        f"Mario Rossi | 4 novembre 2025 | 3 min di lettura\n{BODY}"
    )
    assert furniture(article) == ["Home > Esteri", "Mario Rossi | 4 novembre 2025 | 3 min di lettura"]
    assert article.author == "Mario Rossi"
    assert article.published_start == date(2025, 11, 4)


def test_a_bare_name_between_headline_and_date_is_the_author():
    article = read_one(f"La cava chiude per tre mesi\nMario Rossi\n25 Febbraio 2025 - 12:30\ncondividi\n{BODY}")
    assert article.author == "Mario Rossi"
    assert furniture(article) == ["Mario Rossi", "25 Febbraio 2025 - 12:30", "condividi"]
    assert headlines(article) == ["La cava chiude per tre mesi"]


def test_titles_below_related_articles_are_furniture():
    article = read_one(f"La cava chiude\n{BODY}\nArticoli correlati\nLe miniere del nord\nLa strada del sale")
    assert furniture(article) == ["Articoli correlati", "Le miniere del nord", "La strada del sale"]


def test_headings_stand_over_paragraphs():
    first, second = BODY.split("\n\n")
    article = read_one(f"La cava chiude\n{first}\nLe reazioni in paese\n{second}\nQuando riaprirà?\n{first}")
    assert headlines(article) == ["La cava chiude", "Le reazioni in paese"]


def test_a_heading_inside_the_text_is_not_its_title():
    first, second = BODY.split("\n\n")
    article = read_one(f"{first}\nLe reazioni in paese\n{second}")
    assert headlines(article) == ["Le reazioni in paese"]
    assert article.title is None


def test_lines_broken_at_a_width_are_no_headings():
    article = read_one(
        "La cava di Valdora resta chiusa\n\nIl ministro delle Miniere di Valdora ha annunciato\n"
        "Oggi che la cava di neodimio e di cerio del paese\nValdora resterà chiusa per altri tre mesi e che le\n"
        "Analisi sulle acque del torrente saranno rifatte da\nTerrafonda, la società che scava in quella valle da\n"
        "Venti anni e che ha sempre negato ogni colpa."
    )
    assert headlines(article) == ["La cava di Valdora resta chiusa"]


@pytest.mark.parametrize(
    "line",
    [
        "Foto di gruppo al vertice dei ministri, ma nessuna firma sul documento finale di Valdora.",
        "Abbonati in calo del 5% per la società dei telefoni di Valdora, che perde anche 3 milioni di euro.",
        "Pubblicato ieri, il rapporto dice che le riserve di neodimio bastano per almeno altri dieci anni.",
        "Di Stefano ha detto che il consiglio di Valdora voterà domani sulla riapertura della cava.",
        "Il 4 novembre 2025 il consiglio comunale di Valdora ha votato per la riapertura della cava.",
        "Roma ha risposto il 12 maggio - con un anno di ritardo - alle domande del sindaco di Valdora.",
        "Commenti duri sono arrivati dal sindaco di Valdora, che parla di una scelta presa senza ascoltare.",
        "Copyright e brevetti dividono i ministri di Valdora, che rinviano la decisione a dopo l'estate.",
        "Dal nostro punto di vista la cava può riaprire, ha detto il sindaco di Valdora ai giornalisti.",
        "Condividi la scelta del sindaco di Valdora? Due cittadini su tre hanno risposto di no al sondaggio.",
    ],
)
def test_sentences_that_begin_like_furniture_are_text(line):
    article = read_one(f"{line}\n{BODY}")
    assert furniture(article) == []
    assert headlines(article) == []


def test_a_lone_phrase_is_no_furniture():
    for phrase in ("4 novembre 2025", "MONDO", "di Mario Rossi", "La cava chiude"):
        article = read_one(phrase)
        assert not article.furniture
        assert not article.headlines


def test_line_ends_of_any_kind():
    crlf = read_one(f"ESTERI\r\nLa cava chiude\r\n\r\n{BODY}".replace("\r\n", "\n").replace("\n", "\r\n"))
    assert furniture(crlf) == ["ESTERI"]
    assert headlines(crlf) == ["La cava chiude"]
    assert "\r\n" in crlf.text


def test_markdown_marks_are_furniture_and_headings_headlines():
    article = read_one(f"# La cava chiude\n\n![la cava](cava.png)\n\n*di Ada Neri*\n\n## Le reazioni\n\n{BODY}", "a.md")
    assert furniture(article) == ["# ", "![la cava](cava.png)", "*di Ada Neri*", "## "]
    assert headlines(article) == ["La cava chiude", "Le reazioni"]
    assert (article.title, article.author) == ("La cava chiude", "Ada Neri")
