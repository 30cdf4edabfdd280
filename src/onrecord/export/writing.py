"""Exports on the disk: wholly or not at all, and nothing of others is overwritten.

All is written beside its place first, flushed to the disk and renamed. A full disk, or a killed process, leaves what
was there before; at worst a folder whose name ends in `.partial` stays behind, which the next export takes away.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from onrecord.errors import UsageError

PARTIAL: Final = ".partial"
_OLD: Final = ".replaced.partial"
_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE


def write_files(files: Mapping[Path, bytes]) -> None:
    """Files that belong together: all are on the disk before the first takes its place, the last one last.

    Raises UsageError where they cannot be written: no such folder, no right to, no space left.
    """
    for path in files:
        if path.is_dir():
            raise UsageError("a folder is there", where=str(path), cure="give --out the name of a file")
    partials = {path: _beside(path, PARTIAL) for path in files}
    path = Path()
    try:
        for path, data in files.items():
            _put(partials[path], data)
        for path, partial in partials.items():
            partial.replace(path)
        _flush(path.parent)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        for partial in partials.values():
            _drop(partial)


def write_folder(path: Path, files: Mapping[str, bytes], *, marker: str) -> None:
    """`marker` is a file by which an older export is known: only such a folder, or an empty one, is replaced.

    Raises UsageError where it cannot be written, or where a folder with other things is in its place.
    """
    partial, old = _beside(path, PARTIAL), _beside(path, _OLD)
    try:
        _check_place(path, marker)
        _drop(partial)
        partial.mkdir()
        for name, data in files.items():
            (partial / name).parent.mkdir(parents=True, exist_ok=True)
            _put(partial / name, data)
        for folder in sorted({(partial / name).parent for name in files}):
            _flush(folder)
        _swap(partial, path, old)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        _drop(partial)


def _check_place(path: Path, marker: str) -> None:
    if path.exists() and not path.is_dir():
        raise UsageError("a file is there", where=str(path), cure="give --out the name of a folder")
    if path.is_dir() and any(path.iterdir()) and not (path / marker).is_file():
        raise UsageError("the folder holds other things", where=str(path), cure="give --out a new folder")


def _swap(new: Path, path: Path, old: Path) -> None:
    if path.is_dir() and _exchanged(new, path):
        _drop(new)
    elif path.is_dir():
        _drop(old)
        path.rename(old)
        try:
            new.rename(path)
        except OSError:
            old.rename(path)
            raise
        _drop(old)
    else:
        new.rename(path)
    _flush(path.parent)


def _exchanged(new: Path, path: Path) -> bool:
    """Whether the two folders took each other's place in one step, which Linux can (renameat2) and others cannot."""
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return rename is not None and rename(_HERE, os.fsencode(new), _HERE, os.fsencode(path), _EXCHANGE) == 0


def _put(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Have renames within the folder on the disk; systems that cannot open a folder do so themselves."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")


def _drop(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _cannot(path: Path, error: OSError) -> UsageError:
    cure = "make room, or choose another --out"
    return UsageError(f"cannot write there: {error.strerror or error}", where=str(path), cure=cure)
