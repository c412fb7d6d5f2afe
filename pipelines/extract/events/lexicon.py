"""The triggers of a language, read from its TOML and indexed by lemma, so that a token without one costs one lookup."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from pipelines.language.document import Document
from pipelines.language.lemmas import make_lemmatizer
from pipelines.language.pack import Pack, load_pack
from pipelines.language.syntax import NounPhrase
from pipelines.language.tagger import load_lexicon

Word = frozenset[str]
"""The forms of which a token's lemma, lower case or preposition has to be one."""

ADJECTIVES = 5
"""Tokens after a noun in which its adjectives and their quotation marks may stand before its further words."""
LIST_FIELDS = (
    "needs", "actor_in", "target_in", "object_in", "not_actor_in", "subjects", "not_objects", "near", "topic", "theme",
    "not_near", "not_after", "signs", "undergo", "aspects", "happens", "makers",
)  # fmt: skip


class Trigger(NamedTuple):
    """One entry of `events/*.toml`; what the fields mean is told at the head of `events.toml`."""

    kind: str
    event_type: str
    verbs: tuple[str, ...]
    actor: tuple[str, ...]
    target: tuple[str, ...]
    needs: frozenset[str]
    actor_in: frozenset[str]
    target_in: frozenset[str]
    object_in: frozenset[str]
    not_actor_in: frozenset[str]
    subjects: frozenset[str]
    not_objects: frozenset[str]
    near: frozenset[str]
    topic: frozenset[str]
    theme: frozenset[str]
    not_near: frozenset[str]
    not_after: frozenset[str]
    signs: frozenset[str]
    undergo: frozenset[str]
    aspects: frozenset[str]
    happens: frozenset[str]
    makers: frozenset[str]
    near_by_noun: dict[str, frozenset[str]]
    not_next: tuple[tuple[Word, ...], ...]
    predicative: bool
    places: bool
    example: str
    counter: str


class Idiom(NamedTuple):
    """A verb with words after it: `prep` governs the first of `words` (empty: none does)."""

    reflexive: bool
    prep: str
    words: tuple[Word, ...]
    trigger: Trigger


class Group(NamedTuple):
    """Who belongs to a group: lemmas of heads, types of entities, any person of known office, any unknown name."""

    heads: frozenset[str]
    types: frozenset[str]
    office: bool
    name: bool


class Domain(NamedTuple):
    """A subject matter in which some event types are not looked for."""

    words: frozenset[str]
    least: int
    share: float
    without: frozenset[str]


Objects = dict[str, list[tuple[tuple[Word, ...], Trigger]]]
"""By the first word of an object: its further words, and the trigger that it makes with its verb."""


class EventLexicon:
    """Everything that the rules ask, by lemma."""

    def __init__(self, pack: Pack) -> None:
        self._lemmatizer = make_lemmatizer(pack, load_lexicon(pack), {})
        syntax, table = pack.table("syntax"), pack.table("events")
        self.copula = frozenset(syntax["verbs"]["be"])
        self.preposition_of = {form: lemma for lemma, forms in syntax["prepositions"].items() for form in forms}
        self.preposition_of["d'"] = table["forms"]["genitive"]
        self.support = {name: frozenset(words) for name, words in table["support"].items()}
        self.ongoing = [self._words(phrase) for phrase in table["support"]["ongoing"]]
        self.occur: dict[str, list[tuple[Word, ...]]] = defaultdict(list)
        for phrase in table["support"]["occur"]:
            verb, _, rest = phrase.partition(" ")
            self.occur[verb].append(self._words(rest))
        forms = table["forms"]
        self.genitive: str = forms["genitive"]
        self.agent: str = forms["agent"]
        self.until = frozenset(forms["until"])
        self.since = frozenset(forms["since"])
        self.wanted = frozenset(forms["wanted"])
        self.place = frozenset(forms["place"])
        self.place_of_noun = frozenset(forms["place_of_noun"])
        self.company: str = forms["company"]
        self.cause: str = forms["cause"]
        self.whose = frozenset(forms["whose"])
        self.occasion = frozenset(forms["occasion"])
        self.personal = frozenset(forms["personal"])
        self.first = frozenset(forms["first"])
        self.somebody: str = forms["somebody"]
        self.first_many = frozenset(forms["first_many"])
        self.latter = frozenset(forms["latter"])
        self.then = frozenset(forms["then"])
        self.at_that_time = frozenset(forms["at_that_time"])
        self.more_than = frozenset(forms["more_than"])
        self.numeral_endings = tuple(forms["numeral_endings"])
        self.comparing = frozenset(forms["comparing"])
        self.also = frozenset(forms["also"])
        self.anybody = frozenset(forms["anybody"])
        self.there = frozenset(forms["there"])
        self.fronted = frozenset(forms["fronted"])
        self.together = frozenset(forms["together"])
        self.between = frozenset(forms["between"])
        self.reflexive = frozenset(forms["reflexive"])
        self.contracted = tuple(forms["contracted"])
        self.reflexive_endings = tuple(forms["reflexive_endings"])
        self.of_that: str = forms["of_that"]
        self.enclitic_endings = tuple(forms["enclitic_endings"])
        pronouns = {
            name: {word: tuple(told) for word, told in words.items()} for name, words in table["pronouns"].items()
        }
        self.object_pronouns: dict[str, tuple[str, str]] = pronouns["object"]
        self.dative_pronouns: dict[str, tuple[str, str]] = pronouns["dative"]
        self.possessives: dict[str, tuple[str, str]] = pronouns["possessive"]
        self.enclitics = {ending: clitic for clitic, endings in forms["enclitics"].items() for ending in endings}
        self.status = {name: frozenset(words) for name, words in table["status"].items()}
        self.noun = {name: frozenset(words) for name, words in table["noun"].items()}
        self.compound = dict(table["compound"])
        self.people_endings = tuple(table["people"]["endings"])
        self.things = frozenset(table["people"]["things"])
        self.scheduled = [self._words(phrase) for phrase in table["support"]["scheduled"]]
        self.groups = {name: self._group(table["groups"], name) for name in table["groups"]}
        self.domains = {
            name: Domain(frozenset(entry["words"]), entry["least"], entry["share"], frozenset(entry["without"]))
            for name, entry in table["domains"].items()
        }
        self.triggers: list[Trigger] = []
        self.verbs: dict[tuple[str, bool], list[Trigger]] = defaultdict(list)
        self.objects: dict[str, Objects] = defaultdict(lambda: defaultdict(list))
        self.idioms: dict[str, list[Idiom]] = defaultdict(list)
        self.nouns: Objects = defaultdict(list)
        self.openings: Objects = defaultdict(list)
        self.openers = frozenset(tuple(words.split()) for words in table["noun"]["openers"])
        for name in table["files"]:
            self._read(pack.table(f"events/{name}"))
        for found in (self.nouns, *self.objects.values()):
            for entries in found.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self.happen = self._reflexives(self.support["happen"])
        self.support_verbs = self.support["perform"] | {verb for verb, _ in self.happen} | self.copula
        self._happens = {words: self._reflexives(words) for words in {t.happens for t in self.triggers}}
        self.happening = frozenset(verb for words in self._happens.values() for verb, _ in words)
        for entries in self.nouns.values():
            for _, trigger in entries:
                self.support_verbs |= {
                    self.infinitive(verb)[0] for verb in (*trigger.verbs, *trigger.undergo, *trigger.happens)
                }
        self.heads = (
            frozenset(verb for verb, _ in self.verbs)
            | frozenset(self.objects)
            | frozenset(self.idioms)
            | self.support_verbs
        )

    def _group(self, table: dict[str, list[str]], name: str) -> Group:
        heads: set[str] = set()
        types: set[str] = set()
        for word in table[name]:
            if word.startswith("&"):
                inner = self._group(table, word[1:])
                heads |= inner.heads
                types |= inner.types
            elif word.startswith("@"):
                types.add(word[1:])
            elif not word.startswith("%"):
                heads |= self._forms(word)
        return Group(frozenset(heads), frozenset(types), "%office" in table[name], "%name" in table[name])

    def _forms(self, word: str) -> Word:
        """A word of the table, as it may turn up as lemma or lower case."""
        found = {word, self.preposition_of.get(word, word)}
        for pos in ("NOUN", "ADJ"):
            found.add(self._lemmatizer.lemma(word, pos))
        return frozenset(found)

    def _words(self, phrase: str) -> tuple[Word, ...]:
        return tuple(self._forms(word) for word in phrase.replace("'", "' ").split())

    def human(self, lemma: str) -> bool:
        """Whether a noun calls people or a body: by the groups, by what follows a hyphen, by its ending."""
        last = lemma.rpartition("-")[2]
        if last in self.groups["people"].heads or lemma in self.groups["bodies"].heads:
            return True
        return lemma.endswith(self.people_endings) and lemma not in self.things

    def infinitive(self, verb: str) -> tuple[str, bool]:
        """`("riunire", True)` of "riunirsi"."""
        if not verb.endswith("rsi"):
            return verb, False
        return (verb[:-2] + ("re" if verb.endswith(self.contracted) else "e"), True)

    def happens_of(self, trigger: Trigger) -> frozenset[tuple[str, bool]]:
        """The verbs that say of the trigger's noun that it took place, each with whether it is reflexive."""
        return self._happens[trigger.happens]

    def _reflexives(self, verbs: frozenset[str]) -> frozenset[tuple[str, bool]]:
        return frozenset(self.infinitive(verb) for verb in verbs)

    def _read(self, table: dict[str, Any]) -> None:
        for kind in ("verb", "phrase", "noun", "headline"):
            for entry in table.get(kind, ()):
                self._add(kind, entry)

    def _add(self, kind: str, entry: dict[str, Any]) -> None:
        lists = {name: frozenset(entry.get(name, ())) for name in LIST_FIELDS}
        trigger = Trigger(
            kind=kind,
            event_type=entry["type"],
            verbs=tuple(entry.get("verbs", ())),
            actor=tuple(entry.get("actor", ("subject",))),
            target=tuple(entry.get("target", ("object",) if kind == "verb" else ())),
            near_by_noun={noun: frozenset(words) for noun, words in entry.get("near_by_noun", {}).items()},
            not_next=tuple(self._words(phrase) for phrase in entry.get("not_next", ())),
            predicative=entry.get("predicative", False),
            places=entry.get("places", False),
            example=entry["example"],
            counter=entry["counter"],
            **lists,
        )
        self.triggers.append(trigger)
        if kind == "verb":
            for verb in trigger.verbs:
                self.verbs[self.infinitive(verb)].append(trigger)
        elif kind == "noun":
            for noun in entry["nouns"]:
                first, *rest = self._words(noun)
                for form in sorted(first):
                    self.nouns[form].append((tuple(rest), trigger))
        elif kind == "headline":
            for words in entry["words"]:
                self.openings[words.split()[0]].append((self._words(words), trigger))
        else:
            for verb in (*trigger.verbs, *trigger.undergo):
                for noun in entry.get("objects", ()):
                    first, *rest = self._words(noun)
                    for form in sorted(first):
                        self.objects[verb][form].append((tuple(rest), trigger))
            for idiom in entry.get("idioms", ()):
                verb, *words = idiom.replace("'", "' ").split()
                lemma, reflexive = self.infinitive(verb)
                prep = self.preposition_of.get(words[0], "") if len(words) > 1 else ""
                bare = [word for word in words[bool(prep) :] if word not in self.noun["articles"]]
                self.idioms[lemma].append(Idiom(reflexive, prep, tuple(self._forms(word) for word in bare), trigger))

    def matches(self, doc: Document, token: int, words: tuple[Word, ...]) -> int:
        """One past the last token where the tokens from `token` are `words`, else -1."""
        for word in words:
            if token >= len(doc):
                return -1
            lower = doc.lowers[token]
            if lower not in word and doc.lemmas[token] not in word and self.preposition_of.get(lower, "") not in word:
                return -1
            token += 1
        return token

    def end_of(self, doc: Document, phrase: NounPhrase, rest: tuple[Word, ...]) -> int:
        """One past the further words of a noun, which may follow its adjectives ("restrizioni cinesi all'export"), or
        -1."""
        at = phrase.head + 1
        end = self.matches(doc, at, rest)
        while end < 0 and at < min(phrase.head + ADJECTIVES, len(doc)) and doc.tags[at].pos in ("ADJ", "PUNCT"):
            at += 1
            end = self.matches(doc, at, rest)
        return end


def event_lexicon(doc: Document) -> EventLexicon:
    """The triggers of the document's language."""
    return load_pack(doc.language).cached("events.lexicon", EventLexicon)
