"""Tokens to sentences, after lines and quotations are known.

A sentence never ends inside a quotation that is a part of it: of «Chiudiamo. È deciso», ha detto il sindaco, the whole
is one sentence. A quotation that stands by itself is cut into its sentences. So a quotation lies within one
sentence, or is made of whole ones. A line is at least one sentence, unless a quotation runs on into the next line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipelines.language.document import Quotation, Sentence, Span
from pipelines.language.pack import Pack

STOPS = frozenset(".!?…")
BRACKETS = frozenset(")]}")
NEVER_FIRST = frozenset(".,;:!?…)]}»”/%'’")
OPENING = frozenset("([{«“„‘\"'’<¿¡*")
DASHES = frozenset(("-", "–", "—", "--", "―", "•", "·", "*", "▪", "●", "■", "►", "→", "‣", "◦"))
UNFINISHED = frozenset(".!?…:;,")
CUT = frozenset(("sentence", "item"))
"""Kinds of segments that are cut into sentences."""
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


class Layout(NamedTuple):
    """What is known of a text before it is cut into sentences."""

    text: str
    starts: list[int]
    words: list[str]
    lines: list[Span]
    """Code points."""
    spans: list[Span]
    """Tokens of the lines."""
    body: bool
    """Some line is running text, beside which a line without a stop stands out."""


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
    lines = [line for line in lines if bisect_left(starts, line[0]) < bisect_left(starts, line[1])]
    spans = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in lines]
    body = len(lines) > 1 and any(end - start > 60 and text[end - 1] in '.!?…»”")' for start, end in lines)
    layout = Layout(text, starts, words, lines, spans, body)
    known = Known(starts, (furniture, "furniture"), (headlines, "headline"))
    edges = _segments(layout, quotations, known.edges)
    stops = [i for i, word in enumerate(words) if word[-1] in STOPS]
    marks = {q.end_token for q in quotations if q.closed}
    line_of = {first: number for number, (first, _) in enumerate(spans)}
    kinds: dict[int, str] = {}
    cuts: list[int] = []
    protected = _protected(quotations, len(words))
    for start, end in pairwise(edges):
        number = line_of.get(start)
        kinds[start] = kind = known.kind(start) or _kind(layout, number, end, rules)
        cuts.append(start)
        if kind == "sentence" and number is not None and (match := rules.dateline.match(text, lines[number][0])):
            kinds[start] = "dateline"
            begin = bisect_left(starts, match.end())
            if begin < end:
                kinds[begin] = kind
                cuts.append(begin)
        if kind in CUT:
            for stop in stops[bisect_left(stops, cuts[-1]) : bisect_left(stops, end)]:
                cut = _cut_after(stop, cuts[-1], end, layout, marks, protected, rules)
                if cut > cuts[-1]:
                    kinds[cut] = kind
                    cuts.append(cut)
    more: list[int] = []
    for low, high in _free(quotations, cuts, words):
        at = bisect_right(cuts, low)
        begin = cuts[at - 1]
        for stop in stops[bisect_left(stops, low) : bisect_left(stops, high)]:
            while at < len(cuts) and cuts[at] <= stop:
                begin = cuts[at]
                at += 1
            kind = kinds[cuts[at - 1]]
            cut = _cut_after(stop, begin, high, layout, marks, None, rules) if kind in CUT else -1
            if cut > begin and (at == len(cuts) or cut < cuts[at]):
                begin = cut
                kinds[cut] = kind
                more.append(cut)
    edges = sorted([*cuts, *more, len(words)])
    return tuple(Sentence(start, end, kinds[start]) for start, end in pairwise(edges) if start < end)


class Known:
    """The spans that a reader told of, as token ranges with their kind; the first layer goes before the next."""

    def __init__(self, starts: list[int], *layers: tuple[tuple[Span, ...], str]) -> None:
        self._layers: list[tuple[list[int], list[int], str]] = []
        self.edges: set[int] = set()
        for spans, kind in layers:
            ranges = sorted((bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans)
            ranges = [(first, last) for first, last in ranges if first < last]
            self._layers.append(([first for first, _ in ranges], [last for _, last in ranges], kind))
            self.edges.update(edge for span in ranges for edge in span)

    def kind(self, token: int) -> str | None:
        """The kind told of a token, or None."""
        for firsts, lasts, kind in self._layers:
            at = bisect_right(firsts, token) - 1
            if at >= 0 and token < lasts[at]:
                return kind
        return None


def _segments(layout: Layout, quotations: tuple[Quotation, ...], forced: set[int]) -> list[int]:
    """Token indices between which sentences are looked for: lines, joined where a quotation runs over their edge."""
    count = len(layout.words)
    edges = sorted({0, count, *(first for first, _ in layout.spans)})
    ends = {last for _, last in layout.spans}
    joined: set[int] = set()
    for quote in quotations:
        if quote.depth:
            continue
        # The marks stay with what they enclose, though they stand on lines of their own.
        marks = (quote.start_token, quote.end_token if quote.closed else -1)
        inside = edges[bisect_left(edges, quote.start_token) : bisect_right(edges, quote.end_token - 1 + quote.closed)]
        alone = _stands_alone(quote, edges, ends, layout.words)
        joined.update(edge for edge in inside if edge in marks or not alone)
    return sorted((set(edges) - joined) | {0, count} | forced)


def _stands_alone(quote: Quotation, edges: list[int], ends: set[int], words: list[str]) -> bool:
    """Whether the quotation begins with a line and ends with one."""
    opening = quote.start_token - 1
    at = bisect_left(edges, opening)
    if at == len(edges) or edges[at] != opening:
        return False
    last = quote.end_token + quote.closed
    if last < len(words) and last not in ends and words[last] in (".", "!", "?"):
        last += 1
    return last in ends


def _protected(quotations: tuple[Quotation, ...], count: int) -> bytearray:
    """1 for each token of a quotation, its closing mark included: before these no sentence begins at first."""
    protected = bytearray(count + 2)
    for quote in quotations:
        if not quote.depth:
            low, high = quote.start_token, quote.end_token + quote.closed
            protected[low:high] = b"\x01" * (high - low)
    return protected


def _free(quotations: tuple[Quotation, ...], cuts: list[int], words: list[str]) -> Iterator[Span]:
    """The tokens of the quotations that stand by themselves: a sentence begins with each, and one after it."""
    firsts = {*cuts, len(words)}
    for quote in quotations:
        end = quote.end_token + quote.closed
        while end < len(words) and end not in firsts and not words[end][0].isalnum() and words[end] not in DASHES:
            end += 1
        if not quote.depth and quote.start_token - 1 in firsts and end in firsts:
            yield quote.start_token, quote.end_token


def _begins(words: list[str], index: int, end: int) -> bool:
    """Whether the token can begin a sentence: a capital or a number, marks before it not counted."""
    last = min(index + 3, end)
    while index < last and (words[index] in OPENING or words[index] in DASHES or words[index] in ("...", "…")):
        index += 1
    if index >= end:
        return True
    first = words[index][0]
    if first.isalnum():
        return first.isupper() or first.isdigit()
    return first not in NEVER_FIRST


def _cut_after(
    stop: int, begin: int, end: int, layout: Layout, marks: set[int], protected: bytearray | None, rules: Rules
) -> int:
    """The token that begins the next sentence if one ends with the stop, else -1."""
    words = layout.words
    word = words[stop]
    cut = stop + 1
    while cut < end and (cut in marks or words[cut] in BRACKETS):
        cut += 1
    if cut >= end or (protected and protected[cut]):
        return -1
    following = words[cut]
    if word[0].isalpha():
        ends_here = word.lower() in rules.may_end and following.lower() in rules.starters and following[0].isupper()
        return cut if ends_here else -1
    if following[0] in STOPS and following[-1] in STOPS:
        return -1
    if word == "." and words[stop - 1].isdigit():
        # "1. Primo punto" numbers an item; "art. 1.2" is written closely.
        close = following[0].isdigit() and layout.starts[cut] == layout.starts[stop] + 1
        if stop == begin + 1 or close:
            return -1
    return cut if _begins(words, cut, end) else -1


def _kind(layout: Layout, number: int | None, end: int, rules: Rules) -> str:
    """The kind of the segment that begins with a line; `sentence` where it is no whole line."""
    if number is None or layout.spans[number][1] != end:
        return "sentence"
    (first, last), (start, end) = layout.lines[number], layout.spans[number]
    line, words = layout.text[first:last], layout.words
    bullet = words[start]
    if bullet in DASHES and end - start > 1 and layout.text[first + len(bullet)].isspace():
        return "item"
    if bullet.isdigit() and len(bullet) < 3 and end - start > 3 and words[start + 1] in (".", ")", "-"):
        return "item"
    if len(line) <= NAMED and line.lower().strip(" :|/-") in rules.rubrics and len(layout.lines) > 1:
        return "rubric"
    bare = line.rstrip("»”\"“'’)")
    if not layout.body or len(line) > HEADLINE or not bare or bare[-1] in UNFINISHED:
        return "sentence"
    if sum(map(str.isalpha, line)) < 3:
        return "sentence"
    if line.isupper() and end - start <= 3 and len(line) <= NAMED:
        return "rubric"
    return "headline" if line[0].isupper() or line[0].isdigit() or bullet in OPENING else "sentence"
