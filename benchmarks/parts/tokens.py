"""Token boundaries against the surface tokens of the treebanks, with a peer.

A surface token is a word as written: a multiword range of the treebank ("dell'", "accusandolo") is one. Sentences whose
tokens are not all in the order of their text are left out (the parts of corrected learners' texts).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipelines.language.conllu import Scheme, read_sentences, treebank_of
from pipelines.language.pack import load_pack
from pipelines.language.tokens import tokenize

Spans = set[tuple[int, int]]


def gold(folder: Path, name: str) -> Iterator[tuple[str, Spans]]:
    """The texts of a treebank's sentences with the spans of their surface tokens."""
    scheme = Scheme(load_pack("it").table("treebanks"))
    for path in sorted(folder.glob(f"it_{name}*.conllu")):
        for text, words in read_sentences(path, scheme):
            spans: Spans = set()
            at = 0
            for word in words:
                at = text.find(word.form, at)
                if at < 0:
                    break
                spans.add((at, at + len(word.form)))
                at += len(word.form)
            else:
                yield text, spans


def ours(text: str) -> Iterable[tuple[int, int]]:
    """Spans of our tokens."""
    return zip(*tokenize(text, load_pack("it")), strict=True)


def _peers() -> dict[str, Callable[[str], Iterable[tuple[int, int]]]]:
    try:
        import spacy
    except ImportError:
        return {}
    nlp = spacy.blank("it")
    return {"spaCy blank (it)": lambda text: [(t.idx, t.idx + len(t)) for t in nlp(text) if not t.is_space]}


def score(split: Callable[[str], Iterable[tuple[int, int]]], texts: list[tuple[str, Spans]]) -> tuple[float, float]:
    """Precision and recall of the tokens."""
    right = told = wanted = 0
    for text, spans in texts:
        mine = set(split(text))
        right += len(mine & spans)
        told += len(mine)
        wanted += len(spans)
    return right / told, right / wanted


def measure(treebanks: Path) -> list[str]:
    """Lines of the report."""
    lines = []
    for name in sorted({treebank_of(path) for path in treebanks.glob("it_*.conllu")}):
        texts = list(gold(treebanks, name))
        for who, split in ({"Monazite": ours} | _peers()).items():
            precision, recall = score(split, texts)
            lines.append(f"  {name:10} {who:18} precision {precision:.4f}  recall {recall:.4f}")
    return lines


if __name__ == "__main__":
    print("\n".join(measure(Path(sys.argv[1]))))
