"""What a build says while it runs: a standard logger that the command line listens to."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import TypeVar

import dagster as dg

T = TypeVar("T")
LOGGER = logging.getLogger("monazite.progress")
LOGGER.propagate = False
LOGGER.addHandler(logging.NullHandler())


@dg.logger(description="Passes Dagster's events to whoever shows the progress of a build.")
def progress_logger(_: dg.InitLoggerContext) -> logging.Logger:
    """The logger of `monazite build`, in place of Dagster's console."""
    LOGGER.setLevel(logging.DEBUG)
    return LOGGER


def counted(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The items, each told to `LOGGER` when it is done: `record.done` of `record.total`."""
    for done, item in enumerate(items, 1):
        yield item
        LOGGER.debug(what, extra={"done": done, "total": total})
