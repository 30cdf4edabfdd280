"""The id of a happening leads somewhere for ever: it is active, was merged into another, or was withdrawn."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from onrecord.commands.chain import why_in_project
from onrecord.errors import UsageError
from onrecord.project import Project, Question, open_project
from onrecord.record.project.changes import Line, compare
from onrecord.record.project.fates import follow, new_fates
from onrecord.record.project.store import Fate
from quick_extractors import quick

REST = "Traders were stranded on both sides of the river crossing for hours, and two ferries lay idle at the quay."
LATER = f"Chad's army closed the border with Niger! {REST}"
EARLIER = f"Soldiers shut all crossings to Niger overnight! {REST}\n\nChad's army closed the border with Niger! {REST}"


def line(id: str, *told: str) -> Line:
    return Line(
        id=id, type="ASSAULT", mode=None, actors=(), recipients=(), place=None, first_day=None, last_day=None,
        standing="reported", independent_sources=1, articles=1, conflicts=(), told=told,
    )  # fmt: skip


def test_what_is_gone_is_merged_into_the_one_that_tells_most_of_it() -> None:
    found = compare(
        [line("A", "x@1-2", "x@5-6", "y@1-2"), line("B", "z@1-2"), line("C", "q@1-2")],
        [line("C", "q@1-2"), line("D", "x@1-2"), line("E", "x@5-6", "y@1-2")],
    )
    assert found.merged == {"A": "E"}
    assert [x.id for x in found.gone] == ["A", "B"]
    assert found.unchanged == 1


def test_where_a_happening_stands_is_no_change_of_it() -> None:
    assert compare([line("A", "x@1-2")], [line("A", "x@3-4")]).changed == ()


def test_each_run_writes_down_only_what_it_changes() -> None:
    known = {f.id: f for f in new_fates({}, [], [line("A", "x"), line("B", "y")], 1)}
    assert [(f.id, f.status, f.run) for f in known.values()] == [("A", "active", 1), ("B", "active", 1)]
    second = new_fates(known, [line("A", "x"), line("B", "y")], [line("A", "x", "y")], 2)
    assert second == [Fate("B", "merged_into", "A", 2)]
    known |= {f.id: f for f in second}
    assert new_fates(known, [line("A", "x", "y")], [line("A", "x", "y")], 3) == []
    assert new_fates(known, [line("A", "x", "y")], [line("B", "y"), line("A", "x")], 3) == [
        Fate("B", "active", None, 3)
    ]


def test_a_merged_id_leads_on_to_the_last() -> None:
    known = {
        "A": Fate("A", "merged_into", "B", 2),
        "B": Fate("B", "merged_into", "C", 3),
        "C": Fate("C", "active", None, 1),
        "X": Fate("X", "merged_into", "Y", 2),
        "Y": Fate("Y", "merged_into", "X", 3),
    }
    assert [f.id for f in follow(known, "A")] == ["A", "B", "C"]
    assert [f.id for f in follow(known, "X")] == ["X", "Y"]  # however that came about, it ends
    assert follow(known, "nobody") == []


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(tmp_path / "p", create=True) as project:
        yield project


def add(project: Project, tmp_path: Path, name: str, text: str, **said: object) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    project.add([tmp_path / name], **said)  # type: ignore[arg-type]
    project.run(extractors=quick())


def told_as(project: Project, words: str) -> str:
    [happening] = project.find(Question(words=words))
    return happening.id


def test_an_earlier_telling_that_comes_later_takes_the_happening_over_and_the_old_id_leads_there(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(project, tmp_path, "b.txt", LATER, publisher="Lome Post", published=dt.date(2026, 3, 11))
    old = told_as(project, "closed the border")
    add(project, tmp_path, "a.txt", EARLIER, publisher="Example Wire", published=dt.date(2026, 3, 10))
    new = told_as(project, "closed the border")
    assert old != new
    assert [(f.id, f.status, f.into) for f in project.fate(old)] == [(old, "merged_into", new), (new, "active", None)]
    list(why_in_project(project, old, json=True))
    shown = json.loads(capsys.readouterr().out)
    assert shown["happening"]["id"] == new
    assert shown["asked"][0]["id"] == old
    assert list(why_in_project(project, old, json=False))
    assert f"{old} was merged into {new} (run 2)" in capsys.readouterr().err
    assert project.diff("1", "2").merged == {old: new}
    assert project.verify().sound


def test_what_nothing_tells_any_more_is_withdrawn_and_says_so(project: Project, tmp_path: Path) -> None:
    add(project, tmp_path, "b.txt", LATER)
    id = told_as(project, "closed the border")
    add(project, tmp_path, "b.txt", LATER, language="fr")  # stated anew: nobody here reads French
    assert [f.status for f in project.fate(id)] == ["withdrawn"]
    with pytest.raises(UsageError, match="was withdrawn in run 2"):
        why_in_project(project, id, json=False)
    add(project, tmp_path, "b.txt", LATER, language="en")
    assert [(f.status, f.run) for f in project.fate(id)] == [("active", 3)]


def test_the_same_words_said_to_be_somebody_elses_are_the_same_happening(project: Project, tmp_path: Path) -> None:
    add(project, tmp_path, "b.txt", LATER, publisher="Lome Post")
    old = told_as(project, "closed the border")
    add(project, tmp_path, "b.txt", LATER, publisher="Cotonou Post")
    assert project.fate(old)[0].into == told_as(project, "closed the border")


def test_a_run_killed_before_its_end_was_written_down_is_ended_by_the_next(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.record.project.store import Store

    with monkeypatch.context() as broken:
        broken.setattr(Store, "end_run", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            add(project, tmp_path, "b.txt", LATER)
    assert project.runs()[-1].state == "running"
    assert project.run(extractors=quick()).number == 2
    assert [r.state for r in project.runs()] == ["stopped", "finished"]
    assert project.fate(told_as(project, "closed the border"))


def test_a_project_of_the_first_version_is_gone_on_with(project: Project, tmp_path: Path) -> None:
    add(project, tmp_path, "b.txt", LATER, publisher="Lome Post")
    before = told_as(project, "closed the border")
    project.close()
    with sqlite3.connect(project.layout.database) as database:
        for table in ("visits", "happenings", "paragraphs", "waiting"):
            database.execute(f"DROP TABLE {table}")
        for index in ("articles_by_day", "articles_by_text"):
            database.execute(f"DROP INDEX {index}")
        database.execute("PRAGMA user_version = 1")
    with open_project(project.layout.root) as again:
        assert again.run(extractors=quick()).number is None
        assert again.verify().sound
        add(again, tmp_path, "c.txt", "Togo's navy boarded a trawler! Nobody was hurt.")
        assert told_as(again, "closed the border") == before
        assert again.fate(before)[0].status == "active"
        assert again.verify().sound
