"""HTML -> article fields, extracted in a process that can be killed."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import cache
from typing import BinaryIO, cast

import msgspec

from onrecord.errors import InputTooLarge, MalformedInput
from onrecord.ingest.fields import Given
from onrecord.ingest.html_worker import FRAGMENT, PAGE, read_message, write_message
from onrecord.ingest.limits import HTML_SECONDS, MAX_CHARS

START_SECONDS = 60.0
PAGES_PER_WORKER = 500  # the extractor's caches grow with the pages it has seen
_CURE = "save the article's text as plain text and read that"


class _Answer(msgspec.Struct):
    text: str | None = None
    title: str | None = None
    sitename: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    error: str | None = None


class HtmlReader:
    """Sends pages to one worker process, started when first needed and again after it had to be killed."""

    def __init__(self, seconds: float = HTML_SECONDS) -> None:
        self.seconds = seconds
        self._worker: subprocess.Popen[bytes] | None = None
        self._pages = 0
        self._lock = threading.Lock()

    def read(self, page: str, *, fragment: bool = False) -> Given:
        """The article on `page`, or all words of a `fragment` that is an article itself.

        Raises MalformedInput if none is found in time, InputTooLarge if it is too long.
        """
        answer = self._ask((FRAGMENT if fragment else PAGE) + page.encode("utf-8", errors="replace"))
        if answer.error:
            raise MalformedInput(f"the HTML could not be parsed ({answer.error})", cure=_CURE)
        if not answer.text or not answer.text.strip():
            raise MalformedInput("no article was found in the HTML", cure=_CURE)
        if len(answer.text) > MAX_CHARS:
            raise InputTooLarge(
                f"the page's article has {len(answer.text):,} characters, the limit is {MAX_CHARS:,}",
                cure="split it into its parts",
            )
        return Given(
            text=answer.text,
            title=answer.title,
            publisher=answer.sitename,
            published=answer.date,
            uri=answer.url,
            language=answer.language,
        )

    def close(self) -> None:
        """End the worker, if there is one."""
        if self._worker is not None:
            self._worker.kill()
            for pipe in (self._worker.stdin, self._worker.stdout):
                with suppress(OSError):  # what is still unsent is lost with it
                    cast(BinaryIO, pipe).close()
            self._worker.wait()
            self._worker = None

    def _ask(self, request: bytes) -> _Answer:
        with self._lock:
            if self._pages >= PAGES_PER_WORKER:
                self.close()
            worker = self._worker or self._start()
            self._pages += 1
            began = time.monotonic()
            message = self._exchange(worker, request, self.seconds)
            if message is None:
                self.close()
                late = time.monotonic() - began >= self.seconds
                why = f"it takes longer than {self.seconds:g} s" if late else "its parser ran out of memory or crashed"
                raise MalformedInput(f"the HTML cannot be parsed: {why}", cure=_CURE)
            return msgspec.json.decode(message, type=_Answer)

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(p for p in sys.path if p)
        self._worker = subprocess.Popen(
            [sys.executable, "-P", "-m", "onrecord.ingest.html_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C is the parent's; the worker ends with its input
        )
        self._pages = 0
        if self._exchange(self._worker, None, START_SECONDS) is None:
            self.close()
            raise MalformedInput("the HTML parser could not be started", cure="check that `trafilatura` is installed")
        return self._worker

    @staticmethod
    def _exchange(worker: subprocess.Popen[bytes], request: bytes | None, seconds: float) -> bytes | None:
        """Send `request`, if any, and wait for the answer. None if the worker died, or was killed at its time's end."""
        clock = threading.Timer(seconds, worker.kill)
        clock.daemon = True
        clock.start()
        try:
            if request is not None:
                write_message(cast(BinaryIO, worker.stdin), request)
            return read_message(cast(BinaryIO, worker.stdout))
        except OSError:  # the pipe broke
            return None
        finally:
            clock.cancel()


@cache
def html_reader() -> HtmlReader:
    """The process-wide reader; its worker ends with this process."""
    reader = HtmlReader()
    atexit.register(reader.close)
    return reader
