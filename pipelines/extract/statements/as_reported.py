"""Rules for attribution by a clause: "così assicura X", "come ha detto X", "secondo quanto riferito da X"."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.around import around, clause_start, one
from pipelines.extract.statements.candidates import MARKS, Candidate
from pipelines.extract.statements.complements import has_finite
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.saying import document_read, reports
from pipelines.extract.statements.sources import past_incise
from pipelines.extract.statements.who import is_who
from pipelines.language.document import Document
from pipelines.language.syntax import agent_of, chunks, coordinated, extent, lexicon, right_subject, subject_of


@rule("statement.so_said", example="La miniera darà lavoro a cento persone: così assicura il sindaco di Valdora.")
def so_said(doc: Document, token: int) -> Iterable[Candidate]:
    """A clause, a colon or comma, then "così" and who said it."""
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[token]]
    mark = token - 1
    if mark <= sentence.start or doc.words[mark] not in (",", ":") or doc.quotation_of[mark - 1] >= 0:
        return
    if doc.words[mark - 1] in MARKS:
        return
    at = token + 1
    while at < sentence.end and doc.tags[at].pos == "ADV":
        at += 1
    index = found.verb_of[at] if at < sentence.end else -1
    cue = cues(doc).get(index)
    if cue is None or found.verbs[index].form != "Fin" or not reports(doc, index, cue):
        return
    source = right_subject(doc, found.verbs[index], cue.end)
    if source is None or not is_who(doc, source):
        return
    start = clause_start(doc, mark, sentence.start)
    if has_finite(doc, start, mark):
        yield from one(doc, "statement.so_said", start, mark, cue, source, {})


@rule("statement.as_reported", example="Secondo quanto riferito dal sindaco di Valdora, la miniera è sicura.")
def as_reported(doc: Document, token: int, opener: tuple[str, ...]) -> Iterable[Candidate]:
    """ "secondo quanto riferito da X", "come ha spiegato X", "a quanto si apprende da X"."""
    found, lex = chunks(doc), reporting(doc)
    sentence = doc.sentences[doc.sentence_of[token]]
    at = token + len(opener)
    while at < sentence.end and found.verb_of[at] < 0 and at - token <= len(opener) + 2:
        if doc.tags[at].pos in ("CCONJ", "PUNCT", "SCONJ"):
            return
        at += 1
    index = found.verb_of[at] if at < sentence.end else -1
    if index < 0:
        return
    verb = found.verbs[index]
    cue = cues(doc).get(index)
    impersonal = verb.lemma in lex.impersonal and bool(lexicon(doc).impersonal_clitics & set(verb.clitics))
    surfaced = verb.lemma in lex.surfacing or (verb.form == "Part" and verb.lemma in lex.impersonal)
    impersonal = impersonal or (len(opener) > 1 and surfaced and not verb.clitics)
    if not impersonal and (cue is None or "c" not in cue.frames or cue.lemma in lex.foreseeing):
        return
    if cue is None:
        cue = Cue(verb.start, verb.end, index, verb.lemma, "assert", "q")
    if (
        verb.person in ("1", "2")
        or verb.form not in ("Fin", "Part")
        or (verb.form == "Fin" and verb.mood in ("Sub", "Imp"))
    ):
        return
    if verb.form == "Part" or verb.passive or impersonal:
        source = agent_of(doc, index) or (document_read(doc, index) if impersonal else None)
        if source is None and not impersonal and len(opener) == 1:
            return
    else:
        source = subject_of(doc, index, inverted=True)
        if source is None:
            give_up(doc, "statement.as_reported", *doc.span(token, verb.end), "nobody is named")
            return
    after = source is not None and source.start >= verb.end
    end = extent(doc, coordinated(doc, source)[-1])[1] if after else verb.end
    if after:
        end = past_incise(doc, source, end, sentence.end)
    if len(opener) > 1:
        words = opener if len(opener) == 2 and opener[0] in lex.bare_openers else opener[:-1]
        cue = cue._replace(start=token, end=token + len(words), verb=-1, lemma=" ".join(words), act="assert")
    yield from around(doc, token, end, cue, source, "statement.as_reported", impersonal=source is None)
