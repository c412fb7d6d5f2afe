"""One article through language and all extractors: an Article → its rows. Pure: the same article, the same rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pipelines.extract.bundle import ArticleRows, identify
from pipelines.extract.events import extract_events
from pipelines.extract.quantities import extract_quantities
from pipelines.extract.statements import extract_statements
from pipelines.language.analyse import analyse
from pipelines.language.document import Document, Entity
from pipelines.language.mentions import continent, nationality, own_country, whole_of
from pipelines.read.article import Article
from schemas import EntityRow, MentionRow, Row, ids

R = TypeVar("R", bound=Row)
Holder = tuple[int, int, str]
"""Code points `[start, end)` and the id of the row that they belong to."""


def document_of(article: Article) -> Document:
    """The Document of an article: all that is read in its text before any row is made."""
    return analyse(
        article.text,
        language=article.language,
        published=article.published,
        furniture=article.furniture,
        headlines=article.headlines,
    )


def extract_article(article: Article) -> ArticleRows:
    """The rows of an article, with their final ids and the links between them."""
    return rows_of(document_of(article), article.article_id)


def rows_of(doc: Document, article_id: str) -> ArticleRows:
    """The rows of a Document. What two rules found alike is one row, of the rule that comes first."""
    statements = extract_statements(doc)
    events, participants = extract_events(doc, statements=statements)
    rows = ArticleRows(
        statements=statements,
        quantities=extract_quantities(doc),
        events=events,
        participants=participants,
        mentions=_mentions(doc),
        entities=_entities(doc),
        n_words=sum(word[-1].isalnum() for word in doc.words),
        n_sentences=sum(sentence.kind != "furniture" for sentence in doc.sentences),
    )
    rows.entities += _of_adjectives(doc, rows)
    _link(rows)
    identify(rows, article_id)
    for name in ("statements", "quantities", "events", "participants", "mentions"):
        setattr(rows, name, _unlike(getattr(rows, name)))
    return rows


def _mentions(doc: Document) -> list[MentionRow]:
    rows = []
    for mention in doc.mentions:
        start, end = doc.span(mention.start, mention.end)
        entity = mention.entity
        rows.append(
            MentionRow(
                entity_id=ids.entity_id(entity.entity_type, entity.name) if entity else None,
                start=start,
                end=end,
                surface=doc.text[start:end],
                mention_kind=mention.kind,
                role=mention.role,
            )
        )
    return rows


def _entities(doc: Document) -> list[EntityRow]:
    """A row for each entity mentioned, and for what it is a part of; in the order of first mention."""
    rows: dict[str, EntityRow] = {}
    for mention in doc.mentions:
        if mention.entity:
            row = entity_row(mention.entity)
            rows[row.entity_id] = row
    for mention in doc.mentions:
        if mention.entity and mention.entity.part_of:
            whole = entity_row(whole_of(doc, mention.entity) or Entity(*mention.entity.part_of))
            rows.setdefault(whole.entity_id, whole)
    return list(rows.values())


def _of_adjectives(doc: Document, rows: ArticleRows) -> list[EntityRow]:
    """Rows of places and parties that the text names by an adjective, or as its own, alone: "le riserve russe"."""
    named = {row.place_id for row in (*rows.quantities, *rows.events)} | {row.entity_id for row in rows.participants}
    unnamed = named - {None} - {row.entity_id for row in rows.entities}
    found: dict[str, EntityRow] = {}
    places = (nationality(doc, token) or continent(doc, token) for token in range(len(doc)))
    for place in (*places, own_country(doc)) if unnamed else ():
        if place is not None and (row := entity_row(place)).entity_id in unnamed:
            found.setdefault(row.entity_id, row)
    return list(found.values())


def entity_row(entity: Entity) -> EntityRow:
    """The row of an entity, with its final id; mentions are counted when those of all articles are known."""
    return EntityRow(
        entity_id=ids.entity_id(entity.entity_type, entity.name),
        name=entity.name,
        entity_type=entity.entity_type,
        country=entity.country,
        part_of=ids.entity_id(*entity.part_of) if entity.part_of else None,
        geonames_id=entity.geonames_id,
    )


def _link(rows: ArticleRows) -> None:
    """Give quantities and events the innermost statement that they stand in, quantities the event whose clause holds
    them, and, where no words name a source, the speaker of that statement as the one who gives the number."""
    for number, statement in enumerate(rows.statements):
        statement.statement_id = statement.statement_id or f"statement {number}"
    for number, event in enumerate(rows.events):
        event.event_id = event.event_id or f"event {number}"
    said = [(start, end, row.statement_id) for row in rows.statements for start, end in row.content_spans]
    told = [(row.start, row.end, row.event_id) for row in rows.events]
    speakers = {row.statement_id: row.speaker_id for row in rows.statements}
    numbers = [(row.number_start, row.number_end) for row in rows.quantities]
    for row, statement_id, event_id in zip(
        rows.quantities, innermost(said, numbers), innermost(told, numbers), strict=True
    ):
        row.statement_id = row.statement_id or statement_id
        row.event_id = row.event_id or event_id
        row.source_id = row.source_id or speakers.get(row.statement_id)
    triggers = [(row.trigger_start, row.trigger_end) for row in rows.events]
    for row, statement_id in zip(rows.events, innermost(said, triggers), strict=True):
        row.statement_id = row.statement_id or statement_id


def innermost(holders: Iterable[Holder], spans: list[tuple[int, int]]) -> list[str | None]:
    """For each span the id of the holder that contains it and begins last (of these, the shortest), or None."""
    waiting = sorted(holders, key=lambda holder: (holder[0], -holder[1]), reverse=True)
    found: list[str | None] = [None] * len(spans)
    around: list[Holder] = []
    for index in sorted(range(len(spans)), key=spans.__getitem__):
        start, end = spans[index]
        while waiting and waiting[-1][0] <= start:
            around.append(waiting.pop())
        around = [holder for holder in around if holder[1] > start]
        found[index] = next((name for _, until, name in reversed(around) if until >= end), None)
    return found


def _unlike(rows: list[R]) -> list[R]:
    """The rows without those whose key came before."""
    first: dict[tuple, R] = {}
    for row in rows:
        first.setdefault(tuple(getattr(row, name) for name in row.TABLE.key), row)
    return list(first.values())
