"""What containers of many articles hold, as pieces: WARC and Parquet files, feeds of every kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from onrecord.errors import EmptyInput, InputError, InputTooLarge, InvalidDate
from onrecord.ingest.decoding import without_surrogates
from onrecord.ingest.feed_parts import CONTENT_WORDS, SUMMARY_WORDS, is_whole
from onrecord.ingest.fields import Defaults, parse_date
from onrecord.ingest.foreign import Kind, parts_of
from onrecord.ingest.foreign_worker import Form, Part
from onrecord.ingest.json_lines import default_id, failure, malformed
from onrecord.model.record import Failure

_WHAT: Final[dict[Kind, str]] = {
    "warc": "record", "wacz": "record", "parquet": "row", "feed": "entry", "opml": "feed", "zip": "file",
}  # fmt: skip


class Piece(msgspec.Struct, frozen=True):
    """The bytes of one article, in which form they are, and where they stood ("news.jsonl, line 3").

    `known` is what the source says of the article beside its bytes, `site` the name of a feed that it stands in.
    """

    data: bytes
    form: Form
    where: str
    known: Defaults = Defaults()
    site: str | None = None


class Listed(msgspec.Struct, frozen=True):
    """An article that a feed only lists: its words stand at `uri`."""

    uri: str
    where: str


Found = Piece | Listed | Failure


def entries(kind: Kind, source: BinaryIO | bytes | Path, name: str) -> Iterator[Found]:
    """The articles of a container in order. What comes before a defect is given; a Failure stands for the rest."""
    number = 0
    try:
        for part, data in parts_of(kind, source):
            number += 1
            yield _found(part, data, f"{name}, {_WHAT[kind]} {part.number}")
        if not number:
            raise EmptyInput("there is no article in it", cure="check that it is the file that you meant")
    except InputError as error:
        yield failure(default_id(name), error, name)


def _found(part: Part, data: bytes, where: str) -> Found:
    if part.refused:
        return failure(default_id(where), InputTooLarge(part.refused, cure="split it into its parts"), where)
    uri = _clean(part.uri)
    if part.listed:
        return Listed(uri or "", where)
    known = Defaults(
        title=_clean(part.title),
        publisher=_clean(part.publisher),
        published=_day(part.published),
        uri=uri,
        language=_clean(part.language),
    )
    return Piece(data, part.form, where, known, _clean(part.site))


def _day(text: str | None) -> dt.date | None:
    """A date that is none is left out: that the article is there matters more than when it says it was published."""
    try:
        return parse_date(text) if text else None
    except InvalidDate:
        return None


def _clean(value: str | None) -> str | None:
    return without_surrogates(value).strip() or None if value else None


# -- JSON Feed (jsonfeed.org, versions 1 and 1.1) ----------------------------------------------------------------------


class _Item(msgspec.Struct):
    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    date_published: str | None = None
    language: str | None = None


class _Feed(msgspec.Struct):
    version: str
    title: str | None = None
    items: list[_Item] = []


class _Versioned(msgspec.Struct):
    version: str = ""


def is_json_feed(data: bytes) -> bool:
    """Whether a JSON object says that it is a feed."""
    if b"jsonfeed.org" not in data:
        return False
    try:
        return "jsonfeed.org/version" in msgspec.json.decode(data, type=_Versioned).version
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return False


def json_feed(data: bytes, name: str) -> Iterator[Found]:
    """The entries of a JSON Feed: those with their full text, and the addresses of the others."""
    try:
        feed = msgspec.json.decode(data, type=_Feed)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise malformed(error, "as one JSON Feed") from error
    for n, item in enumerate(feed.items, 1):
        found = _json_entry(item, feed, f"{name}, entry {n}")
        if found is not None:
            yield found
    if not feed.items:
        raise EmptyInput("the feed has no entry", cure="check that it is the feed that you meant")


def _json_entry(item: _Item, feed: _Feed, where: str) -> Found | None:
    uri = _clean(item.url) or _clean(item.external_url)
    content: tuple[str, Form] | None = None
    if item.content_html and is_whole(item.content_html, CONTENT_WORDS):
        content = item.content_html, "fragment"
    elif item.content_text and is_whole(item.content_text, SUMMARY_WORDS if item.content_html else CONTENT_WORDS):
        content = item.content_text, "text"
    if content is None:
        return Listed(uri, where) if uri else None
    known = Defaults(
        title=_clean(item.title),
        published=_day(item.date_published),
        uri=uri,
        language=_clean(item.language),
    )
    words, form = content
    return Piece(words.encode("utf-8", errors="replace"), form, where, known, _clean(feed.title))
