"""The hand-written table of office holders holds nothing that cannot be true, and its review finds what cannot be."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "check_holders.py"
spec = importlib.util.spec_from_file_location("check_holders", TOOL)
assert spec is not None
assert spec.loader is not None
check_holders = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_holders)

SOUND = ["Ana Prado", "", "f", "PRT", "Prime Minister of Portugal", "GOV", "2031-01", "2033-02", "by hand", "2026-01"]


def reviewed(monkeypatch: pytest.MonkeyPatch, *rows: list[str]) -> list[str]:
    monkeypatch.setattr(check_holders, "read_table", lambda _: iter(rows))
    return check_holders.faults()


def changed(**cells: str) -> list[str]:
    columns = "name others gender country role sectors start end source checked".split()
    return [cells.get(column, cell) for column, cell in zip(columns, SOUND, strict=True)]


def test_nothing_in_the_table_is_impossible() -> None:
    assert check_holders.faults() == []


def test_a_sound_row_and_its_successor_have_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reviewed(monkeypatch, SOUND, changed(name="Rui Faro", start="2033-02", end="")) == []


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"start": "2034"}, "begins after its end"),
        ({"start": "2031-13"}, "is no date"),
        ({"start": "long ago"}, "is no date"),
        ({"country": "ATL"}, "no state"),
        ({"sectors": "KING"}, "sectors"),
        ({"source": ""}, "without a role, a source"),
        ({"checked": "today"}, "without a role, a source"),
    ],
)
def test_a_row_that_cannot_be_true_is_told(monkeypatch: pytest.MonkeyPatch, cells: dict[str, str], told: str) -> None:
    (fault,) = reviewed(monkeypatch, changed(**cells))
    assert told in fault


def test_two_at_once_in_an_office_of_one_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (fault,) = reviewed(monkeypatch, SOUND, changed(name="Rui Faro", start="2032-01", end="2034-01"))
    assert fault.startswith("two at once: Ana Prado")


def test_the_month_of_a_handover_is_no_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reviewed(monkeypatch, SOUND, changed(name="Rui Faro", start="2033-02-03", end="")) == []


def test_a_tenure_told_twice_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (fault,) = reviewed(monkeypatch, SOUND, changed(start="2031-06"))
    assert fault.startswith("twice at once")


def test_nobody_holds_an_office_after_death(monkeypatch: pytest.MonkeyPatch) -> None:
    row = changed(name="Hugo Chavez", country="VEN", role="President of Venezuela", start="1999-02-02", end="")
    (fault,) = reviewed(monkeypatch, row)
    assert "after the death" in fault
