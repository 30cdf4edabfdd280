"""`onrecord who`: what a name can mean on a day, and what decides between the meanings."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.commands.shared import Actors, Json, actors_of_project, day, own_actors, print_json, print_page
from onrecord.errors import UsageError


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person, state, organisation, outlet or city.")],
    on: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="As of this day; offices are held from day to day.")
    ] = None,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Explain how a name is read: everything it can mean on a day, how each is coded, and how far that is known.

    In a project its `actors.csv` is asked first, elsewhere the table that --actors names.
    Exit codes: 0, also where nobody is known by the name; 2 where the day is none, or a line of the table is wrong.
    """
    from onrecord.annotate.lexicons import own_table
    from onrecord.annotate.lexicons.known_names import look_up

    then = day(on, "--on")
    if not name.strip():
        raise UsageError("no name is given", cure='onrecord who "Angela Merkel" --on 2015-05-01')
    own = own_actors(actors or actors_of_project())
    with own_table.using(own or own_table.NONE):
        found = look_up(name, then)
    if json:
        print_json({"name": name, "on": then, "meanings": found})
        return
    from onrecord.show.known_names import meanings

    print_page(meanings(name, then, found))
