"""Parsed passages of the articles of the last weeks. They may be deleted at any time: then more is parsed again."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from onrecord.record.project import files

_SUFFIX = ".parsed"


class Parses:
    """`cache/parses/ab/<id>.parsed`: what a reader gave to be kept of an article."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._writer = folder, files.Writer()

    def put(self, id: str, data: bytes) -> None:
        self._writer.write(self._path(id), data)

    def sync(self) -> None:
        self._writer.sync()

    def get(self, id: str) -> bytes | None:
        """None where it is not there any more."""
        try:
            return self._path(id).read_bytes()
        except OSError:
            return None

    def keep_only(self, ids: Collection[str]) -> None:
        """Take away those of other articles."""
        for path in sorted(self._folder.glob(f"??/*{_SUFFIX}")):
            if path.name.removesuffix(_SUFFIX) not in ids:
                path.unlink()

    def _path(self, id: str) -> Path:
        return self._folder / id[:2] / f"{id}{_SUFFIX}"
