"""The part of a run that writes: each article's outcome as soon as it is known, so that a killed run loses only what
was being read just then."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from onrecord.model.document import Article
from onrecord.model.reading import Done, Task
from onrecord.model.record import FailedDocument, Failure, Outcome, Problem, Record
from onrecord.record.project import files
from onrecord.record.project.nearness import bases
from onrecord.record.project.parses import Parses
from onrecord.record.project.plan import Plan
from onrecord.record.project.records import Records
from onrecord.record.project.store import ArticleRow, Counts, OutcomeRow, Status, Store

LATELY = 100  # articles by whose times the pace is told
SETTLE_SECONDS = 1.0  # how much reading a killed run may have to do again

Coder = Callable[[Iterable[Task]], Iterator[Done]]


class Progress(msgspec.Struct, kw_only=True):
    """How far a run is. `partly` of those `read` share passages with others, and only what differs was parsed.

    `seconds` are those spent so far, `rate` the articles a second of late, 0 before that can be said; `failure` is the
    last message, once.
    """

    todo: int
    read: int = 0
    partly: int = 0
    copies: int = 0
    irrelevant: int = 0
    failed: int = 0
    seconds: float = 0.0
    rate: float = 0.0
    stage: str = "loading the reader"
    failure: str | None = None

    @property
    def seconds_left(self) -> float | None:
        """None before anything can be said."""
        return (self.todo - self.read - self.copies) / self.rate if self.rate else None


Watch = Callable[[Progress], None]


class RunReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did: all but `counts`, which are of the whole project, are its own.

    Of those `partly` read, only the passages that no article like them has were parsed.
    """

    number: int | None
    read: int
    partly: int
    copied: int
    irrelevant: int
    failed: int
    counts: Counts
    happenings: int
    lineages: int
    seconds: float


class Runner:
    """Carries a plan out. Articles may come back from the coder in any order."""

    def __init__(self, store: Store, records: Records, parses: Parses, coder: str, watch: Watch | None = None) -> None:
        self._store, self._records, self._parses, self._coder = store, records, parses, coder
        self._watch = watch or (lambda _: None)
        self._began = self._settled = time.monotonic()
        self._unsettled: list[OutcomeRow] = []
        self._lately: deque[float] = deque(maxlen=LATELY)
        self.progress = Progress(todo=0)

    def carry_out(self, plan: Plan, code: Coder, among: Sequence[ArticleRow] | None = None) -> None:
        """Read what is to be read, then give each copy the record of the article that it has its text from.

        Of what is to be read, articles that share passages with another come last, when these are known. Passages are
        looked for in `among`, or in all articles.
        """
        self.progress = Progress(todo=len(plan.code) + len(plan.copies))
        self._watch(self.progress)
        near = self._near(plan, self._store.articles() if among is None and plan.code else among or ())
        try:
            for row in plan.code:
                if row.text is None:
                    self._keep(row, unreadable(row))
            self._lately.clear()  # the reader is loaded now, which is no article's time
            self._read(sorted((a for a in plan.code if a.text is not None), key=lambda a: a.id in near), near, code)
            for copy, first in plan.copies:
                self._keep(copy, retold(self._store.article(copy), self._records.get(first.id)), of=first.id)
        finally:
            self._settle()

    def _near(self, plan: Plan, among: Sequence[ArticleRow]) -> dict[str, str]:
        """For the articles that share passages with another, that one."""
        if not plan.code:
            return {}
        todo, outcomes = {a.id for a in plan.code}, self._store.outcomes(a.id for a in among)
        done = {o.article for o in outcomes.values() if o.status == "coded" and o.coder == self._coder}
        parsed = [a for a in among if a.id in done and a.id not in todo]
        return bases(plan.code, parsed, self._store.paragraphs(a.text for a in (*plan.code, *parsed) if a.text))

    def _read(self, articles: Sequence[ArticleRow], near: Mapping[str, str], code: Coder) -> None:
        rows = {a.id: a for a in articles}
        self._parses.drop(rows)  # they are of other rules, where it is read again
        tasks = (Task(self._store.article(a), self._parses.get(near[a.id]) if a.id in near else None) for a in articles)
        for done in code(tasks):
            row = rows[done.outcome.document.id]
            if done.parsed is not None:
                self._parses.put(row.id, done.parsed)
            self.progress.stage = "reading"
            self.progress.partly += done.reused > 0.0
            self._keep(row, done.outcome)

    def say(self, stage: str) -> None:
        """Tell the watcher what is being done now."""
        self.progress.stage = stage
        self._watch(self.progress)

    def _keep(self, row: ArticleRow, outcome: Outcome, of: str | None = None) -> None:
        record = self._records.put(row.id, outcome)
        problem = outcome.error if isinstance(outcome, Failure) else None
        done = OutcomeRow(
            article=row.id,
            status=status_of(outcome, copy=of is not None),
            of=of,
            record=record,
            coder=self._coder,
            kind=problem.kind if problem else None,
            message=problem.message if problem else None,
        )
        self._unsettled.append(done)
        if time.monotonic() - self._settled > SETTLE_SECONDS:
            self._settle()
        self._count(outcome, copy=of is not None)

    def _settle(self) -> None:
        """Have the records on the disk first, then write down that they are there."""
        self._records.sync()
        self._store.settle(self._unsettled)
        self._unsettled.clear()
        self._settled = time.monotonic()

    def _count(self, outcome: Outcome, *, copy: bool) -> None:
        progress = self.progress
        if copy:
            progress.copies += 1
        else:
            progress.read += 1
        progress.failure = None
        if isinstance(outcome, Failure) and outcome.is_irrelevant:
            progress.irrelevant += 1
        elif isinstance(outcome, Failure):
            progress.failed += 1
            progress.failure = f"{outcome.document.id}: {outcome.error.message}"
        self._lately.append(time.monotonic())
        progress.seconds = self._lately[-1] - self._began
        spent = self._lately[-1] - self._lately[0]
        progress.rate = (len(self._lately) - 1) / spent if spent > 0 else 0.0
        self._watch(progress)
        progress.failure = None


def status_of(outcome: Outcome, *, copy: bool) -> Status:
    """What became of an article; of one that was not read, a copy shares the fate."""
    if isinstance(outcome, Failure):
        return "irrelevant" if outcome.is_irrelevant else "failed"
    return "copy" if copy else "coded"


def unreadable(row: ArticleRow) -> Failure:
    """What stands for an article whose bytes could not be read when it was added."""
    return Failure(document=FailedDocument(row.id), error=Problem(row.kind or "internal", row.message or ""))


def retold(article: Article, first: Outcome) -> Outcome:
    """The outcome of an article with the same text as `first`: the same layers under its own name, date and publisher.

    Days that the words count from the publication date are left as the first publication has them: a "Tuesday" that is
    reprinted a week later is still the same one.
    """
    if isinstance(first, Record):
        language = article.language or first.document.language
        return replace(first, document=replace(article, language=language))
    return Failure(document=FailedDocument(article.id), error=first.error)


def article_id(raw: str, stated: bytes) -> str:
    """The id of an article: of its bytes and what was stated of them, so that it does not hang on when it was added."""
    return files.sha256(raw.encode() + b"\n" + stated)[:16]
