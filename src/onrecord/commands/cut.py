"""`onrecord cut`: an archive into shards."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.shared import Json, print_json

if TYPE_CHECKING:
    from onrecord.shards.cutting import Progress

FAILED = 3
_STEP = 1_000  # articles after which a terminal is told


class By(StrEnum):
    day = "day"
    month = "month"
    all = "all"


def cut(
    archive: Annotated[
        list[str],
        typer.Argument(metavar="ARCHIVE...", help="Files, folders or patterns, as `add` takes them; buckets."),
    ],
    shards: Annotated[str, typer.Argument(metavar="SHARDS", help="A folder or bucket of their own for the shards.")],
    size: Annotated[int, typer.Option(min=1, help="Articles in a shard, about.")] = 5_000,
    by: Annotated[By, typer.Option(help="What is put together: a day of publication, a month, or all.")] = By.day,
    json: Json = False,
) -> None:
    """Cut an archive into shards for `code`: JSON Lines, by day, equal and like articles side by side.

    It needs memory for one shard, and room for the archive in TMPDIR. Exit codes: 0; 2 where it cannot begin; 3 where
    some articles could not be had, which SHARDS/failed.log lists.
    """
    from onrecord.shards.cutting import cut as cut_archive

    done = cut_archive(archive, shards, size=size, by=by.value, watch=_tell)
    if json:
        print_json(done)
    else:
        typer.echo(f"{done.articles} articles in {len(done.shards)} shard{'s' * (len(done.shards) != 1)}")
    if done.failed:
        typer.echo(f"onrecord: {done.failed} could not be had (see {shards}/failed.log)", err=True)
        raise typer.Exit(FAILED)


def _tell(progress: Progress) -> None:
    if sys.stderr.isatty() and not progress.articles % _STEP:
        typer.echo(f"{progress.articles} articles, {progress.shards} shards", err=True)
