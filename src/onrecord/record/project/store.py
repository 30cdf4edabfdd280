"""What is known of the articles and the runs, in SQLite: a process that is killed loses nothing of what it had said."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

import msgspec

from onrecord.errors import ProjectError
from onrecord.model.document import Article
from onrecord.record.project import files, lock, schema

Status = Literal["coded", "copy", "irrelevant", "failed"]
_ARTICLE = "id, raw, form, stated, given_id, title, publisher, published, uri, language, text, kind, message"
_OUTCOME = "article, status, of, record, coder, kind, message"
_RUN = "number, began, ended, state, coder, input, coded, copies, irrelevant, failed"


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article of the project without its words. `text` is their hash; None where the bytes could not be read."""

    id: str
    raw: str
    form: str
    stated: str
    given_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    uri: str | None = None
    language: str | None = None
    text: str | None = None
    kind: str | None = None
    message: str | None = None

    @property
    def order(self) -> tuple[dt.date, str]:
        """The order of the articles everywhere: by day of publication, undated last, then by id."""
        return self.published or dt.date.max, self.id


class OutcomeRow(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an article. `of` is the article whose record a copy was given, `record` the hash of the JSON."""

    article: str
    status: Status
    record: str
    coder: str
    of: str | None = None
    kind: str | None = None
    message: str | None = None


class Visit(msgspec.Struct, frozen=True):
    """What an address of the web gave when it was fetched last; `followed`: so was all that it only lists."""

    address: str
    raw: str
    etag: str | None
    modified: str | None
    followed: bool


class Fate(msgspec.Struct, frozen=True):
    """What became of a happening that a finished run had, since the run `run`; `into` is the one it was merged into."""

    id: str
    status: Literal["active", "merged_into", "withdrawn"]
    into: str | None
    run: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of all articles: `input` is the sum of the others once a run is finished."""

    input: int
    coded: int
    copies: int
    irrelevant: int
    failed: int

    @property
    def waiting(self) -> int:
        return self.input - self.coded - self.copies - self.irrelevant - self.failed


class RunRow(msgspec.Struct, frozen=True, kw_only=True):
    """One run, its counts at its end. `stopped` is one that was interrupted or killed."""

    number: int
    began: dt.datetime
    ended: dt.datetime | None
    state: Literal["running", "finished", "stopped"]
    coder: str
    counts: Counts | None


class Store:
    """The project's database, for one thread. What a method changed is on the disk when it returns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._restated: set[str] = set()
        try:
            if _only_readable(path):
                self._db = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, isolation_level=None)
            else:
                self._db = sqlite3.connect(path, isolation_level=None, timeout=10)
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")
                self._db.execute("PRAGMA foreign_keys = ON")
            schema.migrate(self._db, str(path))
        except sqlite3.Error as error:
            cure = "bring it back from a copy, or make a new project and add the articles again"
            raise ProjectError(f"the database cannot be used: {error}", where=str(path), cure=cure) from error

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is changed inside is kept, or none of it. Raises ProjectError where it cannot be written."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.Error):  # SQLite has rolled back by itself where the disk is full
                self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise ProjectError(f"cannot be written: {error}", where=str(self._path), cure=lock.MAKE_ROOM) from error
            raise

    # -- articles ------------------------------------------------------------------------------------------------

    def add(self, row: ArticleRow, place: str, text: str | None, keys: bytes = b"") -> bool:
        """Note that the article stood at `place`; whether it is new. The same bytes at one place are stated anew.

        `keys` are those of its paragraphs (`nearness`).
        """
        known = self._db.execute("SELECT kind FROM articles WHERE id = ?", (row.id,)).fetchone()
        stood = self._db.execute(
            "SELECT article FROM additions WHERE place = ? AND raw = ?", (place, row.raw)
        ).fetchone()
        if stood is not None and stood[0] != row.id:
            self._restated.add(stood[0])
        if text is not None and row.text is not None:
            body = zlib.compress(text.encode())
            self._db.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (row.text, body))
            self._db.execute("INSERT OR IGNORE INTO paragraphs VALUES (?, ?)", (row.text, keys))
        marks = ", ".join("?" * len(row.__struct_fields__))
        values = [v.isoformat() if isinstance(v, dt.date) else v for v in msgspec.structs.astuple(row)]
        if known is None:
            self._db.execute(f"INSERT INTO articles ({_ARTICLE}) VALUES ({marks})", values)
            self._db.execute("INSERT INTO waiting VALUES (?)", (row.id,))
        elif known != (row.kind,):  # what could not be read once can be now, or the other way round
            assignments = ", ".join(f"{column} = ?" for column in _ARTICLE.split(", "))
            self._db.execute(f"UPDATE articles SET {assignments} WHERE id = ?", [*values, row.id])
            self._db.execute("DELETE FROM outcomes WHERE article = ?", (row.id,))
            self._db.execute("INSERT OR IGNORE INTO waiting VALUES (?)", (row.id,))
        self._db.execute(
            "INSERT INTO additions VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET article = excluded.article",
            (place, row.raw, row.id),
        )
        return known is None

    def drop_restated(self) -> int:
        """Take out the articles that stand nowhere any more, because `add` stated the same bytes anew; how many.

        To be called together with these additions, so that none is left over.
        """
        gone = 0
        for id in sorted(self._restated):
            nowhere = "id = ? AND id NOT IN (SELECT article FROM additions)"
            found = self._db.execute(f"DELETE FROM articles WHERE {nowhere} RETURNING text", (id,)).fetchall()
            for (text,) in found:
                unused = "sha256 = ?1 AND NOT EXISTS (SELECT * FROM articles WHERE text = ?1)"
                self._db.execute(f"DELETE FROM texts WHERE {unused}", (text,))
            gone += len(found)
        self._restated.clear()
        return gone

    def articles(self, since: dt.date | None = None) -> list[ArticleRow]:
        """All articles in their order; with `since`, those published on that day or later."""
        asked = ("", ()) if since is None else (" WHERE published >= ?", (since.isoformat(),))
        return self._articles(*asked)

    def waiting(self) -> list[ArticleRow]:
        """The articles without an outcome, and those that have their text, in their order."""
        new = "id IN (SELECT article FROM waiting)"
        return self._articles(f" WHERE {new} OR text IN (SELECT text FROM articles WHERE {new})")

    def newest(self, until: dt.date = dt.date.max) -> dt.date | None:
        """The last day of publication up to `until`, None where no article has one."""
        query = "SELECT max(published) FROM articles WHERE published <= ?"
        (day,) = self._db.execute(query, (until.isoformat(),)).fetchone()
        return dt.date.fromisoformat(day) if day else None

    def changes_of_others(self) -> int:
        """A number that is another one once another connection has changed anything."""
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _articles(self, where: str, values: Sequence[str] = ()) -> list[ArticleRow]:
        rows = self._db.execute(f"SELECT {_ARTICLE} FROM articles{where}", values)
        columns = ArticleRow.__struct_fields__
        return sorted((msgspec.convert(dict(zip(columns, r)), ArticleRow) for r in rows), key=lambda a: a.order)

    def places(self, id: str) -> list[str]:
        """Where the article stood when it was added."""
        rows = self._db.execute("SELECT place FROM additions WHERE article = ? ORDER BY place", (id,))
        return [place for (place,) in rows]

    def named(self, name: str) -> list[str]:
        """The articles that go by `name`: the beginning of an id, the id that they came with, or where they stood."""
        plain = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        patterns = (plain + "%", plain, plain + ".%", "%/" + plain, "%/" + plain + ".%")
        begins, *stands = (f"LIKE ?{n} ESCAPE '\\'" for n in range(1, len(patterns) + 1))
        query = f"SELECT id FROM articles WHERE id {begins} OR given_id = ?{len(patterns) + 1} UNION "
        query += "SELECT article FROM additions WHERE " + " OR ".join(f"place {p}" for p in stands) + " ORDER BY 1"
        return [id for (id,) in self._db.execute(query, (*patterns, name))]

    def article(self, row: ArticleRow) -> Article:
        """The article with its words. Raises ProjectError where they are missing or not those that were added."""
        text = self.text(row)
        return Article(
            id=row.id,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            uri=row.uri,
            language=row.language,
            text=text,
        )

    def paragraphs(self, texts: Iterable[str] | None = None) -> dict[str, bytes]:
        """The keys of each text's paragraphs, by the text's hash; of all texts, or of these."""
        query = "SELECT text, keys FROM paragraphs"
        if texts is None:
            return dict(self._db.execute(query))
        found = (self._db.execute(f"{query} WHERE text = ?", (text,)).fetchone() for text in texts)
        return dict(row for row in found if row)

    def text(self, row: ArticleRow) -> str:
        found = self._db.execute("SELECT body FROM texts WHERE sha256 = ?", (row.text,)).fetchone()
        where = f"{self._path}, article {row.id}"
        if found is None:
            raise ProjectError("its text is missing", where=where, cure="add the article again")
        try:
            data = zlib.decompress(found[0])
        except zlib.error as error:
            raise ProjectError(f"its text is damaged: {error}", where=where, cure="add the article again") from error
        if files.sha256(data) != row.text:
            raise ProjectError("its text is not the one that was added", where=where, cure="add the article again")
        return data.decode()

    # -- the web -------------------------------------------------------------------------------------------------

    def stood(self, place: str) -> bool:
        """Whether an article of the project stood at `place`."""
        return self._db.execute("SELECT 1 FROM additions WHERE place = ? LIMIT 1", (place,)).fetchone() is not None

    def visit(self, address: str) -> Visit | None:
        """The last visit to an address, None where it never gave anything."""
        query = "SELECT address, raw, etag, modified, followed FROM visits WHERE address = ?"
        found = self._db.execute(query, (address,)).fetchone()
        return Visit(found[0], found[1], found[2], found[3], bool(found[4])) if found else None

    def visited(self) -> set[str]:
        """The hashes of what the addresses gave that were fetched."""
        return {raw for (raw,) in self._db.execute("SELECT raw FROM visits")}

    def note_visit(self, visit: Visit) -> None:
        columns = "address, raw, etag, modified, followed"
        values = msgspec.structs.astuple(visit)
        self._db.execute(f"INSERT OR REPLACE INTO visits ({columns}) VALUES (?, ?, ?, ?, ?)", values)

    # -- outcomes ------------------------------------------------------------------------------------------------

    def settle(self, rows: Sequence[OutcomeRow]) -> None:
        """Write down what became of articles, once their records are on the disk."""
        with self.together():
            self._db.executemany(
                f"INSERT OR REPLACE INTO outcomes ({_OUTCOME}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(r.article, r.status, r.of, r.record, r.coder, r.kind, r.message) for r in rows],
            )
            self._db.executemany("DELETE FROM waiting WHERE article = ?", [(r.article,) for r in rows])

    def outcomes(self, of: Iterable[str] | None = None) -> dict[str, OutcomeRow]:
        """What became of each article that was settled; of all, or of these."""
        columns, query = _OUTCOME.split(", "), f"SELECT {_OUTCOME} FROM outcomes"
        rows: Iterable[Sequence[Any]]
        if of is None:
            rows = self._db.execute(f"{query} ORDER BY article")
        else:
            found = (self._db.execute(f"{query} WHERE article = ?", (id,)).fetchone() for id in of)
            rows = [row for row in found if row]
        return {r[0]: msgspec.convert(dict(zip(columns, r)), OutcomeRow) for r in rows}

    def counts(self) -> Counts:
        """What became of all articles so far."""
        settled = dict(self._db.execute("SELECT status, count(*) FROM outcomes GROUP BY status"))
        return Counts(
            input=self._db.execute("SELECT count(*) FROM articles").fetchone()[0],
            coded=settled.get("coded", 0),
            copies=settled.get("copy", 0),
            irrelevant=settled.get("irrelevant", 0),
            failed=settled.get("failed", 0),
        )

    # -- runs ----------------------------------------------------------------------------------------------------

    def begin_run(self, coder: str, now: dt.datetime) -> int:
        """The new run's number. One that was killed before is written down as stopped."""
        with self.together():
            self._db.execute("UPDATE runs SET state = 'stopped' WHERE state = 'running'")
            query = "INSERT INTO runs (began, state, coder) VALUES (?, 'running', ?) RETURNING number"
            (number,) = self._db.execute(query, (now.isoformat(), coder)).fetchone()
        return int(number)

    def end_run(
        self, number: int, state: str, now: dt.datetime, lines: bytes | None = None, fates: Sequence[Fate] = ()
    ) -> None:
        """Write down how the run ended; of a finished one, how every happening stood then and what became of others."""
        c = self.counts()
        with self.together():
            self._end_run(number, state, now, lines, c)
            self._db.executemany(
                "INSERT OR REPLACE INTO happenings (id, status, into_id, run) VALUES (?, ?, ?, ?)",
                [msgspec.structs.astuple(f) for f in fates],
            )

    def _end_run(self, number: int, state: str, now: dt.datetime, lines: bytes | None, c: Counts) -> None:
        self._db.execute(
            "UPDATE runs SET state = ?, ended = ?, input = ?, coded = ?, copies = ?, irrelevant = ?, failed = ?,"
            " lines = ? WHERE number = ?",
            (
                state,
                now.isoformat(),
                c.input,
                c.coded,
                c.copies,
                c.irrelevant,
                c.failed,
                zlib.compress(lines) if lines is not None else None,
                number,
            ),
        )

    def fates(self) -> dict[str, Fate]:
        """Every happening that a finished run had, by id."""
        rows = self._db.execute("SELECT id, status, into_id, run FROM happenings ORDER BY id")
        return {row[0]: Fate(*row) for row in rows}

    def runs(self) -> list[RunRow]:
        """All runs, first to last."""
        return [_run(row) for row in self._db.execute(f"SELECT {_RUN} FROM runs ORDER BY number")]

    def lines(self, number: int) -> bytes | None:
        """How every happening stood at the end of a run; None where it did not finish."""
        found = self._db.execute("SELECT lines FROM runs WHERE number = ?", (number,)).fetchone()
        return zlib.decompress(found[0]) if found and found[0] is not None else None

    def check(self) -> list[str]:
        """What SQLite itself finds wrong with the file."""
        found = [row[0] for row in self._db.execute("PRAGMA integrity_check")]
        return [] if found == ["ok"] else found


def _only_readable(path: Path) -> bool:
    """Whether a project lies where nothing can be written, and nothing was left unfinished there when it could."""
    log = path.with_name(path.name + "-wal")
    return path.exists() and not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _run(row: Sequence[Any]) -> RunRow:
    number, began, ended, state, coder, *counts = row
    known = dict(zip(Counts.__struct_fields__, counts))
    return RunRow(
        number=number,
        began=dt.datetime.fromisoformat(began),
        ended=dt.datetime.fromisoformat(ended) if ended else None,
        state=state,
        coder=coder,
        counts=Counts(**known) if counts[0] is not None else None,
    )
