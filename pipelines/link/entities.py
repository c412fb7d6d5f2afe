"""Entities of different articles that are one: the same type and, spelling aside, the same name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

import polars as pl

from schemas import TABLES, ids

NAMED = {
    "mentions": ["entity_id"],
    "statements": ["speaker_id", "speaker_ids"],
    "quantities": ["place_id", "source_id"],
    "events": ["place_id"],
    "event_participants": ["entity_id"],
}
"""Table → its columns that name entities."""


def fold(name: str) -> str:
    """A name without accents, case and punctuation: "Société-X S.p.A." and "societe x spa" are alike."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")))


def merge_entities(entities: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Columns of `entities` and `was`: one row for each id that any article gave, with the entity that it now is.

    `entities` holds the rows of all articles one below the other, `mentions` theirs. Of several spellings the one
    that is mentioned most stands, then the first in the alphabet. Where articles disagree on a country or an id of
    GeoNames, it is null: nothing is known for certain.
    """
    counts = dict(mentions.group_by("entity_id").len().drop_nulls().iter_rows())
    spellings: dict[tuple[str, str], dict[str, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for row in entities.iter_rows(named=True):
        spellings[row["entity_type"], fold(row["name"]) or row["name"]][row["entity_id"]].append(row)
    now = {}
    for variants in spellings.values():
        best = min(variants, key=lambda entity_id: (-counts.get(entity_id, 0), variants[entity_id][0]["name"]))
        now |= dict.fromkeys(variants, best)
    merged = []
    for variants in spellings.values():
        best = now[next(iter(variants))]
        rows = [row for found in variants.values() for row in found]
        part_of = _agreed(now.get(row["part_of"], row["part_of"]) for row in rows)
        one = {
            **variants[best][0],
            "country": _agreed(row["country"] for row in rows),
            "part_of": None if part_of == best else part_of,
            "geonames_id": _agreed(row["geonames_id"] for row in rows),
            "wikidata_id": _agreed(row["wikidata_id"] for row in rows),
            "n_mentions": sum(counts.get(entity_id, 0) for entity_id in variants),
        }
        merged += [{**one, "was": entity_id} for entity_id in sorted(variants)]
    return pl.DataFrame(merged, schema={**entities.schema, "was": pl.String}, orient="row").sort("was")


def _agreed(values):
    """The one value that is not null, or None where there is none or several."""
    known = {value for value in values if value is not None}
    return known.pop() if len(known) == 1 else None


def rename_entities(frames: dict[str, pl.DataFrame], merged: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables with every entity under the id that `merge_entities` gave it, and mentions with their new ids."""
    now = dict(merged.select("was", "entity_id").filter(pl.col("was") != pl.col("entity_id")).iter_rows())
    if not now:
        return frames
    renamed = dict(frames)
    for name, columns in NAMED.items():
        table = TABLES[name]
        changes = []
        for column in columns:
            of = pl.col(column)
            if table.column(column).type.startswith("list"):
                changes.append(of.list.eval(pl.element().replace(now)))
            else:
                changes.append(of.replace(now))
        renamed[name] = frames[name].with_columns(changes)
    mentions = renamed["mentions"]
    facts = mentions.select("article_id", "start", "end", "entity_id").iter_rows()
    new_ids = pl.Series("mention_id", [ids.mention_id(*row) for row in facts], dtype=pl.String)
    renamed["mentions"] = mentions.with_columns(new_ids).unique("mention_id", keep="first", maintain_order=True)
    return renamed
