"""Whatever bytes are in a container, taking it apart gives pieces and failures, and never an exception."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.containers import Listed, Piece
from onrecord.ingest.fetch import Known, Page
from onrecord.ingest.pieces import read_piece, split_source
from onrecord.ingest.web import found_at
from onrecord.model.record import Failure

pytestmark = pytest.mark.fuzz

TAGS = (
    "<rss> <channel> <item> <title>x</title> <link>http://a</link> <description> </description> </item> </rss> <feed>"
)
MARKUP = st.lists(st.sampled_from(TAGS.split()) | st.text(max_size=10), max_size=12).map("".join)
WARC_LINES = [
    "WARC/1.0", "WARC-Type: response", "WARC-Type: conversion", "Content-Type: text/plain", "Content-Length: 5",
    "Content-Length: 99999999999", "WARC-Target-URI: http://a", "", "hello", "HTTP/1.1 200 OK", "x" * 300,
]  # fmt: skip
WARC = st.lists(st.sampled_from(WARC_LINES), max_size=12).map("\r\n".join)
FEED = st.fixed_dictionaries(
    {"version": st.just("https://jsonfeed.org/version/1.1")},
    optional={"items": st.lists(st.dictionaries(st.sampled_from(["id", "url", "content_text", "title"]), st.text())
                                | st.none() | st.integers(), max_size=3), "title": st.text() | st.integers()},
)  # fmt: skip
NOISE = st.binary(max_size=200)


def holds(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for item in split_source(path):
            assert isinstance(item, Piece | Listed | Failure)
            if isinstance(item, Piece):
                read_piece(item.data, item.form, item.where, item.known)
            elif isinstance(item, Failure):
                assert "(" in item.error.message  # the cure


@settings(deadline=None, max_examples=25)
@given(MARKUP.map(lambda t: ("<rss " + t).encode("utf-8", "surrogatepass")) | NOISE)
def test_any_bytes_as_a_feed(data: bytes) -> None:
    pytest.importorskip("feedparser")
    holds("a.rss", data)


@settings(deadline=None, max_examples=25)
@given(WARC.map(str.encode) | NOISE, st.booleans())
def test_any_bytes_as_a_warc(data: bytes, packed: bool) -> None:
    pytest.importorskip("fastwarc")
    holds("a.warc.gz" if packed else "a.warc", gzip.compress(data) if packed else data)


@settings(deadline=None, max_examples=15)
@given(NOISE | NOISE.map(lambda data: b"PAR1" + data + b"PAR1"))
def test_any_bytes_as_parquet(data: bytes) -> None:
    pytest.importorskip("duckdb")
    holds("a.parquet", data)


@settings(deadline=None, max_examples=200)
@given(FEED)
def test_any_values_as_a_json_feed(feed: dict[str, object]) -> None:
    holds("a.json", json.dumps(feed).encode())


@settings(deadline=None, max_examples=200)
@given(
    NOISE.filter(lambda data: b"<" not in data),
    st.sampled_from(["", "text/html", "text/plain", "application/json", "text/csv", "image/png", "application/xml"]),
    st.sampled_from(["/", "/a.csv", "/a.jsonl", "/%00", "/a.warc", "/ü.json"]),
)
def test_any_bytes_that_an_address_gives(data: bytes, content_type: str, path: str) -> None:
    if content_type == "text/html":
        data = b""
    page = Page(asked="http://a", url=f"http://a{path}", body=data, content_type=content_type, known=Known())
    for item in found_at(page):
        assert msgspec.json.encode(item) if isinstance(item, Failure) else item
