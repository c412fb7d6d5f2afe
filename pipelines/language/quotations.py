"""Quoted passages, found before sentences so that a full stop inside one can be told from one outside.

One pass over the marks with a small stack. A mark opens or closes by its shape and by what stands around it, so that
a wrong mark ("“così“", "”così”") still does what it was set for. A quotation that reaches the end of its paragraph
goes on if the next paragraph begins with a mark again (it is reopened) or if the next mark of its kind closes;
otherwise nobody closed it, and it ends with its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from pipelines.language.document import Quotation, Span
from pipelines.language.pack import Pack

DEEPEST = 4
"""Quotations within quotations that are followed; a text with more has stray marks, not a deeper order."""
FARTHEST = 3000
"""Code points over which a quotation may run past the end of its paragraph to its closing mark."""

BEFORE_OPENING = frozenset("([{—–-/'’«“\"‘„:=<>*…")
AFTER_CLOSING = frozenset(".,;:!?)]}…»”“\"’'—–-/<>")
NEVER_INSIDE = frozenset(".,;:!?)]}")
"""Before these no quotation opens, even if there is a space before the mark."""


class Marks(NamedTuple):
    """What is compiled from `quotations.toml`."""

    pattern: re.Pattern[str]
    family: dict[str, str]
    opening: frozenset[str]
    closing: frozenset[str]


class Mark(NamedTuple):
    """A quotation mark over code points `[start, end)`, its line, and what it can do there."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    line: int
    leads: bool
    """It is the first of its line."""


class Open(NamedTuple):
    """A quotation on the stack: its mark, the parts finished where it was reopened, where the current part begins."""

    mark: Mark
    parts: list[Span]
    inner: int


def _compile(pack: Pack) -> Marks:
    table = {name: marks for name, marks in pack.table("quotations").items() if "open" in marks}
    family = {mark: name for name, kinds in table.items() for marks in kinds.values() for mark in marks}
    opening = frozenset(mark for kinds in table.values() for mark in kinds["open"])
    closing = frozenset(mark for kinds in table.values() for mark in kinds["close"])
    pattern = "|".join(re.escape(mark) for mark in sorted(family, key=lambda m: (-len(m), m)))
    return Marks(re.compile(pattern), family, opening, closing)


def find_quotations(
    text: str, starts: list[int], ends: list[int], lines: list[Span], pack: Pack
) -> tuple[Quotation, ...]:
    """The quotations in reading order, an outer one before those inside it. `lines` are those of `lines_of`.

    Marks without a token between them quote nothing. The incises are found when there are tags (`with_incises`).
    """
    marks = _read_marks(text, starts, ends, lines, pack.cached("quotations", _compile))
    found: list[Quotation] = []
    stack: list[Open] = []
    following = _next_of_family(marks)
    line = -1
    for index, mark in enumerate(marks):
        if mark.line != line:
            if stack:
                reopened = _carry_over(text, stack, marks, index, following, lines, found, starts)
                line = mark.line
                if reopened:
                    continue
            line = mark.line
        level = _closable(stack, mark, marks, following[index]) if mark.closes else None
        if level is not None:
            top = stack[level]
            del stack[level:]
            _keep(text, starts, found, top, mark.start, mark.end, level, True)
        elif mark.opens and len(stack) < DEEPEST:
            stack.append(Open(mark, [], mark.end))
    while stack:
        top = stack.pop()
        end = lines[top.mark.line if not top.parts else _line_at(lines, top.inner)][1]
        _keep(text, starts, found, top, end, end, len(stack), False)
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _read_marks(text: str, starts: list[int], ends: list[int], lines: list[Span], rules: Marks) -> list[Mark]:
    marks: list[Mark] = []
    straight: dict[tuple[str, int], list[int]] = {}
    line = 0
    token = 0
    for match in rules.pattern.finditer(text):
        start, end = match.span()
        token = bisect_left(starts, start, token)
        if token == len(starts) or starts[token] != start or ends[token] != end:
            continue
        while line + 1 < len(lines) and lines[line + 1][0] <= start:
            line += 1
        word = match.group()
        family = rules.family[word]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        can_open = (before.isspace() or before in BEFORE_OPENING) and not (after.isspace() or after in NEVER_INSIDE)
        can_close = after in NEVER_INSIDE or (not before.isspace() and (after.isspace() or after in AFTER_CLOSING))
        if word in rules.opening:
            closes = can_close and not can_open
            opens = not closes
        elif word in rules.closing:
            opens = can_open and not can_close and word != "’"
            closes = not opens
        elif can_open == can_close:
            opens, closes = before.isspace() or can_open, True
        else:
            opens, closes = can_open, can_close
        if opens and word == "'" and not after.isalpha():
            opens = False
        marks.append(Mark(start, end, family, opens, closes, line, bool(lines) and start == lines[line][0]))
        if word in rules.opening or word in rules.closing:
            continue
        straight.setdefault((word, line), []).append(len(marks) - 1)
    for places in straight.values():
        _alternate(marks, places)
    return marks


def _alternate(marks: list[Mark], places: list[int]) -> None:
    """Straight marks of one line that do not come out even by what stands around them ("così "disse "poi "") open and
    close by turns, if they are an even number and the first can open."""
    depth = 0
    even = len(places) % 2 == 0 and marks[places[0]].opens
    for place in places:
        opens = marks[place].opens and not (depth and marks[place].closes)
        depth += 1 if opens else -1
        if depth < 0:
            break
    if depth and even:
        for turn, place in enumerate(places):
            marks[place] = marks[place]._replace(opens=turn % 2 == 0, closes=turn % 2 == 1)


def _next_of_family(marks: list[Mark]) -> list[dict[str, int]]:
    """For each mark, by family the index of the next mark after it. Shared dictionaries would change under the reader,
    so only the three last indices are copied."""
    later: list[dict[str, int]] = [{}] * len(marks)
    nearest: dict[str, int] = {}
    for index in range(len(marks) - 1, -1, -1):
        later[index] = dict(nearest)
        nearest[marks[index].family] = index
    return later


def _closable(stack: list[Open], mark: Mark, marks: list[Mark], following: dict[str, int]) -> int | None:
    """The level on the stack that the mark closes, or None."""
    for level in range(len(stack) - 1, -1, -1):
        if stack[level].mark.family == mark.family:
            return level
    if not stack or mark.opens or "single" in (mark.family, stack[-1].mark.family):
        return None
    # A mixed pair ("“così»"): unless the proper mark still comes in this line.
    proper = following.get(stack[-1].mark.family)
    if proper is not None and marks[proper].line == mark.line and marks[proper].closes:
        return None
    return len(stack) - 1


def _carry_over(
    text: str,
    stack: list[Open],
    marks: list[Mark],
    index: int,
    following: list[dict[str, int]],
    lines: list[Span],
    found: list[Quotation],
    starts: list[int],
) -> bool:
    """End the open quotations that do not go on into the line of mark `index`. True if that mark only reopens one."""
    mark = marks[index]
    for level, top in enumerate(stack):
        family = top.mark.family
        here = _line_at(lines, top.inner)
        if (
            mark.family == family
            and mark.leads
            and mark.line == here + 1
            and not text[mark.end : mark.end + 1].isspace()
        ):
            top.parts.append((top.inner, lines[here][1]))
            stack[level] = top._replace(inner=mark.end)
            _drop(text, stack, level + 1, lines, found, starts)
            return True
        coming = index if mark.family == family else following[index].get(family)
        goes_on = coming is not None and marks[coming].closes and not marks[coming].opens
        if family == "single" or not goes_on or marks[coming].start - lines[here][1] > FARTHEST:
            _drop(text, stack, level, lines, found, starts)
            return False
    return False


def _drop(
    text: str, stack: list[Open], level: int, lines: list[Span], found: list[Quotation], starts: list[int]
) -> None:
    for depth in range(len(stack) - 1, level - 1, -1):
        end = lines[_line_at(lines, stack[depth].inner)][1]
        _keep(text, starts, found, stack[depth], end, end, depth, False)
    del stack[level:]


def _line_at(lines: list[Span], position: int) -> int:
    return max(bisect_right(lines, (position - 1, len(lines) and lines[-1][1])) - 1, 0)


def _keep(
    text: str, starts: list[int], found: list[Quotation], top: Open, inner_end: int, end: int, depth: int, closed: bool
) -> None:
    if not closed and top.mark.family == "single":
        return
    if not closed and found and found[-1].start > top.mark.start:
        # One inside it may have been closed in a later line.
        inner_end = end = max(end, found[-1].end)
    parts = []
    for start, stop in [*top.parts, (top.inner, inner_end)]:
        piece = text[start:stop]
        start += len(piece) - len(piece.lstrip())
        stop = start + len(piece.strip())
        if stop > start:
            parts.append((start, stop))
    if not parts:
        return
    start_token, end_token = bisect_left(starts, parts[0][0]), bisect_left(starts, parts[-1][1])
    if start_token < end_token:
        found.append(
            Quotation(
                top.mark.start, end, parts[0][0], parts[-1][1], start_token, end_token, depth, closed, tuple(parts)
            )
        )


def innermost(quotations: tuple[Quotation, ...], count: int) -> list[int]:
    """For each of `count` tokens the index of the innermost quotation around it, or -1."""
    owner = [-1] * count
    for index, quotation in enumerate(quotations):
        owner[quotation.start_token : quotation.end_token] = [index] * (quotation.end_token - quotation.start_token)
    return owner
