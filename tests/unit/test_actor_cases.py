"""Our own actor cases: what the scorer calls right, and that the file is sound."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.evaluate.actors import Case, cases_file, faults, load

TEXT = "Kenyan Foreign Minister Asha Mwangi met Leon Hart in Nairobi."


def case(**asked: object) -> Case:
    return Case(id="t", split="dev", trap=False, text=TEXT, published=dt.date(2016, 5, 2), **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": ("person",), "country": ("KEN",), "sectors": ("GOV",), "role": "foreign minister"},
        {"not_country": "UGA"},
        {"apart": "Leon Hart"},
    ],
)
def test_what_is_so_has_no_fault(annotated, asked):
    assert faults(case(name="Asha Mwangi", **asked), annotated(TEXT, "2016-05-02")) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": ("place",)},
        {"country": ("UGA",)},
        {"not_country": "KEN"},
        {"sectors": ("MIL",)},
        {"role": "president"},
        {"flag": "name_variant"},
        {"same": "Leon Hart"},
        {"several": ("KEN", "UGA")},
        {"unknown": True},
    ],
)
def test_what_is_not_so_is_one_fault(annotated, asked):
    assert len(faults(case(name="Asha Mwangi", **asked), annotated(TEXT, "2016-05-02"))) == 1


def test_nobody_where_nobody_is_meant_is_right(annotated):
    assert faults(case(name="met", kind=("none",)), annotated(TEXT, "2016-05-02")) == []
    assert faults(case(name="met", kind=("person",)), annotated(TEXT, "2016-05-02")) == ["no entity"]


def test_the_file_holds_enough_cases_and_traps_and_every_name_stands_in_its_text():
    cases = load(cases_file())
    assert len(cases) >= 150
    assert sum(c.trap for c in cases) >= 60
    assert sum(c.split == "test" for c in cases) >= 150
    assert len({c.id for c in cases}) == len(cases)
    assert all(c.name in c.text for c in cases)
