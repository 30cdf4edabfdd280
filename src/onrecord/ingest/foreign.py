"""Containers of many articles (WARC, Parquet, zip, feeds), taken apart in a process that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Literal, cast

import msgspec

from onrecord.errors import InputTooLarge, MalformedInput, UnreadableInput
from onrecord.ingest.foreign_worker import End, Part
from onrecord.ingest.html_worker import read_message
from onrecord.ingest.limits import FOREIGN_SECONDS

Kind = Literal["warc", "wacz", "parquet", "feed", "opml", "zip"]
_CURE = "save its articles as JSON Lines, one a line, and add that"
_MESSAGE = msgspec.json.Decoder(Part | End)


def parts_of(
    kind: Kind, source: BinaryIO | bytes | Path, seconds: float = FOREIGN_SECONDS
) -> Iterator[tuple[Part, bytes]]:
    """What a container holds, in order; what comes before a defect comes all the same.

    Raises MalformedInput for a defect and where the next article takes longer than `seconds`, InputTooLarge where it is
    over a limit, UnreadableInput where a library is missing.
    """
    with tempfile.TemporaryFile() as given:
        if isinstance(source, bytes):
            given.write(source)
            given.seek(0)
        stream = given if isinstance(source, bytes | Path) else source
        file = [str(source.resolve())] if isinstance(source, Path) else []
        worker = _start([kind, *file], stream)
        try:
            yield from _received(worker, seconds)
        finally:
            worker.kill()
            worker.wait()
            with suppress(OSError):
                cast(BinaryIO, worker.stdout).close()


def _start(arguments: list[str], stream: BinaryIO) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "onrecord.ingest.foreign_worker", *arguments],
        stdin=stream,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        start_new_session=True,  # Ctrl-C is the parent's; the worker is killed with its reader
    )


def _received(worker: subprocess.Popen[bytes], seconds: float) -> Iterator[tuple[Part, bytes]]:
    while True:
        began = time.monotonic()
        message = _read(worker, seconds)
        if message is None:
            late = time.monotonic() - began >= seconds
            why = f"its next article takes longer than {seconds:g} s" if late else "what reads it died of it"
            raise MalformedInput(f"it cannot be taken apart: {why}", cure=_CURE)
        part = _MESSAGE.decode(message)
        if isinstance(part, End):
            _end(part)
            return
        if (data := _read(worker, seconds)) is None:
            raise MalformedInput("it cannot be taken apart: what reads it died of it", cure=_CURE)
        yield part, data


def _end(end: End) -> None:
    if end.needs:
        cure = "install it with: pip install 'onrecord[project]'"
        raise UnreadableInput(f"this kind of file needs the package {end.needs}", cure=cure)
    if end.error and "more than" in end.error:
        raise InputTooLarge(end.error, cure="split it")
    if end.error:
        raise MalformedInput(f"it cannot be taken apart: {end.error}", cure="check the file, or " + _CURE)


def _read(worker: subprocess.Popen[bytes], seconds: float) -> bytes | None:
    """The next message; None if the worker died, or was killed at its time's end."""
    clock = threading.Timer(seconds, worker.kill)
    clock.daemon = True
    clock.start()
    try:
        return read_message(cast(BinaryIO, worker.stdout))
    except OSError:
        return None
    finally:
        clock.cancel()
