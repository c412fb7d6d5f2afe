"""What a row of capitalised words names that no gazetteer knows: a person, a body, or nothing that can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.language.document import Entity
from pipelines.language.mentions.fold import fold
from pipelines.language.mentions.gazetteer import Listed
from pipelines.language.mentions.people import Person
from pipelines.language.mentions.titles import Role

if TYPE_CHECKING:
    from pipelines.language.mentions.scan import Scan

QUOTES = frozenset("«“\"„‘'")
NAME_POS = frozenset({"PROPN", "X", "NOUN", "ADJ"})
LONGEST_ACRONYM = 6


class Naming:
    """Tells the rows of capitals of one scan, and adds to it what they name."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.doc, self.lex, self.places = scan, scan.doc, scan.lex, scan.places
        self.people, self.owner = scan.people, scan.owner

    def _apposed(self, start: int) -> tuple[str, str, str | None]:
        """The noun that introduces a name, its kind and the country that an adjective beside it tells."""
        doc, lex = self.doc, self.lex
        country = None
        floor = max(doc.sentences[doc.sentence_of[start]].start, start - 5)
        for at in range(start - 1, floor - 1, -1):
            lower = doc.lowers[at]
            if lower in lex.streets:
                return lower, "street", country
            if lower in lex.apposition:
                kind = lex.apposition[lower]
                return (
                    (lower, kind, country) if kind == "place" or doc.lowers[start - 1] not in lex.of else ("", "", None)
                )
            if lower in self.places.nationalities:
                country = self.places.nationalities[lower].country
            elif lower not in lex.apposition_adjectives and doc.words[at] not in QUOTES and doc.tags[at].pos != "ADJ":
                break
        return "", "", country

    def classify(self, start: int, end: int) -> bool:
        """Tell what a run names, if its words or those beside it do; False for a single word that nothing tells of."""
        doc, lex = self.doc, self.lex
        size = end - start
        words = tuple(doc.words[start:end])
        surface = doc.surface(start, end)
        role = self.scan.role_beside(start, end, self.scan.begun)
        title = start > 0 and doc.lowers[start - 1] in lex.courtesy
        if role is None and self._agent(start):
            role = Role(start - 1, start, start - 1, doc.lowers[start - 1])
        noun, kind, country = self._apposed(start)
        if kind == "street":
            return True
        last = doc.lowers[end - 1]
        if role is None and not title:
            if (
                size > 1
                and last in lex.suffixes
                and not (self.scan.is_given(start) and size == 2 and last not in ("s.p.a.", "inc."))
            ):
                self.scan.add(start, end, Entity(lex.suffixes[last], surface, country, gender="Fem"))
                return True
            if kind and not (kind == "place" and self.scan.is_given(start) and size > 1):
                gender = lex.generic[noun][1] if noun in lex.generic else ""
                self.scan.add(start, end, Entity(kind, surface, country, gender=gender))
                return True
        acronym = any(word.isupper() and len(word) > 2 for word in words)
        if size > 1:
            told = role is not None or title
            like = told or self.scan.is_given(start) or self._looks_like_person(start, end)
            if like and (not acronym or role) and (told or not self._impersonal(start, end)):
                person = self.people.full(words, surface)
                if title:
                    person.gender = person.gender or lex.courtesy_gender.get(doc.lowers[start - 1], "")
                self.scan.add(start, end, person, role)
            elif self._reports(start, end):
                self.scan.add(start, end, Entity("organization", surface, None, gender=""))
            return True
        if self._acronym(start):
            self.scan.add(start, end, Entity("organization", surface, None, gender=""))
            return True
        return False

    def _acronym(self, start: int) -> bool:
        """Whether the word is the acronym of a body: capitals after an article, and none that abbreviates a thing."""
        doc, lex = self.doc, self.lex
        letters = doc.words[start].replace(".", "")
        if not (letters.isupper() and letters.isalpha() and 1 < len(letters) <= LONGEST_ACRONYM) or not start:
            return False
        before = doc.lowers[start - 1]
        return (before in lex.articles or before in lex.articulated) and letters.lower() not in lex.not_bodies

    def _speaks(self, start: int, end: int) -> bool:
        """Whether a verb of saying or "secondo" stands right beside a name that has no article."""
        doc, lex = self.doc, self.lex
        if doc.tags[start].pos != "PROPN" or doc.words[start].isupper():
            return False
        if start and (doc.lowers[start - 1] in lex.according or doc.lemmas[start - 1] in lex.reporting):
            return True
        before = doc.tags[start - 1].pos if start and not self.scan.begins(start) else ""
        joined = self._verb_after(self._past_joined(end))
        return before not in ("DET", "ADP", "ADJ", "NOUN", "PROPN") and joined in lex.reporting

    def _past_joined(self, index: int) -> int:
        """Past a second name that is joined to the first: "Neri e Bruni hanno detto"."""
        doc = self.doc
        if index + 1 >= len(doc) or doc.lowers[index] not in self.lex.and_:
            return index
        at = index + 1
        while at < len(doc) and doc.tags[at].pos == "PROPN":
            at += 1
        return at if at > index + 1 else index

    def _reports(self, start: int, end: int) -> bool:
        """Whether a name after an article says something, so that it is a body: "la Blue Star ha annunciato"."""
        doc, lex = self.doc, self.lex
        if not start or doc.lowers[start - 1] not in lex.articles:
            return False
        if start > 1 and (doc.lowers[start - 2] in lex.according or doc.lemmas[start - 2] in lex.reporting):
            return True
        return self._verb_after(end) in lex.reporting

    def _verb_after(self, index: int) -> str:
        doc = self.doc
        at, stop = index, min(len(doc), index + 4)
        while at < stop and doc.tags[at].pos in ("AUX", "ADV", "PRON"):
            at += 1
        return doc.lemmas[at] if at < len(doc) and doc.tags[at].pos == "VERB" else ""

    def _impersonal(self, start: int, end: int) -> bool:
        """Whether a word of the name is one that persons are not called."""
        lex, lowers = self.lex, self.doc.lowers
        first = start + 1 if self.scan.is_given(start) else start
        return any(lowers[i] in lex.impersonal for i in range(first, end)) or (
            lowers[start] in lex.apposition or lowers[start] in lex.streets or lowers[end - 1] in lex.closed
        )

    def _looks_like_person(self, start: int, end: int) -> bool:
        """Two or three names in a row that something else of the text treats as a person.

        Such a thing is a verb of saying on either side, an age after it, a person joined to it, "secondo" before it,
        or the last of the names alone elsewhere. Italian puts no article before a person's full name.
        """
        doc, lex = self.doc, self.lex
        tags, lowers, lemmas = doc.tags, doc.lowers, doc.lemmas
        before = lowers[start - 1] if start else ""
        if end - start > 3 or before in lex.articles or before in lex.articulated or before in lex.locative - lex.from_:
            return False
        if not all(
            tags[i].pos in NAME_POS and doc.words[i].isalpha() and doc.words[i].istitle() for i in range(start, end)
        ):
            return False
        if before in lex.according or (
            start > 1 and tags[start - 1].pos == "VERB" and lemmas[start - 1] in lex.reporting
        ):
            return True
        size = len(doc)
        if self._verb_after(end) in lex.reporting:
            return True
        if end + 1 < size and lowers[end] == "," and tags[end + 1].pos == "NUM" and self._age(end + 2):
            return True
        joined = self.owner.get(start - 2) if before in lex.and_ else None
        if joined is None and end + 1 < size and lowers[end] in lex.and_:
            joined = self.owner.get(end + 1)
        if joined is not None and isinstance(joined.who, Person):
            return True
        return fold(doc.words[end - 1]) in self.scan.alone

    def _named_first(self, listed: Listed, other: Person, start: int) -> bool:
        """Whether the bare surname came before its other bearer was named in full, so that it means the listed one."""
        if any(person.listed is listed for person in self.people.all):
            return True
        return not any(f.who is other and f.start < start for f in self.scan.found)

    def _agent(self, start: int) -> bool:
        """Whether a noun of somebody who does something stands right before the name: "il motociclista X"."""
        doc = self.doc
        return (
            start > 1 and doc.tags[start - 1].pos == "NOUN" and doc.lowers[start - 1].endswith(self.lex.agent_suffixes)
        )

    def _age(self, index: int) -> bool:
        return index < len(self.doc) and self.doc.lemmas[index] in self.lex.years

    def single(self, start: int, end: int) -> None:
        """A name of one word: somebody of this article, or a listed person known by the surname alone."""
        doc, lex = self.doc, self.lex
        word = doc.words[start]
        before = doc.lowers[start - 1] if start else ""
        role = self.scan.role_beside(start, end, self.scan.begun)
        if role is None and self._agent(start):
            role = Role(start - 1, start, start - 1, doc.lowers[start - 1])
        titled = role is not None and role.end <= start
        gender = role.gender if role else lex.courtesy_gender.get(before, "")
        if before in lex.feminine_articles:
            gender = "Fem"
        candidates = self.people.of_word(word)
        if (
            start
            and self.scan.capital(start - 1)
            and any((fold(before), fold(word)) == p.keys[-2:] for p in candidates)
        ):
            start, gender = start - 1, ""
        if gender and len(candidates) == 1 and candidates[0].listed is None:
            candidates[0].gender = gender  # "la Rossi" tells more than a given name
        candidates = self.people.of_word(word, gender)
        if len(candidates) > 1 and role is not None:
            candidates = [p for p in candidates if any(role.fits(other) for other in p.roles)] or candidates
        listed = self.places.listed_by_name.get(fold(word))
        if listed is not None and " " not in listed.surname:
            if len(candidates) > 1:
                candidates = [p for p in candidates if p.listed is listed] or candidates
            elif candidates and candidates[0].listed is not listed and self._named_first(listed, candidates[0], start):
                candidates = []
        if len(candidates) == 1:
            self.scan.add(start, end, candidates[0], role)
        elif candidates:
            self.scan.add(start, end, None, role)
        elif self.scan.begins(start) and doc.tags[start].pos not in ("PROPN", "X"):
            return
        elif (known := self.people.by_surname(word, word)) is not None:
            self.scan.add(start, end, known, role)
        elif (
            (titled or before in lex.courtesy or self._speaks(start, end))
            and not word.isupper()
            and len(word) > 1
            and doc.tags[start].pos in ("PROPN", "X")
        ):
            self.scan.add(start, end, self.people.single(word, gender), role)
