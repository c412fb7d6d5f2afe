"""Train the taggers of a language from a folder of Universal Dependencies treebanks.

    python -m pipelines.language.train TREEBANKS_DIR [--language it] [--leave-one-out]

Writes `tagger.crfsuite`, `tagger.json` and `roles.crfsuite` into the language's folder. Deterministic: the same
treebanks make the same bytes. With `--leave-one-out` nothing is written; each treebank is left out in turn, and the
scores on it are printed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import pycrfsuite

from pipelines.language import lemmas, morphology
from pipelines.language.conllu import Word, read_sentences, treebank_of
from pipelines.language.features import Features
from pipelines.language.pack import load_pack
from pipelines.language.tagger import MODEL, MORPHOLOGY, ROLES, Tagger, load_lexicon, role_features

PARAMETERS = {"c1": 0.05, "c2": 0.02, "max_iterations": 90, "feature.minfreq": 2}

Treebanks = dict[str, list[list[Word]]]


def read_treebanks(folder: Path, language: str) -> Treebanks:
    """The sentences by treebank. Raises FileNotFoundError where the folder has no file of this language."""
    banks: Treebanks = defaultdict(list)
    for path in sorted(folder.glob(f"{language}_*.conllu")):
        banks[treebank_of(path)].extend(read_sentences(path))
    if not banks:
        raise FileNotFoundError(f"no {language}_*.conllu in {folder}")
    return dict(banks)


def label_of(word: Word) -> str:
    """The tagger's label: `NOUN`, `VERB.Part`."""
    return f"{word.tag.pos}.{word.tag.form}" if word.tag.form else word.tag.pos


def _fit(sequences: list[tuple[list[list[str]], list[str]]], path: Path, **parameters: float) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS | parameters)
    for features, labels in sequences:
        trainer.append(features, labels)
    trainer.train(str(path))


def train(sentences: list[list[Word]], folder: Path, language: str, *, with_roles: bool = True) -> None:
    """Train on the sentences and write the models into the folder."""
    lexicon = load_lexicon(load_pack(language))
    features = Features(lexicon)
    bases = [features.of_sentence([word.form for word in sentence]) for sentence in sentences]
    _fit(
        [(base, [label_of(word) for word in sentence]) for base, sentence in zip(bases, sentences, strict=True)],
        folder / MODEL,
    )
    told = morphology.learn((w.form.lower().replace("’", "'"), label_of(w), w.tag) for s in sentences for w in s)
    (folder / MORPHOLOGY).write_text(json.dumps(told, ensure_ascii=False, sort_keys=True, indent=0), encoding="utf-8")
    if not with_roles:
        return
    tagger = Tagger(folder, lexicon)
    sequences = []
    for base, sentence in zip(bases, sentences, strict=True):
        tags = tagger.tag([w.form for w in sentence], [w.form.lower() for w in sentence])
        sequences.append((role_features(base, tags), [word.role or "-" for word in sentence]))
    _fit(sequences, folder / ROLES, **{"feature.minfreq": 4, "c1": 0.3, "max_iterations": 60})


def score(sentences: list[list[Word]], folder: Path, language: str) -> dict[str, float]:
    """Shares of words right: part of speech, the same with the form, all features of the verbs, and lemmas."""
    tagger = Tagger(folder, load_lexicon(load_pack(language)))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for sentence in sentences:
        lowers = [word.form.lower().replace("’", "'") for word in sentence]
        tags = tagger.tag([word.form for word in sentence], lowers)
        for word, lower, tag in zip(sentence, lowers, tags, strict=True):
            total["pos"] += 1
            right["pos"] += tag.pos == word.tag.pos
            right["pos and form"] += tag[:2] == word.tag[:2]
            total["pos and form"] += 1
            if word.tag.form in ("Fin", "Part"):
                total["verb features"] += 1
                right["verb features"] += tag[1:] == word.tag[1:]
            if word.tag.pos in ("NOUN", "VERB", "AUX", "ADJ"):
                total["lemma"] += 1
                right["lemma"] += lemmas.lemma_of(lower, tag, load_pack(language)) in word.lemma.lower().split("|")
    return {name: right[name] / total[name] for name in total}


def leave_one_out(banks: Treebanks, language: str) -> dict[str, dict[str, float]]:
    """The scores on each treebank by a tagger that was trained on the others."""
    scores = {}
    for name in banks:
        with tempfile.TemporaryDirectory() as folder:
            rest = [sentence for other, bank in banks.items() if other != name for sentence in bank]
            train(rest, Path(folder), language, with_roles=False)
            scores[name] = score(banks[name], Path(folder), language)
    return scores


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--language", default="it")
    parser.add_argument("--leave-one-out", action="store_true", help="score each treebank unseen; write nothing")
    chosen = parser.parse_args(arguments)
    banks = read_treebanks(chosen.treebanks, chosen.language)
    if chosen.leave_one_out:
        for name, scores in leave_one_out(banks, chosen.language).items():
            print(f"{name:12}", *(f"{key} {value:.2%}" for key, value in scores.items()), sep="  ", flush=True)
        return
    train([sentence for bank in banks.values() for sentence in bank], load_pack(chosen.language).folder, chosen.language)


if __name__ == "__main__":
    main()
