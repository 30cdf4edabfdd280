"""How fast the API and the MCP tools answer on a large project, one question at a time: CPU time of one core, and wall.

    python benchmarks/api.py DIR [--articles N] [--times N] [--json FILE] [--smoke]

DIR holds the project, or is where it is made (benchmarks/large_project.py). Asked are random questions of names, types,
days and words that the project knows, so that nothing is answered from a cache of ours; sockets are left out. What is
measured beside: reading the record when the server starts, and joining an earlier day, which is kept afterwards.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from starlette.testclient import TestClient

from large_project import make
from onrecord.model.plover import TYPES
from onrecord.model.standing import STANDINGS
from onrecord.web.api.app import api
from onrecord.web.api.snapshot import Shelf
from onrecord.web.mcp.tools import call

V1 = "/api/v1"
TARGET = 200.0  # milliseconds, p95


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "project" if options.smoke else options.folder
        with make(folder, 60 if options.smoke else options.articles) as project:
            shelf = Shelf(project.layout)
        seconds, _, snapshot = _timed(shelf.current)
        gc.freeze()  # as the commands do
        result: dict[str, Any] = {"articles": len(snapshot.now.records), "start_ms": 1000 * seconds, "target": TARGET}
        asked = _Questions(shelf, random.Random(7))
        times = 3 if options.smoke else options.times
        with TestClient(api(shelf)) as client:
            result["routes"] = {name: _measured(client, make_one, times) for name, make_one in asked.routes().items()}
        result["tools"] = {name: _spread(run, times) for name, run in asked.tools().items()}
        for key in ("p95", "p95_wall"):
            result[key] = max(x[key] for part in ("routes", "tools") for x in result[part].values())
        middle = snapshot.days[len(snapshot.days) // 2]
        result["earlier_day_ms"] = 1000 * _timed(lambda: snapshot.at(middle))[0]
    print(json.dumps(result, indent=1))
    if options.json:
        options.json.write_text(json.dumps(result), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast questions on a large project are answered.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("large-project"), help="the project")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--times", type=int, default=60, help="questions to each route and tool")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--smoke", action="store_true", help="few articles and questions: only to see that it runs")
    return parser.parse_args()


class _Questions:
    """Random questions to which there are answers."""

    def __init__(self, shelf: Shelf, rng: random.Random) -> None:
        self._shelf, self._rng, view = shelf, rng, shelf.current().now
        self._names = [e.name for e in view.named.values() if e.kind != "place"]
        self._happenings, self._articles = list(view.happenings), list(view.records)
        self._words = [h.sources[0].evidence[0].exact.split() for h in view.happenings.values()]
        self._days = shelf.current().days

    def happening(self) -> dict[str, Any]:
        """One or two conditions of `find`."""
        whole: dict[str, Callable[[], Any]] = {
            "actor": lambda: self._rng.choice(self._names),
            "type": lambda: self._rng.choice(TYPES),
            "standing": lambda: self._rng.choice(STANDINGS),
            "words": self._some_words,
            "since": self._day,
        }
        return {name: whole[name]() for name in self._rng.sample(sorted(whole), k=self._rng.randint(1, 2))}

    def routes(self) -> dict[str, Callable[[], tuple[str, dict[str, Any]]]]:
        rng = self._rng
        return {
            "happenings": lambda: ("/happenings", self.happening()),
            "happenings, all": lambda: ("/happenings", {"limit": 500, "offset": rng.randrange(len(self._happenings))}),
            "happening": lambda: (f"/happenings/{rng.choice(self._happenings)}", {}),
            "why": lambda: (f"/happenings/{rng.choice(self._happenings)}/why", {}),
            "statements": lambda: ("/statements", {"speaker": rng.choice(self._names), "limit": rng.randint(1, 50)}),
            "timeline": lambda: ("/timeline", self.happening()),
            "situation": lambda: ("/situation", {"since": self._day(), "actor": rng.choice(self._names)}),
            "situation, all": lambda: ("/situation", {"since": "2024-01-01", "until": self._day()}),
            "articles": lambda: ("/articles", {"limit": rng.randint(1, 500), "offset": rng.randrange(1000)}),
            "words": lambda: (f"/articles/{rng.choice(self._articles)}/words", {}),
            "record": lambda: (f"/articles/{rng.choice(self._articles)}/record", {}),
            "counts": lambda: ("/counts", {}),
        }

    def _day(self) -> str:
        return str(self._rng.choice(self._days))

    def tools(self) -> dict[str, Callable[[], Any]]:
        def ask(name: str, asked: Callable[[], dict[str, Any]]) -> Callable[[], Any]:
            return lambda: call(name, asked(), self._shelf.current(), lambda _: [])

        return {
            "find": ask("find", self.happening),
            "why": ask("why", lambda: {"id": self._rng.choice(self._happenings)}),
            "timeline": ask("timeline", self.happening),
            "quotes": ask("quotes", lambda: {"words": self._some_words(), "limit": 50}),
        }

    def _some_words(self) -> str:
        words = self._rng.choice(self._words)
        start = self._rng.randrange(len(words))
        return " ".join(words[start : start + 2])


def _measured(client: TestClient, question: Callable[[], tuple[str, dict[str, Any]]], times: int) -> dict[str, float]:
    def ask() -> None:
        route, asked = question()
        answer = client.get(V1 + route, params=asked)
        assert answer.status_code == 200, answer.text

    return _spread(ask, times)


def _spread(ask: Callable[[], Any], times: int) -> dict[str, float]:
    """Milliseconds: median and 95th percentile of CPU time, and the latter of wall time."""
    ask()
    spent = [_timed(ask)[:2] for _ in range(times)]
    (cpu, wall), last = (sorted(times) for times in zip(*spent)), int(0.95 * (times - 1) + 0.5)
    return {"median": 1000 * median(cpu), "p95": 1000 * cpu[last], "p95_wall": 1000 * wall[last]}


def _timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """CPU time of all our threads, wall time, and what came of it."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = work()
    return time.process_time() - cpu, time.perf_counter() - wall, result


if __name__ == "__main__":
    main()
