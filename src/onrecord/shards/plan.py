"""Which shards there are at an address."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from onrecord.errors import UsageError
from onrecord.ingest.packed import inner_name
from onrecord.ingest.pieces import SUFFIXES
from onrecord.shards.storage import Folder, split_address, storage
from onrecord.shards.unit import READER, Job


def jobs_of(source: str, out: str, reader: str = READER) -> list[Job]:
    """A job for each file that `onrecord add` would read in a folder or bucket and below it, by name; or for one file.

    Raises UsageError where there is none.
    """
    root, names = shard_names(source)
    jobs = [Job(f"{root.rstrip('/')}/{name}", name, out, reader) for name in names]
    if not jobs:
        raise UsageError("there is no shard", where=source, cure="name a folder of JSON Lines or Parquet files")
    return jobs


def shard_names(source: str) -> tuple[str, list[str]]:
    """The root, and the files below it that `onrecord add` would read."""
    root, names = _named(source)
    return root, [name for name in names if _is_shard(name)]


def _named(source: str) -> tuple[str, list[str]]:
    """The root, and the files below it."""
    place = storage(source)
    if isinstance(place, Folder) and Path(source).is_dir():
        return source, place.names()
    if names := place.names():
        return source, names
    root, name = split_address(source)
    return root, [name] if name in storage(root).names() else []


def _is_shard(name: str) -> bool:
    path = PurePosixPath(name)
    return not any(p.startswith(".") for p in path.parts) and Path(inner_name(path.name)).suffix.lower() in SUFFIXES
