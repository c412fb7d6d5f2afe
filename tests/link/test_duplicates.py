"""Near-duplicate articles: the later one points to the earliest; what only shares its subject points nowhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.link.duplicates import find_duplicates
from pipelines.read.formats import read_text

STORY = " ".join(
    f"La commissione numero {number} ha visitato la miniera di Valdora e ha contato {number * 3} camion fermi."
    for number in range(20)
)
OTHER = " ".join(
    f"Il porto di Ostria ha ricevuto la nave {number} con {number * 7} casse di sale." for number in range(20)
)


def pointing(*told: tuple[str, str | None]) -> list[int | None]:
    """For each (text, day of publication) the number of the one that it repeats."""
    articles = [read_text(text, published=day, language="it") for text, day in told]
    found = dict(find_duplicates(articles).iter_rows())
    numbers = {article.article_id: number for number, article in enumerate(articles)}
    return [numbers.get(found[article.article_id]) for article in articles]


def test_the_earliest_is_the_original():
    again = STORY.replace("numero 7", "numero sette")
    assert pointing((again, "2025-05-04"), (OTHER, "2025-05-01"), (STORY, "2025-05-02")) == [2, None, None]


def test_an_unknown_day_comes_last():
    assert pointing((STORY + " Fine.", None), (STORY, "2025-05-02")) == [1, None]


def test_a_third_points_to_the_first_and_not_to_the_second():
    told = [(STORY, "2025-05-01"), (STORY + " Fine.", "2025-05-02"), (STORY + " Fine. Fine.", "2025-05-03")]
    assert pointing(*told) == [None, 0, 0]


def test_shortest_texts():
    assert pointing(("Sì.", None), ("No.", None)) == [None, None]


@given(st.permutations(range(6)))
def test_the_order_of_articles_is_all_the_same(order):
    told = [
        (STORY, "2025-05-02"),
        (STORY + " Fine.", None),
        (STORY.replace("numero 7", "numero sette"), "2025-05-01"),
        (OTHER, "2025-05-01"),
        (OTHER.replace("sale", "pepe") + " Altro.", None),
        ("Sì.", None),
    ]
    expected = pointing(*told)
    found = pointing(*(told[number] for number in order))
    assert [None if at is None else order[at] for at in found] == [expected[number] for number in order]


def test_a_longer_report_of_the_same_subject_is_no_copy():
    more = STORY.replace("commissione", "delegazione").replace("contato", "fotografato")
    assert pointing((STORY, "2025-05-01"), (f"{STORY} {more} {OTHER}", "2025-05-02")) == [None, None]
