"""How the cost of linking grows with the number of rows, and how well invented tellings are found again.

    python benchmarks/link.py [--rows 50000 100000 200000]

Statements, events and articles are invented, by a fixed seed: words as common as those of a language, speakers as
uneven as those of the news, within one year, so that more rows are also denser. Of three statements one is told once
more or several times within five days: cut, with words replaced, or by an unnamed speaker. Events of one type between
two parties recur on other days. Printed are seconds, the ratio to the row above (2 is linear), and what share of the
pairs of one group were told as one (precision) and the other way round (recall).
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipelines.link.duplicates import find_duplicates
from pipelines.link.events import group_events
from pipelines.link.groups import group_statements
from pipelines.read.formats import read_text

YEAR = 365
FIRST = date(2025, 1, 1)
VOCABULARY = 30_000
SPEAKERS = 3_000
PARTIES = 400
WORDS_OF_ARTICLE = 250
ROWS_OF_ARTICLE = 10
"""Rows an article, of which one of so many is measured as an article."""


class Invented:
    """Words and names, common and rare as in a language."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = ["".join(self.chance.choices("abcdefgilmnoprstuvz", k=8)) for _ in range(VOCABULARY)]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def text(self, length: int) -> list[str]:
        """Words in a row."""
        return self.chance.choices(self.words, cum_weights=self._weights, k=length)

    def one_of(self, count: int) -> int:
        """A number below `count`, the lower the likelier."""
        return min(int(count ** self.chance.random()), count) - 1

    def told_differently(self, words: Sequence[str]) -> list[str]:
        """The words cut, or some of them replaced."""
        if self.chance.random() < 0.5 and len(words) > 8:
            start = self.chance.randrange(len(words) - 6)
            return list(words[start : start + max(6, len(words) // 2)])
        changed = list(words)
        for place in self.chance.sample(range(len(words)), k=len(words) // 8):
            changed[place] = self.text(1)[0]
        return changed


def articles_of_days() -> pl.DataFrame:
    """An article for each day of the year: rows need no more of it."""
    days = [FIRST + timedelta(days=day) for day in range(YEAR + 10)]
    ids = [f"art{day:03d}" for day in range(YEAR + 10)]
    frame = pl.DataFrame({"article_id": ids, "published_start": days, "published_end": days})
    return frame.with_columns(language=pl.lit("it"), title=pl.lit(None, pl.String))


def statements(count: int) -> tuple[pl.DataFrame, pl.DataFrame, list[int]]:
    """Statements, their speakers, and for each which of the things said it tells."""
    invented = Invented(1)
    chance = invented.chance
    rows: list[tuple] = []
    said: list[int] = []
    while len(rows) < count:
        speaker, day = f"ent{invented.one_of(SPEAKERS)}", chance.randrange(YEAR)
        words = invented.text(chance.randint(6, 24))
        tellings = 1 if chance.random() < 2 / 3 else chance.randint(2, 9)
        for telling in range(min(tellings, count - len(rows))):
            again = words if not telling else invented.told_differently(words)
            known = not telling or chance.random() < 0.9
            article = f"art{day + (chance.randrange(5) if telling else 0):03d}"
            rows.append((f"sta{len(rows):07d}", article, len(rows), " ".join(again), speaker if known else None))
            said.append(len(said) if not telling else said[-1])
    columns = ["statement_id", "article_id", "start", "content", "speaker_id"]
    frame = pl.DataFrame(rows, schema=columns, orient="row").with_columns(
        (pl.col("start") + 1).alias("end"),
        pl.concat_list(pl.struct("start", end=pl.col("start") + 1)).alias("content_spans"),
        speaker_ids=pl.lit([], pl.List(pl.String)),
        speaker=pl.lit(None, pl.String),
        speaker_basis=pl.lit(None, pl.String),
        negated=pl.lit(False),
        date_start=pl.lit(None, pl.Date),
        date_end=pl.lit(None, pl.Date),
    )
    return frame, entities("ent", SPEAKERS, "person"), said


def entities(prefix: str, count: int, entity_type: str) -> pl.DataFrame:
    """Entities without a country."""
    ids = [f"{prefix}{number}" for number in range(count)]
    frame = pl.DataFrame({"entity_id": ids, "name": ids})
    return frame.with_columns(entity_type=pl.lit(entity_type), country=pl.lit(None, pl.String))


def events(count: int) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, list[int]]:
    """Events, their participants, these as entities, and for each event which happening it tells."""
    invented = Invented(2)
    chance = invented.chance
    rows: list[tuple] = []
    parties: list[tuple] = []
    happened: list[int] = []
    while len(rows) < count:
        day = chance.randrange(YEAR)
        kind = chance.choice(["visit", "accuse", "agreement", "sanction", "armed_attack", "arrest"])
        sides = [("actor", invented.one_of(PARTIES)), ("target", invented.one_of(PARTIES))]
        words = invented.text(chance.randint(4, 10))
        tellings = 1 if chance.random() < 2 / 3 else chance.randint(2, 9)
        for telling in range(min(tellings, count - len(rows))):
            event = f"evt{len(rows):07d}"
            text = " ".join(invented.told_differently(words) if telling else words)
            on = FIRST + timedelta(days=day) if chance.random() < 0.7 else None
            rows.append((event, f"art{day + chance.randrange(3):03d}", len(rows), kind, text, on))
            parties += [(event, role, f"par{number}", f"par{number}") for role, number in sides]
            happened.append(len(happened) if not telling else happened[-1])
    columns = {"event_id": pl.String, "article_id": pl.String, "start": pl.Int64, "event_type": pl.String,
               "text": pl.String, "date_start": pl.Date}  # fmt: skip
    frame = pl.DataFrame(rows, schema=columns, orient="row").with_columns(
        pl.col("start").alias("end"), pl.col("date_start").alias("date_end"), status=pl.lit("actual")
    )
    participants = pl.DataFrame(parties, schema=["event_id", "role", "entity_id", "surface"], orient="row")
    return frame, participants, entities("par", PARTIES, "person"), happened


def articles(count: int) -> tuple[list, list[int]]:
    """Articles, one of three of them again with a word in thirty replaced, and for each which report it is."""
    invented = Invented(3)
    chance = invented.chance
    found, reports = [], []
    while len(found) < count:
        words, first = invented.text(WORDS_OF_ARTICLE), chance.randrange(YEAR)
        for telling in range(min(1 if chance.random() < 2 / 3 else chance.randint(2, 9), count - len(found))):
            again = [invented.text(1)[0] if telling and chance.random() < 1 / 30 else word for word in words]
            day = FIRST + timedelta(days=first + (chance.randint(1, 4) if telling else 0))
            found.append(read_text(" ".join(again), published=day.isoformat(), language="it"))
            reports.append(len(reports) if not telling else reports[-1])
    return found, reports


def agreement(found: Iterable[str], true: Iterable[int]) -> tuple[float, float]:
    """Precision and recall of the pairs of one group."""
    both, mine, theirs = Counter(), Counter(), Counter()
    for group, told in zip(found, true, strict=True):
        both[group, told] += 1
        mine[group] += 1
        theirs[told] += 1
    pairs = [sum(n * (n - 1) for n in counts.values()) for counts in (both, mine, theirs)]
    return pairs[0] / max(1, pairs[1]), pairs[0] / max(1, pairs[2])


def of_statements(count: int) -> Callable[[], tuple[list[str], list[int]]]:
    """Rows made, and what groups them."""
    frame, speakers, said = statements(count)
    days = articles_of_days()

    def work() -> tuple[list[str], list[int]]:
        groups = dict(group_statements(frame, days, speakers).iter_rows())
        return [groups[key] for key in frame["statement_id"]], said

    return work


def of_events(count: int) -> Callable[[], tuple[list[str], list[int]]]:
    """Rows made, and what groups them."""
    frame, participants, parties, happened = events(count)
    days = articles_of_days()

    def work() -> tuple[list[str], list[int]]:
        groups = dict(group_events(frame, participants, days, parties).iter_rows())
        return [groups[key] for key in frame["event_id"]], happened

    return work


def of_articles(count: int) -> Callable[[], tuple[list[str], list[int]]]:
    """Articles made, and what finds the copies."""
    found, reports = articles(count // ROWS_OF_ARTICLE)

    def work() -> tuple[list[str], list[int]]:
        originals = dict(find_duplicates(found).iter_rows())
        return [originals[article.article_id] or article.article_id for article in found], reports

    return work


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[50_000, 100_000, 200_000], metavar="N")
    arguments = parser.parse_args()
    if min(arguments.rows) < ROWS_OF_ARTICLE:
        parser.error(f"fewer than {ROWS_OF_ARTICLE} rows tell nothing")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for name, made, share in (
        ("statements", of_statements, 1),
        ("events", of_events, 1),
        ("articles", of_articles, ROWS_OF_ARTICLE),
    ):
        before = None
        for count in sorted(arguments.rows):
            work = made(count)
            started = time.process_time()
            found = work()
            seconds = time.process_time() - started
            ratio = f"× {seconds / before:.2f}" if before else ""
            precision, recall = agreement(*found)
            print(f"{count // share:>9,} {name:<11} {seconds:7.2f} s {ratio:<7} P {precision:.3f}  R {recall:.3f}")
            before = seconds


if __name__ == "__main__":
    main()
