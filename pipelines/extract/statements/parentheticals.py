"""The rule for a reporting clause between commas, inside or after what was said, with no marks."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import rule
from pipelines.extract.statements.before_colon import STOPS, colon_before, teller
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import Candidate, inside, trim
from pipelines.extract.statements.complements import clause_follows, depends, has_finite, quotation_at
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.prepositions import attributes
from pipelines.extract.statements.relatives import by_medium
from pipelines.extract.statements.reporting_incises import PARTING, Incise, incise_of
from pipelines.extract.statements.who import can_speak, is_who
from pipelines.language.document import Document, Span
from pipelines.language.syntax import (
    chunks,
    in_time,
    lexicon,
    subject_of,
    subordinate,
)

# The fewest tokens of a sentence with no verb that somebody says.
SHORTEST = 4
TELLING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "NUM"})
PARENTHETICAL = "statement.clause.parenthetical"


@rule(PARENTHETICAL, example="La miniera, ha spiegato il sindaco di Valdora, resta chiusa.")
def parenthetical(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """A reporting verb and its subject between commas, inside or after what was said, with no marks."""
    incise = incise_of(doc, index, cue)
    if incise is None:
        return
    if incise.speaker is None and not incise.read:
        incise = incise._replace(speaker=teller(doc, chunks(doc).verbs[index].start, chunks(doc).verbs[index]))
    sentence = doc.sentences[doc.sentence_of[cue.start]]
    opening, closing = incise.opening, incise.closing
    begins, after = _begins(doc, sentence.start, opening), closing + 1
    told_on = after < sentence.end and doc.words[closing] == ":" and not quotation_at(doc, after)
    told_on = told_on and clause_follows(doc, after, sentence.end) and not _other_subject(doc, index, incise)
    if lexicon(doc).preposition_of.get(doc.lowers[begins]) == lexicon(doc).dative and _whom(doc, begins + 1, cue):
        # "A chi gli chiedeva se la cava chiude, ha risposto": whom he answered.
        return
    parted = told_on or (after < sentence.end and doc.words[closing] in PARTING)
    told = (parted and _own_clause(doc, after)) or _of_a_thing(doc, begins, opening)
    if incise.speaker is not None and _object_likely(doc, index, cue) and not told:
        return
    goes_on = parted and (quotation_at(doc, after) or _predicate_at(doc, after))
    if _rival(doc, index, incise) and not (incise.read or goes_on):
        return
    # "È convinto, ha detto, che …": the clause is the adjective's.
    convinced = doc.lowers[opening - 1] in reporting(doc).convinced
    rest = parted and (convinced or not _relative_at(doc, after, sentence.end))
    rest = rest and not (clause_follows(doc, begins, opening) and _occasion(doc, after))
    said = any(doc.tags[token].pos in TELLING or in_time(doc, token) for token in range(begins, opening))
    if rest and quotation_at(doc, after) and not said:
        return
    participle = chunks(doc).verb_of[after] if rest else -1
    if participle >= 0 and chunks(doc).verbs[participle].form == "Part":
        # ", citato dalla stampa" tells more of the speaker.
        rest = clause_follows(doc, chunks(doc).verbs[participle].end, sentence.end)
    first = trim(doc, doc.starts[begins], doc.ends[opening - 1])
    # "Se ne va perché - ha detto - «il posto è piccolo»": only the quoted reason is his.
    conjunctions = lexicon(doc).subordinators - lexicon(doc).relative_heads
    reason = parted and quotation_at(doc, after) and doc.lowers[opening - 1] in conjunctions
    parts = [first] if first and not reason else []
    if reason:
        parts = list(inside(doc, doc.quotation_of[after + (doc.quotation_of[after] < 0)]))
    elif rest and (span := trim(doc, doc.starts[after], doc.ends[content_end(doc, after, index) - 1])):
        parts.append(span)
    before_it = clause_follows(doc, begins, opening) or not said or _no_subject(doc, begins, opening)
    before_it = before_it or told_on or (rest and _adverbial(doc, begins))
    clause = before_it and any(has_finite(doc, *doc.tokens_in(start, end)) for start, end in parts)
    alone = "c" in cue.frames and rest and not _other_subject(doc, index, incise)
    if clause or (parts and goes_on and rest) or (alone and _verbless(doc, begins, incise, tuple(parts))):
        yield Candidate(rule=PARENTHETICAL, parts=tuple(parts), cue=cue, speaker=incise.speaker)


def _occasion(doc: Document, token: int) -> bool:
    """Whether what follows the incise tells when or where it was said: ", al termine dei colloqui", ", in una nota"."""
    found, words = chunks(doc), reporting(doc)
    owner = found.noun_of[token] if found.noun_of[token] >= 0 else found.noun_of[min(token + 1, len(doc) - 1)]
    medium = owner >= 0 and found.nouns[owner].prep_token == token and by_medium(doc, found.nouns[owner])
    named = any(tuple(doc.lowers[token : token + len(entry)]) == entry for entry in words.occasions)
    gerund = found.verb_of[token] in cues(doc) and found.verbs[found.verb_of[token]].form == "Ger"
    return medium or named or gerund


def _whom(doc: Document, token: int, cue: Cue) -> bool:
    """Whether whom somebody answers begins at the token, or what: "a chi chiedeva", "alla domanda se"."""
    words = reporting(doc)
    answers = cue.lemma in words.answering
    asked = doc.lemmas[token] in words.asked and token + 1 < len(doc) and doc.lowers[token + 1] in words.questions
    return answers and (asked or doc.lowers[token] in lexicon(doc).free_relatives)


def _object_likely(doc: Document, index: int, cue: Cue) -> bool:
    """Whether the phrase after the verb may be whom it was said to: "…, ha avvertito la polizia, …"."""
    return chunks(doc).verbs[index].perfect and cue.lemma in reporting(doc).person_objects


def _of_a_thing(doc: Document, start: int, end: int) -> bool:
    """Whether the last main clause in tokens `[start, end)` has a subject that warns nobody: "la cava è chiusa"."""
    found = chunks(doc)
    for index in sorted({owner for owner in found.verb_of[start:end] if owner >= 0}, reverse=True):
        if found.verbs[index].form == "Fin" and not subordinate(doc, found.verbs[index]):
            thing = subject_of(doc, index)
            return thing is not None and not can_speak(doc, thing)
    return False


def _own_clause(doc: Document, after: int) -> bool:
    """Whether a clause with its own subject begins at the token, neither relative nor joined to the one before."""
    stop = doc.sentences[doc.sentence_of[after]].end
    joined = doc.lowers[after] in lexicon(doc).coordinators | lexicon(doc).adversatives
    return not joined and not _relative_at(doc, after, stop) and clause_follows(doc, after, stop)


def _verbless(doc: Document, begins: int, incise: Incise, parts: tuple[Span, ...]) -> bool:
    """Whether the words around the incise are all of a sentence with no verb but its own: "Merito, spiega Ada Neri, di
    un fondo da cento milioni"."""
    sentence = doc.sentences[doc.sentence_of[incise.opening]]
    found = chunks(doc)
    outside = (*range(begins, incise.opening), *range(incise.closing + 1, sentence.end))
    finite = any(
        found.verb_of[at] >= 0
        and found.verbs[found.verb_of[at]].form == "Fin"
        and not subordinate(doc, found.verbs[found.verb_of[at]])
        for at in outside
    )
    if finite or not parts or any(doc.quotation_of[at] >= 0 for at in outside):
        return False
    said = [at for start, end in parts for at in range(*doc.tokens_in(start, end))]
    nouns = {found.noun_of[at] for at in said if found.noun_of[at] >= 0 and not in_time(doc, at)}
    return len(said) >= SHORTEST and len(nouns) >= 1 and (incise.speaker is not None or len(nouns) > 1)


def _rival(doc: Document, index: int, incise: Incise) -> bool:
    """Whether somebody before the verb may be its subject, rather than who stands in the incise."""
    named = incise.speaker is not None and (incise.speaker.kind == "name" or is_who(doc, incise.speaker))
    return not named and _other_subject(doc, index, incise)


def _other_subject(doc: Document, index: int, incise: Incise) -> bool:
    """Whether the verb has a subject before it, and past a colon, that can speak, beside the speaker of the incise."""
    left = subject_of(doc, index)
    rival = left is not None and left != incise.speaker and can_speak(doc, left)
    return rival and left.end > colon_before(doc, incise.opening)


def _begins(doc: Document, floor: int, opening: int) -> int:
    """Where what is said before the incise begins.

    At its sentence, or past a stop; past a clause and the relative pronoun that the incise follows ("…, che,
    sottolinea, …"); past what somebody else said, where a link and words with no verb follow it.
    """
    lex = lexicon(doc)
    begins = next((t + 1 for t in range(opening - 1, floor, -1) if doc.words[t] in STOPS), floor)
    if doc.lowers[opening - 1] in lex.relative_heads and has_finite(doc, begins, opening):
        return opening
    for token in range(opening - 1, begins, -1):
        if chunks(doc).verb_of[token] >= 0 or doc.quotation_of[token] >= 0:
            break
        if doc.lowers[token] in lex.adversatives or doc.lowers[token] in lex.coordinators:
            told = any(
                doc.quotation_of[at] >= 0 or chunks(doc).verb_of[at] in cues(doc) or attributes(doc, at)
                for at in range(begins, token)
            )
            return token + 1 if told else begins
    return begins


def _relative_at(doc: Document, token: int, stop: int) -> bool:
    """Whether a relative clause begins at the token ("che", "secondo il quale"): it tells more of the speaker."""
    for at in range(token, min(token + 3, stop)):
        if doc.lowers[at] in lexicon(doc).free_relatives:
            return False
        if doc.lowers[at] in lexicon(doc).relative:
            return True
        if doc.tags[at].pos not in ("ADP", "DET"):
            return False
    return False


def _no_subject(doc: Document, start: int, end: int) -> bool:
    """Whether only complements stand in tokens `[start, end)`: "Sulle batterie, calcola, la differenza è poca"."""
    found = chunks(doc)
    return all(found.noun_of[at] < 0 or found.nouns[found.noun_of[at]].prep for at in range(start, end))


def _adverbial(doc: Document, token: int) -> bool:
    """Whether a clause that depends on another begins at the token, with or without a finite verb that was found:
    "Per aprire un sito, calcola, …", "Se il prezzo sale, spiega, …"."""
    if depends(doc, token):
        return True
    owner = chunks(doc).verb_of[token + (doc.tags[token].pos == "ADP")]
    return owner >= 0 and chunks(doc).verbs[owner].form in ("Inf", "Ger")


def _predicate_at(doc: Document, token: int) -> bool:
    """Whether a finite verb begins at the token, past adverbs."""
    while token < len(doc) - 1 and doc.tags[token].pos == "ADV" and chunks(doc).verb_of[token] < 0:
        token += 1
    owner = chunks(doc).verb_of[token]
    return owner >= 0 and chunks(doc).verbs[owner].form == "Fin"
