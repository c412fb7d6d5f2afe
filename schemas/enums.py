"""The lists of values that columns may take. The order is the order of the contract."""

from __future__ import annotations

import tomllib
from pathlib import Path

RIGHTS = ("open", "reserved", "unknown")
PUBLISHED_BASIS = ("metadata", "header", "byline", "dateline", "filename")
DATE_BASIS = ("explicit", "relative")
REJECT_REASON = (
    "empty",
    "not_text",
    "too_large",
    "undecodable",
    "bad_record",
    "bad_front_matter",
    "unsupported_language",
    "unsupported_format",
    "duplicate_bytes",
    "outside_raw",
    "unreadable",
)
ENTITY_TYPE = ("person", "organization", "government", "company", "media", "place", "country", "commodity")
MENTION_KIND = ("name", "role", "pronoun")

FORM = ("direct", "mixed", "indirect")
ACT = (
    "assert",
    "deny",
    "promise",
    "threaten",
    "warn",
    "request",
    "order",
    "accuse",
    "estimate",
    "confirm",
    "ask",
    "comment",
)
SPEAKER_BASIS = ("name", "role", "pronoun", "implicit", "headline", "anonymous")

KIND = (
    "mass",
    "money",
    "price",
    "share",
    "growth",
    "points",
    "count",
    "fraction",
    "ratio",
    "rank",
    "duration",
    "age",
    "length",
    "area",
    "volume",
    "energy",
    "power",
    "temperature",
    "speed",
    "data",
    "rate",
)
CHANGE = ("increase", "decrease")
BASE_UNIT = ("kg", "m", "m2", "m3", "J", "W", "K")
MEASURE = (
    "reserves",
    "production",
    "extraction",
    "refining",
    "processing",
    "capacity",
    "supply",
    "demand",
    "consumption",
    "imports",
    "exports",
    "stockpile",
    "price",
    "tariff",
    "tax",
    "investment",
    "financing",
    "aid",
    "revenue",
    "profit",
    "cost",
    "debt",
    "compensation",
    "stake",
    "market_share",
    "market_value",
    "stock_price",
    "target",
    "content",
    "people",
    "casualties",
    "duration",
    "rank",
)

RARE_EARTH_ELEMENTS = (
    "scandium",
    "yttrium",
    "lanthanum",
    "cerium",
    "praseodymium",
    "neodymium",
    "promethium",
    "samarium",
    "europium",
    "gadolinium",
    "terbium",
    "dysprosium",
    "holmium",
    "erbium",
    "thulium",
    "ytterbium",
    "lutetium",
)
CRITICAL_RAW_MATERIALS = (
    "aluminium",
    "antimony",
    "arsenic",
    "baryte",
    "beryllium",
    "bismuth",
    "boron",
    "cobalt",
    "coking_coal",
    "copper",
    "feldspar",
    "fluorspar",
    "gallium",
    "germanium",
    "hafnium",
    "helium",
    "lithium",
    "magnesium",
    "manganese",
    "graphite",
    "nickel",
    "niobium",
    "phosphate_rock",
    "phosphorus",
    "platinum_group_metals",
    "silicon",
    "strontium",
    "tantalum",
    "titanium",
    "tungsten",
    "vanadium",
)
"""Annex II of Regulation (EU) 2024/1252 without its rare earths (34 entries there; light and heavy rare earths are one
`rare_earths` here, and each element stands above). Aluminium takes in bauxite and alumina."""
COMMODITY = (
    "rare_earths",
    *RARE_EARTH_ELEMENTS,
    *CRITICAL_RAW_MATERIALS,
    "iron",
    "steel",
    "gold",
    "silver",
    "zinc",
    "tin",
    "lead",
    "uranium",
    "oil",
    "gas",
    "coal",
    "permanent_magnets",
    "batteries",
    "semiconductors",
)

EVENT_TYPE = tuple(tomllib.loads((Path(__file__).parent / "plover.toml").read_text("utf-8"))["event_type"])
"""Declared with their definitions and codes in `plover.toml`."""
STATUS = ("actual", "planned", "possible", "negated")
PARTICIPANT_ROLE = ("actor", "target")

TARGET = ("statements", "quantities", "events")
CHANGE_KIND = ("added", "removed", "changed")
CHANGE_CAUSE = ("source", "code")
