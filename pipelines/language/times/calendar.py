"""Days, months and years as pairs of days, both inclusive; what the calendar does not have is None."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date | None, date | None]
Pair = tuple[date, date]
UNKNOWN: Days = (None, None)

MONTHS = {
    "month": 1,
    "two_months": 2,
    "quarter": 3,
    "four_months": 4,
    "half": 6,
    "year": 12,
    "two_years": 24,
    "three_years": 36,
    "four_years": 48,
    "five_years": 60,
    "decade": 120,
    "twenty_years": 240,
    "century": 1200,
}
"""Units that are whole months."""
DAYS = {"day": 1, "week": 7, "weekend": 7}
HOURS = {"hour": 24, "minute": 1440, "second": 86400}
"""Units below a day, by how many make one."""


def a_day(year: int, month: int, day: int) -> Pair | None:
    """One day as a pair, or None where the calendar has no such day."""
    try:
        return (date(year, month, day),) * 2
    except ValueError:
        return None


def months(year: int, month: int, count: int = 1) -> Pair | None:
    """`count` whole months from `month` (which may lie outside 1–12) of `year`; None outside the calendar."""
    first, after = year * 12 + month - 1, year * 12 + month - 1 + count
    try:
        start = date(first // 12, first % 12 + 1, 1)
        return start, date(after // 12, after % 12 + 1, 1) - timedelta(1)
    except (ValueError, OverflowError):
        return None


def years(first: int, last: int) -> Pair | None:
    """Whole years; None where they are no years or in the wrong order."""
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    return date(first, 1, 1), date(last, 12, 31)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the algorithm published by Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def shift_day(day: date, unit: str, count: float) -> date | None:
    """The day that lies `count` units from `day`: the same day of another month, or that month's last."""
    try:
        if unit in MONTHS:
            index = day.year * 12 + day.month - 1 + round(count * MONTHS[unit])
            pair = months(index // 12, index % 12 + 1)
            return pair and pair[0].replace(day=min(day.day, pair[1].day))
        if unit in DAYS:
            return day + timedelta(round(count * DAYS[unit]))
        return day + timedelta(int(count / HOURS[unit]))
    except (OverflowError, ValueError):
        return None


def calendar_unit(day: date, unit: str, count: float) -> Pair | None:
    """The calendar's unit that holds the day `count` units from `day`: a week from Monday, a year from January."""
    target = shift_day(day, unit, count)
    if target is None:
        return None
    if unit in ("week", "weekend"):
        monday = target - timedelta(target.weekday())
        return (monday, monday + timedelta(6)) if unit == "week" else (monday + timedelta(5), monday + timedelta(6))
    if unit in MONTHS:
        size = MONTHS[unit]
        if size < 12:
            return months(target.year, (target.month - 1) // size * size + 1, size)
        if size in (12, 120):
            first = target.year // (size // 12) * (size // 12)
            return years(first, first + size // 12 - 1)
        # Years counted by twos, threes or hundreds have no agreed beginning.
        century = (target.year - 1) // 100 * 100
        return years(century + 1, century + 100) if unit == "century" else None
    return (target, target) if unit == "day" else None


def gap(days: Pair, other: Pair) -> int:
    """How many days lie between two periods; 0 where they touch."""
    return max((days[0] - other[1]).days, (other[0] - days[1]).days, 0)
