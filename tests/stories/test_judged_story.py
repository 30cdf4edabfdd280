"""What an analyst put right is in whatever she asks for afterwards, says that it is hers, and can be left out."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord.model.judgment import Draft
from onrecord.project import open_project
from onrecord.reviewing import Review
from quick_extractors import quick

pytest.importorskip("duckdb")
Command = Callable[..., Result]

TEXT = "Gunners fired on the customs yard!\n\nA ferry was stopped at noon!"


@pytest.fixture
def judged(tmp_path: Path, onrecord: Command) -> list[str]:
    """The ids of the happenings in the project `p`: of the first a place is Ana's, the second is rejected."""
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"text": TEXT, "published": "2026-05-12", "publisher": "Lake Post"}))
    assert onrecord("init", "p").exit_code == 0
    with open_project("p") as project:
        project.add([source])
        project.run(extractors=quick())
        review = Review(project)
        ids = [h.id for h in review.reviewed().happenings]
        review.judge(Draft(by="Ana", verdict="change", record=ids[0], field="place", new="Old Harbour", why="the map"))
        review.judge(Draft(by="Ana", verdict="reject", record=ids[1]))
    return ids


def test_find_answers_as_people_put_it_right(onrecord: Command, judged: list[str]) -> None:
    found = json.loads(onrecord("find", "-p", "p", "--json").stdout)
    assert [h["id"] for h in found["happenings"]] == judged[:1]
    mine = next(j for j in found["judged"] if j["field"] == "place")
    assert (mine["value"], mine["by"], mine["machine"]) == ("Old Harbour", ["Ana"], None)
    assert len(json.loads(onrecord("find", "-p", "p", "--place", "old harbour", "--json").stdout)["happenings"]) == 1
    alone = json.loads(onrecord("find", "-p", "p", "--machine", "--json").stdout)
    assert [h["id"] for h in alone["happenings"]] == judged
    assert "judged" not in alone
    assert "People have a say" in onrecord("find", "-p", "p").stderr


def test_why_tells_who_said_what_and_when(onrecord: Command, judged: list[str]) -> None:
    shown = onrecord("why", judged[0], "-p", "p")
    assert "place: Old Harbour, by Ana (the machine: not stated)" in shown.stdout
    assert "(the map)" in shown.stdout
    assert "Ana" not in onrecord("why", judged[0], "-p", "p", "--machine").stdout
    data = json.loads(onrecord("why", judged[0], "-p", "p", "--json").stdout)
    assert data["judgments"][0]["why"] == "the map"


def test_why_tells_of_what_was_rejected_too(onrecord: Command, judged: list[str]) -> None:
    shown = onrecord("why", judged[1], "-p", "p")
    assert shown.exit_code == 0, shown.output
    assert "rejected by Ana" in shown.stdout


def test_the_chronology_leaves_out_what_people_reject(onrecord: Command, judged: list[str]) -> None:
    assert len(judged) == 2
    lines = json.loads(onrecord("timeline", "p", "--format", "json").stdout)
    assert [line["id"] for line in lines["lines"]] == judged[:1]
    assert any("People have a say" in note for note in lines["notes"])
    assert len(json.loads(onrecord("timeline", "p", "--format", "json", "--machine").stdout)["lines"]) == 2


def test_an_export_says_which_values_are_peoples(onrecord: Command, judged: list[str], tmp_path: Path) -> None:
    assert onrecord("export", "p", "-f", "csv", "-o", "out").exit_code == 0
    rows = list(csv.DictReader((tmp_path / "out" / "happenings.csv").open(encoding="utf-8")))
    assert [r["id"] for r in rows] == judged[:1]
    told = json.loads((tmp_path / "out" / "judged.json").read_bytes())["judged"]
    assert {(j["field"], j["value"], tuple(j["by"])) for j in told if j["happening"] == judged[0]} == {
        ("place", "Old Harbour", ("Ana",))
    }
    done = onrecord("export", "p", "-f", "polecat", "-o", "out.tsv")
    assert done.exit_code == 0, done.output + repr(done.exception)
    assert json.loads((tmp_path / "out.tsv.judged.json").read_bytes())["judged"] == told
    onrecord("export", "p", "-f", "csv", "-o", "plain", "--machine")
    assert not (tmp_path / "plain" / "judged.json").exists()


@pytest.mark.parametrize("form", ["parquet", "geojson", "annotations", "ftm", "html"])
def test_every_format_takes_a_judged_record(onrecord: Command, judged: list[str], form: str, tmp_path: Path) -> None:
    done = onrecord("export", "p", "-f", form, "-o", f"out.{form}")
    assert done.exit_code == 0, done.output
    assert judged
    assert list(tmp_path.glob(f"out.{form}*/judged.json")) or (tmp_path / f"out.{form}.judged.json").exists()


def test_verify_counts_the_judgments(onrecord: Command, judged: list[str]) -> None:
    assert judged
    done = onrecord("verify", "-p", "p")
    assert done.exit_code == 0
    assert "2 judgments" in done.stdout
