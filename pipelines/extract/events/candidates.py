"""What a rule found before it is a row, and the conditions under which a trigger counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.extract.events.lexicon import EventLexicon, Trigger
from pipelines.extract.events.parties import Party, belongs, parties_of
from pipelines.extract.events.predicate import Predicate, adjectives, complements, genitives
from pipelines.extract.events.status import Status
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks, extent, lexicon, phrases_after, right_subject

HABITUAL = ("Pres", "Imp")


@dataclass
class Candidate:
    """A happening over trigger tokens `[start, end)`, told by a verb, a noun or both."""

    trigger: Trigger
    rule_id: str
    start: int
    end: int
    lemma: str
    status: Status
    predicate: Predicate | None = None
    phrase: NounPhrase | None = None
    actors: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)


class Scene:
    """A trigger with its verb and its noun phrase, one of which may be None, and who stands around them."""

    def __init__(
        self,
        doc: Document,
        lex: EventLexicon,
        trigger: Trigger,
        predicate: Predicate | None = None,
        phrase: NounPhrase | None = None,
        *,
        undergone: bool = False,
        happens: bool = False,
        end: int = 0,
    ) -> None:
        self.doc, self.lex, self.trigger, self.predicate, self.phrase = doc, lex, trigger, predicate, phrase
        self.undergone, self.happens, self.end = undergone, happens, end
        actor, target = trigger.actor, trigger.target
        if undergone:
            actor = (*(source for source in actor if source not in ("subject", lex.agent)), lex.agent)
            target = ("subject", *(source for source in target if source in ("adjective", lex.genitive)))
        self.actors = self._collect(actor, ())
        if not self.actors and "subject" in actor:
            self.actors = self._by_part()
        if self._inverted(actor, target):
            self.actors = parties_of(doc, lex, right_subject(doc, predicate.verb)) or self.actors
        self.targets = self._collect(target, self.actors)
        if trigger.predicative:
            self.targets = [party for party in self.targets if party.named or party.definite] or self._beyond()
        if (
            self.phrase is not None
            and not self.happens
            and not self.actors
            and "object" in target
            and predicate is not None
        ):
            self.targets = [party for party in self.targets if not phrase.start <= party.start < phrase.end]

    def _collect(self, sources: tuple[str, ...], taken: list[Party] | tuple) -> list[Party]:
        """The parties that the sources name, each once, in the order of the sources."""
        found: list[Party] = []
        spans = {(party.start, party.end) for party in taken}
        for source in sources:
            for party in self._from(source):
                if (party.start, party.end) not in spans:
                    spans.add((party.start, party.end))
                    found.append(party)
        return found

    def _inverted(self, actor: tuple[str, ...], target: tuple[str, ...]) -> bool:
        """Whether a bare phrase after the verb can only be its subject: "hanno votato i socialisti"."""
        predicate = self.predicate
        if predicate is None or self.phrase is not None or self.trigger.kind != "verb" or predicate.passive:
            return False
        alone = "object" not in actor and "object" not in target and "subject" in actor
        return alone and predicate.verb.form == "Fin" and predicate.subject_phrase is None

    def _beyond(self) -> list[Party]:
        """Who is made something, after the noun that says what: "è stato eletto sindaco il candidato …"."""
        predicate, doc = self.predicate, self.doc
        what = predicate.object_phrase if predicate is not None and predicate.passive else None
        if what is None or what.start < predicate.verb.end:
            return []
        quotation = doc.quotation_of[predicate.verb.head]
        following = next(phrases_after(doc, extent(doc, what)[1], predicate.sentence.end, quotation), None)
        if following is None or following.prep or doc.lowers[following.start - 1] == ",":
            return []
        return [party for party in parties_of(doc, self.lex, following) if party.named or party.definite]

    def _subject(self) -> list[Party]:
        """The subject of the verb; of an idiom also the phrase after it: "sono finiti in manette …"."""
        predicate = self.predicate
        intransitive = predicate.unaccusative or predicate.verb.copular or self.end == predicate.verb.end
        if self.end and intransitive and predicate.verb.form == "Fin" and predicate.subject_phrase is None:
            late = parties_of(self.doc, self.lex, right_subject(self.doc, predicate.verb, self.end))
            return late or predicate.subject
        return predicate.subject

    def _by_part(self) -> list[Party]:
        """Who acts, where only "da parte di" says it: "la decisione di rassegnare le dimissioni da parte di …"."""
        start = self.phrase.end if self.phrase is not None else self.predicate.verb.end if self.predicate else 0
        stop = self.doc.sentences[self.doc.sentence_of[start - 1]].end
        return complements(self.doc, self.lex, start, stop, self.lex.agent, compound=True)

    def _from(self, source: str) -> list[Party]:
        predicate, phrase = self.predicate, self.phrase
        if source == "subject":
            return self._subject() if predicate is not None and not self.happens else []
        if source == "phrase":
            return parties_of(self.doc, self.lex, phrase)
        if source == "object":
            return predicate.object if predicate is not None and phrase is None else []
        if source == "adjective":
            return adjectives(self.doc, phrase) if phrase is not None else []
        if source == self.lex.genitive:
            return genitives(self.doc, self.lex, phrase) if phrase is not None else []
        found: list[Party] = []
        places = "state" in self.trigger.target_in
        if phrase is not None:
            stop = self.doc.sentences[self.doc.sentence_of[phrase.head]].end
            alone = predicate is None
            found = complements(
                self.doc,
                self.lex,
                phrase.end,
                stop,
                source,
                tight=alone,
                places=places,
                compound=alone and source == self.lex.agent,
            )
            if found and predicate is None and source == self.lex.company:
                found = self._company(phrase) + found
        if not found and predicate is not None:
            found = predicate.after(source, places=places)
        return found

    def _company(self, phrase: NounPhrase) -> list[Party]:
        """Who has what the noun names "con" somebody: the subject before "per incontri con …"."""
        found = chunks(self.doc)
        owner = found.verb_of[phrase.start - 1] if phrase.start else -1
        at = phrase.start - 1
        first = self.doc.sentences[self.doc.sentence_of[phrase.head]].start
        while owner < 0 and at > first:
            at -= 1
            owner = found.verb_of[at]
            if self.doc.lowers[at] in (",", ";", ":"):
                return []
        if owner < 0 or phrase.prep in ("", self.lex.genitive):
            return []
        return Predicate(self.doc, self.lex, owner).subject

    def unmet(self) -> str:
        """Why the trigger does not count here; empty where it does."""
        trigger = self.trigger
        for check in CHECKS:
            if reason := check(self, trigger):
                return reason
        return ""


def _needs(scene: Scene, trigger: Trigger) -> str:
    predicate = scene.predicate
    passive = predicate is not None and predicate.passive
    for need in sorted(trigger.needs):
        met = {
            "actor": bool(scene.targets if scene.undergone else scene.actors) or _unwritten(scene),
            "target": bool(scene.targets),
            "party": bool(scene.actors or scene.targets),
            "actor_or_passive": bool(scene.actors or (scene.undergone and scene.targets)) or passive,
            "active": not passive,
            "passive": passive,
            "pair": _pair(scene),
            "happened": _happened(scene),
            "infinitive": _infinitive(scene),
            "told": _told(scene),
            "finite": predicate is None or predicate.verb.form == "Fin",
        }[need]
        if not met:
            return f"needs {need}"
    return ""


def _unwritten(scene: Scene) -> bool:
    """Whether somebody acts who is not named again: an active verb of the third person, told as a fact, no subject."""
    predicate = scene.predicate
    if predicate is None or predicate.verb.form != "Fin" or predicate.passive:
        return False
    told = predicate.verb.person in ("", "3") and predicate.verb.mood in ("", "Ind", "Cnd")
    return told and predicate.subject_phrase is None


def _pair(scene: Scene) -> bool:
    if len(scene.actors) > 1:
        return True
    reflexive = scene.predicate is not None and scene.predicate.reflexive
    return bool(scene.actors) and scene.actors[0].plural and (scene.predicate is None or reflexive)


def _happened(scene: Scene) -> bool:
    """Whether the verb is no habit or state: compound, past, future or modal; or not finite."""
    predicate = scene.predicate
    return predicate is None or predicate.verb.form != "Fin" or predicate.verb.tense not in HABITUAL


def _told(scene: Scene) -> bool:
    """Whether it is no bare participle beside a noun: finite, at the head of its sentence, or with an actor."""
    predicate = scene.predicate
    if predicate is None or predicate.verb.form != "Part":
        return True
    return bool(scene.actors) or predicate.verb.start == predicate.sentence.start


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


def _groups(scene: Scene, trigger: Trigger) -> str:
    lex = scene.lex
    passive = scene.predicate is not None and scene.predicate.passive
    if trigger.actor_in:
        optional = ("actor_or_passive" in trigger.needs and passive) or trigger.kind == "noun"
        known = any(belongs(lex, party, trigger.actor_in) for party in scene.actors)
        if not known and (scene.actors or not optional):
            return "actor of another kind"
    if trigger.not_actor_in and any(belongs(lex, party, trigger.not_actor_in) for party in scene.actors):
        return "actor of another kind"
    if trigger.target_in:
        scene.targets = [party for party in scene.targets if belongs(lex, party, trigger.target_in)]
        if not scene.targets:
            return "target of another kind"
    objects = scene.predicate.object if trigger.object_in and scene.predicate is not None else []
    if trigger.object_in and not any(belongs(lex, party, trigger.object_in) for party in objects):
        return "object of another kind"
    return ""


def _words(scene: Scene, trigger: Trigger) -> str:
    """Words that have to stand near, or may not."""
    if not (trigger.near or trigger.not_near or trigger.near_by_noun or trigger.not_objects or trigger.topic):
        return ""
    doc = scene.doc
    predicate, phrase = scene.predicate, scene.phrase
    if trigger.not_objects and predicate is not None and phrase is None:
        wanted = predicate.object_phrase
        if wanted is not None and ("*" in trigger.not_objects or doc.lemmas[wanted.head] in trigger.not_objects):
            return "object of another kind"
    anchor = phrase.head if phrase is not None else predicate.verb.head
    around = sentence_words(doc, doc.sentence_of[anchor])
    if trigger.near and not trigger.near & around:
        return "nothing near that it needs"
    if trigger.topic and not trigger.topic & (around | sentence_words(doc, max(0, doc.sentence_of[anchor] - 1))):
        return "nothing near that it needs"
    if trigger.not_near & around:
        return "words of another subject near"
    head = phrase.head if phrase is not None else None
    if head is not None and (wanted := trigger.near_by_noun.get(doc.lemmas[head])) and not wanted & around:
        return "nothing near that it needs"
    return ""


CHECKS: tuple[Callable[[Scene, Trigger], str], ...] = (_words, _needs, _groups)


def sentence_words(doc: Document, index: int) -> frozenset[str]:
    """Lemmas and lower-case words of a sentence, made once."""
    kept = doc.cache.setdefault("event_words", {})
    if index not in kept:
        start, end, _ = doc.sentences[index]
        kept[index] = frozenset(doc.lemmas[start:end]) | frozenset(doc.lowers[start:end])
    return kept[index]


def followed(doc: Document, lex: EventLexicon, trigger: Trigger, end: int) -> bool:
    """Whether words stand at token `end` that the trigger may not be followed by."""
    return any(lex.matches(doc, end, words) >= 0 for words in trigger.not_next)
