"""A user at the keyboard: files in a folder, the command, what comes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app

NEWS = (
    "VALLETTA, March 12 - Malta's navy seized a Tunisian tanker late on Tuesday, officials said.\n\n"
    '"Nothing of the kind happened," Tunisian Foreign Minister Salwa Berkani told reporters in Tunis.\n\n'
    "A spokesman for the Maltese government declined to comment on the incident.\n"
)


@pytest.fixture
def onrecord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`onrecord("read", "a.txt", input=b"...")` in a folder of its own, off any terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    runner = CliRunner()

    def run(*arguments: str, input: bytes | str | None = None) -> Result:
        return runner.invoke(app, list(arguments), input=input)

    return run


@pytest.fixture
def news(tmp_path: Path) -> str:
    """The name of a text file that holds an article."""
    (tmp_path / "tanker.txt").write_text(NEWS, encoding="utf-8")
    return "tanker.txt"
