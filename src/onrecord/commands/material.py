"""What `timeline`, `situation` and `export` are made from: a project, articles, or records that were saved of them."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.shared import day, in_a_project, opened
from onrecord.commands.shared import judged as reviewed
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.model.happening import Happening, JoinedRecord
    from onrecord.model.judgment import Judged
    from onrecord.model.record import Outcome
    from onrecord.project import Question

SOURCES_HELP = "A project's folder, or articles as `read` takes them, or records that `read --format json` saved."
_NAME = "name or words of it, country (ISR), Wikidata id"

Sources = Annotated[list[str] | None, typer.Argument(metavar="[DIR|FILE...]", help=SOURCES_HELP, show_default=False)]
Published = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date of articles that do not carry their own.")
]
Publisher = Annotated[str | None, typer.Option(help="Who published articles that do not say.")]
AsOf = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="As the record stood at the end of this day.")]
Title = Annotated[str | None, typer.Option(help="Title of what is written.")]
Actor = Annotated[str | None, typer.Option(help=f"Who did it: {_NAME}.")]
Recipient = Annotated[str | None, typer.Option(help=f"To whom it was done: {_NAME}.")]
Place = Annotated[str | None, typer.Option(help=f"Where: {_NAME}.")]
Type = Annotated[str | None, typer.Option(help="PLOVER type, such as ASSAULT.")]
StandingOption = Annotated[str | None, typer.Option(help="How it stands: confirmed, disputed, planned ...")]
Words = Annotated[str | None, typer.Option(help="Words that stand together in a quote.")]
Since = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Happened on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Happened on this day or earlier.")]


@dataclass(frozen=True, kw_only=True)
class Found:
    """The joined record, its title and the day that it is of.

    `failed` are articles that could not be read (they are in the record), `waiting` those that no run has come to,
    `hidden` those that were not known to be published by that day; `judged` the fields on which people have a say.
    """

    joined: JoinedRecord
    title: str
    as_of: dt.date | None
    failed: int
    waiting: int
    hidden: int
    judged: tuple[Judged, ...] = ()

    def exit(self) -> None:
        """Exit code 3 where some articles could not be read, as `read` has it."""
        if self.failed:
            raise typer.Exit(3)


def material(
    sources: Sequence[str] | None,
    project: Path | None,
    *,
    as_of: str | None,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    machine: bool = False,
) -> Found:
    """A project's record is as people put it right, unless only the machine's is wanted (`machine`).

    Raises UsageError where nothing is named and there is no project here, ProjectError where no run has finished."""
    then = day(as_of, "--as-of")
    folder = _project(sources, project)
    if folder is not None or not sources:
        if folder is None and not in_a_project():
            raise UsageError(
                "nothing is named, and there is no project here", cure="name a project's folder or articles"
            )
        with opened(folder) as ours:
            counts, review = ours.counts(), reviewed(ours, machine)
            joined = review.joined(then) if review else ours.joined(then)
            said = review.judged(then) if review else ()
            hidden = counts.input - counts.waiting - len(joined.documents)
            name = title or ours.layout.root.resolve().name
            waiting = counts.waiting
            return Found(joined=joined, title=name, as_of=then, failed=0, waiting=waiting, hidden=hidden, judged=said)
    outcomes = list(_outcomes(sources, published, publisher))
    joined = _joined(outcomes, then)
    failed = sum(not hasattr(o, "events") for o in outcomes)
    hidden = len(outcomes) - len(joined.documents)
    name = title or _named_after(sources, joined)
    return Found(joined=joined, title=name, as_of=then, failed=failed, waiting=0, hidden=hidden)


def _project(sources: Sequence[str] | None, project: Path | None) -> Path | None:
    """The project's folder where one is named; None where articles are, or nothing is."""
    if project is not None:
        if sources:
            raise UsageError("a project and articles cannot be shown together", cure="leave --project or the files out")
        return project
    folders = [Path(s) for s in sources or () if Path(s).is_dir()]
    if folders and len(sources or ()) > 1:
        raise UsageError("one project at a time", where=str(folders[0]), cure="name one folder, or files only")
    return folders[0] if folders else None


def _outcomes(sources: Sequence[str], published: str | None, publisher: str | None) -> Iterator[Outcome]:
    """Saved records as they are; articles are read."""
    from onrecord.show.output import Tally

    tally = Tally(progress=sys.stderr.isatty())
    yield from tally.watch(_each(sources, published, publisher))
    if tally.exit_code == 2:
        raise typer.Exit(2)


def _each(sources: Sequence[str], published: str | None, publisher: str | None) -> Iterator[Outcome]:
    from onrecord.ingest.fields import Defaults
    from onrecord.ingest.sources import read_sources
    from onrecord.model import codec
    from onrecord.workers import read_all

    known = Defaults(published=day(published, "--published"), publisher=publisher)
    unread: list[str] = []
    for source in sources:
        path = Path(source)
        looks = path.suffix in (".json", ".jsonl") and path.is_file()
        saved = codec.decode_lines(path.read_bytes(), where=source) if looks else None
        if saved is None:
            unread.append(source)
        else:
            yield from saved
    if unread:
        stdin = sys.stdin.buffer if sys.stdin else None
        yield from read_all(read_sources(unread, stdin=stdin, defaults=known))


def _joined(outcomes: Iterable[Outcome], as_of: dt.date | None) -> JoinedRecord:
    from onrecord.model.record import Failure
    from onrecord.pipeline import join

    return join(
        o for o in outcomes if as_of is None or (not isinstance(o, Failure) and _by(o.document.published, as_of))
    )


def _by(published: dt.date | None, as_of: dt.date) -> bool:
    return published is not None and published <= as_of


def _named_after(sources: Sequence[str], joined: JoinedRecord) -> str:
    from onrecord.show.describe import count

    return Path(sources[0]).stem if len(sources) == 1 and sources[0] != "-" else count(len(joined.documents), "article")


def country_names() -> dict[str, str]:
    """Alpha-3 -> name, for who acts and upon whom."""
    from onrecord.link.states import display_names

    return dict(display_names())


def question(
    *,
    actor: str | None,
    recipient: str | None,
    place: str | None,
    type: str | None,
    standing: str | None,
    words: str | None,
    since: str | None,
    until: str | None,
) -> Question:
    """The filters of `find`. Raises UsageError or InvalidDate for one that is put wrongly."""
    from onrecord.project import Question

    return Question(
        actor=actor,
        recipient=recipient,
        place=place,
        type=type,
        standing=standing,
        words=words,
        since=day(since, "--since"),
        until=day(until, "--until"),
    ).checked()


def selected(found: Found, asked: Question) -> list[Happening]:
    """The happenings that answer, in the record's order."""
    from onrecord.record.selection import select

    return select(found.joined, asked)


def notes(found: Found) -> list[str]:
    """What of the articles is not in the record, and of which day it is, in whole sentences."""
    from onrecord.show import dates
    from onrecord.show.describe import count
    from onrecord.show.judged import note as judged_note

    said = [
        (found.failed, "could not be read"),
        (found.waiting, "not read yet: `onrecord run` does"),
        (found.hidden, "published after that day, or on a day that is not known"),
    ]
    people = [judged_note(found.judged)] if found.judged else []
    day = [f"As known at the end of {dates.day(found.as_of)}."] if found.as_of else []
    return day + people + [f"{count(n, 'article')} {what}." for n, what in said if n]


def filter_note(asked: Question, shown: int, all_of: int) -> str:
    """What was asked for, in words; "" where nothing was."""
    parts = [f"{name} {value}" for name in asked.__struct_fields__ if (value := getattr(asked, name)) is not None]
    return f"Only {', '.join(parts)}: {shown} of {all_of} happenings." if parts else ""
