"""Short brackets that tell more of whom they follow: "Ada Neri (Pd)"."""

from __future__ import annotations

from pipelines.language.document import Document

# The most tokens of such a bracket, with its marks.
BRACKET = 8


def past_bracket(doc: Document, token: int) -> int:
    """One past the short bracket that opens at the token ("Ada Neri (Pd)"); the same token where none does."""
    if token >= len(doc) or doc.lowers[token] != "(":
        return token
    return next((at + 1 for at in range(token + 1, min(token + BRACKET, len(doc))) if doc.lowers[at] == ")"), token)


def before_bracket(doc: Document, token: int) -> int:
    """The token before the short bracket that closes at the token; the same token where none does."""
    if token < 0 or doc.lowers[token] != ")":
        return token
    return next((at - 1 for at in range(token - 1, max(token - BRACKET, -1), -1) if doc.lowers[at] == "("), token)
