"""Somebody has a record and hands it on: as a chronology, a score, a dossier, tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

pytest.importorskip("duckdb")

Onrecord = Callable[..., Result]
AGENCY = (
    "VALLETTA, March 12 (Reuters) - Malta's navy seized a Tunisian tanker late on Tuesday, officials said.\n\n"
    'Tunisian Foreign Minister Salwa Berkani denied that any ship had been seized. "Nothing of the kind happened," she '
    "told reporters in Tunis.\n"
)
MEETING = (
    "The foreign ministers of Malta and Tunisia will meet in Rome next week, the Maltese government said on Friday.\n"
)


@pytest.fixture
def crisis(onrecord: Onrecord, tmp_path: Path) -> Path:
    """A project with an agency's article, a reprint of it and one of the day after; we stand beside its folder."""
    articles = [
        {"id": "reuters", "text": AGENCY, "published": "2026-03-12", "publisher": "Reuters"},
        {"id": "post", "text": AGENCY, "published": "2026-03-12", "publisher": "Example Post"},
        {"id": "later", "text": MEETING, "published": "2026-03-13", "publisher": "Example Post"},
    ]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(a) + "\n" for a in articles))
    assert onrecord("init", "crisis").exit_code == 0
    assert onrecord("add", "wire.jsonl", "--project", "crisis").exit_code == 0
    assert onrecord("run", "--project", "crisis", "--workers", "0").exit_code == 0
    return tmp_path / "crisis"


@pytest.mark.usefixtures("crisis")
def test_a_chronology_of_a_project(onrecord: Onrecord) -> None:
    shown = onrecord("timeline", "crisis")
    assert shown.exit_code == 0
    assert "10 March 2026" in shown.stdout
    assert "Malta's navy seized" in shown.stdout
    assert "2 articles" in shown.stdout
    assert onrecord("timeline", "--project", "crisis").stdout == shown.stdout


@pytest.mark.usefixtures("crisis")
def test_a_chronology_of_a_day_knows_nothing_of_the_next(onrecord: Onrecord) -> None:
    before = onrecord("timeline", "crisis", "--as-of", "2026-03-12").stdout
    assert "Rome" not in before
    assert "As known at the end of 12 March 2026." in before
    assert "Rome" in onrecord("timeline", "crisis").stdout


def test_what_a_day_hides_is_said(onrecord: Onrecord, crisis: Path, tmp_path: Path) -> None:
    assert "1 article published after that day" in onrecord("timeline", "crisis", "--as-of", "2026-03-12").stdout
    (tmp_path / "new.txt").write_text("Malta thanked Tunisia for the release of the crew, the government said.")
    assert onrecord("add", "new.txt", "--project", str(crisis)).exit_code == 0
    assert "1 article not read yet" in onrecord("timeline", "crisis").stdout
    assert "left out: 1 article (waiting for" in onrecord("export", "crisis", "-f", "csv", "-o", "out").stderr


@pytest.mark.usefixtures("crisis")
def test_a_chronology_for_programs(onrecord: Onrecord) -> None:
    whole = json.loads(onrecord("timeline", "crisis", "-f", "json").stdout)
    assert whole["title"] == "crisis"
    assert {line["standing"] for line in whole["lines"]}
    assert all(line["said"][0]["quotes"][0]["exact"] for line in whole["lines"])


@pytest.mark.usefixtures("crisis")
def test_filters_are_those_of_find(onrecord: Onrecord) -> None:
    for filter in (["--type", "coerce"], ["--standing", "planned"], ["--actor", "MLT"], ["--until", "2026-03-11"]):
        found = json.loads(onrecord("find", "--project", "crisis", "--json", *filter).stdout)
        slides = json.loads(onrecord("timeline", "crisis", "-f", "timelinejs", *filter).stdout)
        left = [id for x in slides["left_out"] for id in x["ids"]]
        assert {s["unique_id"] for s in slides["events"]} | set(left) == {h["id"] for h in found["happenings"]}
        assert "Only " in slides["title"]["text"]["text"]
    assert onrecord("timeline", "crisis", "--type", "war").exit_code == 2


def test_articles_without_a_project(onrecord: Onrecord, news: str) -> None:
    shown = onrecord("timeline", news, "--published", "2026-03-12", "--format", "markdown")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("# tanker\n")
    assert "> “Malta's navy seized a Tunisian tanker late on Tuesday" in shown.stdout


def test_saved_records_are_not_read_again(onrecord: Onrecord, news: str) -> None:
    onrecord("read", news, "--published", "2026-03-12", "--format", "json", "--output", "saved.json")
    saved = onrecord("timeline", "saved.json", "--title", "x").stdout
    assert saved == onrecord("timeline", news, "--published", "2026-03-12", "--title", "x").stdout


def test_an_article_that_fails_is_told_and_the_others_are_shown(onrecord: Onrecord, news: str) -> None:
    shown = onrecord("timeline", news, "missing.txt")
    assert shown.exit_code == 3
    assert "1 article could not be read" in shown.stdout
    assert "missing.txt" in shown.stderr
    assert onrecord("timeline", "missing.txt").exit_code == 2


def test_nothing_named_and_no_project_here(onrecord: Onrecord) -> None:
    for command in (["timeline"], ["situation"], ["export", "-f", "csv", "-o", "x"]):
        shown = onrecord(*command)
        assert shown.exit_code == 2
        assert "no project here" in shown.stderr


@pytest.mark.usefixtures("crisis")
def test_a_page_to_hand_on(onrecord: Onrecord, tmp_path: Path) -> None:
    assert onrecord("timeline", "crisis", "-f", "html", "-o", "page.html").exit_code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<h1>crisis</h1>" in page


@pytest.mark.usefixtures("crisis")
def test_the_situation_in_every_format(onrecord: Onrecord) -> None:
    assert "WEEK BY WEEK" in onrecord("situation", "crisis").stdout
    rows = list(csv.DictReader(io.StringIO(onrecord("situation", "crisis", "-f", "csv").stdout)))
    assert {r["week"] for r in rows} >= {"2026-W11"}
    whole = json.loads(onrecord("situation", "crisis", "-f", "json").stdout)
    assert whole["schema"] == "onrecord-situation/1"
    assert onrecord("situation", "crisis", "-f", "svg").stdout.startswith("<svg ")
    assert onrecord("situation", "crisis", "-f", "markdown").stdout.startswith("# crisis")


@pytest.mark.usefixtures("crisis")
def test_weights_can_be_tried_and_are_checked(onrecord: Onrecord) -> None:
    nothing = [w for s in ("confirmed", "reported", "alleged", "disputed") for w in ("--weight", f"{s}=0")]
    usual = json.loads(onrecord("situation", "crisis", "-f", "json").stdout)
    none = json.loads(onrecord("situation", "crisis", "-f", "json", *nothing).stdout)
    assert usual["totals"][0]["score"] != 0
    assert {t["score"] for t in none["totals"]} == {0.0}
    for wrong in ("disputed", "rumoured=1", "disputed=7"):
        assert onrecord("situation", "crisis", "--weight", wrong).exit_code == 2


@pytest.mark.parametrize("format", ["parquet", "csv", "polecat", "geojson", "annotations", "ftm", "html"])
@pytest.mark.usefixtures("crisis")
def test_every_export_of_a_project(format: str, onrecord: Onrecord, tmp_path: Path) -> None:
    done = onrecord("export", "crisis", "--format", format, "--out", "out")
    assert done.exit_code == 0, done.stderr
    assert "left out:" in done.stderr
    assert (tmp_path / "out").exists()
    before = {p: p.read_bytes() for p in sorted((tmp_path).rglob("out*")) if p.is_file()}
    assert onrecord("export", "crisis", "--format", format, "--out", "out").exit_code == 0
    assert before == {p: p.read_bytes() for p in sorted((tmp_path).rglob("out*")) if p.is_file()}


@pytest.mark.usefixtures("crisis")
def test_an_export_to_nowhere_ends_in_one_line(onrecord: Onrecord) -> None:
    done = onrecord("export", "crisis", "--format", "csv", "--out", "no/such/place")
    assert done.exit_code == 2
    assert done.stderr.startswith("onrecord: no/such/place: cannot write there")
