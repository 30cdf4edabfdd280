"""Reading articles in processes of their own, each of which may hang, crash or run out of memory at its article's cost.

With engines built for big data, one article that kills its process ends the job or is tried for ever; here it is tried
twice and given up, and the others go on.
"""

from __future__ import annotations

import pickle
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.model.document import Article
from onrecord.model.reading import Done, Task
from onrecord.model.record import FailedDocument, Failure, Outcome, Problem
from onrecord.readers import Fresh, Nursery, Reader, extractors_of

if TYPE_CHECKING:
    from onrecord.pipeline import Extractors

START_SECONDS = 120.0  # in which the weights are loaded
ARTICLE_SECONDS = 60.0
LOOK_SECONDS = 0.2
CHARS_PER_SECOND = 2_000  # a slow machine's pace: a longer article may take longer
ATTEMPTS = 2  # a process may have died of something else than its article


def read_all(
    articles: Iterable[Article | Failure],
    make_extractors: Callable[[], Extractors] = extractors_of,
    timeout: float | None = None,
) -> Iterator[Outcome]:
    """What `pipeline.read_all` gives, in order, from a process with a clock and a bound on its memory.

    `timeout`: the seconds that each may take, however long it is; None for the usual.
    """
    failures: deque[Failure] = deque()  # that stand before the article that is being read

    def tasks() -> Iterator[Task]:
        for article in articles:
            if isinstance(article, Failure):
                failures.append(article)
            else:
                yield Task(article)

    with Pool(1, make_extractors) if timeout is None else Pool(1, make_extractors, timeout, pace=None) as pool:
        for done in pool.read_tasks(tasks()):
            yield from _emptied(failures)
            yield done.outcome
    yield from _emptied(failures)


def _emptied(failures: deque[Failure]) -> Iterator[Failure]:
    while failures:
        yield failures.popleft()


class Pool:
    """`with Pool(2) as pool: pool.read_tasks(tasks)`: what was done as it comes, in any order.

    `make_extractors` is called once in each process and is found there by its module and name. `seconds` is what an
    article may take once the process is ready; one that is longer than so many characters a second (`pace`) more.
    Several processes are forked from one nursery; one alone has nobody to share with, unless a `nursery` is lent to it.
    """

    def __init__(
        self,
        workers: int,
        make_extractors: Callable[[], Extractors] = extractors_of,
        seconds: float = ARTICLE_SECONDS,
        pace: float | None = CHARS_PER_SECOND,
        *,
        nursery: Nursery | None = None,
    ) -> None:
        self._make, self._seconds, self._pace, self._count = make_extractors, seconds, pace, max(1, workers)
        self._own_nursery = Nursery(make_extractors) if nursery is None and workers > 1 else None
        self._nursery = nursery or self._own_nursery
        self._workers: list[_Worker] = []
        self._answers: queue.Queue[_Worker] = queue.Queue()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End its processes, whatever they are doing. It can be used again, and starts new ones."""
        for worker in self._workers:
            worker.reader.kill()
        if self._own_nursery is not None:
            self._own_nursery.close()
        for worker in self._workers:
            worker.reader.end()
        self._workers.clear()
        self._answers = queue.Queue()  # what those that ended still put into the other is nobody's

    def read(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """One outcome an article. Raises OnrecordError for what would stop every article, such as missing weights."""
        return (done.outcome for done in self.read_tasks(map(Task, articles)))

    def read_tasks(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """The same of tasks, with all that a reader gives back."""
        coming = iter(tasks)
        again: deque[_Job] = deque()
        while True:
            self._hand_out(coming, again)
            if all(w.job is None for w in self._workers):
                return
            worker = self._next_answer()
            job, worker.job = worker.job, None
            assert job is not None
            done = worker.done()
            ended = done is None or worker.late or job.alone
            once_more = done is None and not worker.late and job.again(worker)
            if done is None and not worker.ready:
                self._nursery = None  # it cannot fork: each is to load for itself
            if ended:
                self._drop(worker)
            if once_more:
                again.append(job)
            else:
                yield done or Done(_given_up(job, late=worker.late))

    def _hand_out(self, coming: Iterator[Task], again: deque[_Job]) -> None:
        """Give every idle process an article; start no more processes than there are articles."""
        while len(self._workers) < self._count or any(w.job is None for w in self._workers):
            if again:
                job = again.popleft()
            elif (task := next(coming, None)) is not None:
                job = _Job(task)
            else:
                return
            self._worker_for(job).give(job, self._allowed(job.article))

    def _worker_for(self, job: _Job) -> _Worker:
        """An idle one that is alive as far as can be told, or a new one."""
        for worker in [w for w in self._workers if w.job is None and (job.alone or w.reader.orphaned())]:
            self._drop(worker)
        idle = next((w for w in self._workers if w.job is None), None)
        if idle is None:
            forked = None if self._nursery is None or job.alone else self._nursery.fork()
            idle = _Worker(forked or Fresh(self._make), self._answers)
            self._workers.append(idle)
        return idle

    def _drop(self, worker: _Worker) -> None:
        worker.reader.end()
        self._workers.remove(worker)

    def _allowed(self, article: Article) -> float:
        return max(self._seconds, len(article.text) / self._pace if self._pace else 0.0)

    def _next_answer(self) -> _Worker:
        """The next worker that answered or died; kills those that have had their time."""
        while True:
            nearest = min((w.deadline for w in self._workers if w.job and not w.late), default=None)
            wait = None if nearest is None else max(0.0, nearest - time.monotonic())
            if wait is not None and any(w.job and not w.ready for w in self._workers):
                wait = min(wait, LOOK_SECONDS)  # an article's own time begins when its process is ready
            with suppress(queue.Empty):
                return self._answers.get(timeout=wait)
            for worker in self._workers:
                if worker.job and time.monotonic() >= worker.deadline:
                    worker.give_up()


class _Job:
    """A task, how often it was tried, and whether it is to be read where it cannot harm those beside it."""

    def __init__(self, task: Task) -> None:
        self.task, self.article, self.attempts, self.alone = task, task.article, 0, False

    def again(self, died: _Worker) -> bool:
        """Whether it is to be read once more; alone, where more died than the process that read it."""
        self.attempts += died.ready  # what died before it could read blames no article
        self.alone = died.ready and died.reader.orphaned()
        return self.attempts < ATTEMPTS


class _Worker:
    """One process, the article that it is reading, and a thread that waits for its answer."""

    def __init__(self, reader: Reader, answers: queue.Queue[_Worker]) -> None:
        self.reader, self._answers = reader, answers
        self._answer: tuple[Done | None, OnrecordError | None] | None = None
        self.ready = self.late = False
        self.job: _Job | None = None
        self.deadline = 0.0

    def give(self, job: _Job, seconds: float) -> None:
        """Have it read an article; the worker is put in `answers` when it has answered or is dead."""
        self.job = job
        self.deadline = time.monotonic() + (seconds if self.ready else START_SECONDS)
        threading.Thread(target=self._exchange, args=(job.task, seconds), daemon=True).start()

    def _exchange(self, task: Task, seconds: float) -> None:
        self._answer = None
        with suppress(OSError, EOFError, pickle.UnpicklingError, ValueError):
            if not self.ready:
                _, refusal = self.reader.receive()
                self.deadline = time.monotonic() + seconds  # first: who sees that it is ready looks at this
                self.ready = refusal is None
                if refusal is not None:
                    self._answer = None, refusal
                    self._answers.put(self)
                    return
            self.reader.send(task)
            self._answer = self.reader.receive()
        self._answers.put(self)

    def done(self) -> Done | None:
        """None where the process died or had its time. Raises OnrecordError where it could not so much as begin."""
        if self._answer is None:
            if isinstance(self.reader, Fresh) and not self.ready and not self.late:
                cure = "see what `python -m onrecord.worker` says"
                raise OnrecordError("the process that reads articles could not be started", cure=cure)
            return None
        done, error = self._answer
        if error is not None:
            raise error
        return done

    def give_up(self) -> None:
        """End it because its article took too long."""
        self.late = True
        self.reader.kill()


def _given_up(job: _Job, *, late: bool) -> Failure:
    if late:
        problem = Problem("timeout", "reading it took too long and was given up (shorten the article)")
    else:
        problem = Problem("crash", f"the process that read it died {job.attempts} times (memory? report the article)")
    return Failure(document=FailedDocument(job.article.id), error=problem)
