"""One record of a project in memory, whole and unchanging, and as it stood on earlier days.

A server is asked by several at once and while runs go on: each question is put to one snapshot, so that no answer mixes
two records, and a new one is read only where a run has put another record in its place.
"""

from __future__ import annotations

import datetime as dt
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock

import msgspec

from onrecord import pipeline
from onrecord.errors import ProjectError
from onrecord.evidence import ArticleHead, head
from onrecord.model.happening import Happening, JoinedEntity, JoinedRecord
from onrecord.model.learned import NOTHING, Learned
from onrecord.model.record import Outcome, Record
from onrecord.project import Project
from onrecord.record.project import files, tables
from onrecord.record.project.article_lines import ArticleLine, line_of
from onrecord.record.project.layout import Layout
from onrecord.record.project.rows import fold
from onrecord.record.project.store import ArticleRow
from onrecord.record.selection import Selection
from onrecord.show.chronology import Chronology, Entry
from onrecord.web.api.answers import Named, SaidStatement

DAYS_KEPT = 4  # joined records of earlier days that are kept; one takes seconds to make where articles are many
_TRIES, _PAUSE = 20, 0.1  # seconds between looks at a record that a run is just replacing


Stamp = tuple[int, int, int]  # by which a file is known to be the same: time of change, inode, size


class Said:
    """A statement with what it is found by: folded names and words."""

    def __init__(self, what: SaidStatement, speaker: JoinedEntity | None) -> None:
        self.what = what
        names = [fold(speaker.name), speaker.id, speaker.country, speaker.wikidata] if speaker else []
        self.speaker_keys = tuple(n for n in names if n)
        self.words = "\n".join(fold(s.exact) for s in what.statement.content)


class View:
    """A joined record with what questions are answered from, each part made when it is first asked for."""

    def __init__(self, joined: JoinedRecord) -> None:
        self.joined = joined

    @cached_property
    def selection(self) -> Selection:
        return Selection(self.joined)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Each happening as a line of the chronology, in the chronology's order."""
        return {e.id: e for e in Chronology(self.joined).entries(self.joined.happenings)}

    @cached_property
    def happenings(self) -> dict[str, Happening]:
        return {h.id: h for h in self.joined.happenings}

    @cached_property
    def records(self) -> dict[str, Record]:
        return {d.document.id: d for d in self.joined.documents if isinstance(d, Record)}

    @cached_property
    def heads(self) -> dict[str, ArticleHead]:
        return {id: head(r.document) for id, r in self.records.items()}

    @cached_property
    def named(self) -> dict[str, Named]:
        return {e.id: Named(e.id, e.name, e.kind, e.country) for e in self.joined.entities}

    @cached_property
    def said(self) -> list[Said]:
        """All statements of all articles."""
        speakers = {(m.document, m.entity): e for e in self.joined.entities for m in e.members}
        told = {(t.document, e): h.id for h in self.joined.happenings for t in h.sources for e in t.events}
        return [
            Said(
                SaidStatement(
                    article=self.heads[id],
                    statement=s,
                    speaker=self.named[speaker.id] if speaker else None,
                    happenings=tuple(dict.fromkeys(told[id, e] for e in s.about if (id, e) in told)),
                ),
                speaker,
            )
            for id, record in self.records.items()
            for s in record.statements
            for speaker in (speakers.get((id, s.source)) if s.source else None,)
        ]

    def warm(self) -> None:
        """Make all parts now."""
        for part in (self.selection, self.entries, self.happenings, self.records, self.heads, self.named, self.said):
            assert part is not None


class Snapshot:
    """The record of one finished run. `id` names it: another record has another."""

    def __init__(
        self, id: str, joined: JoinedRecord, published: dict[str, dt.date | None], learned: Learned = NOTHING
    ) -> None:
        self.id, self.now, self._learned = id, View(joined), learned
        self._outcomes: dict[str, Outcome] = {d.document.id: d for d in joined.documents}
        self._published = {article: published.get(article) for article in self._outcomes}
        self._days = sorted({d for d in self._published.values() if d})
        self._earlier: OrderedDict[dt.date | None, View] = OrderedDict()
        self._joining = Lock()

    @property
    def days(self) -> list[dt.date]:
        """The days of publication, in order."""
        return self._days

    def outcome(self, article: str) -> Outcome | None:
        """The article's record, or why there is none; None where no finished run has come to it."""
        return self._outcomes.get(article)

    def at(self, day: dt.date | None) -> View:
        """The record that the articles published by the end of that day give; of all, without a day.

        Days between two days of publication have the same record. One is joined at a time, the last few are kept.
        """
        if day is None:
            return self.now
        known = bisect_right(self._days, day)
        if known == len(self._days) and None not in self._published.values():
            return self.now
        last = self._days[known - 1] if known else None
        with self._joining:
            if last not in self._earlier:
                then = (d for id, d in self._outcomes.items() if last and (p := self._published[id]) and p <= last)
                self._earlier[last] = View(pipeline.join(then, self._learned))
            self._earlier.move_to_end(last)
            while len(self._earlier) > DAYS_KEPT:
                self._earlier.popitem(last=False)
            return self._earlier[last]


class Shelf:
    """Where the last record of a project is taken from; for any number of threads."""

    def __init__(self, layout: Layout) -> None:
        self._layout, self._reading = layout, Lock()
        self._stamp: Stamp | None = None
        self._current: Snapshot | None = None
        self._articles: dict[str, tuple[ArticleRow, ArticleLine]] = {}
        self._articles_stamp: tuple[Stamp | None, ...] | None = None

    @contextmanager
    def project(self) -> Iterator[Project]:
        """The project itself, opened for the one who asks, for what is not part of a record."""
        with Project(self._layout) as project:
            yield project

    def articles(self) -> dict[str, tuple[ArticleRow, ArticleLine]]:
        """All articles as they are now, by id, in their order: read again where the database has changed."""
        database = self._layout.database
        stamp = tuple(_stamp(p) for p in (database, database.with_name(f"{database.name}-wal")))
        if stamp != self._articles_stamp:
            with self.project() as project:
                settled = project.settled()
                found = {row.id: (row, line_of(row, settled.get(row.id))) for row in project.articles()}
            self._articles, self._articles_stamp = found, stamp
        return self._articles

    def current(self) -> Snapshot:
        """The last record. While a run is replacing it, the one before. Raises ProjectError where there is none."""
        stamp = self._look()
        if self._current is not None and stamp in (None, self._stamp):
            return self._current
        with self._reading:
            if self._current is None or self._look() not in (None, self._stamp):
                self._stamp, self._current = self._read()
            return self._current

    def _look(self) -> Stamp | None:
        return _stamp(self._layout.manifest)

    def _read(self) -> tuple[Stamp, Snapshot]:
        for _ in range(_TRIES):
            stamp = self._look()
            if stamp is None and not self._layout.staging.exists():
                break
            try:
                snapshot = self._snapshot()
            except ProjectError:
                if stamp is not None and stamp == self._look():
                    raise
            else:
                if stamp is not None and stamp == self._look():
                    snapshot.now.warm()
                    return stamp, snapshot
            time.sleep(_PAUSE)
        tables.required_manifest(self._layout)  # says that no run has finished
        raise ProjectError(
            "a run is replacing the record", where=str(self._layout.root), cure="ask again when it has ended"
        )

    def _snapshot(self) -> Snapshot:
        manifest = tables.required_manifest(self._layout)
        with self.project() as project:
            published = {id: row.published for id, (row, _) in self.articles().items()}
            id = files.sha256(msgspec.json.encode(manifest))[:32]
            return Snapshot(id, project.joined(), published, project.learned())


def _stamp(path: Path) -> Stamp | None:
    """None where there is no such file, or nothing in it: SQLite makes such a log whenever it opens a database."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if not found.st_size:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size
