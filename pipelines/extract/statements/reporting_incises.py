"""Reporting clauses between marks: "…, spiega Ada Neri, geologa di Valdora, …", "…, si legge nella nota, …"."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.statements.candidates import MARKS
from pipelines.extract.statements.complements import has_finite
from pipelines.extract.statements.cues import Cue
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.marks import ends_clause
from pipelines.extract.statements.saying import document_read, reports
from pipelines.extract.statements.sources import past_incise
from pipelines.extract.statements.who import can_speak, is_who
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, agent_of, chunks, extent, lexicon, right_subject, time_end

PARTING = frozenset({",", "–", "—", "-"})


class Incise(NamedTuple):
    """A reporting clause between marks: tokens `[opening, closing]`, whose last may lie past the sentence."""

    opening: int
    closing: int
    speaker: NounPhrase | None
    """Who says it, where a phrase tells."""
    read: bool
    """ "si legge": what was said stands in a document."""


def incise_of(doc: Document, index: int, cue: Cue) -> Incise | None:
    """The incise that the cue makes with its subject, or alone, between commas or dashes; or None."""
    verb = chunks(doc).verbs[index]
    stop = doc.sentences[doc.sentence_of[verb.head]].end
    # "…, si limita a dire la portavoce, …"
    main = chunks(doc).verbs[cue.governor] if 0 <= cue.governor < index else verb
    opening = main.start - 1
    read = cue.lemma in reporting(doc).reading
    learned = _source_learned_from(doc, index) if not read else None
    said = learned is not None or ("q" in cue.frames and (read or not verb.clitics))
    if not said or main.form != "Fin" or not reports(doc, index, cue):
        return None
    if opening <= doc.sentences[doc.sentence_of[verb.head]].start or doc.quotation_of[opening - 1] >= 0:
        return None
    if doc.words[opening] not in PARTING or verb.negated or (verb.passive and cue.end > verb.end):
        # "quando, alle 16, è stato dato l'allarme" tells what was done.
        return None
    if doc.words[opening - 1] in MARKS and not _after_fragment(doc, opening - 1):
        return None
    named = learned or right_subject(doc, verb, cue.end) or _from_where(doc, index, cue)
    speaker = document_read(doc, index) if read else named
    last = cue.end
    while read and last < stop and doc.tags[last].pos == "ADV":
        last += 1
    if read and last < stop and doc.lowers[last] in reporting(doc).complementizers:
        # "nel rapporto, uscito ieri, si legge che": what is read comes after.
        return None
    if speaker is None and not read:
        last = _past_complements(doc, last, stop)
    ends = "c" in cue.frames and last == stop - 1 and doc.tags[last].pos == "PUNCT"
    # "Il ladro è uscito, ha chiuso la porta, ed è fuggito": a figure of speech needs somebody beside it.
    plain = cue.end == main.end or cue.end == verb.end or cue.lemma in reporting(doc).plain_idioms
    bare = plain and speaker is None and last < stop and (doc.words[last] in PARTING or ends)
    if not bare and (speaker is None or not can_speak(doc, speaker)):
        return None
    beside = bare or speaker.start < cue.end
    closing = last if beside else _past_complements(doc, extent(doc, speaker)[1], stop)
    if read or _gerund_at(doc, closing):
        closing = next((token for token in range(closing, stop) if doc.tags[token].pos == "PUNCT"), stop)
    if closing < stop and doc.words[closing] not in PARTING and doc.tags[closing].pos != "PUNCT":
        return None
    closing = _past_apposition(doc, closing, stop)
    if speaker is not None and closing < stop:
        closing = past_incise(doc, speaker, closing, stop)
    return Incise(opening, closing, speaker, read)


def _after_fragment(doc: Document, mark: int) -> bool:
    """Whether the closing mark ends quoted words that are only the end of a clause: "è «un errore», ha detto"."""
    index = doc.quotation_of[mark - 1]
    return index >= 0 and ends_clause(doc, index)


def _from_where(doc: Document, index: int, cue: Cue) -> NounPhrase | None:
    """From whose place it is said, right after a plural verb: ", commentano dal ministero, …"."""
    phrase = agent_of(doc, index)
    plural = chunks(doc).verbs[index].number == "Plur"
    return phrase if plural and phrase is not None and phrase.prep_token == cue.end and is_who(doc, phrase) else None


def _source_learned_from(doc: Document, index: int) -> NounPhrase | None:
    """From whom it is learned, right after the verb: ", si apprende da fonti della Farnesina, …"; or None."""
    verb, phrase = chunks(doc).verbs[index], agent_of(doc, index)
    learned = verb.lemma in reporting(doc).impersonal and lexicon(doc).impersonal_clitics & set(verb.clitics)
    return phrase if learned and phrase is not None and phrase.prep_token == verb.end else None


def _gerund_at(doc: Document, token: int) -> bool:
    """Whether what the speaker does besides follows his name: ", scrive l'agenzia citando fonti del ministero"."""
    owner = chunks(doc).verb_of[token] if token < len(doc) else -1
    return owner >= 0 and chunks(doc).verbs[owner].form == "Ger"


def _past_complements(doc: Document, at: int, stop: int) -> int:
    """Past complements of a name that a comma closes: "l'Agenzia per le scienze marine,"; else the same token."""
    end = at
    while end < stop and doc.words[end] not in PARTING and doc.tags[end].pos != "PUNCT":
        if (time := time_end(doc, end)) > end:
            end = time
            continue
        owner = chunks(doc).noun_of[end]
        if owner < 0 and doc.tags[end].pos == "ADP" and end + 1 < stop:
            owner = chunks(doc).noun_of[end + 1]
        if owner < 0 and doc.tags[end].pos == "ADV" and end + 1 < stop and (end > at or doc.tags[end + 1].pos == "ADP"):
            # "in un'audizione davanti agli eurodeputati"
            end += 1
            continue
        if owner < 0 or not chunks(doc).nouns[owner].prep:
            return at
        end = chunks(doc).nouns[owner].end
    return end


def _past_apposition(doc: Document, comma: int, stop: int) -> int:
    """The comma that closes what tells who the speaker is (", spiega Ada Neri, geologa di Valdora, …"), or the same."""
    first = comma + 1
    while first + 1 < stop and doc.lowers[first] in reporting(doc).once:
        first += 1
    if first >= stop or doc.words[comma] != "," or doc.tags[first].pos != "NOUN":
        return comma
    owner = chunks(doc).noun_of[first]
    if owner < 0:
        return comma
    bare = chunks(doc).nouns[owner].head == first
    end = next((at for at in range(comma + 1, stop) if doc.tags[at].pos == "PUNCT"), stop)
    if bare and not has_finite(doc, comma, end):
        # ", spiega Ada Neri, geochimica all'università di Valdora."
        return end
    if not can_speak(doc, chunks(doc).nouns[owner]):
        return comma
    end = extent(doc, chunks(doc).nouns[owner])[1]
    return end if end < stop and doc.words[end] in PARTING else comma
