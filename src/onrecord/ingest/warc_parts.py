"""The pages and texts of a WARC file, for `foreign_worker`: what crawlers and archives keep (ISO 28500).

Responses of status 200, resources and conversions (the plain text of Common Crawl's WET files) that are HTML or text.
The date of a record is the day of its capture, which says nothing of publication: it is not taken for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from onrecord.ingest.foreign_worker import Form, Part, Parts, Skipped
from onrecord.ingest.limits import MAX_HTML_BYTES

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HTML = ("text/html", "application/xhtml+xml")


def take(stream: BinaryIO, _file: str, skipped: Skipped) -> Parts:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    n = 0
    for record in ArchiveIterator(stream, record_types=kinds, auto_decode="all"):
        form = _form(record)
        if form is None:
            skipped.number += 1
            continue
        n += 1
        uri = record.headers.get("WARC-Target-URI")
        part = Part(number=n, form=form, uri=uri.strip("<>") if uri else None)
        data = record.reader.read(MAX_HTML_BYTES + 1)
        if len(data) > MAX_HTML_BYTES:
            part.refused, data = f"it is over the limit of {MAX_HTML_BYTES:,} bytes", b""
        yield part, data


def _form(record: WarcRecord) -> Form | None:
    """How the record's words are read; None where it is no page."""
    if record.is_http:
        if record.http_headers.status_code != 200:
            return None
        kind = record.http_content_type or ""
    else:
        kind = record.headers.get("Content-Type") or ""
    kind = kind.partition(";")[0].strip().lower()
    return "html" if kind in _HTML else "text" if kind == "text/plain" else None
