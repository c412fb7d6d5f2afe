"""Verb groups and noun phrases: the pieces that clauses are made of, read off the tags in one pass each."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.language.document import Document, Tag
from pipelines.language.pack import Pack, load_pack

NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
QUOTE_MARKS = frozenset("«»“”\"„‘’'")
# The longest run of adverbs between an auxiliary and its participle: "non ha ancora mai del tutto chiarito".
ADVERBS_INSIDE = 3


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


class NounPhrase(NamedTuple):
    """Tokens `[start, end)` from determiner to last adjective, without preposition, complements and appositions."""

    start: int
    end: int
    head: int
    prep: str
    """The preposition that governs it ("di" for "della"), or empty."""
    prep_token: int
    """Its token, which is also `start` where article and preposition are one word; -1 where there is none."""
    number: str
    gender: str
    person: str
    kind: str
    """`noun`, `name`, `pronoun`."""


class Lexicon:
    """The closed classes of a language, as the chunker asks them."""

    def __init__(self, pack: Pack) -> None:
        table = pack.table("syntax")
        verbs, words = table["verbs"], table["words"]
        self.have = frozenset(verbs["have"])
        self.be = frozenset(verbs["be"])
        self.passive = frozenset(verbs["passive"])
        self.progressive = frozenset(verbs["progressive"])
        self.modal = frozenset(verbs["modal"])
        self.unaccusative = frozenset(verbs["unaccusative"])
        self.perfect = self.have | self.be
        self.negation = frozenset(words["negation"])
        self.clitics = frozenset(words["clitics"])
        self.reflexive = frozenset(words["reflexive"])
        self.relative = frozenset(words["relative"])
        self.relative_heads = frozenset(words["relative_heads"])
        self.subordinators = frozenset(words["subordinators"])
        self.coordinators = frozenset(words["coordinators"])
        self.adversatives = frozenset(words["adversatives"])
        self.predeterminers = frozenset(words["predeterminers"])
        self.possessives = frozenset(words["possessives"])
        self.examples = frozenset(words["examples"])
        self.subject_pronouns = frozenset(words["subject_pronouns"])
        self.pronouns = {word: tuple(values) for word, values in table["pronouns"].items()}
        self.preposition_of = {
            form: lemma
            for lemma, forms in table["prepositions"].items()
            for form in forms
            if form != "d'" or lemma == "di"
        }
        self.articulated = frozenset(
            form
            for lemma, forms in table["prepositions"].items()
            for form in forms
            if len(forms) > 3 and form not in (lemma, "ad", "d'")
        )


def lexicon(doc: Document) -> Lexicon:
    """The closed classes of the document's language."""
    return load_pack(doc.language).cached("syntax.lexicon", Lexicon)


class Chunks(NamedTuple):
    """All chunks of a document in reading order, and for each token the chunk it belongs to, or -1."""

    verbs: tuple[VerbGroup, ...]
    verb_of: list[int]
    nouns: tuple[NounPhrase, ...]
    noun_of: list[int]


def chunks(doc: Document) -> Chunks:
    """The chunks of the document, worked out once."""
    found = doc.cache.get("chunks")
    if found is None:
        lex = lexicon(doc)
        verbs, verb_of = _verb_groups(doc, lex)
        nouns, noun_of = _noun_phrases(doc, lex, verb_of)
        found = doc.cache["chunks"] = Chunks(verbs, verb_of, nouns, noun_of)
    return found


def _verb_groups(doc: Document, lex: Lexicon) -> tuple[tuple[VerbGroup, ...], list[int]]:
    groups: list[VerbGroup] = []
    owner = [-1] * len(doc)
    tags, lowers = doc.tags, doc.lowers
    for sentence in doc.sentences:
        index = sentence.start
        while index < sentence.end:
            tag = tags[index]
            if tag.pos not in VERBAL or not tag.form:
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
    while (
        index < stop
        and index - last <= ADVERBS_INSIDE
        and doc.tags[index].pos == "ADV"
        and doc.lowers[index] not in lex.relative
    ):
        index += 1
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
        person=first.person,
        number=first.number or (agreeing.number if len(chain) > 1 else tags[head].number),
        gender=agreeing.gender,
        negated=negated or any(doc.lowers[token] in lex.negation for token in range(chain[0], head)),
        passive=passive,
        modal=modal,
        clitics=clitics,
        perfect=perfect,
        copular=lemmas[head] in lex.be,
    )


def _noun_phrases(doc: Document, lex: Lexicon, verb_of: list[int]) -> tuple[tuple[NounPhrase, ...], list[int]]:
    phrases: list[NounPhrase] = []
    owner = [-1] * len(doc)
    mention_end = {mention.start: mention.end for mention in doc.mentions if mention.kind == "name"}
    time_end = {time.start: time.end for time in doc.times if time.kind in ("date", "clock", "set")}
    for sentence in doc.sentences:
        index = sentence.start
        while index < sentence.end:
            if index in time_end:
                index = time_end[index]
                continue
            phrase = _noun_phrase(doc, lex, index, sentence.end, verb_of, mention_end, time_end)
            if phrase is None:
                index += 1
                continue
            for token in range(phrase.start, phrase.end):
                owner[token] = len(phrases)
            phrases.append(phrase)
            index = phrase.end
    return tuple(phrases), owner


def _noun_phrase(
    doc: Document,
    lex: Lexicon,
    index: int,
    stop: int,
    verb_of: list[int],
    mention_end: dict[int, int],
    barred: dict[int, int],
) -> NounPhrase | None:
    """The noun phrase that begins at `index` (at its preposition, where it has one), or None."""
    tags, lowers = doc.tags, doc.lowers
    prep, prep_token, start = "", -1, index
    word = lowers[index]
    if word in lex.preposition_of and tags[index].pos in ("ADP", "DET", "SCONJ", "ADV"):
        prep, prep_token = lex.preposition_of[word], index
        if word not in lex.articulated:
            start = index + 1
    at = start if start != prep_token else start + 1
    if at >= stop:
        return None
    number = gender = ""
    while at < stop and at not in mention_end:
        pos = tags[at].pos
        paired = at > start and pos == "CCONJ" and at + 2 < stop and tags[at - 1].pos == tags[at + 1].pos == "ADJ"
        if paired or pos == "DET" or (pos in ("ADJ", "NUM") and verb_of[at] < 0) or _opens_phrase(doc, lex, at, stop):
            number = number or tags[at].number
            gender = gender or tags[at].gender
            at += 1
        elif (
            at > start and at + 1 < stop and (lowers[at] in QUOTE_MARKS or (pos == "ADV" and tags[at + 1].pos == "ADJ"))
        ):
            at += 1
        else:
            break
    if at >= stop:
        return None
    head, end, kind = -1, at, "noun"
    if at in mention_end:
        end = min(mention_end[at], stop)
        head, kind = _name_head(doc, at, end), "name"
    elif tags[at].pos in NOMINAL or (tags[at].pos == "X" and doc.words[at][:1].isalpha()):
        while end < stop and tags[end].pos in ("PROPN", "X") and verb_of[end] < 0:
            end += 1
        if end > at:
            head, kind = at, "name"
        else:
            head, end = at, at + 1
    elif tags[at].pos == "PRON" and lowers[at] in lex.subject_pronouns and at == start:
        head, end, kind = at, at + 1, "pronoun"
    elif at > start and tags[at - 1].pos in ("ADJ", "NUM") and tags[at].pos not in NOMINAL:
        # "i russi", "i due": an adjective or numeral that stands for its noun.
        determined = start == prep_token or tags[start].pos == "DET" or lowers[start] in lex.predeterminers
        if not determined and tags[at - 1].pos != "NUM":
            return None
        head, end = at - 1, at
    if head < 0:
        return None
    end = _adjectives_after(doc, lex, end, stop, verb_of, mention_end, barred)
    tag = tags[head]
    person = "3"
    if kind == "pronoun":
        person, number, gender = lex.pronouns.get(lowers[head], ("3", tag.number, tag.gender))
    elif kind == "noun":
        number, gender = tag.number or number, tag.gender or gender
    elif not number:
        number = tag.number
    return NounPhrase(start, end, head, prep, prep_token, number, gender, person, kind)


def _opens_phrase(doc: Document, lex: Lexicon, token: int, stop: int) -> bool:
    """Whether the token is a determiner by its form, whatever the tagger made of it: "i suoi", "tutti i"."""
    word = doc.lowers[token]
    if word in lex.predeterminers:
        return True
    return word in lex.possessives and token + 1 < stop and doc.tags[token + 1].pos in ("NOUN", "ADJ", "NUM", "PROPN")


def _name_head(doc: Document, start: int, end: int) -> int:
    """The token of a name that an apposition or role would hang on: its first noun or proper noun."""
    return next((token for token in range(start, end) if doc.tags[token].pos in NOMINAL), start)


def _adjectives_after(
    doc: Document,
    lex: Lexicon,
    end: int,
    stop: int,
    verb_of: list[int],
    mention_end: dict[int, int],
    barred: dict[int, int],
) -> int:
    """Where the adjectives, nouns and names joined to a head end ("sito internet"), at a time (`barred`) the latest."""
    tags = doc.tags
    while end < stop:
        tag = tags[end]
        if end in mention_end:
            end = min(mention_end[end], stop)
        elif (
            (tag.pos == "ADJ" and verb_of[end] < 0)
            or (tag.pos == "PROPN" and doc.words[end][:1].isupper())
            or (tag.pos == "NOUN" and tags[end - 1].pos in ("NOUN", "ADJ") and end not in barred)
        ):
            end += 1
        elif tag.pos == "ADV" and end + 1 < stop and tags[end + 1].pos == "ADJ" and doc.lowers[end] not in lex.negation:
            end += 2
        else:
            break
    return end
