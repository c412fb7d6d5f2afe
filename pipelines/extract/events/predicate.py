"""A verb group with a trigger, and who takes part by it: logical subject and object as parties, written or not."""

from __future__ import annotations

from functools import cached_property

from pipelines.extract.events.actors import Actors
from pipelines.extract.events.parties import Party, parties_of
from pipelines.extract.events.points_back import meant, of_clitic
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import lexicon


class Predicate(Actors):
    """Who takes part in what the verb group tells. Everything is worked out when first asked for."""

    @cached_property
    def object(self) -> list[Party]:
        """The logical object as parties; a clitic that stands for one included."""
        found = parties_of(self.doc, self.lex, self.object_phrase)
        if found and self.passive and self.verb.form == "Fin" and self.verb.number == "Sing":
            # "Ivo Ferri, studente e attivista, è stato arrestato" is one.
            found = self._one(found)
        if found:
            return found + [party for party in self.together_with(self.object_phrase) if party not in found]
        if self.object_phrase is not None and self.doc.lowers[self.object_phrase.start] in self.lex.dative_pronouns:
            return found or self.addressed
        if not found and self.object_phrase is not None:
            found = [party._replace(head=self.lex.somebody) for party in self._stood_for(self.object_phrase)]
        if not found and not self.passive:
            for token in range(self.verb.start, self.verb.head):
                mention = mention_at(self.doc, token)
                if mention is not None and mention.entity is not None and mention.kind == "pronoun":
                    found.append(Party(token, token + 1, self.doc.lemmas[token], False, mention.entity))
        if not found and not self.passive and (agreement := of_clitic(self, self.lex.object_pronouns)) is not None:
            return meant(self, agreement, things=True)
        return found or self._unwritten_object()

    @cached_property
    def addressed(self) -> list[Party]:
        """To whom it is done, by a clitic or a "loro" after the verb: "gli ha chiesto di restare"."""
        agreement = of_clitic(self, self.lex.dative_pronouns)
        after = self.doc.lowers[self.verb.end] if self.verb.end < self.sentence.end else ""
        if agreement is None and after not in lexicon(self.doc).clitics:
            agreement = self.lex.dative_pronouns.get(after)
        return meant(self, agreement) if agreement is not None else []

    def _unwritten_object(self) -> list[Party]:
        """The unwritten subject of a passive: "Aldo Ferri è ministro. Nel 2009 è stato accusato di frode"."""
        if not self.passive or self.verb.form != "Fin" or self.verb.person not in ("", "3"):
            return []
        if self.object_phrase is not None:
            return []
        return self.implicit
