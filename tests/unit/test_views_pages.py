"""The views as pages: every one answers, links only to what is there, shows the day that is asked, and says no more."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from joining_bank import Writer

from onrecord.model.happening import JoinedRecord
from onrecord.pipeline import join
from views_bank import Crisis

pytest.importorskip("fastapi", reason="the extra `web` is not installed")
testclient = pytest.importorskip("fastapi.testclient", reason="httpx is not installed")

from onrecord.model.judgment import Draft  # noqa: E402
from onrecord.reviewing import Review  # noqa: E402
from onrecord.web.app import guarded, make_app  # noqa: E402
from onrecord.web.site import Site  # noqa: E402

VIEWS = ["/chronology", "/escalation", "/network", "/map", "/map?zoom=world", "/search?q=malta", "/dossier"]


def quarrel() -> JoinedRecord:
    """Two articles on a tanker and talks about it, the later one by the Herald."""
    first = "Malta seized a tanker of Tunisia off Tunis. Malta and Tunisia held talks in Rome."
    courier = Writer("courier", first, published=12, publisher="The Courier", title="Malta seizes tanker")
    courier.entity("Malta", "government", country="MLT").entity("Tunisia", "government", country="TUN")
    courier.entity("Tunis", "place", country="TUN").entity("Rome", "place", country="ITA")
    courier.event(
        "COERCE",
        "seized",
        "Malta seized a tanker of Tunisia",
        mode="seize",
        actors=["Malta"],
        recipients=["Tunisia"],
        place="Tunis",
        when=10,
    )
    courier.event(
        "CONSULT", "held talks", "Malta and Tunisia held talks in Rome", actors=["Malta", "Tunisia"], place="Rome"
    )
    herald = Writer("herald", "Tunisia attacked Malta on Wednesday.", published=14, publisher="The Herald")
    herald.entity("Malta", "government", country="MLT").entity("Tunisia", "government", country="TUN")
    herald.event(
        "ASSAULT", "attacked", "Tunisia attacked Malta on Wednesday", actors=["Tunisia"], recipients=["Malta"], when=13
    )
    return join([courier.record(), herald.record()])


@pytest.fixture
def site() -> Site:
    return Site(Review.of_joined(quarrel()), "quarrel", "Ana")


@pytest.fixture
def client(site: Site) -> Iterator[Any]:
    with testclient.TestClient(make_app(lambda: nullcontext(site)), base_url="http://127.0.0.1:9") as opened:
        yield opened


def links(page: str) -> list[str]:
    main = page[page.index("<main") : page.index("</main>")]
    return [html.unescape(found) for found in dict.fromkeys(re.findall(r'<a [^>]*?href="([^"]+)"', main))]


@pytest.mark.parametrize("path", [*VIEWS, "/chronology?who=MLT&page=7", "/search", "/dossier/print"])
def test_every_view_answers(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", VIEWS)
def test_all_that_a_view_leads_to_is_there(client: Any, path: str) -> None:
    page = client.get(path).text
    found = links(page)
    assert found
    for address in found:
        if address.startswith("#"):
            assert f'id="{address[1:]}"' in page, address
        else:
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("path", [p for p in VIEWS if p != "/dossier"])
def test_the_record_of_a_day_knows_nothing_that_came_later(client: Any, path: str) -> None:
    join = "&" if "?" in path else "?"
    then = client.get(f"{path}{join}as_of=2026-05-12").text
    assert "The record of 12 May 2026" in then
    assert "The Herald" not in then[then.index("<main") :]
    for address in links(then):
        if address.startswith("/") and address != path:  # which goes back to today
            assert "as_of=2026-05-12" in address, address


def test_before_the_first_article_nothing_was_known(client: Any) -> None:
    assert "No happening answers." in client.get("/chronology?as_of=2026-05-01").text


def test_the_slider_leads_to_an_address_that_says_the_day(client: Any) -> None:
    sent = "/map?zoom=world&as_of=2026-05-14&day=1&was=2"
    answer = client.get(sent, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/map?zoom=world&as_of=2026-05-13"


def test_the_last_day_is_today(client: Any) -> None:
    answer = client.get("/map?as_of=2026-05-13&day=2&was=1", follow_redirects=False)
    assert answer.headers["location"] == "/map"


@pytest.mark.parametrize("asked", ["/chronology?standing=proven", "/map?as_of=2026-02-30", "/map?day=x&was=1"])
def test_what_cannot_be_asked_is_said_to_be_so(client: Any, asked: str) -> None:
    assert client.get(asked).status_code == 400


def test_a_judgment_is_seen_in_every_view_at_once(client: Any, site: Site) -> None:
    (seized,) = [h.id for h in site.review.joined().happenings if h.type == "COERCE"]
    for path in ("/map", "/chronology", "/search?q=seized"):
        assert f"/happening/{seized}" in client.get(path).text, path
    site.review.judge(Draft(by="Ana", verdict="reject", record=seized))
    for path in ("/map", "/chronology", "/search?q=seized"):
        assert f"/happening/{seized}" not in client.get(path).text, path


def test_nothing_in_a_name_a_title_or_a_quote_is_markup() -> None:
    bad = '"><img src=x onerror=alert(1)>'
    crisis = Crisis().article(f"Wire {bad}", f"Malta{bad} attacked Tunis{bad}.", title=f"T {bad}")
    crisis.entity("N:m", f"Malta{bad}", kind="armed_group").entity(
        "N:t", f"Tunis{bad}", "TUN", kind="place", at=(36.8, 10.2)
    )
    crisis.happening("ASSAULT", ["N:m"], ["N:t"], words=f"attacked Tunis{bad}", articles=[f"Wire {bad}"], place="N:t")
    site = Site(Review.of_joined(crisis.joined), bad, bad)
    with testclient.TestClient(make_app(lambda: nullcontext(site)), base_url="http://127.0.0.1:9") as client:
        for path in (*VIEWS, "/search?q=img", f"/search?q={bad}", "/dossier/print"):
            assert "<img" not in client.get(path).text, path


def test_the_printed_dossier_keeps_its_own_policy_and_no_other_page_does(site: Site) -> None:
    app = guarded(make_app(lambda: nullcontext(site)), port=9, token="t")
    with testclient.TestClient(app, base_url="http://127.0.0.1:9") as client:
        client.cookies.set("onrecord-9", "t")
        found = client.get("/dossier/print?t=t", follow_redirects=True)
        policy = found.headers["content-security-policy"]
        if policy.startswith("default-src 'none'; script-src"):  # the page that only sets the cookie
            policy = client.get("/dossier/print").headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "script-src" not in policy
        assert "script-src 'self'" in client.get("/map").headers["content-security-policy"]


def test_a_record_without_happenings_says_so_in_every_view() -> None:
    empty = Crisis().article("Courier", "Nothing happened in Malta.", published=dt.date(2026, 5, 1))
    site = Site(Review.of_joined(empty.joined), "empty", "Ana")
    with testclient.TestClient(make_app(lambda: nullcontext(site)), base_url="http://127.0.0.1:9") as client:
        for path in VIEWS:
            assert client.get(path).status_code == 200, path
