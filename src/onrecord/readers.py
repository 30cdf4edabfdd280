"""Processes that read, one article after the other: started fresh, or forked from one that has loaded everything.

A fresh one loads weights and lexicons for itself. A forked one shares what its nursery (`onrecord.nursery`) has loaded,
page by page until it writes on it, and is there in milliseconds. Forking is for Linux: macOS's own libraries do not
outlive it, Windows has none.
"""

from __future__ import annotations

import os
import pickle
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, Final

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.pipeline import Extractors

DEFAULT: Final = "onrecord.pipeline:default_extractors"
STARTS: Final = 3  # of nurseries that die: another would die, too
END_SECONDS: Final = 2.0  # in which a nursery sees to it that a child is gone, or goes itself


def extractors_of(reader: str = DEFAULT) -> Extractors:
    """Extractors made by the function that `reader` names (`module:function`); by name, since a parent needs none.

    Raises UsageError where there is no such function.
    """
    module, _, function = reader.partition(":")
    try:
        make: Callable[[], Extractors] = getattr(import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise UsageError(f"there is no such reader: {error}", where=reader, cure="name it module:function") from error
    return make()


class Reader:
    """A process that reads, by our ends of it. Whatever happens to it, `receive` says so by EOFError or OSError."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._requests, self._answers = requests, answers

    def send(self, what: object) -> None:
        with suppress(OSError):  # it is dead already: its missing answer says so
            pickle.dump(what, self._requests)
            self._requests.flush()

    def receive(self) -> Any:
        return pickle.load(self._answers)

    def kill(self) -> None:
        """Have it end, now; whoever waits for its answer waits no longer."""
        raise NotImplementedError

    def end(self) -> None:
        """Kill it and wait until it is gone."""
        self.kill()
        self._wait()
        for stream in (self._requests, self._answers):
            with suppress(OSError):  # what is still unsent is lost with it
                stream.close()

    def orphaned(self) -> bool:
        """Whether its nursery is gone, and it with it."""
        return False

    def _wait(self) -> None:
        raise NotImplementedError


class Fresh(Reader):
    """A process of its own that shares nothing: `python -m onrecord.worker`."""

    def __init__(self, make: Callable[[], Extractors]) -> None:
        self._process = _python("onrecord.worker", stdout=subprocess.PIPE)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        super().__init__(self._process.stdin, self._process.stdout)
        self.send(make)

    def kill(self) -> None:
        self._process.kill()

    def _wait(self) -> None:
        self._process.wait()


class Forked(Reader):
    """A nursery's child. It lives as long as our end of `lifeline` is open, which no process but this one has."""

    def __init__(self, channel: socket.socket, lifeline: socket.socket) -> None:
        super().__init__(channel.makefile("wb"), channel.makefile("rb"))
        self._channel, self._lifeline = channel, lifeline

    def kill(self) -> None:
        for end in (self._lifeline, self._channel):
            with suppress(OSError):
                end.shutdown(socket.SHUT_WR if end is self._lifeline else socket.SHUT_RDWR)

    def end(self) -> None:
        super().end()
        self._channel.close()
        self._lifeline.close()

    def orphaned(self) -> bool:
        return _hung_up(self._lifeline)

    def _wait(self) -> None:
        """The nursery closes its end when the child is gone; nursery and child end together, too."""
        self._lifeline.settimeout(END_SECONDS)
        with suppress(OSError):
            self._lifeline.recv(1)


class Nursery:
    """Forks readers that share what `make` made. It starts at the first, and anew where it died.

    It may be lent to other processes (`lend`, `lent`), whose readers live as long as they do.
    """

    def __init__(self, make: Callable[[], Extractors] | None, control: socket.socket | None = None) -> None:
        self._make, self._control = make, control
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()
        self._left = STARTS if make is not None and can_fork() else 0

    @classmethod
    def lent(cls, control: int) -> Nursery:
        """Another process's, by the open socket that it handed on; no other is started where that one died."""
        return cls(None, socket.socket(fileno=control))

    def lend(self) -> socket.socket | None:
        """What another process needs to have readers forked: another one whenever the nursery died. None without."""
        with self._starting:
            if self._control is not None and _hung_up(self._control):
                self._control = None  # not closed: another thread may be handing it on
                self._end()
            if self._control is None and self._make is not None and self._left:
                self._left -= 1
                self._control = self._start(self._make)
            return self._control

    def fork(self) -> Reader | None:
        """A child, which is there as soon as all is loaded. None where there is none to be had: start one afresh."""
        control = self.lend()
        if control is None:
            return None
        channel, its_channel = socket.socketpair()
        lifeline, its_lifeline = socket.socketpair()
        with its_channel, its_lifeline:
            try:
                socket.send_fds(control, [b"\n"], [its_channel.fileno(), its_lifeline.fileno()])
            except OSError:  # it has just died
                channel.close()
                lifeline.close()
                return None
        return Forked(channel, lifeline)

    def close(self) -> None:
        """End it, and all its children with it. It can be used again, and starts anew."""
        with self._starting:
            if self._process is not None:
                self._left += 1  # it did not die
            self._end()

    def _start(self, make: Callable[[], Extractors]) -> socket.socket:
        ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with its:
            self._process = _python("onrecord.nursery", str(its.fileno()), stdout=subprocess.DEVNULL, own=its.fileno())
        assert self._process.stdin is not None
        with suppress(OSError), self._process.stdin as stdin:
            pickle.dump(make, stdin)
        return ours

    def _end(self) -> None:
        control, process = self._control, self._process
        self._control = self._process = None
        if control is not None:
            control.close()
        if process is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(END_SECONDS)  # it ends by itself, so that what its children used is counted
            process.kill()
            process.wait()


def end_with_parent() -> None:
    """End this process when its standard input is closed, which its parent has in hand, whatever it is doing then."""
    if not hasattr(select, "poll"):
        return  # then it ends when it has done what it is doing

    def watch() -> None:
        if _hung_up(sys.stdin, None):
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def can_fork() -> bool:
    return sys.platform == "linux" and hasattr(os, "fork")


def _hung_up(end: socket.socket | IO[str], wait: float | None = 0) -> bool:
    """Whether whoever held the other end is gone; milliseconds to wait for that, None for ever."""
    poll = select.poll()
    poll.register(end, 0)
    return bool(poll.poll(wait))


def _python(module: str, *arguments: str, stdout: int, own: int | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        start_new_session=True,  # Ctrl-C is the parent's; the process ends with its input
        pass_fds=() if own is None else (own,),
    )
