"""Fetching: only public addresses, by every way that a URL can name one; politely; within limits."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest

pytest.importorskip("protego")

from local_site import Answer, Site, site
from onrecord.errors import ForbiddenAddress, InputError, InputTooLarge, NotFetched
from onrecord.ingest import fetch
from onrecord.ingest.addresses import checked_url, is_public, is_url
from onrecord.ingest.fetch import Fetcher, Known

__all__ = ["site"]  # the fixture
PAGE = b"<html><body><p>Ghana's coast guard stopped two trawlers.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


def fetcher(**options: object) -> Fetcher:
    """One that may ask this machine, and does not wait."""
    return Fetcher(**{"allowed": lambda a: a.is_loopback, "wait": lambda _: None, **options})  # type: ignore[arg-type]


def fixed(*addresses: str) -> Callable[[str, int], list[str]]:
    return lambda _host, _port: list(addresses)


def test_a_page_comes_as_it_is_with_what_its_host_calls_it(site: Site) -> None:
    site.answers["/a"] = (200, HTML | {"ETag": '"v1"', "Last-Modified": "Tue, 10 Mar 2026 10:00:00 GMT"}, PAGE)
    page = fetcher().fetch(f"{site.url}/a")
    assert (page.body, page.content_type, page.url) == (PAGE, "text/html", f"{site.url}/a")
    assert page.known == Known('"v1"', "Tue, 10 Mar 2026 10:00:00 GMT")
    assert site.asked[-1][1]["user-agent"].startswith("onrecord/")


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.answers["/a"] = (304, {}, b"")
    page = fetcher().fetch(f"{site.url}/a", Known('"v1"', "Tue, 10 Mar 2026 10:00:00 GMT"))
    assert page.body is None
    asked = site.asked[-1][1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"v1"', "Tue, 10 Mar 2026 10:00:00 GMT")


def test_packed_pages_are_unpacked(site: Site) -> None:
    site.answers["/a"] = (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE))
    assert fetcher().fetch(f"{site.url}/a").body == PAGE


PRIVATE = (
    "127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 192.0.0.8 "
    "192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 fe80::1 "
    "fc00::1 fd12:3456::1 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 2002:7f00:1:: "
    "2002:a00:1:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 2001:db8::1 100::1 fe80::1%eth0 "
    "2001:0:4136:e378:8000:63bf:f5ff:fffe ::127.0.0.1 ::ffff:0:7f00:1 3fff::1 5f00::1 2a00:1450::5efe:a00:1 "
    "2606:4700::200:5efe:7f00:1 ff0e::1"
).split()


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_but_public_ones_is_connected_to(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_public(ipaddress.ip_address(address))
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it connected"))
    with pytest.raises(ForbiddenAddress, match="not on the open network"):
        Fetcher(resolve=fixed(address)).fetch("https://example.org/a")


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_may_be_asked(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


DISGUISED = (
    "①②⑦.⓪.⓪.① 127。0。0。1 127．0．0．1 １２７.0.0.1 127.0.0.1. localhost. LOCALHOST ⓛocalhost loc\u00adalhost "
    "a.localhost localhost%00.example.org %31%32%37.0.0.1 0177.0.0.1 0x7f000001 "
    "0x7f.1 127.0.1 127.000.000.001 017700000001 "
    "0.0.0.0 4294967295 2852039166 [::] [0:0:0:0:0:ffff:7f00:1] [::1%25lo] [::1%lo] [fe80::1%25eth0] [::ffff:0:7f00:1] "
    "[64:ff9b::127.0.0.1] [2002:7f00:1::] [127.0.0.1] [v1.x] 0000::1 127.0.0.1:80:80 127.0.0.1:+80 127.0.0.1:-80 "
    "127.0.0.1:８０ 127.0.0.1:0 127.1.1.1:443 localhost:8080 example.org\\@127.0.0.1 127.0.0.1\\@example.org "
    "127.0.0.1#@example.org 127.0.0.1?@example.org 127.0.0.1%2f@example.org user@127.0.0.1 :@127.0.0.1 @127.0.0.1 "
    '127.0.0.1;example.org 127.0.0.1,example.org "127.0.0.1" <127.0.0.1> \u3002localhost xn--'
).split()


@pytest.mark.parametrize("host", DISGUISED)
def test_no_disguise_of_this_machine_as_an_address_is_connected_to(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it connected"))
    for url in (f"http://{host}/", f"http:/{host}", f"http:\\\\{host}/", f"jar:http://{host}!/"):
        with pytest.raises(InputError) as refused:
            Fetcher(wait=lambda _: None, seconds=5).fetch(url)
        assert isinstance(refused.value, ForbiddenAddress | NotFetched)


@pytest.mark.parametrize("address", "127.1 2130706433 0x7f.0.0.1 017700000001 0 [::1] [::ffff:7f00:1]".split())
def test_other_ways_to_write_this_machine_are_found_out_by_resolving(address: str) -> None:
    with pytest.raises(InputError) as refused:
        Fetcher(wait=lambda _: None).fetch(f"http://{address}/")
    assert isinstance(refused.value, ForbiddenAddress | NotFetched)  # not found, on systems that know no such form


def test_one_private_address_among_public_ones_forbids_the_host() -> None:
    with pytest.raises(ForbiddenAddress, match=r"example\.org is 10\.0\.0\.5"):
        Fetcher(resolve=fixed("93.184.216.34", "10.0.0.5")).fetch("http://example.org/")


def test_a_name_that_changes_its_address_after_the_check_is_asked_at_the_checked_one(site: Site) -> None:
    """DNS rebinding: the connection goes to the address that was checked, whatever the name means by then."""
    site.answers["/a"] = (200, HTML, PAGE)
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    port = site.url.rpartition(":")[2]
    page = fetcher(resolve=lambda *_: next(answers)).fetch(f"http://rebound.invalid:{port}/a")
    assert page.body == PAGE
    assert site.asked[-1][1]["host"] == f"rebound.invalid:{port}"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "not fetched"),
        ("gopher://example.org/", "not fetched"),
        ("ftp://example.org/", "not fetched"),
        ("http://user:secret@example.org/", "password"),
        ("http:///path", "names no host"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:99999/", "no URL"),
        ("http://exa mple.org/", "no URL"),
        ("http://example.org/\r\nX: y", "no URL"),
        ("http://" + "a" * 3000, "no URL"),
        ("http://[::1/", "no URL"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused_with_a_cure(url: str, why: str) -> None:
    with pytest.raises(ForbiddenAddress, match=why) as refused:
        checked_url(url)
    assert refused.value.cure


def test_addresses_are_told_from_files() -> None:
    assert [is_url(s) for s in ("https://a.b/c", "HTTP://a", "ftp://a", "news/a.txt", "C://a", "-", "a:b")] == [
        True, True, True, False, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("hop", [1, 3, 5])
def test_every_redirect_is_checked_again(site: Site, hop: int) -> None:
    for n in range(1, hop):
        site.answers[f"/{n}"] = (302, {"Location": f"/{n + 1}"}, b"")
    site.answers[f"/{hop}"] = (302, {"Location": "http://10.0.0.1/inner"}, b"")
    with pytest.raises(ForbiddenAddress, match=r"10\.0\.0\.1"):
        fetcher().fetch(f"{site.url}/1")
    site.answers[f"/{hop}"] = (302, {"Location": "file:///etc/passwd"}, b"")
    with pytest.raises(ForbiddenAddress):
        fetcher().fetch(f"{site.url}/1")


def test_redirects_are_followed_and_have_an_end(site: Site) -> None:
    site.answers["/old"] = (301, {"Location": "/new"}, b"")
    site.answers["/new"] = (200, HTML, PAGE)
    page = fetcher().fetch(f"{site.url}/old")
    assert (page.asked, page.url) == (f"{site.url}/old", f"{site.url}/new")
    site.answers["/round"] = (302, {"Location": "/round"}, b"")
    with pytest.raises(NotFetched, match="redirects more than 5"):
        fetcher().fetch(f"{site.url}/round")


def test_robots_txt_is_obeyed_and_asked_for_once(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\nAllow: /private/open\n")
    site.answers |= dict.fromkeys(("/a", "/private/open", "/private/x"), (200, HTML, PAGE))
    ours = fetcher()
    assert ours.fetch(f"{site.url}/a").body
    assert ours.fetch(f"{site.url}/private/open").body
    with pytest.raises(ForbiddenAddress, match="robots"):
        ours.fetch(f"{site.url}/private/x")
    assert site.paths() == ["/robots.txt", "/a", "/private/open"]


def test_a_host_that_cannot_say_what_it_allows_is_left_alone(site: Site) -> None:
    site.answers["/robots.txt"] = (503, {}, b"")
    site.answers["/a"] = (200, HTML, PAGE)
    with pytest.raises(ForbiddenAddress, match="robots"):
        fetcher().fetch(f"{site.url}/a")


def test_one_host_is_asked_no_faster_than_it_wishes(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    site.answers |= dict.fromkeys(("/a", "/b"), (200, HTML, PAGE))
    waits: list[float] = []
    ours = fetcher(clock=lambda: 100.0, wait=waits.append)
    ours.fetch(f"{site.url}/a")
    ours.fetch(f"{site.url}/b")
    assert waits == [7.0, 7.0]


def test_sizes_are_limited_on_the_wire_and_unpacked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/big"] = (200, HTML, b"x" * (fetch.MAX_WIRE + 1))
    with pytest.raises(InputTooLarge, match="over the limit"):
        fetcher().fetch(f"{site.url}/big")
    monkeypatch.setattr(fetch, "MAX_BODY", 10_000)
    site.answers["/bomb"] = (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 50_000_000))
    with pytest.raises(InputTooLarge, match="unpacks to more"):
        fetcher().fetch(f"{site.url}/bomb")


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(200):
        try:
            handler.wfile.write(b"x")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.05)


def test_a_host_that_never_ends_is_given_up(site: Site) -> None:
    site.answers["/drip"] = drip
    began = time.monotonic()
    with pytest.raises(NotFetched, match="takes longer than"):
        fetcher(seconds=0.5).fetch(f"{site.url}/drip")
    assert time.monotonic() - began < 5


def test_an_answer_that_broke_off_is_no_article(site: Site) -> None:
    site.answers["/cut"] = (200, HTML | {"Content-Length": "5000"}, PAGE)
    with pytest.raises(NotFetched, match="broke off"):
        fetcher().fetch(f"{site.url}/cut")
    site.answers["/cut.gz"] = (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE)[:-12])
    with pytest.raises(NotFetched, match="broke off"):
        fetcher().fetch(f"{site.url}/cut.gz")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((404, {}, b""), "404"),
        ((500, {}, b""), "500"),
        ((200, {"Content-Type": "application/pdf"}, b"%PDF"), "neither a page"),
        ((200, HTML | {"Content-Encoding": "br"}, b"x"), "packed as"),
        ((200, HTML | {"Content-Encoding": "gzip"}, b"not gzip"), "damaged"),
    ],
)
def test_what_is_no_article_says_why_and_what_to_do(site: Site, answer: Answer, why: str) -> None:
    site.answers["/x"] = answer
    with pytest.raises(NotFetched, match=why) as refused:
        fetcher().fetch(f"{site.url}/x")
    assert refused.value.cure


def test_a_host_that_gives_no_answer_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []

    def connect(*given: object, **_: object) -> socket.socket:
        tried.append(given)
        raise TimeoutError("timed out")

    monkeypatch.setattr(socket, "create_connection", connect)
    ours = Fetcher(resolve=fixed("93.184.216.34"), wait=lambda _: None)
    for _ in range(2):
        with pytest.raises(NotFetched, match="gave no answer"):
            ours.fetch("http://example.org/a")
    assert len(tried) == 1


@contextmanager
def proxies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    yield


def test_no_proxy_of_the_environment_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/a"] = (200, HTML, PAGE)
    with proxies(monkeypatch):
        assert fetcher().fetch(f"{site.url}/a").body == PAGE
