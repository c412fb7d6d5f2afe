"""The table `articles`: what was read, and `rejects`: what was not."""

from __future__ import annotations

from datetime import date

from schemas import enums
from schemas.core import Row, column, table

SHA256 = "[0-9a-f]{64}"


@table("articles", "Articles", prefix="art", order=("article_id",))
class ArticleRow(Row):
    """Each article that could be read. Its text is published only where its rights are open."""

    article_id: str = column(
        "Hash over the body as captured, so that a mended title changes no id.",
        key=True,
        pattern="art_[0-9a-f]{16}",
        example="art_3f6c1d2b9a7e4850",
    )
    source_path: str = column(
        "Path below `raw/`, with `#n` for the nth record of a container file.", example="2025/valdora.txt"
    )
    source_sha256: str = column("SHA-256 of the raw record's bytes.", pattern=SHA256)
    media_type: str = column("Media type of the raw record.", example="text/plain")
    encoding: str = column("Character encoding that the bytes were decoded from.", example="utf-8")
    reader: str = column("What took the text out of the record, with its version.", example="trafilatura 2.3.1")
    language: str = column("Language of the text, BCP 47.", example="it")
    title: str | None = column("Headline, as found in the article or its metadata.")
    outlet: str | None = column("Newspaper, agency or site that published it.", example="Il Corriere di Valdora")
    author: str | None = column("Byline, as found.")
    url: str | None = column("Address of the article.")
    rights: str = column("Whether the text may be passed on.", enum=enums.RIGHTS)
    license: str | None = column("Licence of the text where its rights are open, SPDX.", example="CC0-1.0")
    published_start: date | None = column("First day on which it can have been published.", example="2025-04-01")
    published_end: date | None = column(
        "Last day on which it can have been published.", not_below="published_start", example="2025-04-30"
    )
    published_basis: str | None = column("Where the day of publication was read.", enum=enums.PUBLISHED_BASIS)
    text: str | None = column("The text as read, that spans count in. Null where rights are not `open`.")
    text_sha256: str = column(
        "SHA-256 of the text in UTF-8, with which a holder of the article can check every span.", pattern=SHA256
    )
    n_chars: int = column("Length of the text.", unit="code points", minimum=0)
    n_words: int = column("Words in the text.", unit="words", minimum=0)
    n_sentences: int = column("Sentences in the text.", unit="sentences", minimum=0)
    duplicate_of: str | None = column("The earliest near-duplicate of this article.", foreign="articles")


@table("rejects", "Rejected inputs", order=("source_path", "reason", "detail"), by_article=None)
class Reject(Row):
    """Each input that did not become an article, and why."""

    source_path: str = column("Path below `raw/`, with `#n` for the nth record of a container file.", key=True)
    reason: str = column("Why it was not read.", enum=enums.REJECT_REASON)
    detail: str | None = column("What exactly was found.")
