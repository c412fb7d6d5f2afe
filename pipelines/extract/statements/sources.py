"""Where the words that tell who a source is end, past its field, its incises and its relative clause."""

from __future__ import annotations

from pipelines.extract.statements.candidates import DASHES
from pipelines.extract.statements.complements import has_finite
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.who import can_speak
from pipelines.language.document import Document
from pipelines.language.mentions import mention_at, mentions_over
from pipelines.language.syntax import NounPhrase, chunks, extent, in_time, lexicon


def past_field(doc: Document, end: int, stop: int) -> int:
    """Past what a source is for ("l'agenzia per le dogane"), where its clause's verb comes right after it."""
    found, at = chunks(doc), end
    while at < stop:
        owner = found.noun_of[at]
        if owner < 0 and doc.lowers[at] in reporting(doc).preposition_of and at + 1 < stop:
            owner = found.noun_of[at + 1]
        if owner < 0 or found.nouns[owner].prep not in (*lexicon(doc).of_bodies, lexicon(doc).genitive):
            break
        at = found.nouns[owner].end
    verb = found.verb_of[at] if at < stop else -1
    return at if verb >= 0 and found.verbs[verb].form == "Fin" else end


def past_purpose(doc: Document, phrase: NounPhrase, end: int) -> int:
    """Past what a body is for, as a part of its name: "l'agenzia per il farmaco", "l'ente sulla sicurezza"."""
    following = chunks(doc).noun_of[end] if end < len(doc) else -1
    if following < 0 and end + 1 < len(doc) and doc.lowers[end] in lexicon(doc).preposition_of:
        following = chunks(doc).noun_of[end + 1]
    if following < 0 or doc.lemmas[phrase.head] not in reporting(doc).bodies:
        return end
    purpose = chunks(doc).nouns[following]
    adjacent = purpose.prep_token == end and purpose.prep in lexicon(doc).of_bodies
    return extent(doc, purpose)[1] if adjacent and purpose.kind == "noun" else end


def past_station(doc: Document, phrase: NounPhrase, end: int) -> int:
    """Past what an office is of ("l'assessorato all'Industria") or how somebody lives ("un operaio in pensione"), where
    a verb or a mark follows."""
    found, words = chunks(doc), reporting(doc)
    stop = doc.sentences[doc.sentence_of[phrase.head]].end
    following = found.noun_of[end] if end < stop else -1
    if following < 0 and end + 1 < stop and doc.lowers[end] in lexicon(doc).preposition_of:
        following = found.noun_of[end + 1]
    station = found.nouns[following] if following >= 0 else None
    if station is None or phrase.kind != "noun" or station.prep_token != end or in_time(doc, end):
        return end
    mention = mention_at(doc, station.head)
    office = station.prep in lexicon(doc).of_offices and doc.lowers[end] in lexicon(doc).articulated
    office = office and doc.words[station.head][0].isupper() and (mention is None or mention.entity is None)
    office = office and doc.lemmas[phrase.head] in words.offices
    lives = station.prep in words.wherein and doc.lemmas[station.head] in words.stations
    last = extent(doc, station)[1]
    followed = last >= stop or doc.tags[last].pos in ("PUNCT", "VERB", "AUX")
    return last if followed and (office or lives) else end


def past_incise(doc: Document, source: NounPhrase, end: int, stop: int) -> int:
    """The comma that closes what is told of the source between commas (", dell'istituto di Valdora,", ", pubblicato
    ieri,"), or the same token."""
    found, first = chunks(doc), end + 1
    while first < stop - 1 and doc.tags[first].pos == "ADV":
        first += 1
    if first >= stop or doc.lowers[end] != ",":
        return end
    if doc.lowers[first] in lexicon(doc).relative:
        return _past_relative_incise(doc, end, stop)
    if doc.lowers[end + 1] in reporting(doc).explaining:
        close = next((at for at in range(first, stop) if doc.lowers[at] == ","), end)
        return close if has_finite(doc, close, stop) else end
    owner, verb = found.noun_of[first], found.verb_of[first]
    if owner < 0 and doc.lowers[first] in reporting(doc).preposition_of and first + 1 < stop:
        owner = found.noun_of[first + 1]
    participle = verb >= 0 and found.verbs[verb].form == "Part"
    phrase = found.nouns[owner] if owner >= 0 else None
    told = phrase is not None and (
        phrase.prep == lexicon(doc).genitive
        or (not phrase.prep and can_speak(doc, phrase) and _holds_person(doc, phrase) != _holds_person(doc, source))
    )
    told = told or (phrase is not None and phrase.start == phrase.head and phrase.kind == "noun" and not phrase.prep)
    indefinite = phrase is not None and not phrase.prep and doc.lemmas[first] in lexicon(doc).indefinite_articles
    adjective = doc.tags[first].pos == "ADJ" and (owner < 0 or found.nouns[owner].head == first)
    if not participle and not told and not indefinite and not adjective:
        return end
    for at in range(first, stop):
        if found.verb_of[at] >= 0 and found.verbs[found.verb_of[at]].form == "Fin":
            return end
        if doc.lowers[at] == ",":
            owner = found.verb_of[at + 1] if at + 1 < stop else -1
            resumed = owner >= 0 and found.verbs[owner].form == "Fin"
            return at if (resumed if indefinite else has_finite(doc, at, stop)) else end
    return end


def _past_relative_incise(doc: Document, comma: int, stop: int) -> int:
    """The last comma between the verb of a relative clause that a comma opens and the next finite verb; the same comma
    where there is none."""
    found, close, verbs, inside = chunks(doc), comma, 0, 0
    for at in range(comma + 1, stop):
        inside += (doc.lowers[at] == "(") - (doc.lowers[at] == ")")
        owner = found.verb_of[at]
        joined = verbs and doc.lowers[at - 1] in lexicon(doc).coordinators
        if owner >= 0 and found.verbs[owner].form == "Fin" and found.verbs[owner].start == at and not inside:
            verbs += not joined
        if verbs > 1:
            return close
        if verbs and doc.lowers[at] == ",":
            close = at
    return comma


def holds_name(doc: Document, phrase: NounPhrase) -> bool:
    """Whether somebody's or something's name stands in the phrase."""
    start, end = phrase.start, extent(doc, phrase)[1]
    return any(mention.kind == "name" and mention.start >= start for mention in mentions_over(doc, start, end))


def _holds_person(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase names a person, or is a name that nobody knows."""
    start, end = phrase.start, extent(doc, phrase)[1]
    named = [m.entity for m in mentions_over(doc, start, end) if m.kind == "name" and m.start >= start]
    if not named:
        return phrase.kind == "name"
    return any(entity is None or entity.entity_type == "person" for entity in named)


def past_relative(doc: Document, end: int) -> int:
    """Past a relative clause that tells who the source is, where the verb of what it says comes right after it:
    "secondo la società che la gestisce darebbe lavoro a cento persone"."""
    found = chunks(doc)
    if end + 1 >= len(doc) or doc.lowers[end] not in lexicon(doc).relative_heads:
        return end
    inner = found.verb_of[end + 1]
    after = found.verbs[inner].end if inner >= 0 else -1
    if inner < 0 or after >= len(doc):
        return end
    nxt = found.verb_of[after]
    if nxt >= 0 and found.verbs[nxt].form == "Inf":
        after = found.verbs[nxt].end
        nxt = found.verb_of[after] if after < len(doc) else -1
    return after if nxt >= 0 and found.verbs[nxt].form == "Fin" else end


def past_participle(doc: Document, end: int, stop: int) -> int:
    """Past a participle that tells more of the source, with its complements: "le voci raccolte dalla polizia"."""
    found = chunks(doc)
    owner = found.verb_of[end] if end < stop else -1
    if owner < 0 or found.verbs[owner].form != "Part":
        return end
    at = found.verbs[owner].end
    while at < stop and (noun := found.noun_of[at]) >= 0 and found.nouns[noun].prep:
        at = found.nouns[noun].end
    return at


def closing_comma(doc: Document, end: int, stop: int) -> int:
    """The comma that closes the adverbial, past complements of the source; `end` where none does."""
    found = chunks(doc)
    at = end
    if at < stop and doc.words[at] in DASHES:
        at = next((token + 1 for token in range(at + 1, stop) if doc.words[token] == doc.words[at]), at)
    while at < stop and doc.lowers[at] != ",":
        owner = found.verb_of[at]
        if owner >= 0 and found.verbs[owner].form == "Fin":
            return end
        if doc.tags[at].pos == "PUNCT" and doc.lowers[at] not in "«»“”\"'()":
            return end
        if (
            found.noun_of[at] >= 0
            and not found.nouns[found.noun_of[at]].prep
            and found.nouns[found.noun_of[at]].kind != "name"
        ):
            return end
        at += 1
    return at if at < stop else end


def person_before(doc: Document, at: int) -> NounPhrase | None:
    """The bare name of a person of whom what stands before token `at` tells more: "X, geologo di Y"."""
    found = chunks(doc)
    floor = doc.sentences[doc.sentence_of[at]].start
    for token in range(at, floor - 1, -1):
        if found.verb_of[token] >= 0:
            return None
        mention = mention_at(doc, token)
        owner = found.noun_of[token]
        if mention is None or mention.entity is None or owner < 0 or mention.kind != "name":
            continue
        if mention.entity.entity_type == "person" and not found.nouns[owner].prep:
            return found.nouns[owner]
    return None
