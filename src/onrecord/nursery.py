"""The process that readers are forked from: `python -m onrecord.nursery CONTROL`, for `readers.Nursery`.

It loads what all need, once: weights, registry, lexicons. Through its standard input comes a pickle, the function that
makes the extractors; through the socket CONTROL (a file descriptor) come pairs of sockets. For each a child is forked,
which does with the first what `onrecord.worker` does with its standard input and output. The second is the child's
lifeline: when its other end is closed the child is killed, and when CONTROL's are, all. So nothing outlives who asked
for it, however that one ended; and a child whose nursery is killed is killed by the system.

Its pages are shared with all children, each until one of them writes on it. Python writes on every object that it
looks at (it counts references), so much of what is loaded becomes each child's own in time; the weights never do.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import gc
import os
import pickle
import select
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

from onrecord.model.document import Article
from onrecord.pipeline import Extractors, read_or_fail
from onrecord.worker import limit_memory, return_freed, serve

_PR_SET_PDEATHSIG: Final = 1  # of Linux's <sys/prctl.h>

# What is loaded only when an article first asks for it is loaded by this one, and no child loads it for itself.
WARMING: Final = """\
NAIROBI (Example Wire) - Kenya\u2019s foreign minister, Amina Wekesa, met her Ugandan counterpart in Kampala on \
Tuesday and condemned what she called "a cowardly attack" on a convoy near Lodwar, the ministry said in a \
statement.

Twelve soldiers were killed and 30 people wounded when gunmen opened fire on the convoy on 3 March, according to \
police. The attack was carried out by fighters loyal to Joseph Lokwang, a rebel leader who has been in exile \
since 2019, a spokesman for the army told reporters. Lokwang denied that his men were behind it. "We did not do \
this," he said.

Protesters marched through the capital, demanding that the government resign. It has promised an inquiry, but \
opposition lawmakers say that the inquiry will not be independent. The two countries agreed to hold talks next \
week, and the United Nations offered to send observers. They would neither confirm nor rule out sanctions \
against the group, diplomats said.

Mr Lokwang\u00e2\u20ac\u2122s movement, the Turkana Liberation Front (TLF), threatened to withdraw from the \
truce that it signed with the state last year if its members are not freed. Its chief negotiator, who had \
earlier been reported dead, is alive, he added. Police dispersed protesting students and ordered troops to guard \
the market in which nine traders died in a bombing in May, when an attack on a market in which six people died \
was blamed on the group. The claim was false, the minister said. She refused to meet its envoys. Her country \
wants peace, she said, and the landlocked nation to its west does, too.
"""


def main() -> None:
    limit_memory()
    control = socket.socket(fileno=int(sys.argv[1]))
    extractors = pickle.load(sys.stdin.buffer)()
    warm(extractors)
    if _threads() > 1 or _open_files() - {0, 1, 2, control.fileno()}:
        return  # a lock that another thread holds, a connection that two talk on: readers are started afresh instead
    _settle()
    _Tending(control, extractors).tend()


def warm(extractors: Extractors) -> None:
    """Have everything loaded. What fails here will fail in a child, and be told of its article."""
    with suppress(Exception):
        read_or_fail(Article(id="warming", text=WARMING, published=dt.date(2026, 3, 12)), extractors)


def _threads() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


def _open_files() -> set[int]:
    listed = {int(file.name) for file in Path("/proc/self/fd").iterdir()}  # and the list itself, which is closed
    return {descriptor for descriptor in listed if Path(f"/proc/self/fd/{descriptor}").exists()}


def _settle() -> None:
    """Put what is loaded where neither the search for cycles nor new objects come."""
    gc.collect()
    gc.freeze()
    return_freed()


class _Tending:
    """The children, by their lifelines."""

    def __init__(self, control: socket.socket, extractors: Extractors) -> None:
        self._control, self._extractors = control, extractors
        self._children: dict[int, tuple[int, socket.socket]] = {}  # process and lifeline
        self._prctl = ctypes.CDLL(None).prctl
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)

    def tend(self) -> None:
        while True:
            for descriptor, _ in self._poll.poll():
                if descriptor != self._control.fileno():
                    self._end(descriptor)
                elif not self._fork_one():
                    for left in list(self._children):
                        self._end(left)
                    return

    def _fork_one(self) -> bool:
        """False where nobody is left who could ask."""
        message, ends, _, _ = socket.recv_fds(self._control, 1, 2)
        if len(ends) == 2:
            channel, lifeline = (socket.socket(fileno=end) for end in ends)
            with channel, suppress(OSError):  # no process is to be had: the lifeline closes, and says so
                parent = os.getpid()
                child = os.fork()
                if child == 0:
                    self._live(parent, channel, lifeline)
                self._children[lifeline.fileno()] = child, lifeline
                self._poll.register(lifeline, select.POLLIN)
        return bool(message)

    def _live(self, parent: int, channel: socket.socket, lifeline: socket.socket) -> NoReturn:
        """Be a child, which never comes back from here."""
        try:
            self._prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            for other in (self._control, lifeline, *(known for _, known in self._children.values())):
                other.close()
            if os.getppid() == parent:  # it has not died before it was said what then
                serve(channel.makefile("rb"), channel.makefile("wb"), lambda: self._extractors)
        finally:
            os._exit(0)

    def _end(self, descriptor: int) -> None:
        child, lifeline = self._children.pop(descriptor)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self._poll.unregister(descriptor)
        lifeline.close()  # says that the child is gone


if __name__ == "__main__":
    main()
