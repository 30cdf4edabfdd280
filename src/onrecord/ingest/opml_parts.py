"""The feeds of an OPML file (opml.org, what feed readers export), for `foreign_worker`."""

from __future__ import annotations

from typing import BinaryIO
from xml.etree import ElementTree

from onrecord.ingest.foreign_worker import Part, Parts, Skipped
from onrecord.ingest.limits import MAX_FEED_BYTES, MAX_FEED_ENTRIES


def take(stream: BinaryIO, _file: str, skipped: Skipped) -> Parts:
    """The address of each outline that has one, as what is only listed."""
    data = stream.read(MAX_FEED_BYTES + 1)
    if len(data) > MAX_FEED_BYTES:
        raise ValueError(f"it has more than {MAX_FEED_BYTES:,} bytes")
    if b"<!ENTITY" in data:
        raise ValueError("it declares entities of its own, which no list of feeds needs")
    n = 0
    for outline in ElementTree.fromstring(data).iter("outline"):
        if (uri := (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()) == "":
            skipped.number += 1
            continue
        n += 1
        if n > MAX_FEED_ENTRIES:
            raise ValueError(f"it has more than {MAX_FEED_ENTRIES:,} feeds")
        yield Part(number=n, uri=uri, title=outline.get("title") or outline.get("text"), listed=True), b""
