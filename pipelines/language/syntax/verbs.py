"""Verb groups, read off the tags in one pass: auxiliaries, clitics, negation and the lexical verb."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.language.document import Document, Tag
from pipelines.language.syntax.lexicon import Lexicon
from pipelines.language.syntax.times import time_end

VERBAL = frozenset({"VERB", "AUX"})
# The longest run of adverbs between an auxiliary and its participle: "non ha ancora mai del tutto chiarito".
ADVERBS_INSIDE = 3
# Likewise of an incise between commas: "ha, in una nota del mattino, affermato".
INCISE = 8


class VerbGroup(NamedTuple):
    """Tokens `[start, end)` from the negation or clitic to the last verb: "non lo ha ancora detto"."""

    start: int
    end: int
    head: int
    """The token of the lexical verb; of the copula where it stands alone."""
    lemma: str
    finite: int
    """The token that carries mood and person, or -1."""
    form: str
    """`Fin`, `Inf`, `Part`, `Ger` of the whole group."""
    mood: str
    tense: str
    """`Pres`, `Past` (also compound), `Imp`, `Fut`; empty where the group is not finite or shows none."""
    person: str
    number: str
    gender: str
    """Of the participle where one agrees with the subject, else empty."""
    negated: bool
    passive: bool
    modal: str
    """Lemma of the modal that governs it, or empty."""
    clitics: tuple[str, ...]
    perfect: bool
    """Built with avere/essere and a past participle."""
    copular: bool
    """The lexical verb is the copula itself."""


def verb_groups(doc: Document, lex: Lexicon) -> tuple[tuple[VerbGroup, ...], list[int]]:
    groups: list[VerbGroup] = []
    owner = [-1] * len(doc)
    tags, lowers = doc.tags, doc.lowers
    # "tre giorni fa", "il mese scorso": what closes an expression of time is no verb, whatever its tag.
    barred = {time.end - 1 for time in doc.times if time.end - time.start > 1}
    # "il ministro: Graziano Bruni": nor is what begins a person's full name.
    barred.update(
        mention.start
        for mention in doc.mentions
        if mention.kind == "name"
        and mention.end - mention.start > 1
        and mention.entity is not None
        and mention.entity.entity_type == "person"
    )
    for sentence in doc.sentences:
        index = sentence.start
        while index < sentence.end:
            tag = tags[index]
            if tag.pos not in VERBAL or not tag.form or index in barred:
                index += 1
                continue
            chain = [index]
            while (following := _next_verb(doc, lex, chain, sentence.end)) >= 0:
                chain.append(following)
            start = index
            clitics: list[str] = []
            negated = False
            while start > sentence.start and owner[start - 1] < 0:
                before = lowers[start - 1]
                if before in lex.negation:
                    negated = True
                elif before in lex.clitics and tags[start - 1].pos == "PRON":
                    clitics.insert(0, before)
                else:
                    break
                start -= 1
            if (
                not negated
                and start - 1 > sentence.start
                and tags[start - 1].pos == "ADV"
                and lowers[start - 2] in lex.negation
            ):
                negated = True
            group = _group(doc, lex, chain, start, negated, tuple(clitics))
            for token in range(group.start, group.end):
                owner[token] = len(groups)
            groups.append(group)
            index = group.end
    return tuple(groups), owner


def _next_verb(doc: Document, lex: Lexicon, chain: list[int], stop: int) -> int:
    """The token that continues the chain of verbs, or -1."""
    last = chain[-1]
    tag, lemma = doc.tags[last], doc.lemmas[last]
    index = last + 1
    if lemma in lex.perfect and tag.form == "Fin":
        index = _past_adverbial(doc, lex, index, stop)
    while (
        index < stop
        and index - last <= ADVERBS_INSIDE
        and doc.tags[index].pos == "ADV"
        and doc.lowers[index] not in lex.relative
    ):
        index += 1
    if lemma in lex.perfect and tag.form == "Fin":
        index = _past_adverbial(doc, lex, index, stop)
    if index < stop and doc.lowers[index] == "," and (lemma in lex.perfect or lemma in lex.passive):
        index = _past_incise(doc, index, stop)
    if index >= stop:
        return -1
    following = doc.tags[index]
    if following.pos not in VERBAL:
        return -1
    if following.form == "Part" and following.tense != "Pres":
        if lemma in lex.perfect or lemma in lex.passive:
            return index
    elif following.form == "Inf":
        if lemma in lex.modal and doc.quotation_of[index] == doc.quotation_of[last]:
            return index
    elif following.form == "Ger" and lemma in lex.progressive and tag.form == "Fin":
        return index
    return -1


def _past_adverbial(doc: Document, lex: Lexicon, index: int, stop: int) -> int:
    """One past what stands between an auxiliary and its participle, told in several words: "ha in passato osservato",
    "ha lunedì scorso detto"; the same token where a participle does not follow."""
    fixed = next((words for words in lex.inside_verbs if tuple(doc.lowers[index : index + len(words)]) == words), ())
    end = index + len(fixed) if fixed else time_end(doc, index)
    following = index < end < stop and doc.tags[end].pos in VERBAL and doc.tags[end].form == "Part"
    return end if following else index


def _past_incise(doc: Document, comma: int, stop: int) -> int:
    """One past the comma that closes a short incise with no verb ("ha, inoltre, detto"); the same token where none
    does."""
    for index in range(comma + 1, min(comma + INCISE, stop)):
        if doc.lowers[index] == ",":
            return index + 1
        if doc.tags[index].pos in VERBAL or doc.tags[index].pos == "PUNCT":
            break
    return comma


def _group(
    doc: Document, lex: Lexicon, chain: list[int], start: int, negated: bool, clitics: tuple[str, ...]
) -> VerbGroup:
    tags, lemmas = doc.tags, doc.lemmas
    head = chain[-1]
    first = tags[chain[0]]
    participles = [token for token in chain[1:] if tags[token].form == "Part"]
    modal = next((lemmas[token] for token in chain[:-1] if lemmas[token] in lex.modal), "")
    auxiliary = lemmas[chain[-2]] if len(chain) > 1 else ""
    reflexive = any(clitic in lex.reflexive for clitic in clitics)
    perfect = passive = False
    if participles and tags[head].form == "Part":
        if auxiliary in lex.passive:
            passive = True
            perfect = len(participles) > 1
        elif auxiliary in lex.be:
            passive = not reflexive and lemmas[head] not in lex.unaccusative and lemmas[head] not in lex.be
            perfect = len(participles) > 1 or not passive
        else:
            perfect = True
    elif participles:
        perfect = True
    tense = first.tense if first.form == "Fin" else ""
    if perfect and tense in ("Pres", "Imp", "Past"):
        tense = "Past"
    agreeing = tags[head] if tags[head].form == "Part" and (auxiliary not in lex.have or not auxiliary) else Tag("")
    return VerbGroup(
        start=start,
        end=head + 1,
        head=head,
        lemma=lemmas[head],
        finite=chain[0] if first.form == "Fin" else -1,
        form=first.form,
        mood=first.mood,
        tense=tense,
        person=first.person or _first_person(first, agreeing),
        number=first.number or (agreeing.number if len(chain) > 1 else tags[head].number),
        gender=agreeing.gender,
        negated=negated or any(doc.lowers[token] in lex.negation for token in range(chain[0], head)),
        passive=passive,
        modal=modal,
        clitics=clitics,
        perfect=perfect,
        copular=lemmas[head] in lex.be,
    )


def _first_person(first: Tag, agreeing: Tag) -> str:
    """The person of a form that is one of the first singular or of the third plural, where its participle is singular:
    "sono stato accusato"."""
    either = first.form == "Fin" and first.mood == "Ind" and not first.person and not first.number
    return "1" if either and agreeing.number == "Sing" else ""
