"""`onrecord add`: articles into a project."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.shared import Json, ProjectFolder, day, opened, print_json

if TYPE_CHECKING:
    from onrecord.project import Added

SHOWN = 20


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders or patterns: text, HTML, .json, .jsonl, .csv; - is standard input.",
        ),
    ],
    project: ProjectFolder = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date of articles that do not carry their own.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published articles that do not say.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of an article that does not carry its own.")] = None,
    uri: Annotated[str | None, typer.Option(help="Address of an article that does not carry its own.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language (en) of articles that do not say.")
    ] = None,
    json: Json = False,
) -> None:
    """Keep articles in the project, as they came; `onrecord run` reads them.

    The same bytes of which the same is said are one article, however often they are added.
    Exit codes: 0; 2 where nothing could be added; 3 where some could not be read.
    """
    with opened(project) as ours:
        added = ours.add(
            sources,
            stdin=sys.stdin.buffer if sys.stdin else None,
            published=day(published, "--published"),
            publisher=publisher,
            title=title,
            uri=uri,
            language=language,
        )
    if json:
        print_json(added)
    else:
        _tell(added)
    wrong = bool(added.unreadable or added.refused)
    if wrong:
        raise typer.Exit(3 if added.new + added.known > len(added.unreadable) else 2)


def _tell(added: Added) -> None:
    from onrecord.show.words import printable

    messages = [*added.refused, *added.unreadable]
    for message in messages[:SHOWN]:
        typer.echo(printable(f"onrecord: {message}"), err=True)
    if len(messages) > SHOWN:
        typer.echo(f"onrecord: and {len(messages) - SHOWN} more (see them all with --json)", err=True)
    parts = [f"{added.new} new", f"{added.known} there already"]
    parts += [f"{added.restated} stated anew"] if added.restated else []
    parts += [f"{len(added.unreadable)} kept that hold no article"] if added.unreadable else []
    parts += [f"{len(added.refused)} not added"] if added.refused else []
    parts += [f"{added.skipped} files of other kinds left"] if added.skipped else []
    typer.echo(", ".join(parts) + (". Next: onrecord run" if added.new else ""))
