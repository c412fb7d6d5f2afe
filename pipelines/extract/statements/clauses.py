"""Rules for what stands under a reporting verb as a clause: "che", "di" and infinitive, a question, a colon."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import Candidate, inside, make, trim, whole_quotation
from pipelines.extract.statements.complements import clause_follows, complement, has_finite, quotation_at
from pipelines.extract.statements.cues import Cue
from pipelines.extract.statements.going_on import another_reports, first_finite
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.prepositions import attributes
from pipelines.extract.statements.saying import document_read, reports, speaker_phrase
from pipelines.extract.statements.who import can_speak, is_who, speaking
from pipelines.language.document import Document, Span
from pipelines.language.syntax import NounPhrase, chunks, left_subject, lexicon, right_subject

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
    if not reports(doc, index, cue._replace(belief=False)):
        return
    link = complement(doc, verb, cue)
    if link is None:
        return
    frame, _, start = link
    if cue.belief and not _quotes(doc, start, content_end(doc, start, index)):
        # The mind, not the mouth, but where it is quoted: "vuole che nascano «centri moderni»".
        return
    if frame == "q" and (
        quotation_at(doc, start)
        or attributes(doc, start, named=True)
        or not clause_follows(doc, start, doc.sentences[doc.sentence_of[start]].end)
        or another_reports(doc, start)
    ):
        # "La Casa Bianca nega: una funzionaria ha assicurato che …": what comes has a speaker of its own.
        return
    fronted = lexicon(doc).impersonal_clitics & set(verb.clitics)
    impersonal = verb.passive or (bool(fronted) and not cue.own_reflexive)
    if fronted and not verb.passive and not cue.own_reflexive and document_read(doc, index) is None:
        thing = left_subject(doc, index) or right_subject(doc, verb, cue.end)
        if thing is not None and (thing.start < verb.start or not is_who(doc, thing)):
            # "la discussione si aggiunge", "si aggiunge il fatto che": what has a subject is not said by nobody.
            return
    speaker = speaker_phrase(doc, index, impersonal)
    vetoed = speaker is not None and cue.lemma in reporting(doc).of_things and not can_speak(doc, speaker)
    unforeseen = cue.lemma in reporting(doc).foreseeing and (
        not impersonal and (speaker is None or not (is_who(doc, speaker) or _finding(doc, speaker)))
    )
    if unforeseen or vetoed:
        give_up(doc, RULE_OF_FRAME[frame], *doc.span(cue.start, cue.end), "its subject cannot speak")
        return
    if frame == "c" and cue.act == "request" and _relative(doc, start):
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
    if frame == "c" and doc.lowers[min(end, len(doc) - 1)] == ":" and not has_finite(doc, start, end):
        # "ha detto che la Terralta: «…»"
        return
    if frame == "s" and cue.act == "request":
        cue = cue._replace(act="ask")
    for first, last in _clauses(doc, start, end) if frame in "ci" else [(start, end)]:
        candidate = make(doc, RULE_OF_FRAME[frame], first, last, cue, speaker, impersonal=impersonal)
        if candidate is not None:
            yield candidate


def _finding(doc: Document, speaker: NounPhrase) -> bool:
    """Whether the phrase is what somebody found and wrote down: "una sentenza stabilisce che", and no plan or law."""
    return doc.lemmas[speaker.head] in reporting(doc).findings


def _relative(doc: Document, start: int) -> bool:
    """Whether "che" right after a noun and before an indicative is a pronoun: "ha chiesto a un uomo che passava"."""
    sentence = doc.sentences[doc.sentence_of[start]]
    verb = first_finite(doc, start, sentence.end)
    return verb is not None and verb.mood == "Ind" and chunks(doc).noun_of[max(0, start - 2)] >= 0


def _quotes(doc: Document, start: int, end: int) -> bool:
    """Whether quoted words, and not one alone, stand in tokens `[start, end)`."""
    quoted = {index for index in doc.quotation_of[start:end] if index >= 0}
    return any(doc.quotations[index].end_token - doc.quotations[index].start_token > 1 for index in quoted)


def after_colon(doc: Document, colon: int, cue: Cue | None, speaker: NounPhrase | None) -> Iterable[Candidate]:
    """The clause without marks that a colon at the token opens, said by the same speaker."""
    stop = doc.sentences[doc.sentence_of[colon - 1]].end
    if colon + 1 >= stop or doc.lowers[colon] != ":" or quotation_at(doc, colon + 1):
        return
    end = content_end(doc, colon + 1, -1)
    if has_finite(doc, colon + 1, end):
        span = trim(doc, doc.starts[colon + 1], doc.ends[end - 1])
        if span is not None:
            yield Candidate(rule=RULE_OF_FRAME["q"], parts=(span,), cue=cue, speaker=speaker)


def _clauses(doc: Document, start: int, end: int) -> list[Span]:
    """The token ranges of what is said: one, but where of the clauses that "che" joins some are quoted, wholly or in
    part, and others are not, each wholly quoted one is one and each run of others alike is; so is a quoted clause that
    ", ma" goes on with."""
    links = [start - 1]
    for token in range(start + 1, end - 1):
        joins = doc.lowers[token - 1] == "," or doc.lowers[token - 1] in lexicon(doc).coordinators
        joins = joins or doc.lowers[token - 1] in lexicon(doc).adversatives
        if joins and doc.lowers[token] in reporting(doc).complementizers and doc.quotation_of[token] < 0:
            links.append(token)
    stops = [*(_unlinked(doc, link) for link in links[1:]), end]
    ranges = [(link + 1, stop) for link, stop in zip(links, stops, strict=True)]
    quoted = [_how_quoted(doc, *span) for span in ranges]
    if len(set(quoted)) < 2:
        last = _quoted_contrast(doc, start, end)
        return [(start, last - 1), (last, end)] if last > start else [(start, end)]
    runs: list[Span] = []
    for span, marked, before in zip(ranges, quoted, [None, *quoted], strict=False):
        if marked == before and marked < 1:
            runs[-1] = (runs[-1][0], span[1])
        else:
            runs.append(span)
    return runs


def _unlinked(doc: Document, link: int) -> int:
    """Where the clause before the link at token `link` ends: before its comma and conjunction."""
    while doc.lowers[link - 1] == "," or doc.tags[link - 1].pos == "CCONJ":
        link -= 1
    return link


def _how_quoted(doc: Document, start: int, end: int) -> float:
    """1 where a quotation fills the tokens, a half where one stands in them, else 0."""
    if _all_quoted(doc, start, end):
        return 1.0
    return 0.5 if any(index >= 0 for index in doc.quotation_of[start:end]) else 0.0


def _all_quoted(doc: Document, start: int, end: int) -> bool:
    return start < end and whole_quotation(doc, doc.starts[start], doc.ends[end - 1]) >= 0


def _quoted_contrast(doc: Document, start: int, end: int) -> int:
    """The opening mark of the quoted clause that ends the range in contrast (", «ma costano di più»"), or 0."""
    for token in range(start + 1, end - 2):
        if doc.lowers[token - 1] == "," and quotation_at(doc, token) and doc.quotation_of[token] < 0:
            contrasting = doc.lowers[token + 1] in lexicon(doc).adversatives
            if contrasting and _all_quoted(doc, token, end) and has_finite(doc, token, end):
                return token
    return 0


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
    speaker, end = speaker_phrase(doc, index), content_end(doc, start, index)
    if speaker is not None and speaker.start == start:
        # "che si dichiaravano innocenti"
        before = left_subject(doc, index)
        speaker = speaking(doc, before) if before is not None else None
    candidate = make(doc, "statement.clause.reflexive", start, end, cue, speaker)
    if candidate is not None:
        yield candidate
    yield from after_colon(doc, end, cue, speaker)
