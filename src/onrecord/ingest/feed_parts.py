"""The entries of an RSS, Atom or RDF feed, for `foreign_worker`, by feedparser, which reads what is not quite XML too.

An entry whose full text stands in the feed is an article; of one that has a summary only, the address is listed.
"""

from __future__ import annotations

import io
import re
import time
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, BinaryIO

from onrecord.ingest.foreign_worker import Part, Parts, Skipped
from onrecord.ingest.limits import MAX_FEED_ENTRIES

# The words from which on a text is taken for the whole article: what a feed calls its content, what it calls a summary.
CONTENT_WORDS = 80
SUMMARY_WORDS = 200
_TAG = re.compile(r"<[^<>]*>")
# What a cut text ends with: "Read more", "Continue reading →", "[...]", "…".
_CUT = re.compile(
    r"(?:\b(?:read|continue|see) (?:more|on|reading|the (?:full|whole|rest)).{0,80}|\[?(?:…|\.\.\.)\]?)\W{0,20}$",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"The post .{1,300} appeared first on .{1,200}$", re.DOTALL)  # WordPress puts it under everything


def take(stream: BinaryIO, _file: str, skipped: Skipped) -> Parts:
    import feedparser

    feed: Any = feedparser.parse(io.BytesIO(stream.read()), sanitize_html=False)
    if not feed.version and not feed.entries:
        raise ValueError(str(feed.get("bozo_exception") or "no entries were found in it"))
    site = _text(feed.feed.get("title"))  # its language is left: most feeds say what their software came with
    for n, entry in enumerate(feed.entries, 1):
        if n > MAX_FEED_ENTRIES:
            raise ValueError(f"it has more than {MAX_FEED_ENTRIES:,} entries")
        content = _content(entry)
        part = Part(
            number=n,
            form="fragment",
            title=_text(entry.get("title")),
            publisher=_publisher(entry),
            site=site,
            published=_day(entry),
            uri=entry.get("link"),
            listed=content is None,
        )
        if content is None and not part.uri:
            skipped.number += 1
            continue
        yield part, (content or "").encode("utf-8", errors="replace")


def _content(entry: Any) -> str | None:
    """The HTML of the entry's full text, as far as it has one."""
    for content in entry.get("content", ()):
        if is_whole(content.get("value", ""), CONTENT_WORDS):
            return str(content["value"])
    summary = entry.get("summary", "")
    return str(summary) if is_whole(summary, SUMMARY_WORDS) else None


def is_whole(html: str, least: int) -> bool:
    """Whether a text of a feed is the article and not its beginning."""
    words = _CREDIT.sub("", unescape(_TAG.sub(" ", html)).strip()).rstrip()
    return len(words.split()) >= least and not _CUT.search(words[-120:])


def _publisher(entry: Any) -> str | None:
    source = entry.get("source") or {}
    return _text(source.get("title")) or _text(entry.get("publisher"))


def _text(value: str | None) -> str | None:
    return " ".join(unescape(_TAG.sub("", value)).split()) or None if value else None


def _day(entry: Any) -> str | None:
    """The day of publication as it is written, in the time zone of who wrote it; else as feedparser makes it out."""
    written = entry.get("published") or ""
    if re.match(r"\d{4}-\d{2}-\d{2}", written):
        return str(written[:10])
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (TypeError, ValueError):
        parsed = entry.get("published_parsed")
        return time.strftime("%Y-%m-%d", parsed) if parsed else None
