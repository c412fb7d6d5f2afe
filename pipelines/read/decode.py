"""Bytes → text, with the name of the encoding they are in."""

from __future__ import annotations

import codecs
import re

from pipelines.read.article import ReadError

MAX_SHARE_OF_HIGH_BYTES = 0.3
"""In an 8-bit encoding of a language in Latin letters, accented letters and quotation marks are under a tenth."""

MAX_SHARE_OF_CONTROLS = 0.01

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_C1 = re.compile(rb"[\x80-\x9f]")
_NO_LETTER_OF_WINDOWS_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_CHARSET_IN_HTML = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of `data`, line ends kept and byte-order mark dropped, and the codec that gives exactly this text.

    The codec is `utf-8`, `utf-8-sig` (with a mark), `utf-16` (with a mark), `iso-8859-1`, `windows-1252`, or the one
    that `declared` names where the bytes are no UTF-8. Raises ReadError `not_text` where no encoding makes text of the
    bytes, and `undecodable` where they are meant as UTF-8 or UTF-16 but broken.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return _text(data.decode(name)), name
            except UnicodeDecodeError as error:
                raise ReadError("undecodable", f"no {name} at byte {error.start}") from None
    try:
        return _text(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        broken_at = error.start
    if _CONTROLS.search(data.decode("iso-8859-1")):
        raise ReadError("not_text", "holds control characters and is no UTF-8")
    if _mostly_utf8(data):
        raise ReadError("undecodable", f"UTF-8 that is broken at byte {broken_at}")
    if declared and (text := _decode_as(data, declared)) is not None:
        return text, codecs.lookup(declared).name
    if len(_HIGH.findall(data)) > MAX_SHARE_OF_HIGH_BYTES * len(data):
        raise ReadError("not_text", "too many bytes above 127 for text in Latin letters")
    if not _C1.search(data):
        return data.decode("iso-8859-1"), "iso-8859-1"
    if _NO_LETTER_OF_WINDOWS_1252.search(data):
        raise ReadError("not_text", "holds bytes that stand for no letter in any encoding known here")
    return data.decode("windows-1252"), "windows-1252"


def declared_charset(data: bytes) -> str | None:
    """The encoding that a web page declares for itself in its first two kilobytes."""
    match = _CHARSET_IN_HTML.search(data[:2048])
    return match[1].decode("ascii", "replace") if match else None


def check_text(text: str) -> str:
    """`text`, or ReadError `not_text` where it holds what no text holds (NUL, lone surrogates, many controls)."""
    return _text(text)


def _text(text: str) -> str:
    if "\x00" in text:
        raise ReadError("not_text", "holds NUL characters")
    if len(_CONTROLS.findall(text)) > MAX_SHARE_OF_CONTROLS * len(text):
        raise ReadError("not_text", "holds too many control characters")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError("not_text", f"holds half a surrogate pair at character {error.start}") from None
    return text


def _mostly_utf8(data: bytes) -> bool:
    """Whether most bytes above 127 form UTF-8 sequences: then this is UTF-8 with a fault, and no 8-bit encoding."""
    kept = data.decode("utf-8", errors="ignore")
    whole = len(kept.encode("utf-8")) - len(kept.encode("ascii", errors="ignore"))
    return whole > len(_HIGH.findall(data)) / 2


def _decode_as(data: bytes, name: str) -> str | None:
    try:
        if codecs.lookup(name).name in {"utf-8", "utf-16", "utf-7", "utf-32"}:
            return None
        return _text(data.decode(name))
    except (LookupError, UnicodeDecodeError, ReadError):
        return None
