"""Engines: whatever one does, and whatever happens to its workers, the output is that of an undisturbed local run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.shards.engines import Engine, code_shards
from onrecord.shards.layout import all_done
from onrecord.shards.storage import Folder
from onrecord.shards.unit import Report, total
from shards_bank import MISBEHAVING, WORKER_KILLING, jobs, made, write_shards

pytestmark = [pytest.mark.crash, pytest.mark.engines, pytest.mark.skipif(os.name == "nt", reason="no such signal")]
TESTS = str(Path(__file__).parents[1])
ENGINES: list[Engine] = ["local", "dask", "spark"]


@pytest.fixture(scope="module", autouse=True)
def path_of_workers() -> Iterator[None]:
    """Engines start processes of their own, which must find the tests' extractors."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([TESTS, *(p for p in sys.path if p)]))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        yield


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine that is installed; the others are skipped, with the extra that brings them."""
    needed = {"dask": "distributed", "spark": "pyspark"}.get(request.param)
    if needed:
        pytest.importorskip(needed, reason=f"{needed} is not installed: pip install 'onrecord[{request.param}]'")
    chosen: Engine = request.param
    return chosen


def code(engine: Engine, source: Path, out: Path, reader: str = MISBEHAVING) -> list[Report]:
    return list(code_shards(jobs(source, out, reader), engine, workers=2))


def test_an_engine_gives_the_bytes_of_the_local_run(tmp_path: Path, engine: Engine) -> None:
    extra = "It may well die of that! And nothing else."  # kills the process that reads it, each time
    source = write_shards(tmp_path / "in", extra)
    assert [r.error for r in code("local", source, tmp_path / "local")] == [None] * 3
    assert [r.error for r in code(engine, source, tmp_path / "out")] == [None] * 3
    assert made(tmp_path / "out") == made(tmp_path / "local")
    counts = total(d.counts for d in all_done(Folder(tmp_path / "out")))
    assert (counts.input, counts.coded, counts.failed) == (16, 9, 4)
    assert all(r.before for r in code(engine, source, tmp_path / "out"))


def test_a_worker_that_is_killed_in_the_middle_costs_nothing(tmp_path: Path, engine: Engine) -> None:
    source = write_shards(tmp_path / "in", f"A post was shelled once:{tmp_path}/mark at dawn! Nobody was hurt.")
    reports = code(engine, source, tmp_path / "out", WORKER_KILLING)
    assert [r.error for r in reports] == [None] * 3
    assert (tmp_path / "mark").exists()  # it was killed
    undisturbed = code("local", source, tmp_path / "local", WORKER_KILLING)
    assert [r.error for r in undisturbed] == [None] * 3
    assert made(tmp_path / "out") == made(tmp_path / "local")


def test_an_article_that_always_kills_its_worker_is_set_aside_and_the_rest_finishes(
    tmp_path: Path, engine: Engine
) -> None:
    source = write_shards(tmp_path / "in", "A calamity was told of! Nobody was hurt.")
    reports = code(engine, source, tmp_path / "out", WORKER_KILLING)
    assert [r.error for r in reports] == [None] * 3
    counts = total(d.counts for d in all_done(Folder(tmp_path / "out")))
    assert (counts.input, counts.coded, counts.copies, counts.failed) == (16, 9, 3, 4)
    assert not list((tmp_path / "out" / "journal").glob("*"))


def test_a_two_worker_dask_cluster_reached_by_its_address(tmp_path: Path) -> None:
    """Scheduler and workers are processes of their own, as on a cluster; one worker is killed from outside."""
    pytest.importorskip("distributed", reason="distributed is not installed: pip install 'onrecord[dask]'")
    source = write_shards(tmp_path / "in", count=8)
    started = [_dask(["scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(tmp_path / "s.json")])]
    try:
        flags = ["worker", "--scheduler-file", str(tmp_path / "s.json"), "--nthreads", "1", "--no-dashboard"]
        started += [_dask([*flags, "--no-nanny"]) for _ in range(2)]
        address = _address(tmp_path / "s.json")
        threading.Thread(target=_kill_once_begun, args=(started[1], tmp_path / "out" / "done")).start()
        reports = list(code_shards(jobs(source, tmp_path / "out"), "dask", scheduler=address))
        assert started[1].poll() == -signal.SIGKILL
    finally:
        for process in started:
            process.kill()
            process.wait()
    assert [r.error for r in reports] == [None] * 8
    code_locally = list(code_shards(jobs(source, tmp_path / "local")))
    assert len(code_locally) == 8
    assert made(tmp_path / "out") == made(tmp_path / "local")


def _kill_once_begun(worker: subprocess.Popen[bytes], done: Path) -> None:
    deadline = time.monotonic() + 60
    while not any(done.glob("*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    worker.kill()
    worker.wait()


def _dask(arguments: list[str]) -> subprocess.Popen[bytes]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]], **quiet)


def _address(file: Path) -> str:
    import json

    deadline = time.monotonic() + 60
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    address: str = json.loads(file.read_text(encoding="utf-8"))["address"]
    return address
