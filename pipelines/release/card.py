"""`README.md`: the dataset card."""

from __future__ import annotations

from pipelines.release.context import SUMMARY, TITLE, Context


def card(context: Context) -> str:
    """The card, as Markdown."""
    return f"# {TITLE}\n\n{SUMMARY}\n"
