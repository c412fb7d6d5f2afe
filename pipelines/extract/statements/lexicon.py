"""How a language reports speech: the table `reporting.toml`, made quick to ask."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.language.document import Document
from pipelines.language.pack import Pack, load_pack


class Frame(NamedTuple):
    """What a reporting verb does (`act`) and which complements it takes (`frames`, letters as in `reporting.toml`)."""

    lemma: str
    act: str
    frames: str
    belief: bool


class Idiom(NamedTuple):
    """A verb that reports only with the words after it: "mettere in guardia"."""

    words: tuple[str, ...]
    frame: Frame
    links: tuple[tuple[str, ...], ...]


class Preposition(NamedTuple):
    """Words that attribute what follows to a source: "secondo", "a detta di"."""

    words: tuple[str, ...]
    lemma: str
    act: str
    sources: str
    """`any`, `named` where only a person may follow, `documents` where only a document may."""


class Reporting:
    """The reporting lexicon of a language."""

    def __init__(self, pack: Pack) -> None:
        table = pack.table("reporting")
        self.verbs: dict[str, Frame] = {}
        for group, verbs in table["verbs"].items():
            act = table["act_of_group"].get(group, group)
            for lemma, frames in verbs.items():
                self.verbs[lemma] = Frame(lemma, act, frames, group == "belief")
        ending = self.reflexive_ending = table["reflexive"]["ending"]
        self.reflexive_verbs = {
            lemma.removesuffix(ending) + "e": frame for lemma, frame in self.verbs.items() if lemma.endswith(ending)
        }
        self.idioms: dict[str, list[Idiom]] = {}
        for entry in table["idioms"]:
            frame = Frame(entry["lemma"], entry["act"], entry["frames"], False)
            links = tuple(tuple(link.split()) for link in entry.get("links", ()))
            self.idioms.setdefault(entry["verb"], []).append(Idiom(tuple(entry["words"]), frame, links))
        self.plain_idioms = frozenset(table["plain_idioms"]["lemmas"])
        self.reflexive = frozenset(table["reflexive"]["verbs"])
        called = (*table["reflexive"]["nouns"], *table["stances"]["adjectives"])
        self.oneself = frozenset(word[:-1] for word in called)
        """Stems of what speakers call themselves."""
        self.predicates = tuple(tuple(words.split()) for words in table["reflexive"]["predicates"])
        self.enclitic_reflexive = tuple(table["reflexive"]["enclitic"])
        self.reflexive_act: str = table["reflexive"]["act"]
        self.nouns = {noun: act for act, nouns in table["nouns"].items() for noun in nouns}
        self.clause_nouns: dict[str, str] = self.nouns | table["noun_clauses"]["clauses"]
        stances = table["stances"]
        self.stance_adjectives = frozenset(stances["adjectives"])
        self.stance_noun_adjectives = frozenset(stances["noun_adjectives"])
        self.stance_verbs = frozenset(stances["verbs"])
        self.stance_nouns = frozenset(stances["nouns"])
        self.stance_act: str = stances["act"]
        self.gestures = {
            verb: tuple(tuple(words.split()) for words in entries) for verb, entries in stances["gestures"].items()
        }
        self.denied_gestures = {
            verb: tuple(tuple(words.split()) for words in entries) for verb, entries in stances["denied"].items()
        }
        self.giving = frozenset(table["noun_clauses"]["giving"])
        self.using = frozenset(table["noun_clauses"]["using"])
        self.causative = frozenset(table["noun_clauses"]["causative"])
        self.quoting_only = frozenset(table["noun_clauses"]["quoting_only"])
        self.of_deeds = frozenset(table["noun_clauses"]["of_deeds"])
        self.inviting = frozenset(table["noun_clauses"]["inviting"])
        self.coming = frozenset(table["noun_clauses"]["coming"])
        self.prepositions: dict[str, list[Preposition]] = {}
        forms = {form: lemma for lemma, forms in pack.table("syntax")["prepositions"].items() for form in forms}
        self.preposition_of = forms
        for entry in table["prepositional"]:
            found = Preposition(
                tuple(entry["words"]), entry["lemma"], entry.get("act", "assert"), entry.get("sources", "any")
            )
            self.prepositions.setdefault(found.words[0], []).append(found)
        # By each form of the first word: "allo" for "a".
        self.attributing = {
            form: found
            for form in (*forms, *self.prepositions)
            if (found := self.prepositions.get(forms.get(form, form)) or self.prepositions.get(form))
        }
        self.opining = frozenset(table["opining"]["types"])
        self.experts = frozenset(table["opining"]["experts"])
        self.opining_quoted = frozenset(table["opining"]["types_quoted"])
        self.opining_groups = frozenset(table["opining"]["groups"])
        self.opining_verbs = frozenset(table["opining"]["verbs"])
        own = table["own_words"]
        self.own_words = frozenset(
            (preposition, possessive, noun)
            for preposition in own["preposition"]
            for possessive in own["possessives"]
            for noun in own["nouns"]
        ) | frozenset(tuple(words.split()) for words in own["others"])
        self.his = frozenset(own["his"])
        self.own_openers = frozenset(own["preposition"])
        clauses = table["prepositional_clauses"]
        self.openers: dict[str, list[tuple[str, ...]]] = {}
        for opener in sorted((tuple(words) for words in clauses["openers"]), key=lambda words: -len(words)):
            self.openers.setdefault(opener[0], []).append(opener)
        self.bare_openers = frozenset(clauses["bare"])
        self.whereabouts = frozenset(clauses["whereabouts"])
        self.read_from = frozenset(clauses["read_from"])
        self.reading = frozenset(clauses["reading"])
        self.impersonal = frozenset(clauses["impersonal"])
        self.surfacing = frozenset(clauses["surfacing"])
        self.relatives = frozenset(table["prepositional_relatives"]["words"])
        self.named_relatives = frozenset(table["prepositional_relatives"]["named"])
        self.plural_relatives = frozenset(table["prepositional_relatives"]["plural"])
        self.convinced = frozenset(table["convinced"]["forms"])
        self.convinced_act: str = table["convinced"]["act"]
        demonyms = (row.get("adjectives", ()) for row in pack.table("countries").values())
        self.people = (
            frozenset(table["sources"]["people"])
            | frozenset(pack.table("events")["groups"]["people"])
            | frozenset(word for words in demonyms for word in words if isinstance(word, str))
        )
        self.plural_people = frozenset(table["sources"]["plural_people"])
        self.person_objects = frozenset(table["objects"]["persons"])
        self.foreseeing = frozenset(table["objects"]["foreseeing"])
        self.when_denied = frozenset(table["objects"]["when_denied"])
        self.going_on = frozenset(table["objects"]["going_on"])
        self.adding = frozenset(table["objects"]["adding"])
        self.of_things = frozenset(table["objects"]["of_things"])
        self.place_suffix, self.agent_suffix = table["sources"]["place_or_agent"]
        self.agent_suffixes = tuple(table["sources"]["agent_suffixes"])
        self.deed_suffixes = tuple(table["sources"]["deed_suffixes"])
        self.no_agents = frozenset(table["sources"]["no_agents"])
        self.bodies = frozenset(table["sources"]["bodies"])
        self.offices = frozenset(table["sources"]["offices"])
        self.stations = frozenset(table["sources"]["stations"])
        self.prefixes = tuple(table["sources"]["prefixes"])
        self.once = frozenset(table["sources"]["once"])
        self.pointing = frozenset(table["sources"]["pointing"])
        self.judging = frozenset(table["sources"]["judging"])
        self.findings = frozenset(table["sources"]["findings"])
        vowels = pack.table("verbs")["participle_vowels"]
        self.given = frozenset(form[:-1] + vowel for form in table["sources"]["given"] for vowel in vowels)
        self.acts_of_office = frozenset(table["sources"]["acts_of_office"])
        self.said_by_nobody = frozenset(table["impersonal"]["verbs"])
        self.provisions = frozenset(table["sources"]["provisions"])
        self.documents = frozenset(table["sources"]["documents"])
        self.floor: dict[str, float] = table["floor"]
        self.addressee_prepositions = tuple(table["addressee"]["prepositions"])
        self.addressees = frozenset(table["addressee"]["nouns"])
        self.via_nouns = frozenset(table["via"]["nouns"])
        self.via_prepositions = frozenset(table["via"]["prepositions"])
        self.via_places = frozenset(table["via"]["places"])
        self.channels = frozenset(channel.lower() for channel in table["via"]["channels"])
        self.pointer_clitics = frozenset(table["pointers"]["clitics"])
        self.idiom_clitics = self.pointer_clitics | frozenset(table["pointers"]["idiom_clitics"])
        self.pointed_at = frozenset(table["pointers"]["news"])
        self.pointer_suffix: str = table["pointers"]["suffix"]
        self.pointer_what = frozenset(table["pointers"]["what"])
        self.pointer_verbs = frozenset(table["pointers"]["verbs"])
        words = table["words"]
        self.demonstratives = frozenset(words["demonstratives"])
        self.said_modals = frozenset(words["said_modals"])
        self.conceding = frozenset(words["conceding"])
        self.unsaid = frozenset(words["unsaid"])
        self.meaning = frozenset(words["meaning"])
        self.telling_how_much = frozenset(words["telling_how_much"])
        self.telling_how = frozenset(words["telling_how"])
        self.no_fragment = frozenset(words["no_fragment"])
        self.consequents = frozenset(words["consequents"])
        self.no_manner = frozenset(words["no_manner"])
        self.entitled = frozenset(words["entitled"])
        self.reasons = frozenset(tuple(entry.split()) for entry in words["reasons"])
        self.connectives = frozenset(tuple(entry.split()) for entry in words["connectives"])
        self.needing = frozenset(words["needing"])
        self.afterthoughts = frozenset(words["afterthoughts"])
        self.adverbial = tuple(tuple(entry.split()) for entry in words["adverbial"])
        self.purpose = frozenset(words["purpose"])
        self.speaking_up = frozenset(words["speaking_up"])
        self.saying_on = frozenset(words["saying_on"])
        self.wherein = frozenset(words["wherein"])
        self.occasions = tuple(tuple(entry.split()) for entry in words["occasions"])
        self.asked = frozenset(words["asked"])
        self.answering = frozenset(words["answering"])
        self.adverbs_of_time = frozenset(words["adverbs_of_time"])
        self.explaining = frozenset(words["explaining"])
        self.asking = frozenset(words["asking"])
        self.bearing = frozenset(words["bearing"])
        self.written_on = frozenset(words["written_on"])
        self.showing = frozenset(words["showing"])
        self.question_words = frozenset(tuple(entry.split()) for entry in words["question_words"])
        self.catenative = frozenset(words["catenative"])
        self.complementizers = frozenset(words["complementizers"])
        self.manner = frozenset(words["manner"])
        self.infinitive = frozenset(words["infinitive"])
        self.infinitive_to = frozenset(words["infinitive_to"])
        self.asides: dict[str, list[tuple[str, ...]]] = {}
        for aside in words["asides"]:
            self.asides.setdefault(aside.split()[0], []).append(tuple(aside.split()))
        self.questions = frozenset(words["questions"])
        self.so = frozenset(words["so"])
        self.fact = frozenset(words["fact"])

    def names_agent(self, lemma: str) -> bool:
        """Whether a noun names persons by what they do, as its ending shows: "fornitore", and not "settore"."""
        agent = lemma.endswith(self.agent_suffixes) and not lemma.endswith(self.deed_suffixes)
        return agent and lemma not in self.no_agents


def reporting(doc: Document) -> Reporting:
    """The reporting lexicon of the document's language."""
    return load_pack(doc.language).cached("statements.reporting", Reporting)
