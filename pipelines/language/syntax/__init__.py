"""Chunks and arguments: what a rule may ask of the clauses of a Document."""

from pipelines.language.syntax.arguments import (
    agent_of,
    agrees,
    complement_of,
    coordinated,
    extent,
    following_phrases,
    object_of,
    phrases_after,
    right_subject,
    subject_of,
)
from pipelines.language.syntax.chunks import Chunks, Lexicon, NounPhrase, VerbGroup, chunks, lexicon

__all__ = [
    "Chunks",
    "Lexicon",
    "NounPhrase",
    "VerbGroup",
    "agent_of",
    "agrees",
    "chunks",
    "complement_of",
    "coordinated",
    "extent",
    "following_phrases",
    "lexicon",
    "object_of",
    "phrases_after",
    "right_subject",
    "subject_of",
]
