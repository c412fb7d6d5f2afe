"""Rows become frames: one polars frame a table, with the contract's columns in the contract's order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from itertools import accumulate

import polars as pl
import pyarrow

from pipelines.extract.bundle import ArticleRows
from pipelines.read.article import Article
from pipelines.release.models import POLARS, polars_schema
from schemas import TABLES, ArticleRow, Column, Row, Table

Frames = dict[str, pl.DataFrame]
"""Table name → its rows."""


def article_row(article: Article, rows: ArticleRows) -> ArticleRow:
    """The row in `articles` of an article that was read; its text only where its rights are open."""
    return ArticleRow(
        article_id=article.article_id,
        source_path=article.source_path,
        source_sha256=article.source_sha256,
        media_type=article.media_type,
        encoding=article.encoding,
        reader=article.reader,
        language=article.language,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        url=article.url,
        rights=article.rights,
        license=article.license,
        published_start=article.published_start,
        published_end=article.published_end,
        published_basis=article.published_basis,
        text=article.text if article.rights == "open" else None,
        text_sha256=hashlib.sha256(article.text.encode()).hexdigest(),
        n_chars=len(article.text),
        n_words=rows.n_words,
        n_sentences=rows.n_sentences,
    )


def frame_of(table: Table, rows: Iterable[Row]) -> pl.DataFrame:
    """A frame of rows as they come. Raises TypeError or polars' errors where a value is not of its column's type."""
    rows = list(rows)
    schema = polars_schema(table)
    columns = []
    for column in table.columns:
        values = [getattr(row, column.name) for row in rows]
        if column.type.startswith("list"):
            columns.append(_lists(column, values))
        else:
            columns.append(pl.Series(column.name, values, dtype=schema[column.name], strict=True))
    return pl.DataFrame(columns)


def _lists(column: Column, values: list[list]) -> pl.Series:
    """A column of lists, made from flat arrays: list by list it takes ten times as long."""
    offsets = pyarrow.array(accumulate((len(value) for value in values), initial=0), pyarrow.int64())
    flat = [item for value in values for item in value]
    if column.type == "list of span":
        starts, ends = ([span[side] for span in flat] for side in (0, 1))
        parts = [pyarrow.array(starts, pyarrow.int64()), pyarrow.array(ends, pyarrow.int64())]
        items = pyarrow.StructArray.from_arrays(parts, ["start", "end"])
    else:
        items = pyarrow.array(flat, pyarrow.large_string())
    return pl.Series(column.name, pyarrow.LargeListArray.from_arrays(offsets, items), dtype=POLARS[column.type])


def frames_of(rows: Mapping[str, Iterable[Row]]) -> Frames:
    """All tables of the contract from rows by table name, in reading order; tables that are not named are empty.

    Raises KeyError for a name that is no table.
    """
    unknown = sorted(set(rows) - set(TABLES))
    if unknown:
        raise KeyError(f"no such table: {', '.join(unknown)}")
    return in_order({name: frame_of(table, rows.get(name, ())) for name, table in TABLES.items()})


def in_order(frames: Frames) -> Frames:
    """The frames sorted as the contract says: by day of publication (unknown last), article, then place in the text."""
    articles = frames["articles"].sort("published_start", "article_id", nulls_last=True)
    rank = articles.select("article_id").with_row_index("_article")
    ordered = {}
    for name, frame in frames.items():
        table = TABLES[name]
        if table.by_article is None:
            ordered[name] = frame.sort(table.order, nulls_last=True, maintain_order=True)
            continue
        if table.by_article != "article_id":
            parents = frames[table.column(table.by_article).foreign].select(table.by_article, "article_id")
            ranked = frame.join(parents.join(rank, on="article_id", how="left"), on=table.by_article, how="left")
            ranked = ranked.select(*table.names, "_article")
        else:
            ranked = frame.join(rank, on="article_id", how="left")
        ordered[name] = ranked.sort("_article", *table.order, nulls_last=True, maintain_order=True).drop("_article")
    return {name: frame.rechunk() for name, frame in ordered.items()}


def articles_of(frames: Frames, name: str) -> pl.Series:
    """For each row of a table the article that it belongs to. Raises ValueError for a table that has no articles."""
    table = TABLES[name]
    if table.by_article is None:
        raise ValueError(f"rows of {name} belong to no article")
    frame = frames[name]
    if table.by_article == "article_id":
        return frame["article_id"]
    parents = frames[table.column(table.by_article).foreign].select(table.by_article, "article_id")
    owned = frame.select(table.by_article).join(parents, on=table.by_article, how="left", maintain_order="left")
    return owned["article_id"]
