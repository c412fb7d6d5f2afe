"""Readers of what is told from today ("ieri", "lo scorso anno", "tre giorni fa") or only measured ("per tre anni")."""

from __future__ import annotations

from pipelines.language.times import calendar as cal
from pipelines.language.times import meanings
from pipelines.language.times.scan import Item, Match, Scan, at, item, reader, when

NIGHT = "night"
WHOLE_UNITS = ("week", "weekend", "month", "year", "quarter", "half")


@reader
def deictic(scan: Scan, match: Match) -> Item | None:
    offset = scan.value(at(match, "d"), "deictic")
    if at(match, "o") is not None:
        if offset >= 0:
            return None
        offset -= 1
    return item(match, meanings.Shift("day", offset))


@reader
def until_now(scan: Scan, match: Match) -> Item | None:
    """Up to now: "ad oggi". But "rinviato a domani" is a day."""
    if scan.value(at(match, "d"), "deictic") != 0 or scan.is_a(match.start() - 1, "up_to"):
        return None
    return item(match, meanings.Open(meanings.Shift("day", 0), "until"))


@reader
def this_day(scan: Scan, match: Match) -> Item | None:
    night = scan.value(at(match, "d"), "this_day") == NIGHT or scan.is_a(at(match, "d"), "night")
    return item(match, meanings.Night() if night else meanings.Shift("day", 0))


@reader
def last_night(scan: Scan, match: Match) -> Item | None:
    return item(match, meanings.Night())


@reader
def repeated(scan: Scan, match: Match) -> Item | None:
    return item(match, meanings.Meaning(), "set")


@reader
def elsewhen(scan: Scan, match: Match) -> Item | None:
    # "secoli prima" and "un'ora dopo" alike are told from another time; "prima" may also begin a clause of its own.
    return item(match, meanings.Meaning())


@reader
def window(scan: Scan, match: Match) -> Item | None:
    number, unit = scan.value(at(match, "n"), "number"), scan.value(at(match, "u"), "unit")
    direction = scan.value(at(match, "d"), "last", "next", "final")
    meaning: meanings.Meaning = meanings.Window(unit, direction * number)
    if number <= 0:
        meaning = meanings.Meaning()
    elif scan.is_a(at(match, "d"), "final") and scan.is_a(match.end(), "of"):
        # "gli ultimi due mesi del 2024" are that year's, "gli ultimi cinque minuti della partita" are the match's.
        return item(match, meanings.Meaning(), needs=f"months:{-round(number)}" if unit == "month" else "")
    return item(match, meaning)


@reader
def first_months(scan: Scan, match: Match) -> Item | None:
    number = scan.value(at(match, "n"), "number")
    if number != int(number) or not 1 <= number <= 11:
        return None

    def make(year: int) -> cal.Pair | None:
        return cal.months(year, 1, int(number))

    return item(match, meanings.Yearly(make, this_year=True))


@reader
def some(scan: Scan, match: Match) -> Item | None:
    index = at(match, "d")
    part = "begin" if scan.is_a(index, "first_few") else "end" if scan.is_a(index, "final") else ""
    if part == "begin":
        return item(match, meanings.Meaning(), needs="begin:") if scan.is_a(match.end(), "of") else None
    if scan.is_a(index, "these") and scan.value(at(match, "u"), "unit") in ("second", "minute"):
        return None
    return item(match, meanings.Meaning(), needs="end:" if part and scan.is_a(match.end(), "of") else "")


@reader
def unit(scan: Scan, match: Match) -> Item | None:
    index, unit = at(match, "d"), scan.value(at(match, "u"), "unit")
    if index is None:
        return item(match, meanings.Shift(unit, 0))
    count = scan.value(index, "last", "next", "this", "current", "final")
    if unit in cal.HOURS:
        return None
    if scan.is_a(at(match, "u"), "plural") or (scan.is_a(index, "final") and scan.is_a(match.end(), "of")):
        # "le ultime settimane" are uncounted, "l'ultimo anno di governo" is that government's.
        return item(match, meanings.Meaning())
    if unit == "day":
        # "questo giorno", "il giorno prossimo" are told by other words.
        return item(match, meanings.Meaning())
    if scan.is_a(index, "final"):
        return item(
            match, meanings.Window(unit, -1) if unit in ("week", "month", "year", "decade") else meanings.Meaning()
        )
    return item(match, meanings.Shift(unit, count))


@reader
def weekend(scan: Scan, match: Match) -> Item | None:
    """Saturday and Sunday: "questo fine settimana"; alone it is left to the words beside it."""
    which = when(scan, match, "d", "k")
    told = at(match, "d") is not None or bool(which)
    return item(
        match, meanings.Shift("weekend", {"last": -1, "next": 1}.get(which, 0)), needs="" if told else "company"
    )


@reader
def some_time(scan: Scan, match: Match) -> Item | None:
    """A length that is not told: "alcuni mesi", "da qualche anno"."""
    return item(match, meanings.Meaning(), "duration") if not scan.is_a(match.end(), "last", "next") else None


@reader
def course(scan: Scan, match: Match) -> Item | None:
    unit = scan.value(at(match, "u"), "unit")
    if unit not in ("week", "month", "year") or scan.is_a(at(match, "u"), "plural"):
        return None
    # The preposition stays outside, as before other dates ("nel corso di" belongs to the expression of the course).
    return item(match, meanings.Shift(unit, 0, bare=True))


@reader
def bare_unit(scan: Scan, match: Match) -> Item | None:
    unit = scan.value(at(match, "u"), "unit")
    if unit not in WHOLE_UNITS or scan.is_a(match.start(), "plural"):
        return None
    return item(match, meanings.Shift(unit, 0, bare=True), needs="company")


@reader
def ago(scan: Scan, match: Match) -> Item | None:
    number, unit = scan.value(at(match, "n"), "number"), scan.value(at(match, "u"), "unit")
    if at(match, "h") is not None and unit in cal.MONTHS:
        number, unit = (number + 0.5) * cal.MONTHS[unit], "month"
    if unit in cal.HOURS:
        return item(match, meanings.Window(unit, -number))
    if (unit == "month" and number % 1) or number <= 0:
        return item(match, meanings.Meaning())
    if unit == "decade" and number < 10:
        return item(match, meanings.Rough(int(number * 10)))
    if unit in ("decade", "century") or (unit == "year" and number >= 100):
        # So long ago is said in round numbers.
        return item(match, meanings.Meaning())
    return item(match, meanings.Shift(unit, -number))


@reader
def vague(scan: Scan, match: Match) -> Item | None:
    return item(match, meanings.Meaning())


@reader
def ahead(scan: Scan, match: Match) -> Item | None:
    number, unit = scan.value(at(match, "n"), "number"), scan.value(at(match, "u"), "unit")
    if at(match, "h") is not None and unit in cal.MONTHS:
        number, unit = (number + 0.5) * cal.MONTHS[unit], "month"
    if scan.is_a(match.end(), "and"):
        return None
    return item(match, meanings.Window(unit, number) if unit in cal.HOURS else meanings.Shift(unit, number))


def is_age(scan: Scan, start: int, end: int) -> bool:
    """Whether "N anni" over tokens `[start, end)` says how old somebody is, by the words beside it."""
    doc, before = scan.doc, start - 1
    while scan.is_a(before, "the", "about"):
        before -= 1
    if scan.is_a(before, "age_word") or (scan.is_a(before, "of", "at") and scan.is_a(before - 1, "age_word")):
        return True
    if scan.is_a(end, "of") and scan.is_a(end + 1, "sentence"):
        return False
    if scan.is_a(before, "have"):
        return not scan.is_a(end, "of")
    word = doc.lowers[before] if before >= 0 else ""
    if scan.is_a(before, "at") and len(word) < 3:
        return not scan.is_a(end, "from") and not scan.is_a(before - 1, "sentence", "up_to")
    is_name = before > 0 and (doc.tags[before - 1].pos == "PROPN" if doc.tags else scan.capital(before - 1))
    if scan.is_a(before, "comma"):
        return is_name
    if scan.is_a(before, "open"):
        return is_name and scan.is_a(end, "close", "comma")
    if scan.is_a(before, "of"):
        return is_name or scan.is_a(before - 1, "people", "open", "comma")
    return False


@reader
def amounts(scan: Scan, match: Match) -> Item | None:
    unit = scan.value(at(match, "u"), "unit")
    link = at(match, "n") - 1 - (at(match, "b") is not None)
    prefix = at(match, "f")
    if (scan.is_a(link, "and") and (prefix is None or not scan.is_a(prefix, "between"))) or (
        scan.is_a(link, "at") and prefix is None
    ):
        return None
    aged = unit == "year" and (
        at(match, "a") is not None
        or at(match, "b") is not None
        or any(scan.is_a(match.start() - step, "age_word") for step in (1, 2))
    )
    return item(match, meanings.Meaning(), "age" if aged else "duration")


@reader
def amount(scan: Scan, match: Match) -> Item | None:
    number, unit = scan.value(at(match, "n"), "number"), scan.value(at(match, "u"), "unit")
    start, number_at, prefix = match.start(), at(match, "n"), at(match, "f")
    if (scan.capital(at(match, "u")) and not scan.capital(number_at)) or (unit == "second" and number < 2):
        return None
    indefinite = prefix is None and number == 1 and not scan.lowers[number_at].isdigit()
    if indefinite and not scan.is_a(start - 1, "for", "in", "of", "after", "about"):
        # "un giorno", "un'ora": a length only after a word that says so.
        return None
    if prefix is not None and scan.is_a(prefix, "until"):
        open_end = meanings.Open(meanings.Window(unit, number), "until")
        return item(match, meanings.Meaning() if scan.is_a(match.end(), "from") else open_end)
    if prefix is None and unit == "year" and 0 < number < 130 and is_age(scan, start, match.end()):
        written = start - 1 if scan.lowers[start - 1] == "a" and not scan.is_a(start - 2, "age_word") else start
        return item(match, meanings.Meaning(), "age", start=written)
    since = prefix is not None and scan.lowers[prefix] == "da" and not scan.is_a(match.end(), "from")
    return item(
        match, meanings.Open(meanings.Window(unit, -number), "from") if since else meanings.Meaning(), "duration"
    )


@reader
def two_amounts(scan: Scan, match: Match) -> Item | None:
    """One length of two units: "due anni e sei mesi"."""
    return item(match, meanings.Meaning(), "duration")


@reader
def age(scan: Scan, match: Match) -> Item | None:
    return item(match, meanings.Meaning(), "age")


@reader
def clock(scan: Scan, match: Match) -> Item | None:
    index = at(match, "c")
    if at(match, "h") is None:
        told = ":" in scan.lowers[index] or scan.is_a(index - 1, "at_hour")
        zone = match.end() < len(scan.codes) and scan.doc.words[match.end()].isupper()
        if not told or (scan.counts_what_follows(match.end()) and not zone):
            return None
    elif not scan.is_a(index, "clock") and not 0 <= (scan.value(index, "number") or 0) <= 24:
        return None
    return item(match, meanings.Meaning(), "clock")


@reader
def clock_bare(scan: Scan, match: Match) -> Item | None:
    """An hour, where nothing follows that could be counted: "alle 17"."""
    index, end = match.end() - 1, match.end()
    number = scan.value(index, "number")
    if scan.lowers[match.start()] == "le" or number != int(number) or not 0 <= number <= 24:
        return None
    following = scan.doc.words[end] if end < len(scan.codes) else "."
    if scan.is_a(end, "of"):
        if not scan.is_a(end + 1, "day_part", "deictic", "weekday"):
            return None
    elif (following[0].isalnum() and not scan.is_a(end, "deictic", "at_hour")) or following in "%‰€$£°/-":
        return None
    return item(match, meanings.Meaning(), "clock", start=index)


@reader
def noon(scan: Scan, match: Match) -> Item | None:
    return item(match, meanings.Meaning(), "clock")
