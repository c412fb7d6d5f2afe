"""A release in one file: a tar of its files, packed with zstd, the same bytes every time."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pyarrow

from pipelines.release.context import Context
from pipelines.release.place import PREFIX

MODE = 0o644


def archive_path(out: Path, version: str) -> Path:
    """Where the archive of a version lies."""
    return out / "archives" / f"{PREFIX}{version}.tar.zst"


def write_archive(context: Context, names: list[str], out: Path) -> Path:
    """Pack files of a release in the given order; no clock, owner or file mode goes into the archive.

    It lies below `out` at once or not at all. Raises OSError where it cannot be written.
    """
    target = archive_path(out, context.build.version)
    target.parent.mkdir(exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    try:
        with (
            pyarrow.CompressedOutputStream(str(part), "zstd") as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.USTAR_FORMAT) as tar,
        ):
            for name in names:
                entry = tarfile.TarInfo(f"{PREFIX}{context.build.version}/{name}")
                entry.size, entry.mode = context.size(name), MODE
                with (context.folder / name).open("rb") as stream:
                    tar.addfile(entry, stream)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target
