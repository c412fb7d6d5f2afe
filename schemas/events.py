"""The tables `events` and `event_participants`: what happened, when, between whom."""

from __future__ import annotations

from datetime import date

from schemas import enums
from schemas.core import Row, column, table
from schemas.plover import PLOVER


@table(
    "events",
    "Events",
    prefix="evt",
    identity=("article_id", "trigger_start", "trigger_end", "event_type"),
    order=("start", "end", "event_id"),
)
class Event(Row):
    """What happened, is planned, is possible or did not happen, as a clause of the article tells it."""

    event_id: str = column(
        "Hash over article, trigger span and type.", key=True, pattern="evt_[0-9a-f]{16}", default=""
    )
    article_id: str = column("The article it stands in.", foreign="articles", default="")
    start: int = column("Where the clause begins.", unit="code points", minimum=0)
    end: int = column("Where the clause ends.", unit="code points", not_below="start")
    text: str = column("The clause that tells it.", shows=("start", "end"))
    trigger: str = column(
        "The words that name the happening.", shows=("trigger_start", "trigger_end"), example="ha firmato un accordo"
    )
    trigger_start: int = column("Where the trigger begins.", unit="code points", minimum=0)
    trigger_end: int = column("Where the trigger ends.", unit="code points", not_below="trigger_start")
    trigger_lemma: str = column("Dictionary form of the trigger.", example="firmare accordo")
    event_type: str = column("What happened, as a class.", enum=enums.EVENT_TYPE, example="agreement")
    plover: str | None = column("Category in PLOVER, by type and status.", enum=tuple(PLOVER), example="SUPPORT")
    cameo: str | None = column("Root of the code in CAMEO.", pattern="[0-9]{2}", example="05")
    status: str = column("`possible` for the conditional, hypotheses and threats.", enum=enums.STATUS, example="actual")
    hearsay: bool = column("Whether the journalist tells it in the conditional of hearsay.", default=False)
    date_start: date | None = column("First day on which it can have happened.", example="2025-02-24")
    date_end: date | None = column(
        "Last day on which it can have happened.", not_below="date_start", example="2025-02-24"
    )
    date_basis: str | None = column("Whether the year was written or resolved.", enum=enums.DATE_BASIS)
    place: str | None = column("Where, in the article's words.", example="a Valdora")
    place_id: str | None = column("Where.", foreign="entities")
    statement_id: str | None = column("The innermost statement that reports it.", foreign="statements")
    group_id: str = column(
        "The same happening told again: the id of the group's member in the earliest article.",
        pattern="evt_[0-9a-f]{16}",
        default="",
    )
    rule: str = column("The rule that made the row.", foreign="rules", example="event.verb.agreement")


@table(
    "event_participants",
    "Event participants",
    order=("start", "end", "event_id", "role"),
    by_article="event_id",
)
class EventParticipant(Row):
    """Who did it and to whom. A meeting has only actors; of a visit the visitor is the actor, the host the target."""

    event_id: str = column("The event.", key=True, foreign="events", default="")
    role: str = column("On which side of it.", key=True, enum=enums.PARTICIPANT_ROLE)
    entity_id: str | None = column("Who that is; null where it cannot be told.", foreign="entities")
    surface: str = column("The words that name the participant.", shows=("start", "end"), example="la delegazione")
    start: int = column("Where the words begin.", unit="code points", key=True, minimum=0)
    end: int = column("Where they end.", unit="code points", key=True, not_below="start")
