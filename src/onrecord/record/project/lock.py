"""One writer at a time, and none that outlives its process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import ProjectError


@contextmanager
def sole_writer(path: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock. Raises ProjectError where another process, or this one, holds it for longer than `wait` seconds.

    The lock is SQLite's own on an empty database: it is the same on every system, and the system takes it back when
    the process ends, however it ends.
    """
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        if "locked" not in str(error):
            where, cure = str(path.parent), "check your rights to the folder"
            raise ProjectError(f"cannot be written: {error}", where=where, cure=cure) from error
        raise ProjectError(
            "another onrecord command is writing to this project",
            where=str(path.parent),
            cure="wait until it ends, or stop it; find, why, diff and verify work meanwhile",
        ) from None
    try:
        yield
    finally:
        connection.close()
