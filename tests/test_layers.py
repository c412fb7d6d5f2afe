"""Imports run one way: monazite → commands → assets → pipelines → schemas, and so inside pipelines."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = {
    "schemas": set(),
    "pipelines.read": {"schemas"},
    "pipelines.language": {"schemas", "pipelines.read"},
    "pipelines.extract": {"schemas", "pipelines.read", "pipelines.language"},
    "pipelines.link": {"schemas", "pipelines.read", "pipelines.language", "pipelines.extract"},
    "pipelines.release": {"schemas", "pipelines.read", "pipelines.language", "pipelines.extract"},
    "pipelines.score": {"schemas", "pipelines"},
    "assets": {"schemas", "pipelines"},
    "commands": {"schemas", "pipelines", "assets"},
    "monazite": {"schemas", "pipelines", "assets", "commands"},
}
"""Layer → what it may import beside itself."""

OURS = ("schemas", "pipelines", "assets", "commands", "monazite")


def modules() -> Iterator[tuple[str, Path]]:
    """Name and file of every module of the program."""
    for top in OURS:
        folder = ROOT / top
        for path in sorted(folder.rglob("*.py")) if folder.is_dir() else [ROOT / f"{top}.py"]:
            name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
            if name != "pipelines":
                yield name, path


def imported(path: Path) -> set[str]:
    """Absolute names of what a file imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names if node.module == "pipelines")
    return names - {"pipelines"}


def within(name: str, layer: str) -> bool:
    return name == layer or name.startswith(f"{layer}.")


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_module_imports_what_lies_below_it(name, path):
    (layer,) = (layer for layer in LAYERS if within(name, layer))
    ours = {other for other in imported(path) if other.split(".")[0] in OURS}
    allowed = LAYERS[layer] | {layer}
    assert not {other for other in ours if not any(within(other, one) for one in allowed)}


@pytest.mark.parametrize("folder", ["pipelines", "schemas"])
def test_dagster_is_known_to_assets_and_commands_alone(folder):
    assert not [name for name, path in modules() if within(name, folder) and "dagster" in imported(path)]


def test_reading_a_text_does_not_load_dagster():
    code = "import sys, commands.read, commands.source, pipelines.release.query; sys.exit('dagster' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
