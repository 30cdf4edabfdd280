"""One writer at a time, and none that outlives its process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from onrecord.errors import ProjectError

MAKE_ROOM: Final = "make room or see to your rights, and do the same again: it goes on from there"


@contextmanager
def sole_writer(path: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock. Raises ProjectError where another process, or this one, holds it for longer than `wait` seconds,
    and in place of an OSError that ends what is done under it: a disk that is full, or may not be written.

    The lock is SQLite's own on an empty database: it is the same on every system, and the system takes it back when
    the process ends, however it ends.
    """
    try:
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise _unwritable(path, error) from error
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        if "locked" not in str(error):
            raise _unwritable(path, error) from error
        raise ProjectError(
            "another onrecord command is writing to this project",
            where=str(path.parent),
            cure="wait until it ends, or stop it; find, why, diff and verify work meanwhile",
        ) from None
    try:
        yield
    except BrokenPipeError:  # whoever read our output has seen enough
        raise
    except OSError as error:
        where = str(error.filename or path.parent)
        raise ProjectError(f"cannot be written: {error.strerror or error}", where=where, cure=MAKE_ROOM) from error
    finally:
        connection.close()


def _unwritable(path: Path, error: sqlite3.OperationalError) -> ProjectError:
    cure = "check your rights to the folder, and that there is room"
    return ProjectError(f"cannot be written: {error}", where=str(path.parent), cure=cure)
