"""DuckDB, loaded when it is first needed: the part of a project's work that the core install does without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ProjectError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def require() -> None:
    """Raises ProjectError, saying how to get it, where DuckDB is not installed."""
    try:
        import duckdb  # noqa: F401
    except ImportError as error:
        cure = "install it with: pip install 'onrecord[project]'"
        raise ProjectError("a project's tables need the package duckdb", cure=cure) from error


@contextmanager
def connected(*, only: Path | None = None) -> Iterator[DuckDBPyConnection]:
    """A database in memory. With `only` it can touch files of that folder alone, and its settings are locked.

    One thread, so that the rows of a file and its bytes come out alike every time.
    """
    require()
    import duckdb

    connection = duckdb.connect(":memory:", config={"threads": 1, "preserve_insertion_order": True})
    try:
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET autoload_known_extensions = false")
        if only is not None:
            folder = str(only.resolve()).replace("'", "''")
            connection.execute(f"SET allowed_directories = ['{folder}/']")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()
