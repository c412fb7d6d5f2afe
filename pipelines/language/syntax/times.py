"""Where expressions of time stand: they are no participants, and nothing hangs on them."""

from __future__ import annotations

from pipelines.language.document import Document


def in_time(doc: Document, token: int) -> bool:
    """Whether the token belongs to an expression of time."""
    covered = doc.cache.get("time_tokens")
    if covered is None:
        covered = doc.cache["time_tokens"] = frozenset(
            token for time in doc.times for token in range(time.start, time.end)
        )
    return token in covered


def time_end(doc: Document, token: int) -> int:
    """One past the time expression that begins at `token`, or `token` where none does."""
    ends = doc.cache.get("time_ends")
    if ends is None:
        ends = doc.cache["time_ends"] = {time.start: time.end for time in doc.times if time.kind != "age"}
    return ends.get(token, token)


def time_start(doc: Document, token: int) -> int:
    """The first token of the time expression that holds `token`, or -1."""
    starts = doc.cache.get("time_starts")
    if starts is None:
        starts = doc.cache["time_starts"] = {
            token: time.start for time in doc.times if time.kind != "age" for token in range(time.start, time.end)
        }
    return starts.get(token, -1)
