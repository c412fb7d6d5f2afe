"""Who can say something, and whether a verb says that something was said."""

from __future__ import annotations

from pipelines.extract.statements.cues import Cue, cues
from pipelines.extract.statements.lexicon import reporting
from pipelines.language.document import Document, Mention
from pipelines.language.syntax import NounPhrase, agent_of, chunks, extent, lexicon, subject_of

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
    lex = reporting(doc)
    return not verb.modal or (verb.mood != "Cnd" and verb.modal in lex.said_modals and verb.lemma not in lex.meaning)


def speaker_phrase(doc: Document, index: int, impersonal: bool = False) -> NounPhrase | None:
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
    end = cues(doc)[saying].end if saying in cues(doc) else -1
    return subject_of(doc, saying, inverted=subject_comes_after(doc, saying), after=end)


def speaking(doc: Document, phrase: NounPhrase) -> NounPhrase:
    """The phrase, or the name in its genitive where it cannot speak itself: "il commento di Ada Neri, che …"."""
    if can_speak(doc, phrase):
        return phrase
    found = chunks(doc)
    owner = found.noun_of[phrase.end] if phrase.end < len(doc) else -1
    if owner < 0 and phrase.end + 1 < len(doc) and doc.lowers[phrase.end] in lexicon(doc).preposition_of:
        owner = found.noun_of[phrase.end + 1]
    if owner < 0 or found.nouns[owner].prep != lexicon(doc).genitive:
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
        if other in cues(doc) and previous.form == "Fin" and reports(doc, other, cues(doc)[other]):
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


def foresees(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase is a person or body that can foresee, and not a law or plan that provides."""
    start, end = extent(doc, phrase)
    if doc.lemmas[phrase.head] in reporting(doc).people or phrase.kind == "pronoun":
        return True
    return any(mention.start < end and mention.end > start and speaks(mention) for mention in doc.mentions)


def speaks(mention: Mention) -> bool:
    """Whether what is mentioned can say something."""
    return mention.entity is not None and mention.entity.entity_type in SPEAKING_TYPES


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
