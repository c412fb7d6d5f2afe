"""Group `ingest`: raw records are read, and every article goes through language and extraction by itself."""

from __future__ import annotations

from collections import Counter, defaultdict

import dagster as dg
import polars as pl

from assets.metadata import table_metadata
from assets.progress import counted
from assets.project import Project
from assets.raw import raw_fingerprint
from pipelines.extract.article import extract_article
from pipelines.extract.cache import RowCache, article_key
from pipelines.read.article import Article
from pipelines.read.folder import input_files, read_folder
from pipelines.read.staged import read_articles, write_articles
from pipelines.release.frames import article_row, frame_of
from schemas import TABLES, Reject

EXTRACTED = ("articles", "entities", "mentions", "statements", "quantities", "events", "event_participants")
PART_OF = {"event_participants": "participants"}
"""Table → field of `ArticleRows`, where the names differ."""

CHUNK = 500
"""Articles whose rows wait as objects before they go into a frame."""

raw = dg.AssetSpec("raw", group_name="ingest", description="What came in: articles as files, never edited.")


@dg.multi_asset(
    name="read",
    group_name="ingest",
    specs=[
        dg.AssetSpec("articles_read", deps=["raw"], description="Articles as the readers gave them, with their text."),
        dg.AssetSpec("rejects", deps=["raw"], description=TABLES["rejects"].description),
    ],
)
def read(context, project: Project):
    """Read every record of the raw folder, or say why it is none."""
    rejects: list[Reject] = []
    fingerprint = raw_fingerprint(project.raw_path)

    def articles():
        for record in read_folder(project.raw_path):
            if isinstance(record, Article):
                yield record
            else:
                rejects.append(
                    Reject(source_path=record.source_path, reason=record.reason, detail=record.detail or None)
                )

    n_articles = write_articles(project.articles_path, articles())
    if not n_articles:
        why = ", ".join(f"{count} {reason}" for reason, count in Counter(r.reason for r in rejects).items())
        raise dg.Failure(f"there is nothing that can be read in {project.raw} ({why})", allow_retries=False)
    project.note("raw.read", fingerprint)
    files = {"files": len(input_files(project.raw_path)), "folder": dg.MetadataValue.path(project.raw)}
    context.log_event(dg.AssetMaterialization("raw", description="Seen, as it was when it was read.", metadata=files))
    yield dg.MaterializeResult("articles_read", metadata={"dagster/row_count": n_articles})
    frame = project.keep("rejects", frame_of(TABLES["rejects"], rejects))
    reasons = Counter(reject.reason for reject in rejects)
    yield dg.MaterializeResult("rejects", metadata=table_metadata("rejects", frame) | {"reasons": dict(reasons)})


@dg.multi_asset(
    name="extract",
    group_name="ingest",
    specs=[
        dg.AssetSpec(
            ["extracted", name],
            deps=["articles_read"],
            description=f"Rows of `{name}` as each article gives them by itself.",
        )
        for name in EXTRACTED
    ],
)
def extract(project: Project):
    """Take each article through language and all extractors, unless the same code has read it before."""
    chunks: dict[str, list[pl.DataFrame]] = defaultdict(list)
    waiting: dict[str, list] = {name: [] for name in EXTRACTED}
    n_cached = n_articles = 0

    def flush() -> None:
        for name, rows in waiting.items():
            chunks[name].append(frame_of(TABLES[name], rows))
            rows.clear()

    total = sum(1 for _ in read_articles(project.articles_path))
    with RowCache(project.cache_path) as cache:
        for article in counted(read_articles(project.articles_path), total, "articles"):
            key = article_key(article)
            rows = None if project.fresh else cache.get(key)
            if rows is None:
                rows = extract_article(article)
                cache.put(key, rows)
            else:
                n_cached += 1
            n_articles += 1
            for name in EXTRACTED[1:]:
                waiting[name].extend(getattr(rows, PART_OF.get(name, name)))
            waiting["articles"].append(article_row(article, rows))
            if n_articles % CHUNK == 0:
                flush()
        flush()
        cache.forget_other_code()
    for name in EXTRACTED:
        frame = project.keep(f"extracted.{name}", pl.concat(chunks.pop(name)))
        metadata = {"dagster/row_count": frame.height, "articles read before": n_cached}
        yield dg.MaterializeResult(["extracted", name], metadata=metadata)
