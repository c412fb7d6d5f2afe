"""Chunks and arguments: what a rule may ask of the clauses of a Document."""

from pipelines.language.syntax.agreement import agrees
from pipelines.language.syntax.appositions import apposed_name, governing_verb
from pipelines.language.syntax.arguments import (
    agent_of,
    complement_of,
    coordinated,
    extent,
    following_phrases,
    object_of,
    phrases_after,
)
from pipelines.language.syntax.brackets import before_bracket, past_bracket
from pipelines.language.syntax.chunks import Chunks, chunks
from pipelines.language.syntax.lexicon import Lexicon, lexicon
from pipelines.language.syntax.nouns import NounPhrase
from pipelines.language.syntax.steps import conditional, subordinate
from pipelines.language.syntax.subjects import agrees_after, left_subject, right_subject, subject_of
from pipelines.language.syntax.times import in_time, time_end
from pipelines.language.syntax.verbs import VerbGroup

__all__ = [
    "Chunks",
    "Lexicon",
    "NounPhrase",
    "VerbGroup",
    "agent_of",
    "agrees",
    "agrees_after",
    "apposed_name",
    "before_bracket",
    "chunks",
    "complement_of",
    "conditional",
    "coordinated",
    "extent",
    "following_phrases",
    "governing_verb",
    "in_time",
    "left_subject",
    "lexicon",
    "object_of",
    "past_bracket",
    "phrases_after",
    "right_subject",
    "subject_of",
    "subordinate",
    "time_end",
]
