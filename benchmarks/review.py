"""How fast the review page is on a large project: the first page, and a judgment with the page that follows it.

    python benchmarks/review.py DIR [--articles N] [--times N] [--json FILE] [--docs] [--smoke]

DIR holds the project, or is where it is made (benchmarks/large_project.py, from our own texts in gold/stories); what is
judged is written into a copy of it. Two measures: in this process, CPU and wall time of what the server does, sockets
left out; and, where a Chromium and the package playwright are, from a key in a real browser to the page that it leads
to, before the real command. --docs writes the table in docs/review.md anew.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from statistics import median
from typing import Any

from starlette.testclient import TestClient

from large_project import make
from onrecord.project import open_project
from onrecord.reviewing import Review
from onrecord.web.app import guarded, make_app
from onrecord.web.pages import desk
from onrecord.web.site import Site

PORT, TOKEN = 8765, "of-this-benchmark"
ORIGIN = f"http://127.0.0.1:{PORT}"
DOCS = Path(__file__).resolve().parents[1] / "docs" / "review.md"
MARKS = ("<!-- figures: benchmarks/review.py -->", "<!-- end of figures -->")
_DRAFT = re.compile(r'name="draft" value="([^"]*)" data-key="(?:a|x|u)"')
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")
Spread = dict[str, float]


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch) / "base" if options.smoke else options.folder
        make(base, 40 if options.smoke else options.articles).close()
        folder = Path(shutil.copytree(base, Path(scratch) / "project"))
        times = 2 if options.smoke else options.times
        result = {
            "machine": platform.processor() or platform.machine(),
            "cores": os.cpu_count(),
            "load": os.getloadavg()[0],
        }
        result |= _server(folder, times)
        with _browser() as browser:
            result |= _seen(browser, folder, times) if browser else {}
    print(json.dumps(result, indent=1))
    if options.json:
        options.json.write_text(json.dumps(result), encoding="utf-8")
    if options.docs:
        _write(result)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast the review page is.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path(".cache/large"))
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--docs", action="store_true", help="write the table in docs/review.md")
    parser.add_argument("--smoke", action="store_true", help="a small project, twice: only to see that it runs")
    return parser.parse_args()


def _server(folder: Path, times: int) -> dict[str, Any]:
    """What the server does, in this process."""
    with open_project(folder) as project:
        site = Site(Review(project), "benchmark", "somebody")
        start = _timed(lambda: desk.first(site))
        gc.freeze()  # as the command does
        happenings = len(site.reviewed().happenings)
        with TestClient(
            guarded(make_app(lambda: nullcontext(site)), port=PORT, token=TOKEN), base_url=ORIGIN
        ) as client:
            client.get(f"/?t={TOKEN}")
            first = [_timed(lambda: client.get("/")) for _ in range(times)]
            acted = [_timed(_action(client)) for _ in range(times)]
        gc.unfreeze()
    return {
        "articles": len(site.reader().records),
        "happenings": happenings,
        "start_ms": start["wall"],
        "first_page": _spread(first),
        "action": _spread(acted),
    }


def _action(client: TestClient) -> Callable[[], None]:
    """A judgment, on the disk, and the page of the next question."""
    draft = _DRAFT.findall(client.get("/").text)[0].replace("&#34;", '"').replace("&amp;", "&")

    def act() -> None:
        answer = client.post("/judge", data={"draft": draft, "next": "/"}, headers={"origin": ORIGIN})
        assert answer.status_code == 200, answer.text
        assert "Saved, on disk" in answer.text

    return act


def _timed(act: Callable[[], Any]) -> Spread:
    """Milliseconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return {"wall": 1000 * (time.perf_counter() - wall), "cpu": 1000 * (time.process_time() - cpu)}


def _spread(measured: list[Spread]) -> Spread:
    def p95(values: list[float]) -> float:
        return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]

    columns = {name: [m[name] for m in measured] for name in ("wall", "cpu")}
    found = {name: median(values) for name, values in columns.items()}
    return found | {f"{name}_p95": p95(values) for name, values in columns.items()}


@contextmanager
def _browser() -> Iterator[Any]:
    """The machine's own Chromium; None where there is none."""
    path = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path = None
    if path is None:
        print("no Chromium, or no playwright: only the server is measured", file=sys.stderr)
        yield None
        return
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def _seen(browser: Any, folder: Path, times: int) -> dict[str, Any]:
    """What a person sees: the first paint, and a key until the next question stands there."""
    command = [sys.executable, "-m", "onrecord", "review", "--no-open", "--by", "somebody", "-p", str(folder)]
    began = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        address = next(m.group() for line in process.stderr if (m := _ADDRESS.search(line)))
        ready = 1000 * (time.perf_counter() - began)
        page = browser.new_page()
        page.goto(address)
        page.wait_for_url(re.compile(r"/$"))
        painted = []
        for _ in range(min(times, 10)):
            page.reload()
            page.wait_for_function(f"() => {_PAINT} > 0")
            painted.append(page.evaluate(_PAINT))
        page.evaluate("window.addEventListener('htmx:after:swap', () => { window.turned = performance.now() }, true)")
        acted = [_pressed(page, key) for key in "auj" * times]
    finally:
        process.terminate()
        process.wait(timeout=20)
    decided = [ms for key, ms in zip("auj" * times, acted, strict=True) if key != "j"]
    turned = [ms for key, ms in zip("auj" * times, acted, strict=True) if key == "j"]
    return {
        "command_ms": ready,
        "first_paint_ms": median(painted),
        "key_to_next_ms": median(decided),
        "key_to_next_p95_ms": sorted(decided)[round(0.95 * (len(decided) - 1))],
        "turn_ms": median(turned),
    }


_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def _pressed(page: Any, key: str) -> float:
    """Milliseconds of the browser's clock from the key to the new page."""
    page.evaluate("window.turned = 0; window.pressed = 0")
    page.evaluate(
        "addEventListener('keydown', () => { window.pressed = performance.now() }, {once: true, capture: true})"
    )
    page.keyboard.press(key)
    page.wait_for_function("() => window.turned > 0")
    return float(page.evaluate("window.turned - window.pressed"))


def _write(result: dict[str, Any]) -> None:
    """The table of docs/review.md."""
    rows = [
        ("first page, server", result["first_page"]["cpu"], result["first_page"]["wall"], "1,000 ms, paint included"),
        ("judgment on disk + next page, server", result["action"]["cpu"], result["action"]["wall"], "100 ms"),
    ]
    lines = ["| what | CPU, median ms | wall, median ms | promised |", "|---|---|---|---|"]
    lines += [f"| {what} | {cpu:.0f} | {wall:.0f} | {promise} |" for what, cpu, wall, promise in rows]
    if "first_paint_ms" in result:
        lines += [f"| first contentful paint, Chromium | | {result['first_paint_ms']:.0f} | 1,000 ms |"]
        lines += [f"| key to next question, Chromium | | {result['key_to_next_ms']:.0f} | |"]
        lines += [f"| turning to the next question, Chromium | | {result['turn_ms']:.0f} | |"]
        lines += [f"| command to address, once | | {result['command_ms']:.0f} | |"]
    about = f"{result['articles']:,} articles, {result['happenings']:,} happenings; {result['cores']} cores"
    about += f", on which {result['load']:.0f} processes wanted to run (wall times hold them too)."
    text = DOCS.read_text(encoding="utf-8")
    before, _, rest = text.partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    table = "\n".join(lines)
    DOCS.write_text(f"{before}{MARKS[0]}\n{about}\n\n{table}\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
