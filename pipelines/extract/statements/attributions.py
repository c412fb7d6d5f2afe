"""Rules for attribution by preposition ("secondo X") and by pointing back ("lo ha annunciato X")."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.extract.rules import give_up, rule
from pipelines.extract.statements.boundaries import content_end
from pipelines.extract.statements.candidates import DASHES, MARKS, Candidate, inside, trim
from pipelines.extract.statements.clauses import make
from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import Preposition, Reporting, reporting
from pipelines.extract.statements.saying import can_speak, is_who, reports, speaking, speaks
from pipelines.language.document import Document
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import (
    NounPhrase,
    agent_of,
    chunks,
    coordinated,
    extent,
    lexicon,
    right_subject,
    subject_of,
)

CLAUSE_OPENERS = frozenset({":", ";"})
LINKING = frozenset({"ADV", "CCONJ", "PUNCT"})


def attributions(doc: Document) -> Iterable[Candidate]:
    """The candidates of every prepositional attribution, in reading order."""
    lex = reporting(doc)
    past = 0
    for token, word in enumerate(doc.lowers):
        if token < past or doc.quotation_of[token] >= 0:
            continue
        opener = _opener(doc, lex, token) if word in lex.openers else ()
        if tuple(doc.lowers[token : token + 3]) in lex.own_words:
            past = token + 3
            yield from in_own_words(doc, token)
        elif word in lex.so and token:
            yield from so_said(doc, token)
        elif opener:
            past = token + len(opener)
            yield from as_reported(doc, token, opener)
        else:
            for preposition in _prepositions(doc, lex, token):
                if _matches(doc, lex, token, preposition):
                    yield from according_to(doc, token, preposition)
                    break


def attributes(doc: Document, token: int) -> bool:
    """Whether a preposition with its source begins at the token: "secondo Rossi", "a detta del sindaco"."""
    lex = reporting(doc)
    return any(
        preposition.sources == "any" and _matches(doc, lex, token, preposition) and _source(doc, token, preposition)
        for preposition in _prepositions(doc, lex, token)
    )


def attributes_relative(doc: Document, pronoun: int) -> bool:
    """Whether the relative pronoun stands under a preposition that attributes: "secondo cui", "secondo il quale"."""
    return any(
        at >= 0 and any(len(found.words) == pronoun - at or len(found.words) == pronoun - at - 1 for found in matching)
        for at in range(pronoun - 4, pronoun)
        if (matching := [p for p in _prepositions(doc, reporting(doc), at) if _matches(doc, reporting(doc), at, p)])
    )


def opines(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase stands under a preposition by which a person's opinion is told: "per il geologo Ivo Ferri"."""
    return any(
        preposition.sources == "named" and _source(doc, phrase.prep_token, preposition) is not None
        for preposition in _prepositions(doc, reporting(doc), phrase.prep_token)
    )


def _prepositions(doc: Document, lex: Reporting, token: int) -> list[Preposition]:
    word = doc.lowers[token]
    return lex.prepositions.get(lex.preposition_of.get(word, word)) or lex.prepositions.get(word, [])


def _opener(doc: Document, lex: Reporting, token: int) -> tuple[str, ...]:
    for opener in lex.openers[doc.lowers[token]]:
        if tuple(doc.lowers[token : token + len(opener)]) == opener:
            return opener
    return ()


def _matches(doc: Document, lex: Reporting, token: int, preposition: Preposition) -> bool:
    """Whether the words stand here; the last may be melted with an article ("stando al portavoce")."""
    words = preposition.words
    if token + len(words) >= len(doc) or doc.sentences[doc.sentence_of[token]].kind == "furniture":
        return False
    for offset, word in enumerate(words):
        here = doc.lowers[token + offset]
        if here != word and lex.preposition_of.get(here) != word:
            return False
    if len(words) == 1:
        return (
            doc.lowers[token] == words[0]
            and doc.tags[token].pos in ("ADP", "SCONJ", "ADJ", "ADV", "NOUN", "VERB")
            and not (token and doc.tags[token - 1].pos in ("DET", "ADJ", "NUM"))
        )
    return True


def _source(doc: Document, token: int, preposition: Preposition) -> NounPhrase | None:
    """The noun phrase after the preposition, where it can be a source."""
    found, lex = chunks(doc), reporting(doc)
    last = token + len(preposition.words) - 1
    owner = found.noun_of[last] if found.noun_of[last] >= 0 else found.noun_of[last + 1] if last + 1 < len(doc) else -1
    if owner < 0:
        return None
    phrase = found.nouns[owner]
    if phrase.kind == "pronoun":
        return phrase if phrase.person == "3" and preposition.sources == "any" else None
    named = any(mention.start <= phrase.head < mention.end and speaks(mention) for mention in doc.mentions)
    if preposition.sources == "named":
        mention = mention_at(doc, phrase.head)
        known = mention is not None and mention.entity is not None and mention.entity.entity_type in lex.opining
        role = phrase.kind == "noun" and doc.lemmas[phrase.head] in lex.people - lex.bodies
        return phrase if known or (role and doc.tags[token + 1].pos == "DET") else None
    lemma = doc.lemmas[phrase.head]
    nicknamed = doc.quotation_of[phrase.head] >= 0
    known = (
        named
        or lemma in lex.people
        or lemma in lex.documents
        or lemma in lex.nouns
        or lemma.endswith(lex.agent_suffixes)
        or is_who(doc, phrase)
    )
    return phrase if known or nicknamed or phrase.kind == "name" else None


@rule("statement.according_to", example="Secondo gli analisti, il prezzo del neodimio salirà.")
@rule(
    "statement.according_to.relative", example="Il geologo Ivo Ferri, secondo cui la vena è esaurita, lascia Valdora."
)
def according_to(doc: Document, token: int, preposition: Preposition) -> Iterable[Candidate]:
    """ "secondo", "a detta di", "stando a" and their like, before, inside or after what the source says."""
    lex = reporting(doc)
    last = token + len(preposition.words)
    sentence = doc.sentences[doc.sentence_of[token]]
    relatives = lex.relatives if preposition.sources == "any" else lex.named_relatives
    for pronoun in range(last, min(last + 2, sentence.end)):
        if doc.lowers[pronoun] in relatives:
            yield from _relative(doc, token, preposition, pronoun)
            return
    source = _source(doc, token, preposition)
    if source is None:
        return
    end = _past_relative(doc, _past_participle(doc, extent(doc, coordinated(doc, source)[-1])[1], sentence.end))
    end = _past_incise(doc, source, _past_field(doc, end, sentence.end), sentence.end)
    cue = Cue(token, last, -1, preposition.lemma, preposition.act, "q")
    if preposition.sources == "named":
        quoted = any(doc.quotation_of[at] >= 0 for at in range(end, sentence.end))
        opening = token == sentence.start or doc.lowers[token - 1] in CLAUSE_OPENERS
        closed = doc.lowers[min(end, len(doc) - 1)] == ","
        entity = mention_at(doc, source.head)
        known = entity is not None and entity.entity is not None
        if not opening or not (quoted or (known and (closed or _not_yet(doc, end, sentence.end)))):
            return
    source = speaking(doc, source)
    yield from _around(doc, token, end, cue, source)


def _around(
    doc: Document,
    start: int,
    end: int,
    cue: Cue,
    source: NounPhrase | None,
    rule_id: str = "statement.according_to",
    **more,
) -> Iterable[Candidate]:
    """What is attributed by an adverbial over tokens `[start, end)`: the clause after, around or before it."""
    sentence = doc.sentences[doc.sentence_of[start]]
    end = _closing_comma(doc, end, sentence.end)
    lex = lexicon(doc)
    after = _past_adverb(doc, end + 1 if end < sentence.end and doc.lowers[end] == "," else end, sentence.end)
    before = start - 1 if start > sentence.start and doc.lowers[start - 1] == "," else start
    clause_start = _clause_start(doc, before, sentence.start)
    rest = after < sentence.end and any(doc.tags[token].pos != "PUNCT" for token in range(after, sentence.end))
    if clause_start >= before:
        if rest and _finite(doc, after, sentence.end):
            yield from _one(doc, rule_id, after, content_end(doc, after, -1), cue, source, more)
        return
    subordinate = doc.lowers[before - 1] in lex.relative_heads or doc.tags[before - 1].pos == "SCONJ"
    if rest and subordinate and before - 1 >= clause_start:
        yield from _one(doc, rule_id, after, content_end(doc, after, -1), cue, source, more)
        return
    verb = chunks(doc).verb_of[before - 1]
    if verb >= 0 and chunks(doc).verbs[verb].form == "Ger":
        clause_start = chunks(doc).verbs[verb].start
    resumed = after < sentence.end and doc.lowers[after - 1] == "," and _resumes(doc, after)
    if not _finite(doc, clause_start, before) or (verb >= 0 and rest) or resumed:
        if rest and (verb >= 0 or _finite(doc, after, sentence.end)):
            end = content_end(doc, after, -1)
            if doc.lowers[min(end, len(doc) - 1)] == ":":
                yield from _one(doc, rule_id, after, end, cue, source, more)
                return
            first = trim(doc, doc.starts[clause_start], doc.ends[before - 1])
            second = trim(doc, doc.starts[after], doc.ends[end - 1])
            said = any(doc.tags[token].pos not in LINKING for token in range(clause_start, before))
            parts = tuple(part for part in (first if said else None, second) if part)
            if second:
                yield Candidate(rule=rule_id, parts=parts, cue=cue, speaker=source, **more)
        return
    yield from _one(doc, rule_id, clause_start, before, cue, source, more)


def _resumes(doc: Document, token: int) -> bool:
    """Whether a finite verb that reports nothing begins at the token, so that its subject stands before the incise."""
    owner = chunks(doc).verb_of[token]
    return owner >= 0 and chunks(doc).verbs[owner].form == "Fin" and owner not in cues(doc)


def _past_adverb(doc: Document, at: int, stop: int) -> int:
    """Past an adverb of the reporter's and its comma: "secondo Rossi, infatti, …"."""
    first = at
    while at < stop and doc.tags[at].pos == "ADV":
        at += 1
    return at + 1 if first < at < stop and doc.lowers[at] == "," else first


def _one(
    doc: Document, rule_id: str, start: int, end: int, cue: Cue, source: NounPhrase | None, more: dict
) -> Iterable[Candidate]:
    """What stands in tokens `[start, end)`; where a colon then opens a quotation, the quotation."""
    first = end + 2
    if first < len(doc) and doc.lowers[end] == ":" and doc.quotation_of[first] >= 0:
        opened = doc.quotation_of[first]
        if doc.quotations[opened].start_token == first:
            clause = make(doc, rule_id, start, end, cue, source, **more) if _finite(doc, start, end) else None
            if clause is not None:
                yield clause
            yield Candidate(rule=rule_id, parts=inside(doc, opened), cue=cue, speaker=source, **more)
            return
    candidate = make(doc, rule_id, start, end, cue, source, **more)
    if candidate is not None:
        yield candidate


def _past_field(doc: Document, end: int, stop: int) -> int:
    """Past what a source is for ("l'agenzia per le dogane"), where its clause's verb comes right after it."""
    found, at = chunks(doc), end
    while at < stop:
        owner = found.noun_of[at]
        if owner < 0 and doc.lowers[at] in reporting(doc).preposition_of and at + 1 < stop:
            owner = found.noun_of[at + 1]
        if owner < 0 or found.nouns[owner].prep not in (*lexicon(doc).of_bodies, lexicon(doc).genitive):
            break
        at = found.nouns[owner].end
    verb = found.verb_of[at] if at < stop else -1
    return at if verb >= 0 and found.verbs[verb].form == "Fin" else end


def _past_incise(doc: Document, source: NounPhrase, end: int, stop: int) -> int:
    """The comma that closes what is told of the source between commas (", dell'istituto di Valdora,", ", pubblicato
    ieri,"), or the same token."""
    found, first = chunks(doc), end + 1
    while first < stop - 1 and doc.tags[first].pos == "ADV":
        first += 1
    if first >= stop or doc.lowers[end] != ",":
        return end
    owner, verb = found.noun_of[first], found.verb_of[first]
    if owner < 0 and doc.lowers[first] in reporting(doc).preposition_of:
        owner = found.noun_of[first + 1]
    participle = verb >= 0 and found.verbs[verb].form == "Part"
    phrase = found.nouns[owner] if owner >= 0 else None
    told = phrase is not None and (
        phrase.prep == lexicon(doc).genitive
        or (not phrase.prep and can_speak(doc, phrase) and _names_person(doc, phrase) != _names_person(doc, source))
    )
    if not participle and not told:
        return end
    for at in range(first, stop):
        if found.verb_of[at] >= 0 and found.verbs[found.verb_of[at]].form == "Fin":
            return end
        if doc.lowers[at] == ",":
            return at if _finite(doc, at, stop) else end
    return end


def _names_person(doc: Document, phrase: NounPhrase) -> bool:
    return any(
        mention.kind == "name" and phrase.start <= mention.start < extent(doc, phrase)[1] for mention in doc.mentions
    )


def _not_yet(doc: Document, start: int, stop: int) -> bool:
    """Whether the first finite verb of the clause is in the future or the conditional, as an opinion is."""
    found = chunks(doc)
    for token in range(start, stop):
        owner = found.verb_of[token]
        if owner >= 0 and found.verbs[owner].form == "Fin":
            return found.verbs[owner].tense == "Fut" or found.verbs[owner].mood == "Cnd"
    return False


def _past_relative(doc: Document, end: int) -> int:
    """Past a relative clause that tells who the source is, where the verb of what it says comes right after it:
    "secondo la società che la gestisce darebbe lavoro a cento persone"."""
    found = chunks(doc)
    if end + 1 >= len(doc) or doc.lowers[end] not in lexicon(doc).relative_heads:
        return end
    inner = found.verb_of[end + 1]
    after = found.verbs[inner].end if inner >= 0 else -1
    if inner < 0 or after >= len(doc):
        return end
    nxt = found.verb_of[after]
    if nxt >= 0 and found.verbs[nxt].form == "Inf":
        after = found.verbs[nxt].end
        nxt = found.verb_of[after] if after < len(doc) else -1
    return after if nxt >= 0 and found.verbs[nxt].form == "Fin" else end


def _past_participle(doc: Document, end: int, stop: int) -> int:
    """Past a participle that tells more of the source, with its complements: "le voci raccolte dalla polizia"."""
    found = chunks(doc)
    owner = found.verb_of[end] if end < stop else -1
    if owner < 0 or found.verbs[owner].form != "Part":
        return end
    at = found.verbs[owner].end
    while at < stop and (noun := found.noun_of[at]) >= 0 and found.nouns[noun].prep:
        at = found.nouns[noun].end
    return at


def _closing_comma(doc: Document, end: int, stop: int) -> int:
    """The comma that closes the adverbial, past complements of the source; `end` where none does."""
    found = chunks(doc)
    at = end
    if at < stop and doc.words[at] in DASHES:
        at = next((token + 1 for token in range(at + 1, stop) if doc.words[token] == doc.words[at]), at)
    while at < stop and doc.lowers[at] != ",":
        owner = found.verb_of[at]
        if owner >= 0 and found.verbs[owner].form == "Fin":
            return end
        if doc.tags[at].pos == "PUNCT" and doc.lowers[at] not in "«»“”\"'()":
            return end
        if (
            found.noun_of[at] >= 0
            and not found.nouns[found.noun_of[at]].prep
            and found.nouns[found.noun_of[at]].kind != "name"
        ):
            return end
        at += 1
    return at if at < stop else end


def _finite(doc: Document, start: int, end: int) -> bool:
    found = chunks(doc)
    return any(
        found.verb_of[token] >= 0 and found.verbs[found.verb_of[token]].form == "Fin" for token in range(start, end)
    )


def _clause_start(doc: Document, before: int, floor: int) -> int:
    """Where the clause that ends before token `before` begins: after a stop or an adversative."""
    lex = lexicon(doc)
    at = before - 1
    if at >= floor and doc.lowers[at] in lex.coordinators:
        return before
    while at >= floor:
        word = doc.lowers[at]
        if word in reporting(doc).complementizers and doc.tags[at].pos == "SCONJ" and _finite(doc, at, before):
            return at + 1
        if word in (";", ":") or (word in lex.adversatives and at + 1 < before):
            return at + 1
        at -= 1
    return floor


def _relative(doc: Document, token: int, preposition: Preposition, pronoun: int) -> Iterable[Candidate]:
    """ "…, portavoce di X, secondo cui …": the source is what the relative pronoun stands for."""
    found, lex = chunks(doc), reporting(doc)
    cue = Cue(token, token + len(preposition.words), -1, preposition.lemma, preposition.act, "q")
    if token == doc.sentences[doc.sentence_of[token]].start and preposition.sources == "any":
        # "Secondo il quale …" goes on from the sentence before.
        end = content_end(doc, pronoun + 1, -1)
        yield from _one(doc, "statement.according_to.relative", pronoun + 1, end, cue, None, {"continues": True})
        return
    at = token - 1
    if at >= 0 and doc.lowers[at] == ",":
        at -= 1
    owner = found.noun_of[at] if at >= 0 else -1
    if owner < 0:
        return
    phrase = _person_before(doc, at) or found.nouns[owner]
    while phrase.prep == lexicon(doc).genitive and phrase.prep_token > 0 and found.noun_of[phrase.prep_token - 1] >= 0:
        phrase = found.nouns[found.noun_of[phrase.prep_token - 1]]
    if phrase.start >= 2 and doc.lowers[phrase.start - 1] == ",":
        named = found.noun_of[phrase.start - 2]
        if named >= 0 and found.nouns[named].kind == "name" and phrase.kind == "noun":
            phrase = found.nouns[named]
    plural = doc.tags[pronoun].number or ("Plur" if doc.lowers[pronoun] in lex.plural_relatives else "Sing")
    if preposition.sources == "named" and (not is_who(doc, phrase) or phrase.number not in ("", plural)):
        return
    start = pronoun + 1
    yield from _one(doc, "statement.according_to.relative", start, content_end(doc, start, -1), cue, phrase, {})


def _person_before(doc: Document, at: int) -> NounPhrase | None:
    """The bare name of a person of whom what stands before token `at` tells more: "X, geologo di Y"."""
    found = chunks(doc)
    floor = doc.sentences[doc.sentence_of[at]].start
    for token in range(at, floor - 1, -1):
        if found.verb_of[token] >= 0:
            return None
        mention = mention_at(doc, token)
        owner = found.noun_of[token]
        if mention is None or mention.entity is None or owner < 0 or mention.kind != "name":
            continue
        if mention.entity.entity_type == "person" and not found.nouns[owner].prep:
            return found.nouns[owner]
    return None


@rule(
    "statement.own_words",
    example="Il sindaco di Valdora ha detto che la miniera è sicura. A suo dire, i controlli sono stati fatti.",
)
def in_own_words(doc: Document, token: int) -> Iterable[Candidate]:
    """ "a suo dire", "a loro avviso": what whoever spoke before says, too."""
    last = token + 2
    cue = Cue(token, last + 1, -1, doc.surface(token, last + 1).lower(), "comment", "q")
    yield from _around(doc, token, last + 1, cue, None, "statement.own_words", continues=True)


@rule("statement.so_said", example="La miniera darà lavoro a cento persone: così assicura il sindaco di Valdora.")
def so_said(doc: Document, token: int) -> Iterable[Candidate]:
    """A clause, a colon or comma, then "così" and who said it."""
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[token]]
    mark = token - 1
    if mark <= sentence.start or doc.words[mark] not in (",", ":") or doc.quotation_of[mark - 1] >= 0:
        return
    if doc.words[mark - 1] in MARKS:
        return
    at = token + 1
    while at < sentence.end and doc.tags[at].pos == "ADV":
        at += 1
    index = found.verb_of[at] if at < sentence.end else -1
    cue = cues(doc).get(index)
    if cue is None or found.verbs[index].form != "Fin" or not reports(doc, index, cue):
        return
    source = right_subject(doc, found.verbs[index], cue.end)
    if source is None or not is_who(doc, source):
        return
    start = _clause_start(doc, mark, sentence.start)
    if _finite(doc, start, mark):
        yield from _one(doc, "statement.so_said", start, mark, cue, source, {})


@rule("statement.as_reported", example="Secondo quanto riferito dal sindaco di Valdora, la miniera è sicura.")
def as_reported(doc: Document, token: int, opener: tuple[str, ...]) -> Iterable[Candidate]:
    """ "secondo quanto riferito da X", "come ha spiegato X", "a quanto si apprende da X"."""
    found, lex = chunks(doc), reporting(doc)
    sentence = doc.sentences[doc.sentence_of[token]]
    at = token + len(opener)
    while at < sentence.end and found.verb_of[at] < 0 and at - token <= len(opener) + 2:
        if doc.tags[at].pos in ("CCONJ", "PUNCT", "SCONJ"):
            return
        at += 1
    index = found.verb_of[at] if at < sentence.end else -1
    if index < 0:
        return
    verb = found.verbs[index]
    cue = cues(doc).get(index)
    impersonal = verb.lemma in lex.impersonal and bool(lexicon(doc).impersonal_clitics & set(verb.clitics))
    if not impersonal and (cue is None or not set("qc") & set(cue.frames)):
        return
    if cue is None:
        cue = Cue(verb.start, verb.end, index, verb.lemma, "assert", "q")
    if (
        verb.person in ("1", "2")
        or verb.form not in ("Fin", "Part")
        or (verb.form == "Fin" and verb.mood in ("Sub", "Imp"))
    ):
        return
    if verb.form == "Part" or verb.passive or impersonal:
        source = agent_of(doc, index)
        if source is None and not impersonal and len(opener) == 1:
            return
    else:
        source = subject_of(doc, index, inverted=True)
        if source is None:
            give_up(doc, "statement.as_reported", *doc.span(token, verb.end), "nobody is named")
            return
    after = source is not None and source.start >= verb.end
    end = extent(doc, coordinated(doc, source)[-1])[1] if after else verb.end
    if len(opener) > 1:
        cue = cue._replace(start=token, end=token + len(opener) - 1, verb=-1, lemma=" ".join(opener[:-1]), act="assert")
    yield from _around(doc, token, end, cue, source, "statement.as_reported", impersonal=source is None)


@rule("statement.points_back", example="La miniera di Valdora riapre a maggio. Lo ha annunciato il sindaco.")
def points_back(doc: Document, sentence_index: int) -> Iterable[Candidate]:
    """ "Lo ha annunciato X", "A dichiararlo è X", "È quanto emerge da X": what was said is the sentence before."""
    if sentence_index == 0:
        return
    sentence, before = doc.sentences[sentence_index], doc.sentences[sentence_index - 1]
    if sentence.kind != "sentence" or before.kind not in ("sentence", "headline"):
        return
    lex = reporting(doc)
    first = sentence.start
    while (
        first < sentence.end
        and doc.tags[first].pos in ("ADV", "PUNCT")
        and doc.lowers[first] not in lex.pointer_clitics
    ):
        first += 1
    found_cue = _pointer(doc, lex, first, sentence.end)
    if found_cue is None:
        return
    cue, source = found_cue
    for token in range(cue.end, sentence.end):
        owner = chunks(doc).verb_of[token]
        if owner >= 0 and chunks(doc).verbs[owner].form == "Ger":
            break
        if doc.quotation_of[token] >= 0 or doc.lowers[token] == ":":
            return
    if cue.end < sentence.end and doc.lowers[cue.end] in lex.complementizers:
        return
    if not _finite(doc, before.start, before.end):
        return
    span = trim(doc, doc.starts[before.start], doc.ends[before.end - 1])
    if span is not None:
        yield Candidate(rule="statement.points_back", parts=(span,), cue=cue, speaker=source)


def _pointer(doc: Document, lex: Reporting, first: int, stop: int) -> tuple[Cue, NounPhrase | None] | None:
    """The cue and the source of a sentence that begins by pointing back, or None."""
    found = chunks(doc)
    if first + 1 >= stop:
        return None
    index = found.verb_of[first]
    if index < 0 and lex.preposition_of.get(doc.lowers[first]) == lexicon(doc).dative:
        index = found.verb_of[first + 1]
        if index < 0:
            return None
        verb = found.verbs[index]
        if verb.form != "Inf" or not doc.lowers[verb.head].endswith(lex.pointer_suffix) or verb.lemma not in lex.verbs:
            return None
        following = found.verb_of[verb.end] if verb.end < stop else -1
        if following < 0 or not found.verbs[following].copular:
            return None
        owner = found.noun_of[found.verbs[following].end] if found.verbs[following].end < stop else -1
        frame = lex.verbs[verb.lemma]
        return Cue(first, found.verbs[following].end, index, frame.lemma, frame.act, "c"), found.nouns[
            owner
        ] if owner >= 0 else None
    if index < 0:
        return None
    verb = found.verbs[index]
    cue = cues(doc).get(index)
    if cue is not None and "c" in cue.frames and lex.pointer_clitics & set(verb.clitics):
        source = agent_of(doc, index) if verb.passive else subject_of(doc, index, inverted=True, after=cue.end)
        return (cue, source) if source is not None else None
    if verb.copular and verb.end < stop and doc.lowers[verb.end] in lex.pointer_what:
        inner = found.verb_of[verb.end + 1] if verb.end + 1 < stop else -1
        if inner < 0:
            return None
        saying = found.verbs[inner]
        cue = cues(doc).get(inner)
        if saying.lemma in lex.pointer_verbs:
            return Cue(first, saying.end, inner, saying.lemma, "assert", "c"), agent_of(doc, inner)
        if cue is not None and "c" in cue.frames:
            return cue._replace(start=first), subject_of(doc, inner, inverted=True) if not saying.passive else agent_of(
                doc, inner
            )
    return None
