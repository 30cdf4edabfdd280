"""Stories told in a process that is killed before its n-th call into the system or the database.

So every boundary between two writes can have its turn, and a failing case can be repeated. SIGKILL is not a power cut:
that what was written is on the disk is left to fsync.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).parents[1]
# How many kills all of the suite makes; ONRECORD_KILLS asks for more (a nightly run, a change of what is written).
KILLS = int(os.environ.get("ONRECORD_KILLS", "60"))

# Calls that leave something outside this process: files made, written, renamed, removed; statements of SQLite. With a
# number as its first argument a story kills itself before so many of them; with 0 it prints at last how many there are.
HOOK = """
import os, signal, sys

kill_at, calls = int(sys.argv.pop(1)), 0
WRITES = {
    "open", "write", "writelines", "fsync", "replace", "rename", "unlink", "remove", "mkdir", "rmdir", "execute",
    "executemany", "truncate", "ftruncate",
}

def count(frame, event, function):
    global calls
    if event == "c_call" and function.__name__ in WRITES and not isinstance(function.__self__, (str, bytes)):
        calls += 1
        if calls == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(count)
"""
END = """
sys.setprofile(None)
print(calls)
"""


def share(part: float) -> int:
    """A story's part of all kills."""
    return max(1, round(KILLS * part))


def tell(story: str, *arguments: str | Path, kill_at: int = 0) -> subprocess.CompletedProcess[str]:
    """Tell a story, whose arguments it finds in `sys.argv[1:]`."""
    command = [sys.executable, "-c", HOOK + story + END, str(kill_at), *map(str, arguments)]
    path = os.pathsep.join([str(TESTS), *(p for p in sys.path if p)])
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}, check=False)


def calls_of(told: subprocess.CompletedProcess[str]) -> int:
    """How many calls a whole story took."""
    assert told.returncode == 0, told.stderr
    return int(told.stdout.split()[-1])


def kill_at_each(
    points: int, calls: int, story: Callable[[int], subprocess.CompletedProcess[str]], seed: int = 5
) -> list[tuple[int, subprocess.CompletedProcess[str]]]:
    """Tell the story once for each of some points, killed there; every one of them was."""
    out = []
    for n in random.Random(seed).sample(range(1, calls + 1), min(points, calls)):
        told = story(n)
        assert told.returncode == -signal.SIGKILL, (n, told.stderr)
        out.append((n, told))
    return out
