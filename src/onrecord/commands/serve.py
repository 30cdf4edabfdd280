"""`onrecord serve`: the record of a project for other programs, to be read only."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Annotated, Final

import typer

from onrecord.commands.shared import ProjectFolder, opened
from onrecord.errors import OnrecordError, ProjectError, UsageError

if TYPE_CHECKING:
    from onrecord.web.api.snapshot import Shelf

TOKEN: Final = "ONRECORD_TOKEN"
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


def serve(
    project: ProjectFolder = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = 8766,
    host: Annotated[
        str, typer.Option(help="Which address of this machine to listen at; others than its own need a token.")
    ] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="Another name by which it may be asked; may be repeated."),
    ] = None,
    token: Annotated[
        bool, typer.Option("--token", help=f"Ask for a token: the one in {TOKEN}, or one made now and printed.")
    ] = False,
) -> None:
    """Answer questions on the project as JSON, under /api/v1, until it is stopped. Nothing can be changed by it.

    The document of all routes is /api/v1/openapi.json. Exit codes: 0 when it was stopped; 2 where it cannot begin.
    """
    key = os.environ.get(TOKEN) or (_new_token() if token else None)
    if host not in _LOOPBACK and key is None:
        raise UsageError("others could ask it too", where=f"--host {host}", cure=f"add --token, or set {TOKEN}")
    try:
        import uvicorn

        from onrecord.web.api.app import application
    except ImportError as error:
        raise OnrecordError("a server needs more packages", cure="pip install 'onrecord[web]'") from error
    from onrecord.web.api.snapshot import Shelf

    with opened(project) as ours:
        shelf = Shelf(ours.layout)
    _say(shelf, f"http://{_in_address(host)}:{port}/api/v1/", key if os.environ.get(TOKEN) is None else None)
    names = {_in_address(name) for name in (*_LOOPBACK, host, *(allow_host or ()))}
    hosts = {n if ":" in n.rpartition("]")[2] else f"{n}:{port}" for n in names}
    app = application(shelf, hosts=hosts, token=key)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False, ws="none")


def _say(shelf: Shelf, address: str, key: str | None) -> None:
    """Where it is asked, and by which token; the record is read now, so that the first answer is at hand."""
    try:
        shelf.current()
        gc.freeze()  # a record is millions of objects that stay: looking through them again and again costs 200 ms
    except ProjectError as error:
        typer.echo(f"onrecord: {error}", err=True)
    typer.echo(f"{address}happenings  (all routes: {address}openapi.json; stop with Ctrl-C)", err=True)
    if key:
        typer.echo(f"Authorization: Bearer {key}", err=True)


def _new_token() -> str:
    from onrecord.web.security import new_token

    return new_token()


def _in_address(host: str) -> str:
    return f"[{host}]" if host.count(":") > 1 and not host.startswith("[") else host
