"""The table `rules`: every rule that is registered, with the rows that it made, and the corrections made by hand."""

from __future__ import annotations

import polars as pl

from pipelines.extract.rules import RULES
from pipelines.release.corrections import PREFIX
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
        for rule in RULES.values()
    ]
    for (target, rule_id), n_rows in counts.items():
        made_by = RULES.get(rule_id.removeprefix(PREFIX))
        if rule_id.startswith(PREFIX) and made_by:
            rows.append(
                RuleRow(
                    rule_id=rule_id,
                    target=target,
                    language=made_by.language,
                    description=f"Rows of {made_by.rule_id} that were corrected by hand, with the reason on record.",
                    n_rows=n_rows,
                )
            )
    return frame_of(TABLES["rules"], sorted(rows, key=lambda row: row.rule_id))
