"""The lemma of a token by its form and tag."""

from __future__ import annotations

from pipelines.language.document import Tag
from pipelines.language.lexicon import Lexicon
from pipelines.language.pack import Pack
from pipelines.language.tagger import load_lexicon


class Lemmatizer:
    """Lemmas by the pack's `lemmas.toml` first, then by the lexicon, then by the ending. Each pair is looked up once."""

    def __init__(self, table: dict, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._closed: dict[str, dict[str, str]] = table["closed"]
        self._known: dict[tuple[str, str], str] = {}
        self._table = table

    def lemma(self, lower: str, tag: Tag) -> str:
        """The lemma; the form itself where nothing better is known."""
        key = (lower, tag.pos + tag.form)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 500_000:
                self._known.clear()
            found = self._known[key] = self._find(lower, tag)
        return found

    def lemmas(self, lowers: list[str], tags: list[Tag]) -> list[str]:
        """The lemmas of tagged tokens."""
        return [self.lemma(lower, tag) for lower, tag in zip(lowers, tags, strict=True)]

    def _find(self, lower: str, tag: Tag) -> str:
        closed = self._closed.get(tag.pos)
        if closed and lower in closed:
            return closed[lower]
        if tag.pos in ("VERB", "AUX"):
            for pos in ("AUX", "VERB") if tag.pos == "AUX" else ("VERB", "AUX"):
                if found := self._lexicon.lemma(lower, pos):
                    return found
        elif found := self._lexicon.lemma(lower, tag.pos):
            return found
        return lower


def load_lemmatizer(pack: Pack) -> Lemmatizer:
    """The pack's lemmatizer, loaded once."""
    return pack.cached("lemmas", lambda p: Lemmatizer(p.table("lemmas"), load_lexicon(p)))


def lemma_of(lower: str, tag: Tag, pack: Pack) -> str:
    """The lemma of one form."""
    return load_lemmatizer(pack).lemma(lower, tag)
