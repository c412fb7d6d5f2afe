"""Any string can be read, and the layers of its Document fit each other."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.language.analyse import analyse

MARKS = ["«", "»", "“", "”", '"', "‘", "’", "'", "„", "(", ")", "-", "–", ".", "...", "!", "?", ",", ":", "%", "•"]
SPACES = [" ", " ", "\n", "\n\n", "\r\n", "\x00", "\ufeff"]
WORDS = ["Il", "sindaco", "ha", "detto", "dell'", "S.p.A.", "dott.", "OSLO", "È", "3,8", "270mila", "1.", "a@b.it"]
ODD = ["http://a.it", "\u0301", "👩\u200d👧", "שלום", "\ud800"]
PIECES = MARKS + SPACES + WORDS + ODD
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def check(doc, text):
    spans = list(zip(doc.starts, doc.ends, strict=True))
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert [text[start:end] for start, end in spans] == doc.words
    edges = [0]
    for sentence in doc.sentences:
        assert sentence.start == edges[-1] < sentence.end
        edges.append(sentence.end)
    assert edges[-1] == len(doc)
    assert len(doc.sentence_of) == len(doc.quotation_of) == len(doc.lowers) == len(doc)
    for quote in doc.quotations:
        assert 0 <= quote.start < quote.inner_start < quote.inner_end <= quote.end <= len(text)
        assert quote.start_token < quote.end_token
        assert quote.inner_start <= doc.starts[quote.start_token]
        assert doc.ends[quote.end_token - 1] <= quote.inner_end
        assert all(quote.inner_start <= start < end <= quote.inner_end for start, end in quote.parts)
        # Within one sentence, or made of whole ones.
        first, last = doc.sentence_of[quote.start_token], doc.sentence_of[quote.end_token - 1]
        if first != last and not quote.depth:
            assert edges[first] == quote.start_token - 1
            assert not any(word.isalnum() for word in doc.words[quote.end_token : edges[last + 1]])
    for outer in doc.quotations:
        for inner in doc.quotations:
            apart = outer.end <= inner.start or inner.end <= outer.start
            holds = outer.start <= inner.start <= inner.end <= outer.end
            lies = inner.start <= outer.start <= outer.end <= inner.end
            assert apart or holds or lies


@settings(deadline=None, max_examples=300)
@example("«\n\ndetto\n\nchiuso«")
@example(".«*.0")
@example("““0\r0“")
@given(TEXTS)
def test_any_string_is_read(text):
    doc = analyse(text)
    check(doc, text)
    assert len(doc.tags) == len(doc.lemmas) == len(doc)
    assert all(tag.pos for tag in doc.tags) and all(doc.lemmas)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "",
        "Il ministro tace " * 5_000,
        "IL MINISTRO TACE. NESSUNO PARLA. " * 100,
        "Il mini\x00stro \x07 tace.\x1b",
        "Bravo 👏🏽👩\u200d👩\u200d👧. Fine 🇮🇹.",
        "E\u0300 finita. Perche\u0301?",
        "قال الوزير «نعم». Il ministro «שלום» tace.",
        "\ud800 mezzo \udfff",
        "(" * 5_000,
        "a." * 5_000,
        "«" * 5_000 + "»" * 5_000,
        "'ciao " * 5_000,
        "1" * 5_000 + " 1e999 euro",
    ],
    ids=range(14),
)
def test_bad_input_is_read(text):
    doc = analyse(text)
    assert [text[start:end] for start, end in zip(doc.starts, doc.ends, strict=True)] == doc.words
    assert len(doc.tags) == len(doc)
