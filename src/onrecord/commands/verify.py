"""`onrecord verify`: does everything still hold?"""

from __future__ import annotations

import typer

from onrecord.commands.shared import Json, ProjectFolder, opened, print_json, print_page

FAILED = 4


def verify(project: ProjectFolder = None, json: Json = False) -> None:
    """Check every quote, every hash and every sum of the project once more.

    Exit codes: 0 where all hold; 2 where it cannot begin; 4 where something does not hold.
    """
    with opened(project) as ours:
        verdict = ours.verify()
    if json:
        print_json(verdict)
    else:
        from onrecord.show import project as show

        print_page(show.verdict(verdict.checked, verdict.faults))
        typer.echo(show.sum_line(verdict.counts))
    if not verdict.sound:
        raise typer.Exit(FAILED)
