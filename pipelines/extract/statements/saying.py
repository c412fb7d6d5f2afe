"""Whether a verb says that something was said, and who its subject is."""

from __future__ import annotations

from pipelines.extract.statements.cues import Cue, cues, reads
from pipelines.extract.statements.hidden_subjects import (
    CLAUSE_ENDS,
    after_object,
    among_whom,
    first_who,
    free_relative,
    learnt_from,
    of_main,
    past_adverb_of_time,
    past_reporting_incise,
    whence,
)
from pipelines.extract.statements.lexicon import reporting
from pipelines.extract.statements.who import bare_singular, can_speak, is_who, named_genitive, speaking
from pipelines.language.document import Document
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    agent_of,
    chunks,
    extent,
    lexicon,
    right_subject,
    subject_of,
    subordinate,
)

# How many tokens after "si legge" its document is looked for.
READ_WITHIN = 8
PARTING = frozenset({",", "–", "—", "-"})


def reports(doc: Document, index: int, cue: Cue) -> bool:
    """Whether the verb says that something was said: third person, not wished, ordered or only possible."""
    verb = chunks(doc).verbs[index]
    if doc.quotation_of[verb.head] >= 0 or doc.sentences[doc.sentence_of[verb.head]].kind == "furniture" or cue.belief:
        return False
    if cue.lemma in reporting(doc).when_denied and not verb.negated:
        return False
    if cue.governor >= 0:
        verb = chunks(doc).verbs[cue.governor]
    if verb.form == "Ger" or cue.adverbial:
        return True
    agent = agent_of(doc, index) if verb.passive else None
    if verb.passive and verb.negated and verb.lemma in reporting(doc).unsaid and agent is None:
        return False
    if agent is not None and not can_speak(doc, agent):
        # "è stato ricordato da una fiction", "imputata di ricevere denaro dai diritti"
        return False
    if verb.form != "Fin" or verb.person not in ("3", "") or verb.mood == "Imp" or verb.tense == "Fut":
        return False
    if verb.mood == "Sub" and not (verb.perfect and _conceded(doc, verb)):
        return False
    if verb.mood == "Cnd" and not verb.perfect:
        # "Una ricerca rivelerebbe che": of a document it is the journalist's hearsay.
        source = subject_of(doc, index)
        return source is not None and doc.lemmas[source.head] in reporting(doc).documents and not verb.modal
    lex = reporting(doc)
    return not verb.modal or (verb.mood != "Cnd" and verb.modal in lex.said_modals and verb.lemma not in lex.meaning)


def _conceded(doc: Document, verb: VerbGroup) -> bool:
    """Whether the verb's clause concedes a fact: "nonostante il ministro abbia dichiarato che"."""
    floor = doc.sentences[doc.sentence_of[verb.head]].start
    for token in range(verb.start - 1, floor - 1, -1):
        if doc.lowers[token] in reporting(doc).conceding:
            return True
        if chunks(doc).verb_of[token] >= 0:
            return False
    return False


def speaker_phrase(doc: Document, index: int, impersonal: bool = False) -> NounPhrase | None:
    """The phrase that names who speaks: the agent of a passive, the subject that a joined verb or gerund shares with
    the reporting verb before it, else the verb's own subject."""
    verb = chunks(doc).verbs[index]
    if verb.passive:
        return agent_of(doc, index) or document_read(doc, index)
    if impersonal:
        return document_read(doc, index) or learnt_from(doc, index) or among_whom(doc, verb)
    phrase = past_reporting_incise(doc, verb, frozenset(cues(doc))) or subject(doc, index)
    if phrase is None or not can_speak(doc, phrase):
        # A subject that cannot speak is another verb's: "un divario che, avverte la società, cresce".
        right = right_subject(doc, verb, cues(doc)[index].end) if verb.form == "Fin" and index in cues(doc) else None
        if right is not None and is_who(doc, right) and doc.words[verb.start - 1] in PARTING:
            phrase = right
    if phrase is not None and bare_singular(doc, phrase) and not can_speak(doc, phrase):
        # "X, ex ciclista che ha vinto tutto, traguardo mai raggiunto, ha ammesso": an apposition to what was done.
        phrase = first_who(doc, verb)
    if phrase is None and verb.form == "Fin":
        phrase = after_object(doc, index)
    if phrase is None and verb.mood == "Sub" and verb.start:
        # "nonostante Ada Neri abbia detto": the conjunction may be read as a preposition.
        owner = chunks(doc).noun_of[verb.start - 1]
        before = chunks(doc).nouns[owner] if owner >= 0 else None
        phrase = before if before is not None and before.prep in reporting(doc).conceding else None
    if phrase is None and verb.form == "Fin":
        phrase = (
            free_relative(doc, verb)
            or past_adverb_of_time(doc, verb)
            or of_main(doc, index, reporter_before(doc, index))
        )
    cue = cues(doc).get(index)
    things = cue is not None and cue.lemma in reporting(doc).of_things
    if phrase is None:
        return whence(doc, verb)
    if (verb.form == "Ger" or (cue is not None and cue.adverbial)) and not can_speak(doc, phrase):
        return None
    if cue is not None and cue.adverbial and phrase.kind == "pronoun" and phrase.start > verb.end:
        # "Salvo aggiungere che sarà lui il primo"
        return None
    own = things and doc.lemmas[phrase.head] not in reporting(doc).nouns and not subordinate(doc, verb)
    return phrase if own else speaking(doc, phrase)


def judge(doc: Document, index: int) -> NounPhrase | None:
    """Who calls something what a participle says ("il piano, definito «un errore»"): its agent, else the subject of the
    main clause, where that is not what is called so."""
    agent = agent_of(doc, index)
    if agent is not None:
        return agent
    main = _main_verb(doc, index)
    phrase = subject(doc, main) if main >= 0 else None
    before = chunks(doc).verbs[index].start - 1
    if phrase is None or before < 0 or doc.lowers[before] != ",":
        return None
    return phrase if phrase.end <= chunks(doc).verbs[main].start and extent(doc, phrase)[1] < before else None


def document_read(doc: Document, index: int) -> NounPhrase | None:
    """Where "si legge" is read: whose note or report it is ("nella nota della Commissione"), else the note itself."""
    found, lex = chunks(doc), reporting(doc)
    verb = found.verbs[index]
    reads = verb.lemma in lex.reading
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    if doc.lowers[verb.start - 1] in lexicon(doc).relative:
        # "da una nota del ministero, nella quale si legge": the words before the relative.
        before_link = [
            found.noun_of[at] for at in range(verb.start - 2, sentence.start - 1, -1) if found.noun_of[at] >= 0
        ]
        noted = (found.nouns[owner] for owner in before_link)
        phrase = next((noun for noun in noted if doc.lemmas[noun.head] in lex.documents), None)
        return phrase and (named_genitive(doc, phrase) or phrase)
    before = (found.noun_of[token] for token in range(verb.start - 1, sentence.start - 1, -1))
    after = (found.noun_of[token] for token in range(verb.end, min(sentence.end, verb.end + READ_WITHIN)))
    for owner in (*after, *before) if reads else before:
        at_place = owner >= 0 and reads and found.nouns[owner].prep == lexicon(doc).dative
        if owner >= 0 and (at_place or found.nouns[owner].prep in lex.via_places):
            phrase = found.nouns[owner]
            written = lex.documents | lex.via_nouns | (lex.nouns.keys() if reads else frozenset())
            if doc.lemmas[phrase.head] in written:
                return named_genitive(doc, phrase) or phrase
    return None


def subject(doc: Document, index: int) -> NounPhrase | None:
    """The written subject of a reporting verb, or of the one whose subject it shares."""
    cue = cues(doc).get(index)
    if cue is not None and cue.governor > index:
        return right_subject(doc, chunks(doc).verbs[cue.governor])
    if cue is not None and cue.governor >= 0:
        governor = chunks(doc).verbs[cue.governor]
        return subject(doc, cue.governor) or right_subject(doc, governor, cue.end)
    if cue is not None and cue.adverbial:
        main = _main_verb(doc, index)
        return subject(doc, main) if main >= 0 else None
    sharing = reporter_before(doc, index)
    if sharing < 0 and chunks(doc).verbs[index].form == "Ger" and (main := _main_verb(doc, index)) >= 0:
        return subject_of(doc, index) if reads(doc, chunks(doc).verbs[main]) else subject_of(doc, main)
    if sharing >= 0 and sharing in cues(doc) and cues(doc)[sharing].governor >= 0:
        return subject(doc, sharing)
    saying = index if sharing < 0 else sharing
    end = cues(doc)[saying].end if saying in cues(doc) else -1
    phrase = subject_of(doc, saying, inverted=subject_comes_after(doc, saying), after=end)
    behind = sharing >= 0 and phrase is not None and phrase.start >= chunks(doc).verbs[saying].end
    # "Ha concluso l'omelia dicendo": what cannot speak is the object.
    return None if behind and not can_speak(doc, phrase) else phrase


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
    said_by = -1
    main = _main_verb(doc, index) if verb.form == "Ger" else -1
    for other in range(index - 1, -1, -1):
        previous = found.verbs[other]
        if previous.head < sentence.start:
            break
        if main > other and subordinate(doc, previous):
            # "quando X aveva chiesto …, il ministro lo ha difeso dicendo che": the gerund hangs on what comes last.
            continue
        if verb.form == "Ger" and reads(doc, previous):
            # "si legge che il ministro è partito, chiedendo": nobody who reads asks.
            break
        cue = cues(doc).get(other)
        told = cue is not None and (previous.form == "Fin" or cue.governor >= 0)
        if told and reports(doc, other, cue):
            if verb.form != "Ger" and previous.number != verb.number:
                break
            said_by = other
            if not _in_content(doc, previous, sentence.start):
                break
    return said_by


def _in_content(doc: Document, verb: VerbGroup, floor: int) -> bool:
    """Whether the verb stands in what another is reported to have said: "ha detto che X si è impegnata a …"."""
    for token in range(verb.start - 1, floor - 1, -1):
        if doc.lowers[token] in reporting(doc).complementizers:
            owner = chunks(doc).verb_of[token - 1] if token > floor else -1
            return owner in cues(doc)
        if doc.lowers[token] in CLAUSE_ENDS or chunks(doc).verb_of[token] >= 0:
            return False
    return False


def _main_verb(doc: Document, index: int) -> int:
    """The finite verb group of the main clause that an infinitive, gerund or participle hangs on, or -1: the nearest
    before it in its sentence that no relative pronoun or conjunction opens, else the nearest after."""
    found = chunks(doc)
    sentence = doc.sentences[doc.sentence_of[found.verbs[index].head]]
    quotation = doc.quotation_of[found.verbs[index].head]
    for step in (range(index - 1, -1, -1), range(index + 1, len(found.verbs))):
        for other in step:
            group = found.verbs[other]
            if not sentence.start <= group.head < sentence.end:
                break
            plain = group.form == "Fin" and doc.quotation_of[group.head] == quotation
            if plain and not subordinate(doc, group):
                return other
    return -1


def subject_comes_after(doc: Document, index: int) -> bool:
    """Whether the subject of reporting verb `index` is sought after it first: nothing before it in its sentence can be
    one, and the bare phrase after it is nobody spoken to."""
    found = chunks(doc)
    verb = found.verbs[index]
    if verb.lemma in reporting(doc).person_objects or doc.lowers[verb.start - 1] in lexicon(doc).relative_heads:
        return False
    sentence = doc.sentences[doc.sentence_of[verb.head]]
    return all(
        found.noun_of[token] < 0 or found.nouns[found.noun_of[token]].prep
        for token in range(sentence.start, verb.start)
    )
