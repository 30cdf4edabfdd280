"""Onrecord's commands, and nothing else: what they do is done by the rooms that they call.

Exit codes: 0 all went well; 2 a command was put wrongly or nothing could be read; 3 some articles failed; 4 a project
does not hold what it promises; 130 a run was stopped. What reads news is imported only by the commands that do, so that
help and mistakes are answered at once; the commands of a project are modules of their own (`onrecord.commands`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from onrecord import __version__
from onrecord.commands import COMMANDS
from onrecord.commands.shared import Actors, Json, MachineOnly, ProjectFolder, in_a_project, own_actors
from onrecord.errors import OnrecordError, UsageError
from onrecord.evaluate.cli import evaluate

if TYPE_CHECKING:
    from onrecord.annotate.lexicons.own_table import OwnTable
    from onrecord.model.document import Article
    from onrecord.model.record import Failure, Outcome, Record


# Read by numpy when it is loaded, later: its products are too small to share, and threads that wait burn a core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Commands(TyperGroup):
    """Mistakes that the user can cure end in one line on standard error and exit code 2, never in a traceback."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return list(dict.fromkeys((*super().list_commands(ctx), *COMMANDS)))

    def get_command(self, ctx: typer.Context, cmd_name: str) -> typer.core.TyperCommand | None:  # type: ignore[override]
        """One of our own, or one whose module is loaded now that it is asked for."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            alone = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
            alone.command(cmd_name)(getattr(import_module(COMMANDS[cmd_name]), cmd_name))
            self.commands[cmd_name] = typer.main.get_command(alone)
        return super().get_command(ctx, cmd_name)  # type: ignore[return-value]

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            typer.echo(f"onrecord: {error}", err=True)
            raise typer.Exit(2) from error
        except BrokenPipeError:  # whoever read our output has seen enough
            sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
            raise typer.Exit(0) from None


app = typer.Typer(
    cls=Commands,
    help="Reads news and writes down who did what, who said what, and how each claim stands, with the exact words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    text = "text"
    json = "json"
    record = "record"
    csv = "csv"
    plover = "plover"


class Backend(StrEnum):
    own = "own"
    llm = "llm"


class Colour(StrEnum):
    auto = "auto"
    always = "always"
    never = "never"


class Example(StrEnum):
    agency = "agency"
    rewrite = "rewrite"
    denial = "denial"
    spanish = "spanish"


Published = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date of articles that do not carry their own.")
]
Publisher = Annotated[str | None, typer.Option(help="Who published articles that do not say.")]
Title = Annotated[str | None, typer.Option(help="Title of an article that does not carry its own.")]
Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language (en) of articles that do not say; else it is identified.")
]
ColourChoice = Annotated[
    Colour,
    typer.Option("--color", "--colour", help="Colour in text; auto: on a terminal, unless NO_COLOR is set."),
]


@app.command()
def read(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Text, HTML, .json or .jsonl; - is standard input."),
    ],
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    language: Language = None,
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="text to look at; json, one object an article; record, one object that joins all articles; "
            "csv and plover, one row an event.",
        ),
    ] = Format.text,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, wholly or not at all.")
    ] = None,
    colour: ColourChoice = Colour.auto,
    all_standings: Annotated[
        bool,
        typer.Option("--all-standings", help="With plover: also what is denied, negated, threatened ..."),
    ] = False,
    actors: Actors = None,
    backend: Annotated[
        Backend,
        typer.Option(
            help="own, or llm: the OpenAI-compatible server that ONRECORD_LLM_URL, _MODEL and _KEY name; only what it "
            "can show in the article's own words is written down.",
        ),
    ] = Backend.own,
    page: Annotated[
        bool,
        typer.Option("--open", help="Check and correct the record of one article on a page, on this machine alone."),
    ] = False,
) -> None:
    """Read articles and write down what is on record.

    The same on a terminal and in a pipe: text, unless --format says otherwise.
    """
    from onrecord.show.output import Tally, write

    if output and colour is Colour.auto:
        colour = Colour.never
    if actors and backend is Backend.llm:
        raise UsageError(
            "a language model is not told who is who", where="--actors", cure="leave --actors or --backend out"
        )
    own = own_actors(actors)
    articles = _sources(files, published, title=title, publisher=publisher, language=language)
    if page:
        _review(files, _records(articles, backend, own))
        return
    tally = Tally(progress=sys.stderr.isatty() and (output is not None or not sys.stdout.isatty()))
    outcomes = tally.watch(_records(articles, backend, own))
    write(_formatted(outcomes, format, colour, all_standings), output)
    raise typer.Exit(tally.exit_code)


@app.command()
def why(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An event (E3), a statement (S1), an entity (N2); in a project a happening or ARTICLE/E3.",
        ),
    ],
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", help="The article, or its record as `read -f json` wrote it; left out in a project."
        ),
    ] = None,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    language: Language = None,
    document: Annotated[str | None, typer.Option(help="Which article, where FILE holds several.")] = None,
    colour: ColourChoice = Colour.auto,
    project: ProjectFolder = None,
    machine: MachineOnly = False,
    json: Json = False,
) -> None:
    """Show the whole chain of evidence behind one line of a record, or of a project."""
    if file is None:
        if project is None and not in_a_project():
            raise UsageError("no article is named, and there is no project here", cure=f"onrecord why {id} FILE")
        _why_in_project(id, project, json, colour, machine)
        return
    if json:
        raise UsageError("--json is for projects", cure="`onrecord read FILE --format json` has the whole record")
    from onrecord.show.formats import Page
    from onrecord.show.output import write_out
    from onrecord.show.why import chain_of_evidence

    outcomes = _saved(file) or _records(
        _sources([file], published, title=title, publisher=publisher, language=language)
    )
    record = _only(outcomes, file, document)
    write_out([Page(sys.stdout, colour.value).draw(chain_of_evidence(record, id))])


def _why_in_project(id: str, folder: Path | None, json: bool, colour: Colour, machine: bool) -> None:
    from onrecord.commands.chain import why_in_project
    from onrecord.commands.shared import opened
    from onrecord.show.formats import Page
    from onrecord.show.output import write_out

    with opened(folder) as ours:
        write_out([Page(sys.stdout, colour.value).draw(why_in_project(ours, id, json=json, machine=machine))])


@app.command()
def demo(
    example: Annotated[Example, typer.Argument(help="Which of the bundled articles, all invented.")] = Example.agency,
    colour: ColourChoice = Colour.auto,
) -> None:
    """Read a bundled article on an invented crisis and show its record."""
    from importlib.resources import files as resources

    path = resources("onrecord") / "examples" / f"{example.value}.json"
    try:
        read([str(path)], colour=colour)
    except typer.Exit as done:
        if not done.exit_code:
            typer.echo(f"What stands behind a line:  onrecord why E1 {path}", err=True)
            typer.echo("An article of your own:     onrecord read FILE --published YYYY-MM-DD", err=True)
        raise


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `read --format json` writes."""
    from onrecord.model.codec import schema_text
    from onrecord.show.output import write_out

    write_out([schema_text()])


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _global_options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def _sources(files: list[str], published: str | None, **known: str | None) -> Iterator[Article | Failure]:
    """The articles of the files; `known` is what the user says of those that do not say it themselves."""
    from onrecord.ingest.fields import Defaults, parse_date
    from onrecord.ingest.sources import read_sources

    try:
        day = parse_date(published) if published else None
    except OnrecordError as error:
        raise error.at("--published") from None
    if "-" in files and sys.stdin and sys.stdin.isatty():
        typer.echo("onrecord: type or paste an article, then Ctrl-D", err=True)
    stdin = sys.stdin.buffer if sys.stdin else None
    return read_sources(files, stdin=stdin, defaults=Defaults(published=day, **known))


def _records(
    articles: Iterable[Article | Failure], backend: Backend = Backend.own, own: OwnTable | None = None
) -> Iterator[Outcome]:
    if backend is Backend.llm:
        from onrecord.language_model.endpoint import endpoint
        from onrecord.language_model.reader import LanguageModelReader

        return LanguageModelReader(endpoint()).read_all(articles)
    from functools import partial

    from onrecord.pipeline import default_extractors
    from onrecord.workers import read_all

    return read_all(articles, partial(default_extractors, own) if own else default_extractors)


def _review(files: list[str], outcomes: Iterable[Outcome]) -> None:
    from onrecord.commands.review import require, review_article

    require()
    if len(files) != 1:
        raise UsageError("the page shows one article", where="--open", cure="name one file, or make a project of them")
    record = _only(outcomes, files[0], None)
    review_article(record, Path(files[0]) if Path(files[0]).is_file() else None)


def _formatted(outcomes: Iterator[Outcome], format: Format, colour: Colour, all_standings: bool) -> Iterator[str]:
    from onrecord.show import events_csv, formats, plover

    match format:
        case Format.text:
            return formats.text(outcomes, formats.Page(sys.stdout, colour.value))
        case Format.json:
            return formats.json(outcomes)
        case Format.csv:
            return events_csv.rows(outcomes)
        case Format.plover:
            return plover.rows(outcomes, version=__version__, unreal=all_standings)
        case Format.record:
            return _joined(outcomes)


def _joined(outcomes: Iterable[Outcome]) -> Iterator[str]:
    from onrecord.model import codec
    from onrecord.pipeline import join

    yield codec.encode(join(outcomes)).decode() + "\n"


def _saved(file: str) -> list[Outcome] | None:
    """The records of a file that `read --format json` wrote; None where it is something else."""
    from onrecord.model import codec

    path = Path(file)
    if path.suffix not in (".json", ".jsonl") or not path.is_file():
        return None
    return codec.decode_lines(path.read_bytes(), where=file)


def _only(outcomes: Iterable[Outcome], file: str, document: str | None) -> Record:
    """The one article of a file, or the one of that id. Raises OnrecordError where it could not be read."""
    from onrecord.model.record import Failure

    found = [o for o in outcomes if document is None or o.document.id == document]
    if len(found) > 1:
        ids = ", ".join(o.document.id for o in found[:8]) + (" ..." if len(found) > 8 else "")
        raise UsageError(f"{len(found)} articles are in it", where=file, cure=f"name one with --document: {ids}")
    if not found:
        raise UsageError(f"no article is called {document!r}", where=file, cure="leave --document out to see the ids")
    if isinstance(found[0], Failure):
        raise OnrecordError(found[0].error.message)
    return found[0]


app.command()(evaluate)
main = app
