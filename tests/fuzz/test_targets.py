"""The saved corpus breaks nothing, nor does what Hypothesis makes of its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.targets import CORPUS, TARGETS

pytestmark = pytest.mark.fuzz

EXAMPLES = 300
SAVED = sorted(path for path in CORPUS.rglob("*") if path.is_file())


def test_every_target_has_a_corpus() -> None:
    assert {path.parent.name for path in SAVED} == set(TARGETS)


@pytest.mark.parametrize("path", SAVED, ids=lambda path: f"{path.parent.name}-{path.name[:12]}")
def test_what_was_saved_breaks_nothing(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_made_of_it_breaks_nothing(name: str, record_property: Callable[[str, object], None]) -> None:
    seeds = [path.read_bytes() for path in SAVED if path.parent.name == name]
    pieces = st.sampled_from(seeds).flatmap(lambda s: st.integers(0, len(s)).map(lambda n: s[n:]))

    @settings(deadline=None, max_examples=EXAMPLES)
    @given(st.binary(max_size=200) | st.lists(pieces | st.binary(max_size=20), max_size=4).map(b"".join))
    def runs(data: bytes) -> None:
        TARGETS[name](data)

    runs()
    record_property("tried", EXAMPLES)
