"""A verb group with a trigger, and who takes part by it: logical subject and object as parties, written or not."""

from __future__ import annotations

from functools import cached_property

from pipelines.extract.events.actors import Actors
from pipelines.extract.events.parties import Party, parties_of
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import lexicon


class Predicate(Actors):
    """Who takes part in what the verb group tells. Everything is worked out when first asked for."""

    @cached_property
    def object(self) -> list[Party]:
        """The logical object as parties; a clitic that stands for one included."""
        found = parties_of(self.doc, self.lex, self.object_phrase)
        if not found and self.passive and self.object_phrase is not None:
            found = [party._replace(head=self.lex.somebody) for party in self._stood_for(self.object_phrase)]
        if not found and not self.passive:
            for token in range(self.verb.start, self.verb.head):
                mention = mention_at(self.doc, token)
                if mention is not None and mention.entity is not None and mention.kind == "pronoun":
                    found.append(Party(token, token + 1, self.doc.lemmas[token], False, mention.entity))
            if not found and lexicon(self.doc).object_clitics & set(self.verb.clitics):
                return self._person_before()
        if (
            not found
            and self.verb.form in ("Ger", "Inf")
            and self.doc.lowers[self.verb.head].endswith(self.lex.enclitic_endings)
        ):
            return self._object_before()
        return found or self._unwritten_object()

    def _unwritten_object(self) -> list[Party]:
        """The unwritten subject of a passive: "Aldo Ferri è ministro. Nel 2009 è stato accusato di frode"."""
        if not self.passive or self.verb.form != "Fin" or self.verb.person not in ("", "3"):
            return []
        if self.object_phrase is not None:
            return []
        return [party for party in self.implicit if party.entity is not None]

    def _person_before(self) -> list[Party]:
        """Whom the clitic of a finite verb stands for: the one person that the sentence before has as an object."""
        sentence = self.doc.sentence_of[self.verb.head]
        for index in range(self.index - 1, -1, -1):
            before = Predicate(self.doc, self.lex, index)
            at = self.doc.sentence_of[before.verb.head]
            if at < sentence - 1:
                return []
            if at == sentence or before.verb.form != "Fin":
                continue
            persons = [
                party
                for party in parties_of(self.doc, self.lex, before.object_phrase)
                if party.entity is not None and party.entity.entity_type == "person"
            ]
            if persons:
                return persons if len(persons) == 1 else []
        return []

    def _object_before(self) -> list[Party]:
        """Whom the clitic of a gerund or infinitive stands for: object or addressee of the finite verb before it."""
        for index in range(self.index - 1, -1, -1):
            before = Predicate(self.doc, self.lex, index)
            if before.verb.head < self.sentence.start:
                return []
            if before.verb.form == "Fin":
                found = before.object or before.after("contro") or before.after("a") or before.after("con")
                return [party for party in found if party.end <= self.verb.start]
        return []
