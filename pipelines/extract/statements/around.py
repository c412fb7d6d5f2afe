"""What an adverbial attributes: the clause after, around or before it."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import DASHES, Candidate, inside, make, trim, whole_quotation
from pipelines.extract.statements.complements import has_finite
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.prepositions import attributes
from pipelines.extract.statements.sources import closing_comma
from pipelines.language.document import Document, Sentence
from pipelines.language.syntax import NounPhrase, chunks, lexicon, subordinate

PARTING = frozenset({",", ":", ";", "(", *DASHES})
LINKING = frozenset({"ADV", "CCONJ", "PUNCT"})


def around(
    doc: Document,
    start: int,
    end: int,
    cue: Cue,
    source: NounPhrase | None,
    rule_id: str = "statement.according_to",
    **more,
) -> Iterable[Candidate]:
    """What is attributed by an adverbial over tokens `[start, end)`: the clause after, around or before it."""
    sentence = doc.sentences[doc.sentence_of[start]]
    lex = lexicon(doc)
    if _in_bare_bracket(doc, start, sentence):
        if doc.lowers[start - 1] == "(":
            close = next((at for at in range(end, sentence.end) if doc.lowers[at] == ")"), end)
            yield from one(doc, rule_id, end, close, cue, source, more) if close > end else ()
        else:
            yield from _amount(doc, rule_id, sentence.start, start, cue, source, more)
        return
    dash = doc.words[start - 1] if start > sentence.start and doc.words[start - 1] in DASHES else ""
    closing = next((at for at in range(end, sentence.end) if dash and doc.words[at] == dash), -1)
    end = closing if closing >= 0 else closing_comma(doc, end, sentence.end)
    parted = closing >= 0 or (end < sentence.end and doc.lowers[end] == ",")
    after = _past_adverb(doc, end + 1 if parted else end, sentence.end)
    consequent = start > sentence.start and doc.lowers[start - 1] in reporting(doc).consequents
    while start > sentence.start and doc.tags[start - 1].pos == "ADV" and not consequent:
        start -= 1
    before = start - 1 if start > sentence.start and doc.words[start - 1] in (",", *DASHES) else start
    begins = clause_start(doc, before, sentence.start)
    if begins < before and attributes(doc, begins) and has_finite(doc, after, sentence.end):
        # "Secondo X …, secondo Y …": what stands before has a source of its own.
        begins = before
    told_more = parted and after < sentence.end and doc.lowers[after] in lex.relative
    rest = not told_more and any(doc.tags[token].pos != "PUNCT" for token in range(after, sentence.end))
    links = lex.coordinators | lex.adversatives
    if begins >= before or (doc.lowers[before - 1] in links and rest and has_finite(doc, after, sentence.end)):
        # "La cava è chiusa, ma secondo gli analisti riaprirà": what stands before is the reporter's.
        if rest and has_finite(doc, after, sentence.end):
            yield from one(doc, rule_id, after, content_end(doc, after, -1), cue, source, more)
        return
    opener = before - 1
    while opener > sentence.start and doc.tags[opener].pos == "ADV" and doc.lowers[opener] not in lex.relative:
        opener -= 1
    subordinate = consequent or doc.lowers[opener] in lex.relative or doc.tags[before - 1].pos == "SCONJ"
    if rest and subordinate and before - 1 >= begins:
        relative = doc.lowers[opener] in lex.relative
        candidate = make(doc, rule_id, after, content_end(doc, after, -1, relative=relative), cue, source, **more)
        if candidate is not None:
            yield candidate
        return
    verb = chunks(doc).verb_of[before - 1]
    if verb >= 0 and chunks(doc).verbs[verb].form == "Ger":
        begins = chunks(doc).verbs[verb].start
    resumed = after < sentence.end and _resumes(doc, after, parted)
    if resumed and not parted:
        first = _subject_start(doc, begins, before)
        begins, resumed = max(begins, first), first >= 0
    if not has_finite(doc, begins, before) or (verb >= 0 and rest) or resumed:
        if rest and (verb >= 0 or has_finite(doc, after, sentence.end)):
            end = content_end(doc, after, -1)
            if doc.lowers[min(end, len(doc) - 1)] == ":":
                relative = _relative_before(doc, begins, before) if resumed else -1
                if relative < 0:
                    yield from one(doc, rule_id, after, end, cue, source, more)
                    return
                # "c'era la vedova di uno che, secondo l'accusa, fu ucciso: «…»": the quoted words are hers.
                begins = relative + 1
            first = trim(doc, doc.starts[begins], doc.ends[before - 1])
            second = trim(doc, doc.starts[after], doc.ends[end - 1])
            said = any(doc.tags[token].pos not in LINKING for token in range(begins, before))
            said = said and tuple(doc.lowers[begins:before]) not in reporting(doc).connectives
            parts = tuple(part for part in (first if said else None, second) if part)
            if second:
                yield Candidate(rule=rule_id, parts=parts, cue=cue, speaker=source, **more)
        elif before > begins and whole_quotation(doc, doc.starts[begins], doc.ends[before - 1]) >= 0:
            # "…: «segno di rispetto», come dichiarato dal ministro"
            yield from one(doc, rule_id, begins, before, cue, source, more)
        else:
            yield from _amount(doc, rule_id, sentence.start, before, cue, source, more)
        return
    yield from one(doc, rule_id, begins, before, cue, source, more)


def _resumes(doc: Document, token: int, parted: bool) -> bool:
    """Whether a finite verb begins at the token, so that its subject stands before the incise: between commas one that
    reports nothing."""
    owner = chunks(doc).verb_of[token]
    return owner >= 0 and chunks(doc).verbs[owner].form == "Fin" and not (parted and owner in cues(doc))


def _amount(
    doc: Document, rule_id: str, floor: int, before: int, cue: Cue, source: NounPhrase | None, more: dict
) -> Iterable[Candidate]:
    """The words with a number, and no verb, that an attribution follows: "…: il 39% dei voti, secondo Ada Neri"."""
    begins = next((at + 1 for at in range(before - 1, floor - 1, -1) if doc.lowers[at] in PARTING), floor)
    numbered = any(begins <= number.start < before for number in doc.numbers)
    if numbered and begins < before:
        yield from one(doc, rule_id, begins, before, cue, source, more)


def _in_bare_bracket(doc: Document, token: int, sentence: Sentence) -> bool:
    """Whether the token stands in a bracket with no finite verb: "(40 tonnellate secondo Oslo, 60 secondo altri)"."""
    opening = next((at for at in range(token - 1, sentence.start - 1, -1) if doc.lowers[at] in "()"), -1)
    if opening < 0 or doc.lowers[opening] != "(":
        return False
    close = next((at for at in range(token, sentence.end) if doc.lowers[at] == ")"), sentence.end)
    return not has_finite(doc, opening, close)


def _subject_start(doc: Document, start: int, before: int) -> int:
    """Where a clause begins whose verb comes only after token `before`: "…, visto che la legge a suo dire nuoce"; or -1
    where what stands before has its own main verb."""
    found = chunks(doc)
    verbs = [found.verbs[owner] for owner in sorted({o for o in found.verb_of[start:before] if o >= 0})]
    verbs = [verb for verb in verbs if verb.form == "Fin" and start <= verb.head < before]
    last = verbs[-1].end if verbs else start
    link = next((at for at in range(before - 1, last - 1, -1) if _gives_reason(doc, at)), -1)
    if link >= 0:
        return link + 1
    return start if all(subordinate(doc, verb) for verb in verbs) else -1


def _relative_before(doc: Document, start: int, before: int) -> int:
    """The relative pronoun before the token, with no finite verb between; or -1."""
    for at in range(before - 1, start - 1, -1):
        if doc.lowers[at] in lexicon(doc).relative_heads:
            return at
        owner = chunks(doc).verb_of[at]
        if owner >= 0 and chunks(doc).verbs[owner].form == "Fin":
            return -1
    return -1


def _gives_reason(doc: Document, token: int) -> bool:
    """Whether a conjunction ends at the token: "visto che", "in quanto"."""
    pair = tuple(doc.lowers[max(token - 1, 0) : token + 1])
    return doc.tags[token].pos == "SCONJ" or pair in reporting(doc).reasons


def _past_adverb(doc: Document, at: int, stop: int) -> int:
    """Past an adverb of the reporter's and its comma: "secondo Rossi, infatti, …"."""
    first = at
    while at < stop and doc.tags[at].pos == "ADV":
        at += 1
    return at + 1 if first < at < stop and doc.lowers[at] == "," else first


def one(
    doc: Document, rule_id: str, start: int, end: int, cue: Cue, source: NounPhrase | None, more: dict
) -> Iterable[Candidate]:
    """What stands in tokens `[start, end)`; where a colon then opens a quotation, the quotation."""
    first = end + 2
    if first < len(doc) and doc.lowers[end] == ":" and doc.quotation_of[first] >= 0:
        opened = doc.quotation_of[first]
        if doc.quotations[opened].start_token == first:
            clause = make(doc, rule_id, start, end, cue, source, **more) if has_finite(doc, start, end) else None
            if clause is not None:
                yield clause
            yield Candidate(rule=rule_id, parts=inside(doc, opened), cue=cue, speaker=source, **more)
            return
    candidate = make(doc, rule_id, start, _end_of_quoted_clause(doc, start, end), cue, source, **more)
    if candidate is not None:
        yield candidate


def _end_of_quoted_clause(doc: Document, start: int, end: int) -> int:
    """Past the closing mark where tokens `[start, end)` begin with a quoted clause and a comma: «A», mentre …; else
    the same end."""
    if start + 1 >= end or doc.quotation_of[start] >= 0 or doc.quotation_of[start + 1] < 0:
        return end
    quotation = doc.quotations[doc.quotation_of[start + 1]]
    after = doc.token_at(quotation.end)
    whole = quotation.start_token == start + 1 and has_finite(doc, quotation.start_token, quotation.end_token)
    return after if whole and after < end and doc.lowers[after] == "," else end


def clause_start(doc: Document, before: int, floor: int) -> int:
    """Where the clause that ends before token `before` begins: after a stop or an adversative."""
    lex = lexicon(doc)
    at = before - 1
    if at >= floor and doc.lowers[at] in lex.coordinators:
        return before
    while at >= floor:
        word = doc.lowers[at]
        if word in reporting(doc).complementizers and doc.tags[at].pos == "SCONJ" and has_finite(doc, at, before):
            return at + 1
        if word in (";", ":") or (word in lex.adversatives and at + 1 < before):
            return at + 1
        at -= 1
    return floor
