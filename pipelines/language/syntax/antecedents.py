"""The phrase that a relative pronoun stands for."""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.syntax.agreement import agrees
from pipelines.language.syntax.appositions import apposed_name
from pipelines.language.syntax.brackets import before_bracket
from pipelines.language.syntax.chunks import chunks
from pipelines.language.syntax.lexicon import lexicon
from pipelines.language.syntax.nouns import NounPhrase
from pipelines.language.syntax.steps import incise_start
from pipelines.language.syntax.verbs import VerbGroup


def antecedent(doc: Document, relative: int, verb: VerbGroup, start: int) -> NounPhrase | None:
    """The phrase that the relative pronoun at `relative` stands for, where it can be the verb's subject."""
    found = chunks(doc)
    at = relative - 1
    if doc.lowers[at] == ")":
        at = next((token - 1 for token in range(at, start, -1) if doc.lowers[token] == "("), at)
    if at > start and doc.lowers[at] in lexicon(doc).coordinators:
        # "che ha visto …, e che ora dice": the first pronoun tells.
        for other in range(at - 1, start, -1):
            if doc.lowers[other] in lexicon(doc).relative_heads and found.noun_of[other - 1] >= 0:
                return antecedent(doc, other, verb, start)
    while at >= start and (doc.lowers[at] == "," or doc.tags[at].pos == "ADV"):
        if doc.lowers[at] == "," and (bracket := before_bracket(doc, at - 1)) < at - 1:
            # "dal Centro (Cnir), che"
            at = bracket
            continue
        opening = incise_start(doc, at, start) if doc.lowers[at] == "," else -1
        told = opening >= 0 and (owner := found.verb_of[opening + 1]) >= 0 and found.verbs[owner].form == "Part"
        # "una donna, rimasta anonima, che aveva denunciato"
        at = opening - 1 if opening >= 0 and (told or found.noun_of[at - 1] < 0) else at - 1
    candidate = None
    while at >= start and (owner := found.noun_of[at]) >= 0:
        phrase = found.nouns[owner]
        if agrees(phrase, verb, doc):
            candidate = phrase
        if phrase.prep != lexicon(doc).genitive:
            break
        at = phrase.prep_token - 1
    if candidate is not None and candidate.prep and doc.lowers[relative - 1] == ",":
        candidate = _apposed_before(doc, candidate, verb, start, relative) or candidate
    # "Ada Neri, la madre di Ugo, la zia di Ivo, che ha detto": past every apposition to the name.
    while candidate is not None and (named := apposed_name(doc, candidate, start, relative)) is not candidate:
        candidate = named
    return candidate


def _apposed_before(doc: Document, phrase: NounPhrase, verb: VerbGroup, start: int, relative: int) -> NounPhrase | None:
    """The name before the apposition that the phrase is a part of: "la Terralta, rivale della Valdora, che ha detto",
    "il Corriere, giornale vicino al ministro, che scrive"; or None."""
    found = chunks(doc)
    comma = next((at for at in range(phrase.prep_token, start, -1) if doc.lowers[at] == ","), start)
    owner = found.noun_of[comma + 1] if comma > start else -1
    if owner < 0 or any(found.verb_of[at] >= 0 for at in range(comma, relative)):
        return None
    named = apposed_name(doc, found.nouns[owner], start, relative)
    return named if named is not found.nouns[owner] and agrees(named, verb, doc) else None
