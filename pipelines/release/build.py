"""What a release knows of its own making, and what making it gave."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.release.frames import Frames
from schemas import SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """How a release is made; nothing in it may differ between two builds of the same inputs with the same code."""

    version: str
    """`dev`, or CalVer `YYYY.M.N`."""
    code_version: str
    """Hash of the sources and data files that reading and extraction depend on."""
    date: date | None = None
    """The day to write into manifests; without one, the newest day of publication among the inputs."""
    commit: str | None = None
    """Revision of the code, where it is known and nothing is changed in it."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """What was chosen on the command line that changes the result."""
    scores: Mapping[str, Any] | None = None
    """The committed scores against gold; see `pipelines.release.scorecard`."""
    floors: Mapping[str, Any] | None = None
    """The committed floors that a numbered release may not fall under."""
    warnings: tuple[str, ...] = ()
    """Checks of severity WARN that failed, in words."""
    previous: Path | None = None
    """The folder of the release to compare with."""
    archive: bool = False
    """Whether to make `archives/monazite-<version>.tar.zst` as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseInfo:
    """A release that was made: where it lies, its day, its rows by table and its files with their sizes in bytes."""

    path: Path
    version: str
    date: date | None
    n_rows: dict[str, int]
    files: dict[str, int]
    archive: Path | None = None


def release_date(frames: Frames, given: date | None) -> date | None:
    """The day of a release: as given, else the newest day of publication of an input, else None."""
    return given or frames["articles"]["published_end"].max()


def source_hash(frames: Frames) -> str:
    """SHA-256 over the hashes of all raw records that were read, whatever their order or names."""
    digests = frames["articles"].select(pl.col("source_sha256").sort()).to_series().to_list()
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def file_metadata(frames: Frames, build: Build) -> dict[str, str]:
    """What every file of a release says of the release."""
    return {
        "dataset": "monazite",
        "version": build.version,
        "schema_version": SCHEMA_VERSION,
        "code_version": build.code_version,
        "source_hash": source_hash(frames),
    }
