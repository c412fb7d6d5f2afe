"""Dagster's own folder inside the project: the history that `build` writes and `ui` shows."""

from __future__ import annotations

import os
from pathlib import Path

SETTINGS = """\
# Written by Monazite where it was missing. No word leaves this machine, and no dialog asks for one.
telemetry:
  enabled: false
nux:
  enabled: false
"""


def prepare(home: Path) -> Path:
    """Make `home/dagster` where it is missing, and point DAGSTER_HOME to it. Raises OSError where it cannot be."""
    folder = home / "dagster"
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "dagster.yaml"
    if not settings.is_file():
        settings.write_text(SETTINGS, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(folder)
    return folder
