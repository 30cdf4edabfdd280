"""Rows as a file of Parquet, by way of DuckDB: for tables that leave the project."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.record.project import duck

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Writer:
    """Makes files within a folder of its own, which goes when the writer does."""

    def __init__(self, database: DuckDBPyConnection, folder: Path) -> None:
        self._database, self._folder = database, folder

    def file(self, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> bytes:
        """The bytes of a file (zstd). `columns`: name -> DuckDB type. The same rows give the same bytes."""
        source, target = self._folder / "rows.ndjson", self._folder / "rows.parquet"
        lines = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
        source.write_bytes(lines)
        kinds = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in columns.items())
        self._database.execute(
            f"COPY (SELECT * FROM read_json({_quoted(str(source))}, format = 'newline_delimited',"
            f" columns = {{{kinds}}}, maximum_object_size = {max(1 << 24, 2 * len(lines))}))"
            f" TO {_quoted(str(target))} (FORMAT parquet, COMPRESSION zstd)"
        )
        return target.read_bytes()


@contextmanager
def writer() -> Iterator[Writer]:
    """Raises ProjectError, saying how to get it, where DuckDB is not installed."""
    with duck.connected() as database, tempfile.TemporaryDirectory() as folder:
        yield Writer(database, Path(folder))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
