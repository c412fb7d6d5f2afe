"""Parts of a written subject that its phrase does not hold: who acts with it, and names that went elsewhere."""

from __future__ import annotations

from functools import cached_property

from pipelines.extract.events.objects import ClauseWithObject
from pipelines.extract.events.parties import PARTY_TYPES, Party, parties_of
from pipelines.language.mentions import mention_at
from pipelines.language.syntax import NounPhrase, agrees, chunks, extent, lexicon, phrases_after

COMPANY_REACH = 8
"""Tokens before a verb in which somebody may stand who acts with its subject."""


class ClauseWithSubjects(ClauseWithObject):
    """A clause and who stands around its subject. Everything is worked out when first asked for."""

    @cached_property
    def companions(self) -> list[Party]:
        """Who acts with the subject: "la Norvegia e la Svezia, che insieme alla Danimarca avevano chiesto"."""
        doc = self.doc
        if self.passive or self.subject_phrase is None:
            return []
        found = chunks(doc)
        for at in range(self.verb.start - 1, max(self.sentence.start, self.verb.start - COMPANY_REACH) - 1, -1):
            if found.verb_of[at] >= 0:
                return []
            if doc.lowers[at] in self.lex.together:
                owner = max(found.noun_of[at : min(at + 3, self.verb.start)], default=-1)
                return parties_of(doc, self.lex, found.nouns[owner]) if owner >= 0 else []
        return []

    def together_with(self, phrase: NounPhrase | None) -> list[Party]:
        """To whom it is done as well: "è stato arrestato il sindaco, insieme a due assessori"."""
        if phrase is None:
            return []
        doc, found = self.doc, chunks(self.doc)
        for at in {extent(doc, phrase)[1], self.verb.end} if self.passive else {extent(doc, phrase)[1]}:
            at += at < self.sentence.end and doc.lowers[at] == ","
            if at + 1 < self.sentence.end and doc.lowers[at] in self.lex.together:
                owner = max(found.noun_of[at + 1 : min(at + 3, self.sentence.end)])
                return parties_of(doc, self.lex, found.nouns[owner]) if owner >= 0 else []
        return []

    def _past_clitic(self) -> list[Party]:
        """The subject after a verb whose object is a clitic, past its complements: "lo ha accusato di frode il pm"."""
        if self.passive or not lexicon(self.doc).object_clitics & set(self.verb.clitics):
            return []
        quotation = self.doc.quotation_of[self.verb.head]
        for phrase in phrases_after(self.doc, self.verb.end, self.sentence.end, quotation):
            if self.doc.lowers[phrase.start - 1] == ",":
                return []
            if not phrase.prep:
                return parties_of(self.doc, self.lex, phrase) if agrees(phrase, self.verb, self.doc) else []
        return []

    def _swallowed(self, token: int) -> list[Party]:
        """The first of two joined by "e" that the chunker took for a part of the phrase before it: "dopo i colloqui
        Norvegia e Svezia"."""
        mention = mention_at(self.doc, token) if token >= self.sentence.start else None
        if mention is None or mention.entity is None or mention.end != token + 1:
            return []
        if (
            mention.entity.entity_type not in PARTY_TYPES
            or self.doc.lowers[token + 1] not in lexicon(self.doc).coordinators
        ):
            return []
        return [Party(mention.start, mention.end, self.doc.lemmas[mention.head], False, mention.entity, True)]

    def _after_relative(self) -> bool:
        """Whether a relative pronoun stands right before the verb."""
        at = self.verb.start - 1
        return at > self.sentence.start and self.doc.lowers[at] in lexicon(self.doc).relative_heads

    def _listed(self, first: Party) -> list[Party]:
        """The party before a list whose preposition only that one has: "voluta da Norvegia, Svezia e Oslo, che …"."""
        found, at = chunks(self.doc), first.start - 2
        if at < self.sentence.start or self.doc.lowers[at + 1] != "," or (owner := found.noun_of[at]) < 0:
            return []
        phrase = found.nouns[owner]
        listed = phrase.prep and phrase.prep != self.lex.genitive and phrase.end == at + 1 and first.named
        return [party for party in parties_of(self.doc, self.lex, phrase)[:1] if party.named] if listed else []

    def _name_before(self) -> list[Party]:
        """The name right before the verb, where the chunker joined it to the name before: "in Svezia Metallia ha …"."""
        doc, found = self.doc, chunks(self.doc)
        mention = mention_at(doc, self.verb.start - 1) if self.verb.start > self.sentence.start else None
        if mention is None or mention.kind != "name" or mention.end != self.verb.start:
            return []
        owner = found.noun_of[mention.start]
        inside = owner >= 0 and found.nouns[owner].kind == "name" and found.nouns[owner].head < mention.start
        if not inside or doc.tags[mention.start - 1].pos == "ADP" or self.verb.number == "Plur":
            return []
        if mention.entity is not None and mention.entity.entity_type not in PARTY_TYPES:
            return []
        return [Party(mention.start, mention.end, doc.lemmas[mention.head], False, mention.entity, True)]

    def _one(self, parties: list[Party]) -> list[Party]:
        """The subject of a verb in the singular: several roles before one name are that one person."""
        named = [party for party in parties if party.entity is not None and party.entity.entity_type == "person"]
        before = bool(named) and named[0].end <= self.verb.start
        return named[:1] if before else parties[:1]
