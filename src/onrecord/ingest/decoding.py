"""Bytes -> text: what looks like no text is refused by name, the encoding is found, nothing is normalised."""

from __future__ import annotations

import re

from onrecord.errors import UnreadableInput

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a WebP image or a sound or film file"),
    (b"OggS", "an Ogg sound or film file"),
    (b"ID3", "an MP3 sound file"),
    (b"\x1aE\xdf\xa3", "a Matroska film file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+(?:[\"']\s*+)?([\w-]{2,30})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 50_000
MAX_CONTROL = 0.01  # share of control characters above which it is no text
MAX_BROKEN = 0.002  # share of bytes that may be broken in what is otherwise UTF-8
MAX_WESTERN = 0.15  # share of bytes outside ASCII in a text of a Western European language


def decode(data: bytes, *, html: bool = False) -> str:
    """The text that `data` holds, byte order mark taken off, line ends as they are.

    Tries, in order: byte order mark, the page's own `<meta charset>` (HTML), UTF-16 without a mark, UTF-8, UTF-8 with
    a few broken bytes (they become U+FFFD), Windows-1252, statistical detection. Raises UnreadableInput for anything
    that is not text, and says what it looks like.
    """
    if kind := looks_like(data):
        raise UnreadableInput(f"this is {kind}, not text", cure="extract its text first, or give plain text or HTML")
    text = _decode(data, html)
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls > MAX_CONTROL * max(len(text[:_SAMPLE]), 100):
        raise UnreadableInput("this looks like binary data, not text", cure="give plain text, HTML or JSON")
    return without_surrogates(text)


def looks_like(data: bytes) -> str | None:
    """What kind of binary file `data` begins like, None for none that we know."""
    if data.startswith(b"PK\x03\x04"):
        names = data[:4_096]
        if b"word/" in names or b"xl/" in names or b"ppt/" in names:
            return "a Microsoft Office document"
        return "an OpenDocument file" if b"opendocument" in names else "a zip archive"
    if data[4:8] == b"ftyp":
        return "a film or sound file"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def without_surrogates(text: str) -> str:
    """Lone surrogates, which no encoding can write, become U+FFFD; every offset stays."""
    return _SURROGATE.sub("\ufffd", text)


def _decode(data: bytes, html: bool) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    declared = _META_CHARSET.search(data[:4_096]) if html else None
    candidates = (declared.group(1).decode("ascii") if declared else None, _wide(data), "utf-8")
    for encoding in filter(None, candidates):
        text = _try(data, encoding)
        if text is not None:
            return text
    patched = data.decode("utf-8", errors="replace")
    if patched.count("\ufffd") <= MAX_BROKEN * len(data):
        return patched
    return _by_statistics(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of Western text, every other byte is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half >= 2 and sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if half >= 2 and sample[0::2].count(0) > 0.6 * half else None


def _by_statistics(data: bytes) -> str:
    foreign = sum(byte > 127 for byte in data[:_SAMPLE])
    if foreign <= MAX_WESTERN * len(data[:_SAMPLE]) and (text := _try(data, "cp1252")) is not None:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableInput("this is not text in any encoding we know", cure="save it as UTF-8")
    return data.decode(best.encoding, errors="replace")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
