"""Disjoint sets over row numbers, for grouping what was found alike pair by pair."""

from __future__ import annotations


class Groups:
    """Rows `0 … n - 1`, each at first a group of its own. The first row of a group stands for it."""

    def __init__(self, n: int) -> None:
        self._parent = list(range(n))

    def first(self, row: int) -> int:
        """The lowest row of the group of `row`."""
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def join(self, one: int, other: int) -> None:
        """Make the groups of two rows one."""
        one, other = self.first(one), self.first(other)
        if one != other:
            low, high = sorted((one, other))
            self._parent[high] = low
