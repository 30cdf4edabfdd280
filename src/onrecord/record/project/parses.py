"""Parsed passages of the articles of the last weeks. They may be deleted at any time: then more is parsed again."""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path

from onrecord.record.project import files

_SUFFIX = ".parsed"
MOST_BYTES = 256 * 2**20  # on the disk, about 20,000 articles of 450 words; those written longest ago go first


class Parses:
    """`cache/parses/ab/<id>.parsed`: what a reader gave to be kept of an article."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, id: str, data: bytes) -> None:
        files.put(self._path(id), data)

    def get(self, id: str) -> bytes | None:
        """None where it is not there any more."""
        try:
            return self._path(id).read_bytes()
        except OSError:
            return None

    def drop(self, ids: Iterable[str]) -> None:
        for id in ids:
            self._path(id).unlink(missing_ok=True)

    def keep_only(self, ids: Container[str], most_bytes: int = MOST_BYTES) -> None:
        """Take away those of other articles, and those written longest ago where all take more than that."""
        found = [(path.stat(), path) for path in self._folder.glob(f"??/*{_SUFFIX}")]
        total = 0
        for stat, path in sorted(found, key=lambda f: (-f[0].st_mtime_ns, f[1])):
            wanted = path.name.removesuffix(_SUFFIX) in ids
            total += stat.st_size if wanted else 0
            if not wanted or total > most_bytes:
                path.unlink()

    def _path(self, id: str) -> Path:
        return self._folder / id[:2] / f"{id}{_SUFFIX}"
