"""The tables of a project in Parquet, a folder for each day of publication, and the manifest of what belongs together.

Everything here is derived from the articles' records and made again whenever they change. Files are prepared beside
the old ones and put in their place between the manifest's removal and its return, so that a reader, or a killed run,
never takes old and new together for one record.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import ProjectError
from onrecord.model.happening import JoinedRecord
from onrecord.model.record import Record
from onrecord.record.project import duck, files, rows
from onrecord.record.project.layout import Layout
from onrecord.record.project.rows import COLUMNS, Row
from onrecord.record.project.store import ArticleRow, Counts, OutcomeRow

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UNDATED = "undated"
TABLES = tuple(COLUMNS)
# The part of a joined record that is kept: its documents are the articles' records, which are kept one by one.
_Kept = msgspec.defstruct(
    "_Kept",
    [(f.name, f.type) for f in msgspec.structs.fields(JoinedRecord) if f.name not in ("schema", "documents")],
    frozen=True,
)


class DerivedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A derived file: its hash, the hash of the rows that it was made from, and how many they are."""

    sha256: str
    rows_sha256: str
    rows: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """Which derived files there are, and from which records (`inputs`) they were made."""

    format: int = 1
    inputs: str
    counts: Counts
    happenings: int
    lineages: int
    files: dict[str, DerivedFile]


def inputs(coder: str, articles: Iterable[ArticleRow], outcomes: Mapping[str, OutcomeRow]) -> str:
    """A hash of all that the derived files are made from."""
    lines = [(a, outcomes[a.id]) for a in articles if a.id in outcomes]
    return files.sha256(msgspec.json.encode([coder, COLUMNS, lines]))


def read_manifest(layout: Layout) -> Manifest | None:
    """None while the derived files do not belong together: before the first run, and where one was cut short."""
    try:
        return msgspec.json.decode(layout.manifest.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        cure = "delete it and run `onrecord run`: it is made again"
        raise ProjectError(f"not to be read: {error}", where=str(layout.manifest), cure=cure) from error


def required_manifest(layout: Layout) -> Manifest:
    """Raises ProjectError where no run has finished, or one is just putting its files in place."""
    if (manifest := read_manifest(layout)) is None:
        raise ProjectError(
            "there is no record yet, or a run was cut short", where=str(layout.root), cure="run `onrecord run`"
        )
    return manifest


def publish(
    layout: Layout,
    joined: JoinedRecord,
    articles: Iterable[ArticleRow],
    outcomes: Mapping[str, OutcomeRow],
    *,
    digest: str,
    counts: Counts,
) -> Manifest:
    """Write the derived files that are not yet as they must be, take away stale ones, and write the manifest last."""
    old = read_manifest(layout)
    kept = {name: f for name, f in old.files.items() if (layout.record / name).is_file()} if old else {}
    shutil.rmtree(layout.staging, ignore_errors=True)
    made: dict[str, DerivedFile] = {}
    with duck.connected() as database:
        for name, table, part in _tables(joined, articles, outcomes):
            lines = b"".join(msgspec.json.encode(row) + b"\n" for row in part)
            before = kept.get(name)
            if before and before.rows_sha256 == files.sha256(lines):
                made[name] = before
                continue
            path = layout.staging / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_parquet(database, path, table, lines)
            made[name] = _derived(path, lines, len(part))
    _stage_joined(layout, joined, made)
    manifest = Manifest(
        inputs=digest,
        counts=counts,
        happenings=len(joined.happenings),
        lineages=len(joined.lineages),
        files=dict(sorted(made.items())),
    )
    _put_in_place(layout, manifest)
    return manifest


def read_joined(layout: Layout, documents: Iterable[object]) -> JoinedRecord:
    """The joined record of the last run around its `documents`."""
    try:
        kept = msgspec.json.decode(files.unpack(layout.joined), type=_Kept)
    except msgspec.MsgspecError as error:
        cure = "run `onrecord run --again all`"
        raise ProjectError(f"not a record of this version: {error}", where=str(layout.joined), cure=cure) from error
    return JoinedRecord(documents=tuple(documents), **msgspec.structs.asdict(kept))  # type: ignore[arg-type]


def day_folder(article: ArticleRow) -> str:
    return f"day={article.published or UNDATED}"


def _tables(
    joined: JoinedRecord, articles: Iterable[ArticleRow], outcomes: Mapping[str, OutcomeRow]
) -> Iterator[tuple[str, str, list[Row]]]:
    """(file, table, rows) of every file that must be there, one day after the other."""
    records = {d.document.id: d for d in joined.documents if isinstance(d, Record)}
    told: dict[str, list[Row]] = {}
    for row in rows.happening_rows(joined):
        told.setdefault(f"day={row['first_told'] or UNDATED}", []).append(row)
    settled = (a for a in articles if a.id in outcomes)
    for day, group in groupby(settled, key=day_folder):
        parts: dict[str, list[Row]] = {table: [] for table in TABLES}
        for article in group:
            parts["articles"].append(rows.article_row(article, outcomes[article.id]))
            if record := records.get(article.id):
                for table, some in rows.record_rows(record).items():
                    parts[table] += some
        parts["happenings"] = told.get(day, [])
        for table, part in parts.items():
            yield f"{day}/{table}.parquet", table, part


def write_parquet(database: DuckDBPyConnection, path: Path, table: str, lines: bytes) -> None:
    """Write rows, given as JSON Lines, of one of the project's tables. The same rows give the same file."""
    source = path.with_suffix(".ndjson")
    source.write_bytes(lines)
    columns = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in COLUMNS[table].items())
    database.execute(
        f"COPY (SELECT * FROM read_json({_quoted(str(source))}, format = 'newline_delimited', columns = {{{columns}}},"
        f" maximum_object_size = {max(1 << 24, 2 * len(lines))}))"
        f" TO {_quoted(str(path))} (FORMAT parquet, COMPRESSION zstd)"
    )
    source.unlink()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _derived(path: Path, made_from: bytes, number: int) -> DerivedFile:
    files.sync_file(path)
    return DerivedFile(sha256=files.sha256(path.read_bytes()), rows_sha256=files.sha256(made_from), rows=number)


def _stage_joined(layout: Layout, joined: JoinedRecord, made: dict[str, DerivedFile]) -> None:
    kept = _Kept(**{name: getattr(joined, name) for name in _Kept.__struct_fields__})
    data = msgspec.json.encode(kept)
    path = layout.staging / layout.joined.name
    files.write(path, files.pack(data))
    made[layout.joined.name] = _derived(path, data, len(joined.happenings))


def _put_in_place(layout: Layout, manifest: Manifest) -> None:
    layout.record.mkdir(exist_ok=True)
    layout.manifest.unlink(missing_ok=True)
    files.sync_folder(layout.record)
    for staged in sorted(p for p in layout.staging.rglob("*") if p.is_file()):
        place = layout.record / staged.relative_to(layout.staging)
        place.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(place)
        files.sync_folder(place.parent)
    _take_away_stale(layout, manifest)
    shutil.rmtree(layout.staging, ignore_errors=True)
    files.write(layout.manifest, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")


def _take_away_stale(layout: Layout, manifest: Manifest) -> None:
    for folder in sorted(layout.record.glob("day=*")):
        for path in sorted(folder.iterdir()):
            if path.relative_to(layout.record).as_posix() not in manifest.files:
                path.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()
