"""`verify`: whether a release is what it says it is."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from commands.errors import CommandError


def verify(release: Path, raw: Path | None) -> int:
    """Print what is wrong with a release, and what could not be asked. Gives the exit status.

    Raises CommandError where `raw` is no folder, ReleaseError where `release` is no release.
    """
    from pipelines.release.verify import verify

    if raw is not None and not raw.is_dir():
        raise CommandError(f"there is no folder {raw}")
    found = verify(release, raw)
    console = Console(highlight=False, soft_wrap=True)
    for finding in found.findings:
        console.print(str(finding), style="red", markup=False)
    rows = sum(found.n_rows.values())
    console.print(f"{found.n_files} files right, {rows:,} rows in {len(found.n_rows)} tables")
    console.print(f"{found.rows_checked:,} rows show what their articles say, letter for letter")
    if found.rows_not_checkable:
        hint = "" if raw is not None else ": name the folder of raw articles with --raw"
        console.print(f"{found.rows_not_checkable:,} rows not checkable here{hint}")
    if found.ok:
        console.print(f"{release}: nothing wrong", style="green")
        return 0
    console.print(f"{release}: {len(found.findings)} things wrong", style="red")
    return 1
