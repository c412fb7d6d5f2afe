"""The clause of a verb group with a trigger, as phrases: logical subject and object, and what governs it."""

from __future__ import annotations

from functools import cached_property

from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.sharing import SHARED, sharing
from pipelines.language.document import Document
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    agrees,
    chunks,
    extent,
    following_phrases,
    lexicon,
    object_of,
    phrases_after,
    right_subject,
    subject_of,
)
from pipelines.language.syntax.nouns import QUOTE_MARKS


class Clause:
    """The clause of verb group `index` of a document. Everything is worked out when first asked for."""

    def __init__(self, doc: Document, lex: EventLexicon, index: int) -> None:
        self.doc = doc
        self.lex = lex
        self.index = index
        self.verb: VerbGroup = chunks(doc).verbs[index]
        self.sharing = sharing(doc, index)
        if self.sharing is not None:
            self.verb = self.verb._replace(**{field: getattr(self.sharing, field) for field in SHARED})
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
                return type(self)(doc, self.lex, self.index - 1).governor
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
        if self.sharing is not None:
            return type(self)(self.doc, self.lex, self.index - 1).subject_phrase
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
        if before > 0 and self.doc.words[before] in QUOTE_MARKS and self.doc.quotation_of[before - 1] >= 0:
            return True
        return before + 1 < self.verb.start and self._between_commas()

    def _between_commas(self) -> bool:
        """Whether the verb and somebody stand alone between commas: ", denuncia l'associazione dei minatori,"."""
        doc, found, at = self.doc, chunks(self.doc), self.verb.end
        owner = found.noun_of[at] if at < self.sentence.end and self.verb.finite == self.verb.head else -1
        if owner < 0 or found.nouns[owner].prep or found.nouns[owner].start != at:
            return False
        phrase = found.nouns[owner]
        end = extent(doc, phrase)[1]
        closed = end < self.sentence.end and doc.lowers[end] == ","
        if not closed or not self.lex.human(doc.lemmas[phrase.head]) or not agrees(phrase, self.verb, doc):
            return False
        return subject_of(doc, self.index) is None

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
        governor = type(self)(self.doc, self.lex, index)
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
        return right_subject(doc, self.verb) or self._opened()

    def _opened(self) -> NounPhrase | None:
        """The bare phrase after the comma that closes a participle's clause at the head of a sentence: "Criticata dai
        sindacati, l'azienda …"."""
        doc, found = self.doc, chunks(self.doc)
        if any(doc.tags[at].pos not in ("ADV", "PUNCT") for at in range(self.sentence.start, self.verb.start)):
            return None
        for at in range(self.verb.end, self.sentence.end - 1):
            if found.verb_of[at] >= 0:
                return None
            if doc.lowers[at] == "," and (owner := found.noun_of[at + 1]) >= 0 and not found.nouns[owner].prep:
                return self._agreeing(found.nouns[owner])
        return None

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
        )
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
        at -= 1 + (doc.lowers[at - 1] == ",")
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
