"""Watching costs what is new, not what is there: its state, what it asks of the database, and where it looks."""

from __future__ import annotations

import datetime as dt
import functools
import gc
import json
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType

import pytest

pytest.importorskip("duckdb")

from onrecord.ingest.places import Places
from onrecord.project import open_project
from onrecord.record.project import files
from onrecord.record.project.changes import Line
from onrecord.record.project.layout import Layout
from onrecord.record.project.nearness import LEAST, Recent, paragraph_keys
from onrecord.record.project.standings import Standings
from onrecord.record.project.store import ArticleRow, Store
from onrecord.watching import Watcher
from quick_extractors import QuickParser, quick

PARAGRAPH = "The harbour of Lomé stayed shut for a third day while inspectors went through the warehouses."


def line(id: str, standing: str = "reported") -> Line:
    return Line(
        id=id,
        type="ASSAULT",
        mode=None,
        actors=(),
        recipients=(),
        place=None,
        first_day=None,
        last_day=None,
        standing=standing,
        independent_sources=1,
        articles=1,
        conflicts=(),
    )


def lines(*some: Line) -> dict[str, Line]:
    return {one.id: one for one in some}


def row(id: str, day: int | None, text: str = PARAGRAPH) -> ArticleRow:
    published = dt.date(2026, 3, day) if day else None
    return ArticleRow(id=id, raw=id, form="text", stated="{}", published=published, text=text)


# -- the state -------------------------------------------------------------------------------------------------------
def test_the_state_is_what_its_changes_add_up_to(tmp_path: Path) -> None:
    state = Standings(tmp_path / "state.jsonl")
    assert not state.found
    state.note(1, came={"a", "b"}, went=(), lines=lines(line("x"), line("y")))
    state.note(2, came={"c"}, went={"a"}, lines=lines(line("y", "confirmed"), line("z")))
    again = Standings(tmp_path / "state.jsonl")
    assert (again.found, again.round, again.articles) == (True, 2, {"b", "c"})
    assert again.lines == lines(line("y", "confirmed"), line("z")) == state.lines


def test_a_round_adds_to_the_state_only_what_it_changed(tmp_path: Path) -> None:
    many = lines(*(line(f"h{n}") for n in range(500)))
    state = Standings(tmp_path / "state.jsonl")
    state.note(1, came={f"a{n}" for n in range(500)}, went=(), lines=many)
    before = (tmp_path / "state.jsonl").stat().st_size
    state.note(2, came={"b"}, went=(), lines=many | lines(line("h7", "disputed")))
    assert (tmp_path / "state.jsonl").stat().st_size - before < before / 100


def test_the_state_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.project.standings._ROOM", 2_000)
    state = Standings(tmp_path / "state.jsonl")
    for n in range(200):
        state.note(n, came={f"a{n}"}, went={f"a{n - 5}"}, lines=lines(*(line(f"h{m}") for m in range(n - 5, n))))
    assert (tmp_path / "state.jsonl").stat().st_size < 8_000
    assert Standings(tmp_path / "state.jsonl").lines.keys() == {f"h{n}" for n in range(194, 199)}


def test_a_torn_last_line_is_as_if_its_round_had_not_been(tmp_path: Path) -> None:
    path = tmp_path / "state.jsonl"
    state = Standings(path)
    state.note(1, came={"a"}, went=(), lines=lines(line("x")))
    whole = path.read_bytes()
    state.note(2, came={"b"}, went=(), lines=lines(line("x"), line("y")))
    path.write_bytes(path.read_bytes()[:-1])
    again = Standings(path)
    assert (again.round, again.articles) == (1, {"a"})
    assert path.read_bytes() == whole
    again.note(2, came={"b"}, went=(), lines=lines(line("x"), line("y")))
    assert Standings(path).lines == lines(line("x"), line("y"))


def test_what_cannot_be_appended_wholly_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.jsonl"
    path.write_bytes(b"one\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            files.append(path, b"two\n")
    assert path.read_bytes() == b"one\n"
    files.append(path, b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"


# -- what shares paragraphs ------------------------------------------------------------------------------------------
def test_recent_articles_are_found_by_a_paragraph_and_forgotten_with_their_day() -> None:
    assert len(PARAGRAPH) >= LEAST
    keys = {PARAGRAPH: paragraph_keys(PARAGRAPH), "other": paragraph_keys("other " * 20)}
    recent = Recent()
    recent.add([row("a", 11), row("b", 12), row("c", 12, "other"), row("d", None)], keys)
    assert [found.id for found in recent.like([row("new", 13)], keys)] == ["a", "b"]
    assert "d" not in recent
    assert recent.forget(before=dt.date(2026, 3, 12)) == ["a"]
    assert [found.id for found in recent.like([row("new", 13)], keys)] == ["b"]
    assert recent.forget(before=dt.date(2026, 4, 1)) == ["b", "c"]
    assert recent.like([row("new", 13)], keys) == []


# -- the database ----------------------------------------------------------------------------------------------------
@pytest.fixture
def where(tmp_path: Path) -> Layout:
    with open_project(tmp_path / "p", create=True) as project:
        return project.layout


@pytest.fixture
def store(where: Layout) -> Iterator[Store]:
    found = Store(where.database)
    yield found
    found.close()


def test_what_waits_is_found_without_a_look_at_all_articles(store: Store) -> None:
    for asked in (
        "SELECT * FROM articles WHERE id IN (SELECT article FROM waiting)"
        " OR text IN (SELECT text FROM articles WHERE id IN (SELECT article FROM waiting))",
        "SELECT * FROM articles WHERE published >= '2026-01-01'",
        "SELECT max(published) FROM articles WHERE published <= '2026-01-01'",
    ):
        plan = [step for *_, step in store._db.execute(f"EXPLAIN QUERY PLAN {asked}")]
        assert not [step for step in plan if step.startswith("SCAN articles")], plan


def test_an_article_whose_bytes_are_stated_anew_is_taken_out_with_its_words(store: Store) -> None:
    with store.together():
        store.add(row("a", 11, "first"), "news/1.json", "first words")
        store.add(row("a", 11, "first"), "news/2.json", "first words")
        store.add(row("b", 11, "second"), "news/3.json", "second words")
    anew = ArticleRow(id="a2", raw="a", form="text", stated="{1}", text="first")
    with store.together():
        store.add(anew, "news/1.json", "first words")
        assert store.drop_restated() == 0  # it stands in another place still
    with store.together():
        store.add(anew, "news/2.json", "first words")
        store.add(ArticleRow(id="b2", raw="b", form="text", stated="{}", text="third"), "news/3.json", "third words")
        assert store.drop_restated() == 2
    assert [a.id for a in store.articles()] == ["a2", "b2"]
    assert set(store.paragraphs()) == {"first", "third"}  # that of the words that nobody has went with them
    assert [a.id for a in store.waiting()] == ["a2", "b2"]


# -- where it looks --------------------------------------------------------------------------------------------------
def test_folders_are_gone_through_in_order_without_hidden_ones_and_without_following_links(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "b.txt", "a/x/1.txt", ".git/1.txt", "a/.hidden.txt", "a/picture.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "c").symlink_to(tmp_path)  # which has no end
    places = Places([tmp_path])
    assert [Path(p).relative_to(tmp_path).as_posix() for p in places] == ["a/x/1.txt", "b/1.txt", "b/2.txt", "b.txt"]
    assert places.skipped == 1


def test_a_date_that_is_still_to_come_does_not_end_what_is_joined(tmp_path: Path, where: Layout) -> None:
    def put(name: str, text: str, day: str) -> None:
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(json.dumps({"text": text, "published": day}), encoding="utf-8")

    noon = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)
    put("a.json", "Togo closed its border with Benin on Tuesday!", "2026-03-11")
    with Watcher(where, [str(tmp_path / "in")], extractors=quick(), now=lambda: noon) as watching:
        assert len(watching.round().told) == 1
        put("b.json", "Mali shut a mine near Kayes!", "2099-01-01")
        put("c.json", "Gabon shut a port near Libreville!", "0001-01-02")
        assert watching.round().told == ()
        put("d.json", "Ghana shut a road near Tamale!", "2026-03-12")
        assert [t.entry.what for t in watching.round().told] == ["new"]


def test_what_another_process_read_between_two_rounds_is_joined(tmp_path: Path, where: Layout) -> None:
    (tmp_path / "in").mkdir()
    with Watcher(where, [str(tmp_path / "in")], extractors=quick()) as watching:
        watching.round()
        (tmp_path / "a.txt").write_text("Togo closed its border with Benin on Tuesday!", encoding="utf-8")
        with open_project(where.root) as project:
            project.add([tmp_path / "a.txt"], published=dt.date(2026, 3, 12))
            project.run(extractors=quick())
        assert [t.entry.what for t in watching.round().told] == ["new"]


def test_a_feed_whose_state_was_lost_is_kept_and_goes_on(tmp_path: Path, where: Layout) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(
        json.dumps({"text": "Togo shut a port!", "published": "2026-03-12"}), encoding="utf-8"
    )
    feed = where.record / "watch" / "feed.jsonl"
    with Watcher(where, [str(tmp_path / "in")], extractors=quick()) as watching:
        watching.round()
    told = feed.read_bytes()
    (where.record / "watch" / "state.jsonl").unlink()
    with feed.open("ab") as file:
        file.write(b'{"round": 9, "at"')
    with Watcher(where, [str(tmp_path / "in")], extractors=quick()) as watching:
        assert watching.round().told == ()
        assert watching.round().number == 1
    assert feed.read_bytes() == told


# -- what it holds ---------------------------------------------------------------------------------------------------
PLACES = "Chad Niger Mali Togo Benin Ghana Gabon Kenya Sudan Libya".split()
NO_DATA = (type, ModuleType, FunctionType, BuiltinFunctionType, MethodType)


def held_by(root: object) -> int:
    """How many things can be reached from one."""
    seen: dict[int, object] = {}
    todo = [root]
    while todo:
        thing = todo.pop()
        if id(thing) not in seen and not isinstance(thing, NO_DATA):
            seen[id(thing)] = thing
            todo += gc.get_referents(thing)
    return len(seen)


def remembered() -> dict[str, int]:
    """How many answers the functions keep that compare articles."""
    caches = [x for x in gc.get_objects() if isinstance(x, functools._lru_cache_wrapper)]
    rooms = tuple(f"onrecord.{room}" for room in ("link", "record", "joining", "model.names", "model.quantities"))
    return {
        f"{x.__module__}.{x.__name__}": x.cache_info().currsize for x in caches if f"{x.__module__}".startswith(rooms)
    }


def come(folder: Path, day: dt.date) -> None:
    """Eighteen articles of a day: of each pair of states two, every third an exact copy."""
    (folder / f"{day}").mkdir(parents=True)
    for n, (a, b) in enumerate(pairwise(PLACES)):
        text = f"Police of {a} shut depot {n} on the road to {b}!\n\n{n + 3} people were hurt on {day}, said an Akuma."
        for copy in (text, text if n % 3 == 0 else f"{text}\n\n(Gozo Newswire)"):
            stated = {"text": copy, "published": f"{day}", "publisher": f"{b} Courier {day}"}
            name = f"{n}{'a' if copy is text else 'b'}.json"
            (folder / f"{day}" / name).write_text(json.dumps(stated), encoding="utf-8")


def test_what_left_the_window_is_forgotten(tmp_path: Path, where: Layout) -> None:
    day = dt.date(2026, 3, 1)
    held, kept, answers = list[int](), list[int](), list[dict[str, int]]()
    parser = QuickParser()
    with Watcher(
        where,
        [str(tmp_path / "in")],
        days=4,
        extractors=quick(parser=parser),
        now=lambda: dt.datetime.combine(day, dt.time(12), dt.UTC),
    ) as watching:
        for _ in range(24):
            day += dt.timedelta(days=1)
            come(tmp_path / "in", day)
            assert watching.round().told
            parser.parsed.clear()  # it notes every passage that it is given
            held.append(held_by(watching))
            kept.append(len([path for path in where.parses.parent.rglob("*") if path.is_file()]))
            answers.append(remembered())
    assert max(held[12:]) <= 1.02 * max(held[6:12])
    assert max(kept[12:]) <= max(kept[6:12])
    assert answers[-1] == answers[11]
    assert sum(answers[-1].values()) < 100  # tables and lists of words, and nothing of articles
