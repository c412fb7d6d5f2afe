"""The README tells the truth: its commands run, and print what it says that they print."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "docs"))

from readme_outputs import README, SILENT, commands, comparable, refreshed, runner  # noqa: E402

TEXT = README.read_text("utf-8")


def test_outputs_are_what_the_commands_print(tmp_path):
    again = refreshed(TEXT, runner(tmp_path))
    assert comparable(again) == comparable(TEXT), "refresh them with: python docs/readme_outputs.py"


def test_there_are_queries_and_both_commands():
    assert sum("query" in command for command in commands(TEXT)) >= 5
    assert {"./run build", "./run ui"} <= set(commands(TEXT))


def test_files_that_are_pointed_to_exist():
    for target in (part.split(")")[0] for part in TEXT.split("](")[1:]):
        assert "://" in target or (ROOT / target.split("#")[0]).exists(), target


def test_what_is_not_run_here_is_known():
    assert {command for command in commands(TEXT) if command.startswith(SILENT)} <= set(SILENT)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_user_interface_starts_and_stops(tmp_path, stop):
    port = free_port()
    child = subprocess.Popen(
        [sys.executable, ROOT / "monazite.py", "ui", "--port", str(port)],
        env=os.environ | {"MONAZITE_HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 90
        answered = False
        while not answered and child.poll() is None and time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/server_info", timeout=5) as answer:
                    answered = answer.status == 200
            except OSError:
                time.sleep(0.2)
        assert answered
        child.send_signal(stop)
        child.wait(timeout=60)
    finally:
        if child.poll() is None:
            child.kill()


def test_a_port_that_is_taken(say):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = say("ui", "--port", taken.getsockname()[1])
    assert said.status == 1 and len(said.err.strip().splitlines()) == 1 and "--port" in said.err
