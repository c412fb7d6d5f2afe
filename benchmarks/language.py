"""What reading Italian is worth: each figure of the language stage, measured anew.

    python benchmarks/language.py TREEBANKS_DIR CORPUS.jsonl [--only PART …]

TREEBANKS_DIR holds Universal Dependencies treebanks (`it_*.conllu`), CORPUS one {"text": …} a line. The parts are the
modules in `benchmarks/parts`, and each also runs by itself. Peers that are not installed are left out. The part `tags`
trains a tagger for each treebank left out, which takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from parts import mentions, sentences, speed, tags, times, tokens

PARTS: dict[str, tuple[str, Callable[[Path, Path], list[str]]]] = {
    "tokens": ("Token boundaries", lambda treebanks, _: tokens.measure(treebanks)),
    "sentences": ("Sentence boundaries, a hard set", lambda *_: sentences.measure()),
    "tags": ("Each treebank left out of training", lambda treebanks, _: tags.measure(treebanks)),
    "times": ("Expressions of time", lambda _, corpus: times.measure(corpus)),
    "mentions": ("Mentions and who is meant", lambda _, corpus: mentions.measure(corpus)),
    "speed": ("Words a second on one core", lambda _, corpus: speed.measure(corpus)),
}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    chosen = parser.parse_args()
    for name in chosen.only:
        title, measure = PARTS[name]
        print(f"## {title}", *measure(chosen.treebanks, chosen.corpus), "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
