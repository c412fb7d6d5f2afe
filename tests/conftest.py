"""Tests never touch the project's own cache, history or releases."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

_HOME = tempfile.TemporaryDirectory(prefix="monazite-tests-")
os.environ["MONAZITE_HOME"] = _HOME.name
os.environ["MONAZITE_OUT"] = str(Path(_HOME.name) / "releases")


@pytest.fixture(scope="session")
def home() -> Path:
    """Where the builds of this test run keep their cache and history."""
    return Path(_HOME.name)
