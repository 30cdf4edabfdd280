"""A user with a folder of news: a project is made, fed, run, asked, checked, and comes back the next day."""

from __future__ import annotations

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
NEXT_DAY = "Malta's navy seized a Tunisian tanker on Tuesday, the Maltese defence ministry confirmed on Thursday."


@pytest.fixture
def project(onrecord: Onrecord, tmp_path: Path) -> Path:
    """A project in the folder that we are in, with an agency's article, a reprint of it and a broken line, run once."""
    (tmp_path / "news").mkdir()
    articles = [
        {"id": "reuters", "text": AGENCY, "published": "2026-03-12", "publisher": "Reuters", "title": "Tanker seized"},
        {"id": "post", "text": AGENCY, "published": "2026-03-12", "publisher": "Example Post", "title": "Ship taken"},
    ]
    lines = [*map(json.dumps, articles), '{"text": ']
    (tmp_path / "news" / "day1.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert onrecord("init", ".").exit_code == 0
    added = onrecord("add", "news")
    assert added.exit_code == 3
    assert added.stdout.startswith("3 new, 0 there already, 1 kept that hold no article")
    assert "day1.jsonl, line 3: broken JSON" in added.stderr
    ran = onrecord("run", "--workers", "0")
    assert ran.exit_code == 3
    assert "input 3 = 1 coded + 1 copies + 0 irrelevant + 1 failed" in ran.stdout
    return tmp_path


def found(onrecord: Onrecord, *question: str) -> list[dict[str, object]]:
    result = onrecord("find", *question, "--json")
    assert result.exit_code == 0, result.stderr
    happenings: list[dict[str, object]] = json.loads(result.stdout)["happenings"]
    return happenings


@pytest.mark.usefixtures("project")
def test_a_reprint_is_no_second_source(onrecord: Onrecord) -> None:
    [seizure] = found(onrecord, "--actor", "MLT", "--words", "seized a Tunisian tanker")
    assert len(seizure["sources"]) == 2  # type: ignore[arg-type]
    assert seizure["independent_sources"] == 1


@pytest.mark.usefixtures("project")
def test_what_is_found_can_be_asked_why(onrecord: Onrecord) -> None:
    [seizure] = found(onrecord, "--words", "seized a Tunisian tanker")
    why = onrecord("why", str(seizure["id"]))
    assert why.exit_code == 0
    for part in (
        str(seizure["standing"]).upper(),
        "WHO TELLS IT",
        "Example Post",
        "copy of",
        "seized a Tunisian tanker",
    ):
        assert part in why.stdout
    article = onrecord("why", "reuters/E1")
    assert "TOLD" in article.stdout
    as_json = json.loads(onrecord("why", str(seizure["id"]), "--json").stdout)
    assert as_json["happening"] == seizure
    assert {d["publisher"] for d in as_json["documents"]} == {"Reuters", "Example Post"}
    line = json.loads(onrecord("why", "post/E1", "--json").stdout)
    assert line["line"]["id"] == "E1"


def test_the_next_day_brings_what_is_new_and_leaves_the_rest(onrecord: Onrecord, project: Path) -> None:
    (project / "friday.txt").write_text(NEXT_DAY, encoding="utf-8")
    onrecord("add", "friday.txt", "--published", "2026-03-13", "--publisher", "Times of Example")
    ran = json.loads(onrecord("run", "--json", "--workers", "0").stdout)
    assert (ran["read"], ran["copied"], ran["counts"]["input"]) == (1, 0, 4)
    changed = json.loads(onrecord("diff", "1", "last", "--json").stdout)["changes"]
    assert changed["new"] or changed["changed"]
    days = onrecord("diff", "2026-03-12", "2026-03-13")
    assert days.exit_code == 0
    assert "as before" in days.stdout
    [then] = found(onrecord, "--words", "seized a Tunisian tanker", "--as-of", "2026-03-12")
    assert {source["document"] for source in then["sources"]} == {  # type: ignore[attr-defined]
        source["document"]
        for happening in found(onrecord, "--words", "late on Tuesday")
        for source in happening["sources"]  # type: ignore[attr-defined]
        if "late on Tuesday" in source["evidence"][0]["exact"]
    }


@pytest.mark.usefixtures("project")
def test_a_rerun_says_that_nothing_is_new(onrecord: Onrecord) -> None:
    again = onrecord("run")
    assert again.stdout.startswith("nothing new to read\ninput 3 = ")


def test_verify_holds_and_then_finds_what_was_changed(onrecord: Onrecord, project: Path) -> None:
    sound = onrecord("verify")
    assert sound.exit_code == 0
    assert "all hold" in sound.stdout
    next((project / "raw").rglob("*.gz")).unlink()
    broken = onrecord("verify", "--json")
    assert broken.exit_code == 4
    [fault] = json.loads(broken.stdout)["faults"]
    assert "missing" in fault["what"]
    assert "add the article again" in fault["cure"]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["find", "--type", "WAR"], "there are AGREE"),
        (["find", "--standing", "true"], "there are confirmed"),
        (["find", "--since", "12/03/2026"], "--since: '12/03/2026' is not a date"),
        (["find", "--since", "2026-03-12", "--until", "2026-03-01"], "turn the two days round"),
        (["diff", "1", "soon"], "'soon' is neither"),
        (["why", "H0"], "no happening is called 'H0'"),
        (["why", "nosuch/E1"], "no article goes by 'nosuch'"),
        (["why", "reuters/E99"], "no event, statement or entity is called 'E99'"),
        (["init", "."], "a project already"),
        (["add", "nosuch.txt"], "No such file"),
        (["find", "--project", "news"], "this is no project"),
    ],
)
def test_what_is_put_wrongly_ends_in_two_and_says_the_cure(
    onrecord: Onrecord, arguments: list[str], message: str
) -> None:
    result = onrecord(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_project_the_commands_say_how_to_make_one(onrecord: Onrecord) -> None:
    for command in (["run"], ["find"], ["verify"], ["diff", "1", "2"], ["add", "x.txt"]):
        result = onrecord(*command)
        assert result.exit_code == 2
        assert "onrecord init DIR" in result.stderr


@pytest.mark.usefixtures("project")
def test_standard_input_is_added_with_a_dash(onrecord: Onrecord) -> None:
    added = onrecord("add", "-", "--published", "2026-03-14", "--json", input="Malta and Tunisia opened talks in Rome.")
    assert json.loads(added.stdout)["new"] == 1


@pytest.mark.slow
def test_processes_of_its_own_read_to_the_same_bytes(onrecord: Onrecord, project: Path) -> None:
    onrecord("init", "other")
    onrecord("add", "news", "--project", "other")
    assert onrecord("run", "--project", "other", "--workers", "2").exit_code == 3
    for path in (project / "record").rglob("*"):
        if path.is_file():
            assert (project / "other" / path.relative_to(project)).read_bytes() == path.read_bytes()
