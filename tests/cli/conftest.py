"""The command line, called in this process: a fresh interpreter for every case would take seconds."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import monazite

ARTICLE = """\
---
title: La miniera di Valdora
outlet: Il Corriere di Valdora
published: 2025-04-07
license: CC0-1.0
language: it
---
«La miniera resta chiusa», ha detto il sindaco di Valdora. Nel 2024 sono state estratte 2.000 tonnellate di neodimio.
"""


class Said(NamedTuple):
    """What a command gave: its status, and what it wrote."""

    status: int
    out: str
    err: str


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capfdbinary) -> Callable[..., Said]:
    """Say words to the command line; `stdin` are the bytes on its standard input."""

    def run(*words: object, stdin: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "argv", ["monazite", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        status = 0
        try:
            monazite.main()
        except SystemExit as stop:
            status = stop.code or 0
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Said(status, out.decode(), err.decode())

    return run


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "valdora.md").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of that article, made once. Tests that change it take a copy."""
    from commands.build import build

    folder = tmp_path_factory.mktemp("release")
    (folder / "raw").mkdir()
    (folder / "raw" / "valdora.md").write_text(ARTICLE, encoding="utf-8")
    build(folder / "raw", folder / "out", version="dev")
    return folder / "out" / "monazite-dev"
