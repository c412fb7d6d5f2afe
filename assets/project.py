"""Where a build reads, stages and releases: the one resource of all assets."""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg
import polars as pl
from pydantic import Field

from pipelines.release.frames import Frames, frame_of
from schemas import TABLES

ROOT = Path(__file__).parents[1]
HOME = Path(os.environ.get("MONAZITE_HOME") or ROOT / ".monazite").resolve()
"""Cache, staging folder and Dagster's history; `MONAZITE_HOME` moves it."""

CHECKED = [name for name in TABLES if name != "changes"]
"""The tables that are made before a release; how it differs from the one before is known only when it is made."""


class Project(dg.ConfigurableResource):
    """The paths and the version of a build. Frames go from asset to asset through Parquet files in a staging folder,
    so that every asset can be made again by itself, and nothing is held that no step needs."""

    raw: str = Field(default=str(ROOT / "raw"), description="The folder that articles are read from.")
    out: str = Field(default=str(ROOT / "releases"), description="The folder that releases are made in.")
    home: str = Field(default=str(HOME), description="Where the cache and the staging folder lie.")
    version: str = Field(default="dev", description="`dev`, which is replaced at every build, or YYYY.M.N.")
    date: str | None = Field(default=None, description="Day in the manifests; else the newest day of publication.")
    fresh: bool = Field(default=False, description="Read every article again.")
    archive: bool = Field(default=False, description="Pack the release into one file too.")

    @property
    def raw_path(self) -> Path:
        """The folder of raw articles."""
        return Path(self.raw)

    @property
    def cache_path(self) -> Path:
        """The file of rows that were read before."""
        return Path(self.home) / "cache" / "rows.sqlite"

    @property
    def articles_path(self) -> Path:
        """The file of articles as they were read."""
        return self._staged("articles.jsonl")

    def keep(self, name: str, frame: pl.DataFrame) -> pl.DataFrame:
        """Stage a frame under `name`, and give it back."""
        frame.write_parquet(self._staged(f"{name}.parquet"), compression="lz4")
        return frame

    def frame(self, name: str) -> pl.DataFrame:
        """The frame that was staged under `name`. Raises FileNotFoundError where its asset was never made."""
        return pl.read_parquet(self._staged(f"{name}.parquet"))

    def tables(self) -> Frames:
        """All tables of the contract as they were made last; none has changed yet."""
        return {name: self.frame(name) for name in CHECKED} | {"changes": frame_of(TABLES["changes"], [])}

    def note(self, name: str, text: str) -> None:
        """Stage a short text under `name`."""
        self._staged(name).write_text(text, encoding="utf-8")

    def noted(self, name: str) -> str | None:
        """The text that was staged under `name`, or None."""
        path = self._staged(name)
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def _staged(self, name: str) -> Path:
        path = Path(self.home) / "staging" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
