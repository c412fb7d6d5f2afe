"""The rule for what a noun of speech holds as a clause, with no marks: "l'annuncio di X che", "la promessa di X di"."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.around import around, clause_start
from pipelines.extract.statements.before_colon import teller
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import Candidate, make, trim
from pipelines.extract.statements.complements import clause_follows, depends, has_finite, infinitive_at, quotation_at
from pipelines.extract.statements.cues import TAKEN_UP, Cue, cues
from pipelines.extract.statements.going_on import another_reports
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.relatives import opens_clause
from pipelines.extract.statements.who import can_speak, is_who
from pipelines.language.document import Document, Sentence
from pipelines.language.syntax import (
    Lexicon,
    NounPhrase,
    VerbGroup,
    agent_of,
    chunks,
    complement_of,
    extent,
    in_time,
    lexicon,
    subject_of,
    subordinate,
)

# How many tokens may stand between the noun and its clause: whose it is, to whom it goes, when it was said.
REACH = 16
FILLING = frozenset({"ADJ", "ADV", "ADP", "DET", "PROPN"})


def noun_clauses(doc: Document) -> Iterable[Candidate]:
    """The candidates of every noun of speech outside quotations, in reading order."""
    nouns = reporting(doc).clause_nouns.keys() - reporting(doc).quoting_only
    for phrase in chunks(doc).nouns:
        if doc.lemmas[phrase.head] in nouns and phrase.kind == "noun" and doc.quotation_of[phrase.head] < 0:
            yield from noun_clause(doc, phrase)
            yield from noun_incise(doc, phrase)


@rule("statement.noun.clause", example="L'annuncio del ministro di Terralta che la miniera resta chiusa sorprende.")
def noun_clause(doc: Document, phrase: NounPhrase) -> Iterable[Candidate]:
    """A noun of speech, whose it is, and what was said: "che" and a clause, "di" or "a" and an infinitive, a colon."""
    sentence = doc.sentences[doc.sentence_of[phrase.head]]
    if sentence.kind == "furniture" or any(
        doc.lowers[at] in reporting(doc).demonstratives for at in range(phrase.start, phrase.head)
    ):
        return
    link = _link(doc, phrase, min(sentence.end, phrase.end + REACH), sentence.end)
    if link is None:
        return
    start, owner = link
    if doc.lowers[start - 1] == ":" and another_reports(doc, start):
        # "Immediata la reazione di Oslo: il portavoce ha esortato …": what comes has a speaker of its own.
        return
    governor = _governor(doc, phrase, sentence.start)
    if governor >= 0 and chunks(doc).verbs[governor].copular and doc.lowers[start - 2] != ",":
        # "Queste sono le parole del sindaco, che …": what they were stands elsewhere.
        return
    if governor >= 0 and "n" in getattr(cues(doc).get(governor), "frames", ""):
        # The verb reports, and the noun with its clause is its complement.
        return
    end = content_end(doc, start, -1)
    if doc.lowers[start - 1] != ":":
        end = _before_main(doc, start, end, doc.lowers[start - 1] in reporting(doc).complementizers)
    speaker = owner or (_giver(doc, governor, phrase) if governor >= 0 else None)
    lemma = doc.lemmas[phrase.head]
    act = reporting(doc).clause_nouns[lemma]
    if speaker is None and (told := _told_by(doc, phrase, end, sentence)) is not None:
        speaker, act = told[0], told[1] or act
    goes_on = speaker is None and _alone(doc, phrase, sentence.start)
    if speaker is None and not goes_on:
        give_up(doc, "statement.noun.clause", *doc.span(phrase.start, phrase.end), "nobody is named whose words it is")
        return
    cue = Cue(phrase.head, phrase.head + 1, -1, lemma, act, "c")
    candidate = make(doc, "statement.noun.clause", start, end, cue, speaker, continues=goes_on)
    if candidate is not None:
        yield candidate


def _alone(doc: Document, phrase: NounPhrase, first: int) -> bool:
    """Whether the noun with its article is all that stands before a colon: "Poi l'ammissione: …" goes on speaking."""
    words, lemma = reporting(doc), doc.lemmas[phrase.head]
    bare = phrase.end < len(doc) and doc.lowers[phrase.end] == ":" and lemma in words.nouns.keys() - words.quoting_only
    definite = doc.lowers[phrase.start] in lexicon(doc).definite_articles and not phrase.prep
    return bare and definite and all(doc.tags[at].pos in ("ADV", "CCONJ") for at in range(first, phrase.start))


@rule("statement.noun.incise", example="Le scorte, è la stima di Ada Neri, coprono appena sette settimane.")
def noun_incise(doc: Document, phrase: NounPhrase) -> Iterable[Candidate]:
    """A noun of speech between commas, inside what was said, with whose it is or nobody: "Entro maggio, la promessa del
    sindaco, la cava riaprirà"."""
    found, lemma = chunks(doc), doc.lemmas[phrase.head]
    sentence = doc.sentences[doc.sentence_of[phrase.head]]
    copula = found.verb_of[phrase.start - 1] if phrase.start else -1
    start = found.verbs[copula].start if copula >= 0 and found.verbs[copula].copular else phrase.start
    definite = doc.lowers[phrase.start] in lexicon(doc).definite_articles and not phrase.prep
    said = reporting(doc).nouns.keys() - reporting(doc).quoting_only
    if not definite or start <= sentence.start or doc.lowers[start - 1] != "," or lemma not in said:
        return
    owner = found.noun_of[phrase.end] if phrase.end < sentence.end else -1
    if owner < 0 and phrase.end + 1 < sentence.end:
        owner = found.noun_of[phrase.end + 1]
    genitive = found.nouns[owner] if owner >= 0 else None
    owned = genitive is not None and genitive.prep == lexicon(doc).genitive and is_who(doc, genitive)
    end = extent(doc, genitive)[1] if owned else phrase.end
    if end >= sentence.end or doc.lowers[end] != "," or not (owned or start < phrase.start):
        return
    cue = Cue(phrase.head, phrase.head + 1, -1, lemma, reporting(doc).nouns[lemma], "c")
    speaker = genitive if owned else teller(doc, start)
    begins = clause_start(doc, start - 1, sentence.start)
    goes_on = end + 1 < sentence.end and has_finite(doc, end, sentence.end)
    if goes_on and doc.lowers[end + 1] not in lexicon(doc).relative and depends(doc, begins):
        # "Se oggi tocca al rame, è la sua tesi, domani toccherà al litio"
        first = trim(doc, doc.starts[begins], doc.ends[start - 2])
        second = trim(doc, doc.starts[end + 1], doc.ends[content_end(doc, end + 1, -1) - 1])
        parts = tuple(part for part in (first, second) if part)
        yield Candidate(rule="statement.noun.incise", parts=parts, cue=cue, speaker=speaker)
        return
    yield from around(doc, start, end, cue, speaker, "statement.noun.incise")


def _link(doc: Document, phrase: NounPhrase, reach: int, stop: int) -> tuple[int, NounPhrase | None] | None:
    """The first token of what was said, and whose words the genitive says it is; None where no clause follows."""
    found, lex, words = chunks(doc), lexicon(doc), reporting(doc)
    owner: NounPhrase | None = None
    at = phrase.end
    while at < reach:
        word = doc.lowers[at]
        if word in words.complementizers:
            apart = doc.lowers[at - 1] == "," and "," not in doc.lowers[phrase.end : at - 1]
            conjunction = doc.tags[at].pos == "SCONJ" or opens_clause(doc, at)
            said = conjunction and not apart and clause_follows(doc, at + 1, stop)
            return (at + 1, owner) if said else None
        linked = word in words.infinitive or (word in words.infinitive_to and doc.lemmas[phrase.head] in words.inviting)
        if linked and infinitive_at(doc, at + 1, stop):
            # "la lettera di dimettersi" is no promise: what is written or broadcast holds words in a clause.
            return None if doc.lemmas[phrase.head] in words.documents | words.via_nouns else (at, owner)
        if word == ":":
            plain = not quotation_at(doc, at + 1) and clause_follows(doc, at + 1, stop)
            return (at + 1, owner) if plain else None
        noun = found.noun_of[at]
        if noun >= 0:
            following = found.nouns[noun]
            if not following.prep and not in_time(doc, at) and owner is None:
                return None
            if doc.lemmas[following.head] in words.fact and following.end < reach:
                # "perplessità sul fatto che": the fact is what was said.
                at = following.end
                continue
            owning = following.prep in (lex.genitive, lex.agent) and following.kind != "pronoun"
            at = following.end
            if owner is None and owning and is_who(doc, following):
                owner, at = following, max(at, extent(doc, following)[1])
                at += at < reach and doc.lowers[at] == "," and "," in doc.lowers[following.end : at]
            continue
        verb = found.verb_of[at]
        if verb >= 0:
            comes = _comes(doc, phrase, found.verbs[verb])
            if found.verbs[verb].form != "Part" and not comes and not _is_what(doc, found.verbs[verb]):
                return None
            at = found.verbs[verb].end
            continue
        opens = doc.lowers[at] == "," and at == phrase.end and found.verb_of[min(at + 1, stop - 1)] >= 0
        closes = (
            doc.lowers[at] == "," and at > phrase.end and doc.lowers[min(at + 1, stop - 1)] in words.complementizers
        )
        if doc.tags[at].pos not in FILLING and not in_time(doc, at) and not opens and not closes:
            return None
        at += 1
    return None


def _comes(doc: Document, phrase: NounPhrase, verb: VerbGroup) -> bool:
    """Whether the words come from somebody: "la conferma arriva dal ministro: …"; news comes from a place."""
    words = reporting(doc)
    told = verb.form == "Fin" and not verb.negated and doc.lemmas[phrase.head] not in words.pointed_at
    return told and verb.lemma in words.coming


def _is_what(doc: Document, verb: VerbGroup) -> bool:
    """Whether the copula tells what the words are: "la tesi della procura è che …"."""
    return verb.copular and verb.end < len(doc) and doc.lowers[verb.end] in reporting(doc).complementizers


def _before_main(doc: Document, start: int, end: int, finite: bool) -> int:
    """Where the clause ends before the verb that the noun is the subject of, or before another main clause; `finite`:
    the clause has a finite verb of its own."""
    found, lex = chunks(doc), lexicon(doc)
    pending, comma = finite, -1
    for at in range(start, end):
        if doc.lowers[at] == "," and doc.quotation_of[at] < 0:
            comma = at
        owner = found.verb_of[at]
        if owner < 0 or found.verbs[owner].form != "Fin" or found.verbs[owner].start != at:
            continue
        if pending and _told_aside(doc, start, at):
            # "che il virus, che ha ucciso molti, è stato spedito": the clause has its verb still to come.
            continue
        if pending:
            pending, comma = False, -1
        elif not subordinate(doc, found.verbs[owner]) and not (finite and _joined(doc, lex, start, at)):
            return comma if comma > start else at
    return end


def _told_aside(doc: Document, start: int, verb: int) -> bool:
    """Whether a relative pronoun stands after token `start`, before the finite verb and after any other."""
    for at in range(verb - 1, start, -1):
        owner = chunks(doc).verb_of[at]
        if owner >= 0 and chunks(doc).verbs[owner].form == "Fin":
            return False
        if doc.lowers[at] in lexicon(doc).relative_heads:
            return doc.lowers[at - 1] == "," or chunks(doc).noun_of[at - 1] >= 0
    return False


def _joined(doc: Document, lex: Lexicon, start: int, verb: int) -> bool:
    """Whether the clause of the verb is joined to the one before it by "e" or "ma", its subject between or not."""
    at = verb - 1
    while at > start and chunks(doc).verb_of[at] < 0 and doc.lowers[at] != ",":
        if doc.lowers[at] in lex.coordinators or doc.lowers[at] in lex.adversatives:
            return True
        at -= 1
    return False


def _governor(doc: Document, phrase: NounPhrase, floor: int) -> int:
    """The verb group right before the phrase that has it as its object, or -1."""
    at = phrase.start - 1
    while at >= floor and doc.tags[at].pos == "ADV":
        at -= 1
    return chunks(doc).verb_of[at] if at >= floor and not phrase.prep else -1


def _giver(doc: Document, index: int, phrase: NounPhrase) -> NounPhrase | None:
    """Who gives the words, where the verb says that its subject does ("ha lanciato un monito") or that they come from
    a place ("da Oslo arriva un monito")."""
    verb: VerbGroup = chunks(doc).verbs[index]
    words = reporting(doc)
    if verb.form not in ("Fin", "Ger") or verb.modal or verb.negated or verb.person in ("1", "2"):
        return None
    if verb.lemma in words.giving and doc.lemmas[phrase.head] not in words.of_deeds:
        giver = agent_of(doc, index) if verb.passive else subject_of(doc, index)
        return giver if giver is not None and giver != phrase and can_speak(doc, giver) else None
    if verb.lemma in words.coming:
        return _from_where(doc, verb) or complement_of(doc, index, (lexicon(doc).agent,))
    return None


def _told_by(doc: Document, phrase: NounPhrase, end: int, sentence: Sentence) -> tuple[NounPhrase, str] | None:
    """From whom the words come, or who confirms or denies them, told before the noun or by the verb after its clause,
    and the act, empty where it is the noun's: "È arrivata dal ministro la conferma che …", "La notizia che … è stata
    smentita dal ministro"; or None."""
    found, floor = chunks(doc), sentence.start
    giver = _agent_before(doc, phrase.start - 1 - (doc.lowers[phrase.start - 1] == ","), floor)
    index = found.verb_of[end] if end < sentence.end else -1
    if giver is not None:
        at = giver.prep_token - 1
        while at > floor and (doc.lowers[at] == "," or in_time(doc, at) or doc.tags[at].pos == "ADV"):
            at -= 1
        index = found.verb_of[at] if at >= floor else -1
        if index >= 0 and found.verbs[index].start != floor:
            return None
    elif index >= 0:
        giver = agent_of(doc, index) or complement_of(doc, index, (lexicon(doc).agent,))
    if giver is None or index < 0 or not is_who(doc, giver):
        return None
    verb, cue = found.verbs[index], cues(doc).get(index)
    if verb.lemma in reporting(doc).coming and not verb.negated:
        return giver, ""
    told = cue is not None and cue.act in TAKEN_UP and (verb.passive or verb.form == "Part")
    return (giver, cue.act) if told else None


def _agent_before(doc: Document, token: int, floor: int) -> NounPhrase | None:
    """The agent, with its genitives and the name in apposition, that ends at the token; or None."""
    found = chunks(doc)
    while token > floor and (owner := found.noun_of[token]) >= 0:
        phrase = found.nouns[owner]
        if phrase.prep == lexicon(doc).agent:
            return phrase
        if phrase.prep not in ("", lexicon(doc).genitive):
            return None
        token = (phrase.prep_token if phrase.prep else phrase.start) - 1
    return None


def _from_where(doc: Document, verb: VerbGroup) -> NounPhrase | None:
    """Whom the words come from, told before the verb: "Dal ministero è arrivata una smentita"."""
    owner = chunks(doc).noun_of[verb.start - 1] if verb.start else -1
    phrase = chunks(doc).nouns[owner] if owner >= 0 else None
    return phrase if phrase is not None and phrase.prep == lexicon(doc).agent and is_who(doc, phrase) else None
