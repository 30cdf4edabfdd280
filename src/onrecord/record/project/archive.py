"""Bytes as they came, each in a file named by its SHA-256."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import ProjectError
from onrecord.record.project import files


class Archive:
    """`raw/ab/abcd...gz`: `zcat` of a file has the SHA-256 that the file is called by."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._writer = folder, files.Writer()

    def put(self, data: bytes) -> str:
        """Keep `data`, once; its hash. It is on the disk after the next `sync`."""
        name = files.sha256(data)
        path = self.path(name)
        if not path.exists():
            self._writer.write(path, files.pack(data))
        return name

    def sync(self) -> None:
        self._writer.sync()

    def get(self, name: str) -> bytes:
        """Raises ProjectError where the bytes are missing, or are not those that were kept."""
        data = files.unpack(self.path(name))
        if files.sha256(data) != name:
            where, cure = str(self.path(name)), "bring the file back from a copy, or add the article again"
            raise ProjectError("the file is damaged: its bytes have another hash", where=where, cure=cure)
        return data

    def path(self, name: str) -> Path:
        return self._folder / name[:2] / f"{name}.gz"
