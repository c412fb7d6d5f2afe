"""What every document of a release is written from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pipelines.release.build import Build
from pipelines.release.frames import Frames
from pipelines.release.place import DATABASE
from schemas import TABLES, Table

SUMS = "SHA256SUMS"
TITLE = "Monazite: statements, quantities and events in the news"
SUMMARY = (
    "Who said what, how much of what, and what happened between whom, read from news articles by rules; "
    "each row names the letters that it was read from and the rule that read it."
)
KEYWORDS = ("news", "information extraction", "quotations", "quantities", "events", "critical raw materials")
LICENSE = "CC-BY-4.0"
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"
LICENSE_TITLE = "Creative Commons Attribution 4.0 International"
CREATOR = "The Monazite contributors"


@dataclass(frozen=True)
class Context:
    """A release in the making: its frames, how it is made, its day, and the folder in which its data lie already."""

    frames: Frames
    build: Build
    date: date | None
    folder: Path

    @property
    def database(self) -> Path:
        """The DuckDB file."""
        return self.folder / DATABASE

    def data_path(self, table: Table) -> str:
        """Where a table's file lies in the release."""
        return f"data/{table.name}.parquet"

    @cached_property
    def sums(self) -> dict[str, str]:
        """SHA-256 of each table's file, by its path in the release."""
        return {self.data_path(table): digest(self.folder / self.data_path(table)) for table in TABLES.values()}

    def size(self, path: str) -> int:
        """Bytes of a file of the release."""
        return (self.folder / path).stat().st_size


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def as_json(document: Any) -> str:
    """A document as JSON for people and diffs: indented, letters as they are, one line end at the end."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
