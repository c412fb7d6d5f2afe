"""Where reported speech ends: before the reporter goes on, not at the first comma."""

from __future__ import annotations

from pipelines.extract.statements.complements import has_finite
from pipelines.extract.statements.cues import cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.prepositions import attributes
from pipelines.language.document import Document
from pipelines.language.syntax import VerbGroup, agrees, chunks, lexicon, subordinate

FINITE_PAST = frozenset({"Past"})


def content_end(doc: Document, start: int, verb: int, *, floor: int = 0, relative: bool = False) -> int:
    """One past the last token of the reported clause that begins at token `start` under verb group `verb` (-1: none).

    The clause ends with its sentence, or before: a reporting verb joined by "e", "ma" or a comma and gerund; a clause
    joined to the cue that has the speaker's tense and no subject of its own; an attribution of its own
    (", secondo …"); a colon or semicolon; a quotation that a colon opens. No end lies before token `floor`.
    `relative`: the clause is a relative one ("voci secondo cui …"), which a contrast with a subject of its own ends.
    """
    found, lex = chunks(doc), lexicon(doc)
    reports = cues(doc)
    sentence = doc.sentences[doc.sentence_of[start]]
    quotation = doc.quotation_of[start]
    at, opened = max(start, floor), 0
    while at < sentence.end:
        if doc.quotation_of[at] != quotation and doc.quotation_of[at] >= 0:
            at = max(at + 1, doc.quotations[_outermost(doc, doc.quotation_of[at])].end_token)
            continue
        word = doc.lowers[at]
        if word == ";" or (word == ":" and at > start):
            return at
        opened += (word == "(") - (word == ")")
        if opened < 0:
            return at
        if (
            (word in lex.coordinators or word in lex.adversatives)
            and at > start
            and _reporter_goes_on(doc, at + 1, verb, start)
        ):
            return _before_comma(doc, at)
        if word in lex.coordinators and at > start and _another_speaker(doc, at + 1, start):
            return _before_comma(doc, at)
        group = found.verbs[found.verb_of[at]] if found.verb_of[at] >= 0 else None
        if group is not None and group.start == at and _main_goes_on(doc, verb, start, group):
            return at
        if word == "," and at > start and at + 1 < sentence.end:
            following = at + 1
            if doc.tags[following].pos == "ADV" and following + 1 < sentence.end:
                following += 1
            owner = found.verb_of[following]
            if owner >= 0 and found.verbs[owner].form == "Ger" and owner in reports:
                return at
            if _in_relative(doc, verb, sentence.start) and _contrasts(doc, at):
                return at
            joined = doc.lowers[following] in lex.coordinators or doc.lowers[at + 1] in lex.adversatives
            if joined and _another_clause(doc, max(following, at + 1) + 1, start):
                return at
            finite = owner >= 0 and found.verbs[owner].form == "Fin"
            if finite and relative and found.verbs[owner].start == at + 1 and _first_finite(doc, start, at) is not None:
                return at
            if finite and owner in reports and _reports_content(doc, at, owner):
                return at
            if finite and _in_relative(doc, verb, sentence.start) and max(found.verb_of[start:at], default=-1) >= 0:
                return at
            if doc.lowers[at + 1] in lex.adversatives and (verb >= 0 or relative) and _contrasts(doc, at + 1):
                return at
            if doc.lowers[at + 1] in reporting(doc).afterthoughts:
                return at
            told = verb < 0 and has_finite(doc, start, at) and has_finite(doc, at, sentence.end)
            if told and attributes(doc, at + 1):
                return at
            if _own_attribution(doc, at + 1, sentence.end) or _background(doc, at, sentence.end):
                return at
        at += 1
    return sentence.end


def _main_goes_on(doc: Document, verb: int, start: int, group: VerbGroup) -> bool:
    """Whether a finite verb after an infinitive is the main clause's: "chi aveva detto di averlo visto è partito"."""
    floor = doc.sentences[doc.sentence_of[start]].start
    if group.form != "Fin" or group.start <= start or not _in_relative(doc, verb, floor):
        return False
    found = chunks(doc)
    said = [found.verbs[owner] for owner in found.verb_of[start : group.start] if owner >= 0]
    infinitive = any(verb.form == "Inf" for verb in said) and all(verb.form != "Fin" for verb in said)
    return infinitive and not subordinate(doc, group)


def _outermost(doc: Document, index: int) -> int:
    while index > 0 and doc.quotations[index].depth:
        index -= 1
    return index


def _before_comma(doc: Document, at: int) -> int:
    return at - 1 if doc.lowers[at - 1] == "," else at


def _reporter_goes_on(doc: Document, at: int, verb: int, start: int) -> bool:
    """Whether the words after a conjunction are the reporter's: a reporting verb, or a verb in the cue's own tense."""
    found = chunks(doc)
    while at < len(doc) and doc.tags[at].pos == "ADV":
        at += 1
    if at >= len(doc) or verb < 0:
        return False
    owner = found.verb_of[at]
    shared = owner >= 0 and found.verbs[owner].form == "Part" and found.verbs[owner].lemma in reporting(doc).verbs
    if shared and (teller := _reporter(doc, verb)) is not None and teller.perfect and at - start > 1:
        # "ha ricordato che … e chiesto …": the auxiliary is shared.
        return doc.lowers[at - 1] in lexicon(doc).coordinators
    if owner < 0 or found.verbs[owner].form not in ("Fin", "Ger"):
        return False
    cue, other = _reporter(doc, verb), found.verbs[owner]
    if cue is None or other.person not in ("3", ""):
        return False
    if owner in cues(doc) and other.form == "Ger":
        return True
    said = _first_finite(doc, start, at)
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
    if owner in cues(doc) and (said.perfect != other.perfect or doc.lowers[found.verbs[owner].start - 2] == ","):
        return True
    return cue.perfect and not other.passive and said.tense not in FINITE_PAST


def _another_clause(doc: Document, at: int, start: int) -> bool:
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
            alone = told or _first_finite(doc, start, at) is None
            return alone and group.mood == "Ind" and agrees(found.nouns[owner], group, doc)
        if doc.lowers[token] in lexicon(doc).relative:
            return False
    return False


def _another_speaker(doc: Document, at: int, start: int) -> bool:
    """Whether somebody with a name begins to report at the token, while what is said lies in the future: "che non
    parteciperà e Ada Neri annuncia"."""
    found = chunks(doc)
    owner = found.noun_of[at] if at < len(doc) else -1
    named = owner >= 0 and found.nouns[owner].start == at and found.nouns[owner].kind == "name"
    verb = found.verb_of[found.nouns[owner].end] if named and found.nouns[owner].end < len(doc) else -1
    said = _first_finite(doc, start, at)
    if verb not in cues(doc) or said is None or doc.sentence_of[at] != doc.sentence_of[start]:
        return False
    group = found.verbs[verb]
    return group.form == "Fin" and group.mood == "Ind" and group.tense != "Fut" and said.tense == "Fut"


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


def _first_finite(doc: Document, start: int, stop: int) -> VerbGroup | None:
    """The first finite verb of the content."""
    for group in chunks(doc).verbs:
        if group.head >= stop:
            return None
        if group.head >= start and group.form == "Fin":
            return group
    return None


def _in_relative(doc: Document, verb: int, floor: int) -> bool:
    """Whether the cue stands in a relative clause: "l'uomo, che ha detto di …, è partito"."""
    if verb < 0:
        return False
    at = chunks(doc).verbs[verb].start - 1
    while at > floor and doc.tags[at].pos == "ADV":
        at -= 1
    return at > floor and doc.lowers[at] in lexicon(doc).relative and chunks(doc).verb_of[at - 1] < 0


def _reports_content(doc: Document, comma: int, owner: int) -> bool:
    """Whether the verb right after a comma reports: ", ha aggiunto il sindaco"."""
    verb = chunks(doc).verbs[owner]
    return verb.person == "3" and verb.mood == "Ind" and verb.start == comma + 1


def _contrasts(doc: Document, at: int) -> bool:
    """Whether ", ma …" or ", mentre …" opens a main clause with a subject of its own."""
    found = chunks(doc)
    first = at + 1
    while first < len(doc) and doc.tags[first].pos == "ADV":
        first += 1
    owner = found.noun_of[first] if first < len(doc) else -1
    if owner < 0 or found.nouns[owner].prep:
        return False
    sentence = doc.sentences[doc.sentence_of[at]]
    for group in found.verbs:
        if group.head >= sentence.end:
            return False
        if group.head > first and group.form == "Fin":
            return group.mood == "Ind" and agrees(found.nouns[owner], group, doc)
    return False


def _background(doc: Document, comma: int, stop: int) -> bool:
    """Whether a relative clause in the present tells what a name is or has: ", che possiede …" is the reporter's."""
    found, lex = chunks(doc), lexicon(doc)
    owner = found.noun_of[comma - 1]
    if owner < 0 or found.nouns[owner].kind != "name" or doc.lowers[comma + 1] not in lex.relative_heads:
        return False
    for token in range(comma + 2, stop):
        verb = found.verb_of[token]
        if verb >= 0 and found.verbs[verb].form == "Fin":
            if any(doc.lowers[at] == "," for at in range(found.verbs[verb].end, stop)):
                return False
            group = found.verbs[verb]
            return group.mood == "Ind" and group.tense == "Pres" and agrees(found.nouns[owner], group, doc)
    return False


def _own_attribution(doc: Document, at: int, stop: int) -> bool:
    """Whether a relative clause begins at `at` that somebody is named for by "secondo": ", che, secondo lui, …"."""
    lex, words = lexicon(doc), reporting(doc)
    if doc.lowers[at] not in lex.relative_heads or at + 2 >= stop:
        return False
    nxt = at + 2 if doc.lowers[at + 1] == "," else at + 1
    return (
        doc.lowers[nxt] in words.prepositions
        and words.prepositions[doc.lowers[nxt]][0].sources == "any"
        and doc.tags[nxt].pos != "PUNCT"
        and len(words.prepositions[doc.lowers[nxt]][0].words) == 1
    )
