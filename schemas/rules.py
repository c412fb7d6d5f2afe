"""The table `rules`: what made the rows, and how far it is to be trusted."""

from __future__ import annotations

from schemas import enums
from schemas.core import Row, column, table


@table("rules", "Rules", order=("rule_id",), by_article=None)
class RuleRow(Row):
    """Each rule of extraction, with the rows that it made and how many of them the gold confirms."""

    rule_id: str = column("Its name, as in the column `rule` of the rows.", key=True)
    target: str = column("The table that it makes rows of.", enum=enums.TARGET)
    language: str = column("Language that it reads, BCP 47.", example="it")
    description: str = column("What it looks for.")
    example: str | None = column("A sentence that it finds something in.")
    n_rows: int = column("Rows that it made in this release.", unit="rows", minimum=0, default=0)
    gold_hits: int | None = column("Of the rows it made in scored articles, those that are right.", minimum=0)
    gold_rows: int | None = column(
        "Rows that it made in scored articles; null until scored.", minimum=0, not_below="gold_hits"
    )
