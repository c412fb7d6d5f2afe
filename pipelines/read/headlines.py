"""Headlines and headings among the lines of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.read.article import Span
from pipelines.read.grammar import Grammar
from pipelines.read.lines import Line

MAX_TITLE_WORDS = 32
"""Of a headline above the text."""

MAX_HEADING_WORDS = 14
"""Of a heading inside it, where a longer line is rather a sentence that lost its full stop."""

MIN_HEADLINE_WORDS = 2
MIN_PARAGRAPH_WORDS = 8

_ITEM = re.compile(r"(?:[-–—•*·▪►>+]|\(?\d{1,2}[.)]|[a-z]\))[ \t]")
_ENDS_SENTENCE = re.compile(r"[.!?…;:,][\"»”“’')\]*_]*\Z")
_ENDS_OPEN = re.compile(r"[?!][\"»”“’')\]*_]*\Z")
_BEGINS_TITLE = re.compile(r"[\"«“„‘'(¿¡*_]*[^\W_]")
_QUOTATION_MARK = re.compile(r"[\"«»“”„]")
_LOWER = re.compile(r"[a-zß-öø-ÿ]")


@dataclass(slots=True)
class Headlines:
    """What `find_headlines` found."""

    spans: list[Span] = field(default_factory=list)
    repeated: list[Span] = field(default_factory=list)
    """Further printings of a headline above the text."""
    title: Span | None = None
    """The first headline, where it stands above the text; one further down may be a heading."""


def find_headlines(lines: list[Line], known: Iterable[str], grammar: Grammar) -> Headlines:
    """Find titles and headings: short lines that end like none of the sentences around them and stand over one.

    Where paragraphs are broken into short lines, a title has empty lines around it. `known` are titles and headings
    that metadata or markup name; a title printed again above the text is a repetition.
    """
    known_keys = {_key(title) for title in known}
    found = Headlines()
    wrapped = _is_wrapped(lines)
    keys: set[str] = set()
    above_body = True
    body_before = False
    for number, line in enumerate(lines):
        paragraph = _is_paragraph(line.text)
        key = _key(line.text)
        if key in keys and above_body:
            found.repeated.append((line.start, line.end))
            continue
        following = [other.text for other in lines[number + 1 : number + 4]]
        if key in known_keys and not (paragraph and number):
            title = True
        elif (wrapped and not line.alone) or not like_a_title(line.text, grammar, above=not body_before):
            title = False
        elif above_body and not body_before:
            title = wrapped or any(map(_is_paragraph, following))
        else:
            below = next((other for other in following if _key(other) != key), "")
            title = (wrapped or _is_paragraph(below)) and not _LOWER.match(below)
        if title:
            if not body_before:
                found.title = found.title or (line.start, line.end)
            found.spans.append((line.start, line.end))
            keys.add(key)
        elif paragraph:
            above_body = above_body and number < 3
            body_before = True
    return found


def like_a_title(text: str, grammar: Grammar, *, above: bool) -> bool:
    """Whether a line reads like a headline (`above` the text, where it may ask a question) or a heading inside it."""
    words = text.split()
    return (
        MIN_HEADLINE_WORDS <= len(words) <= (MAX_TITLE_WORDS if above else MAX_HEADING_WORDS)
        and bool(_BEGINS_TITLE.match(text))
        and not _LOWER.match(text)
        and not _ITEM.match(text)
        and len(_QUOTATION_MARK.findall(text)) % 2 == 0
        and words[-1].lower() not in grammar.unfinished
        and (not _ENDS_SENTENCE.search(text) or (above and bool(_ENDS_OPEN.search(text))))
    )


def _is_paragraph(text: str) -> bool:
    return bool(_ENDS_SENTENCE.search(text)) and len(text.split()) >= MIN_PARAGRAPH_WORDS


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether lines are broken at a width and not at paragraphs: most of the long ones stop in mid-sentence."""
    long = [line.text for line in lines if len(line.text) >= 40]
    return sum(not _ENDS_SENTENCE.search(text) for text in long) > len(long) / 2 and len(long) > 4


def _key(text: str) -> str:
    """What two printings of one headline have in common."""
    return " ".join(re.findall(r"\w+", text.lower()))
