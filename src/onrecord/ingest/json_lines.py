"""JSON and JSON Lines -> articles, one at a time; a broken line is one failure and the next is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import EmptyInput, InputError, InputTooLarge, MalformedInput
from onrecord.ingest.decoding import decode, without_surrogates
from onrecord.ingest.fields import Defaults, Given, make_article
from onrecord.ingest.limits import MAX_LINE_BYTES
from onrecord.model.document import Article
from onrecord.model.record import FailedDocument, Failure, Problem

RAW_LIST = msgspec.json.Decoder(list[msgspec.Raw])
_GIVEN = msgspec.json.Decoder(Given)
_CHUNK = 1 << 20
STDIN_NAME = "standard input"


class _Id(msgspec.Struct):
    id: str | int | None = None


def failure(id: str, error: InputError, where: str) -> Failure:
    """What takes the place of an article that could not be read."""
    error.at(where)
    return Failure(document=FailedDocument(id=id), error=Problem(error.kind, str(error)))


def read_json(data: bytes, name: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """The article, or the list of articles, that a JSON file holds."""
    stem = default_id(name)
    try:
        text = decode(data).strip()
        items = RAW_LIST.decode(text) if text.startswith("[") else None
    except InputError as error:
        yield failure(stem, error, name)
        return
    except (msgspec.MsgspecError, RecursionError) as error:
        yield failure(stem, malformed(error, "as one JSON array"), name)
        return
    if items is None:
        yield read_object(text, stem, name, defaults)
        return
    if not items:
        yield failure(stem, EmptyInput("the list holds no article"), name)
    for n, item in enumerate(items, 1):
        yield read_object(bytes(item), f"{stem}:{n}", f"{name}, article {n}", defaults)


def read_json_lines(stream: BinaryIO, name: str, defaults: Defaults, head: bytes = b"") -> Iterator[Article | Failure]:
    """One article a line, each read only when it is asked for. `head` was already taken from the stream.

    Blank lines are skipped. At most MAX_LINE_BYTES of a line are held in memory.
    """
    stem, n, seen = default_id(name), 0, 0
    for line in lines(stream, head):
        n += 1
        if line is not None and not line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            continue
        seen += 1
        id, where = f"{stem}:{n}", f"{name}, line {n}"
        if line is None:
            yield failure(
                id, InputTooLarge(f"the line is over {MAX_LINE_BYTES:,} bytes", cure="split the article"), where
            )
            continue
        try:
            text = decode(line).strip()
        except InputError as error:
            yield failure(id, error, where)
            continue
        yield read_object(text, id, where, defaults)
    if not seen:
        yield failure(stem, EmptyInput("there is nothing to read", cure="give one JSON object a line"), name)


def is_json_object(data: bytes) -> bool:
    """Whether `data` is one complete JSON object."""
    try:
        msgspec.json.decode(data, type=_Id)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return False
    return True


def read_object(data: str | bytes, id: str, where: str, defaults: Defaults) -> Article | Failure:
    """The article that one JSON object holds. `id` stands in for an id that it does not give."""
    try:
        given = _GIVEN.decode(data)
        id = str(given.id).strip() or id if given.id is not None else id
        if given.text is None:
            raise MalformedInput(
                "the article has no key `text`", cure='write {"text": "...", "published": "2025-01-31"}'
            )
        return make_article(given, id, defaults)
    except InputError as error:
        return failure(without_surrogates(id), error, where)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        return failure(_id_of(data) or id, malformed(error, "as one JSON object"), where)


def _id_of(data: str | bytes) -> str | None:
    """The id of an object some other field of which is wrong."""
    try:
        given = msgspec.json.decode(data, type=_Id)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
    return str(given.id).strip() if given.id is not None else None


def malformed(error: Exception, how: str) -> MalformedInput:
    if isinstance(error, msgspec.ValidationError):
        return MalformedInput(f"not an article: {error}", cure="see the keys in the documentation of `onrecord read`")
    reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
    return MalformedInput(f"broken JSON: {reason[:200]}", cure=f"write it {how}")


def lines(stream: BinaryIO, head: bytes = b"") -> Iterator[bytes | None]:
    """Lines of `head` followed by the stream; None for one over the limit, whose rest is read over."""
    *whole, rest = head.split(b"\n")
    yield from whole
    while line := rest + stream.readline(MAX_LINE_BYTES + 1 - len(rest)):
        rest = b""
        if len(line) <= MAX_LINE_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None


def default_id(name: str) -> str:
    """The id of an article that has none: its file's name without folder and ending."""
    return "stdin" if name == STDIN_NAME else Path(name).stem or name
