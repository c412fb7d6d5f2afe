"""Rules for speech without marks, or with some: what stands under a reporting verb."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import MARKS, Candidate, inside, trim, whole_quotation
from pipelines.extract.statements.complements import REACH, clause_follows, complement, quotation_at
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.marks import only_names
from pipelines.extract.statements.saying import can_speak, document_read, foresees, reports, speaker_phrase
from pipelines.language.document import Document, Span
from pipelines.language.syntax import NounPhrase, chunks, extent, lexicon, object_of, right_subject, subject_of

STOPS = frozenset({":", ";"})
LINKING = frozenset({"ADV", "CCONJ", "PUNCT", "INTJ"})
CALLING = frozenset({"ADJ", "NUM", "NOUN"})
PARTING = frozenset({",", "–", "—", "-"})
RULE_OF_FRAME = {
    "c": "statement.clause.che",
    "i": "statement.clause.infinitive",
    "s": "statement.clause.question",
    "q": "statement.clause.colon",
}


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
    speaker = speaker_phrase(doc, index, impersonal)
    vetoed = speaker is not None and cue.lemma in reporting(doc).of_things and not can_speak(doc, speaker)
    unforeseen = cue.lemma in reporting(doc).foreseeing and (
        not impersonal and (speaker is None or not foresees(doc, speaker))
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


PARENTHETICAL = "statement.clause.parenthetical"


@rule(PARENTHETICAL, example="La miniera, ha spiegato il sindaco di Valdora, resta chiusa.")
def parenthetical(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """A reporting verb and its subject between commas, inside or after what was said, with no marks."""
    verb = chunks(doc).verbs[index]
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    opening = verb.start - 1
    read = cue.lemma in reporting(doc).reading
    if "q" not in cue.frames or verb.form != "Fin" or (verb.clitics and not read) or not reports(doc, index, cue):
        return
    if doc.quotation_of[opening - 1] >= 0 or (verb.perfect and verb.lemma in reporting(doc).person_objects):
        return
    if opening <= sentence.start or doc.words[opening] not in PARTING or doc.words[opening - 1] in MARKS:
        return
    speaker = document_read(doc, index) if read else right_subject(doc, verb, cue.end)
    bare = speaker is None and cue.end < sentence.end and doc.words[cue.end] in PARTING
    if verb.negated or not (bare or (speaker is not None and can_speak(doc, speaker))):
        return
    left = subject_of(doc, index)
    predicated = bare and cue.end + 1 < sentence.end and _begins_with_verb(doc, cue.end + 1)
    rival = left is not None and left != speaker and (bare or speaker.kind != "name") and can_speak(doc, left)
    if rival and not predicated:
        return
    before = bare or speaker.start < cue.end
    closing = cue.end if before else _past_complements(doc, extent(doc, speaker)[1], sentence.end)
    if read:
        closing = next((t for t in range(closing, sentence.end) if doc.tags[t].pos == "PUNCT"), sentence.end)
    if closing < sentence.end and doc.words[closing] not in PARTING and doc.tags[closing].pos != "PUNCT":
        return
    begins = next((t + 1 for t in range(opening - 1, sentence.start, -1) if doc.words[t] in STOPS), sentence.start)
    first = trim(doc, doc.starts[begins], doc.ends[opening - 1])
    closing = _past_apposition(doc, closing, sentence.end)
    after = closing + 1
    rest = after < sentence.end and doc.words[closing] in PARTING
    said = any(doc.tags[token].pos not in LINKING for token in range(begins, opening))
    if rest and quotation_at(doc, after) and not said:
        return
    participle = chunks(doc).verb_of[after] if rest else -1
    if participle >= 0 and chunks(doc).verbs[participle].form == "Part":
        # ", citato dalla stampa" tells more of the speaker.
        rest = clause_follows(doc, chunks(doc).verbs[participle].end, sentence.end)
    parts = [first] if first else []
    if rest and (span := trim(doc, doc.starts[after], doc.ends[content_end(doc, after, index) - 1])):
        parts.append(span)
    before_it = clause_follows(doc, begins, opening) or not said
    told = before_it and any(clause_follows(doc, *doc.tokens_in(start, end)) for start, end in parts)
    if told or (parts and rest and (quotation_at(doc, after) or _predicate_at(doc, after))):
        yield Candidate(rule=PARENTHETICAL, parts=tuple(parts), cue=cue, speaker=speaker)


def _predicate_at(doc: Document, token: int) -> bool:
    """Whether a finite verb that reports nothing begins at the token, past adverbs."""
    while token < len(doc) - 1 and doc.tags[token].pos == "ADV" and chunks(doc).verb_of[token] < 0:
        token += 1
    owner = chunks(doc).verb_of[token]
    return owner >= 0 and chunks(doc).verbs[owner].form == "Fin" and owner not in cues(doc)


def _begins_with_verb(doc: Document, token: int) -> bool:
    """Whether a quotation opens at the token with the verb of what was begun before: "Il piano, dice, «è pronto»"."""
    first = token + (doc.quotation_of[token] < 0)
    if not quotation_at(doc, token) or first >= len(doc):
        return False
    owner = chunks(doc).verb_of[first]
    return owner >= 0 and chunks(doc).verbs[owner].form == "Fin"


def _past_complements(doc: Document, at: int, stop: int) -> int:
    """Past complements of a name that a comma closes: "l'Agenzia per le scienze marine,"; else the same token."""
    end = at
    while end < stop and doc.words[end] not in PARTING and doc.tags[end].pos != "PUNCT":
        owner = chunks(doc).noun_of[end]
        if owner < 0 and doc.tags[end].pos == "ADP" and end + 1 < stop:
            owner = chunks(doc).noun_of[end + 1]
        if owner < 0 or not chunks(doc).nouns[owner].prep:
            return at
        end = chunks(doc).nouns[owner].end
    return end


def _past_apposition(doc: Document, comma: int, stop: int) -> int:
    """The comma that closes what tells who the speaker is (", spiega Ada Neri, geologa di Valdora, …"), or the same."""
    if comma + 1 >= stop or doc.words[comma] != "," or doc.tags[comma + 1].pos != "NOUN":
        return comma
    owner = chunks(doc).noun_of[comma + 1]
    if owner < 0 or not can_speak(doc, chunks(doc).nouns[owner]):
        return comma
    end = extent(doc, chunks(doc).nouns[owner])[1]
    return end if end < stop and doc.words[end] in PARTING else comma


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


@rule("statement.clause.noun", example="Il ministro di Terralta ha sottolineato l'importanza di un accordo rapido.")
def noun_complement(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """A reporting verb whose object says what was said."""
    if not set("nt") & set(cue.frames) or not reports(doc, index, cue):
        return
    verb = chunks(doc).verbs[index]
    if verb.passive or complement(doc, verb, cue) is not None:
        return
    speaker = speaker_phrase(doc, index)
    phrase = object_of(doc, index) if "n" in cue.frames else _characterized(doc, cue)
    if phrase is None and cue.act == "estimate" and set(verb.clitics) & lexicon(doc).object_clitics:
        yield from _amount_of_it(doc, index, cue, speaker)
        return
    amount = False
    joined = doc.lowers[verb.start - 1] in lexicon(doc).coordinators
    unwritten = speaker is None and cue.act == "estimate" and joined
    if (
        phrase is None
        or (speaker is None and not unwritten)
        or phrase.kind == "name"
        or (speaker is not None and (not can_speak(doc, speaker) or phrase.start == speaker.start))
        or not (_adjacent(doc, verb.end, phrase.start) or (amount := _amount_first(doc, cue, phrase)))
    ):
        return
    start = cue.end if amount else phrase.start
    end = _noun_end(doc, phrase.start, content_end(doc, phrase.start, index))
    candidate = make(doc, "statement.clause.noun", start, end, cue, speaker)
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


def _amount_of_it(doc: Document, index: int, cue: Cue, speaker: NounPhrase | None) -> Iterable[Candidate]:
    """ "le stima in 40 tonnellate": the amount, where what is estimated is a pronoun."""
    end = content_end(doc, cue.end, index)
    numbers = any(doc.tags[token].pos == "NUM" for token in range(cue.end, min(cue.end + 4, end)))
    if speaker is None or not can_speak(doc, speaker) or doc.tags[cue.end].pos != "ADP" or not numbers:
        return
    candidate = make(doc, "statement.clause.noun", cue.end, _noun_end(doc, cue.end, end), cue, speaker)
    if candidate is not None:
        yield candidate


def _characterized(doc: Document, cue: Cue) -> NounPhrase | None:
    """What something is called after "parlare di": a noun with no article or an indefinite one, for with the definite
    article it is only what was spoken about."""
    found, lex = chunks(doc), lexicon(doc)
    owner = max(found.noun_of[cue.end : cue.end + 2], default=-1)
    if owner < 0 or found.nouns[owner].prep != lex.genitive or found.nouns[owner].kind != "noun":
        return None
    phrase = found.nouns[owner]
    first = phrase.prep_token + 1
    if phrase.prep_token == phrase.start or doc.quotation_of[first] >= 0:
        return None
    determiner = doc.tags[first].pos == "DET"
    if (determiner and doc.lemmas[first] not in lex.indefinite_articles) or doc.tags[first].pos == "NUM":
        return None
    return phrase._replace(start=first, prep="")


def _amount_first(doc: Document, cue: Cue, phrase: NounPhrase) -> bool:
    """Whether only an amount stands between an estimate and what is estimated: "stima in 40 tonnellate le riserve"."""
    between = range(cue.end, phrase.start)
    owners = (chunks(doc).noun_of[token] for token in between)
    return (
        cue.act == "estimate"
        and doc.tags[cue.end].pos == "ADP"
        and any(doc.tags[token].pos == "NUM" for token in between)
        and all(owner < 0 or chunks(doc).nouns[owner].prep for owner in owners)
    )


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
        finite = owner >= 0 and found.verbs[owner].form == "Fin"
        if finite or owner in cues(doc) or doc.lowers[at] in STOPS or doc.lowers[at] in lexicon(doc).relative:
            return
        at += 1
    else:
        return
    if at >= sentence.end or doc.quotation_of[at] < 0:
        return
    quotation = doc.quotations[doc.quotation_of[at]]
    single = quotation.end_token - quotation.start_token < 2
    called = "f" not in cue.frames and only_names(doc, doc.quotation_of[at]) and doc.tags[at - 2].pos in CALLING
    if quotation.depth or called or (single and "f" not in cue.frames):
        # «ha dichiarato la sua prima "emergenza"»: the marks are a name's.
        return
    speaker = speaker_phrase(doc, index)
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
