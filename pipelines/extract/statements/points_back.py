"""The rule for sentences that point back at what was said: "Lo ha annunciato X"."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import rule
from pipelines.extract.statements.around import clause_start
from pipelines.extract.statements.candidates import DASHES, MARKS, Candidate, make
from pipelines.extract.statements.complements import asks_what, complement, has_finite
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import Reporting, reporting
from pipelines.extract.statements.saying import document_read
from pipelines.extract.statements.who import can_speak, is_who, whose
from pipelines.language.document import Document, Sentence
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    agent_of,
    agrees,
    chunks,
    extent,
    lexicon,
    right_subject,
    subject_of,
)

# How many tokens a dateline has at most.
DATELINE = 16

Pointed = tuple[Cue, NounPhrase | None]
"""The cue that points back, and who is told to have said it."""


@rule("statement.points_back", example="La miniera di Valdora riapre a maggio. Lo ha annunciato il sindaco.")
def points_back(doc: Document, sentence_index: int) -> Iterable[Candidate]:
    """ "Lo ha annunciato X", "A dichiararlo è X", "È quanto emerge da X": what was said is the sentence before."""
    if sentence_index == 0:
        return
    sentence = doc.sentences[sentence_index]
    target = sentence_index - 1
    while target > 0 and _points(doc, doc.sentences[target]) is not None:
        # "Lo ha annunciato X. Lo ha confermato Y": both point at what stands before.
        target -= 1
    before = doc.sentences[target]
    if sentence.kind != "sentence" or before.kind not in ("sentence", "headline"):
        return
    lex = reporting(doc)
    found_cue = _points(doc, sentence)
    if found_cue is None:
        return
    cue, source = found_cue
    for token in range(cue.end, sentence.end):
        owner = chunks(doc).verb_of[token]
        if (owner >= 0 and chunks(doc).verbs[owner].form == "Ger") or doc.lowers[token] in lexicon(doc).relative:
            break
        if doc.quotation_of[token] >= 0 or doc.lowers[token] == ":":
            return
    if cue.end < sentence.end and doc.lowers[cue.end] in lex.complementizers:
        return
    named = any(chunks(doc).noun_of[token] >= 0 for token in range(before.start, before.end))
    if not (named or has_finite(doc, before.start, before.end)):
        return
    candidate = make(doc, "statement.points_back", _past_dateline(doc, before), before.end, cue, source)
    if candidate is not None:
        yield candidate


def _past_dateline(doc: Document, sentence: Sentence) -> int:
    """The first token past where and when an agency wrote: "(ANSA) - OSLO, 2 MAG - La cava …"."""
    first = sentence.start
    if not doc.words[first].isupper() and doc.words[first] != "(":
        return first
    for at in range(first, min(first + DATELINE, sentence.end - 1)):
        if chunks(doc).verb_of[at] >= 0 or doc.quotation_of[at] >= 0:
            break
        if doc.words[at] in DASHES and any(doc.tags[token].pos == "NUM" for token in range(first, at)):
            return at + 1
    return first


@rule("statement.points_back.inside", example="La miniera di Valdora riapre a maggio: lo ha annunciato il sindaco.")
def points_inside(doc: Document, sentence_index: int) -> Iterable[Candidate]:
    """A clause, a colon or comma, then "lo ha annunciato X" or "ad annunciarlo X", which points back at it."""
    sentence, lex = doc.sentences[sentence_index], reporting(doc)
    if sentence.kind == "furniture":
        return
    if doc.lowers[sentence.start] in lex.complementizers:
        yield from _fronted(doc, lex, sentence)
        return
    for mark in range(sentence.start + 2, sentence.end - 2):
        if doc.lowers[mark] not in (",", ":") or doc.quotation_of[mark] >= 0 or doc.words[mark - 1] in MARKS:
            continue
        index = chunks(doc).verb_of[mark + 1]
        pointed = _by_clitic(doc, lex, index) if index >= 0 else _by_infinitive_alone(doc, lex, mark + 1, sentence.end)
        if pointed is None and index >= 0 and doc.lowers[mark] == ":":
            # "La cava riapre: è stato annunciato dal sindaco"
            pointed = _by_passive(doc, lex, index)
        if pointed is None or pointed[1] is None or pointed[1].start < mark or not is_who(doc, pointed[1]):
            continue
        cue, source = pointed
        if chunks(doc).verbs[cue.verb].mood in ("Sub", "Cnd"):
            continue
        following = doc.lowers[cue.end] if cue.end < sentence.end else ""
        start = clause_start(doc, mark, sentence.start)
        if doc.lowers[mark] == ":":
            # All of the clause, and not what "che" opens in it.
            stops = (at + 1 for at in range(mark - 1, sentence.start, -1) if doc.lowers[at] in (":", ";"))
            start = next(stops, sentence.start)
        if following in lex.complementizers or following == ":" or not has_finite(doc, start, mark):
            return
        candidate = make(doc, "statement.points_back.inside", start, mark, cue, source)
        if candidate is not None:
            yield candidate
        return


def _fronted(doc: Document, lex: Reporting, sentence: Sentence) -> Iterable[Candidate]:
    """ "Che la miniera riapra lo ha annunciato il sindaco": the clause first, and "lo" for it."""
    start = sentence.start + 1
    if doc.tags[sentence.start].pos != "SCONJ" or asks_what(doc, sentence.start):
        return
    for index in sorted({owner for owner in chunks(doc).verb_of[start : sentence.end] if owner >= 0}):
        verb = chunks(doc).verbs[index]
        cue = cues(doc).get(index)
        if cue is None or "c" not in cue.frames or not lex.pointer_clitics & set(verb.clitics) or verb.person != "3":
            continue
        source = next((phrase for phrase in _bare_after(doc, verb, sentence.end) if can_speak(doc, phrase)), None)
        told = source is not None and not verb.negated and doc.lemmas[source.head] not in lexicon(doc).nobody
        # With no verb before, "che" exclaims: "Che sorpresa, lo ha detto Ada Neri".
        told = told and verb.start - start > 1 and doc.lowers[verb.start - 1] != ","
        candidate = make(doc, "statement.points_back.inside", start, verb.start, cue, source) if told else None
        if candidate is not None:
            yield candidate
        return


def _bare_after(doc: Document, verb: VerbGroup, stop: int) -> Iterable[NounPhrase]:
    """The phrases after the verb with no preposition that can be its subject, past incises."""
    found = chunks(doc)
    for owner in sorted({owner for owner in found.noun_of[verb.end : stop] if owner >= 0}):
        phrase = found.nouns[owner]
        if not phrase.prep and agrees(phrase, verb, doc):
            yield phrase


def _by_infinitive_alone(doc: Document, lex: Reporting, first: int, stop: int) -> Pointed | None:
    """ "ad annunciarlo X", with no verb but the infinitive."""
    found = chunks(doc)
    index = found.verb_of[first + 1] if first + 1 < stop else -1
    cue = cues(doc).get(index)
    if cue is None or lex.preposition_of.get(doc.lowers[first]) != lexicon(doc).dative:
        return None
    verb = found.verbs[index]
    owner = found.noun_of[cue.end] if cue.end < stop else -1
    if verb.form != "Inf" or not doc.lowers[verb.head].endswith(lex.pointer_suffix) or owner < 0:
        return None
    source = found.nouns[owner]
    who = not source.prep and is_who(doc, source)
    return (Cue(first, cue.end, index, cue.lemma, cue.act, "c"), source) if who else None


def _points(doc: Document, sentence: Sentence) -> Pointed | None:
    """The cue and the source of a sentence that begins by pointing back, or None."""
    lex, first = reporting(doc), sentence.start
    while (
        first < sentence.end
        and (doc.tags[first].pos in ("ADV", "PUNCT") or doc.lemmas[first] in lex.demonstratives)
        and doc.lowers[first] not in lex.pointer_clitics
    ):
        if doc.lowers[first] in lex.so and (said_so := _by_so(doc, lex, first, sentence.end)) is not None:
            return said_so
        first += 1
    return _pointer(doc, lex, first, sentence.end)


def _pointer(doc: Document, lex: Reporting, first: int, stop: int) -> Pointed | None:
    """The cue and the source of a clause that begins by pointing back at token `first`, or None."""
    found = chunks(doc)
    if first + 1 >= stop:
        return None
    index = found.verb_of[first]
    if index >= 0:
        return (
            _by_clitic(doc, lex, index)
            or _by_passive(doc, lex, index)
            or _by_what(doc, lex, index, stop)
            or _by_noun(doc, lex, index, stop)
            or _by_conviction(doc, lex, index, stop)
        )
    if found.noun_of[first] >= 0 and not has_finite(doc, first, stop):
        return _of_noun(doc, lex, found.noun_of[first], stop)
    if lex.preposition_of.get(doc.lowers[first]) == lexicon(doc).dative and found.verb_of[first + 1] >= 0:
        return _by_infinitive(doc, lex, found.verb_of[first + 1], stop)
    return None


def _by_so(doc: Document, lex: Reporting, first: int, stop: int) -> Pointed | None:
    """ "Così X in un'intervista", with no verb."""
    owner = chunks(doc).noun_of[first + 1] if first + 1 < stop else -1
    phrase = chunks(doc).nouns[owner] if owner >= 0 else None
    if phrase is None or phrase.prep or not is_who(doc, phrase) or has_finite(doc, first, stop):
        return None
    after = extent(doc, phrase)[1]
    medium = any(doc.lemmas[at] in lex.via_nouns for at in range(after, stop))
    if not medium and any(doc.tags[at].pos != "PUNCT" for at in range(after, stop)):
        # "Così il Milan in finale" tells no words.
        return None
    return Cue(first, first + 1, -1, doc.lowers[first], "assert", "c"), phrase


def _by_infinitive(doc: Document, lex: Reporting, index: int, stop: int) -> Pointed | None:
    """ "A dichiararlo è X", "a renderlo noto è X"."""
    found, verb = chunks(doc), chunks(doc).verbs[index]
    cue = cues(doc).get(index)
    if verb.form != "Inf" or cue is None or cue.end >= stop:
        return None
    at = cue.end
    of_it = cue.end > verb.end and doc.lowers[verb.head].endswith(tuple(lex.idiom_clitics))
    if not doc.lowers[verb.head].endswith(lex.pointer_suffix) and not of_it:
        # "A confermare la notizia è X"
        thing = found.noun_of[at]
        if thing < 0 or doc.lemmas[found.nouns[thing].head] not in lex.pointed_at or found.nouns[thing].prep:
            return None
        at = found.nouns[thing].end
    while at < stop and (owner := found.noun_of[at + (found.noun_of[at] < 0 and at + 1 < stop)]) >= 0:
        # "Ad affermarlo all'agenzia è X"
        if not found.nouns[owner].prep:
            break
        at = found.nouns[owner].end
    if at < stop and doc.lowers[at] == ",":
        at = next((token + 1 for token in range(at + 1, stop) if doc.lowers[token] == ","), at)
    following = found.verb_of[at] if at < stop else -1
    if following < 0 or not found.verbs[following].copular:
        return None
    end = found.verbs[following].end
    owner = found.noun_of[end] if end < stop else -1
    pointing = Cue(verb.start - 1, end, index, cue.lemma, cue.act, "c")
    return pointing, found.nouns[owner] if owner >= 0 else None


def _by_clitic(doc: Document, lex: Reporting, index: int) -> Pointed | None:
    """ "Lo ha annunciato X", "ne dà notizia X", "lo si apprende da X"."""
    verb, cue = chunks(doc).verbs[index], cues(doc).get(index)
    impersonal = bool(lexicon(doc).impersonal_clitics & set(verb.clitics))
    if impersonal and verb.lemma in lex.impersonal and lex.pointer_clitics & set(verb.clitics):
        source = agent_of(doc, index) or document_read(doc, index)
        return (Cue(verb.start, verb.end, index, verb.lemma, "assert", "c"), source) if source is not None else None
    pointing = lex.pointer_clitics if cue is not None and cue.end == verb.end else lex.idiom_clitics
    if cue is None or "c" not in cue.frames or not pointing & set(verb.clitics):
        return None
    source = agent_of(doc, index) if verb.passive else subject_of(doc, index, inverted=True, after=cue.end)
    return (cue, source) if source is not None else None


def _by_passive(doc: Document, lex: Reporting, index: int) -> Pointed | None:
    """ "È stato annunciato da X", with nothing that it announces."""
    verb, cue = chunks(doc).verbs[index], cues(doc).get(index)
    neuter = verb.passive and verb.number == "Sing" and verb.gender == "Masc"
    if cue is None or "c" not in cue.frames or not neuter or complement(doc, verb, cue) is not None:
        return None
    if verb.end < len(doc) and (doc.tags[verb.end].pos == "ADJ" or doc.tags[verb.end].form == "Part"):
        # "È stato dichiarato morto dai medici": what he was declared.
        return None
    source = agent_of(doc, index)
    return (cue, source) if source is not None and right_subject(doc, verb) is None else None


def _by_what(doc: Document, lex: Reporting, index: int, stop: int) -> Pointed | None:
    """ "È quanto emerge da X", "è ciò che ha detto X"."""
    found, verb = chunks(doc), chunks(doc).verbs[index]
    if not verb.copular or verb.end + 1 >= stop or doc.lowers[verb.end] not in lex.pointer_what:
        return None
    inner = found.verb_of[verb.end + 1]
    if inner < 0:
        return None
    saying, cue = found.verbs[inner], cues(doc).get(inner)
    if saying.lemma in lex.pointer_verbs:
        return Cue(verb.start, saying.end, inner, saying.lemma, "assert", "c"), agent_of(doc, inner)
    if cue is None or "c" not in cue.frames:
        return None
    if saying.lemma in lex.reading:
        return cue._replace(start=verb.start), document_read(doc, inner)
    by_agent = saying.passive or saying.form == "Part"
    return cue._replace(start=verb.start), agent_of(doc, inner) if by_agent else subject_of(doc, inner, inverted=True)


def _by_noun(doc: Document, lex: Reporting, index: int, stop: int) -> Pointed | None:
    """ "È la promessa di X", "questo il commento di X"."""
    found, verb = chunks(doc), chunks(doc).verbs[index]
    at = verb.end + (verb.end < stop and doc.lemmas[verb.end] in lex.demonstratives)
    # "È durissimo il giudizio di X"
    at += at + 1 < stop and doc.tags[at].pos == "ADJ" and doc.tags[at + 1].pos == "DET"
    owner = found.noun_of[at] if verb.copular and at < stop else -1
    return _of_noun(doc, lex, owner, stop) if owner >= 0 else None


def _of_noun(doc: Document, lex: Reporting, owner: int, stop: int) -> Pointed | None:
    """ "Parola di X", "la promessa di X"."""
    noun = chunks(doc).nouns[owner]
    source = None if noun.prep or doc.lemmas[noun.head] not in lex.nouns else whose(doc, owner, stop)
    heading = noun.number == "Plur" and doc.tags[noun.start].pos != "DET"
    if source is None or (heading and source.prep_token not in (noun.end, noun.end - 1)):
        # "Reazioni alla scelta di X", "Messaggi anche da X": a heading over what comes, and X's are none of them.
        return None
    lemma = doc.lemmas[noun.head]
    return Cue(noun.head, noun.head + 1, -1, lemma, lex.nouns[lemma], "c"), source


def _by_conviction(doc: Document, lex: Reporting, index: int, stop: int) -> Pointed | None:
    """ "Ne è convinto X"."""
    verb = chunks(doc).verbs[index]
    # The adjective may be read as the participle of the verb group.
    adjective = verb.head if doc.lowers[verb.head] in lex.convinced else verb.end
    convinced = adjective < stop and doc.lowers[adjective] in lex.convinced and (verb.copular or adjective == verb.head)
    if not convinced or not lex.idiom_clitics & set(verb.clitics):
        return None
    source = subject_of(doc, index, inverted=True, after=adjective + 1)
    cue = Cue(verb.start, adjective + 1, -1, doc.lemmas[adjective], lex.convinced_act, "c")
    return (cue, source) if source is not None and is_who(doc, source) else None
