"""`onrecord join`: happenings over the records of `onrecord code`, day by day."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.commands.shared import Json, print_json


def join(
    out: Annotated[str, typer.Argument(metavar="OUT", help="What `onrecord code` wrote: a folder or bucket.")],
    days: Annotated[int, typer.Option(min=1, help="Days that are looked at together.")] = 14,
    json: Json = False,
) -> None:
    """Join the records of each day with what is known of the days before: happenings, standing, what the day changed.

    A day that is joined is not joined again unless its shards, or those of a day before it, changed.
    """
    from onrecord.shards.window import join_days, undated

    for day in join_days(out, days):
        if json:
            print_json(day)
        else:
            told = f"{day.happenings} happenings told, {day.changes} changes"
            typer.echo(f"{day.day}: {told}; {day.articles} articles known")
    if not json and (left := undated(out)):
        typer.echo(f"{left} articles without a date are in no day")
