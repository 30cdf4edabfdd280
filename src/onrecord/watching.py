"""Following feeds and folders: new articles are read as they come, and what they change is told in a feed.

A round looks at every source, reads what is new and joins it with the articles of the last days. It needs memory for
these days and no more, and its work grows with what is new and not with what is there: the tables of the whole project
are left to `onrecord run`. What changed is appended to `record/watch/feed.jsonl`. A round that was killed is told as
if it had not been: its entries are taken back when watching goes on, and what it read is told then.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
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
from onrecord.joining import joiner
from onrecord.joining.kept import OnDisk
from onrecord.joining.whole import Whole
from onrecord.judgments import learned_file
from onrecord.model.happening import Happening
from onrecord.model.reading import Done, Task
from onrecord.model.remembered import forget_all
from onrecord.project import reader_of
from onrecord.record.project import files, lock, plan
from onrecord.record.project.changes import Line, compare
from onrecord.record.project.feed import Entry, entries
from onrecord.record.project.layout import Layout, skips_unrelated
from onrecord.record.project.nearness import Recent
from onrecord.record.project.parses import Parses
from onrecord.record.project.records import Records
from onrecord.record.project.run import Runner
from onrecord.record.project.standings import Standings
from onrecord.record.project.store import ArticleRow, Store
from onrecord.worker import return_freed
from onrecord.workers import Pool

DAYS: Final = 14  # that are joined
_DAY: Final = dt.timedelta(days=1)
_NEAR: Final = dt.timedelta(days=3)  # in which most copies of an article come
_FORGET: Final = dt.timedelta(days=1)  # after which robots.txt and addresses that failed are asked again
_TIDY: Final = 2_000  # articles that are read before the room of their parsed passages is looked at
_NO_CLOCK: Final = dt.date(2026, 1, 1)  # a machine that says it is earlier does not know the day
_BLOCK: Final = 2**20  # bytes of the feed that are looked at together


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
    irrelevant: int
    failed: int
    told: tuple[Told, ...]


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
        self._skip = skips_unrelated(layout)
        self._coder, make = reader_of(layout, extractors, skip_unrelated=self._skip)
        self._pool = Pool(workers, make) if extractors is None else None
        self._read_here = partial(pipeline.read_tasks, make=make)
        self._make_fetcher = fetcher
        self._fetcher, self._since, self._failed = fetcher(), now(), set[str]()
        self._newest_file = -1
        self._feed = layout.record / "watch" / "feed.jsonl"
        self._recent, self._parsed = Recent(), 0
        self._kept = OnDisk(layout.parses.parent / "watch")
        self._window: dict[str, joiner.Read] = {}  # the articles that are joined
        self._seen = -1  # how the database was left
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
            if added.restated or self._store.changes_of_others() != self._seen:
                self._look_again()
            done = self._read()
            told = self._tell()
            self._seen = self._store.changes_of_others()
        forget_all()  # what only a round needs
        return_freed()
        progress = done.progress
        return Round(
            number=self._standings.round,
            added=added,
            read=progress.read,
            copied=progress.copies,
            irrelevant=progress.irrelevant,
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
            sweep=False,
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

        def is_new(path: Path) -> bool:
            nonlocal newest
            changed = _changed(path)
            newest = max(newest, changed or 0)
            return changed is None or changed >= self._newest_file

        for place in Places(self._sources, leave_out=lambda path: not is_new(path) or self._layout.owns(path)):
            if is_url(place) or is_new(Path(place)):
                found.append(place)
        self._newest_file = newest
        return found

    # -- reading -----------------------------------------------------------------------------------------------------

    def _read(self) -> Runner:
        runner = Runner(self._store, self._records, self._parses, self._coder)
        rows = self._store.waiting()
        todo = plan.make_plan(
            rows, self._store.outcomes(row.id for row in rows), self._coder, skip_unrelated=self._skip
        )
        keys = self._store.paragraphs(row.text for row in todo.code if row.text)
        runner.carry_out(todo, self._code, self._recent.like(todo.code, keys))
        self._recent.add(todo.code, keys)
        since, until = self._span()
        self._take_in(row for row in rows if row.published and since <= row.published <= until)
        self._tidy(todo.code)
        return runner

    def _take_in(self, rows: Iterable[ArticleRow]) -> None:
        """Have articles joined, as far as they were read."""
        some = list(rows)
        done = self._store.outcomes(row.id for row in some)
        self._window |= {r.id: joiner.Read(r.id, r.published, done[r.id].record) for r in some if r.id in done}

    def _tidy(self, read: Sequence[ArticleRow]) -> None:
        """Let go of the parsed passages that nothing is likely to share."""
        newest = self._newest()
        if newest is not None:
            self._parses.drop(self._recent.forget(before=_before(newest, _NEAR)))
        self._parses.drop(row.id for row in read if row.id not in self._recent)
        self._parsed += len(read)
        if self._parsed >= _TIDY:
            self._parses.keep_only(self._recent)
            self._parsed = 0

    def _code(self, tasks: Iterable[Task]) -> Iterator[Done]:
        return self._pool.read_tasks(tasks) if self._pool is not None else self._read_here(tasks)

    # -- telling -----------------------------------------------------------------------------------------------------

    def _newest(self) -> dt.date | None:
        """The last day of which there is news. A date that is still to come is wrong, and would end what is joined."""
        today = self._now().date()
        return self._store.newest(until=today + _DAY if today >= _NO_CLOCK else dt.date.max)

    def _span(self) -> tuple[dt.date, dt.date]:
        """The days that are joined; where there is no article, none.

        At least so many as are asked for. The first of them moves in steps of half as many: all that is known follows
        from the articles since then, and all is joined anew when it moves.
        """
        if (newest := self._newest()) is None:
            return dt.date.max, dt.date.min
        since = _before(newest, (self._days - 1) * _DAY)
        return _before(since, since.toordinal() % max(1, self._days // 2) * _DAY), newest

    def _look_again(self) -> None:
        """See what of the last days was read, whoever read it."""
        since, until = self._span()
        rows = [row for row in self._store.articles(since=since) if row.published and row.published <= until]
        self._window = {}
        self._take_in(rows)
        read = (row for row in rows if row.id in self._window)
        near = [row for row in read if row.published and row.published >= _before(until, _NEAR)]
        self._recent = Recent()
        self._recent.add(near, self._store.paragraphs(row.text for row in near if row.text))

    def _tell(self) -> tuple[Told, ...]:
        """Join the last days where there is anything new in them; what that changed, once it is on the disk."""
        since, _ = self._span()
        self._window = {id: read for id, read in self._window.items() if read.day and read.day >= since}
        came = self._window.keys() - self._standings.articles
        if not came:
            return ()
        joined = self._joined()
        now = {line.id: line for line in joined.lines()}
        number, at = self._standings.round + 1, self._now().replace(microsecond=0)
        changed = entries(compare(self._standings.lines.values(), now.values()), only=_told_by(joined.happenings, came))
        told = tuple(Told(round=number, at=at, entry=entry) for entry in changed)
        files.append(self._feed, b"".join(msgspec.json.encode(entry) + b"\n" for entry in told))
        self._note(number, came, now)
        return told

    def _note(self, number: int, came: Set[str], now: Mapping[str, Line]) -> None:
        went = self._standings.articles - self._window.keys()
        self._standings.note(number, came=came, went=went, lines=now)

    def _joined(self) -> Whole:
        learned = learned_file.read(self._layout.learned)
        return joiner.join(self._window.values(), self._records.get, learned, self._kept)

    def _take_up(self) -> None:
        """Go on from how the last whole round left it; entries of one that was killed are taken back."""
        with lock.sole_writer(self._layout.lock):
            for folder in (self._layout.raw, self._layout.record, self._layout.parses.parent):
                if folder.is_dir():
                    files.sweep(folder)
            self._standings = Standings(self._layout.record / "watch" / "state.jsonl")
            self._look_again()
            if self._standings.found:
                _cut(self._feed, after=self._standings.round)
            else:  # what runs have told already is nothing new
                now = {line.id: line for line in self._joined().lines()} if self._window else {}
                self._note(_cut(self._feed, after=sys.maxsize), self._window.keys(), now)
            self._parses.keep_only(self._recent)
            self._seen = self._store.changes_of_others()


def _before(day: dt.date, time: dt.timedelta) -> dt.date:
    return day - time if day - dt.date.min > time else dt.date.min


def _changed(path: Path) -> int | None:
    """When a file was last written or put where it is, in nanoseconds; None for one that is not there."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return max(stat.st_mtime_ns, stat.st_ctime_ns)


def _told_by(happenings: Iterable[Happening], articles: Container[str]) -> set[str]:
    return {h.id for h in happenings if any(telling.document in articles for telling in h.sources)}


def _cut(feed: Path, after: int) -> int:
    """Take off the entries of rounds after that one, which are the last ones, and one that is torn.

    The round of the last entry that is left, 0 where none is. Only the end of the feed is looked at.
    """
    size = feed.stat().st_size if feed.exists() else 0
    looked = 0
    while looked < size:
        looked = min(size, 2 * looked or _BLOCK)
        with feed.open("rb") as file:
            file.seek(size - looked)
            if looked < size:
                file.readline()  # which began before
            begin, last, round = file.tell(), 0, 0
            for line in file:
                begin += len(line)
                if (told := _round_of(line)) is not None and told <= after:
                    last, round = begin, told
        if last or looked == size:
            os.truncate(feed, last)
            return round
    return 0


def _round_of(line: bytes) -> int | None:
    """None where the line is torn."""
    try:
        return msgspec.json.decode(line, type=Told).round if line.endswith(b"\n") else None
    except msgspec.MsgspecError:
        return None
