"""A headless Chromium before the real command: what the page asks for, reports and writes down is watched.

The browser is the machine's own (Debian: `apt-get install chromium`, or the one that ONRECORD_CHROMIUM names); without
one, or without the package playwright, these tests are skipped with a message.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from watched_browser import COUNT_SWAPS, WIDE, Seen, Served

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("chromium", "chromium-browser", "google-chrome")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; each test opens windows of its own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    found = os.environ.get("ONRECORD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium is here: apt-get install chromium, or name one in ONRECORD_CHROMIUM")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """examples/estuary.jsonl, read by the real pipeline once a session."""
    return _project(tmp_path_factory.mktemp("read") / "estuary", EXAMPLES / "estuary.jsonl")


def _project(folder: Path, articles: Path) -> Path:
    from onrecord.project import open_project

    with open_project(folder, create=True) as project:
        project.add([articles])
        project.run()
    return folder


@pytest.fixture
def estuary(_read: Path, tmp_path: Path) -> Path:
    """A project of this test alone."""
    return shutil.copytree(_read, tmp_path / "estuary")


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """A project of its first three articles, of this test alone."""
    lines = (EXAMPLES / "estuary.jsonl").read_text("utf-8").splitlines()[:3]
    (tmp_path / "short.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return _project(tmp_path / "short", tmp_path / "short.jsonl")


@pytest.fixture
def served() -> Iterator[Callable[..., Served]]:
    """`served(folder, by="Ana")`: `onrecord review` on the project, as a process that is stopped after the test."""
    with ExitStack() as stack:
        yield lambda folder, by="Ana": stack.enter_context(_running(folder, by))


class _running:  # noqa: N801
    def __init__(self, folder: Path, by: str) -> None:
        self._folder, self._by = folder, by

    def __enter__(self) -> Served:
        command = [sys.executable, "-m", "onrecord", "review", "--no-open", "--by", self._by, "-p", str(self._folder)]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        said: list[str] = []
        for line in self._process.stderr:
            said.append(line)
            if found := _ADDRESS.search(line):
                return Served(found.group(), self._folder)
        raise AssertionError(f"the command said only: {''.join(said)}")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate(timeout=20)


@pytest.fixture
def browse(chromium: Any) -> Iterator[Callable[..., Seen]]:
    """`browse(served, path="/", size=WIDE, scheme="light", scripts=True)`: the page, opened as a person opens it."""
    with ExitStack() as stack:

        def opened(
            served: Served, path: str = "/", *, size: dict[str, int] = WIDE, scheme: str = "light", scripts: bool = True
        ) -> Seen:
            context = chromium.new_context(viewport=size, color_scheme=scheme, java_script_enabled=scripts)
            stack.callback(context.close)
            context.add_init_script(COUNT_SWAPS)
            seen = Seen(context.new_page(), served.origin)
            seen.watch()
            seen.page.goto(served.address)
            seen.page.wait_for_url(served.origin + "/")
            if path != "/":
                seen.page.goto(served.origin + path)
            seen.settled()
            return seen

        yield opened
