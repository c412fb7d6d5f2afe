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

from pipelines.language import morphology
from pipelines.language.conllu import Scheme, Word, read_sentences, treebank_of
from pipelines.language.document import Tag
from pipelines.language.lemmas import Learned, make_lemmatizer
from pipelines.language.pack import Pack, load_pack
from pipelines.language.tagger import (
    LEARNED,
    MODEL,
    ROLES,
    Tagger,
    load_lexicon,
    load_roles,
    make_features,
    role_features,
)

PARAMETERS = {"c1": 0.3, "c2": 0.3, "max_iterations": 90, "feature.minfreq": 2}
ROLE_PARAMETERS = {"feature.minfreq": 4, "c1": 0.3, "max_iterations": 60}
LEMMATIZED = frozenset(("NOUN", "VERB", "AUX", "ADJ", "ADV"))

Treebanks = dict[str, list[list[Word]]]


def read_treebanks(folder: Path, language: str) -> Treebanks:
    """The sentences by treebank. Raises FileNotFoundError where the folder has no file of this language."""
    scheme = Scheme(load_pack(language).table("treebanks"))
    banks: Treebanks = defaultdict(list)
    for path in sorted(folder.glob(f"{language}_*.conllu")):
        banks[treebank_of(path)].extend(words for _, words in read_sentences(path, scheme))
    if not banks:
        raise FileNotFoundError(f"no {language}_*.conllu in {folder}")
    return dict(banks)


def label_of(tag: Tag) -> str:
    """The tagger's label: `NOUN`, `VERB.Part`."""
    return f"{tag.pos}.{tag.form}" if tag.form else tag.pos


def _lower(word: Word) -> str:
    return word.form.lower().replace("’", "'")


def _fit(sequences: list[tuple[list[list[str]], list[str]]], path: Path, **parameters: float) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS | parameters)
    for features, labels in sequences:
        trainer.append(features, labels)
    trainer.train(str(path))


def _learn_tables(sentences: list[list[Word]], pack: Pack) -> dict[str, dict]:
    """The lemmas on which the treebanks agree against the tables, and the morphology."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    words = [(_lower(word), label_of(word.tag), word) for sentence in sentences for word in sentence]
    for lower, label, word in words:
        if label.partition(".")[0] in LEMMATIZED:
            seen[label, lower][word.lemma.lower()] += 1
    plain = make_lemmatizer(pack, load_lexicon(pack), {})
    lemmas: Learned = defaultdict(dict)
    for (label, lower), count in sorted(seen.items()):
        lemma, times = min(count.items(), key=lambda item: (-item[1], item[0]))
        if lemma.isalpha() and times >= 2 and times >= 0.8 * count.total() and plain.lemma(lower, label) != lemma:
            lemmas[label][lower] = lemma
    lemmatizer = make_lemmatizer(pack, load_lexicon(pack), lemmas)
    told = morphology.learn((lower, label, lemmatizer.lemma(lower, label), word.tag) for lower, label, word in words)
    return {"lemmas": lemmas, "morphology": told}


def train(sentences: list[list[Word]], folder: Path, language: str) -> None:
    """Train on the sentences and write the models into the folder."""
    pack = load_pack(language)
    features = make_features(pack)
    bases = [features.of_sentence([word.form for word in sentence]) for sentence in sentences]
    _fit(
        [(base, [label_of(word.tag) for word in sentence]) for base, sentence in zip(bases, sentences, strict=True)],
        folder / MODEL,
    )
    learned = _learn_tables(sentences, pack)
    (folder / LEARNED).write_text(json.dumps(learned, ensure_ascii=False, sort_keys=True, indent=0), encoding="utf-8")
    tagger = Tagger(pack, folder)
    sequences = []
    for base, sentence in zip(bases, sentences, strict=True):
        tags = [tag for tag, _ in tagger.tag([w.form for w in sentence], [_lower(w) for w in sentence])]
        sequences.append((role_features(base, tags), [word.role or "-" for word in sentence]))
    _fit(sequences, folder / ROLES, **ROLE_PARAMETERS)


def score(sentences: list[list[Word]], folder: Path, language: str) -> dict[str, float]:
    """Shares of words right: part of speech, the same with the form, all features of finite verbs and participles that
    the treebank gives, lemmas of nouns, verbs and adjectives; F1 of the roles."""
    pack = load_pack(language)
    tagger = Tagger(pack, folder)
    field = load_roles(folder)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for sentence in sentences:
        forms = [word.form for word in sentence]
        pairs = tagger.tag(forms, [_lower(word) for word in sentence])
        for word, (tag, lemma) in zip(sentence, pairs, strict=True):
            total["pos"] += 1
            right["pos"] += tag.pos == word.tag.pos
            total["pos+form"] += 1
            right["pos+form"] += tag[:2] == word.tag[:2]
            if word.tag.form in ("Fin", "Part"):
                total["verb features"] += 1
                right["verb features"] += all(
                    not gold or gold == told for gold, told in zip(word.tag, tag, strict=True)
                )
            if word.tag.pos in ("NOUN", "VERB", "AUX", "ADJ"):
                total["lemma"] += 1
                right["lemma"] += lemma in word.lemma.lower().split("|")
        roles = field.tag(role_features(tagger.features.of_sentence(forms), [tag for tag, _ in pairs]))
        for word, role in zip(sentence, roles, strict=True):
            right["roles F1"] += 2 * (word.role == role)
            total["roles F1"] += (word.role != "") + (role != "-")
    return {name: right[name] / total[name] for name in total}


def leave_one_out(banks: Treebanks, language: str) -> dict[str, dict[str, float]]:
    """The scores on each treebank by a tagger that was trained on the others."""
    scores = {}
    for name in banks:
        with tempfile.TemporaryDirectory() as folder:
            rest = [sentence for other, bank in banks.items() if other != name for sentence in bank]
            train(rest, Path(folder), language)
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
    train(
        [sentence for bank in banks.values() for sentence in bank], load_pack(chosen.language).folder, chosen.language
    )


if __name__ == "__main__":
    main()
