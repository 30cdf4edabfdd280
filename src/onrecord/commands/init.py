"""`onrecord init`: a project in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.commands.shared import Json, print_json


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Its folder; made where there is none.")],
    skip_unrelated: Annotated[
        bool, typer.Option("--skip-unrelated", help="Set articles aside that report no public affairs.")
    ] = False,
    json: Json = False,
) -> None:
    """Make a project: a folder that keeps reporting and its record.

    Exit codes: 0, or 2 where there is a project already or none can be made.
    """
    from onrecord.project import open_project

    open_project(folder, create=True, skip_unrelated=skip_unrelated).close()
    if json:
        print_json({"project": str(folder)})
    else:
        typer.echo(f"A project is in {folder}. Next: onrecord add FILES --project {folder}")
