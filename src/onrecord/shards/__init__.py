"""Reading at scale: shards of articles in, shards of records out, whatever engine schedules the work.

The unit of work is one function, `unit.code_shard`: from the address of an input shard it makes the output of that
shard, wholly or not at all, and the same bytes every time. An engine (`local`, `dask`, `spark`) has only to call it for
every shard at least once; what it does when a worker dies, or a call is made twice, does not matter. What looks across
articles (`window`) reads the shards' output day by day, so that nothing is ever shuffled.
"""
