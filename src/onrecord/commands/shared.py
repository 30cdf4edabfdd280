"""What the commands of a project have in common: its folder, options, and how they print."""

from __future__ import annotations

import datetime as dt
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.errors import OnrecordError, ProjectError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.annotate.lexicons.own_table import OwnTable
    from onrecord.project import Project
    from onrecord.reviewing import Review

ProjectFolder = Annotated[
    Path | None,
    typer.Option("--project", "-p", metavar="DIR", help="The project's folder. [default: the one that we are in]"),
]
Actors = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE", help="Your own table of actors, which wins over the registry."),
]
AllSubjects = Annotated[
    bool, typer.Option("--all-subjects", help="Read what reports no public affairs, too (sport, recipes, markets ...).")
]
MachineOnly = Annotated[
    bool, typer.Option("--machine", help="What the machine found, without what people said of it (docs/review.md).")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]


def opened(folder: Path | None) -> Project:
    """The project in `folder`, or the nearest from here upwards. Raises ProjectError where there is none."""
    from onrecord.project import Project
    from onrecord.record.project import layout

    return Project(layout.checked(layout.Layout(folder)) if folder else layout.find(Path()))


def judged(project: Project, machine: bool) -> Review | None:
    """The project under review; None where nobody judged anything, or only the machine's record is wanted."""
    if machine or not project.layout.judgments.exists():
        return None
    from onrecord.reviewing import Review

    return Review(project)


def in_a_project() -> bool:
    """Whether the folder that we are in, or one above it, is a project."""
    from onrecord.record.project import layout

    try:
        layout.find(Path())
    except ProjectError:
        return False
    return True


def own_actors(file: Path | None) -> OwnTable | None:
    """The user's own table of actors, None where no file is named. Raises UsageError for a wrong line of it."""
    if file is None:
        return None
    from onrecord.annotate.lexicons.own_actors import read_own_actors

    return read_own_actors(file)


def actors_of_project() -> Path | None:
    """`actors.csv` of the project that we are in, where there is one."""
    from onrecord.record.project import layout

    try:
        file = layout.find(Path()).actors
    except ProjectError:
        return None
    return file if file.exists() else None


def day(value: str | None, option: str) -> dt.date | None:
    """The day that an option names. Raises InvalidDate, naming the option."""
    from onrecord.ingest.fields import parse_date

    try:
        return parse_date(value) if value else None
    except OnrecordError as error:
        raise error.at(option) from None


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGTERM stops as Ctrl-C does: what was done is kept."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def print_json(value: Any) -> None:
    """One line on standard output."""
    import msgspec

    from onrecord.show.output import write_out

    write_out([msgspec.json.encode(value).decode() + "\n"])


def weight(value: str) -> tuple[str, float]:
    """ "alleged=0.3" as it is given to an option. Raises UsageError."""
    standing, equals, number = value.partition("=")
    try:
        return standing.strip().lower(), float(number if equals else "no")
    except ValueError:
        raise UsageError(f"{value!r} is no weight", where="--weight", cure="write --weight alleged=0.3") from None


def print_page(parts: Iterable[RenderableType]) -> None:
    """As wide as the terminal, coloured where colour is wanted."""
    from onrecord.show.formats import Page
    from onrecord.show.output import write_out

    write_out([Page(sys.stdout).draw(parts)])
