"""The only place that asks the network for anything, and only for addresses that the user named.

Every hop of a redirect is resolved, checked and connected to by the checked address (`addresses`). What robots.txt
forbids is not asked for (RFC 9309); one host is asked at most once a second, or as rarely as it wishes; what has not
changed since the last time is not sent again (ETag, Last-Modified). Size and time have limits.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import msgspec

from onrecord.errors import ForbiddenAddress, InputError, InputTooLarge, NotFetched
from onrecord.ingest.addresses import Allowed, checked_addresses, checked_url, is_public

if TYPE_CHECKING:
    from protego import Protego

AGENT: Final = "onrecord"
MAX_WIRE: Final = 10_000_000  # bytes as they are sent
MAX_BODY: Final = 25_000_000  # bytes unpacked
SECONDS: Final = 30.0  # for one request
PAUSE: Final = 10.0  # seconds without a byte
HOPS: Final = 5
INTERVAL: Final = 1.0  # seconds between two requests to one host
LONGEST_INTERVAL: Final = 30.0  # that a host may ask for; who wants us to wait longer does not want us
_ROBOTS_BYTES: Final = 512_000  # RFC 9309 asks for 500 kibibytes at least
_TRIED: Final = 3  # addresses of one host
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_TEXT: Final = ("text/", *(f"application/{kind}" for kind in ("xhtml", "xml", "json", "rss", "atom")))
_STRUCTURED: Final = ("+xml", "+json")
_SAVE: Final = "save the page yourself and add the file"

Resolver = Callable[[str, int], list[str]]


class Known(msgspec.Struct, frozen=True):
    """What a host said of an address the last time, so that it need not send the same again."""

    etag: str | None = None
    modified: str | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What an address gave: `body` unpacked, None where it has not changed; `url` is where redirects led."""

    asked: str
    url: str
    body: bytes | None
    content_type: str
    known: Known


class _Answer(msgspec.Struct, frozen=True):
    status: int
    headers: dict[str, str]
    body: bytes


class Fetcher:
    """Fetches addresses one after the other; `allowed` says which addresses of the network may be asked (tests only).

    `clock` and `wait` are the time and the sleep of this machine, `resolve` its look-up of names.
    """

    def __init__(
        self,
        *,
        allowed: Allowed = is_public,
        resolve: Resolver | None = None,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
        seconds: float = SECONDS,
    ) -> None:
        self._allowed, self._resolve = allowed, resolve or _look_up
        self._clock, self._wait, self._seconds = clock, wait, seconds
        self._last: dict[str, float] = {}
        self._robots: dict[str, Protego | None] = {}
        self._silent: dict[str, NotFetched] = {}  # hosts that gave no answer: they are not waited for again

    def try_again(self) -> None:
        """Ask hosts again that gave no answer."""
        self._silent.clear()

    def fetch(self, url: str, known: Known | None = None) -> Page:
        """What stands at `url`, unless it is as `known`. Raises ForbiddenAddress, NotFetched or InputTooLarge."""
        here = url
        for _ in range(HOPS + 1):
            parts = checked_url(here)
            self._obey_robots(parts)
            answer = self._ask(parts, _conditions(known) if here == url else {}, MAX_WIRE)
            if answer.status in _MOVED and "location" in answer.headers:
                here = urljoin(here, answer.headers["location"])
                continue
            return _page(url, here, answer)
        raise NotFetched(f"it redirects more than {HOPS} times", cure=_SAVE)

    def _obey_robots(self, parts: SplitResult) -> None:
        """Raises ForbiddenAddress where the host does not want the address to be asked for by programs."""
        origin = _origin(parts)
        if origin in self._silent:
            raise self._silent[origin]
        if origin not in self._robots:
            try:
                self._robots[origin] = self._read_robots(parts)
            except NotFetched as error:
                self._silent[origin] = error
                raise
        robots = self._robots[origin]
        if robots is not None and not robots.can_fetch(urlunsplit(parts), AGENT):
            raise ForbiddenAddress(f"robots.txt of {parts.hostname} forbids it", cure=_SAVE)

    def _read_robots(self, parts: SplitResult) -> Protego | None:
        """The host's wishes; None where it has none. One that cannot say for a defect of its own forbids all."""
        try:
            from protego import Protego
        except ImportError as error:
            cure = "install it with: pip install 'onrecord[project]'"
            raise NotFetched("fetching needs the package protego", cure=cure) from error
        here = urljoin(_origin(parts), "/robots.txt")
        for _ in range(HOPS + 1):
            answer = self._ask(checked_url(here), {}, _ROBOTS_BYTES, cut=True)
            if answer.status not in _MOVED or "location" not in answer.headers:
                break
            here = urljoin(here, answer.headers["location"])
        if answer.status == 429 or answer.status >= 500:
            return Protego.parse("User-agent: *\nDisallow: /")
        return Protego.parse(answer.body.decode("utf-8", errors="replace")) if answer.status == 200 else None

    def _ask(self, parts: SplitResult, conditions: dict[str, str], limit: int, *, cut: bool = False) -> _Answer:
        host, port = _host(parts), parts.port or (443 if parts.scheme == "https" else 80)
        try:
            addresses = checked_addresses(host, self._resolve(host, port), self._allowed)
            self._take_turn(parts)
            return _exchange(_Pinned(host, port, addresses, parts.scheme == "https"), parts, conditions,
                             limit, self._seconds, cut=cut)  # fmt: skip
        except InputError:
            raise
        except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
            reason = str(error).strip() or type(error).__name__
            raise NotFetched(f"{host} gave no answer: {reason[:200]}", cure="try again later, or " + _SAVE) from error

    def _take_turn(self, parts: SplitResult) -> None:
        """Wait until the host may be asked again."""
        origin = _origin(parts)
        robots = self._robots.get(origin)
        wished = robots.crawl_delay(AGENT) if robots is not None else None
        interval = min(max(INTERVAL, float(wished or 0.0)), LONGEST_INTERVAL)
        if (last := self._last.get(origin)) is not None and (left := last + interval - self._clock()) > 0:
            self._wait(left)
        self._last[origin] = self._clock()


class _Pinned(http.client.HTTPConnection):
    """A connection to one of the addresses that were checked, with the certificate of the host that was named.

    `late` is set when its time is up: whatever it is doing then is given up.
    """

    def __init__(self, host: str, port: int, addresses: list[str], secure: bool) -> None:
        super().__init__(host, port, timeout=PAUSE)
        self._addresses, self._secure = addresses[:_TRIED], secure
        self.late = threading.Event()
        self._open: socket.socket | None = None  # http.client forgets its socket before all of the answer is read

    def connect(self) -> None:
        failed: OSError | None = None
        for address in self._addresses:
            try:
                self.sock = self._open = socket.create_connection((address, self.port), self.timeout)
                if self.late.is_set():
                    raise OSError("its time is up")
                if self._secure:
                    self.sock = self._open = ssl.create_default_context().wrap_socket(
                        self.sock, server_hostname=self.host
                    )
            except OSError as error:
                failed = error
                self.close()
                continue
            return
        raise failed or OSError("it has no address")

    def give_up(self) -> None:
        self.late.set()
        if self._open is not None:
            with suppress(OSError):
                self._open.shutdown(socket.SHUT_RDWR)


def _exchange(
    connection: _Pinned, parts: SplitResult, conditions: dict[str, str], limit: int, seconds: float, *, cut: bool
) -> _Answer:
    """One request and its answer, all of it within `seconds`; with `cut`, what is over the limit is left."""
    clock = threading.Timer(seconds, connection.give_up)
    clock.daemon = True
    clock.start()
    try:
        with closing(connection):
            target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            connection.request("GET", target, headers=_headers() | conditions)
            answer = connection.getresponse()
            wire = answer.read(limit + 1)
            headers = {name.lower(): value for name, value in answer.getheaders()}
            if answer.length and len(wire) <= limit:
                raise OSError("it broke off")
    except (OSError, http.client.HTTPException, ValueError):
        if not connection.late.is_set():
            raise
    finally:
        clock.cancel()
    if connection.late.is_set():
        raise NotFetched(f"it takes longer than {seconds:g} s", cure="try again later, or " + _SAVE)
    if len(wire) > limit and not cut:
        raise InputTooLarge(f"it is over the limit of {limit:,} bytes", cure=_SAVE)
    return _Answer(answer.status, headers, _unpacked(wire[:limit], headers.get("content-encoding", ""), cut=cut))


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"{AGENT}/{version(AGENT)}",
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json,"
        " text/plain, application/xml, application/json;q=0.8",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _conditions(known: Known | None) -> dict[str, str]:
    if known is None:
        return {}
    said = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in said.items() if value and value.isprintable() and value.isascii()}


def _unpacked(wire: bytes, encoding: str, *, cut: bool) -> bytes:
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return wire
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise NotFetched(f"it is packed as {encoding[:40]!r}, which was not asked for", cure=_SAVE)
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, by its head
    try:
        body = unpacker.decompress(wire, MAX_BODY + 1)
    except zlib.error as error:
        raise NotFetched(f"its {encoding} is damaged: {error}", cure=_SAVE) from error
    if len(body) > MAX_BODY and not cut:
        raise InputTooLarge(f"it unpacks to more than {MAX_BODY:,} bytes", cure=_SAVE)
    if len(body) <= MAX_BODY and wire and not unpacker.eof and not cut:
        raise NotFetched(f"its {encoding} broke off", cure="try again later, or " + _SAVE)
    return body[:MAX_BODY]


def _page(asked: str, url: str, answer: _Answer) -> Page:
    known = Known(answer.headers.get("etag"), answer.headers.get("last-modified"))
    content_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.status == 304:
        return Page(asked=asked, url=url, body=None, content_type=content_type, known=known)
    if answer.status != 200:
        reason = http.client.responses.get(answer.status, "")
        cure = "try again later" if answer.status == 429 or answer.status >= 500 else "check the address, or " + _SAVE
        raise NotFetched(f"the answer is {answer.status} {reason}".strip(), cure=cure)
    if content_type and not (content_type.startswith(_TEXT) or content_type.endswith(_STRUCTURED)):
        raise NotFetched(f"it is {content_type[:60]}, neither a page, a feed nor text", cure=_SAVE)
    return Page(asked=asked, url=url, body=answer.body, content_type=content_type, known=known)


def _host(parts: SplitResult) -> str:
    """The host as the network knows it. Raises ForbiddenAddress for a name that cannot be one."""
    host = parts.hostname or ""
    try:
        return host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise ForbiddenAddress(f"{host[:60]!r} can be no host's name", cure="write it as browsers show it") from None


def _origin(parts: SplitResult) -> str:
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), "/", "", ""))


def _look_up(host: str, port: int) -> list[str]:
    """All addresses of a host, each once, in the order in which this machine would try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def host_of(url: str) -> str:
    """The host of a URL, "" for none: for messages."""
    with suppress(ValueError):
        return urlsplit(url).hostname or ""
    return ""
