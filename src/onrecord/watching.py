"""Following feeds and folders: new articles are read as they come, and what they change is told in a feed.

A round looks at every source, reads what is new and joins the articles of the last days. It needs memory for these
days and no more, however large the project is: the tables of the whole project are left to `onrecord run`. What changed
is appended to `record/watch/feed.jsonl`. A round that was killed is told as if it had not been: its entries are taken
back when watching goes on, and what it read is told then.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final

import msgspec

from onrecord import pipeline
from onrecord.adding import Added, Adder
from onrecord.ingest.addresses import is_url
from onrecord.ingest.fetch import Fetcher
from onrecord.ingest.fields import Defaults
from onrecord.ingest.places import Places
from onrecord.judgments import learned_file
from onrecord.model.happening import JoinedRecord
from onrecord.model.reading import Done, Task
from onrecord.project import reader_of
from onrecord.record.project import files, lock, plan
from onrecord.record.project.changes import Line, compare, lines
from onrecord.record.project.feed import Entry, entries
from onrecord.record.project.layout import Layout
from onrecord.record.project.parses import Parses
from onrecord.record.project.records import Records
from onrecord.record.project.run import Runner
from onrecord.record.project.store import Store
from onrecord.workers import Pool

DAYS: Final = 14  # that are joined
_NEAR: Final = dt.timedelta(days=3)  # in which most copies of an article come
_FORGET: Final = dt.timedelta(days=1)  # after which robots.txt and addresses that failed are asked again


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the feed: in which round, when, and what changed."""

    round: int
    at: dt.datetime
    entry: Entry


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What a round did: what was added, how many articles were read, and what that changed."""

    number: int
    added: Added
    read: int
    copied: int
    failed: int
    told: tuple[Told, ...]


class _State(msgspec.Struct, kw_only=True):
    """How the last round left it: its number, the articles that it joined, and how every happening stood."""

    round: int = 0
    articles: frozenset[str] = frozenset()
    lines: tuple[Line, ...] = ()


class Watcher:
    """`with Watcher(layout, sources) as watcher: watcher.round()`. Sources are files, folders, patterns, addresses."""

    def __init__(
        self,
        layout: Layout,
        sources: Sequence[str],
        *,
        workers: int = 1,
        days: int = DAYS,
        publisher: str | None = None,
        extractors: pipeline.Extractors | None = None,
        fetcher: Callable[[], Fetcher] = Fetcher,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self._layout, self._sources, self._days = layout, sources, days
        self._known, self._now = Defaults(publisher=publisher), now
        self._store = Store(layout.database)
        self._records, self._parses = Records(layout.articles), Parses(layout.parses)
        self._coder, make = reader_of(layout, extractors)
        self._pool = Pool(workers, make) if extractors is None else None
        self._read_here = partial(pipeline.read_tasks, make=make)
        self._make_fetcher = fetcher
        self._fetcher, self._since, self._failed = fetcher(), now(), set[str]()
        self._newest_file = -1
        self._feed, self._state_file = layout.record / "watch" / "feed.jsonl", layout.record / "watch" / "state.json.gz"
        self._take_up()

    def __enter__(self) -> Watcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.close()
        self._store.close()

    def round(self) -> Round:
        """Look at every source once. Raises ProjectError where another process is writing."""
        added = self._add()
        with lock.sole_writer(self._layout.lock):
            done = self._read()
            told = self._tell()
        progress = done.progress
        return Round(
            number=self._state.round,
            added=added,
            read=progress.read,
            copied=progress.copies,
            failed=progress.failed,
            told=told,
        )

    # -- adding ------------------------------------------------------------------------------------------------------

    def _add(self) -> Added:
        if self._now() - self._since > _FORGET:
            self._fetcher, self._since, self._failed = self._make_fetcher(), self._now(), set()
        self._fetcher.try_again()
        adder = Adder(
            self._layout,
            self._store,
            self._known,
            fetcher=self._fetcher,
            follow=True,
            watch=None,
            without=self._failed,
        )
        added = adder.add(self._places(), None, ())
        self._failed |= adder.failed - set(self._sources)
        return added

    def _places(self) -> list[str | Path]:
        """Every address, and the files that came or changed since the last round.

        A file is new by the time that its system says it was changed at or put there, not by this machine's clock.
        """
        found: list[str | Path] = []
        newest = self._newest_file
        for place in Places(self._sources, leave_out=self._layout.owns):
            if is_url(place):
                found.append(place)
            elif (changed := _changed(Path(place))) is None or changed >= self._newest_file:
                found.append(place)
                newest = max(newest, changed or 0)
        self._newest_file = newest
        return found

    # -- reading -----------------------------------------------------------------------------------------------------

    def _read(self) -> Runner:
        runner = Runner(self._store, self._records, self._parses, self._coder)
        rows = self._store.waiting()
        todo = plan.make_plan(rows, self._store.outcomes(row.id for row in rows), self._coder)
        newest = self._store.newest()
        among = self._store.articles(since=newest - _NEAR) if newest and todo.code else []
        runner.carry_out(todo, self._code, among)
        if todo.code:
            self._parses.keep_only({row.id for row in (*among, *todo.code)})
        return runner

    def _code(self, tasks: Iterable[Task]) -> Iterator[Done]:
        return self._pool.read_tasks(tasks) if self._pool is not None else self._read_here(tasks)

    # -- telling -----------------------------------------------------------------------------------------------------

    def _tell(self) -> tuple[Told, ...]:
        """Join the last days where there is anything new in them; what that changed, once it is on the disk."""
        settled = self._settled()
        new = frozenset(settled) - self._state.articles
        if not new:
            return ()
        joined = self._joined(settled)
        now = lines(joined)
        number, at = self._state.round + 1, self._now().replace(microsecond=0)
        changed = entries(compare(self._state.lines, now), only=_told_by(joined, new))
        told = tuple(Told(round=number, at=at, entry=entry) for entry in changed)
        self._append(told)
        self._keep(_State(round=number, articles=frozenset(settled), lines=now))
        return told

    def _settled(self) -> list[str]:
        """The articles of the last days that were read, in their order."""
        newest = self._store.newest()
        rows = self._store.articles(since=newest - dt.timedelta(days=self._days - 1)) if newest else []
        done = self._store.outcomes(row.id for row in rows)
        return [row.id for row in rows if row.id in done]

    def _joined(self, articles: Iterable[str]) -> JoinedRecord:
        return pipeline.join(map(self._records.get, articles), learned_file.read(self._layout.learned))

    def _keep(self, state: _State) -> None:
        files.write(self._state_file, files.pack(msgspec.json.encode(state, order="deterministic")))
        self._state = state

    def _append(self, told: Sequence[Told]) -> None:
        self._feed.parent.mkdir(parents=True, exist_ok=True)
        with self._feed.open("ab") as feed:
            feed.writelines(msgspec.json.encode(entry) + b"\n" for entry in told)
            feed.flush()
            os.fsync(feed.fileno())

    def _take_up(self) -> None:
        """Go on from how the last whole round left it; entries of one that was killed are taken back."""
        with lock.sole_writer(self._layout.lock):
            for folder in (self._layout.record, self._layout.parses):
                if folder.is_dir():
                    files.sweep(folder)
            if self._state_file.exists():
                self._state = msgspec.json.decode(files.unpack(self._state_file), type=_State)
            else:  # what runs have told already is nothing new
                settled = self._settled()
                self._keep(_State(articles=frozenset(settled), lines=lines(self._joined(settled)) if settled else ()))
            if self._feed.exists():
                _cut(self._feed, after=self._state.round)


def _changed(path: Path) -> int | None:
    """When a file was last written or put where it is, in nanoseconds; None for one that is not there."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return max(stat.st_mtime_ns, stat.st_ctime_ns)


def _told_by(joined: JoinedRecord, articles: frozenset[str]) -> set[str]:
    return {h.id for h in joined.happenings if any(telling.document in articles for telling in h.sources)}


def _cut(feed: Path, after: int) -> None:
    """Take off the entries of later rounds, which are the last ones."""
    kept = 0
    with feed.open("rb") as file:
        for line in file:
            try:
                if msgspec.json.decode(line, type=Told).round > after:
                    break
            except msgspec.MsgspecError:
                break
            kept += len(line)
    os.truncate(feed, kept)
