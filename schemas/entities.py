"""The tables `entities` and `mentions`: who and what the articles speak of, and where."""

from __future__ import annotations

from schemas import enums
from schemas.core import Row, column, table


@table(
    "entities",
    "Entities",
    prefix="ent",
    identity=("entity_type", "name"),
    order=("entity_type", "name", "entity_id"),
    by_article=None,
)
class EntityRow(Row):
    """Persons, bodies, companies, places and commodities, merged over all articles."""

    entity_id: str = column("Hash over type and canonical name.", key=True, pattern="ent_[0-9a-f]{16}", default="")
    name: str = column("Canonical name.", example="Federazione mineraria di Valdora")
    entity_type: str = column("What it is.", enum=enums.ENTITY_TYPE)
    country: str | None = column(
        "Country of a person, body or place: ISO 3166 alpha-3, `EUE` for the European Union.",
        pattern="[A-Z]{3}",
        example="ITA",
    )
    part_of: str | None = column("The entity that it is an institution or a part of.", foreign="entities")
    geonames_id: int | None = column("Identifier in GeoNames.", minimum=1)
    wikidata_id: str | None = column("Identifier in Wikidata, only from a checked source.", pattern="Q[1-9][0-9]*")
    n_mentions: int = column("How often it is mentioned in all articles.", unit="mentions", minimum=0, default=0)


@table(
    "mentions",
    "Mentions",
    prefix="men",
    identity=("article_id", "start", "end", "entity_id"),
    order=("start", "end", "mention_id"),
)
class MentionRow(Row):
    """Each place where an article names an entity, calls it by its role or stands a pronoun for it."""

    mention_id: str = column("Hash over article, span and entity.", key=True, pattern="men_[0-9a-f]{16}", default="")
    article_id: str = column("The article it stands in.", foreign="articles", default="")
    entity_id: str | None = column("Whom it means; null where that cannot be told.", foreign="entities")
    start: int = column("Where the mention begins.", unit="code points", minimum=0)
    end: int = column("Where it ends.", unit="code points", not_below="start")
    surface: str = column("The words of the text.", shows=("start", "end"), example="la ministra")
    mention_kind: str = column("How it is mentioned.", enum=enums.MENTION_KIND)
    role: str | None = column("The office or title written with the name.", example="portavoce del ministero")
