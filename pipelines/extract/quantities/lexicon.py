"""The tables that quantities are read with, ready to be asked: units, money, modifiers, joints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipelines.language.document import Document
from pipelines.language.pack import Pack, load_pack
from pipelines.language.tokens import tokenize

Words = tuple[str, ...]


class Unit(NamedTuple):
    """A unit as written: its code by the contract, and what it measures."""

    code: str | None
    """UCUM or ISO 4217; None for money of an unknown country."""
    kind: str
    gender: str = ""
    per: float = 1
    """By how much the number is divided to be in `code`: 100 for cents."""
    head: str = ""
    """The noun of a currency that several countries share ("corone")."""
    times: float = 1
    """How many of `code` one is: a century is 100 years."""


class Phrases:
    """A dictionary of phrases by their first word, which finds the longest that begins at a token."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[Words, object]]] = {}

    def add(self, words: Words, value: object) -> None:
        """A phrase once added keeps its first value."""
        rows = self._by_first.setdefault(words[0], [])
        if all(known != words for known, _ in rows):
            rows.append((words, value))
            rows.sort(key=lambda row: -len(row[0]))

    def at(self, tokens: list[str], index: int) -> tuple[int, object] | None:
        """One past the longest phrase that begins at `index`, and its value."""
        if index >= len(tokens):
            return None
        for words, value in self._by_first.get(tokens[index], ()):
            end = index + len(words)
            if len(words) == 1 or tuple(tokens[index:end]) == words:
                return end, value
        return None


class Lexicon:
    """All tables of a language for quantities; made once a pack by `lexicon(doc)`."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        units, table = pack.table("units"), pack.table("quantities")
        self.own_cents: str = units["money"]["own"]
        self.words, self.symbols, self.symbols_before = Phrases(), Phrases(), Phrases()
        self.pint_names: dict[str, str] = {}
        for row in units["unit"]:
            unit = Unit(row["code"], row["kind"], row["gender"], times=row.get("times", 1))
            if "pint" in row:
                self.pint_names[row["code"]] = row["pint"]
            for word in row.get("words", ()):
                self.words.add(self.cut(word.lower()), unit)
            for symbol in row.get("symbols", ()):
                self.symbols.add(self.cut(symbol), unit)
        self._add_money(units["money"], pack.table("currencies"), units["subunits"])
        self.unit_parts: dict[str, dict[str, float]] = units["parts"]
        rate = units["rate"]
        self.rate_links = self.keys(rate["links"])
        self.rate_time, self.rate_time_links = frozenset(rate["time"]), self.keys(rate["time_links"])
        self.rate_mass_links = self.keys(rate["mass_links"])
        self.rate_slash, self.count_links = frozenset(rate["slash"]), self.keys(rate["count_links"])
        self.rate_adjectives: dict[str, str] = rate["adjectives"]
        self.price_per = frozenset(rate["price_per"])
        self.rate_phrases = Phrases()
        for phrase, code in rate["phrases"].items():
            self.rate_phrases.add(self.cut(phrase), code)
        self.base: dict[str, str] = units["base"]
        self.base_pint: dict[str, str] = units["base_pint"]
        self.not_units = {word: frozenset(after) for word, after in units["not_units"].items()}
        self.plain_forms = {
            form: lemma
            for lemma, forms in pack.table("syntax")["prepositions"].items()
            for form in forms
            if form not in table["words"]["of_bare"] or lemma in table["words"]["of"]
        }
        self.tails = Phrases()
        for text in table["count"]["tails"]:
            self.tails.add(self.cut(text), True)
        self.idioms = Phrases()
        for text in table["refused"]["idioms"]:
            self.idioms.add(self.cut(text), True)
        self.adverbs = {words: effect for effect, phrases in table["adverbs"].items() for words in phrases}
        self.before = self._modifiers(table["before"], backwards=True)
        self.after = self._modifiers(table["after"])
        self.sets = {
            f"{name}.{key}": frozenset(words)
            for name, rows in table.items()
            for key, words in rows.items()
            if isinstance(words, list)
        }
        titles = pack.table("titles")["roles"]
        self.role_nouns = frozenset(form for forms in titles.values() for form in forms)
        """Nouns that call somebody by an office or a calling: "sindaco", "governatrice"."""
        self.invariable_starts = tuple(table["count"]["invariable_starts"])
        self.clitic_ends = tuple(table["joints"]["of_it_ends"])
        self.ratio_verbs: dict[str, float] = {**table["change"]["ratio_verbs"], **table["change"]["ratio_participles"]}
        self.change_after = Phrases()
        for change in ("increase", "decrease"):
            for phrase in table["change"][f"{change}_after"]:
                self.change_after.add(tuple(phrase.split()), change)
        self.measures, self.measure_lemmas, self.measure_verbs = self._measures(pack.table("measures"))
        self.commodities, self.commodity_symbols = self._commodities(pack.table("commodities"))

    def cut(self, text: str) -> Words:
        """A phrase as the tokenizer cuts it."""
        starts, ends = tokenize(text, self.pack)
        return tuple(text[start:end] for start, end in zip(starts, ends, strict=True))

    @staticmethod
    def keys(phrases: Iterable[str]) -> frozenset[Words]:
        return frozenset(tuple(phrase.split()) for phrase in phrases)

    def plain(self, lower: str) -> str:
        """A word with its article taken out of it: "dell'" and "del" are "di"."""
        return self.plain_forms.get(lower, lower)

    def _modifiers(self, rows: dict[str, list[str]], backwards: bool = False) -> Phrases:
        phrases = Phrases()
        for effect, texts in rows.items():
            for text in texts:
                words = self.cut(text)
                phrases.add(tuple(self.plain(word) for word in words[::-1]) if backwards else words, effect)
        return phrases

    def _add_money(self, money: dict, currencies: dict, subunits: dict) -> None:
        feminine, never = frozenset(money["feminine"]), frozenset(money["never"])

        def unit(code: str | None, head: str, per: float = 1) -> Unit:
            return Unit(code, "money", "f" if head in feminine else "m", per, head)

        for name, code in {**money["names"], **currencies["names"]}.items():
            if name not in never:
                words = self.cut(name)
                self.words.add(words, unit(code, words[0]))
        for head, code in money["bare"].items():
            self.words.add((head,), unit(code or None, head))
        for head, codes in currencies["heads"].items():
            if head not in never and head not in money["bare"]:
                self.words.add((head,), unit(codes[0] if len(codes) == 1 else None, head))
        for word, row in subunits.items():
            self.words.add((word,), unit(row["of"] or None, word, row["per"]))
        for symbol, code in {**money["symbols"], **currencies["symbols"]}.items():
            words = self.cut(symbol)
            self.symbols.add(words, unit(code or None, ""))
            self.symbols_before.add(tuple(word.upper() for word in words[::-1]), unit(code or None, ""))
        self.codes = frozenset(currencies["territories"].values())
        for code in self.codes:
            self.symbols.add((code,), unit(code, ""))
            self.symbols_before.add((code,), unit(code, ""))
        self.territories: dict[str, str] = currencies["territories"]
        self.heads: dict[str, list[str]] = currencies["heads"]
        self.bare_money = frozenset([*money["bare"], *money["names"]])

    def _measures(self, rows: dict) -> tuple[Phrases, dict[str, str], dict[str, str]]:
        phrases, nouns, verbs = Phrases(), {}, {}
        for measure, row in rows.items():
            for phrase in row.get("phrases", ()):
                phrases.add(tuple(self.plain(word) for word in self.cut(phrase)), measure)
            for noun in row.get("nouns", ()):
                if " " in noun:
                    phrases.add(tuple(self.plain(word) for word in self.cut(noun)), measure)
                nouns.setdefault(noun, measure)
            for verb in row.get("verbs", ()):
                verbs.setdefault(verb, measure)
        return phrases, nouns, verbs

    def _commodities(self, rows: dict) -> tuple[Phrases, Phrases]:
        names, symbols = Phrases(), Phrases()
        for commodity, row in rows.items():
            for name in row["names"]:
                names.add(tuple(self.plain(word) for word in self.cut(name)), commodity)
            for symbol in row.get("symbols", ()):
                symbols.add(self.cut(symbol), commodity)
        return names, symbols


def lexicon(doc: Document) -> Lexicon:
    """The tables of the document's language."""
    return load_pack(doc.language).cached("quantities.lexicon", Lexicon)
