"""Mood, tense, person, number and gender of a word whose label and lemma are known: by its form, else by how the form
differs from the lemma, else by its ending.

Learned from the treebanks. "dichiarò" of "dichiarare" is `ò < are`, and so the past; "sarò" of "essere" is no such
thing: the difference tells what an ending alone does not. A feature on which a key's words do not agree stays empty.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipelines.language.document import Tag

LONGEST = 6
AGREE = 0.8
"""Share of the words that must agree on a feature for it to be told."""
UNKNOWN = "||||"

Table = dict[str, dict[str, str]]
"""Label -> `= word`, `rest < rest of the lemma`, or ending -> the five features joined by `|`."""


def difference(lower: str, lemma: str) -> str:
    """`ò < are` of "dichiarò" and "dichiarare": what is left of both after the letters that both begin with."""
    shared = 0
    for mine, other in zip(lower, lemma, strict=False):
        if mine != other:
            break
        shared += 1
    # A verb's theme vowel stays with the ending, so that "parlava" and "parlò" differ alike from their verbs.
    shared = min(shared, max(len(lemma) - 3, 0)) if lemma.endswith("re") else min(shared, max(len(lemma) - 1, 0))
    return f"{lower[shared:]} < {lemma[shared:]}"


def learn(words: Iterable[tuple[str, str, str, Tag]]) -> Table:
    """The table from `(lower, label, lemma, tag)` of a treebank's words."""
    seen: dict[str, dict[str, Counter[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(Counter))
    lemmas: dict[tuple[str, str], str] = {}
    for lower, label, lemma, tag in words:
        keys = [lower[len(lower) - n :] for n in range(min(LONGEST, len(lower)) + 1)]
        lemmas[label, lower] = lemma
        for key in (*keys, difference(lower, lemma), "= " + lower):
            seen[label][key][tag[2:]] += 1
    table: Table = {}
    for label, ways in sorted(seen.items()):
        told: dict[str, str] = {}
        for key in sorted(ways, key=lambda k: (k.startswith("= "), " < " in k, len(k), k)):
            total = sum(ways[key].values())
            if key and total < (3 if key.startswith("= ") else 2 if " < " in key else 3):
                continue
            value = "|".join(_agreed(ways[key], place) for place in range(5))
            if " < " in key:
                told[key] = value
                continue
            word = key.removeprefix("= ")
            lemma = lemmas[label, word] if key.startswith("= ") else ""
            if value != look_up(told, word, lemma):
                told[key] = value
        if any(value != UNKNOWN for value in told.values()):
            table[label] = told
    return table


def _agreed(count: Counter[tuple[str, ...]], place: int) -> str:
    """The value of a feature, where those words that have one agree."""
    values: Counter[str] = Counter()
    for features, times in count.items():
        values[features[place]] += times
    silent = values.pop("", 0)
    if not values:
        return ""
    value, times = min(values.items(), key=lambda item: (-item[1], item[0]))
    told = sum(values.values())
    return value if times >= AGREE * told and told >= 0.2 * silent else ""


def look_up(told: dict[str, str], lower: str, lemma: str) -> str:
    """The five features of a word, joined by `|`; `||||` where nothing is known."""
    if (whole := told.get("= " + lower)) is not None:
        return whole
    if lemma and (value := told.get(difference(lower, lemma))) is not None:
        return value
    for n in range(min(LONGEST, len(lower)), -1, -1):
        if (value := told.get(lower[len(lower) - n :])) is not None:
            return value
    return UNKNOWN
