"""Files and standard input -> articles, lazily, one at a time; what cannot be read becomes a failure in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import EmptyInput, InputError, InputTooLarge, UnreadableInput
from onrecord.ingest.decoding import decode
from onrecord.ingest.fields import Defaults, Given, make_article
from onrecord.ingest.html_page import html_reader
from onrecord.ingest.json_lines import STDIN_NAME, default_id, failure, is_json_object, read_json, read_json_lines
from onrecord.ingest.limits import MAX_HTML_BYTES, MAX_JSON_BYTES, MAX_LINE_BYTES, MAX_TEXT_BYTES
from onrecord.model.document import Article
from onrecord.model.record import Failure

STDIN = "-"
JSON_LINES = frozenset({".jsonl", ".ndjson"})
HTML = frozenset({".html", ".htm", ".xhtml"})
_SPACE = b" \t\r\n\xef\xbb\xbf"
_HEAD = 4_096
# What a page begins with, behind comments and processing instructions. A text may begin with "<", so tags are named.
PAGE = re.compile(
    r"\s*+(?:(?><\?xml[^>]*>|<!--.*?-->)\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|section|p)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)

# What a feed in XML begins with.
FEED = re.compile(
    r"\s*+(?:(?><\?[^>]*>|<!--.*?-->|<!DOCTYPE (?:rss|rdf)[^>]*>)\s*+)*+"
    r"<(?:rss|rdf:RDF|(?:[\w-]{1,20}:)?feed)\b",
    re.IGNORECASE | re.DOTALL,
)

# What a list of feeds begins with.
OPML = re.compile(r"\s*+(?:(?><\?[^>]*>|<!--.*?-->)\s*+)*+<(?:opml|!DOCTYPE\s+opml)\b", re.IGNORECASE | re.DOTALL)


def read_sources(
    sources: Iterable[str | Path], *, stdin: BinaryIO | None = None, defaults: Defaults | None = None
) -> Iterator[Article | Failure]:
    """The articles of several sources in order; see `read_source`."""
    for source in sources:
        yield from read_source(source, stdin=stdin, defaults=defaults)


def read_source(
    source: str | Path, *, stdin: BinaryIO | None = None, defaults: Defaults | None = None
) -> Iterator[Article | Failure]:
    """The articles of one file, or of `stdin` where `source` is "-".

    `.json` holds an object or a list of objects, `.jsonl` and `.ndjson` one object a line; anything else is one
    article in plain text or HTML, told by its content. Standard input may be any of these. Raises nothing for what it
    reads: an article that cannot be read is a Failure whose message says what, where and the cure.
    """
    name = STDIN_NAME if str(source) == STDIN else str(source)
    defaults = defaults or Defaults()
    try:
        if str(source) == STDIN:
            if stdin is None:
                raise UnreadableInput("there is none here", cure="name a file")
            yield from _read_stream(stdin, name, "", defaults)
        else:
            with open_source(Path(source)) as stream:
                yield from _read_stream(stream, name, Path(source).suffix.lower(), defaults)
    except InputError as error:
        yield failure(default_id(name), error, name)


def open_source(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: no path may hold a NUL
        reason = error.strerror if isinstance(error, OSError) else str(error)
        cure = (
            "name the files in it" if isinstance(error, IsADirectoryError) else "check the path and your rights to it"
        )
        raise UnreadableInput(f"cannot be opened: {reason}", cure=cure) from error


def read_text(text: str, *, id: str = "text", defaults: Defaults | None = None) -> Article:
    """An article already in memory; HTML is extracted. Raises the InputError that says why it cannot be read."""
    return _read_string(text, id, defaults or Defaults())


def _read_stream(stream: BinaryIO, name: str, suffix: str, defaults: Defaults) -> Iterator[Article | Failure]:
    if suffix in JSON_LINES:
        yield from read_json_lines(stream, name, defaults)
        return
    if suffix == ".json":
        yield from read_json(read_bounded(stream, b"", MAX_JSON_BYTES, _JSON_CURE), name, defaults)
        return
    head = stream.read(_HEAD)
    if not suffix and head.lstrip(_SPACE)[:1] in (b"{", b"["):
        yield from _read_perhaps_json(stream, head, name, defaults)
        return
    yield _read_one(stream, head, name, defaults, html=suffix in HTML)


_JSON_CURE = "write one article a line to a .jsonl file: it is read line by line"


def _read_perhaps_json(stream: BinaryIO, head: bytes, name: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Standard input, or a file without a suffix, that begins like JSON: lines of objects, one document, or a text."""
    start = head.lstrip(_SPACE)
    if b"\n" not in head:
        head += stream.readline(MAX_LINE_BYTES)
        start = head.lstrip(_SPACE)
    if start.startswith(b"{") and is_json_object(start.partition(b"\n")[0]):
        yield from read_json_lines(stream, name, defaults, head=start)
    elif re.match(rb"\{\s*[\"}]|\[\s*[{\]]", start):
        yield from read_json(read_bounded(stream, head, MAX_JSON_BYTES, _JSON_CURE), name, defaults)
    else:
        yield _read_one(stream, head, name, defaults, html=False)


def _read_one(stream: BinaryIO, head: bytes, name: str, defaults: Defaults, *, html: bool) -> Article:
    html = html or bool(PAGE.match(head.decode("utf-8", errors="replace").lstrip("\ufeff")))
    limit = MAX_HTML_BYTES if html else MAX_TEXT_BYTES
    data = read_bounded(stream, head, limit, "split it into its parts")
    if not data.strip():
        raise EmptyInput("there is nothing to read", cure="give an article's text")
    text = decode(data, html=html)
    return _read_string(text, default_id(name), defaults, html=html)


def _read_string(text: str, id: str, defaults: Defaults, *, html: bool = False) -> Article:
    if html or PAGE.match(text[:_HEAD]):
        return make_article(html_reader().read(text), id, defaults)
    return make_article(Given(text=text), id, defaults)


def read_bounded(stream: BinaryIO, head: bytes, limit: int, cure: str) -> bytes:
    """`head` and the rest of the stream. Raises InputTooLarge after `limit` bytes without reading on."""
    pieces, size = [head], len(head)
    while size <= limit and (piece := stream.read(min(1 << 20, limit + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    if size > limit:
        raise InputTooLarge(f"it is over the limit of {limit:,} bytes", cure=cure)
    return b"".join(pieces)
