"""What must hold before a release may be made. Pure functions from frames to findings; no finding, no fault."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

import pandera.errors
import polars as pl

from pipelines.release.frames import Frames, articles_of
from pipelines.release.models import pandera_model
from schemas import TABLES, Table, ids

SHOWN = 5
"""How many rows a finding names."""


class Finding(NamedTuple):
    """A fault that `n_rows` rows of a table share, with the keys of the first few."""

    check: str
    """`schema`, `keys`, `foreign_keys`, `evidence`, `ids`, `rights`, `checksums`."""
    table: str
    column: str | None
    message: str
    n_rows: int
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = f"{self.table}.{self.column}" if self.column else self.table
        rows = f" in {self.n_rows} row{'s' if self.n_rows != 1 else ''}" if self.n_rows else ""
        named = (
            f" ({', '.join(self.examples)}{', …' if self.n_rows > len(self.examples) else ''})" if self.examples else ""
        )
        return f"{self.check}: {place} {self.message}{rows}{named}"


class Evidence(NamedTuple):
    """What comparing rows with text gave: rows compared, rows whose text was not at hand, and faults."""

    checked: int
    unchecked: int
    findings: list[Finding]


def key_text(table: Table) -> pl.Expr:
    """The key of a row as one string, its parts joined by `|`; as in `changes.row_id`."""
    return pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in table.key], separator="|")


def _finding(check: str, table: Table, column: str | None, message: str, wrong: pl.DataFrame) -> Finding:
    named = wrong.head(SHOWN).select(key_text(table)).to_series().to_list()
    return Finding(check, table.name, column, message, wrong.height, tuple(named))


def check_schema(frames: Frames) -> list[Finding]:
    """Types, nulls, values, patterns and bounds of every column, by the pandera model of each table."""
    findings = []
    for name, table in TABLES.items():
        if name not in frames:
            findings.append(Finding("schema", name, None, "is missing", 0))
            continue
        try:
            pandera_model(name).validate(frames[name], lazy=True)
        except pandera.errors.SchemaErrors as errors:
            findings.extend(_schema_findings(table, frames[name], errors.failure_cases))
    return findings


def _schema_findings(table: Table, frame: pl.DataFrame, failures: pl.DataFrame) -> list[Finding]:
    """One finding for each column and check that failed. A check of the whole row names no column."""
    findings = []
    has_key = set(table.key) <= set(frame.columns)
    by_check = failures.group_by("schema_context", "column", "check", maintain_order=True).agg(pl.col("index"))
    for context, column, check, indices in by_check.iter_rows():
        rows = sorted({int(i) for i in indices if i is not None})
        named = frame[rows[:SHOWN]].select(key_text(table)).to_series().to_list() if has_key else []
        message = {"not_nullable": "is null"}.get(str(check), str(check))
        place = column if context == "Column" and column in table.names else None
        findings.append(Finding("schema", table.name, place, message, len(rows), tuple(named)))
    return findings


def check_keys(frames: Frames) -> list[Finding]:
    """Keys are unique."""
    findings = []
    for name, table in TABLES.items():
        again = frames[name].filter(pl.struct(table.key).is_duplicated())
        if again.height:
            findings.append(_finding("keys", table, "+".join(table.key), "is not unique", again))
    return findings


def check_foreign_keys(frames: Frames) -> list[Finding]:
    """Every id that points to another table is in it, each element of a list of ids included."""
    findings = []
    for name, table in TABLES.items():
        for column in table.columns:
            if not column.foreign:
                continue
            known = frames[column.foreign].select(pl.col(TABLES[column.foreign].key[0]).alias(column.name))
            values = frames[name].select(*dict.fromkeys((*table.key, column.name)))
            if column.type.startswith("list"):
                values = values.explode(column.name)
            lost = values.filter(pl.col(column.name).is_not_null()).join(known, on=column.name, how="anti")
            if lost.height:
                findings.append(_finding("foreign_keys", table, column.name, f"is not in {column.foreign}", lost))
    return findings


def check_ids(frames: Frames) -> list[Finding]:
    """Every id that is a hash of columns of its row is that hash."""
    findings = []
    for name, table in TABLES.items():
        make = ids.MAKERS.get(name)
        if make is None:
            continue
        frame = frames[name]
        facts = [frame[column].to_list() for column in table.identity]
        if "content_spans" in table.identity:
            at = table.identity.index("content_spans")
            facts[at] = [[(span["start"], span["end"]) for span in spans or ()] for spans in facts[at]]
        rows = zip(frame[table.key[0]].to_list(), *facts, strict=True)
        wrong = [i for i, (key, *row) in enumerate(rows) if make(*row) != key]
        if wrong:
            findings.append(_finding("ids", table, table.key[0], "is not the hash of its facts", frame[wrong]))
    return findings


def check_rights(frames: Frames) -> list[Finding]:
    """No text is published that may not be passed on, and each published text is the one that the row describes."""
    articles, table = frames["articles"], TABLES["articles"]
    findings = []
    closed = articles.filter((pl.col("rights") != "open") & pl.col("text").is_not_null())
    if closed.height:
        findings.append(_finding("rights", table, "text", "is published without open rights", closed))
    rows = zip(articles["text"], articles["text_sha256"], articles["n_chars"], strict=True)
    other = [i for i, (text, digest, size) in enumerate(rows) if text is not None and not is_text(text, digest, size)]
    if other:
        findings.append(_finding("rights", table, "text_sha256", "is not the hash of the text", articles[other]))
    return findings


def is_text(text: str, digest: str, size: int) -> bool:
    """Whether a text is the one that `text_sha256` and `n_chars` tell of."""
    return len(text) == size and hashlib.sha256(text.encode()).hexdigest() == digest


def check_evidence(frames: Frames, texts: Iterable[tuple[str, str]]) -> Evidence:
    """Every surface that a row shows is the text at its span, letter for letter.

    `texts` yields article ids with their texts, each at most once and in any order; one is held at a time. Rows of
    articles that it does not yield are counted as unchecked.
    """
    shown = [table for table in TABLES.values() if any(column.shows for column in table.columns)]
    parts = {table.name: _by_article(frames, table) for table in shown}
    total = sum(frames[table.name].height for table in shown)
    faults: dict[tuple[str, str], list[str]] = {}
    checked = 0
    for article_id, text in texts:
        for table in shown:
            frame, places = parts[table.name]
            offset, height = places.pop(article_id, (0, 0))
            part = frame.slice(offset, height)
            checked += height
            for column in table.columns if height else ():
                if column.shows:
                    wrong = _unlike_text(part, column.name, column.shows, text)
                    if wrong:
                        keys = part[wrong].select(key_text(table)).to_series().to_list()
                        faults.setdefault((table.name, column.name), []).extend(keys)
    findings = [
        Finding("evidence", table, column, "is not the text at its span", len(keys), tuple(keys[:SHOWN]))
        for (table, column), keys in faults.items()
    ]
    return Evidence(checked, total - checked, findings)


def _by_article(frames: Frames, table: Table) -> tuple[pl.DataFrame, dict[str, tuple[int, int]]]:
    """The keys and evidence of a table's rows, those of an article together, and where each article's rows lie."""
    wanted = [*table.key, *(name for c in table.columns if c.shows for name in (c.name, *c.shows))]
    owners = articles_of(frames, table.name).alias("_article")
    frame = frames[table.name].select(*dict.fromkeys(wanted)).with_columns(owners)
    frame = frame.sort("_article", nulls_last=True, maintain_order=True)
    counts = frame.group_by("_article", maintain_order=True).len()
    offsets = (counts["len"].cum_sum() - counts["len"]).to_list()
    return frame, dict(zip(counts["_article"], zip(offsets, counts["len"], strict=True), strict=True))


def _unlike_text(part: pl.DataFrame, column: str, shows: tuple[str, ...], text: str) -> list[int]:
    """Indices of rows whose value in `column` is not the text at the span that `shows` gives."""
    values = part[column].to_list()
    if len(shows) == 2:
        spans = zip(part[shows[0]].to_list(), part[shows[1]].to_list(), strict=True)
        return [
            i
            for i, (value, (start, end)) in enumerate(zip(values, spans, strict=True))
            if not (value is None and start is None and end is None)
            and (start is None or end is None or start < 0 or text[start:end] != value)
        ]
    wrong = []
    for i, (value, spans) in enumerate(zip(values, part[shows[0]].to_list(), strict=True)):
        here = [text[span["start"] : span["end"]] for span in spans or ()]
        if not here or any(span["start"] < 0 for span in spans) or "" in here or " ".join(here) != value:
            wrong.append(i)
    return wrong


def check_frames(frames: Frames, texts: Iterable[tuple[str, str]] | None = None) -> list[Finding]:
    """All checks of severity ERROR in one list; evidence where texts are given (all of them must be)."""
    findings = check_schema(frames)
    if findings:
        return findings
    findings = [*check_keys(frames), *check_foreign_keys(frames), *check_ids(frames), *check_rights(frames)]
    if texts is not None:
        evidence = check_evidence(frames, texts)
        findings.extend(evidence.findings)
        if evidence.unchecked:
            findings.append(Finding("evidence", "articles", "text", "was not at hand", evidence.unchecked))
    return findings
