"""What a rule found before it is a row, and who stands around a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.extract.events.asked import asked, by_pronoun
from pipelines.extract.events.company import company
from pipelines.extract.events.complements import (
    adjectives,
    complements,
    genitives,
    genitives_from,
    maker,
    owners,
    whose,
)
from pipelines.extract.events.conditions import CHECKS
from pipelines.extract.events.lexicon import EventLexicon, Trigger
from pipelines.extract.events.parties import Party, belongs, itself, parties_of
from pipelines.extract.events.predicate import Predicate
from pipelines.extract.events.quoted import blamed
from pipelines.extract.events.sentence import verbless
from pipelines.extract.events.status import Status
from pipelines.extract.events.victims import victims
from pipelines.language.document import Document
from pipelines.language.syntax import (
    NounPhrase,
    agrees,
    agrees_after,
    extent,
    lexicon,
    phrases_after,
    right_subject,
)

ACCUSING = frozenset({"accuse", "criticise"})
"""Types whose actor is the target of who rejects it, and of which a quotation may tell who is blamed."""


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
        self.actors = self._collect(actor, ()) or self._makers()
        if undergone and not self.actors and lex.genitive not in trigger.target:
            self.actors = genitives(doc, lex, phrase) if phrase is not None else []
        if not self.actors and "subject" in actor:
            self.actors = self._by_part()
        self.inverted = self._inverted(actor, target)
        if self.inverted:
            self.actors = parties_of(doc, lex, self._only_bare()) or self.actors
        self.targets = self._collect(target, self.actors)
        blames = trigger.event_type in ACCUSING and "target" not in trigger.needs
        if blames and not self.targets and predicate is not None and not predicate.passive:
            self.targets = blamed(doc, lex, predicate)
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
            if source == "owner" and found:
                break
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

    def _only_bare(self) -> NounPhrase | None:
        """The bare phrase after a verb without objects, past its complements: "ha votato contro la legge il re"."""
        predicate = self.predicate
        bare = right_subject(self.doc, predicate.verb) or predicate.object_phrase
        return bare if bare is not None and agrees_after(self.doc, bare, predicate.verb) else None

    def _beyond(self) -> list[Party]:
        """Who is made something, after the noun that says what: "è stato eletto sindaco il candidato …"."""
        predicate = self.predicate
        what = predicate.object_phrase if predicate is not None and predicate.passive else None
        if what is None or what.start < predicate.verb.end:
            return []
        return self._past(what) or (predicate.implicit if predicate.verb.form == "Fin" else [])

    def _past(self, what: NounPhrase) -> list[Party]:
        """The party of the bare phrase after another one."""
        predicate, doc = self.predicate, self.doc
        quotation = doc.quotation_of[predicate.verb.head]
        following = next(phrases_after(doc, extent(doc, what)[1], predicate.sentence.end, quotation), None)
        if following is None or following.prep or doc.lowers[following.start - 1] == ",":
            return []
        return [party for party in parties_of(doc, self.lex, following) if party.named or party.definite]

    def _subject(self) -> list[Party]:
        """The subject of the verb; of an idiom also the phrase after it: "sono finiti in manette …"."""
        predicate = self.predicate
        if predicate.verb.copular and self.end == predicate.verb.end:
            return parties_of(self.doc, self.lex, next(self._after_verb(), None))
        intransitive = predicate.unaccusative or predicate.verb.copular or self.end == predicate.verb.end
        if self.end and intransitive and predicate.verb.form == "Fin" and predicate.subject_phrase is None:
            late = parties_of(self.doc, self.lex, right_subject(self.doc, predicate.verb, self.end))
            return late or predicate.subject
        return self._past_object() or predicate.subject + predicate.companions

    def _after_verb(self) -> Iterator[NounPhrase]:
        """The bare phrases right after the verb."""
        predicate = self.predicate
        quotation = self.doc.quotation_of[predicate.verb.head]
        for phrase in phrases_after(self.doc, predicate.verb.end, predicate.sentence.end, quotation):
            if phrase.prep or phrase.start != predicate.verb.end:
                return
            yield phrase

    def _past_object(self) -> list[Party]:
        """The subject after the object that the trigger is made of: "ha espresso dissenso il movimento"."""
        predicate, phrase = self.predicate, self.phrase
        if predicate.passive or predicate.reflexive:
            return []
        if phrase is None and not self.end:
            return self._also()
        end = phrase.end if phrase is not None else self.end
        if end <= predicate.verb.end or (phrase is not None and (phrase.prep or phrase.start < predicate.verb.end)):
            return []
        if predicate.verb.form != "Fin" or predicate.subject_phrase is not None:
            return []
        quotation = self.doc.quotation_of[predicate.verb.head]
        late = next(phrases_after(self.doc, end, predicate.sentence.end, quotation), None)
        if late is None or late.prep or late.start != end or not agrees(late, predicate.verb, self.doc):
            return []
        return parties_of(self.doc, self.lex, late)

    def _also(self) -> list[Party]:
        """The subject that "anche" introduces after the object: "chiede le dimissioni del prefetto anche Ada Neri"."""
        predicate, doc = self.predicate, self.doc
        thing = predicate.object_phrase
        if predicate.verb.form != "Fin" or predicate.subject_phrase is not None or thing is None:
            return []
        quotation = doc.quotation_of[predicate.verb.head]
        for late in phrases_after(doc, thing.end, predicate.sentence.end, quotation):
            if not late.prep:
                also = doc.lowers[late.start - 1] in self.lex.also and agrees(late, predicate.verb, doc)
                return parties_of(doc, self.lex, late) if also else []
        return []

    def _makers(self) -> list[Party]:
        """Whose deed a noun names, where only some can be its doers: "l'attacco dei ribelli", "… della base"."""
        if not self.trigger.makers or self.phrase is None:
            return []
        found = genitives(self.doc, self.lex, self.phrase)
        return [party for party in found if belongs(self.doc, self.lex, party, self.trigger.makers)]

    def _by_part(self) -> list[Party]:
        """Who acts, where only "da parte di" says it: "la scelta di dimettersi da parte di …"."""
        start = self.phrase.end if self.phrase is not None else self.predicate.verb.end if self.predicate else 0
        stop = self.doc.sentences[self.doc.sentence_of[start - 1]].end
        found = complements(self.doc, self.lex, start, stop, self.lex.agent, compound=True)
        return found or (maker(self.doc, self.lex, self.phrase) if self.phrase is not None else [])

    def _from(self, source: str) -> list[Party]:
        predicate, phrase = self.predicate, self.phrase
        if source == "subject":
            return self._subject() if predicate is not None and not self.happens else []
        if source == "phrase":
            return parties_of(self.doc, self.lex, phrase)
        if source == "object":
            return predicate.object if predicate is not None and (phrase is None or self._of_subject()) else []
        if source == "owner":
            done_to = predicate.object_phrase if predicate is not None else None
            thing = phrase if phrase is not None and not self._of_subject() else done_to
            if thing is None:
                return []
            return owners(self.doc, self.lex, thing) or by_pronoun(predicate, thing, self.trigger.event_type)
        if source == "asked":
            return asked(predicate, self.trigger.event_type) if predicate is not None else []
        if source == "goods":
            return []
        if source == "victim":
            return victims(self.doc, self.lex, phrase) if phrase is not None and predicate is None else []
        if source == "cause":
            return self._complements(self.lex.cause, owned=True, named=False)
        if source == "whole":
            return [party for party in parties_of(self.doc, self.lex, phrase) if self.lex.human(party.head)]
        if source == "thing":
            return [itself(self.doc, self.lex, phrase)] if phrase is not None else []
        if source == "adjective":
            return adjectives(self.doc, phrase) if phrase is not None else []
        if source == "whose":
            return genitives_from(self.doc, self.lex, self.end)
        if source == self.lex.genitive:
            if phrase is None:
                return []
            return genitives(self.doc, self.lex, phrase, places=self.trigger.places) or whose(
                self.doc, self.lex, phrase
            )
        if source == "share":
            return predicate.after(self.lex.genitive)
        owned = bool({"owner", "goods"} & set(self.trigger.target))
        found = self._complements(source, owned=owned)
        if not found and predicate is not None and source in self.lex.fronted:
            found = predicate.before(source)
        if not found and predicate is not None and source == lexicon(self.doc).dative:
            found = predicate.addressed
        return found

    def _complements(self, prep: str, *, owned: bool, named: bool = True) -> list[Party]:
        """The parties that a preposition names after the noun, else after the verb."""
        doc, lex, predicate, phrase = self.doc, self.lex, self.predicate, self.phrase
        found: list[Party] = []
        places = self.trigger.places
        if phrase is not None:
            sentence = doc.sentence_of[phrase.head]
            alone = predicate is None
            compound = alone and prep == lex.agent and not verbless(doc, sentence)
            found = complements(
                doc,
                lex,
                phrase.end,
                doc.sentences[sentence].end,
                prep,
                tight=alone,
                places=places,
                compound=compound,
                owned=owned,
                named=named,
            )
            if found and alone and prep == lex.company:
                found = company(doc, lex, phrase) + found
        if not found and predicate is not None and phrase is None and self.end > predicate.verb.end:
            stop = predicate.sentence.end
            found = complements(doc, lex, self.end, stop, prep, places=places, owned=owned, named=named)
        if not found and predicate is not None:
            found = predicate.after(prep, places=places, owned=owned, named=named)
        return found

    def _of_subject(self) -> bool:
        """Whether the phrase is what the verb of the trigger says it of: "un ordigno ha ucciso tre soldati"."""
        return self.trigger.kind == "verb" and bool(self.trigger.subjects)

    def unmet(self) -> str:
        """Why the trigger does not count here; empty where it does."""
        trigger = self.trigger
        for check in CHECKS:
            if reason := check(self, trigger):
                return reason
        return ""
