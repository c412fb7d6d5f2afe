"""The parties that prepositions, genitives and adjectives of nationality name beside a verb or noun."""

from __future__ import annotations

from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.parties import Party, national, parties_of, party_of
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks, phrases_after


def complements(
    doc: Document,
    lex: EventLexicon,
    start: int,
    stop: int,
    prep: str,
    *,
    tight: bool = False,
    places: bool = False,
    compound: bool = False,
) -> list[Party]:
    """The parties of the first phrase from token `start` to the end of its clause that `prep` governs.

    "da parte di X" is "da X", "nei confronti di X" "contro X", as the table of compound prepositions has it.
    `compound`: only by a compound preposition. `tight`: only through a chain of complements, with no comma,
    conjunction or bare phrase between. `places`: towns too.
    """
    pending = ""
    at = start
    verb_of = chunks(doc).verb_of
    for phrase in phrases_after(doc, start, stop, doc.quotation_of[start - 1]):
        if tight and (not phrase.prep or any(doc.tags[t].pos in ("PUNCT", "CCONJ") for t in range(at, phrase.start))):
            return []
        if any(verb_of[token] >= 0 or doc.lowers[token] == "," for token in range(at, phrase.start)):
            return []
        at = phrase.end
        governed = "" if compound else phrase.prep
        if pending and phrase.prep == lex.genitive:
            governed = pending
        pending = lex.compound.get(doc.lemmas[phrase.head], "") if phrase.prep else ""
        if pending and at < len(doc) and lex.preposition_of.get(doc.lowers[at]) == lex.genitive:
            continue
        if governed == prep and (found := parties_of(doc, lex, phrase, places=places or prep in lex.between)):
            return found
    return []


def genitives(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> list[Party]:
    """The party that directly follows the noun with "di": "le dimissioni del ministro"."""
    found = chunks(doc)
    at = phrase.end
    for _ in range(3):
        if at >= len(doc) or (owner := found.noun_of[min(at + (doc.lowers[at] == lex.genitive), len(doc) - 1)]) < 0:
            return []
        following = found.nouns[owner]
        if following.prep != lex.genitive:
            return []
        if party_of(doc, lex, following, places=True) is not None:
            return parties_of(doc, lex, following, places=True)
        at = following.end
    return []


def adjectives(doc: Document, phrase: NounPhrase) -> list[Party]:
    """The countries whose adjectives the phrase holds."""
    return national(doc, phrase.head + 1, phrase.end)
