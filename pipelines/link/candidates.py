"""Which wordings can be the same, without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rensa import RMinHash, RMinHashLSH

from pipelines.link.wording import NOT, Wording

FEW_ROWS = 24
"""Rows up to which each is compared with each."""

PERMUTATIONS = 126
BANDS = 42

STRETCH = 8
"""Words of content that are hashed together, so that a short wording is found within a long one."""

STEP = 4
"""Words from the beginning of one stretch to that of the next."""


def pairs(rows: Sequence[tuple[int, Wording]]) -> Iterable[tuple[int, int]]:
    """Pairs of the numbers of rows whose wordings can be the same: of many rows, those whose stretches share hashes.

    Which pairs they are does not depend on the order of the rows.
    """
    if len(rows) <= FEW_ROWS:
        return combinations([number for number, _ in rows], 2)
    return _alike(rows)


def _alike(rows: Sequence[tuple[int, Wording]]) -> Iterator[tuple[int, int]]:
    owners: list[int] = []
    stretches: list[list[str]] = []
    for number, wording in rows:
        content = [stem for stem in wording.content if stem != NOT]
        for start in range(0, max(1, len(content) - STEP), STEP):
            owners.append(number)
            stretches.append(sorted(set(content[start : start + STRETCH])))
    sketches = RMinHash.from_token_sets(stretches, PERMUTATIONS, 1)
    index = RMinHashLSH(threshold=0.3, num_perm=PERMUTATIONS, num_bands=BANDS)
    index.insert_many(sketches)
    seen: set[tuple[int, int]] = set()
    for owner, found in zip(owners, index.query_all(sketches), strict=True):
        for place in found:
            pair = (owner, owners[place])
            if owner < pair[1] and pair not in seen:
                seen.add(pair)
                yield pair
