"""The floors in gold/floors.toml hold. `--raise-floors` lifts them to what is measured; nothing ever lowers one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from onrecord.evaluate import gate
from onrecord.evaluate.reader import Reader
from onrecord.evaluate.scorers import SCORERS, Measured, Scorer, measure

pytestmark = pytest.mark.gold


@pytest.fixture(scope="module")
def measured(shared: Path) -> Callable[[Scorer], Measured]:
    reader = Reader()

    @cache
    def once(name: str) -> Measured:
        return next(measure([s for s in SCORERS if s.name == name], shared, reader))

    return lambda scorer: once(scorer.name)


@pytest.mark.parametrize("scorer", SCORERS, ids=lambda s: s.name)
def test_no_figure_falls_through_its_floor(
    scorer: Scorer, measured: Callable[[Scorer], Measured], pytestconfig: pytest.Config
) -> None:
    floors = gate.load(gate.floors_file())
    result = measured(scorer)
    if result.skipped:
        pytest.skip(result.skipped)
    assert not result.failed
    if pytestconfig.getoption("--raise-floors"):
        floors = gate.raised(floors, [result])
        gate.floors_file().write_text(gate.dump(floors), encoding="utf-8")
    if not gate.comparable(result, floors):
        pytest.skip(f"the sets of {scorer.name} have changed since its floors were pinned: `make gold FLOORS=raise`")
    assert gate.breaches(result, floors) == []
