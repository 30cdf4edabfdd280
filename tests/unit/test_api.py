"""What the API answers is what the record says, each answer is of one record, and only who may is answered."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("duckdb")

from starlette.testclient import TestClient

import asked_project
from onrecord.project import Question, open_project
from onrecord.record.project.layout import Layout
from onrecord.web.api.app import api, application
from onrecord.web.api.snapshot import DAYS_KEPT, Shelf

V1 = "/api/v1"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(api(asked_project.shelf())) as client:
        yield client


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    shutil.copytree(asked_project.folder(), tmp_path / "own")
    return tmp_path / "own"


def got(client: TestClient, route: str, **asked: Any) -> dict[str, Any]:
    answer = client.get(V1 + route, params=asked)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def refused(client: TestClient, route: str, status: int, **asked: Any) -> dict[str, Any]:
    answer = client.get(V1 + route, params=asked)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    return body


QUESTIONS = [
    {},
    {"actor": "MLT"},
    {"recipient": "tunisia"},
    {"type": "COERCE"},
    {"standing": "planned"},
    {"words": "seized a Tunisian trawler"},
    {"since": "2026-06-03"},
    {"until": "2026-06-01"},
    {"actor": "nobody at all"},
]


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_happenings_answers_as_find_does(client: TestClient, asked: dict[str, str]) -> None:
    days = {k: dt.date.fromisoformat(v) if k in ("since", "until") else v for k, v in asked.items()}
    with open_project(asked_project.folder()) as project:
        found = {h.id for h in project.find(Question(**days))}
    assert {h["id"] for h in got(client, "/happenings", **asked)["happenings"]} == found


def test_a_day_answers_as_find_of_that_day_does(client: TestClient) -> None:
    with open_project(asked_project.folder()) as project:
        found = {h.id: h.standing for h in project.find(Question(), dt.date(2026, 6, 2))}
    answer = got(client, "/happenings", as_of="2026-06-02")
    assert {h["id"]: h["standing"] for h in answer["happenings"]} == found
    assert 0 < len(found) < got(client, "/happenings")["found"]
    assert got(client, "/happenings", as_of="1999-01-01")["found"] == 0


def test_parts_put_together_are_the_whole(client: TestClient) -> None:
    whole = got(client, "/happenings")
    assert whole["next"] is None
    parts, offset = [], 0
    while offset is not None:
        part = got(client, "/happenings", limit=2, offset=offset)
        assert part["found"] == whole["found"]
        assert part["record"] == whole["record"]
        parts += part["happenings"]
        offset = part["next"]
    assert parts == whole["happenings"]
    assert got(client, "/happenings", offset=1000)["happenings"] == []


def test_every_id_of_a_page_that_is_not_of_one_article_is_named(client: TestClient) -> None:
    page = got(client, "/happenings")
    named, articles = {e["id"] for e in page["entities"]}, {a["id"] for a in page["articles"]}
    for h in page["happenings"]:
        assert {*h["actors"], *h["recipients"]} <= named
        assert {t["document"] for t in h["sources"]} <= articles


def test_quotes_are_the_words_at_their_offsets(client: TestClient) -> None:
    page = got(client, "/happenings")
    texts = {a["id"]: got(client, f"/articles/{a['id']}/words")["text"] for a in page["articles"]}
    spans = [(t["document"], s) for h in page["happenings"] for t in h["sources"] for s in t["evidence"]]
    assert spans
    for article, span in spans:
        assert texts[article][span["start"] : span["end"]] == span["exact"]


def test_one_happening_is_found_by_its_id_or_a_beginning_of_it(client: TestClient) -> None:
    id = got(client, "/happenings")["happenings"][0]["id"]
    assert got(client, f"/happenings/{id}")["happening"]["id"] == id
    assert got(client, f"/happenings/{id[:8]}")["happening"]["id"] == id
    assert id in refused(client, f"/happenings/{id[:-1]}z", 404)["cure"]
    assert "begin with" in refused(client, "/happenings/H", 404)["detail"]


def test_why_is_what_the_command_prints(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    from onrecord.commands.chain import why_in_project

    id = got(client, "/happenings")["happenings"][0]["id"]
    article = got(client, "/happenings")["articles"][0]["id"]
    with open_project(asked_project.folder()) as project:
        why_in_project(project, id, json=True)
        assert got(client, f"/happenings/{id}/why") == json.loads(capsys.readouterr().out)
        why_in_project(project, f"{article}/E1", json=True)
        assert got(client, f"/articles/{article}/why/E1") == json.loads(capsys.readouterr().out)
    assert refused(client, f"/articles/{article}/why/E99", 404)["cure"]


def test_statements_are_found_by_speaker_words_act_article_and_happening(client: TestClient) -> None:
    everything = got(client, "/statements")
    briffa = got(client, "/statements", speaker="briffa")
    assert 0 < briffa["found"] < everything["found"]
    assert {s["speaker"]["name"] for s in briffa["statements"]} == {"Karl Briffa"}
    (denial,) = got(client, "/statements", act="deny", until="2026-06-02")["statements"]
    assert denial["speaker"]["country"] == "TUN"
    assert got(client, "/statements", words="boarded her inside")["found"] == 2  # the copy says it too
    of_one = got(client, "/statements", article=denial["article"]["id"])
    assert {s["article"]["id"] for s in of_one["statements"]} == {denial["article"]["id"]}
    about = next(s for s in everything["statements"] if s["happenings"])["happenings"][0]
    assert all(about in s["happenings"] for s in got(client, "/statements", happening=about)["statements"])


def test_the_timeline_is_in_the_order_of_days_with_undated_last(client: TestClient) -> None:
    lines = got(client, "/timeline")["lines"]
    days = [x["when"]["start"] if x["when"] else "9999" for x in lines]
    assert days == sorted(days)
    assert "9999" in days
    assert got(client, "/timeline", limit=1)["lines"] == lines[:1]


def test_the_situation_says_how_it_was_made_and_of_which_weeks(client: TestClient) -> None:
    whole = got(client, "/situation")
    assert whole["method"]["formula"]
    assert got(client, "/situation", stated_days="true")["method"]["undated"] is False
    late = got(client, "/situation", since="2026-06-08")
    assert late["weeks"] == ["2026-W24"]


def test_diff_tells_days_and_runs_apart(client: TestClient) -> None:
    days = got(client, "/diff", before="2026-06-02", after="2026-06-03")["changes"]
    assert len(days["new"]) > 0
    same = got(client, "/diff", before="last", after="1")["changes"]
    assert (same["new"], same["gone"], same["changed"]) == ([], [], [])
    assert "finished run" in refused(client, "/diff", 422, before="7")["cure"]
    refused(client, "/diff", 422, before="2026-02-30")


def test_articles_say_what_became_of_each(client: TestClient) -> None:
    answer = got(client, "/articles")
    became = {a["given_id"]: a["status"] for a in answer["articles"]}
    coded = dict.fromkeys(("agency", "order", "long", "undated"), "coded")
    assert became == coded | {"copy": "copy", None: "failed"}
    failed = got(client, "/articles", status="failed")["articles"][0]
    assert failed["error_kind"] == "empty"
    assert got(client, f"/articles/{failed['id']}/record")["error"]["kind"] == "empty"
    assert [a["given_id"] for a in got(client, "/articles", publisher="island post")["articles"]] == ["copy"]
    assert [a["given_id"] for a in got(client, "/articles", words="trawler")["articles"]] == ["agency"]
    assert got(client, "/articles/agency")["id"] == answer["articles"][0]["id"]
    refused(client, f"/articles/{failed['id']}/words", 404)


def test_words_hash_to_what_the_article_says(client: TestClient) -> None:
    from hashlib import sha256

    answer = got(client, "/articles/agency/words")
    assert answer["text"] == asked_project.AGENCY
    assert sha256(answer["text"].encode()).hexdigest() == answer["article"]["text_sha256"]


def test_the_record_of_an_article_is_the_one_that_read_writes(client: TestClient) -> None:
    from onrecord.model import codec

    id = got(client, "/articles/agency")["id"]
    with open_project(asked_project.folder()) as project:
        assert client.get(f"{V1}/articles/{id}/record").content == codec.encode(project.record(id))


def test_counts_are_of_articles_and_record(client: TestClient) -> None:
    counts = got(client, "/counts")
    assert counts["articles"] == {"input": 6, "coded": 4, "copies": 1, "irrelevant": 0, "failed": 1}
    assert counts["happenings"] == got(client, "/happenings")["found"]
    assert counts["statements"] == got(client, "/statements")["found"]
    assert (counts["first_published"], counts["last_published"]) == ("2026-06-02", "2026-06-05")
    assert got(client, "/runs")["runs"][-1] == counts["last_run"]


@pytest.mark.parametrize(
    ("route", "asked"),
    [
        ("/happenings", {"acter": "MLT"}),  # a filter that is ignored would give a false answer
        ("/happenings", {"actor": ""}),
        ("/happenings", {"type": "assault"}),
        ("/happenings", {"since": "0"}),
        ("/happenings", {"since": "2026-02-30"}),
        ("/happenings", {"since": "2026-06-03", "until": "2026-06-02"}),
        ("/happenings", {"limit": "501"}),
        ("/happenings", {"limit": "5.0"}),
        ("/happenings", {"offset": "-1"}),
        ("/situation", {"stated_days": "yes"}),
        ("/counts", {"as_of": "2026-06-03"}),
        ("/diff", {}),
    ],
)
def test_what_is_asked_wrongly_is_refused_and_says_what_is_wrong(
    client: TestClient, route: str, asked: dict[str, str]
) -> None:
    problem = refused(client, route, 422, **asked)
    assert problem["detail"]


def test_an_answer_that_one_has_already_is_not_sent_again(client: TestClient) -> None:
    for route in ("/happenings?actor=MLT", "/articles", "/counts"):
        first = client.get(V1 + route)
        again = client.get(V1 + route, headers={"If-None-Match": f'"x", W/{first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(f"{V1}/happenings?actor=TUN").headers["etag"] != first.headers["etag"]


def test_a_run_gives_other_etags_and_what_is_asked_in_between_is_answered_from_one_record(own: Path) -> None:
    with TestClient(api(Shelf(Layout(own)))) as client:
        before = client.get(f"{V1}/happenings")
        more = own.parent / "more.jsonl"
        more.write_text(json.dumps({"id": "new", "text": "Chad attacked Niger on Friday.", "published": "2026-06-06"}))
        with open_project(own) as project:
            project.add([more])
            assert got(client, "/counts")["waiting"] == 1
            manifest = project.layout.manifest.read_bytes()
            project.layout.manifest.unlink()  # as while a run puts its files in place
            assert client.get(f"{V1}/happenings").content == before.content
            project.layout.manifest.write_bytes(manifest)
            project.run()
        after = client.get(f"{V1}/happenings", headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert after.json()["found"] == before.json()["found"] + 1


def test_a_merged_id_leads_on_and_a_withdrawn_one_is_gone(own: Path) -> None:
    import sqlite3

    with sqlite3.connect(own / "project.sqlite") as database:
        (id,) = database.execute("SELECT id FROM happenings LIMIT 1").fetchone()
        database.execute(
            "INSERT INTO happenings (id, status, into_id, run) VALUES ('Hzz1', 'merged_into', ?, 1)", (id,)
        )
        database.execute("INSERT INTO happenings (id, status, run) VALUES ('Hzz2', 'withdrawn', 1)")
    with TestClient(api(Shelf(Layout(own)))) as client:
        assert got(client, "/happenings/Hzz1")["became"][0]["into"] == id
        assert got(client, "/happenings/Hzz1/why")["asked"][0]["id"] == "Hzz1"
        assert "withdrawn" in refused(client, "/happenings/Hzz2", 410)["detail"]


def test_before_the_first_run_the_server_says_so(tmp_path: Path) -> None:
    with open_project(tmp_path / "new", create=True) as project, TestClient(api(Shelf(project.layout))) as client:
        assert got(client, "/health")["status"] == "no record yet"
        assert got(client, "/counts")["happenings"] == 0
        assert "onrecord run" in refused(client, "/happenings", 503)["cure"]


def test_no_more_than_a_few_days_are_kept_and_days_in_between_are_one(own: Path) -> None:
    snapshot = Shelf(Layout(own)).current()
    assert snapshot.at(dt.date(2026, 6, 4)) is snapshot.at(dt.date(2026, 6, 3))
    for day in range(1, 9):
        snapshot.at(dt.date(2026, 6, day))
    assert len(snapshot._earlier) <= DAYS_KEPT


def test_nothing_outside_the_project_is_read(client: TestClient) -> None:
    opened: list[str] = []
    watching = [True]

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and watching[0] and isinstance(args[0], str):
            opened.append(args[0])

    got(client, "/counts")  # what is loaded at the first answer is loaded
    sys.addaudithook(watch)
    for what in ("../../etc/passwd", "/etc/passwd", "..%2F..%2Fetc%2Fpasswd", "file:///etc/passwd", "agency"):
        for route in (
            f"/articles/{what}",
            f"/articles/{what}/words",
            f"/articles/{what}/record",
            f"/happenings/{what}",
        ):
            assert client.get(V1 + route).status_code in (200, 404)
        client.get(f"{V1}/happenings", params={"actor": what, "words": what})
        client.get(f"{V1}/articles", params={"publisher": what})
    watching[0] = False
    inside = str(asked_project.folder())
    assert [p for p in opened if not p.startswith(inside) and "passwd" in p] == []
    assert {p for p in opened if not p.startswith((inside, sys.prefix, sys.base_prefix, "/dev/null"))} == set()


def test_nothing_of_the_project_is_changed(own: Path) -> None:
    def files() -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in sorted((own / "record").rglob("*")) if p.is_file()}

    before = files()
    with TestClient(api(Shelf(Layout(own)))) as client:
        for route in ("/happenings", "/articles", "/counts", "/timeline?as_of=2026-06-02", "/situation"):
            assert client.get(V1 + route).status_code == 200
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert client.request(method, f"{V1}/happenings").status_code == 405
    assert files() == before


GUARDED = {"hosts": {"127.0.0.1:8766"}}


def guarded(token: str | None = None) -> TestClient:
    app = application(asked_project.shelf(), token=token, **GUARDED)
    return TestClient(app, base_url="http://127.0.0.1:8766")


def test_another_host_name_is_refused() -> None:
    assert guarded().get(f"{V1}/health").status_code == 200
    answer = guarded().get(f"{V1}/health", headers={"Host": "rebound.example"})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"


def test_where_a_token_is_asked_for_only_who_shows_it_is_answered() -> None:
    client = guarded("the-token")
    assert client.get(f"{V1}/health").status_code == 401
    assert client.get(f"{V1}/health", headers={"Authorization": "Bearer another"}).status_code == 401
    assert client.get(f"{V1}/health", headers={"Authorization": "Bearer the-token"}).status_code == 200
    document = client.get(f"{V1}/openapi.json", headers={"Authorization": "Bearer the-token"}).json()
    assert document["security"] == [{"token": []}]


def test_no_page_of_another_site_can_read_an_answer() -> None:
    answer = guarded().get(f"{V1}/health", headers={"Origin": "http://evil.example"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
