"""The languages that articles are read in: one TOML file each, named like its BCP 47 code."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.read.article import ReadError

DEFAULT = "it"
"""Taken where a text is too short, or has too few words in lower case, to tell its language."""

MIN_WORDS = 25
"""Words in lower case below which no language is told."""

MIN_SHARE = 0.1
"""Share of function words above which a text is in the language without asking further."""

SAMPLE = 4_000
"""Characters looked at."""

_HERE = Path(__file__).parent
_LOWER_WORD = re.compile(r"(?<![\w’'])[^\W\d_A-ZÀ-Þ][^\W\d_]*")


def known() -> tuple[str, ...]:
    """BCP 47 codes of the languages that have a file here."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.toml")))


@cache
def load(language: str) -> dict[str, Any]:
    """The parsed file of a language. Raises KeyError where there is none."""
    if language not in known():
        raise KeyError(language)
    return tomllib.loads((_HERE / f"{language}.toml").read_text(encoding="utf-8"))


def language_of(text: str, stated: str | None = None) -> str:
    """The code of the language of `text`; `stated` ("it", "it-IT") is believed.

    A share of function words settles nearly every article in microseconds. Only what fails that is shown to
    py3langid, which takes a second to load. Raises ReadError `unsupported_language` where it is none that is known.
    """
    if stated:
        code = re.split(r"[-_]", stated.strip().lower())[0]
        if code not in known():
            raise ReadError("unsupported_language", f"{stated[:40]}: only {', '.join(known())}")
        return code
    # Names tell little of the language, and lists of them (line-ups, results) mislead: lower case only.
    words = _LOWER_WORD.findall(text[:SAMPLE])
    if len(words) < MIN_WORDS:
        return DEFAULT
    for code in known():
        frequent = _function_words(code)
        if sum(word in frequent for word in words) >= MIN_SHARE * len(words):
            return code
    import py3langid  # slow to load and rarely needed

    code = py3langid.classify(" ".join(words))[0]
    if code not in known():
        raise ReadError("unsupported_language", f"reads like {code}: only {', '.join(known())}")
    return code


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(load(language)["function_words"])
