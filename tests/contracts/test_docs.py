"""What the docs say is what the program does."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord import errors
from onrecord.cli import app
from onrecord.model import codec
from onrecord.model.plover import TYPES

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / name for name in ("README.md", "GLOSSARY.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
WRITTEN_BY_MACHINE = {"docs/figures.md"}


def page(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_key_of_the_output_is_explained():
    text = page("docs/output.md")
    parts = codec.json_schema()["$defs"]
    keys = {key for part in parts.values() for key in part.get("properties", {})}
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []


def test_every_word_of_the_output_is_explained():
    text = page("docs/output.md")
    enums = [p.get("enum", []) for part in codec.json_schema()["$defs"].values() for p in part["properties"].values()]
    words = {word for enum in enums for word in enum if isinstance(word, str)} | set(TYPES)
    assert [w for w in sorted(words) if f"`{w}`" not in text and f'`"{w}"`' not in text] == []


def test_every_kind_of_error_is_explained():
    text = page("docs/errors.md")

    def kinds(error):
        yield error.kind
        for narrower in error.__subclasses__():
            yield from kinds(narrower)

    unexplained = [k for k in kinds(errors.OnrecordError) if f"`{k}`" not in text]
    assert unexplained == ["error", "input"]  # the two that are never raised themselves
    assert "`internal`" in text


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_every_link_between_pages_leads_somewhere(path):
    links = re.findall(r"\]\((?!https?://)([^)#]+)", path.read_text(encoding="utf-8"))
    missing = {link for link in links if not (path.parent / link).exists()}
    assert {(path.parent / m).resolve().relative_to(ROOT).as_posix() for m in missing} <= WRITTEN_BY_MACHINE


def test_every_command_of_the_readme_is_put_rightly():
    lines = [line.partition("#")[0] for line in page("README.md").splitlines() if "onrecord " in line.partition("#")[0]]
    commands = [
        shlex.split(line.rpartition("| ")[2].partition(">")[0]) for line in lines if re.match(r"onrecord|pbp", line)
    ]
    assert len(commands) >= 5
    for command in commands:
        options = [word for word in command if word.startswith("-") and len(word) > 1]
        shown = CliRunner().invoke(app, [command[1], "--help"], terminal_width=200)
        assert shown.exit_code == 0
        assert [o for o in options if o not in shown.output] == []


def test_the_picture_is_of_the_bundled_example():
    assert "trawler" in page("docs/read.svg")


def test_versions_agree():
    assert f"## [{onrecord.__version__}]" in page("CHANGELOG.md")
    assert f"version: {onrecord.__version__}" in page("CITATION.cff")


def test_every_error_names_a_kind_of_its_own():
    kinds = [e.kind for e in errors.InputError.__subclasses__()]
    assert len(kinds) == len(set(kinds)) > 1
    assert [kind for kind in kinds if f"`{kind}`" not in page("docs/errors.md")] == []
