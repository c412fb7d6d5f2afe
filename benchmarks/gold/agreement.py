"""How far two annotations of the gold set agree, as the table of `docs/annotation.md`.

    python benchmarks/gold/agreement.py ONE.json OTHER.json --articles wikinews.jsonl

The texts are needed for the items of quantities, which annotations hold as spans.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipelines.score.agreement import Agreement, agreement
from pipelines.score.gold import GoldArticle, GoldError, load_gold, with_text


def load(path: Path, texts: Mapping[str, str]) -> dict[str, GoldArticle]:
    """An annotation, its items in words. Raises GoldError where it is none or was not made on these texts."""
    return {key: with_text(article, texts[key]) for key, article in load_gold(path).items() if key in texts}


def as_markdown(found: Mapping[str, Agreement]) -> str:
    """The agreement as a table: of all rows told by both, and of each field of them."""
    lines = ["| table | rows | F1 found | must found | fields: share of the pairs that agree (F1) |"]
    lines.append("| --- | --- | ---: | ---: | --- |")
    for table, figures in found.items():
        must = figures.must_found / figures.must_rows if figures.must_rows else 0.0
        fields = " · ".join(
            f"{name} {count / figures.pairs:.2f} ({figures.f1(name):.2f})" if figures.pairs else name
            for name, count in figures.fields.items()
        )
        rows = f"{figures.one} and {figures.other}, {figures.pairs} in both"
        lines.append(f"| {table} | {rows} | {figures.f1():.2f} | {must:.2f} | {fields} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--articles", type=Path, required=True, help="JSON Lines with id and text")
    arguments = parser.parse_args()
    with arguments.articles.open(encoding="utf-8") as lines:
        texts = {record["id"]: record["text"] for record in map(json.loads, lines)}
    try:
        print(as_markdown(agreement(load(arguments.one, texts), load(arguments.other, texts))))
    except GoldError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
