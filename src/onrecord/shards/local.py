"""Shards read by processes of this machine. One that dies costs nothing but the time since it began its shard."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, Final

import msgspec

from onrecord.shards.unit import Job, Report

TRIES: Final = 4  # of a shard whose process died: as many as Dask and Spark allow


def code_locally(jobs: Sequence[Job], workers: int) -> Iterator[Report]:
    """A report for each shard, as they are done by `workers` processes."""
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)
    reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
    slots = [_Slot(waiting, reports) for _ in range(max(1, min(workers, len(jobs))))]
    try:
        for slot in slots:
            slot.thread.start()
        for _ in jobs:
            yield reports.get()
    finally:
        for slot in slots:
            slot.stop()


class _Slot:
    """A thread that has one process read shard after shard, and starts another where it dies."""

    def __init__(self, waiting: queue.SimpleQueue[Job], reports: queue.SimpleQueue[Report]) -> None:
        self._waiting, self._reports = waiting, reports
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self.thread = threading.Thread(target=self._work, daemon=True)

    def stop(self) -> None:
        self._stopped = True
        self._end()

    def _work(self) -> None:
        with suppress(queue.Empty):
            while not self._stopped:
                self._reports.put(self._read(self._waiting.get_nowait()))
        self._end()

    def _read(self, job: Job) -> Report:
        for _ in range(TRIES):
            with suppress(OSError, msgspec.MsgspecError):
                answer = self._ask(job)
                if answer:
                    return msgspec.json.decode(answer, type=Report)
            self._end()
            if self._stopped:
                break
        return Report(shard=job.shard, error=f"the process that read it died {TRIES} times")

    def _ask(self, job: Job) -> bytes:
        """The answer, b"" where the process died before it had one."""
        if self._process is None:
            self._process = _start()
        requests, answers = _pipe(self._process.stdin), _pipe(self._process.stdout)
        requests.write(msgspec.json.encode(job) + b"\n")
        requests.flush()
        return answers.readline()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    _pipe(pipe).close()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "onrecord.shards.process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        start_new_session=True,  # Ctrl-C is the parent's; the process ends with its input
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
