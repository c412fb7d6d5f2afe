"""Whether a time is told as past or as future: the tense of the verb nearest to it in its clause."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.language.document import Document
from pipelines.language.pack import Pack

FAR = 60
"""A verb that costs more than this to reach says nothing about the time."""
BESIDE = 8
"""How many words may stand between a participle or infinitive and the time that dates it."""
PARTING = 8
"""A barrier of this weight or more ends a clause."""


def between_of(start: int, end: int, other_start: int, other_end: int) -> range:
    """The tokens between two ranges, empty where they touch or overlap."""
    return range(end, other_start) if end <= other_start else range(other_end, start)


class Verb(NamedTuple):
    """A verb group over tokens `[start, end)`; `side` is `past`, `present` or `future`."""

    start: int
    end: int
    side: str
    finite: bool


class Tenses:
    """The verbs of a document, sentence by sentence, found where a time asks for them."""

    @classmethod
    def of(cls, doc: Document, pack: Pack) -> Tenses:
        """Those of a document, made at the first call."""
        if "tenses" not in doc.cache:
            doc.cache["tenses"] = cls(doc, pack)
        return doc.cache["tenses"]

    def __init__(self, doc: Document, pack: Pack) -> None:
        table = pack.table("times")["tense"]
        self.doc = doc
        self.planned = frozenset(table["planned"])
        self.will = frozenset(table["will"])
        self.have = frozenset(table["have"])
        self.be = frozenset(table["be"])
        self.participles = tuple(stem + vowel for stem in table["participles"] for vowel in "oaie")
        self.after = frozenset(table["after"])
        self.barriers: dict[str, int] = table["barriers"]
        self._verbs: dict[int, list[Verb]] = {}

    def side_of(self, start: int, end: int) -> str:
        """The tense around tokens `[start, end)`: `past`, `present`, `future`, or "" where no verb is near."""
        doc = self.doc
        if not doc.tags:
            return ""
        which, quoted = doc.sentence_of[start], doc.quotation_of[start]
        if self._participle_before(start):
            return "past"
        best, side = FAR, ""
        for verb in self.verbs(which):
            if doc.quotation_of[verb.start] != quoted:
                continue
            cost = self._cost(verb, start, end)
            if cost < best:
                best, side = cost, verb.side
        return side

    def _participle_before(self, start: int) -> bool:
        """Whether an adjective in the form of a participle, at most one word before, dates itself by the time."""
        doc = self.doc
        for index in range(start - 1, max(start - 3, -1), -1):
            pos = doc.tags[index].pos
            if pos == "ADJ":
                # "un testo pubblicato lunedì"; a bare adjective follows its noun too, but is seldom dated.
                return doc.lowers[index].endswith(self.participles) and doc.lowers[index] not in self.planned
            if pos != "ADP":
                return False
        return False

    def _cost(self, verb: Verb, start: int, end: int) -> float:
        between = between_of(verb.start, verb.end, start, end)
        cost = self.distance(between)
        if not verb.finite:
            # A participle or an infinitive is dated by what stands right beside it.
            beside = verb.end <= start and cost == len(between) <= BESIDE
            cost += 0 if beside else 6
        return cost

    def distance(self, between: range) -> float:
        """How far the two sides of these tokens are apart: the words, and more for each mark that parts clauses."""
        if len(between) > FAR:
            return FAR
        lowers, barriers = self.doc.lowers, self.barriers
        return float(len(between)) + sum(barriers.get(lowers[index], 0) for index in between)

    def parted(self, between: range) -> bool:
        """Whether these tokens part two clauses: a strong mark, a subordinator, or a verb of their own."""
        if not between:
            return False
        lowers, barriers = self.doc.lowers, self.barriers
        if any(barriers.get(lowers[index], 0) >= PARTING for index in between):
            return True
        first, last = between[0], between[-1]
        tags = self.doc.tags
        return any(
            first <= verb.start and verb.end <= last + 1 and (verb.finite or tags[verb.start].form == "Inf")
            for verb in self.verbs(self.doc.sentence_of[first])
        )

    def verbs(self, sentence: int) -> list[Verb]:
        """The verb groups of a sentence, in order."""
        if sentence not in self._verbs:
            doc = self.doc
            start, end, _ = doc.sentences[sentence]
            self._verbs[sentence] = self._read(start, end)
        return self._verbs[sentence]

    def _read(self, start: int, end: int) -> list[Verb]:
        found = []
        index = start
        tags = self.doc.tags
        while index < end:
            if tags[index].pos in ("VERB", "AUX") or self.doc.lowers[index] in self.planned:
                verb = self._group(index, end)
                if verb:
                    found.append(verb)
                    index = verb.end
                    continue
            index += 1
        return found

    def _group(self, index: int, end: int) -> Verb | None:
        """The verb group that begins here: auxiliary, adverbs, participle or infinitive. None for a gerund."""
        doc = self.doc
        tag, lower = doc.tags[index], doc.lowers[index]
        last, participle, infinitive = index + 1, None, None
        probe = index + 1
        while probe < min(end, index + 6):
            other = doc.tags[probe]
            if other.form == "Part" and other.pos in ("VERB", "AUX", "ADJ"):
                participle = probe
                last = probe + 1
            elif other.form == "Inf":
                infinitive, last = probe, probe + 1
                break
            elif other.pos not in ("ADV", "PRON", "AUX"):
                break
            probe += 1
        if lower in self.planned:
            return Verb(index, index + 1, "future", False)
        if tag.form == "Part":
            # A present participle ("riguardante") has no time of its own.
            return Verb(index, index + 1, "past", False) if tag.tense != "Pres" else None
        if tag.form == "Inf":
            if participle is not None or self._follows_after(index):
                return Verb(index, last, "past", False)
            return Verb(index, index + 1, "future", False)
        if tag.form != "Fin" or not (tag.tense or tag.mood == "Cnd"):
            return None
        if tag.tense == "Fut":
            return Verb(index, last, "future", True)
        if tag.mood == "Cnd":
            return Verb(index, last, "past" if participle is not None and infinitive is None else "future", True)
        if tag.tense in ("Past", "Imp"):
            return Verb(index, last, "past", True)
        if participle is not None and lower in self.have and (tag.mood != "Sub" or lower not in self.be):
            return Verb(index, last, "future" if doc.lowers[participle] in self.planned else "past", True)
        ahead = any(doc.tags[other].form == "Inf" for other in range(index + 1, min(end, index + 4)))
        if ahead and doc.lemmas[index] in self.will:
            return Verb(index, last, "future", True)
        return Verb(index, index + 1, "present", True)

    def _follows_after(self, index: int) -> bool:
        return index > 0 and self.doc.lowers[index - 1] in self.after
