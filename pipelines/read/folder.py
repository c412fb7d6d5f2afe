"""The folder `raw/`: every input in it, in the order of its path, read or rejected with a reason."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from pipelines.read.article import Article, ReadError, Rejected
from pipelines.read.formats import ENDINGS, MAX_BYTES, read_bytes


def input_files(raw: Path) -> list[tuple[str, Path]]:
    """Every input below `raw` as (path below it with slashes, file), sorted by that path; nothing is opened.

    No inputs are files and folders whose names begin with a dot, and files named README with any ending. Links to
    folders are not followed: one that leads out of `raw` is listed itself, so that it is rejected and not passed over.
    Folders that cannot be listed are listed themselves for the same reason.
    """
    root = raw.resolve()
    found: list[Path] = []
    closed: list[OSError] = []
    for folder, folders, files in os.walk(raw, onerror=closed.append):
        here = Path(folder)
        found += [here / name for name in files if Path(name).stem.upper() != "README" and not name.startswith(".")]
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [here / name for name in folders if (here / name).is_symlink() and not _is_inside(here / name, root)]
    found += [Path(error.filename) for error in closed]
    return sorted((_name(path.relative_to(raw)), path) for path in found if path != raw)


def read_folder(raw: Path) -> Iterator[Article | Rejected]:
    """Every record below `raw`, sorted by path: the article, or why it is none. One file is held at a time.

    No article id comes twice: of the same bytes, or the same body, under two names the first by path is the article.
    Raises NotADirectoryError where `raw` is no folder.
    """
    if not raw.is_dir():
        raise NotADirectoryError(raw)
    root = raw.resolve()
    files: dict[str, str] = {}
    articles: dict[str, str] = {}
    for source_path, path in input_files(raw):
        try:
            data = read_file(path, root)
        except ReadError as error:
            yield Rejected(source_path, error.reason, error.detail)
            continue
        digest = hashlib.sha256(data).hexdigest()
        if first := files.get(digest):
            yield Rejected(source_path, "duplicate_bytes", f"the same bytes as {first}")
            continue
        for record in read_bytes(data, source_path):
            if isinstance(record, Article):
                if first := articles.get(record.article_id):
                    record = Rejected(record.source_path, "duplicate_bytes", f"the same body as {first}")
                else:
                    articles[record.article_id] = record.source_path
                files.setdefault(digest, source_path)
            yield record


def read_file(path: Path, root: Path) -> bytes:
    """The bytes of an input file below `root` (resolved).

    Raises ReadError `outside_raw`, `unsupported_format` and `too_large` before a byte is read, `unreadable` where the
    system refuses or the path is no regular file.
    """
    if not _is_inside(path, root):
        raise ReadError("outside_raw", "a link that leads out of the folder")
    if path.suffix.lower() not in ENDINGS and not path.is_dir():
        raise ReadError("unsupported_format", f"only {', '.join(ENDINGS)}")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReadError("unreadable", "no regular file")
        if status.st_size > MAX_BYTES:
            raise ReadError("too_large", f"{status.st_size:,} bytes, at most {MAX_BYTES:,}")
        return path.read_bytes()
    except OSError as error:
        raise ReadError("unreadable", error.strerror or type(error).__name__) from None


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return True


def _name(path: Path) -> str:
    """The path with slashes; bytes of a file name that are no UTF-8 as replacement marks, so that it can be printed."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
