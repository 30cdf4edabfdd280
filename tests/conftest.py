"""What tests share: text read by the real pipeline (its weights are loaded once), and the measuring sets, if any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from onrecord.evaluate.corpora import VARIABLE, shared_folder
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.record import Record

Annotate = Callable[..., AnnotatedDocument]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--raise-floors", action="store_true", help="raise the floors in gold/floors.toml to what is measured"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests whose sentence the present weights misread are expected to fail, until other weights read it."""
    misread = set((Path(__file__).parent / "misread.txt").read_text(encoding="utf-8").splitlines())
    for item in items:
        if item.nodeid.removeprefix("tests/") in misread:
            item.add_marker(pytest.mark.xfail(reason="misread by the present weights (tests/misread.txt)", strict=True))


@cache
def _annotate(text: str, published: dt.date | None) -> AnnotatedDocument:
    from onrecord.clean.document import clean
    from onrecord.pipeline import annotate, default_extractors

    extractors = default_extractors()
    parse = next(extractors.parser.parse([clean(Article(id="test", text=text, published=published))]))
    return annotate(parse, extractors)


@pytest.fixture(scope="session")
def annotated() -> Annotate:
    """`annotated(text, published=None)`: all layers of one article; `published` is a date or "2026-11-20".

    The same text is read once a session.
    """

    def read(text: str, published: str | dt.date | None = None) -> AnnotatedDocument:
        return _annotate(text, dt.date.fromisoformat(published) if isinstance(published, str) else published)

    return read


@pytest.fixture(scope="session")
def recorded() -> Callable[..., Record]:
    """`recorded(text, published=None)`: the whole record of one article."""
    import onrecord

    @cache
    def read(text: str, published: str | None = None) -> Record:
        return onrecord.read(text, published=published)

    return read


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring sets beside the repository; the test is skipped where there is none."""
    folder = shared_folder()
    if not folder.is_dir():
        pytest.skip(f"no measuring sets: {folder} is not there (put them there or set {VARIABLE})")
    return folder
