"""Where reported speech ends: before the reporter goes on, not at the first comma."""

from __future__ import annotations

from pipelines.extract.statements.complements import has_finite
from pipelines.extract.statements.cues import cues
from pipelines.extract.statements.going_on import (
    another_clause,
    another_reports,
    another_speaker,
    contrasts,
    first_finite,
    reporter_goes_on,
)
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.prepositions import attributes
from pipelines.extract.statements.who import is_who
from pipelines.language.document import Document
from pipelines.language.syntax import VerbGroup, agrees, chunks, lexicon, subordinate

# How many tokens an incise with a verb of speech and its subject has.
INCISE = 8


def content_end(doc: Document, start: int, verb: int, *, floor: int = 0, relative: bool = False) -> int:
    """One past the last token of the reported clause that begins at token `start` under verb group `verb` (-1: none).

    The clause ends with its sentence, or before: a reporting verb joined by "e", "ma" or a comma and gerund; a clause
    joined to the cue that has the speaker's tense and no subject of its own; an attribution of its own
    (", secondo …"); a colon or semicolon; a quotation that a colon opens. No end lies before token `floor`.
    `relative`: the clause is a relative one ("voci secondo cui …"), which a contrast with a subject of its own ends.
    """
    found, lex = chunks(doc), lexicon(doc)
    sentence = doc.sentences[doc.sentence_of[start]]
    quotation = doc.quotation_of[start]
    at, opened = max(start, floor), 0
    while at < sentence.end:
        if doc.quotation_of[at] != quotation and doc.quotation_of[at] >= 0:
            at = max(at + 1, doc.quotations[_outermost(doc, doc.quotation_of[at])].end_token)
            continue
        word = doc.lowers[at]
        if word == "." and sentence.kind == "headline" and at > start:
            return at
        if word == "(" and at > start and _aside_ends(doc, at, verb, start):
            return at
        opened += (word == "(") - (word == ")")
        if word == ";" or (word == ":" and at > start and not _unbegun(doc, start, at)) or opened < 0:
            return at
        joins = word in lex.coordinators
        if at > start and (joins or word in lex.adversatives) and reporter_goes_on(doc, at + 1, verb, start):
            return _before_comma(doc, at)
        if at > start and joins and another_speaker(doc, at + 1, start):
            return _before_comma(doc, at)
        if at > start and word in lex.adversatives and verb >= 0 and another_reports(doc, at + 1):
            return _before_comma(doc, at)
        group = found.verbs[found.verb_of[at]] if found.verb_of[at] >= 0 else None
        if group is not None and group.start == at and _main_goes_on(doc, verb, start, group):
            return at
        if verb >= 0 and found.verb_of[at] >= 0 and found.verb_of[at] == _copula(doc, verb):
            return _before_aside(doc, at)
        if word == "," and start < at < sentence.end - 1:
            if _incise_reports(doc, at) and (verb < 0 or has_finite(doc, start, at) or _closed(doc, at)):
                return _before_next(doc, start, at)
            if _ends_at(doc, at, start, verb, relative):
                return at
        at += 1
    return sentence.end


def _ends_at(doc: Document, comma: int, start: int, verb: int, relative: bool) -> bool:
    """Whether the reporter goes on after the comma: a gerund that reports, another clause or contrast, the main verb
    of a cue in a relative clause, an attribution or background of his own."""
    found, lex, words = chunks(doc), lexicon(doc), reporting(doc)
    sentence = doc.sentences[doc.sentence_of[start]]
    following = comma + 1
    if doc.tags[following].pos == "ADV" and following + 1 < sentence.end:
        following += 1
    owner = found.verb_of[following]
    if owner >= 0 and found.verbs[owner].form == "Ger" and (owner in cues(doc) or _tells_effect(doc, owner)):
        return True
    if _names_the_words(doc, comma + 1):
        return True
    adverse = doc.lowers[comma + 1] in lex.adversatives
    joined = adverse or doc.lowers[following] in lex.coordinators
    if joined and another_clause(doc, following + 1, start):
        return True
    if verb >= 0 and found.verbs[verb].mood == "Sub" and first_finite(doc, start, comma) is not None:
        # "nonostante abbia detto che firmerà, il ministro …": the main clause follows.
        return True
    under_relative = _in_relative(doc, verb, sentence.start)
    if under_relative and contrasts(doc, comma):
        return True
    if owner >= 0 and found.verbs[owner].form == "Fin":
        aside = doc.tags[comma - 1].pos == "ADV" and doc.lowers[max(0, comma - 2)] == ","
        resumed = relative and not aside and found.verbs[owner].start == comma + 1
        if resumed and _main_finite(doc, start, comma):
            return True
        if under_relative and max(found.verb_of[start:comma], default=-1) >= 0:
            return True
    if adverse and (verb >= 0 or relative) and contrasts(doc, comma + 1):
        return True
    if adverse and verb < 0 and _from_hearsay_to_fact(doc, start, comma, sentence.end):
        return True
    if relative and joined and following + 1 < sentence.end and doc.lowers[following + 1] in lex.relative_heads:
        # "secondo il quale …, e che ha annunciato …": another relative clause about him.
        return True
    told = verb < 0 and has_finite(doc, start, comma) and has_finite(doc, comma, sentence.end)
    return (
        doc.lowers[comma + 1] in words.afterthoughts
        or (told and attributes(doc, comma + 1))
        or (following > comma + 1 and attributes(doc, following) and has_finite(doc, following, sentence.end))
        or _own_attribution(doc, comma + 1, sentence.end)
        or _background(doc, comma, sentence.end)
    )


def _tells_effect(doc: Document, index: int) -> bool:
    """Whether the gerund tells what came of the words: ", suscitando così le proteste dei minatori"."""
    verb = chunks(doc).verbs[index]
    return verb.end < len(doc) and doc.lowers[verb.end] in reporting(doc).so


def _from_hearsay_to_fact(doc: Document, start: int, comma: int, stop: int) -> bool:
    """Whether what stands before the comma is told in the conditional of hearsay and what comes after it as a fact:
    "secondo Oslo basterebbe per anni, ma i dati sono vecchi"."""
    said, told = first_finite(doc, start, comma), first_finite(doc, comma, stop)
    return said is not None and told is not None and said.mood == "Cnd" and told.mood == "Ind" and told.tense != "Fut"


def _main_finite(doc: Document, start: int, stop: int) -> bool:
    """Whether a finite verb stands in tokens `[start, stop)` before any relative clause in them."""
    found = chunks(doc)
    verbs = {owner for owner in found.verb_of[start:stop] if owner >= 0}
    return any(
        found.verbs[owner].form == "Fin"
        and not (lexicon(doc).relative & set(doc.lowers[start : found.verbs[owner].start]))
        for owner in verbs
    )


def _names_the_words(doc: Document, token: int) -> bool:
    """Whether a bare noun of speech and its relative clause begin at the token: "chiede aiuti, richiesta che è stata
    respinta"."""
    words = reporting(doc)
    named = doc.lowers[token] in words.nouns.keys() | words.clause_nouns.keys()
    return named and token + 1 < len(doc) and doc.lowers[token + 1] in lexicon(doc).relative


def _aside_ends(doc: Document, bracket: int, verb: int, start: int) -> bool:
    """Whether a bracket holds a clause of the reporter's own, and nothing that was said comes after it: "nega di averlo
    promesso (l'aveva fatto a maggio) e tace"."""
    found, stop = chunks(doc), doc.sentences[doc.sentence_of[bracket]].end
    close = next((at for at in range(bracket, stop) if doc.lowers[at] == ")"), stop)
    told = any(
        found.verb_of[at] >= 0 and found.verbs[found.verb_of[at]].form == "Fin" and doc.quotation_of[at] < 0
        for at in range(bracket, close)
    )
    after = close + 1
    owner = chunks(doc).verb_of[after + 1] if after + 1 < stop and doc.lowers[after] == "," else -1
    if told and owner in cues(doc) and chunks(doc).verbs[owner].form == "Ger":
        return True
    goes_on = after < stop and doc.lowers[after] in lexicon(doc).coordinators
    last = all(doc.tags[at].pos == "PUNCT" for at in range(close, stop))
    return told and (last or (goes_on and reporter_goes_on(doc, after + 1, verb, start)))


def _incise_reports(doc: Document, comma: int) -> bool:
    """Whether the verb right after the comma reports: ", ha aggiunto il sindaco"."""
    owner = chunks(doc).verb_of[comma + 1]
    if owner not in cues(doc):
        return False
    verb = chunks(doc).verbs[owner]
    if doc.lowers[comma + 1] in lexicon(doc).coordinators:
        # "non ha chiesto nulla, né ha minacciato nessuno"
        return False
    return verb.form == "Fin" and verb.person == "3" and verb.mood == "Ind" and verb.start == comma + 1


def _unbegun(doc: Document, start: int, colon: int) -> bool:
    """Whether the clause has no verb before the colon and goes on after it without marks: "che Neri: è stanco"."""
    stop = doc.sentences[doc.sentence_of[start]].end
    linked = start > 0 and doc.lowers[start - 1] in reporting(doc).complementizers
    plain = colon + 1 < stop and doc.quotation_of[min(colon + 2, stop - 1)] < 0
    return linked and plain and not has_finite(doc, start, colon) and has_finite(doc, colon, stop)


def _closed(doc: Document, comma: int) -> bool:
    """Whether another comma closes what the verb right after the comma opens, with who says it or nobody: ", ha
    aggiunto il sindaco,"."""
    found, stop = chunks(doc), doc.sentences[doc.sentence_of[comma]].end
    end = found.verbs[found.verb_of[comma + 1]].end
    bare = [found.nouns[owner] for owner in found.noun_of[end : end + 1] if owner >= 0]
    named = all(phrase.prep or is_who(doc, phrase) for phrase in bare)
    return named and any(doc.lowers[at] == "," for at in range(end, min(end + INCISE, stop)))


def _before_next(doc: Document, start: int, comma: int) -> int:
    """Where a clause ends whose last words belong to what an incise at the comma reports next: before a relative
    pronoun, or a link and words with no verb ("…, ma senza fondi, avverte, …"); else the comma."""
    lex = lexicon(doc)
    if doc.lowers[comma - 1] in lex.relative_heads:
        return comma - 1
    for token in range(comma - 1, start, -1):
        if chunks(doc).verb_of[token] >= 0 or doc.quotation_of[token] >= 0:
            return comma
        if doc.lowers[token] in lex.adversatives:
            return _before_comma(doc, token)
    return comma


def _main_goes_on(doc: Document, verb: int, start: int, group: VerbGroup) -> bool:
    """Whether a finite verb after an infinitive is the main clause's: "chi aveva detto di averlo visto è partito"."""
    floor = doc.sentences[doc.sentence_of[start]].start
    if group.form != "Fin" or group.start <= start or not _in_relative(doc, verb, floor):
        return False
    found = chunks(doc)
    said = [found.verbs[owner] for owner in found.verb_of[start : group.start] if owner >= 0]
    infinitive = any(verb.form == "Inf" for verb in said) and all(verb.form != "Fin" for verb in said)
    # "a chi gli domandava se Mosca sia pronta ha risposto": a second verb that nothing joins to the first.
    joined = doc.lowers[group.start - 1] == "," or doc.tags[group.start - 1].pos in ("CCONJ", "ADV")
    asked = any(verb.form == "Fin" and verb.mood == "Sub" for verb in said) and group.mood == "Ind" and not joined
    return (infinitive or asked) and not subordinate(doc, group)


def _copula(doc: Document, verb: int) -> int:
    """The copula after which the speaker of a cleft sentence stands: "A dire che la cava è sicura è il sindaco"."""
    cue = cues(doc).get(verb)
    return cue.governor if cue is not None and cue.governor > verb else -1


def _before_aside(doc: Document, at: int) -> int:
    """The end before an aside of one word: "che la cava è sicura, invece, è il sindaco"."""
    end = _before_comma(doc, at)
    return end - 2 if end < at and doc.lowers[end - 2] == "," and doc.tags[end - 1].pos == "ADV" else end


def _outermost(doc: Document, index: int) -> int:
    while index > 0 and doc.quotations[index].depth:
        index -= 1
    return index


def _before_comma(doc: Document, at: int) -> int:
    return at - 1 if doc.lowers[at - 1] == "," else at


def _in_relative(doc: Document, verb: int, floor: int) -> bool:
    """Whether the cue stands in a relative clause: "l'uomo, che ha detto di …, è partito"."""
    if verb < 0:
        return False
    at = chunks(doc).verbs[verb].start - 1
    while at > floor and doc.tags[at].pos == "ADV":
        at -= 1
    return at > floor and doc.lowers[at] in lexicon(doc).relative and chunks(doc).verb_of[at - 1] < 0


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
