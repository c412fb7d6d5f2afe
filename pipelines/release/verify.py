"""Whether a release is what it says it is, and shows what its articles say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from pipelines.read.article import Article
from pipelines.read.folder import read_folder
from pipelines.release.checks import (
    Finding,
    check_evidence,
    check_foreign_keys,
    check_ids,
    check_keys,
    check_rights,
    check_schema,
    is_text,
)
from pipelines.release.context import SUMS, digest
from pipelines.release.database import differences
from pipelines.release.frames import Frames
from pipelines.release.parquet import read_table
from pipelines.release.place import DATABASE, ReleaseError
from pipelines.release.write import files_of
from schemas import TABLES

_SUM_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


@dataclass(slots=True)
class Verification:
    """What was found; `ok` where there is no finding. Rows are counted, of all tables that show words of a text."""

    findings: list[Finding] = field(default_factory=list)
    n_files: int = 0
    n_rows: dict[str, int] = field(default_factory=dict)
    rows_checked: int = 0
    """Rows whose words were compared with the text."""
    rows_not_checkable: int = 0
    """Rows of articles whose text is neither in the release nor in the folder of raw articles."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with what could be checked."""
        return not self.findings


def verify(release: Path, raw: Path | None = None) -> Verification:
    """Check sums, schemas, keys, ids, foreign keys, the database, and the evidence as far as texts are at hand.

    Texts are those in the release, and those of the articles that are read again from the folder `raw`. Raises
    ReleaseError where `release` is no release.
    """
    if not (release / SUMS).is_file():
        raise ReleaseError(f"{release} is no release: it has no {SUMS}")
    result = Verification()
    result.findings, result.n_files = check_sums(release)
    frames = _read_frames(release, result.findings)
    if frames is None:
        return result
    result.n_rows = {name: frame.height for name, frame in frames.items()}
    result.findings += check_schema(frames)
    if any(finding.check == "schema" for finding in result.findings):
        return result
    for check in (check_keys, check_foreign_keys, check_ids, check_rights, check_rule_counts):
        result.findings += check(frames)
    if (release / DATABASE).is_file():
        result.findings += _check_database(release)
    evidence = check_evidence(frames, _texts(frames["articles"], raw))
    result.findings += evidence.findings
    result.rows_checked, result.rows_not_checkable = evidence.checked, evidence.unchecked
    return result


def check_sums(release: Path) -> tuple[list[Finding], int]:
    """Findings about files that are missing, changed or not listed, and how many files were right."""
    listed: dict[str, str] = {}
    findings = []
    for name in (SUMS, f"{DATABASE}.sha256"):
        path = release / name
        for line in path.read_text("utf-8", "replace").splitlines() if path.is_file() else ():
            if found := _SUM_LINE.fullmatch(line):
                listed[found[2]] = found[1]
            else:
                findings.append(Finding("checksums", name, None, "has a line that is no sum", 0))
    good = 0
    for name, expected in listed.items():
        path = release / name
        if not path.is_file():
            findings.append(Finding("checksums", name, None, "is missing", 0))
        elif digest(path) != expected:
            findings.append(Finding("checksums", name, None, "is not what its sum says", 0))
        else:
            good += 1
    unlisted = sorted(set(files_of(release)) - set(listed) - {SUMS, f"{DATABASE}.sha256"})
    findings += [Finding("checksums", name, None, "has no sum", 0) for name in unlisted]
    return findings, good


def check_rule_counts(frames: Frames) -> list[Finding]:
    """`rules.n_rows` is how many rows name the rule."""
    wrong = []
    for rule_id, target, n_rows in frames["rules"].select("rule_id", "target", "n_rows").iter_rows():
        if frames[target].filter(pl.col("rule") == rule_id).height != n_rows:
            wrong.append(rule_id)
    message = "is not the number of its rows"
    return [Finding("schema", "rules", "n_rows", message, len(wrong), tuple(wrong[:5]))] if wrong else []


def _read_frames(release: Path, findings: list[Finding]) -> Frames | None:
    """The tables of a release, or None where one cannot be read, which is added to the findings.

    A file whose bytes are not those that were released is not opened: readers of Parquet trust them, and crash.
    """
    changed = {finding.table for finding in findings}
    frames = {}
    for name in TABLES:
        path = release / "data" / f"{name}.parquet"
        if f"data/{name}.parquet" in changed:
            findings.append(Finding("schema", name, None, "cannot be read: its sum is wrong", 0))
            continue
        try:
            frames[name] = read_table(path)
        except (OSError, pl.exceptions.PolarsError) as error:
            findings.append(Finding("schema", name, None, f"cannot be read: {str(error).splitlines()[0]}", 0))
    return frames if len(frames) == len(TABLES) else None


def _check_database(release: Path) -> Iterator[Finding]:
    try:
        found = differences(release / DATABASE, release / "data")
    except duckdb.Error as error:
        yield Finding("database", DATABASE, None, f"cannot be read: {str(error).splitlines()[0]}", 0)
        return
    for name, count in found.items():
        yield Finding("database", name, None, "differs from its Parquet file", count)


def _texts(articles: pl.DataFrame, raw: Path | None) -> Iterable[tuple[str, str]]:
    """Ids and texts of articles: as published, then as read again. A text that is not the one described is no help."""
    known = {row[0]: row[1:] for row in articles.select("article_id", "text_sha256", "n_chars", "text").iter_rows()}
    for article_id, (_, _, text) in known.items():
        if text is not None:
            yield article_id, text
    for record in read_folder(raw) if raw is not None else ():
        if isinstance(record, Article) and record.article_id in known:
            expected, size, published = known[record.article_id]
            if published is None and is_text(record.text, expected, size):
                yield record.article_id, record.text
