"""The closed classes of a language, as the chunker asks them: `syntax.toml`."""

from __future__ import annotations

from pipelines.language.document import Document
from pipelines.language.pack import Pack, load_pack


class Lexicon:
    """The closed classes of a language, as the chunker asks them."""

    def __init__(self, pack: Pack) -> None:
        table = pack.table("syntax")
        verbs, words = table["verbs"], table["words"]
        self.have = frozenset(verbs["have"])
        self.be = frozenset(verbs["be"])
        self.passive = frozenset(verbs["passive"])
        self.progressive = frozenset(verbs["progressive"])
        self.inside_verbs = tuple(tuple(words.split()) for words in verbs["inside"])
        self.modal = frozenset(verbs["modal"])
        self.unaccusative = frozenset(verbs["unaccusative"])
        self.perfect = self.have | self.be
        self.negation = frozenset(words["negation"])
        self.clitics = frozenset(words["clitics"])
        self.reflexive = frozenset(words["reflexive"])
        self.relative = frozenset(words["relative"])
        self.relative_heads = frozenset(words["relative_heads"])
        self.subordinators = frozenset(words["subordinators"])
        self.coordinators = frozenset(words["coordinators"])
        self.adversatives = frozenset(words["adversatives"])
        self.predeterminers = frozenset(words["predeterminers"])
        self.possessives = frozenset(words["possessives"])
        self.free_relatives = frozenset(words["free_relatives"])
        self.examples = frozenset(words["examples"])
        self.subject_pronouns = frozenset(words["subject_pronouns"])
        self.object_clitics = frozenset(words["object_clitics"])
        self.impersonal_clitics = frozenset(words["impersonal_clitics"])
        self.indefinites = frozenset(words["indefinites"])
        self.indefinite_articles = frozenset(words["articles"])
        self.conditionals = frozenset(words["conditionals"])
        self.postposed = frozenset(words["postposed"])
        self.before_nouns = frozenset(words["before_nouns"])
        self.moments = frozenset(words["moments"])
        self.nobody = frozenset(words["nobody"])
        self.invariable_endings = tuple(words["invariable_endings"])
        self.numbered = frozenset(words["numbered"])
        self.unnamed = frozenset(words["unnamed"])
        self.definite_articles = frozenset(words["definite_articles"])
        self.correlatives = {first: frozenset(second) for first, second in table["correlatives"].items()}
        self.second_of_two = frozenset().union(*self.correlatives.values())
        relations = table["relations"]
        self.genitive: str = relations["genitive"]
        self.of_bodies = tuple(relations["of_bodies"])
        self.agent: str = relations["agent"]
        self.dative: str = relations["dative"]
        self.of_offices = frozenset(relations["of_offices"])
        self.of_roles = frozenset(relations["of_roles"])
        self.of_verbs = frozenset(relations["of_verbs"])
        self.audiences = frozenset(relations["audiences"])
        self.pronouns = {word: tuple(values) for word, values in table["pronouns"].items()}
        self.preposition_of = {
            form: lemma
            for lemma, forms in table["prepositions"].items()
            for form in forms
            if lemma == table["relations"]["genitive"]
            or form not in table["prepositions"][table["relations"]["genitive"]]
        }
        self.complex: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry in table["complex"]:
            self.complex.setdefault(entry["words"][0], []).append((tuple(entry["words"]), entry["as"]))
        self.articulated = frozenset(
            form
            for lemma, forms in table["prepositions"].items()
            for form in forms
            if len(forms) > 3 and form != lemma and form not in relations["bare"]
        )


def lexicon(doc: Document) -> Lexicon:
    """The closed classes of the document's language."""
    return load_pack(doc.language).cached("syntax.lexicon", Lexicon)
