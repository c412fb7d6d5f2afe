"""The lines of a text, as a page shows them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

EDGE = " \t\u00a0\u200b\ufeff\u2009\u202f"
"""Blanks that a line may begin or end with; the invisible marks that pages leave behind are among them."""

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")


class Line(NamedTuple):
    """A line without the blanks at its ends, over code points `[start, end)`."""

    start: int
    end: int
    text: str
    alone: bool
    """Whether it has an empty line, or nothing, on both sides."""


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that have something on them."""
    spans = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        if start < end:
            spans.append((start, end))
    edges = [None, *(len(_BREAK.findall(text, a[1], b[0])) > 1 for a, b in pairwise(spans)), None]
    return [
        Line(start, end, text[start:end], edges[number] is not False and edges[number + 1] is not False)
        for number, (start, end) in enumerate(spans)
    ]
