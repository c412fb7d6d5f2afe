"""Who does what: the subject, object, agent and complements of a verb group, by order, agreement and punctuation.

Italian drops its subjects and puts them after the verb at will, so each question answers only where the text shows
it, and None elsewhere; an unwritten subject is for `pipelines.language.mentions` to resolve.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.language.document import Document
from pipelines.language.syntax.chunks import Lexicon, NounPhrase, VerbGroup, chunks, lexicon

INCISE_MARKS = frozenset({",", "-", "–", "—", ")", "("})
STOPS = frozenset({":", ";"})
DASHES = frozenset({"-", "–", "—"})
OBJECT_CLITICS = frozenset({"lo", "la", "li", "le", "l'", "ne"})
OPENING = {")": "(", "-": "-", "–": "–", "—": "—", ",": ","}


def agrees(phrase: NounPhrase, verb: VerbGroup, doc: Document) -> bool:
    """Whether the phrase can be the subject as far as person, number and gender show."""
    if verb.person and phrase.person != verb.person:
        return False
    number = _number(doc, phrase)
    if verb.number and number and number != verb.number and not _coordinated(doc, phrase):
        return False
    return not (
        verb.gender
        and phrase.gender
        and verb.passive
        and phrase.gender != verb.gender
        and number == "Sing"
        and phrase.kind == "noun"
    )


def _number(doc: Document, phrase: NounPhrase) -> str:
    if phrase.kind == "name":
        for mention in doc.mentions:
            if mention.start <= phrase.head < mention.end and mention.entity is not None:
                return mention.entity.number
        return ""
    return phrase.number


def _coordinated(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase ends a list: "Russia e Stati Uniti"."""
    before = phrase.start - 1
    return before >= 0 and doc.lowers[before] in lexicon(doc).coordinators


def subject_of(doc: Document, index: int, *, inverted: bool = False) -> NounPhrase | None:
    """The phrase that is the written subject of verb group `index`, or None.

    `inverted` prefers a subject after the verb, as reporting verbs beside a quotation have it. Where several are
    joined, the first is returned (`coordinated` gives the rest).
    """
    verb = chunks(doc).verbs[index]
    if verb.form == "Fin" or verb.form == "Part":
        if inverted:
            return right_subject(doc, verb) or left_subject(doc, index)
        left = left_subject(doc, index)
        if left is not None:
            return left
        if _may_invert(verb, lexicon(doc)):
            return right_subject(doc, verb)
    elif verb.form == "Ger":
        return _gerund_subject(doc, index)
    return None


def _may_invert(verb: VerbGroup, lex: Lexicon) -> bool:
    """Whether a bare phrase after the verb is its subject and not its object."""
    if verb.passive or verb.lemma in lex.unaccusative or verb.copular:
        return True
    return any(clitic in OBJECT_CLITICS or clitic in ("si", "s'") for clitic in verb.clitics)


def right_subject(doc: Document, verb: VerbGroup) -> NounPhrase | None:
    """The bare phrase right after the verb, past adverbs and times, where it agrees."""
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    at = verb.end
    while at < sentence.end:
        owner = found.noun_of[at]
        if owner >= 0:
            phrase = found.nouns[owner]
            if phrase.prep:
                time = _time_end(doc, at)
                if time > at:
                    at = time
                    continue
                return None
            if (time := _time_end(doc, phrase.start)) > phrase.start and time >= phrase.end:
                at = time
                continue
            return phrase if agrees_after(doc, phrase, verb) else None
        if (time := _time_end(doc, at)) > at:
            at = time
        elif doc.tags[at].pos == "ADV":
            at += 1
        elif doc.lowers[at] == "," and (close := _short_incise(doc, at, sentence.end)):
            at = close
        else:
            return None
    return None


def agrees_after(doc: Document, phrase: NounPhrase, verb: VerbGroup) -> bool:
    """Agreement of a subject that follows: a list that begins in the singular may take a plural verb."""
    if agrees(phrase, verb, doc):
        return True
    return verb.number == "Plur" and len(coordinated(doc, phrase)) > 1


def _short_incise(doc: Document, comma: int, stop: int) -> int:
    """One past the closing comma of ", inoltre,": an incise of adverbs or a time only; 0 where there is none."""
    at = comma + 1
    while at < stop:
        if doc.lowers[at] == ",":
            return at + 1 if at > comma + 1 else 0
        time = _time_end(doc, at)
        if time > at:
            at = time
        elif doc.tags[at].pos == "ADV":
            at += 1
        else:
            return 0
    return 0


def _time_end(doc: Document, token: int) -> int:
    """One past the time expression that begins at `token`, or `token` where none does."""
    ends = doc.cache.get("time_ends")
    if ends is None:
        ends = doc.cache["time_ends"] = {time.start: time.end for time in doc.times if time.kind != "age"}
    return ends.get(token, token)


def _in_time(doc: Document, token: int) -> int:
    """The first token of the time expression that holds `token`, or -1."""
    starts = doc.cache.get("time_starts")
    if starts is None:
        starts = doc.cache["time_starts"] = {
            token: time.start for time in doc.times if time.kind != "age" for token in range(time.start, time.end)
        }
    return starts.get(token, -1)


def left_subject(doc: Document, index: int) -> NounPhrase | None:
    """The nearest bare phrase to the left that agrees, past complements, incises and relative clauses."""
    found, lex = chunks(doc), lexicon(doc)
    verb = found.verbs[index]
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    at = verb.start - 1
    first = True
    while at >= sentence.start:
        word = doc.lowers[at]
        if (time := _in_time(doc, at)) >= 0 and found.verb_of[at] < 0:
            at = time - 1
            continue
        if (owner := found.noun_of[at]) >= 0:
            phrase = found.nouns[owner]
            if phrase.prep:
                name = _name_after_indefinite(doc, phrase) if first else None
                if name is not None and agrees(name, verb, doc):
                    return name
                at = phrase.prep_token - 1
                first = False
                continue
            governor = _governing_verb(doc, phrase)
            if governor >= 0:
                at = _before_clause(doc, governor, sentence.start)
                if at < 0:
                    return None
                continue
            before = phrase.start - 1
            if before > sentence.start and doc.lowers[before] in lex.examples and found.noun_of[before - 1] >= 0:
                at = before - 1
                continue
            if verb.number == "Sing" and _coordinated(doc, phrase) and found.noun_of[before - 1] >= 0:
                at = before - 1
                continue
            if agrees(phrase, verb, doc):
                return _first_of_list(doc, _role_before(doc, phrase))
            at = phrase.start - 1
            first = False
            continue
        if (owner := found.verb_of[at]) >= 0:
            at = _before_clause(doc, owner, sentence.start)
            if at < 0:
                return None
            first = False
            continue
        if word in INCISE_MARKS:
            opening = _incise_start(doc, at, sentence.start)
            if opening >= 0:
                at = opening - 1
                first = False
                continue
            if first and _first_word_is_coordinator(doc, lex, verb.start):
                return _shared_subject(doc, index, sentence.start)
            at -= 1
            continue
        if word in lex.relative and doc.tags[at].pos in ("PRON", "SCONJ", "DET", "ADP", "ADV"):
            return _antecedent(doc, at, verb, sentence.start) if word in lex.relative_heads else None
        joins = word in lex.coordinators or (word in lex.adversatives and doc.lowers[at - 1] not in lex.relative)
        if joins and first:
            return _shared_subject(doc, index, sentence.start)
        if word in STOPS or (doc.tags[at].pos == "SCONJ"):
            return None
        if doc.quotation_of[at] != doc.quotation_of[verb.head]:
            at = _before_quotation(doc, at)
            first = False
            continue
        if doc.tags[at].pos not in ("ADV", "PUNCT"):
            first = False
        at -= 1
    return None


def _name_after_indefinite(doc: Document, phrase: NounPhrase) -> NounPhrase | None:
    """The name that ends an indefinite complement and belongs to the verb: "In una nota Terralta ha detto"; or None."""
    opening = phrase.start if phrase.start != phrase.prep_token else phrase.start + 1
    if phrase.kind != "noun" or doc.lemmas[opening] != "uno":
        return None
    for mention in doc.mentions:
        if mention.kind == "name" and phrase.head < mention.start and mention.end == phrase.end:
            return NounPhrase(mention.start, mention.end, mention.start, "", -1, "", "", "3", "name")
    return None


def _before_quotation(doc: Document, token: int) -> int:
    """The token before the opening mark of the quotation that holds `token`."""
    inside = doc.quotation_of[token]
    if inside < 0:
        return token - 1
    return doc.quotations[inside].start_token - 2


def _first_word_is_coordinator(doc: Document, lex: Lexicon, token: int) -> bool:
    return token > 0 and doc.lowers[token] in lex.adversatives


def _governing_verb(doc: Document, phrase: NounPhrase) -> int:
    """The verb group that ends right before the phrase, so that the phrase is its object; or -1."""
    found = chunks(doc)
    before = phrase.start - 1
    while before >= 0 and doc.tags[before].pos == "ADV" and found.verb_of[before] < 0:
        before -= 1
    return found.verb_of[before] if before >= 0 else -1


def _before_clause(doc: Document, index: int, start: int) -> int:
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


def _incise_start(doc: Document, close: int, start: int) -> int:
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
    if doc.lowers[first] in lex.relative or doc.tags[first].pos in ("SCONJ", "ADV"):
        return max(at, start)
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
    if before < 0:
        return -1
    return at


def _no_bare_subject(doc: Document, start: int, end: int) -> bool:
    found = chunks(doc)
    return all(found.noun_of[token] < 0 or found.nouns[found.noun_of[token]].prep for token in range(start, end))


def _antecedent(doc: Document, relative: int, verb: VerbGroup, start: int) -> NounPhrase | None:
    """The phrase that the relative pronoun at `relative` stands for, where it can be the verb's subject."""
    found = chunks(doc)
    at = relative - 1
    while at >= start and (doc.lowers[at] == "," or doc.tags[at].pos == "ADV"):
        at -= 1
    candidate = None
    while at >= start and (owner := found.noun_of[at]) >= 0:
        phrase = found.nouns[owner]
        if agrees(phrase, verb, doc):
            candidate = phrase
        if phrase.prep != "di":
            break
        at = phrase.prep_token - 1
    return _apposed_name(doc, candidate, start) if candidate is not None else None


def _apposed_name(doc: Document, phrase: NounPhrase, start: int) -> NounPhrase:
    """The name before a role in apposition: "Ada Neri, presidente di Valdora, che ha detto"; else the phrase itself."""
    found = chunks(doc)
    comma = phrase.start - 1
    if phrase.kind != "noun" or phrase.prep or comma - 1 < start or doc.lowers[comma] != ",":
        return phrase
    owner = found.noun_of[comma - 1]
    named = owner >= 0 and found.nouns[owner].kind == "name"
    return found.nouns[owner] if named and doc.tags[phrase.start].pos != "DET" else phrase


def _shared_subject(doc: Document, index: int, start: int) -> NounPhrase | None:
    """The subject of the finite verb that this one is joined to by "e" or "ma"."""
    found = chunks(doc)
    verb = found.verbs[index]
    for other in range(index - 1, -1, -1):
        previous = found.verbs[other]
        if previous.head < start:
            return None
        if previous.form != "Fin" or doc.quotation_of[previous.head] != doc.quotation_of[verb.head]:
            continue
        subject = subject_of(doc, other)
        if subject is not None and agrees(subject, verb, doc):
            return subject
        if subject is None and previous.finite >= 0 and not _in_relative(doc, previous, start):
            return None
    return None


def _in_relative(doc: Document, verb: VerbGroup, start: int) -> bool:
    lex = lexicon(doc)
    return verb.start - 1 >= start and doc.lowers[verb.start - 1] in lex.relative


def _gerund_subject(doc: Document, index: int) -> NounPhrase | None:
    """The subject of the finite verb that the gerund hangs on: the nearest before it, else the nearest after."""
    found = chunks(doc)
    verb = found.verbs[index]
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    quotation = doc.quotation_of[verb.head]
    for other in range(index - 1, -1, -1):
        previous = found.verbs[other]
        if previous.head < sentence.start:
            break
        if previous.form == "Fin" and doc.quotation_of[previous.head] == quotation:
            return subject_of(doc, other)
    for other in range(index + 1, len(found.verbs)):
        following = found.verbs[other]
        if following.head >= sentence.end:
            break
        if following.form == "Fin" and doc.quotation_of[following.head] == quotation:
            return subject_of(doc, other)
    return None


def _role_before(doc: Document, phrase: NounPhrase) -> NounPhrase:
    """The role that stands before a name with no comma: "il portavoce del Cremlino Dmitry Peskov"."""
    found = chunks(doc)
    if phrase.kind != "name":
        return phrase
    at = phrase.start - 1
    floor = doc.sentences[doc.sentence_of[phrase.head]].start
    while at >= floor and (owner := found.noun_of[at]) >= 0:
        before = found.nouns[owner]
        if not before.prep:
            return before if before.kind == "noun" and _governing_verb(doc, before) < 0 else phrase
        if before.prep not in ("di", "a", "per", "con"):
            return phrase
        at = before.prep_token - 1
    return phrase


def _first_of_list(doc: Document, phrase: NounPhrase) -> NounPhrase:
    """The first of the phrases joined to this one on the left by "e" and commas."""
    found, lex = chunks(doc), lexicon(doc)
    joined = False
    while phrase.start > 1:
        link = phrase.start - 1
        word = doc.lowers[link]
        if not (word in lex.coordinators or (joined and word == ",")):
            break
        owner = found.noun_of[link - 1]
        if owner < 0 or found.nouns[owner].prep or _governing_verb(doc, found.nouns[owner]) >= 0:
            break
        phrase, joined = found.nouns[owner], True
    return phrase


def coordinated(doc: Document, phrase: NounPhrase) -> list[NounPhrase]:
    """The phrase and those joined to it on the right ("Russia, Cina e India"), with the same preposition or none."""
    found, lex = chunks(doc), lexicon(doc)
    joined = [phrase]
    pending: list[NounPhrase] = []
    at = extent(doc, phrase)[1]
    while at < len(doc) and (doc.lowers[at] in lex.coordinators or doc.lowers[at] == ","):
        closing = doc.lowers[at] in lex.coordinators
        nxt = at + 1
        if nxt < len(doc) and doc.lowers[nxt] in lex.coordinators:
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
        at = extent(doc, following)[1]
        if closing:
            return joined + pending
    return joined


def extent(doc: Document, phrase: NounPhrase) -> tuple[int, int]:
    """Token range of the phrase with its genitives and the name or role in apposition to it."""
    stop = doc.sentences[doc.sentence_of[phrase.head]].end
    end = phrase.end
    while end < stop:
        following = _phrase_at(doc, end, stop)
        if following is None:
            break
        apposed = not following.prep and following.kind == "name" and phrase.kind == "noun"
        if not apposed and following.prep != "di":
            break
        end = following.end
        if apposed:
            return phrase.start, end
    if phrase.kind == "noun":
        named = _name_after_comma(doc, end, stop)
        if named:
            return phrase.start, named
    return phrase.start, end


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
        if following is None or not following.prep or following.prep in ("da", "con", "contro", "secondo"):
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
    if any(clitic in OBJECT_CLITICS for clitic in verb.clitics):
        return None
    for phrase in following_phrases(doc, index):
        if not phrase.prep:
            return phrase
    return None


def agent_of(doc: Document, index: int) -> NounPhrase | None:
    """The "da" complement of a passive or participle, or None."""
    for phrase in following_phrases(doc, index):
        if phrase.prep == "da":
            return phrase
    return None


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
