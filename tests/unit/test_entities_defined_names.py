"""What the words beside a name make of it: acronyms in brackets, days behind it, "ethnic" and states before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.record import Record

Recorded = Callable[..., Record]


def countries(record: Record) -> dict[str, str | None]:
    return {e.name: e.country for e in record.entities}


def test_an_acronym_that_the_article_spells_out_is_whose_the_article_says(recorded: Recorded) -> None:
    found = countries(recorded("The Forces for Defence of Democracy (FDD) was founded in June. The FDD attacked."))
    assert found == {"Forces for Defence of Democracy": None}


def test_an_acronym_spelt_out_as_the_registry_has_it_is_the_registrys(recorded: Recorded) -> None:
    found = countries(recorded("The Foundation for Defense of Democracies (FDD) urged sanctions. The FDD said so."))
    assert found == {"Foundation for Defense of Democracies": "USA"}


@pytest.mark.parametrize(
    ("text", "name"),
    [("Israel Friday closed two crossings.", "Israel"), ("Chad Monday expelled two envoys.", "Chad")],
)
def test_the_day_behind_a_name_is_no_part_of_it(recorded: Recorded, text: str, name: str) -> None:
    assert name in countries(recorded(text))


def test_an_ethnic_group_is_not_the_state_of_that_name(recorded: Recorded) -> None:
    assert countries(recorded("Gunmen killed three ethnic Albanians on Monday."))["Albanians"] is None


def test_a_people_without_a_state_is_of_the_state_named_before_it(recorded: Recorded) -> None:
    found = countries(recorded("Thousands of Iraqi Kurds marched. Turkish Kurds protested too."))
    assert found == {"Iraqi Kurds": "IRQ", "Turkish Kurds": "TUR"}


def test_the_community_is_what_became_the_union(recorded: Recorded) -> None:
    assert countries(recorded("The European Community gave aid to Malta."))["European Community"] == "EUR"
