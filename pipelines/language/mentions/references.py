"""Who is meant by a role, a noun that points back, or a pronoun: by this article and the gazetteer, or nobody."""

from __future__ import annotations

from pipelines.language.document import Entity
from pipelines.language.mentions.fold import plain
from pipelines.language.mentions.gazetteer import Listed
from pipelines.language.mentions.people import Person
from pipelines.language.mentions.scan import Found, Scan
from pipelines.language.mentions.titles import Role, Titles

BACK = 2
"""How many sentences before its own a pronoun or a bare noun may point back to."""
CLAUSE_MARKS = frozenset(',.;:()«»“”"–—-')


class References:
    """What points back in one scanned document. `find()` returns it in reading order of its kinds."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.doc, self.lex, self.places = scan, scan.doc, scan.lex, scan.places
        self.found = list(scan.found)
        self._offices: dict[int, tuple[Role, ...]] = {}

    def find(self) -> list[Found]:
        """Roles, then generic nouns and pronouns, each resolved with what was found before it."""
        new = [found for role in self.scan.roles if (found := self._role(role)) is not None]
        self.found = sorted(self.found + new, key=lambda f: (f.start, f.end))
        lowers, lex = self.doc.lowers, self.lex
        for index in [
            i for i, lower in enumerate(lowers) if lower in lex.generic or lower in lex.pronouns or lower in lex.alone
        ]:
            if index in self.scan.owner:
                continue
            word = lowers[index]
            if word in lex.pronouns:
                found = self._pronoun(index)
            elif word in lex.alone:
                found = self._body(index)
            else:
                found = self._generic(index)
            if found is not None:
                new.append(found)
                self.found.append(found)
                self.found.sort(key=lambda f: (f.start, f.end))
        return new

    def _role(self, role: Role) -> Found | None:
        """A role with a definite article that stands beside no name: the one person of the article whom it fits."""
        if not role.definite or role.start in self.scan.used_roles or role.head in self.scan.owner:
            return None
        if self._predicate(role) or self._vacant(role):
            return None
        people = [p for p in self.scan.people.all if self._fits(p, role)]
        if (quotation := self.doc.quotation_of[role.head]) >= 0 and not (role.country or role.body):
            speaker = self._last_before(self.doc.quotations[quotation].start_token)
            people = [p for p in people if p is not speaker]
        if role.role in self.lex.unique:
            people = [p for p in people if p.listed is not None and p.listed.held(role.role, self.doc.published)]
        people = [p for p in people if not self._same_clause(p, role.start)]
        before = {id(f.who) for f in self.found if f.start < role.start}
        earlier = [p for p in people if id(p) in before]
        if not earlier and not (role.country or role.body or role.of):
            people = []
        candidates = earlier or people
        if len(candidates) > 1:
            candidates = self._nearest(candidates, role)
        if len(candidates) == 1:
            return Found(role.start, role.end, candidates[0], "role", role, role.head)
        if not candidates and (listed := self._in_office(role)) is not None:
            return Found(role.start, role.end, listed.entity, "role", role, role.head)
        person = None if candidates else self._described(role)
        return Found(role.start, role.end, person, "role", role, role.head)

    def _described(self, role: Role) -> Person | None:
        """Whom a calling that tells no office means ("la studiosa"): the one person just named whom it fits."""
        plain_words = not (role.country or role.body or role.of or role.former)
        if role.role not in self.lex.descriptors or not plain_words or self.doc.quotation_of[role.head] >= 0:
            return None
        gender = "Masc" if role.masculine else role.gender
        return self._in_view(role.start, gender)

    def _in_view(self, index: int, gender: str) -> Person | None:
        """The one person named outside quotations earlier in the token's sentence, else in the one before, whose gender
        can be this one; None where there are several."""
        doc = self.doc
        sentence = doc.sentence_of[index]
        for back in range(BACK):
            near = {
                id(f.who): f.who
                for f in self.found
                if f.start < index and doc.sentence_of[f.start] == sentence - back and isinstance(f.who, Person)
                if doc.quotation_of[f.start] < 0 and gender in ("", f.who.gender or gender)
            }
            if near:
                return next(iter(near.values())) if len(near) == 1 else None
        return None

    def _predicate(self, role: Role) -> bool:
        """Whether the role is said of the subject ("è il primo capitano che …") and points at nobody."""
        before = role.determiner - 1
        return before >= 0 and self.doc.lemmas[before] in self.lex.copulas

    def _vacant(self, role: Role) -> bool:
        """Whether the office is spoken of and not its holder ("l'elezione del presidente"), or part of it is unread."""
        doc, lex = self.doc, self.lex
        before = role.determiner - 1
        if before >= 0 and doc.lowers[before] in lex.elections:
            return True
        if any(doc.lowers[i] in lex.coming for i in range(role.start, role.head)):
            return True
        return self._goes_on(role.end)

    def _goes_on(self, end: int) -> bool:
        """Whether a complement or adjective follows that was not read; "di" and an infinitive are none."""
        doc = self.doc
        if end >= len(doc):
            return False
        if doc.lowers[end] in self.lex.of:
            return end + 1 < len(doc) and doc.tags[end + 1].form != "Inf"
        return doc.tags[end].pos == "ADJ"

    def _same_clause(self, person: Person, index: int) -> bool:
        """Whether the person is named in the clause of token `index` before it: a role there is somebody else's."""
        doc = self.doc
        floor = doc.sentences[doc.sentence_of[index]].start
        at = index - 1
        while at >= floor and doc.lowers[at] not in CLAUSE_MARKS and doc.tags[at].pos != "SCONJ":
            if (found := self.scan.owner.get(at)) is not None and found.who is person:
                return True
            at -= 1
        return False

    def _last_before(self, token: int) -> Person | None:
        """The last person named outside quotations before the token: who is likely to speak there."""
        named = [f.who for f in self.found if f.start < token and isinstance(f.who, Person)]
        return named[-1] if named else None

    def _fits(self, person: Person, role: Role) -> bool:
        """Whether a known role of the person agrees with this one, and no country or gender is against it."""
        if role.gender and person.gender and role.gender != person.gender:
            return False
        if role.gender == "" and role.masculine and person.gender == "Fem" and role.role not in self.lex.neutral:
            return False
        if person.listed is not None and role.role in person.listed.epithets:
            return not role.country or role.country == person.country
        if role.country and person.country and role.country != person.country:
            return False
        return any(_agree(role, known, self.lex.heads_of_state) for known in self._known(person))

    def _known(self, person: Person) -> tuple[Role, ...]:
        """The roles that the text gives a person, and the offices held when the article appeared."""
        offices = self._offices.get(id(person))
        if offices is None:
            offices = ()
            if person.listed is not None:
                offices = tuple(
                    Role(-1, -1, -1, o.role, o.of or "", person.country or "", plain(o.at or ""))
                    for o in person.listed.offices
                    if o.held(self.doc.published)
                )
            self._offices[id(person)] = offices
        return (*person.roles, *offices)

    def _nearest(self, people: list[Person], role: Role) -> list[Person]:
        """Those of the people whom the role's sentence names before it, else whom the sentence before names."""
        sentence = self.doc.sentence_of[role.start]
        for back in range(BACK):
            near = [
                f
                for f in self.found
                if f.start < role.start and self.doc.sentence_of[f.start] == sentence - back and f.who in people
            ]
            told = [f for f in near if self.doc.quotation_of[f.start] < 0] or near
            if told:
                return list(dict.fromkeys(f.who for f in told))
        return []

    def _in_office(self, role: Role) -> Listed | None:
        """The one listed person who held an office on the day of publication, where its country or body is told."""
        if self.doc.published is None or role.former or not (role.country or role.body):
            return None
        holders = [
            listed
            for listed in self.places.listed
            for o in listed.offices
            if o.held(self.doc.published)
            and o.role == role.role
            and (o.of or "") == role.of
            and (plain(o.at or "") == role.body if o.at or role.body else listed.entity.country == role.country)
        ]
        return holders[0] if len(holders) == 1 else None

    def _definite(self, index: int) -> bool:
        before = self.doc.lowers[index - 1] if index else ""
        if before in self.lex.demonstratives and self.doc.quotation_of[index] >= 0:
            return False
        return before in self.lex.articles or before in self.lex.articulated or before in self.lex.demonstratives

    def _body(self, index: int) -> Found | None:
        """ "Il governo" with no country: that of the one country that the text has in view."""
        doc = self.doc
        if not self._definite(index) or self._goes_on(index + 1):
            return None
        head = self.lex.bodies["same"].get(doc.lowers[index], doc.lowers[index])
        known = {
            f.who for f in self.found if f.start < index and isinstance(f.who, Entity) and f.who.name.startswith(head)
        }
        if len(known) == 1:
            return Found(index, index + 1, known.pop(), "role", None, index)
        if known or head not in self.lex.bodies["guessed"]:
            return None
        sentence = doc.sentence_of[index]
        for back in range(BACK):
            codes = set()
            for f in self.found:
                if f.start < index and doc.sentence_of[f.start] == sentence - back and f.who is not None:
                    entity = f.who.entity() if isinstance(f.who, Person) else f.who
                    told = entity.country and entity.country not in self.lex.no_country
                    if told and entity.entity_type in ("person", "country", "government"):
                        codes.add(entity.country)
            if len(codes) == 1 and (code := codes.pop()) in self.places.adjectives:
                return Found(
                    index, index + 1, self.places.body_of(head, "", code, self.lex.heads[head][1]), "role", None, index
                )
            if codes:
                return None
        return None

    def _generic(self, index: int) -> Found | None:
        """ "La società", "il Paese": the one thing of its type that this sentence or the ones just before it name."""
        doc, lex = self.doc, self.lex
        if not self._definite(index) or (index > 1 and doc.lowers[index - 2] == ","):
            return None
        following = doc.lowers[index + 1] if index + 1 < len(doc) else ""
        if (
            following in lex.of
            or following in self.places.nationalities
            or doc.tags[min(index + 1, len(doc) - 1)].pos in ("PROPN", "ADJ", "NOUN")
        ):
            return None
        noun = doc.lowers[index]
        types, gender = lex.generic[noun]
        if "person" not in types:
            return self._pointing(index, lambda e: e.entity_type in types and _may_be(e, noun, lex), "role")
        person = self._in_view(index, gender)
        known = person is not None and person.gender == gender and doc.quotation_of[index] < 0
        return Found(index, index + 1, person, "role", None, index) if known else None

    def _pointing(self, index: int, accepts, kind: str) -> Found | None:
        doc = self.doc
        sentence = doc.sentence_of[index]
        for back in range(BACK + 1):
            near: dict[Entity, Person | Entity] = {}
            for f in self.found:
                if f.start < index and doc.sentence_of[f.start] == sentence - back and f.who is not None:
                    entity = f.who.entity() if isinstance(f.who, Person) else f.who
                    if accepts(entity):
                        near[entity] = f.who
            if len(near) == 1:
                return Found(index, index + 1, next(iter(near.values())), kind, None, index)
            if near:
                return None
        return None

    def _pronoun(self, index: int) -> Found | None:
        """A pronoun of the third person: the one person near before it whose gender can be the pronoun's."""
        doc = self.doc
        if doc.quotation_of[index] >= 0 or doc.tags[index].pos not in ("PRON", "DET", "ADJ", "NOUN"):
            return None
        whom, gender, _ = self.lex.pronouns[doc.lowers[index]]
        if whom == "any":
            near = [f for f in self.found if f.end <= index and doc.sentence_of[f.start] >= doc.sentence_of[index] - 1]
            if not near or near[-1].who is None:
                return None
            entity = near[-1].who.entity() if isinstance(near[-1].who, Person) else near[-1].who
            if (
                entity.number == "Sing"
                and entity.gender in ("", gender)
                and entity.entity_type not in ("place", "commodity")
            ):
                return Found(index, index + 1, near[-1].who, "pronoun", None, index)
            return None
        return self._pointing(
            index,
            lambda e: e.entity_type == "person" and e.gender in ("" if gender == "Masc" else gender, gender),
            "pronoun",
        )


def _may_be(entity: Entity, noun: str, lex: Titles) -> bool:
    """Whether the noun can be said of the entity: no other noun heads its name, and it is no union or the Holy See."""
    first = entity.name.partition(" ")[0].lower()
    return (first not in lex.heads or first == noun) and entity.country not in lex.no_country


def _agree(role: Role, known: Role, heads_of_state: frozenset[str]) -> bool:
    """Whether a role as said later can be the one known: nothing told by the first is denied by the second."""
    if role.role != known.role:
        if not (role.role in ("leader", "capo") and known.role in heads_of_state and role.country and not role.body):
            return False
        return not known.country or role.country == known.country
    if role.former != known.former and not role.former:
        return False
    if role.country and known.country and role.country != known.country:
        return False
    if role.of and role.of != known.of and (known.of or known.body):
        return False
    if not role.body and known.body and known.start < 0:
        return False  # an office of a body, by the gazetteer alone, has to be said with its body
    if role.body:
        return bool(known.body) and (role.body in known.body or known.body in role.body)
    return True
