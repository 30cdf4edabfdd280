"""Bytes become the text that their writer saw, or are refused by what they look like."""

from __future__ import annotations

import pytest

from onrecord.errors import UnreadableInput
from onrecord.ingest.decoding import decode

ENGLISH = "The café “talks” in São Tomé went on — said Núñez of the ministry. "
RUSSIAN = "Министр заявил во вторник, что переговоры с повстанцами продолжатся в Женеве до лета. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode((ENGLISH * 3).encode(encoding)) == ENGLISH * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-r"])
def test_cyrillic_is_told_from_western_text(encoding: str) -> None:
    assert decode((RUSSIAN * 4).encode(encoding)) == RUSSIAN * 4


def test_line_ends_and_odd_spaces_stay() -> None:
    text = "a\r\nb\rc\u2028d\u00a0e\n"
    assert decode(text.encode()) == text


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    data = (RUSSIAN * 20).encode()
    broken = decode(data[:500] + b"\xff" + data[500:])
    assert broken.count("\ufffd") <= 3
    assert broken.endswith(RUSSIAN)


def test_the_encoding_that_a_page_declares_counts() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź i Gdańsk</body></html>'
    assert "Łódź i Gdańsk" in decode(page.encode("iso-8859-2"), html=True)


def test_an_unknown_declared_encoding_does_not() -> None:
    assert "é" in decode('<meta charset="nonsense-9"><p>é'.encode(), html=True)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"word/document.xml", "Microsoft Office"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"a.txt", "zip"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x00\x00\x00\x18ftypmp42", "film"),
        (b"SQLite format 3\x00", "SQLite"),
        (bytes(range(32)) * 40, "binary"),
        (b"text then \x00\x01\x02\x03\x04" * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableInput, match=kind):
        decode(data)
