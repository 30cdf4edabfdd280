"""An archive of short articles read by `onrecord code` with one worker: CPU and memory, from first tenth to last.

    OPENBLAS_NUM_THREADS=1 python benchmarks/archive.py DIR [--articles 100000] [--words 150] [--days 30] [--json FILE]

The articles are those of `day.py`, every second one a copy, in order of time over as many days, in shards of 1,000.
CPU seconds are those of all processes; memory is that of the worker and its reader, each page divided by those that
share it, looked at whenever a shard is done. What is there already is not read again, and not measured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from day import ROOT, SHARD, articles, shard_lines

LOOK = 2.0  # seconds
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    options = _options()
    sys.path += [str(ROOT)]
    _write(options.folder / "in", options.articles, options.words, options.days)
    command = [sys.executable, "-m", "onrecord", "code", f"{options.folder}/in", f"{options.folder}/out"]
    looks: list[dict[str, float]] = []
    with subprocess.Popen([*command, "--workers", "1"]) as process:
        for look in _looks(process, options.folder / "out" / "done"):
            looks.append(look)
            if options.json:
                options.json.write_text(json.dumps(_figures(options, looks), indent=1) + "\n", encoding="utf-8")
    print(json.dumps(_figures(options, looks), indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--json", type=Path, help="also write the figures to this file, again and again")
    return parser.parse_args()


def _write(folder: Path, count: int, words: int, days: int) -> None:
    if folder.exists():
        return
    part = folder.with_name("in.partial")
    part.mkdir(parents=True, exist_ok=True)
    some = articles(count, words, days)
    for n in range(-(-count // SHARD)):
        (part / f"part-{n:05}.jsonl").write_text(shard_lines(islice(some, SHARD)), encoding="utf-8")
    part.rename(folder)


def _looks(process: subprocess.Popen[bytes], done: Path) -> Iterator[dict[str, float]]:
    """What was spent so far and is held now, whenever a shard is done."""
    known = -1
    while process.poll() is None:
        shards = len(list(done.glob("*.json")))
        if shards != known and (pids := tree(process.pid)):
            yield {"shards": shards, "cpu_s": sum(map(_cpu, pids)), "megabytes": sum(map(_megabytes, pids[1:]))}
            known = shards
        time.sleep(LOOK)


def tree(root: int) -> list[int]:
    """A process and those below it, each behind its parent."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            children.setdefault(int(_fields(stat)[1]), []).append(int(stat.parent.name))
    out = [root]
    for pid in out:
        out += children.get(pid, [])
    return out


def _fields(stat: Path) -> list[str]:
    """What stands behind a process's name: state, parent ..."""
    return stat.read_text().rpartition(")")[2].split()


def _cpu(pid: int) -> float:
    """Seconds of a process and of its children that have ended."""
    with suppress(OSError):
        return sum(map(int, _fields(Path(f"/proc/{pid}/stat"))[11:15])) / _TICKS
    return 0.0


def _megabytes(pid: int) -> float:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return int(next(x for x in lines if x.startswith("Pss:")).split()[1]) / 1024
    return 0.0


def _figures(options: argparse.Namespace, looks: list[dict[str, float]]) -> dict[str, Any]:
    """By tenths of the shards: milliseconds of CPU an article, and the most memory."""
    total = -(-options.articles // SHARD)
    tenths = []
    for n in range(10):
        within = [x for x in looks if n * total / 10 <= x["shards"] <= (n + 1) * total / 10]
        if len(within) > 1:
            read = (within[-1]["shards"] - within[0]["shards"]) * SHARD
            spent = within[-1]["cpu_s"] - within[0]["cpu_s"]
            most = max(x["megabytes"] for x in within)
            tenths.append({"tenth": n + 1, "ms_an_article": 1000 * spent / read, "worker_mb": most})
    figures = {"articles": options.articles, "words": options.words, "days": options.days, "tenths": tenths}
    return {"archive": figures | {"cpu_s": looks[-1]["cpu_s"] if looks else 0.0}}


if __name__ == "__main__":
    main()
