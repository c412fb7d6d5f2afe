"""The table `quantities`: how much of what."""

from __future__ import annotations

from datetime import date

from schemas import enums
from schemas.core import Row, column, table


@table(
    "quantities",
    "Quantities",
    prefix="qty",
    identity=("article_id", "number_start", "number_end", "ordinal"),
    order=("start", "end", "quantity_id"),
)
class Quantity(Row):
    """How much of what: each measured or counted number, with its unit, what it measures and who gives it."""

    quantity_id: str = column(
        "Hash over article and number span, and over `ordinal` where it is not 0.",
        key=True,
        pattern="qty_[0-9a-f]{16}",
        default="",
    )
    article_id: str = column("The article it stands in.", foreign="articles", default="")
    start: int = column("Where the number with its unit and modifiers begins.", unit="code points", minimum=0)
    end: int = column("Where it ends.", unit="code points", not_below="start")
    text: str = column(
        "The number with its unit and modifiers; of a count with its noun.",
        shows=("start", "end"),
        example="circa 2 milioni di tonnellate",
    )
    number_start: int = column("Where the numeral alone begins.", unit="code points", minimum=0)
    number_end: int = column("Where the numeral alone ends.", unit="code points", not_below="number_start")
    ordinal: int = column("0, or the place in the sharing where one numeral is shared out.", minimum=0, default=0)
    value_low: float | None = column(
        "Lower bound as written, with its sign; null where the range is open below.", unit="in `unit`", example=2e6
    )
    value_high: float | None = column(
        "Upper bound as written, with its sign; null where the range is open above.",
        unit="in `unit`",
        not_below="value_low",
        example=2e6,
    )
    approximate: bool = column("Whether the text makes it inexact: ‘about’, ‘nearly’, ‘more than’.", default=False)
    unit: str | None = column(
        "UCUM for physical units, ISO 4217 for money, joined by `/` for rates; `{pp}` for percentage points, `1` for "
        "counts, fractions, ratios and ranks; null where it cannot be told.",
        example="t",
    )
    kind: str = column("What kind of number it is.", enum=enums.KIND)
    change: str | None = column("Whether it is the size of a rise or a fall.", enum=enums.CHANGE)
    base_low: float | None = column("`value_low` in `base_unit`.", unit="in `base_unit`")
    base_high: float | None = column("`value_high` in `base_unit`.", unit="in `base_unit`", not_below="base_low")
    base_unit: str | None = column(
        "Unit that all quantities of the kind can be compared in; null for kinds without one.", enum=enums.BASE_UNIT
    )
    item: str | None = column("What is measured, in the article's words.", example="riserve di terre rare")
    measure: str | None = column("What is measured, as a class.", enum=enums.MEASURE)
    commodity: str | None = column("The raw material or good that is measured.", enum=enums.COMMODITY)
    place_id: str | None = column("The country or place it is true of.", foreign="entities")
    source_id: str | None = column("Who gives the number.", foreign="entities")
    statement_id: str | None = column("The innermost statement it stands in.", foreign="statements")
    event_id: str | None = column("The event whose clause holds it.", foreign="events")
    date_start: date | None = column("First day of the period it is true of.", example="2024-01-01")
    date_end: date | None = column(
        "Last day of the period it is true of.", not_below="date_start", example="2024-12-31"
    )
    date_basis: str | None = column("Whether the year was written or resolved.", enum=enums.DATE_BASIS)
    rule: str = column("The rule that made the row.", foreign="rules", example="quantity.measure.number_unit")
