"""Numerals: every number that a text writes, in figures, in words, or in both.

`find_numbers` is the stage; `parse_figure` reads one token of figures, `Lexicon.word` one token of letters.
Units, bounds and meaning are not asked here: that is the work of `pipelines.extract.quantities`.
"""

from pipelines.language.numbers.figures import Figure, parse_figure
from pipelines.language.numbers.grammar import ROUND_WHOLES, find_numbers
from pipelines.language.numbers.lexicon import Lexicon, lexicon

__all__ = ["ROUND_WHOLES", "Figure", "Lexicon", "find_numbers", "lexicon", "parse_figure"]
