"""Readers of what is told from today or only measured: "ieri", "lo scorso anno", "tre giorni fa", "per tre anni", "alle 15"."""

from __future__ import annotations

from pipelines.language.times import calendar as cal
from pipelines.language.times.scan import Item, Match, Scan, at, item, reader, when

NIGHT = "night"
WHOLE_UNITS = ("day", "week", "month", "year", "quarter", "half")


@reader
def deictic(scan: Scan, match: Match) -> Item | None:
    offset = scan.value(at(match, "d"), "deictic")
    if at(match, "o") is not None:
        if offset >= 0:
            return None
        offset -= 1
    return item(match, cal.Shift("day", offset))


@reader
def until_now(scan: Scan, match: Match) -> Item | None:
    """"ad oggi": up to now; "rinviato a domani" is a day."""
    if scan.value(at(match, "d"), "deictic") != 0 or scan.is_a(match.start() - 1, "up_to"):
        return None
    return item(match, cal.Open(cal.Shift("day", 0), "until"))


@reader
def this_day(scan: Scan, match: Match) -> Item | None:
    night = scan.value(at(match, "d"), "this_day") == NIGHT or scan.is_a(at(match, "d"), "night")
    return item(match, cal.Night() if night else cal.Shift("day", 0))


@reader
def last_night(scan: Scan, match: Match) -> Item | None:
    return item(match, cal.Night())


@reader
def set(scan: Scan, match: Match) -> Item | None:  # noqa: A001 - named as its form
    return item(match, cal.Meaning(), "set")


@reader
def elsewhen(scan: Scan, match: Match) -> Item | None:
    # "secoli prima" and "un'ora dopo" alike are told from another time; "prima" may also begin a clause of its own.
    return item(match, cal.Meaning())


@reader
def window(scan: Scan, match: Match) -> Item | None:
    number, unit = scan.value(at(match, "n"), "number"), scan.value(at(match, "u"), "unit")
    direction = scan.value(at(match, "d"), "last", "next", "final")
    meaning: cal.Meaning = cal.Window(unit, direction * number)
    if number <= 0:
        meaning = cal.Meaning()
    elif scan.is_a(at(match, "d"), "final") and scan.is_a(match.end(), "of"):
        # "gli ultimi due mesi del 2024" are that year's, "gli ultimi cinque minuti della partita" are the match's.
        return item(match, cal.Meaning(), needs=f"months:{-round(number)}" if unit == "month" else "")
    return item(match, meaning)


@reader
def first_months(scan: Scan, match: Match) -> Item | None:
    number = scan.value(at(match, "n"), "number")
    if number != int(number) or not 1 <= number <= 11:
        return None

    def make(year: int) -> cal.Pair | None:
        return cal.months(year, 1, int(number))

    return item(match, cal.Yearly(make))


@reader
def some(scan: Scan, match: Match) -> Item | None:
    index = at(match, "d")
    part = "begin" if scan.is_a(index, "first_few") else "end" if scan.is_a(index, "final") else ""
    if part == "begin":
        return item(match, cal.Meaning(), needs="begin:") if scan.is_a(match.end(), "of") else None
    if scan.is_a(index, "these") and scan.value(at(match, "u"), "unit") in ("second", "minute"):
        return None
    return item(match, cal.Meaning(), needs="end:" if part and scan.is_a(match.end(), "of") else "")


@reader
def unit(scan: Scan, match: Match) -> Item | None:
    index, unit = at(match, "d"), scan.value(at(match, "u"), "unit")
    count = scan.value(index, "last", "next", "this", "current", "final")
    if unit in cal.HOURS or (scan.is_a(index, "final") and scan.is_a(match.end(), "of")):
        return None if unit in cal.HOURS else item(match, cal.Meaning())
    if scan.is_a(at(match, "u"), "plural"):
        return item(match, cal.Meaning())
    if scan.is_a(index, "final"):
        return item(match, cal.Window(unit, -1)) if unit in ("day", "week", "month", "year", "decade") else item(match, cal.Meaning())
    if unit == "day" and count == 0 and scan.value(at(match, "u"), "day_word") is not None:
        return item(match, cal.Meaning())
    if unit == "day" and count:
        return item(match, cal.Meaning())
    return item(match, cal.Shift(unit, count))


@reader
def course(scan: Scan, match: Match) -> Item | None:
    unit = scan.value(at(match, "u"), "unit")
    if unit not in ("week", "month", "year") or scan.is_a(at(match, "u"), "plural"):
        return None
    # The preposition stays outside, as before other dates ("nel corso di" belongs to the expression of the course).
    return item(match, cal.Shift(unit, 0, bare=True))


@reader
def bare_unit(scan: Scan, match: Match) -> Item | None:
    unit = scan.value(at(match, "u"), "unit")
    if unit not in WHOLE_UNITS and unit != "weekend" or unit == "day" or scan.is_a(match.start(), "plural"):
        return None
    return item(match, cal.Shift(unit, 0, bare=True), needs="company")


@reader
def ago(scan: Scan, match: Match) -> Item | None:
    number, unit = scan.value(at(match, "n"), "number"), scan.value(at(match, "u"), "unit")
    if at(match, "h") is not None and unit in cal.MONTHS:
        number, unit = (number + 0.5) * cal.MONTHS[unit], "month"
    if unit in cal.HOURS:
        return item(match, cal.Window(unit, -number))
    if unit == "month" and number % 1 or number <= 0:
        return item(match, cal.Meaning())
    if unit in ("decade", "century"):
        number, unit = number * cal.MONTHS[unit] // 12, "year"
        # Round numbers of years are rough.
        return item(match, cal.Meaning() if number > 2000 else Rough(int(number)))
    return item(match, cal.Shift(unit, -number))


class Rough(cal.Anchored):
    """"due decenni fa": so many years ago, give or take five."""

    def __init__(self, count: int) -> None:
        object.__setattr__(self, "count", count)

    def at(self, today: cal.date, side: str) -> cal.Days | None:
        return cal.years(today.year - self.count - 5, today.year - self.count + 5)


@reader
def vague_ago(scan: Scan, match: Match) -> Item | None:
    return item(match, cal.Meaning())


@reader
def ahead(scan: Scan, match: Match) -> Item | None:
    number, unit = scan.value(at(match, "n"), "number"), scan.value(at(match, "u"), "unit")
    if scan.is_a(match.end(), "and"):
        return None
    return item(match, cal.Window(unit, number) if unit in cal.HOURS else cal.Shift(unit, number))


def is_age(scan: Scan, start: int, end: int) -> bool:
    """Whether "N anni" over tokens `[start, end)` says how old somebody is, by the words beside it."""
    before = start - 1
    doc = scan.doc
    if scan.is_a(before, "the"):
        before -= 1
    if scan.is_a(before, "age_word") or (scan.is_a(before, "of") or scan.is_a(before, "at")) and scan.is_a(before - 1, "age_word"):
        return True
    if scan.is_a(before, "have") and not scan.is_a(end, "of"):
        return True
    if doc.lowers[before : before + 1] == ["a"]:
        return not scan.is_a(end, "from")
    pos = [doc.tags[i].pos if doc.tags and 0 <= i < len(doc.tags) else "" for i in (before - 1, before)]
    named = pos[0] == "PROPN" or (scan.capital(before - 1) and not scan.opens_sentence(before - 1))
    closed = end >= len(scan.codes) or not doc.words[end][-1].isalnum()
    if doc.words[before : before + 1] in ([","], ["("]):
        return closed and (named or scan.is_a(before, "open"))
    if doc.lowers[before : before + 1] == ["di"]:
        return named or doc.lowers[before - 1] in scan.lexicon.table["ages"]["people"]
    return False


@reader
def amounts(scan: Scan, match: Match) -> Item | None:
    unit = scan.value(at(match, "u"), "unit")
    link = at(match, "n") - 1 - (at(match, "b") is not None)
    if scan.is_a(link, "and") and not (at(match, "f") is not None and scan.is_a(at(match, "f"), "between")):
        return None
    if scan.is_a(link, "at") and at(match, "f") is None:
        return None
    aged = unit == "year" and (
        at(match, "a") is not None or scan.is_a(match.start() - 1, "age_word") or scan.is_a(match.start() - 2, "age_word")
    )
    return item(match, cal.Meaning(), "age" if aged else "duration")


@reader
def amount(scan: Scan, match: Match) -> Item | None:
    number, unit = scan.value(at(match, "n"), "number"), scan.value(at(match, "u"), "unit")
    start, number_at, prefix = match.start(), at(match, "n"), at(match, "f")
    if scan.capital(at(match, "u")) and not scan.capital(number_at) or (unit == "second" and number < 2):
        return None
    if prefix is None and number == 1 and not scan.lowers[number_at].isdigit():
        # "un giorno", "un'ora": a length only after a preposition that says so.
        if not scan.is_a(start - 1, "for") and not scan.is_a(start - 1, "in") and not scan.is_a(start - 1, "of"):
            return None
    if prefix is not None and scan.is_a(prefix, "until"):
        open_end = cal.Open(cal.Window(unit, number), "until")
        return item(match, cal.Meaning() if scan.is_a(match.end(), "from") else open_end)
    if prefix is None and unit == "year" and 0 < number < 130 and is_age(scan, start, match.end()):
        written = start - 1 if scan.lowers[start - 1] == "a" and not scan.is_a(start - 2, "age_word") else start
        return item(match, cal.Meaning(), "age", start=written)
    since = prefix is not None and scan.lowers[prefix] == "da" and not scan.is_a(match.end(), "from")
    return item(match, cal.Open(cal.Window(unit, -number), "from") if since else cal.Meaning(), "duration")


@reader
def age(scan: Scan, match: Match) -> Item | None:
    return item(match, cal.Meaning(), "age")


@reader
def clock(scan: Scan, match: Match) -> Item | None:
    index = at(match, "c")
    if at(match, "h") is None:
        if not (":" in scan.lowers[index] or scan.is_a(index - 1, "at_hour")):
            return None
        if scan.counts_what_follows(match.end()):
            return None
    elif not scan.is_a(index, "clock") and not 0 <= (scan.value(index, "number") or 0) <= 24:
        return None
    return item(match, cal.Meaning(), "clock")


@reader
def clock_bare(scan: Scan, match: Match) -> Item | None:
    """"alle 17": an hour where nothing follows that could be counted."""
    index, end = match.end() - 1, match.end()
    number = scan.value(index, "number")
    if scan.lowers[match.start()] == "le" or number != int(number) or not 0 <= number <= 24:
        return None
    following = scan.doc.words[end] if end < len(scan.codes) else "."
    if following in "%‰€$£°" or following[0].isalnum() and not (scan.is_a(end, "of") or scan.is_a(end, "deictic")):
        return None
    if scan.is_a(end, "of") and not (scan.is_a(end + 1, "day_part") or scan.is_a(end + 1, "deictic") or scan.is_a(end + 1, "weekday")):
        return None
    return item(match, cal.Meaning(), "clock", start=index)


@reader
def noon(scan: Scan, match: Match) -> Item | None:
    return item(match, cal.Meaning(), "clock")
