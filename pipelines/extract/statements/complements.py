"""Where the complement of a reporting verb begins: "che", "di" and infinitive, a question, a colon."""

from __future__ import annotations

from pipelines.extract.statements.cues import Cue
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.relatives import by_medium, past_relative, relative_here
from pipelines.extract.statements.who import is_who
from pipelines.language.document import Document
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    chunks,
    extent,
    in_time,
    lexicon,
    right_subject,
    subject_of,
)

# How many tokens may stand between a reporting verb and its "che": subject, addressee, medium and time.
REACH = 30
# Under these "come" asks: "ha chiesto come si intenda procedere".
ASKING = frozenset({"ask", "request"})


def complement(doc: Document, verb: VerbGroup, cue: Cue) -> tuple[str, int, int] | None:
    """`(frame letter, token of the link, first token of the content)` of what the verb reports, or None."""
    found, lex, words = chunks(doc), lexicon(doc), reporting(doc)
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    at = begins = cue.end
    stop = min(sentence.end, at + REACH)
    direct = plain = plain_verb = True
    commas, addressed = 0, -1
    told = verb.passive and subject_of(doc, found.verb_of[verb.head]) is not None
    while at < stop:
        word = doc.lowers[at]
        if direct and "s" in cue.frames and asks_what(doc, at) and clause_follows(doc, at + 1, sentence.end):
            return "s", at, at
        if word in words.complementizers and at + 1 < sentence.end:
            if "c" not in cue.frames or not plain_verb or told or _correlates(doc, begins, at):
                return None
            said_already = words.pointer_clitics & set(verb.clitics) and cue.lemma not in words.person_objects
            if said_already and doc.tags[at].pos == "PRON":
                # "lo ha detto al dirigente che ha chiamato aiuto"
                return None
            if at > begins and relative_here(doc, verb, at, direct, commas):
                at = past_relative(doc, at, sentence.end)
                continue
            return "c", at, _past_comma(doc, at + 1)
        if (
            direct
            and not commas
            and word in words.manner
            and at + 1 < sentence.end
            and "c" in cue.frames
            and cue.lemma not in words.no_manner
            and cue.act not in ASKING
            and (cue.lemma in words.telling_how or clause_follows(doc, at + 1, sentence.end))
        ):
            return "c", at, at + 1
        infinitive = ("i" in cue.frames and word in words.infinitive) or (
            "a" in cue.frames and word in words.infinitive_to
        )
        joined = doc.lowers[at - 1] in lex.coordinators or tuple(doc.lowers[at - 1 : at + 1]) in words.adverbial
        if plain and infinitive and not joined and infinitive_at(doc, at + 1, sentence.end):
            return "i", at, at
        likewise = doc.lowers[at - 1] in words.so
        asking = words.telling_how_much if cue.lemma in words.telling_how else words.questions
        # "lo dicono a Oslo, dove il sindaco vive": a relative clause about the place
        describes = word in lex.relative and at >= 2 and doc.lowers[at - 1] == "," and found.noun_of[at - 2] >= 0
        asks = direct and not likewise and not describes and word in asking and "s" in cue.frames
        if asks and clause_follows(doc, at + 1, sentence.end):
            return "s", at, at
        if word == ":" and "q" in cue.frames and at + 1 < sentence.end:
            pointing = bool(set(verb.clitics) & words.pointer_clitics)
            beside = found.verb_of[at - 1] >= 0 or (direct and not commas and "c" in cue.frames)
            beside = beside or ("c" in cue.frames and _subject_ends(doc, verb, cue, at))
            # "che la Guardia di finanza calcola in due milioni: …"
            amount = cue.act == "estimate" and any(doc.tags[token].pos == "NUM" for token in range(cue.end, at))
            return ("q", at, at + 1) if (beside or pointing) and not told and not amount else None
        if doc.quotation_of[at] >= 0 or word in (";", ":"):
            return None
        if word == "(" and (close := _closing(doc, at, sentence.end)) > at:
            at = close
            continue
        if word == "," and at == cue.end and (close := _past_likeness(doc, at, sentence.end)) > at:
            at = begins = close
            continue
        if word == "," and direct and not commas and "c" in cue.frames and (link := _past_clause(doc, at, stop)) > at:
            at = begins = link
            continue
        if word == ",":
            plain_verb = True
            commas += 1
        if (aside := _past_aside(doc, at)) > at:
            at = aside
            continue
        owner = found.verb_of[at]
        if owner >= 0 and owner == cue.governor:
            # "A lanciare l'allarme è il sindaco: …"
            at = found.verbs[owner].end
            continue
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
            if not in_time(doc, at) and not found.nouns[owner].prep:
                direct = False
                somebody = cue.lemma in words.person_objects or is_who(doc, found.nouns[owner])
                plain = plain and "n" not in cue.frames and somebody
            elif found.nouns[owner].prep not in ("", lex.dative) and not _of_phrase(doc, found.nouns[owner]):
                # "ricordando alle parti in conflitto di …": what tells of those spoken to.
                agent = verb.passive and found.nouns[owner].prep == lex.agent
                plain = plain and (
                    agent
                    or found.nouns[owner].prep_token == addressed
                    or in_time(doc, at)
                    or by_medium(doc, found.nouns[owner])
                )
            at = found.nouns[owner].end
            if found.nouns[owner].prep == lex.dative:
                addressed = at
            continue
        if word in lex.postposed:
            at += 1
            continue
        if word in lex.adversatives and doc.lowers[at - 1] == doc.lowers[min(at + 1, stop - 1)] == ",":
            # "ha detto, però, che"
            at += 1
            continue
        if word in lex.adversatives or (word in lex.coordinators and not direct and _finite_at(doc, at + 1)):
            return None
        at += 1
    return None


def asks_what(doc: Document, at: int) -> bool:
    """Whether a question that begins with "che" stands at the token: "ha domandato che cosa aspettino"."""
    return tuple(doc.lowers[at : at + 2]) in reporting(doc).question_words


def _correlates(doc: Document, start: int, che: int) -> bool:
    """Whether "che" is the second half of "sia … che", whose first stands after token `start`."""
    seconds = lexicon(doc).correlatives
    return any(doc.lowers[che] in seconds.get(word, ()) for word in doc.lowers[start:che])


def _subject_ends(doc: Document, verb: VerbGroup, cue: Cue, token: int) -> bool:
    """Whether who says it stands between the verb and the token: "informa l'istituto: …"."""
    cleft = cue.governor > cue.verb >= 0
    subject = right_subject(doc, chunks(doc).verbs[cue.governor]) if cleft else right_subject(doc, verb, cue.end)
    return subject is not None and is_who(doc, subject) and extent(doc, subject)[1] == token


def _closing(doc: Document, opening: int, stop: int) -> int:
    """One past the bracket that closes the one at the token; the same token where none does."""
    return next((at + 1 for at in range(opening + 1, stop) if doc.lowers[at] == ")"), opening)


def _past_likeness(doc: Document, comma: int, stop: int) -> int:
    """One past the comma that closes who says the same (", così come X,"); the same token where that is not told."""
    words = reporting(doc)
    if comma + 1 >= stop:
        return comma
    at = comma + 1 + (doc.lowers[comma + 1] in words.so)
    if at >= stop or doc.lowers[at] not in words.manner:
        return comma
    return next((token + 1 for token in range(at, min(at + REACH, stop)) if doc.lowers[token] == ","), comma)


def _past_clause(doc: Document, comma: int, stop: int) -> int:
    """The complementizer after an incise with a verb of its own that the comma opens: "sostiene, sulla base di un
    documento di cui ha preso visione, che"; the comma where what it opens is a relative clause, or no such incise."""
    if doc.tags[min(comma + 1, stop - 1)].pos not in ("ADP", "VERB", "SCONJ") or doc.lowers[comma + 1] in (
        lexicon(doc).relative | reporting(doc).complementizers
    ):
        return comma
    for at in range(comma + 2, stop - 1):
        if doc.quotation_of[at] >= 0 or doc.lowers[at] in (":", ";"):
            return comma
        if doc.lowers[at] == ",":
            links = doc.lowers[at + 1] in reporting(doc).complementizers
            owner = chunks(doc).verb_of[comma + 1]
            told = has_finite(doc, comma, at) or (owner >= 0 and chunks(doc).verbs[owner].form in ("Ger", "Part"))
            return at + 1 if links and told else comma
    return comma


def _past_aside(doc: Document, at: int) -> int:
    """One past an aside that begins at the token ("dal canto suo"), or the token."""
    for aside in reporting(doc).asides.get(doc.lowers[at], ()):
        if tuple(doc.lowers[at : at + len(aside)]) == aside:
            return at + len(aside)
    return at


def _of_phrase(doc: Document, phrase: NounPhrase) -> bool:
    """Whether it is the genitive of the phrase right before it: "accusa il governo di Oslo di aver taciuto"."""
    before = chunks(doc).noun_of[phrase.prep_token - 1] if phrase.prep_token > 0 else -1
    return phrase.prep == lexicon(doc).genitive and before >= 0


def _finite_at(doc: Document, token: int) -> bool:
    """Whether a finite verb group begins at the token."""
    owner = chunks(doc).verb_of[token] if token < len(doc) else -1
    return owner >= 0 and chunks(doc).verbs[owner].form == "Fin"


def _past_comma(doc: Document, at: int) -> int:
    return at + 1 if at + 1 < len(doc) and doc.lowers[at] == "," else at


def clause_follows(doc: Document, at: int, stop: int) -> bool:
    """Whether a finite verb stands before the next stop that ends a sentence or parts one."""
    found = chunks(doc)
    while at < stop:
        owner = found.verb_of[at]
        if owner >= 0 and found.verbs[owner].form == "Fin":
            return True
        if doc.words[at] in ";:.!?":
            return False
        at += 1
    return False


def infinitive_at(doc: Document, at: int, stop: int) -> bool:
    """Whether an infinitive, with its clitics and negation, begins at `at`."""
    if at + 1 < stop and doc.quotation_of[at] < 0 <= doc.quotation_of[at + 1]:
        at += 1
    if at >= stop:
        return False
    owner = chunks(doc).verb_of[at]
    return owner >= 0 and chunks(doc).verbs[owner].form == "Inf"


def depends(doc: Document, token: int) -> bool:
    """Whether a conjunction of a clause that depends on another stands at the token."""
    return doc.tags[token].pos == "SCONJ" or doc.lowers[token] in lexicon(doc).subordinators


def quotation_at(doc: Document, token: int) -> bool:
    return token < len(doc) and (
        doc.quotation_of[token] >= 0 or any(q.start == doc.starts[token] for q in doc.quotations)
    )


def has_finite(doc: Document, start: int, end: int) -> bool:
    """Whether a finite verb stands in tokens `[start, end)`."""
    found = chunks(doc)
    return any(
        found.verb_of[token] >= 0 and found.verbs[found.verb_of[token]].form == "Fin" for token in range(start, end)
    )
