"""`onrecord review`: the page on which a project's record is checked and put right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.person import person
from onrecord.commands.shared import ProjectFolder, opened
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.model.record import Record
    from onrecord.web.site import Site

By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who judges. [default: git's user.name, or the login name]", show_default=False),
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Where to listen; 0 is any port that is free.")]
Open = Annotated[
    bool | None,
    typer.Option("--open/--no-open", help="Open a browser. [default: on a terminal]", show_default=False),
]


def review(project: ProjectFolder = None, by: By = None, port: Port = 0, browser: Open = None) -> None:
    """Open a page, on this machine alone, on which the record is checked and put right with the keyboard.

    What is said there is one line each in the project's judgments.jsonl; the machine's record is never edited. Stop it
    with Ctrl-C. Exit codes: 0 when it was stopped; 2 where it cannot begin.
    """
    name = person(by)
    require()
    from onrecord.reviewing import Review
    from onrecord.web.site import Site

    with opened(project) as ours:
        title = ours.layout.root.resolve().name
        serve(Site(Review(ours), title, name), port=port, browser=browser)


def review_article(record: Record, file: Path | None) -> None:
    """The same page on one article; its judgments are kept beside the file, or for a text without one in memory."""
    require()
    from onrecord.reviewing import Review
    from onrecord.web.site import Site

    kept = file.with_name(f"{file.name}.judgments.jsonl") if file else None
    where = f"judgments are kept in {kept}" if kept else "judgments are gone when it is stopped: there is no file"
    typer.echo(f"onrecord: {where}", err=True)
    title = record.document.title or (file.name if file else "article")
    serve(Site(Review.of_record(record, kept), title, person(None)), port=0, browser=None)


def serve(site: Site, *, port: int, browser: bool | None) -> None:
    """Serve it until it is stopped; `browser` None opens one where somebody sits before a terminal."""
    from onrecord.web import serving

    serving.serve(
        site,
        port=port,
        browser=serving.can_open() if browser is None else browser,
        say=lambda address: typer.echo(f"{address}  (stop with Ctrl-C)", err=True),
    )


def require() -> None:
    """Raises OnrecordError where the extra `web` is not installed."""
    try:
        import fastapi  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise OnrecordError("the page needs more packages", cure="pip install 'onrecord[web,project]'") from error
