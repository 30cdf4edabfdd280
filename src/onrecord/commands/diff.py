"""`onrecord diff`: what changed."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.commands.shared import Json, ProjectFolder, opened, print_json, print_page

_POINT = "a day (YYYY-MM-DD: what was published by its end), or a run: its number, last, last-1 ..."


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help=f"From where: {_POINT}")],
    after: Annotated[str, typer.Argument(metavar="B", help="To where, likewise.")],
    project: ProjectFolder = None,
    json: Json = False,
) -> None:
    """Show which happenings are new, gone or changed between two days or two runs.

    Exit codes: 0; 2 where there is no such day or run.
    """
    with opened(project) as ours:
        found = ours.diff(before, after)
    if json:
        print_json({"before": before, "after": after, "changes": found})
        return
    from onrecord.show.project import changes

    print_page(changes(found))
