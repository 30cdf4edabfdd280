"""The review page without a browser: what it shows, that it shows it harmless, and what a form writes down."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from handmade import record
from msgspec.structs import replace
from starlette.testclient import TestClient

from onrecord.model.record import Record
from onrecord.project import open_project
from onrecord.reviewing import Review
from onrecord.web.app import guarded, make_app
from onrecord.web.forms import back
from onrecord.web.security import new_token
from onrecord.web.site import Site

PORT = 8765
ORIGIN = f"http://127.0.0.1:{PORT}"
PAYLOAD = "<script>alert('x')</script>\u202e\"><img src=x onerror=alert(1)>"
Open = Callable[..., TestClient]


@pytest.fixture
def opened() -> Iterator[Open]:
    """`opened(review, by="Ana")`: a browser that has shown its token."""
    clients: list[TestClient] = []

    def at(review: Review, by: str = "Ana") -> TestClient:
        token = new_token()
        app = make_app(lambda: nullcontext(Site(review, "Estuary", by)))
        client = TestClient(guarded(app, port=PORT, token=token), base_url=ORIGIN, headers={"origin": ORIGIN})
        client.__enter__()
        clients.append(client)
        assert client.get(f"/?t={token}").status_code == 200
        return client

    yield at
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "judgments.jsonl"


@pytest.fixture
def client(opened: Open, log: Path) -> TestClient:
    """The page on one article."""
    return opened(Review.of_record(record(), log))


def said(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []


def field(page: str, name: str) -> str:
    """The value of the hidden field of that name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return html.unescape(found.group(1))


def button(page: str, key: str) -> dict[str, str]:
    """What the button that is pressed by `key` sends, with the rest of its form."""
    found = re.search(rf'<button name="(\w+)" value="([^"]*)" data-key="{key}"', page)
    assert found, key
    return {found.group(1): html.unescape(found.group(2))} | {n: field(page, n) for n in ("here", "next", "record")}


def test_the_page_has_a_queue_the_words_and_a_card(client: TestClient) -> None:
    page = client.get("/").text
    for part in ('class="queue"', 'class="words"', 'class="card"', 'id="sentence"', "<svg", 'id="at"', "machine"):
        assert part in page
    assert "0</b> of" in page
    assert "Ana" in page


def test_what_is_not_stated_is_said_so(client: TestClient) -> None:
    page = client.get("/").text
    assert "not stated" in page
    assert "Not stated by any article" in page


@pytest.mark.parametrize(("key", "verdict", "state"), [("a", "accept", "accepted"), ("x", "reject", "rejected")])
def test_a_judgment_is_on_the_disk_when_the_page_says_so(
    client: TestClient, log: Path, key: str, verdict: str, state: str
) -> None:
    first = client.get("/").text
    sent = button(first, key) | {"why": "  read the\noriginal "}
    answer = client.post("/judge", data=sent, follow_redirects=False)
    assert answer.status_code == 303
    (judgment,) = said(log)  # before the page that says so was asked for
    assert (judgment["verdict"], judgment["by"], judgment["why"]) == (verdict, "Ana", "read the original")
    assert judgment["record"] == sent["record"]
    shown = client.get(answer.headers["location"]).text
    assert f"Saved, on disk: {sent['record']} {state}." in shown
    assert "1</b> of" in shown
    assert state in client.get(f"/happening/{sent['record']}").text


def test_undo_takes_the_last_one_back_and_can_itself_be_undone(client: TestClient, log: Path) -> None:
    client.post("/judge", data=button(client.get("/").text, "a"))
    page = client.get("/").text
    shown = client.post("/judge", data={"undo": "last", "here": field(page, "here")}).text
    assert "Undone, on disk: accepted." in shown
    assert [j["verdict"] for j in said(log)] == ["accept", "undo"]
    client.post("/judge", data={"undo": said(log)[1]["id"], "here": "/log"})
    assert [j["verdict"] for j in said(log)] == ["accept", "undo", "undo"]
    assert "accepted" in client.get(f"/happening/{said(log)[0]['record']}").text


def test_nothing_to_undo_is_told_and_writes_nothing(client: TestClient, log: Path) -> None:
    answer = client.post("/judge", data={"undo": "last", "here": "/"})
    assert answer.status_code == 400
    assert "nothing to undo" in answer.text
    assert said(log) == []


def test_a_field_is_changed_by_what_is_typed_and_says_whose_it_is(client: TestClient, log: Path) -> None:
    page = client.get("/").text
    sent = {
        "change": "place",
        "entry.place": "Port Marsa",
        "record": field(page, "record"),
        "here": field(page, "here"),
    }
    shown = client.post("/judge", data=sent).text
    assert [(j["field"], j["new"]) for j in said(log)] == [("place", "Port Marsa")]
    assert re.search(r'Port Marsa</span>\s*<span class="by-person">Ana</span>', shown)
    assert "in Port Marsa" in shown  # the sentence too


def test_days_are_sent_as_one_day_or_from_one_to_another(client: TestClient, log: Path) -> None:
    page = client.get("/").text
    sent = {"change": "when", "record": field(page, "record"), "here": "/"}
    client.post("/judge", data=sent | {"entry.when": "2026-03-09", "until.when": "2026-03-10"})
    client.post("/judge", data=sent | {"entry.when": "2026-03-09", "until.when": "2026-03-09"})
    client.post("/judge", data=sent | {"entry.when": "", "until.when": ""})
    assert [j.get("new") for j in said(log)] == ["2026-03-09/2026-03-10", "2026-03-09", None]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"draft": ""},
        {"draft": "no json"},
        {"draft": '{"by":"Eve","verdict":"burn"}'},
        {"draft": '{"by":"x","verdict":"accept","record":"H000000000000"}'},
        {"change": "place", "record": "H000000000000", "entry.place": "x"},
        {"change": "independent_sources", "record": "", "entry.independent_sources": "9"},
        {"undo": "no-such-judgment"},
    ],
)
def test_what_cannot_be_meant_is_told_and_writes_nothing(client: TestClient, log: Path, sent: dict[str, str]) -> None:
    answer = client.post("/judge", data=sent)
    assert answer.status_code == 400
    assert "did not work" in answer.text
    assert said(log) == []


def test_nobody_can_judge_under_another_name_through_the_form(client: TestClient, log: Path) -> None:
    sent = button(client.get("/").text, "a")
    draft = json.loads(sent["draft"]) | {"by": "Eve"}
    client.post("/judge", data=sent | {"draft": json.dumps(draft), "by": "Eve"})
    assert [j["by"] for j in said(log)] == ["Ana"]


def test_two_people_who_disagree_are_both_shown(opened: Open, log: Path) -> None:
    for name, standing in (("Ana", "denied"), ("Ben", "planned")):
        client = opened(Review.of_record(record(), log), by=name)
        id = field(client.get("/").text, "record") if name == "Ana" else said(log)[0]["record"]
        draft = {"by": name, "verdict": "change", "record": id, "field": "standing", "new": standing}
        client.post("/judge", data={"stay": json.dumps(draft), "here": f"/happening/{id}"})
    page = client.get(f"/happening/{id}").text
    assert "people disagree" in page
    assert "<b>Ana</b>: denied" in page
    assert "<b>Ben</b>: planned" in page


def poisoned() -> Record:
    """A record that holds a payload wherever an article's words or names are shown."""
    base = record()
    text = base.document.text
    names = [replace(e, name=f"{e.name} {PAYLOAD}") for e in base.entities]
    flags = [replace(f, note=f"{f.note} {PAYLOAD}") for f in base.flags]
    document = replace(
        base.document,
        id=f"a {PAYLOAD}",
        title=PAYLOAD,
        publisher=f"Wire {PAYLOAD}",
        uri="javascript:alert(1)",
        text=text,
    )
    return replace(base, document=document, entities=tuple(names), flags=tuple(flags))


def test_what_articles_hold_is_text_and_nothing_else_on_every_page(opened: Open, log: Path) -> None:
    review = Review.of_record(poisoned(), log)
    client = opened(review, by=f"Ana {PAYLOAD}")
    ids = [h.id for h in review.reviewed().happenings]
    first = button(client.get("/").text, "a") | {"why": PAYLOAD}
    client.post("/judge", data=first)
    paths = ["/", *(f"/happening/{i}" for i in ids), "/log", "/recheck", "/happening/" + PAYLOAD.replace("/", "")]
    for path in paths:
        page = client.get(path).text
        assert "alert" in page or path == "/recheck"
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "\u202e" not in page
        assert "javascript:" not in page


def test_an_article_alone_shows_the_line_that_is_asked_for(client: TestClient) -> None:
    id = record().document.id
    page = client.get(f"/article/{id}?line=E1").text
    assert 'class="act' in page or " act" in page
    exact = record().document.text[0:5]
    assert exact in client.get(f"/article/{id}?at=0-5").text
    for strange in ("at=5-1", "at=x", "at=0-999999999", "line=E99", "at=-1-4"):
        assert client.get(f"/article/{id}?{strange}").status_code == 200
    assert client.get("/article/none").status_code == 400


@pytest.mark.parametrize(
    "path", ["/happening/H0", "/happening/%2e%2e%2f%00x", "/happening/H0?as_of=yesterday", "/nowhere"]
)
def test_what_is_not_there_is_told_in_a_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "did not work" in answer.text


def test_the_theme_is_kept_and_goes_back_to_where_it_was_chosen(client: TestClient) -> None:
    answer = client.post("/theme", data={"theme": "dark", "back": "/log"}, follow_redirects=False)
    assert answer.headers["location"] == "/log"
    assert 'data-theme="dark"' in client.get("/").text
    client.post("/theme", data={"theme": "<x>", "back": "/"})
    assert 'data-theme="dark"' in client.get("/").text


@pytest.mark.parametrize(
    "path", ["//evil.example", "http://evil.example", "/\\evil.example", "", "x", "/a\nb", "/\t/x"]
)
def test_no_form_leads_away_from_this_server(path: str) -> None:
    assert back(path) == "/"


def test_a_path_of_ours_is_gone_back_to() -> None:
    assert back("/happening/H1?q=join-2") == "/happening/H1?q=join-2"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A project of three articles, two of one wording."""
    words = (
        "Maltese soldiers attacked a Tunisian tanker near the port of Sfax on Tuesday and killed four sailors.\n"
        "The tanker burned for six hours, and tugs from three towns pulled it towards the mouth of the harbour.\n"
        "A harbour pilot said that nobody had warned the crew, and that the soldiers came in two grey boats."
    )
    articles = [
        {"id": "wire", "publisher": "Sea Wire", "published": "2026-03-10", "text": words},
        {"id": "daily", "publisher": "Daily Tide", "published": "2026-03-11", "text": words},
        {
            "id": "other",
            "publisher": "Harbour Post",
            "published": "2026-03-12",
            "text": "Maltese soldiers killed four sailors of a Tunisian tanker near Sfax on Tuesday, 10 March.",
        },
    ]
    source = tmp_path / "articles.jsonl"
    source.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    with open_project(tmp_path / "story", create=True) as project:
        project.add([source])
        project.run()
    return tmp_path / "story"


def test_a_project_shows_the_sources_as_a_tree_and_what_is_copied(story: Path, opened: Open) -> None:
    with open_project(story) as project:
        review = Review(project)
        client = opened(review)
        told = max(review.reviewed().happenings, key=lambda h: len(h.happening.sources) if h.happening else 0)
        page = client.get(f"/happening/{told.id}").text
        assert "Sea Wire, 10 March 2026" in page
        assert "copy of Sea Wire, 10 March 2026" in page
        copy = next(
            t.document
            for t in told.happening.sources
            if "Daily" in str(review.article(t.document).record.document.publisher)
        )
        beside = client.get(f"/happening/{told.id}?article={copy}").text
        assert "same as Sea Wire, 10 March 2026" in beside
        assert "copied" in beside


def test_as_of_shows_what_was_known_then_and_judges_nothing(story: Path, opened: Open) -> None:
    with open_project(story) as project:
        review = Review(project)
        client = opened(review)
        (id, *_) = [h.id for h in review.reviewed(dt.date(2026, 3, 10)).happenings]
        page = client.get(f"/happening/{id}?as_of=2026-03-10").text
        assert "As known at the end of 10 March 2026" in page
        assert "/judge" not in page
        assert "Daily Tide" not in page
