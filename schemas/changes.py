"""The table `changes`: how a release differs from the one before."""

from __future__ import annotations

from schemas import enums
from schemas.core import Row, column, table


@table("changes", "Changes", order=("table", "row_id", "change"), by_article=None)
class ChangeRow(Row):
    """Each row that was added, removed or changed since the release before, with the cause."""

    table: str = column("The table of the row.", key=True)
    row_id: str = column("Its key; the parts of a key of several columns are joined by `|`.", key=True)
    change: str = column("What became of it.", enum=enums.CHANGE_KIND)
    columns: list[str] = column("Of a changed row, the columns that differ.")
    cause: str = column(
        "`source`: its article is new, gone or different; `code`: the same article is read differently.",
        enum=enums.CHANGE_CAUSE,
    )
    successor_id: str | None = column("Of a removed row, the new row over the same words, where there is one.")
