"""Parties beside the subject, behind a border, in what somebody owns, and those whom an attack on a thing kills."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.record import Record

Read = Callable[..., Record]


def countries(record: Record, type_: str) -> tuple[set[str | None], set[str | None]]:
    """Those of the actors and of the recipients of the first event of the type."""
    entities = {e.id: e for e in record.entities}
    event = next(e for e in record.events if e.type == type_)
    return {entities[i].country for i in event.actors}, {entities[i].country for i in event.recipients}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya, along with Uganda, condemned Burundi.",
        "Kenya, together with Uganda, condemned Burundi.",
        "Kenya, alongside Uganda, condemned Burundi.",
    ],
)
def test_whoever_acts_along_with_the_subject_acts(text: str, recorded: Read) -> None:
    assert countries(recorded(text), "ACCUSE") == ({"KEN", "UGA"}, {"BDI"})


@pytest.mark.parametrize(
    "text",
    ["Russia deployed troops along its border with Georgia.", "Russia sent tanks to the border with Georgia."],
)
def test_troops_on_a_border_are_there_for_those_across_it(text: str, recorded: Read) -> None:
    assert countries(recorded(text), "MOBILIZE") == ({"RUS"}, {"GEO"})


def test_a_protest_against_somebodys_war_is_against_its_owner(recorded: Read) -> None:
    _, targets = countries(recorded("Thousands marched in Oslo to protest Chad's war in Mali."), "PROTEST")
    assert targets == {"TCD"}


@pytest.mark.parametrize(
    "text",
    [
        "A French attack on the port killed three Libyans.",
        "The French shelling of a market wounded a Libyan farmer.",
    ],
)
def test_those_killed_by_an_attack_on_a_thing_are_attacked_too(text: str, recorded: Read) -> None:
    record = recorded(text)
    assert [e.type for e in record.events] == ["ASSAULT"]
    actors, recipients = countries(record, "ASSAULT")
    assert actors == {"FRA"}
    assert "LBY" in recipients


def test_sides_named_by_their_states_are_two_parties(recorded: Read) -> None:
    actors, _ = countries(recorded("The Chadian and Malian sides agreed to exchange prisoners."), "AGREE")
    assert actors == {"TCD", "MLI"}


def test_sides_of_the_street_are_nobody(recorded: Read) -> None:
    record = recorded("The sides of the road were lined with tyres.")
    assert not any("sides" in e.name for e in record.entities)
