"""`onrecord timeline`: what happened, day by day."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import __version__
from onrecord.commands import material as given
from onrecord.commands.shared import MachineOnly, ProjectFolder

if TYPE_CHECKING:
    from onrecord.show.chronology import Entry


class Format(StrEnum):
    text = "text"
    markdown = "markdown"
    html = "html"
    timelinejs = "timelinejs"
    json = "json"


def timeline(
    sources: given.Sources = None,
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="text to look at; markdown; html, one self-contained page; timelinejs, the JSON of TimelineJS 3; "
            "json, all that the lines are made of.",
        ),
    ] = Format.text,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, wholly or not at all.")
    ] = None,
    actor: given.Actor = None,
    recipient: given.Recipient = None,
    place: given.Place = None,
    type: given.Type = None,
    standing: given.StandingOption = None,
    words: given.Words = None,
    since: given.Since = None,
    until: given.Until = None,
    as_of: given.AsOf = None,
    title: given.Title = None,
    published: given.Published = None,
    publisher: given.Publisher = None,
    project: ProjectFolder = None,
    machine: MachineOnly = False,
) -> None:
    """Tell what happened, day by day: each line with its standing, by whose word, its sources, conflicts and quotes.

    Exit codes: 0, also where nothing happened; 2 where it cannot begin; 3 where some articles could not be read.
    """
    from onrecord.show.chronology import Chronology
    from onrecord.show.output import write

    asked = given.question(
        actor=actor,
        recipient=recipient,
        place=place,
        type=type,
        standing=standing,
        words=words,
        since=since,
        until=until,
    )
    found = given.material(
        sources, project, as_of=as_of, published=published, publisher=publisher, title=title, machine=machine
    )
    happenings = given.selected(found, asked)
    entries = Chronology(found.joined).entries(happenings)
    filters = given.filter_note(asked, len(happenings), len(found.joined.happenings))
    write(_drawn(format, entries, found, filters, coloured=output is None), output)
    found.exit()


def _drawn(
    format: Format, entries: Sequence[Entry], found: given.Found, filters: str, *, coloured: bool
) -> Iterator[str]:
    import msgspec

    from onrecord.show import pages, timeline
    from onrecord.show.formats import Page

    told = {s.paper.id for e in entries for s in e.said}
    lineages = sum(any(m.document in told for m in x.documents) for x in found.joined.lineages)
    dek = pages.summary(entries, articles=len(told), origins=lineages)
    undated = "" if format is Format.timelinejs else _undated(entries)  # which says itself that it cannot show them
    notes = [n for n in (filters, undated, *given.notes(found)) if n]
    match format:
        case Format.text:
            page = Page(sys.stdout, "auto" if coloured else "never")
            yield page.draw(timeline.text(entries, [dek, *notes]))
        case Format.markdown:
            yield from timeline.markdown(entries, title=found.title, notes=[dek, *notes])
        case Format.html:
            yield pages.timeline(entries, title=found.title, dek=dek, notes=notes, version=__version__)
        case Format.timelinejs:
            slides = timeline.timelinejs(entries, title=found.title, notes=[dek, *notes])
            yield msgspec.json.format(msgspec.json.encode(slides), indent=1).decode() + "\n"
        case Format.json:
            yield msgspec.json.encode({"title": found.title, "notes": [dek, *notes], "lines": entries}).decode() + "\n"


def _undated(entries: Sequence[Entry]) -> str:
    undated = sum(e.when is None for e in entries)
    return f"{undated} of them without a stated day; they come last, by when they were first told." if undated else ""
