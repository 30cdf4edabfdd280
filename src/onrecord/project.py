"""A project: reporting that is kept in a folder, read once, and joined in one record.

    from onrecord import open_project

    with open_project("lebanon", create=True) as project:
        project.add(["news/", "wire.jsonl"], publisher="Example Wire")
        report = project.run(workers=2)
        for happening in project.find(Question(type="ASSAULT", standing="disputed")):
            print(happening.id, happening.independent_sources)

What the files are and what happens when a process is killed is said in docs/project.md.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from onrecord import __version__, pipeline, workers
from onrecord.adding import Added, Adder
from onrecord.annotate.lexicons import own_table
from onrecord.annotate.lexicons.own_actors import read_own_actors
from onrecord.annotate.lexicons.own_table import OwnTable
from onrecord.errors import ProjectError, UsageError
from onrecord.ingest.fetch import Fetcher
from onrecord.ingest.fields import Defaults
from onrecord.joining import joiner
from onrecord.joining.kept import Kept, OnDisk, ToRead
from onrecord.joining.whole import Whole
from onrecord.judgments import learned_file
from onrecord.judgments.checks import check as check_judgments
from onrecord.link.uncollected import uncollected
from onrecord.model.happening import Happening, JoinedRecord
from onrecord.model.learned import Learned
from onrecord.model.reading import Done, Task
from onrecord.model.record import Outcome, Record
from onrecord.record.project import changes, duck, fates, files, layout, lock, plan, questions, tables
from onrecord.record.project.changes import Changes, Line
from onrecord.record.project.checks import Checks, Fault, Verdict
from onrecord.record.project.nearness import within_reach
from onrecord.record.project.parses import Parses
from onrecord.record.project.plan import Again
from onrecord.record.project.questions import Question
from onrecord.record.project.records import Records
from onrecord.record.project.run import Coder, Runner, RunReport, Watch
from onrecord.record.project.store import ArticleRow, Counts, Fate, OutcomeRow, RunRow, Store

CODER = f"onrecord/{__version__}"

__all__ = ["Added", "Project", "Question", "open_project"]


def open_project(folder: str | Path, *, create: bool = False, skip_unrelated: bool = False) -> Project:
    """The project in `folder`; with `create`, a new one, in which articles that report no public affairs are set aside
    where it is to `skip_unrelated`. Raises ProjectError or UsageError where that cannot be."""
    path = Path(folder)
    made = layout.create(path, skip_unrelated=skip_unrelated) if create else layout.checked(layout.Layout(path))
    return Project(made)


class Project:
    """One project on disk. Use it in one thread, and close it (`with`); any number may read while one writes."""

    def __init__(self, where: layout.Layout) -> None:
        self.layout = where
        self._store = Store(where.database)
        self._records, self._parses = Records(where.articles), Parses(where.parses)
        self._kept = OnDisk(where.parses.parent / "joins")
        self._joined: tuple[tuple[str, dt.date | None], JoinedRecord] | None = None  # the one asked for last

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    # -- adding --------------------------------------------------------------------------------------------------

    def add(
        self,
        sources: Iterable[str | Path] = (),
        *,
        urls: Iterable[str | Path] = (),
        follow: bool = False,
        stdin: BinaryIO | None = None,
        title: str | None = None,
        publisher: str | None = None,
        published: dt.date | None = None,
        uri: str | None = None,
        language: str | None = None,
        fetcher: Fetcher | None = None,
        watch: Callable[[Added], None] | None = None,
    ) -> Added:
        """Keep the articles of files, folders, patterns such as `news/*.html`, or of `stdin` for "-"; read none yet.

        A source that begins with http:// or https:// is fetched, and so is every line of the files `urls`; with
        `follow` also what a feed only lists. Nothing else asks the network. What is said of the articles holds for
        those that do not say it themselves. The same bytes of which the same is said are one article, wherever they
        stand. Raises ProjectError where another process is writing.
        """
        known = Defaults(title=title, publisher=publisher, published=published, uri=uri, language=language)
        adder = Adder(self.layout, self._store, known, fetcher=fetcher, follow=follow, watch=watch)
        return adder.add(sources, stdin, urls)

    # -- running -------------------------------------------------------------------------------------------------

    def run(
        self,
        *,
        workers: int = 0,
        extractors: pipeline.Extractors | None = None,
        again: Again | None = None,
        all_subjects: bool = False,
        watch: Watch | None = None,
    ) -> RunReport:
        """Read what is new, join everything, and write the tables. A run that finds nothing to do changes nothing.

        `workers` processes read the articles, each watched, so that none can stop the run by hanging or crashing; 0
        reads in this process. `extractors` are those to read with, in this process (for trying others, and for tests);
        the caller sees to it that a project is always read with the same. `again` reads once more what "failed", or
        "all"; with `all_subjects`, what the project sets aside is read too. Raises ProjectError where another process
        is writing; KeyboardInterrupt passes through, and the next run goes on from there.
        """
        duck.require()
        if extractors is not None and workers:
            raise UsageError("extractors of your own are used in this process", cure="leave `workers` out")
        skip = not all_subjects and layout.skips_unrelated(self.layout)
        coder, make = reader_of(self.layout, extractors, skip_unrelated=skip)
        learned = self.learned()
        with lock.sole_writer(self.layout.lock):
            runner = Runner(self._store, self._records, self._parses, coder, watch)
            articles = self._store.articles()
            todo = plan.make_plan(articles, self._store.outcomes(), coder, again, skip_unrelated=skip)
            if again != "all" and not todo.code and not todo.copies and self._is_finished(articles, coder, learned):
                return self._report(None, runner)
            number = self._store.begin_run(coder, _now())
            try:
                self._carry_out(todo, runner, _coder(workers, make))
                if again == "all":
                    self._kept.keep_only(())
                with uncollected():
                    lines = self._derive(runner, coder, learned)
            except BaseException:
                self._store.end_run(number, "stopped", _now())
                raise
            found = fates.new_fates(self._store.fates(), self._last_lines(), lines, number)
            self._store.end_run(number, "finished", _now(), changes.pack(lines), found)
            return self._report(number, runner)

    def _carry_out(self, todo: plan.Plan, runner: Runner, code: Coder) -> None:
        for folder in (self.layout.record, self.layout.parses.parent):
            if folder.is_dir():
                files.sweep(folder)
        runner.carry_out(todo, code)
        outcomes = self._store.outcomes()
        self._records.keep_only(outcomes.keys())
        read = {o.article for o in outcomes.values() if o.status == "coded"}
        self._parses.keep_only(read & within_reach(self._store.articles()))

    def learned(self) -> Learned:
        """What is switched on of what judgments teach. Raises ProjectError where the file cannot be understood."""
        return learned_file.read(self.layout.learned)

    def _derive(self, runner: Runner, coder: str, learned: Learned) -> tuple[Line, ...]:
        """Make all that follows from the articles' records, as far as it is not there."""
        articles, outcomes = self._store.articles(), self._store.outcomes()
        runner.say("joining")
        whole = self._join(learned, self._kept)
        runner.say("writing tables")
        digest = tables.inputs(_joiner(coder, learned), articles, outcomes)
        counts = self._store.counts()
        tables.publish(self.layout, whole, articles, outcomes, self._records.get, digest=digest, counts=counts)
        return whole.lines()

    def _join(self, learned: Learned, kept: Kept, as_of: dt.date | None = None) -> Whole:
        """What all articles, or those of the days up to one, give together; days that are known are not joined anew."""
        done = self._store.outcomes()
        read = (joiner.Read(a.id, a.published, done[a.id].record) for a in self._articles(as_of) if a.id in done)
        return joiner.join(read, self._records.get, learned, kept)

    def _articles(self, as_of: dt.date | None) -> Iterator[ArticleRow]:
        for article in self._store.articles():
            if as_of is None or (article.published is not None and article.published <= as_of):
                yield article

    def _is_finished(self, articles: Sequence[ArticleRow], coder: str, learned: Learned) -> bool:
        """Whether the tables were made from all that was read, and the run that made them came to its end."""
        manifest, runs = tables.read_manifest(self.layout), self._store.runs()
        made = manifest is not None and manifest.inputs == tables.inputs(
            _joiner(coder, learned), articles, self._store.outcomes()
        )
        return made and bool(runs) and runs[-1].state == "finished"

    def _last_lines(self) -> tuple[Line, ...]:
        """How every happening stood at the end of the last run that finished."""
        last = next((r.number for r in reversed(self._store.runs()) if r.state == "finished"), None)
        data = self._store.lines(last) if last is not None else None
        return changes.unpack(data) if data is not None else ()

    def _report(self, number: int | None, runner: Runner) -> RunReport:
        manifest, progress = tables.required_manifest(self.layout), runner.progress
        return RunReport(
            number=number,
            read=progress.read,
            partly=progress.partly,
            copied=progress.copies,
            irrelevant=progress.irrelevant,
            failed=progress.failed,
            counts=self.counts(),
            happenings=manifest.happenings,
            lineages=manifest.lineages,
            seconds=progress.seconds,
        )

    # -- asking --------------------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """What became of the articles; `waiting` are those that no run has come to."""
        return self._store.counts()

    def runs(self) -> list[RunRow]:
        """All runs, first to last."""
        return self._store.runs()

    def articles(self) -> list[ArticleRow]:
        """All articles, without their words, by day of publication."""
        return self._store.articles()

    def article(self, name: str) -> ArticleRow:
        """The article of that id or beginning of one, given id or file name. Raises UsageError for none or several."""
        found = self._store.named(name)
        if name in found:
            found = [name]
        if len(found) != 1:
            what = f"{len(found)} articles go by" if found else "no article goes by"
            cure = f"name one of {', '.join(found[:8])}" if found else "see `onrecord find` for the ids of articles"
            raise UsageError(f"{what} {name!r}", where=str(self.layout.root), cure=cure)
        return next(a for a in self._store.articles() if a.id == found[0])

    def places(self, article: str) -> list[str]:
        """Where the article stood when it was added."""
        return self._store.places(article)

    def settled(self) -> dict[str, OutcomeRow]:
        """What became of each article that a run has come to, by the article's id."""
        return self._store.outcomes()

    def text(self, article: ArticleRow) -> str:
        """The article's words as they were given. Raises ProjectError where they are missing or damaged."""
        return self._store.text(article)

    def record(self, article: str) -> Outcome:
        """The article's record, or why there is none. Raises ProjectError where it was not read yet."""
        if article not in self._store.outcomes():
            raise ProjectError("the article was not read yet", where=article, cure="run `onrecord run`")
        return self._records.get(article)

    def outcomes(self, as_of: dt.date | None = None) -> Iterator[Outcome]:
        """All records and failures in their order; with `as_of`, of articles published by the end of that day."""
        done = self._store.outcomes()
        for article in self._articles(as_of):
            if article.id in done:
                yield self._records.get(article.id)

    def joined(self, as_of: dt.date | None = None) -> JoinedRecord:
        """The record of the last run; with `as_of`, the one that the articles published by then give.

        Articles without a date are in no record of a day. Raises ProjectError where no run has finished.
        """
        manifest = tables.required_manifest(self.layout)
        asked = (manifest.inputs, as_of)
        if self._joined is None or self._joined[0] != asked:
            self._joined = (asked, self._as_of(as_of) if as_of else tables.read_joined(self.layout, self.outcomes()))
        return self._joined[1]

    def _as_of(self, day: dt.date) -> JoinedRecord:
        whole = self._join(self.learned(), ToRead(self._kept), day)
        return whole.record(sorted(self.outcomes(day), key=_record_first))

    def find(self, question: Question, as_of: dt.date | None = None) -> list[Happening]:
        """The happenings that answer, as they stand now or as they stood at the end of a day, by day.

        Raises UsageError for a type or standing that there is not, ProjectError where no run has finished.
        """
        if as_of is None:
            return questions.ask(self.layout, question)
        return questions.ask_joined(self.joined(as_of), question)

    def fate(self, happening: str) -> list[Fate]:
        """What became of a happening of an earlier run, by its id or a beginning of it that no other has: it is
        active, was merged into another, whose fate follows, or was withdrawn. [] where no run had one such."""
        known = self._store.fates()
        named = [id for id in known if id.lower().startswith(happening.lower())]
        exact = happening if happening in known else named[0] if len(named) == 1 else ""
        return fates.follow(known, exact)

    def diff(self, before: str | dt.date, after: str | dt.date) -> Changes:
        """What is new, gone or changed from one day, or run, to another.

        A day ("2026-03-12") is the record as of its end, a run its number, "last" or "last-1" and so on.
        """
        return changes.compare(self._lines(before), self._lines(after))

    def _lines(self, point: str | dt.date) -> tuple[Line, ...]:
        day = as_day(point)
        return changes.lines(self.joined(day)) if day is not None else self.lines_of_run(str(point))

    def lines_of_run(self, run: str) -> tuple[Line, ...]:
        """How every happening stood at the end of a run: its number, "last", "last-1" and so on. Raises UsageError."""
        data = self._store.lines(self._finished(run))
        return changes.unpack(data) if data is not None else ()

    def _finished(self, point: str) -> int:
        finished = [r.number for r in self.runs() if r.state == "finished"]
        back = point.removeprefix("last-")
        if point == "last" and finished:
            return finished[-1]
        if point.startswith("last-") and back.isdecimal() and int(back) < len(finished):
            return finished[-1 - int(back)]
        if point.isdecimal() and int(point) in finished:
            return int(point)
        known = ", ".join(map(str, finished[-8:])) or "none"
        cure = f"give a day (YYYY-MM-DD) or the number of a finished run; there are {known}"
        raise UsageError(f"{point!r} is neither", cure=cure)

    def verify(self) -> Verdict:
        """Check every quote, hash, sum and judgment once more."""
        checks = Checks(self.layout, self._store)
        verdict = checks.run()
        try:
            data = self.layout.judgments.read_bytes()
        except FileNotFoundError:
            return verdict
        number, wrong = check_judgments(data, checks.text_of)
        faults = (Fault(f"{self.layout.judgments.name}, line {a.number}", a.what, a.cure) for a in wrong)
        checked = dict(sorted({**verdict.checked, "judgments": number}.items()))
        return msgspec.structs.replace(verdict, checked=checked, faults=(*verdict.faults, *faults))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other writers out meanwhile. Raises ProjectError where there is one."""
        with lock.sole_writer(self.layout.lock):
            yield


def _record_first(outcome: Outcome) -> tuple[bool, dt.date, str]:
    """The order of a joined record: by day and id, failures last."""
    day = outcome.document.published if isinstance(outcome, Record) else None
    return not isinstance(outcome, Record), day or dt.date.max, outcome.document.id


def reader_of(
    where: layout.Layout, extractors: pipeline.Extractors | None, *, skip_unrelated: bool
) -> tuple[str, Callable[[], pipeline.Extractors]]:
    """What reads a project, in a word, and what makes it: `extractors`, or our own with the project's `actors.csv`.

    What is set aside is no part of that word: switched on or off, nothing that was read is read again.

    Raises UsageError for a wrong line of that file.
    """
    own = read_own_actors(where.actors) if extractors is None and where.actors.exists() else own_table.NONE
    return f"{CODER}+{own.digest[:16]}" if own else CODER, partial(_extractors, extractors, own, skip_unrelated)


def _joiner(coder: str, learned: Learned) -> str:
    """What articles are read and joined by."""
    return f"{coder}+{files.sha256(msgspec.json.encode(learned))[:16]}" if learned else coder


def _extractors(given: pipeline.Extractors | None, own: OwnTable, skip_unrelated: bool) -> pipeline.Extractors:
    return dataclasses.replace(given or pipeline.default_extractors(own), skip_unrelated=skip_unrelated)


def _coder(count: int, make: Callable[[], pipeline.Extractors]) -> Coder:
    def read(tasks: Iterable[Task]) -> Iterator[Done]:
        if not count:
            yield from pipeline.read_tasks(tasks, make)
            return
        with workers.Pool(count, make) as pool:
            yield from pool.read_tasks(tasks)

    return read


def as_day(point: str | dt.date) -> dt.date | None:
    """The day that is meant; None where it is no day but a run. Raises UsageError for a day that does not exist."""
    if isinstance(point, dt.date):
        return point
    try:
        return dt.date.fromisoformat(point) if "-" in point and not point.startswith("last") else None
    except ValueError:
        raise UsageError(f"{point!r} is not a date", cure="write a day that exists as YYYY-MM-DD") from None


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
