"""Expressions of time: found by a grammar over word classes, settled as days by publication date and tense.

`find_times` does all of it; `times_in` and `time_for` are what extractors ask afterwards.

1. `lexicon`: words to classes, forms to patterns, from `times.toml`.
2. `scan`, `dates`, `spans`: each form of the table has a reader that says what it means (`calendar`).
3. `combine`: ranges, open ends, parts of periods, days with their hour.
4. `tense`, and settling: which days these are, given when the article appeared.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from pipelines.language.document import Document, Time
from pipelines.language.pack import Pack, load_pack
from pipelines.language.times import dates, meanings, spans
from pipelines.language.times.combine import Joints, combine
from pipelines.language.times.lexicon import lexicon
from pipelines.language.times.scan import READERS, Item, Scan
from pipelines.language.times.tense import Tenses, between_of

__all__ = ["READERS", "dates", "find_times", "spans", "time_for", "times_in"]


def find_times(doc: Document, pack: Pack) -> tuple[Time, ...]:
    """All expressions of time, in reading order and without overlap.

    Reads tokens, sentences, quotations, tags, lemmas and numbers. Kinds other than `date` have no days, but for
    durations that run up to now ("da tre anni"). Days that the calendar does not have (31 febbraio) are null.
    """
    words = lexicon(pack)
    scan = Scan(doc, words)
    items = read(scan)
    if not items:
        return ()
    joints = pack.cached("times.joints", lambda _: Joints(words))
    tenses = Tenses.of(doc, pack)
    times = [settle(scan, item, tenses) for item in combine(scan, items, joints)]
    return tuple(apposed(doc, times))


def read(scan: Scan) -> list[Item]:
    """The longest reading at each place, left to right."""
    items = []
    codes, readers = scan.codes, scan.lexicon.readers
    done = 0
    for head in scan.lexicon.heads.finditer(codes):
        start = head.start()
        if start < done:
            continue
        for means, pattern in readers[codes[start]]:
            match = pattern.match(codes, start)
            if match and (item := READERS[means](scan, match)):
                items.append(item)
                done = item.end
                break
    return items


def settle(scan: Scan, item: Item, tenses: Tenses) -> Time:
    """An expression as days: a period told in the past ends at the latest on the day of publication."""
    meaning, pub = item.meaning, scan.doc.published
    if type(meaning) is meanings.Meaning or (pub is None and not meaning.explicit):
        return Time(item.start, item.end, None, None, None, item.kind)
    side = tenses.side_of(item.start, item.end) if pub else ""
    # "il corteo del 13 settembre" dates the noun: what the verb will bring says nothing about it.
    of_a_noun = side != "past" and not isinstance(meaning, meanings.Weekday) and scan.is_a(item.start - 1, "of")
    start, end = meaning.settle(pub, "" if of_a_noun else side)
    if pub and side == "past" and start and end and start <= pub[1] < end:
        end = pub[1]
    basis = None if start is None and end is None else "explicit" if meaning.explicit else "relative"
    return Time(item.start, item.end, start, end, basis, item.kind)


def apposed(doc: Document, times: list[Time]) -> list[Time]:
    """Two names of one day are one expression: "ieri, 27 luglio", "ieri sera (mercoledì 24)"."""
    found: list[Time] = []
    for time in times:
        before = found[-1] if found else None
        if before and before.kind == time.kind == "date" and time.start - before.end == 1:
            mark = doc.words[before.end]
            one = before.date_start is not None and before[2:4] == time[2:4] and before.date_start == before.date_end
            closed = doc.words[time.end : time.end + 1] == [")"]
            if one and (mark == "," or (mark == "(" and closed)):
                basis = "explicit" if "explicit" in (before.basis, time.basis) else "relative"
                found[-1] = before._replace(end=time.end + (mark == "("), basis=basis)
                continue
        found.append(time)
    return found


def times_in(doc: Document, start: int, end: int) -> tuple[Time, ...]:
    """The times that lie wholly in tokens `[start, end)`."""
    first = bisect_left(doc.times, start, key=lambda time: time.start)
    return tuple(time for time in takewhile(lambda time: time.start < end, doc.times[first:]) if time.end <= end)


def time_for(doc: Document, start: int, end: int, *, within: tuple[int, int] | None = None) -> Time | None:
    """The date by which the words over tokens `[start, end)` (a verb, a trigger) are dated, or None.

    That is the nearest `date` of their sentence (or of the tokens `within`) and of the same quotation, with no other
    verb and no other clause between; where two are as near, the first.
    """
    if within is None:
        sentence = doc.sentences[doc.sentence_of[start]]
        within = sentence.start, sentence.end
    dated = [time for time in times_in(doc, *within) if time.kind == "date"]
    if not dated:
        return None
    tenses = Tenses.of(doc, load_pack(doc.language))
    near = [
        (tenses.distance(between), index)
        for index, time in enumerate(dated)
        if doc.quotation_of[time.start] == doc.quotation_of[start]
        and not tenses.parted(between := between_of(start, end, time.start, time.end))
    ]
    return dated[min(near)[1]] if near else None
