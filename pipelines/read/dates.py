"""Dates as pages print them above an article: "4 novembre 2025", "04/11/2025", "2025-04", "3 marzo"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipelines.read.metadata import Days, days

OLDEST_YEAR = 1900
"""No page is older; what looks like an earlier year is a number."""


class DateReader:
    """Patterns of dates in one language and their values, from the table `[dates]` of its file."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._months = {name: int(month) for month, names in table["months"].items() for name in names}
        self._first = set(table["first"])
        month = _any_of(self._months)
        weekday = rf"(?:(?:{_any_of(table['weekdays'])})\.?,?[ \t]+)?"
        day = rf"(?:\d{{1,2}}[°º]?|{_any_of(table['first'])})"
        zone = r"(?:[ \t]*(?:CES?T|GMT|UTC)(?:[+-]\d{1,2})?)?"
        clock = rf"(?:(?:{_any_of(table['before_time'])})[ \t]*)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?![\d%]){zone}"
        year = r"(?:19|20)\d\d(?!\d)"
        iso = rf"{year}-\d{{1,2}}(?:-\d{{1,2}})?(?!\d)(?:T[\d:.+Z-]+)?"
        figures = rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:{year}|\d\d)(?!\d)"
        words = rf"{day}[ \t]+(?:{month})\.?,?[ \t]+{year}|(?:{month})[ \t]+(?:\d{{1,2}},?[ \t]+)?{year}"
        self.time = rf"(?i:{clock})"
        """Pattern of a clock time, without groups."""
        self.date = rf"(?i:{weekday}(?:{iso}|{figures}|{words})(?:[ \t]*[-–,|]?[ \t]*{clock})?)"
        """Pattern of a date with its year and perhaps a clock time, without groups."""
        self.day_month = rf"(?i:{weekday}{day}[ \t]+(?:{month})\b\.?)"
        """Pattern of a date without its year, without groups."""
        self._parts = re.compile(
            rf"(?P<iso>{iso})|(?P<figures>{figures})"
            rf"|(?P<day>{day})[ \t]+(?P<month>{month})\b\.?,?(?:[ \t]+(?P<year>{year}))?"
            rf"|(?P<month_first>{month})[ \t]+(?P<day_after>\d{{1,2}}),?[ \t]+(?P<year_last>{year})"
            rf"|(?P<month_alone>{month})[ \t]+(?P<year_of_month>{year})",
            re.IGNORECASE,
        )

    def read(self, written: str) -> Days | tuple[int, int] | None:
        """First and last day of a date with its year, (month, day) of one without, None of one that does not exist."""
        match = self._parts.search(written)
        if not match:
            return None
        part = match.groupdict()
        try:
            if part["iso"]:
                return _checked(*(int(number) for number in re.findall(r"\d+", part["iso"].upper().split("T")[0])))
            if part["figures"]:
                day, month, year = (int(number) for number in re.findall(r"\d+", part["figures"]))
                return _checked(year if year > 99 else 2000 + year, month, day)
            if part["month_alone"]:
                return _checked(int(part["year_of_month"]), self._months[part["month_alone"].lower()])
            if part["month_first"]:
                return _checked(
                    int(part["year_last"]), self._months[part["month_first"].lower()], int(part["day_after"])
                )
            month = self._months[part["month"].lower()]
            day = 1 if part["day"].lower() in self._first else int(part["day"].rstrip("°º"))
            if part["year"]:
                return _checked(int(part["year"]), month, day)
            days(2000, month, day)
            return month, day
        except ValueError:
            return None


def _checked(year: int, *rest: int) -> Days:
    if year < OLDEST_YEAR:
        raise ValueError(year)
    return days(year, *rest)


def _any_of(words: Any) -> str:
    """An alternation, longest first, so that "mar" does not end the search for "marzo"."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
