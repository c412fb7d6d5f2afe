"""Text to Document: all stages in their order."""

from __future__ import annotations

from datetime import date

from pipelines.language.document import Document, Span, Tag
from pipelines.language.incises import with_incises
from pipelines.language.lines import lines_of
from pipelines.language.mentions import find_mentions
from pipelines.language.numbers import find_numbers
from pipelines.language.pack import Pack, load_pack
from pipelines.language.quotations import find_quotations, innermost
from pipelines.language.sentences import split_sentences
from pipelines.language.tagger import load_tagger
from pipelines.language.times import find_times
from pipelines.language.tokens import tokenize


def analyse(
    text: str,
    *,
    language: str = "it",
    published: tuple[date, date] | None = None,
    furniture: tuple[Span, ...] = (),
    headlines: tuple[Span, ...] = (),
) -> Document:
    """Read a text: tokens, quotations, sentences, tags and lemmas, numbers, times, mentions.

    `published` is the first and last day on which the text can have appeared; `furniture` and `headlines` are spans of
    code points that a reader is sure of. Any string can be read. Raises KeyError where the language has no pack.
    """
    pack = load_pack(language)
    doc = tag(segment(text, pack, furniture, headlines), pack)
    doc = doc.with_(published=published)
    doc = doc.with_(numbers=find_numbers(doc, pack))
    doc = doc.with_(times=find_times(doc, pack))
    return doc.with_(mentions=find_mentions(doc, pack))


def segment(text: str, pack: Pack, furniture: tuple[Span, ...] = (), headlines: tuple[Span, ...] = ()) -> Document:
    """Tokens, quotations and sentences."""
    starts, ends = tokenize(text, pack)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    lines = lines_of(text)
    quotations = find_quotations(text, starts, ends, lines, pack)
    sentences = split_sentences(text, starts, words, lines, quotations, pack, furniture=furniture, headlines=headlines)
    sentence_of: list[int] = []
    for index, (start, end, _) in enumerate(sentences):
        sentence_of.extend([index] * (end - start))
    return Document(
        text=text,
        language=pack.language,
        furniture=furniture,
        headlines=headlines,
        starts=starts,
        ends=ends,
        words=words,
        lowers=[word.lower().replace("’", "'") for word in words],
        sentences=sentences,
        sentence_of=sentence_of,
        quotations=quotations,
        quotation_of=innermost(quotations, len(words)),
    )


def tag(doc: Document, pack: Pack) -> Document:
    """The document with tags, lemmas, and the incises of its quotations."""
    tagger = load_tagger(pack)
    pairs: list[tuple[Tag, str]] = []
    for start, end, _ in doc.sentences:
        pairs += tagger.tag(doc.words[start:end], doc.lowers[start:end])
    tags = [
        found if found.person or found.form != "Fin" or quoted >= 0 else tagger.as_reporter(found, lower)
        for (found, _), lower, quoted in zip(pairs, doc.lowers, doc.quotation_of, strict=True)
    ]
    doc = doc.with_(tags=tags, lemmas=[lemma for _, lemma in pairs])
    return with_incises(doc, pack)
