"""The conditions under which a trigger counts: what it needs, which groups its parties are of, which words are near."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipelines.extract.events.beside import word_before
from pipelines.extract.events.lexicon import EventLexicon, Trigger
from pipelines.extract.events.parties import belongs
from pipelines.language.document import Document
from pipelines.language.syntax import chunks, lexicon

if TYPE_CHECKING:
    from pipelines.extract.events.candidates import Scene

NOTHING_NEAR = "nothing near that it needs"
HABITUAL = ("Pres", "Imp")
CLOSE = 20
"""Tokens before and after a trigger in which words of another subject count."""
ADOPTED = frozenset({"policy", "regulation"})
"""Types of what counts when it is adopted."""
QUOTE_REACH = 4
"""Tokens after a verb in which the quotation that it opens begins."""


def _needs(scene: Scene, trigger: Trigger) -> str:
    predicate = scene.predicate
    passive = predicate is not None and predicate.passive
    for need in sorted(trigger.needs):
        met = {
            "actor": bool(scene.targets if scene.undergone else scene.actors) or _unwritten(scene),
            "target": bool(scene.targets) or _of_me(scene),
            "party": bool(scene.actors or scene.targets),
            "actor_or_passive": bool(scene.actors or (scene.undergone and scene.targets))
            or passive
            or _unwritten(scene)
            or _of_us(scene),
            "active": not passive,
            "passive": passive,
            "pair": _pair(scene),
            "several": len(scene.actors) > 1 or bool(scene.actors and scene.actors[0].plural),
            "happened": _happened(scene),
            "infinitive": _infinitive(scene),
            "no_infinitive": not _governs(scene),
            "told": _told(scene),
            "unasked": not _asked(scene),
            "thing": _of_thing(scene),
            "future": predicate is not None and predicate.verb.tense == "Fut",
            "finite": predicate is None or predicate.verb.form == "Fin",
        }[need]
        if not met:
            return f"needs {need}"
    return ""


def _unwritten(scene: Scene) -> bool:
    """Whether somebody acts who is not named again: an active verb of the third person, or of the first in a
    quotation, told as a fact, with no subject."""
    predicate = scene.predicate
    if predicate is None or predicate.verb.form not in ("Fin", "Ger") or predicate.passive:
        return False
    if predicate.verb.form == "Ger":
        return predicate.subject_phrase is None
    quoted = scene.doc.quotation_of[predicate.verb.head] >= 0
    told = predicate.verb.person in (("", "1", "3") if quoted else ("", "3")) and predicate.verb.mood in (
        "",
        "Ind",
        "Cnd",
    )
    return told and predicate.subject_phrase is None


def _of_us(scene: Scene) -> bool:
    """Whether somebody unnamed does it to who is quoted: "«Ci chiedono di pagare»"."""
    predicate = scene.predicate
    if predicate is None or predicate.verb.form != "Fin" or scene.doc.quotation_of[predicate.verb.head] < 0:
        return False
    return predicate.verb.number == "Plur" and bool(scene.lex.first & set(predicate.verb.clitics))


def _of_me(scene: Scene) -> bool:
    """Whether it is done to who is quoted: "«Sono stato accusato»"."""
    predicate = scene.predicate
    if predicate is None or not predicate.passive or predicate.verb.form != "Fin" or predicate.verb.person != "1":
        return False
    return predicate.subject_phrase is None and scene.doc.quotation_of[predicate.verb.head] >= 0


def _pair(scene: Scene) -> bool:
    if len(scene.actors) > 1:
        return True
    reflexive = scene.predicate is not None and scene.predicate.reflexive
    if scene.actors and scene.predicate is not None and scene.predicate.verb.person == "1":
        return True
    return bool(scene.actors) and scene.actors[0].plural and (scene.predicate is None or reflexive)


def _happened(scene: Scene) -> bool:
    """Whether the verb is no habit or state: compound, past, future, conditional or going on ("sta costruendo"); or not
    finite."""
    predicate = scene.predicate
    if predicate is None or predicate.verb.form != "Fin" or predicate.verb.tense not in HABITUAL:
        return True
    if predicate.verb.mood == "Cnd":
        return True
    return scene.doc.tags[predicate.verb.head].form == "Ger"


def _told(scene: Scene) -> bool:
    """Whether it is no bare participle beside a noun: finite, at the head of its sentence, or with an actor, and not
    compared ("il più richiesto dai clienti")."""
    predicate = scene.predicate
    if predicate is None or predicate.verb.form != "Part":
        return True
    if word_before(scene.doc, predicate.verb.start) in scene.lex.since:
        return False
    first = predicate.verb.start
    while first > predicate.sentence.start and scene.doc.tags[first - 1].pos == "ADV":
        first -= 1
    apart = first > 0 and scene.doc.lowers[first - 1] in (",", ":") and bool(scene.targets)
    return bool(scene.actors) or apart or first == predicate.sentence.start


def _of_thing(scene: Scene) -> bool:
    """Whether the verb has an object besides its subject: not "l'offerta, calcola l'agenzia, cresce"."""
    predicate = scene.predicate
    if predicate is None or predicate.passive or predicate.verb.form != "Fin":
        return True
    thing = predicate.object_phrase
    if thing is None or thing == predicate.subject_phrase:
        return False
    return not any(thing.start <= party.start < thing.end for party in scene.actors)


def _asked(scene: Scene) -> bool:
    """Whether a quoted question follows, so that the verb asks and requests nothing."""
    if scene.predicate is None:
        return False
    doc, verb = scene.doc, scene.predicate.verb
    for token in range(verb.end, min(verb.end + QUOTE_REACH, len(doc))):
        if (index := doc.quotation_of[token]) >= 0 and index != doc.quotation_of[verb.head]:
            return doc.text[: doc.quotations[index].inner_end].rstrip().endswith("?")
    return False


def _infinitive(scene: Scene) -> bool:
    """Whether what is wanted follows: an infinitive, or a clause with "che"."""
    predicate, doc = scene.predicate, scene.doc
    if predicate is None:
        return False
    for token in range(predicate.verb.end, min(predicate.verb.end + 10, predicate.sentence.end)):
        if doc.tags[token].form == "Inf":
            before = scene.lex.preposition_of.get(doc.lowers[token - 1])
            return before is None or before in scene.lex.wanted
        if doc.tags[token].form == "Fin" or doc.lowers[token] in (":", ";"):
            clause = range(predicate.verb.end, token)
            return doc.tags[token].mood == "Sub" and any(doc.lowers[t] in lexicon(doc).relative_heads for t in clause)
    return False


def _governs(scene: Scene) -> bool:
    """Whether an infinitive follows at once: "destinati a diventare"."""
    doc, end = scene.doc, scene.predicate.verb.end if scene.predicate is not None else len(scene.doc)
    return end + 1 < len(doc) and doc.lowers[end] in scene.lex.preposition_of and doc.tags[end + 1].form == "Inf"


def _groups(scene: Scene, trigger: Trigger) -> str:
    lex = scene.lex
    passive = scene.predicate is not None and scene.predicate.passive
    if trigger.actor_in:
        optional = ("actor_or_passive" in trigger.needs and passive) or trigger.kind == "noun"
        known = any(belongs(scene.doc, lex, party, trigger.actor_in) for party in scene.actors)
        if not known and (scene.actors or not optional):
            return "actor of another kind"
    if trigger.not_actor_in and any(
        belongs(scene.doc, lex, party, trigger.not_actor_in, offices=False) for party in scene.actors
    ):
        return "actor of another kind"
    if trigger.target_in:
        among = [party for party in scene.targets if belongs(scene.doc, lex, party, trigger.target_in)]
        nobody = (trigger.kind == "noun" and not scene.targets) or _of_me(scene)
        scene.targets = among
        if not among and not nobody:
            return "target of another kind"
    objects = scene.predicate.object if trigger.object_in and scene.predicate is not None else []
    if trigger.object_in and not any(belongs(scene.doc, lex, party, trigger.object_in) for party in objects):
        return "object of another kind"
    return ""


def _words(scene: Scene, trigger: Trigger) -> str:
    """Words that have to stand near, or may not."""
    if not (trigger.not_near or trigger.near_by_noun or trigger.not_objects or trigger.topic):
        return ""
    doc = scene.doc
    predicate, phrase = scene.predicate, scene.phrase
    if trigger.not_objects and predicate is not None and (phrase is None or trigger.subjects):
        wanted = predicate.object_phrase
        if (
            wanted is not None
            and not scene.inverted
            and ("*" in trigger.not_objects or doc.lemmas[wanted.head] in trigger.not_objects)
        ):
            return "object of another kind"
    anchor = phrase.head if phrase is not None else predicate.verb.head
    around = sentence_words(doc, doc.sentence_of[anchor])
    if trigger.topic and not trigger.topic & (around | sentence_words(doc, max(0, doc.sentence_of[anchor] - 1))):
        return NOTHING_NEAR
    if trigger.not_near & around and trigger.not_near & _close_words(doc, anchor):
        return "words of another subject near"
    head = phrase.head if phrase is not None else None
    if head is not None and (wanted := trigger.near_by_noun.get(doc.lemmas[head])) and not wanted & around:
        return NOTHING_NEAR
    return ""


def _only_ordered(scene: Scene, trigger: Trigger) -> str:
    """Whether a policy or rule, which is one when it is adopted, is only ordered or asked for: "ha ordinato al governo
    di elaborare un piano"."""
    predicate = scene.predicate
    if predicate is None or trigger.event_type not in ADOPTED or predicate.verb.form != "Inf":
        return ""
    index, _ = predicate.governor
    lemma = chunks(scene.doc).verbs[index].lemma if index >= 0 else ""
    return "ordered, and not adopted" if lemma in scene.lex.status["object_control"] else ""


def _anybody(scene: Scene, trigger: Trigger) -> str:
    """Whether the verb is said of whoever does it, and of nothing that happened: "chi verrà fermato pagherà"."""
    predicate = scene.predicate
    if predicate is None or predicate.verb.form != "Fin" or predicate.verb.tense == "Past":
        return ""
    doc, at = scene.doc, predicate.verb.start - 1
    while at > predicate.sentence.start and doc.tags[at].pos == "ADV":
        at -= 1
    return "said of whoever does it" if at >= 0 and doc.lowers[at] in scene.lex.anybody else ""


CHECKS: tuple[Callable[[Scene, Trigger], str], ...] = (_words, _anybody, _only_ordered, _needs, _groups)


def sentence_words(doc: Document, index: int) -> frozenset[str]:
    """Lemmas and lower-case words of a sentence, made once."""
    kept = doc.cache.setdefault("event_words", {})
    if index not in kept:
        start, end, _ = doc.sentences[index]
        kept[index] = frozenset(doc.lemmas[start:end]) | frozenset(doc.lowers[start:end])
    return kept[index]


def lacking(doc: Document, trigger: Trigger, token: int) -> bool:
    """Whether the token's sentence has none of the words that have to stand in it: asked first, as it costs least."""
    if trigger.near and not trigger.near & sentence_words(doc, doc.sentence_of[token]):
        return True
    return bool(trigger.theme) and not _themed(doc, trigger.theme)


def _themed(doc: Document, words: frozenset[str]) -> bool:
    """Whether the whole text is about something: two of the words, or one of them twice. Asked of a text once."""
    kept: dict[frozenset[str], bool] = doc.cache.setdefault("event_themes", {})
    if words not in kept:
        kept[words] = sum(lemma in words for lemma in doc.lemmas) > 1
    return kept[words]


def _close_words(doc: Document, token: int) -> frozenset[str]:
    """Lemmas and lower-case words of the token's sentence not too far from it."""
    sentence = doc.sentences[doc.sentence_of[token]]
    start, end = max(sentence.start, token - CLOSE), min(sentence.end, token + CLOSE)
    return frozenset(doc.lemmas[start:end]) | frozenset(doc.lowers[start:end])


def followed(doc: Document, lex: EventLexicon, trigger: Trigger, end: int) -> bool:
    """Whether words stand at token `end` that the trigger may not be followed by."""
    return any(lex.matches(doc, end, words) >= 0 for words in trigger.not_next)
