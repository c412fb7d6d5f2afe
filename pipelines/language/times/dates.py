"""Readers of what the calendar names: days, weekdays, months, seasons, quarters, years, decades, centuries."""

from __future__ import annotations

from dataclasses import replace

from pipelines.language.times import calendar as cal
from pipelines.language.times import meanings
from pipelines.language.times.scan import Item, Match, Scan, at, item, reader, the_year, when, yearly

MODERN = (1800, 2100)
"""Years that are known for years by little."""
UNIT_SIGNS = ("%", "‰", "€", "$", "£", "°")


@reader
def numeric(scan: Scan, match: Match) -> Item | None:
    if not all(scan.glued(index) for index in range(match.start() + 1, match.end())):
        return None
    if scan.doc.words[match.start() - 1 : match.start()] in (["/"], ["-"]) and scan.glued(match.start()):
        return None
    month, day = scan.value(at(match, "m"), "number"), scan.value(at(match, "d"), "day")
    days = cal.a_day(the_year(scan, at(match, "y")), month, day)
    return item(match, meanings.Fixed(days) if days else meanings.Meaning())


@reader
def dotted(scan: Scan, match: Match) -> Item | None:
    day, month, year = map(int, scan.doc.words[match.start()].split("."))
    days = cal.a_day(year, month, day)
    return item(match, meanings.Fixed(days) if days else meanings.Meaning())


@reader
def day(scan: Scan, match: Match) -> Item | None:
    month_at, day_at = at(match, "m"), at(match, "d")
    if scan.on_a_street(match.start()):
        return None
    number, month = scan.value(day_at, "day", "first", "number"), scan.value(month_at, "month", "month_short")
    if number != int(number):
        return None
    for known in scan.lexicon.table["known"]:
        if (known["month"], known["day"]) == (month, number) and at(match, "y") is None:
            beside = scan.lowers[max(0, match.start() - 5) : match.start()]
            if any(word in known["beside"] for word in beside):
                return item(match, meanings.Meaning())
    weekday = scan.value(at(match, "w"), "weekday") if at(match, "w") is not None else None
    return item(match, yearly(scan, match, lambda year: cal.a_day(year, month, int(number)), weekday))


@reader
def days(scan: Scan, match: Match) -> Item | None:
    first = scan.value(match.start() if at(match, "a") is None else at(match, "a"), "day", "first")
    last, month = scan.value(at(match, "d"), "day", "first"), scan.value(at(match, "m"), "month")
    if scan.is_a(at(match, "a") + 1, "dash") and not scan.glued(at(match, "a") + 1):
        return None
    if first < last:
        start = meanings.Yearly(lambda year: cal.a_day(year, month, first))
    elif scan.is_a(at(match, "a") + 1, "at"):
        # "dal 28 al 3 marzo": the first day is of the month before.
        start = meanings.Yearly(lambda year: cal.a_day(year - (month == 1), (month - 2) % 12 + 1, first))
    else:
        return None
    return item(match, meanings.Between(start, yearly(scan, match, lambda year: cal.a_day(year, month, last))))


@reader
def weekday_day(scan: Scan, match: Match) -> Item | None:
    if scan.counts_what_follows(match.end()):
        return None
    number, weekday = scan.value(at(match, "d"), "day"), scan.value(at(match, "w"), "weekday")

    return item(match, meanings.DayOfMonth(number, weekday))


@reader
def nth_weekday(scan: Scan, match: Match) -> Item | None:
    month, weekday = scan.value(at(match, "m"), "month"), scan.value(at(match, "w"), "weekday")
    count = scan.value(at(match, "n"), "final", "ordinal")

    def make(year: int) -> cal.Pair | None:
        whole = cal.months(year, month)
        if whole is None:
            return None
        found = [d for number in range(1, 32) if (d := cal.a_day(year, month, number)) and d[0].weekday() == weekday]
        return found[count - (count > 0)] if abs(count) <= len(found) else None

    return item(match, yearly(scan, match, make))


@reader
def nth_week(scan: Scan, match: Match) -> Item | None:
    month, count = scan.value(at(match, "m"), "month"), scan.value(at(match, "n"), "final", "ordinal")

    def make(year: int) -> cal.Pair | None:
        whole = cal.months(year, month)
        if whole is None or count > 4:
            return None
        last = whole[1].day if count < 0 else 7 * count
        return cal.a_day(year, month, last - 6)[0], cal.a_day(year, month, last)[0]

    return item(match, yearly(scan, match, make))


@reader
def months(scan: Scan, match: Match) -> Item | None:
    if scan.looks_like_a_name(at(match, "a")):
        return None
    first, last = scan.value(at(match, "a"), "month"), scan.value(at(match, "b"), "month")
    joined = scan.is_a(at(match, "a") + 1, "and") and not scan.is_a(match.start() - 1, "between")
    if joined and (last - first) % 12 != 1:
        return None
    return from_to(scan, match, first, last)


@reader
def month_span(scan: Scan, match: Match) -> Item | None:
    return from_to(scan, match, *scan.value(at(match, "a"), "month_span"))


def from_to(scan: Scan, match: Match, first: int, last: int) -> Item:
    """Whole months from one to another; those that pass a new year belong to the year of the last."""

    def make(year: int) -> cal.Pair | None:
        return cal.months(year - (first > last), first, (last - first) % 12 + 1)

    return item(match, yearly(scan, match, make))


@reader
def month(scan: Scan, match: Match) -> Item | None:
    index = at(match, "m")
    number = scan.value(index, "month")
    alone = match.end() - match.start() == 1
    if scan.looks_like_a_name(index) or (alone and scan.is_a(index - 1, "day")):
        return None
    if alone and scan.capital(index) and not scan.is_a(index - 1, "before_season", "and", "dash"):
        return None
    return item(match, yearly(scan, match, lambda year: cal.months(year, number)))


@reader
def weekday(scan: Scan, match: Match) -> Item | None:
    index = at(match, "w")
    number = scan.value(index, "weekday")
    if scan.looks_like_a_name(index):
        return None
    which = when(scan, match)
    if at(match, "l") is not None and not which:
        return item(match, meanings.Weekday(number, week=0))
    if not which and scan.is_a(match.start() - 1, "the_one"):
        # "il lunedì": every Monday, or one that other words tell.
        return item(match, meanings.Meaning(), "set")
    return item(match, meanings.Weekday(number, which))


@reader
def season(scan: Scan, match: Match) -> Item | None:
    index = at(match, "s")
    if (scan.capital(index) and not scan.opens_sentence(index)) or scan.looks_like_a_name(index):
        return None
    if scan.lowers[index - 1] == "d'":
        return item(match, meanings.Meaning(), "set")
    first, last = scan.lexicon.table["seasons"][str(scan.value(index, "season"))]
    wraps, written = first > last, the_year(scan, at(match, "y"))

    def make(year: int) -> cal.Pair | None:
        return cal.months(year, first, (last - first) % 12 + 1)

    if wraps and written is not None and at(match, "z") is None:
        # "l'inverno del 2024" may be the one that began or the one that ended in it.
        before, after = make(written - 1), make(written)
        return item(match, meanings.Fixed((before[0], after[1])) if before and after else meanings.Meaning())
    if not wraps and at(match, "z") is not None:
        return None
    if match.end() - match.start() == 1 and not scan.is_a(index - 1, "before_season"):
        return None
    if at(match, "l") is not None and scan.is_a(at(match, "l"), "this"):
        return item(match, meanings.Yearly(make))
    return item(match, yearly(scan, match, make))


@reader
def feast(scan: Scan, match: Match) -> Item | None:
    index, eve = at(match, "f"), at(match, "e")
    before = index - 1
    # "a Natale", "per Pasqua", "la notte di Natale", "la vigilia di Natale"; elsewhere it may be a name or a title.
    placed = scan.is_a(before, "at", "for") or (scan.is_a(before, "of") and scan.is_a(before - 1, "feast_marker"))
    if not (placed or when(scan, match)) or (eve is not None and not scan.is_a(eve, "feast_marker")):
        return None
    following = scan.doc.tags[index + 1].pos if scan.doc.tags and index + 1 < len(scan.codes) else ""
    if (scan.capital(index + 1) and at(match, "y") is None) or (following == "ADJ" and not when(scan, match)):
        # "il Capodanno lunare" is another day, "Natale Rossi" is somebody.
        return None
    name = scan.value(index, "feast")

    def make(year: int) -> cal.Pair | None:
        if name.startswith("easter"):
            day = cal.shift_day(cal.easter(year), "day", len(name.split("+")) - 1)
        else:
            day = cal.a_day(year, *map(int, name.split("-")))[0]
        day = cal.shift_day(day, "day", -1) if day and eve is not None else day
        return (day, day) if day else None

    return item(match, yearly(scan, match, make))


@reader
def quarter(scan: Scan, match: Match) -> Item | None:
    size = scan.value(at(match, "q"), "quarter")
    index = at(match, "n")
    number = scan.value(index, "final", "ordinal", "roman", "one")
    if scan.is_a(index, "final"):
        number = 12 // size
        if at(match, "y") is None:
            return item(match, meanings.Meaning())
    if number * size > 12:
        return item(match, meanings.Meaning())
    meaning = yearly(scan, match, lambda year: cal.months(year, (number - 1) * size + 1, size))
    return item(match, replace(meaning, this_year=True) if isinstance(meaning, meanings.Yearly) else meaning)


@reader
def fiscal(scan: Scan, match: Match) -> Item | None:
    """A business year that ends with a month."""
    month = scan.value(at(match, "m"), "month")
    year = the_year(scan, at(match, "y"))
    if year is not None:
        return item(match, yearly(scan, match, lambda year: cal.months(year, month - 11, 12)))
    return item(match, meanings.FiscalYear(lambda year: cal.months(year, month)))


@reader
def fiscal_year(scan: Scan, match: Match) -> Item | None:
    return item(match, meanings.Fixed(cal.years(*[scan.value(at(match, "y"), "year")] * 2)))


@reader
def decade(scan: Scan, match: Match) -> Item | None:
    def first_of(name: str) -> int | None:
        index = at(match, name)
        if index is None:
            return None
        value = scan.value(index, "year", "two_thousand", "apostrophe_year", "short_year", "ten")
        if value >= 1000:
            return value
        # "gli anni Venti" may be those of either century.
        return 1900 + value if value >= 30 else -1

    place = "t" if "t" in match.re.groupindex else "y"
    first = first_of(place)
    last = first_of("u" if place == "t" else "z")
    if first % 10 and first > 0:
        # "gli anni 2021 e 2022" are two years.
        days = cal.years(first, last or first)
    elif -1 in (first, last):
        return item(match, meanings.Meaning())
    else:
        days = cal.years(first, (last or first) + 9)
    meaning: meanings.Meaning = meanings.Fixed(days) if days else meanings.Meaning()
    return item(match, meanings.Inside(meaning, "begin") if at(match, "f") is not None else meaning)


@reader
def century(scan: Scan, match: Match) -> Item | None:
    number = scan.value(at(match, "n"), "roman", "one", "ordinal_century")
    return item(match, meanings.Fixed(cal.years(number * 100 - 99, number * 100)))


@reader
def named_century(scan: Scan, match: Match) -> Item | None:
    index = match.start()
    if not scan.capital(index) or scan.opens_sentence(index) or not scan.is_a(index - 1, "before_season"):
        return None
    first = scan.value(index, "named_century")
    return item(match, meanings.Fixed(cal.years(first, first + 99)))


@reader
def years(scan: Scan, match: Match) -> Item | None:
    first = scan.value(at(match, "y"), "year")
    last_at = at(match, "z")
    last = scan.value(last_at, "year", "short_year")
    if last < 100:
        last += first // 100 * 100
    slash = scan.is_a(last_at - 1, "slash")
    follows = scan.doc.words[match.end()] if match.end() < len(scan.codes) else ""
    if not first < last <= first + (1 if slash else 200) or scan.glued(last_at) != scan.glued(last_at - 1):
        return None
    if (follows in ("/", "-") and scan.glued(match.end())) or not 1500 <= first <= MODERN[1]:
        return None
    return item(match, meanings.Fixed(cal.years(first, last)))


@reader
def year(scan: Scan, match: Match) -> Item | None:
    index = match.start()
    value = scan.value(index, "year")
    before = index - 1
    while scan.is_a(before, "far"):
        before -= 1
    following = scan.doc.words[index + 1] if index + 1 < len(scan.codes) else ""
    if following in ("/", "-") and scan.glued(index + 1):
        return None
    meaning = meanings.Fixed(cal.years(value, value))
    counts = scan.counts_what_follows(index + 1)
    if scan.is_a(before, "before_year") and not scan.is_a(index + 1, "unit") and following not in UNIT_SIGNS:
        # After these a year stands even before a noun: "nel 2024 aziende e famiglie", never "nel 2024 tonnellate".
        return item(match, meaning)
    if counts or not MODERN[0] <= value <= MODERN[1]:
        return None
    if scan.is_a(before, "year_noun"):
        return item(match, meaning)
    if scan.is_a(before, "open") and (scan.is_a(index + 1, "close") or following in (",", ";")):
        return item(match, meaning)
    listed = scan.is_a(before, "comma", "and", "or", "between", "from", "begin", "end", "half")
    return item(match, meaning, needs="year") if listed else None
