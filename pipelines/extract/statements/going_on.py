"""Whether the reporter, and no longer the one who is reported, goes on after a conjunction or comma."""

from __future__ import annotations

from pipelines.extract.statements.cues import cues, reads
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.who import is_who
from pipelines.language.document import Document
from pipelines.language.syntax import VerbGroup, agrees, chunks, lexicon, time_end

# How many tokens after its preposition a noun may begin: "in più occasioni".
COMPLEMENT = 3
FINITE_PAST = frozenset({"Past"})


def reporter_goes_on(doc: Document, at: int, verb: int, start: int) -> bool:
    """Whether the words after a conjunction are the reporter's: a reporting verb, or a verb in the cue's own tense."""
    found = chunks(doc)
    while at < len(doc) and doc.tags[at].pos == "ADV":
        at += 1
    if at >= len(doc) or verb < 0:
        return False
    if (past := _past_complement(doc, at)) > at and found.verb_of[past] in cues(doc):
        # "e in più occasioni ha ribadito"
        at = past
    owner = found.verb_of[at]
    said = first_finite(doc, start, at)
    denied = said is not None and said.negated and said.perfect
    participle = owner >= 0 and found.verbs[owner].form == "Part" and found.verbs[owner].lemma in reporting(doc).verbs
    if participle and not denied and (teller := _reporter(doc, verb)) is not None and teller.perfect and at - start > 1:
        # "ha ricordato che … e chiesto …": the auxiliary is shared.
        return doc.lowers[at - 1] in lexicon(doc).coordinators
    if owner < 0 or found.verbs[owner].form not in ("Fin", "Ger"):
        return False
    cue, other = _reporter(doc, verb), found.verbs[owner]
    if found.verbs[verb].form == other.form == "Ger" and owner in cues(doc):
        return True
    if cue is None or other.person not in ("3", ""):
        return False
    if owner in cues(doc) and other.form == "Ger":
        return True
    said = first_finite(doc, start, at)
    if said is None and other.form == "Fin" and other.mood == "Ind" and other.number == cue.number:
        # What is said has no finite verb that this one could be joined to: "dice di aver vinto e lascia".
        return True
    if said is not None and said.mood == "Sub" and other.mood == "Ind" and other.number == cue.number:
        # "si domanda come mai non sia arrivato, e sospetta che …": what is said stands in the subjunctive.
        return other.form == "Fin" and other.tense == cue.tense
    alike = cue.tense == other.tense and cue.perfect == other.perfect and cue.number == other.number
    if not alike or other.form == "Ger" or other.modal:
        return False
    if owner in cues(doc) and _says_something(doc, other.end):
        return True
    if said is None:
        return False
    if other.number and said.number and other.number != said.number:
        return True
    if owner in cues(doc) and (
        said.perfect != other.perfect or doc.lowers[max(0, found.verbs[owner].start - 2)] == ","
    ):
        return True
    return cue.perfect and not other.passive and said.tense not in FINITE_PAST


def _past_complement(doc: Document, at: int) -> int:
    """One past the expression of time, or the noun under a preposition, that begins at the token; else the same."""
    end = time_end(doc, at)
    if end > at:
        return min(end, len(doc) - 1)
    owner = max(chunks(doc).noun_of[at : at + COMPLEMENT], default=-1)
    phrase = chunks(doc).nouns[owner] if owner >= 0 and doc.tags[at].pos == "ADP" else None
    return min(phrase.end, len(doc) - 1) if phrase is not None else at


def another_clause(doc: Document, at: int, start: int) -> bool:
    """Whether a clause with a subject of its own begins at the token that is not said: somebody else reports in it
    (", e il ministro ha detto che"), or what is said has no finite verb that it could be joined to."""
    found = chunks(doc)
    stop = doc.sentences[doc.sentence_of[start]].end
    owner = found.noun_of[at] if at < stop else -1
    if owner < 0 or found.nouns[owner].prep:
        return False
    aside = False
    for token in range(at, stop):
        verb = found.verb_of[token]
        if doc.lowers[token] == ",":
            aside = token + 1 < stop and doc.lowers[token + 1] in lexicon(doc).relative
        if aside:
            continue
        if verb >= 0 and found.verbs[verb].form == "Fin":
            group = found.verbs[verb]
            told = verb in cues(doc) and _says_something(doc, group.end) and not group.modal
            alone = told or first_finite(doc, start, at) is None
            return alone and group.mood == "Ind" and agrees(found.nouns[owner], group, doc)
        if doc.lowers[token] in lexicon(doc).relative:
            return False
    return False


def another_speaker(doc: Document, at: int, start: int) -> bool:
    """Whether somebody with a name begins to report at the token, while what is said lies in the future: "che non
    parteciperà e Ada Neri annuncia"."""
    found = chunks(doc)
    owner = found.noun_of[at] if at < len(doc) else -1
    named = owner >= 0 and found.nouns[owner].start == at and found.nouns[owner].kind == "name"
    verb = found.verb_of[found.nouns[owner].end] if named and found.nouns[owner].end < len(doc) else -1
    said = first_finite(doc, start, at)
    if verb not in cues(doc) or said is None or doc.sentence_of[at] != doc.sentence_of[start]:
        return False
    group = found.verbs[verb]
    return group.form == "Fin" and group.mood == "Ind" and group.tense != "Fut" and said.tense == "Fut"


def another_reports(doc: Document, at: int) -> bool:
    """Whether something else is reported in the clause that begins at the token: by somebody ("mentre la rivista parla
    di sette"), by nobody ("mentre a Oslo si sosteneva che"), or by a document ("ma nella nota si legge")."""
    found = chunks(doc)
    stop = doc.sentences[doc.sentence_of[at]].end if at < len(doc) else at
    finite = (owner for owner in found.verb_of[at:stop] if owner >= 0 and found.verbs[owner].form == "Fin")
    first = next(finite, -1)
    if first < 0:
        return False
    verb = found.verbs[first]
    owner = found.noun_of[at] if found.noun_of[at] >= 0 else found.noun_of[min(at + 1, stop - 1)]
    phrase = found.nouns[owner] if owner >= 0 else None
    if phrase is not None and phrase.prep_token == at and doc.lemmas[phrase.head] in reporting(doc).documents:
        return reads(doc, verb)
    linked = doc.lowers[at] in reporting(doc).complementizers
    nobody = bool(lexicon(doc).impersonal_clitics & set(verb.clitics))
    if nobody and first in cues(doc) and verb.tense != "Fut" and not linked:
        return True
    if phrase is None or found.noun_of[at] < 0 or phrase.prep or not is_who(doc, phrase):
        return False
    parted = any(doc.tags[token].pos == "PUNCT" for token in range(at, verb.start))
    return not parted and first in cues(doc) and verb.mood == "Ind" and agrees(phrase, verb, doc)


def _reporter(doc: Document, verb: int) -> VerbGroup | None:
    """The finite verb whose tense the reporter speaks in: the cue, or the one that a gerund hangs on."""
    found = chunks(doc)
    sentence = doc.sentence_of[found.verbs[verb].head]
    for index in range(verb, -1, -1):
        group = found.verbs[index]
        if doc.sentence_of[group.head] != sentence:
            return None
        if group.form == "Fin" and doc.quotation_of[group.head] < 0:
            return group
    return None


def _says_something(doc: Document, at: int) -> bool:
    """Whether "che", a colon or a quotation mark stands within the next few tokens."""
    words = reporting(doc)
    sentence = doc.sentences[doc.sentence_of[at - 1]]
    for token in range(at, min(at + 6, sentence.end)):
        if doc.lowers[token] in words.complementizers or doc.lowers[token] == ":" or doc.quotation_of[token] >= 0:
            return True
    return False


def first_finite(doc: Document, start: int, stop: int) -> VerbGroup | None:
    """The first finite verb of the content."""
    found = chunks(doc)
    for token in range(start, stop):
        owner = found.verb_of[token]
        if owner >= 0 and found.verbs[owner].form == "Fin" and found.verbs[owner].head < stop:
            return found.verbs[owner]
    return None


def contrasts(doc: Document, at: int) -> bool:
    """Whether ", ma …" or ", mentre …" opens a main clause with a subject of its own."""
    found = chunks(doc)
    first = at + 1
    while first < len(doc) and doc.tags[first].pos == "ADV":
        first += 1
    owner = found.noun_of[first] if first < len(doc) else -1
    if owner < 0 or found.nouns[owner].prep:
        return False
    sentence = doc.sentences[doc.sentence_of[at]]
    for token in range(first + 1, sentence.end):
        group = found.verbs[found.verb_of[token]] if found.verb_of[token] >= 0 else None
        if group is not None and group.form == "Fin":
            return group.mood in ("Ind", "Cnd") and agrees(found.nouns[owner], group, doc)
    return False
