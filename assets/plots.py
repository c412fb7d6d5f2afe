"""Small SVG plots for the user interface, where a picture says more than a number."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import date
from html import escape
from typing import Any

import dagster as dg
import polars as pl

WIDTH, LABEL, BAR = 560, 210, 20
INK, BLUE = "#333", "#3b6fb6"
MOST = 12
"""Bars at most."""

Frames = Mapping[str, pl.DataFrame]


def plot_of(name: str, frames: Frames) -> dict[str, Any]:
    """The plot of a table as Dagster metadata; nothing for a table that has none, or no rows to show."""
    found = {}
    for title, draw in PLOTS.get(name, {}).items():
        if svg := draw(frames):
            data = base64.b64encode(svg.encode()).decode()
            found[title] = dg.MetadataValue.md(f"![{title}](data:image/svg+xml;base64,{data})")
    return found


def bars(counts: list[tuple[str, int]]) -> str:
    """Horizontal bars, as given; empty where there are none."""
    if not counts:
        return ""
    most = max(count for _, count in counts)
    parts = []
    for row, (label, count) in enumerate(counts[:MOST]):
        y = row * BAR
        width = round((WIDTH - LABEL - 50) * count / most, 1)
        parts += [
            f'<text x="{LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(label[:32])}</text>',
            f'<rect x="{LABEL}" y="{y + 3}" width="{width}" height="{BAR - 6}" fill="{BLUE}"/>',
            f'<text x="{LABEL + width + 6}" y="{y + 14}">{count}</text>',
        ]
    return _svg(parts, BAR * min(len(counts), MOST))


def time_line(days: list[tuple[date, str]]) -> str:
    """A dot for each (day, label), one line a label, the days from left to right; empty where there are none."""
    if not days:
        return ""
    first, last = min(days)[0], max(days)[0]
    length = max(1, (last - first).days)
    labels = [label for label, _ in _counted(label for _, label in days)][:MOST]
    parts = []
    for row, label in enumerate(labels):
        y = row * BAR + 10
        parts.append(f'<text x="{LABEL - 8}" y="{y + 4}" text-anchor="end">{escape(label[:32])}</text>')
        parts.append(f'<line x1="{LABEL}" x2="{WIDTH - 10}" y1="{y}" y2="{y}" stroke="#ddd"/>')
        for day in sorted(day for day, of in days if of == label):
            x = LABEL + round((WIDTH - LABEL - 10) * (day - first).days / length, 1)
            parts.append(f'<circle cx="{x}" cy="{y}" r="4" fill="{BLUE}" fill-opacity="0.6"/>')
    bottom = len(labels) * BAR
    parts.append(f'<text x="{LABEL}" y="{bottom + 14}">{first}</text>')
    parts.append(f'<text x="{WIDTH - 10}" y="{bottom + 14}" text-anchor="end">{last}</text>')
    return _svg(parts, bottom + BAR)


def _svg(parts: list[str], height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" '
        f'font-size="12" fill="{INK}">{"".join(parts)}</svg>'
    )


def _counted(values) -> list[tuple[str, int]]:
    """Values with how often they come, the most frequent first."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _statements_by_speaker(frames: Frames) -> str:
    names = dict(frames["entities"].select("entity_id", "name").iter_rows())
    rows = frames["statements"].select("speaker_id", "speaker").iter_rows()
    return bars(_counted(names.get(speaker_id) or speaker or "(nobody named)" for speaker_id, speaker in rows))


def _events_by_type(frames: Frames) -> str:
    return bars(_counted(frames["events"]["event_type"].to_list()))


def _events_in_time(frames: Frames) -> str:
    rows = frames["events"].select("date_start", "event_type").drop_nulls().iter_rows()
    return time_line(list(rows))


def _quantities_by_kind(frames: Frames) -> str:
    return bars(_counted(frames["quantities"]["kind"].to_list()))


PLOTS: dict[str, dict[str, Callable[[Frames], str]]] = {
    "statements": {"statements by speaker": _statements_by_speaker},
    "quantities": {"quantities by kind": _quantities_by_kind},
    "events": {"events by type": _events_by_type, "events in time": _events_in_time},
}
"""Table → title → what draws it."""
