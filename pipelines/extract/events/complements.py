"""The parties that prepositions, genitives and adjectives of nationality name beside a verb or noun."""

from __future__ import annotations

from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.parties import Party, national, parties_of, party_of
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks, extent, lexicon, phrases_after

INCISE = 6
"""Tokens after a verb in which a complement between commas and what follows it begin."""


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
    owned: bool = False,
    named: bool = True,
) -> list[Party]:
    """The parties of the first phrase from token `start` to the end of its clause that `prep` governs.

    "da parte di X" is "da X", "nei confronti di X" "contro X", as the table of compound prepositions has it.
    `compound`: only by a compound preposition. `tight`: only through a chain of complements, with no comma,
    conjunction or bare phrase between. `places`: towns too. `owned`: also whose the
    thing is that the phrase names: "contro la proposta del governo"; without `named` only that.
    """
    pending = ""
    at = start
    apposed = False
    relational, leaned_on = False, lex.noun["relational"]
    verb_of = chunks(doc).verb_of
    for phrase in phrases_after(doc, start, stop, doc.quotation_of[start - 1]):
        if tight and (not phrase.prep or any(doc.tags[t].pos in ("PUNCT", "CCONJ") for t in range(at, phrase.start))):
            return []
        if any(verb_of[token] >= 0 for token in range(at, phrase.start)):
            return []
        if "," in doc.lowers[at : phrase.start]:
            if not apposed and at > start and _apposed(doc, phrase):
                apposed, at = True, phrase.end
                continue
            if not _in_incise(doc, start, phrase) and not (apposed and doc.lowers[phrase.prep_token - 1] == ","):
                return []
        leaning = relational
        relational = bool(phrase.prep) and phrase.start == phrase.head and doc.lemmas[phrase.head] in leaned_on
        at = phrase.end
        whole = phrase.prep and lex.preposition_of.get(doc.lowers[phrase.prep_token]) != phrase.prep
        governed = phrase.prep if whole or not compound else ""
        if pending and phrase.prep == lex.genitive:
            governed = pending
        # "da parte di", and not "su gran parte di".
        bare = bool(phrase.prep) and phrase.head == phrase.prep_token + 1
        pending = lex.compound.get(doc.lemmas[phrase.head], "") if bare else ""
        if pending and at < len(doc) and lex.preposition_of.get(doc.lowers[at]) == lex.genitive:
            continue
        if leaning:
            continue
        if governed == prep and named:
            # "nei confronti del ministro e del prefetto": in a list the last of its words comes again.
            again = phrase._replace(prep=lex.preposition_of.get(doc.lowers[phrase.start], prep)) if whole else phrase
            if found := parties_of(doc, lex, again, places=places or prep in lex.between):
                return found
        if governed == prep and owned and (found := owners(doc, lex, phrase)):
            return found
    return []


def _apposed(doc: Document, phrase: NounPhrase) -> bool:
    """Whether a bare phrase stands between commas: "ha ceduto la banca, società di fondi, alla Norvegia"."""
    end = extent(doc, phrase)[1]
    return not phrase.prep and doc.lowers[phrase.start - 1] == "," and doc.lowers[end : end + 1] == [","]


def _in_incise(doc: Document, start: int, phrase: NounPhrase) -> bool:
    """Whether a short complement between commas right at token `start` is the phrase or stands before it: "si è
    recato, in mattinata, al Colle"."""
    if doc.lowers[start] != "," or phrase.start > start + INCISE:
        return False
    return bool(phrase.prep) and (phrase.prep_token == start + 1 or doc.lowers[phrase.prep_token - 1] == ",")


def genitives(doc: Document, lex: EventLexicon, phrase: NounPhrase, *, places: bool = False) -> list[Party]:
    """The party that follows the noun with "di", past things of which it is: "le dimissioni del ministro". `places`:
    towns too."""
    found = chunks(doc)
    at = phrase.end
    for step in range(3):
        if at >= len(doc) or (owner := found.noun_of[min(at + (doc.lowers[at] == lex.genitive), len(doc) - 1)]) < 0:
            return []
        following = found.nouns[owner]
        if following.prep != lex.genitive:
            return []
        party = party_of(doc, lex, following, places=places)
        if party is not None and (places or not step or known(lex, party)):
            return parties_of(doc, lex, following, places=places)
        at = following.end
    return []


def whose(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> list[Party]:
    """Who stands before "il cui" that opens a phrase: "Aldo Ferri, il cui processo è iniziato"."""
    found = chunks(doc)
    at = next((at for at in range(max(0, phrase.start - 1), phrase.head) if doc.lowers[at] in lex.whose), -1) - 1
    if at < 1 or doc.lowers[at] not in lex.noun["articles"]:
        return []
    at -= 1 + (doc.lowers[at - 1] == ",")
    owner = found.noun_of[at] if at >= 0 else -1
    return parties_of(doc, lex, found.nouns[owner])[-1:] if owner >= 0 else []


def genitives_from(doc: Document, lex: EventLexicon, token: int) -> list[Party]:
    """The party that "di" names right at a token, past things of which it is: "delle scelte del re"."""
    found = chunks(doc)
    owner = found.noun_of[min(token + (doc.lowers[token] == lex.genitive), len(doc) - 1)] if token < len(doc) else -1
    phrase = found.nouns[owner] if owner >= 0 else None
    if phrase is None or phrase.prep != lex.genitive or phrase.prep_token != token:
        return []
    return parties_of(doc, lex, phrase) or genitives(doc, lex, phrase)


def _genitive_at(doc: Document, lex: EventLexicon, token: int) -> NounPhrase | None:
    """The phrase that "di" opens at the token."""
    at = min(token + (doc.lowers[token : token + 1] == [lex.genitive]), len(doc) - 1)
    owner = chunks(doc).noun_of[at]
    inner = chunks(doc).nouns[owner] if owner >= 0 else None
    return inner if inner is not None and inner.prep == lex.genitive and inner.start >= token else None


def owners(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> list[Party]:
    """Whose a thing is: by an adjective of nationality, by whom it was made, by its genitive ("l'attacco alla base da
    parte dei ribelli", "la proposta del governo"). Nobody's where the phrase itself names a party."""
    if party_of(doc, lex, phrase, places=True) is not None:
        return []
    if doc.lemmas[phrase.head] in lex.noun["counts"] and (inner := _genitive_at(doc, lex, phrase.end)) is not None:
        return owners(doc, lex, inner)
    if found := adjectives(doc, phrase):
        return found
    if found := maker(doc, lex, phrase):
        return found
    if doc.lemmas[phrase.head] in lex.noun["objective"]:
        # "l'attacco dei ribelli" is theirs, "l'uccisione dei ribelli" is not.
        done = genitives(doc, lex, phrase) if doc.lemmas[phrase.head] in lex.noun["attacks"] else []
        return [party for party in done if party.head in lex.groups["armed"].heads]
    return [party for party in genitives(doc, lex, phrase) if known(lex, party)]


def known(lex: EventLexicon, party: Party) -> bool:
    """Whether it is somebody, and not a name of which nothing is known, as the town in "il porto di Valdora"."""
    return party.entity is not None or not party.named or lex.human(party.head)


def maker(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> list[Party]:
    """By whom a thing is: "l'ostruzionismo fatto dai socialisti", "gli attacchi da parte dei ribelli"."""
    stop = doc.sentences[doc.sentence_of[phrase.head]].end
    found, at = chunks(doc), phrase.end
    while (inner := _genitive_at(doc, lex, at)) is not None and inner.end < stop:
        # "la richiesta di rinvio | presentata dai socialisti"
        at = inner.end
    owner = found.verb_of[at] if at < stop else -1
    if owner < 0 or (doc.tags[at].gender, doc.tags[at].number) != (phrase.gender, phrase.number):
        at = phrase.end
    owner = found.verb_of[at] if at < stop else -1
    if owner >= 0 and found.verbs[owner].form == "Part":
        return complements(doc, lex, found.verbs[owner].end, stop, lex.agent)
    return complements(doc, lex, at, stop, lex.agent, tight=True, compound=True)


def clause_start(doc: Document, token: int, floor: int) -> tuple[int, int]:
    """The first token of the clause whose verb is at `token`, and the relative pronoun that opens it, or -1."""
    found, lexical, at = chunks(doc), lexicon(doc), token - 1
    while at >= floor:
        owner = found.verb_of[at]
        if doc.lowers[at] in lexical.relative:
            return at + 1, at
        if (owner >= 0 and found.verbs[owner].form == "Fin") or doc.lowers[at] in (":", ";"):
            return at + 1, -1
        if doc.tags[at].pos == "SCONJ" and owner < 0:
            return at + 1, -1
        at -= 1
    return floor, -1


def relative_party(doc: Document, lex: EventLexicon, relative: int, floor: int, prep: str) -> list[Party]:
    """Whom a relative pronoun after a preposition stands for: "l'Unione europea, con la quale ha firmato"."""
    found, at = chunks(doc), relative - 1
    if at > floor and doc.lowers[at] in lex.noun["articles"]:
        at -= 1
    if at <= floor or lex.preposition_of.get(doc.lowers[at]) != prep:
        return []
    at -= 1
    at -= doc.lowers[at] == ","
    while at >= floor and (owner := found.noun_of[at]) >= 0:
        phrase = found.nouns[owner]
        if (party := party_of(doc, lex, phrase)) is not None and known(lex, party):
            return [party]
        if not phrase.prep:
            return []
        at = phrase.prep_token - 1
    return []


def fronted(doc: Document, lex: EventLexicon, start: int, stop: int, prep: str) -> list[Party]:
    """The parties of the complement that opens the clause before a verb: "Contro la Norvegia l'Unione ha varato"."""
    found = chunks(doc)
    while start < stop and doc.tags[start].pos in ("ADV", "CCONJ", "PUNCT"):
        start += 1
    for at in range(start, min(start + 4, stop)):
        owner = found.noun_of[at]
        if found.verb_of[at] >= 0:
            return []
        if owner >= 0:
            phrase = found.nouns[owner]
            opens = phrase.prep == prep and phrase.prep_token <= start + 2
            # "da parte sua" names nobody
            return parties_of(doc, lex, phrase) if opens and doc.lemmas[phrase.head] not in lex.compound else []
    return []


def adjectives(doc: Document, phrase: NounPhrase) -> list[Party]:
    """The countries whose adjectives the phrase holds."""
    return national(doc, phrase.head + 1, phrase.end)
