"""`onrecord mcp`: the record of a project for an assistant, to be read only."""

from __future__ import annotations

import gc

import typer

from onrecord.commands.shared import ProjectFolder, opened
from onrecord.errors import OnrecordError, ProjectError


def mcp(project: ProjectFolder = None) -> None:
    """Answer an assistant's questions on the project over stdin and stdout (Model Context Protocol). It only reads.

    The assistant's program starts it; docs/api.md shows how. Exit codes: 0 when stdin ends; 2 where it cannot begin.
    """
    try:
        from onrecord.web.mcp.server import serve
    except ImportError as error:
        raise OnrecordError("the protocol needs another package", cure="pip install 'onrecord[mcp]'") from error
    from onrecord.web.api.snapshot import Shelf

    with opened(project) as ours:
        shelf = Shelf(ours.layout)
    try:
        shelf.current()
        gc.freeze()  # see `serve`
    except ProjectError as error:
        typer.echo(f"onrecord: {error}", err=True)
    serve(shelf)
