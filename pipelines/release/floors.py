"""The gates of a numbered release: what it may not fall under."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.release.build import Build, source_hash
from pipelines.release.dictionary import null_rates
from pipelines.release.frames import Frames
from schemas import TABLES


def under_floors(frames: Frames, build: Build) -> list[str]:
    """One line for each figure that is under its floor, with by how much; empty where all hold.

    `build.floors["scores"][table][level]` is the least F1 of the committed scores, which may not be missing or stale
    where a floor is set. `build.floors["corpus"]` holds for the inputs whose `source_hash` it names:
    `rows[table]` is the least number of rows, `max_null_rate["table.column"]` the greatest share of nulls.
    """
    floors = build.floors or {}
    return [*_scores(floors.get("scores", {}), build), *_corpus(floors.get("corpus", {}), frames)]


def _scores(floors: Mapping[str, Mapping[str, float]], build: Build) -> list[str]:
    if not floors:
        return []
    if build.scores is None:
        return ["there are no scores to hold against the floors"]
    if build.scores.get("code_version") != build.code_version:
        return ["the scores are stale: the code has changed since they were made"]
    lines = []
    for table, levels in floors.items():
        for level, least in levels.items():
            found = build.scores.get("tables", {}).get(table, {}).get(level, {}).get("f1")
            if found is None:
                lines.append(f"{table}: no {level} F1 among the scores, at least {least:.3f} is wanted")
            elif found < least:
                lines.append(f"{table}: {level} F1 is {found:.3f}, {least - found:.3f} under its floor of {least:.3f}")
    return lines


def _corpus(floor: Mapping[str, Any], frames: Frames) -> list[str]:
    if floor.get("source_hash") != source_hash(frames):
        return []
    lines = []
    for name, least in floor.get("rows", {}).items():
        found = frames[name].height
        if found < least:
            lines.append(f"{name}: {found:,} rows, {least - found:,} under the floor of {least:,}")
    for path, most in floor.get("max_null_rate", {}).items():
        name, column = path.split(".")
        found = null_rates(TABLES[name], frames[name]).get(column, 0.0)
        if found > most:
            lines.append(f"{path}: {found:.1%} nulls, {found - most:.1%} over the limit of {most:.1%}")
    return lines
