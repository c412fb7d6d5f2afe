"""Rules for quotations: who is said to have uttered what stands between the marks."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.attributions import attributes
from pipelines.extract.statements.candidates import CLOSING, DASHES, MARKS, Candidate, inside
from pipelines.extract.statements.clauses import can_speak, speaking, subject
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks, extent, lexicon, subject_of

# How many tokens a reporting verb may stand before the quotation that it opens, with its subject and complements.
BEFORE = 40
BEFORE_BARE = 14
BARRIERS = frozenset({";", ":", ".", "(", ")"})
LEADING = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM"})


def outermost(doc: Document) -> list[int]:
    """The indexes of the quotations that stand in no other, in sentences that extractors read."""
    return [
        index
        for index, quotation in enumerate(doc.quotations)
        if quotation.depth == 0
        and quotation.end_token > quotation.start_token
        and doc.sentences[doc.sentence_of[quotation.start_token]].kind != "furniture"
    ]


def opening(doc: Document, index: int) -> int:
    """The token of the opening mark."""
    return doc.token_at(doc.quotations[index].start)


def following(doc: Document, index: int) -> int:
    """The first token after the closing mark; `len(doc)` at the end of the text."""
    return doc.token_at(doc.quotations[index].end)


def _same_sentence(doc: Document, first: int, second: int) -> bool:
    return second < len(doc) and doc.sentence_of[first] == doc.sentence_of[second]


def _past_marks(doc: Document, at: int) -> int:
    """Past one comma, stop or dash that parts the quotation from its reporting clause."""
    if at < len(doc) and (doc.words[at] in DASHES or doc.words[at] in (",", ".")):
        return at + 1
    return at


def _usable(doc: Document, verb: int) -> Cue | None:
    """The cue of verb group `verb` where it reports quoted words: a finite or gerund form that can quote."""
    cue = cues(doc).get(verb)
    group = chunks(doc).verbs[verb] if verb >= 0 else None
    if cue is None or group is None or "q" not in cue.frames:
        return None
    if group.form not in ("Fin", "Ger") and cue.governor < 0:
        return None
    return cue


@rule("statement.quote.cue_after", example="«La miniera resta chiusa», ha detto il sindaco di Valdora.")
def cue_after(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then its reporting verb, then the speaker."""
    at = _past_marks(doc, following(doc, index))
    last = doc.quotations[index].end_token - 1
    if not _same_sentence(doc, last, at) and not (at < len(doc) and doc.words[at][:1].islower()):
        return
    verb = chunks(doc).verb_of[at]
    if verb < 0:
        at = _past_adverbs(doc, at)
        verb = chunks(doc).verb_of[at] if at < len(doc) else -1
    cue = _usable(doc, verb) if verb >= 0 else None
    if cue is None:
        return
    if _names(doc, index):
        give_up(
            doc, "statement.quote.cue_after", *doc.quotations[index][:2], "a name in marks, not words that were said"
        )
        return
    yield Candidate(
        rule="statement.quote.cue_after",
        parts=inside(doc, index),
        cue=cue,
        speaker=subject_of(doc, verb, inverted=True),
    )


def _names(doc: Document, index: int) -> bool:
    """Whether the marks enclose a name or term: no verb in them, and the words before lead into them."""
    quotation = doc.quotations[index]
    verbs = chunks(doc).verb_of
    if any(verbs[token] >= 0 for token in range(quotation.start_token, quotation.end_token)):
        return False
    before = opening(doc, index) - 1
    return (
        before >= 0
        and chunks(doc).verb_of[before] < 0
        and doc.sentence_of[before] == doc.sentence_of[quotation.start_token]
        and doc.tags[before].pos in LEADING
    )


def _past_adverbs(doc: Document, at: int) -> int:
    while at < len(doc) and doc.tags[at].pos == "ADV" and doc.lowers[at] not in reporting(doc).so:
        at += 1
    return at


@rule("statement.quote.subject_after", example="«Non firmeremo», il ministro di Terralta ha poi dichiarato.")
def subject_after(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then the speaker, then the reporting verb that ends the sentence."""
    at = _past_marks(doc, following(doc, index))
    if not _same_sentence(doc, doc.quotations[index].end_token - 1, at):
        return
    found = chunks(doc)
    owner = found.noun_of[at]
    if owner < 0 or found.nouns[owner].prep:
        return
    end = _past_adverbs(doc, extent(doc, found.nouns[owner])[1])
    verb = found.verb_of[end] if end < len(doc) else -1
    cue = _usable(doc, verb) if verb >= 0 else None
    if cue is None or not (cue.end >= len(doc) or doc.words[cue.end] in CLOSING):
        return
    if cue.end < len(doc) and doc.words[cue.end] == ":":
        return
    yield Candidate(rule="statement.quote.subject_after", parts=inside(doc, index), cue=cue, speaker=found.nouns[owner])


@rule("statement.quote.so", example="«Serve più tempo», così il portavoce di Terralta.")
def so_after(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then "così" and the speaker, with no verb."""
    at = _past_marks(doc, following(doc, index))
    if at + 1 >= len(doc) or doc.lowers[at] not in reporting(doc).so:
        return
    found = chunks(doc)
    owner = found.noun_of[at + 1]
    if owner < 0 or found.nouns[owner].prep:
        verb = found.verb_of[at + 1]
        cue = _usable(doc, verb) if verb >= 0 else None
        if cue is not None:
            yield Candidate(
                rule="statement.quote.so",
                parts=inside(doc, index),
                cue=cue,
                speaker=subject_of(doc, verb, inverted=True),
            )
        return
    cue = Cue(at, at + 1, -1, doc.lowers[at], "assert", "q")
    yield Candidate(rule="statement.quote.so", parts=inside(doc, index), cue=cue, speaker=found.nouns[owner])


@rule("statement.quote.noun_after", example="«Un passo avanti», è il commento del ministro di Terralta.")
def noun_after(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation, then a noun of speech whose genitive is the speaker, or "si legge" and the document."""
    at = _past_marks(doc, following(doc, index))
    last = doc.quotations[index].end_token - 1
    if not _same_sentence(doc, last, at):
        return
    found = chunks(doc)
    verb = found.verb_of[at]
    if verb >= 0:
        group = found.verbs[verb]
        if not group.copular:
            return
        at = group.end
    owner = found.noun_of[at] if at < len(doc) else -1
    if owner < 0:
        return
    yield from _noun_cue(doc, index, owner, "statement.quote.noun_after")


def _noun_cue(doc: Document, index: int, owner: int, rule_id: str) -> Iterable[Candidate]:
    """A candidate where noun phrase `owner` is a noun of speech with its speaker in the genitive."""
    found, lex = chunks(doc), reporting(doc)
    noun = found.nouns[owner]
    act = lex.nouns.get(doc.lemmas[noun.head])
    if act is None:
        return
    follower = found.noun_of[noun.end] if noun.end < len(doc) else -1
    if follower < 0 and noun.end + 1 < len(doc) and doc.lowers[noun.end] in lexicon(doc).preposition_of:
        follower = found.noun_of[noun.end + 1]
    speaker = found.nouns[follower] if follower >= 0 and found.nouns[follower].prep in ("di", "da") else None
    if speaker is None:
        give_up(doc, rule_id, *doc.span(noun.start, noun.end), "a noun of speech with nobody's name to it")
        return
    cue = Cue(noun.head, noun.head + 1, -1, doc.lemmas[noun.head], act, "q")
    yield Candidate(rule=rule_id, parts=inside(doc, index), cue=cue, speaker=speaker)


@rule("statement.quote.incise", example="«La vena – ha spiegato il geologo Ivo Ferri – è quasi esaurita».")
def incise(doc: Document, index: int) -> Iterable[Candidate]:
    """A quotation with its reporting clause between dashes inside it."""
    found = chunks(doc)
    for start, end in doc.quotations[index].incises:
        for token in range(start, end):
            verb = found.verb_of[token]
            cue = _usable(doc, verb) if verb >= 0 else None
            if cue is not None:
                yield Candidate(
                    rule="statement.quote.incise",
                    parts=inside(doc, index),
                    cue=cue,
                    speaker=subject_of(doc, verb, inverted=True),
                )
                return


@rule("statement.quote.cue_before", example="Il sindaco di Valdora ha detto: «La miniera resta chiusa».")
def cue_before(doc: Document, index: int) -> Iterable[Candidate]:
    """A reporting verb, with a colon or nothing, then the quotation."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 0 or not _leads(doc, before, mark) or doc.tags[before].pos in ("ADP", "DET"):
        return
    colon = doc.lowers[before] == ":"
    if not colon and _names(doc, index):
        return
    verb = _cue_left(doc, before if colon or doc.lowers[before] == "," else before + 1, colon)
    if verb < 0:
        return
    cue, speaker = cues(doc)[verb], _subject(doc, verb)
    if speaker is not None and not can_speak(doc, speaker):
        give_up(doc, "statement.quote.cue_before", *doc.span(speaker.start, speaker.end), "the subject cannot speak")
        return
    yield Candidate(rule="statement.quote.cue_before", parts=inside(doc, index), cue=cue, speaker=speaker)


def _leads(doc: Document, before: int, mark: int) -> bool:
    """Whether the token before the mark belongs to the clause that may open the quotation."""
    if doc.sentence_of[before] == doc.sentence_of[mark]:
        return True
    return doc.lowers[before] == ":"


def _subject(doc: Document, verb: int) -> NounPhrase | None:
    """Who speaks in a clause before the quotation."""
    phrase = subject(doc, verb)
    return speaking(doc, phrase) if phrase is not None else None


def _cue_left(doc: Document, stop: int, colon: bool) -> int:
    """The verb group left of token `stop` that opens a quotation there, or -1.

    Without a colon only a noun phrase, adverbs, times and complements may stand between; with one, any words but
    another main verb.
    """
    found, lex = chunks(doc), lexicon(doc)
    sentence = doc.sentences[doc.sentence_of[max(stop - 1, 0)]]
    at = stop - 1
    while at >= max(sentence.start, stop - (BEFORE if colon else BEFORE_BARE)):
        if doc.quotation_of[at] >= 0:
            return -1
        verb = found.verb_of[at]
        if verb >= 0:
            group = found.verbs[verb]
            if _usable(doc, verb) is not None and (colon or not group.passive):
                return verb
            if not colon and group.form != "Part":
                return -1
            if group.form == "Fin" and not _in_relative(doc, group.start, sentence.start):
                return -1
            at = group.start - 1
            continue
        if not colon and (doc.lowers[at] in BARRIERS or doc.lowers[at] in lex.relative_heads):
            return -1
        at -= 1
    return -1


def _in_relative(doc: Document, start: int, floor: int) -> bool:
    lex = lexicon(doc)
    at = start - 1
    while at >= floor and doc.tags[at].pos in ("ADV", "PRON", "PUNCT"):
        if doc.lowers[at] in lex.relative:
            return True
        at -= 1
    return False


@rule("statement.quote.noun_before", example="Le parole del ministro di Terralta: «Non firmeremo».")
def noun_before(doc: Document, index: int) -> Iterable[Candidate]:
    """A noun of speech with its speaker, a colon, then the quotation."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 0 or doc.lowers[before] != ":":
        return
    found, lex = chunks(doc), reporting(doc)
    sentence = doc.sentences[doc.sentence_of[before]]
    for token in range(before - 1, sentence.start - 1, -1):
        owner = found.noun_of[token]
        verb = found.verb_of[token]
        if (
            verb >= 0
            and found.verbs[verb].form == "Fin"
            and not _in_relative(doc, found.verbs[verb].start, sentence.start)
        ):
            return
        if owner >= 0 and found.nouns[owner].head == token and doc.lemmas[token] in lex.nouns:
            speaker = _genitive(doc, owner, before) or _subject_before(doc, token)
            if speaker is None:
                continue
            cue = Cue(token, token + 1, -1, doc.lemmas[token], lex.nouns[doc.lemmas[token]], "q")
            yield Candidate(rule="statement.quote.noun_before", parts=inside(doc, index), cue=cue, speaker=speaker)
            return


def _genitive(doc: Document, owner: int, stop: int) -> NounPhrase | None:
    found = chunks(doc)
    noun = found.nouns[owner]
    at = noun.end
    while at < stop:
        follower = found.noun_of[at]
        if follower < 0:
            at += 1
            if doc.tags[at - 1].pos not in ("ADP", "DET"):
                return None
            continue
        phrase = found.nouns[follower]
        if phrase.prep in ("di", "da") and (phrase.kind == "name" or doc.lemmas[phrase.head] in reporting(doc).people):
            return phrase
        at = phrase.end
    return None


def _subject_before(doc: Document, token: int) -> NounPhrase | None:
    """The subject of the verb that the noun of speech is the object of: "X fa un appello: «…»"."""
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[token]]
    for index in range(len(found.verbs) - 1, -1, -1):
        group = found.verbs[index]
        if group.head >= token:
            continue
        if group.head < sentence.start:
            return None
        if group.form == "Fin":
            return subject_of(doc, index)
    return None


@rule("statement.quote.colon", example="Terralta, il ministro Ivo Ferri: «Non firmeremo».")
def colon(doc: Document, index: int) -> Iterable[Candidate]:
    """A name or role, a colon and a quotation, with no verb: a headline's way to report."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 1 or doc.lowers[before] != ":":
        return
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[before]]
    if any(
        found.verb_of[token] >= 0 and found.verbs[found.verb_of[token]].form == "Fin"
        for token in range(sentence.start, before)
    ):
        return
    owner = found.noun_of[before - 1]
    if owner < 0:
        return
    phrase = found.nouns[owner]
    while phrase.prep == "di" and phrase.prep_token > sentence.start:
        owner = found.noun_of[phrase.prep_token - 1]
        if owner < 0:
            return
        phrase = found.nouns[owner]
    if phrase.prep:
        return
    if phrase.kind != "name" and doc.lemmas[phrase.head] not in reporting(doc).people:
        give_up(
            doc,
            "statement.quote.colon",
            *doc.span(phrase.start, phrase.end),
            "what stands before the colon cannot speak",
        )
        return
    yield Candidate(rule="statement.quote.colon", parts=inside(doc, index), cue=None, speaker=phrase)


@rule("statement.quote.colon_clause", example="Il sindaco di Valdora non ha dubbi: «La miniera riaprirà presto».")
def colon_clause(doc: Document, index: int) -> Iterable[Candidate]:
    """A clause about somebody, a colon, and what they said, with no verb of speech."""
    mark = opening(doc, index)
    before = mark - 1
    if before < 1 or doc.lowers[before] != ":":
        return
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[before]]
    for verb in range(len(found.verbs) - 1, -1, -1):
        group = found.verbs[verb]
        if group.head >= before:
            continue
        if group.head < sentence.start:
            return
        if group.form != "Fin" or doc.quotation_of[group.head] >= 0 or group.person != "3":
            continue
        if any(attributes(doc, token) for token in range(sentence.start, before)):
            return
        phrase = subject_of(doc, verb)
        if phrase is None or not can_speak(doc, phrase):
            give_up(doc, "statement.quote.colon_clause", *doc.span(group.start, group.end), "its subject cannot speak")
            return
        yield Candidate(rule="statement.quote.colon_clause", parts=inside(doc, index), cue=None, speaker=phrase)
        return


@rule("statement.quote.and", example="Il sindaco di Valdora ha detto: «La miniera riapre» e «non ci saranno tagli».")
def joined_by_and(doc: Document, index: int, previous: Candidate | None) -> Iterable[Candidate]:
    """A quotation joined by "e" or a comma to the one before it, under the same cue."""
    mark = opening(doc, index)
    if previous is None or mark < 2:
        return
    between = [doc.lowers[token] for token in range(doc.token_at(previous.end), mark) if doc.words[token] not in MARKS]
    if not between or len(between) > 2 or doc.sentence_of[mark] != doc.sentence_of[doc.token_at(previous.start)]:
        return
    if all(word == "," or word in lexicon(doc).coordinators for word in between):
        yield Candidate(
            rule="statement.quote.and", parts=inside(doc, index), cue=previous.cue, speaker=previous.speaker
        )


@rule("statement.quote.alone", example="Così ha risposto il sindaco di Valdora: «Riapriremo». «Ci vorrà un anno».")
def alone(doc: Document, index: int, previous: Candidate | None) -> Iterable[Candidate]:
    """A quotation that is a sentence or paragraph of its own goes on from the one before."""
    mark, after = opening(doc, index), following(doc, index)
    sentence = doc.sentences[doc.sentence_of[doc.quotations[index].start_token]]
    if mark > sentence.start and any(doc.tags[token].pos != "PUNCT" for token in range(sentence.start, mark)):
        return
    last = doc.sentences[doc.sentence_of[doc.quotations[index].end_token - 1]]
    if any(doc.tags[token].pos != "PUNCT" for token in range(after, last.end)):
        return
    verbs = chunks(doc).verb_of
    if not any(
        verbs[token] >= 0 for token in range(doc.quotations[index].start_token, doc.quotations[index].end_token)
    ):
        return
    if previous is None or not has_gap_of_one_sentence(doc, previous, mark):
        give_up(
            doc,
            "statement.quote.alone",
            *doc.quotations[index][:2],
            "a quotation alone, and nobody spoke right before it",
        )
        return
    yield Candidate(rule="statement.quote.alone", parts=inside(doc, index), cue=None, continues=True)


def has_gap_of_one_sentence(doc: Document, previous: Candidate, mark: int) -> bool:
    """Whether the statement before, with its cue, ends in the same sentence as the mark or in the one before it."""
    end = previous.end
    if previous.cue is not None:
        end = max(end, doc.ends[previous.cue.end - 1])
    token = min(doc.token_at(end - 1), len(doc) - 1)
    return 0 <= doc.sentence_of[mark] - doc.sentence_of[token] <= 1


def joined(doc: Document, index: int, cue: Cue, following_quotation: int) -> bool:
    """Whether the next quotation carries on this one after the reporting clause: «A», ha detto X, «b»."""
    mark = opening(doc, following_quotation)
    if mark < 1 or cue.start < following(doc, index) or doc.sentence_of[mark] != doc.sentence_of[cue.start]:
        return False
    if doc.words[mark - 1] not in (",", ":", "–", "-", "—") and doc.tags[mark - 1].pos == "PUNCT":
        return False
    between = chunks(doc).verb_of[cue.end : mark]
    verbs = chunks(doc).verbs
    return not any(owner >= 0 and verbs[owner].form == "Fin" for owner in between) and doc.words[mark - 1] in (
        ",",
        ":",
        "–",
        "-",
        "—",
    )
