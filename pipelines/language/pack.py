"""A language as a folder of data: `it/*.toml` and a tagger. The engine reads it through a Pack."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
HERE = Path(__file__).parent


class Pack:
    """The tables of one language. Each file is read once, and what is derived from it is built once."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self.folder = folder
        self._tables: dict[str, dict[str, Any]] = {}
        self._built: dict[str, Any] = {}

    def table(self, name: str) -> dict[str, Any]:
        """The parsed TOML of `<name>.toml`. Raises FileNotFoundError where the pack has no such file."""
        if name not in self._tables:
            with (self.folder / f"{name}.toml").open("rb") as file:
                self._tables[name] = tomllib.load(file)
        return self._tables[name]

    def cached(self, key: str, build: Callable[[Pack], T]) -> T:
        """`build(self)`, made at the first call and kept under `key`."""
        if key not in self._built:
            self._built[key] = build(self)
        return self._built[key]


def languages() -> tuple[str, ...]:
    """BCP 47 codes of the languages that have a pack."""
    return tuple(sorted(path.parent.name for path in HERE.glob("*/pack.toml")))


@cache
def load_pack(language: str) -> Pack:
    """The pack of a language. Raises KeyError where there is none."""
    if language not in languages():
        raise KeyError(language)
    return Pack(language, HERE / language)
