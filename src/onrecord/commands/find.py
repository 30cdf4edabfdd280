"""`onrecord find`: questions about happenings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.shared import Json, ProjectFolder, day, opened, print_json, print_page

if TYPE_CHECKING:
    from onrecord.record.project.store import Counts

_NAME = "name or words of it, country (ISR), Wikidata id"


def find(
    project: ProjectFolder = None,
    actor: Annotated[str | None, typer.Option(help=f"Who did it: {_NAME}.")] = None,
    recipient: Annotated[str | None, typer.Option(help=f"To whom it was done: {_NAME}.")] = None,
    place: Annotated[str | None, typer.Option(help=f"Where: {_NAME}.")] = None,
    type: Annotated[str | None, typer.Option(help="PLOVER type, such as ASSAULT.")] = None,
    standing: Annotated[str | None, typer.Option(help="How it stands: confirmed, disputed, planned ...")] = None,
    words: Annotated[str | None, typer.Option(help="Words that stand together in a quote.")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Happened on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Happened on this day or earlier.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="As the record stood at the end of this day.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show no more than these.")] = 100,
    json: Json = False,
) -> None:
    """Find happenings across all articles: one line each, with standing, independent sources and words.

    Exit codes: 0, also where nothing is found; 2 where the question is put wrongly or there is no record yet.
    """
    from onrecord.project import Question

    question = Question(
        actor=actor,
        recipient=recipient,
        place=place,
        type=type,
        standing=standing,
        words=words,
        since=day(since, "--since"),
        until=day(until, "--until"),
    )
    then = day(as_of, "--as-of")
    with opened(project) as ours:
        found = ours.find(question, then)
        if json:
            answer = {"as_of": then, "found": len(found), "happenings": found[:limit]}
            print_json(answer)
            return
        from onrecord.show.happenings import Sources, listing

        print_page(listing(found[:limit], Sources(ours.joined(then))))
        _say_more(len(found), limit, ours.counts())


def _say_more(found: int, limit: int, counts: Counts) -> None:
    shown = f"; {limit} are shown, see more with --limit" if found > limit else ""
    waiting = f"; {counts.waiting} articles wait for `onrecord run`" if counts.waiting else ""
    typer.echo(f"{found} found{shown}{waiting}", err=True)
