"""What the verb group of a clause is done to, as a phrase: its logical object, wherever it stands."""

from __future__ import annotations

from functools import cached_property

from pipelines.extract.events.beside import word_before
from pipelines.extract.events.clause import Clause
from pipelines.extract.events.sharing import sharing_object
from pipelines.language.syntax import (
    NounPhrase,
    agrees,
    chunks,
    extent,
    following_phrases,
    lexicon,
    object_of,
    phrases_after,
    right_subject,
)


class ClauseWithObject(Clause):
    """A clause and its logical object. Everything is worked out when first asked for."""

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
        phrase = (
            self._past_votes(self._past_apposition(self._bracketed(object_of(self.doc, self.index))))
            or self._of_transitive()
            or self._partitive()
            or self._relative_object()
            or self._of_that()
        )
        if phrase is not None and self.after_quotation and phrase == self.subject_phrase:
            return None
        if phrase is None and (after := sharing_object(self.doc, self.index)) >= 0:
            return type(self)(self.doc, self.lex, after).object_phrase
        if phrase is None or any(chunks(self.doc).verb_of[at] >= 0 for at in range(self.verb.end, phrase.start)):
            return None
        return None if self._opens_next(phrase) else phrase

    def _opens_next(self, phrase: NounPhrase) -> bool:
        """Whether "e" and the next verb hold the phrase: "hanno scioperato e due di loro sono stati fermati"."""
        doc, found = self.doc, chunks(self.doc)
        if phrase.start <= self.verb.end or doc.lowers[phrase.start - 1] not in lexicon(doc).coordinators:
            return False
        after = extent(doc, phrase)[1]
        owner = found.verb_of[after] if after < self.sentence.end else -1
        return owner >= 0 and found.verbs[owner].form == "Fin" and agrees(phrase, found.verbs[owner], doc)

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

    def _past_apposition(self, phrase: NounPhrase | None) -> NounPhrase | None:
        """The phrase, or where it is an apposition to a complement the one right after it: "ha firmato con la Svezia,
        suo vicino, un accordo"."""
        doc, found = self.doc, chunks(self.doc)
        if phrase is None or phrase.start - 1 <= self.verb.end or doc.lowers[phrase.start - 1] != ",":
            return phrase
        end = extent(doc, phrase)[1]
        owner = found.noun_of[end + 1] if end + 1 < self.sentence.end and doc.lowers[end] == "," else -1
        if owner < 0 or found.nouns[owner].prep or doc.tags[end + 1].pos != "DET":
            return phrase
        return found.nouns[owner]

    def _relative_object(self) -> NounPhrase | None:
        """What a relative clause with a subject of its own is about: "l'intesa che i due paesi hanno firmato"."""
        doc, found, own = self.doc, chunks(self.doc), self.subject_phrase
        if self.verb.form != "Fin" or own is None or not self.sentence.start < own.start < self.verb.start:
            return None
        at = (own.prep_token if own.prep else own.start) - 1
        if doc.lowers[at] not in lexicon(doc).relative_heads or own.prep:
            return None
        at -= 1 + (word_before(doc, at) == ",")
        wanted, nearest = self.lex.objects.get(self.verb.lemma, {}), None
        while at >= self.sentence.start and (owner := found.noun_of[at]) >= 0:
            phrase = found.nouns[owner]
            nearest = nearest or phrase
            if doc.lemmas[phrase.head] in self.lex.nouns or doc.lemmas[phrase.head] in wanted:
                return phrase
            if not phrase.prep:
                break
            at = phrase.prep_token - 1
        return nearest

    def _past_votes(self, phrase: NounPhrase | None) -> NounPhrase | None:
        """The phrase, or where it only goes on with the numbers of a complement the one with an article after them:
        "ha approvato con 412 voti a favore, 157 contrari e 68 astensioni una risoluzione"."""
        doc = self.doc
        if phrase is None or doc.tags[phrase.start].pos != "NUM" or phrase.start == self.verb.end:
            return phrase
        if doc.lowers[phrase.start - 1] != "," and doc.lowers[phrase.start - 1] not in lexicon(doc).coordinators:
            return phrase
        for following in phrases_after(doc, phrase.end, self.sentence.end, doc.quotation_of[self.verb.head]):
            if not following.prep and doc.tags[following.start].pos == "DET":
                return following
        return phrase

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
        if not self.unaccusative or verb.finite < 0:
            return None
        if not verb.perfect:
            return self._known_object()
        if self.doc.lemmas[verb.finite] not in lexicon(self.doc).have:
            return None
        return next((phrase for phrase in following_phrases(self.doc, self.index) if not phrase.prep), None)

    def _known_object(self) -> NounPhrase | None:
        """The bare phrase right after a verb that has its subject before it, where it is what triggers name as the
        object of that verb: "il governo aumenterà le tasse"."""
        at, wanted = self.verb.end, self.lex.objects.get(self.verb.lemma)
        if not wanted or self.subject_phrase is None or self.subject_phrase.start > at or at >= self.sentence.end:
            return None
        owner = chunks(self.doc).noun_of[at]
        phrase = chunks(self.doc).nouns[owner] if owner >= 0 else None
        fits = phrase is not None and not phrase.prep and phrase.start == at
        return phrase if fits and self.doc.lemmas[phrase.head] in wanted else None

    def _of_that(self) -> NounPhrase | None:
        """The object right after a verb with "ne", which is whose the object is: "ne ha bloccato le esportazioni"."""
        own = set(self.verb.clitics) & lexicon(self.doc).object_clitics
        at = self.verb.end
        owner = chunks(self.doc).noun_of[at] if own == {self.lex.of_that} and at < self.sentence.end else -1
        phrase = chunks(self.doc).nouns[owner] if owner >= 0 else None
        fits = phrase is not None and not self.passive and not phrase.prep and self.doc.tags[phrase.start].pos == "DET"
        return phrase if fits else None

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
