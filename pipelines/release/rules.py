"""The table `rules`: every rule that is registered, with the rows that it made."""

from __future__ import annotations

import polars as pl

from pipelines.extract.rules import RULES
from pipelines.release.frames import Frames, frame_of
from schemas import TABLES, RuleRow, enums


def rules_frame(frames: Frames) -> pl.DataFrame:
    """The rows of `rules`, by id. `frames` holds the tables that rules make rows of; the extractors are imported."""
    counts: dict[tuple[str, str], int] = {}
    for target in enums.TARGET:
        for rule_id, n_rows in frames[target].group_by("rule").len().iter_rows():
            counts[target, rule_id] = n_rows
    rows = [
        RuleRow(
            rule_id=rule.rule_id,
            target=rule.target,
            language=rule.language,
            description=rule.description,
            example=rule.example,
            n_rows=counts.get((rule.target, rule.rule_id), 0),
        )
        for _, rule in sorted(RULES.items())
    ]
    return frame_of(TABLES["rules"], rows)
