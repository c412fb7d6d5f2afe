"""Steps over what is no subject: incises, times, quotations, clauses of their own."""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.syntax.arguments import STOPS
from pipelines.language.syntax.chunks import chunks
from pipelines.language.syntax.lexicon import lexicon
from pipelines.language.syntax.times import time_end
from pipelines.language.syntax.verbs import VerbGroup

INCISE_MARKS = frozenset({",", "-", "–", "—", ")", "("})
DASHES = frozenset({"-", "–", "—"})
OPENING = {")": "(", "-": "-", "–": "–", "—": "—", ",": ","}


def short_incise(doc: Document, comma: int, stop: int) -> int:
    """One past the closing comma of ", inoltre,": an incise of adverbs or a time only, or of a participle with its
    agent (", sentito dall'agenzia,"); 0 where there is none."""
    found, at = chunks(doc), comma + 1
    owner = found.verb_of[at] if at < stop else -1
    if owner >= 0 and found.verbs[owner].form == "Part" and found.verbs[owner].end < stop:
        agent = found.noun_of[found.verbs[owner].end]
        if agent < 0 and found.verbs[owner].end + 1 < stop:
            agent = found.noun_of[found.verbs[owner].end + 1]
        told = agent >= 0 and found.nouns[agent].prep == lexicon(doc).agent
        end = found.nouns[agent].end if told else stop
        return end + 1 if end < stop and doc.lowers[end] == "," else 0
    while at < stop:
        if doc.lowers[at] == ",":
            return at + 1 if at > comma + 1 else 0
        time = time_end(doc, at)
        if time > at:
            at = time
        elif doc.tags[at].pos == "ADV":
            at += 1
        else:
            return 0
    return 0


def before_quotation(doc: Document, token: int) -> int:
    """The token before the opening mark of the quotation that holds `token`."""
    inside = doc.quotation_of[token]
    if inside < 0:
        return token - 1
    return doc.quotations[inside].start_token - 2


def stands_apart(doc: Document, quotation: int) -> bool:
    """Whether the nouns of the quotation are no part of the clause around it: a finite verb stands in it, or a comma
    parts it from what follows."""
    found, inside = chunks(doc), doc.quotations[quotation]
    after = doc.token_at(inside.end)
    if after < len(doc) and doc.lowers[after] == ",":
        return True
    return any(
        found.verb_of[token] >= 0 and found.verbs[found.verb_of[token]].form == "Fin"
        for token in range(inside.start_token, inside.end_token)
    )


def before_clause(doc: Document, index: int, start: int) -> int:
    """The token before the relative, gerund or infinitive clause of verb group `index`; -1 where it is none."""
    found, lex = chunks(doc), lexicon(doc)
    verb = found.verbs[index]
    at = verb.start - 1
    if verb.form in ("Inf", "Ger", "Part"):
        if at >= start and doc.tags[at].pos == "ADP":
            at -= 1
        return at
    while at >= start:
        word = doc.lowers[at]
        if word in lex.relative:
            if at - 1 >= start and doc.tags[at - 1].pos == "ADP":
                at -= 1
            if found.verb_of[at - 1] >= 0 and at - 1 >= start:
                return -1
            return at - 1
        if found.verb_of[at] >= 0 or word in STOPS or doc.tags[at].pos == "SCONJ":
            return -1
        at -= 1
    return -1


def incise_start(doc: Document, close: int, start: int) -> int:
    """The token that opens the incise closed at `close`, or -1 where what stands between is no incise."""
    found, lex = chunks(doc), lexicon(doc)
    opening_mark = OPENING.get(doc.lowers[close], ",")
    at = close - 1
    while at >= start:
        if doc.lowers[at] == opening_mark and doc.quotation_of[at] == doc.quotation_of[close]:
            break
        at -= 1
    if opening_mark != ",":
        return at if at >= start else -1
    first = at + 1
    if first >= close:
        return -1
    verb = found.verb_of[first]
    if verb >= 0 and found.verbs[verb].form in ("Ger", "Part"):
        return max(at, start)
    second = doc.lowers[first + 1] if doc.tags[first].pos == "DET" and first + 1 < close else ""
    relative = doc.lowers[first] in lex.relative or second in lex.relative
    if relative or doc.tags[first].pos in ("SCONJ", "ADV"):
        # ", dove il governatore, ha detto": with no verb in it, what stands between is no relative clause.
        clause = any(
            found.verb_of[token] >= 0 and found.verbs[found.verb_of[token]].form == "Fin"
            for token in range(first, close)
        )
        return max(at, start) if clause or not relative else -1
    noun = found.noun_of[first]
    if doc.tags[first].pos == "ADP" or (noun >= 0 and found.nouns[noun].prep):
        if doc.lowers[min(first + 1, close)] in lex.relative or at >= start or _no_bare_subject(doc, first, close):
            return max(at, start) if at >= start else -1
        return -1
    if at < start or noun < 0:
        return -1
    if any(
        found.verb_of[token] >= 0 and found.verbs[found.verb_of[token]].form == "Fin" for token in range(first, close)
    ):
        return -1
    before = found.noun_of[at - 1] if at - 1 >= start else -1
    while before >= 0 and found.nouns[before].prep:
        outer = found.nouns[before].prep_token - 1
        before = found.noun_of[outer] if outer >= start else -1
    return at if before >= 0 else -1


def _no_bare_subject(doc: Document, start: int, end: int) -> bool:
    found = chunks(doc)
    return all(found.noun_of[token] < 0 or found.nouns[found.noun_of[token]].prep for token in range(start, end))


def subordinate(doc: Document, verb: VerbGroup) -> bool:
    """Whether a relative pronoun or a conjunction opens the verb's clause; a relative one, past a list of subjects."""
    lex, found = lexicon(doc), chunks(doc)
    floor = doc.sentences[doc.sentence_of[verb.head]].start
    at, parted = verb.start - 1, False
    while at >= floor:
        word = doc.lowers[at]
        if word in lex.relative:
            return not parted or (at > floor and found.noun_of[at - 1] >= 0)
        if not parted and (word in lex.subordinators or doc.tags[at].pos == "SCONJ"):
            return True
        if found.verb_of[at] >= 0 or word in ";:":
            return False
        parted = parted or word == ","
        at -= 1
    return False


def conditional(doc: Document, verb: VerbGroup) -> bool:
    """Whether the verb's clause is a condition: "se non avranno risposte"."""
    lex, found = lexicon(doc), chunks(doc)
    floor = doc.sentences[doc.sentence_of[verb.head]].start
    for token in range(verb.start - 1, floor - 1, -1):
        if doc.lowers[token] in lex.conditionals:
            return True
        if found.verb_of[token] >= 0 or doc.tags[token].pos == "PUNCT":
            return False
    return False
