"""Watching: what is new is read as it comes, what it changes is told once, and a kill loses and repeats nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("protego")
pytest.importorskip("feedparser")

from local_site import Site, site
from onrecord.ingest.fetch import Fetcher
from onrecord.project import open_project
from onrecord.record.project.layout import Layout
from onrecord.watching import Round, Watcher
from quick_extractors import quick

__all__ = ["site"]  # the fixture
FIRST = "Ghana's coast guard stopped two trawlers near Takoradi on Monday! Nobody was hurt."
SECOND = "Togo closed its border with Benin on Tuesday! Traders waited on both sides."


def watcher(where: Layout, *sources: str, **options: object) -> Watcher:
    def fetcher() -> Fetcher:
        return Fetcher(allowed=lambda a: a.is_loopback, wait=lambda _: None)

    return Watcher(where, sources, extractors=quick(), fetcher=fetcher, **options)  # type: ignore[arg-type]


@pytest.fixture
def where(tmp_path: Path) -> Layout:
    with open_project(tmp_path / "p", create=True) as project:
        return project.layout


def put(folder: Path, name: str, text: str, day: str = "2026-03-12") -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps({"text": text, "published": day}), encoding="utf-8")


def told(done: Round) -> list[str]:
    return [t.entry.what for t in done.told]


def test_what_comes_is_read_and_told_once(tmp_path: Path, where: Layout) -> None:
    put(tmp_path / "in", "a.json", FIRST)
    with watcher(where, str(tmp_path / "in")) as watching:
        first = watching.round()
        assert (first.read, told(first)) == (1, ["new"])
        assert told(watching.round()) == []
        put(tmp_path / "in", "b.json", SECOND)
        second = watching.round()
        assert (second.added.new, second.read, told(second)) == (1, 1, ["new"])
    lines = (where.record / "watch" / "feed.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["round"] for line in lines] == [1, 2]


def test_only_files_that_are_new_are_looked_into(tmp_path: Path, where: Layout) -> None:
    put(tmp_path / "in", "a.json", FIRST)
    with watcher(where, str(tmp_path / "in")) as watching:
        watching.round()
        put(tmp_path / "in", "b.json", SECOND)
        second = watching.round()
        assert second.added.known <= 1  # the file that was the newest, and no other
        (tmp_path / "old.json").write_text(json.dumps({"text": "Mali shut a mine!"}), encoding="utf-8")
        (tmp_path / "old.json").rename(tmp_path / "in" / "moved.json")
        assert watching.round().added.new == 1


def test_a_further_report_of_one_happening_is_told_as_its_change(tmp_path: Path, where: Layout) -> None:
    put(tmp_path / "in", "a.json", FIRST)
    with watcher(where, str(tmp_path / "in")) as watching:
        watching.round()
        put(tmp_path / "in", "b.json", FIRST + " It was the third case this year.", "2026-03-13")
        [entry] = watching.round().told
        assert entry.entry.what == "changed"
        assert "articles" in entry.entry.fields


def test_what_leaves_the_window_is_not_told_as_withdrawn(tmp_path: Path, where: Layout) -> None:
    put(tmp_path / "in", "a.json", FIRST, "2026-01-05")
    with watcher(where, str(tmp_path / "in"), days=7) as watching:
        watching.round()
        put(tmp_path / "in", "b.json", SECOND, "2026-03-12")
        assert told(watching.round()) == ["new"]


def test_a_round_that_was_killed_while_it_told_is_told_again_as_if_it_had_not_been(
    tmp_path: Path, where: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "in", "a.json", FIRST)
    with watcher(where, str(tmp_path / "in")) as watching:
        watching.round()
    put(tmp_path / "in", "b.json", SECOND)
    with watcher(where, str(tmp_path / "in")) as watching, monkeypatch.context() as patch:
        patch.setattr("onrecord.record.project.standings.Standings.note", _killed)
        with pytest.raises(SystemExit):
            watching.round()
    feed = where.record / "watch" / "feed.jsonl"
    assert len(feed.read_bytes().splitlines()) == 2
    with feed.open("ab") as file:
        file.write(b'{"round": 2, "at": "2026-')  # and its last line is torn
    with watcher(where, str(tmp_path / "in")) as watching:
        assert told(watching.round()) == ["new"]
    assert [json.loads(line)["round"] for line in feed.read_bytes().splitlines()] == [1, 2]


def _killed(*_: object, **__: object) -> None:
    raise SystemExit


def test_a_run_after_watching_only_joins(tmp_path: Path, where: Layout) -> None:
    put(tmp_path / "in", "a.json", FIRST)
    with watcher(where, str(tmp_path / "in")) as watching:
        watching.round()
    with open_project(where.root) as project:
        report = project.run(extractors=quick())
        assert (report.read, report.happenings) == (0, 1)
        assert project.verify().sound


def test_a_feed_is_asked_politely_and_what_failed_is_not_asked_again_at_once(where: Layout, site: Site) -> None:
    item = "<item><title>{0}</title><link>{1}/{0}</link><description>Short.</description></item>"
    items = "".join(item.format(name, site.url) for name in ("here", "gone"))
    feed = f"<rss version='2.0'><channel><title>Gulf Courier</title>{items}</channel></rss>".encode()
    body = "".join(f"<p>{FIRST} It was round {n} of it, officials told reporters.</p>" for n in range(5))
    page = f"<html><head><title>T</title></head><body><article>{body}</article></body></html>".encode()
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml", "ETag": '"1"'}, feed)
    site.answers["/here"] = (200, {"Content-Type": "text/html"}, page)
    clock = [dt.datetime(2026, 3, 12, tzinfo=dt.UTC)]
    with watcher(where, f"{site.url}/feed", now=lambda: clock[0]) as watching:
        assert watching.round().added.new == 1
        watching.round()
        watching.round()
        assert site.paths().count("/gone") == 1
        assert site.paths().count("/robots.txt") == 1
        assert [asked.get("if-none-match") for path, asked in site.asked if path == "/feed"][-1] == '"1"'
        clock[0] += dt.timedelta(days=2)
        watching.round()
        assert site.paths().count("/robots.txt") == 2


def test_what_runs_have_told_already_is_nothing_new(tmp_path: Path, where: Layout) -> None:
    put(tmp_path / "old", "a.json", FIRST)
    with open_project(where.root) as project:
        project.add([tmp_path / "old"])
        project.run(extractors=quick())
    put(tmp_path / "in", "b.json", SECOND)
    with watcher(where, str(tmp_path / "in")) as watching:
        done = watching.round()
    assert (done.read, told(done)) == (1, ["new"])
