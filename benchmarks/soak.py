"""Watching for long: does memory stay flat? `python benchmarks/soak.py [--rounds N] [--each M] [--real] [--json FILE]`.

In each round M new articles come into a folder that is watched, and the day moves on by one, so that after two weeks as
many leave the window as come. The reader costs next to nothing (`--real`: our own), since what is in question is what
is kept from round to round. Told are the resident megabytes of this process and of its reader at the end of rounds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PLACES = "Chad Niger Mali Togo Benin Ghana Gabon Kenya Sudan Libya Tunisia Algeria Morocco Egypt".split()


def main() -> None:
    options = _options()
    sys.path.append(str(ROOT / "tests"))
    with tempfile.TemporaryDirectory() as folder:
        rows = _soak(Path(folder), options)
    settled = [row for row in rows if row["round"] > options.days] or rows
    result = {
        "articles": options.rounds * options.each,
        "rounds": rows,
        "growth_after_the_window_is_full": settled[-1]["mb"] / settled[0]["mb"] - 1,
    }
    print(f"{result['articles']:,} articles; memory grew by {100 * result['growth_after_the_window_is_full']:.1f} %")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--each", type=int, default=50, help="articles a round")
    parser.add_argument("--days", type=int, default=14, help="of the window")
    parser.add_argument("--real", action="store_true", help="read with our own reader, in its process")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


def _soak(folder: Path, options: argparse.Namespace) -> list[dict[str, Any]]:
    from onrecord.project import open_project
    from onrecord.watching import Watcher
    from quick_extractors import quick

    with open_project(folder / "p", create=True) as project:
        where = project.layout
    rng, rows, began = random.Random(1), [], time.process_time()
    extractors = None if options.real else quick()
    with Watcher(where, [str(folder / "in")], days=options.days, extractors=extractors) as watcher:
        for number in range(1, options.rounds + 1):
            _come(folder / "in", number, options.each, rng)
            done = watcher.round()
            assert done.read + done.copied == options.each, done
            if number % max(1, options.rounds // 12) == 0:
                row = {"round": number, "mb": _resident(), "cpu_s": time.process_time() - began, "told": len(done.told)}
                rows.append(row)
                print(f"{number * options.each:>7,} articles: {row['mb']:.0f} MB, {row['cpu_s']:.0f} s", flush=True)
    return rows


def _come(folder: Path, number: int, count: int, rng: random.Random) -> None:
    """New articles of one day take the place of the last ones."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
    with (folder / f"{number}.jsonl").open("w", encoding="utf-8") as file:
        for n in range(count):
            a, b = rng.sample(PLACES, 2)
            text = (
                f"{a} closed crossing {n} of its border with {b} on day {number}! It held {rng.randrange(900)} lorries."
                "\n\n"
                f"The governor said that {rng.randrange(90)} guards would stay until talks with {b} had come to an end."
            )
            file.write(json.dumps({"text": text, "published": f"{day}", "publisher": f"Gazette {n % 9}"}) + "\n")


def _resident() -> float:
    """Megabytes of this process and its children (Linux)."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            found = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:  # it has ended
            continue
        if str(os.getpid()) in (found["Pid"].strip(), found["PPid"].strip()):
            total += int(found.get("VmRSS", "0 kB").split()[0])
    return total / 1024


if __name__ == "__main__":
    main()
