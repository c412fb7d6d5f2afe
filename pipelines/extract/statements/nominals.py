"""Rules for what is said in no clause: a noun complement, a quoted fragment."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import Candidate, inside, make
from pipelines.extract.statements.complements import REACH, complement, has_finite
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.going_on import another_reports
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.marks import on_bearer, only_names
from pipelines.extract.statements.relatives import by_medium
from pipelines.extract.statements.saying import judge, reports, speaker_phrase
from pipelines.extract.statements.who import can_speak, is_who
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks, extent, following_phrases, lexicon, object_of

# Of these a court's bare object is a ruling: "la Cassazione conferma la condanna".
RULING = frozenset({"confirm", "deny"})
CALLING = frozenset({"ADJ", "NUM", "NOUN"})
STOPS = frozenset({":", ";"})
NOUN = "statement.clause.noun"


@rule(NOUN, example="Il ministro di Terralta ha sottolineato l'importanza di un accordo rapido.")
def noun_complement(doc: Document, index: int, cue: Cue) -> Iterable[Candidate]:
    """A reporting verb whose object says what was said."""
    foreseen = cue.act == "estimate" and cue.lemma in reporting(doc).foreseeing and _number_follows(doc, index)
    if not (foreseen or set("nt") & set(cue.frames)) or not reports(doc, index, cue):
        return
    verb = chunks(doc).verbs[index]
    if verb.passive or complement(doc, verb, cue) is not None:
        return
    speaker = speaker_phrase(doc, index)
    phrase = object_of(doc, index) if foreseen or "n" in cue.frames else _characterized(doc, cue)
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
        or (speaker is not None and cue.act in RULING and doc.lemmas[speaker.head] in reporting(doc).judging)
        or (cue.act in RULING and doc.lemmas[phrase.head] in reporting(doc).acts_of_office)
        or (speaker is not None and set(verb.clitics) & lexicon(doc).reflexive and not cue.own_reflexive)
        or (foreseen and (speaker is None or not is_who(doc, speaker)))
        or (cue.governor > index and doc.lemmas[phrase.head] in reporting(doc).pointed_at)
        or not (_adjacent(doc, verb.end, phrase.start) or (amount := _amount_first(doc, cue, phrase)))
    ):
        return
    start = cue.end if amount else phrase.start
    end = _noun_end(doc, phrase.start, content_end(doc, phrase.start, index))
    candidate = make(doc, NOUN, start, end, cue, speaker)
    if candidate is not None:
        yield candidate


def _number_follows(doc: Document, index: int) -> bool:
    """Whether a figure stands in a complement of what the verb foresees: "prevede un ritorno all'82%", and not
    "prevede 18 sondaggi", which is a plan."""
    return any(
        phrase.prep and any(doc.tags[token].pos == "NUM" for token in range(phrase.start, phrase.end))
        for phrase in following_phrases(doc, index)
    )


def _noun_end(doc: Document, start: int, end: int) -> int:
    """Where a noun complement ends: before the first comma, or "e" and a finite verb, that opens no relative clause."""
    found, lex = chunks(doc), lexicon(doc)
    for token in range(start + 1, end - 1):
        word, following = doc.lowers[token], token + 1
        relative = lex.relative & set(doc.lowers[following : following + 2])
        if word == "," and _unbegun(doc, start, token):
            continue
        if word == "," and not relative and not _contrasts(doc, start, following):
            return token
        owner = found.verb_of[following]
        told = owner >= 0 and (found.verbs[owner].form == "Fin" or found.verbs[owner].lemma in reporting(doc).verbs)
        if word in lex.coordinators and (told or another_reports(doc, following)):
            return token
    return end


def _unbegun(doc: Document, start: int, comma: int) -> bool:
    """Whether a clause that "che" opened has no verb yet at the comma: "la possibilità che X, nota come Y, ceda"."""
    che = next((at for at in range(comma - 1, start, -1) if doc.lowers[at] in reporting(doc).complementizers), -1)
    after = range(comma, doc.sentences[doc.sentence_of[comma]].end)
    ahead = has_finite(doc, after.start, after.stop)
    return che > start and doc.tags[che].pos == "SCONJ" and ahead and not has_finite(doc, che, comma)


def _contrasts(doc: Document, start: int, following: int) -> bool:
    """Whether what follows a comma belongs to what stands before it: "non A, bensì B", "…, sia C che D"."""
    lex = lexicon(doc)
    denied = doc.lowers[start - 1] in lex.negation
    return doc.lowers[following] in lex.correlatives or (denied and doc.lowers[following] in lex.adversatives)


def _amount_of_it(doc: Document, index: int, cue: Cue, speaker: NounPhrase | None) -> Iterable[Candidate]:
    """ "le stima in 40 tonnellate": the amount, where what is estimated is a pronoun."""
    if cue.end >= doc.sentences[doc.sentence_of[cue.start]].end:
        return
    end = content_end(doc, cue.end, index)
    numbers = any(doc.tags[token].pos == "NUM" for token in range(cue.end, min(cue.end + 4, end)))
    if speaker is None or not can_speak(doc, speaker) or doc.tags[cue.end].pos != "ADP" or not numbers:
        return
    candidate = make(doc, NOUN, cue.end, _noun_end(doc, cue.end, end), cue, speaker)
    if candidate is not None:
        yield candidate


def _characterized(doc: Document, cue: Cue) -> NounPhrase | None:
    """What something is called after "parlare di": a noun with no article or an indefinite one, for with the definite
    article it is only what was spoken about."""
    found, lex = chunks(doc), lexicon(doc)
    of = cue.end
    while of + 1 < len(doc) and doc.tags[of].pos == "ADV":
        of += 1
    after = of + 1
    while after + 1 < len(doc) and doc.tags[after].pos == "ADV":
        after += 1
    if after > of + 1 and lex.preposition_of.get(doc.lowers[of]) == lex.genitive:
        # "parla di circa 19.000 morti"
        counted = found.noun_of[after] >= 0 and doc.tags[after].pos == "NUM"
        return found.nouns[found.noun_of[after]]._replace(start=of + 1) if counted else None
    owner = max(found.noun_of[of : of + 2], default=-1)
    if owner < 0 or found.nouns[owner].prep != lex.genitive or found.nouns[owner].kind != "noun":
        return None
    phrase = found.nouns[owner]
    first = phrase.prep_token + 1
    if phrase.prep_token == phrase.start or doc.quotation_of[first] >= 0:
        return None
    determiner = doc.tags[first].pos == "DET"
    if determiner and doc.lemmas[first] not in lex.indefinite_articles:
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
    foreign = cue.lemma in reporting(doc).no_fragment
    if foreign or not set("fqcin") & set(cue.frames) or not _may_quote(doc, index, cue):
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
    by = lexicon(doc).preposition_of.get(doc.lowers[at - 2]) == lexicon(doc).agent
    if by and doc.tags[at - 2].pos == "ADP":
        # "annunciato da «La Vena»": the marks are a name's.
        return
    quotation = doc.quotations[doc.quotation_of[at]]
    single = quotation.end_token - quotation.start_token < 2
    owner = found.noun_of[at - 2]
    medium = owner >= 0 and by_medium(doc, found.nouns[owner])
    called = (
        not medium
        and "f" not in cue.frames
        and only_names(doc, doc.quotation_of[at])
        and doc.tags[at - 2].pos in CALLING
    )
    named = all(doc.words[token][:1].isupper() for token in range(quotation.start_token, quotation.end_token))
    called = called or (named and doc.tags[at - 2].pos in CALLING)
    if quotation.depth or called or (single and ("f" not in cue.frames or verb.passive)):
        # «ha dichiarato la sua prima "emergenza"»: the marks are a name's.
        return
    speaker = speaker_phrase(doc, index) if verb.form != "Part" else judge(doc, index)
    borne = "f" not in cue.frames and on_bearer(doc, doc.quotation_of[at])
    if speaker is not None and (not can_speak(doc, speaker) or borne):
        return
    if speaker is None and verb.form == "Part":
        return
    if speaker is None and "f" not in cue.frames:
        give_up(doc, "statement.fragment", quotation.start, quotation.end, "quoted words under a verb with no subject")
        return
    parts, nobody = inside(doc, doc.quotation_of[at]), verb.passive and speaker is None
    yield Candidate(rule="statement.fragment", parts=parts, cue=cue, speaker=speaker, impersonal=nobody)
    yield from _gapped(doc, cue, doc.lowers[at - 2], quotation.end_token + 1)


def _gapped(doc: Document, cue: Cue, link: str, at: int) -> Iterable[Candidate]:
    """What others call it under the same verb, which is not repeated: "X ha parlato di «A», Y di «B»"."""
    found = chunks(doc)
    while at + 3 < len(doc) and doc.lowers[at] == ",":
        owner = found.noun_of[at + 1]
        other = found.nouns[owner] if owner >= 0 else None
        if other is None or other.prep or not is_who(doc, other):
            return
        mark = extent(doc, other)[1] + 1
        if mark + 1 >= len(doc) or doc.lowers[mark - 1] != link or doc.quotation_of[mark + 1] < 0:
            return
        index = doc.quotation_of[mark + 1]
        at = doc.quotations[index].end_token + 1
        named = all(doc.words[token][:1].isupper() for token in range(mark + 1, at - 1))
        if named or at >= len(doc) or doc.tags[at].pos != "PUNCT":
            # "il pubblico di «Valdora» ha applaudito"
            return
        yield Candidate(rule="statement.fragment", parts=inside(doc, index), cue=cue, speaker=other)


def _may_quote(doc: Document, index: int, cue: Cue) -> bool:
    verb = chunks(doc).verbs[index]
    modal = verb.modal and verb.modal not in reporting(doc).said_modals
    if doc.quotation_of[verb.head] >= 0 or verb.person in ("1", "2") or modal:
        return False
    middle = lexicon(doc).impersonal_clitics & set(verb.clitics) and not cue.own_reflexive
    if middle and verb.lemma not in reporting(doc).reading:
        # "si conclude", "si definisce": of itself, or by nobody.
        return False
    called = verb.form == "Part" and "f" in cue.frames
    return called or (verb.form in ("Fin", "Ger") and verb.mood not in ("Imp",))
