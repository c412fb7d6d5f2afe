"""Which parts of speech a form can be and which lemma it then has, from the Morph-it tables of spacy-lookups-data.

The tables are read as they lie in the package: JSON, one entry a line, searched by bisection in memory. Parsing them
into dictionaries would cost a third of a second at every start for words that no text uses.
Their letters beyond ASCII are UTF-8 read as Latin-1, so a form is searched in that spelling.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from importlib.resources import files

TABLES = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj", "AUX": "aux", "ADV": "adv"}
LETTERS = {"NOUN": "N", "VERB": "V", "ADJ": "A", "AUX": "X", "ADV": "R"}


class SortedTable:
    """A JSON object of strings, one entry a line, searched without parsing it."""

    def __init__(self, raw: bytes) -> None:
        self._lines = raw.split(b"\n")
        self._lines.sort()

    def get(self, key: str) -> str | None:
        """The value of `key`, or None."""
        prefix = b"  %b: " % json.dumps(_misread(key)).encode()
        index = bisect_left(self._lines, prefix)
        if index < len(self._lines) and (line := self._lines[index]).startswith(prefix):
            return json.loads(line[len(prefix) :].rstrip(b",")).encode("latin-1").decode()
        return None


class Lexicon:
    """The forms of one language."""

    def __init__(self, language: str) -> None:
        data = files("spacy_lookups_data") / "data"
        self._tables = {
            pos: SortedTable(gzip.decompress((data / f"{language}_lemma_lookup_{name}.json.gz").read_bytes()))
            for pos, name in TABLES.items()
        }
        self._classes: dict[str, str] = {}

    def lemma(self, lower: str, pos: str) -> str | None:
        """The lemma of a form as this part of speech; None where the tables do not know it as such."""
        table = self._tables.get(pos)
        if table is None:
            return None
        return table.get(lower)

    def classes(self, lower: str) -> str:
        """A letter for each open class that the form can be: `NV` of "prova"; empty where it is unknown."""
        if not lower[:1].isalpha():
            return ""
        found = self._classes.get(lower)
        if found is None:
            if len(self._classes) > 500_000:
                self._classes.clear()
            found = "".join(LETTERS[pos] for pos, table in self._tables.items() if table.get(lower) is not None)
            self._classes[lower] = found
        return found


def _misread(word: str) -> str:
    return word if word.isascii() else word.encode(errors="replace").decode("latin-1")
