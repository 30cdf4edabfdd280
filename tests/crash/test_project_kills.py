"""A project killed anywhere loses nothing: gone on with, it comes to the same bytes as one that was never disturbed.

How it is killed is said in `killing`.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
from crash.killing import calls_of, kill_at_each, share, tell

pytestmark = [pytest.mark.crash, pytest.mark.skipif(os.name == "nt", reason="no such signal")]
# A user's whole story with a project: two additions with a run after each. Told anew, it goes on with what is there.
STORY = """
from pathlib import Path
from quick_extractors import quick
from onrecord.errors import UsageError
from onrecord.project import open_project

folder, sources = Path(sys.argv[1]), sys.argv[2:4]
try:
    project = open_project(folder, create=True, skip_unrelated=True)
except UsageError:
    project = open_project(folder)
with project:
    for source in sources:
        project.add([source], publisher="Example Wire")
        project.run(extractors=quick())
"""


def files(folder: Path) -> dict[str, bytes]:
    """What is promised to come out byte for byte: everything but the database, which is compared by what is in it.

    SQLite's file holds the pages of a killed writer wherever they fell, and the run log holds times of day. What is
    kept of joining, and may be deleted, holds sets in no order.
    """
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(("project.sqlite", "cache/joins/"))}


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the database holds, but for the runs: how many there were and when is each story's own.

    What became of a happening hangs on the runs that finished, and so is compared by those that are active alone.
    """
    with sqlite3.connect(folder / "project.sqlite") as database:
        tables = ("texts", "articles", "additions", "outcomes", "paragraphs", "visits", "waiting")
        found = {t: sorted(database.execute(f"SELECT * FROM {t}").fetchall()) for t in tables}
        found["active"] = sorted(database.execute("SELECT id FROM happenings WHERE status = 'active'").fetchall())
        query = "SELECT state, input, coded, copies, irrelevant, failed, lines FROM runs ORDER BY number DESC LIMIT 1"
        found["last run"] = database.execute(query).fetchall()
    return found


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("sources")
    wire = "Chad closed the border with Niger! Traders were stranded on both sides of the river for most of the day."
    shorter = f"Soldiers shut every crossing at night! The ferries lay idle at the quay, and nobody said why.\n\n{wire}"
    derby = "The striker scored in the derby with a header off the crossbar, and the fans left the stadium singing."
    first = [
        {"text": wire, "published": "2026-03-11", "title": "Border closed"},
        {"text": shorter, "published": "2026-03-13"},  # a near copy: parsed where it differs
        {"text": "Togo's navy boarded a trawler! Nobody was hurt.", "published": "2026-03-12"},
        {"text": " ", "published": "2026-03-12"},
    ]
    second = [
        {"text": wire, "published": "2026-03-10", "title": "Chad shuts border"},  # earlier: the other is its copy
        {"text": "Benin's police searched a depot! They took nothing away."},
        {"text": f"{derby} They are league champions!", "published": "2026-03-12"},  # set aside for its subject
    ]
    for name, articles in (("a", first), ("b", second)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    return [folder / "a.jsonl", folder / "b.jsonl"]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, sources: list[Path]) -> tuple[Path, int]:
    """A project that nobody killed, and how many calls its story takes."""
    folder = tmp_path_factory.mktemp("undisturbed") / "project"
    return folder, calls_of(tell(STORY, folder, *sources))


def test_a_story_killed_anywhere_comes_to_the_same_bytes(
    tmp_path: Path, undisturbed: tuple[Path, int], sources: list[Path], record_property: Callable[[str, object], None]
) -> None:
    reference, calls = undisturbed
    expected, expected_rows = files(reference), rows(reference)
    assert len(expected) > 20
    killed = kill_at_each(share(0.4), calls, lambda n: tell(STORY, tmp_path / str(n), *sources, kill_at=n))
    for n, _ in killed:
        calls_of(tell(STORY, tmp_path / str(n), *sources))
        assert files(tmp_path / str(n)) == expected, f"killed before call {n} of {calls}"
        assert rows(tmp_path / str(n)) == expected_rows, f"killed before call {n} of {calls}"
    record_property("tried", len(killed))


def test_a_story_killed_again_and_again_comes_to_the_same_bytes(
    tmp_path: Path, undisturbed: tuple[Path, int], sources: list[Path]
) -> None:
    reference, calls = undisturbed
    folder, chance = tmp_path / "project", random.Random(7)
    for _ in range(5):
        tell(STORY, folder, *sources, kill_at=chance.randrange(calls // 8, calls))
    calls_of(tell(STORY, folder, *sources))
    assert files(folder) == files(reference)
    assert rows(folder) == rows(reference)


def test_what_add_acknowledged_is_there_after_a_kill(tmp_path: Path, sources: list[Path]) -> None:
    code = (
        "import os, signal, sys\nfrom onrecord.project import open_project\n"
        "project = open_project(sys.argv[1], create=True)\nprint(project.add([sys.argv[2]]).new, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "p"), str(sources[0])]
    killed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "4\n")
    from onrecord.project import open_project

    with open_project(tmp_path / "p") as project:
        assert project.counts().input == 4
        assert project.verify().sound


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_stops_within_five_seconds_and_goes_on(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "p"
    articles = [
        {"text": f"Chad's army moved {n} trucks to the border on Monday, officials said."} for n in range(2_000)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    command = [sys.executable, "-m", "onrecord"]
    subprocess.run([*command, "init", str(folder)], check=True, capture_output=True)
    subprocess.run([*command, "add", str(tmp_path / "many.jsonl"), "-p", str(folder)], check=True, capture_output=True)
    run = subprocess.Popen(
        [*command, "run", "-p", str(folder)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while not list((folder / "record").rglob("*.json.gz")) and time.monotonic() < deadline:
        time.sleep(0.05)
    began = time.monotonic()
    run.send_signal(number)
    _, said = run.communicate(timeout=30)
    assert time.monotonic() - began < 5
    assert run.returncode == 130, said
    assert "goes on from here" in said
    from onrecord.project import open_project

    with open_project(folder) as project:
        counts = project.counts()
        assert 0 < counts.coded < counts.input == 2_000
        assert project.runs()[-1].state == "stopped"
        assert len(list(project.layout.articles.rglob("*.json.gz"))) - counts.coded in (0, 1)  # none was lost
