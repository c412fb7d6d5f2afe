"""Spellings of one name made equal: accents, transliterations from Cyrillic and Arabic, capitals, hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "ð": "d"})
DIGRAPHS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"shch|sch|sh", "s"),  # Лукашенко: Lukashenko, Lukašenko
        (r"zh", "z"),
        (r"tch|ch|kh", "c"),  # Захарова: Zakharova, Zacharova
        (r"x", "ks"),
        (r"w", "v"),
        (r"[yj]", "i"),
        (r"i+", "i"),  # Zelensky, Zelenskyy, Zelenskij, Zelenskiy
        (r"^i(?=e)", ""),  # Yevgeny, Evgeny
        (r"([a-z])\1", r"\1"),
    )
]


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Lower case without accents and marks, words parted by one space."""
    if text.isascii() and text.isalpha():
        return text.lower()
    decomposed = text
    for _ in range(2):  # a letter in a circle decomposes to a capital
        decomposed = unicodedata.normalize("NFKD", decomposed.casefold().translate(LETTERS))
    return " ".join(re.sub(r"[^\w]+", " ", "".join(c for c in decomposed if not unicodedata.combining(c))).split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`plain`, and the usual transliterations of one sound made one: "Dmitrij Peskov" and "Dmitry Peskov" are equal."""
    return " ".join(_sound(word) for word in plain(text).split())


CHANGES = re.compile(r"[hxwyj]|(.)\1|^ie")
"""What a word has to hold for any of the replacements to touch it."""


def _sound(word: str) -> str:
    if CHANGES.search(word) is None:
        return word
    for pattern, replacement in DIGRAPHS:
        word = pattern.sub(replacement, word)
    return word
