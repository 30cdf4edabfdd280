"""How fast, how large: the whole job against spaCy's small English pipeline alone, in the same run on one core.

    python benchmarks/speed.py [--articles FOLDER] [--rounds N] [--json FILE] [--smoke]

Only ratios are worth comparing between machines. Both sides read the same articles, warm, turn about; the ratio is the
median over rounds. Nothing here is asserted: figures of time have no place in tests.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from statistics import median
from typing import Any

import corpus
from onrecord.model import codec
from onrecord.model.document import Article, Document
from onrecord.model.syntax import Parse

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
TARGETS = {"time_ratio": 2.5, "import_ms": 150.0, "help_ms": 300.0}


def main() -> None:
    options = _options()
    _use_one_core()
    articles = corpus.load(options.articles) if options.articles else corpus.varied(6 if options.smoke else 24)
    if options.memory:
        print(_peak_megabytes(options.memory, articles))
        return
    rounds = 2 if options.smoke else options.rounds
    memory = _memory(options)  # first: Linux counts a parent's peak as its child's
    result = {
        "articles": len(articles),
        "words": sum(len(a.text.split()) for a in articles),
        "rounds": rounds,
        **_speed(articles, rounds),
        **memory,
        **_start(rounds),
        "rooms": _rooms(articles),
        "targets": TARGETS,
    }
    _show(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="a folder of article JSON files instead of the varied examples")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--smoke", action="store_true", help="few articles, few rounds: only to see that it runs")
    parser.add_argument("--memory", choices=("job", "parser"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _use_one_core() -> None:
    os.environ.update(dict.fromkeys(THREADS, "1"))  # numpy, not loaded yet, reads them once
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


# the two sides ------------------------------------------------------------------------------------------------------
def _job(articles: list[Article]) -> None:
    from onrecord.pipeline import read_articles

    for record in read_articles(articles):
        codec.encode(record)


def _parser_alone(articles: list[Article]) -> None:
    from onrecord.annotate.backends.spacy_parser import load_pipeline

    pipeline = load_pipeline()
    for article in articles:  # one at a time, as the job reads: a batch is no faster here, and holds all in memory
        pipeline(article.text)


SIDES: dict[str, Callable[[list[Article]], None]] = {"job": _job, "parser": _parser_alone}


def _speed(articles: list[Article], rounds: int) -> dict[str, float]:
    """Articles and words a second of both sides, and the median of the rounds' ratios of CPU time."""
    for side in SIDES.values():
        side(articles)
    spent: dict[str, list[float]] = {name: [] for name in SIDES}
    for n in range(rounds):
        for name in sorted(SIDES, reverse=bool(n % 2)):
            start = time.process_time()
            SIDES[name](articles)
            spent[name].append(time.process_time() - start)
    ratios = sorted(job / parser for job, parser in zip(spent["job"], spent["parser"], strict=True))
    words = sum(len(a.text.split()) for a in articles)
    return {
        "articles_per_s": len(articles) / median(spent["job"]),
        "words_per_s": words / median(spent["job"]),
        "parser_words_per_s": words / median(spent["parser"]),
        "time_ratio": median(ratios),
        "time_ratio_low": ratios[0],
        "time_ratio_high": ratios[-1],
    }


# memory -------------------------------------------------------------------------------------------------------------
def _memory(options: argparse.Namespace) -> dict[str, float]:
    """Peak resident megabytes of each side in a process of its own."""
    given = ["--articles", str(options.articles)] if options.articles else []
    small = ["--smoke"] if options.smoke else []
    peaks = {name: float(_run(__file__, *given, *small, "--memory", name)) for name in SIDES}
    return {"peak_mb": peaks["job"], "parser_peak_mb": peaks["parser"], "memory_ratio": peaks["job"] / peaks["parser"]}


def _peak_megabytes(name: str, articles: list[Article]) -> float:
    SIDES[name](articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2


# starting -----------------------------------------------------------------------------------------------------------
def _start(rounds: int) -> dict[str, float]:
    """Milliseconds to import the package, and to print the command's help as a whole process.

    The least of several, since whatever else runs on the machine can only add to it.
    """
    importing = "import time; start = time.perf_counter(); import onrecord; print(time.perf_counter() - start)"
    helping = "import sys; from onrecord.cli import main; sys.argv = ['onrecord', '--help']; main()"
    imports = [1000 * float(_run("-c", importing)) for _ in range(rounds)]
    helps = []
    for _ in range(rounds):
        start = time.perf_counter()
        _run("-c", helping)
        helps.append(1000 * (time.perf_counter() - start))
    return {"import_ms": min(imports), "help_ms": min(helps)}


def _run(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout


# where the time goes ------------------------------------------------------------------------------------------------
@dataclass
class Clock:
    """Seconds of CPU spent in each room."""

    seconds: dict[str, float] = field(default_factory=dict)

    def timed(self, room: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            start = time.process_time()
            out = work(*given)
            self.seconds[room] = self.seconds.get(room, 0.0) + time.process_time() - start
            return out

        return run


class TimedParser:
    """A parser whose time is kept apart from that of the cleaning which feeds it."""

    def __init__(self, parser: Any, clock: Clock) -> None:
        self.parser, self.clock = parser, clock

    def parse(self, documents: Iterable[Document]) -> Iterator[Parse]:
        source = iter(documents)
        cleaned = self.clock.timed("clean", lambda: next(source, None))
        parsed = self.clock.timed("parse", lambda document: next(iter(self.parser.parse([document]))))
        while (document := cleaned()) is not None:
            yield parsed(document)


def _rooms(articles: list[Article]) -> dict[str, float]:
    """Percent of the whole job's time that each room takes."""
    from onrecord.pipeline import default_extractors, read_articles

    clock, parts = Clock(), default_extractors()
    rooms = [f.name for f in fields(parts) if f.name != "parser" and callable(getattr(parts, f.name))]
    watched: dict[str, Any] = {room: clock.timed(room, getattr(parts, room)) for room in rooms}
    parts = replace(parts, parser=TimedParser(parts.parser, clock), **watched)
    start = time.process_time()
    records = list(read_articles(articles, parts))
    whole = time.process_time() - start
    clock.seconds["link and record"] = whole - sum(clock.seconds.values())
    clock.timed("encode", lambda: [codec.encode(record) for record in records])()
    total = sum(clock.seconds.values())
    return {room: 100 * spent / total for room, spent in clock.seconds.items()}


def _show(result: dict[str, Any]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("measure", "whole job", "parser alone", "ratio", "target"):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    r = result
    spread = f"{r['time_ratio']:.2f} ({r['time_ratio_low']:.2f}-{r['time_ratio_high']:.2f})"
    words = (f"{r['words_per_s']:,.0f}", f"{r['parser_words_per_s']:,.0f}")
    table.add_row("words a second", *words, spread, f"≤ {TARGETS['time_ratio']}")
    table.add_row("articles a second", f"{r['articles_per_s']:.1f}", "", "", "")
    table.add_row(
        "peak memory, MB", f"{r['peak_mb']:.0f}", f"{r['parser_peak_mb']:.0f}", f"{r['memory_ratio']:.2f}", ""
    )
    table.add_row("import onrecord, ms", f"{r['import_ms']:.0f}", "", "", f"< {TARGETS['import_ms']:.0f}")
    table.add_row("onrecord --help, ms", f"{r['help_ms']:.0f}", "", "", f"< {TARGETS['help_ms']:.0f}")
    console = Console()
    console.print(table)
    rooms = sorted(r["rooms"].items(), key=lambda item: -item[1])
    console.print("share of the time, %: " + ", ".join(f"{room} {share:.1f}" for room, share in rooms))
    console.print(f"one core, warm, {r['rounds']} rounds of {r['articles']} articles ({r['words']:,} words)")


if __name__ == "__main__":
    main()
