"""Several people judge at once, and any of them is killed at any moment, also in the midst of a line."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.judgments.log import Log, parse
from onrecord.model.judgment import Anchor, Judgment
from onrecord.record.project import lock

pytestmark = [pytest.mark.crash, pytest.mark.skipif(os.name == "nt", reason="no such signal")]
ROUNDS = max(3, int(os.environ.get("ONRECORD_KILLS", "60")) // 10)

# Writes judgments until it is killed; with "torn" every seventh is cut off in the midst and the process kills itself.
WRITER = """
import os, signal, sys
from pathlib import Path
from onrecord.judgments import log as module
from onrecord.model.judgment import Anchor, Judgment
from onrecord.record.project import lock

path, name, torn = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "torn"
log = module.Log(path, lambda: lock.sole_writer(path.with_suffix(".lock"), 30))
words = Anchor("ab" * 32, 4, 10, "raided")

def half(descriptor, data):
    os.write(descriptor, data[: len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)

for n in range(10_000):
    if torn and n == 7:
        module._write_all = half
    made = log.append(
        lambda id: Judgment(id=id, at="2026-05-12T08:00:00Z", by=name, kind="happening", verdict="accept", target=words)
    )
    print(made.id, flush=True)
"""


def start(path: Path, name: str, how: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_what_anybody_was_told_is_saved_is_there_whoever_is_killed_when(tmp_path: Path) -> None:
    path = tmp_path / "judgments.jsonl"
    saved: set[str] = set()
    chance = random.Random(11)
    for n in range(ROUNDS):
        writers = [start(path, name, "torn" if (n + k) % 2 else "") for k, name in enumerate(("Ana", "Ben"))]
        assert writers[0].stdout is not None
        saved.add(writers[0].stdout.readline().strip())  # both are at it
        time.sleep(chance.random() / 5)
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
            told, failed = writer.communicate()
            assert not failed
            saved.update(line for line in told.split("\n")[:-1] if len(line) == 26)
    last = Log(path, lambda: lock.sole_writer(path.with_suffix(".lock"), 10)).append(
        lambda id: Judgment(
            id=id, at="2026-05-12T08:00:00Z", by="Cem", kind="article", verdict="accept", target=Anchor("ab" * 32)
        )
    )
    found = parse(path.read_bytes())
    assert found.wrong == ()
    assert saved - {""} <= {j.id for j in found.judgments}
    assert found.judgments[-1] == last
    assert len(saved) > ROUNDS
