"""Articles that are nearly the same text: an agency's report as several outlets print it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl
from rensa import RMinHash, RMinHashLSH

from pipelines.read.article import Article

PERMUTATIONS = 126
BANDS = 42
SHINGLE = 5
"""Words in a row that are compared as one."""

SIMILAR = 0.6
"""Estimated share of shingles that two texts have in common, from which the later one is a duplicate: one word in
twenty may be another, or a quarter of the text new."""

_WORD = re.compile(r"\w+")


def find_duplicates(articles: Iterable[Article]) -> pl.DataFrame:
    """Columns `article_id`, `duplicate_of`: each article with the earliest that it nearly repeats, if there is one.

    Earliest is by first day of publication (unknown last), then by id. Linear in the number of articles: candidates
    come from hashed bands, and only they are compared. Page furniture is not compared.
    """
    sketches: dict[str, RMinHash] = {}
    days: dict[str, tuple[bool, str]] = {}
    for article in articles:
        sketches[article.article_id] = _sketch(article)
        first = article.published_start
        days[article.article_id] = (first is None, first.isoformat() if first else "")
    order = sorted(sketches, key=lambda article_id: (days[article_id], article_id))
    index = RMinHashLSH(threshold=SIMILAR, num_perm=PERMUTATIONS, num_bands=BANDS)
    originals: list[str | None] = []
    for number, article_id in enumerate(order):
        sketch = sketches[article_id]
        near = [other for other in sorted(index.query(sketch)) if sketches[order[other]].jaccard(sketch) >= SIMILAR]
        originals.append((originals[near[0]] or order[near[0]]) if near else None)
        index.insert(number, sketch)
    return pl.DataFrame(
        {"article_id": order, "duplicate_of": originals}, schema={"article_id": pl.String, "duplicate_of": pl.String}
    )


def _sketch(article: Article) -> RMinHash:
    text = article.text
    for start, end in reversed(article.furniture):
        text = text[:start] + " " + text[end:]
    words = _WORD.findall(text.lower())
    shingles = [" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update(shingles)
    return sketch
