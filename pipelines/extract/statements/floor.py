"""Who holds the floor: the likeliest speaker in view, where no word beside a statement tells it and its verb has no
antecedent.

Every one who is named, or is a subject, in the sentences before gets points for what speaks for him: the table `floor`
of `reporting.toml`. Its weights are those of a softmax regression on some 230 annotated statements that name no speaker
(the `dev` half of the gold and articles of the same kind), rounded. The most points win; a quotation with no verb of
its own stays with nobody where the most are fewer than `least`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.extract.statements.candidates import Candidate
from pipelines.extract.statements.cues import reads
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.speakers import UNKNOWN, Speaker, finite
from pipelines.extract.statements.who import SPEAKING_TYPES, is_who
from pipelines.language.document import Document, Entity, Mention, Span
from pipelines.language.mentions import mention_at, mentions_over
from pipelines.language.syntax import NounPhrase, VerbGroup, chunks, extent, lexicon, subject_of

# How many sentences before the statement's own are looked at, and in how many of them unnamed subjects are.
BACK = 4
BACK_UNNAMED = 3
# How many tokens a question has that only asks after somebody.
ASKED = 6
# From how many sentences back the last speaker no longer speaks "right before".
NEAR = 2


@dataclass(slots=True)
class _Rival:
    """Somebody in view: the entity or the words, how many sentences away, and what counts for or against him."""

    entity: Entity | None
    span: Span | None
    distance: int = BACK
    mentions: int = 0
    seen: set[str] = field(default_factory=set)


def holder(
    doc: Document, candidate: Candidate, last: Candidate | None, previous: Speaker | None, said: tuple[Span, ...]
) -> Speaker:
    """The speaker of a candidate that names none: `last` and `previous` are the last statement with a speaker and that
    speaker, `said` what was said of late, where people are only spoken of."""
    verb = _verb(doc, candidate)
    if verb is not None and reads(doc, verb):
        # "Sul muro si legge: «…»"
        return UNKNOWN
    first = doc.token_at(candidate.start)
    cue = candidate.cue.start if candidate.cue is not None else first
    here = doc.sentence_of[min(first, cue)]
    rivals = _named(doc, candidate, here, max(first, cue), said)
    _add_unnamed(doc, rivals, candidate, here, max(first, cue))
    if last is not None and previous is not None:
        _add_last(doc, rivals, last, previous, here)
    if not rivals and here == 0 and (coming := _coming(doc, candidate)) is not None:
        rivals.append(_Rival(coming, None, distance=1))
    best, most = None, float("-inf")
    for rival in rivals:
        points = _points(doc, rival, verb)
        if points > most:
            best, most = rival, points
    if best is None or (verb is None and most < reporting(doc).floor["least"]):
        return UNKNOWN
    return Speaker(None if best.entity else best.span, (best.entity,) if best.entity else (), "implicit")


def _verb(doc: Document, candidate: Candidate) -> VerbGroup | None:
    if candidate.cue is None or candidate.cue.verb < 0:
        return None
    return chunks(doc).verbs[chunks(doc).verb_of[finite(doc, candidate.cue.verb)]]


def _named(doc: Document, candidate: Candidate, here: int, stop: int, said: tuple[Span, ...]) -> list[_Rival]:
    """Those who are named in the sentences up to token `stop`, outside the statement itself, in order of mention."""
    rivals: dict[Entity, _Rival] = {}
    start = doc.sentences[max(here - BACK, 0)].start
    for mention in mentions_over(doc, start, stop):
        entity = mention.entity
        if entity is None or entity.entity_type not in SPEAKING_TYPES or _within(doc, mention.start, candidate.parts):
            continue
        if entity.entity_type == "media" and mention.start and doc.words[mention.start - 1] == "(":
            # "(ANSA) - OSLO, 2 MAG": the agency has the floor nowhere.
            continue
        rival = rivals.setdefault(entity, _Rival(entity, None))
        rival.mentions += 1
        if doc.quotation_of[mention.start] >= 0 or _within(doc, mention.start, said):
            continue
        distance = here - doc.sentence_of[mention.start]
        rival.distance = distance if "named" not in rival.seen else min(rival.distance, distance)
        rival.seen |= {"named", *_position(doc, mention, distance)}
    return list(rivals.values())


def _position(doc: Document, mention: Mention, distance: int) -> Iterator[str]:
    """How the mention stands in its clause, as the subject, bare, or under a preposition; and whether its sentence asks
    after somebody."""
    if asks_after(doc, doc.sentence_of[mention.start]):
        yield "asked_after"
    owner = chunks(doc).noun_of[mention.head if mention.head >= 0 else mention.start]
    phrase = chunks(doc).nouns[owner] if owner >= 0 else None
    if phrase is not None and phrase.head in _subjects(doc, doc.sentence_of[mention.start]):
        yield "subject"
    elif phrase is not None and phrase.prep:
        yield "governed"
    else:
        yield "bare"
        if distance <= 0:
            yield "bare_here"


def asks_after(doc: Document, sentence: int) -> bool:
    """Whether the sentence asks after somebody with no verb, so that the next ones are about him: "E il ministro?"."""
    here = doc.sentences[sentence]
    last = here.end - 1
    verbless = all(owner < 0 for owner in chunks(doc).verb_of[here.start : here.end])
    opens = doc.tags[here.start].pos in ("CCONJ", "DET", "PROPN")
    return opens and verbless and doc.lowers[last] == "?" and doc.quotation_of[last] < 0 and last - here.start <= ASKED


def _subjects(doc: Document, sentence: int) -> dict[int, NounPhrase]:
    """The written subjects of a sentence's finite verbs outside quotations, by their heads."""
    known = doc.cache.setdefault("floor.subjects", {})
    if sentence not in known:
        found = chunks(doc)
        here = doc.sentences[sentence]
        verbs = sorted({owner for owner in found.verb_of[here.start : here.end] if owner >= 0})
        subjects = (
            subject_of(doc, verb)
            for verb in verbs
            if found.verbs[verb].form == "Fin" and doc.quotation_of[found.verbs[verb].head] < 0
        )
        known[sentence] = {subject.head: subject for subject in subjects if subject is not None}
    return known[sentence]


def _add_unnamed(doc: Document, rivals: list[_Rival], candidate: Candidate, here: int, stop: int) -> None:
    """The subjects of the sentences before that are somebody with no name: "Gli analisti restano cauti."."""
    for sentence in range(max(here - BACK_UNNAMED, 0), here + 1):
        for head, subject in _subjects(doc, sentence).items():
            if head >= stop or subject.kind == "pronoun" or _within(doc, head, candidate.parts):
                continue
            if doc.lemmas[subject.start] in lexicon(doc).nobody or subject.prep == lexicon(doc).dative:
                continue
            mention = mention_at(doc, head)
            if (mention is None or mention.entity is None) and is_who(doc, subject):
                rival = _unnamed(rivals, doc.span(*extent(doc, subject)))
                rival.distance = here - sentence
                rival.seen.add("subject")
        if asks_after(doc, sentence):
            for phrase in _phrases(doc, sentence):
                mention = mention_at(doc, phrase.head)
                if (mention is None or mention.entity is None) and not phrase.prep and is_who(doc, phrase):
                    rival = _unnamed(rivals, doc.span(*extent(doc, phrase)))
                    rival.distance = here - sentence
                    rival.seen.add("asked_after")


def _phrases(doc: Document, sentence: int) -> list[NounPhrase]:
    here = doc.sentences[sentence]
    owners = sorted({owner for owner in chunks(doc).noun_of[here.start : here.end] if owner >= 0})
    return [chunks(doc).nouns[owner] for owner in owners]


def _coming(doc: Document, candidate: Candidate) -> Entity | None:
    """Whom the sentence after a quotation that opens the text is about: "«Sono pronto». Ada Neri lascia la porta …"."""
    after = doc.sentence_of[min(doc.token_at(candidate.end - 1), len(doc) - 1)] + 1
    if candidate.cue is not None or after >= len(doc.sentences):
        return None
    subjects = sorted(_subjects(doc, after).items())
    mention = mention_at(doc, subjects[0][0]) if subjects else None
    person = mention is not None and mention.entity is not None and mention.entity.entity_type == "person"
    return mention.entity if person else None


def _unnamed(rivals: list[_Rival], span: Span) -> _Rival:
    for rival in rivals:
        if rival.span is not None and rival.span[0] < span[1] and span[0] < rival.span[1]:
            return rival
    rivals.append(_Rival(None, span))
    return rivals[-1]


def _add_last(doc: Document, rivals: list[_Rival], last: Candidate, previous: Speaker, here: int) -> None:
    """Mark who spoke last, and whether right before."""
    end = doc.sentence_of[min(doc.token_at(last.end - 1), len(doc) - 1)]
    if last.cue is not None:
        end = max(end, doc.sentence_of[last.cue.start])
    if here - end > BACK:
        return
    sign = "spoke_before" if here - end < NEAR else "spoke_far_back"
    if previous.entities:
        for rival in rivals:
            if rival.entity in previous.entities:
                rival.seen.add(sign)
    elif previous.span is not None:
        _unnamed(rivals, previous.span).seen.add(sign)


def _points(doc: Document, rival: _Rival, verb: VerbGroup | None) -> float:
    weights = reporting(doc).floor
    seen = rival.seen
    signs = {"distance": float(rival.distance), "here": float(rival.distance <= 0)}
    signs["again"] = float(rival.mentions > 1)
    signs["disagrees"] = float(verb is not None and _disagrees(rival, verb))
    signs["only_spoken_of"] = float(rival.entity is not None and "named" not in seen)
    signs["governed"] = float("governed" in seen and not seen & {"subject", "bare"})
    signs |= {
        sign: float(sign in seen) for sign in ("asked_after", "subject", "bare_here", "spoke_before", "spoke_far_back")
    }
    kind = rival.entity.entity_type if rival.entity is not None else "unnamed"
    return weights.get(kind, 0.0) + sum(weights[sign] * value for sign, value in signs.items())


def _disagrees(rival: _Rival, verb: VerbGroup) -> bool:
    entity = rival.entity
    if entity is None:
        return False
    gender = bool(verb.gender and entity.gender and verb.gender != entity.gender)
    return gender or bool(verb.number and entity.number != verb.number)


def _within(doc: Document, token: int, spans: tuple[Span, ...]) -> bool:
    return any(start <= doc.starts[token] < end for start, end in spans)
