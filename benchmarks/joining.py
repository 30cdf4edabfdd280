"""What joining costs an article as articles grow in number: day by day, with memory for a window of fourteen days.

    OPENBLAS_NUM_THREADS=1 python benchmarks/joining.py [--sizes 1000,10000] [--words 150] [--days 30] [--json FILE]
    OPENBLAS_NUM_THREADS=1 python benchmarks/joining.py --read OUT [--json FILE]

A thousand articles of `day.py` are read once, and told again by other names (`varied_records`), spread evenly over as
many days; nothing else is read. Each size is joined in a process of its own, from the records on the disk to what
joining writes. With `--read` it is the output of `onrecord code` that is joined (`archive.py`). CPU seconds; memory is
the most that the process held.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from day import articles
from onrecord import pipeline
from onrecord.link.days import days_of
from onrecord.model import codec
from onrecord.model.record import Record
from onrecord.record.project.store import Counts
from onrecord.shards.layout import RECORDS, Finished, done_name, part_name, write_lines
from onrecord.shards.storage import Folder
from onrecord.shards.window import join_days
from varied_records import varied

READ = 1_000


def main() -> None:
    options = _options()
    if options.read:
        print(json.dumps(_joined(options.read, options.json)))
        return
    sys.path.append(str(Path(__file__).resolve().parents[1]))
    result: dict[str, Any] = {"joined": []}
    with tempfile.TemporaryDirectory() as folder:
        read = list(_read(options.words))
        for size in options.sizes:
            out = Path(folder) / f"{size}"
            _write(out, varied(read, size, options.days))
            done = subprocess.run([sys.executable, __file__, "--read", out], stdout=subprocess.PIPE, check=True)
            result["joined"].append(json.loads(done.stdout))
            if options.json:
                options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda text: [int(n) for n in text.split(",")], default=[1_000, 10_000])
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--read", type=Path, help="join this output of `onrecord code`, and nothing else")
    parser.add_argument("--json", type=Path, help="also write the figures to this file, again and again")
    return parser.parse_args()


def _read(words: int) -> Iterator[Record]:
    extractors = pipeline.default_extractors()
    known: dict[str, Record] = {}
    for article in articles(READ, words, 30):
        if article.text not in known:
            outcome = pipeline.read_or_fail(article, extractors)
            if not isinstance(outcome, Record):
                continue
            known[article.text] = outcome
        yield msgspec.structs.replace(known[article.text], document=msgspec.structs.replace(article, language="en"))


def _write(out: Path, records: Iterable[Record]) -> None:
    """Records as `onrecord code` leaves them, a shard a day."""
    for day in days_of(records):
        shard = f"{day[0].document.published}"
        name = part_name(RECORDS, day[0].document.published, shard, "made")
        part = write_lines(Folder(out), name, map(codec.encode, day))
        counts = Counts(input=len(day), coded=len(day), copies=0, irrelevant=0, failed=0)
        done = Finished(shard=shard, key="made", coder="made", counts=counts, files={name: part})
        Folder(out).write(done_name(shard), msgspec.json.encode(done))


def _joined(out: Path, file: Path | None) -> dict[str, Any]:
    """By day: articles so far, in the window, CPU seconds so far; what all cost."""
    sizes: dict[Any, int] = defaultdict(int)
    for done in (out / "done").glob("*.json"):
        for name, part in msgspec.json.decode(done.read_bytes(), type=Finished).files.items():
            if name.startswith(RECORDS):
                sizes[name.split("/")[1]] += part.lines
    start, days, total = time.process_time(), list[dict[str, float]](), 0
    for day in join_days(f"{out}"):
        total += sizes[f"day={day.day}"]
        spent = time.process_time() - start
        days.append({"articles": total, "window": day.articles, "cpu_s": round(spent, 1), "mb": round(_megabytes())})
        found = {"articles": total, "ms_an_article": 1000 * spent / total, "peak_mb": _megabytes(), "by_day": days}
        if file:
            file.write_text(json.dumps(found) + "\n", encoding="utf-8")
    return found


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
