"""The rows of a Parquet file, for `foreign_worker`: the columns that are an article's keys, `text` at least.

DuckDB reads it, with a bound on its memory and no way to anything else than this file.
"""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from onrecord.ingest.foreign_worker import Part, Parts, Skipped

KEYS = ("text", "id", "title", "published", "publisher", "uri", "language")
_ROWS = 64  # that are in memory together
_MEMORY = "1GB"


def take(_stream: BinaryIO, file: str, _skipped: Skipped) -> Parts:
    import duckdb

    path = file.replace("'", "''")
    config: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "memory_limit": _MEMORY}
    with duckdb.connect(":memory:", config=config) as database:
        for setting in (
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "temp_directory = ''",
            f"allowed_paths = ['{path}']",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            database.execute(f"SET {setting}")
        found = {row[0] for row in database.execute(f"DESCRIBE SELECT * FROM read_parquet('{path}')").fetchall()}
        if "text" not in found:
            raise ValueError(f"it has no column `text`, but {', '.join(sorted(found))[:120]}")
        keys = [key for key in KEYS if key in found]
        columns = ", ".join(f'CAST("{key}" AS VARCHAR)' for key in keys)
        rows = database.execute(f"SELECT {columns} FROM read_parquet('{path}')")
        n = 0
        while some := rows.fetchmany(_ROWS):
            for row in some:
                n += 1
                filled = {key: value for key, value in zip(keys, row, strict=True) if value}
                yield Part(number=n, form="json"), msgspec.json.encode(filled)
