"""Whether a clause tells an opinion, so that "per X" before it says whose."""

from __future__ import annotations

from pipelines.extract.statements.lexicon import reporting
from pipelines.language.document import Document
from pipelines.language.syntax import chunks, lexicon


def not_yet(doc: Document, start: int, stop: int) -> bool:
    """Whether the clause's first finite verb is in the future or the conditional or tells a need, as in an opinion."""
    found = chunks(doc)
    for token in range(start, stop):
        owner = found.verb_of[token]
        if owner >= 0 and found.verbs[owner].form == "Fin":
            verb, needing = found.verbs[owner], reporting(doc).needing
            return verb.tense == "Fut" or verb.mood == "Cnd" or verb.lemma in needing or verb.modal in needing
    return False


def judges(doc: Document, start: int, stop: int) -> bool:
    """Whether the clause judges its subject: "la cava è una minaccia", "i dazi restano ingiustificati". What was so,
    and what has no subject, is an experience: "la notte è stata lunga", "è un giorno di festa"."""
    found, lex = chunks(doc), reporting(doc)
    for token in range(start, stop - 1):
        owner = found.verb_of[token]
        if owner < 0 or found.verbs[owner].form != "Fin":
            continue
        verb = found.verbs[owner]
        parted = any(found.noun_of[before] >= 0 for before in range(start, verb.start))
        if not parted or verb.passive or verb.perfect or verb.tense != "Pres" or verb.lemma not in lex.opining_verbs:
            return False
        at = verb.end
        while at < stop and doc.tags[at].pos == "ADV":
            at += 1
        return at < stop and (doc.lemmas[at] in lexicon(doc).indefinite_articles or doc.tags[at].pos == "ADJ")
    return False
