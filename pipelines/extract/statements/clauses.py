"""Rules for speech without marks, or with some: what stands under a reporting verb."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import MARKS, Candidate, inside, trim, whole_quotation
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.language.document import Document, Mention, Span
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    agent_of,
    chunks,
    extent,
    lexicon,
    object_of,
    right_subject,
    subject_of,
)

# How many tokens may stand between a reporting verb and its "che": subject, addressee, medium and time.
REACH = 30
PARTING = frozenset({",", "–", "—", "-"})
SPEAKING_TYPES = frozenset({"person", "organization", "government", "company", "media", "country"})


def reports(doc: Document, index: int, cue: Cue) -> bool:
    """Whether the verb says that something was said: third person, not wished, ordered or only possible."""
    verb = chunks(doc).verbs[index]
    if doc.quotation_of[verb.head] >= 0 or doc.sentences[doc.sentence_of[verb.head]].kind == "furniture" or cue.belief:
        return False
    if verb.form == "Ger":
        return True
    if cue.governor >= 0:
        verb = chunks(doc).verbs[cue.governor]
    if verb.form != "Fin" or verb.person not in ("3", "") or verb.mood in ("Sub", "Imp") or verb.tense == "Fut":
        return False
    if verb.mood == "Cnd" and not verb.perfect:
        return False
    return not verb.modal or not (verb.mood == "Cnd" or verb.modal != "volere" or verb.lemma == "dire")


def make(
    doc: Document, rule_id: str, start: int, end: int, cue: Cue, speaker: NounPhrase | None, **more
) -> Candidate | None:
    """A candidate over tokens `[start, end)`; a quotation that fills them is taken without its marks."""
    if end <= start:
        return None
    first, last = doc.starts[start], doc.ends[end - 1]
    index = whole_quotation(doc, first, last)
    if index >= 0:
        parts: tuple[Span, ...] = inside(doc, index)
    else:
        span = trim(doc, first, last)
        if span is None:
            return None
        parts = (span,)
    return Candidate(rule=rule_id, parts=parts, cue=cue, speaker=speaker, **more) if parts else None


def complement(doc: Document, verb: VerbGroup, cue: Cue) -> tuple[str, int, int] | None:
    """`(frame letter, token of the link, first token of the content)` of what the verb reports, or None."""
    found, lex, words = chunks(doc), lexicon(doc), reporting(doc)
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    at = cue.end
    stop = min(sentence.end, at + REACH)
    direct = plain = plain_verb = True
    while at < stop:
        word = doc.lowers[at]
        if word in words.complementizers and at + 1 < sentence.end:
            if "c" not in cue.frames or not plain_verb:
                return None
            if at > cue.end and _relative_here(doc, verb, at, direct):
                at = _past_relative(doc, at, sentence.end)
                continue
            return "c", at, _past_comma(doc, at + 1)
        if direct and word in words.manner and "c" in cue.frames and _clause_follows(doc, at + 1, sentence.end):
            return "c", at, at + 1
        if plain and word in words.infinitive and "i" in cue.frames and _infinitive_at(doc, at + 1, sentence.end):
            return "i", at, at
        if direct and word in words.questions and "s" in cue.frames and _clause_follows(doc, at + 1, sentence.end):
            return "s", at, at
        if word == ":" and "q" in cue.frames and at + 1 < sentence.end and found.verb_of[at - 1] >= 0:
            return "q", at, at + 1
        if doc.quotation_of[at] >= 0 or word in (";", ":"):
            return None
        if word == ",":
            plain_verb = True
        owner = found.verb_of[at]
        if owner >= 0:
            if found.verbs[owner].form == "Fin":
                return None
            if found.verbs[owner].form != "Part":
                plain_verb = False
            at = found.verbs[owner].end
            direct = plain = False
            continue
        owner = found.noun_of[at]
        if owner >= 0:
            if not _in_time(doc, at) and not found.nouns[owner].prep:
                direct = False
                plain = plain and "n" not in cue.frames
            elif found.nouns[owner].prep not in ("", "a"):
                plain = plain and _in_time(doc, at)
            at = found.nouns[owner].end
            continue
        if word in lex.adversatives or (word in lex.coordinators and not direct):
            return None
        at += 1
    return None


def _in_time(doc: Document, token: int) -> bool:
    covered = doc.cache.get("time_tokens")
    if covered is None:
        covered = doc.cache["time_tokens"] = frozenset(
            token for time in doc.times for token in range(time.start, time.end)
        )
    return token in covered


def _past_comma(doc: Document, at: int) -> int:
    return at + 1 if at + 1 < len(doc) and doc.lowers[at] == "," else at


def _relative_here(doc: Document, verb: VerbGroup, che: int, direct: bool) -> bool:
    """Whether "che" hangs on the noun phrase before it, which is the object of a verb that has its subject."""
    found, words = chunks(doc), reporting(doc)
    if doc.tags[che].pos == "PRON" and (not direct or doc.lowers[che - 1] == ","):
        return True
    if direct:
        return False
    owner = found.noun_of[che - 1]
    if owner < 0:
        return False
    if doc.lemmas[found.nouns[owner].head] in words.fact:
        return False
    index = found.verb_of[verb.head]
    return object_of(doc, index) is not None and subject_of(doc, index) is not None and found.nouns[owner].prep == ""


def _past_relative(doc: Document, che: int, stop: int) -> int:
    """The token after the comma that closes the relative clause at `che`; past the pronoun where none does."""
    found = chunks(doc)
    at = che + 1
    seen = False
    while at < stop:
        owner = found.verb_of[at]
        seen = seen or (owner >= 0 and found.verbs[owner].form == "Fin")
        if seen and doc.lowers[at] == ",":
            return at + 1
        at += 1
    return che + 1


def _clause_follows(doc: Document, at: int, stop: int) -> bool:
    """Whether a finite verb stands before the next stop."""
    found = chunks(doc)
    while at < stop:
        owner = found.verb_of[at]
        if owner >= 0:
            return found.verbs[owner].form == "Fin"
        if doc.words[at] in ";:.!?":
            return False
        at += 1
    return False


def _infinitive_at(doc: Document, at: int, stop: int) -> bool:
    """Whether an infinitive, with its clitics and negation, begins at `at`."""
    if at + 1 < stop and doc.quotation_of[at] < 0 <= doc.quotation_of[at + 1]:
        at += 1
    if at >= stop:
        return False
    owner = chunks(doc).verb_of[at]
    return owner >= 0 and chunks(doc).verbs[owner].form == "Inf"


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
    if frame == "q" and _quotation_at(doc, start):
        return
    impersonal = verb.passive or ("si" in verb.clitics and not cue.lemma.endswith("si"))
    speaker = _speaker(doc, index, impersonal)
    if speaker is not None and not can_speak(doc, speaker):
        give_up(doc, RULE_OF_FRAME[frame], *doc.span(speaker.start, speaker.end), "the subject cannot speak")
        return
    end = content_end(doc, start, index)
    if frame == "s" and cue.act == "request":
        cue = cue._replace(act="ask")
    candidate = make(doc, RULE_OF_FRAME[frame], start, end, cue, speaker, impersonal=impersonal)
    if candidate is not None:
        yield candidate


def _speaker(doc: Document, index: int, impersonal: bool = False) -> NounPhrase | None:
    """The phrase that names who speaks: the agent of a passive, the subject that a joined verb or gerund shares with
    the reporting verb before it, else the verb's own subject."""
    verb = chunks(doc).verbs[index]
    if verb.passive:
        return agent_of(doc, index)
    if impersonal:
        return None
    phrase = subject(doc, index)
    return speaking(doc, phrase) if phrase is not None else None


def subject(doc: Document, index: int) -> NounPhrase | None:
    """The written subject of a reporting verb, or of the one whose subject it shares."""
    cue = cues(doc).get(index)
    if cue is not None and cue.governor >= 0:
        return subject_of(doc, cue.governor)
    sharing = reporter_before(doc, index)
    saying = index if sharing < 0 else sharing
    return subject_of(doc, saying, inverted=subject_comes_after(doc, saying))


def speaking(doc: Document, phrase: NounPhrase) -> NounPhrase:
    """The phrase, or the name in its genitive where it cannot speak itself: "il commento di Ada Neri, che …"."""
    if can_speak(doc, phrase):
        return phrase
    found = chunks(doc)
    owner = found.noun_of[phrase.end] if phrase.end < len(doc) else -1
    if owner < 0 and phrase.end + 1 < len(doc) and doc.lowers[phrase.end] in lexicon(doc).preposition_of:
        owner = found.noun_of[phrase.end + 1]
    if owner < 0 or found.nouns[owner].prep != "di":
        return phrase
    genitive = found.nouns[owner]
    return genitive if genitive.kind != "pronoun" and can_speak(doc, genitive) else phrase


def reporter_before(doc: Document, index: int) -> int:
    """The reporting verb before verb group `index` in its sentence whose subject it shares: it is a gerund, or joined
    by "e", "ma" with no subject between; -1 where there is none."""
    found, lex = chunks(doc), lexicon(doc)
    verb = found.verbs[index]
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    if verb.form != "Ger":
        at = verb.start - 1
        while at >= sentence.start and doc.tags[at].pos == "ADV" and doc.lowers[at] not in lex.adversatives:
            at -= 1
        if at < sentence.start or not (doc.lowers[at] in lex.coordinators or doc.lowers[at] in lex.adversatives):
            return -1
    for other in range(index - 1, -1, -1):
        previous = found.verbs[other]
        if previous.head < sentence.start:
            return -1
        if other in cues(doc) and previous.form == "Fin" and doc.quotation_of[previous.head] < 0:
            return other if verb.form == "Ger" or previous.number == verb.number else -1
    return -1


def can_speak(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase can be a source: a name, a pronoun, a noun of persons, bodies or documents."""
    lemma, lex = doc.lemmas[phrase.head], reporting(doc)
    if phrase.kind != "noun":
        return phrase.kind == "name" or doc.lowers[phrase.head] not in lex.pointing
    if doc.tags[phrase.head].pos == "ADJ":
        return True
    if lemma in lex.people or lemma in lex.documents or lemma.endswith(lex.agent_suffixes):
        return True
    start, end = extent(doc, phrase)
    return any(mention.start < end and mention.end > start and speaks(mention) for mention in doc.mentions)


def speaks(mention: Mention) -> bool:
    """Whether what is mentioned can say something."""
    return mention.entity is not None and mention.entity.entity_type in SPEAKING_TYPES


def _quotation_at(doc: Document, token: int) -> bool:
    return token < len(doc) and (
        doc.quotation_of[token] >= 0 or any(q.start == doc.starts[token] for q in doc.quotations)
    )


def subject_comes_after(doc: Document, index: int) -> bool:
    """Whether the subject of reporting verb `index` is sought after it first: nothing before it in its sentence can be
    one, and the bare phrase after it is nobody spoken to."""
    found = chunks(doc)
    verb = found.verbs[index]
    if verb.lemma in reporting(doc).person_objects:
        return False
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    return all(
        found.noun_of[token] < 0 or found.nouns[found.noun_of[token]].prep
        for token in range(sentence.start, verb.start)
    )


@rule("statement.clause.parenthetical", example="La miniera, ha spiegato il sindaco di Valdora, resta chiusa.")
def parenthetical(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """A reporting verb and its subject between commas, inside or after what was said, with no marks."""
    verb = chunks(doc).verbs[index]
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    opening = verb.start - 1
    if "q" not in cue.frames or verb.form != "Fin" or verb.clitics or not reports(doc, index, cue):
        return
    if opening <= sentence.start + 1 or doc.words[opening] not in PARTING or doc.words[opening - 1] in MARKS:
        return
    speaker = right_subject(doc, verb)
    if speaker is None or not can_speak(doc, speaker):
        return
    closing = extent(doc, speaker)[1]
    if closing < sentence.end and doc.words[closing] not in PARTING and doc.tags[closing].pos != "PUNCT":
        return
    first = trim(doc, doc.starts[sentence.start], doc.ends[opening - 1])
    after = closing + 1
    rest = after < sentence.end and doc.words[closing] in PARTING and not _quotation_at(doc, after)
    parts = [first] if first else []
    if rest and (span := trim(doc, doc.starts[after], doc.ends[content_end(doc, after, index) - 1])):
        parts.append(span)
    if parts and any(_clause_follows(doc, doc.token_at(start), doc.token_at(end - 1) + 1) for start, end in parts):
        yield Candidate(rule="statement.clause.parenthetical", parts=tuple(parts), cue=cue, speaker=speaker)


@rule("statement.clause.reflexive", example="La sindaca di Valdora si è detta pronta a riaprire la miniera.")
def reflexive(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """ "dirsi", "dichiararsi" and what the speaker calls himself."""
    if not cue.reflexive or not reports(doc, index, cue._replace(frames="c")):
        return
    start = cue.end
    while start < len(doc) and doc.tags[start].pos == "ADV":
        start += 1
    candidate = make(
        doc, "statement.clause.reflexive", start, content_end(doc, start, index), cue, subject_of(doc, index)
    )
    if candidate is not None:
        yield candidate


@rule("statement.clause.noun", example="Il ministro di Terralta ha sottolineato l'importanza di un accordo rapido.")
def noun_complement(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """A reporting verb whose object says what was said."""
    if "n" not in cue.frames or not reports(doc, index, cue):
        return
    verb = chunks(doc).verbs[index]
    if verb.passive or complement(doc, verb, cue) is not None:
        return
    speaker = _speaker(doc, index)
    phrase = object_of(doc, index)
    if (
        phrase is None
        or speaker is None
        or not can_speak(doc, speaker)
        or phrase.start == speaker.start
        or not _adjacent(doc, verb.end, phrase.start)
    ):
        return
    end = _noun_end(doc, phrase.start, content_end(doc, phrase.start, index))
    candidate = make(doc, "statement.clause.noun", phrase.start, end, cue, speaker)
    if candidate is not None:
        yield candidate


def _noun_end(doc: Document, start: int, end: int) -> int:
    """Where a noun complement ends: before the first comma, or "e" and a finite verb, that opens no relative clause."""
    found, lex = chunks(doc), lexicon(doc)
    for token in range(start + 1, end - 1):
        word, following = doc.lowers[token], token + 1
        if word == "," and doc.lowers[following] not in lex.relative:
            return token
        owner = found.verb_of[following]
        if word in lex.coordinators and owner >= 0 and found.verbs[owner].form == "Fin":
            return token
    return end


def _adjacent(doc: Document, start: int, end: int) -> bool:
    return all(doc.tags[token].pos in ("ADV", "DET", "ADP") for token in range(start, end))


@rule("statement.fragment", example="Il sindaco di Valdora ha definito la chiusura «un errore grave».")
def fragment(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """A verb of speech or judgement with quoted words in its complement: the words between the marks."""
    if not set("fqcin") & set(cue.frames) or not _may_quote(doc, index, cue):
        return
    verb = chunks(doc).verbs[index]
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    at = cue.end
    while at < min(sentence.end, cue.end + REACH):
        if doc.quotation_of[at] >= 0:
            break
        owner = found.verb_of[at]
        if owner in cues(doc) or (owner >= 0 and found.verbs[owner].form == "Fin") or doc.lowers[at] in (":", ";"):
            return
        at += 1
    else:
        return
    if at >= sentence.end or doc.quotation_of[at] < 0:
        return
    quotation = doc.quotations[doc.quotation_of[at]]
    if quotation.depth or quotation.end_token - quotation.start_token < 2:
        return
    speaker = _speaker(doc, index)
    if speaker is not None and not can_speak(doc, speaker):
        return
    if speaker is None and "f" not in cue.frames:
        give_up(doc, "statement.fragment", quotation.start, quotation.end, "quoted words under a verb with no subject")
        return
    yield Candidate(rule="statement.fragment", parts=inside(doc, doc.quotation_of[at]), cue=cue, speaker=speaker)


def _may_quote(doc: Document, index: int, cue: Cue) -> bool:
    verb = chunks(doc).verbs[index]
    if doc.quotation_of[verb.head] >= 0 or verb.person in ("1", "2"):
        return False
    return verb.form in ("Fin", "Ger") and verb.mood not in ("Imp",)
