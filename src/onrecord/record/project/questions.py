"""Questions about happenings, asked of the tables with DuckDB. Values never become part of a query's text."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import ProjectError, UsageError
from onrecord.model.happening import Happening, JoinedRecord
from onrecord.model.plover import TYPES
from onrecord.model.standing import STANDINGS
from onrecord.record.project import duck
from onrecord.record.project.layout import Layout
from onrecord.record.project.rows import fold, happening_rows
from onrecord.record.project.tables import Manifest, read_manifest, required_manifest, write_parquet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What happenings are asked for; every condition must hold, one that is None always does.

    `actor`, `recipient` and `place` are a name or words of it, a country (ISO 3166 alpha-3), a Wikidata id or the id
    of an entity.
    `words` must stand together, in this order, in a quote; case, accents and punctuation do not count.
    `since` and `until` bound the days of the happening; one whose days are not known is not between any.
    """

    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    type: str | None = None
    standing: str | None = None
    words: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def checked(self) -> Question:
        """The same, with its type as PLOVER writes it. Raises UsageError for a type or standing that there is not."""
        type = self.type.upper() if self.type else None
        standing = self.standing.lower() if self.standing else None
        if type is not None and type not in TYPES:
            raise UsageError(f"no type is called {self.type!r}", where="--type", cure=f"there are {', '.join(TYPES)}")
        if standing is not None and standing not in STANDINGS:
            cure = f"there are {', '.join(STANDINGS)}"
            raise UsageError(f"no standing is called {self.standing!r}", where="--standing", cure=cure)
        if self.since and self.until and self.until < self.since:
            raise UsageError(f"{self.until} is before {self.since}", where="--until", cure="turn the two days round")
        return msgspec.structs.replace(self, type=type, standing=standing)


def ask(layout: Layout, question: Question) -> list[Happening]:
    """The happenings of the last run that answer the question, by day, undated last.

    Raises ProjectError where there is no record, or where a run went on replacing it.
    """
    question = question.checked()
    for _ in range(5):
        manifest = required_manifest(layout)
        with duck.connected(only=layout.record) as database:
            try:
                found = _select(database, _files(layout, manifest), question)
            except Exception:
                if read_manifest(layout) == manifest:
                    raise
                continue
        if read_manifest(layout) == manifest:  # else a run put another record in its place meanwhile
            return found
    raise ProjectError("a run is replacing the record", where=str(layout.root), cure="ask again when it has ended")


def ask_joined(joined: JoinedRecord, question: Question) -> list[Happening]:
    """The same of a joined record that is in no file, such as that of an earlier day."""
    question = question.checked()
    with tempfile.TemporaryDirectory() as folder, duck.connected() as database:
        path = Path(folder) / "happenings.parquet"
        lines = b"".join(msgspec.json.encode(row) + b"\n" for row in happening_rows(joined))
        write_parquet(database, path, "happenings", lines)
        return _select(database, [str(path)], question)


def _files(layout: Layout, manifest: Manifest) -> list[str]:
    wanted = (n for n, f in manifest.files.items() if n.endswith("/happenings.parquet") and f.rows)
    return [str(layout.record.resolve() / name) for name in wanted]


def _select(database: DuckDBPyConnection, paths: Sequence[str], question: Question) -> list[Happening]:
    if not paths:
        return []
    conditions: list[str] = ["true"]
    values: list[object] = [list(paths)]
    for condition, some in _conditions(question):
        conditions.append(condition)
        values.extend(some)
    query = (
        f"SELECT json FROM read_parquet(?) WHERE {' AND '.join(conditions)}"
        " ORDER BY first_day NULLS LAST, last_day, first_told NULLS LAST, number"
    )
    found = database.execute(query, values).fetchall()
    return [msgspec.json.decode(line, type=Happening) for (line,) in found]


def _conditions(q: Question) -> Iterator[tuple[str, tuple[object, ...]]]:
    for column, asked in (("actor_keys", q.actor), ("recipient_keys", q.recipient), ("place_keys", q.place)):
        if asked:
            condition = f"len(list_filter({column}, lambda k: k = ? OR k = ? OR contains(k, ?))) > 0"
            yield condition, (asked, asked.upper(), fold(asked))
    if q.type:
        yield "type = ?", (q.type,)
    if q.standing:
        yield "standing = ?", (q.standing,)
    if q.words:
        yield "contains(words, ?)", (fold(q.words),)
    if q.since:
        yield "last_day >= ?", (q.since,)
    if q.until:
        yield "first_day <= ?", (q.until,)
