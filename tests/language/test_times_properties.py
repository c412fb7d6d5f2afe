"""Times: what holds of every text, every day of the calendar and every publication."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.language.analyse import analyse
from pipelines.language.document import Time
from pipelines.language.times.calendar import calendar_unit, easter, months, shift_day

MONTHS = [
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
]  # fmt: skip
WEEKDAYS = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]
PIECES = [
    *MONTHS, *WEEKDAYS,
    "il", "1°", "3", "12", "31", "45", "1990", "2024", "99999", "2-1", "12/03/2025", "31.2.2024", "15:30",
    "25:00", "'90", ",", "(", ")", "-", "/", "e", "di", "del", "al", "dal", "tra", "fra", "a", "da", "in",
    "nel", "entro", "fino", "prima", "dopo", "non", "oltre", "ieri", "oggi", "domani", "scorso", "prossimo",
    "ultimi", "tre", "anni", "mesi", "giorni", "ore", "fa", "metà", "inizio", "fine", "primo", "trimestre",
    "secolo", "xix", "estate", "notte", "sera", "alle", "ogni", "circa", "un", "una", "mezzo", "età",
    "45enne", "stesso", "quel", "ha", "firmato", "firmerà",
]  # fmt: skip

days = st.dates(date(1500, 1, 1), date(2099, 12, 31))
publications = st.tuples(st.dates(date(1900, 1, 1), date(2150, 1, 1)), st.integers(0, 40)).map(
    lambda pair: (pair[0], pair[0] + timedelta(pair[1]))
)


def only_date(text: str, published: tuple[date, date] | None) -> Time:
    """The one time of a text."""
    (time,) = analyse(text, published=published).times
    return time


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.none() | publications)
def test_any_row_of_words_is_read_without_harm(pieces: list[str], published: tuple[date, date] | None) -> None:
    doc = analyse(" ".join(pieces), published=published)
    last = 0
    for time in doc.times:
        assert last <= time.start < time.end <= len(doc)
        last = time.end
        assert (time.basis is None) == (time.date_start is None and time.date_end is None)
        assert time.date_start is None or time.date_end is None or time.date_start <= time.date_end
        assert published is not None or time.basis != "relative"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    analyse(text, published=(date(2025, 4, 1), date(2025, 4, 30)))


@settings(max_examples=60, deadline=None)
@given(days, st.none() | publications)
def test_a_full_date_is_that_day_in_every_notation(day: date, published: tuple[date, date] | None) -> None:
    month = MONTHS[day.month - 1]
    for words in (
        f"{day.day} {month} {day.year}",
        f"{day.day} {month} del {day.year}",
        f"{WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
    ):
        time = only_date(f"Il testo uscirà il {words} a Valdora.", published)
        assert (time.date_start, time.date_end, time.basis) == (day, day, "explicit"), words


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 6), publications)
def test_a_weekday_is_the_last_in_the_past_and_the_next_in_the_future(weekday: int, pub: tuple[date, date]) -> None:
    past = only_date(f"Il ministro ha firmato {WEEKDAYS[weekday]}.", pub)
    future = only_date(f"Il ministro firmerà {WEEKDAYS[weekday]}.", pub)
    for day, publication in zip(past[2:4], pub, strict=True):
        assert day.weekday() == weekday
        assert 0 <= (publication - day).days < 7
    for day, publication in zip(future[2:4], pub, strict=True):
        assert day.weekday() == weekday
        assert 0 < (day - publication).days <= 7


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12), st.dates(date(1900, 1, 1), date(2150, 1, 1)))
def test_a_month_of_the_past_has_begun_and_one_of_the_future_has_not_ended(month: int, day: date) -> None:
    past = only_date(f"A {MONTHS[month - 1]} il ministro ha firmato.", (day, day))
    future = only_date(f"A {MONTHS[month - 1]} il ministro firmerà.", (day, day))
    assert past.date_start.month == future.date_start.month == month
    assert past.date_start <= day and past.date_end <= day
    assert (day - past.date_start).days <= 366
    assert future.date_end >= day
    assert (future.date_start - day).days <= 366


@given(
    st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from(["day", "week", "month", "quarter", "year", "decade"])
)
def test_a_unit_of_the_calendar_holds_its_day(day: date, unit: str) -> None:
    pair = calendar_unit(day, unit, 0)
    assert pair is None or pair[0] <= day <= pair[1]


@given(st.dates(), st.sampled_from(["day", "week", "month", "year", "century", "hour"]), st.integers(-(10**7), 10**7))
def test_days_that_leave_the_calendar_are_none(day: date, unit: str, count: int) -> None:
    moved = shift_day(day, unit, count)
    assert moved is None or count == 0 or unit == "hour" or (moved > day) == (count > 0)


@given(st.integers(-5, 12000), st.integers(-30, 30), st.integers(1, 60))
def test_months_are_whole(year: int, month: int, count: int) -> None:
    pair = months(year, month, count)
    assert pair is None or (pair[0].day == 1 and (pair[1] + timedelta(1)).day == 1)


def test_easter_of_known_years() -> None:
    assert [easter(year) for year in (1818, 1961, 2000, 2024, 2025, 2038)] == [
        date(1818, 3, 22), date(1961, 4, 2), date(2000, 4, 23), date(2024, 3, 31), date(2025, 4, 20), date(2038, 4, 25),
    ]  # fmt: skip
