"""What the gate by subject costs and saves: python benchmarks/subjects.py [--articles 200] [--words 600] [--json FILE]

A day of articles, half of which report public affairs (paragraphs of the articles of a folder, `--of`) and half other
subjects (articles of `training/subjects` and `gold/subjects`, some of one kind together), without copies, goes through
`onrecord code`'s unit of work, with the gate and without it. CPU seconds of all processes are counted, as in `day.py`.
The gate itself is timed on the first half alone, which it reads to the end like any other.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import day
from onrecord.clean.document import clean
from onrecord.clean.subject import of_public_affairs
from onrecord.evaluate.subjects import is_set_aside, made
from onrecord.model.document import Article
from onrecord.model.reading import Task
from onrecord.pipeline import archive_extractors, read_task
from onrecord.shards import unit

ROUNDS = 5


def main() -> None:
    options = _options()
    sys.path += [str(day.ROOT), str(day.ROOT / "tests")]
    count = options.articles // 2
    affairs = [a for a in day.articles(2 * count, options.words, of=options.of) if not a.id.endswith("c")]
    others = list(_others(count, options.words))
    result: dict[str, Any] = {
        "words": sum(len(a.text.split()) for a in (*affairs, *others)) / (len(affairs) + len(others)),
        "affairs": len(affairs),
        "affairs_set_aside": sum(map(is_set_aside, affairs)),
        "others": len(others),
        "others_set_aside": sum(map(is_set_aside, others)),
        "gate_ms": _gate_ms(affairs),
        "aside_ms": _aside_ms(others),
    }
    readers = {"with": unit.READER, "without": unit.ALL_SUBJECTS}
    with tempfile.TemporaryDirectory() as folder:
        for name, reader in readers.items():
            result[name] = day._coding(Path(folder) / name, [*affairs, *others], reader)
    print(json.dumps(result, indent=1))
    if options.json:
        options.json.write_text(json.dumps({"subjects": result}, indent=1) + "\n", encoding="utf-8")


def _others(count: int, words: int) -> Iterator[Article]:
    """Articles of one kind each, put together of several short ones until they are about as long as asked for."""
    rng, kinds = random.Random(1), defaultdict[str, list[str]](list)
    for folder in ("training", "gold"):
        for short in made(day.ROOT / folder / "subjects" / "other.txt"):
            kinds[short.subject].append(f"{short.title}\n\n{short.text}")
    named = sorted(kinds)
    for n in range(count):
        parts: list[str] = []
        while sum(len(p.split()) for p in parts) < words - 50:
            some = kinds[rng.choice(named)]
            parts += rng.sample(some, min(3, len(some)))
        text = "\n\n".join(f"{part} ({n})" for part in parts)  # no paragraph is another's, whose parse would be used
        yield Article(id=f"other-{n}", text=text, publisher="Example Wire", published=day.DAY)


def _gate_ms(articles: list[Article]) -> float:
    """CPU milliseconds of the gate alone for an article that is kept; the best of some rounds."""
    documents = [clean(a) for a in articles]
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for document in documents:
            of_public_affairs(document)
        spent.append(time.process_time() - start)
    return 1000 * min(spent) / len(documents)


def _aside_ms(articles: list[Article]) -> float:
    """CPU milliseconds of all that is done for an article that is set aside."""
    aside, extractors = [a for a in articles if is_set_aside(a)], archive_extractors()
    start = time.process_time()
    for article in aside:
        read_task(Task(article), extractors)
    return 1000 * (time.process_time() - start) / len(aside)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--of", type=Path, default=None, help="a folder of articles as JSON; else our corpus")
    parser.add_argument("--json", type=Path, default=None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
