"""The review page on a port of this machine, until it is stopped."""

from __future__ import annotations

import gc
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from contextlib import nullcontext
from html import escape
from pathlib import Path
from typing import Any, Final

import uvicorn

from onrecord.errors import UsageError
from onrecord.web.app import guarded, make_app
from onrecord.web.pages import desk
from onrecord.web.security import PARAMETER, new_token
from onrecord.web.site import Site

HOST: Final = "127.0.0.1"  # and never another: whoever can reach the page can judge
_QUIET: Final[dict[str, Any]] = {
    "log_level": "warning",
    "access_log": False,  # it would write the token down
    "server_header": False,
    "date_header": False,
    "proxy_headers": False,
    "ws": "none",
    "lifespan": "on",
}


def serve(site: Site, *, port: int = 0, browser: bool = True, say: Callable[[str], None]) -> None:
    """Serve until Ctrl-C. `port` 0 is any that is free; `say` gets the address, with the token; `browser` opens it.

    The site is read before the address is told, so that the first page is there at once. Raises UsageError where the
    port is taken.
    """
    desk.first(site)
    gc.freeze()  # what is read now stays: no collection of garbage walks through it while somebody waits
    try:
        listening = uvicorn.Config(_nothing, host=HOST, port=port, log_level="critical").bind_socket()
    except SystemExit as error:  # which is how uvicorn says it
        raise UsageError(f"port {port} is taken", where="--port", cure="leave it out: any free one is found") from error
    listening.listen()  # a browser that is faster than we are waits, and is not refused
    port = listening.getsockname()[1]
    token = new_token()
    address = f"http://{HOST}:{port}/?{PARAMETER}={token}"
    app = guarded(make_app(lambda: nullcontext(site)), port=port, token=token)
    server = uvicorn.Server(uvicorn.Config(app, **_QUIET))
    say(address)
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        if browser:
            webbrowser.open(_doorway(Path(folder), address).as_uri())
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            return  # it is how the page is put away
        finally:
            gc.unfreeze()


def _doorway(folder: Path, address: str) -> Path:
    """A file that leads to the address and that only its owner can read: command lines, in which a browser is told
    what to open, can be read by every user of a machine."""
    door = folder / "open.html"
    door.touch(mode=0o600)
    door.write_text(
        f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={escape(address)}">',
        encoding="utf-8",
    )
    return door


def can_open() -> bool:
    """Whether somebody sits before it: only then a browser is opened by itself."""
    return sys.stderr.isatty()


async def _nothing(scope: Any, receive: Any, send: Any) -> None:
    """An application that stands in while a port is found."""
