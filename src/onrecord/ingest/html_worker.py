"""The process that parses foreign HTML: `python -m onrecord.ingest.html_worker`.

It may hang, run out of memory or die without harm to its parent, which kills it when its time is up. Requests and
answers go through its standard input and output, each as eight bytes of length (big endian) and so many bytes: the
page in UTF-8 one way, a JSON object the other (`text` and the metadata that the page states, or `error`).
"""

from __future__ import annotations

import sys
from typing import Any, BinaryIO

import msgspec

from onrecord.ingest.limits import HTML_MEMORY

PREFIX = 8


def main() -> None:
    _limit_memory()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not garble the answers
    import trafilatura  # noqa: F401  # before the first page, so that its time is not the page's

    write_message(answers, b"{}")
    while (page := read_message(requests)) is not None:
        try:
            answer = extract(page.decode("utf-8"))
        except MemoryError:
            answer = {"error": "memory"}
        except Exception as error:  # whatever a parser raises on a hostile page is this page's problem alone
            answer = {"error": f"{type(error).__name__}: {error}"[:200]}
        write_message(answers, msgspec.json.encode(answer))


def extract(page: str) -> dict[str, str | None]:
    """The article's text and what the page states about it, by trafilatura (Barbaresi 2021).

    `deduplicate` stays off: it would keep a cache over pages. Dates come from markup only, never from the text.
    """
    from trafilatura import bare_extraction, baseline

    found: Any = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = found.text if found is not None and found.text else baseline(page)[1]
    stated = {k: getattr(found, k, None) or None for k in ("title", "sitename", "date", "url")}
    return {"text": text, **stated, "language": _stated_language(page)}


def _stated_language(page: str) -> str | None:
    import re

    found = re.search(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)", page[:5_000])
    return found.group(1).replace("_", "-") if found else None


def read_message(stream: BinaryIO) -> bytes | None:
    """The next message, None at the end of the stream."""
    prefix = stream.read(PREFIX)
    if len(prefix) < PREFIX:
        return None
    size = int.from_bytes(prefix, "big")
    message = stream.read(size)
    return message if len(message) == size else None


def write_message(stream: BinaryIO, message: bytes) -> None:
    stream.write(len(message).to_bytes(PREFIX, "big"))
    stream.write(message)
    stream.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit still holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (HTML_MEMORY, HTML_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
