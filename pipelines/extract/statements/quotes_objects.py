"""Rules for quotations that are words somebody gives or is made to give: "usa l'espressione «…»", "fa dire a X"."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import rule
from pipelines.extract.statements.candidates import Candidate, inside
from pipelines.extract.statements.cues import Cue
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.marks import opening
from pipelines.extract.statements.who import can_speak, is_who
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, agent_of, chunks, complement_of, lexicon, subject_of

# The fewest tokens of a quotation that is more than a word looked at as a word: "la parola «guerra»".
PHRASE = 2


@rule("statement.quote.noun_object", example="Il sindaco di Valdora ha usato l'espressione «una cava senza fondo».")
def noun_object(doc: Document, index: int) -> Iterable[Candidate]:
    """A noun of speech right before the quotation, that a verb gives ("ha lanciato lo slogan «…»") or whose it is
    told: "citando le parole del figlio «…»"."""
    found, lex = chunks(doc), reporting(doc)
    mark = opening(doc, index)
    quotation = doc.quotations[index]
    owner = found.noun_of[mark - 1] if mark else -1
    words = doc.words[quotation.start_token : quotation.end_token]
    if owner < 0 or len(words) < PHRASE or all(word[:1].isupper() for word in words):
        return
    last = found.nouns[owner]
    whose = last if last.prep == lexicon(doc).genitive and is_who(doc, last) else None
    if whose is not None:
        owner = found.noun_of[last.prep_token - 1] if last.prep_token else -1
    noun = found.nouns[owner] if owner >= 0 else None
    if noun is None or noun.kind != "noun" or noun.prep or doc.sentence_of[noun.head] != doc.sentence_of[mark]:
        return
    lemma = doc.lemmas[noun.head]
    governor = _governor(doc, noun)
    if lemma not in lex.nouns or lemma in lex.quoting_only or governor < 0 or not _gives(doc, governor):
        return
    speaker = whose or _giver(doc, governor)
    cue = Cue(noun.head, noun.head + 1, -1, lemma, lex.nouns[lemma], "q")
    yield Candidate(
        rule="statement.quote.noun_object",
        parts=inside(doc, index),
        cue=cue,
        speaker=speaker,
    )


def _governor(doc: Document, phrase: NounPhrase) -> int:
    """The verb group right before the phrase, past adverbs; or -1."""
    at = phrase.start - 1
    while at > 0 and doc.tags[at].pos == "ADV":
        at -= 1
    return chunks(doc).verb_of[at] if at >= 0 else -1


def _gives(doc: Document, index: int) -> bool:
    """Whether the verb says that its subject gives the words that its object names."""
    verb, lex = chunks(doc).verbs[index], reporting(doc)
    told = verb.form in ("Fin", "Ger") and not (verb.modal or verb.negated) and verb.person not in ("1", "2")
    return told and verb.lemma in lex.giving | lex.using


def _giver(doc: Document, index: int) -> NounPhrase | None:
    """Who gives the words, where a phrase tells and can speak."""
    giver = agent_of(doc, index) if chunks(doc).verbs[index].passive else subject_of(doc, index)
    return giver if giver is not None and can_speak(doc, giver) else None


@rule("statement.quote.made_say", example="Il voto ha fatto dire al sindaco di Valdora: «La miniera riaprirà».")
def made_say(doc: Document, index: int) -> Iterable[Candidate]:
    """ "fare" and an infinitive of speech, with who is made to say it after "a", a colon and the quotation."""
    found, lex = chunks(doc), reporting(doc)
    colon = opening(doc, index) - 1
    if colon < 1 or doc.lowers[colon] != ":":
        return
    sentence = doc.sentences[doc.sentence_of[colon]]
    for verb in sorted({owner for owner in found.verb_of[sentence.start : colon] if owner >= 0}, reverse=True):
        saying, before = (
            found.verbs[verb],
            found.verb_of[found.verbs[verb].start - 1] if found.verbs[verb].start else -1,
        )
        frame = lex.verbs.get(saying.lemma)
        if saying.form != "Inf" or before < 0 or found.verbs[before].lemma not in lex.causative or frame is None:
            continue
        speaker = complement_of(doc, verb, (lexicon(doc).dative,))
        if speaker is not None and is_who(doc, speaker) and "q" in frame.frames:
            cue = Cue(found.verbs[before].start, saying.end, verb, frame.lemma, frame.act, frame.frames)
            parts = inside(doc, index)
            yield Candidate(rule="statement.quote.made_say", parts=parts, cue=cue, speaker=speaker)
        return
