"""How fast articles become rows: the whole extraction in one process on one core.

    python benchmarks/throughput.py CORPUS.jsonl

CORPUS holds one {"text": …, "published"?: …} a line. Reading the file is not counted, loading models and tables is not
counted either: both are paid once. Printed are the share of each stage and, as the last line, words and articles a
second and the most memory that the process ever held:

    whole 41234 words/s, 130 articles/s, 210 MB
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipelines.extract.article import extract_article
from pipelines.extract.events import extract_events
from pipelines.extract.quantities import extract_quantities
from pipelines.extract.statements import extract_statements
from pipelines.language.analyse import find_mentions, find_numbers, find_times, segment, tag
from pipelines.language.pack import load_pack
from pipelines.read.article import Article, ReadError
from pipelines.read.formats import read_text

WARM_UP = "Il sindaco di Valdora ha detto che la miniera produrrà 3 tonnellate di neodimio entro il 2030."


def articles_of(corpus: Path) -> Iterator[Article]:
    """The articles of a JSON Lines file; those that no reader takes are left out."""
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            try:
                yield read_text(record["text"], published=record.get("published"), language="it")
            except ReadError:
                continue


def seconds_by_stage(articles: list[Article]) -> Counter[str]:
    """Seconds that each stage takes of all articles."""
    seconds: Counter[str] = Counter()

    @contextmanager
    def clock(stage: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        seconds[stage] += time.perf_counter() - started

    for article in articles:
        pack = load_pack(article.language)
        with clock("segment"):
            doc = segment(article.text, pack, article.furniture, article.headlines)
        with clock("tag"):
            doc = tag(doc, pack).with_(published=article.published)
        with clock("numbers"):
            doc = doc.with_(numbers=find_numbers(doc, pack))
        with clock("times"):
            doc = doc.with_(times=find_times(doc, pack))
        with clock("mentions"):
            doc = doc.with_(mentions=find_mentions(doc, pack))
        with clock("statements"):
            extract_statements(doc)
        with clock("quantities"):
            extract_quantities(doc)
        with clock("events"):
            extract_events(doc)
    return seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    arguments = parser.parse_args()
    if not arguments.corpus.is_file():
        parser.error(f"there is no file {arguments.corpus}")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    extract_article(read_text(WARM_UP))
    articles = list(articles_of(arguments.corpus))[: arguments.limit]
    words = 0
    started = time.perf_counter()
    for article in articles:
        words += extract_article(article).n_words
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    stages = seconds_by_stage(articles)
    for name, spent in stages.most_common():
        print(f"{name:<11} {spent / stages.total():6.1%} {words / spent:10,.0f} words/s")
    print(f"{len(articles):,} articles, {words:,} words, {seconds:.1f} s")
    print(f"whole {words / seconds:.0f} words/s, {len(articles) / seconds:.0f} articles/s, {memory:.0f} MB")


if __name__ == "__main__":
    main()
