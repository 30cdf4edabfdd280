"""gzip, unpacked as it is read and no further than it is worth."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputTooLarge, UnreadableInput
from onrecord.ingest.limits import MAX_RATIO, RATIO_FROM

GZIP = ".gz"
_MAGIC = b"\x1f\x8b"


def unpacked(stream: BinaryIO, size: int) -> BinaryIO:
    """The bytes that `size` packed ones hold. Reading raises UnreadableInput where they are damaged, InputTooLarge
    where they are more than MAX_RATIO times as many."""
    return io.BufferedReader(_Unpacked(stream, size), 1 << 16)


def inner_name(name: str) -> str:
    """The name of what a file `name.gz` holds; any other name is its own."""
    return name[: -len(GZIP)] if name.lower().endswith(GZIP) and Path(name).name.lower() != GZIP else name


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._file = gzip.GzipFile(fileobj=stream, mode="rb")
        self._most = max(RATIO_FROM, MAX_RATIO * size)
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._file.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableInput(f"its gzip is damaged: {error}", cure="bring the file anew") from error
        self._read += len(data)
        if self._read > self._most:
            raise InputTooLarge(f"it unpacks to more than {MAX_RATIO} times its size", cure="unpack and check it first")
        buffer[: len(data)] = data
        return len(data)
