"""Participles that share the auxiliary of the verb before them."""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.syntax import VerbGroup, chunks, lexicon

SHARED = ("form", "mood", "tense", "person", "number", "gender", "finite", "perfect")
"""What a participle has from the verb whose auxiliary it shares."""


def sharing(doc: Document, index: int) -> VerbGroup | None:
    """The verb whose auxiliary a participle after "e" shares: "ha condannato il raid e chiesto aiuto"; or None."""
    verbs = chunks(doc).verbs
    verb, at = verbs[index], verbs[index].start - 1
    if verb.form != "Part" or not index or verb.number != "Sing" or verb.gender == "Fem":
        return None
    if doc.lowers[at] not in lexicon(doc).coordinators:
        return None
    before = verbs[index - 1]
    alike = doc.sentence_of[before.head] == doc.sentence_of[at] and before.perfect and not before.passive
    if not alike or before.finite < 0 or doc.lemmas[before.finite] not in lexicon(doc).have:
        return None
    return before if doc.quotation_of[before.head] == doc.quotation_of[verb.head] else None
