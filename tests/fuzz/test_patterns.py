"""No text makes a regular expression that ships slow: 100 kB of what each finds hardest take it less than 50 ms.

That is for a quiet machine. A busy one gets three times as long, so that its other work fails no test; an expression
whose time grows with the square of the text takes seconds.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from fuzz.adversarial import END, texts

pytestmark = pytest.mark.fuzz

BYTES = 100_000
SECONDS = 3 * 0.05
SMALL = 6_000  # characters on which a pattern shows whether it is worth the whole 100 kB
SUSPECT = 0.00015
HARDEST = 8  # texts a pattern
TRIES = 6  # the machine does other things too: the quickest counts
# The words of a text under review, or of a search, stand in it, escaped: only white space is repeated.
KNOWN_TO_BE_LITERAL = {"evaluate/actors.py", "language_model/grounding.py", "web/views/search.py"}


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    script = Path(__file__).with_name("shipped_patterns.py")
    found = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    return json.loads(found.stdout)


def test_every_place_where_one_is_compiled_is_known(shipped: dict[str, Any]) -> None:
    assert {where.partition(":")[0] for where in shipped["missed"]} <= KNOWN_TO_BE_LITERAL
    assert len(shipped["patterns"]) > 300


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="nothing stops an expression here")
def test_no_text_makes_one_slow(shipped: dict[str, Any], record_property: Callable[[str, object], None]) -> None:
    slow = [f"{p['where']}: {1000 * t:.0f} ms on {text[:60]!r}" for p in shipped["patterns"] for t, text in _slow(p)]
    record_property("tried", sum(1 for p in shipped["patterns"] for _ in texts(_pattern(p), p["flags"], 1)))
    assert not slow, "\n".join(slow)


def test_the_texts_find_what_is_known_to_be_slow() -> None:
    for pattern in (r"\s*\n", r"(?:a+)+b", r"<!--.*?-->x", r"[\w.]+@[\w.]+\.com", r"\(\s*\s*\)"):
        assert next(_slow({"pattern": pattern, "bytes": False, "flags": 0, "ways": ["search"]}), None), pattern


def _pattern(shipped: dict[str, Any]) -> str | bytes:
    return shipped["pattern"].encode("latin-1") if shipped["bytes"] else str(shipped["pattern"])


def _slow(shipped: dict[str, Any]) -> Iterator[tuple[float, str]]:
    """(seconds, text) of the hardest texts that take it too long."""
    pattern = _pattern(shipped)
    compiled = re.compile(pattern, shipped["flags"])
    ways = shipped["ways"]
    tried = ((_time(compiled, text, ways, time.perf_counter), text) for text in texts(pattern, shipped["flags"], SMALL))
    for _, text in sorted((t for t in tried if t[0] > SUSPECT), reverse=True)[:HARDEST]:
        whole = _grown(text)
        took = SECONDS + 1
        for _ in range(TRIES):
            took = min(took, _time(compiled, whole, ways, time.process_time))
            if took < SECONDS or took >= 1:
                break
        if took >= SECONDS:
            yield took, text


def _grown(text: str) -> str:
    body = text.removesuffix(END)
    times = BYTES // len(body.encode("utf-8", "surrogatepass")) + 1
    whole = (body * times).encode("utf-8", "surrogatepass")[:BYTES]
    return whole.decode("utf-8", "ignore") + END


class _TooLong(Exception):
    pass


def _time(compiled: Any, text: str, ways: list[str], clock: Callable[[], float]) -> float:
    """Seconds by the clock; 1 means that it was stopped."""
    given: Any = text.encode("utf-8", "surrogatepass") if isinstance(compiled.pattern, bytes) else text
    nothing: Any = b"" if isinstance(compiled.pattern, bytes) else ""
    began = clock()
    try:
        with _stopped_after(0.5):
            for way in ways:
                if way == "search":
                    compiled.sub(nothing, given)  # which finds all there is and makes no objects
                else:
                    getattr(compiled, way)(given)
    except _TooLong:
        return 1.0
    return clock() - began


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
