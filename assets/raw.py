"""The sensor on the raw folder: when something new lies there, it asks for a build."""

from __future__ import annotations

import hashlib
from pathlib import Path

import dagster as dg

from assets.project import Project
from pipelines.read.folder import input_files


def raw_fingerprint(raw: Path) -> str:
    """Hash over names, sizes and times of the inputs: equal as long as nobody has touched them."""
    digest = hashlib.sha256()
    for name, path in input_files(raw):
        try:
            status = path.stat()
            digest.update(f"{name}\n{status.st_size}\n{status.st_mtime_ns}\n".encode())
        except OSError:
            digest.update(f"{name}\nunreadable\n".encode())
    return digest.hexdigest()


@dg.sensor(
    job_name="build",
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Asks for a build when the raw folder is not what the last build has read.",
)
def raw_sensor(project: Project):
    """One run for each state of the folder; none where it is missing, empty or as it was read last."""
    if not project.raw_path.is_dir() or not input_files(project.raw_path):
        return dg.SkipReason(f"nothing to read in {project.raw}")
    now = raw_fingerprint(project.raw_path)
    if project.noted("raw.released") == now:
        return dg.SkipReason("nothing new since the last build")
    return dg.RunRequest(run_key=now)
