"""All of reviewing behind one class."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from onrecord import pipeline
from onrecord.errors import UsageError
from onrecord.judgments.holding import holding
from onrecord.judgments.identifiers import new_id
from onrecord.judgments.log import Contents, Log
from onrecord.model.happening import EventRef, JoinedRecord
from onrecord.model.judgment import (
    Anchor,
    Candidate,
    Draft,
    Effect,
    Judged,
    Judgment,
    QueueItem,
    Recheck,
    Reviewed,
    ReviewedArticle,
    ReviewedHappening,
)
from onrecord.model.record import Record
from onrecord.project import Project
from onrecord.record.project import fates, layout, lock
from onrecord.record.project.layout import Layout
from onrecord.record.project.store import Store
from onrecord.reviewing.articles import joined_of, judged_of, reviewed_article
from onrecord.reviewing.candidates import candidates
from onrecord.reviewing.drafts import Lines, as_judgment, undoing
from onrecord.reviewing.lessons import Taught, switch_on, taught
from onrecord.reviewing.machine import Machine, events_of
from onrecord.reviewing.questions import Questions
from onrecord.reviewing.shown import Applier, Shown

_PATIENCE = 10.0  # seconds that a judgment waits for another writer's
_DAYS = 4  # records of other days that are kept


class Review:
    """A record under review. Threads may share it: each call is done before the next begins.

    What was read is kept until a run puts another record in place, or another process writes a judgment.
    """

    def __init__(self, project: Project | str | Path) -> None:
        """Raises ProjectError where there is no project; it is asked for its record when it is first needed."""
        where = project.layout if isinstance(project, Project) else layout.checked(Layout(Path(project)))
        self._layout: Layout | None = where
        locked = partial(lock.sole_writer, where.judgments_lock, _PATIENCE)
        self._begin(Log(where.judgments, locked), partial(Machine.of_project, where))

    @classmethod
    def of_record(cls, record: Record, judgments: Path | None = None) -> Review:
        """The review of one article that is in no project. Its judgments are kept in the file, None keeps them in
        memory."""
        return cls.of_joined(pipeline.join([record]), judgments)

    @classmethod
    def of_joined(cls, joined: JoinedRecord, judgments: Path | None = None) -> Review:
        """The same of several articles that are in no project."""
        made = cls.__new__(cls)
        made._layout = None
        log: Log | Unwritten = Unwritten()
        if judgments is not None:
            beside = judgments.with_name(judgments.name + ".lock")
            log = Log(judgments, partial(lock.sole_writer, beside, _PATIENCE))
        made._begin(log, partial(Machine.of_joined, joined))
        return made

    def _begin(self, log: Log | Unwritten, load: Callable[[], Machine]) -> None:
        self._log, self._load = log, load
        self._lock = threading.RLock()
        self._state: object = None
        self._applier: Applier | None = None
        self._days: dict[dt.date, Applier] = {}
        self._shown: dict[dt.date | None, tuple[Contents, Shown]] = {}
        self._joined: dict[dt.date | None, tuple[Shown, JoinedRecord]] = {}
        self._questions: Questions | None = None

    # -- what is shown ---------------------------------------------------------------------------------------------

    def reviewed(self, as_of: dt.date | None = None) -> Reviewed:
        """The machine's record with all judgments; with `as_of`, as far as it was published by the end of that day.

        What is one happening, and who copies whom, is as it is known now. Raises ProjectError where no run has
        finished.
        """
        with self._lock:
            return self._now(as_of).reviewed

    def joined(self, as_of: dt.date | None = None) -> JoinedRecord:
        """The reviewed record in the form of the machine's, for all that shows or exports one.

        What people reject is not in it: neither the happening nor the events that tell it. It is the same object until
        something changes, and what a judgment does not touch is the same after it.
        """
        with self._lock:
            shown, machine = self._now(as_of), self._machine(as_of)
            known = self._joined.get(as_of)
            if known is None or known[0] is not shown:
                known = self._joined[as_of] = shown, joined_of(shown, machine)
            return known[1]

    def judged(self, as_of: dt.date | None = None) -> tuple[Judged, ...]:
        """The fields on which people have a say, and whose value is shown: what an export says of itself."""
        return judged_of(self.reviewed(as_of))

    def happening(self, id: str, as_of: dt.date | None = None) -> ReviewedHappening:
        """The happening of that id or a beginning of it that no other has, or the one that it became part of.

        Raises UsageError where there is none.
        """
        with self._lock:
            return self._happening(id, as_of)

    def _happening(self, id: str, as_of: dt.date | None = None) -> ReviewedHappening:
        shown = self._now(as_of)
        became = shown.reviewed.became
        if (found := shown.by_id.get(became.get(id, id))) is not None:
            return found
        known = {became.get(h, h) for h in (*shown.by_id, *became) if h.lower().startswith(id.lower())}
        if len(known) == 1 and (found := shown.by_id.get(known.pop())) is not None:
            return found
        if not known and (follower := self._follower(id)) is not None:
            return self._happening(follower, as_of)
        what = "several happenings begin with" if known else "no happening is called"
        raise UsageError(f"{what} {id!r}", cure="`onrecord find` shows the ids")

    def _follower(self, id: str) -> str | None:
        """The happening that one of an earlier run was merged into."""
        if self._layout is None:
            return None
        store = Store(self._layout.database)
        try:
            chain = fates.follow(store.fates(), id)
        finally:
            store.close()
        return chain[-1].id if chain and chain[-1].id != id and chain[-1].status == "active" else None

    def article(self, id: str) -> ReviewedArticle:
        """An article's record as the machine wrote it, and what people said of its lines.

        Raises UsageError where there is no such article, or no record of it.
        """
        with self._lock:
            shown, article = self._now(None), self._article_id(id)
            record = self._machine(None).record(article)
            if record is None:
                raise UsageError("the article could not be read", where=article, cure="see why with `onrecord why`")
            return reviewed_article(record, shown.ground)

    def values(self, record: str, field: str) -> tuple[Candidate, ...]:
        """What a field of a happening could be: what is shown first, then what articles say, then what else is near.

        None ("not stated") is among them where it can be.
        """
        with self._lock:
            return candidates(self._happening(record), field, self._now(None))

    # -- judging ---------------------------------------------------------------------------------------------------

    def judge(self, draft: Draft) -> Judgment:
        """Write the judgment down; it is on the disk when this returns. Raises UsageError for what cannot be meant."""
        with self._lock:
            if draft.verdict == "undo" and draft.undoes:
                return self.undo(draft.undoes, draft.by, draft.why)
            self._now(None)
            return self._log.append(self._as_judgment(draft))

    def _as_judgment(self, draft: Draft) -> Callable[[str], Judgment]:
        machine = self._machine(None)
        made = as_judgment(
            draft, self._lines(), machine, ""
        )  # what cannot be meant is found before anybody is kept out
        return lambda id: replace(made, id=id)

    def undo(self, judgment: str, by: str, why: str = "") -> Judgment:
        """Take a judgment back, or an undo; nothing is deleted. Raises UsageError where there is none such."""
        with self._lock:
            found = next((j for j in self._log.read().judgments if j.id == judgment), None)
            if found is None:
                raise UsageError(f"no judgment is called {judgment!r}", cure="`Review.history` has them all")
            return self._log.append(lambda id: undoing(found, by, why, id))

    def last(self, by: str) -> Judgment | None:
        """What that person said last that still holds: what "undo" takes back."""
        with self._lock:
            held = holding(self._log.read().judgments)
            return next((j for j in reversed(held) if j.by == by), None)

    def would(self, draft: Draft) -> tuple[Effect, ...]:
        """What the judgment would change, were it made. Raises UsageError for what cannot be meant."""
        with self._lock:
            return self._asking().effects(self._as_judgment(draft)(new_id()))

    def queue(self, limit: int = 50, by: str | None = None) -> tuple[QueueItem, ...]:
        """The questions that are open, by effect x doubt; with `by`, without those that the person has answered."""
        with self._lock:
            return self._asking().queue(limit, by)

    def history(self, record: str | None = None) -> tuple[Judgment, ...]:
        """All that was ever said of a line, undone or not, oldest first; of everything without `record`."""
        with self._lock:
            every = self._log.read().judgments
            return every if record is None else self._of_line(every, record)

    def _of_line(self, every: Iterable[Judgment], record: str) -> tuple[Judgment, ...]:
        applier = self._current()
        line = self._lines().line(record)
        refs: set[EventRef] = {line.event} if line.event else set()
        found = self._lines().happening(record)
        if found is not None and found.happening is not None:
            refs |= set(events_of(found.happening))
        ids: set[str] = set(found.judgments if found else ())
        out = []
        for j in every:
            told = {r for a, d in ((j.target, j.article), (j.other, j.other_article)) if a for r in applier.refs(a, d)}
            same_words = j.target == line.anchor and j.kind == line.kind
            if j.id in ids or j.record == line.record or same_words or told & refs or j.undoes in ids:
                ids.add(j.id)
                out.append(j)
        return tuple(out)

    def recheck(self) -> tuple[Recheck, ...]:
        """The judgments that hold whose words are not in the project any more."""
        return self.reviewed().recheck

    def taught(self) -> Taught:
        """What the judgments teach, measured on those held out; nothing is switched on."""
        with self._lock:
            return taught(self._current(), self._now(None))

    def switch_on(self, ids: Sequence[str]) -> list[str]:
        """Write the proposals of these ids where the next run goes by them; what was written where.

        Raises UsageError where none is called so, or there is no project to write to.
        """
        with self._lock:
            if self._layout is None:
                raise UsageError("there is no project to learn", cure="make one with `onrecord init`")
            known = {p.id: p for p in self.taught().lessons.proposals}
            unknown = [i for i in ids if i not in known]
            if unknown:
                cure = f"there are {', '.join(known)}" if known else "nothing is proposed"
                raise UsageError(f"no proposal is called {unknown[0]!r}", cure=cure)
            return switch_on(self._layout, [known[i] for i in dict.fromkeys(ids)], self._machine(None))

    def anchor(self, record: str) -> Anchor:
        """The words that a happening, "ARTICLE/E3" or an article stands on. Raises UsageError where there are none."""
        with self._lock:
            return self._lines().line(record).anchor

    # -- what is kept ----------------------------------------------------------------------------------------------

    def _current(self) -> Applier:
        """The applier to the record of the last run."""
        state = self._layout and _stamp(self._layout.manifest)
        # While a run puts its files in place there is no manifest: what was read before still holds.
        if self._applier is None or (state is not None and state != self._state):
            self._applier, self._state = Applier(self._load()), state
            self._days, self._shown, self._joined, self._questions = {}, {}, {}, None
        return self._applier

    def _at(self, day: dt.date | None) -> Applier:
        now = self._current()
        if day is None:
            return now
        if day not in self._days:
            while len(self._days) >= _DAYS:
                gone = next(iter(self._days))
                for kept in (self._days, self._shown, self._joined):
                    kept.pop(gone, None)
            self._days[day] = Applier(now.machine.at(day))
        return self._days[day]

    def _machine(self, day: dt.date | None) -> Machine:
        return self._at(day).machine

    def _now(self, day: dt.date | None) -> Shown:
        applier, contents = self._at(day), self._log.read()
        known = self._shown.get(day)
        if known is None or known[0] is not contents:
            known = self._shown[day] = contents, applier.apply(contents.judgments)
        return known[1]

    def _lines(self) -> Lines:
        return Lines(self._machine(None), self._now(None), self._article_id)

    def _asking(self) -> Questions:
        applier, shown = self._current(), self._now(None)
        if self._questions is None:
            self._questions = Questions(applier)
        self._questions.show(shown, self._log.read().judgments, self._lines())
        return self._questions

    def _article_id(self, name: str) -> str:
        """The article of that id or beginning of one, given id or file name. Raises UsageError for none or several."""
        machine = self._machine(None)
        if name in machine.articles:
            return name
        found = [a for a in machine.articles if a.startswith(name)] if name else []
        if len(found) != 1 and self._layout is not None:
            store = Store(self._layout.database)
            try:
                found = [a for a in store.named(name) if a in machine.articles]
            finally:
                store.close()
        if len(found) != 1:
            what = f"{len(found)} articles go by" if found else "no article goes by"
            raise UsageError(f"{what} {name!r}", cure="`onrecord find` shows the ids of articles")
        return found[0]


class Unwritten:
    """Judgments that are kept in memory only."""

    def __init__(self) -> None:
        self._contents = Contents()

    def read(self) -> Contents:
        return self._contents

    def append(self, make: Callable[[str], Judgment]) -> Judgment:
        before = self._contents.judgments
        judgment = make(new_id(before[-1].id if before else ""))
        self._contents = Contents((*before, judgment))
        return judgment


def _stamp(path: Path) -> object:
    """What changes when another file is put there; None while there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
