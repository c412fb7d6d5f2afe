"""What extractors ask about mentions."""

from __future__ import annotations

from bisect import bisect_left

from pipelines.language.document import Document, Entity, Mention
from pipelines.language.mentions.gazetteer import gazetteer
from pipelines.language.mentions.titles import titles
from pipelines.language.pack import load_pack


def nationality(doc: Document, token: int) -> Entity | None:
    """The country whose adjective the token is ("statunitensi", "russa"), or None."""
    return gazetteer(load_pack(doc.language)).nationalities.get(doc.lowers[token])


def continent(doc: Document, token: int) -> Entity | None:
    """The continent whose adjective the token is ("africana"), or None."""
    name = load_pack(doc.language).table("places")["continents"].get(doc.lemmas[token])
    return place_named(doc, name) if name is not None else None


def own_country(doc: Document) -> Entity | None:
    """The country that "il nostro Paese" is in the language of the document, or None."""
    return place_named(doc, load_pack(doc.language).table("places")["own"]["country"])


def place_named(doc: Document, name: str) -> Entity | None:
    """The country or place that the gazetteer knows by a name, or None."""
    lowers = tuple(name.lower().split())
    names = gazetteer(load_pack(doc.language)).names.get(lowers[0], ())
    entities = (known.entity for known in names if known.lowers == lowers)
    return next((entity for entity in entities if entity.entity_type in ("country", "place")), None)


def whole_of(doc: Document, entity: Entity) -> Entity | None:
    """What the entity is part of, with its country and ids (Russia for the Kremlin), or None."""
    return gazetteer(load_pack(doc.language)).known.get(entity.part_of) if entity.part_of else None


def mention_at(doc: Document, token: int) -> Mention | None:
    """The innermost mention over the token, or whose role ("portavoce del Cremlino" beside a name) covers it."""
    covering = doc.cache.get("mention_at")
    if covering is None:
        covering = doc.cache["mention_at"] = _covering(doc)
    return covering.get(token)


def _covering(doc: Document) -> dict[int, Mention]:
    covering: dict[int, Mention] = {}
    courtesy = titles(load_pack(doc.language)).courtesy
    for mention in doc.mentions:
        if mention.start and doc.lowers[mention.start - 1] in courtesy:
            covering[mention.start - 1] = mention
        if mention.role and mention.kind == "name":
            for token in _role_tokens(doc, mention):
                covering[token] = mention
    for mention in sorted(doc.mentions, key=lambda m: m.start - m.end):
        for token in range(mention.start, mention.end):
            covering[token] = mention
    return covering


def _role_tokens(doc: Document, mention: Mention) -> range:
    start, end = doc.span(mention.start, mention.end)
    role = mention.role or ""
    at = doc.text.rfind(role, max(0, start - len(role) - 30), start)
    if at < 0:
        at = doc.text.find(role, end, end + len(role) + 30)
    return range(*doc.tokens_in(at, at + len(role))) if at >= 0 else range(0)


def mentions_over(doc: Document, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that have a token in `[start, end)`, in reading order."""
    longest = doc.cache.get("longest_mention")
    if longest is None:
        longest = doc.cache["longest_mention"] = max((m.end - m.start for m in doc.mentions), default=0)
    first = bisect_left(doc.mentions, start - longest, key=lambda mention: mention.start)
    last = bisect_left(doc.mentions, end, key=lambda mention: mention.start)
    return tuple(mention for mention in doc.mentions[first:last] if mention.end > start)


def mentions_in(doc: Document, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that lie in tokens `[start, end)`, in reading order."""
    first = bisect_left(doc.mentions, start, key=lambda mention: mention.start)
    out = []
    for mention in doc.mentions[first:]:
        if mention.start >= end:
            break
        if mention.end <= end:
            out.append(mention)
    return tuple(out)
