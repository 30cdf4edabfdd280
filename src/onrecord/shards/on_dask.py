"""Shards read by a Dask cluster: `pip install 'onrecord[dask]'`, on every worker too.

Dask raises the exception of a task in the client, and gives a task up when it has seen four of its workers die. Neither
happens for an article's sake: `attempt` raises nothing, and an article dies in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from onrecord.errors import UsageError
from onrecord.shards.unit import Job, Report, attempt


def code_with_dask(jobs: Sequence[Job], workers: int, scheduler: str | None) -> Iterator[Report]:
    """Raises UsageError where Dask is not installed or its scheduler does not answer."""
    try:
        from distributed import Client, LocalCluster, as_completed
    except ImportError as error:
        cure = "install it with: pip install 'onrecord[dask]'"
        raise UsageError("this engine needs the package distributed", cure=cure) from error
    with ExitStack() as open_now:
        address = scheduler
        if address is None:
            cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
            address = open_now.enter_context(cluster).scheduler_address
        try:
            client = open_now.enter_context(Client(address, set_as_default=False))
        except OSError as error:
            raise UsageError(f"it gives no answer: {error}", where=address, cure="check --scheduler") from error
        futures = client.map(attempt, jobs, pure=False)
        shards = {future.key: job.shard for job, future in zip(jobs, futures, strict=True)}
        for future in as_completed(futures, loop=client.loop):
            died = future.exception()
            yield future.result() if died is None else Report(shard=shards[future.key], error=str(died))
