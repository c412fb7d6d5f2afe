"""The sensor on the raw folder: a run where something new lies there, and none where nothing does."""

from __future__ import annotations

import dagster as dg
import pytest

from assets.project import Project
from assets.raw import raw_fingerprint, raw_sensor


@pytest.fixture
def project(tmp_path) -> Project:
    (tmp_path / "raw").mkdir()
    return Project(raw=str(tmp_path / "raw"), out=str(tmp_path / "out"), home=str(tmp_path / "home"))


def asked(project: Project):
    return raw_sensor(dg.build_sensor_context(), project=project)


def test_nothing_there(project):
    assert isinstance(asked(project), dg.SkipReason)
    project.raw_path.rmdir()
    assert isinstance(asked(project), dg.SkipReason)


def test_something_new_asks_once_for_each_state(project):
    (project.raw_path / "one.txt").write_text("Una miniera.")
    first = asked(project)
    assert isinstance(first, dg.RunRequest)
    assert asked(project).run_key == first.run_key
    (project.raw_path / "two.txt").write_text("Due miniere.")
    assert asked(project).run_key != first.run_key


def test_what_was_built_asks_for_nothing(project):
    (project.raw_path / "one.txt").write_text("Una miniera.")
    project.note("raw.released", raw_fingerprint(project.raw_path))
    assert isinstance(asked(project), dg.SkipReason)
    (project.raw_path / "one.txt").write_text("Una miniera più grande.")
    assert isinstance(asked(project), dg.RunRequest)
