"""What schedules shards: this machine's processes, a Dask cluster, or Spark. Each calls `unit.attempt` for every shard.

None is trusted with more than that: whatever an engine does when a worker dies, a shard that was finished is not read
again, and one that was not is there whole or not at all. What an engine gives up is reported, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from onrecord.errors import UsageError
from onrecord.shards.local import code_locally
from onrecord.shards.storage import storage
from onrecord.shards.unit import Job, Report

Engine = Literal["local", "dask", "spark"]


def code_shards(
    jobs: Sequence[Job], engine: Engine = "local", *, workers: int = 1, scheduler: str | None = None
) -> Iterator[Report]:
    """A report for each shard, as they are done. Raises UsageError where the engine is not installed or not there.

    `scheduler` is the address of a Dask scheduler or a Spark master; without one, `workers` are started here.
    """
    _sweep(jobs)
    return _swept_after(_reports(jobs, engine, workers, scheduler), jobs)


def _reports(jobs: Sequence[Job], engine: Engine, workers: int, scheduler: str | None) -> Iterator[Report]:
    match engine:
        case "local":
            if scheduler:
                raise UsageError("processes of this machine have no scheduler", cure="leave --scheduler out")
            return code_locally(jobs, workers)
        case "dask":
            from onrecord.shards.on_dask import code_with_dask

            return code_with_dask(jobs, workers, scheduler)
        case "spark":
            from onrecord.shards.on_spark import code_with_spark

            return code_with_spark(jobs, workers, scheduler)


def _swept_after(reports: Iterator[Report], jobs: Sequence[Job]) -> Iterator[Report]:
    """The reports; then what workers that were killed meanwhile left half written is taken away."""
    yield from reports
    _sweep(jobs)


def _sweep(jobs: Sequence[Job]) -> None:
    for out in {job.out for job in jobs}:
        storage(out).sweep()
