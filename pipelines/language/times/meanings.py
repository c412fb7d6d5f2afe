"""What an expression of time means before anybody knows when it was written: a rule that gives days.

A meaning is settled against the publication (first and last possible day) and the tense of the verb it stands by
(`past`, `future`, `present`, or "" where none is near). Where publication is unknown, only explicit meanings settle.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from pipelines.language.times.calendar import (
    HOURS,
    UNKNOWN,
    Days,
    Pair,
    a_day,
    calendar_unit,
    gap,
    months,
    shift_day,
    years,
)

SURE = ("past", "future")
NEAR, NEAR_WEEKDAY = 92, 400
"""A date without year and without tense is the nearest, where that is within so many days; else it cannot be told."""
END_IS_NEAR = 10
"""Days before its last from which a period is said to be at its end."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The base of all meanings; of itself it says nothing."""

    @property
    def explicit(self) -> bool:
        """Whether the year is written."""
        return False

    def settle(self, pub: Pair | None, side: str) -> Days:
        """The days meant, one or both None where they cannot be told."""
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """Days that are written out."""

    days: Pair
    written: bool = True

    @property
    def explicit(self) -> bool:
        return self.written

    def settle(self, pub: Pair | None, side: str) -> Days:
        return self.days


@dataclass(frozen=True, slots=True)
class Yearly(Meaning):
    """What comes once a year ("il 4 novembre", "ad aprile"): the year is what tense and publication demand."""

    make: Callable[[int], Pair | None]
    when: str = ""
    """`last` ("lo scorso aprile"), `next`, or empty."""
    weekday: int | None = None
    """A weekday written beside the day decides the year by itself."""
    this_year: bool = False
    """Whether it is that of the year of publication where no tense says otherwise (quarters), else the nearest."""

    def near(self, pub: Pair) -> list[Pair]:
        """The occurrences of the years around publication, in order; eight on each side, for 29 February."""
        found = (self.make(year) for year in range(pub[0].year - 8, pub[1].year + 9) if MINYEAR < year < MAXYEAR)
        return [pair for pair in found if pair and self.weekday in (None, pair[0].weekday())]

    def settle(self, pub: Pair | None, side: str) -> Days:
        if pub is None:
            return UNKNOWN
        near = self.near(pub)
        if self.when:
            past = self.when == "last"
            near = [pair for pair in near if (pair[1] < pub[1] if past else pair[0] > pub[0])]
        elif side in SURE:
            past = side == "past"
            near = [pair for pair in near if (pair[0] <= pub[1] if past else pair[1] >= pub[0])]
        elif self.this_year:
            return next((pair for pair in near if pair[1].year == pub[1].year), UNKNOWN)
        distance, nearest = min(((gap(pair, pub), pair) for pair in reversed(near)), default=(MAXYEAR, UNKNOWN))
        furthest = NEAR_WEEKDAY if self.weekday is not None else MAXYEAR if self.when or side in SURE else NEAR
        return nearest if distance <= furthest else UNKNOWN

    def side_of_edge(self, pub: Pair) -> str:
        """On which side of publication the edge of an open period lies that a past verb tells of: ahead where only the
        year before had it and the next is far nearer ("ha annunciato dazi dal 1° novembre", written in October)."""
        past, coming = Yearly.settle(self, pub, "past"), Yearly.settle(self, pub, "future")
        if self.when or not (past[0] and coming[0]) or past[0].year == pub[1].year:
            return "past"
        return "future" if 2 * gap(coming, pub) < gap(past, pub) else "past"


@dataclass(frozen=True, slots=True)
class FiscalYear(Yearly):
    """The twelve months up to the one that closes them ("l'esercizio chiuso a giugno")."""

    def settle(self, pub: Pair | None, side: str) -> Days:
        start, end = Yearly.settle(self, pub, side or "past")
        whole = months(start.year, start.month - 11, 12) if start else None
        return (whole[0], end) if whole else UNKNOWN


@dataclass(frozen=True, slots=True)
class DayOfMonth(Meaning):
    """A weekday with its number ("venerdì 19"): in the nearest month where that number falls on that day."""

    number: int
    weekday: int

    def settle(self, pub: Pair | None, side: str) -> Days:
        if pub is None:
            return UNKNOWN
        nearby = []
        for step in range(-7, 8):
            year, month = divmod(pub[0].year * 12 + pub[0].month - 1 + step, 12)
            found = a_day(year, month + 1, self.number)
            if not found or found[0].weekday() != self.weekday:
                continue
            if not ((side == "past" and found[0] > pub[1]) or (side == "future" and found[1] < pub[0])):
                nearby.append((gap(found, pub), found))
        return min(nearby, default=(0, UNKNOWN))[1]


@dataclass(frozen=True, slots=True)
class Anchored(Meaning):
    """What is told from the day of publication; as wide as an inexact publication date demands."""

    def at(self, today: date, side: str) -> Days | None:
        """The days meant by somebody who writes on `today`."""
        raise NotImplementedError

    def settle(self, pub: Pair | None, side: str) -> Days:
        if pub is None:
            return UNKNOWN
        first, last = self.at(pub[0], side), self.at(pub[1], side)
        return (first[0], last[1]) if first and last else UNKNOWN


@dataclass(frozen=True, slots=True)
class Shift(Anchored):
    """A unit of the calendar, counted from the one that holds today ("ieri", "lo scorso anno", "due settimane fa")."""

    unit: str
    count: float
    bare: bool = False
    """Whether no word says which, as in "alla fine dell'anno": it is left to the tense."""

    def at(self, today: date, side: str) -> Days | None:
        days = calendar_unit(today, self.unit, self.count)
        if days and side == "past" and not self.count and days[0] > today:
            # "questo fine settimana ha vinto", written on a Tuesday.
            return calendar_unit(today, self.unit, -1)
        return days


@dataclass(frozen=True, slots=True)
class Night(Anchored):
    """A night of two days, by the tense: "stanotte"."""

    def at(self, today: date, side: str) -> Days | None:
        other = shift_day(today, "day", 1 if side == "future" else -1)
        return other and (min(today, other), max(today, other))


@dataclass(frozen=True, slots=True)
class Weekday(Anchored):
    """A day of the week: the last one up to today in the past, the next one in the future, else not to be told."""

    number: int
    when: str = ""
    week: int | None = None
    """Weeks from this one ("lunedì della prossima settimana")."""

    def at(self, today: date, side: str) -> Days | None:
        try:
            if self.week is not None:
                day = today + timedelta(self.number - today.weekday() + 7 * self.week)
            elif self.when == "last" or (side == "past" and not self.when):
                # "giovedì scorso", written on a Thursday, is not today.
                back = (today.weekday() - self.number) % 7
                day = today - timedelta(back or (7 if self.when else 0))
            elif self.when or side in ("future", "present"):
                day = today + timedelta((self.number - today.weekday()) % 7 or 7)
            else:
                return None
        except OverflowError:
            return None
        return day, day


@dataclass(frozen=True, slots=True)
class Window(Anchored):
    """A length of time that ends or begins today: "negli ultimi dieci anni" (-10), "nei prossimi due mesi" (2)."""

    unit: str
    count: float

    def at(self, today: date, side: str) -> Days | None:
        if self.unit in HOURS and abs(self.count) < HOURS[self.unit]:
            return today, today
        other = shift_day(today, self.unit, self.count)
        return other and (min(today, other), max(today, other))


@dataclass(frozen=True, slots=True)
class Rough(Anchored):
    """So many years ago, give or take five: "due decenni fa"."""

    count: int

    def at(self, today: date, side: str) -> Days | None:
        return years(today.year - self.count - 5, today.year - self.count + 5)


@dataclass(frozen=True, slots=True)
class Inside(Meaning):
    """A part of a period: thirds (`begin`, `mid`, `end`), a half, the first or last months."""

    whole: Meaning
    part: str
    count: int = 0

    @property
    def explicit(self) -> bool:
        return self.whole.explicit

    def settle(self, pub: Pair | None, side: str) -> Days:
        whole = self.whole
        start, end = whole.settle(pub, "" if isinstance(whole, Shift) else side)
        found = self.cut(start, end) if start and end else None
        # "alla fine dell'anno aveva chiuso", written before the end is near: that of the year before.
        ahead = found and pub and (found[1] - timedelta(END_IS_NEAR) if self.part == "end" else found[0]) > pub[1]
        if ahead and side == "past":
            if isinstance(whole, Shift) and whole.bare:
                return replace(self, whole=replace(whole, count=whole.count - 1, bare=False)).settle(pub, side)
            if isinstance(whole, Yearly) and not whole.when:
                return replace(self, whole=Yearly(lambda year: whole.make(year - 1))).settle(pub, side)
        return found or UNKNOWN

    def cut(self, start: date, end: date) -> Pair | None:
        """The part of the days from `start` to `end`; None where that is too short to have one."""
        if self.part == "months":
            first = start.year * 12 + start.month - 1 if self.count > 0 else end.year * 12 + end.month + self.count
            return months(first // 12, first % 12 + 1, abs(self.count))
        if self.part == "half":
            size = (end.year - start.year) * 12 + end.month - start.month + 1
            if size % 2 or start.day != 1:
                middle = start + (end - start) // 2
                return (start, middle) if self.count == 1 else (middle + timedelta(1), end)
            first = start.year * 12 + start.month - 1 + (size // 2 if self.count == 2 else 0)
            return months(first // 12, first % 12 + 1, size // 2)
        length = (end - start).days + 1
        if length < 3:
            return start, end
        if 28 <= length <= 31:
            # Days 1–10, 10–20, 21–end, as the contract has it.
            marks = {"begin": (0, 9), "mid": (9, 19), "end": (20, length - 1)}
        elif 3600 <= length <= 3660:
            # Decades: years 0–3, 4–6, 7–9.
            spans = {"begin": (0, 3), "mid": (4, 6), "end": (7, 9)}
            return years(start.year + spans[self.part][0], start.year + spans[self.part][1])
        elif start.day == 1 and length % 30 < 7 and length > 80:
            size = (end.year - start.year) * 12 + end.month - start.month + 1
            third = max(size // 3, 1)
            first = start.year * 12 + start.month - 1 + {"begin": 0, "mid": third, "end": size - third}[self.part]
            return months(first // 12, first % 12 + 1, size - 2 * third if self.part == "mid" else third)
        else:
            third = length // 3
            marks = {"begin": (0, third - 1), "mid": (third, length - third - 1), "end": (length - third, length - 1)}
        return start + timedelta(marks[self.part][0]), start + timedelta(marks[self.part][1])


@dataclass(frozen=True, slots=True)
class OfYear(Meaning):
    """What comes once a year, in a year that is told: "nell'aprile dell'anno scorso"."""

    what: Yearly
    year: Meaning

    @property
    def explicit(self) -> bool:
        return self.year.explicit

    def settle(self, pub: Pair | None, side: str) -> Days:
        start, end = self.year.settle(pub, "")
        if not (start and end):
            return UNKNOWN
        first, last = self.what.make(start.year), self.what.make(end.year)
        if not (first and last):
            return UNKNOWN
        if pub and side == "past" and first[0] > pub[1] and isinstance(self.year, Shift) and self.year.bare:
            first, last = self.what.make(start.year - 1), self.what.make(end.year - 1)
        return (first[0], last[1]) if first and last else UNKNOWN


@dataclass(frozen=True, slots=True)
class Open(Meaning):
    """A side left open: `from`, `until`, `before`, `after` something, and `not_before`."""

    edge: Meaning
    how: str

    @property
    def explicit(self) -> bool:
        return self.edge.explicit

    def settle(self, pub: Pair | None, side: str) -> Days:
        if self.how == "from" and side in ("", "present"):
            side = "past"
        elif self.how == "until" and (side not in SURE or isinstance(self.edge, (Inside, Shift))):
            # "entro la fine dell'anno" is this year's, also where a past verb tells of the plan.
            side = "future"
        elif side == "past" and pub and isinstance(self.edge, Yearly):
            side = self.edge.side_of_edge(pub)
        start, end = self.edge.settle(pub, side)
        if self.how in ("from", "not_before"):
            return start, None
        if self.how == "until":
            return None, end
        if self.how == "before" and isinstance(self.edge, Inside) and self.edge.part == "end":
            return None, end  # "prima della fine del 2026" is in 2026 yet
        edge, step = (start, -1) if self.how == "before" else (end, 1)
        day = edge and shift_day(edge, "day", step)
        return (None, day) if self.how == "before" else (day, None)


@dataclass(frozen=True, slots=True)
class Between(Meaning):
    """From one to another ("tra marzo e maggio", "dal 3 aprile al 5 giugno 2019"): the second tells the year."""

    first: Meaning
    last: Meaning

    @property
    def explicit(self) -> bool:
        return self.last.explicit

    def settle(self, pub: Pair | None, side: str) -> Days:
        if isinstance(self.last, Weekday) and side in ("", "present"):
            # "da lunedì a venerdì si lavora" is every week.
            return UNKNOWN
        start, end = self.last.settle(pub, side)
        if not (start and end):
            return UNKNOWN
        begin, finish = self._before(start, pub, side)
        return (begin, end) if begin and finish and begin <= start else UNKNOWN

    def _before(self, start: date, pub: Pair | None, side: str) -> Days:
        first = self.first
        if isinstance(first, Yearly) and not first.when:
            found = [pair for pair in replace(first, weekday=None).near((start, start)) if pair[0] <= start]
            return found[-1] if found else UNKNOWN
        if isinstance(first, Weekday) and not first.when:
            back = start - timedelta((start.weekday() - first.number) % 7)
            return back, back
        return first.settle(pub, side)
