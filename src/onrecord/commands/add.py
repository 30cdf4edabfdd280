"""`onrecord add`: articles into a project."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.shared import Json, ProjectFolder, day, opened, print_json
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.adding import Added, Watch

SHOWN = 20
STOPPED = 130


def add(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Files, folders or patterns ('news/*.html'): text, HTML, JSON, JSON Lines, CSV, Parquet, WARC,"
            " WACZ, RSS, Atom and JSON feeds, zip and .gz of these; http(s) addresses, which are fetched; - is standard"
            " input.",
        ),
    ] = None,
    project: ProjectFolder = None,
    urls: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A list of addresses to fetch, one a line, or OPML.")
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", help="Fetch also what feeds only list.")] = False,
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
    Only addresses that you name are fetched, and with --follow what feeds list; robots.txt is obeyed.
    Exit codes: 0; 2 where nothing could be added; 3 where some could not be read; 130 where it was stopped.
    """
    if not sources and not urls:
        raise UsageError("nothing was named", cure="name files, folders or addresses, or a list with --urls FILE")
    with opened(project) as ours:
        try:
            with _going() as watch:
                added = ours.add(
                    sources or (),
                    urls=urls or (),
                    follow=follow,
                    watch=watch,
                    stdin=sys.stdin.buffer if sys.stdin else None,
                    published=day(published, "--published"),
                    publisher=publisher,
                    title=title,
                    uri=uri,
                    language=language,
                )
        except KeyboardInterrupt:
            kept = f"the project has {ours.counts().input} articles"
            typer.echo(f"onrecord: stopped; {kept} (the same `onrecord add` goes on from here)", err=True)
            raise typer.Exit(STOPPED) from None
    if json:
        print_json(added)
    else:
        _tell(added)
    wrong = bool(added.unreadable or added.refused)
    if wrong:
        raise typer.Exit(3 if added.new + added.known + added.unchanged > len(added.unreadable) else 2)


@contextmanager
def _going() -> Iterator[Watch | None]:
    """What is being looked at, in a line on a terminal that goes when all is done."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    from onrecord.show.words import printable

    with Console(stderr=True, markup=False, highlight=False).status("adding") as status:

        def show(added: Added) -> None:
            counted = f"{added.new} new, {added.known} there already"
            status.update(printable(f"{counted} · {added.going}" if added.going else counted))

        yield show


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
    parts += [f"{added.unchanged} addresses as before"] if added.unchanged else []
    if added.listed:
        typer.echo(f"{len(added.listed)} articles are only listed; fetch them with --follow, or see them with --json")
    typer.echo(", ".join(parts) + (". Next: onrecord run" if added.new else ""))
