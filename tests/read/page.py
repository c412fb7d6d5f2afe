"""What the tests of reading share: a made-up article body, and how it is read."""

from __future__ import annotations

from pipelines.read.article import Article, Rejected
from pipelines.read.formats import read_bytes

BODY = (
    "Il ministro delle Miniere di Valdora ha annunciato che la cava resterà chiusa per altri tre mesi, in attesa"
    " delle analisi sulle acque del torrente.\n\n"
    "Secondo il rapporto della società Terrafonda, le riserve superano le 40 mila tonnellate e bastano per almeno"
    " dieci anni di lavoro."
)


def read_one(data: bytes | str, name: str = "cava.txt") -> Article | Rejected:
    """The only record of a file of these bytes."""
    (record,) = read_bytes(data.encode() if isinstance(data, str) else data, name)
    return record


def furniture(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in article.furniture]


def headlines(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in article.headlines]
