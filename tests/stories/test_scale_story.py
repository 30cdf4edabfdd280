"""An archive and a folder that is followed, at a terminal: code, join and watch."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

pytest.importorskip("duckdb")

Onrecord = Callable[..., Result]
SEIZED = "LOME, March 12 (Reuters) - Togo's navy seized a trawler on Thursday, the defence ministry said."
DERBY = (
    "The derby was settled by a late header after a goalless first half. The visitors had hit the crossbar twice, and "
    "their goalkeeper was the best player on the pitch, but the striker rose at the far post in stoppage time."
)
DENIED = "ACCRA, March 13 - Ghana's foreign minister denied on Friday that Togo's navy had seized a trawler."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text, day in (("a", SEIZED, "2026-03-12"), ("b", DENIED, "2026-03-13")):
        line = json.dumps({"text": text, "published": day, "publisher": f"Example {name}"})
        (tmp_path / "in" / f"{name}.jsonl").write_text(line, encoding="utf-8")
    return tmp_path


def test_an_archive_is_coded_once_and_joined_by_day(onrecord: Onrecord, archive: Path) -> None:
    first = onrecord("code", "in", "out", "--workers", "2")
    assert (first.exit_code, first.stdout) == (
        0, "2 shards\ninput 2 = 2 coded + 0 copies + 0 irrelevant + 0 failed\n",
    )  # fmt: skip
    assert "2 of them finished before" in onrecord("code", "in", "out").stdout
    days = onrecord("join", "out")
    assert [line[:10] for line in days.stdout.splitlines()] == ["2026-03-12", "2026-03-13"]
    [told] = (archive / "out" / "joined" / "day=2026-03-13").glob("changes*")
    changes = [json.loads(line) for line in gzip.decompress(told.read_bytes()).splitlines()]
    assert [(c["was"], c["now"]) for c in changes if c["what"] == "standing"] == [("confirmed", "disputed")]


def test_articles_that_fail_are_counted_and_change_the_exit_code(onrecord: Onrecord, archive: Path) -> None:
    (archive / "in" / "b.jsonl").write_text('{"text": ', encoding="utf-8")
    done = onrecord("code", "in", "out")
    assert done.exit_code == 3
    assert "input 2 = 1 coded + 0 copies + 0 irrelevant + 1 failed" in done.stdout


def test_what_reports_no_public_affairs_is_set_aside_unless_all_is_asked_for(onrecord: Onrecord, archive: Path) -> None:
    line = json.dumps({"text": DERBY, "published": "2026-03-13", "title": "Late header settles derby"})
    (archive / "in" / "c.jsonl").write_text(line, encoding="utf-8")
    aside = onrecord("code", "in", "out")
    assert (aside.exit_code, "2 coded + 0 copies + 1 irrelevant + 0 failed" in aside.stdout) == (0, True)
    whole = onrecord("code", "in", "out", "--all-subjects")
    assert (whole.exit_code, "3 coded + 0 copies + 0 irrelevant + 0 failed" in whole.stdout) == (0, True)
    assert onrecord("read", "in/c.jsonl").exit_code == 0


def test_a_project_sets_aside_what_it_was_made_to(onrecord: Onrecord, archive: Path) -> None:
    (archive / "derby.txt").write_text(DERBY, encoding="utf-8")
    assert onrecord("init", "p", "--skip-unrelated").exit_code == 0
    assert onrecord("add", "in", "derby.txt", "-p", "p").exit_code == 0
    ran = onrecord("run", "-p", "p", "--workers", "0")
    assert "3 read" in ran.stdout
    assert "(1 of them set aside for their subject)" in ran.stdout
    assert "2 coded + 0 copies + 1 irrelevant + 0 failed" in ran.stdout
    again = onrecord("run", "-p", "p", "--workers", "0", "--all-subjects")
    assert "3 coded + 0 copies + 0 irrelevant + 0 failed" in again.stdout


@pytest.mark.usefixtures("archive")
def test_what_cannot_be_coded_is_said_in_a_line(onrecord: Onrecord) -> None:
    nothing = onrecord("code", "nowhere", "out")
    assert (nothing.exit_code, nothing.stderr.count("\n")) == (2, 1)
    wrong = onrecord("code", "in", "out", "--scheduler", "tcp://127.0.0.1:1")
    assert (wrong.exit_code, "leave --scheduler out" in wrong.stderr) == (2, True)


@pytest.mark.usefixtures("archive")
def test_a_folder_is_watched_and_changes_are_told(onrecord: Onrecord) -> None:
    assert onrecord("init", "p").exit_code == 0
    first = onrecord("watch", "in/a.jsonl", "-p", "p", "--once")
    assert first.exit_code == 0
    assert first.stdout.startswith("new  H")
    second = onrecord("watch", "in", "-p", "p", "--once")
    assert "standing changed: confirmed → disputed" in second.stdout
    assert onrecord("watch", "in", "-p", "p", "--once").stdout == ""
    assert onrecord("watch", "in", "-p", "p", "--every", "soon").exit_code == 2


def test_an_archive_is_cut_into_shards_which_are_coded(onrecord: Onrecord, archive: Path) -> None:
    assert onrecord("cut", "in", "shards", "--size", "1").stdout == "2 articles in 2 shards\n"
    assert onrecord("code", "shards", "out").stdout == (
        "2 shards\ninput 2 = 2 coded + 0 copies + 0 irrelevant + 0 failed\n"
    )
    assert onrecord("cut", "in", "shards", "--by", "month").stdout == "2 articles in 1 shard\n"
    (archive / "in" / "b.jsonl").write_text('{"text": ', encoding="utf-8")
    some = onrecord("cut", "in", "shards")
    assert (some.exit_code, "1 could not be had" in some.stderr) == (3, True)
    nothing = onrecord("cut", "nowhere", "more")
    assert (nothing.exit_code, nothing.stderr.count("\n")) == (2, 1)
