import pytest

from pipelines.read.article import ReadError, Rejected
from pipelines.read.decode import decode
from tests.read.page import BODY, read_one

ACCENTED = "Perché la città è così? “Non più”, dicono. Però già domani si vedrà."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ACCENTED.encode(), "utf-8"),
        (ACCENTED.encode("utf-8-sig"), "utf-8-sig"),
        (ACCENTED.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + ACCENTED.encode("utf-16-be"), "utf-16"),
        (ACCENTED.encode("windows-1252"), "windows-1252"),
    ],
)
def test_every_encoding_gives_the_same_text_and_its_name_decodes_it(data, encoding):
    assert decode(data) == (ACCENTED, encoding)
    assert data.decode(encoding) == ACCENTED


def test_latin_1_is_told_from_windows_1252():
    text = "Perché la città è così?"
    assert decode(text.encode("iso-8859-1")) == (text, "iso-8859-1")
    assert decode((text + " €").encode("windows-1252")) == (text + " €", "windows-1252")


def test_the_encoding_that_a_page_declares_is_tried_where_it_is_no_utf_8():
    assert decode("città".encode("iso-8859-15"), "ISO-8859-15") == ("città", "iso8859-15")
    assert decode("città".encode(), "iso-8859-1") == ("città", "utf-8")
    assert decode("città".encode("iso-8859-1"), "no-such-thing") == ("città", "iso-8859-1")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 20, "not_text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text"),
        (b"text with a NUL \x00 in it", "not_text"),
        (b"\x81\x8d only bytes that are no letters", "not_text"),
        (bytes(range(160, 256)) * 3, "not_text"),
        ("perché già così".encode() + b" \xe8 ", "undecodable"),
        (b"\xff\xfea", "undecodable"),
    ],
)
def test_bytes_that_are_no_text(data, reason):
    with pytest.raises(ReadError) as raised:
        decode(data)
    assert raised.value.reason == reason
    assert read_one(data) == Rejected("cava.txt", reason, raised.value.detail)


def test_line_ends_are_kept():
    article = read_one(BODY.replace("\n", "\r\n").encode("windows-1252"))
    assert article.text == BODY.replace("\n", "\r\n")
    assert article.encoding == "iso-8859-1"
