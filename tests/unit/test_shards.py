"""Shards: the unit of work, its journal, where its output lies, and the join over a window of days."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import UsageError
from onrecord.model import codec
from onrecord.project import open_project
from onrecord.record.project.article_lines import ArticleLine
from onrecord.record.project.changes import compare, lines
from onrecord.record.project.feed import entries
from onrecord.shards import left_over
from onrecord.shards.engines import code_shards
from onrecord.shards.journal import Journal
from onrecord.shards.layout import all_done, journal_name
from onrecord.shards.plan import jobs_of
from onrecord.shards.rolling import Rolling
from onrecord.shards.storage import Folder, storage
from onrecord.shards.unit import attempt, code_shard, total
from onrecord.shards.window import join_days, undated
from quick_extractors import quick
from shards_bank import MISBEHAVING, QUICK, jobs, made, write_shards


def statuses(out: Path) -> dict[str, int]:
    return msgspec.to_builtins(total(d.counts for d in all_done(Folder(out))))


def article_lines(out: Path) -> list[ArticleLine]:
    found = sorted((out / "articles").rglob("*.gz"))
    return [
        msgspec.json.decode(x, type=ArticleLine) for p in found for x in gzip.decompress(p.read_bytes()).splitlines()
    ]


def test_every_article_of_a_shard_is_coded_a_copy_or_failed_and_says_which(tmp_path: Path) -> None:
    [job, *_] = jobs(write_shards(tmp_path / "in"), tmp_path / "out")
    report = code_shard(job)
    assert report.counts is not None
    assert msgspec.to_builtins(report.counts) == {"input": 5, "coded": 3, "copies": 1, "irrelevant": 0, "failed": 1}
    found = article_lines(tmp_path / "out")
    assert len(found) == 5
    [copy] = [x for x in found if x.status == "copy"]
    assert copy.copy_of in {x.id for x in found if x.status == "coded"}
    assert {x.given_id for x in found} == {None, "near-0"} | {x.given_id for x in found if x.error_kind == "empty"}
    assert (tmp_path / "out" / "records" / "day=undated").is_dir()


def test_a_finished_shard_is_not_read_again_until_its_bytes_or_its_reader_change(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in", count=1), tmp_path / "out"
    [job] = jobs(source, out)
    code_shard(job)
    before = made(out)
    assert code_shard(job).before
    assert made(out) == before
    assert not code_shard(msgspec.structs.replace(job, reader=MISBEHAVING)).before
    (source / "part-0.jsonl").write_text(json.dumps({"text": "Mali shut a mine!"}), encoding="utf-8")
    assert not code_shard(job).before
    after = made(out)
    assert statuses(out)["input"] == 1
    assert len([name for name in after if name.startswith("records/")]) == 1  # what the older ones made is gone


def test_records_are_those_that_a_project_has(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in"), tmp_path / "out"
    for job in jobs(source, out):
        code_shard(job)
    with open_project(tmp_path / "project", create=True) as project:
        project.add([source])
        project.run(extractors=quick())
        expected = sorted(codec.encode(o) for o in project.outcomes())
    found = sorted(x for p in (out / "records").rglob("*.gz") for x in gzip.decompress(p.read_bytes()).splitlines())
    assert found == expected


def test_one_bad_article_costs_no_other(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in", extra="They may die of it! Or not."), tmp_path / "out"
    reports = list(code_shards(jobs(source, out, MISBEHAVING)))
    assert [r.error for r in reports] == [None] * 3
    assert statuses(out) == {"input": 16, "coded": 9, "copies": 3, "irrelevant": 0, "failed": 4}
    assert sorted({x.error_kind for x in article_lines(out) if x.error_kind}) == ["crash", "empty"]


def test_a_shard_that_cannot_be_written_is_reported_and_the_rest_is_done(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in"), tmp_path / "out"
    out.mkdir()
    (out / "done").write_text("in the way", encoding="utf-8")
    reports = list(code_shards(jobs(source, out)))
    assert all(r.error for r in reports)
    (out / "done").unlink()
    assert [r.error for r in code_shards(jobs(source, out))] == [None] * 3


def test_the_journal_blames_who_was_being_read_and_nobody_after_an_orderly_stop(tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    Journal(path, "k").begin("a1")
    Journal(path, "k").begin("a1")
    assert Journal(path, "k").died_of("a1") == 2
    with pytest.raises(KeyboardInterrupt):
        _stopped_by_hand(Journal(path, "k"))
    assert Journal(path, "k").died_of("a2") == 0
    assert Journal(path, "another shard").died_of("a1") == 0
    path.write_text('{"key": "k", "dea', encoding="utf-8")
    assert Journal(path, "k").died_of("a1") == 0


def test_a_worker_killed_between_finishing_a_shard_and_its_journal_leaves_none_behind(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in", count=1), tmp_path / "out"
    [job] = jobs(source, out)
    code_shard(job)
    undisturbed = made(out)
    left = out / journal_name(job.shard)
    left.parent.mkdir(exist_ok=True)
    left.write_text("{}", encoding="utf-8")
    assert code_shard(job).before
    assert made(out) == undisturbed


def _stopped_by_hand(journal: Journal) -> None:
    with journal:
        journal.begin("a2")
        raise KeyboardInterrupt


def test_a_folder_without_shards_says_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.xyz").touch()
    with pytest.raises(UsageError, match="no shard"):
        jobs_of(str(tmp_path / "in"), str(tmp_path / "out"))


def test_a_bucket_gives_the_same_bytes_as_a_folder(tmp_path: Path) -> None:
    pytest.importorskip("fsspec", reason="fsspec is not installed (it comes with the extra dask)")
    source = write_shards(tmp_path / "in")
    for job in jobs(source, tmp_path / "out"):
        code_shard(job)
    bucket, whole = "memory://bucket/records", storage("memory://bucket/articles")
    for path in sorted(source.iterdir()):
        whole.write(path.name, path.read_bytes())
    for job in jobs_of("memory://bucket/articles", bucket, QUICK):
        assert attempt(job).error is None
    there = storage(bucket)
    assert {name: there.read(name) for name in there.names()} == made(tmp_path / "out")
    assert [d.happenings for d in join_days(bucket)] == [d.happenings for d in join_days(str(tmp_path / "out"))]


def test_a_window_that_holds_everything_joins_as_the_project_does(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in"), tmp_path / "out"
    for job in jobs(source, out):
        code_shard(job)
    with open_project(tmp_path / "project", create=True) as project:
        project.add([source])
        project.run(extractors=quick())
        last, *_ = (d for d in reversed(list(join_days(str(out)))))
        expected = project.joined(as_of=last.day)
    today = {d.document.id for d in expected.documents if getattr(d.document, "published", None) == last.day}
    told = [h for h in expected.happenings if any(s.document in today for s in h.sources)]
    found = gzip.decompress((out / "joined" / f"day={last.day}" / "happenings.jsonl.gz").read_bytes())
    assert found.splitlines() == [msgspec.json.encode(h) for h in told] != []
    assert undated(str(out)) == 6  # without a date, and without words


def test_days_are_joined_once_and_again_where_their_window_changed(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in"), tmp_path / "out"
    first, second, third = jobs(source, out)
    for job in (first, second):
        code_shard(job)
    days = list(join_days(str(out)))
    assert [d.day.day for d in days] == [11, 12, 13]
    before = made(out)
    assert list(join_days(str(out))) == days
    assert made(out) == before
    code_shard(third)
    assert [d.day.day for d in join_days(str(out))] == [11, 12, 13, 14]
    after = made(out)
    assert all(after[n] == before[n] for n in before if "joined/day=2026-03-11" in n)  # nothing of its window is new


def test_killed_between_days_or_joined_day_after_day_the_bytes_are_those_of_one_run(tmp_path: Path) -> None:
    source = write_shards(tmp_path / "in", count=5)
    for name in ("whole", "stopped", "grown"):
        for job in jobs(source, tmp_path / name) if name != "grown" else ():
            code_shard(job)
    list(join_days(str(tmp_path / "whole"), days=2))
    for days in range(1, 8):  # each time one day more, and then it ends
        list(islice(join_days(str(tmp_path / "stopped"), days=2), days))
    for job in jobs(source, tmp_path / "grown"):  # shards come in the order of their days
        code_shard(job)
        list(join_days(str(tmp_path / "grown"), days=2))
    assert made(tmp_path / "stopped") == made(tmp_path / "whole") == made(tmp_path / "grown")


def test_a_day_is_joined_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = write_shards(tmp_path / "in"), tmp_path / "out"
    first, second, third = jobs(source, out)
    joined: list[int] = []
    add = Rolling.add
    monkeypatch.setattr(Rolling, "add", lambda self, day, some: joined.append(day.day) or add(self, day, some))
    for job in (first, second, third):
        code_shard(job)
        list(join_days(str(out)))
    assert joined == [11, 12, 12, 13, 13, 14]  # the later of its two days is what the next shard adds to


def test_a_day_sees_nothing_older_than_its_window(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in"), tmp_path / "out"
    for job in jobs(source, out):
        code_shard(job)
    whole = {d.day: d.articles for d in join_days(str(out), days=30)}
    one = {d.day: d.articles for d in join_days(str(out), days=1)}
    assert sum(one.values()) == whole[max(whole)]


def test_the_feed_says_how_a_standing_changed() -> None:
    from crisis_bank import joined

    now = lines(joined())
    was = [msgspec.structs.replace(now[0], standing="reported"), *now[2:]]
    then = [msgspec.structs.replace(now[0], standing="confirmed"), *now[1:]]
    found = list(entries(compare(was, then)))
    assert [(e.what, e.was, e.now) for e in found] == [
        ("new", None, now[1].standing),
        ("standing", "reported", "confirmed"),
    ]


def test_what_a_killed_writer_left_is_swept_at_the_next_start_and_what_others_write_is_not(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in", count=1), tmp_path / "out"
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    ours = left_over.mark()
    machine, process, chance = ours.split("-")
    dead = f"{machine}-{int(ended.stdout)}-{chance}"
    elsewhere = f"{'0' * 8 if machine != '0' * 8 else '1' * 8}-{process}-{chance}"
    names = {mark: out / "records" / "day=2026-03-12" / f"a.gz.{mark}.partial" for mark in (ours, dead, elsewhere, "x")}
    long_ago = out / "joined" / f"b.gz.{elsewhere}.partial"
    for path in (*names.values(), long_ago):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half of it")
    os.utime(long_ago, (1_000_000_000, 1_000_000_000))
    list(code_shards(jobs(source, out)))
    left = {mark for mark, path in names.items() if path.exists()}
    assert (left, long_ago.exists()) == ({ours, elsewhere, "x"}, False)
    names[dead].write_bytes(b"half of it")
    list(join_days(str(out)))
    assert not names[dead].exists()
    assert names[ours].exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody is told who is dead and not asked about yet")
def test_what_a_worker_that_is_killed_meanwhile_leaves_is_swept_at_the_end(tmp_path: Path) -> None:
    source, out = write_shards(tmp_path / "in", count=2), tmp_path / "out"
    machine, _, chance = left_over.mark().split("-")
    killed = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    killed.kill()
    os.waitid(os.P_PID, killed.pid, os.WEXITED | os.WNOWAIT)  # dead, and nobody has asked about it yet
    left = out / "records" / "day=2026-03-12" / f"a.gz.{machine}-{killed.pid}-{chance}.partial"
    for _ in code_shards(jobs(source, out)):
        left.parent.mkdir(parents=True, exist_ok=True)
        left.write_bytes(b"half of it")
    assert not left.exists()
    killed.wait()
