"""Whether a sentence is told like a headline."""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.syntax import chunks

LONGEST = 25
"""Tokens that a headline has at most."""


def verbless(doc: Document, sentence: int) -> bool:
    """Whether a short sentence has no finite verb. Worked out once."""
    kept: dict[int, bool] = doc.cache.setdefault("event_verbless", {})
    if sentence not in kept:
        start, end, _ = doc.sentences[sentence]
        found = chunks(doc)
        owners = {found.verb_of[token] for token in range(start, end)} if end - start <= LONGEST else {0}
        kept[sentence] = end - start <= LONGEST and not any(
            owner >= 0 and found.verbs[owner].form == "Fin" for owner in owners
        )
    return kept[sentence]
