"""What surrounds an article in its own text: furniture to pass over, headlines, and what they tell of the article.

Lines are looked at one by one. The patterns come from the language's file in `languages/`: what a line may begin with
(`prefix`), what may stand inside it (`inline`), what a whole line is (`line`), sections (`rubrics`), buttons. Nothing
is cut from the text: the result is a list of spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.read.article import Span
from pipelines.read.grammar import PLAIN, Grammar, Pattern, load_grammar
from pipelines.read.headlines import find_headlines, like_a_title
from pipelines.read.lines import EDGE, Line, split_lines
from pipelines.read.metadata import Days, open_license

HEAD_LINES = 14
"""Lines with something on them at the top in which bylines, datelines and rubrics are looked for."""

TAIL_LINES = 8

MAX_LINE = 320
"""Characters. A longer line is a paragraph, whatever it begins with."""

_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_MARKDOWN_EMPHASIS = re.compile(r"\A[*_]{1,3}(?=\w)|(?<=\w)[*_]{1,3}\Z")
_SEPARATOR = re.compile(r"[ \t]*[|•·▪][ \t]*|[ \t]+[-–—/][ \t]+|[ \t]{3,}|\t")


class Dated(NamedTuple):
    """A date found, whole or without its year, and on what ground it dates the article."""

    basis: str
    value: Days | tuple[int, int]
    updated: bool = False


@dataclass(slots=True)
class Headers:
    """What `find_headers` found. Spans lie in reading order and do not overlap."""

    furniture: list[Span] = field(default_factory=list)
    headlines: list[Span] = field(default_factory=list)
    title: Span | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    license: str | None = None
    reserved: bool = False
    dates: list[Dated] = field(default_factory=list)


def find_headers(text: str, language: str, *, title: str | None = None, headings: Iterable[str] = ()) -> Headers:
    """Mark furniture and headlines of `text`. `title` and `headings` are those known from elsewhere (metadata, HTML).

    A text of a single line is never furniture as a whole, so that a lone phrase can be read.
    """
    grammar = load_grammar(language)
    found = Headers()
    lines = split_lines(text)
    seen = len(lines)
    lines = [rest for number, line in enumerate(lines) if (rest := _take_prefixes(line, number, grammar, found))]
    if seen > 1:
        lines = _take_lines(lines, grammar, found)
    lines = [rest for line in lines if (rest := _take_inline(line, grammar, found))]
    if seen > 1:
        titles = find_headlines(lines, filter(None, (title, *headings)), grammar)
        found.furniture += titles.repeated
        found.headlines, found.title = titles.spans, titles.title
    found.furniture.sort()
    return found


def _take_prefixes(line: Line, number: int, grammar: Grammar, found: Headers) -> Line | None:
    """The line without what it begins with that is furniture; None where nothing is left."""
    if heading := _MARKDOWN_HEADING.match(line.text):
        found.furniture.append((line.start, line.start + heading.end()))
        return _from(line, heading.end())
    if number >= HEAD_LINES:
        return line
    for pattern in grammar.prefixes:
        if match := pattern.regex.match(line.text):
            _learn(match, pattern, grammar, found)
            found.furniture.append((line.start, line.start + match.end()))
            if match.end() == len(line.text):
                return None
            line = _from(line, match.end())
    return line


def _from(line: Line, offset: int) -> Line:
    return Line(line.start + offset, line.end, line.text[offset:], line.alone)


def _take_lines(lines: list[Line], grammar: Grammar, found: Headers) -> list[Line]:
    """The lines that are left when those that are furniture as a whole are marked."""
    rest: list[Line] = []
    below = False
    for number, line in enumerate(lines):
        places = {"any"}
        if number < HEAD_LINES:
            places |= {"head", "ends"}
        if len(lines) - number <= TAIL_LINES:
            places |= {"tail", "ends"}
        before = len(found.dates)
        pattern = _whole_line(line, places, grammar, found) if len(line.text) <= MAX_LINE else None
        if pattern and len(found.dates) > before and rest and "head" in places:
            # A name between the headline and the date is the author's.
            _take_name(rest, lines[number - 1], grammar, found)
        if pattern:
            below = pattern.opens
        elif not (below and like_a_title(line.text, grammar, above=True)):
            below = False
            rest.append(line)
            continue
        found.furniture.append((line.start, line.end))
    return rest


def _take_name(rest: list[Line], above: Line, grammar: Grammar, found: Headers) -> None:
    """Make `above` a byline if it is a bare name, the last of several lines that are not furniture."""
    if len(rest) > 1 and rest[-1] == above and not found.author and grammar.name.fullmatch(above.text):
        found.author = " ".join(above.text.split())
        found.furniture.append((above.start, above.end))
        rest.pop()


def _whole_line(line: Line, places: set[str], grammar: Grammar, found: Headers) -> Pattern | None:
    bare = _MARKDOWN_EMPHASIS.sub("", line.text)
    for pattern in grammar.lines:
        if pattern.where in places and (match := pattern.regex.fullmatch(bare)):
            _learn(match, pattern, grammar, found)
            return pattern
    if "head" in places and _is_rubric(line.text, grammar):
        return PLAIN
    if _is_buttons(line.text, grammar) or _is_foreign(line.text, grammar):
        return PLAIN
    return PLAIN if "ends" in places and _is_compound(line.text, places, grammar, found) else None


def _is_rubric(text: str, grammar: Grammar) -> bool:
    parts = [part for part in re.split(r"[ \t]*[|/>»›•·,–—-][ \t]*", text.lower()) if part]
    return bool(parts) and all(part in grammar.rubrics for part in parts)


def _is_buttons(text: str, grammar: Grammar) -> bool:
    words = re.findall(r"[\w’'-]+", text.lower().replace("’", "'"))
    return (
        0 < len(words) <= 16
        and any(word in grammar.button_heads for word in words)
        and all(word in grammar.buttons for word in words)
    )


def _is_foreign(text: str, grammar: Grammar) -> bool:
    """Whether a line is in another language: a fifth of its words is frequent there and none of them is ours."""
    if grammar.foreign_words.isdisjoint(text.lower().split()):
        return False
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    foreign = sum(word in grammar.foreign_words for word in words)
    return foreign > 2 and foreign * 5 >= len(words) and not any(word in grammar.own_words for word in words)


def _is_compound(text: str, places: set[str], grammar: Grammar, found: Headers) -> bool:
    """Whether the line is a row of small furniture: "Mario Bianchi | 4 novembre 2025 | 3 min di lettura"."""
    parts = [part for part in _SEPARATOR.split(text) if part]
    if len(parts) < 2:
        return False
    matches: list[tuple[re.Match[str], Pattern]] = []
    names = 0
    for part in parts:
        for pattern in grammar.lines:
            if pattern.where in places and (match := pattern.regex.fullmatch(part)):
                matches.append((match, pattern))
                break
        else:
            if match := grammar.name.fullmatch(part):
                names += 1
                matches.append((match, PLAIN))
            elif not _is_rubric(part, grammar):
                return False
    if names > 1 or len(matches) == names:
        return False
    for match, pattern in matches:
        _learn(match, pattern, grammar, found)
    return True


def _take_inline(line: Line, grammar: Grammar, found: Headers) -> Line | None:
    """The line up to what stands in it that is furniture, or after it where it begins with that."""
    start, end = 0, len(line.text)
    for pattern in grammar.inline:
        for match in pattern.regex.finditer(line.text, start, end):
            _learn(match, pattern, grammar, found)
            found.furniture.append((line.start + match.start(), line.start + match.end()))
            if line.text[start : match.start()].strip():
                end = match.start()
                break
            start = match.end()
    rest = line.text[start:end].strip(EDGE)
    if not rest:
        return None
    start = line.text.index(rest, start)
    return Line(line.start + start, line.start + start + len(rest), rest, line.alone)


def _learn(match: re.Match[str], pattern: Pattern, grammar: Grammar, found: Headers) -> None:
    """Take what the named groups of a match say; what was said first stays."""
    groups = match.groupdict()
    if author := groups.get("author"):
        found.author = found.author or " ".join(author.split())
    if outlet := groups.get("outlet"):
        found.outlet = found.outlet or " ".join(outlet.split())
    found.url = found.url or groups.get("url")
    if license := groups.get("license"):
        found.license = found.license or open_license(license)
    found.reserved |= pattern.reserved
    written = groups.get("date") or groups.get("day_month")
    if written and pattern.basis and (value := grammar.dates.read(written)):
        found.dates.append(Dated(pattern.basis, value, pattern.updated))
