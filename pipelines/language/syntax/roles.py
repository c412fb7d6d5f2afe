"""The roles that stand right before names: which words tell the office of the person named after them."""

from __future__ import annotations

from pipelines.language.document import Document, Mention


def titled(doc: Document) -> dict[int, Mention]:
    """By each token of a role, the person whom the words after it name: "amministratore delegato Ivo Ferri"."""
    found = doc.cache.get("titled")
    if found is None:
        found = doc.cache["titled"] = {}
        for mention in doc.mentions:
            first = _role_start(doc, mention)
            for token in range(first, mention.start):
                found[token] = mention
    return found


def role_ends(doc: Document) -> dict[int, int]:
    """By each token of a role that stands alone, one past its last: "il segretario al Commercio"."""
    found = doc.cache.get("role_ends")
    if found is None:
        found = doc.cache["role_ends"] = {
            token: mention.end
            for mention in doc.mentions
            if mention.kind == "role"
            for token in range(mention.start, mention.end)
        }
    return found


def _role_start(doc: Document, mention: Mention) -> int:
    """The first token of the role written right before the name; the name's own where there is none."""
    if not mention.role or mention.kind != "name":
        return mention.start
    end = doc.ends[mention.start - 1] if mention.start else 0
    start = end - len(mention.role)
    if start < 0 or doc.text[start:end] != mention.role:
        return mention.start
    return doc.token_at(start)
