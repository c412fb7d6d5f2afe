"""Faults that a person can mend: one line, and the exit status."""

from __future__ import annotations


class CommandError(Exception):
    """Something that was asked for cannot be done; the message is one line for the person who asked."""
