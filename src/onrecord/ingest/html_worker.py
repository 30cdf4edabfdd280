"""The process that parses foreign HTML: `python -m onrecord.ingest.html_worker`.

It may hang, run out of memory or die without harm to its parent, which kills it when its time is up. Requests and
answers go through its standard input and output, each as eight bytes of length (big endian) and so many bytes: one
way PAGE or FRAGMENT and the HTML in UTF-8, the other way a JSON object (`text` and the metadata that the page states,
or `error`).
"""

from __future__ import annotations

import re
import sys
from typing import Any, BinaryIO

import msgspec

from onrecord.ingest.limits import HTML_MEMORY

PREFIX = 8
PAGE, FRAGMENT = b"p", b"f"  # a whole page with all that stands around an article, or the HTML of an article alone
_DROPPED = frozenset("script style noscript template iframe object svg form button figure nav audio video".split())
_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table "
    "td th tr ul".split()
)


def main() -> None:
    limit_memory(HTML_MEMORY)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not garble the answers
    import trafilatura  # noqa: F401  # before the first page, so that its time is not the page's

    write_message(answers, b"{}")
    while (request := read_message(requests)) is not None:
        try:
            kind, html = request[:1], request[1:].decode("utf-8")
            answer = extract(html) if kind == PAGE else {"text": text_of(html)}
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


def text_of(fragment: str) -> str:
    """All words of a fragment, a blank line between blocks, without pictures and their captions, forms and scripts."""
    from lxml import etree, html

    root = html.fragment_fromstring(fragment, create_parent="div")
    etree.strip_elements(root, *_DROPPED, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n\n")
        elif element.tag == "br" and event == "start":
            pieces.append("\n")
        text = element.text if event == "start" else element.tail
        pieces.append(" ".join(re.split(r"\s+", text)) if text else "")
    blocks = (" ".join(line.split()) for line in re.split(r"\n\s*\n\s*", "".join(pieces)))
    return "\n\n".join(block for block in blocks if block)


def _stated_language(page: str) -> str | None:
    found = re.search(r"<html[^<>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)", page[:5_000])
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


def limit_memory(size: int) -> None:
    """Bytes of memory that this process may have, where the system can limit it."""
    try:
        import resource
    except ImportError:  # not on Windows; the time limit still holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
