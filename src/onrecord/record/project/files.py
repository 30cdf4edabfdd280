"""Files that are written wholly or not at all, and names for bytes."""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import FileIO
from pathlib import Path

from onrecord.errors import ProjectError

PARTIAL = ".partial"
_LEVEL = 6
_SYNC_AT_ONCE = 8


def sha256(data: bytes) -> str:
    """The hash of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write(path: Path, data: bytes, by: str = "") -> None:
    """Put `data` at `path`: temporary file, fsync, rename, fsync of the folder.

    A process killed at any point leaves the old file or the new one; a file that ends in `.partial` may be left over
    and is overwritten or swept by the next writer. Several who may write one file at once say who they are (`by`).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}{by and '.' + by}{PARTIAL}")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)


def append(path: Path, data: bytes, at: int | None = None) -> None:
    """Put `data` at the end of a file, or at byte `at` in place of what follows it, and have it on the disk.

    Where that fails the file is as it was; a process killed meanwhile leaves some of `data`. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        begin = file.seek(0, os.SEEK_END) if at is None else at
        try:
            file.seek(begin)
            file.truncate()
            _write_wholly(file, data)
            os.fsync(descriptor)
        except OSError:
            with suppress(OSError):
                file.truncate(begin)
            raise


def _write_wholly(file: FileIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


class Writer:
    """Writes many small files, each wholly or not at all, and waits for the disk once for all of them.

    After `sync` they are on the disk; nothing that relies on them may be written down before.
    """

    def __init__(self) -> None:
        self._written: list[Path] = []

    def write(self, path: Path, data: bytes) -> None:
        put(path, data)
        self._written.append(path)

    def sync(self) -> None:
        """Have all that was written since the last time on the disk."""
        _sync_each(sync_file, self._written)
        _sync_each(sync_folder, sorted({p.parent for p in self._written}))
        self._written.clear()


def put(path: Path, data: bytes) -> None:
    """As `write`, but without waiting for the disk: a machine that stops may lose it, or leave it empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + PARTIAL)
    partial.write_bytes(data)
    partial.replace(path)


def _sync_each(sync: Callable[[Path], None], paths: Sequence[Path]) -> None:
    """Several at once, where they are many: a disk that is asked one by one turns once for each."""
    if len(paths) < _SYNC_AT_ONCE:
        for path in paths:
            sync(path)
        return
    with ThreadPoolExecutor(_SYNC_AT_ONCE) as threads:
        for _ in threads.map(sync, paths):
            pass


def sync_file(path: Path) -> None:
    """Have what was written to `path` on the disk before anything that follows."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Have renames within `path` on the disk; systems that cannot open a folder do so themselves."""
    with suppress(PermissionError):
        sync_file(path)


def sweep(folder: Path) -> None:
    """Take away what killed writers left over."""
    for partial in folder.rglob(f"*{PARTIAL}"):
        partial.unlink()


def pack(data: bytes) -> bytes:
    """gzip without clock or name, so that the same bytes are always packed alike."""
    return gzip.compress(data, _LEVEL, mtime=0)


def unpack(path: Path) -> bytes:
    """Raises ProjectError where the file is missing or damaged."""
    try:
        return gzip.decompress(path.read_bytes())
    except FileNotFoundError:
        raise ProjectError("the file is missing", where=str(path), cure=_CURE) from None
    except (OSError, EOFError, zlib.error) as error:
        raise ProjectError(f"the file is damaged: {error}", where=str(path), cure=_CURE) from error


_CURE = "run `onrecord verify` to see what else is; bring the file back from a copy, or add the article again"
