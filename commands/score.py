"""`score`: what the program finds in articles whose gold is known, against that gold."""

from __future__ import annotations

import hashlib
import subprocess
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from commands.errors import CommandError
from pipelines.extract.cache import PROJECT, code_version
from pipelines.score.corpus import Corpus, read_corpus
from pipelines.score.figures import figures, rules
from pipelines.score.gold import PARTS, GoldError, load_gold
from pipelines.score.pairing import Outcome, outcomes
from pipelines.score.report import as_json, as_text, errors


def score(path: Path, articles: Path, *, part: str | None, show: bool, write: Path | None, day: str | None) -> int:
    """Print the figures of each part of the gold, and write them where asked to. Gives the exit status.

    Raises CommandError where gold or articles cannot be used.
    """
    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise CommandError(f"{day!r} is no day: write it as 2026-11-30") from None
    try:
        gold = load_gold(path)
        if part:
            gold = {key: article for key, article in gold.items() if article.part == part}
            if not gold:
                raise CommandError(f"{path} has no part {part}")
        corpus = read_corpus(gold, articles)
    except GoldError as error:
        raise CommandError(str(error)) from None
    if write and corpus.absent:
        raise CommandError(f"not written: {len(corpus.absent)} articles of the gold are not in {articles}")
    found = outcomes(corpus)
    for line in corpus.notes:
        print(line)
    if corpus.absent:
        print(f"Not there, and not scored: {', '.join(corpus.absent)}")
    for name, mine in _parts(found).items():
        n_articles = len({outcome.key for outcome in mine})
        print(f"\n== {name or 'all'}: {n_articles} articles")
        if show and (name != "test" or part == "test"):
            print(*errors(mine, corpus), sep="\n", end="\n\n")
        elif show:
            print("What is wrong in the half that is only scored is shown with --part test alone: never tune on it.\n")
        print(*as_text(figures(mine), rules(mine)), sep="\n")
    if write:
        _write(write, report(path, corpus, found, day or _newest_commit()))
    return 0


def _parts(found: list[Outcome]) -> dict[str | None, list[Outcome]]:
    """Outcomes by part; those of gold without parts under None."""
    return {name: mine for name in (None, *PARTS) if (mine := [o for o in found if o.part == name])}


def report(path: Path, corpus: Corpus, found: list[Outcome], day: str | None) -> dict[str, Any]:
    """What is committed: `tables` are the figures of the part that is never tuned on (of gold without parts, of all),
    `parts` those of the others, `rules` the precision of each rule over all articles, a rule's rows being few.
    """
    parts = _parts(found)
    scored = "test" if "test" in parts else next(iter(parts))
    others = {
        name: {"articles": len({o.key for o in mine}), "tables": figures(mine)}
        for name, mine in parts.items()
        if name != scored
    }
    return {
        "gold": path.stem,
        "gold_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "code_version": code_version(),
        "package_version": _package_version(),
        "date": day,
        "part": scored or "all",
        "articles": len({o.key for o in parts[scored]}),
        "tables": figures(parts[scored]),
        "parts": others,
        "rules": rules(found),
    }


def _write(path: Path, content: dict[str, Any]) -> None:
    try:
        path.write_text(as_json(content), encoding="utf-8")
    except OSError as error:
        raise CommandError(f"cannot write {path}: {error.strerror}") from None


def _package_version() -> str:
    """The version of the checkout, which an installation may be older than."""
    return tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def _newest_commit() -> str | None:
    """The day of the newest commit, or None outside a checkout."""
    command = ["git", "-C", str(PROJECT), "log", "-1", "--format=%cs"]
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() or None
    except (OSError, subprocess.CalledProcessError):
        return None
