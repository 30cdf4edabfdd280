"""Asks an OpenAI-compatible chat address; the only module of this room that touches the network.

The address is the user's own (often a server on the same machine), so unlike what articles name it may be private.
Redirects are not followed: the key goes where the user sent it and nowhere else.
"""

from __future__ import annotations

import http.client
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from onrecord.errors import LanguageModelError, UsageError

URL_VARIABLE: Final = "ONRECORD_LLM_URL"
MODEL_VARIABLE: Final = "ONRECORD_LLM_MODEL"
KEY_VARIABLE: Final = "ONRECORD_LLM_KEY"
MAX_ANSWER: Final = 4_000_000  # bytes; a record of the longest article is far below
ATTEMPTS: Final = 3
_BUSY: Final = frozenset({408, 429, 500, 502, 503, 504})

Message = Mapping[str, str]


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """Where the model is. `url` is the base that `/chat/completions` is put behind; `seconds` limits one answer."""

    url: str
    model: str
    key: str = ""
    seconds: float = 300.0
    pause: float = 1.0  # before a second attempt, doubled for each further one

    def __repr__(self) -> str:  # a key must not reach a log or a traceback
        return f"Endpoint(url={self.url!r}, model={self.model!r})"


def endpoint(url: str | None = None, model: str | None = None) -> Endpoint:
    """The endpoint that the user named, here or in the environment. Raises UsageError if there is none.

    The key is taken from the environment alone: a command line is seen by every user of a machine.
    """
    url, model = url or os.environ.get(URL_VARIABLE, ""), model or os.environ.get(MODEL_VARIABLE, "")
    for value, variable, what in ((url, URL_VARIABLE, "address"), (model, MODEL_VARIABLE, "model")):
        if not value:
            raise UsageError(f"no {what} is set for the language model", cure=f"set {variable}, or leave --backend out")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"not an address: {url!r}", cure=f"set {URL_VARIABLE} like http://localhost:8080/v1")
    return Endpoint(url=url.rstrip("/"), model=model, key=os.environ.get(KEY_VARIABLE, ""))


def complete(where: Endpoint, messages: Sequence[Message]) -> str:
    """The model's answer to `messages`. A busy or failing server is asked up to three times.

    Raises UsageError where no article can be answered (nobody listens, the key or model is refused), and
    LanguageModelError where this one was not (too slow, too long, not in the agreed form).
    """
    body = msgspec.json.encode(
        {"model": where.model, "messages": messages, "temperature": 0, "response_format": {"type": "json_object"}}
    )
    for attempt in range(1, ATTEMPTS + 1):
        status, answer = _post(where, body)
        if status == 200:
            return _content(answer)
        if status not in _BUSY or attempt == ATTEMPTS:
            break
        time.sleep(where.pause * 2 ** (attempt - 1))
    if status in (400, 413, 422, *_BUSY):  # this article may be at fault: too long for the model's window
        raise LanguageModelError(f"the language model's server answered with status {status}", cure="try again later")
    raise UsageError(
        f"the language model's server refuses: status {status}",
        where=where.url,
        cure=f"check the address, {MODEL_VARIABLE} and {KEY_VARIABLE}; redirects are not followed",
    )


def _post(where: Endpoint, body: bytes) -> tuple[int, bytes]:
    parts = urlsplit(where.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if where.key:
        headers["Authorization"] = f"Bearer {where.key}"
    deadline = time.monotonic() + where.seconds
    with closing(kind(parts.hostname or "", parts.port, timeout=where.seconds)) as connection:
        try:
            connection.request("POST", f"{parts.path}/chat/completions", body, headers)
            response = connection.getresponse()
            return response.status, _read(response, deadline)
        except TimeoutError:
            raise _too_slow(where.seconds) from None
        except ConnectionRefusedError as error:
            raise UsageError(
                "nobody answers there", where=where.url, cure=f"start the server, or correct {URL_VARIABLE}"
            ) from error
        except (OSError, http.client.HTTPException) as error:
            raise LanguageModelError(
                f"the language model's server broke off: {type(error).__name__}", cure="try again"
            ) from error


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The body, within size and time: a server that drips a byte a second must not hold a run for ever."""
    parts: list[bytes] = []
    size = 0
    while part := response.read1(65_536):
        parts.append(part)
        size += len(part)
        if size > MAX_ANSWER:
            raise LanguageModelError(
                f"the language model's answer is longer than {MAX_ANSWER:,} bytes", cure="try again"
            )
        if time.monotonic() > deadline:
            raise _too_slow(None)
    return b"".join(parts)


def _too_slow(seconds: float | None) -> LanguageModelError:
    within = f" within {seconds:g} seconds" if seconds else " in time"
    return LanguageModelError(f"the language model did not answer{within}", cure="take a faster model")


def _content(answer: bytes) -> str:
    try:
        decoded: Any = msgspec.json.decode(answer)
        content = decoded["choices"][0]["message"]["content"]
    except (msgspec.DecodeError, KeyError, IndexError, TypeError, UnicodeDecodeError):
        content = None
    if not isinstance(content, str):
        raise LanguageModelError(
            "the server's answer has no choices[0].message.content", cure="is it OpenAI-compatible?"
        )
    return content
