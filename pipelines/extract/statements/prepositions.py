"""Prepositions that attribute ("secondo", "a detta di"), and the source after them."""

from __future__ import annotations

from pipelines.extract.statements.lexicon import Preposition, Reporting, reporting
from pipelines.extract.statements.opinions import judges
from pipelines.extract.statements.who import is_who, speaking, speaks
from pipelines.language.document import Document, Mention
from pipelines.language.mentions import mention_at, mentions_over
from pipelines.language.syntax import NounPhrase, chunks, lexicon


def attributes(doc: Document, token: int, *, named: bool = False) -> bool:
    """Whether a preposition with its source begins at the token: "secondo Rossi", "a detta del sindaco"; `named`: also
    one that tells only a person's opinion ("per Rossi")."""
    lex = reporting(doc)
    kinds = ("any", "named") if named else ("any",)
    return any(
        preposition.sources in kinds and matches(doc, lex, token, preposition) and source_after(doc, token, preposition)
        for preposition in prepositions(doc, lex, token)
    )


def attributes_relative(doc: Document, pronoun: int) -> bool:
    """Whether the relative pronoun stands under a preposition that attributes: "secondo cui", "secondo il quale"."""
    return any(
        at >= 0 and any(len(found.words) == pronoun - at or len(found.words) == pronoun - at - 1 for found in matching)
        for at in range(pronoun - 4, pronoun)
        if (matching := [p for p in prepositions(doc, reporting(doc), at) if matches(doc, reporting(doc), at, p)])
    )


def opines(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase stands under a preposition by which a person's opinion is told: "per il geologo Ivo Ferri"."""
    return any(
        preposition.sources == "named" and source_after(doc, phrase.prep_token, preposition) is not None
        for preposition in prepositions(doc, reporting(doc), phrase.prep_token)
    )


def prepositions(doc: Document, lex: Reporting, token: int) -> list[Preposition]:
    """Those whose first word stands at the token, plain or melted with an article."""
    return lex.attributing.get(doc.lowers[token], [])


def matches(doc: Document, lex: Reporting, token: int, preposition: Preposition) -> bool:
    """Whether the words stand here; the last may be melted with an article ("stando al portavoce")."""
    words = preposition.words
    begins = token == doc.sentences[doc.sentence_of[token]].start
    if token + len(words) >= len(doc) or doc.sentences[doc.sentence_of[token]].kind == "furniture":
        return False
    for offset, word in enumerate(words):
        here = doc.lowers[token + offset]
        if here != word and lex.preposition_of.get(here) != word:
            return False
    if len(words) == 1:
        return (
            doc.lowers[token] == words[0]
            and doc.tags[token].pos in ("ADP", "SCONJ", "ADJ", "ADV", "NOUN", "VERB")
            and (begins or _parted(doc, token))
            and (begins or doc.lowers[token - 1] not in lex.entitled)
        )
    return True


def _parted(doc: Document, token: int) -> bool:
    """Whether what stands before the word leaves it a preposition: "una parola offensiva secondo la corte", and not
    "il miglior secondo"."""
    before = doc.tags[token - 1].pos
    return before not in ("DET", "ADJ", "NUM", "ADP") or (
        before == "ADJ" and doc.tags[token].pos == "ADP" and doc.tags[token + 1].pos == "DET"
    )


def _capital(doc: Document, mention: Mention | None) -> bool:
    """Whether a country is named by its capital, as its government is: "per Pechino i dazi sono ingiustificati"."""
    entity = mention.entity if mention is not None else None
    named = entity is not None and entity.entity_type == "country" and doc.tags[mention.start - 1].pos != "DET"
    return named and doc.surface(mention.start, mention.end) != entity.name


def source_after(doc: Document, token: int, preposition: Preposition) -> NounPhrase | None:
    """The noun phrase after the preposition, where it can be a source."""
    found, lex = chunks(doc), reporting(doc)
    last = token + len(preposition.words) - 1
    first = last + 1
    while first + 1 < len(doc) and doc.tags[first].pos == "ADV" and doc.tags[first + 1].pos in ("ADV", "NUM"):
        # "a detta di almeno quattro vescovi"
        first += 1
    owner = found.noun_of[last] if found.noun_of[last] >= 0 else found.noun_of[first] if first < len(doc) else -1
    if owner < 0:
        return None
    phrase = found.nouns[owner]
    if doc.lemmas[phrase.start] in lex.asking or doc.lemmas[first] in lex.asking:
        # "non è chiaro in base a quali dati"
        return None
    if phrase.prep not in ("", lex.preposition_of.get(doc.lowers[last], doc.lowers[last])):
        # "arrivato secondo al Festival"
        return None
    if last + 1 < phrase.head and doc.lowers[last + 1] in lex.pointing and last + 2 != phrase.head:
        # "Per questo l'istituto ha chiuso": the pronoun is all that the preposition has.
        return None
    if phrase.kind == "pronoun":
        return phrase if phrase.person == "3" and preposition.sources == "any" else None
    named = any(speaks(mention) for mention in mentions_over(doc, phrase.head, phrase.head + 1))
    if preposition.sources == "named":
        mention = mention_at(doc, phrase.head)
        kind = mention.entity.entity_type if mention is not None and mention.entity is not None else ""
        sentence = doc.sentences[doc.sentence_of[token]]
        taken = kind in lex.opining_quoted or _capital(doc, mention)
        quoted = any(doc.quotation_of[at] >= 0 for at in range(token, sentence.end))
        known = kind in lex.opining or (taken and (quoted or judges(doc, phrase.end, sentence.end)))
        numbered = phrase.kind == "noun" and doc.lemmas[phrase.head] in lexicon(doc).numbered and is_who(doc, phrase)
        expert = doc.lemmas[speaking(doc, phrase).head] in lex.experts
        side = doc.lemmas[phrase.head] in lex.opining_groups
        medium = doc.lemmas[phrase.head] in lex.people & lex.via_nouns
        role = phrase.kind == "noun" and (
            numbered or medium or side or doc.lemmas[phrase.head] in lex.people - lex.bodies
        )
        unknown = mention is None and phrase.kind == "name"
        return phrase if known or unknown or expert or (role and doc.tags[token + 1].pos == "DET") else None
    lemma = doc.lemmas[phrase.head]
    if preposition.sources == "documents":
        return phrase if lemma in lex.documents else None
    bare = len(preposition.words) == 1 and phrase.start == phrase.head == last + 1 and not named
    if bare and phrase.kind == "noun" and phrase.number == "Sing":
        # "secondo produttore al mondo": an ordinal, for a source in the singular has its article.
        return None
    nicknamed = doc.quotation_of[phrase.head] >= 0
    known = (
        named
        or lemma in lex.people
        or lemma in lex.documents
        or lemma in lex.provisions
        or lemma in lex.nouns
        or lex.names_agent(lemma)
        or is_who(doc, phrase)
    )
    return phrase if known or nicknamed or phrase.kind == "name" else None
