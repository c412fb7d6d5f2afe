"""What the program finds in the articles of gold: read now by the code as it is, or taken from a release."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import polars as pl

from pipelines.extract.article import extract_article
from pipelines.link.entities import merge_entities, rename_entities
from pipelines.link.events import group_events
from pipelines.link.groups import group_statements
from pipelines.read.article import Article, Rejected
from pipelines.read.formats import ENDINGS, read_bytes
from pipelines.release.frames import article_row, frames_of
from pipelines.score.gold import TABLES, GoldArticle, GoldError, with_text, without_text

Record = dict[str, Any]

EXTRACTED = {
    "entities": "entities",
    "mentions": "mentions",
    "statements": "statements",
    "quantities": "quantities",
    "events": "events",
    "event_participants": "participants",
}
"""Table → field of the rows of an article."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row as it is scored: its columns, and in words what they point to.

    `speakers` are the words and entities of the speaker, `place` the entity of the place, `sides` for each role the
    words and entity of every participant.
    """

    row: Record
    spans: tuple[tuple[int, int], ...]
    speakers: tuple[str, ...] = ()
    place: str | None = None
    sides: Mapping[str, list[tuple[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Gold, checked against the texts, and for each of its articles what was found, by table.

    `texts` holds those that are known. `absent`: articles of gold that are not there. `notes`: what to tell the reader.
    """

    gold: Mapping[str, GoldArticle]
    found: Mapping[str, Mapping[str, list[Found]]]
    texts: Mapping[str, str]
    absent: tuple[str, ...]
    notes: tuple[str, ...]


def read_corpus(gold: Mapping[str, GoldArticle], path: Path) -> Corpus:
    """The articles of gold that lie in `path`, and what is found in them.

    `path` is a release, one file that gold names, a JSON Lines file whose records gold names by `id`, or a folder of
    such files. Raises GoldError where none of them lies there, one cannot be read, or gold does not fit its text.
    """
    if path.is_dir() and (tables := sorted(path.rglob("articles.parquet"))):
        return _of_release(gold, tables[0].parent)
    articles = dict(_articles(gold, path))
    if not articles:
        raise GoldError(f"no article of the gold lies in {path}")
    checked = {key: with_text(gold[key], article.text) for key, article in articles.items()}
    notes = tuple(note for key in checked if (note := _differs(checked[key], articles[key])))
    dated = {key: _dated(article, checked[key]) for key, article in articles.items()}
    ids = {key: article.article_id for key, article in dated.items()}
    texts = {key: article.text for key, article in dated.items()}
    found = _found(frames_now(dated.values()), ids)
    return Corpus(checked, found, texts, _absent(gold, checked), notes)


def _absent(gold: Mapping[str, GoldArticle], there: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key for key in gold if key not in there)


def _articles(gold: Mapping[str, GoldArticle], path: Path) -> Iterator[tuple[str, Article]]:
    try:
        if path.is_dir():
            files = {name: file for file in sorted(path.rglob("*")) for name in (file.stem, file.name)}
            for key in gold:
                if (file := files.get(key)) is not None and file.is_file():
                    yield key, _article(key, file.read_bytes(), file.name)
            for file in sorted(path.rglob("*.jsonl")):
                yield from _articles(gold, file)
        elif path.suffix.lower() == ".jsonl":
            for line in path.read_bytes().split(b"\n"):
                if (key := _id(line)) in gold:
                    yield key, _article(key, line, f"{path.name}.json")
        else:
            data = path.read_bytes()
            key = path.name if path.name in gold else path.stem
            if key in gold:
                yield key, _article(key, data, path.name)
    except OSError as error:
        raise GoldError(f"cannot read {error.filename}: {error.strerror}") from None


def _id(line: bytes) -> str | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record["id"] if isinstance(record, dict) and isinstance(record.get("id"), str) else None


def _article(key: str, data: bytes, name: str) -> Article:
    """The one article in the bytes of a file; of an ending that no reader knows, as plain text."""
    source = name if PurePosixPath(name).suffix.lower() in ENDINGS else f"{name}.txt"
    record = next(read_bytes(data, source))
    if isinstance(record, Rejected):
        raise GoldError(f"{key} cannot be read: {record.reason}, {record.detail}")
    return record


def _dated(article: Article, gold: GoldArticle) -> Article:
    """The article, published when gold says so, where it does not say itself when it was."""
    if article.published or not gold.published or not all(gold.published):
        return article
    start, end = map(date.fromisoformat, gold.published)
    return replace(article, published_start=start, published_end=end, published_basis="metadata")


def _differs(gold: GoldArticle, article: Article) -> str | None:
    read = article.published and tuple(day.isoformat() for day in article.published)
    if gold.published and read != gold.published:
        taken = "gold is taken" if read is None else "what was read is taken"
        return f"{gold.key}: published {_days(read)} as read, {_days(gold.published)} by gold; {taken}"
    return None


def _days(days: Iterable[str | None] | None) -> str:
    return " to ".join(dict.fromkeys(map(str, days))) if days else "unknown"


def frames_now(articles: Iterable[Article]) -> dict[str, pl.DataFrame]:
    """The tables that the code as it is reads from articles, put together and grouped as a release does it."""
    rows: dict[str, list] = {"articles": []} | {name: [] for name in EXTRACTED}
    for article in articles:
        found = extract_article(article)
        rows["articles"].append(article_row(article, found))
        for name, part in EXTRACTED.items():
            rows[name] += getattr(found, part)
    frames = frames_of(rows)
    frames = rename_entities(frames, merged := merge_entities(frames["entities"], frames["mentions"]))
    frames["entities"] = merged.drop("was").unique("entity_id", keep="first", maintain_order=True)
    statements = group_statements(frames["statements"], frames["articles"], frames["entities"])
    events = group_events(frames["events"], frames["event_participants"], frames["articles"], frames["entities"])
    frames["statements"] = _regrouped(frames["statements"], statements, "statement_id")
    frames["events"] = _regrouped(frames["events"], events, "event_id")
    return frames


def _regrouped(frame: pl.DataFrame, groups: pl.DataFrame, key: str) -> pl.DataFrame:
    return frame.drop("group_id").join(groups, on=key, how="left", maintain_order="left")


def _of_release(gold: Mapping[str, GoldArticle], folder: Path) -> Corpus:
    """The articles of gold in a release, known by the hash of their text, else by file name."""
    names = ("articles", "entities", *TABLES, "event_participants")
    try:
        frames = {name: pl.read_parquet(folder / f"{name}.parquet") for name in names}
        rows = frames["articles"].select("article_id", "source_path", "text", "text_sha256").iter_rows()
        articles = {key: row for row in rows for key in (row[3], PurePosixPath(row[1]).name)}
    except (OSError, pl.exceptions.PolarsError) as error:
        raise GoldError(f"{folder} holds no release: {' '.join(str(error).split())}") from None
    ids, texts, checked = {}, {}, {}
    for key, article in gold.items():
        row = articles.get(article.text_sha256) or articles.get(key)
        if row is None:
            continue
        ids[key], _, text, sha = row
        if text is not None:
            texts[key] = text
            checked[key] = with_text(article, text)
        elif article.text_sha256 in (None, sha):
            checked[key] = without_text(article)
        else:
            raise GoldError(f"gold of {key}: made on another text (its hash differs)")
    if not checked:
        raise GoldError(f"no article of the gold is in the release {folder}")
    missing = len(checked) - len(texts)
    notes = (f"{missing} texts are not in the release: gold's spans are taken on trust",) if missing else ()
    return Corpus(checked, _found(frames, ids), texts, _absent(gold, checked), notes)


def _found(frames: Mapping[str, pl.DataFrame], ids: Mapping[str, str]) -> dict[str, dict[str, list[Found]]]:
    names = dict(frames["entities"].select("entity_id", "name").iter_rows())
    sides: dict[str, dict[str, list[tuple[str, str]]]] = {}
    columns = frames["event_participants"].select("event_id", "role", "surface", "entity_id")
    for event_id, role, surface, entity_id in columns.iter_rows():
        sides.setdefault(event_id, {}).setdefault(role, []).append((surface, names.get(entity_id, "")))
    key_of = {article_id: key for key, article_id in ids.items()}
    found: dict[str, dict[str, list[Found]]] = {key: {table: [] for table in TABLES} for key in ids}
    for table in TABLES:
        for row in frames[table].iter_rows(named=True):
            if (key := key_of.get(row["article_id"])) is not None:
                found[key][table].append(_MADE[table](row, names, sides))
    return found


def _statement(row: Record, names: Mapping[str, str], _: Mapping) -> Found:
    spans = tuple((span["start"], span["end"]) for span in row["content_spans"])
    speakers = (row["speaker"], names.get(row["speaker_id"]), *map(names.get, row["speaker_ids"] or ()))
    return Found(row, spans, speakers=tuple(filter(None, speakers)))


def _quantity(row: Record, names: Mapping[str, str], _: Mapping) -> Found:
    return Found(row, ((row["start"], row["end"]),), place=names.get(row["place_id"]))


def _event(row: Record, _: Mapping[str, str], sides: Mapping[str, Mapping[str, list[tuple[str, str]]]]) -> Found:
    return Found(row, ((row["trigger_start"], row["trigger_end"]),), sides=sides.get(row["event_id"], {}))


_MADE = {"statements": _statement, "quantities": _quantity, "events": _event}
