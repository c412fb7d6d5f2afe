"""`read --pretty`: the text with what was found in it marked in colour, and below each find its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from commands.read import gave_up
from pipelines.extract.article import document_of, rows_of
from pipelines.extract.joined import joined
from pipelines.read.article import Article

STYLES = {
    "statements": "black on bright_cyan",
    "quantities": "black on bright_yellow",
    "events": "black on bright_green",
}
FURNITURE = "dim"
SHOWN = {
    "statements": ("content", "speaker", "speaker_name", "speaker_basis", "form", "act", "cue", "via", "addressee"),
    "quantities": ("text", "value_low", "value_high", "unit", "kind", "change", "measure", "item", "commodity"),
    "events": ("trigger", "event_type", "status", "place_name"),
}
MORE = {
    "statements": ("negated", "hearsay", "date_start", "date_end", "date_basis", "rule"),
    "quantities": ("place_name", "source_name", "date_start", "date_end", "rule"),
    "events": ("hearsay", "date_start", "date_end", "date_basis", "rule"),
}


def show(article: Article, console: Console, *, why: bool = False) -> None:
    """Print an article with its finds. With `why`, also where rules gave up."""
    doc = document_of(article)
    found = joined(doc, rows_of(doc, article.article_id))
    console.print(_head(article))
    console.print(marked(article, found))
    console.print(Text.assemble(*((f" {name} ", style) for name, style in STYLES.items()), (" furniture ", FURNITURE)))
    for layer in STYLES:
        for record in found[layer]:
            console.print()
            for line in _lines(layer, record):
                console.print(line)
    for note in gave_up(doc) if why else ():
        console.print(f"[dim]gave up[/] {note['rule']}: {escape(note['reason'])} [dim]{escape(note['text'])}[/]")


def _head(article: Article) -> Text:
    days = {article.published_start, article.published_end} - {None}
    facts = [article.title, article.outlet, " to ".join(str(day) for day in sorted(days)), article.rights]
    return Text(" · ".join(fact for fact in facts if fact), style="bold")


def marked(article: Article, found: dict[str, list[dict[str, Any]]]) -> Text:
    """The text in colour; where finds overlap, a quantity shows over an event, and that over a statement."""
    text = Text(article.text)
    for start, end in article.furniture:
        text.stylize(FURNITURE, start, end)
    for record in found["statements"]:
        for span in record["content_spans"]:
            text.stylize(STYLES["statements"], span["start"], span["end"])
    for record in found["events"]:
        text.stylize(STYLES["events"], record["trigger_start"], record["trigger_end"])
    for record in found["quantities"]:
        text.stylize(STYLES["quantities"], record["start"], record["end"])
    return text


def _lines(layer: str, record: dict[str, Any]) -> Iterator[Text]:
    place = Text(f" {record['start']}–{record['end']} ", style=STYLES[layer])
    yield place + Text(" ") + _fields(record, SHOWN[layer])
    for participant in record.get("participants", ()):
        name = participant["name"] or "?"
        role, surface = (f"  {participant['role']} ", "dim"), f"{participant['surface']} "
        yield Text.assemble(role, surface, (name, "italic"))
    yield Text("  ") + _fields(record, MORE[layer])


def _fields(record: dict[str, Any], names: tuple[str, ...]) -> Text:
    """The fields that hold something, each with its name."""
    return Text("  ").join(_field(record, names))


def _field(record: dict[str, Any], names: tuple[str, ...]) -> Iterator[Text]:
    for name in names:
        value = record[name]
        if value is None or value is False:
            continue
        yield Text.assemble((f"{name} ", "dim"), f"{value:g}" if isinstance(value, float) else str(value))
