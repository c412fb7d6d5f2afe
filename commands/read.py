"""`read`: what is found in one text, or in a stream of them, without making a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from pipelines.extract.article import document_of, rows_of
from pipelines.extract.joined import joined
from pipelines.language.document import Document
from pipelines.read.article import Article, ReadError
from pipelines.read.formats import read_text

LAYERS = ("statements", "quantities", "events", "times", "mentions")


def lines_of(article: Article, *, why: bool = False) -> Iterator[str]:
    """What is found in an article, as lines of JSON, each with the table that its columns belong to.

    With `why`, also `gave_up`: which rule abstained where, and for what reason.
    """
    doc = document_of(article)
    found = joined(doc, rows_of(doc, article.article_id))
    for layer in LAYERS:
        for record in found[layer]:
            yield _json({"table": layer} | record)
    for record in gave_up(doc) if why else ():
        yield _json({"table": "gave_up"} | record)


def gave_up(doc: Document) -> list[dict[str, Any]]:
    """Where rules matched and made no row, in reading order."""
    return [
        {"rule": rule, "start": start, "end": end, "text": doc.text[start:end], "reason": reason}
        for rule, start, end, reason in sorted(doc.cache.get("gave_up", ()), key=lambda note: note[1:3])
    ]


def answer_lines(lines: BinaryIO) -> Iterator[str]:
    """For each line `{"id", "text", "published"?, "language"?}` one line of what is found in it, or why nothing is."""
    for line in lines:
        if line.strip():
            yield _json(answer(line))


def answer(line: bytes) -> dict[str, Any]:
    """The answer to one line: `{"id", "statements", "quantities", "events", "times", "mentions"}`, or with `error`."""
    record_id = None
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError("no JSON object")
        record_id = record.get("id")
        for name in ("text", "published", "language"):
            if not isinstance(record.get(name), str) and (name == "text" or record.get(name) is not None):
                raise ValueError(f"{name} is missing" if name not in record else f"{name} is no string")
        article = read_text(record["text"], published=record.get("published"), language=record.get("language"))
        doc = document_of(article)
        return {"id": record_id} | joined(doc, rows_of(doc, article.article_id))
    except (ReadError, ValueError, RecursionError) as error:
        return {"id": record_id, "error": " ".join(str(error).split())}
    except Exception as error:  # a fault of ours in one text must not cost the reader the others
        return {"id": record_id, "error": f"internal error, {type(error).__name__}: {error}"}


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
