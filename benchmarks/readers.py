"""What so many readers on one machine cost: memory, and the time to start one.

    python benchmarks/readers.py [--counts 1,2,4,8] [--each 100] [--of FOLDER] [--json FILE]

`forked`: as several readers are on Linux, children of one process that has loaded everything (`onrecord.nursery`),
which is counted with them. `fresh`: each loads for itself, as where there is no fork. Articles are those of `day.py`,
without copies. Memory is proportional: each page divided by those that share it. A start is timed until a short article
has been read.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import day
from archive import tree
from onrecord import readers
from onrecord.model.document import Article
from onrecord.model.reading import Task
from onrecord.pipeline import default_extractors
from onrecord.workers import Pool

SHORT = "The foreign minister of Chad met his counterpart from Niger in Niamey on Tuesday, officials said."
STARTS = 5  # of which the middle one is told


def main() -> None:
    options = _options()
    sys.path += [str(day.ROOT)]
    rows = []
    for count in options.counts:
        for way in ("fresh", "forked"):
            rows.append({"readers": count, "way": way} | _memory(count, options.each, options.of, way))
            print(rows[-1], flush=True)
    result = {"readers": rows, "articles_each": options.each}
    result |= {"reader_starts": {"fresh_s": _start(_fresh), "forked_s": _forked_start()}}
    print(result["reader_starts"])
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", default=[1, 2, 4, 8], type=lambda text: [int(n) for n in text.split(",")])
    parser.add_argument("--each", type=int, default=100, help="articles that each reads")
    parser.add_argument("--of", type=Path, help="a folder of articles as JSON, in place of our corpus")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


def _memory(count: int, each: int, of: Path | None, way: str) -> dict[str, Any]:
    """Megabytes of `count` readers, and of the nursery, once each has read about `each` articles."""
    nursery = readers.Nursery(default_extractors if way == "forked" else None)
    with Pool(count, nursery=nursery) as pool:
        some = islice(day.articles(2 * count * each, 600, of=of), 0, None, 2)  # no copies
        for _ in pool.read(some):
            pass
        held = [_held(pid) for pid in tree(os.getpid())[1:]]
    nursery.close()
    return {"pss_mb": sum(pss for pss, _ in held), "most_private_mb": max(own for _, own in held)}


def _held(pid: int) -> tuple[float, float]:
    """Megabytes: each page divided by those that share it; pages that nobody shares."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {key: int(rest.split()[0]) for key, _, rest in (line.partition(":") for line in lines)}
    return kilobytes["Pss"] / 1024, (kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]) / 1024


def _start(make: Callable[[], readers.Reader]) -> float:
    """Seconds until a reader has read its first article."""
    times = []
    for _ in range(STARTS):
        began = time.perf_counter()
        reader = make()
        _read_one(reader)
        times.append(time.perf_counter() - began)
        reader.end()
    return sorted(times)[STARTS // 2]


def _read_one(reader: readers.Reader) -> None:
    assert reader.receive() == (None, None), "it is not ready"
    reader.send(Task(Article(id="a", text=SHORT, language="en")))
    _, error = reader.receive()
    assert error is None


def _fresh() -> readers.Reader:
    return readers.Fresh(default_extractors)


def _forked_start() -> float:
    nursery = readers.Nursery(default_extractors)

    def fork() -> readers.Reader:
        reader = nursery.fork()
        assert reader is not None, "nothing can be forked here"
        return reader

    first = fork()
    _read_one(first)  # when everything is loaded
    try:
        return _start(fork)
    finally:
        first.end()
        nursery.close()


if __name__ == "__main__":
    main()
