"""Sources cut into the bytes of one article each, so that they can be kept as they came and read again.

A text, a page of HTML and a file with one JSON object are one piece each; a list of objects, JSON Lines and a table in
CSV have a piece for each article. A row of a table has no bytes of its own that mean anything without the table's
head: its piece is the row as a JSON object.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from onrecord.errors import InputError, InputTooLarge, MalformedInput, UnreadableInput
from onrecord.ingest.decoding import decode
from onrecord.ingest.fields import Defaults
from onrecord.ingest.json_lines import RAW_LIST, STDIN_NAME, default_id, failure, lines, malformed, read_object
from onrecord.ingest.limits import MAX_CHARS, MAX_HTML_BYTES, MAX_JSON_BYTES, MAX_LINE_BYTES, MAX_TEXT_BYTES
from onrecord.ingest.sources import HTML, JSON_LINES, PAGE, STDIN, open_source, read_bounded, read_text
from onrecord.model.document import Article
from onrecord.model.record import Failure

Form = Literal["text", "html", "json"]
_TABLE = frozenset({".csv", ".tsv"})
_BLANK = b" \t\r\n\x00\xef\xbb\xbf"
_HEAD = 4_096
SUFFIXES = JSON_LINES | HTML | _TABLE | {".json", ".txt", ".text", ".md", ""}


class Piece(msgspec.Struct, frozen=True):
    """The bytes of one article, in which form they are, and where they stood ("news.jsonl, line 3")."""

    data: bytes
    form: Form
    where: str


def split_source(source: str | Path, *, stdin: BinaryIO | None = None) -> Iterator[Piece | Failure]:
    """The pieces of one file, or of `stdin` where `source` is "-", in order and lazily.

    A Failure stands for what cannot be had: a file that cannot be opened, or one over the limits of `read.limits`.
    """
    name = STDIN_NAME if str(source) == STDIN else str(source)
    try:
        if str(source) == STDIN:
            if stdin is None:
                raise UnreadableInput("there is none here", cure="name a file")
            yield from _split(stdin, name, "")
        else:
            with open_source(Path(source)) as stream:
                yield from _split(stream, name, Path(source).suffix.lower())
    except InputError as error:
        yield failure(default_id(name), error, name)


def read_piece(data: bytes, form: Form, where: str, defaults: Defaults) -> Article | Failure:
    """The article of a piece; its id is "" unless the bytes give one. The same bytes always give the same article."""
    try:
        if form == "json":
            return read_object(decode(data).strip(), "", where, defaults)
        return read_text(decode(data, html=form == "html"), id="", defaults=defaults)
    except InputError as error:
        return failure("", error, where)


def _split(stream: BinaryIO, name: str, suffix: str) -> Iterator[Piece | Failure]:
    if suffix in _TABLE:
        yield from _rows(stream, name, "\t" if suffix == ".tsv" else ",")
    elif suffix in JSON_LINES:
        yield from _lines(stream, name)
    elif suffix == ".json":
        yield from _objects(read_bounded(stream, b"", MAX_JSON_BYTES, "write JSON Lines: one object a line"), name)
    else:
        yield from _whole(stream, name, suffix)


def _whole(stream: BinaryIO, name: str, suffix: str) -> Iterator[Piece | Failure]:
    """Text or HTML, told by its content; without a suffix it may be JSON as well."""
    head = stream.read(_HEAD)
    html = suffix in HTML or bool(PAGE.match(head.decode("utf-8", errors="replace").lstrip("\ufeff")))
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


def _lines(stream: BinaryIO, name: str) -> Iterator[Piece | Failure]:
    for n, line in enumerate(lines(stream), 1):
        where = f"{name}, line {n}"
        if line is None:
            too_long = InputTooLarge(f"the line is over {MAX_LINE_BYTES:,} bytes", cure="split the article")
            yield failure(f"{default_id(name)}:{n}", too_long, where)
        elif line.strip(_BLANK):
            yield Piece(line.rstrip(b"\r\n"), "json", where)


def _objects(data: bytes, name: str) -> Iterator[Piece | Failure]:
    """One object is the whole file; each object of a list stands for itself."""
    try:
        text = decode(data).strip()
        items = RAW_LIST.decode(text) if text.startswith("[") else None
    except (msgspec.MsgspecError, RecursionError) as error:
        raise malformed(error, "as one JSON array") from error
    if items is None:
        yield Piece(data, "json", name)
        return
    for n, item in enumerate(items, 1):
        yield Piece(bytes(item), "json", f"{name}, article {n}")


def _rows(stream: BinaryIO, name: str, delimiter: str) -> Iterator[Piece | Failure]:
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
