"""The first pass over a text: every name in it, what kind of thing it names, and the roles beside it."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.language.document import Document, Entity
from pipelines.language.mentions.bodies import read_body
from pipelines.language.mentions.capitals import capital_means, gets_something
from pipelines.language.mentions.fold import fold, plain
from pipelines.language.mentions.gazetteer import Gazetteer, Name
from pipelines.language.mentions.naming import NAME_POS, QUOTES, Naming
from pipelines.language.mentions.people import LONGEST_NAME, People, Person
from pipelines.language.mentions.titles import Role, Titles, phrase_at, read_role

CLOSING = frozenset(",.;:)")
LONGEST_COMPLEMENT = 9
"""Tokens between a role's noun and the comma before the name that it belongs to."""


@dataclass(slots=True, eq=False)
class Found:
    """A name found: whom it means (a person of the register, an entity, or nobody that can be told)."""

    start: int
    end: int
    who: Person | Entity | None
    kind: str = "name"
    role: Role | None = None
    head: int = -1


def _cut_out(doc: Document, index: int, end: int, lex: Titles, places: Gazetteer) -> bool:
    """Whether a name that begins with an article is cut out of a longer one behind it: "La Repubblica | democratica
    del Congo"."""
    if doc.lowers[index] not in lex.articles or index + 1 >= len(doc):
        return False
    inner = places.match(doc, index + 1)
    return inner is not None and index + 1 + len(inner.lowers) > end


class Scan:
    """One reading of one document. `run()` fills `found`, `people` and `roles`."""

    def __init__(self, doc: Document, lex: Titles, places: Gazetteer) -> None:
        self.doc, self.lex, self.places = doc, lex, places
        self.people = People(places)
        self.found: list[Found] = []
        self.owner: dict[int, Found] = {}
        """The name that covers a token."""
        self.roles: list[Role] = []
        self.used_roles: set[int] = set()
        """Starts of roles that stand beside a name and so are no mention of their own."""
        self._named: dict[int, tuple[int, Entity | None, str]] = {}
        self._runs: list[tuple[int, int]] = []
        self._shouted: dict[int, bool] = {}

    def run(self) -> None:
        """Find all names."""
        self._gazetteer()
        self._bodies()
        self._find_runs()
        self._find_roles()
        self.alone = {fold(self.doc.words[start]) for start, end in self._runs if end - start == 1}
        naming = Naming(self)
        for start, end in [run for run in self._runs if not naming.classify(*run)]:
            naming.single(start, end)
        self.found.sort(key=lambda f: (f.start, f.end))

    def add(self, start: int, end: int, who: Person | Entity | None, role: Role | None = None) -> Found:
        found = Found(start, end, who, "name", role, end - 1 if isinstance(who, Person) else start)
        self.found.append(found)
        for token in range(start, end):
            self.owner[token] = found
        if role is not None:
            self.used_roles.add(role.start)
            if isinstance(who, Person):
                who.roles.append(role)
                who.country = who.country or role.country or None
                who.gender = who.gender or role.gender
        return found

    def _gazetteer(self) -> None:
        doc, names = self.doc, self.places.names
        taken = 0
        before: tuple[int, Entity] | None = None
        for index in [i for i, lower in enumerate(doc.lowers) if lower in names]:
            if index < taken or (name := self.places.match(doc, index)) is None:
                continue
            end = index + len(name.lowers)
            if _cut_out(doc, index, end, self.lex, self.places):
                continue
            if not self._stands_alone(index, end, name):
                continue
            joined = before[1] if before is not None and before[0] == index - 1 else None
            entity = capital_means(doc, index, end, name, self.lex, joined)
            before = (end, entity) if name.city else None
            taken = end
            if name.listed is not None:
                person = self.people.full(name.words, doc.surface(index, end))
                person.listed, person.gender = name.listed, name.listed.entity.gender
                person.country = name.listed.entity.country
                self.add(index, end, person)
            else:
                self.add(index, end, entity)
            self._named[index] = (end, entity, plain(entity.name))

    def _stands_alone(self, start: int, end: int, name: Name) -> bool:
        """Whether the words are the name and not part of a longer one, nor a common word that begins a sentence."""
        doc, lowers = self.doc, self.doc.lowers
        if name.listed is not None and len(name.words) > 1:
            return True
        previous = start - 1
        beside = (
            self.capital(previous)
            and doc.sentence_of[previous] == doc.sentence_of[start]
            and "\n" not in doc.gap(start)
        )
        follows = (
            end < len(doc)
            and self.capital(end)
            and doc.sentence_of[end] == doc.sentence_of[start]
            and "\n" not in doc.gap(end)
        )
        if len(name.words) == 1:
            word = doc.words[start]
            if (
                self.begins(start)
                and doc.tags[start].pos in ("VERB", "AUX", "ADP", "ADV", "DET", "CCONJ")
                and not (word.isupper() and len(word) > 1)
            ):
                return False
            given = beside and self.is_given(previous) and lowers[previous] not in self.places.names
            if given and not (self.begins(previous) and lowers[previous] in self.lex.closed):
                return False
            if (
                follows
                and name.entity.entity_type in ("place", "country")
                and self.is_given(start)
                and lowers[end] not in self.places.names
            ):
                return False
            if (
                beside
                and not self.begins(previous)
                and name.entity.entity_type == "place"
                and lowers[previous] not in self.lex.apposition
            ):
                return False
        if (
            follows
            and name.entity.entity_type == "place"
            and not self.is_given(end)
            and lowers[end] not in self.places.names
        ):
            return False
        if follows and name.entity.entity_type == "country" and self._ends_as_company(end):
            return False
        if name.weak:
            if len(name.words) == 1 and doc.tags[start].pos not in ("PROPN", "X"):
                return False
            before = lowers[previous] if previous >= 0 else ""
            if before in self.lex.of and previous:
                before = lowers[previous - 1]
                return before in self.lex.apposition and self.lex.apposition[before] == "place"
            if name.entity.entity_type != "place":
                return before in self.lex.apposition or before in self.lex.articles | self.lex.articulated
            if before in self.lex.to and gets_something(doc, start, self.lex):
                return False
            return (before in self.lex.locative or self.lex.apposition.get(before) == "place") and not follows
        return True

    def _ends_as_company(self, index: int) -> bool:
        """Whether the capitals from the token on end as names of companies do: "Vietnam Rare Earth"."""
        last = index
        while last + 1 < len(self.doc) and self.capital(last + 1) and " " in self.doc.gap(last + 1):
            last += 1
        return self.lex.suffixes.get(self.doc.lowers[last]) == "company"

    def capital(self, index: int) -> bool:
        return index >= 0 and self.doc.words[index][0].isupper()

    def begins(self, index: int) -> bool:
        """Whether the token begins a sentence or a quotation, where any word has a capital."""
        doc = self.doc
        if index == doc.sentences[doc.sentence_of[index]].start:
            return True
        before = doc.words[index - 1]
        return before in QUOTES or before in (":", "-", "–", "—", "…", "...")

    def is_given(self, index: int) -> bool:
        return fold(self.doc.words[index]) in self.places.given

    def _bodies(self) -> None:
        doc, heads = self.doc, self.lex.heads
        for index in [i for i, lower in enumerate(doc.lowers) if lower in heads]:
            if index in self.owner or (index and phrase_at(doc.lowers, index - 1, self.lex.phrases)):
                continue
            body = read_body(doc, index, self.lex, self.places, self._named)
            if body is not None:
                end, entity = body
                self._named[index] = (end, entity, plain(entity.name))
                inner = [f for f in self.found if f.start >= index and f.end <= end]
                found = Found(index, end, entity, head=index)
                self.found.append(found)
                covered = {token for f in inner for token in range(f.start, f.end)}
                for token in range(index, end):
                    if token not in covered:
                        self.owner[token] = found

    def _find_runs(self) -> None:
        """Rows of capitalised words that no gazetteer knows."""
        doc, owner = self.doc, self.owner
        words, size = doc.words, len(doc)
        index = -1
        for start in [i for i, word in enumerate(words) if word[0].isupper() or "-" in word]:
            if start <= index or start in owner or not self._can_begin(start):
                continue
            if (field := self._field_at(start)) is not None:
                index = field - 1
                continue
            end = start + 1
            sentence_end = doc.sentences[doc.sentence_of[start]].end
            while end < min(size, sentence_end) and "\n" not in doc.gap(end):
                if end not in owner and self._name_word(end) and not self._splits(start, end):
                    end += 1
                elif (
                    end + 1 < sentence_end
                    and self._particle_at(start, end)
                    and end + 1 not in owner
                    and self._name_word(end + 1)
                ):
                    end += 2
                else:
                    break
            index = end - 1
            stance = doc.lowers[start][:-1] in self.lex.stance_stems and not self.is_given(start)
            if end - start > 2 and self.begins(start) and stance:
                # "Soddisfatta Ada Neri": the adjective opens the sentence.
                start += self.is_given(start + 1)
            if end - start <= LONGEST_NAME and not self._is_shouted(start):
                self._runs.append((start, end))
                if start not in self._named:
                    self._named[start] = (end, None, plain(doc.surface(start, end)))

    def _field_at(self, start: int) -> int | None:
        """Where the field of an office ends that begins here: "ministro della Difesa | Karl Rossi"."""
        if not start or self.doc.lowers[start - 1] not in self.lex.office_prepositions:
            return None
        field = phrase_at(self.doc.lowers, start, self.lex.fields)
        return field[0] if field else None

    def _particle_at(self, start: int, index: int) -> bool:
        """Whether a word that parts a name into two stands here: "zu", "&", and "da" after a given name."""
        lower = self.doc.lowers[index]
        return lower == "&" or (lower in self.lex.particles and (lower != "da" or self.is_given(start)))

    def _name_word(self, index: int) -> bool:
        word, lower = self.doc.words[index], self.doc.lowers[index]
        if not word[0].isupper():
            return len(word) > 3 and word[2:3] == "-" and word[3].isupper()
        lex = self.lex
        return lower not in lex.calendar and lower not in lex.role_of and lower not in lex.heads

    def _can_begin(self, index: int) -> bool:
        doc = self.doc
        if not self._name_word(index) or doc.lowers[index] in self.lex.courtesy:
            return False
        follows = index + 1 < len(doc) and self.capital(index + 1)
        if doc.lowers[index] in self.lex.closed and not (follows and not self.begins(index)):
            return False
        if not self.begins(index):
            return True
        if doc.tags[index].pos in ("PROPN", "X") or (follows and self.is_given(index)):
            return True
        return not follows and doc.tags[index].pos in NAME_POS | {"VERB"}

    def _splits(self, start: int, index: int) -> bool:
        """Whether a given name after a place or body begins a new name: "sindaco di Valdora | Mario Rossi"."""
        doc = self.doc
        if "." in doc.words[index - 1][1:-1] and doc.words[index - 1][-1].islower():
            # "a Valdora.net | Ada Neri": the name of a site is one word.
            return True
        if (
            index == start + 1
            and doc.lowers[start] in self.lex.channels
            and start
            and doc.lowers[start - 1] in self.lex.on
        ):
            # "Su X | Ada Neri scrive"
            return True
        if start == 0 or doc.lowers[start - 1] not in self.lex.of:
            return False
        if self.is_given(start) and doc.lowers[start - 1] not in self.lex.articulated:
            return False
        following = index + 1
        return self.is_given(index) and following < len(doc) and self.capital(following)

    def _is_shouted(self, index: int) -> bool:
        number = self.doc.sentence_of[index]
        if number not in self._shouted:
            sentence = self.doc.sentences[number]
            words = [w for w in self.doc.words[sentence.start : sentence.end] if w.isalpha()]
            self._shouted[number] = len(words) > 3 and sum(word.isupper() for word in words) > 0.6 * len(words)
        return self._shouted[number]

    def _find_roles(self) -> None:
        lex, doc = self.lex, self.doc
        self.begun = {start for start, _ in self._runs} | {f.start for f in self.found if isinstance(f.who, Person)}
        last = -1
        for index in [i for i, lower in enumerate(doc.lowers) if lower in lex.role_of or lower in lex.phrases]:
            if index < last or index in self.owner:
                continue
            role = read_role(doc, index, lex, self.places, self._named)
            if role is not None:
                role = self._to_comma(role)
                self.roles.append(role)
                last = role.end
        self._role_at_end = {role.end: role for role in self.roles}
        self._role_at_start = {role.start: role for role in self.roles}
        starts = self.begun
        for found in self.found:
            if isinstance(found.who, Person):
                role = self.role_beside(found.start, found.end, starts)
                if role is not None:
                    found.role = role
                    found.who.roles.append(role)
                    self.used_roles.add(role.start)

    def _to_comma(self, role: Role) -> Role:
        """The role with the complements up to the comma before a name: "inviato di X per gli investimenti, Rossi"."""
        doc = self.doc
        stop = min(doc.sentences[doc.sentence_of[role.head]].end, role.end + LONGEST_COMPLEMENT)
        end = role.end
        if end in self.begun:
            return role
        while end < stop and doc.tags[end].pos in ("ADP", "DET", "NOUN", "ADJ", "PROPN", "CCONJ", "ADV"):
            end += 1
        if role.end < end < stop - 1 and doc.lowers[end] == "," and self.capital(end + 1):
            return role._replace(end=end) if role.definite else role
        return role

    def role_beside(self, start: int, end: int, starts: set[int]) -> Role | None:
        """The role right before a name, or set off by commas before or after it."""
        doc, lex = self.doc, self.lex
        before = start
        while before > 0 and doc.lowers[before - 1] in lex.courtesy:
            before -= 1
        role = self._role_at_end.get(before)
        if role is None and before > 1 and doc.lowers[before - 1] == ",":
            role = self._role_at_end.get(before - 1)
            if role is not None and not role.definite:
                role = None
        if role is not None and role.start not in self.used_roles:
            return role
        if end + 1 >= len(doc) or doc.lowers[end] not in (",", "("):
            return None
        at = end + 1
        if (
            doc.tags[at].pos == "NUM"
            and at + 3 < len(doc)
            and doc.lemmas[at + 1] in lex.years
            and doc.lowers[at + 2] == ","
        ):
            at += 3
        if doc.lowers[at] in lex.articles or doc.lowers[at] in lex.indefinite:
            at += 1
        role = self._role_at_start.get(at)
        if role is not None and role.definite and role.end < len(doc) and doc.lowers[role.end] not in CLOSING:
            return None  # "rilasciata a X, il sindaco chiede": a new subject, no apposition
        if (
            role is None
            or role.end in starts
            or role.start in self.used_roles
            or doc.sentence_of[at] != doc.sentence_of[start]
        ):
            return None
        return role
