"""What an address of the web gave, as pieces: a page, a feed, a text or a file of articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from onrecord.ingest.containers import Found, Piece
from onrecord.ingest.fetch import Page
from onrecord.ingest.pieces import split_bytes

# The endings of a path that say more of what is there than a server's "text/plain" does.
_SURE: Final = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv"})
_SUFFIXES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/x-ndjson": ".jsonl",
}


def found_at(page: Page) -> Iterator[Found]:
    """The pieces of a page that was fetched, none where it is as before. A single article's address is the page's."""
    if page.body is None:
        return
    for found in split_bytes(page.body, page.url, _suffix(page)):
        if isinstance(found, Piece) and found.form != "json" and found.known.uri is None:
            found = replace(found, known=replace(found.known, uri=page.url))
        yield found


def _suffix(page: Page) -> str:
    ending = PurePosixPath(unquote(urlsplit(page.url).path)).suffix.lower()
    if ending in _SURE:
        return ending
    if page.content_type.endswith("json"):
        return ".json"
    return ".xml" if page.content_type.endswith("xml") else _SUFFIXES.get(page.content_type, "")
