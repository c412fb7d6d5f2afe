"""Mentions: cases of `data/mentions.json`, judged by reading, and the speed of the stage.

    python benchmarks/parts/mentions.py CORPUS.jsonl

CORPUS holds one {"id": …, "text": …} a line; the table names its articles and holds no text of them. `links` are
phrases that a statement or an event hangs on, drawn at random, with the entity that they mean. `references` are roles,
pronouns and unwritten subjects that were resolved when they were drawn, in four draws with the rules mended between
them, with the entity that a reader takes them for, or null where nobody should be chosen. `right` is the verdict when
drawn, on rules that had not seen the case; what is measured now is a lower bound on regression, not a fresh estimate.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipelines.language.analyse import analyse
from pipelines.language.document import Document, Entity
from pipelines.language.mentions import find_mentions, implicit_subject, mention_at
from pipelines.language.mentions.fold import plain
from pipelines.language.pack import load_pack

TABLE = Path(__file__).resolve().parents[1] / "data" / "mentions.json"


def named(doc: Document, case: dict) -> set[str]:
    """The plain names of what the mentions over a phrase mean, those of its titles too."""
    first, last = doc.tokens_in(case["start"], case["end"])
    found = (mention_at(doc, token) for token in range(first, last))
    return {plain(mention.entity.name) for mention in found if mention is not None and mention.entity is not None}


def referred(doc: Document, case: dict) -> Entity | None:
    """Who a role, pronoun or verb at an offset is taken to mean."""
    token = doc.token_at(case["offset"])
    if case["kind"] == "implicit":
        found = implicit_subject(doc, token)
        return found[0] if found else None
    of_kind = (m for m in doc.mentions if m.start <= token < m.end and m.kind == case["kind"])
    return next((mention.entity for mention in of_kind), None)


def score(table: dict, texts: dict[str, str]) -> dict[str, dict[str, int]]:
    """Counts by draw: when drawn (`drawn`, `drawn_right`) and now (`right`, `wrong`, `nobody`)."""
    cases = defaultdict(list)
    for kind in ("links", "references"):
        for case in table[kind]:
            cases[case["article"]].append((kind, case))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for article, found in cases.items():
        doc = analyse(texts[article])
        for kind, case in found:
            count = counts[kind if kind == "links" else f"references, draw {case['draw']}"]
            count["drawn"] += 1
            count["drawn_right"] += case["right"]
            wanted = plain(case["expected"]) if case["expected"] else None
            if kind == "links":
                names = named(doc, case)
                count["right" if wanted in names else "wrong" if names else "nobody"] += 1
            else:
                entity = referred(doc, case)
                name = plain(entity.name) if entity else None
                count["nobody" if name is None else "right" if name == wanted else "wrong"] += 1
    return {name: dict(count) for name, count in sorted(counts.items())}


def speed(docs: list[Document]) -> float:
    """Tokens a second of this stage alone, over documents analysed before."""
    pack = load_pack("it")
    began = time.perf_counter()
    for doc in docs:
        find_mentions(doc, pack)
    return sum(map(len, docs)) / (time.perf_counter() - began)


def measure(corpus: Path) -> list[str]:
    """A line for each draw and one for the speed."""
    lines = []
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    for name, count in score(json.loads(TABLE.read_text(encoding="utf-8")), {r["id"]: r["text"] for r in rows}).items():
        right, wrong, nobody = (count.get(key, 0) for key in ("right", "wrong", "nobody"))
        precision = right / (right + wrong) if right + wrong else 0
        lines.append(
            f"{name:22s} drawn {count['drawn']:4d}, right when drawn {count['drawn_right'] / count['drawn']:.3f}"
            f" · now right {right}, wrong {wrong}, nobody chosen {nobody}, precision {precision:.3f}"
        )
    docs = [analyse(row["text"]).with_(mentions=()) for row in rows[:200]]
    return [*lines, f"mentions: {speed(docs):,.0f} tokens a second"]


if __name__ == "__main__":
    print(*measure(Path(sys.argv[1])), sep="\n")
