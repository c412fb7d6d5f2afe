"""Who speaks: from the phrase beside the cue to an entity, and how that was told."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.statements.candidates import Candidate
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.sources import past_purpose, past_station
from pipelines.extract.statements.who import SPEAKING_TYPES, can_speak, is_who
from pipelines.language.document import Document, Entity, Mention, Span
from pipelines.language.mentions import implicit_phrase, implicit_subject, mentions_over
from pipelines.language.syntax import NounPhrase, VerbGroup, agent_of, chunks, coordinated, extent, lexicon

# How many sentences after it "ha aggiunto" may go on from a statement.
GOING_ON = 4
NAMED_TYPES = frozenset({"company", "organization", "media"})


class Speaker(NamedTuple):
    """The words that name the speaker (code points), who that is, and how it is known (`speaker_basis`)."""

    span: Span | None
    entities: tuple[Entity, ...]
    basis: str | None


UNKNOWN = Speaker(None, (), None)


def speaker_of(doc: Document, candidate: Candidate, previous: Speaker | None, said: tuple[Span, ...] = ()) -> Speaker:
    """The speaker of a candidate; `previous` is that of the statement right before; `said` is what was said of late.

    Who is only spoken of in `said` does not speak next: the speaker before goes on.
    """
    if candidate.sayer is not None:
        return Speaker(None, (candidate.sayer,), "implicit")
    if candidate.continues:
        return _going_on(previous)
    if candidate.speaker is not None:
        return _written(doc, candidate)
    cue = candidate.cue
    if cue is None or cue.verb < 0 or candidate.impersonal:
        return UNKNOWN
    found = implicit_subject(doc, finite(doc, cue.verb))
    spoken = said[-1][1] if said else 0
    introduced = found is not None and doc.starts[found[1].start] >= spoken
    if previous is not None and cue.lemma in reporting(doc).adding and not introduced:
        # "…, che teme nuovi rincari. «…», ha aggiunto": whoever spoke, and not who the clauses are about.
        return _going_on(previous)
    if found is None:
        return _going_on(previous) if previous is not None else _unnamed_before(doc, finite(doc, cue.verb))
    if found[0].entity_type not in SPEAKING_TYPES:
        return UNKNOWN
    named = doc.starts[found[1].start]
    if previous is not None and any(start <= named < end for start, end in said):
        return _going_on(previous)
    return Speaker(None, (found[0],), "implicit")


def _unnamed_before(doc: Document, verb_token: int) -> Speaker:
    """Who the clause before was about, where that is nobody known: "Gli analisti restano cauti. «…», scrivono"."""
    phrase = implicit_phrase(doc, verb_token)
    if phrase is None or not can_speak(doc, phrase):
        return UNKNOWN
    doer = None if is_who(doc, phrase) else _doer(doc, phrase)
    if doer is None:
        return Speaker(doc.span(*_words(doc, [phrase])), (), "implicit")
    mention = _naming(doc, doer)
    if mention is not None and mention.entity is not None and mention.entity.entity_type in SPEAKING_TYPES:
        return Speaker(None, (mention.entity,), "implicit")
    return Speaker(doc.span(*_words(doc, [doer])), (), "implicit")


def _doer(doc: Document, phrase: NounPhrase) -> NounPhrase | None:
    """Who did what the clause tells of a thing: "Il rapporto è stato presentato da Ada Neri. «…», ha detto"."""
    found = chunks(doc)
    for token in range(phrase.end, doc.sentences[doc.sentence_of[phrase.head]].end):
        index = found.verb_of[token]
        if index >= 0 and found.verbs[index].passive:
            agent = agent_of(doc, index)
            return agent if agent is not None and is_who(doc, agent) else None
    return None


def _going_on(previous: Speaker | None) -> Speaker:
    """The speaker of a passage that goes on without naming him: who spoke right before it, in the words used there."""
    if previous is None or previous.basis is None:
        return UNKNOWN
    return Speaker(None if previous.entities else previous.span, previous.entities, "implicit")


def follows(doc: Document, last: Candidate, candidate: Candidate) -> bool:
    """Whether a statement comes right after another: in its sentence or the next, or past one that tells nothing."""
    before = doc.sentence_of[min(doc.token_at(last.end - 1), len(doc) - 1)]
    if last.cue is not None:
        before = max(before, doc.sentence_of[last.cue.start])
    here = doc.sentence_of[candidate.cue.start if candidate.cue is not None else doc.token_at(candidate.start)]
    found = chunks(doc)
    between = range(doc.sentences[before].end, doc.sentences[here].start) if here - before == 2 else ()
    told = any(found.verb_of[token] >= 0 and found.verbs[found.verb_of[token]].form == "Fin" for token in between)
    goes_on = candidate.cue is not None and candidate.cue.lemma in reporting(doc).going_on
    return here - before <= 1 or (here - before == 2 and not told) or (goes_on and here - before <= GOING_ON)


def finite(doc: Document, index: int) -> int:
    """The head of the verb group, or of the finite one before it in the sentence that a gerund hangs on."""
    verbs = chunks(doc).verbs
    head = verbs[index].head
    if verbs[index].form == "Fin":
        return head
    for verb in reversed(verbs[:index]):
        if doc.sentence_of[verb.head] != doc.sentence_of[head]:
            break
        if verb.form == "Fin" and doc.quotation_of[verb.head] < 0:
            return verb.head
    return head


def _written(doc: Document, candidate: Candidate) -> Speaker:
    phrase = candidate.speaker
    verb = chunks(doc).verbs[candidate.cue.verb] if candidate.cue is not None and candidate.cue.verb >= 0 else None
    alone = verb is not None and verb.number == "Sing" and phrase.end <= verb.start and not verb.passive
    # "Terralta, un gruppo e marchio di Oslo, ha detto": with a singular verb what follows is no list.
    phrases = [phrase] if alone else coordinated(doc, phrase)
    start, end = _words(doc, phrases)
    if verb is not None and doc.lowers[phrase.head] in lexicon(doc).free_relatives:
        # "chi segue il dossier racconta", "racconta chi segue il dossier": the relative clause tells who.
        end = _relative_end(doc, verb, end)
    span = doc.span(start, end)
    entities: list[Entity] = []
    bases: list[str] = []
    for part in phrases:
        mention = _naming(doc, part)
        if mention is not None and mention.entity is not None and mention.entity.entity_type in SPEAKING_TYPES:
            if mention.entity not in entities:
                entities.append(mention.entity)
            bases.append(mention.kind)
        elif part.kind == "pronoun":
            bases.append("pronoun")
    headline = doc.sentences[doc.sentence_of[phrase.head]].kind == "headline" and candidate.cue is None
    if headline:
        return Speaker(span, tuple(entities), "headline")
    if bases:
        return Speaker(span, tuple(entities), bases[0])
    if phrase.kind == "name":
        return Speaker(span, (), "name")
    return Speaker(span, (), "anonymous" if _unnamed(doc, phrase) else "role")


def _relative_end(doc: Document, verb: VerbGroup, end: int) -> int:
    """One past the relative clause that begins before token `end` and tells who speaks, before or after the verb."""
    if end < verb.start:
        return verb.start - (doc.lowers[verb.start - 1] == ",")
    stop = doc.sentences[doc.sentence_of[verb.head]].end
    ends = ("PUNCT", "CCONJ")
    return next((at for at in range(end, stop) if doc.tags[at].pos in ends or doc.quotation_of[at] >= 0), stop)


def _unnamed(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase means some of many, so that nobody is pointed at: "fonti diplomatiche", "un testimone"."""
    first = doc.tags[phrase.start]
    indefinite = first.pos == "DET" and doc.lemmas[phrase.start] in lexicon(doc).indefinites
    return phrase.number == "Plur" or indefinite or (first.pos not in ("DET", "ADP") and phrase.kind == "noun")


def _words(doc: Document, phrases: list[NounPhrase]) -> tuple[int, int]:
    """The token range of the speaker's words, without the preposition that stands before them."""
    start = phrases[0].start
    last = phrases[-1]
    end = past_station(doc, last, past_purpose(doc, last, extent(doc, last)[1]))
    if phrases[0].prep_token == start and end > start + 1:
        start += 1
    named = last.kind == "noun" and doc.lemmas[last.head] in reporting(doc).via_nouns and end + 1 < len(doc)
    if named and doc.quotation_of[end] < 0 <= doc.quotation_of[end + 1]:
        # "il quotidiano «Valor Economico»"
        quotation = doc.quotations[doc.quotation_of[end + 1]]
        if quotation.start_token == end + 1 and all(
            doc.words[at][:1].isupper() for at in range(end + 1, quotation.end_token)
        ):
            end = quotation.end_token + 1
    return start, end


def _naming(doc: Document, phrase: NounPhrase) -> Mention | None:
    """The mention that says who the phrase is: a name in it before a role, the head's before a complement's."""
    start, end = extent(doc, phrase)
    found: Mention | None = None
    for mention in mentions_over(doc, start, end):
        on_head = mention.start <= phrase.head < mention.end
        if on_head and mention.kind == "name":
            return mention
        named = found is not None and found.kind == "name"
        if not named and (_apposed(doc, phrase, mention) or (on_head and found is None)):
            found = mention
    return found


def _apposed(doc: Document, phrase: NounPhrase, mention: Mention) -> bool:
    """Whether the mention is the name of whom the phrase is the role: "il portavoce, Ivo Ferri"."""
    if phrase.kind != "noun" or mention.kind != "name" or mention.entity is None:
        return False
    if mention.start >= phrase.end and _governed(doc, mention.start):
        return False
    body = doc.lemmas[phrase.head] in reporting(doc).bodies
    return mention.entity.entity_type == "person" or (body and mention.entity.entity_type in NAMED_TYPES)


def _governed(doc: Document, token: int) -> bool:
    """Whether the noun phrase at `token` has a preposition, and the token is not past its head: "per gli Affari europei
    Ivo Ferri"."""
    owner = chunks(doc).noun_of[token]
    phrase = chunks(doc).nouns[owner] if owner >= 0 else None
    return phrase is not None and bool(phrase.prep) and token <= phrase.head
