"""Quotations as rules ask for them: their marks, what stands around them, the verbs that can open them."""

from __future__ import annotations

from pipelines.extract.statements.candidates import DASHES, inside
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.language.document import Document
from pipelines.language.syntax import chunks, governing_verb, lexicon, subject_of, subordinate

PARTING = frozenset(",.:")
LEADING = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM"})


def outermost(doc: Document) -> list[int]:
    """The indexes of the quotations that stand in no other, in sentences that extractors read."""
    return [
        index
        for index, quotation in enumerate(doc.quotations)
        if quotation.depth == 0
        and quotation.end_token > quotation.start_token
        and inside(doc, index)
        and doc.sentences[doc.sentence_of[quotation.start_token]].kind != "furniture"
    ]


def opening(doc: Document, index: int) -> int:
    """The token of the opening mark."""
    return doc.token_at(doc.quotations[index].start)


def following(doc: Document, index: int) -> int:
    """The first token after the closing mark; `len(doc)` at the end of the text."""
    return doc.token_at(doc.quotations[index].end)


def past_marks(doc: Document, index: int) -> int:
    """The token after the quotation, past one comma, stop, colon or dash that parts it from its reporting clause."""
    at = following(doc, index)
    return at + 1 if at < len(doc) and (doc.words[at] in DASHES or doc.words[at] in PARTING) else at


def in_relative(doc: Document, start: int, floor: int) -> bool:
    """Whether the verb group that begins at token `start` stands in a relative clause that begins after `floor`."""
    at = start - 1
    while at >= floor and doc.tags[at].pos in ("ADV", "PRON", "PUNCT", "SCONJ"):
        if doc.lowers[at] in lexicon(doc).relative:
            # "che" may be read as a conjunction; after a noun it is none.
            return doc.tags[at].pos != "SCONJ" or chunks(doc).noun_of[at - 1] >= 0
        at -= 1
    return False


def same_sentence(doc: Document, first: int, second: int) -> bool:
    return second < len(doc) and doc.sentence_of[first] == doc.sentence_of[second]


def quoting_cue(doc: Document, verb: int) -> Cue | None:
    """The cue of verb group `verb` where it reports quoted words: a finite or gerund form that can quote."""
    cue = cues(doc).get(verb)
    group = chunks(doc).verbs[verb] if verb >= 0 else None
    if cue is None or group is None or "q" not in cue.frames:
        return None
    if group.form not in ("Fin", "Ger") and cue.governor < 0:
        return None
    return cue


def says_something(doc: Document, index: int) -> bool:
    """Whether a finite verb stands in the quotation, and nothing but punctuation before it in its sentence."""
    quotation, verbs = doc.quotations[index], chunks(doc)
    mark = opening(doc, index)
    first = doc.sentences[doc.sentence_of[min(mark, len(doc) - 1)]].start
    owners = (verbs.verb_of[token] for token in range(quotation.start_token, quotation.end_token))
    finite = any(owner >= 0 and verbs.verbs[owner].form == "Fin" for owner in owners)
    return finite and all(doc.tags[token].pos == "PUNCT" for token in range(first, mark))


def ends_clause(doc: Document, index: int) -> bool:
    """Whether the quotation is a fragment, with no finite verb, that ends a clause of the reporter's own words, whose
    finite verb stands before it in its sentence: "La scelta è «un errore»"."""
    quotation, found = doc.quotations[index], chunks(doc)
    finite = [
        owner
        for owner in found.verb_of[quotation.start_token : quotation.end_token]
        if owner >= 0 and found.verbs[owner].form == "Fin"
    ]
    mark = opening(doc, index)
    sentence = doc.sentences[doc.sentence_of[quotation.start_token]]
    if finite or doc.lowers[mark - 1] == ":":
        return False
    owners = {owner for owner in found.verb_of[sentence.start : mark] if owner >= 0}
    main = [found.verbs[owner] for owner in owners if owner not in cues(doc) and found.verbs[owner].form == "Fin"]
    return any(doc.quotation_of[verb.head] < 0 and not subordinate(doc, verb) for verb in main)


def on_bearer(doc: Document, index: int) -> bool:
    """Whether the words in marks stand on something or are a motto, and nobody says them: "eletto con lo slogan «Un
    Paese che ascolta»", "cartelli che recitavano «…»", "appende uno striscione: «…»"."""
    found, words = chunks(doc), reporting(doc)
    sentence = doc.sentences[doc.sentence_of[doc.quotations[index].start_token]]
    before = opening(doc, index) - 1
    if before < sentence.start:
        return False
    verb = found.verb_of[before]
    if verb >= 0:
        bearer = subject_of(doc, verb)
        return bearer is not None and doc.lemmas[bearer.head] in words.written_on
    if doc.lowers[before] == ":":
        owner = found.noun_of[before - 1] if before > sentence.start else -1
        shown = governing_verb(doc, found.nouns[owner]) if owner >= 0 else -1
        shown = shown >= 0 and found.verbs[shown].lemma in words.showing
        return shown and doc.lemmas[before - 1] in words.written_on
    if doc.lowers[before] != ",":
        return doc.lemmas[before] in words.bearing
    owner = found.noun_of[before - 1] if before > sentence.start else -1
    phrase = found.nouns[owner] if owner >= 0 else None
    if phrase is not None and phrase.prep == lexicon(doc).genitive and phrase.prep_token > sentence.start:
        owner = found.noun_of[phrase.prep_token - 1]
    return owner >= 0 and doc.lemmas[found.nouns[owner].head] in words.written_on


def only_names(doc: Document, index: int) -> bool:
    """Whether the marks enclose a name or term: no verb in them, and the words before lead into them."""
    quotation = doc.quotations[index]
    verbs = chunks(doc).verb_of
    if any(verbs[token] >= 0 for token in range(quotation.start_token, quotation.end_token)):
        return False
    before = opening(doc, index) - 1
    return (
        before >= 0
        and chunks(doc).verb_of[before] < 0
        and doc.sentence_of[before] == doc.sentence_of[quotation.start_token]
        and doc.tags[before].pos in LEADING
    )
