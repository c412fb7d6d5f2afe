"""`./run` on a machine with little on it: what it makes, what it leaves alone, and what it says where it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "dirname", "cat", "cmp", "rm", "tail", "mkdir", "chmod")

# Stands for a Python: says what it was asked for, makes a `.venv` that holds a copy of itself.
PYTHON = """\
#!/bin/sh
echo "python $*" >>"$LOG"
case "$*" in
    "-c "*) exit 0 ;;
    "-m venv "*)
        [ -z "${NO_VENV-}" ] || exit 1
        mkdir -p "$3/bin"; cat "$0" >"$3/bin/python"; chmod +x "$3/bin/python"; : >"$3/pyvenv.cfg" ;;
    "-m pip "*) [ -z "${NO_NETWORK-}" ] || { echo "no route to host"; exit 1; } ;;
esac
"""
UV = """\
#!/bin/sh
echo "uv $*" >>"$LOG"
if [ "$1" = venv ]; then
    for venv; do :; done
    mkdir -p "$venv/bin"; cat "$BIN/python3" >"$venv/bin/python"; chmod +x "$venv/bin/python"; : >"$venv/pyvenv.cfg"
fi
"""


class Machine:
    """A checkout, and a PATH with a few tools on it and what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.home, self.log = folder / "bin", folder / "a checkout", folder / "log"
        self.bin.mkdir()
        self.home.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        for name in ("run", "requirements.lock", "pyproject.toml"):
            shutil.copy(ROOT / name, self.home / name)

    def put(self, name: str, script: str) -> None:
        (self.bin / name).write_text(script)
        (self.bin / name).chmod(0o755)

    def run(self, *words: str, **environment: str) -> tuple[subprocess.CompletedProcess, list[str]]:
        """What `./run` gave, and what was asked of Python and uv."""
        self.log.write_text("")
        places = {"PATH": str(self.bin), "LOG": str(self.log), "BIN": str(self.bin)}
        done = subprocess.run([self.home / "run", *words], env=places | environment, capture_output=True, text=True)
        return done, self.log.read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_no_python(machine):
    done, _ = machine.run("build")
    assert done.returncode == 1 and "no Python 3.11 or newer found" in done.stderr


def test_an_old_python_is_none(machine):
    machine.put("python3", "#!/bin/sh\nexit 1\n")
    done, _ = machine.run("build")
    assert done.returncode == 1 and "no Python 3.11 or newer found" in done.stderr


def test_a_python_that_makes_no_environments(machine):
    machine.put("python3", PYTHON)
    done, _ = machine.run("build", NO_VENV="1")
    assert done.returncode == 1 and "python3-venv" in done.stderr
    assert not (machine.home / ".venv").exists()


def test_packages_that_cannot_be_had(machine):
    machine.put("python3", PYTHON)
    done, _ = machine.run("build", NO_NETWORK="1")
    assert done.returncode == 1 and "no route to host" in done.stderr and "install.log" in done.stderr
    done, asked = machine.run("build")
    assert done.returncode == 0 and any("pip" in line for line in asked), "what was begun is finished the next time"


def test_the_environment_is_made_once(machine):
    machine.put("python3", PYTHON)
    done, asked = machine.run("build", "--fresh")
    assert done.returncode == 0 and "about a minute" in done.stderr
    assert any("-r" in line and "requirements.lock" in line for line in asked)
    assert asked[-1] == f"python {machine.home}/monazite.py build --fresh"
    done, asked = machine.run("query", "select 1")
    assert asked == [f"python {machine.home}/monazite.py query select 1"] and not done.stderr


def test_it_is_made_again_when_the_lock_has_changed(machine):
    machine.put("python3", PYTHON)
    machine.run("build")
    with (machine.home / "requirements.lock").open("a") as lock:
        lock.write("one==1\n")
    _, asked = machine.run("build")
    assert any("-r" in line for line in asked)


def test_uv_is_used_where_it_is(machine):
    machine.put("python3", PYTHON)
    machine.put("uv", UV)
    done, asked = machine.run("build")
    assert done.returncode == 0
    assert any(line.startswith("uv pip install") and "-r" in line for line in asked)
    assert not any("-m pip" in line for line in asked)


def test_test_runs_the_tests(machine):
    machine.put("python3", PYTHON)
    _, asked = machine.run("test", "-k", "one")
    assert asked[-1] == "python -m pytest -k one"


def test_the_lock_names_versions_and_no_addresses():
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    assert all("==" in line and "://" not in line and not line.startswith("-") for line in lines)
    pins = dict(line.split(" ;")[0].split("==") for line in lines)
    assert pins["dagster"] == pins["dagster-webserver"]
    assert os.access(ROOT / "run", os.X_OK)
