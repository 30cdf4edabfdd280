"""`onrecord learn`: what the judgments teach."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.commands.shared import Json, ProjectFolder, opened, print_json, print_page


def learn(
    project: ProjectFolder = None,
    on: Annotated[
        list[str] | None,
        typer.Option("--switch-on", metavar="ID", help="Have the next run go by this proposal; may be repeated."),
    ] = None,
    json: Json = False,
) -> None:
    """Show what people's judgments teach: how often the machine was right, and rules that could be switched on.

    Every rule is made from seven in ten of the judgments and measured on the others. Nothing is switched on but what
    --switch-on names: aliases go into actors.csv, outlets and thresholds into learned.toml. Exit codes: 0, also where
    there is too little to learn from; 2 where there is no record yet or no such proposal.
    """
    from onrecord.reviewing import Review

    with opened(project) as ours:
        review = Review(ours)
        if on:
            done = review.switch_on(on)
            if json:
                print_json({"switched_on": on, "written": done})
                return
            for line in done:
                typer.echo(line)
            typer.echo("run `onrecord run`: it goes by them", err=True)
            return
        taught = review.taught()
    if json:
        print_json(taught)
        return
    from onrecord.show.lessons import page

    print_page(page(taught))
