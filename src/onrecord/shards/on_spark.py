"""Shards read by Spark: `pip install 'onrecord[spark]'`, and onrecord on every executor.

A task of Spark that fails too often ends the job and throws away what the other tasks gave back. So a task is no more
than a call of `attempt`, which raises nothing, and what is finished is told by the output itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.shards.unit import Job, Report, attempt, finished


def code_with_spark(jobs: Sequence[Job], workers: int, scheduler: str | None) -> Iterator[Report]:
    """Raises UsageError where Spark is not installed or cannot be started."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        cure = "install it with: pip install 'onrecord[spark]' (it needs Java 17 or newer)"
        raise UsageError("this engine needs the package pyspark", cure=cure) from error
    builder: Any = SparkSession.builder
    ours = SparkSession.getActiveSession() is None
    try:
        # a session that runs already keeps its master; `local[N,4]` tries a task again, as a cluster does
        session = builder.master(scheduler or f"local[{workers},4]").appName("onrecord").getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        cure = "check --scheduler, JAVA_HOME and the cluster"
        raise UsageError(f"it cannot be started: {str(error)[:200]}", where=scheduler or "Spark", cure=cure) from error
    try:
        yield from _run(session.sparkContext, jobs)
    finally:
        if ours:
            session.stop()


def _run(context: Any, jobs: Sequence[Job]) -> Iterator[Report]:
    from py4j.protocol import Py4JError

    try:
        yield from context.parallelize(jobs, len(jobs)).map(attempt).collect()
    except Py4JError as error:
        why = str(error).partition("\n")[0][:300]
        yield from (finished(job) or Report(shard=job.shard, error=why) for job in jobs)
