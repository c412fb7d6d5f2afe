import hashlib
import json
from datetime import date

import pytest

from pipelines.read import formats
from pipelines.read.article import Article, ReadError, Rejected
from pipelines.read.formats import read_bytes, read_text, with_published
from tests.read.page import BODY, furniture, headlines, read_one

PAGE = f"""<html lang="it"><head><meta charset="utf-8"><title>La cava chiude</title>
<meta property="og:site_name" content="Gazzetta di Valdora"><meta name="author" content="Ada Neri">
<meta property="article:published_time" content="2025-05-08T10:00:00+02:00">
<link rel="canonical" href="https://gazzetta.example/cava"></head>
<body><nav>Home Esteri Economia</nav><article><h1>La cava chiude</h1><p>{BODY.split(chr(10))[0]}</p>
<h2>Le riserve</h2><p>{BODY.split(chr(10))[-1]}</p></article>
<footer><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></footer></body></html>"""


def test_plain_text():
    article = read_one(BODY)
    assert article.text == BODY
    assert article.article_id == "art_" + hashlib.sha256(BODY.encode()).hexdigest()[:16]
    assert article.source_sha256 == hashlib.sha256(BODY.encode()).hexdigest()
    assert (article.media_type, article.encoding, article.reader) == ("text/plain", "utf-8", "plain")
    assert (article.language, article.rights, article.published) == ("it", "unknown", None)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter_is_not_counted_in_text_or_id(name):
    article = read_one(
        "---\ntitle: La cava chiude\noutlet: Gazzetta\nauthor: [Ada Neri, Ugo Bo]\npublished: 2025-04\n"
        f"license: CC BY 4.0\nlanguage: it-IT\nurl: https://gazzetta.example/1\nkeywords: {{a: 1}}\n---\n{BODY}",
        name,
    )
    assert article.text == BODY
    assert article.article_id == read_one(BODY).article_id
    assert (article.title, article.outlet, article.author) == ("La cava chiude", "Gazzetta", "Ada Neri, Ugo Bo")
    assert (article.rights, article.license, article.language) == ("open", "CC-BY-4.0", "it")
    assert article.published == (date(2025, 4, 1), date(2025, 4, 30))
    assert article.published_basis == "metadata"


@pytest.mark.parametrize(
    "front",
    [
        "title: [never closed",
        "just a sentence",
        "published: 2025-02-30",
        "published: ieri",
        "published: 2025-13",
        "title: {a: b}",
        "a: &a [*a",
        "[" * 5000,
    ],
)
def test_front_matter_that_cannot_be(front):
    record = read_one(f"---\n{front}\n---\n{BODY}", "a.md")
    assert isinstance(record, Rejected)
    assert record.reason == "bad_front_matter"
    assert "\n" not in record.detail


def test_front_matter_that_is_never_closed():
    assert read_one(f"---\ntitle: La cava\n{BODY}").reason == "bad_front_matter"
    assert read_one(f"---\n{BODY}").text == f"---\n{BODY}", "a rule above a text is no front matter"


def test_a_licence_that_is_not_open_reserves_the_rights():
    for written in ("CC-BY-NC-4.0", "tutti i diritti riservati", "CC-BY"):
        article = read_one(f"---\nlicense: {written}\n---\n{BODY}")
        assert (article.rights, article.license) == ("reserved", None)


def test_a_notice_in_the_text_outweighs_an_open_licence():
    article = read_one(f"---\nlicense: CC0-1.0\n---\n{BODY}\n© RIPRODUZIONE RISERVATA")
    assert (article.rights, article.license) == ("reserved", None)


@pytest.mark.parametrize("name", ["a.html", "a.HTM"])
def test_web_page(name):
    article = read_one(PAGE, name)
    assert article.reader.startswith("trafilatura ")
    assert article.article_id == "art_" + hashlib.sha256(PAGE.encode()).hexdigest()[:16]
    assert (article.title, article.outlet, article.author) == ("La cava chiude", "Gazzetta di Valdora", "Ada Neri")
    assert (article.url, article.media_type) == ("https://gazzetta.example/cava", "text/html")
    assert article.published == (date(2025, 5, 8), date(2025, 5, 8))
    assert (article.rights, article.license) == ("open", "CC-BY-4.0")
    assert headlines(article) == ["La cava chiude", "Le riserve"]
    assert "Economia" not in article.text


def test_a_web_page_in_the_encoding_that_it_declares():
    page = PAGE.replace("utf-8", "iso-8859-1")
    article = read_one(page.encode("iso-8859-1"), "a.html")
    assert "resterà" in article.text


def test_a_web_page_without_an_article():
    for page in ("<html></html>", "<p>", "x"):
        assert read_one(page, "a.html").reason == "empty"


def test_json_object():
    article = read_one(
        json.dumps({"text": BODY, "title": "La cava", "published": 2025, "license": "CC0-1.0"}), "a.json"
    )
    assert article.text == BODY
    assert article.article_id == read_one(BODY).article_id
    assert article.published == (date(2025, 1, 1), date(2025, 12, 31))
    assert article.media_type == "application/json"
    page = read_one(json.dumps({"html": PAGE, "outlet": "Un altro nome"}), "a.json")
    assert (page.outlet, page.author) == ("Un altro nome", "Ada Neri")


def test_a_broken_line_among_good_ones():
    lines = [
        json.dumps({"text": BODY}),
        '{"text": ',
        "",
        "[1, 2]",
        '{"title": "senza testo"}',
        '{"text": ""}',
        '{"text": 5}',
        '{"text": "mezzo \\ud800"}',
        '{"text": "con un \\u0000"}',
        '{"text": "Ciao", "published": "2025-02-30"}',
        '{"text": "Ciao", "title": {"a": 1}}',
        '{"text": "Ciao", "html": "<p>Ciao"}',
        "[" * 100_000,
        json.dumps({"text": BODY.replace("tre", "sei"), "language": "it"}),
    ]
    records = list(read_bytes("\n".join(lines).encode(), "a/feed.jsonl"))
    assert [record.source_path for record in records] == [f"a/feed.jsonl#{number}" for number in range(1, 14)]
    assert [getattr(record, "reason", "article") for record in records] == [
        "article",
        "bad_record",
        "bad_record",
        "bad_record",
        "empty",
        "bad_record",
        "not_text",
        "not_text",
        "bad_record",
        "bad_record",
        "bad_record",
        "bad_record",
        "article",
    ]
    assert records[0].source_sha256 == hashlib.sha256(lines[0].encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \r\n\t", "a.txt", "empty"),
        (b"---\ntitle: La cava\n---\n  \n", "a.txt", "empty"),
        (b"", "a.jsonl", "empty"),
        (b"x", "a.pdf", "unsupported_format"),
        (b"x", "cava", "unsupported_format"),
        (b"---\nlanguage: fr\n---\nBonjour", "a.txt", "unsupported_language"),
        (b'"text"', "a.json", "bad_record"),
    ],
)
def test_bad_files(data, name, reason):
    assert read_one(data, name).reason == reason


def test_a_file_that_is_too_large(monkeypatch):
    monkeypatch.setattr(formats, "MAX_BYTES", 100)
    assert read_one("a" * 101).reason == "too_large"


FOREIGN = [
    "The spokesman said on Monday that some companies have shown interest in joint projects, but warned that such"
    " talks are still at an early stage and that no agreement has been signed so far with any of the firms involved.",
    "El portavoz dijo el lunes que algunas empresas han mostrado interés por los proyectos, pero que las"
    " conversaciones están todavía en una fase inicial y que por ahora no hay ningún acuerdo firmado con ellas.",
    "Le porte-parole a dit lundi que des entreprises ont montré leur intérêt pour les projets, mais que les"
    " discussions en sont encore à leurs débuts et qu'aucun accord n'a été signé pour le moment avec elles.",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_language_that_no_pack_reads(text):
    assert read_one(text).reason == "unsupported_language"


def test_a_text_too_short_to_tell_is_taken_for_italian():
    assert read_one("Ordine d'arrivo: 1. Rossi, 2. Bianchi, 3. Verdi").language == "it"


def test_the_languages_of_the_reader_are_those_of_the_packs():
    from pipelines.language.pack import languages as packs
    from pipelines.read.languages import known

    assert known() == packs()


def test_read_text():
    article = read_text(f"ESTERI\n{BODY}", published="2025-04")
    assert furniture(article) == ["ESTERI"]
    assert article.published == (date(2025, 4, 1), date(2025, 4, 30))
    assert article.source_path == "-"
    assert with_published(article, "2025-04-03").published == (date(2025, 4, 3), date(2025, 4, 3))


@pytest.mark.parametrize("published", ["ieri", "2025-4-31", "0000", "2025-00", "12/05/2025"])
def test_read_text_with_a_date_that_cannot_be(published):
    with pytest.raises(ValueError, match="published"):
        read_text(BODY, published=published)


def test_read_text_of_nothing():
    with pytest.raises(ReadError, match="empty"):
        read_text(" \n")


def test_reading_twice_gives_equal_articles():
    for name, data in (("a.txt", BODY), ("a.html", PAGE)):
        assert read_one(data, name) == read_one(data, name)
        assert isinstance(read_one(data, name), Article)
