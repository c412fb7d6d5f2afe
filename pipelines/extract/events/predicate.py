"""A verb group with a trigger, and what the clause says of it: logical subject and object, complements, controller."""

from __future__ import annotations

from functools import cached_property

from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.parties import PARTY_TYPES, Party, national, parties_of, party_of
from pipelines.language.document import Document, Entity, Mention
from pipelines.language.mentions import implicit_subject, mention_at
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    agrees,
    chunks,
    complement_of,
    extent,
    following_phrases,
    lexicon,
    object_of,
    phrases_after,
    right_subject,
    subject_of,
)
from pipelines.language.syntax.nouns import QUOTE_MARKS


class Predicate:
    """Verb group `index` of a document. Everything is worked out when first asked for."""

    def __init__(self, doc: Document, lex: EventLexicon, index: int) -> None:
        self.doc = doc
        self.lex = lex
        self.index = index
        self.verb: VerbGroup = chunks(doc).verbs[index]
        self.sentence = doc.sentences[doc.sentence_of[self.verb.head]]

    @cached_property
    def reflexive(self) -> bool:
        """Whether "si" goes with it, before or at its end."""
        if self.lex.reflexive & set(self.verb.clitics):
            return True
        return any(
            self.doc.lowers[token].endswith(self.lex.reflexive_endings)
            for token in range(self.verb.start, self.verb.end)
        )

    @cached_property
    def unaccusative(self) -> bool:
        """Whether its participle is active: "giunto"."""
        return self.verb.lemma in lexicon(self.doc).unaccusative

    @cached_property
    def passive(self) -> bool:
        """Whether the grammatical subject is the logical object, participles without auxiliary included."""
        if self.reflexive:
            return False
        return self.verb.passive or (self.verb.form == "Part" and not self.verb.perfect and not self.unaccusative)

    @cached_property
    def governor(self) -> tuple[int, int]:
        """What an infinitive hangs on: index of a verb group, or token of a noun or adjective; the other is -1."""
        doc, found = self.doc, chunks(self.doc)
        at = self.verb.start - 1
        if at >= self.sentence.start and doc.tags[at].pos in ("ADP", "SCONJ"):
            at -= 1
        joined = at >= self.sentence.start and doc.lowers[at] in lexicon(doc).coordinators
        if joined and self.index:
            before = found.verbs[self.index - 1]
            if before.form == "Inf" and before.head >= self.sentence.start:
                return Predicate(doc, self.lex, self.index - 1).governor
        steps = 0
        while at >= self.sentence.start and steps < 12:
            if (owner := found.verb_of[at]) >= 0:
                return owner, -1
            lemma = doc.lemmas[at]
            if steps < 2 and (lemma in self.lex.status["planned_words"] or lemma in self.lex.status["possible_words"]):
                return -1, at
            if doc.lowers[at] in (":", ";") or doc.lowers[at] in lexicon(doc).relative:
                break
            at -= 1
            steps += 1
        return -1, -1

    @property
    def preposition(self) -> str:
        """The preposition right before an infinitive, or empty."""
        before = self.verb.start - 1
        if before < self.sentence.start:
            return ""
        return self.lex.preposition_of.get(self.doc.lowers[before], "")

    @cached_property
    def subject_phrase(self) -> NounPhrase | None:
        """The written grammatical subject, or for an infinitive that of whom it is said."""
        verb = self.verb
        if verb.form in ("Fin", "Ger"):
            found = subject_of(self.doc, self.index, inverted=self.after_quotation)
            return found or (self._right_before() if verb.form == "Fin" else None)
        if verb.form == "Inf":
            return right_subject(self.doc, self.cleft) if self.cleft else self._controller()
        if self.unaccusative or self.reflexive:
            return self._modified()
        return None

    @cached_property
    def after_quotation(self) -> bool:
        """Whether it stands right after a quotation, so that a phrase after it is its subject: "«…», ha accusato …"."""
        before = self.verb.start - 1
        if before > self.sentence.start and self.doc.lowers[before] in (",", "-", "–"):
            before -= 1
        return before > 0 and self.doc.words[before] in QUOTE_MARKS and self.doc.quotation_of[before - 1] >= 0

    @cached_property
    def cleft(self) -> VerbGroup | None:
        """The copula after which an infinitive's subject stands: "a firmare sono stati i ministri"; or None."""
        doc, verbs = self.doc, chunks(self.doc).verbs
        if self.verb.form != "Inf" or self.preposition != lexicon(doc).dative or self.index + 1 == len(verbs):
            return None
        copula, before = verbs[self.index + 1], self.verb.start - 2
        opens = before < self.sentence.start or doc.lowers[before] in (",", ";", ":") or doc.tags[before].pos == "CCONJ"
        near = self.verb.end <= copula.start < self.sentence.end and "," not in doc.lowers[self.verb.end : copula.start]
        return copula if opens and near and copula.copular and copula.form == "Fin" else None

    def _right_before(self) -> NounPhrase | None:
        """The bare phrase that ends where the verb begins, past a comma before a gerund."""
        found, at = chunks(self.doc), self.verb.start - 1
        finite = self.verb.form == "Fin"
        at -= not finite and at > self.sentence.start and self.doc.lowers[at] == ","
        while at >= self.sentence.start and (owner := found.noun_of[at]) >= 0:
            phrase = found.nouns[owner]
            if not phrase.prep:
                if found.verb_of[phrase.start - 1] >= 0:
                    return None
                return phrase if not finite or agrees(phrase, self.verb, self.doc) else None
            if phrase.prep != self.lex.genitive:
                return None
            at = phrase.prep_token - 1
        return None

    def _controller(self) -> NounPhrase | None:
        """Whose infinitive it is: the governor's subject, or its object where the governor orders or asks."""
        index, _ = self.governor
        if index < 0:
            return None
        governor = Predicate(self.doc, self.lex, index)
        if governor.verb.lemma in self.lex.status["object_control"]:
            for phrase in phrases_after(
                self.doc, governor.verb.end, self.verb.start, self.doc.quotation_of[self.verb.head]
            ):
                if phrase.prep in ("", "a") and phrase.end <= self.verb.start:
                    return phrase
            return governor.subject_phrase if governor.passive else None
        if governor.verb.form == "Part":
            return governor._modified()
        return governor.subject_phrase

    def _modified(self) -> NounPhrase | None:
        """The noun phrase beside a bare participle: right before it, or after it at the head of a clause."""
        doc, found = self.doc, chunks(self.doc)
        before = self.verb.start - 1
        while before >= self.sentence.start and doc.tags[before].pos == "ADV":
            before -= 1
        comma = before > self.sentence.start and doc.lowers[before] == ","
        before -= comma
        if before >= self.sentence.start and (owner := found.noun_of[before]) >= 0:
            phrase = found.nouns[owner]
            outer = found.noun_of[phrase.prep_token - 1] if comma and phrase.prep == self.lex.genitive else -1
            return self._agreeing(found.nouns[outer] if outer >= 0 else phrase)
        return right_subject(doc, self.verb)

    def _agreeing(self, phrase: NounPhrase) -> NounPhrase | None:
        """The phrase that a participle agrees with: this one, or the one that this is a complement of."""
        found = chunks(self.doc)
        tag = self.doc.tags[self.verb.head]
        for _ in range(3):
            differs = (tag.number and phrase.number and tag.number != phrase.number) or (
                tag.gender and phrase.gender and tag.gender != phrase.gender
            )
            if not differs:
                return phrase
            if not phrase.prep or (owner := found.noun_of[phrase.prep_token - 1]) < 0:
                return None
            phrase = found.nouns[owner]
        return None

    @cached_property
    def subject(self) -> list[Party]:
        """The logical subject as parties: the agent of a passive, else the subject, written or not."""
        if self.passive:
            return self.after(self.lex.agent)
        phrase = self.subject_phrase
        if phrase is not None:
            found = parties_of(self.doc, self.lex, phrase, places=True)
            if self.verb.number == "Plur" and len(found) == 1 and not found[0].plural:
                found = self._swallowed(phrase.start - 2) + found
            return self._one(found) if self.verb.number == "Sing" and self.verb.form == "Fin" else found
        verb = self.verb
        if verb.form == "Ger":
            return self._of_main()
        if found := self._of_pronoun():
            return found
        if verb.form != "Fin" or verb.person in ("1", "2") or (self.reflexive and self.object_phrase is not None):
            return []
        return self._name_before() or self.implicit

    def _of_main(self) -> list[Party]:
        """The subject of the verb that a gerund hangs on, also past its complements: "non ha partecipato al voto il
        partito, chiedendo …"."""
        verbs = chunks(self.doc).verbs
        for index in range(self.index - 1, -1, -1):
            main = Predicate(self.doc, self.lex, index)
            if main.verb.head < self.sentence.start:
                return []
            if (
                main.verb.form == "Fin"
                and self.doc.quotation_of[main.verb.head] == self.doc.quotation_of[self.verb.head]
            ):
                late = self._right_before() if verbs[self.index - 1] is main.verb else None
                free = late is not None and late.start > main.verb.end and main.subject_phrase is None
                joined = free and self.doc.lowers[late.start - 1] in lexicon(self.doc).coordinators
                if free and not joined and agrees(late, main.verb, self.doc):
                    return parties_of(self.doc, self.lex, late)
                return [] if main.passive else main.subject
        return []

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
            owner = found.noun_of[phrase.prep_token - 1] if phrase.prep == self.lex.genitive else -1
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

    @cached_property
    def implicit(self) -> list[Party]:
        """The unwritten subject, shown by the words that named it last."""
        found = implicit_subject(self.doc, self.verb.head)
        if found is None:
            return self._of_matrix()
        entity, mention = found
        if self._somebody_before(entity, mention):
            return []
        return [Party(mention.start, mention.end, self.doc.lemmas[mention.head], entity.number == "Plur", entity)]

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
            before = Predicate(doc, self.lex, index)
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
            if phrase.start <= mention.start < extent(self.doc, phrase)[1]:
                continue
            if (
                found.verb_of[phrase.start - 1] < 0
                and (party := party_of(self.doc, self.lex, phrase))
                and party.entity != entity
                and agrees(phrase, self.verb, self.doc)
            ):
                return True
        return False

    @cached_property
    def object_phrase(self) -> NounPhrase | None:
        """The logical object: the subject of a passive, what a participle modifies, what "si" makes a subject."""
        if self.passive:
            if self.verb.form == "Part":
                return self._modified()
            return self.subject_phrase or self._late_subject()
        if self.lex.reflexive & set(self.verb.clitics):
            return right_subject(self.doc, self.verb)
        if self.cleft is not None and self.doc.lowers[self.verb.head].endswith(self.lex.enclitic_endings):
            return self._noun_before()
        phrase = self._bracketed(object_of(self.doc, self.index)) or self._of_transitive() or self._partitive()
        if phrase is not None and self.after_quotation and phrase == self.subject_phrase:
            return None
        if phrase is None or any(chunks(self.doc).verb_of[at] >= 0 for at in range(self.verb.end, phrase.start)):
            return None
        return phrase

    def _bracketed(self, phrase: NounPhrase | None) -> NounPhrase | None:
        """The phrase, or where brackets hold it the bare one after them."""
        doc = self.doc
        if phrase is None or "(" not in doc.lowers[self.verb.end : phrase.start]:
            return phrase
        for following in following_phrases(doc, self.index):
            between = doc.lowers[self.verb.end : following.start]
            if not following.prep and between.count("(") == between.count(")"):
                return following
        return None

    def _noun_before(self) -> NounPhrase | None:
        """What the clitic of "a firmarlo sono stati …" stands for: a noun of a happening in the sentence before."""
        doc, found = self.doc, chunks(self.doc)
        sentence = doc.sentence_of[self.verb.head]
        at = doc.sentences[sentence].start - 1
        while at >= 0 and doc.sentence_of[at] == sentence - 1:
            owner = found.noun_of[at]
            if owner >= 0 and found.nouns[owner].head == at and doc.lemmas[at] in self.lex.nouns:
                return found.nouns[owner]
            at -= 1
        return None

    def _of_transitive(self) -> NounPhrase | None:
        """The object of a verb that can do without, where its auxiliary says it has one: "ha raddoppiato i dazi"."""
        verb = self.verb
        if not self.unaccusative or not verb.perfect or verb.finite < 0:
            return None
        if self.doc.lemmas[verb.finite] not in lexicon(self.doc).have:
            return None
        return next((phrase for phrase in following_phrases(self.doc, self.index) if not phrase.prep), None)

    def _partitive(self) -> NounPhrase | None:
        """An object right after the verb whose article looks like a preposition: "hanno lanciato delle granate"."""
        at = self.verb.end
        owner = chunks(self.doc).noun_of[at] if at < self.sentence.end else -1
        phrase = chunks(self.doc).nouns[owner] if owner >= 0 else None
        if phrase is None or phrase.prep_token != at or phrase.prep != self.lex.genitive or phrase.number != "Plur":
            return None
        return phrase._replace(prep="", prep_token=-1)

    def _late_subject(self) -> NounPhrase | None:
        """The subject of a passive past its agent and complements: "è stata firmata dal presidente la riforma"."""
        quotation = self.doc.quotation_of[self.verb.head]
        for phrase in phrases_after(self.doc, self.verb.end, self.sentence.end, quotation):
            if not phrase.prep:
                return phrase if agrees(phrase, self.verb, self.doc) else None
        return None

    @cached_property
    def object(self) -> list[Party]:
        """The logical object as parties; a clitic that stands for one included."""
        found = parties_of(self.doc, self.lex, self.object_phrase)
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
        return found

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

    def after(self, prep: str, *, places: bool = False) -> list[Party]:
        """The parties of the first complement after the verb that `prep` governs, simple or compound."""
        return complements(self.doc, self.lex, self.verb.end, self.sentence.end, prep, places=places)

    def complement(self, prep: str) -> NounPhrase | None:
        """The first phrase after the verb that `prep` governs."""
        return complement_of(self.doc, self.index, (prep,))


def complements(
    doc: Document,
    lex: EventLexicon,
    start: int,
    stop: int,
    prep: str,
    *,
    tight: bool = False,
    places: bool = False,
    compound: bool = False,
) -> list[Party]:
    """The parties of the first phrase from token `start` to the end of its clause that `prep` governs.

    "da parte di X" is "da X", "nei confronti di X" "contro X", as the table of compound prepositions has it.
    `compound`: only by a compound preposition. `tight`: only through a chain of complements, with no comma,
    conjunction or bare phrase between. `places`: towns too.
    """
    pending = ""
    at = start
    verb_of = chunks(doc).verb_of
    for phrase in phrases_after(doc, start, stop, doc.quotation_of[start - 1]):
        if tight and (not phrase.prep or any(doc.tags[t].pos in ("PUNCT", "CCONJ") for t in range(at, phrase.start))):
            return []
        if any(verb_of[token] >= 0 or doc.lowers[token] == "," for token in range(at, phrase.start)):
            return []
        at = phrase.end
        governed = "" if compound else phrase.prep
        if pending and phrase.prep == lex.genitive:
            governed = pending
        pending = lex.compound.get(doc.lemmas[phrase.head], "") if phrase.prep else ""
        if pending and at < len(doc) and lex.preposition_of.get(doc.lowers[at]) == lex.genitive:
            continue
        if governed == prep and (found := parties_of(doc, lex, phrase, places=places or prep in lex.between)):
            return found
    return []


def genitives(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> list[Party]:
    """The party that directly follows the noun with "di": "le dimissioni del ministro"."""
    found = chunks(doc)
    at = phrase.end
    for _ in range(3):
        if at >= len(doc) or (owner := found.noun_of[min(at + (doc.lowers[at] == lex.genitive), len(doc) - 1)]) < 0:
            return []
        following = found.nouns[owner]
        if following.prep != lex.genitive:
            return []
        if party_of(doc, lex, following, places=True) is not None:
            return parties_of(doc, lex, following, places=True)
        at = following.end
    return []


def adjectives(doc: Document, phrase: NounPhrase) -> list[Party]:
    """The countries whose adjectives the phrase holds."""
    return national(doc, phrase.head + 1, phrase.end)


def whole(doc: Document, phrase: NounPhrase) -> tuple[int, int]:
    """The phrase with its genitives."""
    return extent(doc, phrase)
