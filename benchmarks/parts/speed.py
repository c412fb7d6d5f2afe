"""Words a second of each part of reading, in one process on one core, next to peers on the same texts.

Words are counted by white space. Each part runs twice over the corpus: `cold` with empty stores of word forms, `warm`
with full ones; a stream of articles is nearer to warm. Loading is timed apart, in a process of its own. The peers run
over the first articles only, as they are slow.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipelines.language.analyse import segment, tag
from pipelines.language.lines import lines_of
from pipelines.language.mentions import find_mentions
from pipelines.language.numbers import find_numbers
from pipelines.language.pack import load_pack
from pipelines.language.quotations import find_quotations
from pipelines.language.sentences import split_sentences
from pipelines.language.tagger import roles
from pipelines.language.times import find_times
from pipelines.language.tokens import tokenize

PEER_ARTICLES = 150
START = """
import time
begin = time.perf_counter()
from pipelines.language.analyse import segment, tag
from pipelines.language.pack import load_pack
tag(segment("Il ministro ha detto di no.", load_pack("it")), load_pack("it"))
print(time.perf_counter() - begin)
"""


def start_up() -> float:
    """Seconds from the first import to the first tagged Document, in a new process."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", START], cwd=root, capture_output=True, text=True, check=True)
    return float(done.stdout)


def timed(work: Callable[[], list]) -> tuple[list, float]:
    """What the work makes, and its seconds."""
    begin = time.perf_counter()
    made = work()
    return made, time.perf_counter() - begin


def parts(texts: list[str]) -> dict[str, float]:
    """Seconds of each part over the texts."""
    pack = load_pack("it")
    spent: dict[str, float] = {}
    spans, spent["tokens"] = timed(lambda: [tokenize(text, pack) for text in texts])
    lines, spent["lines"] = timed(lambda: [lines_of(text) for text in texts])
    read = list(zip(texts, spans, lines, strict=True))
    quotes, spent["quotations"] = timed(lambda: [find_quotations(t, *span, ln, pack) for t, span, ln in read])
    words = [[text[a:b] for a, b in zip(*span, strict=True)] for text, span, _ in read]
    _, spent["sentences"] = timed(
        lambda: [
            split_sentences(text, span[0], word, line, quote, pack)
            for (text, span, line), word, quote in zip(read, words, quotes, strict=True)
        ]
    )
    docs = [segment(text, pack) for text in texts]
    tagged, spent["tags, lemmas, incises"] = timed(lambda: [tag(doc, pack) for doc in docs])
    _, spent["roles of every sentence"] = timed(
        lambda: [roles(doc, i, pack) for doc in tagged for i in range(len(doc.sentences))]
    )
    docs, spent["numbers"] = timed(lambda: [doc.with_(numbers=find_numbers(doc, pack)) for doc in tagged])
    docs, spent["times"] = timed(lambda: [doc.with_(times=find_times(doc, pack)) for doc in docs])
    _, spent["mentions"] = timed(lambda: [find_mentions(doc, pack) for doc in docs])
    _, spent["tagged Document"] = timed(lambda: [tag(segment(text, pack), pack) for text in texts])
    return spent


def _peers() -> dict[str, Callable[[str], object]]:
    peers: dict[str, Callable[[str], object]] = {}
    try:
        import spacy

        peers["spaCy blank (it), tokens"] = spacy.blank("it")
        peers["spaCy fr_core_news_sm, whole"] = spacy.load("fr_core_news_sm")
        peers["spaCy fr_core_news_sm, tags and lemmas"] = spacy.load("fr_core_news_sm", exclude=["parser", "ner"])
    except (ImportError, OSError):
        pass
    try:
        import pysbd

        peers["pysbd (it), sentences"] = pysbd.Segmenter(language="it", clean=False).segment
    except ImportError:
        pass
    try:
        import sentencex

        peers["sentencex (it), sentences"] = lambda text: list(sentencex.segment("it", text))
    except ImportError:
        pass
    return peers


def measure(corpus: Path) -> list[str]:
    """Lines of the report. `corpus` holds one {"text": …} a line."""
    texts = [json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").splitlines()]
    words = sum(len(text.split()) for text in texts)
    lines = [f"  start-up {start_up():.2f} s; {len(texts)} articles, {words} words"]
    cold, warm = parts(texts), parts(texts)
    lines += [f"  {name:40} {words / cold[name]:>10,.0f} cold {words / warm[name]:>10,.0f} warm" for name in cold]
    some = texts[:PEER_ARTICLES]
    count = sum(len(text.split()) for text in some)
    for name, read in _peers().items():
        _, seconds = timed(lambda read=read: [read(text) for text in some])
        lines.append(f"  {name:40} {count / seconds:>10,.0f}")
    return lines


if __name__ == "__main__":
    print("\n".join(measure(Path(sys.argv[1]))))
