"""What hangs on a verb or a phrase: objects, agents, complements, lists, appositions."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.language.document import Document
from pipelines.language.syntax.brackets import past_bracket
from pipelines.language.syntax.chunks import chunks
from pipelines.language.syntax.lexicon import lexicon
from pipelines.language.syntax.nouns import NounPhrase
from pipelines.language.syntax.roles import role_ends, titled

STOPS = frozenset({":", ";"})


def coordinated(doc: Document, phrase: NounPhrase) -> list[NounPhrase]:
    """The phrase and those joined to it on the right ("Russia, Cina e India"), with the same preposition or none."""
    found, lex = chunks(doc), lexicon(doc)
    joined = [phrase]
    pending: list[NounPhrase] = []
    at = past_bracket(doc, extent(doc, phrase)[1])
    paired = correlative(doc, phrase)
    while at < len(doc) and (doc.lowers[at] in lex.coordinators or doc.lowers[at] == "," or doc.lowers[at] in paired):
        closing = doc.lowers[at] in lex.coordinators or doc.lowers[at] in paired
        nxt = at + 1
        if nxt < len(doc) and doc.lowers[nxt] in lex.coordinators:
            if not pending and "," not in doc.lowers[phrase.start : at]:
                # "secondo il governatore, e trenta feriti": a list of two has no comma but an apposition's.
                break
            nxt, closing = nxt + 1, True
        owner = found.noun_of[nxt] if nxt < len(doc) else -1
        if owner < 0 and nxt < len(doc) and doc.lowers[nxt] in lex.preposition_of and nxt + 1 < len(doc):
            owner = found.noun_of[nxt + 1]
        if owner < 0:
            break
        following = found.nouns[owner]
        if following.prep not in ("", phrase.prep):
            break
        pending.append(following)
        at = past_bracket(doc, extent(doc, following)[1])
        if closing:
            return joined + pending
    return joined


def correlative(doc: Document, phrase: NounPhrase) -> frozenset[str]:
    """What joins the second of two to the phrase, where a word before it says that two follow: "sia X che Y"."""
    openers = lexicon(doc).correlatives
    first = doc.lowers[phrase.start]
    return openers.get(first) or openers.get(doc.lowers[phrase.start - 1] if phrase.start else "") or frozenset()


def extent(doc: Document, phrase: NounPhrase) -> tuple[int, int]:
    """Token range of the phrase with its genitives and the name or role in apposition to it."""
    stop = doc.sentences[doc.sentence_of[phrase.head]].end
    named = titled(doc).get(phrase.head)
    if named is not None:
        return phrase.start, max(phrase.end, named.end)
    end = max(phrase.end, min(role_ends(doc).get(phrase.head, 0), stop))
    while end < stop:
        following = _phrase_at(doc, end, stop)
        if following is None:
            break
        apposed = not following.prep and following.kind == "name" and phrase.kind == "noun"
        articled = following.head > following.start and doc.words[following.start] in lexicon(doc).definite_articles
        if apposed and phrase.number == "Plur" and not _begins_list(doc, following, stop):
            # "secondo alcune fonti Ivo Ferri ha ceduto": one is not several.
            apposed = False
        if apposed and articled:
            # "secondo il servizio di Oslo la Norvegia": a name with its article is another phrase.
            apposed = doc.lemmas[phrase.head] in lexicon(doc).audiences
        if not apposed and following.prep != lexicon(doc).genitive:
            if named_end := _name_past_office(doc, phrase, following, stop):
                return phrase.start, named_end
            break
        end = following.end
        if apposed:
            return phrase.start, end
    if phrase.kind == "noun":
        named = _name_after_comma(doc, end, stop)
        if named:
            return phrase.start, named
    return phrase.start, end


def _name_past_office(doc: Document, role: NounPhrase, office: NounPhrase, stop: int) -> int:
    """One past the name that a role has behind what it is for: "il ministro per gli Affari europei Ivo Ferri"; or 0."""
    if role.head not in role_ends(doc) or office.prep not in lexicon(doc).of_offices:
        return 0
    end = office.end
    named = any(
        mention.kind == "name" and mention.end == end > mention.start > office.start for mention in doc.mentions
    )
    while not named and end < stop and (following := _phrase_at(doc, end, stop)) is not None:
        named = not following.prep and following.kind == "name" and doc.tags[following.start].pos != "DET"
        if not named and following.prep != lexicon(doc).genitive:
            return 0
        end = following.end
    return end if named else 0


def _begins_list(doc: Document, phrase: NounPhrase, stop: int) -> bool:
    """Whether others are joined to the phrase: "i ministri Ivo Ferri e Ada Neri"."""
    return phrase.end < stop and (doc.lowers[phrase.end] == "," or doc.lowers[phrase.end] in lexicon(doc).coordinators)


def _phrase_at(doc: Document, token: int, stop: int) -> NounPhrase | None:
    """The noun phrase that begins at the token, or after the preposition there."""
    found = chunks(doc)
    owner = found.noun_of[token]
    if owner < 0 and token + 1 < stop and doc.tags[token].pos == "ADP":
        owner = found.noun_of[token + 1]
    return found.nouns[owner] if owner >= 0 else None


def _name_after_comma(doc: Document, end: int, stop: int) -> int:
    """One past the name between commas that tells who a role is: "l'inviato per gli investimenti, Ivo Ferri,"; or 0."""
    while end < stop and doc.lowers[end] != ",":
        following = _phrase_at(doc, end, stop)
        if following is None or not following.prep or following.prep in lexicon(doc).of_verbs:
            return 0
        end = following.end
    if end + 1 >= stop:
        return 0
    owner = chunks(doc).noun_of[end + 1]
    name = chunks(doc).nouns[owner] if owner >= 0 else None
    if name is None or name.prep or name.kind != "name" or name.end >= stop:
        return 0
    return name.end if doc.lowers[name.end] in (",", ".", ")", ":") else 0


def object_of(doc: Document, index: int) -> NounPhrase | None:
    """The bare phrase right after an active verb that is not its subject, or None."""
    found, lex = chunks(doc), lexicon(doc)
    verb = found.verbs[index]
    if verb.passive or verb.copular or verb.lemma in lex.unaccusative:
        return None
    if any(clitic in lex.object_clitics for clitic in verb.clitics):
        return None
    for phrase in following_phrases(doc, index):
        if not phrase.prep:
            return phrase
    return None


def agent_of(doc: Document, index: int) -> NounPhrase | None:
    """The agent complement ("da") of a passive or participle, or None."""
    for phrase in following_phrases(doc, index):
        if phrase.prep == lexicon(doc).agent:
            return phrase
    return _agent_in_marks(doc, chunks(doc).verbs[index].end)


def _agent_in_marks(doc: Document, at: int) -> NounPhrase | None:
    """The agent whose name stands in quotation marks right after the verb: "come riferito da «La Vena»"."""
    lex = lexicon(doc)
    first = at + 2
    if first >= len(doc) or lex.preposition_of.get(doc.lowers[at]) != lex.agent or doc.quotation_of[at] >= 0:
        return None
    index = doc.quotation_of[first]
    if index < 0 or doc.quotations[index].start_token != first:
        return None
    end = doc.quotations[index].end_token
    if any(chunks(doc).verb_of[token] >= 0 for token in range(first, end)) or not doc.words[first][0].isupper():
        return None
    return NounPhrase(first, end, first, lex.agent, at, "", "", "3", "name")


def complement_of(doc: Document, index: int, prepositions: frozenset[str] | tuple[str, ...]) -> NounPhrase | None:
    """The first phrase after the verb, in its clause, that one of the prepositions governs."""
    for phrase in following_phrases(doc, index):
        if phrase.prep in prepositions:
            return phrase
    return None


def following_phrases(doc: Document, index: int) -> Iterator[NounPhrase]:
    """The noun phrases after verb group `index`, up to the end of its clause, in order."""
    found = chunks(doc)
    verb = found.verbs[index]
    yield from phrases_after(doc, verb.end, doc.sentences[doc.sentence_of[verb.head]].end, doc.quotation_of[verb.head])


def phrases_after(doc: Document, start: int, stop: int, quotation: int) -> Iterator[NounPhrase]:
    """The noun phrases from token `start` to the end of the clause: the next finite verb, subordinator or stop."""
    found, lex = chunks(doc), lexicon(doc)
    at = start
    while at < stop:
        owner = found.noun_of[at]
        if owner >= 0:
            yield found.nouns[owner]
            at = found.nouns[owner].end
            continue
        owner = found.verb_of[at]
        if owner >= 0:
            if found.verbs[owner].form == "Fin":
                return
            at = found.verbs[owner].end
            continue
        word = doc.lowers[at]
        if word in STOPS or word in lex.relative or doc.tags[at].pos == "SCONJ":
            return
        if (word in lex.coordinators or word in lex.adversatives) and at + 1 < stop and found.verb_of[at + 1] >= 0:
            return
        if doc.quotation_of[at] != quotation and doc.tags[at].pos != "PUNCT":
            return
        at += 1
