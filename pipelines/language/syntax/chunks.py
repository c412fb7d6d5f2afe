"""Verb groups and noun phrases: the pieces that clauses are made of."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.language.document import Document
from pipelines.language.syntax.lexicon import lexicon
from pipelines.language.syntax.nouns import NounPhrase, noun_phrases
from pipelines.language.syntax.verbs import VerbGroup, verb_groups


class Chunks(NamedTuple):
    """All chunks of a document in reading order, and for each token the chunk it belongs to, or -1."""

    verbs: tuple[VerbGroup, ...]
    verb_of: list[int]
    nouns: tuple[NounPhrase, ...]
    noun_of: list[int]


def chunks(doc: Document) -> Chunks:
    """The chunks of the document, worked out once."""
    found = doc.cache.get("chunks")
    if found is None:
        lex = lexicon(doc)
        verbs, verb_of = verb_groups(doc, lex)
        nouns, noun_of = noun_phrases(doc, lex, verb_of)
        found = doc.cache["chunks"] = Chunks(verbs, verb_of, nouns, noun_of)
    return found
