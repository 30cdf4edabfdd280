"""The process that takes foreign containers apart: `python -m onrecord.ingest.foreign_worker KIND [FILE]`.

It may hang, run out of memory or die without harm to its parent, which kills it when its time is up. A container comes
through its standard input, or is the FILE (Parquet, zip, which are not read from beginning to end). Each article goes
to its standard output as two messages (see `html_worker`): what its source says of it as JSON, then its bytes. A last
message alone says that all were sent, or why the rest could not be had.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO, Literal

import msgspec

from onrecord.ingest.html_worker import limit_memory, write_message
from onrecord.ingest.limits import FOREIGN_MEMORY

Form = Literal["text", "html", "fragment", "json"]


class Part(msgspec.Struct, kw_only=True, tag="part"):
    """What a container says of one article. `number` counts from 1; `listed` has no words, only its `uri`.

    What has a `name` is a file within a zip file, which may hold several articles.
    """

    number: int
    form: Form = "text"
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    site: str | None = None
    uri: str | None = None
    language: str | None = None
    listed: bool = False
    refused: str | None = None
    name: str | None = None


class End(msgspec.Struct, kw_only=True, tag="end"):
    """That the container is at its end: how many parts are no articles, and why the rest is missing, if any is."""

    skipped: int = 0
    error: str | None = None
    needs: str | None = None


Parts = Iterator[tuple[Part, bytes]]


class Skipped:
    """Counts parts that are no articles."""

    number = 0


def main() -> None:
    kind, *file = sys.argv[1:]
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not garble the answers
    limit_memory(FOREIGN_MEMORY)
    skipped, end = Skipped(), End()
    try:
        for part, data in _takers()[kind](sys.stdin.buffer, file[0] if file else "", skipped):
            write_message(answers, msgspec.json.encode(part))
            write_message(answers, data)
    except ImportError as error:
        end = End(needs=error.name or str(error))
    except MemoryError as error:
        end = End(error=str(error) or "it takes more memory than it may have")
    except Exception as error:  # whatever a parser raises on a hostile file is this file's problem alone
        end = End(error=f"{type(error).__name__}: {error}"[:300])
    write_message(answers, msgspec.json.encode(msgspec.structs.replace(end, skipped=skipped.number)))


def _takers() -> dict[str, Callable[[BinaryIO, str, Skipped], Parts]]:
    from onrecord.ingest import feed_parts, opml_parts, parquet_parts, warc_parts, zip_parts

    return {
        "feed": feed_parts.take,
        "opml": opml_parts.take,
        "parquet": parquet_parts.take,
        "wacz": zip_parts.take_wacz,
        "warc": warc_parts.take,
        "zip": zip_parts.take,
    }


if __name__ == "__main__":
    main()
