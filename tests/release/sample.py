"""Two small invented articles with rows made by hand, for tests of everything that comes after extraction."""

from __future__ import annotations

import hashlib
from datetime import date

from pipelines.extract.bundle import ArticleRows, identify
from pipelines.read.article import Article
from pipelines.release.frames import Frames, article_row, frames_of
from schemas import (
    EntityRow,
    Event,
    EventParticipant,
    MentionRow,
    Quantity,
    Reject,
    Row,
    RuleRow,
    Span,
    Statement,
    ids,
)

TEXTS = {
    "valdora.txt": (
        "«La miniera», ha detto il sindaco di Valdora, «resta chiusa». "
        "Nel 2024 sono state estratte circa 2.000 tonnellate di neodimio."
    ),
    "ostria.txt": (
        "Il governo di Ostria ha firmato un accordo con la Nordmin. Secondo la Nordmin, varrà 3 milioni di euro."
    ),
}
MAYOR = EntityRow(
    entity_id=ids.entity_id("person", "Ada Ferri"), name="Ada Ferri", entity_type="person", country="ITA", n_mentions=1
)
COMPANY = EntityRow(
    entity_id=ids.entity_id("company", "Nordmin"), name="Nordmin", entity_type="company", country="SWE", n_mentions=2
)


def span_of(text: str, words: str, after: int = 0) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = text.index(words, after)
    return start, start + len(words)


def articles() -> list[Article]:
    """An open article of April 2025 and a reserved one of an unknown day."""
    made = []
    for name, text in TEXTS.items():
        is_open = name == "valdora.txt"
        raw = text.encode()
        made.append(
            Article(
                article_id=ids.article_id(raw),
                source_path=name,
                source_sha256=hashlib.sha256(raw).hexdigest(),
                media_type="text/plain",
                encoding="utf-8",
                reader="plain",
                language="it",
                text=text,
                title="La miniera di Valdora" if is_open else None,
                outlet="Il Foglio di Valdora" if is_open else None,
                rights="open" if is_open else "reserved",
                license="CC0-1.0" if is_open else None,
                published_start=date(2025, 4, 1) if is_open else None,
                published_end=date(2025, 4, 30) if is_open else None,
                published_basis="header" if is_open else None,
            )
        )
    return made


def _valdora(text: str) -> ArticleRows:
    parts = [span_of(text, "La miniera"), span_of(text, "resta chiusa")]
    cue, speaker = span_of(text, "ha detto"), span_of(text, "il sindaco di Valdora")
    amount, number = span_of(text, "circa 2.000 tonnellate"), span_of(text, "2.000")
    statement = Statement(
        start=0,
        end=span_of(text, "».")[1],
        content="La miniera resta chiusa",
        content_spans=[Span(*part) for part in parts],
        form="direct",
        act="assert",
        cue="ha detto",
        cue_start=cue[0],
        cue_end=cue[1],
        cue_lemma="dire",
        speaker="il sindaco di Valdora",
        speaker_start=speaker[0],
        speaker_end=speaker[1],
        speaker_id=MAYOR.entity_id,
        speaker_basis="role",
        rule="statement.quote.cue_inside",
    )
    quantity = Quantity(
        start=amount[0],
        end=amount[1],
        text="circa 2.000 tonnellate",
        number_start=number[0],
        number_end=number[1],
        value_low=2000.0,
        value_high=2000.0,
        approximate=True,
        unit="t",
        kind="mass",
        base_low=2e6,
        base_high=2e6,
        base_unit="kg",
        item="neodimio",
        measure="extraction",
        commodity="neodymium",
        date_start=date(2024, 1, 1),
        date_end=date(2024, 12, 31),
        date_basis="explicit",
        rule="quantity.number.unit",
    )
    mention = MentionRow(
        entity_id=MAYOR.entity_id,
        start=speaker[0],
        end=speaker[1],
        surface="il sindaco di Valdora",
        mention_kind="role",
    )
    return ArticleRows(
        statements=[statement], quantities=[quantity], mentions=[mention], entities=[MAYOR], n_words=19, n_sentences=2
    )


def _ostria(text: str) -> ArticleRows:
    trigger, actor, other = (
        span_of(text, "ha firmato un accordo"),
        span_of(text, "Il governo di Ostria"),
        span_of(text, "la Nordmin"),
    )
    clause = (0, span_of(text, ".")[0])
    second = span_of(text, "la Nordmin", other[1])
    content, cue = span_of(text, "varrà 3 milioni di euro"), span_of(text, "Secondo")
    amount, number = span_of(text, "3 milioni di euro"), span_of(text, "3 milioni")
    event = Event(
        event_id="e0",
        start=clause[0],
        end=clause[1],
        text=text[clause[0] : clause[1]],
        trigger="ha firmato un accordo",
        trigger_start=trigger[0],
        trigger_end=trigger[1],
        trigger_lemma="firmare accordo",
        event_type="agreement",
        plover="SUPPORT",
        cameo="05",
        status="actual",
        rule="event.verb.agreement",
    )
    statement = Statement(
        statement_id="s0",
        start=cue[0],
        end=content[1],
        content=text[content[0] : content[1]],
        content_spans=[Span(*content)],
        form="indirect",
        act="assert",
        cue="Secondo",
        cue_start=cue[0],
        cue_end=cue[1],
        cue_lemma="secondo",
        speaker="la Nordmin",
        speaker_start=second[0],
        speaker_end=second[1],
        speaker_id=COMPANY.entity_id,
        speaker_basis="name",
        rule="statement.according_to",
    )
    quantity = Quantity(
        start=amount[0],
        end=amount[1],
        text="3 milioni di euro",
        number_start=number[0],
        number_end=number[1],
        value_low=3e6,
        value_high=3e6,
        unit="EUR",
        kind="money",
        source_id=COMPANY.entity_id,
        statement_id="s0",
        rule="quantity.number.unit",
    )
    mentions = [
        MentionRow(entity_id=COMPANY.entity_id, start=s, end=e, surface="la Nordmin", mention_kind="name")
        for s, e in (other, second)
    ]
    participants = [
        EventParticipant(event_id="e0", role="actor", surface=text[actor[0] : actor[1]], start=actor[0], end=actor[1]),
        EventParticipant(
            event_id="e0",
            role="actor",
            entity_id=COMPANY.entity_id,
            surface="la Nordmin",
            start=other[0],
            end=other[1],
        ),
    ]
    return ArticleRows(
        statements=[statement],
        quantities=[quantity],
        events=[event],
        participants=participants,
        mentions=mentions,
        entities=[COMPANY],
        n_words=20,
        n_sentences=2,
    )


def bundles() -> list[tuple[Article, ArticleRows]]:
    """The articles with their rows, identified."""
    made = []
    for article, rows_of in zip(articles(), (_valdora, _ostria), strict=True):
        rows = rows_of(article.text)
        identify(rows, article.article_id)
        made.append((article, rows))
    return made


def rows() -> dict[str, list[Row]]:
    """All rows by table."""
    found: dict[str, list[Row]] = {"articles": [], "rejects": [], "entities": [MAYOR, COMPANY], "rules": []}
    for article, bundle in bundles():
        found["articles"].append(article_row(article, bundle))
        found.setdefault("statements", []).extend(bundle.statements)
        found.setdefault("quantities", []).extend(bundle.quantities)
        found.setdefault("events", []).extend(bundle.events)
        found.setdefault("event_participants", []).extend(bundle.participants)
        found.setdefault("mentions", []).extend(bundle.mentions)
    found["rejects"].append(Reject(source_path="leer.txt", reason="empty"))
    for target in ("statements", "quantities", "events"):
        for name in sorted({row.rule for row in found[target]}):
            n_rows = sum(row.rule == name for row in found[target])
            found["rules"].append(
                RuleRow(rule_id=name, target=target, language="it", description="A rule.", n_rows=n_rows)
            )
    return found


def frames() -> Frames:
    """All tables of the two articles."""
    return frames_of(rows())


def texts() -> list[tuple[str, str]]:
    """Article ids with their texts."""
    return [(article.article_id, article.text) for article in articles()]
