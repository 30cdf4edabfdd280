"""The process that reads articles for `workers.Pool`: `python -m onrecord.worker`.

It may hang, crash or run out of memory without harm to its parent. Pickles come through its standard input: first the
function that makes the extractors, then one task after the other. Through its standard output go `(None, None)`
once it is ready, or `(None, error)` where it cannot be; for each task `(what was done, None)` or, for what would stop
every article, `(None, error)`. Both ends are our own processes, which is what makes pickle safe here.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from onrecord.errors import OnrecordError
from onrecord.pipeline import Extractors, read_task
from onrecord.readers import end_with_parent

MEMORY = 6 * 1024**3  # bytes of address space


def main() -> None:
    end_with_parent()
    limit_memory()
    requests = sys.stdin.buffer
    answers: BinaryIO = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answers
    serve(requests, answers, pickle.load(requests))


def serve(requests: BinaryIO, answers: BinaryIO, make: Callable[[], Extractors]) -> None:
    """Read the tasks that come until no more do."""
    try:
        extractors = make()
    except OnrecordError as error:  # no weights, say: nothing can be read, and the parent says why
        _answer(answers, (None, error))
        return
    _answer(answers, (None, None))
    settled = False
    while True:
        try:
            task = pickle.load(requests)
        except EOFError:
            return
        try:
            _answer(answers, (read_task(task, extractors), None))
        except OnrecordError as error:
            _answer(answers, (None, error))
        if not settled:
            gc.freeze()  # what the first article had loaded stays: each search for cycles would walk through all of it
            settled = True


def _answer(stream: BinaryIO, answer: object) -> None:
    pickle.dump(answer, stream)
    stream.flush()


def return_freed() -> None:
    """Have the C library return what this process has freed, where it can: glibc keeps it, in ever more pieces."""
    with suppress(AttributeError, OSError, TypeError):  # other libraries have no such call
        ctypes.CDLL(None).malloc_trim(0)


def limit_memory() -> None:
    """Where the system can: an article that wants more gets a MemoryError, which is its own failure."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard == -1 else min(MEMORY, hard), hard))


if __name__ == "__main__":
    main()
