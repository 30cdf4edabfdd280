"""`onrecord code`: archives read shard by shard, by the engine that is there."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.shared import AllSubjects, Json, print_json

if TYPE_CHECKING:
    from onrecord.shards.unit import Report

FAILED = 3


class Engine(StrEnum):
    local = "local"
    dask = "dask"
    spark = "spark"


def code(
    source: Annotated[
        str, typer.Argument(metavar="IN", help="A folder or bucket of shards (JSON Lines, Parquet ...), or one file.")
    ],
    out: Annotated[str, typer.Argument(metavar="OUT", help="A folder or bucket for the records.")],
    engine: Annotated[Engine, typer.Option(help="What schedules the shards.")] = Engine.local,
    workers: Annotated[int, typer.Option(min=1, help="Processes that are started here.")] = 1,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler (tcp://...) or a Spark master.")
    ] = None,
    all_subjects: AllSubjects = False,
    json: Json = False,
) -> None:
    """Read shards of articles into shards of records, one file a day of publication.

    A shard that is finished is not read again unless its bytes or Onrecord's version changed. It can be stopped at any
    point. Exit codes: 0; 2 where it cannot begin; 3 where articles or shards failed.
    """
    from onrecord.shards.engines import code_shards
    from onrecord.shards.plan import jobs_of
    from onrecord.shards.unit import ALL_SUBJECTS, READER

    jobs = jobs_of(source, out, ALL_SUBJECTS if all_subjects else READER)
    reports: list[Report] = []
    for report in code_shards(jobs, engine.value, workers=workers, scheduler=scheduler):
        reports.append(report)
        if report.error:
            typer.echo(f"onrecord: {report.shard}: {report.error}", err=True)
        elif sys.stderr.isatty():
            typer.echo(f"{len(reports)} of {len(jobs)} shards", err=True)
    if json:
        print_json(sorted(reports, key=lambda r: r.shard))
    else:
        _tell(reports)
    if any(r.error or (r.counts and r.counts.failed) for r in reports):
        raise typer.Exit(FAILED)


def _tell(reports: Iterable[Report]) -> None:
    from onrecord.shards.unit import total
    from onrecord.show.project import sum_line

    done = [r for r in reports if r.counts]
    before = sum(r.before for r in done)
    typer.echo(f"{len(done)} shards" + (f", {before} of them finished before" if before else ""))
    typer.echo(sum_line(total(r.counts for r in done if r.counts)))
