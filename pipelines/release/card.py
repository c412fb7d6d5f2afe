"""`README.md`: the dataset card, front matter as the Hugging Face hub reads it. Generated from the release itself."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl
import yaml

from pipelines.release.context import CREATOR, KEYWORDS, SUMMARY, TITLE, Context
from pipelines.release.dictionary import dictionary
from pipelines.release.known_issues import known_issues
from pipelines.release.query import as_markdown, query_arrow
from pipelines.release.scorecard import in_five_lines, percent
from schemas import SCHEMA_VERSION, TABLES
from schemas.plover import EVENT_TYPES, PLOVER

SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
OUTLETS_SHOWN = 20
ROWS_SHOWN = 5
"""Of the answer to a macro's example."""


def card(context: Context) -> str:
    """The whole card, as Markdown."""
    sections = [
        front_matter(context),
        f"# {TITLE}\n\n{SUMMARY}\n\nVersion {context.build.version}, schema {SCHEMA_VERSION}{_dated(context)}.",
        _section("In five lines", "\n".join(f"- {line}" for line in in_five_lines(context))),
        _section("How it was made", (files("pipelines.release") / "how_it_was_made.md").read_text("utf-8").strip()),
        _section("Languages, period, outlets", _coverage(context)),
        _section("Known issues", "\n".join(f"{n}. {issue}" for n, issue in enumerate(known_issues(context), 1))),
        _section("Ask it: macros", _macros(context)),
        _section("Ask it: twelve queries", _queries(context)),
        _section("The tables", _dictionary(context)),
        _section("Event types and their codes", _event_types()),
        _section("Licence and rights", _rights(context)),
    ]
    return "\n\n".join(sections) + "\n"


def front_matter(context: Context) -> str:
    """What the hub reads: licence, languages, size and one configuration a table."""
    n_rows = sum(frame.height for frame in context.frames.values())
    document: dict[str, Any] = {
        "license": "cc-by-4.0",
        "language": context.frames["articles"]["language"].unique().sort().to_list(),
        "pretty_name": "Monazite",
        "tags": list(KEYWORDS),
        "size_categories": [next((name for limit, name in SIZES if n_rows < limit), "n>1M")],
        "configs": [
            {
                "config_name": table.name,
                "data_files": [{"split": "train", "path": context.data_path(table)}],
                **({"default": True} if table.name == "statements" else {}),
            }
            for table in TABLES.values()
        ],
    }
    return f"---\n{yaml.safe_dump(document, sort_keys=False, allow_unicode=True)}---"


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body}"


def _dated(context: Context) -> str:
    return f", {context.date.isoformat()}" if context.date else ""


def _coverage(context: Context) -> str:
    articles = context.frames["articles"]
    languages = articles.group_by("language").len().sort("len", "language", descending=[True, False])
    first, last = articles["published_start"].min(), articles["published_end"].max()
    outlets = articles.group_by("outlet").len().sort("len", "outlet", descending=[True, False], nulls_last=True)
    named = outlets.filter(pl.col("outlet").is_not_null())
    shown = ", ".join(f"{outlet} ({count:,})" for outlet, count in named.head(OUTLETS_SHOWN).iter_rows())
    more = f" and {named.height - OUTLETS_SHOWN:,} more" if named.height > OUTLETS_SHOWN else ""
    undated, unnamed = articles["published_start"].null_count(), articles["outlet"].null_count()
    period = f"{first} to {last}" if first else "unknown"
    return "\n".join(
        [
            f"- Languages: {', '.join(f'{name}: {count:,}' for name, count in languages.iter_rows())}.",
            f"- Published: {period}. Articles without a day: {undated:,}.",
            f"- Outlets: {shown or 'none named'}{more}. Articles without an outlet: {unnamed:,}.",
        ]
    )


@cache
def _catalogue() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads((files("pipelines.release") / "queries.toml").read_text("utf-8"))


def _ask(context: Context, sql: str) -> str:
    """A query and its answer, as the reader would see them."""
    answer = query_arrow(sql, context.folder)
    shown = as_markdown(answer, width=60).rstrip() if answer.num_rows else "No row of this release."
    return f"```sql\n{sql.strip()}\n```\n\n{shown}"


def _macros(context: Context) -> str:
    """Each macro with an example over names that this release holds."""
    names = _names(context)
    parts = []
    for macro in _catalogue()["macro"]:
        call = macro["call"].format_map({key: value.replace("'", "''") for key, value in names.items()})
        sql = f"SELECT {macro['select']} FROM {call} LIMIT {ROWS_SHOWN}"
        parts.append(f"{macro['meaning']}\n\n{_ask(context, sql)}")
    return "\n\n".join(parts)


def _names(context: Context) -> dict[str, str]:
    """What examples ask for: the speaker, the two parties and the dated actor of whom there is most, and a row."""
    frames = context.frames
    names = dict(frames["entities"].select("entity_id", "name").iter_rows())
    acting = frames["event_participants"].filter(pl.col("entity_id").is_not_null())
    pairs = acting.join(acting, on="event_id", suffix="_other").filter(pl.col("entity_id") < pl.col("entity_id_other"))
    happened = frames["events"].filter(
        pl.col("status").is_in(["actual", "planned"])
        & pl.any_horizontal(pl.col("date_start", "date_end").is_not_null())
    )
    speaker = _most(frames["statements"].filter(pl.col("speaker_id").is_not_null()), "speaker_id")
    party = _most(pairs, "entity_id", "entity_id_other")
    dated = _most(acting.join(happened, on="event_id", how="semi"), "entity_id")
    rows = [frames[name][f"{prefix}_id"] for name, prefix in (("events", "event"), ("statements", "statement"))]
    return {
        "speaker": names[speaker[0]] if speaker else "ministro",
        "party": names[party[0]] if party else "Italia",
        "other": names[party[1]] if party else "Francia",
        "dated": names[dated[0]] if dated else "Italia",
        "row": next((ids[0] for ids in rows if len(ids)), ""),
    }


def _most(frame: pl.DataFrame, *columns: str) -> tuple[str, ...] | None:
    """The values that most rows have in the columns, of equals the first; None where there is no row."""
    counts = frame.group_by(columns).len().sort("len", *columns, descending=[True, *(False for _ in columns)])
    return counts.row(0)[:-1] if counts.height else None


def _queries(context: Context) -> str:
    return "\n\n".join(
        f"**{n}. {query['title']}**\n\n{_ask(context, query['sql'])}"
        for n, query in enumerate(_catalogue()["query"], 1)
    )


def _dictionary(context: Context) -> str:
    parts = []
    for table in TABLES.values():
        frame = context.frames[table.name]
        lines = [f"### {table.name}", "", f"{table.description} Rows: {frame.height:,}.", ""]
        lines += ["| column | type | meaning | null | example |", "| --- | --- | --- | ---: | --- |"]
        for column, rate, example in dictionary(table, frame):
            notes = [column.description]
            notes += [f"Unit: {column.unit}."] if column.unit else []
            notes += [f"→ {column.foreign}."] if column.foreign else []
            notes += [f"One of: {', '.join(f'`{value}`' for value in column.enum)}."] if column.enum else []
            kind = column.type + ("?" if column.nullable else "") + (", key" if column.key else "")
            null = percent(rate) if rate is not None and column.nullable else ""
            cells = [f"`{column.name}`", kind, " ".join(notes), null, f"`{example}`" if example else ""]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _event_types() -> str:
    lines = ["| type | meaning | PLOVER | planned | CAMEO |", "| --- | --- | --- | --- | --- |"]
    for entry in EVENT_TYPES.values():
        cells = (f"`{entry.name}`", entry.definition, entry.actual, entry.planned, entry.cameo)
        lines.append("| " + " | ".join(cell or "" for cell in cells) + " |")
    lines += ["", "| PLOVER | meaning |", "| --- | --- |"]
    lines += [f"| {name} | {meaning} |" for name, meaning in PLOVER.items()]
    return "\n".join(lines)


def _rights(context: Context) -> str:
    counts = dict(context.frames["articles"].group_by("rights").len().iter_rows())
    told = ", ".join(f"{counts.get(name, 0):,} {name}" for name in ("open", "reserved", "unknown"))
    return (
        f"The data are published under CC BY 4.0 by {CREATOR}; what belongs to others stays theirs, as LICENSE says.\n"
        f"Rights in the articles: {told}. Full text stands in the release only where rights are open; of all others no "
        "row shows more than the words it was read from. To have a row corrected or removed, or an article taken out, "
        "name its id to the maintainers; docs/rights.md of the project says how."
    )
