"""What a run of a project, and a round of watching, cost where ten articles are new: all others were read and joined.

    OPENBLAS_NUM_THREADS=1 python benchmarks/joining_again.py [--sizes 1000,3000] [--words 150] [--days 30]

The articles are those of `joining.py` (a thousand that were read, told again by other names, spread evenly over the
days); reading is left out. CPU seconds; `all` is the first run, which joins all of them, `again` and `round` the next.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from joining import _read
from onrecord import pipeline
from onrecord.model.reading import Done, Task
from onrecord.model.record import Record
from onrecord.project import open_project
from onrecord.watching import Watcher
from varied_records import FIRST, varied

NEW = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda text: [int(n) for n in text.split(",")], default=[1_000, 3_000])
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--days", type=int, default=30)
    options = parser.parse_args()
    sys.path.append(str(Path(__file__).resolve().parents[1]))
    read = list(_read(options.words))
    for size in options.sizes:
        print(json.dumps({"articles": size, **_measured(list(varied(read, size, options.days)), options.days)}))


def _measured(records: Sequence[Record], days: int) -> dict[str, Any]:
    pipeline.read_tasks = _known(records)  # type: ignore[assignment]
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        where, inbox = Path(folder) / "project", Path(folder) / "inbox"
        inbox.mkdir()
        parts = records[: -2 * NEW], records[-2 * NEW : -NEW], records[-NEW:]
        with open_project(where, create=True) as project:
            for name, part in zip(("all", "again"), parts, strict=False):
                project.add([_written(Path(folder) / f"{name}.jsonl", part)])
                found[name] = _seconds(project.run)
            layout = project.layout
        noon = dt.datetime.combine(FIRST + dt.timedelta(days=days), dt.time(12), dt.UTC)
        reader: Any = object()  # it is not asked
        with Watcher(layout, [str(inbox)], extractors=reader, now=lambda: noon) as watcher:
            _written(inbox / "new.jsonl", parts[2])
            found["round"] = _seconds(watcher.round)
    return found


def _known(records: Iterable[Record]) -> Callable[..., Iterator[Done]]:
    of = {(r.document.text, r.document.published): r for r in records}

    def read_tasks(tasks: Iterable[Task], make: object = None) -> Iterator[Done]:  # noqa: ARG001
        for task in tasks:
            document = msgspec.structs.replace(task.article, language="en")
            yield Done(msgspec.structs.replace(of[document.text, document.published], document=document))

    return read_tasks


def _written(file: Path, records: Iterable[Record]) -> Path:
    keys = ("id", "text", "title", "publisher", "published")
    lines = (msgspec.json.encode({key: getattr(r.document, key) for key in keys}) for r in records)
    file.write_bytes(b"\n".join(lines))
    return file


def _seconds(do: Callable[[], object]) -> float:
    began = time.process_time()
    do()
    return round(time.process_time() - began, 1)


if __name__ == "__main__":
    main()
