"""Part of speech and form of each token, by a conditional random field; roles of tokens by a second one.

The field tells the part of speech and, of verbs, the form (`VERB.Part`); what else a Tag holds follows from the word
and this label (`morphology.py`). Kept small so: with all features in the label there would be some two hundred labels
and a token would cost ten times as much.
"""

from __future__ import annotations

import json
from pathlib import Path

import pycrfsuite

from pipelines.language import morphology
from pipelines.language.corrections import Correction, correction, noun_before, stands_apart
from pipelines.language.document import Document, Tag
from pipelines.language.features import CAP, Features
from pipelines.language.lemmas import make_lemmatizer, participles
from pipelines.language.lexicon import Lexicon
from pipelines.language.pack import Pack

MODEL = "tagger.crfsuite"
ROLES = "roles.crfsuite"
LEARNED = "tagger.json"
AGENT_WITHIN = 4
"""Tokens after a participle in which its agent begins."""
TWO_CLITICS = 4
"""Letters of the shortest pair of clitics in one ("sene"): words that end in a single one may be nouns ("versi")."""
LONGEST = 400
"""Tokens tagged at once; a longer sentence is cut, which costs a little at the seams and bounds the memory."""


class Tagger:
    """The tagger of one language. Not for threads: make one for each."""

    def __init__(self, pack: Pack, folder: Path) -> None:
        """The models in `folder`, the tables of `pack`. Raises FileNotFoundError where there is no trained model."""
        if not (folder / MODEL).exists():
            raise FileNotFoundError(folder / MODEL)
        self.features = make_features(pack)
        self._field = pycrfsuite.Tagger()
        self._field.open(str(folder / MODEL))
        learned = json.loads((folder / LEARNED).read_text(encoding="utf-8"))
        self._morphology: morphology.Table = learned["morphology"]
        self._lemmatizer = make_lemmatizer(pack, load_lexicon(pack), learned["lemmas"])
        self._lexicon = load_lexicon(pack)
        self._agent = frozenset(pack.table("syntax")["prepositions"][pack.table("syntax")["relations"]["agent"]])
        self._have = frozenset(pack.table("syntax")["verbs"]["have"])
        self._third: dict[str, str] = pack.table("verbs")["third"]
        self._past = frozenset(pack.table("verbs")["past"])
        self._adverbs = frozenset(pack.table("verbs")["participles_as_adverbs"])
        self._participles = participles(pack.table("verbs"))
        self._active = active_participles(pack)
        verbs = pack.table("verbs")
        clitics, gerunds = verbs["clitics"], verbs["gerund_hosts"]
        pairs = [clitic for clitic in clitics if len(clitic) >= TWO_CLITICS]
        self._gerunds = tuple(host + clitic for host in gerunds for clitic in clitics)
        self._no_gerunds = frozenset(verbs["no_gerunds"])
        self._infinitives = tuple(host + pair for host in verbs["hosts"] if host not in gerunds for pair in pairs)
        self._regular = tuple(pack.table("verbs")["regular"].values())
        self._incised = frozenset(verbs["incised"])
        self._corrected: dict[str, list[Correction]] = {}
        for entry in pack.table("verbs")["corrected"]:
            for form in entry["forms"]:
                self._corrected.setdefault(form, []).append(correction(entry))
        sources = pack.table("reporting")["sources"]
        self._doers = frozenset(sources["people"]) | frozenset(sources["bodies"])
        self._articles = frozenset(pack.table("syntax")["words"]["definite_articles"])
        self._known: dict[tuple[str, str], tuple[Tag, str]] = {}

    def tag(self, words: list[str], lowers: list[str]) -> list[tuple[Tag, str]]:
        """The tag and the lemma of each of one sentence's words. `lowers` as in a Document."""
        known = self._known
        out = []
        for begin in range(0, len(words), LONGEST):
            labels = self._field.tag(self.features.of_sentence(words[begin : begin + LONGEST]))
            self._correct(lowers[begin : begin + LONGEST], labels)
            self._after_auxiliaries(lowers[begin : begin + LONGEST], labels)
            _name_apart(words[begin : begin + LONGEST], labels)
            self._before_agents(lowers[begin : begin + LONGEST], labels)
            for key in zip(lowers[begin : begin + LONGEST], labels, strict=True):
                pair = known.get(key)
                if pair is None:
                    pair = self._look_up(*key)
                out.append(pair)
        return out

    def _correct(self, lowers: list[str], labels: list[str]) -> None:
        """Give the forms that the field is known to mistake their label, and a pronoun before a noun an article's."""
        for i, lower in enumerate(lowers):
            if labels[i] in ("ADJ", "NOUN") and lower.endswith(self._gerunds) and lower not in self._no_gerunds:
                # "confessandosi"
                labels[i] = "VERB.Ger"
                continue
            if labels[i] in ("ADJ", "NOUN") and lower.endswith(self._infinitives):
                labels[i] = "VERB.Inf"
                continue
            if lower in self._incised and labels[i] in ("ADJ", "NOUN") and stands_apart(lowers, labels, i):
                labels[i] = "VERB.Fin"
                continue
            found = next((c for c in self._corrected.get(lower, ()) if c.holds(i, lowers, labels)), None)
            if found is None or (found.unlike and self._alike(lowers, labels, i)):
                continue
            labels[i] = found.label
            if found.label == "NOUN" and i and labels[i - 1] == "PRON" and lowers[i - 1] in self._articles:
                labels[i - 1] = "DET"
            if found.previous and labels[i - 1] == "DET":
                labels[i - 1] = "PRON"

    def _alike(self, lowers: list[str], labels: list[str], i: int) -> bool:
        """Whether an adjective at `i` agrees with the noun right before it, as its own would; of who can do what the
        verb says, the verb is likelier: "la commissione precisa che"."""
        before = noun_before(labels, i)
        if labels[before] != "NOUN":
            return False
        (noun, lemma), adjective = self._look_up(lowers[before], "NOUN"), self._look_up(lowers[i], "ADJ")[0]
        unlike = (noun.gender and noun.gender != adjective.gender) or (noun.number and noun.number != adjective.number)
        return lemma not in self._doers and not unlike

    def _after_auxiliaries(self, lowers: list[str], labels: list[str]) -> None:
        """Make participles of what the field took for something else right after an auxiliary: a finite verb ("ha
        imposto"), an adjective or noun where the verb is intransitive ("sono salite"), and after the auxiliary's
        participle also any other ("sono state imposte"). What is an adverb beside another participle is none:
        "ha subito chiesto"."""
        for i in range(1, len(labels)):
            before, label, lower = labels[i - 1], labels[i], lowers[i]
            nominal = label in ("ADJ", "NOUN")
            if label == before == "VERB.Part" and lowers[i - 1] in self._adverbs and lower[-1:] == lowers[i - 1][-1:]:
                labels[i - 1] = "ADV"
                continue
            if nominal and before == "ADV" and i > 1 and self._reaches(lowers[i - 2], labels[i - 2], lower):
                labels[i] = "VERB.Part"
            if label == before == "VERB.Part" and i > 1 and self._is_object(lowers[i - 2], labels[i - 2], lower):
                labels[i] = "NOUN"
            if not before.startswith("AUX") or label not in ("VERB.Fin", "ADJ", "NOUN"):
                continue
            strong = lower in self._participles
            intransitive = label in ("ADJ", "NOUN") and lower in self._active
            shaped = strong or (label == "ADJ" and lower[:-1].endswith(self._regular))
            if (strong and label == "VERB.Fin") or intransitive or (shaped and before == "AUX.Part"):
                labels[i] = "VERB.Part"

    def _reaches(self, auxiliary: str, label: str, lower: str) -> bool:
        """Whether "avere" before an adverb makes a participle of an adjective: "ha duramente criticato"."""
        if not label.startswith("AUX") or not lower[:-1].endswith(self._regular):
            return False
        return bool(self._lexicon.lemma(lower, "VERB")) and self._look_up(auxiliary, label)[1] in self._have

    def _before_agents(self, lowers: list[str], labels: list[str]) -> None:
        """Make participles of what the field took for adjectives after a comma where an agent follows near, or for
        nouns where it follows at once: "l'accordo, firmato martedì dai due ministri", "la tregua, chiesta dall'Onu"."""
        for i in range(1, len(labels) - 1):
            if labels[i - 1] != "PUNCT":
                continue
            if labels[i] == "NOUN" and lowers[i - 1] == "," and lowers[i + 1] in self._agent:
                if lowers[i] in self._participles:
                    labels[i] = "VERB.Part"
                continue
            if labels[i] != "ADJ" or not lowers[i][:-1].endswith(self._regular):
                continue
            for at in range(i + 1, min(i + AGENT_WITHIN, len(labels))):
                if labels[at] in ("PUNCT", "CCONJ") or labels[at].startswith(("VERB", "AUX")):
                    break
                if lowers[at] in self._agent and self._lexicon.lemma(lowers[i], "VERB"):
                    labels[i] = "VERB.Part"
                    break

    def _is_object(self, auxiliary: str, label: str, lower: str) -> bool:
        """Whether a second participle after "avere" is the object of the first: "hanno avviato negoziati"."""
        if not label.startswith("AUX") or self._look_up(auxiliary, label)[1] not in self._have:
            return False
        return bool(self._lexicon.lemma(lower, "NOUN"))

    def as_reporter(self, tag: Tag, lower: str) -> Tag:
        """The tag of a finite verb that shows no person, where the writer speaks and not somebody quoted."""
        if tag.form != "Fin" or tag.person or tag.mood == "Imp":
            return tag
        return tag._replace(person="3", number=tag.number or self._third.get(lower, ""))

    def _look_up(self, lower: str, label: str) -> tuple[Tag, str]:
        pos, _, form = label.partition(".")
        lemma = self._lemmatizer.lemma(lower, label)
        told = self._morphology.get(label)
        if form == "Fin" and lower.removesuffix("ro") in self._past:
            tag = Tag(pos, form, "Ind", "Past", "3", "Plur" if lower.endswith("ro") else "Sing")
        else:
            tag = Tag(pos, form, *(morphology.look_up(told, lower, lemma).split("|") if told else ()))
        if len(self._known) > CAP:
            self._known.clear()
        return self._known.setdefault((lower, label), (tag, lemma))


def _name_apart(words: list[str], labels: list[str]) -> None:
    """Make a name of a capitalised word that stands alone between commas: "una figlia, Cristiana, che"."""
    for i in range(1, len(labels) - 1):
        if words[i][0].isupper() and words[i - 1] == words[i + 1] == "," and labels[i] in ("ADJ", "NOUN"):
            labels[i] = "PROPN"


def active_participles(pack: Pack) -> frozenset[str]:
    """The participles of the intransitive verbs that take the auxiliary of the passive."""
    verbs = pack.table("verbs")
    strong = verbs["participles"]
    intransitive = pack.table("syntax")["verbs"]["unaccusative"]
    stems = [strong.get(verb, "")[:-1] or _regular(verb, verbs) for verb in intransitive]
    return frozenset(stem + vowel for stem in stems if stem for vowel in verbs["participle_vowels"])


def _regular(verb: str, verbs: dict) -> str:
    """The regular participle of an infinitive without its vowel; empty where the ending shows none."""
    return next((verb.removesuffix(old) + new for old, new in verbs["regular"].items() if verb.endswith(old)), "")


def load_tagger(pack: Pack) -> Tagger:
    """The pack's tagger, loaded once."""
    return pack.cached("tagger", lambda p: Tagger(p, p.folder))


def make_features(pack: Pack) -> Features:
    """A maker of features with the pack's tables."""
    verbs = pack.table("verbs")
    return Features(load_lexicon(pack), frozenset(participles(verbs)), verbs["clitics"], verbs["hosts"])


def load_lexicon(pack: Pack) -> Lexicon:
    """The pack's lexicon of forms, loaded once."""
    return pack.cached("lexicon", lambda p: Lexicon(p.language))


def role_features(base: list[list[str]], tags: list[Tag]) -> list[list[str]]:
    """Features of the role tagger: the words' own, the tags around, and the nearest verbs."""
    count = len(tags)
    names = [f"{tag.pos}{tag.form}" for tag in tags]
    previous_verb, next_verb = ["^"] * count, ["$"] * count
    last = "^"
    for i in range(count):
        previous_verb[i] = last
        if tags[i].pos in ("VERB", "AUX"):
            last = names[i] + tags[i].number
        elif tags[i].pos == "PUNCT":
            last = "," + last.lstrip(",")
    last = "$"
    for i in range(count - 1, -1, -1):
        next_verb[i] = last
        if tags[i].pos in ("VERB", "AUX"):
            last = names[i] + tags[i].number
        elif tags[i].pos == "PUNCT":
            last = "," + last.lstrip(",")
    padded = ["^^", "^", *names, "$", "$$"]
    out = []
    for i in range(count):
        a, b, c, d, e = padded[i : i + 5]
        number = tags[i].number
        out.append(
            [
                *base[i],
                "t=" + c,
                f"t3={b}|{c}|{d}",
                f"t-2={a}|{b}|{c}",
                f"t+2={c}|{d}|{e}",
                f"pv={c}{number}|{previous_verb[i]}",
                f"nv={c}{number}|{next_verb[i]}",
                f"v={c}|{previous_verb[i]}|{next_verb[i]}",
            ]
        )
    return out


def roles(doc: Document, sentence: int, pack: Pack) -> list[str]:
    """What each token of a sentence heads, worked out at the first question: `subject.left` or `subject.right` of the
    verb, `object`, `agent` ("da"), or empty. Raises IndexError where there is no such sentence."""
    cache = doc.cache.setdefault("roles", {})
    if sentence not in cache:
        start, end, _ = doc.sentences[sentence]
        field = pack.cached("roles", lambda p: load_roles(p.folder))
        base = load_tagger(pack).features.of_sentence(doc.words[start:end])
        cache[sentence] = [label.strip("-") for label in field.tag(role_features(base, doc.tags[start:end]))]
    return cache[sentence]


def load_roles(folder: Path) -> pycrfsuite.Tagger:
    """The role tagger in a folder."""
    field = pycrfsuite.Tagger()
    field.open(str(folder / ROLES))
    return field
