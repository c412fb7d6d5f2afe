"""What must hold of entities and mentions: pure functions that return the rows which break it."""

from __future__ import annotations

import polars as pl

from pipelines.link.entities import fold


def in_two_countries(entities: pl.DataFrame) -> pl.DataFrame:
    """`entity_id`, `name` and `countries` of entities that stand with more than one country."""
    counted = (
        entities.drop_nulls("country")
        .group_by("entity_id")
        .agg(pl.col("name").first(), pl.col("country").unique().sort().alias("countries"))
    )
    return counted.filter(pl.col("countries").list.len() > 1).sort("entity_id")


def twins(entities: pl.DataFrame) -> pl.DataFrame:
    """`entity_type`, `folded` and `entity_ids` of entities of one type whose names are the same, spelling aside.

    Places are told apart by their country and their id of GeoNames too: there is a Springfield in every state.
    """
    place = pl.col("entity_type") == "place"
    keyed = entities.with_columns(
        pl.col("name").map_elements(fold, return_dtype=pl.String).alias("folded"),
        pl.when(place).then(pl.format("{} {}", pl.col("country").fill_null(""), pl.col("geonames_id").fill_null(0)))
        .alias("where"),
    )  # fmt: skip
    found = keyed.group_by("entity_type", "folded", "where").agg(
        pl.col("entity_id").unique().sort().alias("entity_ids")
    )
    return (
        found.filter(pl.col("entity_ids").list.len() > 1).select("entity_type", "folded", "entity_ids").sort("folded")
    )


def outside(mentions: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """The mentions whose span is empty or reaches out of its article's text, or whose article is missing."""
    joined = mentions.join(articles.select("article_id", "n_chars"), on="article_id", how="left")
    inside = (pl.col("start") >= 0) & (pl.col("start") < pl.col("end")) & (pl.col("end") <= pl.col("n_chars"))
    return joined.filter(~inside.fill_null(False)).select(mentions.columns)
