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
from itertools import pairwise
from typing import Any, NamedTuple

from pipelines.read.article import Span
from pipelines.read.dates import DateReader
from pipelines.read.languages import load
from pipelines.read.metadata import Days, open_license

HEAD_LINES = 14
"""Lines with something on them at the top in which bylines, datelines and rubrics are looked for."""

TAIL_LINES = 8

MAX_LINE = 320
"""Characters. A longer line is a paragraph, whatever it begins with."""

MAX_TITLE_WORDS = 32
"""Of a headline above the text."""

MAX_HEADING_WORDS = 14
"""Of a heading inside it, where a longer line is rather a sentence that lost its full stop."""

MIN_HEADLINE_WORDS = 2
MIN_PARAGRAPH_WORDS = 8

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_EDGE = " \t\u00a0\u200b\ufeff\u2009\u202f"
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_MARKDOWN_EMPHASIS = re.compile(r"\A[*_]{1,3}(?=\w)|(?<=\w)[*_]{1,3}\Z")
_ITEM = re.compile(r"(?:[-–—•*·▪►>+]|\(?\d{1,2}[.)]|[a-z]\))[ \t]")
_ENDS_SENTENCE = re.compile(r"[.!?…;:,][\"»”“’')\]*_]*\Z")
_ENDS_OPEN = re.compile(r"[?!][\"»”“’')\]*_]*\Z")
_SEPARATOR = re.compile(r"[ \t]*[|•·▪][ \t]*|[ \t]+[-–—/][ \t]+|[ \t]{3,}|\t")
_BEGINS_TITLE = re.compile(r"[\"«“„‘'(¿¡*_]*[^\W_]")
_QUOTATION_MARK = re.compile(r"[\"«»“”„]")
_LOWER = re.compile(r"[a-zß-öø-ÿ]")


class Line(NamedTuple):
    """A line without the blanks at its ends, over code points `[start, end)`."""

    start: int
    end: int
    text: str
    alone: bool
    """Whether it has an empty line, or nothing, on both sides."""


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
    url: str | None = None
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
    unfinished: frozenset[str]
    own_words: frozenset[str]
    foreign_words: frozenset[str]


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
    lines = [rest for line in lines if (rest := _take_inline(line, grammar, found))]
    if seen > 1:
        _take_headlines(lines, {_key(known) for known in (title, *headings) if known}, grammar, found)
    found.furniture.sort()
    return found


def _lines(text: str) -> list[Line]:
    spans = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if start < end:
            spans.append((start, end))
    edges = [None, *(len(_BREAK.findall(text, a[1], b[0])) > 1 for a, b in pairwise(spans)), None]
    return [
        Line(start, end, text[start:end], edges[number] is not False and edges[number + 1] is not False)
        for number, (start, end) in enumerate(spans)
    ]


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
    return Line(line.start + offset, line.end, line.text[offset:], line.alone)


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
        before = len(found.dates)
        pattern = _whole_line(line, places, grammar, found) if len(line.text) <= MAX_LINE else None
        if pattern and len(found.dates) > before and rest and "head" in places:
            # A name between the headline and the date is the author's.
            _take_name(rest, lines[number - 1], grammar, found)
        if pattern:
            below = pattern.opens
        elif not (below and _like_a_title(line.text, grammar, above=True)):
            below = False
            rest.append(line)
            continue
        found.furniture.append((line.start, line.end))
    return rest


def _take_name(rest: list[Line], above: Line, grammar: _Grammar, found: Headers) -> None:
    """Make `above` a byline if it is a bare name, the last of several lines that are not furniture."""
    if len(rest) > 1 and rest[-1] == above and not found.author and grammar.name.fullmatch(above.text):
        found.author = " ".join(above.text.split())
        found.furniture.append((above.start, above.end))
        rest.pop()


def _whole_line(line: Line, places: set[str], grammar: _Grammar, found: Headers) -> _Pattern | None:
    bare = _MARKDOWN_EMPHASIS.sub("", line.text)
    for pattern in grammar.lines:
        if pattern.where in places and (match := pattern.regex.fullmatch(bare)):
            _learn(match, pattern, grammar, found)
            return pattern
    if "head" in places and _is_rubric(line.text, grammar):
        return _PLAIN
    if _is_buttons(line.text, grammar) or _is_foreign(line.text, grammar):
        return _PLAIN
    return _PLAIN if "ends" in places and _is_compound(line.text, places, grammar, found) else None


def _is_rubric(text: str, grammar: _Grammar) -> bool:
    parts = [part for part in re.split(r"[ \t]*[|/>»›•·,–—-][ \t]*", text.lower()) if part]
    return bool(parts) and all(part in grammar.rubrics for part in parts)


def _is_buttons(text: str, grammar: _Grammar) -> bool:
    words = re.findall(r"[\w’'-]+", text.lower().replace("’", "'"))
    return (
        0 < len(words) <= 16
        and any(word in grammar.button_heads for word in words)
        and all(word in grammar.buttons for word in words)
    )


def _is_foreign(text: str, grammar: _Grammar) -> bool:
    """Whether a line is in another language: a fifth of its words is frequent there and none of them is ours."""
    if grammar.foreign_words.isdisjoint(text.lower().split()):
        return False
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    foreign = sum(word in grammar.foreign_words for word in words)
    return foreign > 2 and foreign * 5 >= len(words) and not any(word in grammar.own_words for word in words)


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


def _take_inline(line: Line, grammar: _Grammar, found: Headers) -> Line | None:
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
    rest = line.text[start:end].strip(_EDGE)
    if not rest:
        return None
    start = line.text.index(rest, start)
    return Line(line.start + start, line.start + start + len(rest), rest, line.alone)


def _learn(match: re.Match[str], pattern: _Pattern, grammar: _Grammar, found: Headers) -> None:
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


def _take_headlines(lines: list[Line], known: set[str], grammar: _Grammar, found: Headers) -> None:
    """Mark titles and headings: short lines that end like none of the sentences around them and stand over one.

    Where paragraphs are broken into short lines, a title has empty lines around it.
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
        elif (wrapped and not line.alone) or not _like_a_title(line.text, grammar, above=not body_before):
            title = False
        elif above_body and not body_before:
            title = wrapped or any(_is_paragraph(other.text) for other in lines[number + 1 : number + 4])
        else:
            title = (wrapped or _is_paragraph(below)) and not _LOWER.match(below)
        if title:
            if not body_before:
                found.title = found.title or (line.start, line.end)
            found.headlines.append((line.start, line.end))
            keys.add(key)
        elif paragraph:
            above_body = above_body and number < 3
            body_before = True


def _like_a_title(text: str, grammar: _Grammar, *, above: bool) -> bool:
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
        unfinished=frozenset(table["unfinished"]),
        own_words=frozenset(table["function_words"]),
        foreign_words=frozenset(table["foreign_words"]),
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
