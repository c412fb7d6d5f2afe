"""Lists of phrases to the left of a verb: "Russia, Cina e India", "sia la Russia che la Cina"."""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.syntax.appositions import governing_verb
from pipelines.language.syntax.arguments import correlative, extent
from pipelines.language.syntax.brackets import before_bracket
from pipelines.language.syntax.chunks import chunks
from pipelines.language.syntax.lexicon import lexicon
from pipelines.language.syntax.nouns import NounPhrase


def first_of_list(doc: Document, phrase: NounPhrase) -> NounPhrase:
    """The first of the phrases joined to this one on the left by "e" and commas, past the genitives and the names in
    apposition that they have: "il re di Valdora, Ivo Ferri, e il papa"."""
    lex = lexicon(doc)
    joined = False
    while phrase.start > 1:
        link = phrase.start - 1
        word = doc.lowers[link]
        if not (word in lex.coordinators or (joined and word == ",")):
            break
        link -= doc.lowers[link - 1] == ","
        before = bare_before(doc, link)
        if before is None:
            break
        named = doc.lowers[before.start - 1] == "," and before.kind == "name" and doc.lowers[before.end] == ","
        role = bare_before(doc, before.start - 1) if named else None
        if role is not None and role.kind == "noun" and extent(doc, role)[1] == before.end:
            before = role
        phrase, joined = before, True
    return phrase


def bare_before(doc: Document, token: int) -> NounPhrase | None:
    """The phrase without preposition that ends, with its genitives, right before the token, and is no verb's object."""
    found, lex = chunks(doc), lexicon(doc)
    at = before_bracket(doc, token - 1)
    while at >= 0 and (owner := found.noun_of[at]) >= 0:
        phrase = found.nouns[owner]
        if not phrase.prep:
            return phrase if governing_verb(doc, phrase) < 0 else None
        if phrase.prep != lex.genitive:
            return None
        at = phrase.prep_token - 1
    return None


def first_of_two(doc: Document, link: int, start: int) -> NounPhrase | None:
    """The first of "sia X che Y", where `link` is the token that joins the second."""
    if link <= start or doc.lowers[link] not in lexicon(doc).second_of_two:
        return None
    before = bare_before(doc, link)
    return before if before is not None and doc.lowers[link] in correlative(doc, before) else None
