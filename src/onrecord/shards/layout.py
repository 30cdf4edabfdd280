"""What lies where in the output of shards, and how a shard's output is known to be whole.

    OUT/done/<shard>.json                                   written last: only what it lists counts
    OUT/records/day=2026-03-12/<shard>-<key>.jsonl.gz       one record, or failure, a line, as `read --format json`
    OUT/articles/day=2026-03-12/<shard>-<key>.jsonl.gz      what became of each article of the shard
    OUT/journal/<shard>.json                                only while it is read: which article, and who died of it
    OUT/joined/day=2026-03-12/...                           what looks across articles (`window`)

`key` is a hash of the shard's bytes and of what reads them, so that a shard is read again only where either changed.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote

import msgspec

from onrecord.errors import ProjectError
from onrecord.record.project.store import Counts
from onrecord.shards.storage import Storage

FORMAT: Final = 1
UNDATED: Final = "undated"
DONE, RECORDS, ARTICLES, JOURNAL, JOINED = "done", "records", "articles", "journal", "joined"


class Part(msgspec.Struct, frozen=True):
    """One file of a shard's output: its lines, and the SHA-256 of its bytes."""

    lines: int
    sha256: str


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """A shard that was read: with what, what became of its articles, and its files by name."""

    format: int = FORMAT
    shard: str
    key: str
    coder: str
    counts: Counts
    files: Mapping[str, Part]


def done_name(shard: str) -> str:
    return f"{DONE}/{quote(shard, safe='')}.json"


def journal_name(shard: str) -> str:
    return f"{JOURNAL}/{quote(shard, safe='')}.json"


def part_name(kind: str, day: dt.date | None, shard: str, key: str) -> str:
    return f"{kind}/{day_folder(day)}/{quote(shard, safe='')}-{key}.jsonl.gz"


def day_folder(day: dt.date | None) -> str:
    return f"day={day or UNDATED}"


def day_of(name: str) -> dt.date | None:
    """The day of a file of the output, None for undated ones."""
    part = name.split("/")[1].removeprefix("day=")
    return None if part == UNDATED else dt.date.fromisoformat(part)


def read_done(out: Storage, name: str) -> Finished | None:
    """None where the shard is not finished. Raises ProjectError where what says so cannot be read."""
    try:
        return msgspec.json.decode(out.read(name), type=Finished)
    except FileNotFoundError:
        return None
    except msgspec.MsgspecError as error:
        cure = "delete it: the shard is read again"
        raise ProjectError(f"not to be read: {error}", where=name, cure=cure) from error


def all_done(out: Storage) -> list[Finished]:
    """Every finished shard, by name."""
    return [done for name in out.names(DONE) if (done := read_done(out, name)) is not None]


def write_lines(out: Storage, name: str, lines: Iterable[bytes]) -> Part:
    """Lines as gzip without clock or name: the same lines give the same bytes."""
    packed, count = io.BytesIO(), 0
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=6, mtime=0) as file:
        for count, line in enumerate(lines, 1):  # noqa: B007
            file.write(line + b"\n")
    data = packed.getvalue()
    out.write(name, data)
    return Part(count, hashlib.sha256(data).hexdigest())


def read_lines(out: Storage, name: str) -> bytes:
    """Raises ProjectError where the file is missing or damaged."""
    try:
        return gzip.decompress(out.read(name))
    except (OSError, EOFError, zlib.error) as error:
        cure = "delete the shard's file in done/ and run `onrecord code` again"
        raise ProjectError(f"the file is missing or damaged: {error}", where=name, cure=cure) from error
