"""The records of the bundled articles, read once."""

from __future__ import annotations

from importlib.resources import files

import msgspec
import pytest

from onrecord.model.document import Article
from onrecord.model.record import Outcome
from onrecord.pipeline import read_all


@pytest.fixture(scope="session")
def examples() -> list[Article]:
    folder = files("onrecord") / "examples"
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".json")), key=lambda p: p.name)
    return [msgspec.json.decode(p.read_bytes(), type=Article) for p in paths]


@pytest.fixture(scope="session")
def outcomes(examples: list[Article]) -> list[Outcome]:
    return list(read_all(examples))
