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
    """Whether the clause says what its subject is like: "la cava è una minaccia", "i dazi restano ingiustificati",
    "si tratta di un errore"."""
    found, lex = chunks(doc), reporting(doc)
    for token in range(start, stop - 1):
        owner = found.verb_of[token]
        if owner < 0 or found.verbs[owner].form != "Fin":
            continue
        verb = found.verbs[owner]
        if verb.passive or verb.lemma not in lex.opining_verbs:
            return False
        at = verb.end
        while at < stop - 1 and (doc.tags[at].pos == "ADV" or doc.lowers[at] == lexicon(doc).genitive):
            at += 1
        if at >= stop:
            return False
        parted = any(found.noun_of[before] >= 0 for before in range(start, verb.start))
        return doc.lemmas[at] in lexicon(doc).indefinite_articles or (parted and doc.tags[at].pos == "ADJ")
    return False
