"""Tokens to sentences, after lines and quotations are known.

A sentence never ends inside a quotation that is a part of it: of «Chiudiamo. È deciso», ha detto il sindaco, the whole
is one sentence. A quotation that stands by itself is cut into its sentences. So a quotation lies within one
sentence, or is made of whole ones. A line is at least one sentence, unless a quotation runs on into the next line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from pipelines.language.document import Quotation, Sentence, Span
from pipelines.language.pack import Pack

STOPS = frozenset(".!?…")
CLOSING = frozenset(")]}»”\"'’*")
OPENING = frozenset("([{«“„‘\"'’<¿¡*")
DASHES = frozenset(("-", "–", "—", "--", "―", "•", "·", "*", "▪", "●", "■", "►", "→", "‣", "◦"))
UNFINISHED = frozenset(".!?…:;,")
HEADLINE = 160
"""Code points of the longest line that is taken for a headline."""
NAMED = 40
"""Code points of the longest rubric."""


class Rules(NamedTuple):
    """What is compiled from `sentences.toml` and `tokens.toml`."""

    rubrics: frozenset[str]
    starters: frozenset[str]
    may_end: frozenset[str]
    dateline: re.Pattern[str]


def _compile(pack: Pack) -> Rules:
    table = pack.table("sentences")
    months = "|".join(sorted(table["months"], key=lambda m: (-len(m), m)))
    place = r"[A-ZÀ-Ý][\w'’]+(?:[ /-][A-ZÀ-Ý][\w'’]+){0,3}"
    upper = r"[A-ZÀ-Ý][A-ZÀ-Ý'’]+(?:[ /-][A-ZÀ-Ý][A-ZÀ-Ý'’]+){0,3}"
    day = rf"(?:\d{{1,2}}°? (?i:{months})\.?(?: \d{{4}})?)"
    agency = r"\([^()\n]{2,40}\)"
    dash = r"[-–—]+(?=\s)"
    dateline = (
        rf"(?:{upper}\.(?=\s)|{upper}(?:,? {day})?,? {dash}|{place}, {day},? {dash}"
        rf"|(?:{place}(?:,? {day})?,? )?{agency}(?:,? {day},?)? ?{dash}|{agency}(?=\s+[A-ZÀ-Ý«“\"]))"
    )
    return Rules(
        frozenset(table["rubrics"]),
        frozenset(pack.table("tokens")["starters"]),
        frozenset(table["may_end"]),
        re.compile(dateline),
    )


def split_sentences(
    text: str,
    starts: list[int],
    words: list[str],
    lines: list[Span],
    quotations: tuple[Quotation, ...],
    pack: Pack,
    *,
    furniture: tuple[Span, ...] = (),
    headlines: tuple[Span, ...] = (),
) -> tuple[Sentence, ...]:
    """The sentences in order; together they hold every token once.

    `lines` are those of `lines_of`; `furniture` and `headlines` are code-point spans whose tokens are sentences of that
    kind and no other.
    """
    rules = pack.cached("sentences", _compile)
    count = len(starts)
    given: dict[int, tuple[int, str]] = {}
    for spans, kind in ((headlines, "headline"), (furniture, "furniture")):
        for start, end in spans:
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if first < last:
                given[first] = (last, kind)
    spans = _token_lines(starts, count, lines)
    body = _has_body(text, lines)
    edges = _segments(spans, quotations, given, words, count)
    protected = _protected(edges, words, quotations, count)
    stops = [i for i, word in enumerate(words) if word[-1] in STOPS]
    closing = {q.end_token for q in quotations if q.closed}
    line_of = dict(zip((first for first, _ in spans), range(len(spans)), strict=True))
    found: list[Sentence] = []
    at = 0
    for start, end in pairwise(edges):
        if start in given and given[start][0] >= end:
            found.append(Sentence(start, end, given[start][1]))
            continue
        number = line_of.get(start)
        whole = number is not None and spans[number][1] == end
        kind = _kind(text, words, starts, lines, number, start, end, rules, body) if whole else "sentence"
        if kind in ("headline", "rubric"):
            found.append(Sentence(start, end, kind))
            continue
        begin = start
        if kind == "sentence" and number is not None and (match := rules.dateline.match(text, lines[number][0])):
            begin = bisect_left(starts, match.end())
            if start < begin < end:
                found.append(Sentence(start, begin, "dateline"))
            else:
                begin = start
        at = bisect_left(stops, begin, at)
        while at < len(stops) and stops[at] < end:
            cut = _cut_after(stops[at], end, begin, starts, words, closing, protected, rules)
            at += 1
            if begin < cut < end:
                found.append(Sentence(begin, cut, kind))
                begin = cut
        found.append(Sentence(begin, end, kind))
    return tuple(found)


def _token_lines(starts: list[int], count: int, lines: list[Span]) -> list[Span]:
    firsts = [bisect_left(starts, start) for start, _ in lines]
    return [(a, b) for a, b in pairwise([*firsts, count]) if a < b]


def _has_body(text: str, lines: list[Span]) -> bool:
    """Whether some line is running text, beside which a line without a stop stands out."""
    return len(lines) > 1 and any(end - start > 60 and text[end - 1] in '.!?…»”")' for start, end in lines)


def _segments(
    spans: list[Span], quotations: tuple[Quotation, ...], given: dict[int, tuple[int, str]], words: list[str], count: int
) -> list[int]:
    """Token indices between which sentences are looked for: lines, joined where a quotation runs over their edge."""
    edges = sorted({0, count, *(first for first, _ in spans)})
    forced = {0, count}
    for first, (last, _) in given.items():
        forced.update((first, last))
    ends = {b for _, b in spans}
    joined: set[int] = set()
    for quote in quotations:
        if quote.depth == 0:
            low, high = quote.start_token, quote.end_token
            at = bisect_left(edges, low)
            inside = []
            while at < len(edges) and edges[at] <= high - 1:
                if edges[at] > low:
                    inside.append(edges[at])
                at += 1
            if inside and not _stands_alone(quote, edges, ends, words):
                joined.update(inside)
    return sorted((set(edges) - joined) | forced)


def _stands_alone(quote: Quotation, edges: list[int], ends: set[int], words: list[str]) -> bool:
    """The quotation begins with its line and ends with one."""
    opening = quote.start_token - 1
    at = bisect_left(edges, opening)
    if at == len(edges) or edges[at] != opening:
        return False
    last = quote.end_token + (1 if quote.closed else 0)
    if last < len(words) and last not in ends and words[last] in (".", "!", "?"):
        last += 1
    return last in ends


def _protected(edges: list[int], words: list[str], quotations: tuple[Quotation, ...], count: int) -> bytearray:
    """1 for each token before which no sentence may begin, as it stands in a quotation that is part of a sentence."""
    protected = bytearray(count + 2)
    firsts = set(edges)
    for quote in quotations:
        low, high = quote.start_token, quote.end_token + (1 if quote.closed else 0)
        if quote.depth == 0:
            opening = low - 1
            leads = opening in firsts or (opening > 0 and words[opening - 1][-1] in STOPS)
            after = words[high] if high < count else ""
            if after in (".", "!", "?", "...", "…"):
                follows = high + 1 >= count or high + 1 in firsts or words[high + 1][0].isupper()
            else:
                inside_ends = words[quote.end_token - 1][-1] in STOPS
                follows = high >= count or high in firsts or (inside_ends and _begins(words, high, count))
            if leads and follows:
                continue
        protected[low : high] = b"\x01" * (high - low)
    return protected


def _begins(words: list[str], index: int, count: int) -> bool:
    """Whether the token can begin a sentence: a capital or a number, marks before it not counted."""
    last = min(index + 3, count)
    while index < last and (words[index] in OPENING or words[index] in DASHES or words[index] in ("...", "…")):
        index += 1
    if index >= count:
        return True
    first = words[index][0]
    return first.isupper() or first.isdigit() or first in "@#" or not (first.isalnum() or first in ".,;:!?…)]}»”/%'’")


def _cut_after(
    stop: int,
    end: int,
    begin: int,
    starts: list[int],
    words: list[str],
    closing: set[int],
    protected: bytearray,
    rules: Rules,
) -> int:
    """The token that begins the next sentence if one ends with the stop, else -1."""
    word = words[stop]
    cut = stop + 1
    while cut < end and (cut in closing or words[cut] in ")]}"):
        cut += 1
    if cut >= end or protected[cut]:
        return -1
    if word[0].isalpha():
        lower = word.lower()
        ends_here = lower in rules.may_end and words[cut].lower() in rules.starters and words[cut][0].isupper()
        return cut if ends_here else -1
    if words[cut][-1] in STOPS and words[cut][0] in STOPS:
        return -1
    if word == "." and stop == begin + 1 and words[begin].isdigit():
        return -1
    if word == "." and stop > begin and words[stop - 1].isdigit() and words[cut][0].isdigit() and starts[cut] == starts[stop] + 1:
        return -1
    return cut if _begins(words, cut, end) else -1


def _kind(
    text: str,
    words: list[str],
    starts: list[int],
    lines: list[Span],
    number: int,
    start: int,
    end: int,
    rules: Rules,
    body: bool,
) -> str:
    """The kind of a line that is not cut by anything else."""
    first, last = lines[number]
    line = text[first:last]
    if words[start] in DASHES and end - start > 1 and words[start] not in ("*",) and text[starts[start] + len(words[start])].isspace():
        return "item"
    if words[start].isdigit() and len(words[start]) < 3 and end - start > 3 and words[start + 1] in (".", ")", "-"):
        return "item"
    if last - first <= NAMED and (line.lower().strip(" :|/-") in rules.rubrics) and len(lines) > 1:
        return "rubric"
    bare = line.rstrip("»”\"“'’)")
    if not body or last - first > HEADLINE or not bare or bare[-1] in UNFINISHED:
        return "sentence"
    letters = sum(1 for char in line if char.isalpha())
    if letters < 3:
        return "sentence"
    if line.isupper() and end - start <= 3 and len(line) <= NAMED:
        return "rubric"
    return "headline" if words[start][0].isupper() or words[start][0].isdigit() or words[start] in OPENING else "sentence"
