"""What a zip file holds, for `foreign_worker`: the files in it, or, of a web archive (WACZ), the pages of its WARCs.

Nothing is unpacked to a file that has a name, so that the names in it, which may point anywhere, lead nowhere. What all
of it unpacks to is bounded by what the whole file weighs, what one file in it unpacks to by what we read of one.
"""

from __future__ import annotations

import io
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from onrecord.ingest import warc_parts
from onrecord.ingest.foreign_worker import Part, Parts, Skipped
from onrecord.ingest.limits import MAX_JSON_BYTES, MAX_RATIO, MAX_ZIP_FILES, RATIO_FROM

_ARCHIVES: Final = (".warc", ".warc.gz")
_CHUNK: Final = 1 << 20
_DAMAGED: Final = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def take(_stream: BinaryIO, file: str, skipped: Skipped) -> Parts:
    """Each file in the zip but hidden ones and folders, by its name in it; a damaged or an encrypted one is refused."""
    budget = _Budget(file)
    with ZipFile(file) as archive:
        for n, info in enumerate(_files(archive, skipped), 1):
            part, data = Part(number=n, name=info.filename), b""
            try:
                data = budget.read(archive, info)
            except _DAMAGED as error:
                part.refused = f"it cannot be unpacked: {error}"[:200]
            if len(data) > MAX_JSON_BYTES:
                part.refused, data = f"it is over the limit of {MAX_JSON_BYTES:,} bytes", b""
            yield part, data


def take_wacz(_stream: BinaryIO, file: str, skipped: Skipped) -> Parts:
    """The pages of all WARC files in a web archive, counted through."""
    budget, number = _Budget(file), 0
    with ZipFile(file) as archive:
        for info in _files(archive, skipped):
            if not info.filename.lower().endswith(_ARCHIVES):
                continue
            with archive.open(info) as stream, TemporaryFile() as warc:  # which is sought in
                shutil.copyfileobj(budget.counted(stream), warc, _CHUNK)
                warc.seek(0)
                for part, data in warc_parts.take(cast(BinaryIO, warc), "", skipped):
                    number += 1
                    part.number = number
                    yield part, data


def _files(archive: ZipFile, skipped: Skipped) -> Iterator[ZipInfo]:
    if len(archive.infolist()) > MAX_ZIP_FILES:
        raise ValueError(f"it has more than {MAX_ZIP_FILES:,} files")
    for info in archive.infolist():
        parts = info.filename.split("/")
        hidden = any(part.startswith((".", "__MACOSX")) and part.strip(".") for part in parts)
        if hidden and not info.is_dir():
            skipped.number += 1
        elif not info.is_dir():
            yield info


class _Budget:
    """How much the whole file may unpack to yet. What it says of itself is not believed: bytes are counted."""

    def __init__(self, file: str) -> None:
        self._left = max(RATIO_FROM, MAX_RATIO * Path(file).stat().st_size)

    def read(self, archive: ZipFile, info: ZipInfo) -> bytes:
        """The bytes of one file, not many more than MAX_JSON_BYTES of them."""
        with archive.open(info) as stream:
            return self.counted(stream).read(MAX_JSON_BYTES + 1)

    def counted(self, stream: object) -> BinaryIO:
        return io.BufferedReader(_Counted(stream, self), _CHUNK)  # type: ignore[arg-type]

    def spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise MemoryError(f"it unpacks to more than {MAX_RATIO} times its size")


class _Counted(io.RawIOBase):
    def __init__(self, stream: BinaryIO, budget: _Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)
