"""Whether "che" after a reporting verb is a relative pronoun, or opens what was said."""

from __future__ import annotations

from pipelines.extract.statements.lexicon import reporting
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, VerbGroup, chunks, lexicon, object_of, subject_of


def relative_here(doc: Document, verb: VerbGroup, che: int, direct: bool, commas: int) -> bool:
    """Whether "che" hangs on the noun phrase before it, which is the object of a verb that has its subject."""
    found, words = chunks(doc), reporting(doc)
    if all(found.noun_of[token] < 0 for token in range(verb.end, che)):
        # "ha detto, però, che …": there is no noun to hang on.
        return False
    if verb.lemma in words.person_objects and not commas and opens_with_subject(doc, che):
        # "ha avvertito i cittadini che la diga è chiusa"
        return False
    if doc.tags[che].pos == "PRON" and (not direct or doc.lowers[che - 1] == ","):
        return True
    if commas % 2:
        return not (_in_medium(doc, verb.end, che) and _complete(doc, che))
    owner = found.noun_of[che - 1]
    if owner >= 0 and _of_the_verb(doc, found.nouns[owner], verb):
        # "dispone di una leva che pochi hanno"
        return True
    if direct or owner < 0 or doc.lemmas[found.nouns[owner].head] in words.fact:
        return False
    index = found.verb_of[verb.head]
    return object_of(doc, index) is not None and subject_of(doc, index) is not None and found.nouns[owner].prep == ""


def past_relative(doc: Document, che: int, stop: int) -> int:
    """The token after the comma that closes the relative clause at `che`; past the pronoun where none does."""
    found = chunks(doc)
    at = che + 1
    seen = False
    while at < stop:
        owner = found.verb_of[at]
        seen = seen or (owner >= 0 and found.verbs[owner].form == "Fin")
        if seen and doc.lowers[at] == ",":
            return at + 1
        at += 1
    return che + 1


def by_medium(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the complement tells where it was said: "in una nota", "durante un'intervista"."""
    words = reporting(doc)
    channel = doc.lowers[phrase.head] in words.channels
    return phrase.prep in words.via_places and (channel or doc.lemmas[phrase.head] in words.via_nouns | words.documents)


def _in_medium(doc: Document, start: int, che: int) -> bool:
    """Whether the words that one comma parts from "che", or from the verb, tell where it was said: "ha detto, in una
    nota che …", "ha detto in una nota, che …"."""
    first = next((at + 1 for at in range(che - 2, start - 1, -1) if doc.lowers[at] == ","), start)
    return any(by_medium(doc, phrase) and phrase.prep_token == first for phrase in chunks(doc).nouns)


def _complete(doc: Document, che: int) -> bool:
    """Whether the clause after "che" lacks neither subject nor object, so that "che" is no pronoun in it."""
    found, index = chunks(doc), _first_finite(doc, che + 1)
    if not opens_with_subject(doc, che):
        return False
    return found.verbs[index].copular or found.verbs[index].passive or object_of(doc, index) is not None


def opens_clause(doc: Document, che: int) -> bool:
    """Whether "che", read as a pronoun, opens a clause of its own after a noun: one with a subject, and an object or a
    future ("la conferma che la cava chiuderà"), or one after an incise."""
    if doc.lowers[che - 1] == "," and opens_with_subject(doc, che):
        return True
    index = _first_finite(doc, che + 1)
    verb = chunks(doc).verbs[index] if index >= 0 else None
    ahead = verb is not None and (verb.tense == "Fut" or verb.mood in ("Cnd", "Sub"))
    return _complete(doc, che) or (ahead and opens_with_subject(doc, che))


def opens_with_subject(doc: Document, che: int) -> bool:
    """Whether the first verb after "che" has its subject between the two."""
    index = _first_finite(doc, che + 1)
    subject = subject_of(doc, index) if index >= 0 else None
    return subject is not None and che < subject.start < chunks(doc).verbs[index].start


def _first_finite(doc: Document, start: int) -> int:
    """The first finite verb group of the sentence from the token on, or -1."""
    found, stop = chunks(doc), doc.sentences[doc.sentence_of[start - 1]].end
    owners = (found.verb_of[token] for token in range(start, stop) if found.verb_of[token] >= 0)
    return next((owner for owner in owners if found.verbs[owner].form == "Fin"), -1)


def _of_the_verb(doc: Document, phrase: NounPhrase, verb: VerbGroup) -> bool:
    """Whether the phrase stands right after the verb as what it is "of", and is no fact: "parla di una crisi",
    "racconta al telefono di bambini di dieci anni"."""
    words = reporting(doc)
    if doc.lemmas[phrase.head] in words.fact:
        return False
    while phrase.prep == lexicon(doc).genitive and phrase.prep_token > verb.end:
        owner = chunks(doc).noun_of[phrase.prep_token - 1]
        if owner < 0:
            return False
        before = chunks(doc).nouns[owner]
        aside = doc.lemmas[before.head] in words.via_nouns | words.addressees and before.prep_token == verb.end
        if aside and before.prep and phrase.kind == "noun" and doc.lowers[phrase.prep_token] == phrase.prep:
            # "al telefono di bambini", and not "al quotidiano della City"
            return True
        phrase = before
    return phrase.prep == lexicon(doc).genitive and phrase.prep_token == verb.end
