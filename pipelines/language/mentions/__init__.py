"""Who and what a text speaks of: names, roles and pronouns, linked to entities within the article.

`find_mentions(doc, pack)` fills the layer; `mention_at`, `mentions_in`, `implicit_subject`, `implicit_phrase`,
`topic_before`, `nationality` and `whole_of` ask it.
"""

from pipelines.language.mentions.find import find_mentions
from pipelines.language.mentions.implicit import implicit_phrase, implicit_subject, topic_before
from pipelines.language.mentions.queries import (
    continent,
    mention_at,
    mentions_in,
    mentions_over,
    nationality,
    own_country,
    whole_of,
)

__all__ = [
    "continent",
    "find_mentions",
    "implicit_phrase",
    "implicit_subject",
    "mention_at",
    "mentions_in",
    "mentions_over",
    "nationality",
    "own_country",
    "topic_before",
    "whole_of",
]
