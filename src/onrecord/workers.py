"""Reading articles in processes of their own, each of which may hang, crash or run out of memory at its article's cost.

With engines built for big data, one article that kills its process ends the job or is tried for ever; here it is tried
twice and given up, and the others go on.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import IO

from onrecord.errors import OnrecordError
from onrecord.model.document import Article
from onrecord.model.reading import Done, Task
from onrecord.model.record import FailedDocument, Failure, Outcome, Problem
from onrecord.pipeline import Extractors, default_extractors

START_SECONDS = 120.0  # in which the weights are loaded
ARTICLE_SECONDS = 60.0
LOOK_SECONDS = 0.2
CHARS_PER_SECOND = 2_000  # a slow machine's pace: a longer article may take longer
ATTEMPTS = 2  # a process may have died of something else than its article


def read_all(
    articles: Iterable[Article | Failure],
    make_extractors: Callable[[], Extractors] = default_extractors,
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
    """

    def __init__(
        self,
        workers: int,
        make_extractors: Callable[[], Extractors] = default_extractors,
        seconds: float = ARTICLE_SECONDS,
        pace: float | None = CHARS_PER_SECOND,
    ) -> None:
        self._make, self._seconds, self._pace, self._count = make_extractors, seconds, pace, max(1, workers)
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
            worker.end()
        self._workers.clear()

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
            if done is None or worker.late:
                worker.end()
                self._workers.remove(worker)
            if done is None and job.attempts < ATTEMPTS and not worker.late:
                again.append(job)
                continue
            yield done or Done(_given_up(job, late=worker.late))

    def _hand_out(self, coming: Iterator[Task], again: deque[_Job]) -> None:
        """Give every idle process an article; start no more processes than there are articles."""
        while True:
            idle = next((w for w in self._workers if w.job is None), None)
            if idle is None and len(self._workers) >= self._count:
                return
            if again:
                job = again.popleft()
            elif (task := next(coming, None)) is not None:
                job = _Job(task)
            else:
                return
            if idle is None:
                idle = _Worker(self._make, self._answers)
                self._workers.append(idle)
            idle.give(job, self._allowed(job.article))

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
    """A task and how often it was tried."""

    def __init__(self, task: Task) -> None:
        self.task, self.article, self.attempts = task, task.article, 0


class _Worker:
    """One process, the article that it is reading, and a thread that waits for its answer."""

    def __init__(self, make: Callable[[], Extractors], answers: queue.Queue[_Worker]) -> None:
        self._answers = answers
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "onrecord.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"OPENBLAS_NUM_THREADS": "1", **os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            start_new_session=True,  # Ctrl-C is the parent's; the worker ends with its input
        )
        self._answer: tuple[Done | None, OnrecordError | None] | None = None
        self.ready = self.late = False
        self.job: _Job | None = None
        self.deadline = 0.0
        self._send(make)

    def give(self, job: _Job, seconds: float) -> None:
        """Have it read an article; the worker is put in `answers` when it has answered or is dead."""
        job.attempts += 1
        self.job = job
        self.deadline = time.monotonic() + (seconds if self.ready else START_SECONDS)
        threading.Thread(target=self._exchange, args=(job.task, seconds), daemon=True).start()

    def _exchange(self, task: Task, seconds: float) -> None:
        self._answer = None
        with suppress(OSError, EOFError, pickle.UnpicklingError, ValueError):
            if not self.ready:
                _, refusal = pickle.load(self._stream(self._process.stdout))
                self.deadline = time.monotonic() + seconds  # first: who sees that it is ready looks at this
                self.ready = refusal is None
                if refusal is not None:
                    self._answer = None, refusal
                    self._answers.put(self)
                    return
            self._send(task)
            self._answer = pickle.load(self._stream(self._process.stdout))
        self._answers.put(self)

    def done(self) -> Done | None:
        """None where the process died or had its time. Raises OnrecordError where it could not so much as begin."""
        if self._answer is None:
            if not self.ready and not self.late:
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
        self._process.kill()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what is still unsent is lost with it
                self._stream(pipe).close()

    def _send(self, what: object) -> None:
        stream = self._stream(self._process.stdin)
        with suppress(OSError):  # it is dead already: its missing answer says so
            pickle.dump(what, stream)
            stream.flush()

    @staticmethod
    def _stream(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe


def _given_up(job: _Job, *, late: bool) -> Failure:
    if late:
        problem = Problem("timeout", "reading it took too long and was given up (shorten the article)")
    else:
        problem = Problem("crash", f"the process that read it died {job.attempts} times (memory? report the article)")
    return Failure(document=FailedDocument(job.article.id), error=problem)
