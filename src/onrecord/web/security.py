"""Who may ask a server on this machine, and what a page from it may do: decided here for every answer alike.

Any site that the user visits can send requests to 127.0.0.1. So an answer is given only to who knows the token that was
made when the server began (a cookie that no other site's request carries, SameSite=Strict), only under this machine's
own name (the Host allow-list, against DNS rebinding), and nothing is changed for a request that another origin sent.
Sources: OWASP Cheat Sheets "Cross-Site Request Forgery Prevention" and "Content Security Policy"; W3C Trusted Types.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from html import escape
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

import msgspec

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

PARAMETER: Final = "t"  # of the address that is printed: http://127.0.0.1:8765/?t=...
MAX_BODY: Final = 64 * 1024  # bytes; a judgment is a few hundred
_READING: Final = frozenset({"GET", "HEAD"})
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types onrecord"
)
# `same-origin`, not `no-referrer`: the latter makes browsers send "Origin: null" with our own forms. Nothing is told to
# other sites either way.
HEADERS: Final = (
    ("content-security-policy", POLICY),
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    ("x-dns-prefetch-control", "off"),
)
_POLICY: Final = b"content-security-policy"
STRICTER: Final = b"default-src 'none'; style-src 'sha256-"
_ENTERED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Onrecord</title>
<link rel="icon" href="/static/icon.svg"><meta http-equiv="refresh" content="0;url={0}">
<p><a href="{0}">To the page</a></p></html>"""


def new_token() -> str:
    """256 random bits, as they stand in an address."""
    return secrets.token_urlsafe(32)


def own_hosts(port: int) -> frozenset[str]:
    """The names under which a browser on this machine reaches the port."""
    return frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})


def cookie_name(port: int) -> str:
    """One for each server: browsers keep cookies of all ports of a machine together."""
    return f"onrecord-{port}"


class Guard:
    """An ASGI application in front of another: refuses whom it must, and gives every answer the headers above.

    `hosts` are the values of Host that are let in. With a `token`, only who shows it gets an answer: as `?t=` (a page
    then sets the cookie and goes on without it), as the cookie, or with `bearer` as "Authorization: Bearer ...".
    Other origins change nothing, and bodies are at most MAX_BODY bytes. `problems` writes refusals as RFC 9457 JSON.
    """

    def __init__(
        self,
        app: Asgi,
        *,
        hosts: Iterable[str],
        token: str | None,
        cookie: str = "onrecord",
        bearer: bool = False,
        problems: bool = False,
    ) -> None:
        self._app, self._hosts, self._token = app, frozenset(hosts), token
        self._cookie, self._bearer, self._problems = cookie, bearer, problems
        self._session = secrets.token_urlsafe(32)  # the cookie's value: addresses end up in histories, this does not

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # no websocket is ours
            return
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        refused = self._refusal(scope["method"], headers)
        if refused is None and not self._is_known(headers):
            if scope["method"] in _READING and self._shows_token(scope):
                await self._enter(scope, send)
                return
            refused = (401, "open the address that the command printed: it carries the key to this page")
        if refused is not None:
            await self._refuse(send, *refused)
        else:
            await self._app(scope, receive, _with_headers(send))

    def _refusal(self, method: str, headers: dict[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            return 421, "this server answers only under its own name"
        if method in _READING:
            return None
        if headers.get("origin") != f"http://{host}" and not self._bears(headers):
            return 403, "only this page may change anything"
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return 403, "only this page may change anything"
        length = headers.get("content-length", "")
        if not length.isdecimal():
            return 411, "the length of what is sent is not told"
        return (413, f"more than {MAX_BODY} bytes") if int(length) > MAX_BODY else None

    def _is_known(self, headers: dict[str, str]) -> bool:
        if self._token is None or self._bears(headers):
            return True
        pairs = (pair.strip().partition("=") for pair in headers.get("cookie", "").split(";"))
        return any(name == self._cookie and _equal(value, self._session) for name, _, value in pairs)

    def _bears(self, headers: dict[str, str]) -> bool:
        """Whether a program shows the token in a header, which no other site can make a browser do."""
        kind, _, shown = headers.get("authorization", "").partition(" ")
        bearing = self._bearer and self._token is not None and kind.lower() == "bearer"
        return bearing and _equal(shown.strip(), self._token or "")

    def _shows_token(self, scope: Scope) -> bool:
        return any(k == PARAMETER and _equal(v, self._token or "") for k, v in _query(scope))

    async def _enter(self, scope: Scope, send: Send) -> None:
        """Set the cookie, and go on from a page of our own: a redirect would still count as the other site's."""
        rest = urlencode([(k, v) for k, v in _query(scope) if k != PARAMETER])
        path = "/" + scope.get("raw_path", b"/").decode("latin-1").lstrip("/")
        to = escape(path + (f"?{rest}" if rest else ""), quote=True)
        cookie = f"{self._cookie}={self._session}; HttpOnly; SameSite=Strict; Path=/"
        await _answer(send, 200, "text/html; charset=utf-8", _ENTERED.format(to).encode(), ("set-cookie", cookie))

    async def _refuse(self, send: Send, status: int, why: str) -> None:
        if self._problems:
            body = msgspec.json.encode({"type": "about:blank", "title": why, "status": status})
            await _answer(send, status, "application/problem+json", body)
        else:
            await _answer(send, status, "text/plain; charset=utf-8", f"onrecord: {why}\n".encode())


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)


def _equal(shown: str, known: str) -> bool:
    return secrets.compare_digest(shown.encode(), known.encode())


async def _answer(send: Send, status: int, kind: str, body: bytes, *more: tuple[str, str]) -> None:
    headers = [("content-type", kind), ("content-length", str(len(body))), ("cache-control", "no-store"), *more]
    encoded = [(k.encode(), v.encode("latin-1")) for k, v in (*headers, *HEADERS)]
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    await send({"type": "http.response.body", "body": body})


def _with_headers(send: Send) -> Send:
    """A policy of its own is left to the dossier, which may load nothing but the style sheet that is in it."""

    async def guarded(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            given = {k.lower(): v for k, v in message.get("headers", ())}
            ours = {k.encode(): v.encode() for k, v in HEADERS}
            if given.get(_POLICY, b"").startswith(STRICTER):
                ours[_POLICY] = given[_POLICY]
            kept = [(k, v) for k, v in message.get("headers", ()) if k.lower() not in ours]
            message["headers"] = [*kept, *ours.items()]
            if not any(k.lower() == b"cache-control" for k, _ in kept):
                message["headers"].append((b"cache-control", b"no-store"))
        await send(message)

    return guarded
