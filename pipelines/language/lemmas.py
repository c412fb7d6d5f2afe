"""The lemma of a word by its form and label: by `lemmas.toml` and `verbs.toml`, by what the treebanks say of it, by
the lexicon of forms, and for verbs that no table knows by their ending."""

from __future__ import annotations

from typing import Any

from pipelines.language.lexicon import Lexicon
from pipelines.language.pack import Pack

VERBS = {"VERB": ("VERB", "AUX"), "AUX": ("AUX", "VERB")}

Learned = dict[str, dict[str, str]]
"""Label -> form -> lemma, where the treebanks agree on another than the tables."""

HOSTS = ("VERB.Part", "VERB.Ger")
"""Labels of forms that end in a clitic."""


def participles(verbs: dict[str, Any]) -> dict[str, str]:
    """The forms of the irregular participles of `verbs.toml`, each with its infinitive."""
    return {
        participle[:-1] + vowel: infinitive
        for infinitive, participle in verbs["participles"].items()
        for vowel in verbs["participle_vowels"]
    }


class Lemmatizer:
    """Lemmas of one language. `learned` is empty while it is being learned."""

    def __init__(self, closed: dict[str, Any], verbs: dict[str, Any], lexicon: Lexicon, learned: Learned) -> None:
        self._lexicon = lexicon
        self._learned = learned
        self._closed = closed
        self._participles = participles(verbs)
        self._clitics = tuple(verbs["participle_clitics"])
        self._endings = [(label, old, new) for label, pairs in verbs["endings"].items() for old, new in pairs]

    def lemma(self, lower: str, label: str) -> str:
        """The lemma of a form in lower case under a label of the tagger (`NOUN`, `VERB.Part`); the form itself where
        nothing better is known."""
        pos = label.partition(".")[0]
        if found := self._closed.get(pos, {}).get(lower):
            return found
        if found := self._learned.get(label, {}).get(lower):
            return found
        if label.endswith(".Part") and (found := self._participles.get(lower)):
            return found
        for table in VERBS.get(pos, (pos,)):
            if found := self._lexicon.lemma(lower, table):
                return found
        for wanted, old, new in self._endings:
            if wanted == label and lower.endswith(old) and len(lower) > len(old) + 2:
                return lower.removesuffix(old) + new
        if label in HOSTS and lower.endswith(self._clitics) and len(lower) > 5:
            # "dimessosi", which is tagged as a gerund as well
            return self.lemma(lower[:-2], HOSTS[0])
        return lower


def make_lemmatizer(pack: Pack, lexicon: Lexicon, learned: Learned) -> Lemmatizer:
    """The lemmatizer of a pack's tables."""
    return Lemmatizer(pack.table("lemmas")["closed"], pack.table("verbs"), lexicon, learned)
