"""What stands right before a token, where one does: the first token of a text has nothing before it."""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.syntax import chunks


def word_before(doc: Document, token: int) -> str:
    """The lower-case word before a token, or empty."""
    return doc.lowers[token - 1] if token > 0 else ""


def noun_before(doc: Document, token: int) -> int:
    """The index of the noun phrase that holds the token before, or -1."""
    return chunks(doc).noun_of[token - 1] if token > 0 else -1


def verb_before(doc: Document, token: int) -> int:
    """The index of the verb group that holds the token before, or -1."""
    return chunks(doc).verb_of[token - 1] if token > 0 else -1
