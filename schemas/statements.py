"""The table `statements`: who said what."""

from __future__ import annotations

from datetime import date

from schemas import enums
from schemas.core import Row, Span, column, table


@table(
    "statements",
    "Statements",
    prefix="sta",
    identity=("article_id", "content_spans"),
    order=("start", "end", "statement_id"),
)
class Statement(Row):
    """Who said what: each passage that the article attributes to somebody, in quotation marks or not."""

    statement_id: str = column("Hash over article and content spans.", key=True, pattern="sta_[0-9a-f]{16}", default="")
    article_id: str = column("The article it stands in.", foreign="articles", default="")
    start: int = column("Where the whole begins: content, cue and speaker.", unit="code points", minimum=0)
    end: int = column("Where the whole ends.", unit="code points", not_below="start")
    content: str = column(
        "What was said, letter for letter, without the marks that enclose the whole; the parts of an interrupted "
        "quotation are joined by one space.",
        shows=("content_spans",),
        example="La miniera resta chiusa",
    )
    content_spans: list[Span] = column("The parts of the content.", unit="code points")
    form: str = column(
        "`direct`: a quoted clause; `mixed`: the reporter's clause with quoted words in it, or a quoted fragment; "
        "`indirect`: no quoted words.",
        enum=enums.FORM,
    )
    act: str = column("What is done by saying it.", enum=enums.ACT)
    cue: str | None = column(
        "The words that attribute it; null where a colon or the layout alone does.",
        shows=("cue_start", "cue_end"),
        example="ha dichiarato",
    )
    cue_start: int | None = column("Where the cue begins.", unit="code points", minimum=0)
    cue_end: int | None = column("Where the cue ends.", unit="code points", not_below="cue_start")
    cue_lemma: str | None = column("Dictionary form of the cue.", example="dichiarare")
    speaker: str | None = column(
        "The words that name the speaker where it is said.",
        shows=("speaker_start", "speaker_end"),
        example="il sindaco di Valdora",
    )
    speaker_start: int | None = column("Where the speaker's words begin.", unit="code points", minimum=0)
    speaker_end: int | None = column("Where the speaker's words end.", unit="code points", not_below="speaker_start")
    speaker_id: str | None = column("Who that is; null if unknown, unnamed or several.", foreign="entities")
    speaker_ids: list[str] = column("All of them, where several speak together.", foreign="entities")
    speaker_basis: str | None = column(
        "How the speaker is given: `implicit` where no subject is written, `anonymous` where nobody is named by name; "
        "null where nobody is.",
        enum=enums.SPEAKER_BASIS,
    )
    addressee: str | None = column("To whom it was said, in the article's words.", example="ai giornalisti")
    via: str | None = column("Who or what carried it.", example="conferenza stampa")
    negated: bool = column("Whether the saying is denied: ‘did not say that’.", default=False)
    hearsay: bool = column("Whether the journalist reports the saying itself in the conditional.", default=False)
    date_start: date | None = column("First day on which it can have been said.", example="2025-03-31")
    date_end: date | None = column(
        "Last day on which it can have been said.", not_below="date_start", example="2025-04-28"
    )
    date_basis: str | None = column("Whether the year was written or resolved.", enum=enums.DATE_BASIS)
    group_id: str = column(
        "The same statement told again: the id of the group's member in the earliest article.",
        pattern="sta_[0-9a-f]{16}",
        default="",
    )
    rule: str = column("The rule that made the row.", foreign="rules", example="statement.quote.cue_after")
