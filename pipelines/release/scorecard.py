"""`scorecard.json` and `scorecard.md`: how good a release is, as far as it is known, and what has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import polars as pl

from pipelines.release.context import Context, as_json
from pipelines.release.dictionary import null_rates
from pipelines.release.frames import Frames
from schemas import SCHEMA_VERSION, TABLES, enums

LEVELS = ("core", "strict", "loose")


def scorecard(context: Context) -> dict[str, Any]:
    """The scorecard as data.

    `scores` are the committed ones, with `stale` true where the code that reads has changed since; None where there
    are none. `since` compares with the release before, and is None for the first.
    """
    frames, build = context.frames, context.build
    return {
        "version": build.version,
        "schema_version": SCHEMA_VERSION,
        "code_version": build.code_version,
        "date": context.date.isoformat() if context.date else None,
        "rows": {name: frame.height for name, frame in frames.items()},
        "null_rates": {name: null_rates(table, frames[name]) for name, table in TABLES.items()},
        "speakers": speakers(frames),
        "rejects": _counts(frames["rejects"], "reason"),
        "scores": _scores(build.scores, build.code_version),
        "rules": rules(frames["rules"]),
        "warnings": list(build.warnings),
        "since": _since(context),
    }


def speakers(frames: Frames) -> dict[str, Any]:
    """Statements by how the speaker is given, and the share of those whose speaker is no known entity."""
    statements = frames["statements"]
    known = pl.col("speaker_id").is_not_null() | (pl.col("speaker_ids").list.len() > 0)
    unknown = statements.filter(~known).height
    return {
        "statements": statements.height,
        "unknown": unknown,
        "unknown_rate": round(unknown / statements.height, 4) if statements.height else None,
        "by_basis": _counts(statements, "speaker_basis", enums.SPEAKER_BASIS),
    }


def rules(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Each rule with its yield and, where scored, its precision on gold."""
    found = []
    for rule_id, target, n_rows, hits, rows in frame.select(
        "rule_id", "target", "n_rows", "gold_hits", "gold_rows"
    ).iter_rows():
        precision = round(hits / rows, 4) if rows and hits is not None else None
        found.append(
            {
                "rule_id": rule_id,
                "target": target,
                "n_rows": n_rows,
                "gold_hits": hits,
                "gold_rows": rows,
                "precision": precision,
            }
        )
    return found


def with_gold(frame: pl.DataFrame, scores: Mapping[str, Any] | None) -> pl.DataFrame:
    """The table `rules` with what the committed scores say of each rule: `scores["rules"][rule_id]` = hits and rows."""
    gold = (scores or {}).get("rules", {})
    counted = [gold.get(rule_id, {}) for rule_id in frame["rule_id"]]
    return frame.with_columns(
        pl.Series("gold_hits", [entry.get("hits") for entry in counted], dtype=pl.Int64),
        pl.Series("gold_rows", [entry.get("rows") for entry in counted], dtype=pl.Int64),
    )


def _counts(frame: pl.DataFrame, column: str, order: tuple[str, ...] = ()) -> dict[str, int]:
    """Rows by value; values in the given order, else in their own; nulls as `none`, last."""
    found = dict(frame.group_by(column).len().iter_rows())
    keys = [key for key in order or sorted(key for key in found if key is not None) if key in found]
    return {key: found[key] for key in keys} | ({"none": found[None]} if None in found else {})


def _scores(scores: Mapping[str, Any] | None, code_version: str) -> dict[str, Any] | None:
    if scores is None:
        return None
    return {**scores, "stale": scores.get("code_version") != code_version}


def _since(context: Context) -> dict[str, Any] | None:
    """Rows of this release and the one before, and how many of its rows changed."""
    previous = context.build.previous
    if previous is None:
        return None
    before = json.loads((previous / "scorecard.json").read_text("utf-8"))
    changes = context.frames["changes"].group_by("table", "change", "cause").len().sort("table", "change", "cause")
    return {
        "version": before["version"],
        "rows": {name: [before["rows"].get(name), frame.height] for name, frame in context.frames.items()},
        "unknown_rate": [before["speakers"]["unknown_rate"], speakers(context.frames)["unknown_rate"]],
        "scores": before["scores"] and before["scores"].get("tables"),
        "changes": changes.to_dicts(),
    }


def scorecard_json(context: Context) -> str:
    """The scorecard as a JSON document."""
    return as_json(scorecard(context))


def scorecard_md(context: Context) -> str:
    """The scorecard as a page."""
    card = scorecard(context)
    lines = [f"# Scorecard of Monazite {card['version']}", ""]
    lines += [f"- {line}" for line in in_five_lines(context)]
    lines += [
        "",
        "## Rows and nulls",
        "",
        "| table | rows | columns with nulls (share of null) |",
        "| --- | ---: | --- |",
    ]
    for name, rates in card["null_rates"].items():
        some = ", ".join(f"{column} {percent(rate)}" for column, rate in rates.items() if rate)
        lines.append(f"| {name} | {card['rows'][name]:,} | {some} |")
    lines += ["", "## Speakers", "", "| given by | statements |", "| --- | ---: |"]
    lines += [f"| {basis} | {count:,} |" for basis, count in card["speakers"]["by_basis"].items()]
    lines += ["", "## Inputs that were not read", ""]
    lines += [f"- {reason}: {count:,}" for reason, count in card["rejects"].items()] or ["None."]
    lines += ["", "## Scores against gold", "", *_score_lines(card["scores"])]
    lines += ["", "## Rules", "", "| rule | rows | right of gold rows | precision |", "| --- | ---: | ---: | ---: |"]
    for rule in card["rules"]:
        scored = f"{rule['gold_hits']} of {rule['gold_rows']}" if rule["gold_rows"] is not None else ""
        precision = "" if rule["precision"] is None else percent(rule["precision"])
        lines.append(f"| {rule['rule_id']} | {rule['n_rows']:,} | {scored} | {precision} |")
    lines += ["", "## Warnings", "", *([f"- {warning}" for warning in card["warnings"]] or ["None."])]
    lines += ["", "## Since the release before", "", *_since_lines(card["since"])]
    return "\n".join(lines) + "\n"


def in_five_lines(context: Context) -> list[str]:
    """What matters most, one sentence a line."""
    card = scorecard(context)
    rows, spoken = card["rows"], card["speakers"]
    rejected = ", ".join(f"{count} {reason}" for reason, count in card["rejects"].items()) or "none"
    unknown = "" if spoken["unknown_rate"] is None else f" ({percent(spoken['unknown_rate'])})"
    return [
        f"Articles read: {rows['articles']:,}. Inputs rejected: {rows['rejects']:,} ({rejected}).",
        f"Statements: {rows['statements']:,}. Quantities: {rows['quantities']:,}. Events: {rows['events']:,}.",
        f"Statements whose speaker is no known entity: {spoken['unknown']:,}{unknown}.",
        _score_line(card["scores"]),
        f"Warnings: {len(card['warnings'])}. Every surface shown was compared with the text at its span.",
    ]


def _score_line(scores: Mapping[str, Any] | None) -> str:
    if scores is None:
        return "Not scored against gold."
    stale = " (stale: the code has changed since)" if scores["stale"] else ""
    figures = []
    for name, levels in scores.get("tables", {}).items():
        if (core := levels.get("core")) is not None:
            figures.append(f"{name} {core['f1']:.3f}")
    return f"Core F1 against gold: {', '.join(figures) or 'no figures'}{stale}."


def _score_lines(scores: Mapping[str, Any] | None) -> list[str]:
    if scores is None:
        return ["Not scored."]
    stale = "; stale, for the code has changed since" if scores["stale"] else ""
    gold = f"Gold {scores.get('gold')}, part {scores.get('part')}, {scores.get('articles')} articles"
    when = f"scored {scores.get('date') or 'on an unknown day'} with code {str(scores.get('code_version'))[:12]}"
    lines = [f"{gold}; {when}{stale}.", ""]
    lines += ["| table | level | precision | recall | F1 |", "| --- | --- | ---: | ---: | ---: |"]
    for name, levels in scores.get("tables", {}).items():
        for level in LEVELS:
            if (found := levels.get(level)) is not None:
                cells = " | ".join(f"{found[key]:.3f}" for key in ("precision", "recall", "f1"))
                lines.append(f"| {name} | {level} | {cells} |")
    fields = [(name, levels["fields"]) for name, levels in scores.get("tables", {}).items() if levels.get("fields")]
    for name, found in fields:
        lines += ["", f"Fields of {name}: " + ", ".join(f"{field} {value:.3f}" for field, value in found.items()) + "."]
    return lines


def _since_lines(since: Mapping[str, Any] | None) -> list[str]:
    if since is None:
        return ["There is none."]
    lines = [f"Compared with {since['version']}.", "", "| table | rows before | rows now |", "| --- | ---: | ---: |"]
    lines += [f"| {name} | {before or 0:,} | {now:,} |" for name, (before, now) in since["rows"].items()]
    return [*lines, "", "What changed, and why, stands in CHANGES.md."]


def percent(rate: float) -> str:
    """A share as per cent, with a decimal below ten."""
    return f"{rate:.1%}" if 0 < rate < 0.1 else f"{rate:.0%}"
