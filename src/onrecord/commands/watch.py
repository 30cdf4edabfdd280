"""`onrecord watch`: feeds and folders, followed."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.shared import Json, ProjectFolder, opened, print_json, stoppable
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.watching import Round

STOPPED = 130
_SECONDS = {"s": 1, "m": 60, "h": 3600}


def watch(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Feeds and pages (http, https), folders, files, patterns.")
    ],
    project: ProjectFolder = None,
    every: Annotated[str, typer.Option(metavar="TIME", help="Between two looks: 90s, 10m, 2h.")] = "10m",
    once: Annotated[bool, typer.Option("--once", help="Look once, and end.")] = False,
    days: Annotated[int, typer.Option(min=1, help="Days of publication that are joined.")] = 14,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read articles.")] = 1,
    publisher: Annotated[str | None, typer.Option(help="Who published articles that do not say.")] = None,
    json: Json = False,
) -> None:
    """Read new articles as they come, and tell what they change: a line for each happening that is new or stands anew.

    The same is appended to record/watch/feed.jsonl. `onrecord run` brings the project's tables up to date.
    Exit codes: 0; 2 where it cannot begin; 130 where it was stopped.
    """
    from onrecord.watching import Watcher

    pause = _seconds(every)
    with opened(project) as ours:
        where = ours.layout
    try:
        with stoppable(), Watcher(where, sources, workers=workers, days=days, publisher=publisher) as watcher:
            while True:
                _tell(watcher.round(), json)
                if once:
                    return
                time.sleep(pause)
    except KeyboardInterrupt:
        typer.echo("onrecord: stopped (the same `onrecord watch` goes on from here)", err=True)
        raise typer.Exit(STOPPED) from None


def _seconds(text: str) -> int:
    """Raises UsageError."""
    found = re.fullmatch(r"(\d{1,6})([smh])", text.strip())
    if not found or not int(found[1]):
        raise UsageError(f"{text!r} is no time", where="--every", cure="write 90s, 10m or 2h")
    return int(found[1]) * _SECONDS[found[2]]


def _tell(done: Round, json: bool) -> None:
    from onrecord.show.project import entry_text
    from onrecord.show.words import printable

    if json:
        print_json(done)
        return
    for told in done.told:
        typer.echo(entry_text(told.entry))
    for message in (*done.added.refused, *done.added.unreadable):
        typer.echo(printable(f"onrecord: {message}"), err=True)
    if done.read or done.copied:
        aside = f", {done.irrelevant} of them set aside for their subject" if done.irrelevant else ""
        counted = f"{done.read} read{aside}, {done.copied} copies not read again, {done.failed} failed"
        typer.echo(f"onrecord: {counted}; {len(done.told)} changes", err=True)
