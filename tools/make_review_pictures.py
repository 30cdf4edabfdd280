"""Makes `docs/review/`: pictures of the pages of `onrecord review`, wide and narrow, light and dark.

    python tools/make_review_pictures.py [VIEW ...]

The project is made from our own invented articles (`examples/`, `src/onrecord/examples/`). A headless Chromium is
driven by the package playwright (dev); it is the machine's own, or the one that ONRECORD_CHROMIUM names. Pictures are
reduced to 255 colours, so that none is larger than 150 kB.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "review"
ARTICLES = [ROOT / "examples" / "estuary.jsonl"]
ARTICLES += [ROOT / "src/onrecord/examples" / f"{name}.json" for name in ("agency", "rewrite", "denial")]
SIZES = {1280: 860, 390: 844}
THEMES = ("light", "dark")
LONGEST = {1280: 1500, 390: 1900}  # pixels of a picture's height
COLOURS = 255
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")


class View(NamedTuple):
    """`words` say what the picture shows."""

    name: str
    path: str
    title: str
    words: str


VIEWS = (
    View("review", "/", "Review", "The queue, the words of the article with what was read from them, and the card."),
    View(
        "chronology", "/chronology", "Chronology", "What happened, day by day, each line with its standing and words."
    ),
    View("escalation", "/escalation", "Escalation", "Conflict and cooperation by week and pair, channels, coverage."),
    View("network", "/network", "Network", "Who acts on whom, and how many independent sources tell it."),
    View("map", "/map", "Map", "Where it happened, and what has no place."),
    View("search", "/search?q=fishermen", "Search", "Happenings, names and the words of the articles."),
    View("then", "/chronology?as_of=2026-03-23", "An earlier day", "The same chronology as it was known on 23 March."),
    View("dossier", "/dossier/print", "Dossier", "The whole record on one page, to print or to hand on."),
)


def main(names: Sequence[str]) -> None:
    views = [v for v in VIEWS if not names or v.name in names]
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder) / "estuary") as address, sync_playwright() as p:
        browser = p.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"])
        for width in SIZES:
            for theme in THEMES:
                _taken(browser, address, views, width, theme)
        browser.close()
    (FOLDER / "README.md").write_text(_page(), encoding="utf-8")


def _chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("ONRECORD_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    return found or sys.exit("no Chromium is here: install one, or name it in ONRECORD_CHROMIUM")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A project of our articles, and the address at which it is served."""
    from onrecord.project import open_project

    with open_project(folder, create=True) as project:
        project.add(ARTICLES)
        project.run()
    command = [sys.executable, "-m", "onrecord", "review", "--no-open", "--by", "Ana Ferrer", "-p", str(folder)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        yield next(found.group() for line in process.stderr if (found := _ADDRESS.search(line)))
    finally:
        process.terminate()
        process.wait(timeout=20)


def _taken(browser: Any, address: str, views: Sequence[View], width: int, theme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": SIZES[width]}, color_scheme=theme)
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    for view in views:
        answer = page.goto(origin + view.path)
        if not answer.ok:
            sys.exit(f"{view.path} answers {answer.status}")
        page.wait_for_load_state("networkidle")
        _kept(page.screenshot(full_page=view.name != "review"), width, FOLDER / _file(view, width, theme))
    context.close()


def _kept(png: bytes, width: int, file: Path) -> None:
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, LONGEST[width])))
    reduced = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE, kmeans=2)
    reduced.save(file, optimize=True)


def _file(view: View, width: int, theme: str) -> str:
    return f"{view.name}-{width}-{theme}.png"


def _page() -> str:
    """The page that shows all pictures."""
    parts = [
        "# The review page, seen",
        "Made by `python tools/make_review_pictures.py` from articles of our own (`examples/estuary.jsonl`).\n"
        "What is read from them is the machine's, with its errors. Each page at 1280 and 390 pixels, light and dark.",
    ]
    for view in VIEWS:
        wide = [f"![{view.title}, 1280 pixels, {t}]({_file(view, 1280, t)})" for t in THEMES]
        narrow = [f'<img src="{_file(view, 390, t)}" width="300" alt="{view.title}, 390 pixels, {t}">' for t in THEMES]
        parts += [f"## {view.title}", view.words, *wide, " ".join(narrow)]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
