"""Mood, tense, person, number and gender of a word whose part of speech is known: by its form, else by its ending.

Learned from the treebanks: for each label of the tagger the endings (and whole words) whose words agree, an
ending only where it says something else than the shorter one. A feature on which the words do not agree stays empty.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipelines.language.document import Tag

LONGEST = 6
AGREE = 0.8
"""Share of the words that must agree on a feature for it to be told."""

Table = dict[str, dict[str, str]]
"""Label -> ending, or `=word` -> the five features joined by `|`."""


def learn(words: Iterable[tuple[str, str, Tag]]) -> Table:
    """The table from `(lower, label, tag)` of a treebank's words."""
    seen: dict[str, dict[str, Counter[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(Counter))
    for lower, label, tag in words:
        ways = seen[label]
        for n in range(min(LONGEST, len(lower)) + 1):
            ways[lower[len(lower) - n :]][tag[2:]] += 1
        ways["=" + lower][tag[2:]] += 1
    table: Table = {}
    for label, ways in sorted(seen.items()):
        told: dict[str, str] = {}
        for ending in sorted(ways, key=lambda e: (e.startswith("="), len(e), e)):
            count = ways[ending]
            total = sum(count.values())
            if ending and total < (2 if ending.startswith("=") else 3):
                continue
            value = "|".join(_agreed(count, total, place) for place in range(5))
            if value != lookup_ending(told, ending.removeprefix("=")):
                told[ending] = value
        if any(value.strip("|") for value in told.values()):
            table[label] = told
    return table


def _agreed(count: Counter[tuple[str, ...]], total: int, place: int) -> str:
    values: Counter[str] = Counter()
    for features, times in count.items():
        values[features[place]] += times
    value, times = min(values.items(), key=lambda item: (-item[1], item[0]))
    return value if times >= AGREE * total else ""


def lookup_ending(told: dict[str, str], lower: str) -> str:
    """The features of the word by its form or longest known ending; `||||` where nothing is known."""
    if (whole := told.get("=" + lower)) is not None:
        return whole
    for n in range(min(LONGEST, len(lower)), -1, -1):
        if (value := told.get(lower[len(lower) - n :])) is not None:
            return value
    return "||||"
