"""Shards read by processes of this machine. One that dies costs nothing but the time since it began its shard.

Each has one reader, and where there are several, these are forked from one nursery that all share.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Final

import msgspec

from onrecord.readers import Nursery, extractors_of
from onrecord.shards.unit import Job, Report

if TYPE_CHECKING:
    from socket import socket

TRIES: Final = 4  # of a shard whose process died: as many as Dask and Spark allow


def code_locally(jobs: Sequence[Job], workers: int) -> Iterator[Report]:
    """A report for each shard, as they are done by `workers` processes."""
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)
    reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
    count = max(1, min(workers, len(jobs)))
    readers = {job.reader for job in jobs}
    shared = _Shared(readers.pop()) if count > 1 and len(readers) == 1 else None
    slots = [_Slot(waiting, reports, shared) for _ in range(count)]
    try:
        for slot in slots:
            slot.thread.start()
        for _ in jobs:
            yield reports.get()
    finally:
        for slot in slots:
            slot.stop()
        if shared is not None:
            shared.nursery.close()


class _Shared:
    """What readers are forked from, and the name of these."""

    def __init__(self, reader: str) -> None:
        self.reader, self.nursery = reader, Nursery(partial(extractors_of, reader))


class _Slot:
    """A thread that has one process read shard after shard, and starts another where it dies."""

    def __init__(
        self, waiting: queue.SimpleQueue[Job], reports: queue.SimpleQueue[Report], shared: _Shared | None
    ) -> None:
        self._waiting, self._reports, self._shared = waiting, reports, shared
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket | None = None  # of the nursery that it was lent
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
        control = self._shared.nursery.lend() if self._shared else None
        if control is not self._control:
            self._end()  # its nursery died: another one shares more than its readers, each started for itself
        if self._process is None:
            self._process, self._control = _start(control, self._shared), control
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


def _start(control: socket | None, shared: _Shared | None) -> subprocess.Popen[bytes]:
    lent = [] if control is None or shared is None else [str(control.fileno()), shared.reader]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "onrecord.shards.process", *lent],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        start_new_session=True,  # Ctrl-C is the parent's; the process ends with its input
        pass_fds=() if control is None else (control.fileno(),),
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
