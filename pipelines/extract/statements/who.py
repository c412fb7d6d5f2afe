"""Who can say something: the phrases that name somebody, and whose a noun of speech is."""

from __future__ import annotations

from pipelines.extract.statements.lexicon import reporting
from pipelines.language.document import Document, Mention
from pipelines.language.mentions import mentions_over
from pipelines.language.syntax import NounPhrase, chunks, extent, in_time, lexicon

SPEAKING_TYPES = frozenset({"person", "organization", "government", "company", "media", "country"})


def can_speak(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase can be a source: a name, a pronoun, a noun of persons, bodies or documents."""
    lemma, lex = doc.lemmas[phrase.head], reporting(doc)
    if phrase.kind != "noun":
        return phrase.kind == "name" or doc.lowers[phrase.head] not in lex.pointing
    if lemma in lex.documents or is_who(doc, phrase):
        return True
    start, end = extent(doc, phrase)
    return any(speaks(mention) for mention in mentions_over(doc, start, end))


def is_who(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the head itself, and not only a name in its genitive, is somebody: not "l'irritazione di Oslo"."""
    lemma, lex = doc.lemmas[phrase.head], reporting(doc)
    if phrase.kind != "noun" or lemma in lex.people or lex.names_agent(lemma):
        return True
    if lemma in lex.plural_people and phrase.number == "Plur":
        return True
    if lemma.startswith(lex.prefixes) and lemma.partition("-")[2] in lex.people:
        return True
    if lemma.removesuffix(lex.place_suffix) + lex.agent_suffix in lex.people:
        # "osservatori" is the plural of people and of places alike.
        return True
    if lemma in lexicon(doc).numbered and phrase.end > phrase.head + 1:
        return True
    second = phrase.head + 1
    if second < phrase.end and doc.tags[second].pos == "NOUN" and doc.lemmas[second] in lex.people:
        # "il rieletto presidente", "il neo eletto sindaco"
        return True
    if doc.tags[phrase.head].pos == "ADJ" or _named_by_capital(doc, phrase.head):
        return True
    return any(speaks(mention) for mention in mentions_over(doc, phrase.head, phrase.head + 1))


def speaks(mention: Mention) -> bool:
    """Whether what is mentioned can say something."""
    return mention.entity is not None and mention.entity.entity_type in SPEAKING_TYPES


def bare_singular(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase is a lone common noun with no article, as no speaker is called: "aveva detto ottimista"."""
    if phrase.kind != "noun" or phrase.number != "Sing" or phrase.prep or phrase.end - phrase.start > 1:
        return False
    return extent(doc, phrase)[1] == phrase.end and not doc.words[phrase.head][0].isupper()


def _named_by_capital(doc: Document, token: int) -> bool:
    """Whether a noun inside a sentence is written as a name: "l'Arpa", "il Tar"."""
    first = doc.sentences[doc.sentence_of[token]].start
    article = token - 1 == first and doc.tags[first].pos == "DET"
    return doc.words[token][0].isupper() and (token > first + 1 or article)


def speaking(doc: Document, phrase: NounPhrase) -> NounPhrase:
    """The phrase, or the name in its genitive where it cannot speak itself: "il commento di Ada Neri, che …"."""
    if is_who(doc, phrase) or doc.lemmas[phrase.head] in reporting(doc).documents:
        return phrase
    inner = _genitive(doc, phrase)
    while inner is not None and not is_who(doc, inner):
        # "la falsità delle accuse di una donna, che ha detto": she, and neither of the others.
        inner = _genitive(doc, inner)
    return inner if inner is not None and inner.kind != "pronoun" else named_genitive(doc, phrase) or phrase


def named_genitive(doc: Document, phrase: NounPhrase) -> NounPhrase | None:
    """Who the genitive right after the phrase names, where that can speak."""
    genitive = _genitive(doc, phrase)
    return genitive if genitive is not None and genitive.kind != "pronoun" and can_speak(doc, genitive) else None


def _genitive(doc: Document, phrase: NounPhrase) -> NounPhrase | None:
    """The genitive right after the phrase."""
    found = chunks(doc)
    owner = found.noun_of[phrase.end] if phrase.end < len(doc) else -1
    if owner < 0 and phrase.end + 1 < len(doc) and doc.lowers[phrase.end] in lexicon(doc).preposition_of:
        owner = found.noun_of[phrase.end + 1]
    if owner < 0 or found.nouns[owner].prep != lexicon(doc).genitive:
        return None
    return found.nouns[owner]


def whose(doc: Document, owner: int, stop: int) -> NounPhrase | None:
    """Whose the noun of speech `owner` is: the first genitive or agent after it, up to `stop`, that can speak."""
    found = chunks(doc)
    at = found.nouns[owner].end
    while at < stop:
        follower = found.noun_of[at]
        if follower < 0:
            verb = found.verb_of[at]
            made = verb >= 0 and found.verbs[verb].form == "Part"
            if not made and not in_time(doc, at) and doc.tags[at].pos not in ("ADP", "DET", "ADV"):
                return None
            at = found.verbs[verb].end if made else at + 1
            continue
        phrase = found.nouns[follower]
        owning = phrase.prep in (lexicon(doc).genitive, lexicon(doc).agent)
        if owning and phrase.kind != "pronoun" and is_who(doc, phrase):
            return phrase
        at = phrase.end
    return None
