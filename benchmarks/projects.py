"""What a project's run costs beside reading: near copies, and joining all articles anew. CPU time of one core.

    python benchmarks/projects.py [--times N] [--json FILE] [--smoke]

The articles are those of gold/stories, N times, each time with other names and days, so that no two times are alike.
Near copies are read alone, and with what was kept of their original; both give the same record, which is checked.
Copies of the bundled examples (450 words, 13 paragraphs) are timed beside those of the stories (80 words, 3
paragraphs), of which a change of one paragraph leaves less.
Joining is measured at a quarter, a half and all of the articles: what it costs an article should not grow with them.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the command line has it; numpy reads it once

import argparse
import datetime as dt
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.model import codec
from onrecord.model.document import Article
from onrecord.model.reading import Task
from onrecord.model.record import Outcome
from texts import NEAR, renamed, varied

STORIES = Path(__file__).resolve().parents[1] / "gold" / "stories"


def main() -> None:
    options = _options()
    articles = list(retold(1 if options.smoke else options.times))[: 40 if options.smoke else None]
    extractors = pipeline.default_extractors()
    pipeline.read_task(Task(articles[0]), extractors)
    spent, read = _timed(lambda: [pipeline.read_task(Task(a), extractors) for a in articles])
    result: dict[str, Any] = {"articles": len(articles), "words": sum(len(a.text.split()) for a in articles)}
    result["reading_ms_an_article"] = 1000 * spent / len(articles)
    short, long = [a for a in articles if "\n" in a.text][:100], varied(5 if options.smoke else 40)
    result["near_copy_cost"] = {name: _near(long, make) for name, make in NEAR.items()}
    result["near_copy_cost_of_short_articles"] = {name: _near(short, make) for name, make in NEAR.items()}
    result["joining_ms_an_article"] = _joining([done.outcome for done in read])
    print(json.dumps(result, indent=1))
    if options.json:
        options.json.write_text(json.dumps(result), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What near copies and joining cost.")
    parser.add_argument("--times", type=int, default=6, help="how often the stories are told, each time of others")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--smoke", action="store_true", help="few articles: only to see that it runs")
    return parser.parse_args()


def retold(times: int) -> Iterator[Article]:
    for n in range(times):
        for story, file in enumerate(sorted(STORIES.glob("*.json"))):
            rng, names = random.Random(f"{n} {story}"), dict[str, str]()
            for given in json.loads(file.read_text(encoding="utf-8"))["articles"]:
                day = dt.date(2026, 1, 1) + dt.timedelta(days=(7 * story + 11 * n) % (30 + 10 * times))
                yield Article(
                    id=f"{n}-{story}-{given['id']}",
                    text=renamed(given["text"], rng, names) if n else given["text"],
                    publisher=given["publisher"],
                    published=day + dt.timedelta(days=dt.date.fromisoformat(given["published"]).toordinal() % 7),
                )


def _near(originals: Sequence[Article], make: Callable[[str], str]) -> float:
    """What a near copy costs with what was kept of its original, of what it costs alone."""
    extractors = pipeline.default_extractors()
    full = part = 0.0
    for original in originals:
        known = pipeline.read_task(Task(original), extractors).parsed
        copy = Article(id="copy", text=make(original.text), published=original.published)
        spent, expected = _timed(lambda copy=copy: pipeline.read_task(Task(copy), extractors))  # type: ignore[misc]
        full += spent
        spent, done = _timed(lambda copy=copy, known=known: pipeline.read_task(Task(copy, known), extractors))  # type: ignore[misc]
        part += spent
        assert codec.encode(done.outcome) == codec.encode(expected.outcome)
    return part / full


def _joining(outcomes: Sequence[Outcome]) -> dict[int, float]:
    sizes = sorted({max(1, len(outcomes) // part) for part in (4, 2, 1)})
    return {n: 1000 * _timed(lambda n=n: pipeline.join(outcomes[:n]))[0] / n for n in sizes}  # type: ignore[misc]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


if __name__ == "__main__":
    main()
