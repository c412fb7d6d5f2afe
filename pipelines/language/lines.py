"""Where a new line is a new line: hard breaks, told from those of a text that was wrapped at some width."""

from __future__ import annotations

import re

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
WIDE = 45
"""A line of a wrapped text has at least so many characters, but for the last."""


def lines_of(text: str) -> list[tuple[int, int]]:
    """The spans of the lines, without white space at their ends, in order; empty lines are left out.

    A block of lines (without a blank one between) is taken as wrapped, and so as one line, where a long line without a
    stop is followed by one that begins with a small letter.
    """
    found: list[tuple[int, int]] = []
    soft = False
    block: list[tuple[int, int]] = []
    previous = 0
    for match in LINE.finditer(text):
        start, end = match.span()
        piece = match.group()
        bare = piece.strip()
        if not bare:
            continue
        start += len(piece) - len(piece.lstrip())
        end = start + len(bare)
        if block and text.count("\n", previous, start) > 1:
            found.extend([(block[0][0], block[-1][1])] if soft else block)
            block, soft = [], False
        elif block and not soft:
            last = block[-1]
            soft = last[1] - last[0] >= WIDE and text[last[1] - 1] not in '.!?…:;»”"' and text[start].islower()
        block.append((start, end))
        previous = end
    found.extend([(block[0][0], block[-1][1])] if soft else block)
    return found
