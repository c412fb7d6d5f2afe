"""The register of rules: each a small function, named by the id that it leaves in the rows it makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Rule(NamedTuple):
    """What the table `rules` says of a rule. `description` is the first line of the function's docstring."""

    rule_id: str
    target: str
    language: str
    description: str
    example: str
    function: Callable[..., Any]


RULES: dict[str, Rule] = {}


def rule(rule_id: str, *, example: str, language: str = "it") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function under `rule_id` (`statement.quote.cue_after`).

    `example` is one sentence that the rule finds something in; a test runs every one.
    Raises ValueError where the id is taken or its function has no docstring.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        if rule_id in RULES:
            raise ValueError(f"rule {rule_id} is declared twice")
        if not function.__doc__:
            raise ValueError(f"rule {rule_id} has no docstring to describe it")
        target = {"statement": "statements", "quantity": "quantities", "event": "events"}[rule_id.partition(".")[0]]
        RULES[rule_id] = Rule(rule_id, target, language, function.__doc__.strip().splitlines()[0], example, function)
        return function

    return register


class GaveUp(NamedTuple):
    """A rule that matched and made no row: where (code points), and why."""

    rule_id: str
    start: int
    end: int
    reason: str


def give_up(doc: Any, rule_id: str, start: int, end: int, reason: str) -> None:
    """Note in `doc.cache["gave_up"]` that a rule abstained over code points `[start, end)`; shown by `read --why`."""
    doc.cache.setdefault("gave_up", []).append(GaveUp(rule_id, start, end, reason))
