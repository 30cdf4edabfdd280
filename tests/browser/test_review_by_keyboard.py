"""A person's path through the review page, with the keyboard alone, in a real browser, before the real command."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from watched_browser import NARROW, Seen, Served

ANSWERS = "1a2x3u1a"  # what is pressed in turn: an answer, accept, another answer, reject ...
ENOUGH = 60


def said(folder: Path) -> list[dict[str, Any]]:
    """The judgments on the disk."""
    log = folder / "judgments.jsonl"
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []


def notice(seen: Seen) -> str:
    return str(seen.page.text_content("#notice")).strip()


def test_a_whole_project_is_reviewed_with_the_keyboard_alone(
    short: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    """Every key leaves one judgment more on the disk before the page says so; at the end nothing is open."""
    seen = browse(served(short))
    for n in range(ENOUGH):
        if seen.page.query_selector(".queue-list") is None:
            break
        seen.press(ANSWERS[n % len(ANSWERS)] if seen.page.query_selector(".question [data-n='3']") else "a")
        assert "on disk" in notice(seen)
        assert len(said(short)) == n + 1
    assert "Nothing is open" in seen.page.text_content("section.queue")
    assert {j["by"] for j in said(short)} == {"Ana"}
    seen.nothing_wrong()


def test_the_first_decision_takes_one_key_and_a_moment(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen], capsys: pytest.CaptureFixture[str]
) -> None:
    """From the address to a judgment on the disk: no mouse, no setting, no second page."""
    began = time.monotonic()
    seen = browse(served(estuary))
    opened = time.monotonic()
    seen.press("a")
    assert "accepted" in notice(seen)
    assert [j["verdict"] for j in said(estuary)] == ["accept"]
    with capsys.disabled():
        print(
            f"\nopened in {opened - began:.1f} s with the command's start, decided in {time.monotonic() - opened:.2f}"
        )


def test_every_key_does_what_the_help_says(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    seen = browse(served(estuary))
    page = seen.page
    sentence = page.text_content("#sentence")
    seen.press("j")
    assert page.text_content("#sentence") != sentence or "q=" in page.url
    second = page.url
    seen.press("j")
    seen.press("k")
    assert page.url == second
    page.keyboard.press("f")
    assert page.evaluate("document.querySelector('details[data-chooser=field][open] summary').innerText")
    page.keyboard.press("Escape")
    assert page.query_selector("details[data-chooser][open]") is None
    for key in "smno":
        page.keyboard.press(key)
        opened = page.query_selector_all("details[data-chooser][open]")
        assert [d.get_attribute("data-key") for d in opened] == [key]
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.evaluate("document.getElementById('help').open")
    page.keyboard.press("a")  # behind the open help no key acts
    assert said(estuary) == []
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('help').open")
    page.keyboard.press("w")
    page.keyboard.type("x a u")  # into the note: no letter of it acts
    assert said(estuary) == []
    page.keyboard.press("Escape")
    seen.press("u")
    assert [(j["verdict"], j.get("why")) for j in said(estuary)] == [("unsure", "x a u")]
    seen.press("z")
    assert [j["verdict"] for j in said(estuary)] == ["unsure", "undo"]
    seen.nothing_wrong()


def test_a_field_is_put_right_undone_and_redone_and_every_step_says_whose_it_is(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    seen = browse(served(estuary))
    page = seen.page
    page.keyboard.press("s")
    shown = page.text_content("details[data-key=s] [aria-pressed=true]")
    other = next(n for n in (2, 3) if str(n) not in str(shown))
    seen.press(str(other))
    chip = page.inner_text("details[data-key=s] summary")
    assert "Ana" in chip
    assert "the machine has" in page.text_content(".card") or "Ana" in chip
    assert [(j["verdict"], j["field"]) for j in said(estuary)] == [("change", "standing")]
    seen.press("z")
    assert "Ana" not in page.inner_text("details[data-key=s] summary")
    undone = [b for b in page.query_selector_all(".past button") if b.is_visible()]
    assert len(said(estuary)) == 2
    assert page.query_selector(".past .undone")
    assert undone == [] or len(undone) < 2
    seen.nothing_wrong()


def test_two_people_who_disagree_are_both_shown(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    for name, key in (("Ana", "2"), ("Ben", "4")):
        seen = browse(served(estuary, by=name))
        seen.page.goto(seen.origin + "/happening/" + _first(estuary))
        seen.settled()
        seen.page.keyboard.press("s")
        seen.press(key)
    row = seen.page.inner_text("details[data-key=s] >> xpath=..")
    assert "disagree" in row
    assert "Ana" in row
    assert "Ben" in row


def _first(folder: Path) -> str:
    from onrecord.project import open_project

    with open_project(folder) as project:
        return project.joined().happenings[0].id


def test_without_scripts_everything_can_be_read_and_judged(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    seen = browse(served(estuary), scripts=False)
    page = seen.page
    page.click("button[data-key=a]")
    assert "Saved, on disk" in notice(seen)
    page.click("details[data-key=s] summary")
    page.click("details[data-key=s] [data-n='4']")
    assert [j["verdict"] for j in said(estuary)] == ["accept", "change"]
    page.click("a[data-key=j]")
    assert page.text_content("#sentence")


def test_the_words_behind_the_line_are_in_sight_and_are_those_of_the_article(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    from onrecord.project import open_project

    seen = browse(served(estuary))
    with open_project(estuary) as project:
        texts = {d.document.id: d.document.text for d in project.joined().documents}
    for _ in range(8):
        seen.press("j")
        article = seen.page.text_content("section.words .source code")
        text = texts[article]
        marks = seen.page.eval_on_selector_all(
            "section.words .article mark[data-start]",
            "all => all.map(m => [m.dataset.start, m.dataset.end, m.textContent])",
        )
        assert marks
        for start, end, shown in marks:
            assert text[int(start) : int(end)] == shown
        box = seen.page.evaluate("document.getElementById('at').getBoundingClientRect().top")
        assert 0 < box < 800


def test_on_a_phone_the_page_is_as_wide_as_the_phone(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    server = served(estuary)
    seen = browse(server, size=NARROW)
    for path in ("/", "/log", "/recheck", "/happening/" + _first(estuary)):
        seen.page.goto(seen.origin + path)
        seen.settled()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], path
    seen.page.goto(seen.origin + "/")
    seen.page.click("button[data-key=a]")
    seen.settled()
    assert "Saved" in notice(seen)


def test_the_address_works_once_more_and_the_key_is_not_in_it_afterwards(
    estuary: Path, served: Callable[..., Served], browse: Callable[..., Seen]
) -> None:
    server = served(estuary)
    token = server.address.partition("t=")[2]
    for _ in range(2):
        seen = browse(server)
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", seen.page.url)
        assert token not in seen.page.content()
