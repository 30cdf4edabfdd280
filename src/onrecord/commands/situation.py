"""`onrecord situation`: how tense things are, week by week and pair by pair.

A command of its own and not an option of `timeline`: it answers another question, in other formats (CSV, SVG), with
options (weights) that a chronology has no use for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands import material as given
from onrecord.commands.shared import MachineOnly, ProjectFolder, day, weight

if TYPE_CHECKING:
    from onrecord.situation.score import Situation


class Format(StrEnum):
    text = "text"
    markdown = "markdown"
    csv = "csv"
    json = "json"
    svg = "svg"


def situation(
    sources: given.Sources = None,
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="text to look at; markdown; csv and json, all figures; svg, the chart."),
    ] = Format.text,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, wholly or not at all.")
    ] = None,
    actor: given.Actor = None,
    recipient: given.Recipient = None,
    place: given.Place = None,
    type: given.Type = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From the week of this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="To the week of this day.")] = None,
    weights: Annotated[
        list[str] | None,
        typer.Option("--weight", metavar="STANDING=N", help="Another weight, 0 to 1, of a standing; may be repeated."),
    ] = None,
    stated_days: Annotated[
        bool, typer.Option("--stated-days", help="Leave out happenings without a stated day, whenever they were told.")
    ] = False,
    as_of: given.AsOf = None,
    title: given.Title = None,
    published: given.Published = None,
    publisher: given.Publisher = None,
    project: ProjectFolder = None,
    machine: MachineOnly = False,
) -> None:
    """Show conflict and cooperation by week and pair, with open channels, independent sources and coverage beside it.

    The formula and the weights are part of every output (docs/situation.md). Exit codes as of `timeline`.
    """
    from onrecord.show.output import write
    from onrecord.situation.method import weighted
    from onrecord.situation.score import assess

    method = weighted(dict(weight(w) for w in weights or ()), undated=not stated_days)
    asked = given.question(
        actor=actor,
        recipient=recipient,
        place=place,
        type=type,
        standing=None,
        words=None,
        since=None,
        until=None,
    )
    bounds = {"since": day(since, "--since"), "until": day(until, "--until")}
    found = given.material(
        sources, project, as_of=as_of, published=published, publisher=publisher, title=title, machine=machine
    )
    happenings = given.selected(found, asked)
    made = assess(found.joined, happenings, method=method, names=given.country_names(), as_of=found.as_of, **bounds)
    name = f"{found.title}: conflict and cooperation by week"
    filters = given.filter_note(asked, len(happenings), len(found.joined.happenings))
    write(_drawn(format, made, name + (f" ({filters[:-1]})" if filters else ""), coloured=output is None), output)
    if found.judged:
        from onrecord.show.judged import note

        typer.echo(note(found.judged), err=True)
    found.exit()


def _drawn(format: Format, made: Situation, title: str, *, coloured: bool) -> Iterator[str]:
    import msgspec

    from onrecord.show import situation_tables
    from onrecord.show.formats import Page
    from onrecord.show.situation_chart import chart

    match format:
        case Format.text:
            yield Page(sys.stdout, "auto" if coloured else "never").draw(situation_tables.text(made))
        case Format.markdown:
            yield from situation_tables.markdown(made, title=title)
        case Format.csv:
            yield from situation_tables.rows(made)
        case Format.json:
            yield msgspec.json.encode(made).decode() + "\n"
        case Format.svg:
            yield chart(made, title=title) + "\n"
