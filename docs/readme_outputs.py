"""Puts real outputs into README.md: what each command prints, and the table that each query gives.

    python docs/readme_outputs.py

A block of ```console holds commands after `$ `, each followed by what it prints; a block of ```sql holds one query
whose result stands below it as a table. Everything is run over a release of the shipped articles, in folders of its
own. A test compares what is printed here with what stands in the README.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
SILENT = ("./run ui", "./run test")
"""Commands that are shown without their output: a server, and the tests that this is part of."""

_BLOCK = re.compile(r"```(console|sql)\n(.*?)```\n(?:\n(?:\|[^\n]*\n)+)?", re.DOTALL)
_CHANGING = re.compile(r"\b[\d.]+ (?:s|MB)\b|stages: [^)]*")

Run = Callable[[str], str]


def refreshed(readme: str, run: Run) -> str:
    """The README with every output replaced by what `run` gives for its command."""

    def block(found: re.Match) -> str:
        kind, body = found.groups()
        if kind == "sql":
            return f"```sql\n{body}```\n\n{run(_query(body))}"
        lines = []
        for command in (line for line in body.splitlines() if line.startswith("$ ")):
            lines.append(command)
            if not command[2:].startswith(SILENT):
                lines += run(command[2:]).rstrip().splitlines()
        return "```console\n" + "\n".join(line.rstrip() for line in lines) + "\n```\n"

    return _BLOCK.sub(block, readme)


def commands(readme: str) -> list[str]:
    """All commands of the README, the queries among them."""
    found = []
    for kind, body in (match.groups() for match in _BLOCK.finditer(readme)):
        found += [_query(body)] if kind == "sql" else [line[2:] for line in body.splitlines() if line[:2] == "$ "]
    return found


def comparable(readme: str) -> str:
    """The README without seconds and megabytes, which no two builds share."""
    return _CHANGING.sub("…", readme)


def _query(sql: str) -> str:
    quoted = " ".join(sql.split()).replace('"', '\\"')
    return f'./run query "{quoted}"'


def runner(folder: Path) -> Run:
    """Runs commands of the README with this interpreter; their releases, cache and history lie in `folder`.

    What is printed of that folder is shown as it would be in the project. Raises RuntimeError where a command fails.
    """
    places = {"MONAZITE_OUT": str(folder / "releases"), "MONAZITE_HOME": str(folder / "home"), "COLUMNS": "100"}

    def run(command: str) -> str:
        real = command.replace("./run", f'"{sys.executable}" monazite.py')
        done = subprocess.run(
            real, shell=True, cwd=ROOT, env=os.environ | places, capture_output=True, text=True, encoding="utf-8"
        )
        if done.returncode:
            raise RuntimeError(f"{command}: {done.stderr}")
        return done.stdout.replace(f"{folder}/", "")

    return run


def main() -> None:
    """Refresh the README in place."""
    with tempfile.TemporaryDirectory() as folder:
        text = refreshed(README.read_text("utf-8"), runner(Path(folder)))
    README.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
