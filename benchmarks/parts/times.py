"""Times: the table of expressions in `data/times.json`, ours beside dateparser and duckling.

    python benchmarks/parts/times.py [CORPUS.jsonl]

A row is right where an expression is found over exactly the marked words, with the days, the basis and the kind that
the table states; a row whose words are no time is right where nothing is found in them. Peers have other cuts and no
kinds: theirs is right where something that they found overlaps the words and has the days; for ages, durations, hours,
habits, no times and days that cannot be told, where they give no days. A peer that is not installed is left out.
CORPUS holds one {"text": …} a line and is used for the speed alone.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipelines.language.analyse import analyse
from pipelines.language.pack import load_pack
from pipelines.language.times import find_times

TABLE = Path(__file__).resolve().parents[1] / "data" / "times.json"
Found = tuple[int, int, date | None, date | None]
"""Code points `[start, end)`, first and last day."""
Peer = Callable[[str, tuple[date, date]], Iterable[Found]]
NO_PUBLICATION = (date(2000, 1, 1),) * 2
"""Peers cannot be told that no date of reference is known."""


def day(text: str | None) -> date | None:
    """An ISO date, or None."""
    return date.fromisoformat(text) if text else None


def rows() -> list[dict]:
    """The rows of the table."""
    return json.loads(TABLE.read_text(encoding="utf-8"))


def published(row: dict) -> tuple[date, date] | None:
    """The publication of a row, or None where the row has none."""
    return tuple(map(date.fromisoformat, row["published"])) if row["published"] else None


def ours_is_right(row: dict) -> bool:
    """Whether a row is found with its very span, days, basis and kind."""
    doc = analyse(row["sentence"], published=published(row))
    found = [(*doc.span(item.start, item.end), item) for item in find_times(doc, load_pack("it"))]
    over = [entry for entry in found if entry[0] < row["end"] and entry[1] > row["start"]]
    if row["kind"] is None:
        return not over
    wanted = tuple(map(day, row["date"]))
    return any(
        (start, end) == (row["start"], row["end"])
        and (item.date_start, item.date_end) == wanted
        and (row["kind"] == "*" or (item.kind, item.basis) == (row["kind"], row["basis"]))
        for start, end, item in over
    )


def peer_is_right(row: dict, peer: Peer) -> bool:
    """Whether a peer gives a row's days, on whatever cut of it; or none where there are none to give."""
    found = [
        (first, last)
        for start, end, first, last in peer(row["sentence"], published(row) or NO_PUBLICATION)
        if start < row["end"] and end > row["start"]
    ]
    wanted = tuple(map(day, row.get("date", [None, None])))
    return wanted in found if any(wanted) else not found


def dateparser_peer() -> Peer:
    """dateparser's search, told that dates are in the past and days come first. Raises ImportError."""
    from dateparser.search import search_dates

    def find(text: str, pub: tuple[date, date]) -> Iterable[Found]:
        settings = {
            "RELATIVE_BASE": datetime(*pub[1].timetuple()[:3]),
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": "DMY",
            "RETURN_TIME_AS_PERIOD": True,
        }
        position = 0
        for words, value in search_dates(text, languages=["it"], settings=settings) or ():
            position = max(text.find(words, position), 0)
            yield position, position + len(words), value.date(), value.date()

    return find


def duckling_peer() -> Peer:
    """duckling through its Python wheel. Raises ImportError; RuntimeError where the system has no time zones."""
    import duckling

    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    locale = duckling.parse_locale("IT", duckling.default_locale_lang(duckling.parse_lang("IT")))

    def days(value: dict, grain: str) -> tuple[date, date]:
        start = datetime.fromisoformat(value["value"]).date()
        if grain == "week":
            return start, start + timedelta(6)
        months = {"month": 1, "quarter": 3, "year": 12}.get(grain, 0)
        if not months:
            return start, start
        after = start.year * 12 + start.month - 1 + months
        return start, date(after // 12, after % 12 + 1, 1) - timedelta(1)

    def find(text: str, pub: tuple[date, date]) -> Iterable[Found]:
        noon = datetime(*pub[1].timetuple()[:3], 12)
        seconds = int((noon - datetime(1970, 1, 1)).total_seconds())
        context = duckling.Context(duckling.parse_ref_time(zones, "UTC", seconds), locale)
        for entry in duckling.parse(text, context, duckling.parse_dimensions(["time"]), False):
            value = entry["value"]
            if value["type"] == "value":
                yield entry["start"], entry["end"], *days(value, value["grain"])
                continue
            ends = [datetime.fromisoformat(value[k]["value"]).date() if k in value else None for k in ("from", "to")]
            # The end of an interval is the first moment after it.
            last = ends[1] and ends[1] - timedelta(1)
            yield entry["start"], entry["end"], ends[0], max(last, ends[0]) if last and ends[0] else last

    return find


def speed(corpus: Path, articles: int = 150) -> float:
    """Tokens a second of `find_times` alone, over documents that are ready for it."""
    with corpus.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(articles), strict=False)]
    pack = load_pack("it")
    docs = [analyse(text, published=(date(2025, 11, 4), date(2025, 11, 4))).with_(times=()) for text in texts]
    started = time.perf_counter()
    for doc in docs:
        find_times(doc, pack)
    return sum(map(len, docs)) / (time.perf_counter() - started)


def measure(corpus: Path | None = None) -> list[str]:
    """The lines of a report in Markdown: share of rows right, ours and each peer's, and our speed."""
    table = rows()
    kinds = {
        "news": [row for row in table if row["source"] != "own"],
        "own": [row for row in table if row["source"] == "own"],
    }
    lines = [
        f"| times | all {len(table)} | from news {len(kinds['news'])} | own {len(kinds['own'])} |",
        "| --- | --- | --- | --- |",
    ]

    def add(name: str, right: Callable[[dict], bool]) -> None:
        score = {row["id"]: right(row) for row in table}
        shares = [sum(score[row["id"]] for row in part) / len(part) for part in (table, kinds["news"], kinds["own"])]
        lines.append(f"| {name} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")

    add("ours, span, days, basis and kind", ours_is_right)
    for name, make in (("dateparser, days", dateparser_peer), ("duckling, days", duckling_peer)):
        try:
            peer = make()
        except (ImportError, RuntimeError, OSError) as missing:
            lines.append(f"| {name} | not run: {type(missing).__name__} | | |")
            continue
        add(name, lambda row, peer=peer: peer_is_right(row, peer))
    if corpus is not None:
        lines.append(f"\ntimes: {speed(corpus):,.0f} tokens/s")
    return lines


if __name__ == "__main__":
    print("\n".join(measure(Path(sys.argv[1]) if len(sys.argv) > 1 else None)))
