"""From readings that stand alone to whole expressions: ranges, open ends, parts of periods, days with their hour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.language.times import meanings
from pipelines.language.times.lexicon import Lexicon, compile_form
from pipelines.language.times.scan import Item, Scan

LOOK_BACK = 6
"""How many tokens before an item a prefix may take."""


class Joints:
    """The small forms that stand before and between items, compiled from `[joints]` of `times.toml`."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table["joints"]
        self.before = [
            (name, re.compile(f"(?:{compile_form(form, lexicon.members).pattern})$"))
            for name, forms in table["before"].items()
            for form in forms
        ]
        self.between = {
            name: re.compile("|".join(compile_form(form, lexicon.members).pattern for form in forms))
            for name, forms in table["between"].items()
        }
        self.range_first = re.compile(f"(?:{compile_form(table['range_first'], lexicon.members).pattern})$")


def combine(scan: Scan, items: list[Item], joints: Joints) -> Iterator[Item]:
    """Whole expressions in reading order, each an Item that needs nothing more."""
    merged = _with_owners(scan, items, joints)
    merged = [widened for item in merged if (widened := _with_part(scan, item, joints))]
    merged = _with_owners(scan, merged, joints)
    merged = _with_hours(scan, merged, joints)
    last_end = 0
    index = 0
    while index < len(merged):
        item = merged[index]
        following = merged[index + 1] if index + 1 < len(merged) else None
        index += 1
        if following and (joined := _range(scan, item, following, joints)):
            item = joined
            index += 1
        item = _with_prefix(scan, item, joints)
        if item.needs.startswith(("months:", "end:")):
            # "gli ultimi cinque mesi di vita": those of something that is no date.
            item = item._replace(needs="")
        if item.needs not in ("", "year") or item.start < last_end:
            continue
        if item.needs == "year" and not (last_end and item.start - last_end <= 2):
            # A year in a list ("nel 2021, 2022 e 2023") only after another time.
            continue
        last_end = item.end
        yield item


def _gap(scan: Scan, left: Item, right: Item) -> str:
    return scan.codes[left.end : right.start]


def _with_owners(scan: Scan, items: list[Item], joints: Joints) -> list[Item]:
    """Join what is of another: "aprile dell'anno scorso", "i primi nove mesi del 2025"."""
    found: list[Item] = []
    for item in items:
        if found and found[-1].kind == "date" and item.kind == "date":
            before = found[-1]
            gap = _gap(scan, before, item)
            if item.start - before.end <= 2 and joints.between["of"].fullmatch(gap):
                meaning = _owned(before, item)
                if meaning is not None:
                    found[-1] = Item(before.start, item.end, meaning, "date")
                    continue
        found.append(item)
    return found


def _owned(inner: Item, outer: Item) -> meanings.Meaning | None:
    """What `inner` of `outer` means, or None where they do not belong together."""
    part, colon, count = inner.needs.partition(":")
    if colon:
        return meanings.Inside(outer.meaning, part, int(count or 0))
    if type(outer.meaning) is meanings.Meaning:
        # "nel marzo dello stesso anno": told by another time of the text.
        return outer.meaning if isinstance(inner.meaning, meanings.Yearly) else None
    year = outer.meaning
    whole_year = isinstance(year, meanings.Shift) and year.unit == "year"
    if isinstance(year, meanings.Fixed):
        whole_year = (year.days[1] - year.days[0]).days in (364, 365)
    if (
        isinstance(inner.meaning, meanings.Yearly)
        and whole_year
        and inner.meaning.weekday is None
        and not inner.meaning.when
    ):
        return meanings.OfYear(inner.meaning, year)
    if isinstance(inner.meaning, meanings.Weekday) and isinstance(year, meanings.Shift) and year.unit == "week":
        return meanings.Weekday(inner.meaning.number, week=int(year.count))
    return None


def _with_part(scan: Scan, item: Item, joints: Joints) -> Item | None:
    """Take in the part that is meant: "a metà aprile", "la seconda metà dell'anno"; "la serata di ieri"."""
    if item.kind not in ("date", "set"):
        return item
    start = item.start
    left = scan.codes[max(0, start - LOOK_BACK) : start]
    for name, pattern in joints.before:
        if name not in ("begin", "mid", "end", "half", "day_part"):
            continue
        match = pattern.search(left)
        if not match:
            continue
        first = start - len(match.group())
        if name == "day_part":
            if not isinstance(item.meaning, meanings.Shift) or item.meaning.unit == "day":
                item = item._replace(start=first)
            continue
        if item.kind != "date" or isinstance(item.meaning, (meanings.Weekday, meanings.Night, meanings.Window)):
            continue
        if isinstance(item.meaning, meanings.Shift) and item.meaning.unit == "day":
            continue
        count = 0
        if name == "half":
            count = scan.value(first, "ordinal") or 0
            if count not in (1, 2):
                continue
        return Item(first, item.end, meanings.Inside(item.meaning, name, count), "date", "")
    if scan.is_a(item.end, "day_part"):
        item = item._replace(end=item.end + 1)
    return item


def _with_hours(scan: Scan, items: list[Item], joints: Joints) -> list[Item]:
    """A clock and the day beside it are one expression: "ieri alle 13:04", "alle 22.30 di venerdì 19"."""
    found: list[Item] = []
    for item in items:
        if item.kind == "clock":
            item = _with_part_of_day(scan, item)
        if found:
            before = found[-1]
            gap = _gap(scan, before, item)
            pair = {before.kind, item.kind}
            if pair == {"clock", "date"} and len(gap) <= 3 and not before.needs and not item.needs:
                dated = before if before.kind == "date" else item
                name = "hour" if item.kind == "clock" else "of"
                if joints.between[name].fullmatch(gap):
                    found[-1] = Item(before.start, item.end, dated.meaning, "date")
                    continue
        found.append(item)
    return found


def _with_part_of_day(scan: Scan, item: Item) -> Item:
    """Take in what follows an hour: "alle 7 del mattino"."""
    if scan.is_a(item.end, "of") and scan.is_a(item.end + 1, "day_part"):
        return item._replace(end=item.end + 2)
    return item


def _range(scan: Scan, item: Item, following: Item, joints: Joints) -> Item | None:
    """Two dates as one period: "dal 2021 al 2024", "tra marzo e maggio", "gennaio-giugno"."""
    if item.kind != "date" or following.kind != "date" or isinstance(item.meaning, meanings.Open):
        return None
    gap = _gap(scan, item, following)
    if not gap or len(gap) > 3:
        return None
    if item.needs not in ("", "year") or following.needs not in ("", "year"):
        return None
    left = scan.codes[max(0, item.start - 2) : item.start]
    start = item.start
    opened = joints.range_first.search(left)
    if opened and joints.between["range"].fullmatch(gap):
        start -= len(opened.group())
        wanted = "and" if scan.is_a(start, "between") else "to"
        if not joints.between[wanted].fullmatch(gap):
            return None
    elif not joints.between["dash"].fullmatch(gap) or type(item.meaning) is not type(following.meaning):
        return None
    return Item(start, following.end, meanings.Between(item.meaning, following.meaning), "date")


def _with_prefix(scan: Scan, item: Item, joints: Joints) -> Item:
    """Take in what opens a side: "entro il 1° dicembre", "dal 2021", "fino a ieri", "non prima di giovedì"."""
    if item.kind != "date":
        return item
    start = item.start
    left = scan.codes[max(0, start - LOOK_BACK) : start]
    if isinstance(item.meaning, meanings.Between):
        for name, pattern in joints.before:
            if name == "between" and (match := pattern.search(left)):
                start -= len(match.group())
                break
        # "la notte tra venerdì e sabato"
        return item._replace(start=start - (scan.is_a(start, "between") and scan.is_a(start - 1, "day_part")))
    for name, pattern in joints.before:
        if name in ("begin", "mid", "end", "half", "day_part", "between"):
            continue
        match = pattern.search(left)
        if not match:
            continue
        first = start - len(match.group())
        if name == "course":
            return item._replace(start=first, needs="")
        if name == "company":
            return item._replace(needs="")
        if item.needs == "company" and name != "until":
            continue
        return Item(first, item.end, meanings.Open(item.meaning, name), "date")
    return item
