"""Who and what a text speaks of: names, roles and pronouns, linked to entities within the article.

`find_mentions(doc, pack)` fills the layer; `nationality`, `mention_at`, `mentions_in` and `implicit_subject` ask it.
"""

from pipelines.language.mentions.find import find_mentions
from pipelines.language.mentions.implicit import implicit_subject
from pipelines.language.mentions.queries import mention_at, mentions_in, nationality

__all__ = ["find_mentions", "implicit_subject", "mention_at", "mentions_in", "nationality"]
