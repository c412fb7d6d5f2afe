"""Rules for attribution by an adverbial: "secondo X", "X, secondo cui", "a suo dire"; and where each of them begins."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import rule
from pipelines.extract.statements.around import around, one
from pipelines.extract.statements.as_reported import as_reported, so_said
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import MARKS, Candidate
from pipelines.extract.statements.cues import TAKEN_UP, Cue, cues
from pipelines.extract.statements.lexicon import Preposition, Reporting, reporting
from pipelines.extract.statements.opinions import judges, not_yet
from pipelines.extract.statements.prepositions import matches, prepositions, source_after
from pipelines.extract.statements.saying import reports, speaker_phrase
from pipelines.extract.statements.sources import (
    holds_name,
    past_field,
    past_incise,
    past_participle,
    past_purpose,
    past_relative,
    person_before,
)
from pipelines.extract.statements.who import is_who, speaking
from pipelines.language.document import Document
from pipelines.language.mentions import mention_at, topic_before
from pipelines.language.syntax import (
    NounPhrase,
    apposed_name,
    before_bracket,
    chunks,
    coordinated,
    extent,
    lexicon,
    past_bracket,
)

LEADING = frozenset({"ADV", "CCONJ", "PUNCT"})
CLAUSE_OPENERS = frozenset({":", ";"})


def attributions(doc: Document) -> Iterable[Candidate]:
    """The candidates of every prepositional attribution, in reading order."""
    lex = reporting(doc)
    past = 0
    for token, word in enumerate(doc.lowers):
        if token < past or doc.quotation_of[token] >= 0:
            continue
        opener = _opener(doc, lex, token) if word in lex.openers else ()
        if word in lex.own_openers and tuple(doc.lowers[token : token + 3]) in lex.own_words:
            past = token + 3
            yield from in_own_words(doc, token)
        elif word in lex.so and token:
            yield from so_said(doc, token)
        elif opener:
            past = token + len(opener)
            yield from as_reported(doc, token, opener)
        else:
            for preposition in prepositions(doc, lex, token):
                if matches(doc, lex, token, preposition):
                    yield from according_to(doc, token, preposition)
                    break


def _opener(doc: Document, lex: Reporting, token: int) -> tuple[str, ...]:
    for opener in lex.openers[doc.lowers[token]]:
        if tuple(doc.lowers[token : token + len(opener)]) == opener:
            return opener
    return ()


@rule("statement.according_to", example="Secondo gli analisti, il prezzo del neodimio salirà.")
@rule(
    "statement.according_to.relative", example="Il geologo Ivo Ferri, secondo cui la vena è esaurita, lascia Valdora."
)
def according_to(doc: Document, token: int, preposition: Preposition) -> Iterable[Candidate]:
    """ "secondo", "a detta di", "stando a" and their like, before, inside or after what the source says."""
    lex = reporting(doc)
    last = token + len(preposition.words)
    sentence = doc.sentences[doc.sentence_of[token]]
    relatives = lex.relatives if preposition.sources == "any" else lex.named_relatives
    for pronoun in range(last, min(last + 2, sentence.end)):
        determined = preposition.sources == "any" or (pronoun > last and doc.tags[last].pos == "DET")
        if determined and doc.lowers[pronoun] in relatives:
            yield from _relative(doc, token, preposition, pronoun)
            return
    source = source_after(doc, token, preposition)
    if source is None:
        return
    end = past_relative(doc, past_participle(doc, _sources_end(doc, source), sentence.end))
    end = past_incise(doc, source, past_field(doc, end, sentence.end), sentence.end)
    cue = Cue(token, last, -1, preposition.lemma, preposition.act, "q")
    if preposition.sources == "named":
        quoted = any(doc.quotation_of[at] >= 0 for at in range(end, sentence.end))
        lead = range(sentence.start, token)
        links = lexicon(doc).adversatives | lexicon(doc).coordinators
        joined = doc.lowers[token - 1] in links and doc.lowers[token - 2] == ","
        opening = joined or doc.lowers[token - 1] in CLAUSE_OPENERS or all(doc.tags[at].pos in LEADING for at in lead)
        closed = doc.lowers[min(end, len(doc) - 1)] == ","
        entity = mention_at(doc, source.head)
        known = entity.entity is not None if entity is not None else source.kind == "name"
        known = known or holds_name(doc, source) or (source.number == "Sing" and is_who(doc, source))
        known = known or doc.lemmas[source.head] in lex.opining_groups
        expert = doc.lemmas[source.head] in lex.experts or doc.lemmas[speaking(doc, source).head] in lex.experts
        opinion = not_yet(doc, end, sentence.end) or judges(doc, end, sentence.end)
        if not opening or not (quoted or expert or (known and (closed or opinion))):
            return
    if doc.lemmas[source.head] in lex.documents | lex.nouns.keys() and _his(doc, source):
        # "Stando alla sua versione": whoever spoke before.
        topic = topic_before(doc, token)
        yield from around(doc, token, end, cue, None, continues=topic is None, sayer=topic)
        return
    source = _giver(doc, source) or speaking(doc, source)
    yield from around(doc, token, end, cue, source)


def _his(doc: Document, source: NounPhrase) -> bool:
    """Whether a possessive says that the words are theirs of whom was spoken: "la sua versione"."""
    return any(doc.lowers[at] in reporting(doc).his for at in range(source.start, source.head))


def _giver(doc: Document, source: NounPhrase) -> NounPhrase | None:
    """Who gave the words or figures that are the source: "secondo i dati diffusi dal ministero"; or None."""
    found, lex = chunks(doc), reporting(doc)
    if doc.lemmas[source.head] not in lex.documents | lex.nouns.keys() or is_who(doc, source):
        return None
    for token in range(source.end, doc.sentences[doc.sentence_of[source.head]].end):
        owner, verb = found.noun_of[token], found.verb_of[token]
        if doc.tags[token].pos == "PUNCT" or (verb >= 0 and found.verbs[verb].form == "Fin"):
            return None
        if owner >= 0 and found.nouns[owner].prep == lexicon(doc).agent:
            given = any(doc.lowers[at] in lex.given for at in range(source.head + 1, token))
            return found.nouns[owner] if given and is_who(doc, found.nouns[owner]) else None
    return None


def _sources_end(doc: Document, source: NounPhrase) -> int:
    """Where the source ends, with a second one that "e" joins to it."""
    end = extent(doc, source)[1]
    joined = end < len(doc) and doc.lowers[end] in lexicon(doc).coordinators
    last = coordinated(doc, source)[-1] if joined else source
    return past_bracket(doc, past_purpose(doc, last, extent(doc, last)[1] if joined else end))


def _relative(doc: Document, token: int, preposition: Preposition, pronoun: int) -> Iterable[Candidate]:
    """ "…, portavoce di X, secondo cui …": the source is what the relative pronoun stands for."""
    found, lex = chunks(doc), reporting(doc)
    if pronoun + 1 >= doc.sentences[doc.sentence_of[token]].end:
        return
    cue = Cue(token, token + len(preposition.words), -1, preposition.lemma, preposition.act, "q")
    if token == doc.sentences[doc.sentence_of[token]].start and preposition.sources == "any":
        # "Secondo il quale …" goes on from the sentence before.
        end = content_end(doc, pronoun + 1, -1)
        yield from one(doc, "statement.according_to.relative", pronoun + 1, end, cue, None, {"continues": True})
        return
    at = token - 1
    if at >= 0 and doc.lowers[at] == ",":
        at -= 1
    at = before_bracket(doc, at)
    at -= at > 0 and doc.words[at] in MARKS
    if at < doc.sentences[doc.sentence_of[token]].start or found.noun_of[at] < 0:
        return
    phrase = _meant(doc, at, doc.tags[pronoun].number)
    plural = doc.tags[pronoun].number or ("Plur" if doc.lowers[pronoun] in lex.plural_relatives else "Sing")
    if preposition.sources == "named":
        somebody = is_who(doc, phrase) and phrase.kind != "pronoun" and phrase.number in ("", plural)
        if not somebody or _ours(doc, pronoun + 1):
            return
    start = pronoun + 1
    end = content_end(doc, start, -1, relative=True)
    if (told := _told(doc, phrase)) is not None:
        # "X ha smentito le notizie secondo cui": they are what X denies.
        cue, phrase = told
    yield from one(doc, "statement.according_to.relative", start, end, cue, phrase, {})


def _meant(doc: Document, at: int, number: str) -> NounPhrase:
    """Whom a relative pronoun of the number means whose clause follows token `at`: past the name of a committee, past
    genitives, and past an apposition to its name."""
    found, floor = chunks(doc), doc.sentences[doc.sentence_of[at]].start
    phrase = person_before(doc, at) or found.nouns[found.noun_of[at]]
    if phrase.kind == "name" and phrase.start > floor and (head := found.noun_of[phrase.start - 1]) >= 0:
        # "membro della commissione Energia": the name is the committee's.
        phrase = found.nouns[head] if doc.lemmas[found.nouns[head].head] in reporting(doc).bodies else phrase
    while phrase.prep_token > floor and (outer := found.noun_of[phrase.prep_token - 1]) >= 0:
        adjectival = doc.tags[phrase.prep_token - 1].pos == "ADJ"
        unlike = bool(number and phrase.number) and phrase.number != number
        if phrase.prep != lexicon(doc).genitive and not adjectival and not unlike:
            break
        phrase = found.nouns[outer]
    comma = phrase.start - 1
    owner = found.noun_of[comma - 1] if comma > floor and doc.lowers[comma] == "," else -1
    if owner < 0:
        return phrase
    before = found.nouns[owner]
    mention = mention_at(doc, before.head)
    known = not before.prep or (mention is not None and mention.kind == "name")
    if before.kind == "name" and phrase.kind == "noun" and known:
        return before
    named = apposed_name(doc, phrase, floor, at + 1)
    # "il deputato Ugo Bruni, membro della commissione, secondo cui"
    role = named == phrase and phrase.start == phrase.head and not before.prep and holds_name(doc, before)
    return before if role else named


def _told(doc: Document, phrase: NounPhrase) -> tuple[Cue, NounPhrase] | None:
    """The cue that has the phrase, words of nobody's, as its object, and who speaks; or None."""
    first = doc.sentences[doc.sentence_of[phrase.head]].start
    index = chunks(doc).verb_of[phrase.start - 1] if phrase.start > first else -1
    cue = cues(doc).get(index)
    if cue is None or cue.act not in TAKEN_UP or is_who(doc, phrase) or phrase.prep or not reports(doc, index, cue):
        return None
    speaker = speaker_phrase(doc, index)
    return (cue, speaker) if speaker is not None and is_who(doc, speaker) else None


def _ours(doc: Document, token: int) -> bool:
    """Whether a verb of the first or second person begins at the token: "la gente per la quale lavoriamo"."""
    owner = chunks(doc).verb_of[token]
    return owner >= 0 and chunks(doc).verbs[owner].person in ("1", "2")


@rule(
    "statement.own_words",
    example="Il sindaco di Valdora ha detto che la miniera è sicura. A suo dire, i controlli sono stati fatti.",
)
def in_own_words(doc: Document, token: int) -> Iterable[Candidate]:
    """ "a suo dire", "a loro avviso": what whoever spoke before says, too."""
    last = token + 2
    cue = Cue(token, last + 1, -1, doc.surface(token, last + 1).lower(), "comment", "q")
    topic = topic_before(doc, token)
    yield from around(doc, token, last + 1, cue, None, "statement.own_words", continues=topic is None, sayer=topic)
