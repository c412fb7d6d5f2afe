"""A phrase and the name or role beside it: appositions, roles before names, what governs them."""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.syntax.arguments import extent
from pipelines.language.syntax.chunks import chunks
from pipelines.language.syntax.lexicon import lexicon
from pipelines.language.syntax.nouns import NounPhrase
from pipelines.language.syntax.steps import DASHES


def name_after_indefinite(doc: Document, phrase: NounPhrase) -> NounPhrase | None:
    """The name that ends an indefinite complement and belongs to the verb: "In una nota Terralta ha detto"; or None."""
    opening = phrase.start if phrase.start != phrase.prep_token else phrase.start + 1
    if phrase.kind != "noun" or doc.lemmas[opening] not in lexicon(doc).indefinite_articles:
        return None
    for mention in doc.mentions:
        if mention.kind == "name" and phrase.head < mention.start and mention.end == phrase.end:
            return NounPhrase(mention.start, mention.end, mention.start, "", -1, "", "", "3", "name")
    return None


def prepositional_role(doc: Document, phrase: NounPhrase, start: int) -> int:
    """Where the complement begins that a name after a comma is the name of: "dal sindaco di Oslo, Ada Neri,"; or -1."""
    found = chunks(doc)
    comma = phrase.start - 1
    if phrase.kind != "name" or comma - 1 < start or doc.lowers[comma] != ",":
        return -1
    owner = found.noun_of[comma - 1]
    while owner >= 0 and found.nouns[owner].prep == lexicon(doc).genitive and found.nouns[owner].prep_token > start:
        owner = found.noun_of[found.nouns[owner].prep_token - 1]
    if owner < 0 or not found.nouns[owner].prep or found.nouns[owner].kind != "noun":
        return -1
    role = found.nouns[owner]
    first = role.start + (role.start == role.prep_token)
    closed = phrase.end < len(doc) and doc.lowers[phrase.end] == ","
    # "con una conoscente, la signora Ada Neri, ha": a name that closes what an indefinite complement begins.
    apposed = closed and doc.lemmas[first] in lexicon(doc).indefinite_articles
    return role.prep_token if apposed or extent(doc, role)[1] >= phrase.end else -1


def governing_verb(doc: Document, phrase: NounPhrase) -> int:
    """The verb group that ends right before the phrase, so that the phrase is its object; or -1."""
    found = chunks(doc)
    floor = doc.sentences[doc.sentence_of[phrase.head]].start
    before = phrase.start - 1
    while before >= floor and doc.tags[before].pos == "ADV" and found.verb_of[before] < 0:
        before -= 1
    if before > floor and doc.tags[before].pos == "ADJ" and (copula := found.verb_of[before - 1]) >= 0:
        # "al quale era presente anche il sindaco": past what the copula says of it.
        return copula if found.verbs[copula].copular else -1
    governor = found.verb_of[before] if before >= floor else -1
    if governor >= 0 and before < phrase.start - 1 and found.verbs[governor].form == "Part":
        # "nella relazione pubblicata oggi i giudici rilevano": a participle has no object past an adverb.
        return -1
    return governor


def apposed_name(doc: Document, phrase: NounPhrase, start: int, verb: int = -1) -> NounPhrase:
    """The name before a role in apposition: "Ada Neri, presidente di Valdora, che ha detto"; else the phrase itself.

    A role with its article is in apposition where a comma closes it before the verb that begins at token `verb`: "la
    Terralta, l'azienda che scava la cava, ha detto".
    """
    found = chunks(doc)
    comma = phrase.start - 1
    dash = doc.lowers[comma] in DASHES
    if phrase.kind == "name" or phrase.prep or comma - 1 < start or not (dash or doc.lowers[comma] == ","):
        return phrase
    if any(word in lexicon(doc).relative for word in doc.lowers[phrase.start : phrase.head]):
        # "la Terralta, il cui direttore ha detto"
        return phrase
    owner = found.noun_of[comma - 1]
    while owner >= 0 and found.nouns[owner].prep == lexicon(doc).genitive and found.nouns[owner].prep_token > start:
        owner = found.noun_of[found.nouns[owner].prep_token - 1]
    before = found.nouns[owner] if owner >= 0 else None
    bare = doc.tags[phrase.start].pos != "DET" or doc.lemmas[phrase.start] in lexicon(doc).indefinite_articles
    closed = verb > phrase.end and doc.lowers[verb - 1] == ","
    if before is None or before.prep or not (bare or closed or dash):
        return phrase
    if before.kind == "noun" and closed:
        # "Ada Neri, la madre di Ugo, la zia di Ivo, ha detto"
        before = apposed_name(doc, before, start, comma + 1)
    return before if before.kind == "name" else phrase


def role_before(doc: Document, phrase: NounPhrase) -> NounPhrase:
    """The role that stands before a name with no comma: "il portavoce del Cremlino Dmitry Peskov"."""
    found = chunks(doc)
    if phrase.kind != "name" or doc.tags[phrase.start].pos == "DET":
        return phrase
    at = phrase.start - 1
    floor = doc.sentences[doc.sentence_of[phrase.head]].start
    while at >= floor and (owner := found.noun_of[at]) >= 0:
        before = found.nouns[owner]
        if not before.prep:
            return before if before.kind == "noun" and governing_verb(doc, before) < 0 else phrase
        if before.prep not in lexicon(doc).of_roles:
            return phrase
        at = before.prep_token - 1
    return phrase
