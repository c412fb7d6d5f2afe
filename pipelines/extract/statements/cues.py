"""Cues: the verb groups that report speech."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.statements.lexicon import Reporting, reporting
from pipelines.extract.statements.who import is_who
from pipelines.language.document import Document
from pipelines.language.syntax import VerbGroup, chunks, lexicon, subordinate

# Acts by which somebody takes up words of others: "ha smentito le voci secondo cui", "la notizia è confermata da X".
TAKEN_UP = frozenset({"confirm", "deny"})


class Cue(NamedTuple):
    """Tokens `[start, end)` that report speech; `verb` is the index of the verb group, -1 for a noun or preposition."""

    start: int
    end: int
    verb: int
    lemma: str
    act: str
    frames: str
    belief: bool = False
    reflexive: bool = False
    """ "si è detto pronto a …": the content begins at the adjective."""
    own_reflexive: bool = False
    """The verb is reflexive by itself ("chiedersi"), so that "si" makes it not impersonal."""
    governor: int = -1
    """The verb group that an infinitive cue hangs on ("si è limitato a dire"), whose subject speaks; or -1. Where it
    stands after the cue, it is the copula of a cleft sentence: "A dire che la cava è sicura è il sindaco"."""
    adverbial: bool = False
    """An infinitive that tells what was said besides: "prima di ricordare che", "dopo aver detto che"."""


def cues(doc: Document) -> dict[int, Cue]:
    """The reporting verbs of the document by the index of their verb group, in reading order."""
    found = doc.cache.get("cues")
    if found is None:
        lex = reporting(doc)
        found = {}
        for index, verb in enumerate(chunks(doc).verbs):
            if verb.lemma in lex.verbs or verb.lemma in lex.idioms or verb.lemma in lex.reflexive_verbs:
                cue = _cue(doc, lex, index, verb)
                if cue is not None:
                    if verb.form == "Inf":
                        adverbial = _adverbial(doc, verb) or _purpose(doc, index)
                        cue = cue._replace(governor=_governor(doc, index), adverbial=adverbial)
                    found[index] = cue
        doc.cache["cues"] = found
    return found


def _cue(doc: Document, lex: Reporting, index: int, verb: VerbGroup) -> Cue | None:
    start = verb.start
    for idiom in lex.idioms.get(verb.lemma, ()):
        at = past_adverbs(doc, verb.end)
        if tuple(doc.lowers[at : at + len(idiom.words)]) == idiom.words:
            end = at + len(idiom.words)
            for link in idiom.links:
                if tuple(doc.lowers[end : end + len(link)]) == link:
                    end += len(link)
                    break
            own = idiom.frame.lemma.split()[0].endswith(lex.reflexive_ending)
            return Cue(start, end, index, idiom.frame.lemma, idiom.frame.act, idiom.frame.frames, own_reflexive=own)
    if verb.lemma in lex.said_by_nobody and not lexicon(doc).impersonal_clitics & set(verb.clitics):
        return None
    if verb.lemma in lex.going_on and _goes_on_doing(doc, verb):
        return None
    reflexive = any(clitic in lexicon(doc).reflexive for clitic in verb.clitics)
    enclitic = verb.form != "Fin" and doc.lowers[verb.head].endswith(lex.enclitic_reflexive)
    if verb.lemma in lex.reflexive and ((reflexive and verb.finite >= 0) or (enclitic and verb.form == "Ger")):
        at = past_adverbs(doc, verb.end)
        if at + 1 < len(doc) and doc.quotation_of[at] < 0 <= doc.quotation_of[at + 1]:
            at = past_adverbs(doc, at + 1)
        like = at < len(doc) and (doc.tags[at].pos == "ADJ" or doc.tags[at].form == "Part")
        like = like or (at < len(doc) and doc.lowers[at][:-1] in lex.oneself)
        placed = any(tuple(doc.lowers[at : at + len(words)]) == words for words in lex.predicates)
        if placed or (like and doc.tags[at].number):
            return Cue(start, verb.end, index, verb.lemma, lex.reflexive_act, "", reflexive=True)
    frame = lex.reflexive_verbs.get(verb.lemma) if reflexive or enclitic else None
    if frame is None and enclitic:
        return None
    own = frame is not None
    frame = frame or lex.verbs.get(verb.lemma)
    if frame is None or not frame.frames:
        return None
    return Cue(start, verb.end, index, frame.lemma, frame.act, frame.frames, frame.belief, own_reflexive=own)


def _goes_on_doing(doc: Document, verb: VerbGroup) -> bool:
    """Whether an infinitive after "a" tells what is gone on with: "continuano però a cacciare"."""
    at = past_adverbs(doc, verb.end)
    owner = chunks(doc).verb_of[at + 1] if at + 1 < len(doc) else -1
    to = lexicon(doc).preposition_of.get(doc.lowers[min(at, len(doc) - 1)]) == lexicon(doc).dative
    return to and owner >= 0 and chunks(doc).verbs[owner].form == "Inf"


def _governor(doc: Document, index: int) -> int:
    """The finite verb group right before an infinitive, with or without its preposition and its subject; or -1."""
    found = chunks(doc)
    at = found.verbs[index].start - 1
    if at >= 0 and (copula := _cleft(doc, index, at)) >= 0:
        return copula
    if at > 0 and lexicon(doc).preposition_of.get(doc.lowers[at]) in reporting(doc).catenative:
        at -= 1
        while at > 0 and doc.tags[at].pos == "ADV":
            at -= 1
        if doc.lowers[at] == ",":
            # "È Ada Neri, in un'intervista, a dire": an incise stands between.
            at = next((token - 1 for token in range(at - 1, 0, -1) if doc.lowers[token] == ","), at)
        if found.noun_of[at] >= 0 and not (phrase := found.nouns[found.noun_of[at]]).prep:
            # "È stato il sindaco a dire": what stands between is the subject.
            copula = found.verb_of[phrase.start - 1] if phrase.start else -1
            return copula if copula >= 0 and found.verbs[copula].copular else -1
        owner = found.verb_of[at]
        if owner >= 0 and found.verbs[owner].form in ("Fin", "Ger"):
            return owner if found.verbs[owner].lemma in reporting(doc).saying_on else -1
        return -1
    if at > 1 and lexicon(doc).preposition_of.get(doc.lowers[at]) in reporting(doc).wherein:
        # "sono concordi nel dire": the adjective says how.
        owner = found.verb_of[at - 2]
        alike = doc.tags[at - 1].pos == "ADJ" or doc.tags[at - 1].form == "Part"
        return owner if alike and owner >= 0 and found.verbs[owner].copular else -1
    return -1


def _cleft(doc: Document, index: int, to: int) -> int:
    """The copula of "A dire che … è (stato) X", whose infinitive, after "a" at token `to`, begins a clause; or -1."""
    found, lex = chunks(doc), lexicon(doc)
    sentence = doc.sentences[doc.sentence_of[to]]
    begins = to == sentence.start or doc.tags[to - 1].pos in ("PUNCT", "CCONJ")
    if not begins or lex.preposition_of.get(doc.lowers[to]) != lex.dative or doc.quotation_of[to] >= 0:
        return -1
    finite = [
        other
        for other in range(index + 1, len(found.verbs))
        if found.verbs[other].head < sentence.end and found.verbs[other].form == "Fin"
    ]
    colon = next((at for at in range(to, sentence.end) if doc.lowers[at] in (":", ";")), sentence.end)
    before = [other for other in finite if found.verbs[other].start < colon]
    # The last one is the cleft's, but for what is told of who stands behind it; in "A dire che il colpevole è Ugo Bruni
    # sono in tanti" the copula with a name is the clause's own.
    for other in reversed(before):
        verb = found.verbs[other]
        at = past_adverbs(doc, verb.end)
        owner = found.noun_of[at] if at < sentence.end else -1
        after = found.nouns[owner] if owner >= 0 else None
        indefinite = after is not None and doc.lemmas[after.start] in lex.indefinite_articles
        named = after is not None and not after.prep and is_who(doc, after) and not indefinite
        if verb.copular and verb.person == "3" and named and doc.quotation_of[verb.head] < 0:
            return other
        if not subordinate(doc, verb):
            return -1
    return -1


def _adverbial(doc: Document, verb: VerbGroup) -> bool:
    """Whether the infinitive stands under a preposition of time or addition: "prima di", "dopo", "oltre a"."""
    before = tuple(doc.lowers[max(0, verb.start - 2) : verb.start])
    return any(before[-len(words) :] == words for words in reporting(doc).adverbial)


def _purpose(doc: Document, index: int) -> bool:
    """Whether somebody speaks up in order to say it: "è intervenuto in aula per ribadire che"."""
    found, lex = chunks(doc), reporting(doc)
    verb = found.verbs[index]
    if index == 0 or doc.lowers[verb.start - 1] not in lex.purpose:
        return False
    before = found.verbs[index - 1]
    near = doc.sentence_of[before.head] == doc.sentence_of[verb.head] and before.form == "Fin"
    return near and before.lemma in lex.speaking_up and before.tense in ("Past", "Pres") and not before.modal


def past_adverbs(doc: Document, at: int) -> int:
    while at < len(doc) and doc.tags[at].pos == "ADV":
        at += 1
    return at


def reads(doc: Document, verb: VerbGroup) -> bool:
    """Whether nobody speaks, but something is read: "si legge"."""
    return verb.lemma in reporting(doc).reading and bool(lexicon(doc).impersonal_clitics & set(verb.clitics))
