"""The guard before every page: only the reader at this machine is answered, and no other site changes a thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.web.security import MAX_BODY, POLICY, Guard, cookie_name, new_token, own_hosts

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
TOKEN = "a-token-of-this-test"


class Counting:
    """An application that counts what reaches it; `changed` are requests that could change something."""

    def __init__(self) -> None:
        self.asked = self.changed = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await receive()
        self.asked += 1
        self.changed += scope["method"] not in ("GET", "HEAD")
        headers = [(b"content-type", b"text/plain"), (b"content-security-policy", b"default-src *")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def behind() -> Counting:
    return Counting()


@pytest.fixture
def client(behind: Counting) -> TestClient:
    guard = Guard(behind, hosts=own_hosts(PORT), token=TOKEN, cookie=cookie_name(PORT))
    return TestClient(guard, base_url=ORIGIN, follow_redirects=False)


@pytest.fixture
def known(client: TestClient) -> TestClient:
    """A browser that opened the printed address."""
    assert client.get(f"/?t={TOKEN}").status_code == 200
    return client


def test_without_the_token_nothing_is_answered(client: TestClient, behind: Counting) -> None:
    for path in ("/", "/static/style.css", "/happening/H1", "/?t=wrong", "/?t=", f"/?x={TOKEN}"):
        assert client.get(path).status_code == 401
    assert behind.asked == 0


def test_the_token_in_the_address_sets_a_cookie_that_scripts_and_other_sites_do_not_get(client: TestClient) -> None:
    answer = client.get(f"/happening/H1?q=line&t={TOKEN}")
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert TOKEN not in cookie  # an address is kept in histories; what is in the cookie is not in it
    assert 'content="0;url=/happening/H1?q=line"' in answer.text
    assert TOKEN not in answer.text
    assert client.get("/").text == "ok"


def test_a_wrong_cookie_is_no_key(client: TestClient, behind: Counting) -> None:
    for value in ("", "x", TOKEN):
        assert client.get("/", headers={"cookie": f"{cookie_name(PORT)}={value}"}).status_code == 401
    assert client.get("/", headers={"cookie": 'a"b; ;; =; \x7f'}).status_code == 401
    assert behind.asked == 0


def test_going_on_from_the_token_never_leaves_this_server(client: TestClient) -> None:
    answer = client.get(f"{ORIGIN}//evil.example/%22%3E%3Cscript%3E?t={TOKEN}")
    assert "url=/evil.example/" in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:9", "0.0.0.0:8765", "[::1]:8765", ""]
)
def test_under_another_name_nothing_is_answered_even_with_the_cookie(known: TestClient, host: str) -> None:
    """DNS rebinding: the attacker's name leads to 127.0.0.1, and the browser sends it as Host."""
    assert known.get("/", headers={"host": host}).status_code == 421
    sent = {"host": host, "origin": f"http://{host}"}
    assert known.post("/judge", content=b"a=1", headers=sent).status_code == 421


def test_localhost_is_this_machine_too(known: TestClient) -> None:
    assert known.get("/", headers={"host": f"LocalHost:{PORT}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": f"https://{HOST}"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"origin": ORIGIN, "sec-fetch-site": "same-site"},
        {"origin": ORIGIN, "sec-fetch-site": "none"},
        {"referer": ORIGIN + "/"},
        {"authorization": f"Bearer {TOKEN}"},
    ],
)
def test_another_site_changes_nothing_even_with_the_cookie(
    known: TestClient, behind: Counting, headers: dict[str, str]
) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert known.request(method, "/judge", content=b"a=1", headers=headers).status_code == 403
    assert behind.changed == 0


def test_the_page_itself_may_change_what_it_shows(known: TestClient, behind: Counting) -> None:
    headers = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
    assert known.post("/judge", content=b"a=1", headers=headers).status_code == 200
    assert behind.changed == 1


def test_a_form_without_a_cookie_does_nothing(client: TestClient, behind: Counting) -> None:
    for path in ("/judge", f"/judge?t={TOKEN}"):
        assert client.post(path, content=b"a=1", headers={"origin": ORIGIN}).status_code == 401
    assert behind.asked == 0


def test_a_body_is_bounded_before_it_is_read(known: TestClient, behind: Counting) -> None:
    def parts() -> Iterator[bytes]:
        yield b"a" * 10

    assert known.post("/judge", content=b"a" * (MAX_BODY + 1), headers={"origin": ORIGIN}).status_code == 413
    assert known.post("/judge", content=parts(), headers={"origin": ORIGIN}).status_code == 411
    assert behind.changed == 0


def test_every_answer_has_the_policy_refusals_and_pages_alike(known: TestClient) -> None:
    answers = [
        known.get("/"),
        known.get("/", headers={"host": "evil.example"}),
        known.post("/judge", content=b"a=1"),
        known.get(f"/?t={TOKEN}"),
    ]
    for answer in answers:
        assert answer.headers.get_list("content-security-policy") == [POLICY]
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"


def test_the_policy_lets_nothing_in_from_anywhere_else() -> None:
    allowed = {rule.split()[0]: rule.split()[1:] for rule in POLICY.split(";")}
    assert allowed["default-src"] == ["'none'"]
    assert allowed["frame-ancestors"] == ["'none'"]
    assert allowed["require-trusted-types-for"] == ["'script'"]
    for name in ("script-src", "style-src", "img-src", "connect-src", "form-action"):
        assert allowed[name] == ["'self'"]
    assert "unsafe" not in POLICY


def test_a_program_shows_the_token_in_a_header_where_that_is_wanted() -> None:
    behind = Counting()
    guard = Guard(behind, hosts=own_hosts(PORT), token=TOKEN, bearer=True, problems=True)
    client = TestClient(guard, base_url=ORIGIN)
    assert client.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    refused = client.get("/", headers={"authorization": "Bearer no"})
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["status"] == 401


def test_without_a_token_only_the_name_is_asked() -> None:
    client = TestClient(Guard(Counting(), hosts=own_hosts(PORT), token=None), base_url=ORIGIN)
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_tokens_cannot_be_guessed() -> None:
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50
    assert min(map(len, tokens)) >= 43  # 256 bits in base 64
