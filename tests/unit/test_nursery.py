"""Readers forked from one process that has loaded everything: the same answers for less, and nobody left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord import readers
from onrecord.errors import WeightsError
from onrecord.model.annotation import AnnotatedDocument, EventMention
from onrecord.model.document import Article
from onrecord.model.record import Failure, Outcome
from onrecord.pipeline import Extractors, default_extractors, read_or_fail
from onrecord.worker import MEMORY
from onrecord.workers import Pool
from quick_extractors import find_assaults, misbehaving, quick, without_weights

pytestmark = pytest.mark.skipif(not readers.can_fork(), reason="readers are forked on Linux")
SECONDS = 10.0  # within which what was killed is gone
TESTS = str(Path(__file__).parents[1])

NEWS = (
    "LOME - Togo's foreign minister, Afi Mensah, said on Tuesday that two soldiers had been killed in the north.",
    'Fighters shelled a market in Sebha on 3 March. "We did not do it," said their spokesman, Salem Harouna.',
    "Chad and Niger agreed to hold talks on fishing in the lake next week, officials in N'Djamena said.",
)


def articles(texts: Iterable[str]) -> list[Article]:
    return [Article(id=str(n), text=text, language="en") for n, text in enumerate(texts)]


def kinds(outcomes: Iterable[Outcome]) -> dict[str, str]:
    return {o.document.id: o.error.kind if isinstance(o, Failure) else "read" for o in outcomes}


def children(pid: int) -> list[int]:
    """Of a process, by its threads; none where it has ended."""
    found = Path(f"/proc/{pid}/task").glob("*/children")
    with suppress(OSError):
        return [int(child) for file in found for child in file.read_text().split()]
    return []


def descendants(pid: int) -> list[int]:
    below = children(pid)
    return below + [pid for child in below for pid in descendants(child)]


def runs(pid: int, module: str) -> bool:
    """Whether a process is alive and was started as that module, or forked from one that was."""
    with suppress(OSError):
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return stat != "Z" and module in Path(f"/proc/{pid}/cmdline").read_text()
    return False


_OTHERS: set[int] = set()  # processes that other tests of this run have left to the end of their modules


@pytest.fixture(autouse=True)
def _processes_of_other_tests() -> None:
    _OTHERS.clear()
    _OTHERS.update(descendants(os.getpid()))


def own() -> list[int]:
    """The processes that this test has started."""
    return [pid for pid in descendants(os.getpid()) if pid not in _OTHERS]


def nurseries() -> list[int]:
    return [pid for pid in own() if runs(pid, "onrecord.nursery") and pid in children(os.getpid())]


def fresh_readers() -> list[int]:
    return [pid for pid in own() if runs(pid, "onrecord.worker")]


def known_to_tests() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([TESTS, *(p for p in sys.path if p)])}


def wait_until(what: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + SECONDS
    while not (found := what()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


def test_forked_readers_write_the_records_of_any_other() -> None:
    given = articles(NEWS * 2)
    with Pool(2, default_extractors) as pool:
        forked = {o.document.id: o for o in pool.read(given)}
        [nursery] = nurseries()
        assert fresh_readers() == []
        assert len(children(nursery)) == 2
    extractors = default_extractors()
    assert forked == {a.id: read_or_fail(a, extractors) for a in given}
    assert all(not isinstance(o, Failure) and o.events for o in forked.values())


def test_what_is_forked_has_no_threads_no_open_files_and_a_bound_on_its_memory() -> None:
    """What a child would share with others and must not: a lock that is held, a place in a file, a connection."""
    with Pool(2, default_extractors) as pool:
        assert set(kinds(pool.read(articles(NEWS))).values()) == {"read"}
        [nursery] = nurseries()
        [child, *_] = children(nursery)
        for pid in (nursery, child):
            opened = {str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir()}
            assert len(list(Path(f"/proc/{pid}/task").iterdir())) == 1
            assert {name.partition(":")[0] for name in opened} <= {"/dev/null", "socket", "pipe"}
        assert len(list(Path(f"/proc/{child}/fd").iterdir())) == 4  # input, output, errors, its channel
        limits = Path(f"/proc/{child}/limits").read_text()
    assert next(line for line in limits.splitlines() if line.startswith("Max address space")).split()[3] == str(MEMORY)


def test_a_child_that_dies_or_hangs_costs_its_article_alone_and_no_start() -> None:
    texts = ["It rained!", "Let it die now!", "Let it hang now!", *(f"It snowed {n} times!" for n in range(20))]
    with Pool(2, misbehaving, seconds=1.0) as pool:
        found = kinds(pool.read(articles(texts)))
        assert len(nurseries()) == 1
        assert fresh_readers() == []
    assert [found[str(n)] for n in range(3)] == ["read", "crash", "timeout"]
    assert {found[str(n)] for n in range(3, len(texts))} == {"read"}


@pytest.mark.slow
def test_a_nursery_that_is_killed_is_replaced_and_costs_no_article() -> None:
    seen: list[int] = []

    def coming() -> Iterator[Article]:
        for article in articles(f"It snowed {n} times!" for n in range(60)):
            if article.id in ("20", "40"):
                seen.extend(nurseries())
                os.kill(seen[-1], signal.SIGKILL)
            yield article

    with Pool(2, misbehaving) as pool:
        found = kinds(pool.read(coming()))
        assert kinds(pool.read(articles(["It rained!"]))) == {"0": "read"}
        seen.extend(nurseries())
    assert set(found.values()) == {"read"}
    assert len(found) == 60
    assert len(set(seen)) == len(seen) == 3


@pytest.mark.slow
def test_idle_children_of_a_nursery_that_was_killed_are_not_asked() -> None:
    with Pool(2, misbehaving) as pool:
        assert len(kinds(pool.read(articles(["It rained!", "It snowed!"])))) == 2
        [nursery] = nurseries()
        os.kill(nursery, signal.SIGKILL)
        assert wait_until(lambda: not runs(nursery, "onrecord.nursery"))
        assert set(kinds(pool.read(articles(["It rained!", "It snowed!"]))).values()) == {"read"}
        assert fresh_readers() == []


def kills_nurseries() -> Extractors:
    def events(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
        if "calamity" in doc.parse.lower and runs(os.getppid(), "onrecord.nursery"):
            os.kill(os.getppid(), signal.SIGKILL)
        if "disaster" in doc.parse.lower:
            if runs(os.getppid(), "onrecord.nursery"):
                os.kill(os.getppid(), signal.SIGKILL)
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05)  # so that others are being read beside it
        return find_assaults(doc)

    return quick(events)


@pytest.mark.slow
@pytest.mark.parametrize(("word", "kind"), [("calamity", "read"), ("disaster", "crash")])
def test_an_article_that_kills_its_nursery_is_tried_again_where_it_harms_no_other(word: str, kind: str) -> None:
    texts = [f"It snowed {n} times!" for n in range(12)]
    texts[5] = f"Such a {word} was told of."
    with Pool(3, kills_nurseries) as pool:
        found = kinds(pool.read(articles(texts)))
    assert found.pop("5") == kind
    assert set(found.values()) == {"read"}
    assert len(found) == 11


def has_a_thread() -> Extractors:
    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    return quick()


def has_a_file() -> Extractors:
    os.dup(0)
    return quick()


@pytest.mark.slow
@pytest.mark.parametrize("make", [has_a_thread, has_a_file])
def test_what_has_threads_or_open_files_is_not_forked(make: Callable[[], Extractors]) -> None:
    with Pool(2, make) as pool:
        assert set(kinds(pool.read(articles(["It rained!", "It snowed!"]))).values()) == {"read"}
        assert nurseries() == []
        assert fresh_readers()


def test_where_nothing_can_be_forked_readers_start_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    with Pool(2, misbehaving, seconds=3.0) as pool:
        found = kinds(pool.read(articles(["It rained!", "Let it die now!", "It snowed!"])))
        assert kinds(pool.read(articles(["It rained!"]))) == {"0": "read"}
        assert nurseries() == []
        assert fresh_readers()
    assert found == {"0": "read", "1": "crash", "2": "read"}


def test_one_reader_alone_is_not_forked() -> None:
    with Pool(1, misbehaving) as pool:
        assert kinds(pool.read(articles(["It rained!"]))) == {"0": "read"}
        assert nurseries() == []


def test_what_stops_every_article_is_said_by_several_readers_as_by_one() -> None:
    with Pool(2, without_weights) as pool, pytest.raises(WeightsError, match="the weights are gone"):
        list(pool.read(articles(["It rained!"])))


def test_a_pool_that_is_closed_leaves_no_process_and_can_be_used_again() -> None:
    pool = Pool(2, misbehaving)
    for _ in range(5):  # more often than nurseries are started that die
        reading = pool.read(articles(["It rained!", "Let it hang now!", "It snowed!"]))
        assert kinds([next(reading)]) == {"0": "read"}
        assert wait_until(lambda: len(own()) == 3)
        began = time.monotonic()
        pool.close()
        assert time.monotonic() - began < 5
        assert not [pid for pid in own() if runs(pid, "onrecord.")]


HANGING = """
from quick_extractors import misbehaving
from onrecord.model.document import Article
from onrecord.workers import Pool
with Pool({count}, misbehaving) as pool:
    for outcome in pool.read(Article(id=str(n), text="It snowed." if n < 5 else "Let it hang now!") for n in range(9)):
        print("read", flush=True)
"""


@pytest.mark.parametrize("count", [1, 3])
def test_nobody_outlives_who_asked_for_it_however_that_one_ended(count: int) -> None:
    command = [sys.executable, "-c", HANGING.format(count=count)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=known_to_tests()) as parent:
        assert parent.stdout is not None
        for _ in range(5):
            assert parent.stdout.readline() == "read\n"
        expected = 1 if count == 1 else count + 1
        assert wait_until(lambda: len(descendants(parent.pid)) == expected)
        below = descendants(parent.pid)
        time.sleep(0.3)  # they hang
        parent.kill()
    assert wait_until(lambda: not any(runs(pid, "onrecord.") for pid in below))


CODING = """
import sys
from onrecord.shards.local import code_locally
from shards_bank import MISBEHAVING, jobs
from pathlib import Path
list(code_locally(jobs(Path(sys.argv[1]), Path(sys.argv[2]), MISBEHAVING), 2))
"""


@pytest.mark.slow
def test_workers_on_shards_share_one_nursery_and_none_outlives_the_command(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / "in" / f"{name}.txt").write_text(f"Let it hang in {name}!", encoding="utf-8")
    command = [sys.executable, "-c", CODING, str(tmp_path / "in"), str(tmp_path / "out")]
    with subprocess.Popen(command, env=known_to_tests()) as parent:
        assert wait_until(lambda: len(descendants(parent.pid)) == 5)
        below = descendants(parent.pid)
        [nursery] = [pid for pid in children(parent.pid) if runs(pid, "onrecord.nursery")]
        assert len(children(nursery)) == 2
        assert sum(runs(pid, "onrecord.shards.process") for pid in below) == 2
        parent.kill()
    assert wait_until(lambda: not any(runs(pid, "onrecord.") for pid in below))
