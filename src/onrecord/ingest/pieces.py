"""Sources cut into the bytes of one article each, so that they can be kept as they came and read again.

A text, a page of HTML and a file with one JSON object are one piece each; a list of objects, JSON Lines, a table (CSV,
Parquet), a WARC file, a web archive (WACZ) and a feed have a piece for each article; files in a zip file are as others.
A row of a table has no bytes of its own that mean anything without the table's head: its piece is the row as a JSON
object. Of an entry of a feed it is the HTML or text.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import EmptyInput, InputError, InputTooLarge, MalformedInput, UnreadableInput
from onrecord.ingest.containers import Found, Listed, Piece, entries, is_json_feed, json_feed
from onrecord.ingest.decoding import decode
from onrecord.ingest.fields import Defaults, make_article
from onrecord.ingest.foreign import parts_of
from onrecord.ingest.foreign_worker import Form
from onrecord.ingest.html_page import html_reader
from onrecord.ingest.json_lines import RAW_LIST, STDIN_NAME, default_id, failure, lines, malformed, read_object
from onrecord.ingest.limits import (
    MAX_CHARS,
    MAX_FEED_BYTES,
    MAX_HTML_BYTES,
    MAX_JSON_BYTES,
    MAX_LINE_BYTES,
    MAX_TEXT_BYTES,
)
from onrecord.ingest.packed import GZIP, inner_name, unpacked
from onrecord.ingest.sources import FEED, HTML, JSON_LINES, OPML, PAGE, STDIN, open_source, read_bounded, read_text
from onrecord.model.document import Article
from onrecord.model.record import Failure

__all__ = ["Form", "Found", "Listed", "Piece", "read_piece", "split_bytes", "split_source"]

_TABLE = frozenset({".csv", ".tsv"})
_FEED = frozenset({".rss", ".atom", ".rdf", ".xml"})
_WARC, _PARQUET, _ZIP, _WACZ = ".warc", ".parquet", ".zip", ".wacz"
_BLANK = b" \t\r\n\x00\xef\xbb\xbf"
_HEAD = 4_096
_WITHIN = JSON_LINES | HTML | _TABLE | _FEED | {_WARC, ".json", ".txt", ".text", ".md", ""}  # a zip file, too
SUFFIXES = _WITHIN | {_PARQUET, _ZIP, _WACZ}


def split_source(source: str | Path, *, stdin: BinaryIO | None = None) -> Iterator[Found]:
    """The pieces of one file, or of `stdin` where `source` is "-", in order and lazily; `.gz` is unpacked.

    A Failure stands for what cannot be had: a file that cannot be opened, or one over the limits of `ingest.limits`.
    """
    name = STDIN_NAME if str(source) == STDIN else str(source)
    try:
        if str(source) == STDIN:
            if stdin is None:
                raise UnreadableInput("there is none here", cure="name a file")
            yield from _split(stdin, name, "")
        else:
            yield from _split_file(Path(source), name)
    except InputError as error:
        yield failure(default_id(name), error, name)


def _split_file(path: Path, name: str) -> Iterator[Found]:
    suffix = Path(inner_name(path.name)).suffix.lower()
    with open_source(path) as stream:
        if suffix == _PARQUET:
            yield from entries("parquet", path, name)
        elif suffix == _ZIP:
            yield from _zipped(path, name)
        elif suffix == _WACZ:
            yield from entries("wacz", path, name)
        elif suffix == _WARC:
            yield from entries("warc", stream, name)
        elif path.suffix.lower() == GZIP:
            yield from _split(unpacked(stream, os.fstat(stream.fileno()).st_size), name, suffix)
        else:
            yield from _split(stream, name, suffix)


def _zipped(path: Path, name: str) -> Iterator[Found]:
    """The pieces of each file in a zip file, as if it stood in a folder: those of other kinds are left."""
    there = False
    for part, data in parts_of("zip", path):
        inner = "".join(c if c.isprintable() else "?" for c in part.name or "")
        where, suffix = f"{name}, {inner}", Path(inner_name(inner)).suffix.lower()
        if suffix not in _WITHIN:
            continue
        there = True
        if part.refused:
            yield failure(default_id(where), UnreadableInput(part.refused, cure="bring the file anew"), where)
        elif inner.lower().endswith(GZIP) and suffix != _WARC:
            yield from split_bytes(data, where, suffix, packed=True)
        else:
            yield from split_bytes(data, where, suffix)
    if not there:
        raise EmptyInput("there is no file in it that we read", cure="check that it is the file that you meant")


def split_bytes(data: bytes, name: str, suffix: str, *, packed: bool = False) -> Iterator[Found]:
    """The same of bytes, fetched or out of a zip file, as those of a file that ends in `suffix`; `packed`: in gzip."""
    try:
        if suffix == _WARC:
            yield from entries("warc", data, name)
        else:
            stream: BinaryIO = io.BytesIO(data)
            yield from _split(unpacked(stream, len(data)) if packed else stream, name, suffix)
    except InputError as error:
        yield failure(default_id(name), error, name)


def read_piece(data: bytes, form: Form, where: str, defaults: Defaults) -> Article | Failure:
    """The article of a piece; its id is "" unless the bytes give one. The same bytes always give the same article."""
    try:
        if form == "json":
            return read_object(decode(data).strip(), "", where, defaults)
        if form == "fragment":
            return make_article(html_reader().read(decode(data, html=True), fragment=True), "", defaults)
        return read_text(decode(data, html=form == "html"), id="", defaults=defaults)
    except InputError as error:
        return failure("", error, where)


def _split(stream: BinaryIO, name: str, suffix: str) -> Iterator[Found]:
    if suffix in _TABLE:
        yield from _rows(stream, name, "\t" if suffix == ".tsv" else ",")
    elif suffix in JSON_LINES:
        yield from _lines(stream, name)
    elif suffix == ".json":
        yield from _objects(read_bounded(stream, b"", MAX_JSON_BYTES, "write JSON Lines: one object a line"), name)
    else:
        yield from _whole(stream, name, suffix)


def _whole(stream: BinaryIO, name: str, suffix: str) -> Iterator[Found]:
    """Text, HTML or a feed, told by its content; without a suffix it may be JSON as well."""
    head = stream.read(_HEAD)
    start = head.decode("utf-8", errors="replace").lstrip("\ufeff")
    if OPML.match(start):
        raise MalformedInput("this is a list of feeds (OPML)", cure="give it with --urls FILE")
    if FEED.match(start):
        yield from entries("feed", read_bounded(stream, head, MAX_FEED_BYTES, "take older entries out"), name)
        return
    html = suffix in HTML or bool(PAGE.match(start))
    if suffix in _FEED and not html:
        raise MalformedInput("this is no RSS, Atom or RDF feed", cure="give its articles as text, HTML or JSON Lines")
    begins = head.lstrip(_BLANK)[:1]
    limit = MAX_HTML_BYTES if html else MAX_JSON_BYTES if not suffix and begins in (b"{", b"[") else MAX_TEXT_BYTES
    data = read_bounded(stream, head, limit, "split it into its parts")
    if suffix or begins not in (b"{", b"["):
        yield Piece(data, "html" if html else "text", name)
    elif begins == b"{" and _is_json(data.lstrip(_BLANK).partition(b"\n")[0]):
        yield from _lines(io.BytesIO(data), name)
    elif _is_json(data.strip(_BLANK)):
        yield from _objects(data, name)
    else:
        yield Piece(data, "text", name)


def _is_json(data: bytes) -> bool:
    try:
        msgspec.json.decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return False
    return True


def _lines(stream: BinaryIO, name: str) -> Iterator[Found]:
    for n, line in enumerate(lines(stream), 1):
        where = f"{name}, line {n}"
        if line is None:
            too_long = InputTooLarge(f"the line is over {MAX_LINE_BYTES:,} bytes", cure="split the article")
            yield failure(f"{default_id(name)}:{n}", too_long, where)
        elif line.strip(_BLANK):
            yield from _one_object(line.rstrip(b"\r\n"), where)


def _objects(data: bytes, name: str) -> Iterator[Found]:
    """One object is the whole file; each object of a list stands for itself."""
    try:
        text = decode(data).strip()
        items = RAW_LIST.decode(text) if text.startswith("[") else None
    except (msgspec.MsgspecError, RecursionError) as error:
        raise malformed(error, "as one JSON array") from error
    if items is None:
        yield from _one_object(data, name)
        return
    for n, item in enumerate(items, 1):
        yield Piece(bytes(item), "json", f"{name}, article {n}")


def _one_object(data: bytes, where: str) -> Iterator[Found]:
    """An article, or a JSON Feed."""
    if is_json_feed(data):
        yield from json_feed(data, where)
    else:
        yield Piece(data, "json", where)


def _rows(stream: BinaryIO, name: str, delimiter: str) -> Iterator[Found]:
    csv.field_size_limit(MAX_CHARS)  # Python's own limit, 131,072 characters, is below that of an article
    text = io.StringIO(decode(read_bounded(stream, b"", MAX_JSON_BYTES, "split the table")), newline="")
    rows = csv.DictReader(text, delimiter=delimiter)
    try:
        if "text" not in (rows.fieldnames or ()):
            raise MalformedInput("the table has no column `text`", cure="name the columns as in docs/project.md")
        for n, row in enumerate(rows, 1):
            yield Piece(msgspec.json.encode(_named(row)), "json", f"{name}, row {n}")
    except csv.Error as error:
        raise MalformedInput(f"the table is broken: {error}", cure="quote fields that hold line ends") from error


def _named(row: dict[str | None, str | list[str]]) -> dict[str, str]:
    """The filled cells that have a name."""
    return {key: value for key, value in row.items() if key is not None and isinstance(value, str) and value}


def addresses_in(path: str | Path) -> Iterator[tuple[str, str]]:
    """(address, where it stands) of every line of a list of URLs that is not blank or a comment (#), or of every feed
    of an OPML file.

    Raises UnreadableInput where there is no such file, EmptyInput where it lists nothing, MalformedInput for an OPML
    file that is broken.
    """
    found = False
    with open_source(Path(path)) as stream:
        head = stream.read(_HEAD).decode("utf-8", errors="replace").lstrip("\ufeff")
        stream.seek(0)
        if OPML.match(head):
            yield from _feeds_in(stream, path)
            return
        for n, line in enumerate(lines(stream), 1):
            where = f"{path}, line {n}"
            text = decode(line).strip() if line is not None else ""
            if text and not text.startswith("#"):
                found = True
                yield text, where
    if not found:
        raise EmptyInput("it lists no address", cure="write one URL a line")


def _feeds_in(stream: BinaryIO, path: str | Path) -> Iterator[tuple[str, str]]:
    found = [(part.uri, f"{path}, feed {part.number}") for part, _ in parts_of("opml", stream) if part.uri]
    if not found:
        raise EmptyInput("it lists no feed", cure="check that it is the list that you meant")
    yield from found
