"""The tables of a project in Parquet, a folder for each day of publication, and the manifest of what belongs together.

Everything here is derived from the articles' records and made again whenever they change. Files are prepared beside
the old ones and put in their place between the manifest's removal and its return, so that a reader, or a killed run,
never takes old and new together for one record.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from onrecord.errors import ProjectError
from onrecord.model.happening import Happening, JoinedEntity, JoinedRecord, Lineage
from onrecord.model.record import Outcome, Record
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


class Joined(Protocol):
    """What is joined, without the articles."""

    @property
    def happenings(self) -> tuple[Happening, ...]: ...

    @property
    def lineages(self) -> tuple[Lineage, ...]: ...

    @property
    def entities(self) -> tuple[JoinedEntity, ...]: ...


class DerivedFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A derived file: its hash, the hash of the rows that it was made from, and how many they are.

    `articles` is a hash of what these rows follow from, where that is a day's articles and nothing else.
    """

    sha256: str
    rows_sha256: str
    rows: int
    articles: str = ""


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
    joined: Joined,
    articles: Iterable[ArticleRow],
    outcomes: Mapping[str, OutcomeRow],
    record: Callable[[str], Outcome],
    *,
    digest: str,
    counts: Counts,
) -> Manifest:
    """Write the derived files that are not yet as they must be, take away stale ones, and write the manifest last.

    The `record` is asked for of articles of days whose tables are to be made, and of no others.
    """
    old = read_manifest(layout)
    kept = {name: f for name, f in old.files.items() if (layout.record / name).is_file()} if old else {}
    shutil.rmtree(layout.staging, ignore_errors=True)
    made: dict[str, DerivedFile] = {}
    with duck.connected() as database:
        for day in _days(joined, articles, outcomes):
            made |= _tables_of(day, record, kept, partial(_write, database, layout.staging))
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


class _Day(NamedTuple):
    """The folder of a day, its articles with what became of them, and the rows of the happenings first told on it."""

    folder: str
    articles: list[tuple[ArticleRow, OutcomeRow]]
    told: list[Row]


def _days(joined: Joined, articles: Iterable[ArticleRow], outcomes: Mapping[str, OutcomeRow]) -> Iterator[_Day]:
    settled = [(a, outcomes[a.id]) for a in articles if a.id in outcomes]
    told: dict[str, list[Row]] = {}
    for row in rows.rows_of(joined.happenings, joined.entities, {a.id: a.published for a, _ in settled}):
        told.setdefault(f"day={row['first_told'] or UNDATED}", []).append(row)
    for folder, some in groupby(settled, key=lambda known: day_folder(known[0])):
        yield _Day(folder, list(some), told.get(folder, []))


def _tables_of(
    day: _Day,
    record: Callable[[str], Outcome],
    kept: Mapping[str, DerivedFile],
    write: Callable[[str, str, bytes, int], DerivedFile],
) -> dict[str, DerivedFile]:
    """The files of a day: those that are kept, and those that are made."""
    hash = files.sha256(msgspec.json.encode([COLUMNS, day.articles]))
    names = {table: f"{day.folder}/{table}.parquet" for table in TABLES}
    before = {table: kept.get(name) for table, name in names.items()}
    parts = {"happenings": day.told}
    if any((f := before[table]) is None or f.articles != hash for table in TABLES if table not in parts):
        parts = _rows_of(day.articles, record) | parts
    made = {names[table]: f for table, f in before.items() if f is not None and table not in parts}
    for table, part in parts.items():
        lines, known = b"".join(msgspec.json.encode(row) + b"\n" for row in part), before[table]
        if known is None or known.rows_sha256 != files.sha256(lines):
            known = write(names[table], table, lines, len(part))
        made[names[table]] = known if table == "happenings" else msgspec.structs.replace(known, articles=hash)
    return made


def _write(database: DuckDBPyConnection, folder: Path, name: str, table: str, lines: bytes, number: int) -> DerivedFile:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_parquet(database, path, table, lines)
    return _derived(path, lines, number)


def _rows_of(
    articles: Iterable[tuple[ArticleRow, OutcomeRow]], record: Callable[[str], Outcome]
) -> dict[str, list[Row]]:
    """The rows of a day that follow from its articles alone."""
    parts: dict[str, list[Row]] = {table: [] for table in TABLES if table != "happenings"}
    for article, outcome in articles:
        parts["articles"].append(rows.article_row(article, outcome))
        if isinstance(found := record(article.id), Record):
            for table, some in rows.record_rows(found).items():
                parts[table] += some
    return parts


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


def _stage_joined(layout: Layout, joined: Joined, made: dict[str, DerivedFile]) -> None:
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
