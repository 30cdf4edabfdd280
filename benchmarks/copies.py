"""How fast copies are found: the whole search and proof against a candidate library alone, in the same run on one core.

    python benchmarks/copies.py [--articles FOLDER] [--count N] [--rounds N] [--json FILE] [--smoke]

The library is rensa (MinHash and LSH in Rust, the fastest that we know of): `pip install rensa`. It is timed with the
shingles that it must be given, and without. It says which articles may be copies; we also say which are, which words
were copied, and which are rewrites. Half of the articles are copies. CPU time, turn about, median of the rounds: only
the ratios are worth comparing between machines.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from msgspec.structs import replace

import texts
from onrecord.evaluate.copies import KINDS
from onrecord.link.near_duplicates import find_copies
from onrecord.model.document import Article

SHINGLE, PERMUTATIONS, BANDS = 3, 128, 32
TARGET = 3.0  # times the library's time


def main() -> None:
    options = _options()
    count, rounds = (100, 1) if options.smoke else (options.count, options.rounds)
    articles = _half_copies(texts.load(options.articles) if options.articles else texts.varied(24), count)
    sides: dict[str, Callable[[], Any]] = {"search": lambda: find_copies(articles)} | _library(articles)
    seconds = {name: median(spent) for name, spent in _timed(sides, rounds).items()}
    rates = {name: len(articles) / spent for name, spent in seconds.items()}
    words = sum(len(a.text.split()) for a in articles) / len(articles)
    result: dict[str, Any] = {"articles": len(articles), "words": words, "documents_per_s": rates, "target": TARGET}
    if "library" in rates:
        result["ratio"] = rates["library"] / rates["search"]
    print(json.dumps(result, indent=1))
    if options.json:
        options.json.write_text(json.dumps(result), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Copies found a second, against a candidate library alone.")
    parser.add_argument("--articles", type=Path, help="a folder of articles instead of the varied examples")
    parser.add_argument("--count", type=int, default=2000, help="articles, half of them copies")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--smoke", action="store_true", help="few articles, one round: only to see that it runs")
    return parser.parse_args()


def _half_copies(given: list[Article], count: int, *, seed: int = 0) -> list[Article]:
    """Originals of words drawn from the given articles, as long as those, and copies of them of each kind in turn."""
    rng, makers = random.Random(seed), list(KINDS.values())
    vocabulary = [word for article in given for word in article.text.split()]
    originals = [
        replace(rng.choice(given), id=f"original{n}", text=_drawn(rng, vocabulary, rng.choice(given)))
        for n in range(count // 2)
    ]
    copies = [
        replace(o, id=f"copy{n}", publisher=f"Outlet {n}", text=makers[n % len(makers)](o.text, rng))
        for n, o in enumerate(originals)
    ]
    return originals + copies


def _drawn(rng: random.Random, vocabulary: list[str], like: Article) -> str:
    """A text as long as `like`, with names of its own as articles on different matters have them."""
    words = rng.choices(vocabulary, k=len(like.text.split()))
    return " ".join("".join(rng.sample(w, k=len(w))).capitalize() if w[0].isupper() else w for w in words)


def _library(articles: list[Article]) -> dict[str, Callable[[], Any]]:
    """The library with its shingles, and without; nothing where it is not installed."""
    try:
        from rensa import RMinHash, RMinHashLSH
    except ImportError:
        print("rensa is not installed: no comparison (pip install rensa)")
        return {}
    ready = [_shingles(a.text) for a in articles]

    def candidates(shingled: list[list[str]]) -> list[list[int]]:
        index, sketches = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS), []
        for n, parts in enumerate(shingled):
            sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update(parts)
            index.insert(n, sketch)
            sketches.append(sketch)
        return [index.query(sketch) for sketch in sketches]

    return {
        "library": lambda: candidates([_shingles(a.text) for a in articles]),
        "library_after_shingling": lambda: candidates(ready),
    }


def _shingles(text: str) -> list[str]:
    words = re.findall(r"\w+", text.casefold())
    return [" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)]


def _timed(sides: dict[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Seconds of CPU of each side in each round, after one that does not count."""
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for n in range(rounds + 1):
        for name, work in sides.items():
            start = time.process_time()
            work()
            if n:
                spent[name].append(time.process_time() - start)
    return spent


if __name__ == "__main__":
    main()
