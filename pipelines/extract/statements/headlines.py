"""The rule for what a person says after a colon, without marks: a headline's way to report, and a live blog's."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import rule
from pipelines.extract.statements.candidates import Candidate, trim
from pipelines.extract.statements.complements import quotation_at
from pipelines.extract.statements.cues import cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.reporting_incises import incise_of
from pipelines.extract.statements.who import is_who
from pipelines.language.document import Document
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import chunks, extent, lexicon, subordinate

# How many tokens may lead to the colon.
LEAD = 10


@rule("statement.colon", example="Litio, il ministro Ivo Ferri: la miniera di Valdora riaprirà a maggio.")
def colon_without_marks(doc: Document, index: int) -> Iterable[Candidate]:
    """A person, a colon and a clause. What stands before the colon has no verb, and a country is a topic there."""
    sentence = doc.sentences[index]
    if sentence.kind == "furniture":
        return
    found = chunks(doc)
    colons = [token for token in range(sentence.start + 1, sentence.end - 1) if doc.lowers[token] == ":"]
    for colon in colons[: 2 if sentence.kind == "headline" else 1]:
        begins = max((other + 1 for other in colons if other < colon), default=sentence.start)
        owner = found.noun_of[colon - 1]
        goes_on = doc.words[colon + 1][:1].islower()
        while goes_on and owner >= 0 and found.nouns[owner].prep == lexicon(doc).genitive:
            # "L'amministratrice delegata della Terralta: la cava …", and not "l'attore di Star Trek: Deep Space Nine".
            before = found.nouns[owner].prep_token - 1
            owner = found.noun_of[before] if before >= begins else -1
        told = any(verb >= 0 for verb in found.verb_of[begins:colon])
        if told or colon - begins > LEAD or owner < 0 or quotation_at(doc, colon + 1):
            continue
        phrase = found.nouns[owner]
        mention = mention_at(doc, phrase.head)
        person = mention is not None and mention.entity is not None and mention.entity.entity_type == "person"
        led = phrase.start == begins and doc.tags[begins].pos == "DET" and extent(doc, phrase)[1] == colon
        people = (sentence.kind == "headline" or led) and doc.lemmas[phrase.head] in reporting(doc).people
        if phrase.prep or not is_who(doc, phrase) or not (person or people):
            continue
        verbs = [found.verbs[verb] for verb in found.verb_of[colon + 1 : sentence.end] if verb >= 0]
        after = {*found.verb_of[colon : sentence.end]} & cues(doc).keys()
        if any(incise_of(doc, index, cues(doc)[index]) for index in after):
            # "Più cauto Ivo Ferri: il prezzo, prevede, sarà alto": the incise says it.
            continue
        span = trim(doc, doc.starts[colon + 1], doc.ends[sentence.end - 1])
        clause = any(verb.form == "Fin" and not subordinate(doc, verb) for verb in verbs)
        if span is not None and clause:
            yield Candidate(rule="statement.colon", parts=(span,), cue=None, speaker=phrase)
            return
