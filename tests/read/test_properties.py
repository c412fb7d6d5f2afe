"""Whatever comes in: no exception, and spans that lie in the text, in order and apart."""

from datetime import date
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.read.article import Article, Rejected
from pipelines.read.dates import DateReader
from pipelines.read.formats import ENDINGS, read_bytes, read_text
from pipelines.read.headers import find_headers
from pipelines.read.languages import load
from pipelines.read.metadata import parse_published
from tests.read.page import BODY

REASONS = {
    "empty",
    "not_text",
    "too_large",
    "undecodable",
    "bad_record",
    "bad_front_matter",
    "unsupported_language",
    "unsupported_format",
}
PIECES = [row for kind in ("prefix", "inline", "line") for item in load("it")[kind] for row in item["examples"]]
PIECES += ["MONDO", "La cava chiude", "# ", "---", "date 2025-04", *BODY.split("\n\n"), "", "\u2028", "«", "©", "\x85"]
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\n\n", " ", "\r", " - "])


def check_spans(text, furniture, headlines):
    spans = [*furniture, *headlines]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    for one_kind in (furniture, headlines, sorted(spans)):
        assert all(before[1] <= after[0] for before, after in pairwise(one_kind))


@given(st.binary(max_size=2000), st.sampled_from(ENDINGS))
@example(b"\xff\xfe", ".txt")
@example(b"---\n\xc3---\n", ".md")
@example(b"<", ".html")
@settings(deadline=None, max_examples=150)
def test_any_bytes(data, ending):
    for record in read_bytes(data, f"a{ending}"):
        if isinstance(record, Rejected):
            assert record.reason in REASONS
        else:
            check_spans(record.text, record.furniture, record.headlines)


@given(st.lists(st.tuples(st.sampled_from(PIECES), LINE_ENDS), max_size=25))
@settings(deadline=None)
def test_any_pieces_of_pages(pieces):
    text = "".join(piece + end for piece, end in pieces)
    found = find_headers(text, "it", title="La cava chiude")
    check_spans(text, found.furniture, found.headlines)
    assert found.title is None or found.title in found.headlines


@given(st.text(max_size=1500))
@settings(deadline=None)
def test_any_text_is_kept_letter_for_letter(text):
    records = list(read_bytes(text.encode("utf-8", "ignore"), "a.txt"))
    for record in records:
        if isinstance(record, Article) and not text.startswith("---"):
            assert record.text == text.encode("utf-8", "ignore").decode("utf-8-sig")


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.integers(0, 20))
def test_every_printing_of_a_day_is_read_back(day, pick):
    months = load("it")["dates"]["months"][str(day.month)]
    name = months[pick % len(months)]
    reader = DateReader(load("it")["dates"])
    printings = [
        f"{day.day} {name} {day.year}",
        f"{day.day} {name.upper()} {day.year}, 10:30",
        f"{name.capitalize()} {day.day}, {day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        day.isoformat(),
    ]
    assert [reader.read(printed) for printed in printings] == [(day, day)] * len(printings)
    assert reader.read(f"{day.day} {name}") == (day.month, day.day)
    assert parse_published(day.isoformat()) == (day, day)
    article = read_text(f"{printings[pick % len(printings)]}\n{BODY}")
    assert article.published == (day, day)
