"""Tags, lemmas and roles on each treebank by a tagger that was trained on the others; lemmas beside simplemma."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipelines.language.train import Treebanks, leave_one_out, read_treebanks


def simplemma_share(banks: Treebanks, name: str) -> float | None:
    """The share of lemmas that simplemma has right of the same words; None where it is not installed."""
    try:
        import simplemma
    except ImportError:
        return None
    words = [w for sentence in banks[name] for w in sentence if w.tag.pos in ("NOUN", "VERB", "AUX", "ADJ")]
    return sum(simplemma.lemmatize(w.form.lower(), lang="it") in w.lemma.lower().split("|") for w in words) / len(words)


def measure(treebanks: Path) -> list[str]:
    """Lines of the report."""
    banks = read_treebanks(treebanks, "it")
    lines = []
    for name, scores in leave_one_out(banks, "it").items():
        told = "  ".join(f"{what} {value:.2%}" for what, value in scores.items())
        peer = simplemma_share(banks, name)
        lines.append(f"  without {name:10} {told}" + (f"  (simplemma: lemma {peer:.2%})" if peer else ""))
    return lines


if __name__ == "__main__":
    print("\n".join(measure(Path(sys.argv[1]))))
