"""What surrounds an article in its own text: furniture to pass over, headlines, and what they tell of the article.

Lines are looked at one by one. The patterns come from the language's file in `languages/`: what a line may begin with
(`prefix`), what may stand inside it (`inline`), what a whole line is (`line`), sections (`rubrics`), buttons. Nothing
is cut from the text: the result is a list of spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from pipelines.read.article import Span
from pipelines.read.dates import DateReader
from pipelines.read.languages import load
from pipelines.read.metadata import Days, open_license

HEAD_LINES = 14
"""Lines with something on them at the top in which bylines, datelines and rubrics are looked for."""

TAIL_LINES = 14

MAX_LINE = 320
"""Characters. A longer line is a paragraph, whatever it begins with."""

MAX_HEADLINE = 200
MIN_HEADLINE_WORDS = 2
MIN_PARAGRAPH_WORDS = 8
MAX_RUBRIC_WORDS = 3

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_EDGE = " \t\u00a0\u200b\ufeff\u2009\u202f"
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_ITEM = re.compile(r"(?:[-–—•*·▪►>+]|\(?\d{1,2}[.)]|[a-z]\))[ \t]")
_ENDS_SENTENCE = re.compile(r"[.!?…;:,][\"»”“’')\]*_]*\Z")
_ENDS_OPEN = re.compile(r"[?!][\"»”“’')\]*_]*\Z")
_SEPARATOR = re.compile(r"[ \t]*[|•·▪][ \t]*|[ \t]+[-–—/][ \t]+|[ \t]{3,}|\t")
_LETTER = re.compile(r"[^\W\d_]")
_LOWER = re.compile(r"[a-zß-öø-ÿ]")


class Line(NamedTuple):
    """A line without the blanks at its ends, over code points `[start, end)`."""

    start: int
    end: int
    text: str


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
    """The first headline, where it stands above the text; one further down may be a heading."""
    outlet: str | None = None
    author: str | None = None
    license: str | None = None
    reserved: bool = False
    dates: list[Dated] = field(default_factory=list)


class _Pattern(NamedTuple):
    regex: re.Pattern[str]
    where: str
    basis: str | None
    updated: bool
    reserved: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The patterns of a language, compiled."""

    dates: DateReader
    prefixes: tuple[_Pattern, ...]
    inline: tuple[_Pattern, ...]
    lines: tuple[_Pattern, ...]
    name: re.Pattern[str]
    rubrics: frozenset[str]
    buttons: frozenset[str]
    button_heads: frozenset[str]


def find_headers(text: str, language: str, *, title: str | None = None, headings: Iterable[str] = ()) -> Headers:
    """Mark furniture and headlines of `text`. `title` and `headings` are those known from elsewhere (metadata, HTML).

    A text of a single line is never furniture as a whole, so that a lone phrase can be read.
    """
    grammar = _grammar(language)
    found = Headers()
    lines = _lines(text)
    seen = len(lines)
    lines = [rest for number, line in enumerate(lines) if (rest := _take_prefixes(line, number, grammar, found))]
    if seen > 1:
        lines = _take_lines(lines, grammar, found)
    for line in lines:
        _take_inline(line, grammar, found)
    if seen > 1:
        _take_headlines(lines, {_key(known) for known in (title, *headings) if known}, found)
    found.furniture.sort()
    return found


def _lines(text: str) -> list[Line]:
    lines = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if start < end:
            lines.append(Line(start, end, text[start:end]))
    return lines


def _take_prefixes(line: Line, number: int, grammar: _Grammar, found: Headers) -> Line | None:
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
    return Line(line.start + offset, line.end, line.text[offset:])


def _take_lines(lines: list[Line], grammar: _Grammar, found: Headers) -> list[Line]:
    """The lines that are left when those that are furniture as a whole are marked."""
    rest: list[Line] = []
    below = False
    for number, line in enumerate(lines):
        places = {"any"}
        if number < HEAD_LINES:
            places |= {"head", "ends"}
        if len(lines) - number <= TAIL_LINES:
            places |= {"tail", "ends"}
        pattern = _whole_line(line, places, grammar, found) if len(line.text) <= MAX_LINE else None
        if pattern:
            below = pattern.opens
        elif not (below and _like_a_title(line.text)):
            below = False
            rest.append(line)
            continue
        found.furniture.append((line.start, line.end))
    return rest


def _whole_line(line: Line, places: set[str], grammar: _Grammar, found: Headers) -> _Pattern | None:
    for pattern in grammar.lines:
        if pattern.where in places and (match := pattern.regex.fullmatch(line.text)):
            _learn(match, pattern, grammar, found)
            return pattern
    if "head" in places and _is_rubric(line.text, grammar) or _is_buttons(line.text, grammar):
        return _PLAIN
    return _PLAIN if "ends" in places and _is_compound(line.text, places, grammar, found) else None


def _is_rubric(text: str, grammar: _Grammar) -> bool:
    parts = [part for part in re.split(r"[ \t]*[|/>»›•·,–—-][ \t]*", text.lower()) if part]
    return bool(parts) and all(part in grammar.rubrics for part in parts)


def _is_buttons(text: str, grammar: _Grammar) -> bool:
    words = re.findall(r"[\w’'-]+", text.lower().replace("’", "'"))
    return 0 < len(words) <= 16 and any(word in grammar.button_heads for word in words) and all(
        word in grammar.buttons for word in words
    )


def _is_compound(text: str, places: set[str], grammar: _Grammar, found: Headers) -> bool:
    """Whether the line is a row of small furniture: "Mario Bianchi | 4 novembre 2025 | 3 min di lettura"."""
    parts = [part for part in _SEPARATOR.split(text) if part]
    if len(parts) < 2:
        return False
    matches: list[tuple[re.Match[str], _Pattern]] = []
    names = 0
    for part in parts:
        for pattern in grammar.lines:
            if pattern.where in places and (match := pattern.regex.fullmatch(part)):
                matches.append((match, pattern))
                break
        else:
            if match := grammar.name.fullmatch(part):
                names += 1
                matches.append((match, _PLAIN))
            elif not _is_rubric(part, grammar):
                return False
    if names > 1 or len(matches) == names:
        return False
    for match, pattern in matches:
        _learn(match, pattern, grammar, found)
    return True


def _take_inline(line: Line, grammar: _Grammar, found: Headers) -> None:
    for pattern in grammar.inline:
        for match in pattern.regex.finditer(line.text):
            if match.start() == 0 and match.end() == len(line.text):
                continue
            span = (line.start + match.start(), line.start + match.end())
            if not any(start < span[1] and span[0] < end for start, end in found.furniture):
                _learn(match, pattern, grammar, found)
                found.furniture.append(span)


def _learn(match: re.Match[str], pattern: _Pattern, grammar: _Grammar, found: Headers) -> None:
    """Take what the named groups of a match say; what was said first stays."""
    groups = match.groupdict()
    if author := groups.get("author"):
        found.author = found.author or " ".join(author.split())
    if outlet := groups.get("outlet"):
        found.outlet = found.outlet or " ".join(outlet.split())
    if license := groups.get("license"):
        found.license = found.license or open_license(license)
    found.reserved |= pattern.reserved
    written = groups.get("date") or groups.get("day_month")
    if written and pattern.basis and (value := grammar.dates.read(written)):
        found.dates.append(Dated(pattern.basis, value, pattern.updated))


def _take_headlines(lines: list[Line], known: set[str], found: Headers) -> None:
    """Mark titles and headings: short lines that end like none of the sentences around them and stand over one.

    A text whose paragraphs are broken into short lines has no such lines: there only known titles are marked.
    """
    wrapped = _is_wrapped(lines)
    keys: set[str] = set()
    above_body = True
    body_before = False
    for number, line in enumerate(lines):
        paragraph = _is_paragraph(line.text)
        key = _key(line.text)
        if key in keys and above_body:
            found.furniture.append((line.start, line.end))
            continue
        below = next((other.text for other in lines[number + 1 :] if _key(other.text) != key), "")
        if key in known and not (paragraph and number):
            title = True
        elif wrapped or not _like_a_title(line.text, may_ask=above_body):
            title = False
        elif above_body and not body_before:
            title = any(_is_paragraph(other.text) for other in lines[number + 1 : number + 4])
        else:
            title = _is_paragraph(below) and not _LOWER.match(below)
        if title:
            if not body_before:
                found.title = found.title or (line.start, line.end)
            found.headlines.append((line.start, line.end))
            keys.add(key)
        elif paragraph:
            above_body = above_body and number < 3
            body_before = True


def _like_a_title(text: str, may_ask: bool = True) -> bool:
    return (
        len(text) <= MAX_HEADLINE
        and len(text.split()) >= MIN_HEADLINE_WORDS
        and not _LOWER.match(text)
        and bool(_LETTER.search(text))
        and not _ITEM.match(text)
        and (not _ENDS_SENTENCE.search(text) or may_ask and bool(_ENDS_OPEN.search(text)))
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


_PLAIN = _Pattern(re.compile(""), "any", None, False, False, False)
"""What stands for a rubric or a row of buttons, which are words and no pattern."""


@cache
def _grammar(language: str) -> _Grammar:
    table = load(language)
    dates = DateReader(table["dates"])
    fragments: dict[str, str] = {
        "date": f"(?P<date>{dates.date})",
        "other_date": dates.date,
        "time": dates.time,
        "day_month": f"(?P<day_month>{dates.day_month})",
    }
    for name, pattern in table["fragments"].items():
        fragments[name] = _fill(pattern, fragments)
    return _Grammar(
        dates=dates,
        prefixes=_patterns(table["prefix"], fragments),
        inline=_patterns(table["inline"], fragments),
        lines=_patterns(table["line"], fragments),
        name=re.compile(fragments["names"]),
        rubrics=frozenset(table["rubrics"]),
        buttons=frozenset(table["buttons"]),
        button_heads=frozenset(table["button_heads"]),
    )


def _patterns(rows: list[dict[str, Any]], fragments: dict[str, str]) -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(
            regex=re.compile(_fill(row["pattern"], fragments)),
            where=row.get("where", "head"),
            basis=row.get("basis"),
            updated=row.get("updated", False),
            reserved=row.get("rights") == "reserved",
            opens=row.get("opens", False),
        )
        for row in rows
    )


def _fill(pattern: str, fragments: dict[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda match: fragments[match[1]], pattern)
