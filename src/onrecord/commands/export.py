"""`onrecord export`: the record for other tools, and for readers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import __version__
from onrecord.commands import material as given
from onrecord.commands.shared import MachineOnly, ProjectFolder

if TYPE_CHECKING:
    from onrecord.export import LeftOut


class Format(StrEnum):
    """`onrecord.export.FORMATS`, written out so that help need not load it; a test holds the two together."""

    parquet = "parquet"
    csv = "csv"
    polecat = "polecat"
    geojson = "geojson"
    annotations = "annotations"
    ftm = "ftm"
    html = "html"


def export(
    out: Annotated[Path, typer.Option("--out", "-o", help="Where to: a folder for parquet and csv, else a file.")],
    format: Annotated[Format, typer.Option("--format", "-f", help="See docs/exports.md.")],
    sources: given.Sources = None,
    as_of: given.AsOf = None,
    title: given.Title = None,
    published: given.Published = None,
    publisher: given.Publisher = None,
    project: ProjectFolder = None,
    machine: MachineOnly = False,
) -> None:
    """Write the whole record for other tools, wholly or not at all, and say what is left out.

    Exit codes: 0; 2 where it cannot begin or be written; 3 where some articles could not be read.
    """
    from onrecord.export import Material
    from onrecord.export import export as write
    from onrecord.show.describe import count

    found = given.material(
        sources, project, as_of=as_of, published=published, publisher=publisher, title=title, machine=machine
    )
    made_of = Material(
        found.joined,
        title=found.title,
        as_of=found.as_of,
        version=__version__,
        country_names=given.country_names(),
        absent=_absent(found),
        judged=found.judged,
    )
    left_out = write(made_of, format.value, out)
    happenings, articles = len(found.joined.happenings), len(found.joined.documents)
    typer.echo(f"{out}: {count(happenings, 'happening')}, {count(articles, 'article')}", err=True)
    if found.judged:
        from onrecord.show.judged import note

        typer.echo(note(found.judged), err=True)
    for left in left_out:
        typer.echo(f"left out: {left.counted} ({left.reason})", err=True)
    found.exit()


def _absent(found: given.Found) -> list[LeftOut]:
    """Articles that are not in the record at all."""
    from onrecord.export import LeftOut

    later = "published after that day, or on a day that is not known"
    return [
        LeftOut("articles", found.waiting, "waiting for `onrecord run`"),
        LeftOut("articles", found.hidden, later),
    ]
