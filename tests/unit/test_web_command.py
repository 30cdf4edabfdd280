"""`onrecord review` and `onrecord read --open` up to the moment at which they serve."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import UsageError
from onrecord.web import serving
from onrecord.web.site import Site

TEXT = "Malta attacked Tunisia on Tuesday, officials said.\n"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Site, dict[str, Any]]]:
    """What would have been served, and how."""
    calls: list[tuple[Site, dict[str, Any]]] = []
    monkeypatch.setattr(serving, "serve", lambda site, **how: calls.append((site, how)))
    return calls


def test_read_open_serves_one_article_and_keeps_judgments_beside_its_file(
    served: list[tuple[Site, dict[str, Any]]], tmp_path: Path
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(app, ["read", str(file), "--open"])
    assert done.exit_code == 0, done.output
    ((site, how),) = served
    assert len(site.reader().records) == 1
    assert how["port"] == 0
    assert "article.txt.judgments.jsonl" in done.stderr


def test_read_open_of_standard_input_says_that_nothing_is_kept(served: list[tuple[Site, dict[str, Any]]]) -> None:
    done = CliRunner().invoke(app, ["read", "-", "--open"], input=TEXT)
    assert done.exit_code == 0, done.output
    assert len(served) == 1
    assert "gone when it is stopped" in done.stderr


def test_read_open_shows_one_article_and_no_more(served: list[tuple[Site, dict[str, Any]]], tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["read", str(tmp_path / "a"), str(tmp_path / "b"), "--open"])
    assert done.exit_code == 2
    assert "one article" in done.stderr
    assert served == []


def test_review_needs_a_project_and_a_name(served: list[tuple[Site, dict[str, Any]]], tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["review", "-p", str(tmp_path)]).exit_code == 2
    assert CliRunner().invoke(app, ["review", "-p", str(tmp_path), "--by", " "]).exit_code == 2
    assert served == []


def test_the_way_in_for_a_browser_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    door = serving._doorway(tmp_path, 'http://127.0.0.1:1/?t=x"><script>')
    assert stat.S_IMODE(door.stat().st_mode) == 0o600
    assert "<script>" not in door.read_text(encoding="utf-8")


def test_a_port_that_is_taken_is_told(
    monkeypatch: pytest.MonkeyPatch, served: list[tuple[Site, dict[str, Any]]]
) -> None:
    import uvicorn

    monkeypatch.undo()
    taken = uvicorn.Config(serving._nothing, host=serving.HOST, port=0, log_level="critical").bind_socket()
    taken.listen()
    monkeypatch.setattr(serving.desk, "first", lambda _: None)
    try:
        with pytest.raises(UsageError, match="taken"):
            serving.serve(object(), port=taken.getsockname()[1], say=lambda _: None)  # type: ignore[arg-type]
    finally:
        taken.close()
    assert served == []
