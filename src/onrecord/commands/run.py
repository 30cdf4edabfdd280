"""`onrecord run`: read what is new."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.commands.shared import AllSubjects, Json, ProjectFolder, opened, print_json, stoppable

if TYPE_CHECKING:
    from onrecord.project import Project
    from onrecord.record.project.run import RunReport

STOPPED = 130


class Again(StrEnum):
    failed = "failed"
    all = "all"


def run(
    project: ProjectFolder = None,
    workers: Annotated[
        int, typer.Option(min=0, help="Processes that read articles; 0 reads in this one, unwatched.")
    ] = 1,
    again: Annotated[
        Again | None, typer.Option(help="Read once more what failed, or all, after an upgrade for instance.")
    ] = None,
    all_subjects: AllSubjects = False,
    json: Json = False,
) -> None:
    """Read what is new in the project, join all articles, and write the tables.

    It can be stopped at any point and goes on from there. Exit codes: 0; 2 where it cannot begin; 3 where articles
    failed; 130 where it was stopped.
    """
    with opened(project) as ours, stoppable():
        try:
            report = _watched(ours, workers, again, all_subjects)
        except KeyboardInterrupt:
            _tell_stopped(ours, json)
            raise typer.Exit(STOPPED) from None
    _tell(report, json)
    if report.counts.failed:
        raise typer.Exit(3)


def _watched(project: Project, workers: int, again: Again | None, all_subjects: bool) -> RunReport:
    from onrecord.show.project import Bar

    with Bar(visible=sys.stderr.isatty()) as bar:
        return project.run(
            workers=workers, again=again.value if again else None, all_subjects=all_subjects, watch=bar.show
        )


def _tell(report: RunReport, json: bool) -> None:
    from onrecord.show.describe import count
    from onrecord.show.project import sum_line

    if json:
        print_json(report)
        return
    if report.number is None:
        typer.echo("nothing new to read")
    else:
        rate = f" at {report.read / report.seconds:.1f} articles/s" if report.seconds and report.read else ""
        partly = f" ({report.partly} of them parsed only where they differ from others)" if report.partly else ""
        aside = f" ({report.irrelevant} of them set aside for their subject)" if report.irrelevant else ""
        told = f"{report.read} read{rate}{partly}{aside}, copies not read again: {report.copied}"
        typer.echo(f"run {report.number}: {told}")
    typer.echo(sum_line(report.counts))
    typer.echo(f"{count(report.happenings, 'happening')}; the articles have {count(report.lineages, 'origin')}")


def _tell_stopped(project: Project, json: bool) -> None:
    from onrecord.show.project import sum_line

    counts = project.counts()
    if json:
        stopped: dict[str, Any] = {"stopped": True, "counts": counts}
        print_json(stopped)
    typer.echo(f"onrecord: stopped; {sum_line(counts)} (`onrecord run` goes on from here)", err=True)
