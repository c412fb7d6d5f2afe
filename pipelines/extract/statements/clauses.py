"""Rules for what stands under a reporting verb as a clause: "che", "di" and infinitive, a question, a colon."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import Candidate, inside, make
from pipelines.extract.statements.complements import clause_follows, complement, has_finite, quotation_at
from pipelines.extract.statements.cues import Cue
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.saying import can_speak, is_who, reports, speaker_phrase
from pipelines.language.document import Document
from pipelines.language.syntax import chunks, left_subject, lexicon

RULE_OF_FRAME = {
    "c": "statement.clause.che",
    "i": "statement.clause.infinitive",
    "s": "statement.clause.question",
    "q": "statement.clause.colon",
}


@rule("statement.clause.che", example="Il ministro di Terralta ha dichiarato che la miniera resta chiusa.")
@rule("statement.clause.infinitive", example="La compagnia Terralta Spa ha detto di volere una nuova licenza.")
@rule("statement.clause.question", example="Il sindaco di Valdora ha chiesto se la miniera sia sicura.")
@rule("statement.clause.colon", example="Il geologo Ivo Ferri avverte: la vena è quasi esaurita.")
def clause(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """A reporting verb and its clause: "che", "come", "di" and infinitive, a question, or a colon without marks."""
    verb = chunks(doc).verbs[index]
    if not reports(doc, index, cue):
        return
    link = complement(doc, verb, cue)
    if link is None:
        return
    frame, _, start = link
    if frame == "q" and (
        quotation_at(doc, start) or not clause_follows(doc, start, doc.sentences[doc.sentence_of[start]].end)
    ):
        return
    fronted = lexicon(doc).impersonal_clitics & set(verb.clitics)
    impersonal = verb.passive or (bool(fronted) and not cue.own_reflexive)
    if fronted and not verb.passive and not cue.own_reflexive and left_subject(doc, index) is not None:
        # "la discussione si aggiunge": what has a subject of its own is not said by nobody.
        return
    speaker = speaker_phrase(doc, index, impersonal)
    vetoed = speaker is not None and cue.lemma in reporting(doc).of_things and not can_speak(doc, speaker)
    unforeseen = cue.lemma in reporting(doc).foreseeing and (
        not impersonal and (speaker is None or not is_who(doc, speaker))
    )
    if unforeseen or vetoed:
        give_up(doc, RULE_OF_FRAME[frame], *doc.span(cue.start, cue.end), "its subject cannot speak")
        return
    quoted = _quotation_after(doc, start) if frame == "i" else -1
    if quoted >= 0:
        yield Candidate(
            rule=RULE_OF_FRAME["i"], parts=inside(doc, quoted), cue=cue, speaker=speaker, impersonal=impersonal
        )
        return
    end = content_end(doc, start, index)
    if frame == "q" and not has_finite(doc, start, end):
        return
    second = _second_clause(doc, start, end) if frame == "c" else -1
    if second >= 0:
        first = make(doc, RULE_OF_FRAME[frame], start, second - 1, cue, speaker, impersonal=impersonal)
        if first is not None:
            yield first
        start = second + 1
    if frame == "s" and cue.act == "request":
        cue = cue._replace(act="ask")
    candidate = make(doc, RULE_OF_FRAME[frame], start, end, cue, speaker, impersonal=impersonal)
    if candidate is not None:
        yield candidate


def _second_clause(doc: Document, start: int, end: int) -> int:
    """The "che" that follows a clause which is all quotation, where what it opens is not: "che «A» e che b"; or -1."""
    if start + 1 >= end or doc.quotation_of[start] >= 0 or doc.quotation_of[start + 1] < 0:
        return -1
    after = doc.token_at(doc.quotations[doc.quotation_of[start + 1]].end)
    links = lexicon(doc).coordinators | lexicon(doc).adversatives
    after += doc.lowers[min(after, end - 1)] == ","
    if after + 2 >= end or doc.lowers[after] not in links or quotation_at(doc, after + 2):
        return -1
    return after + 1 if doc.lowers[after + 1] in reporting(doc).complementizers else -1


def _quotation_after(doc: Document, token: int) -> int:
    """The quotation right after the token that is all its clause holds: "dice di «agire da solo»"; or -1."""
    first = token + 2
    if first >= len(doc) or doc.quotation_of[token + 1] >= 0 or doc.quotation_of[first] < 0:
        return -1
    index = doc.quotation_of[first]
    after = doc.token_at(doc.quotations[index].end)
    goes_on = after < len(doc) and doc.tags[after].pos not in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ")
    return -1 if goes_on or doc.quotations[index].start_token != first else index


@rule("statement.clause.reflexive", example="La sindaca di Valdora si è detta pronta a riaprire la miniera.")
def reflexive(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """ "dirsi", "dichiararsi" and what the speaker calls himself."""
    if not cue.reflexive or not reports(doc, index, cue._replace(frames="c")):
        return
    start = cue.end
    while start < len(doc) and doc.tags[start].pos == "ADV":
        start += 1
    speaker = speaker_phrase(doc, index)
    candidate = make(doc, "statement.clause.reflexive", start, content_end(doc, start, index), cue, speaker)
    if candidate is not None:
        yield candidate
