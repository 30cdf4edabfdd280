"""What was acknowledged is there after a kill, and what is gone on with comes to the bytes of one never disturbed:
judging, shards and watching. Runs are in `test_project_kills`, exports in `test_export_kills`."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
from crash.killing import calls_of, kill_at_each, share, tell
from onrecord.judgments.log import parse
from onrecord.project import open_project
from onrecord.reviewing import Draft, Review
from quick_extractors import quick
from shards_bank import made, write_shards

pytestmark = [pytest.mark.crash, pytest.mark.skipif(os.name == "nt", reason="no such signal")]
Count = Callable[[str, object], None]

JUDGING = """
from onrecord.project import open_project
from onrecord.reviewing import Draft, Review

with open_project(sys.argv[1]) as project:
    review = Review(project)
    for happening in project.joined().happenings:
        for verdict in ("accept", "unsure", "accept"):
            draft = Draft(by="Ana", verdict=verdict, record=happening.id)
            print("saved", review.judge(draft).id, flush=True)
"""
CODING = """
from pathlib import Path
from shards_bank import jobs
from onrecord.shards.unit import code_shard
from onrecord.shards.window import join_days

for job in jobs(Path(sys.argv[1]), Path(sys.argv[2])):
    code_shard(job)
list(join_days(sys.argv[2]))
"""
WATCHING = """
import datetime as dt
from onrecord.project import open_project
from onrecord.watching import Watcher
from quick_extractors import quick

with open_project(sys.argv[1], create=not os.path.exists(sys.argv[1] + "/onrecord.toml")) as project:
    where = project.layout
noon = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
for number in range(1, 4):  # another shard is there in every round; what is there already is taken for known
    sources = [f"{sys.argv[2]}/part-{n}.jsonl" for n in range(number)]
    with Watcher(where, sources, extractors=quick(), now=lambda: noon) as watcher:
        print("told", watcher.round().number, flush=True)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_shards(tmp_path_factory.mktemp("source") / "in")


def test_no_judgment_that_was_said_to_be_saved_is_lost(tmp_path: Path, source: Path, record_property: Count) -> None:
    whole = tmp_path / "whole"
    with open_project(whole, create=True) as project:
        project.add([source])
        project.run(extractors=quick())
    shutil.copytree(whole, tmp_path / "undisturbed")
    calls = calls_of(tell(JUDGING, tmp_path / "undisturbed"))
    log = whole / "judgments.jsonl"
    saved: set[str] = set()

    def judged(n: int) -> object:
        told = tell(JUDGING, whole, kill_at=n)  # each goes on with what the others left
        saved.update(line.split()[1] for line in told.stdout.splitlines() if line.startswith("saved"))
        return told

    killed = kill_at_each(share(0.2), calls, judged)  # type: ignore[arg-type]
    record_property("tried", len(killed))
    with open_project(whole) as project:
        Review(project).judge(Draft(by="Ben", verdict="accept", record=project.joined().happenings[0].id))
    found = parse(log.read_bytes())
    assert not found.wrong
    assert saved
    assert saved <= {j.id for j in found.judgments}


def test_shards_killed_anywhere_come_to_the_same_bytes(tmp_path: Path, source: Path, record_property: Count) -> None:
    calls = calls_of(tell(CODING, source, tmp_path / "undisturbed"))
    expected = made(tmp_path / "undisturbed")
    assert len(expected) > 20
    killed = kill_at_each(share(0.2), calls, lambda n: tell(CODING, source, tmp_path / f"{n}", kill_at=n))
    for n, _ in killed:
        calls_of(tell(CODING, source, tmp_path / f"{n}"))
        assert made(tmp_path / f"{n}") == expected, f"killed before call {n} of {calls}"
    record_property("tried", len(killed))


def test_watching_killed_anywhere_tells_the_same_once(tmp_path: Path, source: Path, record_property: Count) -> None:
    calls = calls_of(tell(WATCHING, tmp_path / "undisturbed", source))
    expected = _feed(tmp_path / "undisturbed")
    assert expected
    killed = kill_at_each(share(0.2), calls, lambda n: tell(WATCHING, tmp_path / f"{n}", source, kill_at=n))
    for n, _ in killed:
        calls_of(tell(WATCHING, tmp_path / f"{n}", source))
        assert _feed(tmp_path / f"{n}") == expected, f"killed before call {n} of {calls}"
        with open_project(tmp_path / f"{n}") as project, open_project(tmp_path / "undisturbed") as other:
            assert [project.record(a.id) for a in project.articles()] == [other.record(a.id) for a in other.articles()]
    record_property("tried", len(killed))


def _feed(project: Path) -> list[object]:
    """What was told, but for the number of the round: after a kill two rounds may become one."""
    lines = (project / "record" / "watch" / "feed.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line)["entry"] for line in lines]
    return sorted((t["id"], t["what"]) for t in told if t["what"] == "new")
