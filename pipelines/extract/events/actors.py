"""Who does what a verb group tells: its logical subject as parties, written or to be inferred."""

from __future__ import annotations

from functools import cached_property

from pipelines.extract.events.beside import noun_before, verb_before
from pipelines.extract.events.complements import clause_start, complements, fronted, relative_party
from pipelines.extract.events.parties import PARTY_TYPES, Party, parties_of, party_of
from pipelines.extract.events.subjects import ClauseWithSubjects
from pipelines.language.document import Entity, Mention
from pipelines.language.mentions import implicit_phrase, implicit_subject, mention_at
from pipelines.language.syntax import NounPhrase, agrees, chunks, extent, lexicon


class Actors(ClauseWithSubjects):
    """Who does what the verb group tells. Everything is worked out when first asked for."""

    @cached_property
    def subject(self) -> list[Party]:
        """The logical subject as parties: the agent of a passive, else the subject, written or not."""
        if self.passive:
            return self.after(self.lex.agent) or self.before(self.lex.agent)
        if self.sharing >= 0:
            return type(self)(self.doc, self.lex, self.sharing).subject
        phrase = self.subject_phrase
        if self.verb.form == "Inf" and self.cleft is None and (found := self._of_governor(phrase)):
            return found
        if phrase is not None:
            found = parties_of(self.doc, self.lex, phrase, places=True) or self._stood_for(phrase) or self._meant()
            if self.verb.number == "Plur" and len(found) == 1 and not found[0].plural:
                found = self._swallowed(phrase.start - 2) + found
            if self.verb.number == "Plur" and found and self._after_relative():
                found = self._listed(found[0]) + found
            return self._one(found) if self.verb.number == "Sing" and self.verb.form == "Fin" else found
        verb = self.verb
        if verb.form == "Ger":
            return self._of_main()
        if found := self._of_pronoun():
            return found
        if verb.form != "Fin" or verb.person in ("1", "2") or (self.reflexive and self.object_phrase is not None):
            return []
        return self._name_before() or self._joined() or self._past_clitic() or self.implicit

    def _of_governor(self, phrase: NounPhrase | None) -> list[Party]:
        """The subject of the verb that an infinitive hangs on, where they have it in common."""
        index, _ = self.governor
        if phrase is None or index < 0:
            return []
        governor = type(self)(self.doc, self.lex, index)
        shared = governor.verb.form == "Fin" and not governor.passive and governor.subject_phrase == phrase
        return governor.subject if shared else []

    def _meant(self) -> list[Party]:
        """Who acts where the subject that was found is a thing."""
        if self.verb.form == "Ger":
            return self._nearest() or self._of_main()
        return self._nearest() or self._of_pronoun() or (self._joined() if self.verb.form == "Fin" else [])

    def _nearest(self) -> list[Party]:
        """Whom a relative clause tells of where the thing before cannot act: "la replica di Oslo, che ha accusato"."""
        doc, at = self.doc, self.verb.start - 1
        if at <= self.sentence.start or doc.lowers[at] not in lexicon(doc).relative_heads:
            return []
        at -= 1 + (doc.lowers[at - 1] == ",")
        bracketed = doc.lowers[at] == ")"
        while bracketed and at > self.sentence.start and doc.lowers[at + 1] != "(":
            at -= 1
        owner = chunks(doc).noun_of[at] if at >= self.sentence.start else -1
        phrase = chunks(doc).nouns[owner] if owner >= 0 else None
        near = phrase is not None and (bracketed or phrase.prep == self.lex.genitive)
        fits = near and agrees(phrase, self.verb, doc)
        return parties_of(doc, self.lex, phrase)[:1] if fits else []

    def _stood_for(self, phrase: NounPhrase) -> list[Party]:
        """Whom a personal pronoun stands for who is no known name: "quest'ultimo ha respinto le accuse"."""
        doc = self.doc
        alone = phrase.head == phrase.start + 1 or (self.passive and phrase.end == phrase.start + 1)
        if doc.tags[phrase.head].pos == "NUM" and alone and doc.lowers[phrase.head].isalpha():
            return [Party(phrase.start, phrase.end, doc.lemmas[phrase.head], True, None)]
        latter = doc.lowers[phrase.start] in self.lex.latter
        if (phrase.kind != "pronoun" and not latter) or doc.lowers[phrase.head] not in self.lex.personal:
            return []
        entity = self._latter(phrase) if latter else None
        return [Party(phrase.start, phrase.end, doc.lemmas[phrase.head], phrase.number == "Plur", entity)]

    def _latter(self, phrase: NounPhrase) -> Entity | None:
        """Who was named last in the sentence before "quest'ultimo"."""
        for token in range(phrase.start - 1, self.sentence.start - 1, -1):
            mention = mention_at(self.doc, token)
            if mention is not None and mention.entity is not None and mention.entity.entity_type in PARTY_TYPES:
                fits = mention.entity.number == phrase.number and mention.entity.gender in ("", phrase.gender)
                return mention.entity if fits else None
        return None

    def _joined(self) -> list[Party]:
        """The subject of the verb that this one is joined to past adverbs: "hanno aperto il fuoco e poi hanno …"."""
        doc, found, at = self.doc, chunks(self.doc), self.verb.start - 1
        while at > self.sentence.start and (doc.tags[at].pos in ("ADV", "ADP") or doc.lowers[at] in self.lex.then):
            at -= 1
        if at <= self.sentence.start or doc.lowers[at] not in lexicon(doc).coordinators:
            return []
        for index in range(self.index - 1, -1, -1):
            before = found.verbs[index]
            if before.head < self.sentence.start:
                return []
            if before.mood == "Sub" and self.verb.mood != "Sub":
                continue
            main = type(self)(doc, self.lex, index)
            if before.form == "Fin" and self._alongside(main):
                alike = (before.number, before.person) == (self.verb.number, self.verb.person)
                return main.subject if alike and not main.passive else []
        return []

    def _alongside(self, main: Actors) -> bool:
        """Whether both verbs are in one quotation or none, or the other's subject is, as this verb, outside of its
        own: "Oslo «chiede la tregua» e propone …"."""
        quotation_of = self.doc.quotation_of
        here = quotation_of[self.verb.head]
        if quotation_of[main.verb.head] == here:
            return True
        return here < 0 and main.subject_phrase is not None and quotation_of[main.subject_phrase.head] < 0

    def _of_main(self) -> list[Party]:
        """The subject of the verb that a gerund hangs on, also past its complements: "non ha partecipato al voto il
        partito, chiedendo …"."""
        verbs = chunks(self.doc).verbs
        if (following := self._interrupted()) is not None:
            return [] if following.passive else following.subject
        for index in range(self.index - 1, -1, -1):
            main = type(self)(self.doc, self.lex, index)
            if main.verb.head < self.sentence.start:
                return []
            if (
                main.verb.form == "Fin"
                and self.doc.quotation_of[main.verb.head] == self.doc.quotation_of[self.verb.head]
            ):
                comma = self.doc.lowers[self.verb.start - 1] == ","
                late = self._right_before() if comma and verbs[self.index - 1] is main.verb else None
                free = late is not None and late.start > main.verb.end and main.subject_phrase is None
                words = lexicon(self.doc)
                joined = free and self.doc.lowers[late.start - 1] in words.coordinators | words.relative_heads
                if free and not joined and agrees(late, main.verb, self.doc):
                    return parties_of(self.doc, self.lex, late)
                if main.passive or main.subject or main.verb.mood != "Sub":
                    return [] if main.passive else main.subject
        return []

    def _interrupted(self) -> Actors | None:
        """The verb of the relative clause that a gerund interrupts: "il partito che, approvando una mozione, ha …"."""
        doc, at = self.doc, self.verb.start - 2
        if at < self.sentence.start or doc.lowers[at + 1] != "," or doc.lowers[at] not in lexicon(doc).relative_heads:
            return None
        for index in range(self.index + 1, len(chunks(doc).verbs)):
            following = type(self)(doc, self.lex, index)
            if following.verb.form == "Fin":
                return following if following.verb.head < self.sentence.end else None
        return None

    def _of_pronoun(self) -> list[Party]:
        """Whom a relative pronoun with an article means: "il generale Ferri, il quale ha firmato"."""
        doc, found, at = self.doc, chunks(self.doc), self.verb.start - 1
        while at > self.sentence.start and doc.tags[at].pos == "ADV":
            at -= 1
        words = lexicon(doc)
        if at - 2 < self.sentence.start or doc.lowers[at] not in words.relative - words.relative_heads:
            return []
        if doc.lowers[at - 1] not in self.lex.noun["articles"] or doc.tags[at - 2].pos == "ADP":
            return []
        owner = found.noun_of[at - 2 - (doc.lowers[at - 2] == ",")]
        while owner >= 0:
            phrase = found.nouns[owner]
            if agrees(phrase, self.verb, doc):
                return parties_of(doc, self.lex, phrase)[:1]
            owner = noun_before(doc, phrase.prep_token) if phrase.prep == self.lex.genitive else -1
        return []

    @cached_property
    def implicit(self) -> list[Party]:
        """The unwritten subject, shown by the words that named it last."""
        found = implicit_subject(self.doc, self.verb.head)
        if found is None:
            return self._of_matrix() or self._unnamed()
        entity, mention = found
        if self._somebody_before(entity, mention):
            return []
        return [Party(mention.start, mention.end, self.doc.lemmas[mention.head], entity.number == "Plur", entity)]

    def _unnamed(self) -> list[Party]:
        """The unwritten subject where nobody known by name is it: "Gli attentatori sono fuggiti. Hanno sparato …"."""
        phrase = implicit_phrase(self.doc, self.verb.head)
        if phrase is None:
            return []
        elsewhere = not self.sentence.start <= phrase.head < self.sentence.end
        if elsewhere and self.passive and (bare := self._bare_before()):
            several = self.verb.number == "Plur" and self.doc.lemmas[bare[0].head] in self.lex.noun["counts"]
            return parties_of(self.doc, self.lex, bare[0]) if several and len(bare) == 1 else []
        return parties_of(self.doc, self.lex, phrase) or self._stood_for(phrase)

    def _bare_before(self) -> list[NounPhrase]:
        """The bare phrases of people before the verb in its sentence that no verb has as its object."""
        nouns, first = chunks(self.doc).nouns, self.sentence.start
        owners = dict.fromkeys(chunks(self.doc).noun_of[first : self.verb.start])
        bare = [nouns[owner] for owner in owners if owner >= 0 and not nouns[owner].prep]
        free = [phrase for phrase in bare if verb_before(self.doc, phrase.start) < 0]
        return [phrase for phrase in free if party_of(self.doc, self.lex, phrase) is not None]

    def _of_matrix(self) -> list[Party]:
        """The subject of the verb that this clause hangs on: "ha detto che partirà", "… con cui ha vietato"."""
        doc, found, at = self.doc, chunks(self.doc), self.verb.start - 1
        while at > self.sentence.start and doc.tags[at].pos == "ADV":
            at -= 1
        if at <= self.sentence.start or doc.lowers[at] not in lexicon(doc).relative:
            return []
        if doc.lowers[at] in lexicon(doc).relative_heads and found.verb_of[at - 1] < 0:
            return []
        for index in range(self.index - 1, -1, -1):
            before = type(self)(doc, self.lex, index)
            if before.verb.head < self.sentence.start:
                return []
            if before.verb.form == "Fin" and before.verb.end <= at:
                shared = before.verb.number == self.verb.number and before.verb.person == self.verb.person
                same = doc.quotation_of[before.verb.head] == doc.quotation_of[self.verb.head]
                return before.subject if shared and same and not before.passive else []
        return []

    def _somebody_before(self, entity: Entity, mention: Mention) -> bool:
        """Whether the sentence names somebody else before the verb who may be its subject after all."""
        found = chunks(self.doc)
        for token in range(self.sentence.start, self.verb.start):
            owner = found.noun_of[token]
            if owner < 0 or found.nouns[owner].head != token or found.nouns[owner].prep:
                continue
            phrase = found.nouns[owner]
            if phrase.start <= mention.start < extent(self.doc, phrase)[1] or self._said_of(phrase, entity):
                continue
            if (
                verb_before(self.doc, phrase.start) < 0
                and (party := party_of(self.doc, self.lex, phrase))
                and party.entity != entity
                and agrees(phrase, self.verb, self.doc)
            ):
                return True
        return False

    def _said_of(self, phrase: NounPhrase, entity: Entity) -> bool:
        """Whether a phrase after a comma says who the entity before it is: "Aldo Ferri, legale dei minatori"."""
        at = phrase.start - 1
        if at <= self.sentence.start or self.doc.lowers[at] != ",":
            return False
        named = mention_at(self.doc, at - 1)
        return named is not None and named.entity == entity

    def before(self, prep: str) -> list[Party]:
        """The parties of the complement that opens the clause, or whom its relative pronoun stands for: "Contro la
        Norvegia l'Unione ha varato", "la Svezia, con la quale ha firmato"."""
        if self.verb.form != "Fin":
            return []
        start, relative = clause_start(self.doc, self.verb.start, self.sentence.start)
        if relative >= 0 and (found := relative_party(self.doc, self.lex, relative, self.sentence.start, prep)):
            return found
        return fronted(self.doc, self.lex, start, self.verb.start, prep)

    def after(self, prep: str, *, places: bool = False, owned: bool = False, named: bool = True) -> list[Party]:
        """The parties of the first complement after the verb that `prep` governs, simple or compound."""
        stop = self.sentence.end
        return complements(self.doc, self.lex, self.verb.end, stop, prep, places=places, owned=owned, named=named)
