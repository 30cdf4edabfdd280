"""`judgments.jsonl`: one judgment a line, only ever added to.

A judgment is on the disk before anybody is told that it is saved. The order of lines means nothing and a line that
stands twice counts once, so that files of several people merge line by line. A line that cannot be read is reported
with its number and costs no other line; what a later version wrote into a line stays there, for no line is rewritten.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import ProjectError
from onrecord.judgments.identifiers import new_id
from onrecord.model.judgment import Judgment

_BOM = b"\xef\xbb\xbf"
_LINE = msgspec.json.Decoder(Judgment)
_ANY = msgspec.json.Decoder(dict[str, Any])
_KNOWN = frozenset(f.encode_name for f in msgspec.structs.fields(Judgment))
TORN = ".torn"


class WrongLine(msgspec.Struct, frozen=True):
    """A line that is no judgment of this version: its number from 1, and what is wrong with it."""

    number: int
    what: str


class Contents(msgspec.Struct, frozen=True):
    """All judgments of a file, oldest first, and the lines that are none."""

    judgments: tuple[Judgment, ...] = ()
    wrong: tuple[WrongLine, ...] = ()


_NOTHING = Contents()


def parse(data: bytes) -> Contents:
    """The judgments of a file's bytes. What follows the last line break counts where it is a whole judgment."""
    by_id: dict[str, Judgment] = {}
    wrong: list[WrongLine] = []
    lines = data.removeprefix(_BOM).split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            judgment = _LINE.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
            if number < len(lines):  # else a writer was killed in the midst of it, or is just writing
                wrong.append(WrongLine(number, _what(line, error)))
            continue
        if by_id.setdefault(judgment.id, judgment) != judgment:
            wrong.append(WrongLine(number, f"another judgment is called {judgment.id} too"))
    return Contents(tuple(sorted(by_id.values(), key=lambda j: j.id)), tuple(wrong))


def _what(line: bytes, error: Exception) -> str:
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        return "a mark that a merge left: take it out, and keep the lines of both sides"
    return f"no judgment of this version: {error}"


def later_fields(data: bytes) -> frozenset[str]:
    """Fields that a later version wrote, which this one keeps and does not understand."""
    found: set[str] = set()
    for line in data.removeprefix(_BOM).split(b"\n"):
        with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            found |= _ANY.decode(line).keys() - _KNOWN
    return frozenset(found)


class Log:
    """The judgments in one file. `locked` keeps other writers out while it is entered, and waits until it may."""

    def __init__(self, path: Path, locked: Callable[[], AbstractContextManager[None]]) -> None:
        self.path = path
        self._locked = locked
        self._known: tuple[_State, Contents] = (None, Contents())

    def read(self) -> Contents:
        """What the file holds now; nothing where there is none. Raises ProjectError where it cannot be read."""
        try:
            state = _state(self.path.stat())
        except FileNotFoundError:
            return _NOTHING
        if state != self._known[0]:
            try:
                with self.path.open("rb") as file:
                    state = _state(os.fstat(file.fileno()))
                    data = file.read()
            except OSError as error:
                raise self._error("be read", error) from error
            self._known = (state, parse(data))
        return self._known[1]

    def append(self, make: Callable[[str], Judgment]) -> Judgment:
        """Write down what `make` makes of a new id; it is on the disk when this returns.

        Raises ProjectError where it could not be written; then nothing of it is left, as far as the disk allows.
        """
        with self._locked():
            before = self.read()
            judgment = make(new_id(before.judgments[-1].id if before.judgments else ""))
            line = msgspec.json.encode(judgment) + b"\n"
            judgment = _LINE.decode(line)  # as everybody else will read it
            try:
                state = self._write(line)
            except OSError as error:
                raise self._error("be written", error) from error
            self._known = (state, Contents((*before.judgments, judgment), before.wrong))
        return judgment

    def _write(self, line: bytes) -> _State:
        new = not self.path.exists()
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self.path, flags, 0o666)
        try:
            end = self._mended(descriptor)
            try:
                _write_all(descriptor, line)
                os.fsync(descriptor)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(descriptor, end)
                raise
            if new:
                _sync_folder(self.path.parent)
            return _state(os.fstat(descriptor))
        finally:
            os.close(descriptor)

    def _mended(self, descriptor: int) -> int:
        """The file's length once it ends with a whole line.

        What a killed writer left of a line was never said to be saved: it is put aside in `judgments.jsonl.torn`. A
        whole judgment without its line break is given one.
        """
        end = os.fstat(descriptor).st_size
        tail = _tail(descriptor, end)
        if not tail:
            return end
        try:
            _LINE.decode(tail)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError):
            with self.path.with_name(self.path.name + TORN).open("ab") as aside:
                aside.write(tail + b"\n")
                aside.flush()
                os.fsync(aside.fileno())
            os.ftruncate(descriptor, end - len(tail))
            return end - len(tail)
        _write_all(descriptor, b"\n")
        return end + 1

    def _error(self, what: str, error: OSError) -> ProjectError:
        cure = "see that the disk has room and the file is yours to write; nothing that was saved is lost"
        return ProjectError(f"judgments cannot {what}: {error.strerror}", where=str(self.path), cure=cure)


_State = tuple[int, int, int] | None  # of a file: what changes when somebody else writes to it


def _state(found: os.stat_result) -> _State:
    return found.st_ino, found.st_size, found.st_mtime_ns


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _tail(descriptor: int, end: int) -> bytes:
    """What stands behind the last line break."""
    tail, start = b"", end
    while start and b"\n" not in tail:
        step = min(start, 65536)
        start -= step
        os.lseek(descriptor, start, os.SEEK_SET)
        tail = os.read(descriptor, step) + tail
    return tail.rpartition(b"\n")[2]


def _sync_folder(path: Path) -> None:
    """Have the new file's name on the disk; systems that cannot open a folder do so themselves."""
    with suppress(PermissionError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
