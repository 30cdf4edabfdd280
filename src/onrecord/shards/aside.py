"""Pieces of data that are seldom asked for: on the disk, as soon as they are many, in a file that nobody else sees."""

from __future__ import annotations

import tempfile
import weakref
from typing import IO, Final

_IN_MEMORY: Final = 4 << 20  # bytes that wait to be written
_LENGTH: Final = 28  # bits of a place that tell how long the piece is


class Aside:
    """Pieces by the places that they were put at."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._written = 0
        self._waiting = bytearray()

    def put(self, piece: bytes) -> int:
        """Where it can be had again. Raises ValueError for 256 MB or more, OSError where the disk is full."""
        if len(piece) >> _LENGTH:
            raise ValueError(f"{len(piece)} bytes are too many for one piece")
        place = self._written + len(self._waiting)
        self._waiting += piece
        if len(self._waiting) >= _IN_MEMORY:
            self._write()
        return place << _LENGTH | len(piece)

    def get(self, place: int) -> bytes:
        at, length = place >> _LENGTH, place & ((1 << _LENGTH) - 1)
        if at >= self._written:
            return bytes(self._waiting[at - self._written : at - self._written + length])
        assert self._file is not None
        self._file.seek(at)
        return self._file.read(length)

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - open as long as the pieces are
            weakref.finalize(self, self._file.close)
        self._file.seek(self._written)
        with memoryview(self._waiting) as left:
            done = 0
            while done < len(left):
                done += self._file.write(left[done:])
        self._written += len(self._waiting)
        self._waiting = bytearray()
