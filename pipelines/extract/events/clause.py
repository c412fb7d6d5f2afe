"""The clause of a verb group with a trigger: its written subject, and what governs it."""

from __future__ import annotations

from functools import cached_property

from pipelines.extract.events.beside import noun_before, verb_before, word_before
from pipelines.extract.events.lexicon import EventLexicon
from pipelines.extract.events.sharing import SHARED, sharing
from pipelines.language.document import Document
from pipelines.language.syntax import (
    NounPhrase,
    VerbGroup,
    agrees,
    before_bracket,
    chunks,
    extent,
    lexicon,
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
        if self.sharing >= 0:
            before = chunks(doc).verbs[self.sharing]
            self.verb = self.verb._replace(**{field: getattr(before, field) for field in SHARED})
        self.sentence = doc.sentences[doc.sentence_of[self.verb.head]]

    @cached_property
    def reflexive(self) -> bool:
        """Whether "si" goes with it, before or at its end, or in the first person what stands for it: "mi dimetto"."""
        if self.lex.reflexive & set(self.verb.clitics):
            return True
        if self.verb.person == "1" and self.verb.form == "Fin" and self.lex.first & set(self.verb.clitics):
            return self._of_oneself()
        return any(
            self.doc.lowers[token].endswith(self.lex.reflexive_endings)
            for token in range(self.verb.start, self.verb.end)
        )

    def _of_oneself(self) -> bool:
        """Whether subject and clitic are the same first person, both of one or of many: not "ci ho pensato"."""
        many = bool(self.lex.first_many & set(self.verb.clitics))
        return many == (self.verb.number == "Plur")

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
        if self.sharing >= 0:
            return type(self)(self.doc, self.lex, self.sharing).subject_phrase
        if verb.form in ("Fin", "Ger"):
            found = subject_of(self.doc, self.index, inverted=self.after_quotation)
            return found or (
                self._right_before() or self._numbered() or self._bracketed_clause() if verb.form == "Fin" else None
            )
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
                if verb_before(self.doc, phrase.start) >= 0:
                    return None
                return phrase if not finite or agrees(phrase, self.verb, self.doc) else None
            if phrase.prep != self.lex.genitive:
                return None
            at = phrase.prep_token - 1
        return None

    def _bracketed_clause(self) -> NounPhrase | None:
        """Of whom a relative clause in brackets tells: "il commissario (che viene sanzionato) tace"."""
        doc, at = self.doc, self.verb.start - 2
        if at <= self.sentence.start or doc.lowers[at + 1] not in lexicon(doc).relative_heads or doc.lowers[at] != "(":
            return None
        owner = noun_before(doc, at)
        phrase = chunks(doc).nouns[owner] if owner >= 0 else None
        return phrase if phrase is not None and agrees(phrase, self.verb, doc) else None

    def _numbered(self) -> NounPhrase | None:
        """The subject right before or after the verb whose number stands behind what looks like a preposition: "oltre
        mille minatori", "più di duemila persone"."""
        found, before, after = chunks(self.doc), self.verb.start - 1, self.verb.end
        if self.verb.number != "Plur":
            return None
        while before >= self.sentence.start and (owner := found.noun_of[before]) >= 0:
            phrase = found.nouns[owner]
            if (counted := self._counting(phrase)) is not None:
                return counted
            if phrase.prep != self.lex.genitive:
                break
            before = phrase.prep_token - 1
        after += self.doc.lowers[after : after + 1] != [] and self.doc.lowers[after] in self.lex.comparing
        after += after < self.sentence.end and self.doc.lowers[after] in self.lex.more_than
        owner = found.noun_of[after] if after < self.sentence.end else -1
        return self._counting(found.nouns[owner]) if owner >= 0 else None

    def _counting(self, phrase: NounPhrase) -> NounPhrase | None:
        """The phrase without what says that its number is a bound; None where no number opens it."""
        doc, lex = self.doc, self.lex
        over = phrase.prep in lex.more_than
        more = phrase.prep == lex.genitive and word_before(doc, phrase.prep_token) in lex.comparing
        if not (over or more) or phrase.number != "Plur":
            return None
        opening = range(phrase.start, min(phrase.start + 2, phrase.head))
        numbered = any(doc.tags[at].pos == "NUM" or doc.lowers[at].endswith(lex.numeral_endings) for at in opening)
        return phrase._replace(prep="", prep_token=-1) if numbered else None

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
        before = before_bracket(doc, before - comma)
        if before >= self.sentence.start and (owner := found.noun_of[before]) >= 0:
            phrase = found.nouns[owner]
            outer = noun_before(doc, phrase.prep_token) if comma and phrase.prep == self.lex.genitive else -1
            return (self._agreeing(found.nouns[outer]) if outer >= 0 else None) or self._agreeing(phrase)
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
            if not phrase.prep or (owner := noun_before(self.doc, phrase.prep_token)) < 0:
                return None
            phrase = found.nouns[owner]
        return None
