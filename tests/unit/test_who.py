"""`onrecord who`: what a name can mean on a day."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from typer.testing import CliRunner

from onrecord.annotate.lexicons.known_names import look_up
from onrecord.cli import app


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["who", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_an_office_holder_is_coded_by_the_office_held_on_the_day() -> None:
    (person,) = look_up("Angela Merkel", dt.date(2015, 5, 1))
    assert (person.kind, person.country, person.sectors) == ("person", "DEU", ("GOV",))
    assert "Chancellor" in (person.role or "")


def test_a_former_office_holder_is_of_the_elite() -> None:
    (person,) = look_up("Angela Merkel", dt.date(2024, 5, 1))
    assert person.sectors == ("ELI",)
    assert (person.role or "").startswith("former ")


def test_no_role_is_given_before_the_first_office() -> None:
    (person,) = look_up("Emmanuel Macron", dt.date(1990, 5, 1))
    assert (person.role, person.sectors) == (None, ())


def test_a_name_of_several_things_gives_them_all() -> None:
    senses = {one.sense for one in look_up("Georgia")}
    assert "country" in senses
    countries = {one.country for one in look_up("Tripoli") if one.sense in ("city", "capital")}
    assert {"LBY", "LBN"} <= countries


def test_a_surname_alone_means_only_those_in_office_on_the_day() -> None:
    assert all(any(o.tenure == "held" for o in one.offices) for one in look_up("Merkel", dt.date(2015, 5, 1)))


@pytest.mark.parametrize("name", ["", "   ", "…", "Zzyzx Quuxington"])
def test_a_name_that_nobody_bears_gives_nothing(name: str) -> None:
    assert look_up(name, dt.date(2020, 1, 1)) == ()


def test_the_command_says_how_far_it_knows_and_what_decides() -> None:
    shown = run("Tripoli", "--on", "2020-01-01")
    assert "a capital" in shown
    assert "The article decides" in shown
    assert "Nobody and nothing" in run("Zzyzx Quuxington")


def test_the_same_as_one_json_object() -> None:
    told = json.loads(run("Angela Merkel", "--on", "2015-05-01", "--json"))
    assert told["meanings"][0]["country"] == "DEU"
    assert told["on"] == "2015-05-01"


@pytest.mark.parametrize("words", [["x", "--on", "2020-02-30"], [" "]])
def test_a_mistake_ends_in_one_line_and_status_2(words: list[str]) -> None:
    assert CliRunner().invoke(app, ["who", *words]).exit_code == 2


@pytest.mark.parametrize(
    ("name", "country", "role"),
    [
        ("Abdelmadjid Tebboune", "DZA", "President of Algeria"),
        ("Wesley Simina", "FSM", "President of Micronesia"),  # who is only in the Factbook
        ("King Charles III", "GBR", "King of the United Kingdom"),
        ("Abdoulaye Maïga", "MLI", "Prime Minister of Mali"),
    ],
)
def test_leaders_of_today_are_known(name: str, country: str, role: str) -> None:
    found = look_up(name, dt.date(2026, 1, 10))
    assert (country, role) in [(one.country, one.role) for one in found]


def test_an_office_that_ends_by_the_constitution_is_given_up_on_that_day() -> None:
    (before,) = look_up("Gabriel Boric", dt.date(2026, 3, 1))
    (after,) = look_up("Gabriel Boric", dt.date(2026, 4, 1))
    assert (before.role, after.role) == ("President of Chile", "former President of Chile")
