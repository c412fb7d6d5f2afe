"""Where releases lie, and how one comes to lie there: whole or not at all."""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEV = "dev"
"""The version that every `build` makes anew."""

DATABASE = "monazite.duckdb"
PREFIX = "monazite-"
_NUMBERED = re.compile(r"([1-9][0-9]{3})\.([1-9]|1[0-2])\.(0|[1-9][0-9]*)")
_STAGING = ".staging-"
_EXCHANGE = 2


class ReleaseError(Exception):
    """A release cannot be made or read; the message is one line for the person who asked."""


def version_key(version: str) -> tuple[int, ...] | None:
    """A CalVer version `YYYY.M.N` as numbers that sort, or None for anything else."""
    found = _NUMBERED.fullmatch(version)
    return tuple(int(part) for part in found.groups()) if found else None


def folder(out: Path, version: str) -> Path:
    """Where a version lies below `out`. Raises ReleaseError for what is neither `dev` nor `YYYY.M.N`."""
    if version != DEV and version_key(version) is None:
        raise ReleaseError(f"{version!r} is no version: write YYYY.M.N, as in 2026.11.0")
    return out / f"{PREFIX}{version}"


def releases(out: Path) -> list[Path]:
    """All releases below `out`: the numbered ones from old to new, then `dev`."""
    found = []
    for path in out.glob(f"{PREFIX}*") if out.is_dir() else ():
        version = path.name.removeprefix(PREFIX)
        if path.is_dir() and (version == DEV or version_key(version)):
            found.append((version_key(version) or (sys.maxsize,), path))
    return [path for _, path in sorted(found)]


def previous_release(out: Path, version: str) -> Path | None:
    """The newest numbered release that is older than `version` (of all, for `dev`), or None."""
    own = version_key(version) or (sys.maxsize,)
    older = [path for path in releases(out) if (version_key(path.name.removeprefix(PREFIX)) or own) < own]
    return older[-1] if older else None


def find_release(out: Path, version: str | None = None) -> Path:
    """The folder of a version, or of the release that was made last.

    Raises ReleaseError where there is none.
    """
    if version is not None:
        path = folder(out, version)
        if not path.is_dir():
            raise ReleaseError(f"there is no release {version} in {out}")
        return path
    found = releases(out)
    if not found:
        raise ReleaseError(f"there is no release in {out}: make one with `monazite build`")
    return max(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


@contextmanager
def staged(out: Path, version: str) -> Iterator[Path]:
    """A new empty folder that becomes the release when the block ends well, and vanishes when it does not.

    A reader sees the old release or the new one, never a part. A numbered version is never overwritten. Builds into
    the same `out` wait for each other. Raises ReleaseError where `out` cannot be written or the version stands.
    """
    target = folder(out, version)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / ".lock").open("w")
    except OSError as error:
        raise ReleaseError(f"cannot write to {out}: {error.strerror}") from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in out.glob(f"{_STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)
        if target.exists() and version != DEV:
            raise ReleaseError(f"{target} stands already: a numbered release is never overwritten")
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=out))
        try:
            staging.chmod(0o755)
            yield staging
            promote(staging, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def promote(staging: Path, target: Path) -> None:
    """Put a finished folder where the release lies; what lay there is gone afterwards."""
    if not target.exists():
        staging.rename(target)
    elif not _exchange(staging, target):
        aside = staging.with_name(f"{staging.name}.old")
        target.rename(aside)
        staging.rename(target)
        shutil.rmtree(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can; otherwise do nothing and say False."""
    libc = ctypes.CDLL(None, use_errno=True)
    here, there = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        at_working_directory = -100
        return libc.renameat2(at_working_directory, here, at_working_directory, there, _EXCHANGE) == 0
    if hasattr(libc, "renamex_np"):
        return libc.renamex_np(here, there, _EXCHANGE) == 0
    return False
